//! The text that the user has selected, as characters of a report.
//!
//! Elements that show a piece of a report carry `data-start`: the number of the first character they show.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// First and one past the last selected character within the elements below `pane`; `None` when nothing is selected there.
pub fn range(pane: &str) -> Option<(usize, usize)> {
    let selection = web_sys::window()?.get_selection().ok()??;
    let range = selection.get_range_at(0).ok().filter(|_| !selection.is_collapsed())?;
    let from = position(&range.start_container().ok()?, range.start_offset().ok()?, pane)?;
    let to = position(&range.end_container().ok()?, range.end_offset().ok()?, pane)?;
    (from < to).then_some((from, to))
}

/// Brings the element that shows the character at `start` to the middle of its pane, if it is there.
pub fn reveal(pane: &str, start: usize) {
    super::focus::bring_to_middle(pane, &format!("[data-start='{start}']"));
}

fn position(node: &Node, offset: u32, pane: &str) -> Option<usize> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let piece = element.closest("[data-start]").ok()??;
    piece.closest(pane).ok()??;
    let start: usize = piece.get_attribute("data-start")?.parse().ok()?;
    // Browsers count UTF-16 units.
    let text = node.text_content().unwrap_or_default();
    let mut units = 0;
    let before = text.chars().take_while(|c| {
        units += c.len_utf16();
        units <= usize::try_from(offset).unwrap_or(usize::MAX)
    });
    let before = if node.node_type() == Node::TEXT_NODE { before.count() } else { 0 };
    Some(start + before)
}
