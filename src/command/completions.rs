//! `fangce completions SHELL`.

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Arguments, Exit, output};

/// Options of `fangce completions`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints a completion script for a shell.
pub fn run(options: &Options) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Arguments::command(), "fangce", &mut script);
    output::print(&script);
    Exit::Fine
}
