//! Sentences for disagreements.

use crate::domain::{FindingCode, FindingNote, Severity};

/// What disagrees, in one line; `subject` is the figure's name («Tỷ lệ đúng hạn», «Đang giải quyết»).
pub fn title(code: FindingCode, subject: &str) -> String {
    match code {
        FindingCode::Share => format!("{subject}: tỷ lệ không khớp với số đếm"),
        FindingCode::Sum => format!("{subject}: tổng không bằng các phần cộng lại"),
        FindingCode::ColumnTotal => format!("{subject}: dòng tổng cộng không bằng các dòng cộng lại"),
        FindingCode::Balance => format!("{subject}: không khớp với số tiếp nhận trừ số đã giải quyết"),
        FindingCode::Rival => format!("{subject}: nêu hai giá trị khác nhau"),
        FindingCode::Verdict => format!("{subject}: đánh giá không khớp với tỷ lệ và ngưỡng"),
        FindingCode::Count => format!("{subject}: số cơ quan không khớp với bảng"),
        FindingCode::Range => format!("{subject}: giá trị ngoài khoảng có thể"),
        FindingCode::CarryOver => format!("{subject}: không bằng số đang giải quyết cuối kỳ trước"),
        FindingCode::Cumulative => format!("{subject}: lũy kế không bằng các kỳ cộng lại"),
        FindingCode::Calendar => format!("{subject}: hai cách tính kỳ khác nhau, không so sánh được"),
    }
}

/// Two values that come from different sources or times and contradict nothing.
pub fn apart(subject: &str) -> String {
    format!("{subject}: hai giá trị khác nguồn hoặc khác kỳ")
}

/// The name of a kind, for grouping and counting.
pub const fn kind(code: FindingCode) -> &'static str {
    match code {
        FindingCode::Share => "Tỷ lệ",
        FindingCode::Sum => "Tổng các phần",
        FindingCode::ColumnTotal => "Tổng của bảng",
        FindingCode::Balance => "Cân đối tiếp nhận – giải quyết",
        FindingCode::Rival => "Hai giá trị",
        FindingCode::Verdict => "Đánh giá",
        FindingCode::Count => "Số cơ quan",
        FindingCode::Range => "Ngoài khoảng",
        FindingCode::CarryOver => "Chuyển kỳ",
        FindingCode::Cumulative => "Lũy kế",
        FindingCode::Calendar => "Cách tính kỳ",
    }
}

/// What can be said about a disagreement without guessing at its cause.
pub const fn note(note: FindingNote) -> &'static str {
    match note {
        FindingNote::Truncated => "Khớp nếu cắt bớt chữ số thay vì làm tròn.",
        FindingNote::ForcedToHundred => "Khớp nếu lấy 100% trừ các tỷ lệ còn lại nêu trong báo cáo.",
        FindingNote::LateNotSubtracted => "Khớp nếu số đã giải quyết quá hạn không được trừ đi.",
        FindingNote::OtherSource => "Hai số liệu lấy từ hai nguồn khác nhau, không thể đối chiếu chỉ bằng báo cáo này.",
        FindingNote::RoundedOtherwise => "Khớp nếu làm tròn theo cách khác (làm tròn lên hoặc làm tròn về số chẵn).",
        FindingNote::OtherBase => "Khớp nếu tính trên một tổng khác nêu trong báo cáo.",
        FindingNote::BaseAssumed => {
            "Báo cáo không nêu tỷ lệ này tính trên tổng nào; các tổng khác nêu trong báo cáo cũng không cho tỷ lệ này."
        }
        FindingNote::TwoBlocks => {
            "Báo cáo nêu cả nhóm số liệu này hai lần với giá trị khác nhau: có thể thuộc hai tuần hoặc hai phạm vi, chưa đủ căn cứ để đối chiếu."
        }
    }
}

/// The name of a gravity.
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Sai lệch",
        Severity::Warning => "Cần xem xét",
        Severity::Information => "Thông tin",
    }
}

/// The whole with which a stated share agrees.
pub fn other_base(name: &str) -> String {
    format!("Khớp nếu tính trên «{name}».")
}
