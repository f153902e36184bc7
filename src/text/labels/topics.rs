//! Words of the pages on payment, satisfaction and findings.

use crate::text::count;
use crate::text::words::words;

// ── Payment ──────────────────────────────────────────────────────────────────────────────────────────────────────────

words! {
    PAYMENT_EMPTY = "Các báo cáo đã nạp không nêu số liệu thanh toán trực tuyến.";
    PAYMENT_DOSSIERS = "Hồ sơ thanh toán trực tuyến";
    PAYMENT_AMOUNT = "Số tiền";
    PAYMENT_AGENCIES = "Cơ quan có hồ sơ thanh toán trực tuyến";
    PAYMENT_CHANGE = "Mức tăng, giảm nêu trong báo cáo";
    PAYMENT_BEFORE = "Kỳ so sánh (suy ra)";
    PAYMENT_BEFORE_DETAIL = "Suy ra từ số kỳ này và mức tăng, giảm nêu trong báo cáo";
    PAYMENT_BEFORE_FORMULA = "số kỳ so sánh = số kỳ này trừ mức tăng (hoặc cộng mức giảm)";
    PAYMENT_AVERAGE = "Bình quân một hồ sơ (tính ra)";
    PAYMENT_AVERAGE_FORMULA = "Số tiền / số hồ sơ, làm tròn đến đồng";
    PAYMENT_CHART_TITLE = "Số hồ sơ thanh toán trực tuyến tăng hay giảm?";
}

// ── Satisfaction ─────────────────────────────────────────────────────────────────────────────────────────────────────

words! {
    SATISFACTION_EMPTY = "Các báo cáo đã nạp không nêu kết quả đánh giá mức độ hài lòng.";
    SATISFACTION_TABLE_TITLE = "Có bao nhiêu lượt đánh giá ở từng mức?";
    SATISFACTION_CHART_TITLE = "Mức độ hài lòng phân bố thế nào?";
    LEVEL = "Mức";
    RATINGS = "Số lượt";
    SATISFACTION_SUM = "Cộng các mức";
    SATISFACTION_SUM_AGREES = "Khớp với tổng số lượt đánh giá";
    SATISFACTION_FORMULA = "tỷ lệ = số lượt ở mức đó / tổng số lượt đánh giá";
    SATISFACTION_NOTE = "Kết quả đánh giá tại nơi giao dịch; không phải nhóm «Mức độ hài lòng» của Bộ chỉ số 766 và không so sánh với nhóm đó.";
    SATISFACTION_BOTH_NOTE = "Kết quả đánh giá tại nơi giao dịch và nhóm «Mức độ hài lòng» của Bộ chỉ số 766, tính từ hồ sơ quá hạn và phản ánh, kiến nghị, là hai số liệu khác nhau; không so sánh với nhau.";
}

/// A period whose figure follows from a stated change: «Tháng 3/2023 (suy ra)».
pub fn payment_inferred(period: &str) -> String {
    format!("{period} (suy ra)")
}

/// How the levels' sum differs from the number of ratings.
pub fn ratings_differ(difference: &str) -> String {
    format!("Chênh {difference} lượt so với tổng số lượt đánh giá")
}

// ── Findings ─────────────────────────────────────────────────────────────────────────────────────────────────────────

words! {
    OPEN_RIVALS = "Các báo cáo nêu khác nhau";
    OPEN_RIVALS_DETAIL = "Số liệu cùng cơ quan, cùng kỳ chưa chọn giá trị dùng để tính";
    NOT_COMPARED = "Không đối chiếu được";
    NOT_COMPARED_DETAIL = "Khác nguồn hoặc khác kỳ; để biết, không tính là không khớp";
    NO_DIFFERENCE = "không tính: hai số không so sánh được";
    NO_FINDINGS = "Không có chỗ nào không khớp.";
    PERCENT_POINTS = "điểm phần trăm";
    ALL_CHECKS = "Phép kiểm tra đã thực hiện";
}

/// How many comparisons were made for a report, how many agree and how many pairs may not be compared.
///
/// `None` where only a part of the report is shown: comparisons are counted by whole reports.
pub fn checks_detail(checks: Option<usize>, findings: usize, apart: usize) -> String {
    let rest = if apart == 0 { String::new() } else { format!(", {} không đối chiếu được", count(apart)) };
    let Some(checks) = checks else {
        return format!("{} chỗ không khớp{rest} trong phạm vi đang xem", count(findings));
    };
    let agreeing = checks.saturating_sub(findings + apart);
    format!("{} phép kiểm tra: {} khớp, {} không khớp{rest}", count(checks), count(agreeing), count(findings))
}

/// What follows: pairs that may not be compared.
pub fn not_compared(number: usize) -> String {
    format!("{} cặp số liệu khác nguồn hoặc khác kỳ: để biết, không tính là không khớp.", count(number))
}
