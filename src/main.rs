//! The `fangce` command: arguments in, exit code out.

use std::process::ExitCode;

/// A site is made of many small texts on several threads at once: the system's allocator took a third of a
/// build's time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let exit = match fangce::command::parse() {
        Ok(arguments) => fangce::command::run(arguments),
        Err(exit) => exit,
    };
    ExitCode::from(exit.code())
}
