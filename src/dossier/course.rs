//! The course of a dossier: when it was received, when it fell due, how and when it ended. Counts and lists of dossiers
//! ask the same course, so that a list is as long as its count says.

use super::counts::Counter;
use super::date::Moment;
use super::rules::{Outcome, outcome};
use crate::catalog::Meaning;

/// The dates that a row states.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dates {
    pub(super) received: Moment,
    pub(super) due: Option<Moment>,
    pub(super) finished: Option<Moment>,
    /// When the citizen was asked to supplement it.
    pub(super) asked: Option<Moment>,
    /// Seconds in which the citizen supplemented it.
    pub(super) waited: i64,
    /// The citizen was asked and has not answered: the clock stands still.
    pub(super) stopped: bool,
}

impl Dates {
    /// The month from which it is overdue as long as it has not ended. A clock that stood still before the due time moves
    /// it on (Decision 766's description: who waits for the citizen counts to the day of the request), one that stood
    /// still later does not.
    fn falls_due(&self, is_over: bool) -> Option<i32> {
        let due = self.due?;
        match self.stood_still(due) {
            true if self.stopped && !is_over => None,
            true if self.waited > 0 => Some(due.month_after(self.waited)),
            _ => Some(due.month),
        }
    }

    /// Whether the citizen was asked before it was due.
    fn stood_still(&self, due: Moment) -> bool {
        self.asked.is_some_and(|asked| asked.seconds(false) <= due.seconds(true))
    }

    /// Calendar days from the day it was due to the one on which it ended, or else to the last of a month, what the citizen
    /// took left out: none where hours alone were too many. `None` before that day, and where nothing says when it was due.
    pub(super) fn days_late(&self, month: i32) -> Option<u32> {
        let due = self.due?;
        let waited = if self.stood_still(due) { self.waited } else { 0 };
        let end = self.finished.map_or_else(|| Moment::first_day(month + 1) - 1, |finished| finished.day);
        u32::try_from(end - due.day_after(waited)).ok()
    }
}

/// How a dossier ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    Early,
    OnTime,
    Late,
    /// Nothing says when it was due.
    WithoutDue,
    /// Over by its state, and nothing says when: ended in the month in which it was received.
    Undated,
}

impl Ended {
    /// The counter of it.
    pub(super) const fn counter(self) -> Counter {
        match self {
            Ended::Early => Counter::Early,
            Ended::OnTime => Counter::OnTime,
            Ended::Late => Counter::Late,
            Ended::WithoutDue => Counter::FinishedWithoutDue,
            Ended::Undated => Counter::FinishedUndated,
        }
    }
}

/// The course of a dossier, in months. No event comes before its receipt, whatever the row says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Course {
    pub(super) received: i32,
    /// How it ended, and in which month.
    pub(super) ended: Option<(Ended, i32)>,
    /// The month from which it is overdue as long as it has not ended.
    pub(super) falls_due: Option<i32>,
    /// Nothing says when it is due.
    pub(super) without_due: bool,
}

impl Course {
    /// The course that the dates and the state tell.
    #[inline]
    pub(super) fn of(dates: &Dates, state: Option<Meaning>) -> Course {
        let received = dates.received.month;
        let ended = match dates.finished {
            Some(finished) => {
                let how = match outcome(finished, dates.due, dates.waited) {
                    Outcome::Early => Ended::Early,
                    Outcome::OnTime => Ended::OnTime,
                    Outcome::Late => Ended::Late,
                    Outcome::WithoutDue => Ended::WithoutDue,
                };
                Some((how, finished.month.max(received)))
            }
            None => is_over(state).then_some((Ended::Undated, received)),
        };
        let falls_due = dates.falls_due(ended.is_some()).map(|due| due.max(received));
        Course { received, ended, falls_due, without_due: dates.due.is_none() }
    }

    /// Received by the end of a month and not ended by then.
    pub(super) fn is_open(&self, month: i32) -> bool {
        self.received <= month && self.ended.is_none_or(|(_, ended)| ended > month)
    }

    /// Open then, and past its due time.
    pub(super) fn is_overdue(&self, month: i32) -> bool {
        self.is_open(month) && self.falls_due.is_some_and(|due| due <= month)
    }

    /// Ended in some months, in one way or in any.
    pub(super) fn has_ended(&self, (from, to): (i32, i32), how: Option<Ended>) -> bool {
        self.ended.is_some_and(|(ended, month)| (from..=to).contains(&month) && how.is_none_or(|how| how == ended))
    }
}

/// Whether a state says that it is over.
pub(super) const fn is_over(state: Option<Meaning>) -> bool {
    matches!(state, Some(Meaning::Finished | Meaning::Withdrawn | Meaning::Refused))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_late_leave_out_what_the_citizen_took() {
        let at = |text: &str| Moment::parse(text.as_bytes()).filter(|_| !text.is_empty());
        let late = |due: &str, finished: &str, asked: &str, done: &str| {
            let (asked, done) = (at(asked), at(done));
            let waited = asked.zip(done).map_or(0, |(a, d)| d.seconds(false) - a.seconds(false));
            let (received, finished) = (at("01/01/2024").unwrap(), at(finished));
            let dates = Dates { received, due: at(due), finished, asked, waited, stopped: false };
            dates.days_late(2024 * 12)
        };
        assert_eq!(late("25/01/2024", "28/01/2024 08:00", "", ""), Some(3));
        assert_eq!(late("25/01/2024 08:00", "25/01/2024 08:30", "", ""), Some(0));
        assert_eq!(late("25/01/2024", "24/01/2024", "", ""), None);
        assert_eq!(late("25/01/2024 17:00", "", "", ""), Some(6), "to the last day of January");
        assert_eq!(late("25/01/2024", "20/02/2024", "10/01/2024", "30/01/2024"), Some(6));
        assert_eq!(late("25/01/2024", "20/02/2024", "26/01/2024", "30/01/2024"), Some(26), "asked too late");
        assert_eq!(late("", "20/02/2024", "", ""), None);
    }
}
