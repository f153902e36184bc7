//! Stated shares against the shares of the stated counts, half-up at the stated precision.

use super::report::Report;
use super::rounding::explained;
use super::tally::{Comparison, Tally, as_stated, worked_out};
use crate::catalog::Catalog;
use crate::domain::{Account, Decimal, Doubt, Entry, Figure, FindingCode, FindingNote, Ratio, Statement};

pub(super) fn check(report: &Report<'_>, tally: &mut Tally) {
    for account in &report.ledger.accounts {
        for entry in account.entries.iter().filter(|e| e.indicator == "share") {
            let Some(sides) = Sides::find(account, entry, report.catalog) else { continue };
            for share in &entry.statements {
                match sides.parts {
                    [] => compare_with_sum(report, account, &sides, share, tally),
                    _ => compare(report, account, &sides, share, tally),
                }
            }
        }
    }
}

/// What a share is of what, as stated beside it.
struct Sides<'s, 'a> {
    of: &'a str,
    base: &'s str,
    parts: &'s [Statement<'a>],
    wholes: &'s [Statement<'a>],
}

impl<'s, 'a> Sides<'s, 'a> {
    /// `None` when the whole is not stated for the same scope and span; no parts when the part is not.
    fn find(account: &'s Account<'a>, entry: &'s Entry<'a>, catalog: &'s Catalog) -> Option<Sides<'s, 'a>> {
        let of = entry.of?;
        let implied = || catalog.fact(of)?.share_of.iter().find(|id| account.has(id)).map(String::as_str);
        let base = entry.base.or_else(implied)?;
        let own = account.stated_of(base, Some(of));
        let wholes = if own.is_empty() { account.stated(base) } else { own };
        (!wholes.is_empty()).then_some(Sides { of, base, parts: account.stated(of), wholes })
    }

    /// The part and whole that explain a share; where none do, those stated nearest to it.
    fn best(&self, share: &Statement<'a>) -> Option<(&'s Statement<'a>, &'s Statement<'a>, Ratio)> {
        let at = share.first.place.start;
        let pairs = self.parts.iter().flat_map(|part| self.wholes.iter().map(move |whole| (part, whole)));
        let ratios = pairs.filter_map(|(part, whole)| Some((part, whole, Ratio::new(part.value, whole.value)?)));
        let far = |s: &Statement<'_>| s.place_near(at).start.abs_diff(at);
        ratios.min_by_key(|(part, whole, ratio)| {
            (ratio.percent(share.value.places()) != share.value, far(part) + far(whole))
        })
    }
}

fn compare(
    report: &Report<'_>,
    account: &Account<'_>,
    sides: &Sides<'_, '_>,
    share: &Statement<'_>,
    tally: &mut Tally,
) {
    let Some((part, whole, ratio)) = sides.best(share) else { return };
    let recomputed = ratio.percent(share.value.places());
    let other = other_base(report.catalog, account, sides, part, share).filter(|_| recomputed != share.value);
    let assumed = share.first.doubts.contains(&Doubt::BaseAssumed);
    if assumed && other.is_some() {
        return tally.agree();
    }
    let mut notes = notes(report.catalog, account, sides, share, ratio);
    let unexplained = assumed && notes.is_empty();
    notes.extend(other.map(|_| FindingNote::OtherBase));
    notes.extend(unexplained.then_some(FindingNote::BaseAssumed));
    let comparison = Comparison {
        code: FindingCode::Share,
        rule: rule(report.catalog, sides),
        fact: share.first,
        stated: as_stated(share),
        recomputed: worked_out(recomputed, &[part, whole], share.first.place.start),
        working: format!("{} / {}", part.value, whole.value),
        notes,
    };
    tally.compare_share(comparison, other);
}

/// Another whole of the catalogue that is stated beside the part and explains the share exactly.
fn other_base<'s>(
    catalog: &'s Catalog,
    account: &Account<'_>,
    sides: &Sides<'_, '_>,
    part: &Statement<'_>,
    share: &Statement<'_>,
) -> Option<&'s str> {
    let fact = catalog.fact(sides.of)?;
    let explains = |base: &&String| {
        let ratios = account.stated(base).iter().filter_map(|whole| Ratio::new(part.value, whole.value));
        base.as_str() != sides.base && ratios.into_iter().any(|r| r.percent(share.value.places()) == share.value)
    };
    fact.share_of.iter().chain(&fact.parents).find(explains).map(String::as_str)
}

/// A share of figures stated only apart («trước hạn và đúng hạn» of counts for each): the identity says what to add.
fn compare_with_sum(
    report: &Report<'_>,
    account: &Account<'_>,
    sides: &Sides<'_, '_>,
    share: &Statement<'_>,
    tally: &mut Tally,
) {
    let at = share.first.place.start;
    let sums = report.catalog.identities.iter().filter(|i| i.total == sides.of && i.minus.is_empty());
    let Some((part, mut places)) = sums.filter_map(|i| account.sum(&i.parts, at)).next() else { return };
    let ratios = sides.wholes.iter().filter_map(|whole| Some((whole, Ratio::new(part, whole.value)?)));
    let best = ratios.min_by_key(|(_, ratio)| ratio.percent(share.value.places()) != share.value);
    let Some((whole, ratio)) = best else { return };
    places.push(whole.place_near(at));
    tally.compare(Comparison {
        code: FindingCode::Share,
        rule: rule(report.catalog, sides),
        fact: share.first,
        stated: as_stated(share),
        recomputed: Figure { value: ratio.percent(share.value.places()), places },
        working: format!("{part} / {}", whole.value),
        notes: explained(ratio, share.value).into_iter().collect(),
    });
}

/// The indicator with this part and whole, or plain `share`.
fn rule<'s>(catalog: &'s Catalog, sides: &Sides<'_, '_>) -> &'s str {
    let alone = |alternatives: &[Vec<String>], id: &str| alternatives.iter().any(|a| a.len() == 1 && a[0] == id);
    let matching =
        catalog.indicators.iter().find(|i| alone(&i.numerator, sides.of) && alone(&i.denominator, sides.base));
    matching.map_or("share", |i| &i.id)
}

/// «Cut» when cutting gives the stated share; «forced» when it is what the shares of the other parts leave of 100 and
/// neither cutting alone nor rounding explains that.
fn notes(
    catalog: &Catalog,
    account: &Account<'_>,
    sides: &Sides<'_, '_>,
    share: &Statement<'_>,
    ratio: Ratio,
) -> Vec<FindingNote> {
    let cut = ratio.percent_truncated(share.value.places()) == share.value;
    let siblings = partition(catalog, account, sides);
    let hundred = Decimal::whole(100);
    let add_up = |pick: fn(&(Decimal, Decimal)) -> Decimal| {
        siblings.iter().map(pick).fold(Decimal::ZERO, Decimal::plus) == hundred
    };
    let forced = add_up(|s| s.0) && (!cut || !add_up(|s| s.1));
    let otherwise = !forced && explained(ratio, share.value) == Some(FindingNote::RoundedOtherwise);
    let noted = [
        (cut, FindingNote::Truncated),
        (forced, FindingNote::ForcedToHundred),
        (otherwise, FindingNote::RoundedOtherwise),
    ];
    noted.into_iter().filter(|(holds, _)| *holds).map(|(_, note)| note).collect()
}

/// Stated and properly rounded shares of all parts of the whole; empty unless every part's share is stated.
fn partition(catalog: &Catalog, account: &Account<'_>, sides: &Sides<'_, '_>) -> Vec<(Decimal, Decimal)> {
    let stated_and_rounded = |part: &String| {
        let entry = account
            .entries
            .iter()
            .find(|e| e.indicator == "share" && e.of == Some(part) && e.base.is_none_or(|base| base == sides.base))?;
        let share = entry.statements.first()?;
        let (_, _, ratio) =
            Sides { of: sides.of, base: sides.base, parts: account.stated(part), wholes: sides.wholes }.best(share)?;
        Some((share.value, ratio.percent(share.value.places())))
    };
    let whole = catalog.identities.iter().filter(|i| i.total == sides.base && i.minus.is_empty());
    let with_part = whole.filter(|i| i.parts.iter().any(|p| p == sides.of));
    let complete = |parts: &[String]| parts.iter().map(stated_and_rounded).collect::<Option<Vec<_>>>();
    with_part.filter_map(|i| complete(&i.parts)).next().unwrap_or_default()
}
