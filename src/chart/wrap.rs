//! Breaking words into lines: nothing is ever cut off or hidden.

use super::canvas::Face;

/// The lines of `text` in a column `width` pixels wide: as few as words allow, then evened out.
///
/// Breaks at ordinary spaces, never at no-break spaces; a word wider than the column is broken between letters. Empty
/// text has no lines.
pub(super) fn wrap(text: &str, width: i32, face: Face) -> Vec<String> {
    let words: Vec<Word> =
        text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).map(|w| Word::new(w, face)).collect();
    let lines = greedy(&words, width, face);
    if lines.len() < 2 {
        return lines;
    }
    // The narrowest column that needs no more lines leaves no lone word at the end.
    // It must not break words that are whole in the wide one.
    let longest = words.iter().map(|word| word.width.ceil() as i32).filter(|wide| *wide <= width).max().unwrap_or(0);
    let (mut low, mut high) = ((width / 2).max(longest), width);
    while high - low > 2 {
        let middle = (low + high) / 2;
        if greedy(&words, middle, face).len() <= lines.len() { high = middle } else { low = middle }
    }
    greedy(&words, high, face)
}

/// The widest of some lines, in whole pixels.
pub(super) fn widest(lines: &[String], face: Face) -> i32 {
    lines.iter().map(|line| face.width(line)).max().unwrap_or(0)
}

/// A word measured once.
struct Word<'a> {
    text: &'a str,
    width: f64,
}

impl<'a> Word<'a> {
    fn new(text: &'a str, face: Face) -> Self {
        Self { text, width: face.measure(text) }
    }
}

/// Lines under construction; the last one is open.
struct Lines {
    done: Vec<String>,
    open: String,
    /// Width of the open line.
    used: f64,
}

impl Lines {
    fn push(&mut self, text: &str, width: f64) {
        self.open.push_str(text);
        self.used += width;
    }

    fn close(&mut self) {
        if !self.open.is_empty() {
            self.done.push(std::mem::take(&mut self.open));
        }
        self.used = 0.0;
    }
}

fn greedy(words: &[Word], width: i32, face: Face) -> Vec<String> {
    let (width, space) = (f64::from(width), face.measure(" "));
    let mut lines = Lines { done: Vec::new(), open: String::new(), used: 0.0 };
    for word in words {
        if lines.used + space + word.width > width {
            lines.close();
        }
        if !lines.open.is_empty() {
            lines.push(" ", space);
        }
        if word.width <= width {
            lines.push(word.text, word.width)
        } else {
            break_word(word.text, width, face, &mut lines)
        }
    }
    lines.close();
    lines.done
}

/// Spreads a word wider than the column over lines; its last part stays open.
fn break_word(word: &str, width: f64, face: Face, lines: &mut Lines) {
    for c in word.chars() {
        let letter = c.encode_utf8(&mut [0; 4]).to_owned();
        let advance = face.measure(&letter);
        if lines.used + advance > width {
            lines.close();
        }
        lines.push(&letter, advance);
    }
}
