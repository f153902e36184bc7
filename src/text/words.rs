//! The fixed words of the interface: names, buttons, hints, states, accessible names.
//!
//! Each constant's documentation is its own text.

/// Declares documented string constants; the text is the documentation.
macro_rules! words {
    ($($name:ident = $text:literal;)*) => {
        $(#[doc = concat!("«", $text, "»")] pub const $name: &str = $text;)*
    };
}

pub(super) use words;

// ── Name and promise ──────────────────────────────────────────────────────────────────────────────────────────────
words! {
    APP_NAME = "Thước đo";
    TAGLINE = "Đọc báo cáo giải quyết thủ tục hành chính, tính lại và đối chiếu từng số liệu";
    DOCUMENT_TITLE = "Thước đo – đối chiếu số liệu báo cáo thủ tục hành chính";
    PRIVACY = "Báo cáo được đọc ngay trên máy này; dữ liệu không rời khỏi máy.";
    OFFLINE = "Chạy được khi không có mạng.";
    WHAT_IT_DOES = "Nạp báo cáo của tỉnh, sở hoặc Trung tâm Phục vụ hành chính công. Thước đo lấy ra từng số liệu, tính lại tỷ lệ và tổng số, nêu chỗ không khớp và chỉ đúng câu, đúng dòng của báo cáo.";
    STEP_LOAD = "Nạp báo cáo";
    STEP_LOAD_DETAIL = "Thả tệp Word, Excel, PDF, CSV, trang web, văn bản, hoặc dán nội dung báo cáo.";
    STEP_READ = "Xem chỉ số";
    STEP_READ_DETAIL = "Bộ chỉ số 766, hồ sơ, thanh toán trực tuyến, mức độ hài lòng.";
    STEP_CHECK = "Đối chiếu";
    STEP_CHECK_DETAIL = "Mỗi số liệu mở được câu hoặc dòng gốc trong báo cáo.";
}

// ── Loading reports ───────────────────────────────────────────────────────────────────────────────────────────────
words! {
    DROP_TITLE = "Thả báo cáo vào đây";
    DROP_HINT = "Word, Excel, PDF có chữ, CSV, HTML, văn bản, JSON của Cổng dịch vụ công; danh sách hồ sơ xuất từ hệ thống một cửa (mọi dung lượng); nhiều tệp cùng lúc";
    DROP_ACTIVE = "Thả để nạp báo cáo";
    DROP_MORE = "Nạp thêm báo cáo";
    CHOOSE_FILES = "Chọn tệp";
    PASTE_TEXT = "Dán văn bản";
    PASTE_TITLE = "Dán nội dung báo cáo";
    PASTE_LABEL = "Nội dung báo cáo";
    PASTE_HINT = "Chép toàn bộ nội dung báo cáo, kể cả bảng, rồi dán vào ô dưới đây.";
    PASTE_PLACEHOLDER = "Dán nội dung báo cáo tại đây…";
    PASTE_ADD = "Nạp nội dung đã dán";
    PASTED_NAME = "Văn bản dán";
    LOAD_SAMPLE = "Nạp báo cáo mẫu";
    SAMPLE_HINT = "Chưa có báo cáo? Nạp báo cáo mẫu để xem thử.";
    OPENING = "Đang mở…";
    READING = "Đang đọc báo cáo…";
    LOAD_FAILED = "Không nạp được";
    REPORTS_UNTOUCHED = "Các báo cáo đã nạp được giữ nguyên.";
    UNANSWERED = "Việc vừa yêu cầu chưa làm được";
    UNANSWERED_HINT = "Có thể máy không đủ bộ nhớ hoặc thiếu tệp của trang. Số liệu đã nạp không thay đổi; hãy thử lại.";
    ENGINE_GONE = "Phần tính toán của trang đã dừng";
    ENGINE_GONE_HINT = "Có thể máy không đủ bộ nhớ. Hãy tải lại trang: phiên làm việc được giữ trên máy này sẽ mở lại, nếu chưa tắt việc lưu.";
}

// ── Buttons ───────────────────────────────────────────────────────────────────────────────────────────────────────
words! {
    REMOVE = "Xóa";
    REMOVE_ALL = "Xóa tất cả";
    REMOVE_ALL_CONFIRM = "Xóa tất cả báo cáo đã nạp?";
    CANCEL = "Hủy";
    ESC_AGAIN = "Bấm Esc lần nữa để bỏ thay đổi";
    SEE_SOURCE = "Xem nguồn";
    SHOW_TABLE = "Hiện bảng số liệu";
    HIDE_TABLE = "Ẩn bảng số liệu";
    RESET_THRESHOLDS = "Về ngưỡng mặc định";
    PRINT = "In trang này";
}

// ── Theme ─────────────────────────────────────────────────────────────────────────────────────────────────────────
words! {
    THEME = "Giao diện";
    THEME_LIGHT = "Giao diện sáng";
    THEME_DARK = "Giao diện tối";
}

// ── Sorting ───────────────────────────────────────────────────────────────────────────────────────────────────────
words! {
    TOTAL = "Tổng cộng";
    FILTER = "Tìm trong bảng";
    FILTER_EMPTY = "Không có dòng nào khớp.";
}

// ── The source drawer ─────────────────────────────────────────────────────────────────────────────────────────────
words! {
    SOURCE_TITLE = "Nguồn số liệu";
    SOURCE_STATED = "Số liệu nêu trong báo cáo";
    SOURCE_COUNTED = "Số liệu đếm từ danh sách hồ sơ";
    SOURCE_COMPUTED = "Số liệu tính lại";
    SOURCE_FORMULA = "Công thức";
    SOURCE_ROW = "Dòng trong bảng của báo cáo";
    SOURCE_SENTENCE = "Câu trong báo cáo";
    SOURCE_GONE = "Báo cáo chứa số liệu này đã bị xóa.";
}

// ── Thresholds ────────────────────────────────────────────────────────────────────────────────────────────────────
words! {
    THRESHOLDS_TITLE = "Ngưỡng đánh giá";
    THRESHOLD_DEPARTMENTS = "Sở, ban, ngành";
    THRESHOLD_LOCALITIES = "Địa phương";
    THRESHOLD_HINT = "Đổi ngưỡng thì kết quả đánh giá được tính lại ngay; số liệu nêu trong báo cáo không đổi.";
    THRESHOLD_INVALID = "Ngưỡng chưa đổi: nhập một số từ 0 đến 100, ví dụ 82,5.";
    PERCENT_SIGN = "%";
}

// ── Findings ──────────────────────────────────────────────────────────────────────────────────────────────────────
words! {
    STATED = "Nêu trong báo cáo";
    RECOMPUTED = "Tính lại";
    OTHER_STATEMENT = "Nêu ở chỗ khác";
    DIFFERENCE = "Chênh lệch";
    RULE = "Phép kiểm tra";
}

// ── Accessible names ──────────────────────────────────────────────────────────────────────────────────────────────
words! {
    SKIP_TO_CONTENT = "Chuyển đến nội dung chính";
    NAV_LABEL = "Các trang";
    DIALOG_CLOSE = "Đóng hộp thoại";
    TABLE_LABEL = "Bảng số liệu";
    MESSAGES_LABEL = "Thông báo";
    OPENS_SOURCE = "mở nguồn số liệu";
    DISMISS_MESSAGE = "Đóng thông báo";
}

// ── States ────────────────────────────────────────────────────────────────────────────────────────────────────────
words! {
    UNSUPPORTED = "Trình duyệt này không chạy được Thước đo. Hãy mở bằng phiên bản mới của Chrome, Edge, Cốc Cốc hoặc Firefox (từ năm 2023 trở lại đây).";
    NO_SCRIPT = "Thước đo cần JavaScript để đọc báo cáo trên máy này. Hãy bật JavaScript rồi mở lại trang.";
    CRASHED = "Thước đo gặp lỗi và phải dừng. Hãy tải lại trang; báo cáo gốc trên máy không bị ảnh hưởng.";
    NOTHING_LOADED_DETAIL = "Nạp ít nhất một báo cáo để xem trang này.";
    NOT_STATED = "không nêu";
    NOT_APPLICABLE = "không áp dụng";
    NOT_COMPUTABLE = "không tính được";
}

// ── Help ──────────────────────────────────────────────────────────────────────────────────────────────────────────
words! {
    HELP = "Hướng dẫn";
    HELP_TITLE = "Cách dùng Thước đo";
    HELP_WORD = "Tệp Word (.docx) được đọc trực tiếp, kể cả bảng. Tệp .doc đời cũ: mở bằng Word, chọn «Lưu thành», kiểu .docx.";
    HELP_EXCEL = "Tệp Excel (.xlsx, .xls, .xlsb), .ods, .csv được đọc trực tiếp, kể cả trang tính và dòng bị ẩn; dòng nào không lấy được số liệu đều nêu lý do ở trang Rà soát.";
    HELP_PDF = "Tệp PDF có chữ được đọc trực tiếp. Bản quét chỉ có ảnh thì chưa đọc được: hãy nạp bản Word hoặc Excel.";
    HELP_SOURCE = "Bấm vào số liệu bất kỳ để mở câu hoặc dòng gốc trong báo cáo.";
    HELP_MISSING = "«không nêu» nghĩa là báo cáo không có số liệu đó; không phải bằng 0.";
    HELP_ROUNDING = "Tỷ lệ tính lại được làm tròn nửa lên đến hai chữ số thập phân; khi đối chiếu thì làm tròn đến số chữ số mà báo cáo dùng.";
    HELP_REVIEW = "Trang Rà soát đánh dấu mọi số đã đọc ngay trong văn bản; sửa, loại hoặc thêm số liệu ở đó, số báo cáo nêu vẫn được giữ bên cạnh. Ctrl+Z để hoàn tác.";
    HELP_WORK = "«Lưu phiên ra tệp» ở trang Báo cáo đã nạp giữ báo cáo và các chỗ đã sửa trong một tệp .thuocdo.json; mở lại bằng «Mở phiên đã lưu» ở trang đầu hoặc thả tệp vào trang.";
    HELP_NO_REPAIR = "Thước đo không tự sửa số liệu: hai con số lệch nhau được đặt cạnh nhau để người dùng xem xét.";
}
