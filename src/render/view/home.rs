//! The home page: numbers first, then tasks by reader, then everything else.

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, TextView};
use super::contact::HotlineView;
use super::frame::NavView;
use super::inspection::Tool;
use super::item::audience_key;
use crate::model::Kind;
use crate::model::item::Audience;
use crate::model::site::Any;
use crate::route::{Page, menu};

/// The home page.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// The site's name.
    pub title: TextView,
    /// What the site is.
    pub description: TextView,
    /// The numbers that stand first.
    pub hotlines: Vec<HotlineView>,
    /// The way to the page of all numbers, where these are not all.
    pub more_hotlines: Option<MoreView>,
    /// Guides by reader, for those readers who have any, or a page that helps them.
    pub readers: Vec<ReaderView>,
    /// Guides for everyone.
    pub guides: Vec<LinkView>,
    /// The way to the list of guides, where those of a reader or of everyone are not all here.
    pub more_guides: Option<MoreView>,
    /// Everything on the site, under what readers come for.
    pub groups: Vec<HomeGroup>,
}

/// The way to a page that holds all of something.
#[derive(Debug, Serialize)]
pub struct MoreView {
    /// The way there.
    pub href: String,
    /// How many there are.
    pub count: usize,
}

/// The guides of a reader.
#[derive(Debug, Serialize)]
pub struct ReaderView {
    /// `citizen`, `business` or `staff`.
    pub audience: &'static str,
    /// The guides.
    pub guides: Vec<GuideTeaser>,
    /// The pages that help most.
    pub tools: Vec<Tool>,
}

/// A guide in a sentence.
#[derive(Debug, Serialize)]
pub struct GuideTeaser {
    /// The guide.
    pub link: LinkView,
    /// What one finds there.
    pub summary: Option<TextView>,
}

/// What a reader may come for.
#[derive(Debug, Serialize)]
pub struct HomeGroup {
    /// A key of the theme's `group` words.
    pub key: &'static str,
    /// The pages for it.
    pub entries: Vec<HomeEntry>,
}

/// A page over many records.
#[derive(Debug, Serialize)]
pub struct HomeEntry {
    /// The way there.
    pub page: NavView,
    /// How many records it lists, if it is the list of a type.
    pub count: Option<usize>,
}

/// The most guides of a reader, and of everyone: with more, the list of guides says the rest.
const GUIDES: usize = 30;

impl Cx<'_> {
    /// The home page.
    pub fn home(&self) -> HomeView {
        let config = self.site.config();
        let guides = self.site.guides();
        let teaser = |guide: &crate::model::record::Guide| GuideTeaser {
            link: self.to(Any::Guide(guide)),
            summary: guide.summary.as_ref().map(|summary| self.text(summary)),
        };
        let reader = |audience: Audience| {
            let own = guides.iter().filter(|guide| guide.meta.is_listed());
            let own = own.filter(|guide| guide.audience.first() == Some(&audience));
            let key = audience_key(audience);
            ReaderView {
                audience: key,
                guides: own.take(GUIDES).map(teaser).collect(),
                tools: self.tools(key),
            }
        };
        let readers = [Audience::Citizen, Audience::Business, Audience::Staff].map(reader).into_iter();
        let readers: Vec<ReaderView> =
            readers.filter(|reader| !(reader.guides.is_empty() && reader.tools.is_empty())).collect();
        let hotlines = self.chosen_hotlines();
        let everyone = || guides.iter().filter(|guide| guide.audience.is_empty());
        let shown =
            readers.iter().map(|reader| reader.guides.len()).sum::<usize>() + everyone().take(GUIDES).count();
        HomeView {
            title: self.text(&config.title),
            description: self.text(&config.description),
            more_hotlines: self.more(hotlines.len(), self.site.line_count(), Page::Hotlines),
            hotlines,
            readers,
            guides: everyone().take(GUIDES).map(|guide| self.to(Any::Guide(guide))).collect(),
            more_guides: self.more(shown, guides.len(), Page::Index(Kind::Guide)),
            groups: self.home_groups(),
        }
    }

    fn home_groups(&self) -> Vec<HomeGroup> {
        let entry = |page: Page| HomeEntry {
            page: self.nav_entry(page),
            count: match page {
                Page::Index(kind) => Some(self.site.count(kind)),
                _ => None,
            },
        };
        let groups = menu::groups(|page| self.has(page)).into_iter();
        let group =
            |(key, pages): menu::Group| HomeGroup { key, entries: pages.into_iter().map(entry).collect() };
        groups.map(group).collect()
    }

    /// The way to a page that holds all of what is only begun here; none where nothing is left out.
    pub fn more(&self, shown: usize, count: usize, page: Page) -> Option<MoreView> {
        (shown < count).then(|| MoreView { href: self.href(page), count })
    }
}
