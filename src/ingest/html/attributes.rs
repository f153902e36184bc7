//! What an element's attributes say.

use html5gum::StartTag;

/// The value of an attribute; a name without prefix also finds `ss:…` of Excel's XML.
pub(super) fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    let own = tag.attributes.get(name.as_bytes());
    let prefixed = || tag.attributes.get(format!("ss:{name}").as_bytes());
    own.or_else(prefixed).map(|value| String::from_utf8_lossy(value).trim().to_owned())
}

/// Whether an element is not shown.
pub(super) fn is_hidden(tag: &StartTag<()>) -> bool {
    let style: String = attribute(tag, "style").unwrap_or_default().to_ascii_lowercase().split_whitespace().collect();
    let excel = attribute(tag, "hidden").is_some_and(|v| v != "0");
    excel || style.contains("display:none") || style.contains("visibility:hidden")
}

/// Whether an element's own style strikes its words out.
pub(super) fn is_struck(tag: &StartTag<()>) -> bool {
    let style = attribute(tag, "style").unwrap_or_default().to_ascii_lowercase();
    style.contains("line-through")
}

/// A whole number of at least one; one when absent or wrong.
pub(super) fn span(tag: &StartTag<()>, name: &str) -> u32 {
    attribute(tag, name).and_then(|v| v.parse().ok()).unwrap_or(1).max(1)
}

/// How many further cells Excel's XML merges.
pub(super) fn merged(tag: &StartTag<()>, name: &str) -> u32 {
    attribute(tag, name).and_then(|v| v.parse::<u32>().ok()).unwrap_or(0)
}
