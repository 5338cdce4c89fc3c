//! Which table this is, and what stands in which column: known by the words of its head.

use crate::import::document::{Cell, Table};

/// A table that is known by its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// What an office is responsible for.
    Duties,
    /// What several offices share.
    Boundaries,
    /// Services with the units that run them and their numbers.
    Services,
    /// Items of a register of services or powers, one a row.
    Items,
}

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
const HEADS: [(&str, Column); 66] = [
    ("序号", Column::Ordinal),
    ("编号", Column::Ordinal),
    ("主要职责", Column::Duty),
    ("职责名称", Column::Duty),
    ("具体工作事项", Column::Task),
    ("具体工作", Column::Task),
    ("工作事项", Column::Task),
    ("具体事项", Column::Task),
    ("备注", Column::Remark),
    ("管理事项", Column::Matter),
    ("相关部门", Column::Party),
    ("责任部门", Column::Party),
    ("职责分工", Column::Role),
    ("部门职责", Column::Role),
    ("案例", Column::Case),
    ("服务事项", Column::Service),
    ("事项名称", Column::Service),
    ("项目名称", Column::Service),
    ("职权名称", Column::Service),
    ("权力名称", Column::Service),
    ("主要内容", Column::Content),
    ("服务内容", Column::Content),
    ("承办机构", Column::Unit),
    ("承办单位", Column::Unit),
    ("承办科室", Column::Unit),
    ("责任科室", Column::Unit),
    ("责任股室", Column::Unit),
    ("投诉电话", Column::Complaint),
    ("监督电话", Column::Complaint),
    ("监督投诉", Column::Complaint),
    ("联系电话", Column::Phone),
    ("咨询电话", Column::Phone),
    ("咨询方式", Column::Phone),
    ("联系方式", Column::Phone),
    ("事项类型", Column::Power),
    ("权力类型", Column::Power),
    ("职权类别", Column::Power),
    ("权力类别", Column::Power),
    ("实施主体", Column::Agency),
    ("实施机构", Column::Agency),
    ("行使主体", Column::Agency),
    ("受理条件", Column::Criteria),
    ("办理条件", Column::Criteria),
    ("申请条件", Column::Criteria),
    ("申请材料", Column::Evidence),
    ("办理材料", Column::Evidence),
    ("申报材料", Column::Evidence),
    ("法定办结时限", Column::Statutory),
    ("法定时限", Column::Statutory),
    ("承诺办结时限", Column::Promised),
    ("承诺时限", Column::Promised),
    ("收费", Column::Cost),
    ("地点", Column::Address),
    ("地址", Column::Address),
    ("办理时间", Column::Hours),
    ("办公时间", Column::Hours),
    ("受理时间", Column::Hours),
    ("网上办理", Column::Online),
    ("网办", Column::Online),
    ("网址", Column::Online),
    ("结果", Column::Output),
    ("编码", Column::Code),
    ("服务对象", Column::Audience),
    ("办理对象", Column::Audience),
    ("依据", Column::Basis),
    ("电话", Column::Phone),
];

/// How far down a head may stand: below a title and a line with the office's name.
const DEEPEST_HEAD: usize = 4;

/// A table with its columns.
#[derive(Debug)]
pub struct Known<'t> {
    /// Which table it is.
    pub sort: Sort,
    /// The row of its head.
    pub head: usize,
    /// What the columns hold.
    pub columns: Vec<Option<Column>>,
    /// The table.
    pub table: &'t Table,
}

/// What a table is; `None` if its head is of no known form.
pub fn known(table: &Table) -> Option<Known<'_>> {
    let heads = table.rows.iter().enumerate().take(DEEPEST_HEAD);
    heads
        .filter_map(|(head, row)| {
            let columns: Vec<Option<Column>> = row.iter().map(|cell| column(&cell.text())).collect();
            Some(Known { sort: sort(&columns)?, head, columns, table })
        })
        .next()
}

fn column(head: &str) -> Option<Column> {
    let head: String = head.chars().filter(|c| !c.is_whitespace()).collect();
    HEADS.iter().find(|(word, _)| head.contains(word)).map(|(_, column)| *column)
}

fn sort(columns: &[Option<Column>]) -> Option<Sort> {
    let has = |column: Column| columns.contains(&Some(column));
    let known = columns.iter().flatten().filter(|column| **column != Column::Ordinal).count();
    if has(Column::Matter) && has(Column::Party) && has(Column::Role) {
        Some(Sort::Boundaries)
    } else if has(Column::Duty) && has(Column::Task) {
        Some(Sort::Duties)
    } else if has(Column::Service) && has(Column::Content) {
        Some(Sort::Services)
    } else if has(Column::Service) && known >= 3 {
        Some(Sort::Items)
    } else {
        None
    }
}

impl<'t> Known<'t> {
    /// The cell of a row that stands in a column of a sort, if the table has one.
    pub fn cell_of(&self, row: &'t [Cell], column: Column) -> Option<&'t Cell> {
        let at = self.columns.iter().position(|known| *known == Some(column))?;
        row.get(at)
    }

    /// What a cell of a row says; empty where there is none.
    pub fn text_of(&self, row: &'t [Cell], column: Column) -> String {
        self.cell_of(row, column).map(Cell::text).unwrap_or_default()
    }

    /// Whether a column is the first of what it holds: of two, records take the first.
    pub fn is_first(&self, at: usize) -> bool {
        self.columns.iter().position(|other| *other == self.columns[at]) == Some(at)
    }

    /// Whether a row says the same as the head: it stands there once more after a page break.
    pub fn is_head(&self, row: &[Cell]) -> bool {
        let head = &self.table.rows[self.head];
        row.iter().zip(head).all(|(cell, head)| cell.text() == head.text())
    }
}
