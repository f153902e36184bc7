//! Agency names in running text: known ones, ones with a telling first word, and capitalised items of a list.

use super::token::{Kind, Token};
use crate::catalog::Catalog;
use crate::domain::{Set, fold, fold_phrase};

/// First words that mark a name as an agency's; «ban» does so too, with a capital behind it.
pub(super) const BODY_WORDS: [&str; 18] = [
    "ngành",
    "thị trấn",
    "sở",
    "ubnd",
    "ủy ban",
    "công an",
    "thanh tra",
    "văn phòng",
    "bảo hiểm",
    "chi cục",
    "cục",
    "xã",
    "phường",
    "huyện",
    "thị xã",
    "thành phố",
    "đặc khu",
    "chi nhánh",
];

/// First words that are no name without a capital behind them: «Sở đã …».
const BARE: [&str; 6] = ["ngành", "sở", "ban", "cục", "chi", "văn"];

/// Words that may stand before a name in a list without being part of it.
const LEAD_WORDS: [&str; 16] =
    ["trong", "đó", "như", "gồm", "có", "tại", "ở", "của", "là", "và", "riêng", "cụ", "thể", "với", "do", "còn"];

/// Words that may stand before a name when they are written small: «thấp nhất là Hưng Phong».
const SMALL_LEAD: [&str; 18] = [
    "thấp", "cao", "nhất", "nhiều", "ít", "lớn", "dẫn", "đầu", "tiếp", "theo", "đến", "kế", "sau", "tập", "trung",
    "chủ", "yếu", "nhì",
];

/// Words that only announce a total: «Tổng số», «Tổng cộng», «Toàn tỉnh».
const TOTAL_WORDS: [&str; 7] = ["tổng", "số", "cộng", "toàn", "tỉnh", "chung", "cả"];

/// Words that may stand between a name and its number.
const TAIL_WORDS: [&str; 7] = ["có", "với", "là", "đạt", "còn", "được", "tiếp"];

/// Words that no name has when they are written small: what a body does begins there.
const VERBS: [&str; 16] = [
    "đã",
    "dẫn đầu",
    "xếp",
    "đứng",
    "có",
    "đạt",
    "được",
    "chưa",
    "không",
    "vẫn",
    "cũng",
    "hiện",
    "giảm",
    "vươn",
    "chỉ",
    "tiếp tục",
];

/// The names and aliases of the catalogue in comparable form.
pub(super) struct AgencyBook {
    known: Set<String>,
    prefixes: Vec<Vec<String>>,
    bare: Set<String>,
    lead: Set<String>,
    small_lead: Set<String>,
    tail: Set<String>,
    total: Set<String>,
    verbs: Vec<Vec<String>>,
}

/// A name found: the tokens it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NameAt {
    pub(super) from: usize,
    pub(super) to: usize,
}

impl AgencyBook {
    pub(super) fn new(catalog: &Catalog) -> AgencyBook {
        let bodies = catalog.agencies.iter().filter(|a| !matches!(a.level.as_str(), "province" | "system"));
        let names = bodies.flat_map(|a| std::iter::once(&a.vi).chain(&a.aliases));
        AgencyBook {
            known: names.map(|n| fold_phrase(n).join(" ")).collect(),
            prefixes: BODY_WORDS.iter().chain(&["ban"]).map(|p| fold_phrase(p)).collect(),
            bare: BARE.iter().map(|w| fold(w)).collect(),
            lead: LEAD_WORDS.iter().map(|w| fold(w)).collect(),
            small_lead: SMALL_LEAD.iter().map(|w| fold(w)).collect(),
            tail: TAIL_WORDS.iter().map(|w| fold(w)).collect(),
            total: TOTAL_WORDS.iter().map(|w| fold(w)).collect(),
            verbs: VERBS.iter().map(|p| fold_phrase(p)).collect(),
        }
    }

    /// The name that a run of tokens consists of, apart from connecting words. `in_list` also takes a capitalised
    /// run that is not known, as written.
    pub(super) fn name_in(&self, tokens: &[Token], from: usize, to: usize, in_list: bool) -> Option<NameAt> {
        let to = self.trim_end(tokens, from, to);
        let colon = (from..to).rev().find(|i| tokens[*i].is_punct(':')).map_or(from, |i| i + 1);
        let from = self.trim_start(tokens, colon, to);
        let words: Vec<&Token> = tokens[from..to].iter().filter(|t| t.kind == Kind::Word).collect();
        let announces_total = words.iter().all(|t| self.total.contains(&t.folded));
        if announces_total || words.len() > 14 || tokens[from..to].iter().any(Token::is_number) {
            return None;
        }
        let joined = words.iter().map(|t| t.folded.as_str()).collect::<Vec<_>>().join(" ");
        let named = self.known.contains(&joined) || (words[0].capital && self.has_prefix(&words));
        let listed = in_list && words[0].capital && words.len() <= 10;
        let to = if named { self.verb_in(tokens, from + 1, to).unwrap_or(to) } else { to };
        (named || listed).then_some(NameAt { from, to })
    }

    /// The first small word in a run of tokens with which what a body does begins.
    fn verb_in(&self, tokens: &[Token], from: usize, to: usize) -> Option<usize> {
        let begins = |i: usize| {
            let verb = |v: &Vec<String>| v.iter().enumerate().all(|(j, w)| tokens.get(i + j).is_some_and(|t| t.is(w)));
            !tokens[i].capital && self.verbs.iter().any(verb)
        };
        (from..to).find(|i| begins(*i))
    }

    fn has_prefix(&self, words: &[&Token]) -> bool {
        let begins = |p: &Vec<String>| words.len() >= p.len() && p.iter().zip(words).all(|(a, b)| *a == b.folded);
        let proper = words.iter().skip(1).any(|w| w.capital) || !self.bare.contains(&words[0].folded);
        words.len() > 1 && proper && self.prefixes.iter().any(begins)
    }

    fn trim_end(&self, tokens: &[Token], from: usize, to: usize) -> usize {
        let drop =
            |t: &Token| matches!(t.kind, Kind::Punct(c) if c != ')') || (!t.capital && self.tail.contains(&t.folded));
        (from..to).rev().find(|i| !drop(&tokens[*i])).map_or(from, |i| i + 1)
    }

    fn trim_start(&self, tokens: &[Token], from: usize, to: usize) -> usize {
        let drop = |t: &Token| {
            matches!(t.kind, Kind::Punct(_))
                || self.lead.contains(&t.folded)
                || (!t.capital && self.small_lead.contains(&t.folded))
        };
        (from..to).find(|i| !drop(&tokens[*i])).unwrap_or(to)
    }
}

/// The characters of a run of tokens as one line.
pub(super) fn text_of(chars: &[char], start: usize, end: usize) -> String {
    let text: String = chars[start..end].iter().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
