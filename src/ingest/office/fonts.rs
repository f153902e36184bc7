//! Text in fonts made for the old Vietnamese encodings, inside files that otherwise are Unicode.

use crate::ingest::{Encoding, LegacyFont, convert_legacy};

/// Words with the fonts they are set in, as one text. Marks of the encodings in use are collected.
#[derive(Debug, Default, Clone)]
pub(super) struct FontText {
    pieces: Vec<(Option<LegacyFont>, String)>,
}

impl FontText {
    /// Adds words in a font; adjoining words of one font are converted together.
    pub(super) fn push(&mut self, font: Option<LegacyFont>, words: &str) {
        match self.pieces.last_mut() {
            Some((last, text)) if *last == font => text.push_str(words),
            _ if words.is_empty() => {}
            _ => self.pieces.push((font, words.to_owned())),
        }
    }

    /// The text in Unicode; an encoding that was converted from is added to `seen` once.
    pub(super) fn finish(&self, seen: &mut Vec<Encoding>) -> String {
        self.pieces.iter().map(|(font, words)| unicode(*font, words, seen)).collect()
    }

    /// The words as they stand.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().map(|(_, words)| words.as_str())
    }

    /// Whether it has letters of an old encoding, which Vietnamese in Unicode has not.
    pub(super) fn is_old(&self) -> bool {
        let old = |c: char| matches!(c, 'Ä'..='Ç' | 'Ë' | 'Î'..='Ñ' | 'Ö' | 'Ø' | 'Û' | 'Ü' | 'Þ' | 'ß' | 'ä'..='ç' | 'ë' | 'î'..='ñ' | 'ö' | 'ø' | 'û' | 'ü' | 'þ' | 'ÿ' | '¬' | '®' | '¸');
        self.pieces.iter().any(|(font, words)| font.is_some() && words.contains(old))
    }
}

impl From<String> for FontText {
    fn from(words: String) -> FontText {
        FontText { pieces: vec![(None, words)] }
    }
}

fn unicode(font: Option<LegacyFont>, words: &str, seen: &mut Vec<Encoding>) -> String {
    let Some(font) = font.filter(|_| words.chars().any(char::is_alphabetic)) else { return words.to_owned() };
    if !seen.contains(&font.encoding) {
        seen.push(font.encoding);
    }
    convert_legacy(words, font)
}
