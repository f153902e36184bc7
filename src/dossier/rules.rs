//! The rules by which a dossier is early, on time or late, and the numbers of its cells. Decision 766's description as used by
//! provinces (2026): finished is on time when not after its due time; time in which the citizen supplements it is not counted.

use super::date::Moment;
use crate::ingest::rows::{Cell, CellKind};

/// What the dates of a dossier say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Finished on a day before it was due.
    Early,
    /// Finished on the day and not after the time.
    OnTime,
    /// Finished after.
    Late,
    /// Finished, and nothing says when it was due.
    WithoutDue,
}

/// The outcome of a finished dossier, seconds of supplementing taken off.
pub(super) fn outcome(finished: Moment, due: Option<Moment>, waited: i64) -> Outcome {
    const DAY: i64 = 86_400;
    let Some(due) = due else { return Outcome::WithoutDue };
    // A day alone is kept to whole days: finished some time that day, due by its end.
    let end = finished.seconds(false) - waited;
    let day = if waited == 0 { finished.day.into() } else { end.div_euclid(DAY) };
    match (day < i64::from(due.day), end <= due.seconds(true)) {
        (true, _) => Outcome::Early,
        (false, true) => Outcome::OnTime,
        (false, false) => Outcome::Late,
    }
}

/// An amount of đồng.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Amount {
    /// Nothing stated.
    Missing,
    /// So many đồng.
    Dong(u64),
    /// Below zero.
    Negative,
    /// No whole amount.
    Unreadable,
}

/// An amount as cells write it: digits, grouped or not, places of zeros, a unit behind. In a number that a workbook holds
/// a mark is that of its places, never of groups.
#[inline]
pub(super) fn amount(cell: Cell<'_>) -> Amount {
    match cell.bytes.len() {
        0 => Amount::Missing,
        length @ 1..=8 => eight(cell.head, length as u32).map_or_else(|| worded(cell), Amount::Dong),
        _ => worded(cell),
    }
}

/// The number of up to eight digits, the first one lowest: all at once, zeros before them.
#[inline]
fn eight(head: u64, length: u32) -> Option<u64> {
    const ZEROS: u64 = 0x3030_3030_3030_3030;
    const HIGH: u64 = 0xf0f0_f0f0_f0f0_f0f0;
    const ABOVE: u64 = 0x0606_0606_0606_0606;
    let digits = head << (64 - 8 * length) | ZEROS.checked_shr(8 * length).unwrap_or(0);
    if digits & HIGH != ZEROS || digits.wrapping_add(ABOVE) & HIGH != ZEROS {
        return None;
    }
    let twos = ((digits ^ ZEROS) * 10 + ((digits ^ ZEROS) >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = (twos * 100 + (twos >> 16)) & 0x0000_ffff_0000_ffff;
    Some((fours * 10_000 + (fours >> 32)) & 0xffff_ffff)
}

/// An amount written in any other way than by its digits alone.
fn worded(cell: Cell<'_>) -> Amount {
    let (bytes, is_number) = (cell.bytes.trim_ascii(), cell.kind == CellKind::Number);
    let (negative, digits) = match bytes.first() {
        None => return Amount::Missing,
        Some(b'-') => (true, &bytes[1..]),
        Some(_) => (false, bytes),
    };
    let end = digits.iter().rposition(u8::is_ascii_digit).map_or(0, |i| i + 1);
    let unit = &digits[end..];
    let known = unit.is_empty()
        || [&b"\xc4\x91"[..], b"VND", b"vnd", b"\xe2\x82\xab"].iter().any(|u| unit.trim_ascii().starts_with(u));
    let digits = without_places(&digits[..end], is_number);
    let mut total = 0_u64;
    let mut any = false;
    if !is_grouped(digits, is_number) {
        return Amount::Unreadable;
    }
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                let Some(next) = total.checked_mul(10).and_then(|t| t.checked_add(u64::from(byte - b'0'))) else {
                    return Amount::Unreadable;
                };
                (total, any) = (next, true);
            }
            b'.' | b',' | b' ' if any => {}
            _ => return Amount::Unreadable,
        }
    }
    match (any && known && total < 1_000_000_000_000, negative && total > 0) {
        (false, _) => Amount::Unreadable,
        (true, true) => Amount::Negative,
        (true, false) => Amount::Dong(total),
    }
}

/// Whether one to three digits stand in the first group and three in every other, or there are no groups.
fn is_grouped(digits: &[u8], is_number: bool) -> bool {
    let mut groups = digits.split(|b| is_mark(*b) || *b == b' ');
    let first = groups.next().map_or(0, <[u8]>::len);
    let mut others = groups.peekable();
    others.peek().is_none() || (!is_number && first <= 3 && others.all(|group| group.len() == 3))
}

/// Cuts places of nothing but zeros. Three digits are a group and no places where what stands before them is one as well,
/// parted by the same mark if by any.
fn without_places(digits: &[u8], is_number: bool) -> &[u8] {
    let Some(at) = digits.iter().rposition(|b| is_mark(*b)) else { return digits };
    let (places, other) = (&digits[at + 1..], &digits[..at]);
    let zeros = !places.is_empty() && places.iter().all(|b| *b == b'0');
    let before = other.iter().rposition(|b| !b.is_ascii_digit());
    let group = other.len() - before.map_or(0, |mark| mark + 1);
    let alike = before.is_none_or(|mark| other[mark] == digits[at]);
    let grouped = !is_number && places.len() == 3 && (1..=3).contains(&group) && alike;
    if zeros && !grouped { other } else { digits }
}

const fn is_mark(byte: u8) -> bool {
    matches!(byte, b'.' | b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_written() {
        for (text, expected) in [
            ("15000", Amount::Dong(15_000)),
            ("15.000", Amount::Dong(15_000)),
            ("1,200,000", Amount::Dong(1_200_000)),
            ("15.000 đ", Amount::Dong(15_000)),
            ("15.000đồng", Amount::Dong(15_000)),
            ("15000.0", Amount::Dong(15_000)),
            ("15.000,00", Amount::Dong(15_000)),
            ("15000.000", Amount::Dong(15_000)),
            ("15000,000", Amount::Dong(15_000)),
            ("15.000,000", Amount::Dong(15_000)),
            ("1 200 000.000", Amount::Dong(1_200_000)),
            ("1.200.000", Amount::Dong(1_200_000)),
            ("1234.567", Amount::Unreadable),
            ("0", Amount::Dong(0)),
            ("1234567", Amount::Dong(1_234_567)),
            ("98765432", Amount::Dong(98_765_432)),
            ("123456789012", Amount::Dong(123_456_789_012)),
            ("1:000", Amount::Unreadable),
            ("1/000", Amount::Unreadable),
            ("9999999999999", Amount::Unreadable),
            ("", Amount::Missing),
            ("-5000", Amount::Negative),
            ("1,5", Amount::Unreadable),
            ("12.34.567", Amount::Unreadable),
            ("miễn phí", Amount::Unreadable),
        ] {
            assert_eq!(amount(Cell::of(text.as_bytes())), expected, "{text}");
        }
        for (text, expected) in [
            ("15000", Amount::Dong(15_000)),
            ("15000.000", Amount::Dong(15_000)),
            ("12.000", Amount::Dong(12)),
            ("12.345", Amount::Unreadable),
            ("-15000.5", Amount::Unreadable),
            ("-150000000", Amount::Negative),
        ] {
            let number = Cell { kind: CellKind::Number, ..Cell::of(text.as_bytes()) };
            assert_eq!(amount(number), expected, "number {text}");
        }
    }

    #[test]
    fn the_day_decides_between_early_and_on_time_and_the_minute_between_on_time_and_late() {
        let at = |text: &str| Moment::parse(text.as_bytes()).expect("a moment");
        let of = |finished: &str, due: &str, waited: i64| outcome(at(finished), Some(at(due)), waited);
        assert_eq!(of("04/01/2024 17:00", "05/01/2024 08:00", 0), Outcome::Early);
        assert_eq!(of("05/01/2024 08:00", "05/01/2024 08:00", 0), Outcome::OnTime);
        assert_eq!(of("05/01/2024 08:01", "05/01/2024 08:00", 0), Outcome::Late);
        assert_eq!(of("05/01/2024 16:00", "05/01/2024", 0), Outcome::OnTime);
        assert_eq!(of("06/01/2024 00:00", "05/01/2024", 0), Outcome::Late);
        assert_eq!(of("08/01/2024 08:00", "05/01/2024 08:00", 3 * 86_400), Outcome::OnTime);
        assert_eq!(outcome(at("05/01/2024"), None, 0), Outcome::WithoutDue);
    }
}
