//! What elements mean for the text.

/// What an element does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// A table.
    Table,
    /// A row of one.
    Row,
    /// A cell of one.
    Cell,
    /// A line of its own.
    Block,
    /// A line break.
    Break,
    /// Nothing of it is shown.
    Dropped,
    /// Words struck out: they count no more.
    Struck,
    /// Words set higher than the line.
    Raised,
    /// A field whose shown words are in an attribute.
    Field,
    /// Part of a line.
    Inline,
}

/// Elements that are never shown, or whose words are not the page's.
const DROPPED: [&str; 16] = [
    "script",
    "style",
    "noscript",
    "template",
    "title",
    "svg",
    "math",
    "iframe",
    "object",
    "select",
    "textarea",
    "datalist",
    "canvas",
    "audio",
    "video",
    "o:documentproperties",
];

/// Elements that begin and end a line.
const BLOCKS: [&str; 30] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "nav",
    "form",
    "fieldset",
    "legend",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "caption",
    "address",
];

/// Elements that have no end and no words.
const VOID: [&str; 12] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// What an element of a name does; `Row`, `Cell` and `Table` are also those of Excel's XML.
pub(super) fn element(name: &str) -> Element {
    match name {
        "table" => Element::Table,
        "tr" | "row" => Element::Row,
        "td" | "th" | "cell" => Element::Cell,
        "br" | "hr" => Element::Break,
        "input" => Element::Field,
        "del" | "s" | "strike" => Element::Struck,
        "sup" => Element::Raised,
        "styles" | "excelworkbook" | "worksheetoptions" | "names" => Element::Dropped,
        _ if DROPPED.contains(&name) => Element::Dropped,
        _ if BLOCKS.contains(&name) => Element::Block,
        _ => Element::Inline,
    }
}

/// Whether an element has no end.
pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}
