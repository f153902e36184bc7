//! The cheapest way to a number of points, exactly: no other way under the same rules costs less. Steps that gain next to
//! nothing are left out where the number is reached without them.

use super::points::{needed, points};
use crate::catalog::MetricRule;
use crate::domain::Decimal;

/// A component that more pieces earn points in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Movable<'a> {
    pub(super) rule: &'a MetricRule,
    pub(super) numerator: i64,
    pub(super) denominator: i64,
    /// What one piece costs.
    pub(super) weight: i64,
}

/// A way to move one component: hundredths gained and what they cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Offer {
    gain: usize,
    cost: i64,
    numerator: i64,
}

/// The least that a step gains, in hundredths: less rounds to nothing in tenths.
const LEAST: usize = 5;

/// What cannot be paid.
const NEVER: i64 = i64::MAX;

impl Movable<'_> {
    fn earned(&self, numerator: i64) -> i64 {
        points(self.rule, numerator, self.denominator).map_or(0, Decimal::mantissa)
    }

    /// Every gain worth paying for, up to the first that is enough: for each the least numerator.
    fn offers(&self, gap: usize) -> Vec<Offer> {
        let now = self.earned(self.numerator);
        let mut offers: Vec<Offer> = Vec::new();
        let mut gained = 0;
        while gained < gap {
            let next = i64::try_from(gained + 1).unwrap_or(i64::MAX);
            let Some(numerator) = needed(self.rule, self.denominator, Decimal::new(now + next, 2)) else { break };
            gained = usize::try_from(self.earned(numerator) - now).unwrap_or(gap).max(gained + 1);
            let cost = (numerator - self.numerator).saturating_mul(self.weight);
            offers.push(Offer { gain: gained, cost, numerator });
        }
        offers
    }
}

/// New numerators (`None` where nothing moves) that together gain at least `gap` hundredths at the least cost; the most
/// that can be gained, in hundredths, when that is less.
pub(super) fn cheapest(movables: &[Movable<'_>], gap: usize) -> Result<Vec<Option<i64>>, usize> {
    let mut offers: Vec<Vec<Offer>> = movables.iter().map(|movable| movable.offers(gap)).collect();
    let most = most(&offers);
    if most < gap {
        return Err(most);
    }
    let worth = |offers: &Vec<Offer>| offers.iter().filter(|offer| offer.gain >= LEAST).copied().collect();
    let larger: Vec<Vec<Offer>> = offers.iter().map(worth).collect();
    if gap >= LEAST && self::most(&larger) >= gap {
        offers = larger;
    }
    let mut best = vec![NEVER; gap + 1];
    best[0] = 0;
    let mut taken: Vec<Vec<usize>> = Vec::with_capacity(offers.len());
    for offers in &offers {
        let (next, chosen) = extended(&best, offers);
        best = next;
        taken.push(chosen);
    }
    Ok(traced(&offers, &taken, gap))
}

/// The most that can be gained.
fn most(offers: &[Vec<Offer>]) -> usize {
    offers.iter().filter_map(|offers| offers.last()).map(|offer| offer.gain).sum()
}

/// The least costs with one more component, and the offer (counted from 1) taken for each number of hundredths.
fn extended(best: &[i64], offers: &[Offer]) -> (Vec<i64>, Vec<usize>) {
    let (mut next, mut chosen) = (best.to_vec(), vec![0; best.len()]);
    for (number, offer) in offers.iter().enumerate() {
        for hundredths in 1..best.len() {
            let before = best[hundredths.saturating_sub(offer.gain)];
            let cost = before.saturating_add(offer.cost);
            if before != NEVER && cost < next[hundredths] {
                (next[hundredths], chosen[hundredths]) = (cost, number + 1);
            }
        }
    }
    (next, chosen)
}

/// The numerators of the cheapest way, read back from its end.
fn traced(offers: &[Vec<Offer>], taken: &[Vec<usize>], gap: usize) -> Vec<Option<i64>> {
    let mut rest = gap;
    let mut numerators = vec![None; offers.len()];
    for at in (0..offers.len()).rev() {
        if let Some(offer) = taken[at][rest].checked_sub(1).and_then(|number| offers[at].get(number)) {
            numerators[at] = Some(offer.numerator);
            rest = rest.saturating_sub(offer.gain);
        }
    }
    numerators
}
