//! Words of files and of what is copied: headings, buttons, what was done.

use super::words::words;

words! {
    SAVE_CSV = "Tải CSV";
    COPY_TABLE = "Sao chép bảng";
    COPY_VALUE = "Sao chép số liệu";
    COPY_CITED = "Sao chép kèm nguồn";
    SAVE_SVG = "Tải ảnh SVG";
    SAVE_PNG = "Tải ảnh PNG";
    COPY_PICTURE = "Sao chép ảnh";
    COPIED = "Đã sao chép";
    COPY_FAILED = "Trình duyệt không cho sao chép";
    PICTURE_FAILED = "Trình duyệt không vẽ được ảnh";
    SAVE_CHART = "Lưu, sao chép";
    CHART_ROLE = "biểu đồ";
    CHART_KEYS = "Phím mũi tên, Home, End để xem từng số liệu; Enter mở nguồn; Esc để thôi.";
    OPENS_SOURCE = "Bấm để xem nguồn";
    TABLE_FILE = "bang-so-lieu";
    CHART_FILE = "bieu-do";
}

/// A heading with its unit: «Tỷ lệ (%)».
pub fn with_unit(heading: &str, unit: &str) -> String {
    format!("{heading} ({unit})")
}

/// The heading of the numerators of a column of rates.
pub fn numerator(heading: &str) -> String {
    format!("{heading} – tử số")
}

/// The heading of the denominators of a column of rates.
pub fn denominator(heading: &str) -> String {
    format!("{heading} – mẫu số")
}

/// A figure with what it follows from and where it stands: «1.762 / 1.766 = 99,77% (nguồn: Báo cáo 15, dòng 12)». A
/// formula that already ends in the figure says it once.
pub fn cited(value: &str, formula: &str, sources: &[String]) -> String {
    let figure = match formula {
        "" => value.to_owned(),
        told if told.contains(&format!(" = {value}")) => told.to_owned(),
        formula => format!("{formula} = {value}"),
    };
    if sources.is_empty() { figure } else { format!("{figure} (nguồn: {})", sources.join("; ")) }
}

/// Where a figure stands: «Báo cáo 15, dòng 12».
pub fn source_line(name: &str, spot: &str) -> String {
    format!("{name}, {spot}")
}

/// What a screen reader says of a part of a chart: «Sở Y tế: 99,77%. Đổi cách tính. 3/17».
pub fn spoken(label: &str, value: &str, note: &str, (number, all): (usize, usize)) -> String {
    let note = if note.is_empty() { String::new() } else { format!(" {note}.") };
    format!("{label}: {value}.{note} {number}/{all}")
}

/// The name of a file that holds what has this title: letters without marks and hyphens, at most 80.
pub fn file_name(title: &str, otherwise: &str, extension: &str) -> String {
    let plain: String = super::fold(title).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let name: String = plain.split_whitespace().collect::<Vec<_>>().join("-").chars().take(80).collect();
    let name = name.trim_matches('-');
    format!("{}.{extension}", if name.is_empty() { otherwise } else { name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_copied_with_what_it_follows_from_once() {
        let from = ["dòng 12".to_owned()];
        assert_eq!(cited("99,77%", "1.762 / 1.766", &from), "1.762 / 1.766 = 99,77% (nguồn: dòng 12)");
        let whole = "2 × (53 / 357) / 80% = 0,37 (tối đa 2)";
        assert_eq!([cited("0,37", whole, &[]), cited("5", "", &[])], [whole, "5"]);
    }
}
