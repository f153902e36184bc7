//! Labels of tables, charts and tiles.

use super::words::words;
use super::{count, decimal, percent, span};
use crate::domain::{Decimal, Span};

// ── Reports ───────────────────────────────────────────────────────────────────────────────────────────────────────
words! {
    REPORT = "Báo cáo";
    REPORTS = "Báo cáo đã nạp";
    NUMBER = "Số, ký hiệu";
    ISSUED = "Ngày ban hành";
    PROVINCE = "Tỉnh, thành phố";
    PERIOD = "Kỳ số liệu";
    FILE = "Tệp";
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

// ── All figures ───────────────────────────────────────────────────────────────────────────────────────────────────
words! {
    INDICATOR = "Chỉ tiêu";
    VALUE = "Số liệu";
    SCOPE = "Phạm vi";
    KIND = "Loại";
    WHOLE = "Toàn đơn vị báo cáo";
    DEPARTMENTS = "Các sở, ban, ngành";
    LOCALITIES = "Các địa phương";
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

/// A change's figure: «tăng 34», «giảm 2,1»; the unit follows.
pub fn change(up: bool, quantity: &str) -> String {
    format!("{} {quantity}", if up { "tăng" } else { "giảm" })
}

/// A hedge word before its number.
pub fn hedged(hedge: crate::domain::Hedge, quantity: &str) -> String {
    let word = match hedge {
        crate::domain::Hedge::MoreThan => "hơn",
        crate::domain::Hedge::Nearly => "gần",
        crate::domain::Hedge::About => "khoảng",
    };
    format!("{word} {quantity}")
}

/// A source cited inside a report: «theo EMC».
pub fn cited(source: &str) -> String {
    format!("theo {source}")
}

// ── The index ─────────────────────────────────────────────────────────────────────────────────────────────────────
words! {
    GROUP = "Nhóm chỉ số";
    POINTS = "Điểm đạt";
    MAXIMUM = "Điểm tối đa";
    RATE = "Tỷ lệ đạt";
    RATE_STATED = "Tỷ lệ nêu trong báo cáo";
    LOST = "Điểm mất";
    INDEX_TOTAL = "Tổng điểm nêu trong báo cáo";
    INDEX_SUM = "Cộng điểm các nhóm";
    INDEX_SUM_AGREES = "Khớp với tổng điểm nêu trong báo cáo";
    INDEX_SUM_UNCHECKED = "Báo cáo không nêu tổng điểm";
    INDEX_BAND = "Xếp loại";
    INDEX_BAND_DETAIL = "Cách xếp loại quan sát được trên các công cụ theo dõi; không phải quy định của pháp luật";
    INDEX_RANK = "Thứ hạng";
    INDEX_TARGET = "Điểm yêu cầu";
    INDEX_MOST_LOST = "Nhóm mất nhiều điểm nhất";
    INDEX_EMPTY = "Các báo cáo đã nạp không nêu điểm Bộ chỉ số 766.";
    INDEX_POINTS_TITLE = "Mỗi nhóm đạt bao nhiêu điểm so với tối đa?";
    INDEX_LOST_TITLE = "Nhóm nào mất nhiều điểm nhất?";
    INDEX_RANK_TITLE = "Thứ hạng thay đổi thế nào?";
    INDEX_TABLE_TITLE = "Điểm các nhóm của Bộ chỉ số 766";
    INDEX_POINTS_FORMULA = "tỷ lệ đạt = điểm đạt / điểm tối đa";
    INDEX_LOST_FORMULA = "điểm mất = điểm tối đa − điểm đạt";
    INDEX_RANK_CAPTION = "Số nhỏ là hạng cao; chỉ so các thứ hạng trên cùng số đơn vị được xếp.";
    RANK = "Thứ hạng";
    RANK_DATE = "Thời điểm";
}

/// How the sum of groups differs from the stated total.
pub fn index_sum_differs(difference: &str) -> String {
    format!("Chênh {difference} điểm so với tổng điểm nêu trong báo cáo")
}

/// A rank among how many: «4/63».
pub fn rank(rank: i64, of: i64) -> String {
    format!("{rank}/{of}")
}

/// Ranks from the first date to the last: «4/63 → 8/63 → 10/63».
pub fn ranks(ranks: &[String]) -> String {
    ranks.join(" → ")
}

/// Points of a maximum: «12,2/18».
pub fn points_of(points: Decimal, max: Decimal) -> String {
    format!("{}/{}", decimal(points), decimal(max))
}

/// Points of a maximum with the rate: «12,2/18 (67,78%)».
pub fn points_with_rate(points: Decimal, max: Decimal, rate: Decimal) -> String {
    format!("{} ({})", points_of(points, max), percent(rate))
}

/// A range of required points: «80–90 điểm».
pub fn points_range(min: Decimal, max: Decimal) -> String {
    format!("{}–{} điểm", decimal(min), decimal(max))
}

/// How far a score is from the lower end of what is required.
pub fn target_detail(missing: Option<Decimal>) -> String {
    match missing {
        Some(points) => format!("Còn thiếu {} điểm so với mức thấp nhất", decimal(points)),
        None => "Đạt mức yêu cầu".into(),
    }
}

/// Several dates in order: «ngày 27/02/2023 → ngày 07/3/2023».
pub fn dates(periods: &[Span]) -> String {
    super::sentence(&periods.iter().map(|p| span(*p)).collect::<Vec<_>>().join(" → "))
}

/// A number of points.
pub fn points(points: Decimal) -> String {
    format!("{} điểm", decimal(points))
}

/// Points lost by a group.
pub fn lost(points: Decimal) -> String {
    format!("mất {} điểm", decimal(points))
}

// ── Processing ────────────────────────────────────────────────────────────────────────────────────────────────────
words! {
    PROCESSING_EMPTY = "Các báo cáo đã nạp không nêu số liệu tiếp nhận, giải quyết hồ sơ.";
    SHARE_STATED = "Tỷ lệ nêu trong báo cáo";
    SHARE_RECOMPUTED = "Tỷ lệ tính lại";
    SHARE_BASE = "Tính trên";
    PROCESSING_TABLE_TITLE = "Tiếp nhận, giải quyết bao nhiêu hồ sơ?";
    PROCESSING_FORMULA = "tỷ lệ tính lại = số hồ sơ / số ở cột «Tính trên»";
    ABOVE_WHOLE = "Không tính tỷ lệ khi phần lớn hơn tổng: báo cáo không nêu số hồ sơ kỳ trước chuyển sang nên số tiếp nhận trong kỳ không phải là mẫu số đầy đủ.";
    CHANNEL_TITLE = "Hồ sơ được nộp bằng hình thức nào?";
    LEVEL_TITLE = "Hồ sơ trực tuyến ở mức độ nào?";
    ON_TIME_TITLE = "Hồ sơ đã giải quyết có đúng hạn không?";
    PENDING_TITLE = "Hồ sơ đang giải quyết còn trong hạn không?";
    REST = "Phần còn lại";
    VOLUME_TITLE = "Cơ quan nào có nhiều hồ sơ?";
    VOLUME_CAPTION = "Báo cáo có thể chỉ nêu một số cơ quan; dòng cuối là số của toàn đơn vị báo cáo, không phải tổng các dòng trên.";
    ONLINE_TITLE = "Cơ quan nào tiếp nhận trực tuyến nhiều?";
    ONLINE_RATE = "Tỷ lệ trực tuyến";
    ONLINE_FORMULA = "tỷ lệ trực tuyến = tiếp nhận trực tuyến / tiếp nhận mới trong kỳ";
    DELAY_TITLE = "Cơ quan, lĩnh vực nào có hồ sơ quá hạn?";
    DELAY_CAPTION = "Cơ quan không có trong bảng là không được báo cáo nêu.";
    LATE_CHART_TITLE = "Cơ quan nào giải quyết quá hạn?";
    OVERDUE_CHART_TITLE = "Cơ quan nào đang có hồ sơ quá hạn?";
    AGENCY = "Cơ quan";
    FIELD = "Lĩnh vực";
    ON_THE_SPOT_NOTE = "«4 tại chỗ» chỉ nêu số lượng: chưa tìm thấy quy định về mẫu số để tính tỷ lệ.";
    TWO_RATES_NOTE = "Hai tỷ lệ đúng hạn có công thức khác nhau và cùng được sử dụng; không so sánh hai tỷ lệ với nhau.";
    SEE_FULL_ONLINE = "Số liệu từng cơ quan của báo cáo này ở trang «Trực tuyến toàn trình».";
}

/// A period as a heading: «Lũy kế từ đầu năm 2023».
pub fn period_heading(period: Span) -> String {
    super::sentence(&span(period))
}

/// What a share of a chart's slice is called in its legend: «3.085 (65,53%)».
pub fn slice(value: Decimal, share: Option<Decimal>) -> String {
    match share {
        Some(share) => format!("{} ({})", decimal(value), percent(share)),
        None => decimal(value),
    }
}

/// A rate with its numbers: «65,53% (3.085 / 4.708)».
pub fn rate_with_numbers(rate: &str, numbers: &str) -> String {
    format!("{rate} ({numbers})")
}

/// Which figures of a period are stocks at its end.
pub fn stock_detail(period: crate::domain::Period) -> String {
    format!("Số đang giải quyết tính tại {}", super::period(period))
}

/// A rate's formula with its numbers: «trước hạn / đã giải quyết = 4.743 / 4.761».
pub fn formula_with_numbers(formula: &str, numbers: &str) -> String {
    format!("{formula} = {numbers}")
}

/// The formula of a stacked chart: shares of its whole.
pub fn shares_of(whole: &str) -> String {
    format!("tỷ lệ = số hồ sơ / {whole}")
}

/// A period with a rate's numbers: «Tháng 4/2023: 405 / 408».
pub fn period_with_numbers(period: Span, numbers: &str) -> String {
    format!("{}: {numbers}", period_heading(period))
}

/// A stated figure beside a recomputed one.
pub fn stated_beside(text: &str) -> String {
    format!("Nêu trong báo cáo: {text}")
}

// ── Full-online rate by agency ────────────────────────────────────────────────────────────────────────────────────
words! {
    FULL_ONLINE_EMPTY = "Các báo cáo đã nạp không nêu số hồ sơ trực tuyến toàn trình theo cơ quan.";
    FULL_ONLINE_TITLE = "Cơ quan nào đạt ngưỡng hồ sơ trực tuyến toàn trình?";
    FULL_ONLINE_DEPARTMENTS_TITLE = "Sở, ban, ngành nào đạt ngưỡng hồ sơ trực tuyến toàn trình?";
    FULL_ONLINE_LOCALITIES_TITLE = "Địa phương nào đạt ngưỡng hồ sơ trực tuyến toàn trình?";
    FULL_ONLINE_TABLE_TITLE = "Tỷ lệ hồ sơ trực tuyến toàn trình theo cơ quan";
    FULL_ONLINE_COUNT = "Toàn trình (nộp trực tuyến)";
    RECEIVED = "Tổng hồ sơ tiếp nhận";
    THRESHOLD = "Ngưỡng";
    VERDICT = "Đánh giá";
    VERDICT_STATED = "Đánh giá nêu trong báo cáo";
    MET = "Đạt";
    MISSED = "Chưa đạt";
    NOT_ASSESSED = "Không đánh giá";
    ALL_AGENCIES = "Tất cả cơ quan";
    FULL_ONLINE_RATE = "Tỷ lệ chung tính lại";
    CITED_RATE = "Tỷ lệ lấy từ nguồn khác";
    VERDICT_FORMULA = "Đạt khi tỷ lệ chưa làm tròn không thấp hơn ngưỡng";
    TARGET_STATED = "Chỉ tiêu nêu trong báo cáo";
}

/// A count of agencies.
pub fn agencies(number: usize) -> String {
    format!("{} cơ quan", count(number))
}

/// What the report itself counts: «9/29».
pub fn stated_count(value: Decimal, of: Option<Decimal>) -> String {
    let value = match of {
        Some(of) => points_of(value, of),
        None => decimal(value),
    };
    stated_beside(&value)
}

/// The threshold line's label: «70%».
pub fn threshold_line(threshold: Decimal) -> String {
    format!("ngưỡng {}", percent(threshold))
}

/// How many verdicts differ from the stated ones.
pub fn verdicts_differ(number: usize) -> String {
    format!("Với ngưỡng đang chọn, {} có đánh giá khác với báo cáo.", agencies(number))
}

/// A rate of another source.
pub fn cited_detail(source: &str) -> String {
    format!("Báo cáo dẫn {source}; cách tính không nêu, không so sánh với tỷ lệ tính lại")
}

/// The gist of a ranking for readers who do not see the chart.
pub fn verdict_gist(met: usize, missed: usize, not_assessed: usize) -> String {
    let gist = format!("{} đạt, {} chưa đạt", agencies(met), count(missed));
    if not_assessed == 0 { gist } else { format!("{gist}, {} không đánh giá", count(not_assessed)) }
}

// ── Payment ───────────────────────────────────────────────────────────────────────────────────────────────────────
words! {
    PAYMENT_EMPTY = "Các báo cáo đã nạp không nêu số liệu thanh toán trực tuyến.";
    PAYMENT_DOSSIERS = "Hồ sơ thanh toán trực tuyến";
    PAYMENT_AMOUNT = "Số tiền";
    PAYMENT_AGENCIES = "Cơ quan có hồ sơ thanh toán trực tuyến";
    PAYMENT_CHANGE = "Thay đổi so với kỳ trước";
    PAYMENT_BEFORE = "Kỳ trước (suy ra)";
    PAYMENT_BEFORE_DETAIL = "Suy ra từ số của kỳ này và mức tăng, giảm nêu trong báo cáo";
    PAYMENT_BEFORE_FORMULA = "số kỳ trước = số kỳ này trừ mức tăng (hoặc cộng mức giảm)";
    PAYMENT_AVERAGE = "Bình quân một hồ sơ (tính ra)";
    PAYMENT_AVERAGE_FORMULA = "Số tiền / số hồ sơ, làm tròn đến đồng";
    PAYMENT_SHARE = "Tỷ lệ trên hồ sơ tiếp nhận";
    PAYMENT_TABLE_TITLE = "Thanh toán trực tuyến bao nhiêu hồ sơ, bao nhiêu tiền?";
    PAYMENT_CHART_TITLE = "Số hồ sơ thanh toán trực tuyến tăng hay giảm?";
    PAYMENT_INDEX = "Điểm nhóm Thanh toán trực tuyến (Bộ chỉ số 766)";
}

// ── Satisfaction ──────────────────────────────────────────────────────────────────────────────────────────────────
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
}

/// How the levels' sum differs from the number of ratings.
pub fn ratings_differ(difference: &str) -> String {
    format!("Chênh {difference} lượt so với tổng số lượt đánh giá")
}

// ── Findings ──────────────────────────────────────────────────────────────────────────────────────────────────────
words! {
    FINDINGS_EMPTY = "Mọi số liệu kiểm tra được đều khớp.";
    NO_FINDINGS = "Không có chỗ nào không khớp.";
    PERCENT_POINTS = "điểm %";
    ALL_CHECKS = "Phép kiểm tra đã thực hiện";
}

/// How many comparisons were made for a report and how many agree.
pub fn checks_detail(checks: usize, findings: usize) -> String {
    let agreeing = checks.saturating_sub(findings);
    format!("{} phép kiểm tra, {} khớp, {} không khớp", count(checks), count(agreeing), count(findings))
}

// ── Captions ──────────────────────────────────────────────────────────────────────────────────────────────────────

/// The line under a title: period, source, formula.
pub fn caption(period: &str, source: &str, formula: &str) -> String {
    let base = format!("Kỳ: {period}. Nguồn: {source}.");
    if formula.is_empty() { base } else { format!("{base} Công thức: {formula}.") }
}

/// The accessible description of a chart: its caption, then the values in order.
pub fn description(caption: &str, values: &[String]) -> String {
    if values.is_empty() { caption.to_owned() } else { format!("{caption} {}.", values.join("; ")) }
}

/// A label with its value, for descriptions: «Tiến độ giải quyết: 18,3/20».
pub fn named(label: &str, value: &str) -> String {
    format!("{label}: {value}")
}

/// A document number with its date: «308/UBND-TH ngày 28/03/2023».
pub fn numbered(number: Option<&str>, issued: Option<&str>) -> Option<String> {
    match (number, issued) {
        (Some(number), Some(day)) => Some(format!("{number} ngày {day}")),
        (Some(number), None) => Some(number.to_owned()),
        (None, Some(day)) => Some(format!("ngày {day}")),
        (None, None) => None,
    }
}
