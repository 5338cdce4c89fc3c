//! `fangce export`: tables and the whole for other programs, the same bytes as in `data/`.

use clap::ValueEnum;

use super::screen::Screen;
use super::{AddressOption, Exit, SiteOption, output};
use crate::derive::Derived;
use crate::export::{cpsv, csv, hsds, json, national, row::Rows, vcard};
use crate::model::Lang;
use crate::route::Table;
use crate::theme::Theme;

/// Options of `fangce export`. The language is that of `--lang`; without it the site's first.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// What to print
    #[arg(value_enum)]
    what: What,
    #[command(flatten)]
    site: SiteOption,
    /// In which format
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    #[command(flatten)]
    address: AddressOption,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// Telephone numbers
    Hotlines,
    /// Deadlines
    Deadlines,
    /// Penalties
    Penalties,
    /// Who is responsible for what
    Matrix,
    /// Public services, as others exchange them
    Services,
    /// Everything
    All,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For programs, in all languages at once
    Json,
    /// For spreadsheets, in one language
    Csv,
    /// Contacts for telephones, in one language
    Vcf,
    /// Human Services Data Specification, in one language
    Hsds,
    /// Core Public Service Vocabulary, in all languages at once
    CpsvAp,
}

impl What {
    fn table(self) -> Option<Table> {
        match self {
            What::Hotlines => Some(Table::Hotlines),
            What::Deadlines => Some(Table::Deadlines),
            What::Penalties => Some(Table::Penalties),
            What::Matrix => Some(Table::Matrix),
            What::Services | What::All => None,
        }
    }

    /// The formats that it comes in.
    fn formats(self) -> &'static [Format] {
        match self {
            What::Hotlines => &[Format::Json, Format::Csv, Format::Vcf],
            What::Deadlines | What::Penalties | What::Matrix => &[Format::Json, Format::Csv],
            What::Services => &[Format::Csv, Format::Hsds, Format::CpsvAp],
            What::All => &[Format::Json],
        }
    }
}

/// Prints a table or the whole to stdout.
pub fn run(options: &Options, lang: Option<&str>, screen: &Screen) -> Exit {
    let (what, format) = (options.what, options.format);
    if !what.formats().contains(&format) {
        let formats: Vec<String> = what.formats().iter().map(word).collect();
        let args = [("what", word(&what)), ("format", word(&format)), ("formats", formats.join(", "))];
        screen.fail(&screen.words.phrase("no-export", &args.map(|(name, value)| (name, value.into()))));
        return Exit::Usage;
    }
    match text(options, lang, screen) {
        Ok(text) => {
            output::print(text.as_bytes());
            Exit::Fine
        }
        Err(exit) => exit,
    }
}

/// The word of a choice, as one types it.
fn word<C: ValueEnum>(choice: &C) -> String {
    choice.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

fn text(options: &Options, lang: Option<&str>, screen: &Screen) -> Result<String, Exit> {
    let (_, sources) = options.site.read(screen)?;
    let checked = crate::check(&sources);
    let Some(site) = &checked.value else {
        screen.show(&checked.diagnostics, &sources);
        return Err(Exit::Content);
    };
    let languages = &site.config.languages;
    let lang = match lang {
        Some(tag) => languages.find(tag).ok_or_else(|| screen.no_language(tag, languages))?,
        None => Lang(0),
    };
    let settings = crate::Settings { base_url: options.address.checked(screen)?, ..Default::default() };
    let derived = Derived::of(site);
    let rows = Rows { site, derived: &derived, base_url: settings.base_url(&site.config) };
    // What tables say besides facts are the theme's words.
    let words = || {
        let loaded = Theme::load(&site.config, &sources);
        let words = loaded.value.map(|theme| theme.words[usize::from(lang.0)].clone());
        words.ok_or_else(|| {
            screen.show(&loaded.diagnostics, &sources);
            Exit::Content
        })
    };
    Ok(match (options.what.table(), options.format) {
        (Some(table), Format::Json) => json::table(rows, table),
        (Some(_), Format::Vcf) => vcard::all(rows, lang),
        (Some(table), _) => csv::table(rows, table, &words()?),
        (None, Format::Csv) => national::table(rows, &words()?),
        (None, Format::Hsds) => hsds::services(rows, &words()?),
        (None, Format::CpsvAp) => cpsv::services(rows),
        (None, Format::Json | Format::Vcf) => json::whole(rows),
    })
}
