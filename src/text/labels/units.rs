//! Words of the page on units, and of lost points as a waterfall.

use super::unit_level;
use crate::domain::{Decimal, UnitLevel};
use crate::text::words::words;
use crate::text::{count, decimal, points, signed_points};

words! {
    MEASURE_TOTAL_CODE = "tong";
    CLASS = "Bảng xếp hạng";
    MEASURE = "Xếp theo";
    FORM = "Cách hiển thị";
    FORM_BARS = "Biểu đồ";
    FORM_TABLE = "Bảng";
    FORM_HEAT = "Bản đồ nhiệt";
    FIND_UNIT = "Tìm đơn vị";
    FIND_UNIT_HINT = "Gõ tên đơn vị, không cần dấu";
    FIND_UNIT_NONE = "Không có đơn vị nào có tên như vậy trong bảng này.";
    OPEN_UNIT = "Xem chi tiết đơn vị";
    OPEN_LIST = "Xem danh sách hồ sơ";
    CLOSE_UNIT = "Đóng chi tiết";
    OPEN_SCENARIO = "Lập kịch bản";
    OPEN_PERIODS = "Xem qua các kỳ";
    COMPARE_WITH = "So sánh với";
    COMPARE_WITH_NONE = "không chọn";
    MEDIAN = "Trung vị";
    VERSUS_MEDIAN_TITLE = "Đơn vị hơn, kém mức giữa ở đâu?";
    TOTAL_RIVALS = "Các tệp nêu tổng điểm khác nhau; đang dùng số của tệp nạp trước.";
    HEAT_TITLE = "Đơn vị nào yếu ở chỉ số nào?";
    BAND_OBSERVED = "Cách xếp loại quan sát được";
    MOST_LOST = "Chỉ số mất nhiều điểm nhất";
    NO_AVERAGE = "Điểm của tỉnh là điểm riêng của tỉnh, không phải bình quân của các đơn vị.";
    CLASS_UNCERTAIN = "Tệp không nêu rõ cấp hoặc kỳ nên chỉ xếp hạng các đơn vị trong cùng một tệp.";
    ONE_UNIT = "Chỉ có điểm của một đơn vị nên chưa xếp hạng. Nạp thêm tệp có các đơn vị cùng cấp, cùng kỳ, cùng bộ chỉ số để xếp hạng; dưới đây là chi tiết của đơn vị này.";
    UNITS_EMPTY = "Các tệp đã nạp chưa có điểm Bộ chỉ số của đơn vị nào. Nạp bảng điểm các tỉnh, các sở, các xã, hoặc dữ liệu tải từ Cổng Dịch vụ công quốc gia, để xếp hạng và so sánh.";
    UNITS_NARROWED = "Không có bảng điểm nào trong phạm vi đang lọc. Bỏ bớt bộ lọc để xem các bảng khác.";
    WATERFALL_TITLE = "Từ điểm tối đa xuống điểm đạt: mất ở đâu?";
    WATERFALL_KNOWN_TITLE = "Trong phần đã có số liệu, điểm mất ở đâu?";
    LOST_UNEXPLAINED = "Chưa rõ mất ở đâu";
    LOST_NO_COUNTS = "Báo cáo chỉ nêu điểm của nhóm, không nêu tử số và mẫu số, nên chưa tính được cần thêm bao nhiêu hồ sơ. Nạp dữ liệu chỉ số thành phần tải từ Cổng Dịch vụ công quốc gia của cùng kỳ để tính.";
}

/// A total that its groups contradict: both numbers and the difference.
pub fn total_disputed(total: Decimal, sum: Decimal, difference: Decimal) -> String {
    format!(
        "Tổng điểm nêu là {}, cộng các nhóm là {} (chênh {}); đang dùng tổng điểm nêu, cần xem lại ở trang Phát hiện.",
        points(total),
        points(sum),
        signed_points(difference)
    )
}

/// Totals of a ranking that their groups contradict.
pub fn disputed_units(units: usize) -> String {
    format!("{} đơn vị có tổng điểm khác với cộng các nhóm; hạng dưới đây theo tổng điểm nêu.", count(units))
}

/// «151 đơn vị».
pub fn units(number: usize) -> String {
    format!("{} đơn vị", count(number))
}

/// What the units ranked have in common.
///
/// A period of `None` is not stated: then only units of one file stand together.
pub fn same_class(level: &str, period: Option<&str>, set: &str) -> String {
    let time = period.map_or_else(|| "cùng tệp (không nêu kỳ)".to_owned(), |period| format!("cùng kỳ ({period})"));
    format!("Cùng cấp ({level}), {time}, cùng bộ chỉ số ({set}).")
}

/// How many are ranked, and how many have no points.
pub fn ranked_units(ranked: usize, without: usize) -> String {
    match without {
        0 => format!("{} được xếp hạng.", units(ranked)),
        _ => format!("{} được xếp hạng; {} không có điểm nên không có hạng.", units(ranked), units(without)),
    }
}

/// «12. Phường Mẫu».
pub fn ranked_name(rank: usize, name: &str) -> String {
    format!("{rank}. {name}")
}

/// The question of ranked bars: «Theo «Tổng điểm», các đơn vị cấp xã đứng ở đâu?».
pub fn ranked_title(level: Option<UnitLevel>, measure: &str) -> String {
    let who = match level {
        Some(UnitLevel::Department) => "các sở, ban, ngành".to_owned(),
        Some(level) => format!("các đơn vị {}", unit_level(Some(level))),
        None => "các đơn vị".to_owned(),
    };
    format!("Theo «{measure}», {who} đứng ở đâu?")
}

/// «Trung vị 62,31».
pub fn median_rule(median: Decimal) -> String {
    format!("Trung vị {}", points(median))
}

/// A median as the mark on a bar: «trung vị 15,20».
pub fn median_mark(median: &str) -> String {
    format!("trung vị {median}")
}

/// «Khá từ 70».
pub fn band_rule(band: &str, from: Decimal) -> String {
    format!("{band} từ {}", decimal(from.normalized()))
}

/// «Hạng theo Tổng điểm».
pub fn rank_by(measure: &str) -> String {
    format!("Hạng theo «{measure}»")
}

/// «3 đơn vị cùng hạng».
pub fn tied(units: usize) -> String {
    format!("{} đơn vị cùng hạng", count(units))
}

/// Losses beyond those shown one by one.
pub fn other_losses(number: usize) -> String {
    format!("{} chỉ số khác", count(number))
}

/// The button that draws every bar.
pub fn show_every(number: usize) -> String {
    format!("Hiện cả {} đơn vị", count(number))
}

/// The button that draws the first bars only.
pub fn show_first() -> String {
    "Chỉ hiện các đơn vị đầu".to_owned()
}
