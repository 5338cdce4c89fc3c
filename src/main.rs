//! The `fangce` command: arguments in, exit code out.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let arguments = fangce::command::Arguments::parse();
    ExitCode::from(fangce::command::run(arguments).code())
}
