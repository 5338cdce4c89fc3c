//! Records of every type.

use schemars::JsonSchema;
use serde::Serialize;

use super::application::ApplicationRow;
use super::contact::ContactRow;
use super::item::{ItemRow, OriginRow, audience};
use super::procedure::{ComparisonRow, StepRow};
use super::{Rows, Text, Texts, reference, references};
use crate::model::record::{
    Agency, Boundary, Document, DocumentKind, Form, Law, Party, Procedure, Regime, Scope, Section,
    SectionKind, Service, Status,
};
use crate::model::site::Any;
use crate::model::value::Stated;

/// What every record has.
#[derive(Debug, Serialize, JsonSchema)]
struct CommonRow {
    /// The type, as in references.
    r#type: &'static str,
    /// The id; `type/id` is unique and stable.
    id: String,
    /// The name.
    title: Text,
    /// What it is, in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Text>,
    /// The address of its page: in full where the site's is known, else from the site's folder.
    pages: Text,
    /// Who keeps it: a reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<String>,
    /// The day on which it was last held against its source.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    reviewed: Option<String>,
    /// The day by which it is to be read through again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    review_by: Option<String>,
    /// The day whose state it describes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    as_of: Option<String>,
    /// The address of the official text or page.
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    /// `current`, `historical`, `superseded` or `retired`.
    status: &'static str,
    /// What replaces it: a reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    superseded_by: Option<String>,
    /// Why it no longer holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Text>,
    /// The long text as plain words.
    #[serde(skip_serializing_if = "Text::is_empty")]
    text: Text,
    #[serde(flatten)]
    origin: OriginRow,
}

macro_rules! rows {
    ($($(#[$doc:meta])* $name:ident { $($(#[$attribute:meta])* $field:ident: $type:ty,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Serialize, JsonSchema)]
            #[schemars(extend("additionalProperties" = false))]
            pub struct $name {
                #[serde(flatten)]
                common: CommonRow,
                $($(#[$attribute])* $field: $type,)*
            }
        )*
    };
}

rows! {
    /// A public service.
    ServiceRow {
        /// What one gets.
        offers: Vec<ItemRow>,
        /// For whom it is.
        #[serde(skip_serializing_if = "Option::is_none")]
        for_whom: Option<Text>,
        /// Words under which people look for it.
        topics: Vec<Text>,
        /// The units that offer it: references.
        lead: Vec<String>,
        /// The units that help: references.
        supporting: Vec<String>,
        hotlines: Vec<NumberRow>,
        /// How people reach those who offer it, where that is more than numbers.
        #[serde(skip_serializing_if = "Option::is_none")]
        contact: Option<ContactRow>,
        /// Days on which it takes place.
        dates: Vec<NamedDayRow>,
        #[serde(flatten)]
        application: ApplicationRow,
    }
    /// A duty of the office.
    DutyRow {
        tasks: Vec<ItemRow>,
        /// The laws it rests on: references.
        laws: Vec<String>,
        /// Where to read on: references.
        related: Vec<String>,
    }
    /// A matter that several agencies share.
    BoundaryRow {
        /// Who does what, in the source's order.
        parties: Vec<PartyRow>,
        /// The legal bases: references.
        basis: Vec<String>,
        /// The case that shows it at work: a reference.
        #[serde(skip_serializing_if = "Option::is_none")]
        case: Option<String>,
    }
    /// A story that shows a boundary at work.
    CaseRow {
        /// A reference.
        boundary: String,
    }
    /// A supervision regime.
    RegimeRow {
        /// What it is for.
        #[serde(skip_serializing_if = "Option::is_none")]
        purpose: Option<ItemRow>,
        sections: Vec<SectionRow>,
        #[serde(skip_serializing_if = "Option::is_none")]
        compare_with: Option<ComparisonRow>,
    }
    /// A procedure.
    ProcedureRow {
        /// The regime or boundary it belongs to: a reference.
        #[serde(skip_serializing_if = "Option::is_none")]
        of: Option<String>,
        /// What sets it off.
        #[serde(skip_serializing_if = "Option::is_none")]
        trigger: Option<Text>,
        /// Who takes part: references.
        actors: Vec<String>,
        /// The steps, in reading order; the first one begins.
        steps: Vec<StepRow>,
        #[serde(skip_serializing_if = "Option::is_none")]
        compare_with: Option<ComparisonRow>,
    }
    /// An agency, a unit of one, or a role that is no fixed body.
    AgencyRow {
        /// `body`, `unit` or `role`.
        form: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        short: Option<Text>,
        /// Other names.
        #[serde(skip_serializing_if = "Texts::is_empty")]
        aliases: Texts,
        /// Its level of government: `county`, `city`, `province`, `nation` or another word of the site.
        #[serde(skip_serializing_if = "Option::is_none")]
        level: Option<String>,
        /// The body above it, or the one that the unit belongs to: a reference.
        #[serde(skip_serializing_if = "Option::is_none")]
        parent: Option<String>,
        /// Its number in a register of organisations.
        #[serde(skip_serializing_if = "Option::is_none")]
        code: Option<String>,
        /// By what right it acts.
        #[serde(skip_serializing_if = "Option::is_none")]
        standing: Option<Text>,
        /// Its telephone numbers, apart from the hotlines of services.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        phones: Vec<String>,
        /// How people reach it, where that is more than numbers.
        #[serde(skip_serializing_if = "Option::is_none")]
        contact: Option<ContactRow>,
        /// Who plays the role: references.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        filled_by: Vec<String>,
    }
    /// A legal instrument.
    LawRow {
        #[serde(skip_serializing_if = "Option::is_none")]
        short: Option<Text>,
        /// Other titles.
        #[serde(skip_serializing_if = "Texts::is_empty")]
        aliases: Texts,
        /// Its rank.
        #[serde(skip_serializing_if = "Option::is_none")]
        kind: Option<String>,
        /// The number of the decree or document; `null` is «not stated in the source».
        #[serde(skip_serializing_if = "Option::is_none")]
        number: Option<Option<Text>>,
        /// Who issued it, in words.
        #[serde(skip_serializing_if = "Option::is_none")]
        issuer: Option<Text>,
        /// The agencies that issued it: references.
        issued_by: Vec<String>,
        /// The first day on which it is in force, `YYYY-MM-DD`.
        #[serde(skip_serializing_if = "Option::is_none")]
        in_force_from: Option<String>,
        /// The last day on which it is in force.
        #[serde(skip_serializing_if = "Option::is_none")]
        in_force_until: Option<String>,
        /// The days on which it was amended, in order.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        amended: Vec<String>,
        /// The law that took its place: a reference.
        #[serde(skip_serializing_if = "Option::is_none")]
        replaced_by: Option<String>,
        /// The articles that are cited.
        articles: Vec<ArticleRow>,
    }
    /// A paper that passes from hand to hand.
    DocumentRow {
        /// `form`, `certificate`, `notice`, `report`, `catalogue`, `plan` or `file`.
        kind: &'static str,
        /// The address of the file to fill in or to read.
        #[serde(skip_serializing_if = "Option::is_none")]
        form: Option<String>,
        /// Other names.
        #[serde(skip_serializing_if = "Texts::is_empty")]
        aliases: Texts,
    }
    /// A free page.
    GuideRow {
        /// For whom it is: `citizen`, `business`, `staff`.
        audience: Vec<&'static str>,
    }
    /// A term; its definition is the summary.
    TermRow {
        /// Other words for it.
        #[serde(skip_serializing_if = "Texts::is_empty")]
        aliases: Texts,
        /// Where to read on: references.
        see: Vec<String>,
    }
}

/// A telephone number and who answers it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct NumberRow {
    /// The number as it is written.
    number: String,
    /// Who answers: a reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
}

/// A day of the year with a name.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct NamedDayRow {
    /// Its name.
    name: Text,
    /// `MM-DD` or `MM-end`; `null` is «not stated in the source».
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<Option<String>>,
}

/// An agency's part in a matter.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(extend("additionalProperties" = false))]
struct PartyRow {
    /// The anchor on the page.
    anchor: String,
    /// A reference.
    agency: String,
    /// Whether the source says that it leads.
    lead: bool,
    /// Its part in a few words.
    #[serde(skip_serializing_if = "Option::is_none")]
    short: Option<Text>,
    /// What it does.
    roles: Vec<ItemRow>,
    #[serde(flatten)]
    origin: OriginRow,
}

/// A section of a regime.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(extend("additionalProperties" = false))]
struct SectionRow {
    /// The anchor on the page.
    anchor: String,
    /// `objects`, `contents`, `methods`, `procedure`, `measures` or `handling`.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    heading: Text,
    /// The paragraph that opens it.
    #[serde(skip_serializing_if = "Option::is_none")]
    lead: Option<ItemRow>,
    items: Vec<ItemRow>,
    #[serde(flatten)]
    origin: OriginRow,
}

/// An article that is cited.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ArticleRow {
    /// Its number as in a reference's fragment: `49`, `49-1`.
    number: String,
    /// What it says, in short.
    #[serde(skip_serializing_if = "Option::is_none")]
    gist: Option<Text>,
}

/// A record of any type.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, clippy::large_enum_variant, reason = "one variant a type; each lives for a moment")]
pub enum Row {
    Service(ServiceRow),
    Duty(DutyRow),
    Boundary(BoundaryRow),
    Case(CaseRow),
    Regime(RegimeRow),
    Procedure(ProcedureRow),
    Agency(AgencyRow),
    Law(LawRow),
    Document(DocumentRow),
    Guide(GuideRow),
    Term(TermRow),
}

impl Rows<'_> {
    /// A record.
    pub fn record(self, record: Any) -> Row {
        let common = self.common(record);
        match record {
            Any::Service(service) => Row::Service(self.service(common, service)),
            Any::Duty(duty) => Row::Duty(DutyRow {
                common,
                tasks: self.items(&duty.tasks),
                laws: references(&duty.laws),
                related: references(&duty.related),
            }),
            Any::Boundary(boundary) => Row::Boundary(self.boundary(common, boundary)),
            Any::Case(case) => Row::Case(CaseRow { common, boundary: reference(&case.boundary) }),
            Any::Regime(regime) => Row::Regime(self.regime(common, regime)),
            Any::Procedure(procedure) => Row::Procedure(self.procedure(common, procedure)),
            Any::Agency(agency) => Row::Agency(self.agency(common, agency)),
            Any::Law(law) => Row::Law(self.law(common, law)),
            Any::Document(document) => Row::Document(self.document(common, document)),
            Any::Guide(guide) => Row::Guide(GuideRow {
                common,
                audience: guide.audience.iter().copied().map(audience).collect(),
            }),
            Any::Term(term) => Row::Term(TermRow {
                common,
                aliases: self.aliases(&term.aliases),
                see: references(&term.see),
            }),
        }
    }

    fn common(self, record: Any) -> CommonRow {
        let meta = record.meta();
        let upkeep = self.site.upkeep(meta);
        let (status, superseded_by) = match &meta.status {
            Status::Current => ("current", None),
            Status::Historical => ("historical", None),
            Status::Superseded(by) => ("superseded", Some(reference(by))),
            Status::Retired => ("retired", None),
        };
        let tag = |prose: &crate::model::Prose| self.site.config.languages.tag(prose.lang).to_owned();
        CommonRow {
            r#type: record.kind().word(),
            id: meta.id.clone(),
            title: self.text(record.title()),
            summary: record.summary().map(|summary| self.text(summary)),
            pages: self.pages(record, None),
            owner: upkeep.owner.as_ref().map(reference),
            reviewed: upkeep.reviewed.map(|date| date.to_string()),
            review_by: meta.review_by.map(|date| date.to_string()),
            as_of: upkeep.as_of.map(|date| date.to_string()),
            link: meta.link.clone(),
            status,
            superseded_by,
            reason: self.some(&meta.reason),
            text: meta.prose.iter().map(|prose| (tag(prose), self.site.plain(prose))).collect(),
            origin: self.origin(&meta.origin),
        }
    }

    fn service(self, common: CommonRow, service: &Service) -> ServiceRow {
        let number = |line: &crate::model::phone::Phone| NumberRow {
            number: line.number.value.clone(),
            unit: line.unit.as_ref().map(reference),
        };
        let day = |day: &crate::model::value::NamedDay| NamedDayRow {
            name: self.text(&day.name),
            on: match day.on {
                Stated::Absent => None,
                Stated::NotStated => Some(None),
                Stated::Is(day) => Some(Some(day.to_string())),
            },
        };
        ServiceRow {
            common,
            offers: self.items(&service.offers),
            for_whom: self.some(&service.for_whom),
            topics: self.each(&service.topics),
            lead: references(&service.lead),
            supporting: references(&service.supporting),
            hotlines: service.contact.phones.iter().map(number).collect(),
            contact: self.service_contact(&service.contact),
            dates: service.dates.iter().map(day).collect(),
            application: self.application(&service.application),
        }
    }

    fn boundary(self, common: CommonRow, boundary: &Boundary) -> BoundaryRow {
        let party = |party: &Party| PartyRow {
            anchor: party.anchor.clone(),
            agency: reference(&party.agency),
            lead: party.lead,
            short: self.some(&party.short),
            roles: self.items(&party.roles),
            origin: self.origin(&party.origin),
        };
        BoundaryRow {
            common,
            parties: boundary.parties.iter().map(party).collect(),
            basis: boundary.basis.iter().map(|basis| reference(&basis.law)).collect(),
            case: boundary.case.as_ref().map(reference),
        }
    }

    fn regime(self, common: CommonRow, regime: &Regime) -> RegimeRow {
        let section = |section: &Section| SectionRow {
            anchor: section.anchor.clone(),
            kind: section.kind.map(|kind| match kind {
                SectionKind::Objects => "objects",
                SectionKind::Contents => "contents",
                SectionKind::Methods => "methods",
                SectionKind::Procedure => "procedure",
                SectionKind::Measures => "measures",
                SectionKind::Handling => "handling",
            }),
            heading: self.text(&section.heading),
            lead: section.lead.as_ref().map(|lead| self.item(lead)),
            items: self.items(&section.items),
            origin: self.origin(&section.origin),
        };
        RegimeRow {
            common,
            purpose: regime.purpose.as_ref().map(|purpose| self.item(purpose)),
            sections: regime.sections.iter().map(section).collect(),
            compare_with: self.comparison(&regime.compare_with),
        }
    }

    fn procedure(self, common: CommonRow, procedure: &Procedure) -> ProcedureRow {
        ProcedureRow {
            common,
            of: match &procedure.scope {
                Scope::Of(link) => Some(reference(link)),
                Scope::Alone => None,
            },
            trigger: self.some(&procedure.trigger),
            actors: references(&procedure.actors),
            steps: self.steps(procedure),
            compare_with: self.comparison(&procedure.compare_with),
        }
    }

    fn agency(self, common: CommonRow, agency: &Agency) -> AgencyRow {
        let mut row = AgencyRow {
            common,
            form: "body",
            short: self.some(&agency.short),
            aliases: self.aliases(&agency.aliases),
            level: None,
            parent: None,
            code: agency.code.clone(),
            standing: self.some(&agency.standing),
            phones: agency.contact.phones.iter().map(|phone| phone.number.value.clone()).collect(),
            contact: self.agency_contact(&agency.contact),
            filled_by: Vec::new(),
        };
        match &agency.form {
            Form::Body { level, parent } => {
                row.level = level.as_ref().map(|level| level.value.clone());
                row.parent = parent.as_ref().map(reference);
            }
            Form::Unit { agency } => (row.form, row.parent) = ("unit", Some(reference(agency))),
            Form::Role { filled_by, .. } => (row.form, row.filled_by) = ("role", references(filled_by)),
        }
        row
    }

    fn law(self, common: CommonRow, law: &Law) -> LawRow {
        let article = |article: &crate::model::record::Article| ArticleRow {
            number: article.number.clone(),
            gist: self.some(&article.gist),
        };
        LawRow {
            common,
            short: self.some(&law.short),
            aliases: self.aliases(&law.aliases),
            kind: law.kind.as_ref().map(|kind| kind.value.clone()),
            number: match &law.number {
                Stated::Absent => None,
                Stated::NotStated => Some(None),
                Stated::Is(number) => Some(Some(self.text(number))),
            },
            issuer: self.some(&law.issuer),
            issued_by: references(&law.issued_by),
            in_force_from: law.in_force.from.map(|day| day.to_string()),
            in_force_until: law.in_force.until.map(|day| day.to_string()),
            amended: law.amended.iter().map(ToString::to_string).collect(),
            replaced_by: law.replaced_by.as_ref().map(reference),
            articles: law.articles.iter().map(article).collect(),
        }
    }

    fn document(self, common: CommonRow, document: &Document) -> DocumentRow {
        let kind = match document.kind {
            DocumentKind::Form => "form",
            DocumentKind::Certificate => "certificate",
            DocumentKind::Notice => "notice",
            DocumentKind::Report => "report",
            DocumentKind::Catalogue => "catalogue",
            DocumentKind::Plan => "plan",
            DocumentKind::File => "file",
        };
        let form = document.form.as_ref().map(|file| self.published(&file.path));
        DocumentRow { common, kind, form, aliases: self.aliases(&document.aliases) }
    }
}
