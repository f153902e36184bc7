//! Words of the account that stands for an export of dossiers: its figures, each with the rule it is counted by.

/// Title of the account.
pub fn title(period: &str) -> String {
    format!("Tổng hợp từ danh sách hồ sơ, {period}")
}

/// What the figures come from.
pub fn counted_from(files: &str, rows: &str, read: &str, aside: &str) -> String {
    format!("Nguồn: {files}. Số dòng trong tệp: {rows}; số dòng hồ sơ: {read}; số dòng không tính: {aside}.")
}

/// First and last day on which dossiers were received.
pub fn received_between(first: &str, last: &str) -> String {
    format!("Hồ sơ được tiếp nhận từ ngày {first} đến ngày {last}.")
}

/// The list ends before the period.
pub fn ends_before(end: &str) -> String {
    format!(
        "Danh sách có thể kết thúc trước ngày {end}: hồ sơ chưa có kết quả mà đến hạn trong thời gian còn lại của kỳ được tính là quá hạn."
    )
}

/// Dossiers that were not received in the period.
pub fn outside(before: &str, after: &str) -> String {
    format!("Số hồ sơ tiếp nhận trước kỳ: {before}; sau kỳ: {after}; không tính vào số tiếp nhận trong kỳ.")
}

/// Words of a column that nobody knows.
pub fn unknown_words(column: &str, rows: &str) -> String {
    format!("Cột «{column}»: {rows} dòng có từ chưa biết nghĩa, không tính vào số liệu của cột.")
}

/// Heading: name of a figure.
pub const FIGURE: &str = "Số liệu";
/// Heading: its value.
pub const VALUE: &str = "Giá trị";
/// Heading: its unit.
pub const UNIT: &str = "Đơn vị tính";
/// Heading: the rule by which it is counted.
pub const RULE: &str = "Cách đếm";
/// Heading: agency.
pub const AGENCY: &str = "Cơ quan";
/// Heading: field.
pub const FIELD: &str = "Lĩnh vực";
/// A row without a name in its column.
pub const NAMELESS: &str = "(để trống)";

fn listed(count: u64, rows: &[u64]) -> String {
    if rows.is_empty() {
        return format!("{count} dòng");
    }
    let shown: Vec<String> = rows.iter().take(20).map(u64::to_string).collect();
    let more = if count > shown.len() as u64 { ", …" } else { "" };
    format!("{count} dòng (dòng {}{more})", shown.join(", "))
}

/// Rows set aside for one reason, by its id.
pub fn set_aside(id: &str, count: u64, rows: &[u64]) -> String {
    format!("{}: {}", reason(id), listed(count, rows))
}

/// Why rows were set aside, by the reason's id.
pub fn reason(id: &str) -> &'static str {
    match id {
        "heading" => "Không tính: tiêu đề bảng",
        "repeated_heading" => "Không tính: tiêu đề lặp lại",
        "other_table" => "Không tính: bảng có các cột khác với bảng danh sách hồ sơ",
        "blank" => "Không tính: dòng trống",
        "total" => "Không tính: dòng tổng cộng",
        "no_received" => "Không tính: không có ngày tiếp nhận",
        _ => "Không tính: không đọc được ngày tiếp nhận",
    }
}

/// The words of a column that are not known, each with its rows, and how many rows have others: «Từ ngữ chưa biết nghĩa
/// ở cột Trạng thái (…): «Lưu kho» (12 dòng)».
pub fn unknown_in(column: &str, known: &[(&str, u64)], others: u64) -> String {
    let rows = |count: u64| format!("{} dòng", super::importing::number(count));
    let named = known.iter().map(|(word, count)| format!("«{word}» ({})", rows(*count)));
    let others =
        (others > 0).then(|| format!("từ ngữ khác ({}; không nêu vì có thể là thông tin cá nhân)", rows(others)));
    format!(
        "Từ ngữ chưa biết nghĩa ở cột {column} (không dùng khi tính): {}",
        named.chain(others).collect::<Vec<_>>().join(", ")
    )
}

/// The same without the words.
pub fn unknown_column(column: &str) -> String {
    format!("Từ ngữ chưa biết nghĩa ở cột {column}")
}

/// «Không có ngày hẹn trả: 1.000 dòng».
pub fn rows_of(what: &str, rows: u64) -> String {
    format!("{what}: {} dòng", super::importing::number(rows))
}

/// What should be looked at before the figures of a list of dossiers are used.
pub fn doubted(kinds: &[String]) -> String {
    format!(
        "Danh sách hồ sơ có dòng cần xem lại trước khi dùng số liệu: {}. Số thứ tự dòng và cách khai báo từ ngữ ở trang «Báo cáo đã nạp».",
        kinds.join("; ")
    )
}

/// What is wrong with rows that were counted, by its id.
pub fn issue(id: &str, count: u64, rows: &[u64]) -> String {
    format!("{}: {}", issue_name(id), listed(count, rows))
}

/// What is wrong with rows that were counted, by its id, without their numbers.
pub fn issue_name(id: &str) -> &'static str {
    match id {
        "duplicate_code" => "Trùng mã hồ sơ với dòng trước (vẫn tính)",
        "finished_before_received" => "Ngày có kết quả trước ngày tiếp nhận",
        "due_before_received" => "Ngày hẹn trả trước ngày tiếp nhận",
        "missing_agency" => "Không có tên cơ quan (tính vào tổng số, không tính cho cơ quan nào)",
        "blank_channel" => "Hình thức nộp để trống (tính là nộp trực tiếp, theo mô tả dữ liệu của Bộ chỉ số 766)",
        "missing_due" => "Không có ngày hẹn trả",
        "unreadable_due" => "Không đọc được ngày hẹn trả",
        "unreadable_returned" => "Không đọc được ngày có kết quả",
        "unreadable_supplement" => "Không đọc được ngày yêu cầu hoặc ngày hoàn thành bổ sung",
        "finished_undated" => "Trạng thái đã xong nhưng không có ngày có kết quả",
        "state_disagrees" => "Trạng thái đang xử lý nhưng đã có ngày có kết quả",
        "negative_fee" => "Phí, lệ phí âm (không cộng)",
        "unreadable_fee" => "Không đọc được phí, lệ phí (không cộng)",
        "paid_without_fee" => {
            "Đã thanh toán trực tuyến nhưng phí, lệ phí bằng 0 hoặc để trống (không tính là hồ sơ thanh toán trực tuyến)"
        }
        "unknown_word" => "Từ ngữ chưa biết nghĩa (không dùng khi tính)",
        "other_date_order" => "Ngày chỉ đọc được khi đổi chỗ ngày và tháng (không tính ngày đó)",
        "ambiguous_dates" => "Không có ngày nào lớn hơn 12 nên không phân biệt được ngày với tháng",
        _ => "Vấn đề khác",
    }
}
