//! The time of day on this machine.

use js_sys::Date;

/// Now, as «2026-09-30T14:05:09»: local time, to the second.
pub fn now() -> String {
    let now = Date::new_0();
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date(),
        now.get_hours(),
        now.get_minutes(),
        now.get_seconds()
    )
}

/// Milliseconds since 1970, to measure how long something takes.
pub fn milliseconds() -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time after 1970")]
    let now = Date::now() as u64;
    now
}
