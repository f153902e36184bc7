//! Words of the page on which reports, workbooks, open data and the page to publish are made.

use super::words::words;

words! {
    NOTHING = "Chưa có số liệu của kỳ nào để lập dự thảo. Hãy nạp báo cáo tuần, tháng, quý, năm hoặc bảng số liệu của kỳ cần báo cáo.";
    OVERVIEW = "Trang này lập dự thảo báo cáo, bảng tính, dữ liệu mở và trang công bố từ số liệu đã nạp.";
    KIND = "Loại văn bản";
    SPAN = "Kỳ báo cáo";
    SUPERIOR = "Cơ quan chủ quản";
    ISSUER = "Cơ quan ban hành";
    PLACE = "Địa danh";
    DRAFT = "Dự thảo";
    DRAFT_TOOLS = "Lưu dự thảo";
    BESIDE = "Cần xem trước khi trình ký";
    BODY = "Đơn vị báo cáo";
    PLAN = "Phương án (kịch bản đã lưu)";
    NO_GAPS = "Không thiếu số liệu nào.";
    GAPS_HINT = "Báo cáo nguồn không nêu các số liệu này; chỗ trống «……» để điền tay, không được coi là 0.";
    CONFLICTS = "Số liệu nêu khác nhau hoặc không khớp";
    DOUBTED = "Dòng của danh sách hồ sơ cần xem lại";
    FINDINGS = "Phát hiện trong báo cáo nguồn";
    FINDINGS_HINT = "Số trong dự thảo lấy như báo cáo nêu hoặc như đã sửa, tỷ lệ được tính lại từ các số đó; các chỗ không khớp được ghi ở trang ghi chú cuối tệp Word.";
    NO_FINDINGS = "Không có chỗ nào không khớp.";
    SOURCES = "Lập từ các tệp";
    MISSING = "còn thiếu";
    DATA = "Số liệu";
    DATA_HINT = "Bảng tính có mọi bảng của các trang, tỷ lệ là công thức; dữ liệu mở theo cấu trúc đã công bố. Cả hai nêu tệp và vị trí của từng số.";
    PORTAL = "Trang công bố";
    PORTAL_HINT = "Một tệp HTML nhẹ, không chứa mã chạy, để đưa lên cổng thông tin. Chỉ có số tổng hợp.";
    LEAST = "Không nêu số đếm nhỏ hơn";
    LEAST_ALL = "Nêu mọi số";
    ONLY_SPAN = "Chỉ số liệu của kỳ đang chọn";
    SNIPPET = "Đoạn mã nhúng vào trang của cổng";
    SNIPPET_SHOW = "Nhúng vào cổng thông tin";
    COPY_SNIPPET = "Sao chép đoạn mã";
    SAVE_WORD = "Tải Word (.docx)";
    SAVE_TEXT = "Tải văn bản (.txt)";
    SAVE_BOOK = "Bảng tính (.xlsx)";
    SAVE_JSON = "Dữ liệu mở (.json)";
    SAVE_CSV = "Dữ liệu mở (.csv)";
    SAVE_PAGE = "Tải trang công bố (.html)";
    PRINT = "In dự thảo";
    MAKING = "Đang lập…";
    REFUSED = "Trình duyệt không cho lưu tệp.";
    FAILED = "Chưa lập được tệp. Hãy thử lại; nếu vẫn lỗi, hãy đóng bớt trang đang mở.";
    OPEN_DATA_FILE = "du-lieu-mo";
    BOOK_FILE = "so-lieu";
    PAGE_FILE = "trang-cong-bo";
    COPY_FILE = "thuoc-do-kem-so-lieu";
    PORTAL_DATA_FILE = "so-lieu";
    CARRY = "Bản chương trình kèm số liệu";
    CARRY_HINT = "Một tệp HTML gồm cả chương trình và số liệu đang nạp: mở từ ổ đĩa, USB hay cổng thông tin là thấy ngay các trang này, không cần mạng. Không bao giờ kèm dòng hồ sơ.";
    CARRY_WHAT = "Kèm theo số liệu";
    CARRY_CHANGES = "Chỗ đã sửa, kịch bản, đoạn dự thảo đã sửa";
    CARRY_TEXTS = "Nguyên văn báo cáo nguồn";
    CARRY_PORTAL_HINT = "Cổng thông tin đặt sẵn chương trình thì chỉ cần thay tệp «so-lieu.json» cạnh chương trình bằng tệp tải ở đây.";
    SAVE_COPY = "Tải bản chương trình kèm số liệu (.html)";
    SAVE_PORTAL_DATA = "Tải số liệu cho cổng (so-lieu.json)";
    NO_SINGLE = "Không tìm thấy tệp thuoc-do.html cạnh trang này nên chưa lập được bản chương trình kèm số liệu.";
    CARRIED_HINT = "Thay đổi trên trang này không tự ghi nhớ; muốn giữ, hãy tải về một bản chương trình kèm số liệu khác hoặc lưu phiên ra tệp.";
    PUBLISHED_HINT = "Đây là số liệu đơn vị đã công bố. Thay đổi trên trang này chỉ thấy ở máy này và không tự ghi nhớ.";
    CARRIED_FAILED = "Không mở được số liệu kèm theo trang";
    NEWS = "Có số liệu mới công bố";
    NEWS_HINT = "Tải lại trang để xem số liệu mới. Thay đổi chưa lưu ra tệp trên trang này sẽ mất.";
    NEWS_DO = "Tải lại trang";
    SHEET_NAME = "Tờ dự thảo";
    CSV_TITLE = "Số liệu đã đọc";
    CSV_CODE = "Mã";
    CSV_AGENCY = "Cơ quan";
    CSV_FIELD = "Lĩnh vực";
    CSV_KIND = "Loại số liệu";
    CSV_OF = "Nói về";
    CSV_FROM = "Từ ngày";
    CSV_TO = "Đến ngày";
    EDIT = "Sửa đoạn";
    EDITED = "Đoạn đã sửa tay";
    EDIT_LABEL = "Nội dung đoạn";
    EDIT_HINT = "Giữ nguyên các con số trong đoạn thì số vẫn gắn với nguồn và tự đổi khi số liệu được sửa. Phần sửa tay được giữ cùng phiên làm việc.";
    EDIT_DONE = "Xong";
    EDIT_CANCEL = "Hủy";
    EDIT_BACK = "Về câu lập sẵn";
    STALE = "Số liệu đã đổi sau khi sửa đoạn";
}

/// The first names of a list, and that there are more.
fn few(names: &[String]) -> String {
    const SHOWN: usize = 5;
    let shown = names[..names.len().min(SHOWN)].join("; ");
    if names.len() > SHOWN { format!("{shown}…") } else { shown }
}

/// That the page to publish is of more than one body.
pub fn of_several_bodies(names: &[String]) -> String {
    format!(
        "Đang nạp báo cáo của {} đơn vị ({}); trang công bố không tách riêng từng đơn vị. Muốn công bố riêng một đơn vị, hãy bỏ báo cáo của các đơn vị khác ở trang Báo cáo đã nạp trước khi tải.",
        names.len(),
        few(names)
    )
}

/// A page that came with a session: how many reports, and when it was saved.
pub fn carried(reports: usize, when: &str) -> String {
    let when = if when.is_empty() { String::new() } else { format!(", lưu lúc {when}") };
    format!("Trang này kèm số liệu của {} báo cáo{when}.", super::count(reports))
}

/// «Còn thiếu 3 số liệu».
pub fn gaps(count: usize) -> String {
    format!("Còn thiếu {} số liệu", super::count(count))
}

/// What was made, and how large it is.
pub fn made(name: &str, bytes: u64) -> String {
    format!("Đã lập «{name}» ({} KB).", super::count(usize::try_from(bytes.div_ceil(1024)).unwrap_or(usize::MAX)))
}

/// What the page to publish does not tell.
pub fn untold(hidden: usize, charts: usize) -> String {
    match (hidden, charts) {
        (0, 0) => String::new(),
        (hidden, 0) => format!("Số ô không nêu: {}.", super::count(hidden)),
        (0, charts) => format!("Số biểu đồ thay bằng bảng: {}.", super::count(charts)),
        (hidden, charts) => {
            format!("Số ô không nêu: {}; số biểu đồ thay bằng bảng: {}.", super::count(hidden), super::count(charts))
        }
    }
}

/// «nhỏ hơn 5».
pub fn least(count: u32) -> String {
    format!("{count}")
}

/// The name of a button that goes to a gap: «Đến chỗ thiếu: Hồ sơ tiếp nhận».
pub fn go_to_gap(what: &str) -> String {
    format!("Đến chỗ thiếu: {what}")
}

/// A figure that was one value when the paragraph was edited and is another now.
pub fn changed(before: &str, now: &str) -> String {
    format!("trước là {before}, nay là {now}")
}

/// The same where it is not known any more.
pub fn gone(before: &str) -> String {
    format!("trước là {before}, nay không còn số liệu")
}

/// The name of the button that edits a paragraph: «Sửa đoạn: Tổng số hồ sơ tiếp nhận…».
pub fn edit(beginning: &str) -> String {
    format!("{EDIT}: {beginning}")
}

/// A kind of report chosen for a period that is not of its length; `others` are periods that are. Counts of a list of dossiers
/// can be had of any.
pub fn not_of_kind(kind: &str, others: &[String], of_list: bool) -> String {
    let list = if of_list {
        " Kỳ của danh sách hồ sơ đổi được ở trang «Báo cáo đã nạp»."
    } else {
        ""
    };
    format!("Kỳ đã chọn không phải kỳ của «{kind}»; câu chữ vẫn lập theo kỳ đã chọn. {}{list}", fitting(others))
}

/// The pages are narrowed to a unit that is not the body drafted; `below` it, or another.
pub fn not_of_unit(body: &str, below: bool) -> String {
    match below {
        true => format!("Dự thảo lập cho toàn bộ {body}, không thu hẹp theo đơn vị đang chọn ở bộ lọc."),
        false => format!("Dự thảo lập cho {body}, không phải cho đơn vị đang chọn ở bộ lọc."),
    }
}

/// A kind of report chosen for a period of which nothing is told that it is about.
pub fn nothing_told(kind: &str, period: &str, others: &[String]) -> String {
    format!("Báo cáo đã nạp không có số liệu mà «{kind}» cần cho kỳ «{period}». {}", fitting(others))
}

fn fitting(others: &[String]) -> String {
    match others {
        [] => "Chưa có kỳ nào đã nạp phù hợp.".to_owned(),
        named => format!("Kỳ phù hợp trong số liệu đã nạp: {}.", named.join("; ")),
    }
}
