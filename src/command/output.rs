//! Where results go: stdout, and what became of them.

use std::io::{Error, ErrorKind, Write, stdout};
use std::sync::OnceLock;

/// The first error of stdout; it is told at the end of the command.
static TROUBLE: OnceLock<Error> = OnceLock::new();

/// Prints a result, with one end of line.
pub fn result(text: &str) {
    print(format!("{}\n", text.trim_end_matches('\n')).as_bytes());
}

/// Prints the bytes of a result.
pub fn print(bytes: &[u8]) {
    remember(stdout().write_all(bytes));
}

/// Why a result was not written whole, if it was not. A reader that closed the pipe has seen enough.
pub fn trouble() -> Option<&'static Error> {
    remember(stdout().flush());
    TROUBLE.get()
}

fn remember(done: std::io::Result<()>) {
    if let Err(error) = done.map_err(|error| (error.kind() != ErrorKind::BrokenPipe).then_some(error))
        && let Some(error) = error
    {
        // Later ones follow from the first.
        let _ = TROUBLE.set(error);
    }
}
