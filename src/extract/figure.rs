//! A number with its unit: one value, a pair «153/350» or a range «80-90».

use super::mention::document_number;
use super::number::{Reading, parse};
use super::token::{Kind, Token};
use super::unit::{Unit, scale_at, unit_at};
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
    /// «1,110 hồ sơ»: one thousand or one and a bit.
    pub(super) ambiguous: bool,
}

/// Reads the figure that starts at a number token; `None` for document numbers and what is no number.
pub(super) fn figure_at(tokens: &[Token], at: usize) -> Option<FigureAt> {
    if document_number(tokens, at) || follows_slash(tokens, at) {
        return None;
    }
    let first = part_at(tokens, at)?;
    let second = second_number(tokens, &first);
    let last = match second {
        Some((_, start)) => part_at(tokens, start)?,
        None => first,
    };
    let apart = first.unit.is_some() && last.unit.is_some_and(|u| Some(u) != first.unit);
    let (second, last) = if apart { (None, first) } else { (second, last) };
    let unit = last.unit.or(first.unit);
    let measure = matches!(unit, Some(Unit::Percent | Unit::Points));
    let value = |part: Part| {
        let own = tokens[part.at].folded.as_str();
        if measure && part.scale == 0 { parse(own, Reading::Measure) } else { Some(part.value) }
    };
    let amount = match second {
        None if !measure && is_minus(tokens, at) => Amount::One(Decimal::ZERO.minus(value(first)?)),
        None => Amount::One(value(first)?),
        Some((Joint::Of, _)) => Amount::Pair(value(first)?, value(last)?),
        Some((Joint::To, _)) if unit.is_some() => Amount::Range(value(first)?, value(last)?),
        Some((Joint::To, _)) => return None,
    };
    let text = &tokens[at].folded;
    let ambiguous = !measure && first.scale == 0 && text.matches(',').count() == 1 && !text.contains('.');
    Some(FigureAt {
        from: at,
        digits_to: last.digits_to,
        to: last.to,
        amount,
        unit,
        hedge: hedge(tokens, at),
        ambiguous: ambiguous && text.split(',').next_back().is_some_and(|d| d.len() == 3),
    })
}

/// One number with its scale and unit.
#[derive(Clone, Copy)]
struct Part {
    at: usize,
    value: Decimal,
    scale: u8,
    digits_to: usize,
    to: usize,
    unit: Option<Unit>,
}

/// How a second number belongs to the first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// «a/b», «a trên (tổng số) b».
    Of,
    /// «a-b», «từ a đến b».
    To,
}

/// «1,2 tỷ đồng», «6 triệu 325 nghìn đồng», «5,65 ngàn hồ sơ», «2.919 hồ sơ».
fn part_at(tokens: &[Token], at: usize) -> Option<Part> {
    let text = &tokens.get(at).filter(|t| t.is_number())?.folded;
    let mut next = at + 1;
    // A comma before «triệu» divides: «1,488 triệu» is 1.488.000.
    let divided = scale_at(tokens, next).is_some() && text.contains(',') && !text.contains('.');
    let mut value = parse(text, if divided { Reading::Measure } else { Reading::Count })?;
    let mut scale = 0;
    while let Some(power) = scale_at(tokens, next) {
        value = if scale == 0 { value.scaled(power)? } else { value };
        scale = power;
        next += 1;
        let smaller = scale_at(tokens, next + 1).filter(|s| *s < power);
        let Some((more, less)) =
            smaller.and_then(|less| Some((parse(&number(tokens, next)?.folded, Reading::Count)?, less)))
        else {
            break;
        };
        value = value.plus(more.scaled(less)?);
        next += 1;
    }
    let unit = unit_at(tokens, next);
    let money = (scale >= 6).then_some((Unit::Money, next)).filter(|_| no_noun(tokens, next));
    let (unit, to) = unit.or(money).map_or((None, next), |(unit, to)| (Some(unit), to));
    Some(Part { at, value, scale, digits_to: next, to, unit })
}

fn number(tokens: &[Token], at: usize) -> Option<&Token> {
    tokens.get(at).filter(|t| t.is_number())
}

/// Whether no word follows, so that «1,2 tỷ» stands for money.
fn no_noun(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_none_or(|t| t.kind != Kind::Word)
}

/// The other number of a pair or a range, and how it is joined.
fn second_number(tokens: &[Token], first: &Part) -> Option<(Joint, usize)> {
    let number = |i: usize| number(tokens, i).is_some().then_some(i);
    let sign = |at: usize, c: char| tokens.get(at).is_some_and(|t| t.is_punct(c)).then(|| number(at + 1)).flatten();
    let word = |at: usize, w: &str| tokens.get(at).is_some_and(|t| t.is(&fold(w)));
    let dossiers = matches!(first.unit, None | Some(Unit::Dossier | Unit::Rating));
    let of = sign(first.digits_to, '/').or_else(|| sign(first.to, '/').filter(|_| dossiers)).or_else(|| {
        let at = first.to;
        let total = word(at + 1, "tổng") || word(at + 1, "số");
        let over = (word(at, "trên") || (word(at, "trong") && total)).then_some(at + 1)?;
        let over = if word(over, "số") { over + 1 } else { over };
        let over = if word(over, "tổng") { over + 1 + usize::from(word(over + 1, "số")) } else { over };
        number(over).filter(|_| dossiers)
    });
    let dash =
        |c: char| sign(first.digits_to, c).filter(|_| tokens[first.digits_to].start == tokens[first.digits_to - 1].end);
    let until = || {
        let at = word(first.to, "đến").then_some(first.to + 1)?;
        number(at + usize::from(word(at, "dưới")))
    };
    let spaced = |c: char| {
        let at = sign(first.digits_to, c).filter(|_| first.unit.is_none() && first.scale == 0)?;
        let unit = unit_at(tokens, at + 1).map(|(unit, _)| unit);
        let last = parse(&tokens.get(at)?.folded, Reading::Measure)?;
        let grows = parse(&tokens.get(first.at)?.folded, Reading::Measure)? <= last;
        (matches!(unit, Some(Unit::Points | Unit::Percent)) && grows).then_some(at)
    };
    let to = dash('-').or_else(|| dash('–')).or_else(until).or_else(|| spaced('-')).or_else(|| spaced('–'));
    of.map(|at| (Joint::Of, at)).or_else(|| to.map(|at| (Joint::To, at)))
}

/// Whether a number with a scale behind it («999.999.999.999 tỷ») is more than a [`Decimal`] holds.
pub(super) fn is_too_large(tokens: &[Token], at: usize) -> bool {
    tokens[at].is_number() && scale_at(tokens, at + 1).is_some() && part_at(tokens, at).is_none()
}

/// Whether a minus stands directly before a number, and nothing directly before the minus. What rose or fell by a
/// number says so in words.
fn is_minus(tokens: &[Token], at: usize) -> bool {
    let Some([before @ .., sign]) = tokens.get(..at) else { return false };
    let minus = sign.is_punct('-') || sign.is_punct('−');
    let apart = before.last().is_none_or(|t| t.end < sign.start && !t.is(&fold("tăng")) && !t.is(&fold("giảm")));
    minus && sign.end == tokens[at].start && apart
}

fn follows_slash(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens[at - 1].is_punct('/') && tokens[at - 1].end == tokens[at].start
}

fn hedge(tokens: &[Token], at: usize) -> Option<Hedge> {
    let before = tokens.get(at.checked_sub(1)?).filter(|t| t.kind == Kind::Word)?;
    let words = [
        ("hơn", Hedge::MoreThan),
        ("trên", Hedge::MoreThan),
        ("gần", Hedge::Nearly),
        ("khoảng", Hedge::About),
        ("xấp", Hedge::About),
        ("chừng", Hedge::About),
    ];
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
            ("6 triệu 325 nghìn đồng", Amount::One(d("6325000")), Some(Unit::Money)),
            ("40,2 ngàn hồ sơ", Amount::One(d("40200")), Some(Unit::Dossier)),
            ("8.290 hồ sơ/8.655 hồ sơ", Amount::Pair(d("8290"), d("8655")), Some(Unit::Dossier)),
            ("98 trên tổng số 120 hồ sơ", Amount::Pair(d("98"), d("120")), Some(Unit::Dossier)),
            ("từ 80 đến dưới 90 điểm", Amount::Range(d("80"), d("90")), Some(Unit::Points)),
            ("giải quyết -5 hồ sơ", Amount::One(d("-5")), Some(Unit::Dossier)),
            ("tăng -5 hồ sơ", Amount::One(d("5")), Some(Unit::Dossier)),
            ("Sở Y tế-5 hồ sơ", Amount::One(d("5")), Some(Unit::Dossier)),
            ("75,5 điểm %", Amount::One(d("75.5")), Some(Unit::Percent)),
        ];
        for (text, amount, unit) in cases {
            assert_eq!(first(text).map(|f| (f.amount, f.unit)), Some((amount, unit)), "{text}");
        }
        assert_eq!(first("số 77/QĐ-UBND"), None);
        assert_eq!(first("999999999999 tỷ đồng"), None);
        assert_eq!(first("hơn 5 hồ sơ").and_then(|f| f.hedge), Some(Hedge::MoreThan));
    }
}
