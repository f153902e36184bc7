//! Ways of rounding that explain a stated share.

use crate::domain::{Decimal, FindingNote, Ratio};

/// The way of cutting or rounding that gives the stated share where half-up does not.
pub(super) fn explained(ratio: Ratio, stated: Decimal) -> Option<FindingNote> {
    let places = stated.places();
    let (cut, half_up) = (ratio.percent_truncated(places), ratio.percent(places));
    if stated == half_up {
        return None;
    }
    if stated == cut {
        return Some(FindingNote::Truncated);
    }
    let step = Decimal::new(1, places);
    let up = if exact(ratio, cut) { cut } else { cut.plus(step) };
    (stated == up).then_some(FindingNote::RoundedOtherwise)
}

/// Whether a percentage is the ratio without any rounding.
fn exact(ratio: Ratio, percent: Decimal) -> bool {
    ratio.reaches(percent) && ratio.percent(Decimal::MAX_PLACES) == percent
}
