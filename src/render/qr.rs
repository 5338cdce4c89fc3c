//! QR codes as pictures in the page.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

use crate::text::{Html, escape};

/// The quiet zone around a code, in modules (ISO/IEC 18004 asks for four).
const QUIET: usize = 4;

/// A code that holds a text, as SVG with a name for those who do not see it; black on white in every
/// colour scheme, since cameras expect that. `None` if the text is longer than a code can hold.
pub fn svg(text: &str, name: &str) -> Option<Html> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let size = code.width();
    let full = size + 2 * QUIET;
    let mut label = String::new();
    escape(name, &mut label);
    let mut svg = format!(
        "<svg class=\"qr\" viewBox=\"0 0 {full} {full}\" role=\"img\" aria-label=\"{label}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{full}v{full}H0z\"/><path fill=\"#000\" d=\""
    );
    for (row, line) in code.to_colors().chunks(size).enumerate() {
        let mut at = 0;
        for run in line.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                let (x, y, width) = (at + QUIET, row + QUIET, run.len());
                write!(svg, "M{x} {y}h{width}v1h-{width}z").expect("a string takes everything");
            }
            at += run.len();
        }
    }
    svg.push_str("\"/></svg>");
    Some(Html(svg))
}

#[cfg(test)]
mod tests {
    use super::svg;

    #[test]
    fn a_code_has_its_finders_and_its_name() {
        let code = svg("tel:12365", "<Call> 12365").unwrap().0;
        // The top edges of the finders, seven modules wide: two in the first row, one further down.
        assert_eq!(code.matches("M4 4h7v1h-7z").count(), 1);
        assert!(
            code.contains("viewBox=\"0 0 29 29\"")
                && code.contains("M18 4h7v1h-7z")
                && code.contains("M4 18h7v1h-7z")
        );
        assert!(code.contains("aria-label=\"&lt;Call&gt; 12365\""));
        assert_eq!(svg(&"1".repeat(9000), ""), None);
    }
}
