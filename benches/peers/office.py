"""The knowledge base that every generator of the comparison gets: records as Fangce's fields, in offices of a hundred.

An office has each type of record in the shares of this repository's content, and its records are about as long; only
regimes are a third as long as ours. Agencies, laws and terms stand in one file each, which the program reads up to
2 MiB: as many of them as we have would be too many at 50,000 records, so that there are fewer.
Everything follows from the number of the office, so that a base is the same whenever and wherever it is made.
"""
import functools
import random

from flow import Flow
from words import ACTS, BODIES, PEOPLE, PLACES, SECTIONS, SUBJECTS, THINGS, both, capital, fill, pair, sentence, sentences

# Ours: 65 procedures, 15 regimes, 8 duties, 8 boundaries, 8 cases, 5 services, 6 guides; each rounded to its share of
# 83. Agencies, units, roles, laws and documents are 17 of a hundred, and not 234 of 349 as ours.
SHARES = {"procedure": 47, "regime": 11, "duty": 6, "boundary": 6, "case": 6, "service": 3, "guide": 4,
          "agency": 4, "unit": 1, "role": 4, "law": 4, "document": 4}
SIZE = sum(SHARES.values())
# Terms have no page of their own and come in addition.
TERMS = 6
LINKED = ["procedure", "regime", "duty", "boundary", "case", "service", "guide", "law", "document"]
ARTICLE = 7


class Office:
    """One office among `among`; its records are made when asked for."""

    def __init__(self, number, among):
        self.number, self.among = number, among
        self.rng = random.Random(f"office {number}")

    def records(self):
        """Every record as (type, id, fields, long texts or None), in the order of `SHARES`, then the terms."""
        for kind, share in SHARES.items():
            for at in range(share):
                fields, long = getattr(self, kind)(at)
                yield kind, self.id(kind, at), fields, long
        for at in range(TERMS):
            yield "term", self.id("term", at), self.term(at), None

    def id(self, kind, at):
        return f"{kind}-{self.number}-{at % SHARES.get(kind, TERMS)}"

    def title(self, kind, at):
        return title(kind, self.number, at)

    def other(self):
        """A record to lead to, here or, one time in four, in another office: its reference and its name."""
        office = Office(self.rng.randrange(self.among), self.among) if self.rng.random() < 0.25 else self
        kind = self.rng.choice(LINKED)
        at = self.rng.randrange(SHARES[kind])
        return f"{kind}/{office.id(kind, at)}", office.title(kind, at)

    def links(self, count):
        return sorted({self.other()[0] for _ in range(count)})

    def any(self, kind):
        return self.id(kind, self.rng.randrange(SHARES[kind]))

    def article(self):
        return f"{self.any('law')}#{ARTICLE}"

    def head(self, kind, at, name="title"):
        return {"order": self.number * SIZE + at, name: self.title(kind, at), "summary": sentences(self.rng, 2)}

    def item(self, name, typed=True):
        """An item with what may be said of it; a typed value says what its sentence says."""
        rng, days = self.rng, self.rng.choice([5, 10, 15, 30])
        has_deadline = typed and rng.random() < 0.2
        item = {"id": name, **sentence(rng, days if has_deadline else None), "who": [self.any(rng.choice(["role", "unit", "agency"]))],
                "kind": rng.choice(["right", "obligation", "prohibition", "power", "fact"]), "audience": [rng.choice(["business", "staff", "citizen"])]}
        if has_deadline:
            item["deadline"] = {"count": days, "unit": "day", "from": pair("收到之日", "receipt"), "otherwise": pair("视为承认", "it counts as accepted")}
        if rng.random() < 0.3:
            item["see"] = self.links(1)
        if rng.random() < 0.3:
            item["basis"] = [self.article()]
        return item

    def items(self, prefix, count):
        return [self.item(f"{prefix}{at}") for at in range(count)]

    def penalty(self, name):
        rng, most = self.rng, self.rng.choice([10000, 30000, 50000])
        subject, thing = rng.choice(SUBJECTS), rng.choice(THINGS)
        words = fill(("{subject}没有{thing}的，责令改正，处{sum}元以下罚款。", "The {subject} without its {thing} brings an order to correct and a fine of up to {sum} yuan."), subject=subject, thing=thing, sum=most)
        act = fill(("{subject}没有{thing}", "the {subject} without its {thing}"), subject=subject, thing=thing)
        return {"id": name, **words, "kind": "prohibition", "audience": ["business"],
                "penalty": {"for": act, "on": [self.any("role")], "force": rng.choice(["may", "must"]), "sanctions": [pair("责令改正", "order to correct"), pair("罚款", "fine")],
                            "amount": {"max": most, "currency": "CNY"}, "basis": [self.article()], "by": [self.any("agency")]}}

    def procedure(self, at):
        actors = [self.id("role", at), self.id("role", at + 1), self.id("agency", at), self.id("unit", at)]
        flow = Flow(self.rng, actors, [self.article() for _ in range(4)], [self.id("document", at + more) for more in range(3)])
        steps = flow.steps()
        fields = {"regime": self.id("regime", at), **self.head("procedure", at), "trigger": sentence(self.rng), "actors": flow.used}
        return {**fields, "steps": steps}, None

    def regime(self, at):
        headings = [("objects", "检查对象", "Objects", 2), ("contents", "检查内容", "Content", 3), ("methods", "检查方式", "Methods", 3),
                    ("procedure", "检查程序", "Procedure", 4), ("measures", "措施", "Measures", 3), ("handling", "处理", "Handling", 3)]
        sections = []
        for kind, zh, en, count in headings:
            items = self.items(f"{kind}-", max(1, round(count * self.rng.uniform(0.3, 1.6))))
            if kind == "procedure":
                for item in items[::4]:
                    item["items"] = self.items(f"{item['id']}-", 3)
            if kind == "handling":
                items += [self.penalty(f"penalty-{more}") for more in range(2)]
            sections.append({"heading": pair(zh, en), "kind": kind, "lead": {**sentence(self.rng), "who": [self.any("unit")]}, "items": items})
        return {**self.head("regime", at), "purpose": sentences(self.rng, 2), "sections": sections}, None

    def duty(self, at):
        tasks = self.items("task-", self.rng.randint(6, 14))
        return {**self.head("duty", at), "tasks": tasks, "laws": sorted({self.any("law") for _ in range(3)}), "related": self.links(5)}, None

    def boundary(self, at):
        def party(more):
            return {"agency": self.id("agency", at * 4 + more), "short": fill(("{thing}管理", "looking after the {thing}"), thing=THINGS[more]),
                    "roles": self.items(f"party-{more}-", self.rng.randint(2, 5))}
        fields = self.head("boundary", at, "matter") | {"parties": [party(more) for more in range(4)]}
        return {**fields, "basis": sorted({self.any("law") for _ in range(3)}), "case": self.id("case", at)}, None

    def case(self, at):
        fields = {"order": at, "boundary": self.id("boundary", at), "title": self.title("case", at), "shows": sentence(self.rng)}
        return fields, [("text", sentences(self.rng, 3)), ("list", [sentence(self.rng) for _ in range(5)]), ("links", [self.other()])]

    def service(self, at):
        unit = self.id("unit", at)
        number = 2000000 + self.number * SHARES["service"] + at
        fields = self.head("service", at, "name") | {"for": sentence(self.rng), "offers": self.items("offer-", 4)}
        return {**fields, "topics": [self.title("document", self.rng.randrange(20)) for _ in range(3)], "units": {"lead": [unit]},
                "hotlines": [{"number": f"0730-{number}", "unit": unit}], "dates": [{"name": pair("咨询日", "Advice day"), "on": f"05-{10 + at}"}]}, None

    def guide(self, at):
        long = [("text", sentences(self.rng, 4))]
        for part in range(5):
            long += [("heading", self.title("document", part + at)), ("text", sentences(self.rng, 3)), ("links", [self.other(), self.other()])]
            shape = ("table", [(sentence(self.rng), sentence(self.rng)) for _ in range(5)]) if part % 3 == 1 else ("list", [sentence(self.rng) for _ in range(4)])
            long.append(shape)
        return {**self.head("guide", at), "audience": [["business", "staff", "citizen"][at % 3]]}, long

    def agency(self, at):
        level = {"level": "county", "parent": self.id("agency", 0)} if at else {"level": "city"}
        return {"name": self.title("agency", at), "aliases": self.aliases("agency", at), **level}, None

    def unit(self, at):
        return {"agency": self.id("agency", at), "name": self.title("unit", at), "aliases": self.aliases("unit", at), "phones": [f"0730-{6000000 + self.number * 2 + at}"]}, None

    def role(self, at):
        fields = {"name": self.title("role", at), "meaning": sentence(self.rng), "aliases": self.aliases("role", at)}
        return fields | ({"inspects": True} if at % 5 == 0 else {}), None

    def law(self, at):
        kinds = ["law", "administrative-regulation", "departmental-rule", "normative-document"]
        number = pair(f"第{self.number * 13 + at + 1}号令", f"Decree No. {self.number * 13 + at + 1}")
        return {"title": self.title("law", at), "kind": kinds[at % 4], "number": number, "articles": [{"number": ARTICLE, "gist": sentences(self.rng, 2)}]}, None

    def document(self, at):
        kinds = ["form", "certificate", "notice", "report", "catalogue", "plan", "file"]
        return {"title": self.title("document", at), "kind": kinds[at % 7], "aliases": self.aliases("document", at)}, None

    def term(self, at):
        return {"term": self.title("term", at), "definition": sentences(self.rng, 1 + at % 2), "aliases": self.aliases("term", at), "see": self.links(1)}

    def aliases(self, kind, at):
        names = [fill(("{subject}{thing}", "{subject} {thing}"), subject=self.rng.choice(SUBJECTS), thing=self.rng.choice(THINGS)) for _ in range(2)]
        return {language: [name[language] for name in names] for language in ("zh", "en")}


def offices(records):
    """The offices that together have so many records; a multiple of `SIZE`."""
    return [Office(number, records // SIZE) for number in range(records // SIZE)]


@functools.cache
def title(kind, number, at):
    """The name of a record, known without making it, so that others can lead to it."""
    rng, place = random.Random(f"{kind} {number} {at}"), PLACES[number % len(PLACES)]
    body, section = BODIES[at % len(BODIES)], (SECTIONS[0][at % 6], SECTIONS[1][at % 6])
    forms = {"agency": ("{place}{body}", "{place} {body}"), "unit": ("{place}{section}", "{place} {section}"),
             "role": ("{place}{subject}{who}", "{place} {subject} {who}"), "law": ("《{place}{subject}{thing}管理办法》", "{place} Rules on the {thing} of the {subject}"),
             "document": ("{place}{subject}{thing}", "{place} {subject} {thing}"), "term": ("{place}{subject}{thing}", "{place} {subject} {thing} record")}
    form = forms.get(kind, ("{place}{subject}{thing}怎样{act}", "{place}: who {act} the {thing} of the {subject}"))
    name = fill(form, place=place, body=body, section=section, who=PEOPLE[at % len(PEOPLE)], subject=SUBJECTS[(at * 7 + rng.randrange(3)) % len(SUBJECTS)],
                thing=THINGS[(at * 3 + rng.randrange(2)) % len(THINGS)], act=rng.choice(ACTS))
    return both(name, lambda words, _: capital(words))
