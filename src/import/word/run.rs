//! What stands in a paragraph: runs of text, links, fields, tracked changes.

use super::field::Field;
use super::flow::Line;
use super::walk::Walk;
use super::{formula, symbol, words};
use crate::import::document::{Inline, What};
use crate::import::package::xml::Element;
use crate::import::refusal::Refusal;

/// What holds for a part of a paragraph.
#[derive(Clone, Default)]
pub struct State {
    /// The paragraph's style.
    style: Option<String>,
    /// Where it leads.
    link: Option<String>,
    /// Why it is not in the text, or how it came there.
    pub what: Option<What>,
}

/// Characters that nobody sees: soft hyphens, and marks where a line may or may not break.
const INVISIBLE: [char; 5] = ['\u{00AD}', '\u{200B}', '\u{2060}', '\u{FEFF}', '\u{FFFC}'];

/// The beginnings of addresses that lead out of the document for every reader.
const SCHEMES: [&str; 5] = ["http://", "https://", "mailto:", "tel:", "ftp://"];

impl State {
    fn with(&self, what: What) -> Self {
        // What is left out stays so, whatever stands inside it.
        let kept = self.what.filter(|known| !known.is_taken());
        Self { what: kept.or(Some(what)), ..self.clone() }
    }

    /// Whether it stands in the text.
    pub fn is_read(&self) -> bool {
        self.what.is_none_or(What::is_taken)
    }
}

impl Walk<'_, '_> {
    /// Reads what a paragraph holds.
    pub(super) fn inlines(
        &mut self,
        element: &Element,
        line: &mut Line,
        style: Option<&str>,
    ) -> Result<(), Refusal> {
        self.spans(element, line, &State { style: style.map(str::to_owned), ..State::default() })
    }

    fn spans(&mut self, element: &Element, line: &mut Line, state: &State) -> Result<(), Refusal> {
        for child in element.children() {
            match &*child.name {
                "w:r" => self.run(child, line, state)?,
                "w:ins" => self.spans(child, line, &state.with(What::TrackedInsertion))?,
                "w:del" => self.spans(child, line, &state.with(What::TrackedDeletion))?,
                "w:moveFrom" => self.spans(child, line, &state.with(What::TrackedMove))?,
                "w:hyperlink" => {
                    let link = self.target(child, line);
                    self.spans(child, line, &State { link, ..state.clone() })?;
                }
                "w:fldSimple" => {
                    self.fields.push(Field::simple(child.attribute("w:instr").unwrap_or_default()));
                    self.spans(child, line, state)?;
                    self.fields.pop();
                }
                "w:sdt" => {
                    let properties = child.child("w:sdtPr");
                    let is_prompt = properties.and_then(|properties| properties.switch("w:showingPlcHdr"));
                    let inside =
                        if is_prompt == Some(true) { state.with(What::Prompt) } else { state.clone() };
                    child.child("w:sdtContent").map_or(Ok(()), |held| self.spans(held, line, &inside))?;
                }
                "m:oMath" | "m:oMathPara" => {
                    self.say(&formula::line(child), line, &state.with(What::Formula));
                }
                "w:pPr" | "w:rPr" | "w:sdtPr" => {}
                _ => self.spans(child.alternative().unwrap_or(child), line, state)?,
            }
        }
        Ok(())
    }

    /// Where a link leads; `None` for a place that readers do not have, after a remark.
    fn target(&mut self, element: &Element, line: &Line) -> Option<String> {
        let relation = element.attribute("r:id").and_then(|id| self.relations.get(id));
        let outside = relation.map(|relation| relation.target.clone()).unwrap_or_default();
        let anchor = element.attribute("w:anchor").map(|anchor| format!("#{anchor}")).unwrap_or_default();
        self.leading(outside + &anchor, line)
    }

    fn leading(&mut self, address: String, line: &Line) -> Option<String> {
        let lower = address.to_lowercase();
        if address.starts_with('#') || SCHEMES.iter().any(|scheme| lower.starts_with(scheme)) {
            return Some(address);
        }
        self.remark(line.paragraph.place.clone(), What::Address, address);
        None
    }

    fn run(&mut self, element: &Element, line: &mut Line, state: &State) -> Result<(), Refusal> {
        let properties = element.child("w:rPr");
        let own = properties.and_then(|rpr| rpr.switch("w:vanish"));
        let character = properties.and_then(|rpr| rpr.val("w:rStyle"));
        if self.styles.is_hidden(state.style.as_deref(), character, own) {
            return self.pieces(element, line, &state.with(What::Hidden));
        }
        self.pieces(element, line, state)
    }

    fn pieces(&mut self, element: &Element, line: &mut Line, state: &State) -> Result<(), Refusal> {
        for child in element.children() {
            match &*child.name {
                "w:t" => self.say(&text(child), line, state),
                "w:delText" => self.say(&text(child), line, &state.with(What::TrackedDeletion)),
                "w:tab" | "w:ptab" => self.say("\t", line, state),
                "w:br" | "w:cr" => self.say("\n", line, state),
                "w:noBreakHyphen" => self.say("-", line, state),
                "w:sym" => self.symbol(child, line, state),
                "w:fldChar" => self.field(child, line, state),
                "w:instrText" | "w:delInstrText" => {
                    if let Some(field) = self.fields.last_mut().filter(|field| !field.in_result) {
                        field.code.push_str(&child.text());
                    }
                }
                "w:drawing" | "w:pict" | "w:object" => self.drawn(child, line, state)?,
                "w:footnoteReference" | "w:endnoteReference" => self.note(child, line, state)?,
                "w:commentReference" => self.comment(child, line),
                "w:ruby" => {
                    child.child("w:rubyBase").map_or(Ok(()), |base| self.spans(base, line, state))?;
                    child.child("w:rt").map_or(Ok(()), |rt| self.spans(rt, line, &state.with(What::Ruby)))?;
                }
                "mc:AlternateContent" => {
                    child.alternative().map_or(Ok(()), |chosen| self.pieces(chosen, line, state))?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn symbol(&mut self, element: &Element, line: &mut Line, state: &State) {
        let font = element.attribute("w:font").unwrap_or_default();
        let code = element.attribute("w:char").and_then(|code| u32::from_str_radix(code, 16).ok());
        match code.and_then(|code| symbol::character(font, code)) {
            Some(character) => self.say(&character.to_string(), line, state),
            None => {
                self.say("\u{FFFD}", line, state);
                let text = format!("{font} {:04X}", code.unwrap_or_default());
                self.remark(line.paragraph.place.clone(), What::Symbol, text);
            }
        }
    }

    /// The beginning, the middle or the end of a field.
    fn field(&mut self, element: &Element, line: &mut Line, state: &State) {
        match element.attribute("w:fldCharType") {
            Some("begin") => self.fields.push(Field::begin(element)),
            Some("separate") => {
                let Some(mut field) = self.fields.pop() else { return };
                field.in_result = true;
                field.link = field.address().and_then(|address| self.leading(address, line));
                self.fields.push(field);
            }
            Some("end") => {
                let Some(field) = self.fields.pop().filter(|field| !field.in_result) else { return };
                match field.shown() {
                    Some(shown) => self.say(&shown, line, state),
                    None => self.remark(line.paragraph.place.clone(), What::Field, field.code),
                }
            }
            _ => {}
        }
    }

    /// Adds text to a paragraph, or to the remarks if it is not read.
    fn say(&mut self, words: &str, line: &mut Line, state: &State) {
        let words: String = words.chars().filter(|c| !INVISIBLE.contains(c)).collect();
        if words.is_empty() {
            return;
        }
        let in_contents = self.contents > 0 || self.fields.iter().any(|field| field.is_contents());
        let what = match state.what {
            Some(what) if !what.is_taken() => Some(what),
            _ if self.fields.iter().any(|field| !field.in_result) => Some(What::Field),
            _ if in_contents => Some(What::Contents),
            what => what,
        };
        self.pieces.0 += 1;
        if let Some(what) = what {
            self.remark_piece(what, &words, line);
        }
        if what.is_none_or(What::is_taken) {
            let of_field = self.fields.iter().rev().find_map(|field| field.link.clone());
            let link = state.link.clone().or(of_field);
            match words.as_str() {
                "\n" => line.paragraph.spans.push(Inline::Break),
                words => line.say(words, link.as_deref()),
            }
        }
    }

    /// Notes a piece of text; the next piece is added to it if the same holds for it.
    fn remark_piece(&mut self, what: What, words: &str, line: &Line) {
        let place = &line.paragraph.place;
        let follows = self.pieces.0 == self.pieces.1 + 1;
        match self.document.remarks.last_mut() {
            Some(last) if follows && last.what == what && last.place == *place => last.text.push_str(words),
            _ => self.remark(place.clone(), what, words.to_owned()),
        }
        self.pieces.1 = self.pieces.0;
    }

    /// A comment, at its mark.
    fn comment(&mut self, element: &Element, line: &Line) {
        let comment = element.attribute("w:id").and_then(|id| self.comments.left.remove(id));
        let text = comment.map(|comment| words(&comment)).unwrap_or_default();
        self.remark(line.paragraph.place.clone(), What::Comment, text);
    }
}

/// The text of `w:t`; spaces at its ends count only where the file says so.
fn text(element: &Element) -> String {
    let text = element.text();
    if element.attribute("xml:space") == Some("preserve") {
        return text.replace(['\n', '\r'], " ");
    }
    text.trim_matches([' ', '\t', '\n', '\r']).replace(['\n', '\r'], " ")
}
