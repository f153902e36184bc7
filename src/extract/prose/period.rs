//! When a figure is about: the period said before it, behind it, by its section or by its report.

use super::super::mention::{Mention, Role, with_year};
use super::super::token::Kind;
use super::Reader;
use super::cursor::Cursor;
use crate::domain::{Period, Span};
use chrono::Datelike;

/// The month and the quarter spoken of last: what «trong tháng», «trong quý» are about.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    pub(super) month: Option<Span>,
    pub(super) quarter: Option<Span>,
    /// The days of «trong tuần».
    pub(super) week: Option<Span>,
}

impl Known {
    pub(super) fn note(&mut self, span: Span) {
        match span {
            Span::Month { .. } => self.month = Some(span),
            Span::Quarter { .. } => self.quarter = Some(span),
            _ => {}
        }
    }
}

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

    /// «tháng 8» in a report of 21/7 to 20/8: what a report with a calendar of its own calls the period it counts.
    fn own_calendar(&self, span: Span) -> bool {
        let Span::Range { from, to } = self.head.span else { return false };
        let days = (to - from).num_days() + 1;
        let (year, month) = (to.year(), to.month());
        match with_year(span, Some(year)) {
            Span::Month { year: y, month: m } => (26..=31).contains(&days) && (y, m) == (year, month),
            Span::Quarter { year: y, quarter } => {
                (84..=93).contains(&days) && y == year && quarter == (month - 1) / 3 + 1
            }
            _ => false,
        }
    }

    /// «(số liệu lấy ngày 03/9/2024)»: the day on which figures of a known period were looked up.
    pub(super) fn looked_up(&self, cursor: &Cursor<'_>, mention: &Mention) -> bool {
        let known = !matches!(self.head.span, Span::Day(_) | Span::Year { .. } | Span::Unknown);
        let words = ["số liệu", "dữ liệu", "trích xuất", "truy xuất", "cập nhật", "khai thác", "tra cứu", "thời điểm"];
        let least = mention.from.saturating_sub(6).max(cursor.sentence).min(mention.from);
        let told = words.iter().any(|p| super::skip::says(cursor.tokens, least, mention.from, p));
        let told = told || super::super::table::is_taken(cursor.tokens, mention.from);
        known && told && matches!(mention.span, Span::Day(_))
    }

    /// «…, trình Trung ương ngày 24/4.»: a day said in a sentence without figures is of that sentence alone.
    pub(super) fn passing_day(&self, cursor: &Cursor<'_>, end: usize) -> bool {
        let day = matches!(self.sections.said(), Some(Span::Day(_)));
        let counted = cursor.last.is_some_and(|l| l.to > cursor.sentence);
        let until = super::skip::says(cursor.tokens, cursor.sentence, end, "tính đến");
        let before = !matches!(cursor.before, Some(Span::Day(_)));
        day && before && !counted && !until && self.head.span != Span::Unknown
    }

    /// «trong tuần, từ ngày 11/5 đến ngày 17/5»: the days of the week spoken of.
    pub(super) fn note_week(&mut self, cursor: &Cursor<'_>, mention: &Mention) {
        let next = (mention.to..mention.to + 3).find_map(|i| cursor.mention_at(i));
        let Some(range) = next.map(|m| self.dated(m.span)) else { return };
        if matches!((mention.span, range), (Span::Week { .. }, Span::Range { .. })) {
            self.known.week = Some(range);
        }
    }

    /// Fills in what a short mention leaves out: the year, the month of «trong tuần».
    pub(super) fn dated(&self, span: Span) -> Span {
        if self.own_calendar(span) {
            return self.head.span;
        }
        let span = match span {
            _ if self.head.nominal.is_some_and(|n| n == with_year(span, self.head.span.year())) => {
                return self.head.span;
            }
            Span::Month { month: 0, .. } => return self.known.month.unwrap_or(Span::Unknown),
            Span::Quarter { quarter: 0, .. } => return self.known.quarter.unwrap_or(Span::Unknown),
            other => other,
        };
        let named = |span: Span| with_year(span, self.head.span.year().or(self.head.year));
        match (named(span), self.head.span) {
            (Span::Week { month: None }, _) if self.known.week.is_some() => self.known.week.unwrap_or(span),
            (Span::Week { month: None }, Span::Week { month }) => Span::Week { month },
            (Span::Week { month: None }, Span::Month { year, month }) => Span::Week { month: Some((year, month)) },
            (Span::Week { month: None }, Span::Range { from, to }) => Span::Range { from, to },
            (other, _) => other,
        }
    }
}
