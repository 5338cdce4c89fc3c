//! The command line: each command calls the library, then prints.

mod build;
mod check;
mod completions;
mod diff;
mod docs;
mod explain;
mod export;
mod fix;
mod flow;
mod handbook;
mod help;
mod import;
mod licenses;
mod man;
mod new;
mod output;
mod publish;
mod rename;
mod schema;
pub mod starter;
mod strings;
mod screen;
mod search;
mod serve;
mod status;
mod timings;
mod translations;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::disk;
use crate::model::site::is_web_address;
use crate::tree::SourceTree;
use screen::Screen;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Fine,
    /// The content has errors; nothing was written.
    Content,
    /// The command was used wrongly.
    Usage,
    /// The outside world failed: disk, port.
    World,
}

impl Exit {
    /// The exit code of the process.
    pub fn code(self) -> u8 {
        match self {
            Exit::Fine => 0,
            Exit::Content => 1,
            Exit::Usage => 2,
            Exit::World => 3,
        }
    }
}

/// Check an office's knowledge and build its site.
#[derive(Debug, Parser)]
#[command(name = "fangce", version, about, max_term_width = 100)]
pub struct Arguments {
    /// Language of messages (en, zh); default: the locale
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a small working site to start from
    New(new::Options),
    /// Check the content and build the site
    Build(build::Options),
    /// Copy what changed of the built site into the folder of a server or a share
    Publish(publish::Options),
    /// Show the site in a browser and follow every change
    Serve(serve::Options),
    /// Check the content and write nothing
    Check(check::Options),
    /// Say what there is to look after: old translations, reviews due, open notes
    Status(status::Options),
    /// Say which facts differ between two folders of a site
    Diff(diff::Options),
    /// Give a record a new id; references follow, the old address leads on
    Rename(rename::Renaming),
    /// Mark a record as ended; its page stays and says so
    Retire(rename::Retiring),
    /// Search the site as its search page does
    Search(search::Options),
    /// Say what a diagnostic means, with an example
    Explain(explain::Options),
    /// Print a procedure's flowchart
    Flow(flow::Options),
    /// Print a table or the whole for other programs
    Export(export::Options),
    /// Write JSON Schemas of the content files, for editors
    Schema(schema::Options),
    /// Make a site of an office's own files, with a report
    Import(import::Options),
    /// Give the site's texts to translators, and take their work over
    Translations(translations::Options),
    /// Write the words around the content in a language, to be translated
    Strings(strings::Options),
    /// Open the handbook, or print one document of it
    Docs(docs::Options),
    /// Print completions for a shell
    Completions(completions::Options),
    /// Print the manual page
    Man,
    /// Print the licences of Fangce and of all that is in it
    Licenses,
}

/// What was typed on the command line; after a message in the author's language, how to exit if it is no command.
pub fn parse() -> Result<Arguments, Exit> {
    help::parse(std::env::args_os())
}

/// The command line as clap knows it, with the words of a language.
pub fn command_line(lang: &str) -> clap::Command {
    help::spoken(<Arguments as clap::CommandFactory>::command(), crate::diagnostic::message::catalogue(lang))
}

/// Carries out a command.
pub fn run(arguments: Arguments) -> Exit {
    // What is searched may be in another language than its reader's messages.
    let speaks = match arguments.command {
        Command::Search(_) | Command::Translations(_) => None,
        _ => arguments.lang.as_deref(),
    };
    let screen = Screen::new(speaks);
    let exit = match arguments.command {
        Command::New(options) => new::run(&options, &screen),
        Command::Build(options) => build::run(&options, &screen),
        Command::Publish(options) => publish::run(&options, &screen),
        Command::Serve(options) => return serve::run(options, screen),
        Command::Check(options) => check::run(&options, &screen),
        Command::Status(options) => status::run(&options, &screen),
        Command::Diff(options) => diff::run(&options, arguments.lang.as_deref(), &screen),
        Command::Rename(options) => rename::run(&options, &screen),
        Command::Retire(options) => rename::run_retire(&options, &screen),
        Command::Search(options) => search::run(&options, arguments.lang.as_deref(), &screen),
        Command::Explain(options) => explain::run(&options, &screen),
        Command::Flow(options) => flow::run(&options, arguments.lang.as_deref(), &screen),
        Command::Export(options) => export::run(&options, arguments.lang.as_deref(), &screen),
        Command::Schema(options) => schema::run(&options, &screen),
        Command::Import(options) => import::run(&options, &screen),
        Command::Translations(options) => translations::run(&options, arguments.lang.as_deref(), &screen),
        Command::Strings(options) => strings::run(&options, &screen),
        Command::Docs(options) => docs::run(&options, &screen),
        Command::Completions(options) => completions::run(&options),
        Command::Man => man::run(&screen),
        Command::Licenses => licenses::run(),
    };
    whole(exit, &screen)
}

/// How to exit where the result is whole; else, after a message, as when the outside world failed.
fn whole(exit: Exit, screen: &Screen) -> Exit {
    match output::trouble() {
        Some(error) => {
            screen.fail(&screen.words.phrase("cut-result", &[("what", error.to_string().into())]));
            Exit::World
        }
        None => exit,
    }
}

/// The address at which the site is published.
#[derive(Debug, Clone, clap::Args)]
struct AddressOption {
    /// Address at which the site will be published
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
}

impl AddressOption {
    /// The address, if one was given; after a message, how to exit if it is none of the web.
    fn checked(&self, screen: &Screen) -> Result<Option<String>, Exit> {
        match &self.base_url {
            Some(url) if !is_web_address(url) => {
                screen.fail(&screen.words.phrase("no-web-address", &[("url", url.as_str().into())]));
                Err(Exit::Usage)
            }
            url => Ok(url.clone()),
        }
    }
}

/// The folder of the site that a command works on.
#[derive(Debug, Clone, clap::Args)]
struct SiteOption {
    /// Folder of the site; default: the nearest one upwards that holds content/site.yaml
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
}

impl SiteOption {
    /// The site's folder; after a message, how to exit if there is none.
    fn folder(&self, screen: &Screen) -> Result<PathBuf, Exit> {
        if let Some(folder) = &self.site {
            if folder.is_dir() {
                return Ok(folder.clone());
            }
            screen
                .fail(&screen.words.phrase("no-folder", &[("folder", folder.display().to_string().into())]));
            return Err(Exit::Usage);
        }
        let here = std::env::current_dir().map_err(|error| screen.world(&error))?;
        disk::find_site(&here).ok_or_else(|| {
            screen.fail(&screen.words.phrase("no-site", &[("folder", here.display().to_string().into())]));
            Exit::Usage
        })
    }

    /// The site's folder and everything in it.
    fn read(&self, screen: &Screen) -> Result<(PathBuf, SourceTree), Exit> {
        let folder = self.folder(screen)?;
        let sources = disk::read(&folder).map_err(|error| screen.world(&error))?;
        Ok((folder, sources))
    }
}

/// How many threads work; the answer never depends on it.
fn set_jobs(jobs: Option<usize>) {
    if let Some(jobs) = jobs {
        // It fails only if the pool exists already, and then it has served its purpose.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    }
}
