//! Words of taking in lists of dossiers: the columns, the period, the progress, the account, the list behind a count.

use super::format::count;
use super::words::words;

// ── Columns and period ────────────────────────────────────────────────────────────────────────────────────────────
words! {
    TITLE = "Nhập danh sách hồ sơ";
    INTRO = "Tệp này là danh sách hồ sơ, mỗi dòng một hồ sơ. Hãy xem các cột đã nhận ra, chọn lại nếu cần, rồi bắt đầu đếm.";
    PRIVACY = "Cột dữ liệu cá nhân không được đọc. Từng dòng hồ sơ không được giữ lại; chỉ giữ các số đếm và số tiền đã cộng theo nhóm.";
    FILES_LABEL = "Các tệp";
    SAME_COLUMNS = "Xem cột của tệp";
    COLUMNS_LABEL = "Các cột và những dòng đầu";
    DATES = "Thứ tự của ngày";
    DAY_FIRST = "ngày/tháng/năm";
    MONTH_FIRST = "tháng/ngày/năm";
    PERIOD = "Kỳ số liệu";
    PERIOD_AUTO = "Tự xác định theo ngày tiếp nhận";
    PERIOD_HINT = "Ví dụ: tháng 9/2024, quý III/2024, năm 2024. Đổi được cả sau khi đếm.";
    PERIOD_WHOLE_MONTHS = "Kỳ phải gồm các tháng trọn vẹn, ví dụ tháng 9/2024 hoặc quý III/2024.";
    START = "Bắt đầu đếm";
    AS_REPORT = "Đọc như báo cáo";
    ROW = "Dòng";
    HIDDEN = "ẩn";
    NO_RECEIVED = "Chưa có cột «Ngày tiếp nhận»: hãy chọn cột đó để đếm được hồ sơ.";
    NOT_COUNTED = "Không đếm được danh sách hồ sơ";
    COUNTED_IN_PART = "Có tệp không được đếm";
    COUNTING_LABEL = "Đang đếm hồ sơ";
    COUNTING = "Đang đếm";
    LISTING = "Đang tìm trong tệp";
    CANCELLED = "Đã hủy đếm danh sách hồ sơ.";
    LISTING_CANCELLED = "Đã hủy tìm trong tệp.";
    CRASHED = "Bộ đếm hồ sơ phải dừng: tệp bị hỏng, hoặc bộ nhớ của trình duyệt không đủ. Những gì đã nạp vẫn giữ nguyên. Hãy tách tệp theo tháng rồi nhập lại.";
    UNREADABLE = "Trình duyệt không đọc được tệp: tệp đã bị chuyển, xóa hoặc đang bị phần mềm khác giữ. Hãy chọn lại tệp.";
    UNAVAILABLE = "Không mở được bộ đếm hồ sơ. Hãy tải lại trang; nếu vẫn lỗi, hãy dùng tệp thuoc-do.html.";
}

/// Name of a column's choice.
pub fn column_choice(heading: &str) -> String {
    format!("Cột «{heading}» là")
}

/// How many columns were recognised.
pub fn recognised(known: usize, personal: usize) -> String {
    let personal =
        if personal == 0 { String::new() } else { format!("; {personal} cột dữ liệu cá nhân không đọc") };
    format!("Nhận ra {known} cột{personal}.")
}

/// Columns that are not there, and so what cannot be told.
pub fn missing(roles: &[&str]) -> String {
    format!("Không có cột {}: số liệu cần cột đó để trống, không tính là 0.", quoted(roles))
}

/// A file of those to be counted, with its size.
pub fn file_size(name: &str, bytes: u64) -> String {
    format!("{name} ({})", megabytes(bytes))
}

/// Files that share their columns.
pub fn of_files(names: &[&str]) -> String {
    match names {
        [one] => (*one).to_owned(),
        [first, rest @ ..] => format!("{first} và {} tệp cùng cột", rest.len()),
        [] => String::new(),
    }
}

/// «242,2 MB», «0,7 MB».
pub fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("{},{} MB", count(usize::try_from(tenths / 10).unwrap_or(usize::MAX)), tenths % 10)
}

/// How far counting is.
pub fn counted_so_far(rows: u64, bytes: u64, all: u64, seconds_left: Option<u64>) -> String {
    let left = match seconds_left {
        None => String::new(),
        Some(0..=1) => "; còn khoảng 1 giây".to_owned(),
        Some(seconds @ 2..=90) => format!("; còn khoảng {seconds} giây"),
        Some(seconds) => format!("; còn khoảng {} phút", seconds.div_ceil(60)),
    };
    format!("{} dòng, {} trên {}{left}", number(rows), megabytes(bytes), megabytes(all))
}

/// What was counted.
pub fn done(rows: u64, name: &str) -> String {
    format!("Đã đếm {} hồ sơ của «{name}».", number(rows))
}

/// No dossier in the files.
pub fn no_dossiers(names: &[String]) -> String {
    format!("«{}»: không dòng nào đọc được ngày tiếp nhận, nên không có hồ sơ nào để đếm.", names.join("», «"))
}

/// Name of the source that files make together.
pub fn name_of(names: &[String]) -> String {
    match names {
        [one] => one.clone(),
        [first, ..] => format!("{first} và {} tệp khác", names.len() - 1),
        [] => String::new(),
    }
}

/// A counted file that is not among those picked again.
pub fn missing_file(name: &str) -> String {
    format!("Trong các tệp vừa chọn không có «{name}» như khi đếm (khác dung lượng). Hãy chọn đủ các tệp gốc.")
}

/// Not one of the files that were counted.
pub fn other_file(name: &str) -> String {
    format!("«{name}» không phải tệp đã đếm (khác dung lượng hoặc nội dung). Hãy chọn đúng tệp gốc.")
}

/// A workbook that cannot be scanned.
pub fn odd_workbook(name: &str) -> String {
    format!(
        "«{name}»: sổ tính bị hỏng hoặc được ghi theo cách chưa đọc được. Hãy mở bằng Excel, lưu lại thành .xlsx hoặc .csv rồi nhập lại."
    )
}

pub(super) fn number(n: u64) -> String {
    count(usize::try_from(n).unwrap_or(usize::MAX))
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ")
}

// ── The account, and what is counted by what ──────────────────────────────────────────────────────────────────────
words! {
    TEACH_DONE = "Đã đếm lại theo nghĩa đã chọn.";
    PANEL_QUALITY = "Chất lượng dữ liệu";
    QUALITY_KIND = "Nội dung";
    QUALITY_COUNT = "Số dòng";
    QUALITY_ROWS = "Dòng trong tệp";
    QUALITY_READ = "Số dòng hồ sơ";
    UNBALANCED = "Số dòng hồ sơ và số dòng không tính không bằng số dòng trong tệp.";
    GROUP_BY = "Xem theo";
    GROUP_AGENCY = "Cơ quan";
    GROUP_FIELD = "Lĩnh vực";
    GROUP_PROCEDURE = "Thủ tục";
    GROUP_MONTH = "Tháng";
    GROUP_CHANNEL = "Hình thức nộp";
    GROUP_LEVEL = "Mức độ dịch vụ công";
    SAVE_COUNTS = "Tải tệp số liệu đã đếm";
    WORDS_TITLE = "Nghĩa của từ ngữ trong danh sách";
    WORDS_HINT = "Chọn nghĩa rồi đếm lại. Dòng có từ chưa biết vẫn được tính, chỉ từ đó không được dùng: trạng thái khi đó suy từ các ngày.";
    WORD_OPEN = "Chưa rõ";
    WORD_SAID = "đã khai báo";
    COUNT_AGAIN = "Đếm lại";
    SHARED = "Hồ sơ có mã trùng giữa các tệp, trang tính";
    AFRESH_TITLE = "Bỏ các thay đổi đã làm?";
    AFRESH_DO = "Bỏ và tiếp tục";
}

/// What another period takes with it.
pub fn period_drops(name: &str, changes: usize) -> String {
    format!("Khi đổi kỳ số liệu của «{name}», {}", dropped(changes))
}

/// What counting again takes with it.
pub fn count_again_drops(name: &str, changes: usize) -> String {
    format!("Khi đếm lại «{name}», {}", dropped(changes))
}

fn dropped(changes: usize) -> String {
    format!(
        "{} thay đổi đã làm với số liệu của danh sách này (sửa, bổ sung, loại, chọn, xác nhận, ghi chú) bị bỏ, không hoàn tác được. Các báo cáo khác và tệp gốc trên máy giữ nguyên.",
        count(changes)
    )
}

/// Title of a table of groups.
pub fn group_title(dimension: &str) -> String {
    format!("Số hồ sơ theo {}", dimension.to_lowercase())
}

/// Under a table of groups: the period and the formulas of its rates.
pub fn group_caption(period: &str, formulas: &[String], opens: bool) -> String {
    let end = if formulas.is_empty() { String::new() } else { format!(" {}.", formulas.join("; ")) };
    let hint = if opens { " Bấm vào tên để xem từng hồ sơ." } else { "" };
    format!("Đếm từ danh sách hồ sơ, {period}.{end}{hint}")
}

/// A few words for a figure or rate of groups, by its catalogue id: headings of a wide table.
pub fn figure(id: &str) -> &'static str {
    match id {
        "received_new" => "Tiếp nhận",
        "received_online" => "Nộp trực tuyến",
        "received_channel_unknown" => "Không rõ hình thức nộp",
        "resolved_total" => "Đã giải quyết",
        "resolved_early" => "Trước hạn",
        "resolved_on_time" => "Đúng hạn",
        "resolved_late" => "Quá hạn",
        "resolved_without_due" => "Đã giải quyết, không rõ hạn",
        "pending_total" => "Đang giải quyết",
        "pending_overdue" => "Đang quá hạn",
        "pending_without_due" => "Đang giải quyết, không rõ hạn",
        "online_full" => "Toàn trình nộp trực tuyến",
        "full_received_direct" => "Toàn trình không nộp trực tuyến",
        "online_payment_dossiers" => "Thanh toán trực tuyến",
        "online_payment_eligible" => "Có phí, lệ phí",
        "on_time_of_resolved" => "Tỷ lệ đúng hạn",
        "late_of_resolved" => "Tỷ lệ quá hạn",
        "online_of_new" => "Tỷ lệ nộp trực tuyến",
        "full_online_of_total" => "Toàn trình trên tổng số",
        "full_online_of_full_service" => "Trực tuyến trong số toàn trình",
        _ => "Số liệu",
    }
}

/// A channel or level of which nothing is known: the cell is blank, or its word is not known.
pub const NOT_KNOWN: &str = "(chưa rõ)";

/// Name of a channel or level, by its English id.
pub fn kind(id: &str) -> &'static str {
    match id {
        "partial" => "Một phần",
        "full" => "Toàn trình",
        "basic" => "Cung cấp thông tin (mức độ 1, 2)",
        "direct" => "Trực tiếp",
        "online" => "Trực tuyến",
        "post" => "Bưu chính công ích",
        _ => NOT_KNOWN,
    }
}

/// The meaning of an unknown word of a column.
pub fn word_choice(word: &str, column: &str) -> String {
    format!("«{word}» trong cột {column} nghĩa là")
}

/// Rows on which an unknown word stands.
pub fn on_rows(rows: u64) -> String {
    format!("{} dòng", number(rows))
}

/// The sum that must hold.
pub fn balance(read: u64, aside: u64, rows: u64) -> String {
    format!("{} dòng hồ sơ + {} dòng không tính = {} dòng trong tệp.", number(read), number(aside), number(rows))
}

/// How many columns of personal data were recognised.
pub fn personal_columns(count: u64) -> String {
    format!("{count} cột dữ liệu cá nhân được nhận ra và không đọc.")
}

/// Row numbers, the first ones.
pub fn row_numbers(rows: &[u64], count: u64) -> String {
    let shown: Vec<String> = rows.iter().take(12).map(|row| number(*row)).collect();
    let more = count.saturating_sub(shown.len() as u64);
    let rest = if more == 0 || shown.is_empty() { String::new() } else { format!(" và {} dòng khác", number(more)) };
    format!("{}{rest}", shown.join("; "))
}

// ── The list behind a count ───────────────────────────────────────────────────────────────────────────────────────
words! {
    LIST_RECEIVED = "Hồ sơ tiếp nhận trong kỳ";
    LIST_RESOLVED = "Hồ sơ đã giải quyết trong kỳ";
    LIST_RESOLVED_WITHOUT_DUE = "Hồ sơ đã giải quyết, không rõ đúng hạn hay không";
    LIST_IN_TERM = "Hồ sơ đang giải quyết trong hạn";
    LIST_PENDING_WITHOUT_DUE = "Hồ sơ đang giải quyết, không có ngày hẹn trả";
    LIST_EARLY = "Hồ sơ giải quyết trước hạn";
    LIST_ON_TIME = "Hồ sơ giải quyết đúng hạn";
    LIST_LATE = "Hồ sơ giải quyết quá hạn";
    LIST_PENDING = "Hồ sơ đang giải quyết cuối kỳ";
    LIST_OVERDUE = "Hồ sơ đang giải quyết quá hạn";
    LIST_LABEL = "Danh sách";
    DRILL_TITLE = "Danh sách hồ sơ";
    DRILL_CODE = "Mã hồ sơ";
    DRILL_PROCEDURE = "Thủ tục";
    DRILL_AGENCY = "Cơ quan";
    DRILL_RECEIVED = "Ngày tiếp nhận";
    DRILL_DUE = "Ngày hẹn trả";
    DRILL_FINISHED = "Ngày có kết quả";
    DRILL_LATE = "Số ngày quá hạn (ngày lịch)";
    DRILL_WITHIN_A_DAY = "dưới 1";
    DRILL_ROW = "Dòng trong tệp";
    DRILL_FILE = "Tệp";
    PAGE_EARLIER = "Trang trước";
    PAGE_LATER = "Trang sau";
    PAGES_LABEL = "Các trang của bảng";
    DRILL_NONE = "Không có hồ sơ nào.";
    DRILL_GONE = "Danh sách không được giữ lại, nên cần đọc lại tệp gốc; tệp không còn trong phiên này.";
    DRILL_PICK = "Chọn lại tệp gốc";
}

/// The button that lists the dossiers behind a figure.
pub fn see_dossiers(figure: &str) -> String {
    format!("Xem {figure} hồ sơ này")
}

/// How many dossiers are listed.
pub fn listed(shown: u64, all: u64) -> String {
    if shown == all {
        format!("{} hồ sơ.", number(all))
    } else {
        format!("{} hồ sơ; liệt kê {} hồ sơ đầu. Hãy chọn hẹp hơn để thấy đủ.", number(all), number(shown))
    }
}

/// Part of the list that is shown.
pub fn page_of(from: usize, to: usize, all: usize) -> String {
    format!("{}–{} trong {}", count(from), count(to), count(all))
}
