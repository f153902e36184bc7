//! Words of the review: how sure a reading is, why a number is no figure, what the user changed.

use super::count;
use crate::domain::{Author, Confidence, Doubt, PassReason, SetAsideReason};
use crate::text::words::words;
use serde::{Deserialize, Serialize};

/// What was read of a file in which no figure was recognised.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadExtent {
    /// Lines that are not blank.
    pub lines: usize,
    /// Sheets or pages.
    pub sections: usize,
    /// Tables whose structure the file states.
    pub tables: usize,
    /// Their rows.
    pub rows: usize,
    /// Numbers passed over.
    pub numbers: usize,
}

/// The message for a file without figures, with what was read of it.
pub fn no_figures(message: &str, read: &ReadExtent) -> String {
    let parts = [(read.sections, "trang"), (read.tables, "bảng"), (read.rows, "dòng bảng"), (read.lines, "dòng chữ")];
    let told: Vec<String> =
        parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{} {what}", count(*n))).collect();
    let numbers = match read.numbers {
        0 => String::new(),
        n => format!("; {} con số không phải là số liệu kết quả", count(n)),
    };
    format!("{message} Đã đọc {}{numbers}.", told.join(", "))
}

// ── The page ─────────────────────────────────────────────────────────────────────────────────────────────────────────

words! {
    FILTER_ALL = "Tất cả";
    FILTER_DOUBTFUL = "Cần xem lại";
    FILTER_ASSUMED = "Có suy đoán";
    FILTER_CORRECTED = "Đã sửa, đã thêm";
    FILTER_FINDINGS = "Liên quan phát hiện";
    FILTER_EXCLUDED = "Đã loại";
    FILTER_PASSED = "Không phải số liệu";
    FIGURES_SHEET = "Những số liệu nào cần xem lại?";
    FIGURES_CAPTION = "Số liệu đọc được chưa chắc chắn, hoặc người dùng đã sửa, loại bỏ, bổ sung. Số báo cáo nêu luôn được giữ bên cạnh.";
    ALL_CERTAIN = "Mọi số liệu của báo cáo này đều đọc được chắc chắn và chưa bị sửa.";
    STATED_VALUE = "Báo cáo nêu";
    COUNTED_VALUE = "Số dùng để tính";
    OTHER_COUNTED = "Số dùng để tính ở chỗ khác";
    CONFIDENCE = "Mức tin cậy";
    REASON = "Lý do";
    STANDING = "Tình trạng";
    NOTE = "Ghi chú";
    RIVALS_SHEET = "Số liệu nào được nêu khác nhau?";
    OPEN_RIVALS_SHEET = "Số liệu nào các báo cáo nêu khác nhau?";
    RIVALS_CAPTION = "Chênh lệch tính so với giá trị đầu tiên. Khi chưa chọn, mọi giá trị đều được hiển thị.";
    FILE = "Tệp";
    DIFFERENCE = "Chênh lệch";
    CHOSEN = "Được chọn";
    NOT_CHOSEN = "Không được chọn";
    UNDECIDED = "Chưa chọn";
    SETTLED = "Theo người dùng";
    STATE_AS_READ = "Như báo cáo nêu";
    STATE_CONFIRMED = "Đã xác nhận";
    STATE_CORRECTED = "Đã sửa";
    STATE_ENTERED = "Người dùng nhập";
    STATE_EXCLUDED = "Đã loại";
    STATE_REPLACED = "Theo giá trị được chọn";
    ROWS_SHEET = "Các dòng của từng bảng đã được đọc hết chưa?";
    ROWS_CAPTION = "Số dòng trong tệp = số dòng lấy được số liệu + số dòng không lấy số liệu; mỗi dòng không lấy số liệu đều nêu lý do.";
    TABLE = "Bảng";
    ROWS_IN_FILE = "Dòng trong tệp";
    ROWS_READ = "Dòng đọc được";
    ROWS_SET_ASIDE = "Dòng không lấy số liệu";
    SET_ASIDE_SHEET = "Những dòng nào không lấy được số liệu?";
    SET_ASIDE_CAPTION = "Các dòng của bảng không có số liệu nào được lấy.";
    ROW = "Dòng";
    CONTENT = "Nội dung";
    PASSED_SHEET = "Những con số nào không phải là số liệu?";
    PASSED_CAPTION = "Các con số trong văn bản không được lấy làm số liệu, kèm lý do.";
    NUMBER_AS_WRITTEN = "Con số";
    LINE = "Dòng văn bản";
    RECONCILED = "Đủ";
    UNREAD = "Chưa đọc được";
    NO_FIGURES_IN_TABLE = "Không có số liệu";
    NOT_RECONCILED = "Lệch";
    UNKNOWN_FORM = "Chưa rõ mẫu biểu";
    UNKNOWN_FIGURE = "Số liệu này không còn trong phiên làm việc. Hãy chọn lại số liệu.";
    UNKNOWN_SOURCE = "Báo cáo này không còn trong phiên làm việc. Hãy chọn lại báo cáo.";
    UNKNOWN_INDICATOR = "Không có chỉ tiêu này trong danh mục. Hãy chọn một chỉ tiêu trong danh sách.";
    OUTSIDE_TEXT = "Vị trí nằm ngoài văn bản của báo cáo. Hãy chọn lại đoạn chữ.";
    NO_CHOICE = "Cần ít nhất hai giá trị, trong đó có giá trị được chọn. Hãy chọn lại.";
}

/// The same of the other of two statements.
pub fn stated_elsewhere_before(value: &str) -> String {
    format!("Ở chỗ khác, báo cáo nêu: {value}.")
}

/// What a report states where another value counts: «Báo cáo nêu: 408 lượt.»
pub fn stated_before(value: &str) -> String {
    format!("{STATED_VALUE}: {value}.")
}

/// The name of a confidence.
pub const fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "Chắc chắn",
        Confidence::Medium => "Có suy đoán",
        Confidence::Low => "Cần xem lại",
    }
}

/// Why a figure may have been read wrongly.
pub const fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::PeriodUnknown => "Báo cáo không nêu kỳ của số liệu.",
        Doubt::BaseAssumed => "Tỷ lệ không nêu tính trên tổng nào; đã lấy tổng phù hợp đầu tiên.",
        Doubt::KindAssumed => "Câu chữ không nói rõ là chỉ tiêu nào; đã lấy chỉ tiêu có khả năng nhất.",
        Doubt::LabelDistant => "Tên chỉ tiêu đứng xa con số.",
        Doubt::NumberAmbiguous => {
            "Con số có thể hiểu theo hai cách, hoặc là số đếm nhưng có giá trị âm hay có phần thập phân."
        }
        Doubt::AgencyUnknown => "Tên cơ quan không có trong danh mục; giữ nguyên như báo cáo viết.",
        Doubt::HeadingPartial => "Tiêu đề cột chỉ khớp một phần với mẫu biểu.",
    }
}

/// Why a number of the text is no figure.
pub const fn pass_reason(reason: PassReason) -> &'static str {
    match reason {
        PassReason::Date => "Thuộc ngày tháng hoặc kỳ báo cáo",
        PassReason::DocumentNumber => "Thuộc số, ký hiệu văn bản",
        PassReason::Citation => "Điều, khoản hoặc văn bản được viện dẫn",
        PassReason::Plan => "Nêu trong kế hoạch, nhiệm vụ hoặc dự báo",
        PassReason::Level => "Mức độ của dịch vụ công",
        PassReason::FootnoteMark => "Dấu chú thích dính liền chữ",
        PassReason::Ordinal => "Số thứ tự",
        PassReason::Contact => "Số điện thoại, tài khoản hoặc địa chỉ",
        PassReason::Change => "Mức tăng, giảm của nội dung không được theo dõi",
        PassReason::OtherSubject => "Nội dung không được theo dõi",
        PassReason::NoUnit => "Không có đơn vị tính và không có tên chỉ tiêu",
        PassReason::Unnamed => "Có đơn vị tính nhưng không có tên chỉ tiêu",
        PassReason::TableUnknown => "Ô của bảng hoặc cột chưa rõ mẫu biểu",
        PassReason::TooLarge => "Số quá lớn, quá 18 chữ số",
    }
}

/// Why a row of a table gave no figures.
pub const fn set_aside(reason: SetAsideReason) -> &'static str {
    match reason {
        SetAsideReason::Heading => "Dòng tiêu đề",
        SetAsideReason::ColumnNumbers => "Dòng đánh số cột",
        SetAsideReason::NoNumbers => "Dòng không có số",
        SetAsideReason::Blank => "Dòng trống",
        SetAsideReason::Nameless => "Có số nhưng không rõ của cơ quan nào",
        SetAsideReason::UnknownFigure => "Có số nhưng tên dòng không phải chỉ tiêu được theo dõi",
        SetAsideReason::UnclearNumbers => "Có chữ số nhưng không đọc được thành một số",
        SetAsideReason::UnknownTable => "Bảng chưa rõ mẫu biểu",
    }
}

/// Who changed a figure and when: «Nguyễn Văn A, 30/04/2026 15:04».
pub fn author(author: &Author) -> String {
    let when = moment(&author.when);
    [author.who.trim(), when.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// `2026-04-30T15:04:00` as «30/04/2026 15:04»; anything else as it is.
pub fn moment(when: &str) -> String {
    let (day, time) = when.split_once('T').unwrap_or((when, ""));
    match day.split('-').collect::<Vec<_>>()[..] {
        [year, month, day] => format!("{day}/{month}/{year} {}", time.get(..5).unwrap_or(time)).trim_end().to_owned(),
        _ => when.to_owned(),
    }
}

/// What was changed of a figure besides its value: «Kỳ số liệu: nêu «tháng 3/2023», sửa thành «tháng 4/2023»».
pub fn changed(label: &str, stated: &str, corrected: &str) -> String {
    format!("{label}: báo cáo nêu «{stated}», sửa thành «{corrected}»")
}

/// Tables that hold numbers and gave no figure, and where to look.
pub fn unread_tables(tables: usize) -> String {
    format!(
        "{} bảng có số nhưng chưa đọc được; mở mục Rà soát để xem từng dòng và nhập số liệu còn thiếu.",
        count(tables)
    )
}

/// All figures in doubt: «Cả 68 số liệu trong danh sách».
pub fn confirm_all(number: usize) -> String {
    format!("Cả {} số liệu trong danh sách", count(number))
}

/// Those of one table: «Bảng 1 (34 số liệu)».
pub fn confirm_table(table: &str, number: usize) -> String {
    format!("{table} ({} số liệu)", count(number))
}

/// Those of one column: «Bảng 1, cột «Số hóa hồ sơ» (34 số liệu)».
pub fn confirm_column(table: &str, column: &str, number: usize) -> String {
    format!("{table}, cột «{column}» ({} số liệu)", count(number))
}

/// Those that stand in running text.
pub fn confirm_prose(number: usize) -> String {
    format!("Phần lời văn ({} số liệu)", count(number))
}

/// The name of a table without a title.
pub fn table(number: usize) -> String {
    format!("Bảng {}", count(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_are_shown_with_the_parts_that_are_known() {
        let author_of = |who: &str, when: &str| author(&Author { who: who.into(), when: when.into() });
        assert_eq!(author_of("Lan", "2026-04-30T15:04:59"), "Lan, 30/04/2026 15:04");
        assert_eq!(author_of("", "2026-04-30"), "30/04/2026");
        assert_eq!(author_of("Lan", ""), "Lan");
        assert_eq!(author_of(" ", "hôm qua"), "hôm qua");
    }

    #[test]
    fn a_file_without_figures_says_what_was_read() {
        let read = ReadExtent { lines: 1_204, sections: 0, tables: 2, rows: 30, numbers: 7 };
        let message = no_figures("«a.docx» không có số liệu.", &read);
        assert_eq!(
            message,
            "«a.docx» không có số liệu. Đã đọc 2 bảng, 30 dòng bảng, 1.204 dòng chữ; 7 con số không phải là số liệu kết quả."
        );
    }
}
