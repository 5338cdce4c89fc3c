//! A page: its view, in its frame, through its template.

use serde::Serialize;

use super::Renderer;
use super::view::Cx;
use super::view::frame::FrameView;
use super::view::head::Head;
use crate::model::Kind;
use crate::model::site::Any;
use crate::route::{Page, pages};
use crate::theme::fault::Fault;
use crate::theme::template::Frame;

macro_rules! once {
    ($($(#[$doc:meta])* $page:ident $name:literal $(=> $view:ident)? { $($fields:tt)* };)*) => {
        impl<'a> Renderer<'a> {
            /// A page that stands once in a language, or a further part of one.
            fn once(&self, cx: &Cx<'a>, head: &Head<'a>, template: &str) -> Result<Vec<u8>, Fault> {
                match head.page.first() {
                    $($(Page::$page => self.framed(cx, head, template, cx.$view()),)?)*
                    _ => Err(Fault::new("rendered elsewhere")),
                }
            }
        }
    };
}

pages!(once);

impl<'a> Renderer<'a> {
    /// The page of a record.
    pub(super) fn record(&self, cx: &Cx<'a>, record: Any<'a>) -> Result<Vec<u8>, Fault> {
        let head = cx.record_head(record);
        let template = format!("{}.html", record.kind().word());
        match record {
            Any::Service(service) => self.framed(cx, &head, &template, cx.service(service)),
            Any::Duty(duty) => self.framed(cx, &head, &template, cx.duty(duty)),
            Any::Boundary(boundary) => self.framed(cx, &head, &template, cx.boundary(boundary)),
            Any::Case(case) => self.framed(cx, &head, &template, cx.case(case)),
            Any::Regime(regime) => self.framed(cx, &head, &template, cx.regime(regime)),
            Any::Procedure(procedure) => self.framed(cx, &head, &template, cx.procedure(procedure)),
            Any::Agency(agency) => self.framed(cx, &head, &template, cx.agency(agency)),
            Any::Law(law) => self.framed(cx, &head, &template, cx.law(law)),
            Any::Document(document) => self.framed(cx, &head, &template, cx.document(document)),
            Any::Guide(guide) => self.framed(cx, &head, &template, cx.guide(guide)),
            Any::Term(_) => Err(Fault::new("terms stand on one page")),
        }
    }

    /// A further part of what names a record.
    pub(super) fn mentions(
        &self,
        cx: &Cx<'a>,
        page: Page<'a>,
        kind: Kind,
        id: &str,
    ) -> Result<Vec<u8>, Fault> {
        let record = self.site.find(kind, id).expect("pages are made from records");
        let mut above = cx.above(page);
        above.push(cx.to(record));
        let head = Head { above, ..Head::of(page, cx.plain(record.title()), true) };
        self.framed(cx, &head, "mentions.html", cx.mentions_page(record))
    }

    /// A page over many records.
    pub(super) fn over_many(&self, cx: &Cx<'a>, page: Page<'a>) -> Result<Vec<u8>, Fault> {
        let head = |dated_facts| Head::of(page, cx.title(page), dated_facts);
        match page.first() {
            Page::Index(Kind::Term) => self.framed(cx, &head(false), "glossary.html", cx.glossary()),
            Page::Index(kind) => self.framed(cx, &head(kind == Kind::Service), "index.html", cx.index(kind)),
            first => match first.row() {
                Some(row) => self.once(cx, &head(row.dated_facts), row.template),
                None => Err(Fault::new("rendered elsewhere")),
            },
        }
    }

    /// A view in its frame, through a template.
    fn framed(
        &self,
        cx: &Cx<'a>,
        head: &Head<'a>,
        template: &str,
        page: impl Serialize,
    ) -> Result<Vec<u8>, Fault> {
        self.in_frame(cx, &cx.frame(head), template, &page)
    }

    /// As [`Self::framed`], with the frame made by the caller.
    pub(super) fn in_frame(
        &self,
        cx: &Cx<'a>,
        own: &FrameView,
        template: &str,
        page: &impl Serialize,
    ) -> Result<Vec<u8>, Fault> {
        let shared = self.surrounds.of(cx);
        let frame = Frame { own, shared: &shared };
        cx.theme.templates.render(template, page, Some(frame), cx.words)
    }
}
