//! Just enough HTML to find the tags of a page we built ourselves, minified or not.

use std::ops::Range;

/// An element as far as the packer needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    /// Tag name in lower case.
    pub(crate) name: String,
    /// Names in lower case with their values; a bare attribute has an empty value.
    pub(crate) attributes: Vec<(String, String)>,
    /// Byte range of the start tag; for `script` and `style`, of the whole element.
    pub(crate) span: Range<usize>,
    /// Byte range of the text inside `script` and `style`; empty for all others.
    pub(crate) text: Range<usize>,
}

impl Element {
    /// The value of an attribute; `None` when it is absent.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Whether this is a script that the browser runs, not a block of data.
    pub(crate) fn runs(&self) -> bool {
        let kind = self.attribute("type").unwrap_or_default();
        self.name == "script" && matches!(kind, "" | "text/javascript" | "application/javascript" | "module")
    }
}

/// Every element with a start tag, in order; comments and the insides of `script` and `style` are passed over.
pub(crate) fn elements(html: &str) -> Vec<Element> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = find(html, at, "<") {
        at = if html[start..].starts_with("<!--") {
            find(html, start, "-->").map_or(html.len(), |end| end + 3)
        } else if let Some(element) = element_at(html, start) {
            let end = element.span.end;
            found.push(element);
            end
        } else {
            start + 1
        };
    }
    found
}

/// Position of `needle` at or after `from`.
fn find(html: &str, from: usize, needle: &str) -> Option<usize> {
    html.get(from..)?.find(needle).map(|offset| from + offset)
}

fn element_at(html: &str, start: usize) -> Option<Element> {
    let name_end = start + 1 + html[start + 1..].find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>')?;
    let name = html[start + 1..name_end].to_ascii_lowercase();
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let (attributes, tag_end) = attributes(html, name_end)?;
    let (span, text) = if name == "script" || name == "style" {
        let close = find_ignoring_case(html, tag_end, &format!("</{name}"))?;
        (start..find(html, close, ">")? + 1, tag_end..close)
    } else {
        (start..tag_end, tag_end..tag_end)
    };
    Some(Element { name, attributes, span, text })
}

/// Reads attributes until the tag's `>`; returns them with the position behind it.
fn attributes(html: &str, mut at: usize) -> Option<(Vec<(String, String)>, usize)> {
    let mut list = Vec::new();
    loop {
        at += html[at..].find(|c: char| !c.is_ascii_whitespace() && c != '/')?;
        if html[at..].starts_with('>') {
            return Some((list, at + 1));
        }
        let end = at + html[at..].find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'))?;
        let name = html[at..end].to_ascii_lowercase();
        let (value, next) = match html[end..].strip_prefix('=') {
            Some(rest) => value(rest, end + 1)?,
            None => (String::new(), end),
        };
        list.push((name, value));
        at = next;
    }
}

/// Reads an attribute value, quoted or not; `rest` begins at byte `at`.
fn value(rest: &str, at: usize) -> Option<(String, usize)> {
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    if let Some(quote) = quote {
        let length = rest[1..].find(quote)?;
        return Some((rest[1..=length].to_owned(), at + length + 2));
    }
    let length = rest.find(|c: char| c.is_ascii_whitespace() || c == '>')?;
    Some((rest[..length].to_owned(), at + length))
}

/// Position of an ASCII `needle` at or after `from`, in any case.
pub(crate) fn find_ignoring_case(text: &str, from: usize, needle: &str) -> Option<usize> {
    let bytes = text.as_bytes().get(from..)?;
    bytes.windows(needle.len()).position(|w| w.eq_ignore_ascii_case(needle.as_bytes())).map(|offset| from + offset)
}

/// Replaces the given ranges, which are in order and do not overlap.
pub(crate) fn replace(html: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut out = String::with_capacity(html.len());
    let mut at = 0;
    for (range, text) in edits {
        out.push_str(&html[at..range.start]);
        out.push_str(text);
        at = range.end;
    }
    out.push_str(&html[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_quoted_bare_and_unquoted_attributes() {
        let html = r#"<link rel=stylesheet HREF='./a.css' data-x="1 > 0" hidden/>"#;
        let link = &elements(html)[0];
        assert_eq!(link.attribute("rel"), Some("stylesheet"));
        assert_eq!(link.attribute("href"), Some("./a.css"));
        assert_eq!(link.attribute("data-x"), Some("1 > 0"));
        assert_eq!(link.attribute("hidden"), Some(""));
        assert_eq!(link.attribute("src"), None);
        assert_eq!(link.span, 0..html.len());
    }

    #[test]
    fn passes_over_comments_and_script_text() {
        let html = "<!-- <a href=x> --><script>if(1<b){'<i>'}</script><p>1 < 2</p><style>a{}</style>";
        let names: Vec<String> = elements(html).into_iter().map(|e| e.name).collect();
        assert_eq!(names, ["script", "p", "style"]);
        let script = &elements(html)[0];
        assert_eq!(&html[script.text.clone()], "if(1<b){'<i>'}");
        assert!(html[script.span.clone()].ends_with("</script>"));
    }

    #[test]
    fn tells_scripts_from_data() {
        let html = "<script src=a.js></script><script type=text/plain>x</script><script type=module></script>";
        let runs: Vec<bool> = elements(html).iter().map(Element::runs).collect();
        assert_eq!(runs, [true, false, true]);
    }

    #[test]
    fn an_unfinished_tag_is_no_element() {
        assert!(elements("a <b").is_empty());
        assert!(elements("<script>never closed").is_empty());
    }

    #[test]
    fn replaces_in_order() {
        assert_eq!(replace("abcdef", &[(1..2, "X".into()), (4..6, String::new())]), "aXcd");
    }
}
