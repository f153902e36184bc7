//! Words of reading files, of choosing an encoding, and of keeping the session on this machine.

use super::format::count;
use super::words::words;

// ── Reading ───────────────────────────────────────────────────────────────────────────────────────────────────────
words! {
    READING_LABEL = "Đang đọc tệp";
    READING_NOW = "Đang đọc";
    SUMMING = "Đang tổng hợp và đối chiếu số liệu…";
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

/// A report that seems to be loaded twice: the other file, how many figures say the same, how many there are.
pub fn twin(other: &str, alike: usize, figures: usize) -> String {
    format!(
        "Có vẻ là cùng một báo cáo với «{other}»: {}/{} số liệu giống nhau. Nếu đúng như vậy, hãy xóa một trong hai tệp \
         để số liệu không bị tính hai lần.",
        count(alike),
        count(figures)
    )
}

/// How many files wait behind the one being read.
pub fn waiting(count: usize) -> String {
    format!("Còn {count} tệp đang chờ")
}

/// The user called off the reading of files.
pub fn cancelled(names: &[String]) -> String {
    format!("Đã hủy đọc «{}».", names.join("», «"))
}

/// What removing a report takes with it.
pub fn remove_hint(name: &str) -> String {
    format!(
        "«{name}» và các chỗ đã sửa của báo cáo này bị xóa khỏi phiên làm việc, không hoàn tác được. Tệp gốc trên máy không bị ảnh hưởng."
    )
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
    REMEMBER_HINT = "Báo cáo đã nạp và các chỗ đã sửa được giữ trong trình duyệt của máy này và được khôi phục khi mở lại trang, kể cả sau khi máy tắt đột ngột. Nên tắt trên máy dùng chung, vì người khác mở trình duyệt này có thể xem được.";
    FORGOTTEN = "Đã tắt ghi nhớ và xóa nội dung đã lưu trên máy này.";
    SAVE_WORK = "Lưu phiên ra tệp";
    OPEN_WORK = "Mở phiên đã lưu";
    DISCARD_WORK = "Bỏ phiên này";
    RESTORE_FAILED = "Không khôi phục được phiên làm việc trước";
    NOT_KEPT = "Phiên làm việc không được ghi nhớ";
    STORAGE_FULL = "Trình duyệt hết chỗ lưu trên máy này. Có thể tiếp tục làm việc; hãy bấm «Lưu phiên ra tệp» để giữ kết quả, hoặc xóa bớt báo cáo.";
    STORAGE_REFUSED = "Trình duyệt không cho lưu trên máy này (cửa sổ ẩn danh hoặc bị chặn). Có thể tiếp tục làm việc; hãy bấm «Lưu phiên ra tệp» để giữ kết quả.";
    STORAGE_FOREIGN = "Một thẻ khác của trình duyệt này vừa ghi nhớ hoặc xóa phiên làm việc, nên thay đổi ở thẻ này không được ghi đè lên. Hãy bấm «Lưu phiên ra tệp» để giữ kết quả ở thẻ này, hoặc tải lại trang để làm tiếp theo thẻ kia.";
    TURNED_OFF = "Việc ghi nhớ đã được tắt ở một thẻ khác của trình duyệt này, nên thay đổi ở thẻ này không được ghi nhớ. Hãy bấm «Lưu phiên ra tệp» để giữ kết quả, hoặc bật lại «Ghi nhớ phiên làm việc trên máy này».";
    LATE = "Chưa ghi nhớ được phiên làm việc";
    LATE_HINT = "Trình duyệt trả lời chậm. Có thể làm việc ngay; việc ghi nhớ bắt đầu khi trình duyệt trả lời.";
    LATE_ASIDE = "Trình duyệt trả lời chậm, khi phiên mới đã có báo cáo.";
    STILL_ASIDE = "Phiên này chưa mở được ở lần mở trang trước.";
    ASIDE_HINT = "Nội dung đã lưu vẫn được giữ nguyên trên máy này cho đến khi bấm «Xóa nội dung đó».";
    SAVE_ASIDE = "Lưu nội dung đó ra tệp";
    DROP_ASIDE = "Xóa nội dung đó";
    NOT_SAVED = "Không lưu được tệp";
    REMOVE_TITLE = "Xóa báo cáo này?";
    SAVE_FAILED = "Trình duyệt không cho lưu tệp. Hãy thử lại, hoặc mở trang bằng trình duyệt khác.";
    REMOVE_ALL_HINT = "Báo cáo, các chỗ đã sửa và nội dung đã lưu trong trình duyệt của máy này đều bị xóa. Ngưỡng đánh giá và tệp gốc trên máy giữ nguyên.";
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

/// To the review, where everything read stands in the text.
pub const SEE_READ: &str = "Xem những gì đã đọc được";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_name_what_they_are_about() {
        let names = ["a.txt", "b.txt"].map(String::from);
        assert_eq!(cancelled(&names), "Đã hủy đọc «a.txt», «b.txt».");
        assert_eq!(restored(2, ""), "Đã khôi phục phiên làm việc: 2 báo cáo.");
    }
}
