//! Words of the filters.

use super::count;
use super::words::words;

words! {
    FILTERS = "Bộ lọc";
    FILTERS_BUTTON = "Lọc";
    SPAN = "Kỳ";
    UNIT = "Đơn vị";
    LEVEL = "Cấp";
    SET = "Bộ chỉ số";
    SOURCE = "Báo cáo";
    ALL = "Tất cả";
    CLEAR = "Bỏ lọc";
    UNIT_HINT = "Gõ tên để tìm";
    UNIT_LIST = "Các đơn vị";
    UNIT_NONE = "Không có đơn vị nào khớp.";
    NOTHING_INSIDE = "Không có số liệu nào khớp với tất cả các điều kiện lọc. Số liệu đã nạp vẫn còn nguyên: bấm «Bỏ lọc» hoặc chọn lại từng điều kiện.";
    PEERS_STAY = "Trang này đặt các đơn vị cạnh nhau nên không thu hẹp theo đơn vị.";
    PERIODS_STAY = "Trang này đặt các kỳ cạnh nhau nên không thu hẹp theo kỳ.";
}

/// What the page is narrowed to and how much of everything that is.
pub fn narrowed(names: &[String], figures: (usize, usize), reports: (usize, usize)) -> String {
    format!(
        "Chỉ hiện: {}. Trong phạm vi này có {}/{} số liệu của {}/{} báo cáo; {} số liệu còn lại không hiện, không phải là thiếu.",
        names.join(" · "),
        count(figures.0),
        count(figures.1),
        count(reports.0),
        count(reports.1),
        count(figures.1.saturating_sub(figures.0)),
    )
}

/// How many filters are on, for a reader of the button that unfolds them.
pub fn filters_on(chosen: usize) -> String {
    format!("đang dùng {chosen} điều kiện lọc")
}

/// A choice with how many figures it has.
pub fn with_count(name: &str, figures: usize) -> String {
    format!("{name} ({} số liệu)", count(figures))
}

/// A version of the index with how many scorecards follow it.
pub fn with_scorecards(name: &str, cards: usize) -> String {
    format!("{name} ({} bảng điểm)", count(cards))
}

/// A unit without figures in the period chosen.
pub fn without_figures(name: &str) -> String {
    format!("{name} (không có số liệu kỳ này)")
}

/// More units match than are listed.
pub fn more_units(more: usize) -> String {
    format!("Còn {} đơn vị nữa, gõ thêm để thu hẹp.", count(more))
}
