//! Words of the command line.

/// How to use the program.
pub const USAGE: &str = "Cách dùng: thuocdo LỆNH TỆP… [--json] [--encoding TÊN]
           thuocdo aggregate DANH-SÁCH-HỒ-SƠ… [--json] [-o TỆP-CỘNG.json] [--period KỲ] [--column TIÊU-ĐỀ=VAI-TRÒ]
                     [--word LOẠI:TỪ=NGHĨA] [--dates dmy|mdy]
           thuocdo merge TỆP-CỘNG.json… [--json] [-o TỆP-CỘNG.json] [--period KỲ]

Lệnh:
  facts   liệt kê từng số liệu đọc được trong báo cáo, kèm vị trí
  audit   liệt kê những chỗ số liệu không khớp nhau
  score   điểm Bộ chỉ số 766 và các tỷ lệ tính lại
  review  liệt kê số liệu cần xem lại, dòng bảng để riêng và con số không phải số liệu, kèm lý do
  report    soạn dự thảo báo cáo từ số liệu: .docx hoặc .txt
  workbook  ghi mọi bảng, nguồn số liệu và phát hiện ra sổ tính .xlsx
  page      ghi trang công bố .html, không cần mạng và không có mã chạy
  data      ghi dữ liệu mở .json, có đơn vị và nguồn của từng số liệu
  portal    ghi so-lieu.json để đặt cạnh Thước đo trên cổng thông tin; --no-texts thì không kèm nguyên văn báo cáo
  aggregate  cộng danh sách hồ sơ (mỗi dòng một hồ sơ) thành số liệu theo cơ quan, lĩnh vực, thủ tục, tháng
  merge      gộp các tệp cộng đã lưu; thứ tự không ảnh hưởng kết quả

Tùy chọn:
  -o TỆP          nơi ghi của report, workbook, page, data, portal; với aggregate và merge: nơi lưu tệp cộng, trong đó không có
                  hồ sơ nào và không có dữ liệu cá nhân
  --kind LOẠI     loại báo cáo: tuan, thang, quy, sau-thang, nam, don-doc, toan-trinh; không nêu thì theo độ dài kỳ
  --period KỲ     kỳ báo cáo, ví dụ «tháng 4/2026», «quý I/2026»; không nêu thì lấy kỳ mới nhất mà báo cáo nói về (aggregate, merge: kỳ bao trùm các hồ sơ)
  --issuer TÊN, --superior TÊN, --place TÊN
                  cơ quan ban hành, cơ quan chủ quản, địa danh của dự thảo
  --least SỐ      trang công bố không nêu số đếm lớn hơn 0 và nhỏ hơn số này
  --json          in kết quả dạng JSON để chương trình khác dùng
  --encoding TÊN  bảng mã của tệp văn bản: utf-8, utf-16le, utf-16be, tcvn3, vni, windows-1258, windows-1252;
                  không nêu thì chương trình tự nhận biết
  --column …      với aggregate: nói rõ một cột là gì, ví dụ «--column \"Ngày vào sổ=received\"»
  --word …        với aggregate: nói rõ nghĩa của một từ, ví dụ «--word \"channel:Zalo=online\"»
  --dates THỨ-TỰ  với aggregate: dmy khi ngày đứng trước tháng, mdy khi tháng đứng trước; không nêu thì xem các dòng đầu
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

/// Where in its file a figure stands.
pub fn place(sheet: Option<&str>, page: Option<u32>, row: Option<u32>, character: usize) -> String {
    let parts = [
        sheet.map(|name| format!("trang tính {name}")),
        page.map(|page| format!("trang {page}")),
        row.map(|row| format!("dòng {row}")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { format!("ký tự {}", character + 1) } else { parts.join(", ") }
}

/// An option without its value.
pub fn no_value(option: &str) -> String {
    format!("Chưa nêu giá trị sau {option}.")
}

/// A kind of report that does not exist.
pub fn unknown_kind(name: &str, all: &[&str]) -> String {
    format!("Không có loại báo cáo «{name}»; có: {}.", all.join(", "))
}

/// A period that cannot be read.
pub fn unknown_period(name: &str) -> String {
    format!("Không hiểu kỳ báo cáo «{name}»; ví dụ: «tháng 4/2026».")
}

/// Something that is no number.
pub fn no_number(text: &str) -> String {
    format!("«{text}» không phải là số nguyên không âm.")
}

/// There is no period to report.
pub const NOTHING_TO_REPORT: &str = "Các tệp không có số liệu của kỳ nào để soạn báo cáo.";

/// Before the lines that embed the page.
pub const EMBEDDING: &str = "Đoạn mã nhúng trang vào cổng cùng tên miền:";
/// The page's name where none is given.
pub const PAGE_FILE: &str = "trang-cong-bo.html";

/// How large the page is and what it leaves out.
pub fn published(bytes: usize, hidden: usize, charts: usize) -> String {
    let kilobytes = bytes.div_ceil(1_000);
    format!("Trang công bố: {kilobytes} kB; số ô không công bố: {hidden}; số biểu đồ thay bằng bảng: {charts}.")
}

/// What a draft still needs.
pub fn draft_gaps(gaps: &[String], conflicts: usize, findings: usize) -> String {
    let missing = if gaps.is_empty() {
        "không thiếu số liệu".to_owned()
    } else {
        format!("còn thiếu: {}", gaps.join("; "))
    };
    format!("Dự thảo: {missing}. Số liệu nêu khác nhau: {conflicts}. Phát hiện chưa xử lý: {findings}.")
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

/// The file to write is one that is read.
pub fn output_is_read(name: &str) -> String {
    format!("«{name}» vừa là tệp đọc vào vừa là tệp ghi ra; không ghi gì. Hãy nêu tệp khác sau -o.")
}

/// Nothing is written because a file could not be counted.
pub fn not_written(name: &str) -> String {
    format!("Có tệp chưa tính được nên không ghi «{name}»; tệp đang có (nếu có) giữ nguyên.")
}

/// Dossiers that stand in several of the files counted.
pub fn in_several_files(count: u64) -> String {
    format!("{count} hồ sơ có mã trùng giữa các tệp và được tính ở từng tệp; hãy kiểm tra trước khi dùng số liệu.")
}

/// `-o` without a file.
pub const NO_OUTPUT: &str = "Chưa nêu tệp sau -o.";
/// Files in which no dossier was found, or a period that is not made of whole months.
pub const NO_DOSSIERS: &str = "Không có hồ sơ nào, hoặc kỳ không gồm các tháng trọn vẹn.";

/// A column that is not named as `heading=role`.
pub fn unknown_column(text: &str) -> String {
    format!("Không hiểu «{text}»; hãy viết TIÊU-ĐỀ=VAI-TRÒ, ví dụ «Ngày vào sổ=received».")
}

/// A word that is not named as `vocabulary:word=meaning`.
pub fn unknown_word(text: &str) -> String {
    format!("Không hiểu «{text}»; hãy viết LOẠI:TỪ=NGHĨA, ví dụ «channel:Zalo=online».")
}

/// An order of dates that does not exist.
pub fn unknown_dates(text: &str) -> String {
    format!("Không hiểu «{text}»; hãy viết dmy (ngày trước) hoặc mdy (tháng trước).")
}

/// A file in which no row looks like headings.
pub fn no_headings(name: &str) -> String {
    format!("«{name}»: không thấy dòng tiêu đề của danh sách hồ sơ (ít nhất ba cột quen thuộc).")
}

/// A heading that the file has not.
pub fn no_such_heading(name: &str, heading: &str) -> String {
    format!("«{name}»: không có cột «{heading}».")
}

/// A column of personal data.
pub fn personal_heading(name: &str, heading: &str) -> String {
    format!("«{name}»: cột «{heading}» là dữ liệu cá nhân, không được đọc.")
}

/// A file that does not say when dossiers were received.
pub fn no_received(name: &str) -> String {
    format!("«{name}»: không có cột ngày tiếp nhận.")
}

/// A quotation mark that is never closed.
pub fn unclosed_quote(name: &str, row: u64) -> String {
    format!("«{name}»: dấu ngoặc kép mở ở dòng {row} không được đóng.")
}

/// A file that is counted already.
pub fn counted_twice(name: &str, of: &str) -> String {
    format!("«{name}»: đã được tính («{of}»), nên không tính lần nữa.")
}

/// Why a file is not a file of counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCube {
    /// It is something else.
    Other,
    /// Written by a later version.
    Newer,
    /// Damaged.
    Damaged,
}

/// A file that is no file of counts.
pub fn no_cube(name: &str, why: NoCube) -> String {
    let why = match why {
        NoCube::Other => "không phải tệp cộng của Thước đo",
        NoCube::Newer => "do phiên bản mới hơn ghi",
        NoCube::Damaged => "tệp cộng bị hỏng",
    };
    format!("«{name}»: {why}.")
}

/// A sheet of a workbook, as a file of its own.
pub fn sheet_of(file: &str, sheet: &str) -> String {
    format!("{file}, trang tính «{sheet}»")
}
