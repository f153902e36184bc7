//! Reporting periods with explicit dates where the report gives them.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The stretch of time a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Span {
    /// The report does not say.
    Unknown,
    /// A week; reports often give no dates, only the month they were written in.
    Week {
        /// Year and month the week belongs to, when anything in the report tells.
        month: Option<(i32, u32)>,
    },
    /// One day (a score or rank as of that day).
    Day(NaiveDate),
    /// A calendar month.
    Month {
        /// Year.
        year: i32,
        /// 1–12.
        month: u32,
    },
    /// A calendar quarter, 1–4.
    Quarter {
        /// Year.
        year: i32,
        /// 1–4.
        quarter: u32,
    },
    /// The first six months.
    HalfYear {
        /// Year.
        year: i32,
    },
    /// The first nine months.
    NineMonths {
        /// Year.
        year: i32,
    },
    /// A calendar year.
    Year {
        /// Year.
        year: i32,
    },
    /// From 1 January to the date of the report.
    YearToDate {
        /// Year; `None` when the report carries no date at all.
        year: Option<i32>,
    },
    /// Any other explicit range of days, both ends included.
    Range {
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
    },
}

/// A span, and whether the figure is a flow over it or a stock at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// The stretch of time.
    pub span: Span,
    /// `true` for stocks (dossiers pending *at the end* of the span).
    pub at_end: bool,
}

impl Period {
    /// The period a report does not state.
    pub const UNKNOWN: Period = Period { span: Span::Unknown, at_end: false };

    /// A flow over `span`.
    pub const fn over(span: Span) -> Period {
        Period { span, at_end: false }
    }

    /// A stock at the end of `span`.
    pub const fn end_of(span: Span) -> Period {
        Period { span, at_end: true }
    }

    /// A stable machine form: `2023-04`, `ytd-2023`, `end of 2023-04`, `2023-03-27`, `week (undated; 2023-04)`.
    pub fn code(self) -> String {
        let span = self.span.code();
        if self.at_end { format!("end of {span}") } else { span }
    }
}

impl Span {
    /// First and last day where the span has them.
    pub fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        let months = |year: i32, first: u32, last: u32| {
            let from = NaiveDate::from_ymd_opt(year, first, 1)?;
            let next = if last == 12 {
                NaiveDate::from_ymd_opt(year + 1, 1, 1)
            } else {
                NaiveDate::from_ymd_opt(year, last + 1, 1)
            }?;
            Some((from, next.pred_opt()?))
        };
        match self {
            Span::Day(day) => Some((day, day)),
            Span::Range { from, to } => Some((from, to)),
            Span::Month { year, month } => months(year, month, month),
            Span::Quarter { year, quarter } => months(year, quarter * 3 - 2, quarter * 3),
            Span::HalfYear { year } => months(year, 1, 6),
            Span::NineMonths { year } => months(year, 1, 9),
            Span::Year { year } => months(year, 1, 12),
            Span::Unknown | Span::Week { .. } | Span::YearToDate { .. } => None,
        }
    }

    /// The calendar year the span lies in, when it has one.
    pub fn year(self) -> Option<i32> {
        match self {
            Span::Unknown | Span::Week { month: None } => None,
            Span::Week { month: Some((year, _)) } => Some(year),
            Span::YearToDate { year } => year,
            Span::Day(day) | Span::Range { to: day, .. } => Some(day.year()),
            Span::Month { year, .. }
            | Span::Quarter { year, .. }
            | Span::HalfYear { year }
            | Span::NineMonths { year }
            | Span::Year { year } => Some(year),
        }
    }

    /// The last day that may belong to the span: 31 December where only the year is known.
    pub fn last_possible_day(self) -> Option<NaiveDate> {
        let of_year = || NaiveDate::from_ymd_opt(self.year()?, 12, 31);
        self.days().map(|(_, last)| last).or_else(of_year)
    }

    /// The first day that may belong to the span: 1 January where only the year is known.
    pub fn first_possible_day(self) -> Option<NaiveDate> {
        let of_year = || NaiveDate::from_ymd_opt(self.year()?, 1, 1);
        self.days().map(|(first, _)| first).or_else(of_year)
    }

    /// The stretch of the same length just before («kỳ trước»), for months, quarters and years.
    pub fn before(self) -> Option<Span> {
        match self {
            Span::Month { year, month: 1 } => Some(Span::Month { year: year - 1, month: 12 }),
            Span::Month { year, month } => Some(Span::Month { year, month: month - 1 }),
            Span::Quarter { year, quarter: 1 } => Some(Span::Quarter { year: year - 1, quarter: 4 }),
            Span::Quarter { year, quarter } => Some(Span::Quarter { year, quarter: quarter - 1 }),
            Span::Year { year } => Some(Span::Year { year: year - 1 }),
            _ => None,
        }
    }

    /// The same stretch of the year before («cùng kỳ»), for spans of the calendar and ranges of days.
    pub fn year_before(self) -> Option<Span> {
        match self {
            Span::Month { year, month } => Some(Span::Month { year: year - 1, month }),
            Span::Quarter { year, quarter } => Some(Span::Quarter { year: year - 1, quarter }),
            Span::HalfYear { year } => Some(Span::HalfYear { year: year - 1 }),
            Span::NineMonths { year } => Some(Span::NineMonths { year: year - 1 }),
            Span::Year { year } => Some(Span::Year { year: year - 1 }),
            Span::YearToDate { year } => year.map(|year| Span::YearToDate { year: Some(year - 1) }),
            Span::Range { from, to } => {
                let earlier = |day: NaiveDate| day.with_year(day.year() - 1);
                Some(Span::Range { from: earlier(from)?, to: earlier(to)? })
            }
            Span::Unknown | Span::Week { .. } | Span::Day(_) => None,
        }
    }

    /// A stable machine form, read back by [`Span::from_code`]: `2023-04`, `ytd-2023`, `2023-03-01..2023-03-07`.
    pub fn code(self) -> String {
        match self {
            Span::Unknown => "unknown".into(),
            Span::Week { month: None } => "week (undated)".into(),
            Span::Week { month: Some((year, month)) } => format!("week (undated; {year}-{month:02})"),
            Span::Day(day) => format!("{}-{:02}-{:02}", day.year(), day.month(), day.day()),
            Span::Month { year, month } => format!("{year}-{month:02}"),
            Span::Quarter { year, quarter } => format!("{year}-Q{quarter}"),
            Span::HalfYear { year } => format!("{year}-H1"),
            Span::NineMonths { year } => format!("{year}-9M"),
            Span::Year { year } => format!("{year}"),
            Span::YearToDate { year: None } => "ytd".into(),
            Span::YearToDate { year: Some(year) } => format!("ytd-{year}"),
            Span::Range { from, to } => format!("{from}..{to}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_stable() {
        let cases = [
            (Period::end_of(Span::Month { year: 2023, month: 4 }), "end of 2023-04"),
            (Period::over(Span::YearToDate { year: Some(2023) }), "ytd-2023"),
            (Period::over(Span::Week { month: Some((2023, 4)) }), "week (undated; 2023-04)"),
            (Period::over(Span::Quarter { year: 2026, quarter: 3 }), "2026-Q3"),
        ];
        for (period, expected) in cases {
            assert_eq!(period.code(), expected);
        }
    }

    #[test]
    fn a_quarter_has_its_calendar_days() {
        let days = Span::Quarter { year: 2024, quarter: 4 }.days().map(|(a, b)| format!("{a} {b}"));
        assert_eq!(days.as_deref(), Some("2024-10-01 2024-12-31"));
    }
}
