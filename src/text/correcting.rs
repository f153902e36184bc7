//! Words of the page on which figures are reviewed and corrected.

use super::words::words;

words! {
    REPORT = "Báo cáo";
    DOCUMENT = "Văn bản";
    DOCUMENT_LABEL = "Văn bản báo cáo, các số đã đọc được đánh dấu";
    LIST = "Danh sách số liệu";
    VIEWS = "Chọn phần hiển thị";
    FILTERS = "Lọc danh sách";
    LIST_EMPTY = "Không có mục nào.";
    DETAIL_HINT = "Chọn một số trong văn bản hoặc trong danh sách để xem chỉ tiêu, mức tin cậy và lý do.";
    MARK_KEYS = "Phím mũi tên: số trước, số sau; Home, End: số đầu, số cuối; Enter: chọn; Tab: rời văn bản.";
    LEGEND = "Cách đánh dấu";
    LEGEND_CERTAIN = "đọc chắc chắn";
    LEGEND_DOUBTFUL = "cần xem lại";
    LEGEND_DISAGREES = "có phát hiện";
    LEGEND_CHANGED = "đã sửa";
    LEGEND_EXCLUDED = "đã loại";
    LEGEND_PASSED = "không phải số liệu";
    UNDO = "Hoàn tác";
    REDO = "Làm lại";
    UNDO_TITLE = "Hoàn tác (Ctrl+Z)";
    REDO_TITLE = "Làm lại (Ctrl+Shift+Z)";
    EDIT = "Sửa";
    CONFIRM = "Xác nhận đúng";
    CONFIRM_GROUP = "Xác nhận cùng lúc";
    EXCLUDE = "Loại khỏi tính toán";
    RESTORE = "Khôi phục như báo cáo nêu";
    ADD_FROM_SELECTION = "Thêm từ đoạn đang chọn";
    ADD_FROM_NUMBER = "Thêm thành số liệu";
    NO_SELECTION = "Chưa chọn đoạn chữ nào trong văn bản";
    NO_SELECTION_HINT = "Hãy dùng chuột chọn con số trong văn bản, sau đó bấm lại nút này.";
    MOVE_PERIOD = "Đổi kỳ của cả báo cáo…";
    MOVE_TITLE = "Đổi kỳ số liệu của cả báo cáo";
    MOVE_HINT = "Mọi số liệu của kỳ đang ghi được chuyển sang kỳ mới; số liệu cuối kỳ vẫn là số liệu cuối kỳ. Hoàn tác một lần bằng Ctrl+Z.";
    MOVE_FROM = "Kỳ đang ghi";
    MOVE_TO = "Kỳ mới";
    MOVE_DO = "Đổi kỳ";
    MOVE_SAME = "Kỳ mới trùng với kỳ đang ghi: hãy nhập kỳ khác.";
    STATED = "Báo cáo nêu";
    COUNTED = "Dùng để tính";
    NOT_IN_REPORT = "không có trong báo cáo";
    FORM_EDIT = "Sửa số liệu";
    FORM_ADD = "Thêm số liệu";
    FIELD_VALUE = "Giá trị";
    FIELD_INDICATOR = "Chỉ tiêu";
    FIELD_PERIOD = "Kỳ số liệu";
    FIELD_SCOPE = "Cơ quan, lĩnh vực";
    FIELD_NOTE = "Ghi chú";
    FIELD_WHO = "Người sửa";
    FIELD_WHO_HINT = "Được nhớ trên máy này và ghi kèm từng chỗ sửa.";
    CHOOSE_INDICATOR = "Chọn chỉ tiêu";
    KEEP_INDICATOR = "Giữ chỉ tiêu như đã đọc";
    SAVE_CHANGE = "Lưu thay đổi";
    RIVALS = "Số liệu được nêu khác nhau";
    CHOOSE_RIVALS = "Chọn giá trị dùng để tính ở trang Rà soát";
    CHOOSE_RIVAL = "Chọn số này";
    CHOSEN_RIVAL = "Đang dùng số này";
    UNCHOOSE = "Bỏ chọn";
    SEE_IN_REVIEW = "Xem trong Rà soát";
    ROWS = "Đối chiếu số dòng của bảng";
    CORRECTED_MARK = "đã sửa hoặc đã chọn giữa các báo cáo";
    CHANGE_REFUSED = "Không lưu được thay đổi";
    NOTES = "Lưu ý khi đọc tệp";
    STEP_VALUE = "sửa giá trị của";
    STEP_PERIOD = "sửa kỳ số liệu của";
    STEP_SCOPE = "sửa cơ quan, lĩnh vực của";
    STEP_INDICATOR = "sửa chỉ tiêu của";
    STEP_EXCLUDE = "loại khỏi tính toán";
    STEP_CONFIRM = "xác nhận đúng";
    STEP_RESTORE = "khôi phục như báo cáo nêu";
    STEP_ADD = "thêm số liệu";
    STEP_SPAN = "đổi kỳ của cả báo cáo";
    STEP_CHOOSE = "chọn giá trị dùng để tính của";
    STEP_UNCHOOSE = "bỏ chọn giá trị dùng để tính của";
    STEP_NOTE = "ghi chú cho";
}

/// What a step changed: the kind of change, the figure, and the file where there are several.
pub fn step(kind: &str, subject: &str, file: Option<&str>) -> String {
    let file = file.map(|file| format!("({file})")).unwrap_or_default();
    [kind, subject, &file].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A message: this step was taken back.
pub fn undone(step: &str) -> String {
    format!("Đã hoàn tác: {step}.")
}

/// A message: this step was made again.
pub fn redone(step: &str) -> String {
    format!("Đã làm lại: {step}.")
}

/// So many figures.
pub fn figures(number: usize) -> String {
    format!("{} số liệu", super::count(number))
}

/// A figure by its name.
pub fn quoted(name: &str) -> String {
    format!("«{name}»")
}

/// The text that a new figure is taken from, and what to do where it holds no number, or several.
pub fn taken_from(text: &str, numbers: usize) -> (String, String) {
    const SHOWN: usize = 200;
    let rest = if text.chars().count() > SHOWN { "…" } else { "" };
    let text: String = text.chars().take(SHOWN).collect();
    let hint = match numbers {
        0 => "Đoạn này không có con số nào: hãy nhập giá trị.".to_owned(),
        1 => String::new(),
        _ => format!("Đoạn này có {} con số: hãy chọn hoặc nhập con số cần lấy.", super::count(numbers)),
    };
    (format!("Lấy từ đoạn: «{text}{rest}»."), hint)
}

/// What a report states of a figure.
pub fn stated(value: &str) -> String {
    format!("{STATED}: {value}")
}

/// A number of a report's text, counted from one.
pub fn line(index: usize) -> String {
    format!("dòng {}", super::count(index + 1))
}

/// What a marked number is, in one line.
pub fn figure_hint(name: &str, value: &str, confidence: &str, reasons: &[&str]) -> String {
    let reasons = if reasons.is_empty() { String::new() } else { format!(" {}", reasons.join(" ")) };
    format!("{name}: {value}. {confidence}.{reasons}")
}

/// Why a number is no figure, in one line.
pub fn passed_hint(number: &str, reason: &str) -> String {
    format!("{number}: không phải số liệu kết quả. {reason}.")
}

/// Accessible name of the button that opens the form for a figure.
pub fn edit_figure(name: &str, value: &str) -> String {
    format!("{EDIT}: {name} {value}")
}

/// Accessible name of the button that confirms a figure.
pub fn confirm_figure(name: &str, value: &str) -> String {
    format!("{CONFIRM}: {name} {value}")
}

/// A message: so many figures are confirmed.
pub fn confirmed(number: usize) -> String {
    format!("Đã xác nhận {} số liệu. Hoàn tác bằng Ctrl+Z.", super::count(number))
}

/// A message: figures of a report have another period.
pub fn period_moved(file: &str, from: &str, to: &str) -> String {
    format!("Đã đổi kỳ số liệu của «{file}» từ {from} sang {to}. Hoàn tác bằng Ctrl+Z.")
}

/// A remark of the user's.
pub fn noted(note: &str) -> String {
    format!("{FIELD_NOTE}: {note}")
}

/// How many figures have several values.
pub fn rivals(count: usize) -> String {
    format!("{RIVALS} ({count})")
}
