//! Words of the page on scenarios.

use crate::text::words::words;

words! {
    GOAL = "Mục tiêu";
    GOAL_NOTHING = "Không đặt mục tiêu, chỉ thử số liệu";
    GOAL_SCORE = "Số điểm tự đặt";
    GOAL_RANK = "Hạng tự đặt";
    GOAL_SCORE_FIELD = "Số điểm cần đạt";
    GOAL_RANK_FIELD = "Hạng cần đạt";
    GOAL_FIRST = "Đơn vị đang đứng hạng 1.";
    GOAL_NO_RANK = "Chưa nạp đơn vị nào khác cùng cấp, cùng kỳ để xếp hạng.";
    GOAL_NOT_POINTS = "Nhập số điểm từ 0 trở lên, ví dụ 80 hoặc 82,5.";
    PLAN_CLASS = "Cấp và kỳ";
    PLAN_UNIT = "Đơn vị";
    PLAN_TITLE = "Cần làm gì để đạt mục tiêu?";
    PLAN_LEAD = "Các việc cần làm, xếp theo số việc trên mỗi điểm tăng thêm, từ ít đến nhiều:";
    PLAN_NOTHING = "Đặt mục tiêu để có danh sách việc cần làm, hoặc kéo thanh trượt của từng chỉ số để thử.";
    PLAN_REACHED = "Mục tiêu đã đạt với số liệu đang thử, không cần thêm việc nào.";
    BY_HAND = "Số liệu tự đặt:";
    LEVERS_TITLE = "Thử thay đổi từng chỉ số";
    LEVERS_HINT = "Mẫu số giữ nguyên. Chỉ số tự đặt thì kịch bản không thay đổi nữa; khóa lại để kịch bản bỏ qua; hệ số cho biết một việc ở chỉ số này tốn gấp mấy lần việc thường.";
    LEVER_PAST = "Việc đã qua, không làm lại được; kịch bản bỏ qua khi còn khóa.";
    LEVER_WEIGHTS = "Hệ số chỉ nhận số nguyên từ 1 đến 1.000.";
    LEVER_FIXED = "Giữ nguyên";
    LEVER_LOCK = "Khóa";
    LEVER_WEIGHT = "Hệ số";
    LEVER_RESET = "Về số hiện nay";
    RESET_ALL = "Bỏ mọi thay đổi";
    SAVE_TITLE = "Lưu và so sánh kịch bản";
    SAVE_NAME = "Tên kịch bản";
    SAVE = "Lưu kịch bản";
    SAVE_NAMELESS = "Đặt tên cho kịch bản trước khi lưu.";
    COPY_TEXT = "Sao chép để đưa vào báo cáo";
    COPIED = "Đã sao chép kịch bản.";
    COPY_FAILED = "Trình duyệt không cho sao chép. Hãy chọn đoạn chữ dưới đây rồi sao chép.";
    TAKE_UP = "Mở lại";
    PROPOSE = "Đưa vào văn bản";
    DROP = "Xóa";
    DROP_SCENARIO = "Xóa kịch bản đã lưu?";
    SAVED_LIST = "Kịch bản đã lưu";
    SAVED_NONE = "Chưa lưu kịch bản nào cho đơn vị và kỳ này.";
    SCENARIO_EMPTY = "Chưa có điểm Bộ chỉ số để lập kịch bản. Nạp dữ liệu chỉ số thành phần tải từ Cổng Dịch vụ công quốc gia, hoặc bảng điểm của các đơn vị.";
    SCENARIO_NO_TOTAL = "Chưa biết tổng điểm của đơn vị nên chưa đặt được mục tiêu; vẫn thử được từng chỉ số dưới đây. Nạp thêm điểm các nhóm còn thiếu của cùng kỳ để có tổng điểm.";
    SCENARIO_NO_COUNTS = "Tệp chỉ có điểm, không có tử số và mẫu số của chỉ số thành phần nên chưa tính được cần thêm bao nhiêu hồ sơ. Nạp dữ liệu chỉ số thành phần của đơn vị này, cùng kỳ.";
    ASSUMED_TITLE = "Giả định";
    REFUSED_TITLE = "Không làm được";
}

/// A goal above all points there are.
pub fn goal_too_high(max: &str) -> String {
    format!("Điểm tối đa của bộ chỉ số là {max}; nhập số không lớn hơn {max}.")
}

/// A rank that there is none of.
pub fn goal_not_rank(last: usize) -> String {
    format!("Nhập hạng là số nguyên từ 1 đến {last}.")
}

/// A plan for a period that has ended.
pub fn period_over(period: &str) -> String {
    format!(
        "Kỳ {period} đã kết thúc: kịch bản cho biết kỳ đó còn thiếu gì để rút kinh nghiệm cho kỳ sau, không phải việc còn làm được."
    )
}

/// «Lên hạng 4».
pub fn goal_next_rank(rank: usize) -> String {
    format!("Lên hạng {rank} (hạng liền trên)")
}

/// «Xếp loại Khá (từ 70 điểm)».
pub fn goal_band(band: &str, from: &str) -> String {
    format!("Xếp loại {band} (từ {from} điểm)")
}

/// «Cần thêm 7.412 hồ sơ có kết quả điện tử để được thêm 1,00 điểm».
pub fn needed_for(items: i64, more: &str, gain: crate::domain::Decimal) -> String {
    let items = crate::domain::Decimal::whole(items);
    format!("Cần thêm {} để tăng {} điểm", crate::text::quantity(items, more), crate::text::points(gain))
}

/// «Cần thêm … để tăng 1 điểm: chỉ số «…», tử số từ 226.210 lên 233.622 (mẫu số 364.515).»
pub fn plan_step(lead: &str, metric: &str, [from, to, of]: [String; 3]) -> String {
    format!("{lead}: «{metric}», tử số từ {from} lên {to} (mẫu số {of}).")
}

/// A numerator set by hand.
pub fn changed(metric: &str, [from, to, of]: [String; 3], gain: &str) -> String {
    format!("«{metric}»: tử số từ {from} thành {to} (mẫu số {of}), {gain} điểm.")
}

/// Whose scenario a text is.
pub fn scenario_heading(name: &str, unit: &str, period: &str) -> String {
    let named = if name.is_empty() { String::new() } else { format!(" «{name}»") };
    format!("Kịch bản{named}: {unit}, {period}")
}

/// «64,08 điểm, xếp loại Trung bình, hạng 7/34».
pub fn standing(total: Option<&str>, band: Option<&str>, rank: Option<&str>) -> String {
    let total = total.map_or_else(|| "chưa rõ tổng điểm".to_owned(), points);
    std::iter::once(total)
        .chain(Some(rating(band, rank)).filter(|words| !words.is_empty()))
        .collect::<Vec<_>>()
        .join(", ")
}

/// «xếp loại Trung bình, hạng 7/34»; empty where neither is known.
pub fn rating(band: Option<&str>, rank: Option<&str>) -> String {
    let band = band.map(|band| format!("xếp loại {band}"));
    let rank = rank.map(|rank| format!("hạng {rank}"));
    band.into_iter().chain(rank).collect::<Vec<_>>().join(", ")
}

/// «80 điểm».
pub fn points(number: &str) -> String {
    format!("{number} điểm")
}

/// What is missing even with everything moved.
pub fn still_short(points: &str) -> String {
    format!("Dù làm hết những việc tính được vẫn còn thiếu {points} điểm.")
}

/// What is missing where nothing that may be moved gives a point.
pub fn nothing_to_move(points: &str) -> String {
    format!(
        "Còn thiếu {points} điểm; không còn chỉ số thành phần nào tính lại được, không khóa và tăng thêm được điểm."
    )
}

/// What a text takes for granted.
pub fn assumed(assumptions: &[&str]) -> String {
    format!("Giả định: {}", assumptions.join(" "))
}

/// How far a slider goes, for those who hear it: «226.210 trên 364.515».
pub fn of_whole(part: &str, whole: &str) -> String {
    format!("{part} trên {whole}")
}

/// Points of a component now and by the scenario: «3,72 → 4,10 trên 6 điểm».
pub fn lever_points(now: &str, then: &str, max: &str) -> String {
    if now == crate::text::words::NOT_STATED {
        now.to_owned()
    } else if now == then {
        format!("{now} trên {max} điểm")
    } else {
        format!("{now} → {then} trên {max} điểm")
    }
}

/// The counts beside a slider: «hiện nay 226.210 trên 364.515 hồ sơ có kết quả điện tử; đạt điểm tối đa khi tử số từ 364.515».
pub fn lever_bounds(now: &str, of: &str, more: &str, enough: &str) -> String {
    format!("hiện nay {now} trên {of}; mỗi việc là một {more}; đạt điểm tối đa khi tử số từ {enough}")
}

/// A numerator typed above its denominator, which is taken instead.
pub fn lever_above(typed: &str, of: &str) -> String {
    format!("Tử số đã nhập ({typed}) lớn hơn mẫu số: đã lấy bằng mẫu số {of}.")
}

/// A numerator that is no whole number within its bounds changes nothing.
pub fn lever_unread(of: &str) -> String {
    format!("Tử số chỉ nhận số nguyên từ 0 đến {of}: đã giữ số trước đó.")
}

/// Accessible names of the controls of one component.
pub fn lever_of(what: &str, metric: &str) -> String {
    format!("{what}: {metric}")
}

/// What removing a saved scenario means.
pub fn drop_scenario_hint(name: &str) -> String {
    format!("Kịch bản «{name}» bị xóa khỏi phiên và không lấy lại được. Số liệu của báo cáo không đổi.")
}

/// Accessible name of the button that drops a scenario.
pub fn drop_scenario(name: &str) -> String {
    format!("Xóa kịch bản «{name}»")
}

/// Accessible name of the button that goes on with a scenario.
pub fn go_on_with(name: &str) -> String {
    format!("Mở lại kịch bản «{name}»")
}

/// Accessible name of the link that puts a scenario into a draft.
pub fn propose_scenario(name: &str) -> String {
    format!("Đưa kịch bản «{name}» vào văn bản")
}

/// A message: saved.
pub fn scenario_saved(name: &str) -> String {
    format!("Đã lưu kịch bản «{name}».")
}
