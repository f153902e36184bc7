//! Characters → lines of words.

use super::geometry::{Glyph, Unit};
use crate::ingest::raised::superscript;

/// A line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) base: Unit,
    pub(super) size: Unit,
    /// Its words, split where the gap is too wide for a blank; never empty.
    pub(super) parts: Vec<Part>,
}

/// Words that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) left: Unit,
    pub(super) right: Unit,
    pub(super) text: String,
}

impl Line {
    /// The whole line, parts joined by blanks.
    pub(super) fn text(&self) -> String {
        self.parts.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// The lines from top to bottom.
pub(super) fn lines(glyphs: Vec<Glyph>) -> Vec<Line> {
    let mut glyphs: Vec<(usize, Glyph)> = glyphs.into_iter().enumerate().collect();
    glyphs.sort_by_key(|(_, g)| g.base);
    let mut lines: Vec<Vec<(usize, Glyph)>> = Vec::new();
    for (order, glyph) in glyphs {
        match lines.last_mut() {
            Some(line) if belongs(line, &glyph) => line.push((order, glyph)),
            _ => lines.push(vec![(order, glyph)]),
        }
    }
    lines.into_iter().map(in_order).filter_map(line).collect()
}

/// Characters from left to right. Those set one after the other stay so, however tightly they are set; a gap that a
/// narrow letter fits into ends that, because letters of another font may be set into it later.
fn in_order(mut glyphs: Vec<(usize, Glyph)>) -> Vec<Glyph> {
    glyphs.sort_by_key(|(order, _)| *order);
    let mut runs: Vec<Vec<Glyph>> = Vec::new();
    for (_, glyph) in glyphs {
        let goes_on = |last: &Glyph| (-glyph.size / 2..=glyph.size * 3 / 20).contains(&(glyph.left - last.right));
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(goes_on) => run.push(glyph),
            _ => runs.push(vec![glyph]),
        }
    }
    runs.sort_by_key(|run| run.first().map(|g| g.left));
    runs.into_iter().flatten().collect()
}

/// Whether a character is not lower than a line by more than a raised mark is higher.
fn belongs(line: &[(usize, Glyph)], glyph: &Glyph) -> bool {
    let Some(((_, first), (_, last))) = line.first().zip(line.last()) else { return true };
    let size = first.size.max(last.size).max(glyph.size);
    glyph.base - first.base <= size * 45 / 100
}

fn line(mut glyphs: Vec<Glyph>) -> Option<Line> {
    // Letters printed twice to look bold.
    glyphs.dedup_by(|b, a| a.text == b.text && (b.left - a.left).abs() < a.size / 8 && a.text.trim() == a.text);
    let size = glyphs.iter().filter(|g| !g.text.trim().is_empty()).map(|g| g.size).max()?;
    let base = glyphs.iter().filter(|g| g.size == size).map(|g| g.base).max()?;
    let mut parts: Vec<Part> = Vec::new();
    // Where blanks are set as characters, a small gap is no more than a width that the file states wrongly.
    let spaced = glyphs.iter().any(|g| g.text.trim().is_empty());
    let gap = if spaced { size * 2 / 5 } else { size / 5 };
    let mut blank = false;
    for glyph in &glyphs {
        if glyph.text.trim().is_empty() {
            blank = true;
            continue;
        }
        let text = shown(glyph, base, size);
        match parts.last_mut() {
            Some(part) if glyph.left - part.right <= size * 12 / 10 => {
                if blank || glyph.left - part.right > gap {
                    part.text.push(' ');
                }
                part.text.push_str(&text);
                part.right = part.right.max(glyph.right);
            }
            _ => parts.push(Part { left: glyph.left, right: glyph.right, text }),
        }
        blank = false;
    }
    (!parts.is_empty()).then_some(Line { base, size, parts })
}

/// A small raised digit is a mark, not a figure.
fn shown(glyph: &Glyph, base: Unit, size: Unit) -> String {
    let raised = base - glyph.base >= size / 6 && glyph.size * 10 <= size * 8;
    if raised { superscript(&glyph.text) } else { glyph.text.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, left: Unit, base: Unit, size: Unit) -> Vec<Glyph> {
        let glyph = |(i, c): (usize, char)| {
            let left = left + i as Unit * size / 2;
            Glyph { left, right: left + size / 2, base, size, text: c.to_string() }
        };
        text.chars().enumerate().map(glyph).collect()
    }

    #[test]
    fn letters_of_another_font_fall_into_the_gaps_left_for_them() {
        let all = set("ho so 12", 0, 1000, 1200);
        let (later, first): (Vec<Glyph>, Vec<Glyph>) = all.into_iter().partition(|g| g.text == "o");
        let lines = lines(first.into_iter().chain(later).collect());
        assert_eq!(lines.iter().map(Line::text).collect::<Vec<_>>(), ["ho so 12"]);
    }

    #[test]
    fn words_gaps_and_marks_are_told_apart() {
        let mut glyphs = set("Tong so", 0, 1000, 1200);
        glyphs.extend(set("1", 4200, 600, 700));
        glyphs.extend(set("2919", 9000, 1000, 1200));
        glyphs.extend(set("sau", 0, 2500, 1200));
        let lines = lines(glyphs);
        let parts: Vec<Vec<&str>> = lines.iter().map(|l| l.parts.iter().map(|p| p.text.as_str()).collect()).collect();
        assert_eq!(parts, [vec!["Tong so¹", "2919"], vec!["sau"]]);
    }
}
