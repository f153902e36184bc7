//! Rates that a report states as figures of their own (a rate column) against the definition it follows.

use super::report::Report;
use super::rounding::explained;
use super::tally::{Comparison, Tally, as_stated};
use crate::catalog::IndicatorDef;
use crate::domain::{Account, Figure, FindingCode, FindingNote, Place, Ratio, Statement};

pub(super) fn check(report: &Report<'_>, tally: &mut Tally) {
    let mut facts: Vec<&str> = report.catalog.indicators.iter().filter_map(|i| i.stated_as.as_deref()).collect();
    facts.dedup();
    for fact in facts {
        let definitions = report.catalog.indicators.iter().filter(|i| i.stated_as.as_deref() == Some(fact));
        let held = definitions.map(|d| (d, rows(report, fact, d))).rev().max_by_key(|(_, rows)| agreeing(rows));
        if let Some((definition, rows)) = held {
            rows.iter().for_each(|row| compare(report, definition, row, tally));
        }
    }
}

/// A stated rate and what one definition makes of the same row.
struct Row<'s, 'a> {
    rate: &'s Statement<'a>,
    ratio: Ratio,
    places: Vec<Place>,
}

impl Row<'_, '_> {
    fn agrees(&self) -> bool {
        self.ratio.percent(self.rate.value.places()) == self.rate.value
    }
}

fn agreeing(rows: &[Row<'_, '_>]) -> usize {
    rows.iter().filter(|r| r.agrees()).count()
}

fn rows<'s, 'a>(report: &'s Report<'a>, fact: &str, definition: &IndicatorDef) -> Vec<Row<'s, 'a>> {
    let of_account = |account: &'s Account<'a>| {
        account.stated(fact).iter().filter_map(move |rate| row(account, rate, definition)).collect::<Vec<_>>()
    };
    report.ledger.accounts.iter().flat_map(of_account).collect()
}

fn row<'s, 'a>(account: &'s Account<'a>, rate: &'s Statement<'a>, definition: &IndicatorDef) -> Option<Row<'s, 'a>> {
    let at = rate.first.place.start;
    let (part, mut places) = account.first_sum(&definition.numerator, at)?;
    let (whole, more) = account.first_sum(&definition.denominator, at)?;
    places.extend(more);
    Some(Row { rate, ratio: Ratio::new(part, whole)?, places })
}

fn compare(report: &Report<'_>, definition: &IndicatorDef, row: &Row<'_, '_>, tally: &mut Tally) {
    let other = other_whole(report, definition, row).filter(|_| !row.agrees());
    let mut notes: Vec<FindingNote> = explained(row.ratio, row.rate.value).into_iter().collect();
    notes.extend(other.map(|_| FindingNote::OtherBase));
    let comparison = Comparison {
        code: FindingCode::Share,
        rule: &definition.id,
        fact: row.rate.first,
        stated: as_stated(row.rate),
        recomputed: Figure { value: row.ratio.percent(row.rate.value.places()), places: row.places.clone() },
        working: format!("{} / {}", row.ratio.part(), row.ratio.whole()),
        notes,
    };
    tally.compare_share(comparison, other);
}

/// A whole that the formula does not use and that explains the rate: one its numerator may be a share of.
fn other_whole<'r>(report: &'r Report<'_>, definition: &IndicatorDef, row: &Row<'_, '_>) -> Option<&'r str> {
    let scope = report.key(&row.rate.first.scope);
    let account = report.ledger.accounts.iter().find(|a| a.span == row.rate.first.period.span && a.scope == scope)?;
    let of = definition.numerator.iter().flatten().filter_map(|id| report.catalog.fact(id));
    let mut wholes = of.flat_map(|fact| fact.share_of.iter().chain(&fact.parents));
    let explains = |id: &&String| {
        let ratios = account.stated(id).iter().filter_map(|whole| Ratio::new(row.ratio.part(), whole.value));
        ratios.into_iter().any(|ratio| ratio.percent(row.rate.value.places()) == row.rate.value)
    };
    wholes.find(explains).map(String::as_str)
}
