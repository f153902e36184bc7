//! Words of the page Tổng quan.

use crate::domain::Decimal;
use crate::text::words::words;
use crate::text::{count, decimal, points as shown};

words! {
    NEXT_STEPS = "Cần xem gì tiếp theo?";
    RESULTS_TITLE = "Kết quả chính của từng báo cáo và kỳ";
    INDEX_TOTAL_SHORT = "Điểm Bộ chỉ số 766";
    INDEX_COLUMN = "Điểm 766";
    STEP_FINDINGS = "Xem hai con số, chênh lệch và vị trí của từng chỗ.";
    STEP_AGREES = "Các số liệu đối chiếu được đều khớp";
    STEP_AGREES_DETAIL = "Xem đã đối chiếu những gì.";
    STEP_RIVALS = "Chọn số được dùng để tính.";
    STEP_DOUBTFUL = "Xem lại từng số ngay trong văn bản.";
    STEP_UNREAD = "Xem lý do từng dòng và bổ sung nếu cần.";
    STEP_ROWS = "Danh sách hồ sơ có dòng cần xem lại";
    STEP_ROWS_DETAIL = "Xem từng loại dòng và khai báo nghĩa của từ ngữ nếu cần.";
    STEP_LOST = "Xem mất ở chỉ số nào và cần thêm gì.";
    STEP_BELOW = "Xem từng cơ quan so với ngưỡng.";
    STEP_UNITS = "Xem đơn vị nào đứng đâu, cách trung vị bao nhiêu.";
    STEP_PERIODS = "Xem thay đổi qua các kỳ và chỗ không so sánh được.";
}

/// The heading of a column of main results; short, as ten stand side by side.
pub fn result_column(id: &str) -> &'static str {
    match id {
        "received_total" => "Tiếp nhận",
        "resolved_total" => "Đã giải quyết",
        "on_time_of_resolved" => "Đúng hạn",
        "on_time_766" => "Đúng hạn (766)",
        "full_online_of_total" => "Toàn trình",
        _ => "Hài lòng",
    }
}

/// What the columns of main results are: the formula of each rate shown.
pub fn results_caption(formulas: &[String]) -> String {
    let formulas = if formulas.is_empty() { String::new() } else { format!(" {}.", formulas.join("; ")) };
    format!(
        "Số liệu chung của đơn vị báo cáo; tỷ lệ tính lại từ số hồ sơ.{formulas} Kỳ khác loại (tuần, tháng, lũy kế) không so trực tiếp với nhau."
    )
}

/// Disagreements by gravity: sure, to look at; named apart only where there are both.
pub fn step_findings([errors, warnings]: [usize; 2]) -> String {
    let all = format!("{} chỗ không khớp", count(errors + warnings));
    match (errors, warnings) {
        (0, _) => format!("{all}, cần xem xét"),
        (_, 0) => all,
        _ => format!("{all}: {} sai lệch, {} cần xem xét", count(errors), count(warnings)),
    }
}

/// Figures that the reports state differently.
pub fn step_rivals(number: usize) -> String {
    format!("{} số liệu các báo cáo nêu khác nhau", count(number))
}

/// Figures whose reading is not sure.
pub fn step_doubtful(number: usize) -> String {
    format!("{} số liệu đọc chưa chắc chắn", count(number))
}

/// Tables with numbers that gave no figure.
pub fn step_unread(number: usize) -> String {
    format!("{} bảng có số nhưng chưa đọc được", count(number))
}

/// The group that loses most, of the body named, where one is.
pub fn step_lost(whose: &str, group: &str, lost: Decimal, period: &str) -> String {
    let whose = if whose.is_empty() { String::new() } else { format!(" của {whose}") };
    format!("Nhóm mất nhiều điểm nhất{whose}: {group}, {} điểm ({period})", shown(lost))
}

/// Agencies below the threshold among those that have a rate.
pub fn step_below(whose: &str, (missed, all): (usize, usize), period: &str) -> String {
    let whose = if whose.is_empty() { String::new() } else { format!("{whose}: ") };
    format!("{whose}{}/{} cơ quan chưa đạt ngưỡng trực tuyến toàn trình ({period})", count(missed), count(all))
}

/// Periods of one kind to compare.
pub fn step_periods(province: &str, number: usize) -> String {
    format!("{province}: {} kỳ cùng loại đặt cạnh nhau được", count(number))
}

/// Units that are ranked.
pub fn step_units(number: usize, period: &str) -> String {
    format!("{} đơn vị xếp hạng được với nhau ({period})", count(number))
}

words! {
    COMPUTED_FROM_COUNTS = "tính từ tử số, mẫu số";
    AS_PUBLISHED = "theo điểm công bố";
    UNITS_RANKED = "Đơn vị được xếp hạng";
    BEST_UNIT = "Cao nhất";
    LAST_UNIT = "Thấp nhất";
}

/// A unit, a period and what the number rests on: «UBND tỉnh Mẫu · Ngày 17/9/2026 · theo điểm công bố».
pub fn of_unit(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

/// Points as written of a maximum: «64,08/100».
pub fn out_of_points(points: &str, max: Decimal) -> String {
    format!("{points}/{}", decimal(max))
}

/// Points with their rate: «17,00/20 (85,00%)».
pub fn rated(points: &str, rate: Decimal) -> String {
    format!("{points} ({})", crate::text::percent(rate))
}

/// «Tứ phân vị 59,85 và 64,39».
pub fn quartiles(lower: &str, upper: &str) -> String {
    format!("Tứ phân vị {lower} và {upper}")
}

/// «trung vị 62,31».
pub fn median_of(median: &str) -> String {
    format!("trung vị {median}")
}

/// A rate that the report states without the counts behind it: «100% (báo cáo nêu)».
pub fn only_stated(rate: &str) -> String {
    format!("{rate} (báo cáo nêu)")
}
