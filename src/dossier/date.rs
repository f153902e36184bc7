//! Days and times of cells, read from bytes without allocating.

mod later;

/// A point in time as a cell states it, in the local time of the export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Days since 1 January 1970.
    pub day: i32,
    /// Seconds of the day; `None` when the cell states the day alone.
    pub second: Option<u32>,
    /// Months since year 0: `year × 12 + month − 1`.
    pub month: i32,
}

/// Days from Excel's day 0 (30 December 1899) to 1 January 1970.
const EXCEL_DAY: i64 = 25_569;
/// Years that an export may speak of.
const YEARS: std::ops::RangeInclusive<i64> = 1950..=2150;
const DAY: u32 = 86_400;

impl Moment {
    /// A cell of text: dd/mm/yyyy, ISO, either with a time before or behind, or a serial number of Excel.
    pub fn parse(cell: &[u8]) -> Option<Moment> {
        Moment::parse_in(cell, false)
    }

    /// The same, for files that may write the month first (mm/dd/yyyy).
    #[inline]
    pub fn parse_in(cell: &[u8], month_first: bool) -> Option<Moment> {
        plain(cell, month_first).or_else(|| Moment::any(cell, month_first))
    }

    /// Every other way of writing.
    fn any(cell: &[u8], month_first: bool) -> Option<Moment> {
        let (cell, half) = without_half(cell.trim_ascii());
        let moment = Moment::of_text(cell, month_first)?;
        half.map_or(Some(moment), |half| moment.in_half(half))
    }

    /// The moment of a clock of twelve hours; `None` when the hour is none of them.
    fn in_half(self, half: Half) -> Option<Moment> {
        let second = self.second?;
        let hour = second / 3600;
        let shift = match half {
            _ if !(1..=12).contains(&hour) => return None,
            Half::Morning if hour == 12 => -12 * 3600,
            Half::Afternoon if hour < 12 => 12 * 3600,
            _ => 0,
        };
        Some(Moment { second: second.checked_add_signed(shift), ..self })
    }

    fn of_text(cell: &[u8], month_first: bool) -> Option<Moment> {
        let mut numbers = [0_i64; 8];
        let (mut count, mut digits, mut first_digits, mut colon_at) = (0, 0, 0, usize::MAX);
        for (i, byte) in cell.iter().enumerate() {
            match byte {
                b'0'..=b'9' if count < numbers.len() && digits < 9 => {
                    numbers[count] = numbers[count] * 10 + i64::from(byte - b'0');
                    digits += 1;
                }
                b'/' | b'-' | b' ' | b'T' | b':' if digits > 0 => {
                    if *byte == b':' && colon_at == usize::MAX {
                        colon_at = count;
                    }
                    if count == 0 {
                        first_digits = digits;
                    }
                    (count, digits) = (count + 1, 0);
                }
                b' ' => {}
                b'.' if count > 0 && colon_at == usize::MAX => (count, digits) = (count + usize::from(digits > 0), 0),
                b'.' | b',' if count == 0 => {
                    return Moment::dotted(cell, digits, month_first).or_else(|| serial_text(cell));
                }
                // Fractions of a second and time zones say nothing here.
                b'.' | b'Z' | b'+' if count >= 4 && i > 0 => break,
                _ => return None,
            }
        }
        if count == 0 {
            return serial_text(cell);
        }
        count += usize::from(digits > 0);
        Moment::of_numbers(&numbers[..count.min(6)], colon_at, first_digits, month_first)
    }

    fn of_numbers(n: &[i64], colon_at: usize, first_digits: usize, month_first: bool) -> Option<Moment> {
        // A time that stands first: «08:30 05/01/2024».
        let (date, time) = match (colon_at, n.len()) {
            (0, 5) => ([n[2], n[3], n[4]], [n[0], n[1], 0]),
            (0, 6) => ([n[3], n[4], n[5]], [n[0], n[1], n[2]]),
            (usize::MAX, 3) => return Moment::of([n[0], n[1], n[2]], first_digits, month_first, None),
            (3, 5) => ([n[0], n[1], n[2]], [n[3], n[4], 0]),
            (3, 6) => ([n[0], n[1], n[2]], [n[3], n[4], n[5]]),
            _ => return None,
        };
        let [hour, minute, second] = time;
        let fits = hour < 24 && minute < 60 && second < 60;
        let seconds = u32::try_from(hour * 3600 + minute * 60 + second).ok().filter(|_| fits)?;
        Moment::of(date, if colon_at == 0 { 0 } else { first_digits }, month_first, Some(seconds))
    }

    #[inline]
    fn of([a, b, c]: [i64; 3], first_digits: usize, month_first: bool, second: Option<u32>) -> Option<Moment> {
        let (year, month, day) = match (first_digits == 4, month_first) {
            (true, _) => (a, b, c),
            (false, false) => (c, b, a),
            (false, true) => (c, a, b),
        };
        let known = YEARS.contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= length(year, month);
        let days = i32::try_from(days_from_civil(year, month, day)).ok().filter(|_| known)?;
        Some(Moment { day: days, second, month: i32::try_from(year * 12 + month - 1).ok()? })
    }

    /// «05.01.2024».
    fn dotted(cell: &[u8], first_digits: usize, month_first: bool) -> Option<Moment> {
        let text = std::str::from_utf8(cell).ok()?;
        let (date, time) = text.split_once(' ').unwrap_or((text, ""));
        let mut parts = date.split('.').map(|p| p.parse::<i64>().ok());
        let date = [parts.next()??, parts.next()??, parts.next()??];
        if parts.next().is_some() {
            return None;
        }
        let mut seconds = None;
        if !time.is_empty() {
            let mut parts = time.split(':').map(|p| p.parse::<u32>().ok());
            let (hour, minute) = (parts.next()??, parts.next()??);
            let second = parts.next().unwrap_or(Some(0))?;
            let fits = hour < 24 && minute < 60 && second < 60;
            seconds = Some(fits.then(|| hour * 3600 + minute * 60 + second)?);
        }
        Moment::of(date, first_digits, month_first, seconds)
    }

    /// A serial number of Excel, given in days and millionths of a day's second; `since_1904` for workbooks that count so.
    pub fn serial(cell: &[u8], since_1904: bool) -> Option<Moment> {
        let (days, rest) = number(cell)?;
        let mut days = i64::try_from(days).ok()? + if since_1904 { 1_462 } else { 0 };
        let (part, places) = match rest {
            [] | [b'.' | b','] => (0, 0),
            [b'.' | b',', fraction @ ..] => {
                let fraction = &fraction[..fraction.len().min(15)];
                (number(fraction).filter(|(_, rest)| rest.is_empty())?.0, fraction.len() as u32)
            }
            _ => return None,
        };
        let mut second = second_of(part, places)?;
        if second >= DAY {
            (days, second) = (days + 1, 0);
        }
        let day = days - EXCEL_DAY;
        let (year, month) = civil(day)?;
        let stated = part > 0 || second > 0;
        YEARS.contains(&year).then_some(Moment {
            day: i32::try_from(day).ok()?,
            second: stated.then_some(second),
            month: i32::try_from(year * 12 + month - 1).ok()?,
        })
    }

    /// Year and month (1–12) of a month number.
    pub fn year_month(month: i32) -> (i32, u32) {
        (month.div_euclid(12), month.rem_euclid(12).unsigned_abs() + 1)
    }

    /// Seconds since 1970; a day alone counts as its beginning, or as its end.
    pub fn seconds(self, at_end: bool) -> i64 {
        let alone = if at_end { DAY - 1 } else { 0 };
        i64::from(self.day) * i64::from(DAY) + i64::from(self.second.unwrap_or(alone))
    }

    /// «05/01/2024 08:30»: as dossiers state it.
    pub fn shown(self) -> String {
        let (year, month) = Moment::year_month(self.month);
        let day = i64::from(self.day) - days_from_civil(i64::from(year), i64::from(month), 1) + 1;
        let date = format!("{day:02}/{month:02}/{year}");
        self.second.map_or(date.clone(), |s| format!("{date} {:02}:{:02}", s / 3600, s / 60 % 60))
    }
}

/// «dd/mm/yyyy», alone or with «hh:mm» or «hh:mm:ss», as nearly every cell of an export is written.
#[inline]
fn plain(cell: &[u8], month_first: bool) -> Option<Moment> {
    let two = |tens: u8, ones: u8| {
        let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
        (tens < 10 && ones < 10).then(|| u32::from(tens * 10 + ones))
    };
    let (date, rest) = cell.split_first_chunk::<8>()?;
    let [first, second, century] = pairs(*date, *b"00/00/00")?;
    let (year, time) = match *rest {
        [tens, ones] => (two(tens, ones)?, None),
        _ => {
            let (time, rest) = rest.split_first_chunk::<8>()?;
            let [year, hour, minute] = pairs(*time, *b"00 00:00")?;
            let second = match *rest {
                [] => 0,
                [b':', tens, ones] => two(tens, ones)?,
                _ => return None,
            };
            (year, Some(clock(hour, minute, second)?))
        }
    };
    let (day, month) = if month_first { (second, first) } else { (first, second) };
    near(century * 100 + year, month, day, time)
}

/// The three numbers of eight bytes that are two digits, a mark, two digits, a mark and two digits, the marks as in `like`.
#[inline]
fn pairs(bytes: [u8; 8], like: [u8; 8]) -> Option<[u32; 3]> {
    const MARKS: u64 = 0x0000_ff00_00ff_0000;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // What is above nine reaches the top bit.
    const ABOVE: u64 = 0x7676_7676_7676_7676;
    let digits = u64::from_le_bytes(bytes) ^ u64::from_le_bytes(like);
    if digits & MARKS != 0 || (digits.wrapping_add(ABOVE) | digits) & HIGH != 0 {
        return None;
    }
    let [first, _, _, second, _, _, third, _] = (digits * 10 + (digits >> 8)).to_le_bytes();
    Some([first.into(), second.into(), third.into()])
}

/// A day of a year that an export may speak of, counted without a division by what is not known beforehand.
#[inline]
fn near(year: u32, month: u32, day: u32, second: Option<u32>) -> Option<Moment> {
    // Days of the year before each month, February having 28.
    const BEFORE: [u32; 13] = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    const LENGTHS: [u32; 13] = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    // Days from 1 January 1950 to 1 January 1970.
    const EPOCH: i32 = 7_305;
    // Of these years 2100 alone is a fourth one and not leap.
    let leap = year.is_multiple_of(4) && year != 2_100;
    let (before, length) = (*BEFORE.get(month as usize)?, *LENGTHS.get(month as usize)?);
    let longest = length + u32::from(leap && month == 2);
    if !YEARS.contains(&i64::from(year)) || day == 0 || day > longest {
        return None;
    }
    let years = (year - 1_950) * 365 + (year - 1_949) / 4 - u32::from(year > 2_100);
    let days = years + before + u32::from(leap && month > 2) + day - 1;
    let day = i32::try_from(days).ok()? - EPOCH;
    Some(Moment { day, second, month: i32::try_from(year * 12 + month - 1).ok()? })
}

#[inline]
fn clock(hour: u32, minute: u32, second: u32) -> Option<u32> {
    let fits = hour < 24 && minute < 60 && second < 60;
    fits.then_some(hour * 3600 + minute * 60 + second)
}

/// The second of a day that a fraction of so many places is nearest to.
fn second_of(part: u64, places: u32) -> Option<u32> {
    // Up to thirteen places fit the machine's own numbers.
    if places <= 13 {
        let scale = 10_u64.pow(places);
        return u32::try_from((part * u64::from(DAY) * 2 + scale) / (scale * 2)).ok();
    }
    let scale = 10_u128.checked_pow(places)?;
    u32::try_from((u128::from(part) * u128::from(DAY) * 2 + scale) / (scale * 2)).ok()
}

/// Which half of the day a clock of twelve hours means.
#[derive(Debug, Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

/// Cuts the mark of a clock of twelve hours, English or Vietnamese (sáng, chiều), from the end.
fn without_half(cell: &[u8]) -> (&[u8], Option<Half>) {
    let Some((rest, mark)) = cell.split_last_chunk::<2>() else { return (cell, None) };
    let half = match mark.map(|b| b.to_ascii_uppercase()) {
        [b'A', b'M'] | [b'S', b'A'] => Half::Morning,
        [b'P', b'M'] | [b'C', b'H'] => Half::Afternoon,
        _ => return (cell, None),
    };
    (rest.trim_ascii_end(), Some(half))
}

/// Whether a date has its month first (`true`) or its day (`false`); `None` when it can be read both ways or in no way, and
/// where the order is known.
pub(super) fn order(cell: &[u8]) -> Option<bool> {
    match (Moment::parse_in(cell, false), Moment::parse_in(cell, true)) {
        (Some(_), None) => Some(false),
        (None, Some(_)) => Some(true),
        _ => None,
    }
}

/// A serial number in a cell of text: five digits, so that no count is taken for a day.
fn serial_text(cell: &[u8]) -> Option<Moment> {
    let digits = cell.iter().take_while(|b| b.is_ascii_digit()).count();
    (digits == 5).then(|| Moment::serial(cell, false))?
}

/// The number that some bytes begin with, of eighteen digits at most, and what stands behind it.
#[inline]
fn number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let (mut total, mut rest) = (0, bytes);
    while let [digit @ b'0'..=b'9', behind @ ..] = rest {
        (total, rest) = (u64::from(digit - b'0') + total * 10, behind);
        if bytes.len() - rest.len() > 18 {
            return None;
        }
    }
    (rest.len() < bytes.len()).then_some((total, rest))
}

const fn length(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1 January 1970 in the Gregorian calendar.
const fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year and month of a day; `None` far from any that an export may speak of.
fn civil(day: i64) -> Option<(i64, i64)> {
    // Small numbers: products of large ones are slow in browsers.
    let shifted = u32::try_from(day + 719_468).ok().filter(|day| *day < 1 << 24)?;
    let (era, of_era) = (shifted / 146_097, shifted % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let month = if month < 10 { month + 3 } else { month - 9 };
    Some(((year + era * 400 + u32::from(month <= 2)).into(), month.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_a_day_is_the_same_day() {
        let cases = [
            "05/01/2024 08:30",
            "5/1/2024 8:30",
            "05/01/2024 08:30:00",
            "2024-01-05 08:30",
            "2024-01-05T08:30:00",
            "2024-01-05T08:30:00.000Z",
            "08:30 05/01/2024",
            "08:30:00 05/01/2024",
            "05-01-2024 08:30",
            "05.01.2024 08:30",
            "45296.3541666667",
            "45296.354166666664",
            "45296,3541666667",
            " 05/01/2024  08:30 ",
            "5/1/2024 8:30 SA",
            "05/01/2024 08:30:00 AM",
        ];
        for case in cases {
            assert_eq!(
                Moment::parse(case.as_bytes()).map(Moment::shown).as_deref(),
                Some("05/01/2024 08:30"),
                "{case}"
            );
        }
        for case in ["05/01/2024", "2024-01-05", "45296", "5.1.2024"] {
            assert_eq!(Moment::parse(case.as_bytes()).map(Moment::shown).as_deref(), Some("05/01/2024"), "{case}");
        }
        let bad = [
            "",
            "31/02/2024",
            "05/13/2024",
            "05/01/24",
            "abc",
            "12",
            "05/01/2024 25:00",
            "1/2",
            "99999999999999",
            "05/01/2024 08:3x",
            "05/01/2024 13:30 PM",
            "05/01/2024 SA",
            "aa/bb/2024",
        ];
        for case in bad {
            assert_eq!(Moment::parse(case.as_bytes()), None, "{case}");
        }
    }

    #[test]
    fn a_clock_of_twelve_hours_has_two_halves() {
        for (text, hour) in [("12:05 SA", 0), ("1:05 SA", 1), ("12:05 CH", 12), ("1:05 ch", 13), ("11:05 PM", 23)] {
            let moment = Moment::parse(format!("05/01/2024 {text}").as_bytes());
            assert_eq!(moment.and_then(|m| m.second), Some(hour * 3600 + 300), "{text}");
        }
    }

    #[test]
    fn a_day_above_twelve_tells_the_order() {
        for (text, expected) in [
            ("13/01/2024 08:00", Some(false)),
            ("01/13/2024", Some(true)),
            ("1/13/2024 8:05 PM", Some(true)),
            ("01/12/2024", None),
            ("2024-01-13", None),
            ("45296", None),
            ("13/13/2024", None),
        ] {
            assert_eq!(order(text.as_bytes()), expected, "{text}");
        }
        let moment = |month_first: bool| Moment::parse_in(b"02/01/2024", month_first).map(Moment::shown);
        assert_eq!([moment(false), moment(true)].map(Option::unwrap_or_default), ["02/01/2024", "01/02/2024"]);
    }

    #[test]
    fn days_and_months_follow_the_calendar() {
        let mut before = None;
        for serial in 36_526..55_000 {
            let moment = Moment::serial(serial.to_string().as_bytes(), false).expect("a day");
            let again = Moment::parse(moment.shown().as_bytes());
            assert_eq!(again, Some(moment));
            assert!(before.is_none_or(|b: i32| b + 1 == moment.day));
            before = Some(moment.day);
        }
        for (year, month, day) in [(1950, 1, 1), (2000, 2, 29), (2024, 2, 29), (2100, 3, 1), (2150, 12, 31)] {
            let text = format!("{day:02}/{month:02}/{year}");
            let found = plain(text.as_bytes(), false);
            assert_eq!(found, Moment::of([day, month, year], 2, false, None), "{text}");
            assert!(found.is_some());
        }
        assert!(
            [&b"29/02/2100"[..], b"00/01/2024", b"01/00/2024", b"01/13/2024", b"01/01/1949"]
                .iter()
                .all(|text| plain(text, false).is_none())
        );
        let old = Moment::serial(b"43834", true).map(Moment::shown);
        assert_eq!(old, Moment::serial(b"45296", false).map(Moment::shown));
    }
}
