//! Bytes of a text as characters, whichever of the usual encodings they are in.

use std::cmp::Ordering;

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::refusal::Refusal;

/// A text with the encoding in which it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark, lines parted by `\n` alone.
    pub text: String,
    /// The encoding's name in the standard: `UTF-8`, `gb18030`, `Big5`, `UTF-16LE`, `UTF-16BE`.
    pub encoding: &'static str,
}

/// Characters of a text. A byte order mark decides; then UTF-8, whose form is hardly met by chance; then UTF-16
/// without a mark; then the one of GB18030 and Big5 in which the text uses the commoner characters.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Refusal> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return strictly(encoding, &bytes[mark..]).ok_or_else(|| unreadable(&bytes[mark..]));
    }
    if let Some(decoded) = strictly(UTF_8, bytes).filter(|found| !found.text.contains('\0')) {
        return Ok(decoded);
    }
    if let Some(decoded) = utf16(bytes) {
        return Ok(decoded);
    }
    // Bytes 0 stand in no text of these encodings: it is another kind of file.
    if bytes.contains(&0) {
        return Err(unreadable(bytes));
    }
    let candidates = [strictly(GB18030, bytes), strictly(BIG5, bytes)];
    // Of two that are equally good the first is kept.
    let best = candidates.into_iter().flatten().rev().max_by_key(|found| commonness(&found.text));
    best.filter(|found| commonness(&found.text) > 0).ok_or_else(|| unreadable(bytes))
}

/// The text, if every byte fits.
fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Option<Decoded> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    Some(Decoded { text, encoding: encoding.name() })
}

/// UTF-16 without a mark: line ends and ASCII have a byte 0 on one side.
fn utf16(bytes: &[u8]) -> Option<Decoded> {
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // 一 (U+4E00) has a byte 0 too, on the other side, but ASCII is commoner than such characters.
    let encoding = match even.cmp(&odd) {
        _ if !bytes.len().is_multiple_of(2) => return None,
        Ordering::Less => UTF_16LE,
        Ordering::Greater => UTF_16BE,
        Ordering::Equal => return None,
    };
    strictly(encoding, bytes).filter(|found| !found.text.contains('\0'))
}

/// How much a text looks like Chinese that people write, in thousandths: characters that Chinese uses most
/// (punctuation, and those that GB 2312 and Big5 order by frequency first) against the rest.
///
/// Wrongly decoded text consists of rare characters: level 2 of either set, or private ones.
fn commonness(text: &str) -> usize {
    let foreign: Vec<char> = text.chars().filter(|c| !c.is_ascii()).collect();
    let common = foreign.iter().filter(|c| is_common(**c)).count();
    1000 * common / foreign.len().max(1)
}

/// Level 1 of GB 2312 (rows 16 to 55), level 1 of Big5 (0xA440 to 0xC67E), or full-width punctuation.
fn is_common(c: char) -> bool {
    if matches!(c, '\u{3000}'..='\u{301F}' | '\u{FF01}'..='\u{FF5E}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
    {
        return true;
    }
    if !('\u{4E00}'..='\u{9FFF}').contains(&c) {
        return false;
    }
    let text = c.to_string();
    let level = |encoding: &'static Encoding, range: std::ops::RangeInclusive<u16>| {
        let (bytes, _, _) = encoding.encode(&text);
        matches!(*bytes, [high, low] if range.contains(&u16::from_be_bytes([high, low])) && low >= 0x40)
    };
    // GB 2312 has its characters where both bytes are above 0xA0.
    let simplified = || {
        let (bytes, _, _) = GB18030.encode(&text);
        matches!(*bytes, [0xB0..=0xD7, 0xA1..=0xFE])
    };
    simplified() || level(BIG5, 0xA440..=0xC67E)
}

/// The first line that is neither UTF-8 nor GB18030.
fn unreadable(bytes: &[u8]) -> Refusal {
    let fits = |line: &[u8]| {
        !line.contains(&0)
            && [UTF_8, GB18030]
                .iter()
                .any(|encoding| encoding.decode_without_bom_handling_and_without_replacement(line).is_some())
    };
    let line = bytes.split(|byte| *byte == b'\n').position(|line| !fits(line)).unwrap_or_default();
    Refusal::Encoding { line: line + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "一、主要职责\r\n受理投诉举报，电话：0730-8888888。\n";
    const TRADITIONAL: &str = "一、主要職責\n受理投訴舉報，電話：02-2345。\n";

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    fn encoding(bytes: &[u8]) -> &'static str {
        decode(bytes).expect("it can be read").encoding
    }

    #[test]
    fn each_encoding_is_told_from_the_others() {
        let (simplified, _, _) = GB18030.encode(TEXT);
        let (traditional, _, _) = BIG5.encode(TRADITIONAL);
        assert_eq!(encoding(TEXT.as_bytes()), "UTF-8");
        assert_eq!(encoding(&simplified), "gb18030");
        assert_eq!(encoding(&traditional), "Big5");
        assert_eq!(encoding(&utf16(TEXT, u16::to_le_bytes)), "UTF-16LE");
        assert_eq!(encoding(&utf16(TEXT, u16::to_be_bytes)), "UTF-16BE");
        assert_eq!(decode(&simplified).expect("text").text, TEXT.replace("\r\n", "\n"));
        assert_eq!(decode(&traditional).expect("text").text, TRADITIONAL);
    }

    #[test]
    fn a_mark_decides_and_is_left_out() {
        let marked = [b"\xEF\xBB\xBF".as_slice(), TEXT.as_bytes()].concat();
        assert!(decode(&marked).expect("text").text.starts_with('一'));
        let marked = [b"\xFF\xFE".to_vec(), utf16(TEXT, u16::to_le_bytes)].concat();
        assert!(decode(&marked).expect("text").text.starts_with('一'));
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_line() {
        assert_eq!(decode("一\n二\n".as_bytes()).map(|found| found.encoding), Ok("UTF-8"));
        assert_eq!(decode(b"plain\nline \xFF\xFF\n"), Err(Refusal::Encoding { line: 2 }));
        assert_eq!(decode(b"PK\x03\x04\0\0\0\xFF\xFF"), Err(Refusal::Encoding { line: 1 }));
    }
}
