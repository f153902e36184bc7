//! Words of the page on full-online rates.

use super::stated_beside;
use crate::domain::Decimal;
use crate::text::words::words;
use crate::text::{count, decimal, percent};

words! {
    FULL_ONLINE_EMPTY = "Các báo cáo đã nạp không nêu số hồ sơ trực tuyến toàn trình theo cơ quan.";
    FULL_ONLINE_TITLE = "Cơ quan nào đạt ngưỡng hồ sơ trực tuyến toàn trình?";
    FULL_ONLINE_DEPARTMENTS_TITLE = "Sở, ban, ngành nào đạt ngưỡng hồ sơ trực tuyến toàn trình?";
    FULL_ONLINE_LOCALITIES_TITLE = "Địa phương nào đạt ngưỡng hồ sơ trực tuyến toàn trình?";
    FULL_ONLINE_TABLE_TITLE = "Tỷ lệ hồ sơ trực tuyến toàn trình theo cơ quan";
    FULL_ONLINE_OF_NEW = "Khi không có tổng số hồ sơ tiếp nhận (gồm số kỳ trước chuyển sang), tỷ lệ được tính trên số hồ sơ tiếp nhận mới trong kỳ.";
    FULL_ONLINE_COUNT = "Toàn trình (nộp trực tuyến)";
    RECEIVED = "Tổng hồ sơ tiếp nhận";
    THRESHOLD = "Ngưỡng";
    VERDICT = "Đánh giá";
    VERDICT_STATED = "Đánh giá nêu trong báo cáo";
    MET = "Đạt";
    MISSED = "Chưa đạt";
    NOT_ASSESSED = "Không đánh giá";
    ALL_AGENCIES = "Tất cả cơ quan";
    FULL_ONLINE_RATE = "Tỷ lệ chung tính lại";
    CITED_RATE = "Tỷ lệ lấy từ nguồn khác";
    VERDICT_FORMULA = "Đạt khi tỷ lệ chưa làm tròn không thấp hơn ngưỡng";
    TARGET_STATED = "Chỉ tiêu nêu trong báo cáo";
}

/// A count of agencies.
pub fn agencies(number: usize) -> String {
    format!("{} cơ quan", count(number))
}

/// What the report itself counts: «9/29».
pub fn stated_count(value: Decimal, of: Option<Decimal>) -> String {
    let value = match of {
        Some(of) => format!("{}/{}", decimal(value), decimal(of)),
        None => decimal(value),
    };
    stated_beside(&value)
}

/// The threshold line's label: «70%».
pub fn threshold_line(threshold: Decimal) -> String {
    format!("ngưỡng {}", percent(threshold))
}

/// How many verdicts differ from the stated ones.
pub fn verdicts_differ(number: usize) -> String {
    format!("Với ngưỡng đang chọn, {} có đánh giá khác với báo cáo.", agencies(number))
}

/// A rate of another source.
pub fn cited_detail(source: &str) -> String {
    format!("Báo cáo dẫn {source}; cách tính không nêu, không so sánh với tỷ lệ tính lại")
}

/// The gist of a ranking for readers who do not see the chart.
pub fn verdict_gist(met: usize, missed: usize, not_assessed: usize) -> String {
    let gist = format!("{} đạt, {} chưa đạt", agencies(met), count(missed));
    if not_assessed == 0 { gist } else { format!("{gist}, {} không đánh giá", count(not_assessed)) }
}
