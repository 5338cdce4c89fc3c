//! `fangce licenses`.

use super::Exit;
use super::output::result;

/// Under which terms Fangce itself may be used.
const OWN: [&str; 2] = [include_str!("../../LICENSE-MIT"), include_str!("../../LICENSE-APACHE")];
/// The licences of the crates, as `packaging/notices` gathers them.
const NOTICES: &str = include_str!("../../packaging/NOTICES.txt");
/// Between two parts.
const RULE: &str = "================================================================================";

/// Prints Fangce's own licences, those of every crate in it, and those of the grammars that colour code.
pub fn run() -> Exit {
    let grammars = two_face::acknowledgement::listing().to_md();
    result(&[OWN[0], RULE, OWN[1], RULE, NOTICES, RULE, &grammars].map(str::trim).join("\n\n"));
    Exit::Fine
}
