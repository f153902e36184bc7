//! When a figure is about: the period said before it, behind it, by its section or by its report.

use super::super::mention::{Mention, Role, with_year};
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
            found.map(|m| self.dated(m.span)).filter(|s| *s != Span::Unknown)
        };
        let said = self.sections.said().or_else(later).or_else(|| self.sections.span());
        let span = said.filter(|s| *s != Span::Unknown).unwrap_or(self.head.span);
        if stock && !matches!(span, Span::Day(_)) { Period::end_of(span) } else { Period::over(span) }
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
