//! A number with its unit: one value, a pair «153/350» or a range «80-90».

use super::mention::document_number;
use super::number::{Reading, parse};
use super::token::{Kind, Token};
use super::unit::{Unit, unit_at};
use crate::domain::fold;
use crate::domain::{Decimal, Hedge};

/// The number or numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Amount {
    One(Decimal),
    /// «a/b».
    Pair(Decimal, Decimal),
    /// «a-b», «từ a đến b».
    Range(Decimal, Decimal),
}

/// A figure and the tokens it covers, unit included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FigureAt {
    pub(super) from: usize,
    /// One past the last number token.
    pub(super) digits_to: usize,
    /// One past the last token of the unit.
    pub(super) to: usize,
    pub(super) amount: Amount,
    /// `None` when no unit follows.
    pub(super) unit: Option<Unit>,
    pub(super) hedge: Option<Hedge>,
}

/// Reads the figure that starts at a number token; `None` for document numbers and what is no number.
pub(super) fn figure_at(tokens: &[Token], at: usize) -> Option<FigureAt> {
    if document_number(tokens, at) || follows_slash(tokens, at) {
        return None;
    }
    let (second, digits_to) = second_number(tokens, at);
    let unit = unit_at(tokens, digits_to);
    let measure = matches!(unit, Some((Unit::Percent | Unit::Points, ..)));
    let reading = if measure { Reading::Measure } else { Reading::Count };
    let value = |token: usize| {
        let number = parse(&tokens[token].folded, reading)?;
        let scale = unit.map_or(0, |(_, scale, _)| scale);
        Some(if scale == 0 { number } else { scaled(number, scale) })
    };
    let first = value(at)?;
    let amount = match second {
        None => Amount::One(first),
        Some((other, true)) => Amount::Pair(first, value(other)?),
        Some((other, false)) if unit.is_some() => Amount::Range(first, value(other)?),
        Some(_) => return None,
    };
    let to = unit.map_or(digits_to, |(_, _, end)| end);
    Some(FigureAt { from: at, digits_to, to, amount, unit: unit.map(|(u, ..)| u), hedge: hedge(tokens, at) })
}

/// «/b» or «-b» after a number: the other number's token and whether it is a pair.
fn second_number(tokens: &[Token], at: usize) -> (Option<(usize, bool)>, usize) {
    let number = |i: usize| tokens.get(i).is_some_and(Token::is_number);
    let sign = |c: char| tokens.get(at + 1).is_some_and(|t| t.is_punct(c)) && number(at + 2);
    let until = tokens.get(at + 1).is_some_and(|t| t.is(&fold("đến"))) && number(at + 2);
    if sign('/') {
        (Some((at + 2, true)), at + 3)
    } else if sign('-') || sign('–') || until {
        (Some((at + 2, false)), at + 3)
    } else {
        (None, at + 1)
    }
}

fn follows_slash(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens[at - 1].is_punct('/') && tokens[at - 1].end == tokens[at].start
}

/// Multiplies by a power of ten exactly, dropping places first: 144,49 triệu is 144.490.000.
fn scaled(number: Decimal, scale: u8) -> Decimal {
    let places = number.places();
    let power = i64::from(scale.saturating_sub(places));
    let factor = 10_i64.saturating_pow(u32::try_from(power).unwrap_or(0));
    Decimal::new(number.mantissa().saturating_mul(factor), places.saturating_sub(scale))
}

fn hedge(tokens: &[Token], at: usize) -> Option<Hedge> {
    let before = tokens.get(at.checked_sub(1)?).filter(|t| t.kind == Kind::Word)?;
    let words = [("hơn", Hedge::MoreThan), ("trên", Hedge::MoreThan), ("gần", Hedge::Nearly), ("khoảng", Hedge::About)];
    words.into_iter().find(|(word, _)| before.is(&fold(word))).map(|(_, hedge)| hedge)
}

#[cfg(test)]
mod tests {
    use super::super::token::tokenize;
    use super::*;

    fn first(text: &str) -> Option<FigureAt> {
        let chars: Vec<char> = text.chars().collect();
        let tokens = tokenize(&chars, 0, chars.len());
        let at = tokens.iter().position(Token::is_number)?;
        figure_at(&tokens, at)
    }

    #[test]
    fn figures_of_every_shape() {
        let d = |t| Decimal::parse_plain(t).expect("a decimal");
        let cases = [
            ("có 2.919 hồ\n\nsơ", Amount::One(d("2919")), Some(Unit::Dossier)),
            ("13,10 %/tổng", Amount::One(d("13.10")), Some(Unit::Percent)),
            ("(153/350)", Amount::Pair(d("153"), d("350")), None),
            ("từ 80-90 điểm", Amount::Range(d("80"), d("90")), Some(Unit::Points)),
            ("17/17 Sở, ban, ngành", Amount::Pair(d("17"), d("17")), Some(Unit::Agency)),
            ("144,49 triệu đồng", Amount::One(d("144490000")), Some(Unit::Money)),
            ("1,5 tỷ đồng", Amount::One(d("1500000000")), Some(Unit::Money)),
        ];
        for (text, amount, unit) in cases {
            assert_eq!(first(text).map(|f| (f.amount, f.unit)), Some((amount, unit)), "{text}");
        }
        assert_eq!(first("số 77/QĐ-UBND"), None);
        assert_eq!(first("hơn 5 hồ sơ").and_then(|f| f.hedge), Some(Hedge::MoreThan));
    }
}
