"""Words and sentences in Chinese and English that say the same.

A text is a pair of languages, `{"zh": …, "en": …}`. Numbers are digits in both, so that a checker which compares the
facts of the languages finds them equal.
"""

PLACES = [(a + c, b + d) for a, b in [("青", "Qing"), ("白", "Bai"), ("石", "Shi"), ("金", "Jin"), ("长", "Chang"), ("东", "Dong"),
          ("南", "Nan"), ("云", "Yun"), ("龙", "Long"), ("凤", "Feng"), ("柳", "Liu"), ("松", "Song"), ("竹", "Zhu"), ("梅", "Mei"),
          ("红", "Hong"), ("新", "Xin"), ("安", "An"), ("平", "Ping"), ("华", "Hua"), ("清", "Qi")]
          for c, d in [("山", "shan"), ("河", "he"), ("湖", "hu"), ("桥", "qiao"), ("塘", "tang"), ("田", "tian"), ("城", "cheng"),
                       ("溪", "xi"), ("泉", "quan"), ("岭", "ling"), ("洲", "zhou"), ("港", "gang"), ("坪", "ping"), ("店", "dian"),
                       ("沙", "sha"), ("林", "lin")]]
SUBJECTS = [("电梯", "lift"), ("锅炉", "boiler"), ("压力容器", "pressure vessel"), ("起重机械", "crane"), ("客运索道", "ropeway"),
            ("电子秤", "electronic scale"), ("加油机", "fuel dispenser"), ("水表", "water meter"), ("电能表", "electricity meter"),
            ("出租车计价器", "taximeter"), ("血压计", "blood pressure gauge"), ("棉花", "cotton"), ("羊毛", "wool"), ("食品包装", "food packaging"),
            ("餐具洗涤剂", "dishwashing liquid"), ("压力锅", "pressure cooker"), ("化肥", "fertiliser"), ("水泥", "cement"), ("钢筋", "steel bar"),
            ("电线电缆", "cable"), ("儿童玩具", "toy"), ("烟花爆竹", "firework"), ("危险化学品", "hazardous chemical"), ("农药", "pesticide"),
            ("化妆品", "cosmetics"), ("商品条码", "bar code"), ("组织机构代码", "organisation code"), ("能效标识", "energy label"),
            ("认证标志", "certification mark"), ("地方标准", "local standard"), ("企业标准", "enterprise standard"), ("计量标准", "measurement standard"),
            ("标准物质", "reference material"), ("机动车检测", "vehicle testing"), ("燃气灶具", "gas cooker"), ("家用电器", "household appliance")]
THINGS = [("申请书", "application"), ("检验报告", "test report"), ("许可证", "licence"), ("合格证", "certificate"), ("整改通知", "rectification notice"),
          ("抽样单", "sampling form"), ("档案", "file"), ("台账", "ledger"), ("年度计划", "annual plan"), ("检查记录", "inspection record"),
          ("技术规范", "technical norm"), ("标志", "mark"), ("样品", "sample"), ("说明书", "manual"), ("投诉单", "complaint form"),
          ("授权书", "authorisation"), ("备案表", "filing form"), ("目录", "catalogue"), ("公告", "announcement"), ("处理决定", "decision")]
ACTS = [("受理", "accepts"), ("审查", "reviews"), ("核对", "compares"), ("登记", "registers"), ("公布", "publishes"), ("移交", "hands over"),
        ("封存", "seals up"), ("抽查", "spot-checks"), ("复查", "re-checks"), ("归档", "archives"), ("退回", "returns"), ("签发", "signs")]
ORDERS = [("受理", "Accept"), ("审查", "Review"), ("核对", "Compare"), ("登记", "Register"), ("公布", "Publish"), ("移交", "Hand over"),
          ("封存", "Seal up"), ("抽查", "Spot-check"), ("复查", "Re-check"), ("归档", "Archive"), ("退回", "Return"), ("签发", "Sign")]
BODIES = [("质量监督局", "Quality Supervision Bureau"), ("公安局", "Public Security Bureau"), ("环境保护局", "Environment Bureau"),
          ("交通运输局", "Transport Bureau"), ("卫生局", "Health Bureau"), ("农业局", "Agriculture Bureau"), ("工商局", "Industry and Commerce Bureau"),
          ("安全生产监督局", "Work Safety Bureau"), ("住房和建设局", "Housing and Construction Bureau"), ("城市管理局", "City Management Bureau"),
          ("消防支队", "Fire Brigade"), ("商务局", "Commerce Bureau"), ("教育局", "Education Bureau")]
PEOPLE = [("生产者", "maker"), ("销售者", "seller"), ("使用者", "user"), ("修理者", "repairer"), ("进口者", "importer"), ("检验员", "inspector"),
          ("抽样人员", "sampler"), ("评审员", "assessor"), ("检验机构", "testing body"), ("申请人", "applicant"), ("投诉人", "complainant")]
SECTIONS = ["计量股", "标准股", "质量股", "监察股", "法规股", "服务窗口"], ["Metrology Section", "Standards Section", "Quality Section",
            "Supervision Section", "Legal Section", "Service Desk"]

SENTENCES = [
    ("{who}收到{subject}的{thing}后，在{n}日内{act}，并书面说明理由。", "The {who} {act} the {thing} of the {subject} within {n} days of receiving it and gives reasons in writing."),
    ("{subject}的{thing}不齐全的，应当一次说明缺什么，不得因此拒绝。", "If the {thing} of the {subject} is incomplete, what is missing must be said at once, and that is no ground for refusal."),
    ("对{subject}每{m}个月至少检查{k}次，结果记入{thing}。", "The {subject} is inspected at least {k} times in {m} months, and the result goes into the {thing}."),
    ("{who}对{thing}的真实性负责，{subject}停用后仍要保存{k}年。", "The {who} answers for the truth of the {thing}, which is kept for {k} years after the {subject} is out of use."),
    ("涉及{subject}安全隐患的，{who}立即停止使用，等复查合格后恢复。", "Where the safety of the {subject} is in doubt, the {who} stops using it at once and resumes after a passed re-check."),
    ("跨区域的{subject}由{place}牵头，其他部门配合，以{thing}为准。", "For the {subject} in several areas {place} takes the lead, others support it, and the {thing} decides."),
    ("{who}可以在{n}日内对{thing}提出异议，逾期视为承认。", "The {who} can object to the {thing} within {n} days; after that it counts as accepted."),
    ("没有{thing}的{subject}不得出厂、销售或者投入使用。", "The {subject} without its {thing} must not leave the works, be sold or be put to use."),
    ("抽取{subject}样品时，至少有{k}名人员在场，并出示证件。", "When the {subject} is sampled, at least {k} officers are present and show their papers."),
    ("{who}{act}{thing}时不得收取费用，也不得指定{subject}的供应商。", "When the {who} {act} the {thing}, no fee is taken and no supplier of the {subject} is named."),
]


def pair(zh, en):
    return {"zh": zh, "en": en}


def both(text, change):
    """The text with each language changed by `change(words, language)`."""
    return {language: change(words, language) for language, words in text.items()}


def joined(texts, between=("", " ")):
    """Texts one after another as one."""
    return pair(between[0].join(text["zh"] for text in texts), between[1].join(text["en"] for text in texts))


def fill(template, **values):
    """A pair of templates with values put in; a value is a pair of its own or a number."""
    def side(at):
        return template[at].format(**{name: value[at] if isinstance(value, tuple) else value for name, value in values.items()})
    return pair(side(0), side(1))


def sentence(rng, days=None):
    """A sentence; with `days`, one that names this number of days."""
    template = rng.choice([SENTENCES[0], SENTENCES[6]] if days else SENTENCES)
    return fill(template, who=rng.choice(PEOPLE), subject=rng.choice(SUBJECTS), thing=rng.choice(THINGS), act=rng.choice(ACTS),
                place=rng.choice(PLACES), n=days or rng.choice([3, 5, 7, 10, 15, 20, 30, 60]), m=rng.choice([3, 6, 12]), k=rng.randint(2, 9))


def sentences(rng, count):
    return joined([sentence(rng) for _ in range(count)])


def capital(words):
    return words[:1].upper() + words[1:]
