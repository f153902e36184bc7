//! Words inside charts that compare units and periods, and in their tables.

use crate::text::words::words;

words! {
    TREND_NOTE = "Ghi chú";
    BAR_MARK = "Mốc so sánh";
    PROVISIONAL = "tạm thời";
    HEAT_PART = "Phần đạt được của điểm tối đa";
    HEAT_LOW = "0%";
    HEAT_HIGH = "100%";
    HEAT_MISSING = "không có số liệu";
}

/// A period that is still running: «Quý III/2026 (tạm thời)».
pub fn provisional(period: &str) -> String {
    format!("{period} ({PROVISIONAL})")
}

/// From one value to another: «4 → 10».
pub fn from_to(from: &str, to: &str) -> String {
    format!("{from} → {to}")
}
