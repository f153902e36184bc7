//! Words for reports, figures and their captions.

use crate::domain::Hedge;
use crate::text::words::words;

// ── Reports ──────────────────────────────────────────────────────────────────────────────────────────────────────────

words! {
    REPORT = "Báo cáo";
    REPORTS = "Báo cáo đã nạp";
    NUMBER = "Số, ký hiệu";
    ISSUED = "Ngày ban hành";
    PROVINCE = "Tỉnh, thành phố";
    PERIOD = "Kỳ số liệu";
    FIGURES = "Số liệu đọc được";
    CHECKS = "Phép kiểm tra";
    AGREEING = "Khớp";
    FINDINGS = "Không khớp";
    FINDINGS_DETAIL = "Chỗ số liệu không khớp cần xem xét";
    CHECKS_DETAIL = "Số lần so sánh đã thực hiện, kể cả khi khớp";
    FIGURES_DETAIL = "Mỗi số liệu kèm vị trí trong báo cáo";
    REPORTS_DETAIL = "Số liệu của các báo cáo được để riêng, không cộng gộp";
    REPORTS_SHEET = "Đã nạp những báo cáo nào?";
    REPORTS_CAPTION = "Mỗi báo cáo được kiểm tra riêng; không cộng, không so sánh số liệu khác tỉnh hoặc khác kỳ.";
}

// ── All figures ──────────────────────────────────────────────────────────────────────────────────────────────────────

words! {
    INDICATOR = "Chỉ tiêu";
    VALUE = "Số liệu";
    SCOPE = "Phạm vi";
    KIND = "Loại";
    WHOLE = "Toàn đơn vị báo cáo";
    DEPARTMENTS = "Các sở, ban, ngành";
    LOCALITIES = "Các địa phương";
    FIGURES_LOADED = "Số liệu báo cáo";
    KIND_RESULT = "Kết quả";
    KIND_TARGET = "Chỉ tiêu giao";
    KIND_INSTRUCTION = "Nhiệm vụ giao";
    KIND_CLAIM = "Nhận định";
    FACTS_SHEET = "Đọc được những số liệu nào?";
    FACTS_CAPTION = "Theo thứ tự trong báo cáo. Bấm vào số liệu để mở câu hoặc dòng gốc.";
}

/// What a stated share is of: «Tỷ lệ: Tiếp nhận trực tuyến / Tiếp nhận mới trong kỳ».
pub fn share_of(part: &str, whole: Option<&str>) -> String {
    match whole {
        Some(whole) => format!("Tỷ lệ: {part} / {whole}"),
        None => format!("Tỷ lệ: {part}"),
    }
}

/// A statement about another figure: «Chỉ tiêu: Tỷ lệ hồ sơ trực tuyến toàn trình».
pub fn about(name: &str, of: &str) -> String {
    format!("{name}: {of}")
}

/// A report's name with its file's: «Báo cáo tháng 4 (lan-2.docx)».
pub fn of_file(name: &str, file: &str) -> String {
    format!("{name} ({file})")
}

/// A stretch of time with the number of figures about it: «Tháng 4/2026 (120 số liệu)».
pub fn figures_of(span: &str, figures: usize) -> String {
    format!("{} ({} số liệu)", crate::text::sentence(span), crate::text::count(figures))
}

/// A change's figure: «tăng 34», «giảm 2,1»; the unit follows.
pub fn change(up: bool, quantity: &str) -> String {
    format!("{} {quantity}", if up { "tăng" } else { "giảm" })
}

/// A hedge word before its number.
pub fn hedged(hedge: Hedge, quantity: &str) -> String {
    let word = match hedge {
        Hedge::MoreThan => "hơn",
        Hedge::Nearly => "gần",
        Hedge::About => "khoảng",
    };
    format!("{word} {quantity}")
}

/// A source cited inside a report: «theo EMC».
pub fn cited(source: &str) -> String {
    format!("theo {source}")
}

// ── Captions ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/// The line under a title: period, source, formula.
pub fn caption(period: &str, source: &str, formula: &str) -> String {
    let period = if crate::text::fold(period) == crate::text::fold(&crate::text::span(crate::domain::Span::Unknown)) {
        crate::text::sentence(period)
    } else {
        format!("Kỳ: {period}")
    };
    let base = format!("{period}. Nguồn: {source}.");
    if formula.is_empty() { base } else { format!("{base} Công thức: {formula}.") }
}

/// Period and source of a line that [`caption`] made, notes behind it or not; a source among `known` is found whole.
pub fn period_and_source<'a>(caption: &'a str, known: &[String]) -> Option<(&'a str, &'a str)> {
    let (before, rest) = caption.split_once(". Nguồn: ")?;
    let period = before.rsplit_once("Kỳ: ").map_or(before, |(_, period)| period);
    let whole = |name: &&String| rest.strip_prefix(name.as_str()).is_some_and(|more| more.starts_with('.'));
    let end = known.iter().filter(whole).map(String::len).max();
    let end = end.or_else(|| rest.find(". Công thức: ")).or_else(|| rest.find(". "));
    let source = end.and_then(|end| rest.get(..end)).unwrap_or_else(|| rest.trim_end_matches('.'));
    Some((period, source))
}

/// Period and reports under a chart of a draft.
pub fn caption_of(period: &str, reports: &[String]) -> String {
    caption(period, &first_reports(reports), "")
}

/// «3.085 (65,53%)»; a share that is not known is left out.
pub fn with_share(count: &str, share: &str) -> String {
    if share.is_empty() { count.to_owned() } else { format!("{count} ({share})") }
}

/// The line under what is made of the index: period, files, formula, and the version of the index with its source.
pub fn index_caption(period: &str, files: &[&str], formula: &str, set: &str) -> String {
    format!("{} Cách tính điểm: {set}.", caption(period, &some(files), formula))
}

/// The most files that a line under a table names.
const NAMED: usize = 3;

/// The first few names, and how many more there are.
fn some(files: &[&str]) -> String {
    few(files, "tệp khác")
}

/// The same of anything: «tháng 3/2026; tháng 4/2026; năm 2025 và 2 mục khác».
pub fn first_few(names: &[String]) -> String {
    few(&names.iter().map(String::as_str).collect::<Vec<_>>(), "mục khác")
}

/// «Số liệu tháng 4/2026», for a report without a title.
pub fn figures_about(period: &str) -> String {
    format!("Số liệu {period}")
}

/// The same of reports: «… và 2 báo cáo khác».
pub fn first_reports(names: &[String]) -> String {
    few(&names.iter().map(String::as_str).collect::<Vec<_>>(), "báo cáo khác")
}

fn few(names: &[&str], others: &str) -> String {
    let first = names.iter().take(NAMED).copied().collect::<Vec<_>>().join("; ");
    match names.len().checked_sub(NAMED).filter(|rest| *rest > 0) {
        Some(rest) => format!("{first} và {rest} {others}"),
        None => first,
    }
}

/// The accessible description of a chart: its caption, then the values in order.
pub fn description(caption: &str, values: &[String]) -> String {
    if values.is_empty() { caption.to_owned() } else { format!("{caption} {}.", values.join("; ")) }
}

/// A label with its value, for descriptions: «Tiến độ giải quyết: 18,3/20».
pub fn named(label: &str, value: &str) -> String {
    format!("{label}: {value}")
}

/// The periods of a report's figures: «Năm 2024; 9 tháng đầu năm 2024 và 2 kỳ khác».
pub fn periods(named: &[String], more: usize) -> String {
    let named = named.join("; ");
    if more == 0 { named } else { format!("{named} và {more} kỳ khác") }
}

/// A document number with its date: «308/UBND-TH ngày 28/3/2023».
pub fn numbered(number: Option<&str>, issued: Option<&str>) -> Option<String> {
    match (number, issued) {
        (Some(number), Some(day)) => Some(format!("{number} ngày {day}")),
        (Some(number), None) => Some(number.to_owned()),
        (None, Some(day)) => Some(format!("ngày {day}")),
        (None, None) => None,
    }
}

/// The reporting body as a whole, among its agencies: «An Giang – toàn bộ».
pub fn whole_body(name: &str) -> String {
    format!("{name} – toàn bộ")
}

/// A unit with its province, where another province has one of the same name.
pub fn unit_in(unit: &str, province: &str) -> String {
    format!("{unit} ({province})")
}

/// How a line begins that names the period of a report, without marks.
pub const PERIOD_LINE: &str = "ky bao cao";

/// In place of the number of comparisons where only a part of a report is shown.
pub const WHOLE_REPORTS_ONLY: &str = "chỉ đếm theo cả báo cáo";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_tells_its_period_and_source() {
        let known = ["1. Báo cáo.docx".to_owned()];
        let told = |line: &str| period_and_source(line, &known).map(|(p, s)| (p.to_owned(), s.to_owned()));
        let both = |period: &str, source: &str| Some((period.to_owned(), source.to_owned()));
        let month = "tháng 4/2026";
        assert_eq!(told(&caption(month, "308/UBND-TH", "a / b. Đạt khi a. Hết")), both(month, "308/UBND-TH"));
        assert_eq!(told(&caption(month, "x.txt", "")), both(month, "x.txt"));
        assert_eq!(told(&format!("{} Ghi chú.", caption(month, "x.txt", ""))), both(month, "x.txt"));
        assert_eq!(told(&format!("{} Ghi chú.", caption(month, &known[0], ""))), both(month, &known[0]));
        assert_eq!(told(&index_caption(month, &["a.json", "b.json"], "c", "d")), both(month, "a.json; b.json"));
        assert_eq!(told(&caption("kỳ không nêu", "x.txt", "c")), both("Kỳ không nêu", "x.txt"));
        assert_eq!(told("Ghi chú."), None);
    }
}
