//! What the table of pages says of one.

use crate::derive::Derived;
use crate::model::Site;

/// What the table says of a page.
#[derive(Debug)]
pub struct PageRow {
    /// Its file without the ending, below the folder of its language; what it is called in the theme's words too
    /// (`search.also.hotlines`).
    pub name: &'static str,
    /// The word for it in the navigation, and its title: `nav.` and its name, unless the table says otherwise.
    /// Above the home page stands the site's own title.
    pub title: &'static str,
    /// The word that says in a sentence what it is: `intro.` and its name, unless the table says otherwise.
    pub intro: &'static str,
    /// Its template, below `templates/`: its name with `.html`, unless the table says otherwise.
    pub template: &'static str,
    /// Whether the search finds it, by its title, its `intro` and `search.also.` with its name.
    pub searched: bool,
    /// Whether it shows telephone numbers, sums or deadlines, above which stands the site's notice.
    pub dated_facts: bool,
    /// Whether a site has it.
    pub there: fn(&Site, &Derived) -> bool,
}

impl PageRow {
    /// What holds of most pages.
    pub(super) const fn of(
        name: &'static str,
        title: &'static str,
        intro: &'static str,
        template: &'static str,
    ) -> Self {
        Self { name, title, intro, template, searched: false, dated_facts: true, there: |_, _| true }
    }
}
