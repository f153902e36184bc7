//! The ends of an axis and the round numbers on it.

/// Least and greatest of the finite values, a unit apart at least around a single one.
pub(super) fn span(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let ends = values
        .filter(|v| v.is_finite())
        .fold(None, |ends: Option<(f64, f64)>, v| Some(ends.map_or((v, v), |(low, high)| (low.min(v), high.max(v)))));
    match ends {
        Some((low, high)) if high > low => (low, high),
        Some((v, _)) => (v - 1.0, v + 1.0),
        None => (0.0, 1.0),
    }
}

/// Whole numbers from end to end: the first one and round steps after it, about five in all.
pub(super) fn ticks(low: f64, high: f64) -> Vec<i64> {
    let (first, last) = (low.ceil() as i64, high.floor() as i64);
    let steps = (0..15).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_i64.pow(power)));
    let step = steps.into_iter().find(|step| last.saturating_sub(first) / step <= 5).unwrap_or(i64::MAX);
    let begin = (first.div_euclid(step)).saturating_add(1).saturating_mul(step);
    let round = std::iter::successors(Some(begin), |tick| tick.checked_add(step)).take(6).filter(|tick| *tick <= last);
    let mut ticks = vec![first];
    ticks.extend(round.filter(|tick| (tick - first) * 2 > step));
    ticks
}

/// A whole number with a point between thousands.
pub(super) fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut words = String::from(if number < 0 { "-" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            words.push('.');
        }
        words.push(digit);
    }
    words
}
