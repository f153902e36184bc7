//! Words of the command line.

/// How to use the program.
pub const USAGE: &str = "Cách dùng: thuocdo LỆNH TỆP… [--json] [--encoding TÊN]

Lệnh:
  facts   liệt kê từng số liệu đọc được trong báo cáo, kèm vị trí
  audit   liệt kê những chỗ số liệu không khớp nhau
  score   điểm Bộ chỉ số 766 và các tỷ lệ tính lại
  review  liệt kê số liệu cần xem lại, dòng bảng để riêng và con số không phải số liệu, kèm lý do

Tùy chọn:
  --json          in kết quả dạng JSON để chương trình khác dùng
  --encoding TÊN  bảng mã của tệp văn bản: utf-8, utf-16le, utf-16be, tcvn3, vni, windows-1258, windows-1252;
                  không nêu thì chương trình tự nhận biết
  --help          in hướng dẫn này

Đọc được: .docx, .xlsx, .xls, .xlsb, .ods, .pdf (có chữ), .html, .csv, .tsv, .txt, .json của Cổng Dịch vụ công quốc
gia và phiên làm việc đã lưu (.thuocdo.json, nêu trước các tệp khác). Loại tệp được nhận biết theo nội dung.
Kết quả in ra đầu ra chuẩn; lưu ý và lỗi in ra đầu ra lỗi.
Mã kết thúc: 0 đọc được mọi tệp, 1 có tệp không đọc được, 2 sai cách dùng.";

/// No command was given.
pub const NO_COMMAND: &str = "Chưa nêu lệnh.";
/// No file was given.
pub const NO_FILES: &str = "Chưa nêu tệp nào.";

/// `--encoding` without a name.
pub const NO_ENCODING: &str = "Chưa nêu tên bảng mã sau --encoding.";

/// An encoding that does not exist.
pub fn unknown_encoding(name: &str) -> String {
    format!("Không có bảng mã «{name}».")
}

/// What the user should know about how a file was read.
pub fn noted(name: &str, note: &str) -> String {
    format!("Lưu ý, «{name}»: {note}")
}

/// A command that does not exist.
pub fn unknown_command(word: &str) -> String {
    format!("Không có lệnh «{word}».")
}

/// An option that does not exist.
pub fn unknown_option(word: &str) -> String {
    format!("Không có tùy chọn «{word}».")
}

/// A file that is not there.
pub fn not_found(name: &str) -> String {
    format!("«{name}»: không tìm thấy tệp.")
}

/// A file that the user may not read.
pub fn not_allowed(name: &str) -> String {
    format!("«{name}»: không có quyền đọc tệp.")
}

/// A file that the system would not open for another reason.
pub fn cannot_open(name: &str, reason: &str) -> String {
    format!("«{name}»: không mở được tệp ({reason}).")
}

/// A folder where a file was expected.
pub fn is_folder(name: &str) -> String {
    format!("«{name}» là thư mục; hãy nêu từng tệp.")
}

/// The output could not be written.
pub fn cannot_write(reason: &str) -> String {
    format!("Không ghi được kết quả: {reason}.")
}
