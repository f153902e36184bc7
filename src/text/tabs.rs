//! Names on the tabs of a workbook: a table's name in few words.

/// By the beginning of a table's id, the name of such tables: at most 25 characters, none that a tab may not have.
const TABS: [(&str, &str); 38] = [
    ("index-points", "Điểm theo nhóm"),
    ("index-lost", "Điểm mất theo nhóm"),
    ("index-lost-chart", "Từ tối đa xuống điểm đạt"),
    ("index-lost-points", "Điểm mất, cách lấy lại"),
    ("index-rank", "Thứ hạng"),
    ("index-table", "Bảng điểm các nhóm"),
    ("index-metrics", "Chỉ số thành phần"),
    ("topic", "Chỉ số 766 theo chủ đề"),
    ("topic-units", "Điểm nhóm của đơn vị"),
    ("volume", "Cơ quan nhiều hồ sơ"),
    ("volume-table", "Hồ sơ theo cơ quan"),
    ("processing-table", "Tiếp nhận, giải quyết"),
    ("channel", "Hình thức nộp"),
    ("level", "Mức độ trực tuyến"),
    ("on-time", "Đúng hạn, quá hạn"),
    ("pending", "Hồ sơ đang giải quyết"),
    ("online-share", "Tỷ lệ nộp trực tuyến"),
    ("delay", "Cơ quan quá hạn"),
    ("delay-table", "Hồ sơ quá hạn"),
    ("full-online", "Trực tuyến toàn trình"),
    ("full-online-departments", "Toàn trình, sở ngành"),
    ("full-online-localities", "Toàn trình, địa phương"),
    ("full-online-table", "Tỷ lệ toàn trình"),
    ("payment", "Thanh toán trực tuyến"),
    ("satisfaction", "Mức độ hài lòng"),
    ("satisfaction-table", "Lượt đánh giá theo mức"),
    ("units-ranked", "Xếp hạng đơn vị"),
    ("units-table", "Bảng xếp hạng đơn vị"),
    ("heat", "Đơn vị theo chỉ số"),
    ("unit", "Một đơn vị"),
    ("periods-course", "Điểm của đơn vị qua kỳ"),
    ("periods-groups", "Các nhóm qua các kỳ"),
    ("periods-moves", "Thay đổi điểm và hạng"),
    ("periods-pair", "So sánh hai kỳ"),
    ("periods-slope", "Lên hạng, xuống hạng"),
    ("periods-total", "Tổng điểm qua các kỳ"),
    ("figures-rates", "Các tỷ lệ qua các kỳ"),
    ("figures", "Số liệu chính qua các kỳ"),
];

/// The name of a table on its tab, by its id; `None` for a kind of table without one.
pub fn tab(id: &str) -> Option<&'static str> {
    let begins =
        |of: &&(&str, &str)| id.strip_prefix(of.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    TABS.iter().filter(begins).max_by_key(|of| of.0.len()).map(|of| of.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_and_are_told_apart() {
        for (at, (_, name)) in TABS.iter().enumerate() {
            assert!(name.chars().count() <= 25 && !name.contains(['[', ']', ':', '*', '?', '/', '\\', '\'']), "{name}");
            assert!(TABS[..at].iter().all(|(_, other)| other != name), "{name}");
        }
        assert_eq!(tab("index-lost-points-3"), Some("Điểm mất, cách lấy lại"));
        assert_eq!(tab("index-lost-0-1-table"), Some("Điểm mất theo nhóm"));
        assert_eq!(tab("indexes"), None);
    }
}
