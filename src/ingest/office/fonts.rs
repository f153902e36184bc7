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
    pub(super) fn finish(self, seen: &mut Vec<Encoding>) -> String {
        self.pieces.into_iter().map(|(font, words)| unicode(font, words, seen)).collect()
    }
}

fn unicode(font: Option<LegacyFont>, words: String, seen: &mut Vec<Encoding>) -> String {
    let Some(font) = font.filter(|_| words.chars().any(char::is_alphabetic)) else { return words };
    if !seen.contains(&font.encoding) {
        seen.push(font.encoding);
    }
    convert_legacy(&words, font)
}
