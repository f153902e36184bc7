//! Days and months reckoned from a moment.

use super::{DAY, Moment, civil, days_from_civil};

impl Moment {
    /// The first day of a month, in days since 1970.
    pub(in crate::dossier) fn first_day(month: i32) -> i32 {
        let (year, month) = Moment::year_month(month);
        i32::try_from(days_from_civil(year.into(), month.into(), 1)).unwrap_or(0)
    }

    /// The day of so many seconds later; a day alone counts as its end.
    pub(in crate::dossier) fn day_after(self, seconds: i64) -> i32 {
        let day = (self.seconds(true) + seconds).div_euclid(DAY.into());
        i32::try_from(day).unwrap_or(self.day)
    }

    /// The month of so many seconds later.
    pub(in crate::dossier) fn month_after(self, seconds: i64) -> i32 {
        let month =
            civil(self.day_after(seconds).into()).and_then(|(year, month)| i32::try_from(year * 12 + month - 1).ok());
        month.unwrap_or(self.month)
    }
}
