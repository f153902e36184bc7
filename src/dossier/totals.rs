//! A cube seen over a period: the figures of everything, or of each agency, field, procedure, month, channel or level.

use super::counts::{Counter, Counts};
use super::cube::{Cube, Kind};
use super::date::Moment;
use super::dictionary::Map;
use super::needs::needs;
use crate::catalog::Meaning;
use crate::domain::Span;
use chrono::Datelike;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// By what figures are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dimension {
    /// Not at all.
    Whole,
    /// Agency.
    Agency,
    /// Field.
    Field,
    /// Procedure, by its key.
    Procedure,
    /// Month of the event counted, `2024-03`.
    Month,
    /// How it was handed in; the catalogue's English ids.
    Channel,
    /// Level of the service; the catalogue's English ids.
    Level,
}

/// First and last month of a period, `year × 12 + month − 1`.
pub type Months = (i32, i32);

/// What was counted of some dossiers over a period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    over: Counts,
    kinds: Kinds,
    received_before: u64,
    finished_before: u64,
    due: u64,
    settled: u64,
    without_due: u64,
    ended_without_due: u64,
    /// Dossiers received before the period are among those counted.
    earlier: bool,
}

/// Dossiers received, by the code of their kind.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Kinds([u64; Kind::CODES]);

impl Default for Kinds {
    fn default() -> Kinds {
        Kinds([0; Kind::CODES])
    }
}

/// Counters of dossiers that ended, each in one of them.
const FINISHED: [Counter; 5] =
    [Counter::Early, Counter::OnTime, Counter::Late, Counter::FinishedWithoutDue, Counter::FinishedUndated];

fn finished(counts: &Counts) -> u64 {
    FINISHED.into_iter().map(|c| counts.get(c)).sum()
}

impl Totals {
    /// Adds what was counted of a kind in a month, as pairs of counter and number.
    fn add(&mut self, kind: Kind, month: i32, stated: impl Iterator<Item = (u64, u64)>, (from, to): Months) {
        const RECEIVED: u64 = Counter::Received as u64;
        const DUE: u64 = Counter::Due as u64;
        const SETTLED: u64 = Counter::Settled as u64;
        const WITHOUT_DUE: u64 = Counter::WithoutDue as u64;
        const ENDED_WITHOUT_DUE: u64 = Counter::EndedWithoutDue as u64;
        if month > to {
            return;
        }
        for (counter, number) in stated {
            if month >= from {
                self.over.count(counter, number);
            } else if FINISHED.into_iter().any(|finished| finished as u64 == counter) {
                self.finished_before += number;
            }
            match counter {
                RECEIVED if month < from => self.received_before += number,
                RECEIVED => self.kinds.0[kind.code() as usize % Kind::CODES] += number,
                DUE => self.due += number,
                SETTLED => self.settled += number,
                WITHOUT_DUE => self.without_due += number,
                ENDED_WITHOUT_DUE => self.ended_without_due += number,
                _ => {}
            }
        }
    }

    /// A counter over the period.
    pub const fn counter(&self, counter: Counter) -> u64 {
        self.over.get(counter)
    }

    fn of_kind(&self, fits: impl Fn(&Kind) -> bool) -> u64 {
        let kinds = (0..).zip(self.kinds.0).filter(|(_, n)| *n > 0);
        kinds.filter(|(code, _)| Kind::of(*code).is_some_and(|kind| fits(&kind))).map(|(_, n)| n).sum()
    }

    fn of_service(&self, level: Meaning, online: bool, service: Option<bool>) -> u64 {
        self.of_kind(|kind| {
            let handed_in = kind.channel.is_some_and(|channel| (channel == Meaning::Online) == online);
            kind.level == Some(level) && handed_in && (service.is_none() || kind.service_online == service)
        })
    }

    /// Those that are in one of the five parts of online service.
    fn served(&self) -> u64 {
        let online = self.of_service(Meaning::Partial, true, None) + self.of_service(Meaning::Full, true, None);
        let counter = self.of_service(Meaning::Full, false, None);
        let partial = [false, true].map(|service| self.of_service(Meaning::Partial, false, Some(service)));
        online + counter + partial.iter().sum::<u64>()
    }

    fn handed_in(&self, channel: Meaning) -> u64 {
        self.of_kind(|kind| kind.channel == Some(channel))
    }

    fn pending(&self) -> u64 {
        let all = self.received_before + self.over.get(Counter::Received);
        all.saturating_sub(self.finished_before + finished(&self.over))
    }

    const fn overdue(&self) -> u64 {
        self.due.saturating_sub(self.settled)
    }

    const fn pending_without_due(&self) -> u64 {
        self.without_due.saturating_sub(self.ended_without_due)
    }

    /// A figure by its catalogue id, whether or not the columns for it were there; `None` for an id that is not counted
    /// from dossiers.
    pub(super) fn figure(&self, id: &str) -> Option<u64> {
        let rated = [
            Counter::RatedVery,
            Counter::RatedSatisfied,
            Counter::RatedNeutral,
            Counter::RatedDissatisfied,
            Counter::RatedVeryDissatisfied,
        ];
        let over = |counter: Counter| self.over.get(counter);
        Some(match id {
            "received_new" => over(Counter::Received),
            "carried_over" => self.received_before.saturating_sub(self.finished_before),
            "received_total" => over(Counter::Received) + self.received_before.saturating_sub(self.finished_before),
            "received_online" => self.handed_in(Meaning::Online),
            "received_direct" => self.handed_in(Meaning::Direct),
            "received_post" => self.handed_in(Meaning::Post),
            "partial_offline_received" => self.of_service(Meaning::Partial, false, Some(false)),
            "partial_online_received_direct" => self.of_service(Meaning::Partial, false, Some(true)),
            "online_partial" => self.of_service(Meaning::Partial, true, None),
            "full_received_direct" => self.of_service(Meaning::Full, false, None),
            "online_full" => self.of_service(Meaning::Full, true, None),
            "received_channel_unknown" => self.of_kind(|kind| kind.channel.is_none()),
            "received_unclassified" => over(Counter::Received).saturating_sub(self.served()),
            "resolved_total" => finished(&self.over),
            "resolved_early" => over(Counter::Early),
            "resolved_on_time" => over(Counter::OnTime),
            "resolved_late" => over(Counter::Late),
            "resolved_without_due" => over(Counter::FinishedWithoutDue) + over(Counter::FinishedUndated),
            "pending_total" => self.pending(),
            "pending_in_term" => self.pending().saturating_sub(self.overdue() + self.pending_without_due()),
            "pending_overdue" => self.overdue(),
            "pending_without_due" => self.pending_without_due(),
            "online_payment_dossiers" => over(Counter::PaidOnline),
            "online_payment_eligible" => over(Counter::WithFee),
            "online_payment_amount" => over(Counter::PaidOnlineAmount),
            "electronic_results" => over(Counter::ElectronicResult),
            "digitised" => over(Counter::Digitised),
            "satisfaction_surveyed" => rated.into_iter().map(over).sum(),
            "satisfaction_very" => over(Counter::RatedVery),
            "satisfaction_satisfied" => over(Counter::RatedSatisfied),
            "satisfaction_neutral" => over(Counter::RatedNeutral),
            "satisfaction_dissatisfied" => over(Counter::RatedDissatisfied),
            "satisfaction_very_dissatisfied" => over(Counter::RatedVeryDissatisfied),
            _ => return None,
        })
    }
}

/// A cube over one period.
#[derive(Debug, Clone)]
pub struct View<'a> {
    cube: &'a Cube,
    months: Months,
    /// The counts of each month and kind: far fewer than the cube's cells, and enough where names do not matter.
    kinds: Vec<(i32, Kind, Counts)>,
    /// The first and the last month in which a dossier was received.
    received: Option<Months>,
    /// What is told apart by names, once it is asked for.
    named: OnceCell<[Groups; 3]>,
}

/// Totals by the numbers of their groups; none where there is nothing.
type Groups = Vec<Option<Box<Totals>>>;

fn group(groups: &mut Groups, at: usize) -> &mut Totals {
    if groups.len() <= at {
        groups.resize(at + 1, None);
    }
    groups[at].get_or_insert_default()
}

impl<'a> View<'a> {
    /// The cube over some whole months.
    pub fn new(cube: &'a Cube, months: Months) -> View<'a> {
        View::of(cube, by_month_and_kind(cube), months)
    }

    fn of(cube: &'a Cube, kinds: Vec<(i32, Kind, Counts)>, months: Months) -> View<'a> {
        let received = kinds.iter().filter(|(.., counts)| counts.get(Counter::Received) > 0).map(|(month, ..)| *month);
        let received = received.clone().min().zip(received.max());
        View { cube, months, received, kinds, named: OnceCell::new() }
    }

    /// The cube over a period that was asked for, else over the one that holds all its dossiers.
    pub fn natural(cube: &'a Cube, asked: Option<Span>) -> Option<(Span, View<'a>)> {
        let kinds = by_month_and_kind(cube);
        let received = kinds.iter().map(|(month, _, counts)| (*month, counts.get(Counter::Received)));
        let span = asked.filter(|span| months(*span).is_some()).or_else(|| span_of(busy_months(received)?))?;
        Some((span, View::of(cube, kinds, months(span)?)))
    }

    /// The cube.
    pub const fn cube(&self) -> &'a Cube {
        self.cube
    }

    /// First and last month in which a dossier was received; `None` for a cube of none.
    pub const fn received(&self) -> Option<Months> {
        self.received
    }

    /// The cube over a period of whole months; `None` for any other period, and for one that has no dates.
    pub fn over(cube: &'a Cube, span: Span) -> Option<View<'a>> {
        Some(View::new(cube, months(span)?))
    }

    /// The figure of some totals; `None` when the columns for it were not in every file.
    pub fn figure(&self, totals: &Totals, id: &str) -> Option<u64> {
        let known = needs(id).iter().all(|role| self.cube.known.contains(role));
        let told = !matches!(id, "carried_over" | "received_total") || totals.earlier;
        totals.figure(id).filter(|_| known && told)
    }

    /// Totals by a dimension; dossiers whose cell is empty stand under an empty name. Those of a month are what the cube
    /// says over that month: what is pending is so at its end.
    pub fn totals(&self, by: Dimension) -> BTreeMap<String, Totals> {
        if by == Dimension::Month {
            return self.by_month();
        }
        let sorted;
        let named = || self.named.get_or_init(|| self.by_name());
        let groups = match by {
            Dimension::Agency => &named()[0],
            Dimension::Field => &named()[1],
            Dimension::Procedure => &named()[2],
            _ => {
                sorted = self.by_kind(by);
                &sorted
            }
        };
        let (earlier, empty) = (self.is_preceded(self.months.0), Totals::default());
        let told = groups.iter().enumerate().filter_map(|(at, totals)| Some((at, totals.as_deref()?)));
        let told = told.filter(|(_, totals)| **totals != empty);
        told.map(|(at, totals)| (self.name(by, at), Totals { earlier, ..totals.clone() })).collect()
    }

    /// Everything by agency, field and procedure, gone through once.
    fn by_name(&self) -> [Groups; 3] {
        let [mut agencies, mut fields, mut procedures] = [const { Groups::new() }; 3];
        for (key, counts) in &self.cube.by_agency {
            let [agency, _] = key.names;
            group(&mut agencies, agency as usize).add(key.kind, key.month, counts.stated(), self.months);
        }
        for (key, counts) in &self.cube.by_procedure {
            let [field, procedure] = key.names.map(|name| name as usize);
            for group in [group(&mut fields, field), group(&mut procedures, procedure)] {
                group.add(key.kind, key.month, counts.stated(), self.months);
            }
        }
        [agencies, fields, procedures]
    }

    fn by_kind(&self, by: Dimension) -> Groups {
        let mut groups = Groups::new();
        for (month, kind, counts) in &self.kinds {
            group(&mut groups, sort(by, *kind)).add(*kind, *month, counts.stated(), self.months);
        }
        groups
    }

    /// Whether dossiers received before a month are among those counted.
    fn is_preceded(&self, month: i32) -> bool {
        self.received.is_some_and(|(first, _)| first < month)
    }

    fn by_month(&self) -> BTreeMap<String, Totals> {
        let months = || self.kinds.iter().map(|(month, ..)| *month);
        let (first, last) = months().min().zip(months().max()).unwrap_or((1, 0));
        let of_month = |month: i32| {
            let mut totals = Totals::default();
            self.kinds.iter().for_each(|(at, kind, counts)| totals.add(*kind, *at, counts.stated(), (month, month)));
            (month, totals)
        };
        let told = (self.months.0.max(first)..=self.months.1.min(last)).map(of_month);
        let told = told.filter(|(_, totals)| *totals != Totals::default());
        let named = |(month, totals): (i32, Totals)| {
            let (year, number) = Moment::year_month(month);
            (format!("{year}-{number:02}"), Totals { earlier: self.is_preceded(month), ..totals })
        };
        told.map(named).collect()
    }

    /// Everything together.
    pub fn whole(&self) -> Totals {
        self.totals(Dimension::Whole).into_values().next().unwrap_or_default()
    }

    /// The name of a group by its number.
    fn name(&self, by: Dimension, at: usize) -> String {
        let cube = self.cube;
        let kind = |code: usize| Kind::of(code as u64).unwrap_or_default();
        match by {
            Dimension::Whole | Dimension::Month => String::new(),
            Dimension::Agency => cube.agencies.get(at).cloned().unwrap_or_default(),
            Dimension::Field => cube.fields.get(at).cloned().unwrap_or_default(),
            Dimension::Procedure => cube.procedures.get(at).map(|p| p.key.clone()).unwrap_or_default(),
            Dimension::Channel => kind(at << 2).channel.map(word).unwrap_or_default().to_owned(),
            Dimension::Level => kind(at << 4).level.map(word).unwrap_or_default().to_owned(),
        }
    }
}

/// The counts of each month and kind, in the order in which they are met.
fn by_month_and_kind(cube: &Cube) -> Vec<(i32, Kind, Counts)> {
    let (mut places, mut kinds) = (Map::default(), Vec::new());
    for (key, counts) in &cube.by_agency {
        let place = u64::from(key.month.cast_unsigned()) << 6 | key.kind.code();
        let at = *places.entry(place).or_insert_with(|| {
            kinds.push((key.month, key.kind, Counts::default()));
            kinds.len() - 1
        });
        kinds[at].2.take(counts);
    }
    kinds
}

/// The number of the group of a kind of dossier.
const fn sort(by: Dimension, kind: Kind) -> usize {
    let code = kind.code() as usize;
    match by {
        Dimension::Channel => code >> 2 & 3,
        Dimension::Level => code >> 4,
        _ => 0,
    }
}

const fn word(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Partial => "partial",
        Meaning::Full => "full",
        Meaning::Basic => "basic",
        Meaning::Direct => "direct",
        Meaning::Online => "online",
        Meaning::Post => "post",
        _ => "",
    }
}

/// First and last month of a period of whole months.
pub fn months(span: Span) -> Option<Months> {
    let (first, last) = span.days()?;
    let number = |day: chrono::NaiveDate| i32::try_from(day.month0()).ok().map(|month| day.year() * 12 + month);
    let whole = first.day() == 1 && last.succ_opt().is_some_and(|next| next.day() == 1);
    number(first).zip(number(last)).filter(|_| whole)
}

/// The period from the first to the last month in which dossiers were received: by its name in the calendar where it has
/// one, else from month to month. Single dossiers far off, whose dates may be slips, do not stretch it.
pub fn natural_span(cube: &Cube) -> Option<Span> {
    let received = cube.by_agency.iter().map(|(key, counts)| (key.month, counts.get(Counter::Received)));
    span_of(busy_months(received)?)
}

fn span_of((first, last): Months) -> Option<Span> {
    let ((year, from), (end_year, to)) = (Moment::year_month(first), Moment::year_month(last));
    let day = |year: i32, month: u32| chrono::NaiveDate::from_ymd_opt(year, month, 1);
    Some(match (from, to) {
        (a, b) if year == end_year && a == b => Span::Month { year, month: a },
        (a, b) if year == end_year && a % 3 == 1 && b == a + 2 => Span::Quarter { year, quarter: b / 3 },
        (1, 6) if year == end_year => Span::HalfYear { year },
        (1, 9) if year == end_year => Span::NineMonths { year },
        (1, 12) if year == end_year => Span::Year { year },
        _ => Span::Range {
            from: day(year, from)?,
            to: day(end_year, to)?.checked_add_months(chrono::Months::new(1))?.pred_opt()?,
        },
    })
}

/// First and last month of receipt when from each end at most a thousandth of the dossiers is left out.
fn busy_months(numbers: impl Iterator<Item = (i32, u64)>) -> Option<Months> {
    let mut received: BTreeMap<i32, u64> = BTreeMap::new();
    numbers.for_each(|(month, number)| *received.entry(month).or_default() += number);
    let few = received.values().sum::<u64>() / 1000;
    end(received.iter(), few).zip(end(received.iter().rev(), few))
}

/// The month up to which more than a few dossiers were received.
fn end<'a>(mut months: impl Iterator<Item = (&'a i32, &'a u64)>, few: u64) -> Option<i32> {
    let mut before = 0;
    let busy = |(_, number): &(&i32, &u64)| {
        before += **number;
        before > few
    };
    months.find(busy).map(|(month, _)| *month)
}
