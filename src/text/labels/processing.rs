//! Words of the page on receiving and resolving.

use crate::domain::{Decimal, Period, Span};
use crate::text::words::words;
use crate::text::{decimal, percent, running, span};

words! {
    PROCESSING_EMPTY = "Các báo cáo đã nạp không nêu số liệu tiếp nhận, giải quyết hồ sơ.";
    SHARE_STATED = "Tỷ lệ nêu trong báo cáo";
    SHARE_RECOMPUTED = "Tỷ lệ tính lại";
    SHARE_BASE = "Tính trên";
    PROCESSING_TABLE_TITLE = "Tiếp nhận, giải quyết bao nhiêu hồ sơ?";
    PROCESSING_FORMULA = "tỷ lệ tính lại = số hồ sơ / số ở cột «Tính trên»";
    ABOVE_WHOLE = "Không tính tỷ lệ khi phần lớn hơn tổng: báo cáo không nêu số hồ sơ kỳ trước chuyển sang nên số tiếp nhận trong kỳ không phải là mẫu số đầy đủ.";
    CHANNEL_TITLE = "Hồ sơ được nộp bằng hình thức nào?";
    LEVEL_TITLE = "Hồ sơ trực tuyến ở mức độ nào?";
    ON_TIME_TITLE = "Hồ sơ đã giải quyết có đúng hạn không?";
    PENDING_TITLE = "Hồ sơ đang giải quyết còn trong hạn không?";
    NOT_ONLINE = "Không nộp trực tuyến";
    REST = "Phần còn lại";
    VOLUME_TITLE = "Cơ quan nào có nhiều hồ sơ?";
    VOLUME_CAPTION = "Báo cáo có thể chỉ nêu một số cơ quan; dòng cuối là số của toàn đơn vị báo cáo, không phải tổng các dòng trên.";
    ONLINE_TITLE = "Cơ quan nào tiếp nhận trực tuyến nhiều?";
    ONLINE_RATE = "Tỷ lệ trực tuyến";
    ONLINE_FORMULA = "tỷ lệ trực tuyến = tiếp nhận trực tuyến / tiếp nhận mới trong kỳ";
    DELAY_TITLE = "Cơ quan, lĩnh vực nào có hồ sơ quá hạn?";
    DELAY_CAPTION = "Cơ quan không có trong bảng là cơ quan báo cáo không nêu.";
    LATE_CHART_TITLE = "Cơ quan nào giải quyết quá hạn?";
    OVERDUE_CHART_TITLE = "Cơ quan nào đang có hồ sơ quá hạn?";
    AGENCY = "Cơ quan";
    EVERY_AGENCY = "Mọi cơ quan";
    FIELD = "Lĩnh vực";
    ON_THE_SPOT_NOTE = "«4 tại chỗ» chỉ nêu số lượng: chưa tìm thấy quy định về mẫu số để tính tỷ lệ.";
    TWO_RATES_NOTE = "Hai tỷ lệ đúng hạn có công thức khác nhau và cùng được sử dụng; không so sánh hai tỷ lệ với nhau.";
    PART_ABOVE_WHOLE = "phần lớn hơn tổng";
    COUNTS_MISSING = "thiếu số hồ sơ";
    SEE_FULL_ONLINE = "Số liệu từng cơ quan của báo cáo này ở trang «Trực tuyến».";
}

/// A period as a heading: «Lũy kế từ đầu năm 2023».
pub fn period_heading(period: Span) -> String {
    crate::text::sentence(&span(period))
}

/// What a share of a chart's slice is called in its legend: «3.085 (65,53%)».
pub fn slice(value: Decimal, share: Option<Decimal>) -> String {
    match share {
        Some(share) => format!("{} ({})", decimal(value), percent(share)),
        None => decimal(value),
    }
}

/// A rate with its numbers: «65,53% (3.085 / 4.708)».
pub fn rate_with_numbers(rate: &str, numbers: &str) -> String {
    format!("{rate} ({numbers})")
}

/// Which figures of a period are stocks at its end.
pub fn stock_detail(period: Period) -> String {
    format!("Số đang giải quyết tính tại {}", crate::text::period(period))
}

/// A rate's formula with its numbers: «trước hạn / đã giải quyết = 4.743 / 4.761».
pub fn formula_with_numbers(formula: &str, numbers: &str) -> String {
    format!("{formula} = {numbers}")
}

/// Why a rate has no value: its formula, of which a term is not stated.
pub fn not_all_stated(formula: &str) -> String {
    format!("{formula}; báo cáo không nêu đủ số liệu")
}

/// The formula of a stacked chart: shares of its whole.
pub fn shares_of(whole: &str) -> String {
    format!("tỷ lệ = số hồ sơ / {}", running(whole))
}

/// A period with a rate's numbers: «Tháng 4/2023: 405 / 408».
pub fn period_with_numbers(period: Span, numbers: &str) -> String {
    format!("{}: {numbers}", period_heading(period))
}

/// A stated figure beside a recomputed one.
pub fn stated_beside(text: &str) -> String {
    format!("Nêu trong báo cáo: {text}")
}

/// Under a rate of whose whole something is in none of its parts: «Mẫu số gồm cả: đang giải quyết nhưng không rõ hạn trả 52».
pub fn unplaced_in_whole(told: &[(String, Decimal)]) -> String {
    let told: Vec<String> = told.iter().map(|(name, value)| format!("{} {}", running(name), decimal(*value))).collect();
    format!("Mẫu số gồm cả: {}", told.join("; "))
}

/// Under a rate that is stated without the counts it would be computed from.
pub fn stated_without_counts(formula: &str) -> String {
    format!("{formula}. Theo tỷ lệ nêu trong báo cáo; báo cáo không nêu số hồ sơ để tính lại")
}
