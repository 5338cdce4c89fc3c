//! `fangce man`.

use clap::CommandFactory;

use super::screen::Screen;
use super::{Arguments, Exit};

/// Prints the manual page in roff, all commands with their options.
pub fn run(screen: &Screen) -> Exit {
    let mut roff = Vec::new();
    let mut command = Arguments::command();
    command.build();
    let pages = std::iter::once(command.clone()).chain(command.get_subcommands().cloned());
    for page in pages.filter(|page| page.get_name() != "help") {
        if let Err(error) = clap_mangen::Man::new(page).render(&mut roff) {
            return screen.world(&error);
        }
    }
    super::output::result(&String::from_utf8_lossy(&roff));
    Exit::Fine
}
