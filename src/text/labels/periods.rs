//! Words of the page that compares periods.

use crate::domain::Span;
use crate::text::words::words;
use crate::text::{sentence, span};

words! {
    PERIOD_KIND = "Loại kỳ";
    PERIOD_FROM = "Kỳ trước";
    PERIOD_TO = "Kỳ sau";
    PERIODS_UNIT = "Đơn vị";
    PERIODS_MEASURE = "Xem theo";
    COURSE_CAPTION = "đường đứt đoạn ở chỗ hai kỳ liền nhau không so sánh được; điểm rỗng là kỳ chưa kết thúc";
    COURSE_GROUPS_TITLE = "Nhóm nào tiến, nhóm nào lùi?";
    SLOPE_TITLE = "Ai lên hạng, ai xuống hạng?";
    MOVES_TITLE = "Điểm và hạng của từng đơn vị thay đổi thế nào?";
    FIGURE_RATES_TITLE = "Các tỷ lệ chính thay đổi thế nào?";
    FIGURE_AS_STATED = "số nêu trong từng báo cáo";
    PERIODS_EMPTY = "Chưa có số liệu của hai kỳ để so sánh. Nạp báo cáo hoặc bảng điểm của ít nhất hai kỳ cùng loại, chẳng hạn tháng 7 và tháng 8 của cùng một năm.";
    UNDATED_TITLE = "Tệp chưa có kỳ";
    UNDATED_HINT = "Chưa biết kỳ thì chưa so sánh được với kỳ khác. Kỳ đề xuất lấy từ tên tệp; sửa lại nếu chưa đúng.";
    UNDATED_SET = "Đặt kỳ";
    PERIODS_INDEX_HEADING = "Điểm Bộ chỉ số qua các kỳ";
    PERIODS_FIGURES_ONE = "Chưa có hai báo cáo cùng đơn vị, cùng loại kỳ để so sánh số tiếp nhận, tỷ lệ đúng hạn, hồ sơ trực tuyến, thanh toán và mức độ hài lòng. Nạp thêm báo cáo của kỳ trước hoặc cùng kỳ năm trước.";
}

/// The kind of a period: its code in the address and its name.
pub const fn kind_of_period(span: Span) -> (&'static str, &'static str) {
    match span {
        Span::Unknown => ("khong-ro", "Kỳ không nêu"),
        Span::Week { .. } => ("tuan", "Tuần"),
        Span::Day(_) => ("ngay", "Ngày"),
        Span::Month { .. } => ("thang", "Tháng"),
        Span::Quarter { .. } => ("quy", "Quý"),
        Span::HalfYear { .. } => ("6-thang", "6 tháng"),
        Span::NineMonths { .. } => ("9-thang", "9 tháng"),
        Span::Year { .. } => ("nam", "Năm"),
        Span::YearToDate { .. } => ("luy-ke", "Lũy kế từ đầu năm"),
        Span::Range { .. } => ("khoang", "Khoảng ngày"),
    }
}

/// A period in as few characters as an axis needs: «8/2026», «Q3/2026».
pub fn short_span(of: Span) -> String {
    match of {
        Span::Month { year, month } => format!("{month}/{year}"),
        Span::Year { year } => year.to_string(),
        _ => sentence(&span(of)),
    }
}

/// The question of a trend: «Tổng điểm thay đổi thế nào qua các kỳ?».
pub fn course_title(measure: &str) -> String {
    format!("«{measure}» thay đổi thế nào qua các kỳ?")
}

/// What one period alone needs.
pub fn one_period(unit: &str, period: &str) -> String {
    format!(
        "Mới có một kỳ của {unit} ({period}). Nạp thêm dữ liệu của một kỳ khác cùng loại để xem điểm, thứ hạng tăng hay giảm."
    )
}

/// Why a line is not joined.
pub fn not_joined(reason: &str) -> String {
    format!("không nối với kỳ trước: {reason}")
}

/// How changes are made.
pub fn moves_caption(measure: &str) -> String {
    format!("theo «{measure}»; hạng nhỏ hơn là cao hơn")
}

/// Units whose ranks the chart does not join, and why.
pub fn without_line(units: usize, reasons: &[&str]) -> String {
    let units = crate::text::count(units);
    format!("Không vẽ {units} đơn vị vì hạng ở hai kỳ không so sánh được: {}.", reasons.join("; "))
}

/// Why there is no chart of ranks.
pub fn no_slope(reasons: &[&str]) -> String {
    format!("Không vẽ biểu đồ thay đổi thứ hạng vì hạng ở hai kỳ không so sánh được: {}.", reasons.join("; "))
}

/// What to mind.
pub fn mind(reasons: &[&str]) -> String {
    format!("Lưu ý: {}.", reasons.join("; "))
}

/// «Điểm tháng 7/2026».
pub fn points_in(period: &str) -> String {
    format!("Điểm {period}")
}

/// «Hạng tháng 7/2026».
pub fn rank_in(period: &str) -> String {
    format!("Hạng {period}")
}

/// The field for the period of a file: «Kỳ của «bang-diem.csv»».
pub fn period_of_file(name: &str) -> String {
    format!("Kỳ của «{name}»")
}

/// The main figures of one body.
pub fn figures_of_body(body: &str) -> String {
    format!("Số liệu chính qua các kỳ: {body}")
}

/// The question of one figure over time.
pub fn figure_title(figure: &str) -> String {
    format!("«{figure}» tăng hay giảm qua các kỳ?")
}
