//! Whether two observations may be compared, and if not, why.

use super::observation::{Observation, Unit};
use crate::catalog::Catalog;
use crate::domain::{Barrier, Caution, Span, UnitLevel};
use chrono::{Datelike, NaiveDate};

/// What decides whether numbers may be compared.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// Whose they are.
    pub unit: &'a Unit,
    /// When.
    pub span: Span,
    /// Id of the version of the index.
    pub set: &'a str,
    /// Whether that version was assumed.
    pub set_assumed: bool,
    /// How many were ranked, for ranks as published.
    pub ranked_of: Option<i64>,
    /// Whether the figures of a day are known to be those of the year up to it.
    pub to_date: bool,
}

/// The answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparability {
    /// What forbids it, gravest first; empty when it is allowed.
    pub barriers: Vec<Barrier>,
    /// What forbids comparing ranks alone.
    pub for_ranks: Vec<Barrier>,
    /// What must be said beside it.
    pub cautions: Vec<Caution>,
}

impl Comparability {
    /// Whether differences, trends and ranks may be shown.
    pub fn is_allowed(&self) -> bool {
        self.barriers.is_empty()
    }
}

impl<'a> Frame<'a> {
    /// The frame of an observation.
    pub fn of(observation: &'a Observation) -> Frame<'a> {
        let Observation { unit, span, set, set_assumed, to_date, .. } = observation;
        Frame { unit, span: *span, set, set_assumed: *set_assumed, ranked_of: None, to_date: *to_date }
    }
}

/// Whether two may be compared; `today` tells which periods had not ended.
pub fn comparable(a: &Frame<'_>, b: &Frame<'_>, today: Option<NaiveDate>, catalog: &Catalog) -> Comparability {
    let mut barriers = Vec::new();
    barriers.extend(scope(a, b));
    barriers.extend(version(a, b, catalog));
    barriers.extend(period(a.span, b.span));
    barriers.extend(territory(a, b, catalog));
    let ranked = matches!((a.ranked_of, b.ranked_of), (Some(one), Some(other)) if one != other);
    let for_ranks = ranked.then_some(Barrier::RankedOf).into_iter().collect();
    let mut cautions = Vec::new();
    if [a.span, b.span].iter().any(|span| is_open(*span, today)) {
        cautions.push(Caution::Provisional);
    }
    if a.set_assumed || b.set_assumed {
        cautions.push(Caution::SetAssumed);
    }
    let days = matches!((a.span, b.span), (Span::Day(one), Span::Day(other)) if one != other);
    if days && a.to_date != b.to_date {
        cautions.push(Caution::OneToDate);
    }
    Comparability { barriers, for_ranks, cautions }
}

fn scope(a: &Frame<'_>, b: &Frame<'_>) -> Option<Barrier> {
    let same = a.unit.key == b.unit.key || (a.unit.level.is_some() && a.unit.level == b.unit.level);
    (!same).then_some(Barrier::Scope)
}

fn version(a: &Frame<'_>, b: &Frame<'_>, catalog: &Catalog) -> Option<Barrier> {
    let ruled = |id: &str| catalog.index_set_named(id).is_some_and(|set| !set.metric.is_empty());
    let barrier = if ruled(a.set) || ruled(b.set) { Barrier::Formula } else { Barrier::IndexSet };
    (a.set != b.set).then_some(barrier)
}

/// How long a period is by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Length {
    Day,
    Week,
    Months(i32),
    ToDate,
    Days(i64),
}

/// Which months are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Calendar {
    /// From the first to the last of months.
    Months,
    /// From the 15th to the 14th, as statutory reports are closed.
    Closed,
    /// Any other days.
    Other,
}

fn period(a: Span, b: Span) -> Option<Barrier> {
    match (kind(a), kind(b)) {
        _ if a == b => None,
        (Some((length, _)), Some((other, _))) if length != other => Some(Barrier::PeriodType),
        (Some((_, calendar)), Some((_, other))) if calendar != other => Some(Barrier::Calendar),
        (Some(_), Some(_)) => None,
        _ => Some(Barrier::PeriodUnknown),
    }
}

/// `None` for a period that is not known.
fn kind(span: Span) -> Option<(Length, Calendar)> {
    let months = |count| Some((Length::Months(count), Calendar::Months));
    match span {
        Span::Unknown | Span::Week { month: None } | Span::YearToDate { year: None } => None,
        Span::Week { .. } => Some((Length::Week, Calendar::Other)),
        Span::Day(_) => Some((Length::Day, Calendar::Months)),
        Span::Month { .. } => months(1),
        Span::Quarter { .. } => months(3),
        Span::HalfYear { .. } => months(6),
        Span::NineMonths { .. } => months(9),
        Span::Year { .. } => months(12),
        Span::YearToDate { .. } => Some((Length::ToDate, Calendar::Months)),
        Span::Range { from, to } => Some(range(from, to)),
    }
}

fn range(from: NaiveDate, to: NaiveDate) -> (Length, Calendar) {
    let months = (to.year() - from.year()) * 12 + i32::try_from(to.month0()).unwrap_or(0)
        - i32::try_from(from.month0()).unwrap_or(0);
    let ends_month = to.succ_opt().is_none_or(|next| next.day() == 1);
    match (from.day(), to.day()) {
        (1, _) if ends_month => (Length::Months(months + 1), Calendar::Months),
        (15, 14) => (Length::Months(months), Calendar::Closed),
        _ => (Length::Days((to - from).num_days() + 1), Calendar::Other),
    }
}

/// Whether a period's figures may still change: it ends today or later, or is one that is told «to date».
fn is_open(span: Span, today: Option<NaiveDate>) -> bool {
    let ended = span.last_possible_day().zip(today).is_some_and(|(last, today)| last < today);
    match span {
        Span::YearToDate { .. } | Span::Day(_) => true,
        _ => today.is_some() && !ended && span.last_possible_day().is_some(),
    }
}

/// Territory and bodies that are not what they were.
fn territory(a: &Frame<'_>, b: &Frame<'_>, catalog: &Catalog) -> Vec<Barrier> {
    let mut found = Vec::new();
    let sides = catalog.merger_day().map(|day| [a.span, b.span].map(|span| side(span, day)));
    let crosses = sides.is_some_and(|[one, other]| one.zip(other).is_some_and(|(one, other)| one != other));
    if crosses && (is_redrawn(a.unit, catalog) || is_redrawn(b.unit, catalog)) {
        found.push(Barrier::Merger);
    }
    let department = |frame: &Frame<'_>| frame.unit.level == Some(UnitLevel::Department);
    let body = |frame: &Frame<'_>| {
        let day = frame.span.last_possible_day()?;
        catalog.agency_on(&frame.unit.name, day).map(|agency| agency.id.clone())
    };
    let same = a.unit.key == b.unit.key && department(a) && department(b);
    if same && body(a) != body(b) {
        found.push(Barrier::Reorganised);
    }
    found
}

/// On which side of the last day of the old territory a period lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Across,
    After,
}

fn side(span: Span, last_old_day: NaiveDate) -> Option<Side> {
    let (first, last) = span.first_possible_day().zip(span.last_possible_day())?;
    Some(match (first > last_old_day, last > last_old_day) {
        (true, _) => Side::After,
        (false, false) => Side::Before,
        (false, true) => Side::Across,
    })
}

/// Communes and districts were redrawn everywhere, provinces and their bodies where provinces were merged; what nothing
/// tells is taken for redrawn.
fn is_redrawn(unit: &Unit, catalog: &Catalog) -> bool {
    let local = matches!(unit.level, Some(UnitLevel::Commune | UnitLevel::District));
    local || unit.province.as_deref().is_none_or(|id| catalog.is_merged_province(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_known_by_their_days() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        for (from, to, expected) in [
            ("2026-07-01", "2026-09-30", (Length::Months(3), Calendar::Months)),
            ("2024-12-15", "2025-03-14", (Length::Months(3), Calendar::Closed)),
            ("2024-12-15", "2025-12-14", (Length::Months(12), Calendar::Closed)),
            ("2026-02-01", "2026-02-28", (Length::Months(1), Calendar::Months)),
            ("2026-03-02", "2026-03-08", (Length::Days(7), Calendar::Other)),
        ] {
            assert_eq!(range(day(from), day(to)), expected, "{from} {to}");
        }
    }
}
