//! Head, title, addressees and signature.

use super::super::draft::Head;
use super::paragraph::Line;
use super::table::side_by_side;
use crate::text::publishing as words;

/// Columns of the head: the issuer, the nation.
const HEAD: [u32; 2] = [3700, 5700];
/// Columns of the end: recipients, signature.
const END: [u32; 2] = [4535, 4535];

/// Issuer, number and draft mark on the left; nation, motto and date on the right.
pub(super) fn letterhead(head: &Head) -> String {
    side_by_side(&HEAD, &[issuer(head), nation(head)])
}

fn issuer(head: &Head) -> String {
    let mut left = String::new();
    if !head.superior.is_empty() {
        left.push_str(&Line::centred(24).text(&words::kept_together(&head.superior)));
    }
    left.push_str(&Line::centred(26).bold().text(&words::kept_together(&head.issuer)));
    left.push_str(&Line::rule(1200));
    left.push_str(&Line::centred(26).before(80).text(&words::number(&head.code)));
    if head.heading.is_empty() {
        left.push_str(&Line::centred(24).before(40).text(&head.title));
    }
    left.push_str(&Line::centred(26).bold().before(100).after(60).framed(1100).text(words::DRAFT_MARK));
    left
}

fn nation(head: &Head) -> String {
    let place = if head.place.is_empty() { words::GAP } else { &head.place };
    let mut right = Line::centred(24).bold().text(words::NATION);
    right.push_str(&Line::centred(26).bold().text(words::MOTTO));
    right.push_str(&Line::rule(1350));
    right.push_str(&Line::centred(26).italic().before(80).text(&words::dated(place)));
    right
}

/// Type and subject of a report, or the addressees of a letter.
pub(super) fn title(head: &Head) -> String {
    if !head.heading.is_empty() {
        let mut title = Line::centred(28).bold().before(240).text(&head.heading);
        title.push_str(&Line::centred(28).bold().text(&head.title));
        title.push_str(&Line::rule(3400));
        title.push_str(&Line::centred(12).text(""));
        return title;
    }
    let mut to = Line::centred(28).before(240).text(words::TO);
    for name in words::listed(&head.addressees) {
        to.push_str(&Line::plain(28).inset(2600).text(&format!("- {name}")));
    }
    to.push_str(&Line::centred(12).text(""));
    to
}

/// Recipients on the left, the signature with room for it on the right.
pub(super) fn signature(head: &Head) -> String {
    let mut left = Line::plain(24).bold().italic().text(words::RECIPIENTS);
    for name in words::listed(&head.recipients) {
        left.push_str(&Line::plain(22).text(&format!("- {name}")));
    }
    let mut right: String = head.sign.iter().map(|line| Line::centred(26).bold().text(line)).collect();
    for _ in 0..4 {
        right.push_str(&Line::centred(28).text(""));
    }
    right.push_str(&Line::centred(28).bold().text(words::GAP));
    let space = Line::centred(12).with_next().text("");
    format!("{space}{}", side_by_side(&END, &[left, right]))
}
