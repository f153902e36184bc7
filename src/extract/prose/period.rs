//! When a figure is about: the period said before it, behind it, by its section or by its report.

use super::super::mention::{Mention, Role, with_year};
use super::super::token::Kind;
use super::Reader;
use super::cursor::Cursor;
use crate::domain::{Period, Span};

impl Reader<'_> {
    /// The period in force at a token: the one said before it in the block, else one said later in the sentence, else
    /// the section's, else the report's.
    pub(super) fn period_of(&self, stock: bool, cursor: &Cursor<'_>, at: usize) -> Period {
        let later = || {
            let end = cursor.sentence_end(at);
            let end = (at..end).find(|i| cursor.is_punct(*i, '(')).unwrap_or(end);
            let plain = |m: &&Mention| m.role == Role::Plain && !self.of_carried(cursor, m.to);
            let found = cursor.mentions_in(at, end).iter().filter(plain).find(|m| m.from > at && m.to <= end);
            let found = found.filter(|m| !self.opens_next(cursor, m, end));
            found.map(|m| self.dated(m.span)).filter(|s| *s != Span::Unknown)
        };
        // «…; giải quyết 100 hồ sơ, lũy kế 450 hồ sơ»: what came before a cumulative figure is no cumulative one.
        let cumulative = |span: &Span| matches!(span, Span::YearToDate { .. });
        let followed = || {
            let end = cursor.sentence_end(at);
            let end = (at..end).find(|i| cursor.is_punct(*i, ';')).unwrap_or(end);
            let next = cursor.mentions_in(at, end).iter().find(|m| m.from > at && m.to <= end && cumulative(&m.span));
            next.is_some_and(|m| self.opens_next(cursor, m, end))
        };
        let said = self.sections.said().filter(|span| !(cumulative(span) && followed()));
        let said = said.or_else(later).or_else(|| self.sections.span());
        let span = said.filter(|s| *s != Span::Unknown).unwrap_or(self.head.span);
        if stock && !matches!(span, Span::Day(_)) { Period::end_of(span) } else { Period::over(span) }
    }

    /// «…, năm 2025 tiếp nhận 90 hồ sơ»: a period behind a comma with a figure of its own is of that one.
    fn opens_next(&self, cursor: &Cursor<'_>, mention: &Mention, end: usize) -> bool {
        let counted = |i: usize| cursor.tokens[i].is_number() && cursor.mention_over(i).is_none();
        let before = (mention.from.saturating_sub(12)..mention.from).rev().take_while(|i| !counted(*i));
        let divided = before.into_iter().any(|i| matches!(cursor.tokens[i].kind, Kind::Punct(',' | ';')));
        divided && (mention.to..end).any(counted)
    }

    /// The period of a count: what happened over a time did not happen on the day that a date in passing names («sáng
    /// 10/10/2025, … sơ kết»), when the section or the report has a period of its own.
    pub(super) fn period_of_count(&self, stock: bool, cursor: &Cursor<'_>, at: usize) -> Period {
        let period = self.period_of(stock, cursor, at);
        let own = self.sections.span().unwrap_or(self.head.span);
        let passing = matches!(period.span, Span::Day(_)) && !matches!(own, Span::Day(_) | Span::Unknown);
        if passing && !stock { Period::over(own) } else { period }
    }

    /// Fills in what a short mention leaves out: the year, the month of «trong tuần».
    pub(super) fn dated(&self, span: Span) -> Span {
        let span = match span {
            _ if self.head.nominal.is_some_and(|n| n == with_year(span, self.head.span.year())) => {
                return self.head.span;
            }
            Span::Month { month: 0, .. } => return self.known.month.unwrap_or(Span::Unknown),
            Span::Quarter { quarter: 0, .. } => return self.known.quarter.unwrap_or(Span::Unknown),
            other => other,
        };
        match (with_year(span, self.head.span.year()), self.head.span) {
            (Span::Week { month: None }, Span::Week { month }) => Span::Week { month },
            (Span::Week { month: None }, Span::Month { year, month }) => Span::Week { month: Some((year, month)) },
            (Span::Week { month: None }, Span::Range { from, to }) => Span::Range { from, to },
            (other, _) => other,
        }
    }
}
