//! What keys do: one-letter shortcuts, and «g» followed by a page's letter.

use super::PageId;
use crate::text::pages;

/// Something the page does at a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Goes to a page.
    Go(PageId),
    /// Opens the sheet of shortcuts.
    Keys,
    /// Goes to the search of the table on the page.
    Search,
    /// Goes to the filters.
    Filters,
    /// Takes every filter away.
    ClearFilters,
    /// Light or dark.
    Theme,
    /// Larger type.
    Larger,
    /// Smaller type.
    Smaller,
    /// Reads the page aloud, or ends that.
    Read,
    /// Prints.
    Print,
    /// The list of terms.
    Terms,
    /// To the top.
    Top,
}

/// The key that a page's letter follows.
const GO: &str = "g";

/// The letter of each page, in menu order.
pub const PAGE_KEYS: [(&str, PageId); 13] = [
    ("t", PageId::Overview),
    ("b", PageId::Index),
    ("d", PageId::Processing),
    ("r", PageId::FullOnline),
    ("o", PageId::Payment),
    ("l", PageId::Satisfaction),
    ("v", PageId::Units),
    ("k", PageId::Periods),
    ("c", PageId::Scenario),
    ("p", PageId::Findings),
    ("s", PageId::Review),
    ("n", PageId::Sources),
    ("x", PageId::Publish),
];

/// The other keys.
pub const KEYS: [(&str, Command); 11] = [
    ("?", Command::Keys),
    ("/", Command::Search),
    ("f", Command::Filters),
    ("x", Command::ClearFilters),
    ("m", Command::Theme),
    ("+", Command::Larger),
    ("-", Command::Smaller),
    ("d", Command::Read),
    ("i", Command::Print),
    ("u", Command::Terms),
    ("e", Command::Top),
];

impl Command {
    /// What it does, for the sheet of shortcuts.
    pub const fn name(self) -> &'static str {
        match self {
            Command::Go(page) => page.words().menu,
            Command::Keys => pages::KEY_KEYS,
            Command::Search => pages::KEY_SEARCH,
            Command::Filters => pages::KEY_FILTERS,
            Command::ClearFilters => pages::KEY_CLEAR,
            Command::Theme => pages::KEY_THEME,
            Command::Larger => pages::KEY_LARGER,
            Command::Smaller => pages::KEY_SMALLER,
            Command::Read => pages::KEY_READ,
            Command::Print => pages::KEY_PRINT,
            Command::Terms => pages::KEY_TERMS,
            Command::Top => pages::KEY_TOP,
        }
    }
}

/// Keys pressed so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Keys {
    going: bool,
}

impl Keys {
    /// Takes a key as the browser names it; `None` when it does nothing (yet).
    pub fn press(&mut self, key: &str) -> Option<Command> {
        let key = key.to_lowercase();
        let going = std::mem::take(&mut self.going);
        if going {
            return PAGE_KEYS.iter().find(|(letter, _)| *letter == key).map(|(_, page)| Command::Go(*page));
        }
        self.going = key == GO;
        let same = |known: &str| known == key || (known == "+" && key == "=");
        KEYS.iter().find(|(known, _)| same(known)).map(|(_, command)| *command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_page_has_a_letter_of_its_own() {
        let pages: Vec<PageId> = PAGE_KEYS.iter().map(|(_, page)| *page).collect();
        assert_eq!(pages, PageId::ALL);
        assert_eq!(PAGE_KEYS.iter().map(|(letter, _)| *letter).collect::<HashSet<_>>().len(), PAGE_KEYS.len());
        assert_eq!(KEYS.iter().map(|(key, _)| *key).collect::<HashSet<_>>().len(), KEYS.len());
        assert!(KEYS.iter().all(|(key, _)| *key != GO));
    }

    #[test]
    fn a_page_takes_two_keys_and_others_one() {
        let mut keys = Keys::default();
        let mut press = |key| keys.press(key);
        assert_eq!((press("g"), press("P")), (None, Some(Command::Go(PageId::Findings))));
        assert_eq!(press("p"), None);
        assert_eq!((press("g"), press("?")), (None, None), "a letter that is none ends it");
        assert_eq!(press("?"), Some(Command::Keys));
        assert_eq!(press("="), Some(Command::Larger), "the same key without Shift");
    }
}
