//! What the heads of columns mean: words of responsibility lists, of power lists and of registers of services, and those
//! that an author says.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    Ordinal,
    Duty,
    Task,
    Remark,
    Matter,
    Party,
    Role,
    Basis,
    Case,
    Service,
    Content,
    Unit,
    Phone,
    Power,
    Agency,
    Criteria,
    Evidence,
    Statutory,
    Promised,
    Cost,
    Address,
    Hours,
    Complaint,
    Online,
    Output,
    Code,
    Audience,
}

/// Words of heads, and what stands below them. The first that fits counts, so that longer words come first. They
/// are those of responsibility lists, of power lists, and of GB/T 39554.1-2020.
const HEADS: [(&str, Column); 117] = [
    ("序号", Column::Ordinal),
    ("编号", Column::Ordinal),
    ("收费依据", Column::Remark),
    ("责任事项", Column::Remark),
    ("追责情形", Column::Remark),
    ("主要职责", Column::Duty),
    ("职责名称", Column::Duty),
    ("部门职责", Column::Role),
    ("具体工作事项", Column::Task),
    ("具体工作", Column::Task),
    ("工作事项", Column::Task),
    ("具体事项", Column::Task),
    ("工作任务", Column::Task),
    ("管理事项", Column::Matter),
    ("监管事项", Column::Matter),
    ("职责事项", Column::Matter),
    ("相关部门", Column::Party),
    ("涉及部门", Column::Party),
    ("有关部门", Column::Party),
    ("责任部门", Column::Party),
    ("职责分工", Column::Role),
    ("职责划分", Column::Role),
    ("分工情况", Column::Role),
    ("工作职责", Column::Role),
    ("案例", Column::Case),
    ("服务事项", Column::Service),
    ("事项名称", Column::Service),
    ("项目名称", Column::Service),
    ("职权名称", Column::Service),
    ("权力名称", Column::Service),
    ("权责名称", Column::Service),
    ("业务名称", Column::Service),
    ("权力事项", Column::Service),
    ("审批事项", Column::Service),
    ("许可事项", Column::Service),
    ("主要内容", Column::Content),
    ("服务内容", Column::Content),
    ("事项简述", Column::Content),
    ("承办机构", Column::Unit),
    ("承办单位", Column::Unit),
    ("承办科室", Column::Unit),
    ("承办处室", Column::Unit),
    ("承办股室", Column::Unit),
    ("责任科室", Column::Unit),
    ("责任处", Column::Unit),
    ("责任股室", Column::Unit),
    ("办理科室", Column::Unit),
    ("经办科室", Column::Unit),
    ("办理机构", Column::Unit),
    ("投诉电话", Column::Complaint),
    ("监督电话", Column::Complaint),
    ("监督方式", Column::Complaint),
    ("监督投诉", Column::Complaint),
    ("投诉渠道", Column::Complaint),
    ("投诉举报", Column::Complaint),
    ("联系电话", Column::Phone),
    ("咨询电话", Column::Phone),
    ("咨询方式", Column::Phone),
    ("咨询途径", Column::Phone),
    ("联系方式", Column::Phone),
    ("事项类型", Column::Power),
    ("事项类别", Column::Power),
    ("权力类型", Column::Power),
    ("职权类型", Column::Power),
    ("职权类别", Column::Power),
    ("权力类别", Column::Power),
    ("实施主体", Column::Agency),
    ("实施机构", Column::Agency),
    ("行使主体", Column::Agency),
    ("责任主体", Column::Agency),
    ("实施部门", Column::Agency),
    ("主管部门", Column::Agency),
    ("受理条件", Column::Criteria),
    ("办理条件", Column::Criteria),
    ("申请条件", Column::Criteria),
    ("申报条件", Column::Criteria),
    ("准予条件", Column::Criteria),
    ("申请材料", Column::Evidence),
    ("办理材料", Column::Evidence),
    ("申报材料", Column::Evidence),
    ("所需材料", Column::Evidence),
    ("提交材料", Column::Evidence),
    ("材料清单", Column::Evidence),
    ("法定办结时限", Column::Statutory),
    ("法定时限", Column::Statutory),
    ("法定期限", Column::Statutory),
    ("法定办理时限", Column::Statutory),
    ("承诺办结时限", Column::Promised),
    ("承诺时限", Column::Promised),
    ("承诺期限", Column::Promised),
    ("承诺办理时限", Column::Promised),
    ("办结时限", Column::Promised),
    ("办理时限", Column::Promised),
    ("办理期限", Column::Promised),
    ("收费", Column::Cost),
    ("地点", Column::Address),
    ("地址", Column::Address),
    ("办理时间", Column::Hours),
    ("办公时间", Column::Hours),
    ("工作时间", Column::Hours),
    ("受理时间", Column::Hours),
    ("网上办理", Column::Online),
    ("网办", Column::Online),
    ("网址", Column::Online),
    ("结果", Column::Output),
    ("编码", Column::Code),
    ("事项代码", Column::Code),
    ("服务对象", Column::Audience),
    ("办理对象", Column::Audience),
    ("实施对象", Column::Audience),
    ("行政相对人", Column::Audience),
    ("申请人", Column::Audience),
    ("适用对象", Column::Audience),
    ("备注", Column::Remark),
    ("说明", Column::Remark),
    ("依据", Column::Basis),
    ("电话", Column::Phone),
];

/// What heads mean, the author's own words before ours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heads {
    own: Vec<(String, Column)>,
}

impl Heads {
    /// Heads of which an author says which of ours they mean: `办什么事`, `服务事项`.
    ///
    /// # Errors
    /// A word that is none of ours.
    pub fn of(own: impl IntoIterator<Item = (String, String)>) -> Result<Self, String> {
        let pair = |(head, known): (String, String)| {
            let known = bare(&known);
            let column = HEADS.iter().find(|(word, _)| *word == known).map(|(_, column)| *column);
            column.map(|column| (bare(&head), column)).ok_or(known)
        };
        Ok(Self { own: own.into_iter().map(pair).collect::<Result<_, _>>()? })
    }

    /// Our words, for people who look for one.
    pub fn known() -> impl Iterator<Item = &'static str> {
        HEADS.iter().map(|(word, _)| *word)
    }

    /// What a column with this head holds, if it is known.
    pub fn column(&self, head: &str) -> Option<Column> {
        let head = bare(head);
        let own = self.own.iter().find(|(word, _)| *word == head).map(|(_, column)| *column);
        own.or_else(|| HEADS.iter().find(|(word, _)| head.contains(word)).map(|(_, column)| *column))
    }
}

/// A head without spaces and line breaks, which tables have for their looks.
fn bare(head: &str) -> String {
    head.chars().filter(|c| !c.is_whitespace()).collect()
}
