//! Words of the page on Bộ chỉ số 766.

use crate::domain::{Decimal, Span};
use crate::text::words::words;
use crate::text::{decimal, percent, points as shown, span};

words! {
    GROUP = "Nhóm chỉ số";
    POINTS = "Điểm đạt";
    MAXIMUM = "Điểm tối đa";
    RATE = "Tỷ lệ đạt";
    LOST = "Điểm mất";
    INDEX_TOTAL = "Tổng điểm nêu trong báo cáo";
    INDEX_SUM = "Cộng điểm các nhóm";
    INDEX_SUM_AGREES = "Khớp với tổng điểm nêu trong báo cáo";
    INDEX_SUM_UNCHECKED = "Báo cáo không nêu tổng điểm";
    INDEX_BAND = "Xếp loại";
    INDEX_RANK = "Thứ hạng";
    INDEX_TARGET = "Điểm yêu cầu";
    INDEX_MOST_LOST = "Nhóm mất nhiều điểm nhất";
    INDEX_EMPTY = "Các báo cáo đã nạp không nêu điểm Bộ chỉ số 766.";
    INDEX_RANKED = "Tệp đã nạp chỉ có bảng điểm của nhiều đơn vị: xem điểm, thứ hạng và điểm mất của từng đơn vị ở trang «Đơn vị».";
    INDEX_POINTS_TITLE = "Mỗi nhóm đạt bao nhiêu điểm so với tối đa?";
    INDEX_LOST_TITLE = "Nhóm nào mất nhiều điểm nhất?";
    INDEX_RANK_TITLE = "Thứ hạng thay đổi thế nào?";
    INDEX_TABLE_TITLE = "Điểm các nhóm của Bộ chỉ số 766";
    INDEX_POINTS_FORMULA = "tỷ lệ đạt = điểm đạt / điểm tối đa";
    INDEX_LOST_FORMULA = "điểm mất = điểm tối đa − điểm đạt";
    INDEX_RANK_CAPTION = "Số nhỏ là hạng cao; chỉ so các thứ hạng trên cùng số đơn vị được xếp.";
    RANK = "Thứ hạng";
    RANK_DATE = "Thời điểm";
}

/// Where the bands come from: «Theo cách xếp loại quan sát trên công cụ theo dõi …».
pub fn index_band_detail(source: &str) -> String {
    format!("Theo cách xếp loại {source}; không phải quy định của pháp luật.")
}

/// How the sum of groups differs from the stated total.
pub fn index_sum_differs(difference: &str) -> String {
    format!("Chênh {difference} điểm so với tổng điểm nêu trong báo cáo")
}

/// A rank among how many: «4/63».
pub fn rank(rank: i64, of: i64) -> String {
    format!("{rank}/{of}")
}

/// Ranks from the first date to the last: «4/63 → 8/63 → 10/63».
pub fn ranks(ranks: &[String]) -> String {
    ranks.join(" → ")
}

/// Points of a maximum: «12,20/18».
pub fn points_of(points: Decimal, max: Decimal) -> String {
    format!("{}/{}", shown(points), decimal(max))
}

/// Points of a maximum with the rate: «12,20/18 (67,78%)».
pub fn points_with_rate(points: Decimal, max: Decimal, rate: Decimal) -> String {
    format!("{} ({})", points_of(points, max), percent(rate))
}

/// A range of required points: «80–90 điểm».
pub fn points_range(min: Decimal, max: Decimal) -> String {
    format!("{}–{} điểm", decimal(min), decimal(max))
}

/// How far a score is from the lower end of what is required.
pub fn target_detail(missing: Option<Decimal>) -> String {
    match missing {
        Some(points) => format!("Còn thiếu {} điểm so với mức thấp nhất", shown(points)),
        None => "Đạt mức yêu cầu".into(),
    }
}

/// Several dates in order: «ngày 27/02/2023 → ngày 07/3/2023».
pub fn dates(periods: &[Span]) -> String {
    periods.iter().map(|p| span(*p)).collect::<Vec<_>>().join(" → ")
}

/// Points lost by a group.
pub fn lost(points: Decimal) -> String {
    format!("mất {} điểm", shown(points))
}

words! {
    TOPIC_TITLE = "Các chỉ số thành phần của Bộ chỉ số 766 đạt bao nhiêu?";
    TOPIC_UNITS_TITLE = "Điểm nhóm của từng đơn vị là bao nhiêu?";
    TOPIC_UNIT_TITLE = "Nhóm chỉ số này đạt bao nhiêu điểm?";
    TOPIC_NOTE = "Lấy từ dữ liệu Bộ chỉ số 766; công thức quy đổi điểm và điểm mất ở trang Bộ chỉ số, xếp hạng ở trang Đơn vị.";
    RATE_OF_COUNTS = "Tỷ lệ";
    RATE_OF_COUNTS_FORMULA = "tỷ lệ = tử số / mẫu số";
    NOTHING_COUNTED = "mẫu số bằng 0";
    SATISFACTION_INDEX_NOTE = "Nhóm «Mức độ hài lòng» của Bộ chỉ số 766 tính từ hồ sơ quá hạn và phản ánh, kiến nghị; không phải kết quả khảo sát tại nơi giao dịch.";
}

/// A group with its most points: «Thanh toán trực tuyến (tối đa 10)».
pub fn out_of(group: &str, max: Decimal) -> String {
    format!("{group} (tối đa {})", decimal(max))
}
