//! Units as prose writes them.

use super::number::SCALES;
use super::token::{Kind, Token};
use crate::domain::{fold, fold_phrase};
use std::sync::OnceLock;

/// A class of units; figures of different classes never mean the same fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Unit {
    Dossier,
    Rating,
    /// «trường hợp»: a dossier or a rating.
    Case,
    /// «kết quả»: the result of a dossier.
    Result,
    /// «người dân», «khách hàng»: one who rates.
    Person,
    Points,
    Percent,
    Money,
    Agency,
    Account,
    Procedure,
    Province,
    /// «bậc»: steps of a rank.
    Step,
    /// No unit, or one not known.
    Other,
}

/// Unit words, longest first; commas and slashes between the words are passed over.
const UNITS: [(&str, Unit); 68] = [
    ("lượt người dân tổ chức", Unit::Rating),
    ("lượt tổ chức cá nhân", Unit::Rating),
    ("lượt tổ chức công dân", Unit::Rating),
    ("lượt cá nhân tổ chức", Unit::Rating),
    ("lượt công dân tổ chức", Unit::Rating),
    ("lượt người dân", Unit::Rating),
    ("lượt khách hàng", Unit::Rating),
    ("lượt công dân", Unit::Rating),
    ("huyện thị xã thành phố", Unit::Agency),
    ("cơ quan đơn vị địa phương", Unit::Agency),
    ("xã phường thị trấn", Unit::Agency),
    ("xã phường đặc khu", Unit::Agency),
    ("sở ban ngành", Unit::Agency),
    ("cơ quan địa phương", Unit::Agency),
    ("đơn vị địa phương", Unit::Agency),
    ("lượt ý kiến", Unit::Rating),
    ("lượt người", Unit::Rating),
    ("giao dịch", Unit::Case),
    ("kết quả", Unit::Result),
    ("cơ quan đơn vị", Unit::Agency),
    ("thủ tục hành chính", Unit::Procedure),
    ("huyện thành phố", Unit::Agency),
    ("huyện thị", Unit::Agency),
    ("tỉnh thành phố", Unit::Province),
    ("điểm phần trăm", Unit::Percent),
    ("tỉnh thành", Unit::Province),
    ("trường hợp", Unit::Case),
    ("tổ chức cá nhân", Unit::Person),
    ("tổ chức công dân", Unit::Person),
    ("khách hàng", Unit::Person),
    ("người dân", Unit::Person),
    ("công dân", Unit::Person),
    ("ý kiến", Unit::Rating),
    ("bộ hồ sơ", Unit::Dossier),
    ("lượt hồ sơ", Unit::Dossier),
    ("sở ngành", Unit::Agency),
    ("xã phường", Unit::Agency),
    ("phường xã", Unit::Agency),
    ("xã thị trấn", Unit::Agency),
    ("cơ quan", Unit::Agency),
    ("đơn vị", Unit::Agency),
    ("địa phương", Unit::Agency),
    ("phần trăm", Unit::Percent),
    ("hồ sơ", Unit::Dossier),
    ("hs", Unit::Dossier),
    ("tài khoản", Unit::Account),
    ("điểm %", Unit::Percent),
    ("dịch vụ công trực tuyến", Unit::Procedure),
    ("dịch vụ công", Unit::Procedure),
    ("dvc", Unit::Procedure),
    ("thủ tục", Unit::Procedure),
    ("tthc", Unit::Procedure),
    ("lượt", Unit::Rating),
    ("phiếu", Unit::Rating),
    ("người", Unit::Person),
    ("điểm", Unit::Points),
    ("đồng", Unit::Money),
    ("vnđ", Unit::Money),
    ("đ", Unit::Money),
    ("bậc", Unit::Step),
    ("hạng", Unit::Step),
    ("vị trí", Unit::Step),
    ("huyện", Unit::Agency),
    ("sở", Unit::Agency),
    ("xã", Unit::Agency),
    ("phường", Unit::Agency),
    ("dvctt", Unit::Procedure),
    ("%", Unit::Percent),
];

/// The unit words, folded once.
fn units() -> &'static [(Vec<String>, Unit)] {
    static FOLDED: OnceLock<Vec<(Vec<String>, Unit)>> = OnceLock::new();
    FOLDED.get_or_init(|| UNITS.iter().map(|(text, unit)| (fold_phrase(text), *unit)).collect())
}

impl Unit {
    /// The class of a catalogue unit.
    pub(super) fn of(name: &str) -> Unit {
        let words = fold_phrase(name);
        units().iter().find(|(text, _)| *text == words).map_or(Unit::Other, |(_, unit)| *unit)
    }
}

/// The power of ten that a word before a unit stands for.
pub(super) fn scale_at(tokens: &[Token], at: usize) -> Option<u8> {
    let word = tokens.get(at).filter(|t| t.kind == Kind::Word)?;
    SCALES.iter().find(|(text, _)| word.is(&fold(text))).map(|(_, scale)| *scale)
}

/// The unit that starts at a token: class and one past its last token.
pub(super) fn unit_at(tokens: &[Token], at: usize) -> Option<(Unit, usize)> {
    let found = units().iter().find_map(|(words, unit)| phrase_at(tokens, at, words).map(|end| (*unit, end)));
    found.or_else(|| set(tokens, at))
}

/// «4.871 bộ nộp trực tuyến», «5.190 bộ,»: sets of papers, when no other thing is named behind.
fn set(tokens: &[Token], at: usize) -> Option<(Unit, usize)> {
    tokens.get(at).filter(|t| t.kind == Kind::Word && t.is(&fold("bộ")))?;
    let next = tokens.get(at + 1);
    let verb =
        |t: &Token| ["nộp", "được", "đã", "trực", "đúng", "trước", "quá", "trễ", "và"].iter().any(|w| t.is(&fold(w)));
    next.is_none_or(|t| t.kind != Kind::Word || verb(t)).then_some((Unit::Dossier, at + 1))
}

/// One past the last token of a phrase that starts exactly at `at`.
fn phrase_at(tokens: &[Token], at: usize, words: &[String]) -> Option<usize> {
    let mut next = at;
    for (i, word) in words.iter().enumerate() {
        if i > 0 && tokens.get(next).is_some_and(|t| t.is_punct(',') || t.is_punct('/')) {
            next += 1;
        }
        tokens.get(next).filter(|t| t.is(word))?;
        next += 1;
    }
    Some(next)
}
