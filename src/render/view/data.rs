//! The page that explains the files for other programs.

use serde::Serialize;

use super::Cx;
use super::common::LinkView;
use crate::model::Kind;
use crate::model::site::Any;
use crate::route::{File, Page, Table, relative};

/// The page of files for other programs.
#[derive(Debug, Serialize)]
pub struct DataView {
    /// Everything in one file.
    pub whole: FileView,
    /// A file a table that has rows.
    pub tables: Vec<TableView>,
    /// A file a type of which there are records.
    pub kinds: Vec<FileView>,
    /// Every number as contacts, if there is one.
    pub contacts: Option<String>,
    /// The services in forms that others exchange: the key of each form's words, and the way to it.
    pub services: Vec<(&'static str, String)>,
    /// What changed, if records say when.
    pub feed: Option<String>,
    /// The procedures as BPMN; none where there are too many for this page.
    pub charts: Vec<LinkView>,
    /// The way to the list of procedures, whose pages lead to their charts, where there are so many.
    pub procedures: Option<String>,
}

/// A file with its schema.
#[derive(Debug, Serialize)]
pub struct FileView {
    /// What it holds, a key of the theme's words.
    pub key: &'static str,
    /// How many rows it has.
    pub count: usize,
    /// The way to the file.
    pub href: String,
    /// The way to its JSON Schema.
    pub schema: String,
}

/// A table in its formats.
#[derive(Debug, Serialize)]
pub struct TableView {
    /// The file as JSON.
    pub json: FileView,
    /// The way to it as CSV.
    pub csv: String,
}

/// The most charts that the page lists.
const CHARTS: usize = 300;

impl Cx<'_> {
    /// The page of files for other programs.
    pub fn data_page(&self) -> DataView {
        let file = |key, count, file: File, schema: File| FileView {
            key,
            count,
            href: self.file(file),
            schema: self.file(schema),
        };
        let kind = |kind: Kind| {
            let count = self.site.count(kind);
            file(kind.folder(), count, File::Records(kind), File::RecordsSchema(kind))
        };
        let table = |table: Table| TableView {
            json: file(table.word(), 0, File::Json(table), File::TableSchema(table)),
            csv: self.file(File::Csv(table)),
        };
        let chart = |procedure: Any| LinkView {
            href: relative(&self.path, &super::chart::file_path(self.tag(), &procedure.meta().id, "bpmn")),
            text: self.name(procedure),
        };
        let many = self.site.count(Kind::Procedure) > CHARTS;
        let listed = if many { Vec::new() } else { self.site.records(Kind::Procedure) };
        let all = Kind::ALL.into_iter().map(|kind| self.site.count(kind)).sum();
        DataView {
            whole: file("whole", all, File::Whole, File::WholeSchema),
            tables: Table::ALL.into_iter().filter(|table| self.has(table.page())).map(table).collect(),
            kinds: Kind::ALL.into_iter().filter(|kind| self.site.count(*kind) > 0).map(kind).collect(),
            contacts: self.has(Page::Hotlines).then(|| self.file(File::Cards)),
            services: self.service_files(),
            feed: self.feed(),
            charts: listed.into_iter().map(chart).collect(),
            procedures: many.then(|| self.href(Page::Index(Kind::Procedure))),
        }
    }

    /// The files of services; none where there is no service.
    fn service_files(&self) -> Vec<(&'static str, String)> {
        let any = self.has(Page::Index(Kind::Service));
        let files = [("cpsv", File::Cpsv), ("hsds", File::Hsds), ("national", File::National)];
        let there = |file: File| any && (file != File::National || self.site.is_guided());
        let files = files.into_iter().filter(|(_, file)| there(*file));
        files.map(|(key, file)| (key, self.file(file))).collect()
    }

    /// The way to a file beside the pages.
    pub fn file(&self, file: File) -> String {
        relative(&self.path, &file.path(self.tag()))
    }

    /// The way to the feed of changes, if there is one.
    pub fn feed(&self) -> Option<String> {
        self.site.is_dated().then(|| self.file(File::Feed))
    }
}
