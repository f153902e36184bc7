//! Units as prose writes them.

use super::token::{Kind, Token};
use crate::domain::fold;

/// A class of units; figures of different classes never mean the same fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Unit {
    Dossier,
    Rating,
    Points,
    Percent,
    Money,
    Agency,
    Account,
    Procedure,
    Province,
    /// No unit, or one not known.
    Other,
}

/// Unit words, longest first; commas and slashes between the words are passed over.
const UNITS: [(&str, Unit); 20] = [
    ("cơ quan đơn vị địa phương", Unit::Agency),
    ("sở ban ngành", Unit::Agency),
    ("cơ quan đơn vị", Unit::Agency),
    ("tỉnh thành phố", Unit::Province),
    ("lượt đánh giá", Unit::Rating),
    ("tỉnh thành", Unit::Province),
    ("sở ngành", Unit::Agency),
    ("cơ quan", Unit::Agency),
    ("đơn vị", Unit::Agency),
    ("địa phương", Unit::Agency),
    ("hồ sơ", Unit::Dossier),
    ("tài khoản", Unit::Account),
    ("thủ tục", Unit::Procedure),
    ("tthc", Unit::Procedure),
    ("lượt", Unit::Rating),
    ("phiếu", Unit::Rating),
    ("điểm", Unit::Points),
    ("đồng", Unit::Money),
    ("vnđ", Unit::Money),
    ("%", Unit::Percent),
];

/// Multipliers before «đồng».
const SCALES: [(&str, u8); 5] = [("nghìn", 3), ("ngàn", 3), ("triệu", 6), ("tỷ", 9), ("tỉ", 9)];

impl Unit {
    /// The class of a catalogue unit.
    pub(super) fn of(name: &str) -> Unit {
        let words = crate::domain::fold_phrase(name).join(" ");
        UNITS
            .iter()
            .find(|(text, _)| crate::domain::fold_phrase(text).join(" ") == words)
            .map_or(Unit::Other, |(_, unit)| *unit)
    }
}

/// The unit that starts at a token: class, power of ten, one past its last token.
pub(super) fn unit_at(tokens: &[Token], at: usize) -> Option<(Unit, u8, usize)> {
    if let Some((unit, end)) = plain_unit(tokens, at) {
        return Some((unit, 0, end));
    }
    let word = tokens.get(at).filter(|t| t.kind == Kind::Word)?;
    let (_, scale) = SCALES.iter().find(|(text, _)| word.is(&fold(text)))?;
    let (unit, end) = plain_unit(tokens, at + 1)?;
    (unit == Unit::Money).then_some((unit, *scale, end))
}

fn plain_unit(tokens: &[Token], at: usize) -> Option<(Unit, usize)> {
    UNITS.iter().find_map(|(text, unit)| phrase_at(tokens, at, text).map(|end| (*unit, end)))
}

/// One past the last token of a phrase that starts exactly at `at`.
fn phrase_at(tokens: &[Token], at: usize, phrase: &str) -> Option<usize> {
    let mut next = at;
    for (i, word) in phrase.split(' ').enumerate() {
        if i > 0 && tokens.get(next).is_some_and(|t| t.is_punct(',') || t.is_punct('/')) {
            next += 1;
        }
        let token = tokens.get(next)?;
        let same = token.folded.chars().next() == word.chars().next() && token.is(&fold(word));
        same.then_some(())?;
        next += 1;
    }
    Some(next)
}
