//! The command line in the author's language: help, and what is wrong with what was typed.
//!
//! The English words stand with the commands and options themselves; a catalogue's `help` has the words of its
//! language for each of them. English is left to clap.

use std::ffi::OsString;

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, FromArgMatches};

use super::output::result;
use super::screen::Screen;
use super::{Arguments, Exit, whole};
use crate::diagnostic::message::Catalogue;

/// What was typed, or how to exit after saying what is wrong or printing the help that was asked for.
pub fn parse(typed: impl IntoIterator<Item = OsString>) -> Result<Arguments, Exit> {
    let typed: Vec<OsString> = typed.into_iter().collect();
    let screen = Screen::new(language(&typed).as_deref());
    let command = spoken(Arguments::command(), screen.words);
    let parsed = command.try_get_matches_from(typed).and_then(|found| Arguments::from_arg_matches(&found));
    parsed.map_err(|error| whole(told(&error, &screen), &screen))
}

/// The language that was asked for, as far as it can be told before anything is understood.
fn language(typed: &[OsString]) -> Option<String> {
    let texts: Vec<&str> = typed.iter().filter_map(|text| text.to_str()).collect();
    let behind = texts.iter().position(|text| *text == "--lang").and_then(|at| texts.get(at + 1)).copied();
    behind.or_else(|| texts.iter().find_map(|text| text.strip_prefix("--lang="))).map(str::to_owned)
}

/// The command line with the words of a catalogue; as it is if the catalogue has none.
pub fn spoken(command: Command, words: &'static Catalogue) -> Command {
    if words.help.is_empty() { command } else { with_words(command, words, true) }
}

fn with_words(mut command: Command, words: &'static Catalogue, top: bool) -> Command {
    let phrase = |key: &str| words.phrase(key, &[]);
    if let Some(about) = command.get_about().map(ToString::to_string) {
        command = command.about(words.help(&about).to_owned());
    }
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(phrase("help-flag"));
    command = command.disable_help_flag(true).disable_help_subcommand(true).arg(help);
    if top {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command = command.disable_version_flag(true).arg(version.help(phrase("version-flag")));
    }
    let template = format!("{{about-with-newline}}\n{}{{usage}}\n\n{{all-args}}", phrase("usage"));
    let command = command.help_template(template).subcommand_help_heading(words.phrases["commands"].as_str());
    let command = command.mut_args(|arg| argument(arg, words));
    command.mut_subcommands(|command| with_words(command, words, false))
}

fn argument(arg: Arg, words: &'static Catalogue) -> Arg {
    let heading = words.phrases[if arg.is_positional() { "arguments" } else { "options" }].as_str();
    let mut text = arg.get_help().map_or_else(String::new, |help| words.help(&help.to_string()).to_owned());
    // For action flags clap knows values too, and nobody types them.
    if !arg.get_action().takes_values() {
        return arg.help(text).help_heading(heading);
    }
    let values = arg.get_possible_values();
    let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    if !names.is_empty() {
        text += &words.phrase("possible-values", &[("values", names.join(", ").into())]);
    }
    let default = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned());
    let default = default.collect::<Vec<_>>().join(", ");
    if !default.is_empty() {
        text += &words.phrase("default-value", &[("value", default.into())]);
    }
    arg.help(text).help_heading(heading).hide_possible_values(true).hide_default_value(true)
}

/// Says what is wrong with what was typed, or prints the help that was asked for.
fn told(error: &Error, screen: &Screen) -> Exit {
    if !error.use_stderr() {
        result(&error.render().to_string());
        return Exit::Fine;
    }
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let what = [ContextKind::InvalidArg, ContextKind::InvalidSubcommand].map(text).concat();
    let (value, known) = (text(ContextKind::InvalidValue), text(ContextKind::ValidValue));
    let key = match error.kind() {
        _ if screen.words.help.is_empty() => None,
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => Some("unknown-argument"),
        ErrorKind::InvalidValue if value.is_empty() => Some("value-missing"),
        ErrorKind::InvalidValue if !known.is_empty() => Some("wrong-value-of"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Some("wrong-value"),
        ErrorKind::MissingRequiredArgument => Some("argument-missing"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Some("command-missing")
        }
        _ => None,
    };
    match key {
        Some(key) => {
            let args = [("what", what.into()), ("value", value.into()), ("known", known.into())];
            screen.fail(&screen.words.phrase(key, &args));
            screen.say(&screen.words.phrase("see-help", &[]));
        }
        None => screen.say(error.render().to_string().trim_end()),
    }
    Exit::Usage
}
