//! Words of reading files, of choosing an encoding, and of keeping the session on this machine.

use super::words::words;

// ── Reading ───────────────────────────────────────────────────────────────────────────────────────────────────────
words! {
    READING_LABEL = "Đang đọc tệp";
    READING_NOW = "Đang đọc";
    CANCEL_REST = "Hủy tất cả";
    ACCEPTED = ".docx,.xlsx,.xls,.xlsb,.ods,.pdf,.csv,.tsv,.html,.htm,.txt,.json";
}

/// Accessible name of the button that calls off the reading of a file.
pub fn cancel_reading(name: &str) -> String {
    format!("Hủy đọc «{name}»")
}

/// How much of a file is read, in thousandths.
pub fn part_read(thousandths: u16) -> String {
    format!("{}%", thousandths / 10)
}

/// How many files wait behind the one being read.
pub fn waiting(count: usize) -> String {
    format!("Còn {count} tệp đang chờ")
}

/// The user called off the reading of a file.
pub fn cancelled(name: &str) -> String {
    format!("Đã hủy đọc «{name}».")
}

/// The reader stopped in the middle of a file.
pub fn crashed(name: &str) -> String {
    format!(
        "Bộ đọc phải dừng khi đọc «{name}»: tệp bị hỏng, hoặc quá lớn so với bộ nhớ của trình duyệt. Hãy mở tệp bằng \
         phần mềm đã tạo ra nó, lưu lại thành tệp mới rồi nạp lại; hoặc chép nội dung và dán."
    )
}

/// The reader has not moved for two minutes.
pub fn silent(name: &str) -> String {
    format!(
        "Đọc «{name}» quá 2 phút mà không tiến triển nên đã dừng. Hãy chỉ giữ lại phần cần đối chiếu, lưu thành tệp \
         mới rồi nạp lại; hoặc chép nội dung và dán."
    )
}

/// The reader of office files could not be started.
pub fn unavailable(name: &str) -> String {
    format!(
        "Không mở được bộ đọc tệp Word, Excel, PDF nên chưa đọc được «{name}». Hãy tải lại trang; nếu vẫn lỗi, hãy \
         dùng tệp thuoc-do.html, hoặc chép nội dung và dán."
    )
}

// ── Encoding ──────────────────────────────────────────────────────────────────────────────────────────────────────
words! {
    ENCODING_TITLE = "Chọn bảng mã";
    ENCODING_HINT = "Tệp này có thể đọc theo nhiều bảng mã. Hãy chọn cách đọc cho ra đúng tiếng Việt.";
    ENCODING_CHOICES = "Các cách đọc";
    ENCODING_USE = "Đọc theo cách này";
    ENCODING_SKIP = "Bỏ qua tệp này";
}

// ── Keeping the session ───────────────────────────────────────────────────────────────────────────────────────────
words! {
    WORK_LABEL = "Phiên làm việc";
    REMEMBER = "Ghi nhớ phiên làm việc trên máy này";
    REMEMBER_HINT = "Báo cáo đã nạp và các chỗ đã sửa được giữ trong trình duyệt của máy này, mở lại là còn, kể cả khi máy tắt đột ngột. Máy dùng chung thì nên tắt: ai mở trình duyệt này cũng có thể xem.";
    REMEMBER_NOT = "Máy dùng chung? Tắt ghi nhớ thì nội dung đã lưu bị xóa ngay và phiên làm việc mất khi đóng trang.";
    FORGOTTEN = "Đã tắt ghi nhớ và xóa nội dung đã lưu trên máy này.";
    SAVE_WORK = "Lưu phiên ra tệp";
    OPEN_WORK = "Mở phiên đã lưu";
    DISCARD_WORK = "Bỏ phiên này";
    DISCARDED = "Đã bỏ phiên làm việc được khôi phục.";
    RESTORE_FAILED = "Không khôi phục được phiên làm việc trước";
    NOT_KEPT = "Phiên làm việc không được ghi nhớ";
    STORAGE_FULL = "Trình duyệt hết chỗ lưu trên máy này. Vẫn làm việc tiếp được; hãy bấm «Lưu phiên ra tệp» để giữ kết quả, hoặc xóa bớt báo cáo.";
    STORAGE_REFUSED = "Trình duyệt không cho lưu trên máy này (cửa sổ ẩn danh hoặc bị chặn). Vẫn làm việc tiếp được; hãy bấm «Lưu phiên ra tệp» để giữ kết quả.";
    SAVE_FAILED = "Trình duyệt không cho lưu tệp. Hãy thử lại, hoặc mở trang bằng trình duyệt khác.";
    REMOVE_ALL_HINT = "Báo cáo, các chỗ đã sửa và nội dung đã lưu trong trình duyệt của máy này đều bị xóa. Tệp gốc trên máy không bị ảnh hưởng.";
    REPLACE_TITLE = "Mở phiên đã lưu?";
    REPLACE_HINT = "Phiên đang làm sẽ được thay bằng phiên trong tệp. Hãy lưu phiên đang làm ra tệp trước nếu còn cần.";
    REPLACE_DO = "Mở phiên trong tệp";
}

/// A session was brought back: how many reports it has, and when it was kept.
pub fn restored(reports: usize, when: &str) -> String {
    let when = if when.is_empty() { String::new() } else { format!(" lưu lúc {when}") };
    format!("Đã khôi phục phiên làm việc{when}: {reports} báo cáo.")
}

/// A saved session was opened.
pub fn opened(name: &str, reports: usize) -> String {
    format!("Đã mở phiên «{name}»: {reports} báo cáo.")
}

/// File name of a saved session; `day` as «2026-09-30».
pub fn work_file(day: &str) -> String {
    format!("phien-lam-viec-{day}.thuocdo.json")
}

/// A point of time in its vi-VN form: «14:05, 30/9/2026» from «2026-09-30T14:05:09»; empty when it is none.
pub fn moment(iso: &str) -> String {
    let parts: Vec<&str> = iso.split(['-', 'T', ':']).collect();
    match parts[..] {
        [year, month, day, hour, minute, ..] => {
            let short = |number: &'_ str| number.trim_start_matches('0').to_owned();
            format!("{hour}:{minute}, {}/{}/{year}", short(day), short(month))
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_as_vietnamese_write_them() {
        assert_eq!(moment("2026-09-05T08:05:09"), "08:05, 5/9/2026");
        assert_eq!(moment("x"), "");
        assert_eq!(restored(2, ""), "Đã khôi phục phiên làm việc: 2 báo cáo.");
    }
}
