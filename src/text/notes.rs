//! What the user should know about how a file was read, and the names of formats and encodings.

use super::count;

/// A report of which only the words of its figures are left.
pub const TEXT_LEFT_OUT: &str = "Trang này không kèm nguyên văn báo cáo; chỉ còn chữ của chính các số liệu.";

/// Names of formats, as they stand within a sentence.
pub mod formats {
    /// Plain text.
    pub const TEXT: &str = "văn bản thuần";
    /// Separated values.
    pub const SEPARATED: &str = "bảng dạng văn bản (.csv)";
    /// Word.
    pub const WORD: &str = "tệp Word (.docx)";
    /// Excel.
    pub const EXCEL: &str = "bảng tính Excel (.xlsx)";
    /// Excel 97–2003.
    pub const OLD_EXCEL: &str = "bảng tính Excel đời cũ (.xls)";
    /// Excel binary.
    pub const BINARY_EXCEL: &str = "bảng tính Excel nhị phân (.xlsb)";
    /// OpenDocument spreadsheet.
    pub const OPEN_SHEET: &str = "bảng tính OpenDocument (.ods)";
    /// PDF.
    pub const PDF: &str = "tệp PDF";
    /// Web page.
    pub const WEB_PAGE: &str = "trang web";
    /// Answer of the national portal.
    pub const PORTAL: &str = "dữ liệu JSON";
}

/// Names of encodings.
pub mod encodings {
    /// UTF-8.
    pub const UTF8: &str = "Unicode (UTF-8)";
    /// UTF-16, little-endian.
    pub const UTF16_LE: &str = "Unicode (UTF-16 LE)";
    /// UTF-16, big-endian.
    pub const UTF16_BE: &str = "Unicode (UTF-16 BE)";
    /// Windows-1258.
    pub const WINDOWS_1258: &str = "Windows-1258";
    /// TCVN3.
    pub const TCVN3: &str = "TCVN3 (ABC)";
    /// VNI.
    pub const VNI: &str = "VNI";
    /// Windows-1252.
    pub const WINDOWS_1252: &str = "Tây Âu (Windows-1252)";
}

/// The text was in another encoding than UTF-8.
pub fn encoding(name: &str) -> String {
    format!("Tệp dùng bảng mã {name}, đã chuyển sang Unicode khi đọc; tệp gốc giữ nguyên.")
}

/// Letters of an old font were converted.
pub fn legacy_font(name: &str) -> String {
    format!("Một phần văn bản dùng phông chữ cũ {name}, đã chuyển sang Unicode khi đọc.")
}

/// Lines that had been decoded once too often.
pub fn double_decoded(lines: usize) -> String {
    format!("{} dòng bị lưu sai bảng mã (UTF-8 hiện thành ký tự Tây Âu), đã được giải mã lại khi đọc.", count(lines))
}

/// Letters that only look Vietnamese.
pub fn look_alikes(letters: usize) -> String {
    format!("{} chữ cái trông giống chữ Việt (Ð, Ƣ…) đã được đọc là Đ, Ư.", count(letters))
}

/// Columns of persons were emptied.
pub fn persons_left_out(columns: usize) -> String {
    let columns = count(columns);
    format!("Tệp có danh sách hồ sơ: nội dung của {columns} cột dữ liệu cá nhân không được đọc và không được lưu.")
}

/// A hidden sheet was read.
pub fn hidden_sheet(sheet: &str) -> String {
    format!("Trang tính ẩn «{sheet}» cũng được đọc.")
}

/// Hidden rows were read; a blank name where there are no sheets.
pub fn hidden_rows(sheet: &str, rows: usize) -> String {
    let place = if sheet.is_empty() { String::new() } else { format!(" của trang tính «{sheet}»") };
    format!("{} dòng ẩn{place} cũng được đọc.", count(rows))
}

/// Hidden columns were read.
pub fn hidden_columns(sheet: &str, columns: usize) -> String {
    format!("{} cột ẩn của trang tính «{sheet}» cũng được đọc.", count(columns))
}

/// Hidden and struck text was not read.
pub fn hidden_text(chars: usize) -> String {
    format!("{} ký tự mà tệp để ẩn hoặc gạch bỏ không được đọc.", count(chars))
}

/// Formulas without a stored result.
pub fn uncomputed(formulas: usize) -> String {
    format!("{} công thức chưa có kết quả nên ô để trống; hãy mở tệp bằng Excel, lưu lại rồi nạp lại.", count(formulas))
}

/// Pages that are pictures.
pub fn pages_without_text(pages: &[u32]) -> String {
    let list = pages.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    format!("Trang {list} chỉ có ảnh, không có chữ: không đọc được số liệu nào ở đó.")
}

/// Pictures are not read.
pub fn pictures(pictures: usize) -> String {
    format!("Tệp có {} ảnh; số liệu trong ảnh không được đọc.", count(pictures))
}
