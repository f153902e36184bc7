//! Words of the list of terms.

use crate::domain::Decimal;
use crate::text::decimal;
use crate::text::words::words;

words! {
    TERMS = "Thuật ngữ";
    TERMS_INTRO = "Mỗi số liệu, tỷ lệ, nhóm và chỉ số thành phần mà Thước đo đọc hoặc tính, kèm cách tính và nguồn.";
    TERMS_SEARCH = "Tìm thuật ngữ";
    TERMS_NONE = "Không có thuật ngữ nào khớp.";
    TERM_FIGURE = "số liệu nêu trong báo cáo";
    TERM_RATE = "tỷ lệ tính lại";
    TERM_SET = "bộ chỉ số";
    TERM_GROUP = "nhóm chỉ số";
    TERM_METRIC = "chỉ số thành phần";
    TERM_FORMULA = "Cách tính";
    TERM_UNIT = "Đơn vị tính";
    TERM_SOURCE = "Nguồn";
    TERM_OBSERVED = "quan sát được, chưa đối chiếu với văn bản gốc";
    POINTS_UNIT = "điểm";
    MINUS_SAID = "trừ ";
    OBSERVED = "quan sát trên các báo cáo";
    FORM_06 = "Biểu 06/VPCP/KSTT (Thông tư 01/2020/TT-VPCP)";
}

/// What the catalogue's notes on a source come to, by a part of them; the first that fits counts.
const SOURCES: [(&str, &str); 10] = [
    ("national portal", "quan sát trên Cổng Dịch vụ công quốc gia tháng 9/2026"),
    ("letter of 24/01/2025", "quan sát trên phụ lục công văn cấp tỉnh ngày 24/01/2025"),
    ("letter of 28/3/2023", "quan sát trên công văn cấp tỉnh ngày 28/3/2023"),
    ("4/2020 and 4/2023", "quan sát trên báo cáo tháng 4/2020 và tháng 4/2023"),
    ("weekly provincial report", "quan sát trên báo cáo tuần cấp tỉnh tháng 4/2023"),
    ("4/2023", "quan sát trên báo cáo cấp tỉnh tháng 4/2023"),
    ("4/2020", "quan sát trên báo cáo cấp tỉnh tháng 4/2020"),
    ("tracking tool", "quan sát trên công cụ theo dõi của các tỉnh năm 2026"),
    ("202/2025/QH15", "quan sát trên các báo cáo: 63 trước 01/7/2025, 34 từ sau đó (Nghị quyết 202/2025/QH15)"),
    ("reporting tool", "quan sát trên công cụ báo cáo cấp tỉnh"),
];

/// A source as the user reads it: legal texts as they are cited, anything observed in words of the interface.
pub fn source(noted: &str) -> String {
    if noted.starts_with("Quyết định") || noted.starts_with("quan sát") {
        return noted.replace(" (observed)", "");
    }
    let columns = noted.split_once("column").map(|(_, rest)| rest.trim_start_matches('s').trim_start());
    match columns.filter(|_| noted.contains("Biểu 06")) {
        Some(rest) => {
            let columns = rest.split(" of").next().unwrap_or_default();
            format!("{OBSERVED}; cột {columns} của {FORM_06}")
        }
        None => {
            let known = SOURCES.iter().find(|(part, _)| noted.contains(part));
            known.map_or(OBSERVED, |(_, words)| words).to_owned()
        }
    }
}

/// How many terms a search leaves.
pub fn terms_found(found: usize, all: usize) -> String {
    format!("{found}/{all} thuật ngữ")
}

/// The most points of a group.
pub fn at_most(max: Decimal) -> String {
    format!("tối đa {} điểm", decimal(max.normalized()))
}

/// How a version of the index adds up.
pub fn set_formula(groups: usize, max: Decimal) -> String {
    format!("tổng điểm của {groups} nhóm, tối đa {} điểm", decimal(max.normalized()))
}
