//! Numbers in words: «không có hồ sơ quá hạn», «trả chậm hạn: không có», «ba hồ sơ».

use super::super::figure::{Amount, FigureAt};
use super::super::token::{Kind, Token};
use super::super::unit::{Unit, unit_at};
use super::Reader;
use super::count::Counted;
use super::cursor::Cursor;
use super::skip::says;
use crate::domain::{Decimal, fold};

/// Counts in words; «một hồ sơ» means any one of them more often than a count.
pub(super) const COUNTS: [(&str, i64); 11] = [
    ("hai", 2),
    ("ba", 3),
    ("bốn", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười hai", 12),
    ("mười một", 11),
    ("mười", 10),
];
/// Words before a count in words that make it no count: «cả hai hồ sơ», «thứ ba hồ sơ».
const NO_COUNT: [&str; 9] = ["cả", "thứ", "những", "mỗi", "từng", "vài", "mức", "hàng", "tháng"];
/// Words that make «không có» a wish, a condition or a rule.
const WISHES: [&str; 9] =
    ["nếu", "phấn đấu", "đảm bảo", "bảo đảm", "khi", "để không", "tránh", "trường hợp không", "nhằm"];

/// «ba hồ sơ», «mười hai hồ sơ»: a count in words with a unit.
pub(super) fn worded_count(cursor: &Cursor<'_>, at: usize) -> Option<FigureAt> {
    let tokens = cursor.tokens;
    let (phrase, value) = COUNTS.iter().find(|(phrase, _)| cursor.starts(at, phrase))?;
    let digits_to = at + phrase.split(' ').count();
    let (unit, to) = unit_at(tokens, digits_to)?;
    let counted = matches!(unit, Unit::Dossier | Unit::Rating);
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    let other = before.is_some_and(|t: &Token| NO_COUNT.iter().any(|w| t.is(&fold(w))) || t.is_number());
    let tens = cursor.is_word(digits_to, "mươi");
    (counted && !other && !tens).then_some(FigureAt {
        from: at,
        digits_to,
        to,
        amount: Amount::One(Decimal::whole(*value)),
        unit: Some(unit),
        hedge: None,
        ambiguous: false,
    })
}

impl Reader<'_> {
    /// A zero said in words.
    pub(super) fn zero(&mut self, cursor: &mut Cursor<'_>, at: usize) -> Option<usize> {
        let denied = cursor.is_word(at, "không") || cursor.is_word(at, "chưa");
        (denied && self.head.relevant && !self.sections.aims() && cursor.aim.is_none()).then_some(())?;
        let wished = WISHES.iter().any(|w| says(cursor.tokens, cursor.part, at, w));
        (!wished).then_some(())?;
        self.zero_behind(cursor, at).or_else(|| self.zero_before(cursor, at))
    }

    /// «không có hồ sơ nào quá hạn», «không để xảy ra trễ hạn», «chưa phát sinh hồ sơ quá hạn».
    fn zero_behind(&mut self, cursor: &mut Cursor<'_>, at: usize) -> Option<usize> {
        let agencies = cursor.last.is_some_and(|l| l.unit == Unit::Agency && l.to + 2 >= at);
        let nearby = (at.saturating_sub(5)..at).any(|i| {
            cursor.tokens[i].is_number() && unit_at(cursor.tokens, i + 1).is_some_and(|(u, _)| u == Unit::Agency)
        });
        let many =
            ["các cơ quan", "các đơn vị", "các sở", "các địa phương", "các xã", "những đơn vị", "đơn vị", "cơ quan"];
        let clause = cursor.clauses_before(at).first().map_or(at, |c| c.0);
        let several = at <= clause + 8 && many.iter().any(|p| says(cursor.tokens, clause, at, p));
        (!(agencies || nearby || several)).then_some(())?;
        let verbs = [
            "có ai chọn",
            "ai chọn",
            "có ai",
            "ai",
            "có trường hợp",
            "có",
            "phát sinh",
            "để xảy ra",
            "để",
            "ghi nhận",
            "xảy ra",
            "còn",
        ];
        let verb = verbs.iter().find(|v| cursor.starts(at + 1, v))?;
        let next = at + 1 + verb.split(' ').count();
        let noun = unit_at(cursor.tokens, next).filter(|(u, _)| matches!(u, Unit::Dossier | Unit::Rating | Unit::Case));
        let from = noun.map_or(next, |(_, to)| to);
        let from = if cursor.is_word(from, "nào") { from + 1 } else { from };
        let near = if noun.is_some() { from + 2 } else { from };
        let label = self.label_after(cursor, from).filter(|l| l.from <= near)?;
        let telling = self.book.set(&["late", "dissatisfied", "very_dissatisfied"]);
        (noun.is_some() || label.terms & telling != 0).then_some(())?;
        let unit = noun.map(|(u, _)| u);
        let (fact, _, assumed) = self.meant(cursor, label.terms, move |u| super::count::accepts(unit, u))?;
        let doubts = if assumed { vec![crate::domain::Doubt::KindAssumed] } else { Vec::new() };
        let named = self.name_between(cursor, clause, at).map(|(from, to)| self.scope_named(cursor, from, to));
        let counted = Counted {
            fact: fact.id.clone(),
            scope: named.or_else(|| cursor.subject.clone()).unwrap_or_else(|| self.section_scope()),
            from: at,
            to: label.to,
            terms: label.terms,
            doubts,
        };
        let end = self.counted(cursor, &none_at(at, label.to), counted)?;
        cursor.gap = end;
        Some(end)
    }

    /// «Hồ sơ trả chậm hạn: không có», «Quá hạn: không».
    fn zero_before(&mut self, cursor: &mut Cursor<'_>, at: usize) -> Option<usize> {
        let colon = at > cursor.gap && cursor.is_punct(at - 1, ':');
        let to = ["có", "phát sinh"]
            .iter()
            .find(|v| cursor.starts(at + 1, v))
            .map_or(at + 1, |v| at + 1 + v.split(' ').count());
        let ends = cursor.tokens.get(to).is_none_or(|t| matches!(t.kind, Kind::Punct('.' | ';' | ',' | ')')));
        (colon && ends).then_some(())?;
        let label = self.label_before(cursor, at)?;
        let dossiers = |u: Unit| matches!(u, Unit::Dossier | Unit::Rating);
        let (fact, ..) = self.meant(cursor, label.terms, dossiers)?;
        let (scope, from) = self.labelled_scope(cursor, &label, false, at);
        let counted = Counted { fact: fact.id.clone(), scope, from, to, terms: label.terms, doubts: Vec::new() };
        let end = self.counted(cursor, &none_at(at, to), counted)?;
        cursor.gap = end;
        Some(end)
    }
}

fn none_at(from: usize, to: usize) -> FigureAt {
    FigureAt {
        from,
        digits_to: to,
        to,
        amount: Amount::One(Decimal::ZERO),
        unit: Some(Unit::Dossier),
        hedge: None,
        ambiguous: false,
    }
}
