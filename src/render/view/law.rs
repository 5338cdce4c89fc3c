//! A legal instrument, and everything that rests on it.

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, TextView};
use super::mention::MentionGroup;
use crate::model::record::Law;
use crate::model::site::Any;
use crate::model::value::Stated;
use crate::route::article_anchor;
use crate::text::Html;

/// A law's page.
#[derive(Debug, Serialize)]
pub struct LawView {
    /// The full title.
    pub title: TextView,
    /// The short title.
    pub short: Option<TextView>,
    /// The title in the site's other languages.
    pub other_titles: Vec<TextView>,
    /// Other titles.
    pub aliases: Vec<TextView>,
    /// Its rank, a key of the theme's `law_kind` words.
    pub kind: Option<TextView>,
    /// Its number.
    pub number: Option<TextView>,
    /// Whether the source gives no number.
    pub number_unstated: bool,
    /// Who issued it, in words.
    pub issuer: Option<TextView>,
    /// The agencies that issued it.
    pub issued_by: Vec<LinkView>,
    /// When it is in force.
    pub in_force: Option<Html>,
    /// The days on which it was amended.
    pub amended: Vec<Html>,
    /// The law that took its place.
    pub replaced_by: Option<LinkView>,
    /// The articles that are cited, with what rests on each.
    pub articles: Vec<ArticleView>,
    /// What rests on the law as a whole.
    pub mentions: Vec<MentionGroup>,
}

/// An article.
#[derive(Debug, Serialize)]
pub struct ArticleView {
    /// Its anchor.
    pub anchor: String,
    /// Its number.
    pub number: String,
    /// What it says, in short.
    pub gist: Option<TextView>,
    /// What rests on it.
    pub mentions: Vec<MentionGroup>,
}

impl Cx<'_> {
    /// The page of a law.
    pub fn law(&self, law: &Law) -> LawView {
        LawView {
            title: self.text(&law.title),
            short: law.short.as_ref().map(|short| self.text(short)),
            other_titles: self.elsewhere(&law.title),
            aliases: self.also(&law.aliases, &[Some(&law.title), law.short.as_ref()]),
            kind: law.kind.as_ref().map(|kind| {
                self.marked(&format!("law_type.{}", kind.value), &kind.value, &self.site.config().law_kinds)
            }),
            number: match &law.number {
                Stated::Is(number) => Some(self.text(number)),
                Stated::Absent | Stated::NotStated => None,
            },
            number_unstated: law.number == Stated::NotStated,
            issuer: law.issuer.as_ref().map(|issuer| self.text(issuer)),
            issued_by: self.links(&law.issued_by),
            in_force: self.words.in_force(law.in_force).map(|fact| self.html(&fact)),
            amended: law.amended.iter().map(|day| self.html(&self.words.date(*day))).collect(),
            replaced_by: law.replaced_by.as_ref().map(|link| self.link(link)),
            articles: law
                .articles
                .iter()
                .map(|article| ArticleView {
                    anchor: article_anchor(&article.number),
                    number: article.number.clone(),
                    gist: article.gist.as_ref().map(|gist| self.text(gist)),
                    mentions: self
                        .mentioned(Any::Law(law), |mention| mention.fragment == Some(&article.number)),
                })
                .collect(),
            mentions: self.mentioned(Any::Law(law), |mention| mention.fragment.is_none()),
        }
    }
}
