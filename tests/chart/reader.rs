//! A tiny reader of SVG text: elements in order, and the boxes their words take.

use thuoc_do::chart::text_width;

pub(crate) struct Element {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    pub(crate) text: String,
}

impl Element {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn number(&self, name: &str) -> f64 {
        self.get(name).unwrap_or_else(|| panic!("<{}> has no {name}", self.name)).parse().unwrap()
    }
}

/// Elements in order of opening; panics on anything that is not well formed.
pub(crate) fn parse(svg: &str) -> Vec<Element> {
    let (mut all, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut rest = svg;
    while let Some(start) = rest.find('<') {
        let text = unescape(&rest[..start]);
        match open.last() {
            Some(top) => all[*top].text.push_str(&text),
            None => assert!(text.is_empty(), "text outside the root: {text}"),
        }
        let end = start + rest[start..].find('>').expect("a tag ends");
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            let top = open.pop().expect("something is open");
            assert_eq!(all[top].name, name, "tags nest");
            continue;
        }
        let (tag, closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if !closed {
            open.push(all.len());
        }
        all.push(Element { name: name.into(), attributes: parse_attributes(attributes), text: String::new() });
    }
    assert!(open.is_empty() && rest.is_empty(), "everything is closed");
    all
}

pub(crate) fn parse_attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut attributes: Vec<(String, String)> = Vec::new();
    while let Some((name, after)) = rest.trim_start().split_once("=\"") {
        let (value, after) = after.split_once('"').expect("a closing quote");
        assert!(!value.contains('<'), "raw < in an attribute");
        assert!(attributes.iter().all(|(seen, _)| seen != name), "{name} twice");
        attributes.push((name.into(), unescape(value)));
        rest = after;
    }
    assert!(rest.trim().is_empty(), "odd attributes: {rest}");
    attributes
}

pub(crate) fn unescape(text: &str) -> String {
    for entity in text.split('&').skip(1) {
        assert!(["amp;", "lt;", "gt;", "quot;"].iter().any(|known| entity.starts_with(known)), "bare & in {text}");
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The box of a text: left, top, right, bottom, and its words.
pub(crate) fn text_box(element: &Element) -> ([f64; 4], String) {
    let px = element.number("font-size");
    let width = text_width(&element.text, px);
    let left = element.number("x")
        - match element.get("text-anchor") {
            Some("middle") => width / 2.0,
            Some("end") => width,
            _ => 0.0,
        };
    let baseline = element.number("y");
    ([left, baseline - 0.8 * px, left + width, baseline + 0.22 * px], element.text.clone())
}

pub(crate) fn texts(svg: &str) -> Vec<String> {
    parse(svg).into_iter().filter(|element| element.name == "text").map(|element| element.text).collect()
}
