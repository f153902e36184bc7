//! Breaking words into lines: nothing is ever cut off or hidden.

use super::canvas::Face;

/// The lines of `text` in a column `width` pixels wide: as few as words allow, then evened out.
///
/// Breaks at ordinary spaces, never at no-break spaces; a word wider than the column is broken between letters. Empty
/// text has no lines.
pub(super) fn wrap(text: &str, width: i32, face: Face) -> Vec<String> {
    let lines = greedy(text, width, face);
    if lines.len() < 2 {
        return lines;
    }
    // The narrowest column that needs no more lines leaves no lone word at the end.
    let (mut low, mut high) = (width / 2, width);
    while high - low > 2 {
        let middle = (low + high) / 2;
        if greedy(text, middle, face).len() <= lines.len() { high = middle } else { low = middle }
    }
    greedy(text, high, face)
}

/// The widest of some lines, in whole pixels.
pub(super) fn widest(lines: &[String], face: Face) -> i32 {
    lines.iter().map(|line| face.width(line)).max().unwrap_or(0)
}

fn greedy(text: &str, width: i32, face: Face) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if face.width(&joined) <= width {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = break_word(word, width, face, &mut lines);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Pushes the full lines of a word that may be wider than the column; hands back its last part.
fn break_word(word: &str, width: i32, face: Face, lines: &mut Vec<String>) -> String {
    let mut part = String::new();
    for c in word.chars() {
        part.push(c);
        if face.width(&part) > width && part.chars().nth(1).is_some() {
            part.pop();
            lines.push(std::mem::replace(&mut part, c.to_string()));
        }
    }
    part
}
