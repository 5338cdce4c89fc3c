//! The `fangce` command: arguments in, exit code out.

use std::process::ExitCode;

use clap::Parser;

/// A site is made of many small texts on several threads at once: the system's allocator took a third of a
/// build's time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = fangce::command::Arguments::parse();
    ExitCode::from(fangce::command::run(arguments).code())
}
