//! The address of what is shown: `#/don-vi?ky=2023-04&cap=so&…`, parsed and printed.

use super::{PageId, View};
use crate::domain::{SourceId, Span, UnitLevel};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The longest value that is taken from an address: characters.
const LONGEST: usize = 200;

const SPAN: &str = "ky";
const UNIT: &str = "don-vi";
const LEVEL: &str = "cap";
const SET: &str = "bo";
const SOURCE: &str = "bao-cao";

const LEVELS: [(UnitLevel, &str); 4] = [
    (UnitLevel::Province, "tinh"),
    (UnitLevel::Department, "so"),
    (UnitLevel::District, "huyen"),
    (UnitLevel::Commune, "xa"),
];

/// A page, what it is narrowed to, and choices of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The page; the overview when the address names none.
    pub page: PageId,
    /// What it is narrowed to.
    pub view: View,
    /// Values of the page's own keys ([`PageId::own_keys`]); other keys do not come in.
    pub own: BTreeMap<String, String>,
}

impl Address {
    /// Reads the fragment of an address, without its `#`. What is not understood is left out.
    pub fn parse(fragment: &str) -> Address {
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        let page = path.strip_prefix('/').and_then(PageId::from_slug).unwrap_or(PageId::Overview);
        let mut address = Address { page, view: View::default(), own: BTreeMap::new() };
        for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            if let Some(value) = decoded(value).filter(|v| !v.is_empty() && v.chars().count() <= LONGEST) {
                address.take(key, value);
            }
        }
        address
    }

    fn take(&mut self, key: &str, value: String) {
        match key {
            SPAN => self.view.span = Span::from_code(&value),
            UNIT => self.view.unit = Some(value),
            LEVEL => self.view.level = LEVELS.iter().find(|(_, code)| *code == value).map(|(level, _)| *level),
            SET => self.view.set = Some(value),
            SOURCE => self.view.source = value.parse().ok().map(SourceId),
            own if self.page.own_keys().contains(&own) => drop(self.own.insert(own.to_owned(), value)),
            _ => {}
        }
    }

    /// The fragment with its `#`; [`Address::parse`] reads it back.
    pub fn print(&self) -> String {
        let view = &self.view;
        let level = view.level.and_then(|level| LEVELS.iter().find(|(l, _)| *l == level)).map(|(_, code)| *code);
        let own = |key: &str| self.own.get(key).cloned();
        let pairs = [
            (SPAN, view.span.map(Span::code)),
            (UNIT, view.unit.clone()),
            (LEVEL, level.map(str::to_owned)),
            (SET, view.set.clone()),
            (SOURCE, view.source.map(|source| source.0.to_string())),
        ];
        let own = self.page.own_keys().iter().map(|key| (*key, own(key)));
        let pairs =
            pairs.into_iter().chain(own).filter_map(|(key, value)| Some((key, value.filter(|v| !v.is_empty())?)));
        let query: Vec<String> = pairs.map(|(key, value)| format!("{key}={}", encoded(&value))).collect();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("#/{}{mark}{}", self.page.slug(), query.join("&"))
    }
}

/// Percent-encoded but for what addresses never need encoded.
fn encoded(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            true => text.push(char::from(byte)),
            // Writing to a string cannot fail.
            false => drop(write!(text, "%{byte:02X}")),
        }
    }
    text
}

/// `None` when it is no text.
fn decoded(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        let escaped = more.get(..2).filter(|_| *first == b'%');
        let byte = escaped.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { more.get(2..).unwrap_or_default() } else { more };
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_found_at_its_address() {
        for page in PageId::ALL {
            let address = Address { page, view: View::default(), own: BTreeMap::new() };
            assert_eq!(address.print(), format!("#/{}", page.slug()));
            assert_eq!(Address::parse(address.print().trim_start_matches('#')), address);
        }
        for fragment in ["", "/khong-co", "/?ky=2023"] {
            assert_eq!(Address::parse(fragment).page, PageId::Overview, "{fragment}");
        }
    }

    #[test]
    fn what_is_printed_is_read_back() {
        let view = View {
            span: Some(Span::Week { month: Some((2023, 4)) }),
            unit: Some("an_giang/ủy ban & co=1".to_owned()),
            level: Some(UnitLevel::Department),
            set: Some("index766_six".to_owned()),
            source: Some(SourceId(12)),
        };
        for page in PageId::ALL {
            let own = page.own_keys().iter().map(|key| ((*key).to_owned(), format!("{key} 50% + một/hai"))).collect();
            let address = Address { page, view: view.clone(), own };
            let printed = address.print();
            assert!(printed.bytes().all(|b| b.is_ascii_graphic()), "{printed}");
            assert_eq!(Address::parse(printed.trim_start_matches('#')), address, "{printed}");
        }
    }

    #[test]
    fn what_is_not_understood_stays_out() {
        let long = "a".repeat(LONGEST + 1);
        for query in
            ["ky=th%C3%A1ng", "cap=thon", "bao-cao=-1", "la=1", "don-vi=", "don-vi=%FF", "ky", &format!("bo={long}")]
        {
            let address = Address::parse(&format!("/don-vi?{query}"));
            assert_eq!(address.print(), "#/don-vi", "{query}");
        }
        assert_eq!(Address::parse("/don-vi?don-vi=50%&cap=xa").view.unit.as_deref(), Some("50%"));
    }
}
