//! Lines over periods, with a visible break wherever two neighbours may not be compared.

use super::super::charts::Naming;
use super::super::charts_compared::{self as compared, TrendLine, TrendPoint};
use super::super::{Cell, Figure};
use crate::catalog::catalog;
use crate::chart::Tone;
use crate::domain::{Caution, Decimal, Span};
use crate::scoring::index::{Frame, comparable};
use crate::text::labels;
use chrono::{Datelike, NaiveDate};

/// One column of a trend: a span, why it may not be joined to the one before, whether it is still running.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stop {
    pub(super) span: Span,
    pub(super) break_reason: Option<String>,
    pub(super) open: bool,
}

/// One line: its name and a value with its cell for each stop; `None` where there is none.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) label: String,
    pub(super) values: Vec<(Option<Decimal>, Cell)>,
}

const TONES: [Tone; 6] = [Tone::Primary, Tone::Secondary, Tone::Tertiary, Tone::Good, Tone::Bad, Tone::Fair];

/// The stops of frames in order of time.
pub(super) fn stops(frames: &[Frame<'_>], today: Option<NaiveDate>) -> Vec<Stop> {
    let stop = |(number, frame): (usize, &Frame<'_>)| {
        let before = number.checked_sub(1).and_then(|before| frames.get(before));
        let barriers = before.map(|before| comparable(before, frame, today, catalog()).barriers).unwrap_or_default();
        let reasons: Vec<&str> = barriers.iter().map(|barrier| labels::barrier(*barrier)).collect();
        let open = comparable(frame, frame, today, catalog()).cautions.contains(&Caution::Provisional);
        Stop { span: frame.span, break_reason: (!reasons.is_empty()).then(|| reasons.join("; ")), open }
    };
    frames.iter().enumerate().map(stop).collect()
}

/// A chart of lines over stops; its table has a row for each stop.
pub(super) fn trend(naming: Naming, stops: &[Stop], lines: Vec<Line>, range: (Decimal, Decimal)) -> Figure {
    let line = |(number, line): (usize, Line)| TrendLine {
        points: stops.iter().zip(line.values).filter_map(point).collect(),
        name: line.label,
        tone: TONES[number % TONES.len()],
    };
    let lines = lines.into_iter().enumerate().map(line).collect();
    compared::trend(naming, labels::UNIT_PERIOD, lines, false, range)
}

/// `None` for a period of which no day is known: it has no place on the axis.
fn point((stop, (value, cell)): (&Stop, (Option<Decimal>, Cell))) -> Option<TrendPoint> {
    let day = stop.span.last_possible_day()?.num_days_from_ce();
    let point = TrendPoint::new(day, labels::short_span(stop.span), value, cell);
    let break_reason = stop.break_reason.as_deref().map(labels::not_joined);
    Some(TrendPoint { open: stop.open, break_reason, ..point })
}
