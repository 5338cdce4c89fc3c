//! The picture that other sites show beside a link to this one (Open Graph): the site's name, what it
//! is, and who publishes it. One a language, 1200 × 630 pixels.

use std::fmt::Write as _;

use crate::check::Checked;
use crate::draw::png::{Trouble, png};
use crate::draw::text::{Line, wrap};
use crate::model::{Lang, Site};
use crate::route::File;
use crate::text::escape;

/// Width of the picture.
const WIDE: u32 = 1200;
/// Height of the picture.
const HIGH: u32 = 630;
/// Room on each side.
const EDGE: f64 = 80.0;

/// The pictures: path below the output folder, and bytes.
///
/// # Errors
/// When no installed font has the characters.
pub fn pictures(site: &Checked<Site>) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
    let languages = site.config.languages.iter();
    languages.map(|(lang, tag)| Ok((File::Picture.path(tag), png(&svg(site, lang), 1.0)?))).collect()
}

fn svg(site: &Checked<Site>, lang: Lang) -> String {
    let config = &site.config;
    let band = config.brand.band();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDE}\" height=\"{HIGH}\" viewBox=\"0 0 {WIDE} {HIGH}\">\
         <rect width=\"{WIDE}\" height=\"{HIGH}\" fill=\"{band}\"/>\
         <rect width=\"{WIDE}\" height=\"16\" fill=\"#e0a030\"/>"
    );
    let title = Block { size: 64.0, most: 3, weight: 700, colour: "#ffffff" };
    let below = title.put(config.title.show(lang).text, 140.0, &mut svg);
    let about = Block { size: 36.0, most: 3, weight: 400, colour: "#d5e0ea" };
    about.put(config.description.show(lang).text, below + 76.0, &mut svg);
    let publisher = site.get(&config.publisher).title().show(lang).text;
    let name = Block { size: 32.0, most: 2, weight: 400, colour: "#ffffff" };
    // Its last line stands at the foot, however many there are.
    let lines = name.lines(publisher).len().min(name.most);
    name.put(publisher, 580.0 - name.step() * (lines as f64 - 1.0), &mut svg);
    svg.push_str("</svg>");
    svg
}

/// Lines of one look.
struct Block {
    /// The font's size in px.
    size: f64,
    /// The most lines; of a longer text the end is left out.
    most: usize,
    weight: u32,
    colour: &'static str,
}

impl Block {
    fn lines(&self, text: &str) -> Vec<Line> {
        wrap(text, self.size, f64::from(WIDE) - 2.0 * EDGE)
    }

    /// From one line to the next.
    fn step(&self) -> f64 {
        self.size * 1.35
    }

    /// Adds a text whose first line stands at `y`; where its last line stands.
    fn put(&self, text: &str, y: f64, svg: &mut String) -> f64 {
        let lines = self.lines(text);
        let mut at = y;
        for (number, line) in lines.iter().take(self.most).enumerate() {
            at = y + number as f64 * self.step();
            let cut = number + 1 == self.most && lines.len() > self.most;
            let Block { size, weight, colour, .. } = self;
            write!(
                svg,
                "<text x=\"{EDGE}\" y=\"{at}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{colour}\">"
            )
            .expect("a string takes everything");
            escape(&line.text, svg);
            svg.push_str(if cut { "…</text>" } else { "</text>" });
        }
        at
    }
}
