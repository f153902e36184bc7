//! Words of drafts, documents, workbooks and the page to publish.

use super::words::words;
use crate::domain::Decimal;
use chrono::{Datelike, NaiveDate};
use std::cmp::Ordering;

words! {
    GAP = "……";
    WITHIN_WEEK = "trong tuần";
    COMMA = ", ";
    UP = "tăng ";
    DOWN = "giảm ";
    SAME = "bằng số của ";
    COMPARED_WITH = " so với ";
    PERCENT_POINTS = "điểm phần trăm";
    IN_FIELD = " thuộc lĩnh vực ";
    UNIT_DOSSIER = "hồ sơ";
    DEPARTMENT = "Sở ";
    UNIT_AGENCIES = "cơ quan, đơn vị";
    UNIT_POINTS = "điểm";
    UNIT_DONG = "đồng";
    LOSES = " mất ";
    PUBLISHED_PART_OPENS = " (gồm ";
    PUBLISHED_PART_CLOSES = " theo điểm công bố)";
    AS_PUBLISHED = " (theo điểm công bố)";
    OF_TOTAL = "tổng số hồ sơ tiếp nhận";
    OF_NEW = "số hồ sơ tiếp nhận mới";
    OF_HANDLED = "tổng số hồ sơ đã và đang giải quyết";
    RANK_WORD = "Xếp hạng Bộ chỉ số 766";
    GROUP_POINTS = "Điểm các nhóm của Bộ chỉ số 766";
    ORDER = "STT";
    AGENCY = "Cơ quan, đơn vị";
    APPENDIX = "Phụ lục";
    TOTAL_ROW = "Tổng cộng";
    DRAFT_MARK = "DỰ THẢO";
    NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    MOTTO = "Độc lập - Tự do - Hạnh phúc";
    TO = "Kính gửi:";
    RECIPIENTS = "Nơi nhận:";
    NOTES_TITLE = "Ghi chú của bản dự thảo";
    NOTES_LEAD = "Trang này chỉ dành cho người soạn thảo; xóa trước khi trình ký.";
    NOTES_GAPS = "Số liệu còn thiếu, phải điền vào chỗ «……»";
    NOTES_CONFLICTS = "Số liệu mà báo cáo nguồn nêu khác nhau hoặc không khớp khi tính lại";
    NOTES_DOUBTED = "Dòng của danh sách hồ sơ cần xem lại";
    NOTES_FINDINGS = "Phát hiện chưa xử lý trong báo cáo nguồn";
    NOTES_SOURCES = "Lập từ các tệp";
    NOTES_NONE = "Không có.";
    STATED_DIFFERENTLY = "báo cáo nguồn nêu khác nhau";
    DOUBTFUL_CELLS = "Ô được tô nền là số liệu mà báo cáo nguồn nêu khác nhau: bảng lấy số nêu trước, cần chọn số đúng trước khi trình ký.";
    BLANK_CELLS = "Ô để trống là số liệu mà báo cáo nguồn không nêu; cột không có số liệu nào thì không in.";
    MET = "Đạt";
    MISSED = "Chưa đạt";
    NOT_ASSESSED = "Không đánh giá";
    LEVEL_OF_SATISFACTION = "Mức độ đánh giá";
    COUNT_OF_RATINGS = "Số lượt";
    SHARE = "Tỷ lệ";
    APPENDIX_SATISFACTION = "Kết quả đánh giá mức độ hài lòng";
    APPENDIX_PAYMENT = "Hồ sơ thanh toán trực tuyến";
    APPENDIX_PROCESSING = "Tình hình tiếp nhận, giải quyết hồ sơ";
    APPENDIX_FULL_ONLINE = "Tỷ lệ hồ sơ trực tuyến toàn trình";
    NO_PLAN = "Không nêu phương án";
    APPENDIX_INDEX = "Điểm các nhóm chỉ số của Bộ chỉ số 766";
    CHART_SATISFACTION = "Số lượt đánh giá theo mức độ hài lòng";
    CHART_PAYMENT = "Số hồ sơ thanh toán trực tuyến của từng cơ quan, đơn vị";
    CHART_COURSES = "Hồ sơ đã giải quyết của từng cơ quan, đơn vị theo thời hạn";
    CHART_FULL_ONLINE = "Tỷ lệ hồ sơ trực tuyến toàn trình của từng cơ quan, đơn vị";
    CHART_INDEX = "Điểm từng nhóm chỉ số so với điểm tối đa";
    CHART_DOUBTFUL = "Có số liệu các báo cáo nêu khác nhau; biểu đồ vẽ theo số nêu trước, như trong bảng.";
    GROUP_RECEIVED = "Số hồ sơ tiếp nhận";
    GROUP_RESOLVED = "Số hồ sơ đã giải quyết";
    GROUP_PENDING = "Số hồ sơ đang giải quyết";
    COLUMN_TOTAL = "Tổng số";
    COLUMN_NEW = "Tiếp nhận mới";
    COLUMN_ONLINE = "Trực tuyến";
    COLUMN_DIRECT = "Trực tiếp";
    COLUMN_POST = "Bưu chính công ích";
    COLUMN_DIRECT_POST = "Trực tiếp, bưu chính";
    COLUMN_NO_CHANNEL = "Không rõ hình thức nộp";
    COLUMN_WITHOUT_DUE = "Không rõ hạn";
    DOSSIERS = "Số hồ sơ";
    COLUMN_CARRIED = "Kỳ trước chuyển sang";
    COLUMN_EARLY = "Trước hạn";
    COLUMN_ON_TIME = "Đúng hạn";
    COLUMN_EARLY_ON_TIME = "Trước hạn và đúng hạn";
    COLUMN_LATE = "Quá hạn";
    COLUMN_IN_TERM = "Trong hạn";
    COLUMN_PAYMENT = "Số hồ sơ thanh toán trực tuyến";
    COLUMN_AMOUNT = "Số tiền (đồng)";
    COLUMN_RECEIVED_TOTAL = "Tổng số hồ sơ tiếp nhận";
    COLUMN_FULL = "Hồ sơ toàn trình nộp trực tuyến";
    COLUMN_FULL_RATE = "Tỷ lệ hồ sơ trực tuyến toàn trình";
    COLUMN_TARGET = "Chỉ tiêu tối thiểu";
    COLUMN_VERDICT = "Đánh giá";
    COLUMN_GROUP = "Nhóm chỉ số";
    COLUMN_POINTS = "Điểm";
    COLUMN_MAX = "Điểm tối đa";
    COLUMN_RATE = "Tỷ lệ đạt";
    COLUMN_LOST = "Điểm còn mất";
}

words! {
    BOOK_CONTENTS = "Mục lục";
    BOOK_CONTENTS_CAPTION = "Bấm tên trang để mở. Tỷ lệ là công thức tự tính trên tử số và mẫu số.";
    BOOK_SHEET = "Trang";
    BOOK_SHOWS = "Nội dung";
    BOOK_REPORT = "Báo cáo";
    BOOK_ROWS = "Số dòng";
    BOOK_RATES = "Tỷ lệ tính lại";
    BOOK_RATES_CAPTION = "Mỗi tỷ lệ nêu tên công thức, tử số và mẫu số; các tỷ lệ khác công thức không so sánh với nhau.";
    BOOK_RATE = "Tên tỷ lệ";
    BOOK_PERIOD = "Kỳ";
    BOOK_PART = "Tử số";
    BOOK_WHOLE = "Mẫu số";
    BOOK_STATED = "Nêu trong báo cáo";
    BOOK_FORMULA = "Công thức";
    BOOK_FILE = "Tệp nguồn";
    BOOK_SOURCES = "Nguồn số liệu";
    BOOK_SOURCES_CAPTION = "Từng số liệu đã đọc, kèm tệp và vị trí. Ô không có số nghĩa là báo cáo không nêu, không phải bằng 0.";
    BOOK_FIGURE = "Số liệu";
    BOOK_VALUE = "Giá trị";
    BOOK_UNIT = "Đơn vị tính";
    BOOK_PLACE = "Vị trí";
    BOOK_QUOTE = "Chữ trong tệp";
    BOOK_FINDINGS = "Phát hiện";
    BOOK_FINDINGS_CAPTION = "Những chỗ số liệu trong báo cáo không khớp nhau; Thước đo không tự sửa số liệu.";
    BOOK_FINDING = "Nội dung";
    BOOK_SEVERITY = "Mức độ";
    BOOK_WHERE = "Ở đâu";
    BOOK_OTHER = "Tính lại hoặc nêu ở chỗ khác";
    BOOK_NOTES = "Ghi chú";
    WHOLE_BODY = "Toàn đơn vị báo cáo";
}

words! {
    PAGE_LEAD = "Số liệu lấy từ các báo cáo nêu ở cuối trang. Tỷ lệ được tính lại từ tử số và mẫu số; «không nêu» nghĩa là báo cáo không có số liệu đó, không phải bằng 0.";
    PAGE_PARTS = "Các phần của trang";
    PAGE_SOURCES = "Nguồn số liệu";
    PAGE_LEFT_OUT = "Số liệu không công bố";
    PAGE_AGGREGATES = "Trang chỉ có số liệu tổng hợp; không có thông tin của hồ sơ hay cá nhân nào.";
    PAGE_TITLE = "Kết quả giải quyết thủ tục hành chính";
}

/// Above the drawings of an appendix, which may stand on a page of their own: «Biểu đồ kèm theo Phụ lục II».
pub fn charts_of(appendix: &str) -> String {
    format!("Biểu đồ kèm theo {appendix}")
}

/// Title of the page to publish.
pub fn page_title(province: Option<&str>, period: Option<&str>) -> String {
    let parts = [Some(PAGE_TITLE), period].into_iter().flatten().collect::<Vec<_>>().join(" ");
    province.map_or_else(|| parts.clone(), |province| format!("{province}: {}", parts.to_lowercase()))
}

/// What the page does not tell.
pub fn left_out(least: u32, hidden: usize, charts: usize) -> Vec<String> {
    let mut lines = vec![PAGE_AGGREGATES.to_owned()];
    if least > 1 {
        lines.push(format!(
            "Số đếm từ 1 đến {} và tỷ lệ tính từ các số đó không được nêu; số khác cùng hàng, cùng cột cũng không được nêu khi từ đó suy ra được các số này. Số ô không nêu: {}.",
            least - 1,
            super::count(hidden)
        ));
    }
    if charts > 0 {
        lines.push(format!("Số biểu đồ thay bằng bảng số liệu: {}.", super::count(charts)));
    }
    lines
}

/// What stands in place of a figure that is not told.
pub const fn untold(share: bool) -> &'static str {
    if share { "–" } else { "không công bố" }
}

/// Points and ranks: small numbers that count nobody.
pub fn counts_nobody(text: &str) -> bool {
    text.ends_with(UNIT_POINTS) || text.starts_with("hạng") || text.ends_with(UNIT_DONG)
}

/// The lines that put the page into a page of a portal of the same origin, as tall as it is.
pub fn embedding(address: &str) -> String {
    format!(
        r#"<iframe src="{address}" title="{PAGE_TITLE}" loading="lazy" style="width:100%;min-height:80vh;border:0" onload="this.style.height=this.contentDocument.documentElement.scrollHeight+'px'"></iframe>"#
    )
}

/// Statements about another figure.
pub fn derived(id: &str) -> &str {
    match id {
        "share" => "Tỷ lệ",
        "change" => "Tăng, giảm",
        "rank" => "Xếp hạng",
        "rank_of" => "Số đơn vị được xếp hạng",
        other => other,
    }
}

/// «Phụ lục II»; the only one of a document has no number.
pub fn appendix(number: usize, all: usize) -> String {
    if all == 1 { APPENDIX.to_owned() } else { format!("{APPENDIX} {}", super::roman(number)) }
}

/// Names one below the other: a semicolon after each, a full stop after the last.
pub fn listed(names: &[String]) -> Vec<String> {
    let stop = |at: usize| if at + 1 == names.len() { '.' } else { ';' };
    names.iter().enumerate().map(|(at, name)| format!("{name}{}", stop(at))).collect()
}

/// A province with what sort of unit it is.
pub fn province(is_city: bool, name: &str) -> String {
    format!("{} {name}", if is_city { "Thành phố" } else { "Tỉnh" })
}

/// «Biểu đồ 1»: the name of a picture in a document.
pub fn chart(number: usize) -> String {
    format!("Biểu đồ {number}")
}

/// «Số hồ sơ tiếp nhận, tiếp nhận mới của từng cơ quan, đơn vị»: a column's name as the title of its chart.
pub fn of_each(column: &str) -> String {
    let words = match column.split_once(": ") {
        None => column.to_owned(),
        Some((group, COLUMN_TOTAL)) => group.to_owned(),
        Some((_, name @ (COLUMN_NEW | COLUMN_CARRIED))) => format!("{DOSSIERS} {}", name.to_lowercase()),
        Some((group, COLUMN_POST)) => format!("{group} qua {}", COLUMN_POST.to_lowercase()),
        Some((group, COLUMN_DIRECT_POST)) => format!("{group} trực tiếp và qua bưu chính"),
        Some((group, name)) => format!("{group} {}", name.to_lowercase()),
    };
    format!("{words} của từng cơ quan, đơn vị")
}

/// Which rows of a long table are drawn.
pub fn most_and_least(each: usize, all: usize) -> String {
    format!(
        "Biểu đồ chỉ vẽ {each} cơ quan, đơn vị có số lớn nhất và {each} có số nhỏ nhất trong tổng số {all}; xem đầy đủ trong bảng."
    )
}

/// Under a chart of parts: how many rows of its table are not in it.
pub fn not_drawn(rows: usize) -> String {
    let rows = super::count(rows);
    format!("Không vẽ {rows} cơ quan, đơn vị mà các phần nêu được chưa đủ tổng số; xem trong bảng.")
}

/// A week that no report numbers: its number is to be filled in.
pub fn week(month: Option<(i32, u32)>) -> String {
    let of = month.map(|(year, month)| format!(" tháng {month}/{year}")).unwrap_or_default();
    format!("tuần {GAP}{of}")
}

/// The year up to a day.
pub fn year_until(day: NaiveDate) -> String {
    format!("lũy kế từ đầu năm {} đến ngày {}", day.year(), super::running_date(day))
}

/// Title of an appendix with its period.
pub fn titled(title: &str, period: &str) -> String {
    format!("{title} {period}")
}

/// «Trực tuyến (tiếp nhận)»: a column's name that stands alone.
pub fn column(group: &str, name: &str) -> String {
    format!("{group}: {name}")
}

/// A gap with the unit of what is missing.
pub fn gap(unit: &str) -> String {
    match unit {
        "" | "text" => GAP.to_owned(),
        "%" => format!("{GAP}%"),
        unit => format!("{GAP} {unit}"),
    }
}

/// A figure that is compared with another period: «Tổng số hồ sơ tiếp nhận so với kỳ trước» has no value.
pub fn stated_differently(values: &str) -> String {
    format!("{STATED_DIFFERENTLY}: {values}")
}

/// A figure that its report states, and what follows from the others it states.
pub fn recomputed_as(stated: &str, again: &str) -> String {
    format!("báo cáo nguồn nêu {stated}, tính lại từ các số liệu khác được {again}")
}

/// A name and what is said of it.
pub fn about(name: &str, detail: &str) -> String {
    format!("{name}: {detail}")
}

/// Words of the names of bodies that stay on one line, in capitals.
const KEPT_TOGETHER: [&str; 12] = [
    "ỦY BAN",
    "NHÂN DÂN",
    "VĂN PHÒNG",
    "TRUNG TÂM",
    "PHỤC VỤ",
    "HÀNH CHÍNH CÔNG",
    "HỘI ĐỒNG",
    "BAN QUẢN LÝ",
    "KHU KINH TẾ",
    "CÔNG NGHIỆP",
    "KHOA HỌC",
    "CÔNG NGHỆ",
];

/// Words before the name of a place, in capitals.
const BEFORE_PLACES: [&str; 5] = ["TỈNH ", "THÀNH PHỐ ", "ĐẶC KHU ", "PHƯỜNG ", "XÃ "];

/// A body's name in capitals as the head of a document sets it: a line ends neither within a word of several syllables
/// nor within the name of a place.
pub fn kept_together(body: &str) -> String {
    const UNBROKEN: &str = "\u{a0}";
    let unbroken = |words: &str| words.replace(' ', UNBROKEN);
    let whole_word = |at: &usize| body[..*at].is_empty() || body[..*at].ends_with(' ');
    let places = BEFORE_PLACES.iter().filter_map(|before| body.find(before).filter(whole_word)).min();
    let (name, places) = body.split_at(places.unwrap_or(body.len()));
    let name = KEPT_TOGETHER.iter().fold(name.to_owned(), |name, words| name.replace(words, &unbroken(words)));
    let apart = |places: String, before: &&str| {
        let before = unbroken(before);
        places.replace(&format!("{UNBROKEN}{before}"), &format!(" {before}"))
    };
    name + &BEFORE_PLACES.iter().fold(unbroken(places), apart)
}

/// A total of the index beside the sum of its groups, where they differ: «tổng điểm nêu trong báo cáo là 82,50, cộng các
/// nhóm được 87,30, chênh +4,80 điểm».
pub fn sum_of_groups_differs(total: Decimal, sum: Decimal) -> String {
    let difference = super::signed_points(sum.minus(total));
    let (total, sum) = (super::points(total), super::points(sum));
    format!("tổng điểm nêu trong báo cáo là {total}, cộng các nhóm được {sum}, chênh {difference} điểm")
}

/// Points computed from counts beside those published, where they differ: «tính lại từ số đếm được 64,10 điểm, điểm công
/// bố là 64,08».
pub fn computed_differs(computed: Decimal, published: Decimal) -> String {
    let (computed, published) = (super::points(computed), super::points(published));
    format!("tính lại từ số đếm được {computed} điểm, điểm công bố là {published}")
}

/// Of which day a figure is, where that is not the period of the draft: «, theo số liệu ngày 17/9/2026».
pub fn as_of(span: &str) -> String {
    format!(", theo số liệu {span}")
}

/// The choice of all scenarios.
pub fn all_plans(count: usize) -> String {
    format!("Cả {count} phương án")
}

/// A body that its file does not name.
pub fn unnamed_body(file: &str) -> String {
    format!("Chưa rõ đơn vị ({file})")
}

/// A scenario by its name, up to the points it begins with, or up to those it keeps.
pub fn plan_opens(name: &str, change: Ordering) -> String {
    let verb = match change {
        Ordering::Greater => "đưa tổng điểm từ ",
        Ordering::Less => "làm tổng điểm giảm từ ",
        Ordering::Equal => "giữ nguyên tổng điểm ",
    };
    format!("phương án «{name}» {verb}")
}

/// Between the points that a scenario begins with and those it leads to.
pub const fn plan_leads(up: bool) -> &'static str {
    if up { " lên " } else { " xuống " }
}

/// Behind the points that a scenario leads to: « điểm, xếp loại Khá».
pub fn plan_ends(rating: &str) -> String {
    let rating = if rating.is_empty() { String::new() } else { format!("{COMMA}{rating}") };
    format!(" {UNIT_POINTS}{rating}")
}

/// How the points that a scenario leads to follow from those it begins with: «64,08 + 0,96».
pub fn plan_formula(before: Decimal, gain: Decimal) -> String {
    let sign = if gain.is_negative() { '−' } else { '+' };
    format!("{} {sign} {}", super::points(before), super::points(gain.abs()))
}

/// Title of the appendix on a scenario.
pub fn plan_titled(name: &str) -> String {
    format!("Nội dung cần thực hiện theo phương án «{name}»")
}

/// Groups of the index whose points are those published, beside others that were computed.
pub fn groups_as_published(names: &[&str]) -> String {
    format!("điểm các nhóm sau là điểm công bố, không tính lại được: {}", names.join(COMMA))
}

/// A figure of an agency and what is said of it.
pub fn of_agency(name: &str, agency: &str, detail: &str) -> String {
    let agency = if agency.is_empty() { String::new() } else { format!(" ({agency})") };
    format!("{name}{agency}: {detail}")
}

/// «01/63».
pub fn rank(rank: i64, of: i64) -> String {
    format!("{rank:02}/{of}")
}

/// «(Kèm theo … ngày … tháng … năm …)» under the title of an appendix.
pub fn attached(heading: &str) -> String {
    let what = if heading.is_empty() { "Công văn".to_owned() } else { super::sentence(&heading.to_lowercase()) };
    format!("(Kèm theo {what} số      /……  ngày      tháng      năm 20…)")
}

/// The number left to the clerk: «Số:      /BC-……».
pub fn number(code: &str) -> String {
    let code = if code.is_empty() { String::new() } else { format!("{code}-") };
    format!("Số:        /{code}{GAP}")
}

/// Place and date left to the clerk.
pub fn dated(place: &str) -> String {
    format!("{place}, ngày        tháng        năm 20{GAP}")
}

/// A disagreement in one line.
pub fn finding(title: &str, stated: &str, other_name: &str, other: &str, context: &str) -> String {
    format!("{title}: nêu {stated}; {}: {other} ({context})", other_name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_bodies_end_no_line_within_a_word_or_place() {
        let cases = [
            ("ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "ỦY_BAN NHÂN_DÂN TỈNH_HÀ_TĨNH"),
            ("ỦY BAN NHÂN DÂN XÃ SƠN HÀ, TỈNH LÀO CAI", "ỦY_BAN NHÂN_DÂN XÃ_SƠN_HÀ, TỈNH_LÀO_CAI"),
            ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "TRUNG_TÂM PHỤC_VỤ HÀNH_CHÍNH_CÔNG"),
            ("VĂN PHÒNG", "VĂN_PHÒNG"),
        ];
        for (body, expected) in cases {
            assert_eq!(kept_together(body).replace('\u{a0}', "_"), expected);
        }
    }
}
