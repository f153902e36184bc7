//! The arithmetic of one component, in whole hundredths of a point.

use crate::catalog::{MetricRule, ZeroWhole};
use crate::domain::Decimal;

/// Places of points: each component is rounded to them before anything is added.
pub(super) const PLACES: u8 = 2;

/// Points of a component, half-up to two places and never above its maximum.
///
/// `None` for a negative count, and for a denominator of zero where it is not known what that earns.
pub fn points(rule: &MetricRule, numerator: i64, denominator: i64) -> Option<Decimal> {
    (numerator >= 0 && denominator >= 0).then_some(())?;
    if denominator == 0 {
        return rule.zero_whole.map(|zero| match zero {
            ZeroWhole::Max => rule.max.rounded(PLACES),
            ZeroWhole::Zero => Decimal::new(0, PLACES),
        });
    }
    let (slope, whole) = proportion(rule, denominator);
    let hundredths = (2 * slope * i128::from(numerator) + whole) / (2 * whole);
    Some(Decimal::new(i64::try_from(hundredths.min(i128::from(most(rule)))).ok()?, PLACES))
}

/// The least numerator that earns at least `points`, all rounding counted.
///
/// `None` when no part of the denominator does: above the maximum, or nothing is counted.
pub fn needed(rule: &MetricRule, denominator: i64, points: Decimal) -> Option<i64> {
    let wanted = points.rounded(PLACES).mantissa();
    if wanted <= 0 {
        return Some(0);
    }
    (wanted <= most(rule) && denominator > 0).then_some(())?;
    let (slope, whole) = proportion(rule, denominator);
    let twice = (2 * i128::from(wanted) - 1) * whole;
    let numerator = i64::try_from((twice + 2 * slope - 1) / (2 * slope)).ok()?;
    (numerator <= denominator).then_some(numerator)
}

/// The maximum in hundredths.
pub(super) fn most(rule: &MetricRule) -> i64 {
    rule.max.rounded(PLACES).mantissa()
}

/// `(slope, whole)`: a numerator earns `slope × numerator ÷ whole` hundredths before rounding and capping.
fn proportion(rule: &MetricRule, denominator: i64) -> (i128, i128) {
    let percent = Decimal::whole(100).rounded(rule.full_at.places()).mantissa();
    let slope = i128::from(most(rule)) * i128::from(percent);
    (slope, i128::from(denominator) * i128::from(rule.full_at.mantissa()))
}
