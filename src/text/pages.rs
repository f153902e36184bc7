//! Menu names, headings and leads of the pages.

/// The words that name one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageWords {
    /// Name in the menu.
    pub menu: &'static str,
    /// Heading.
    pub title: &'static str,
    /// One sentence: what the page answers.
    pub lead: &'static str,
}

/// Overview.
pub const OVERVIEW: PageWords = PageWords {
    menu: "Tổng quan",
    title: "Tổng quan",
    lead: "Kết quả đang ở mức nào, chỗ nào không khớp và cần xem gì tiếp theo.",
};

/// The index of Decision 766.
pub const INDEX: PageWords = PageWords {
    menu: "Bộ chỉ số",
    title: "Bộ chỉ số 766",
    lead: "Điểm từng nhóm so với điểm tối đa, nhóm mất nhiều điểm nhất và thứ hạng theo từng ngày.",
};

/// Processing of dossiers.
pub const PROCESSING: PageWords = PageWords {
    menu: "Tiến độ",
    title: "Tiếp nhận, giải quyết, đang giải quyết",
    lead: "Hồ sơ tiếp nhận theo hình thức nộp, giải quyết đúng hạn và còn đang giải quyết, tách riêng từng kỳ.",
};

/// Full-online rate by agency.
pub const FULL_ONLINE: PageWords = PageWords {
    menu: "Trực tuyến",
    title: "Hồ sơ trực tuyến toàn trình theo cơ quan",
    lead: "Tỷ lệ từng cơ quan tính lại từ số hồ sơ, xếp theo thứ tự và so với ngưỡng được chọn.",
};

/// Online payment.
pub const PAYMENT: PageWords = PageWords {
    menu: "Thanh toán",
    title: "Thanh toán trực tuyến",
    lead: "Số hồ sơ, số tiền, số cơ quan có thanh toán trực tuyến và mức tăng, giảm mà báo cáo nêu.",
};

/// Satisfaction.
pub const SATISFACTION: PageWords =
    PageWords {
        menu: "Hài lòng", title: "Mức độ hài lòng", lead: "Số lượt đánh giá theo từng mức và tỷ lệ tính lại."
    };

/// Units beside each other.
pub const UNITS: PageWords = PageWords {
    menu: "Đơn vị",
    title: "Đơn vị",
    lead: "Xếp hạng, điểm từng nhóm và từng chỉ số thành phần của các đơn vị cùng cấp, cùng kỳ, cùng cách tính.",
};

/// Periods beside each other.
pub const PERIODS: PageWords = PageWords {
    menu: "So sánh kỳ",
    title: "So sánh kỳ",
    lead: "Điểm, thứ hạng và số liệu thay đổi thế nào qua các kỳ; chỗ không so sánh được thì nêu rõ lý do.",
};

/// What if.
pub const SCENARIO: PageWords = PageWords {
    menu: "Kịch bản",
    title: "Kịch bản",
    lead: "Cần thêm bao nhiêu hồ sơ để đạt mục tiêu, và điểm, xếp loại, thứ hạng khi đó.",
};

/// Findings.
pub const FINDINGS: PageWords = PageWords {
    menu: "Phát hiện",
    title: "Phát hiện",
    lead: "Những chỗ số liệu nêu trong báo cáo không khớp với số liệu khác của chính báo cáo đó, và số liệu các báo cáo nêu khác nhau.",
};

/// Review of every figure read.
pub const REVIEW: PageWords = PageWords {
    menu: "Rà soát",
    title: "Rà soát số liệu đọc được",
    lead: "Từng số liệu với vị trí trong báo cáo và mức tin cậy; sửa, loại bỏ hoặc bổ sung đều giữ nguyên số báo cáo nêu.",
};

/// Loaded reports.
pub const SOURCES: PageWords = PageWords {
    menu: "Báo cáo đã nạp",
    title: "Báo cáo đã nạp",
    lead: "Từng báo cáo và toàn bộ số liệu đọc được, mỗi số kèm vị trí trong báo cáo.",
};

/// What is handed over.
pub const PUBLISH: PageWords = PageWords {
    menu: "Xuất bản",
    title: "Xuất bản",
    lead: "Dự thảo báo cáo, bảng tính, dữ liệu mở và trang công bố, lập từ số liệu đã nạp.",
};

/// The heads under which the menu groups the pages; the first group needs none.
pub const GROUPS: [&str; 5] = ["", "Số liệu", "So sánh", "Kiểm tra", "Kết quả"];

super::words::words! {
    KEY_KEYS = "Bảng phím tắt";
    KEY_SEARCH = "Tìm trong bảng của trang";
    KEY_FILTERS = "Đến bộ lọc";
    KEY_CLEAR = "Bỏ lọc";
    KEY_THEME = "Đổi giao diện sáng, tối";
    KEY_LARGER = "Tăng cỡ chữ";
    KEY_SMALLER = "Giảm cỡ chữ";
    KEY_READ = "Đọc nội dung, dừng đọc";
    KEY_PRINT = "In trang";
    KEY_TERMS = "Thuật ngữ";
    KEY_TOP = "Lên đầu trang";
}
