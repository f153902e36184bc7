//! What the writer must look at before the draft is signed: the last page.

use super::manuscript::Manuscript;
use super::paragraph::Line;
use crate::present::FindingCard;
use crate::text::publishing as words;

/// The page of notes.
pub(super) fn notes(draft: &Manuscript) -> String {
    let mut out = Line::centred(28).bold().text(words::NOTES_TITLE);
    out.push_str(&Line::centred(24).italic().after(120).text(words::NOTES_LEAD));
    out.push_str(&part(words::NOTES_GAPS, &draft.gaps));
    out.push_str(&part(words::NOTES_CONFLICTS, &draft.conflicts));
    if !draft.doubted.is_empty() {
        out.push_str(&part(words::NOTES_DOUBTED, &draft.doubted));
    }
    out.push_str(&part(words::NOTES_FINDINGS, &draft.findings));
    out.push_str(&part(words::NOTES_SOURCES, &draft.sources));
    out
}

fn part(title: &str, lines: &[String]) -> String {
    let mut out = Line::plain(26).bold().before(120).text(title);
    if lines.is_empty() {
        out.push_str(&Line::plain(26).text(words::NOTES_NONE));
    }
    out.extend(lines.iter().map(|line| Line::plain(26).text(&format!("- {line}"))));
    out
}

/// A finding in one line: what disagrees, both figures, where.
pub(super) fn finding(card: &FindingCard) -> String {
    words::finding(&card.title, &card.stated.text, &card.recomputed_label, &card.recomputed.text, &card.context)
}
