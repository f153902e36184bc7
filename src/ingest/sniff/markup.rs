//! What kind of text a text is.

/// A kind of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum Markup {
    /// A web page, or a sheet that an old Excel or a portal wrote as one.
    Html,
    /// JSON, or what begins like it.
    Json,
    /// A web page with everything it needs in one file (MHTML).
    WebArchive,
    /// A drawing (SVG).
    Drawing,
    /// Some other XML.
    Xml,
    /// Words.
    None,
}

/// Elements a web page begins with when nothing declares it one.
const FIRST: [&str; 14] =
    ["html", "head", "body", "table", "meta", "div", "style", "title", "p", "span", "center", "font", "tr", "h1"];

/// How much of a text is looked at.
const LEAD: usize = 4096;

/// What a text begins like.
pub(in crate::ingest) fn markup(text: &str) -> Markup {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let lead: String = text.chars().take(LEAD).collect::<String>().to_ascii_lowercase();
    if lead.starts_with(['{', '[']) {
        return Markup::Json;
    }
    if lead.starts_with("mime-version:") && lead.contains("multipart/related") {
        return Markup::WebArchive;
    }
    match after_prolog(&lead) {
        Some(element) if FIRST.contains(&element) || element == "workbook" => Markup::Html,
        Some("svg") => Markup::Drawing,
        _ if lead.starts_with("<!doctype html") => Markup::Html,
        _ if lead.starts_with("<?xml") => Markup::Xml,
        _ => Markup::None,
    }
}

/// The name of the first element after declarations, comments and instructions.
fn after_prolog(lead: &str) -> Option<&str> {
    let mut rest = lead.trim_start();
    loop {
        let end = match rest {
            r if r.starts_with("<!--") => r.find("-->")? + 3,
            r if r.starts_with("<!") || r.starts_with("<?") => r.find('>')? + 1,
            _ => break,
        };
        rest = rest[end..].trim_start();
    }
    let name = rest.strip_prefix('<')?;
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    Some(&name[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_apart() {
        for (text, expected) in [
            ("\u{feff} <!DOCTYPE html><html>", Markup::Html),
            ("<!-- a --><TABLE border=1>", Markup::Html),
            ("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook>", Markup::Html),
            ("<?xml version=\"1.0\"?><svg>", Markup::Drawing),
            ("<?xml version=\"1.0\"?><w:wordDocument>", Markup::Xml),
            ("[{\"a\":1}]", Markup::Json),
            ("MIME-Version: 1.0\nContent-Type: multipart/related", Markup::WebArchive),
            ("< 5 ngày: 12", Markup::None),
            ("<5 ngày", Markup::None),
            ("Tiếp nhận", Markup::None),
        ] {
            assert_eq!(markup(text), expected, "{text}");
        }
    }
}
