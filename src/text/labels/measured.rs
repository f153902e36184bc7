//! Words of the index computed from counts: formulas, lost points, scenarios, comparisons, and why something is not.

use crate::domain::{Assumption, Barrier, Caution, Decimal, NoStep, NotComputed, Refusal, UnitLevel};
use crate::text::words::words;
use crate::text::{decimal, percent, points as shown, signed_points};

words! {
    METRIC = "Chỉ số thành phần";
    METRICS_TITLE = "Mỗi chỉ số thành phần được bao nhiêu điểm và vì sao?";
    METRIC_FORMULA = "Cách tính";
    METRICS_TOGETHER = "Cả nhóm";
    METRIC_NUMERATOR = "Tử số";
    METRIC_DENOMINATOR = "Mẫu số";
    METRIC_POINTS = "Điểm tính lại";
    METRIC_PUBLISHED = "Điểm công bố";
    METRICS_CAPTION = "mỗi chỉ số làm tròn nửa lên đến 2 chữ số thập phân, điểm nhóm là tổng các điểm đã làm tròn; công thức quan sát được, chưa đối chiếu được với văn bản";
    LOST_TITLE = "Điểm mất ở đâu và cần gì để lấy lại?";
    LOST_STEP = "Để thêm 1 điểm";
    LOST_ALL = "Để đạt điểm tối đa";
    LOST_NONE = "Không mất điểm ở chỉ số nào đã biết.";
    LOST_CAPTION = "điểm mất = điểm tối đa − điểm đạt; số cần thêm là số nhỏ nhất thêm vào tử số khi mẫu số giữ nguyên, có tính làm tròn và ngưỡng";
    UNITS_CAPTION = "chỉ xếp hạng các đơn vị cùng cấp, cùng kỳ, cùng bộ chỉ số; bằng điểm thì cùng hạng";
    UNIT = "Đơn vị";
    UNIT_RANK = "Hạng";
    UNIT_TOTAL = "Tổng điểm";
    UNIT_TO_MEDIAN = "So với trung vị";
    UNIT_ABOVE = "Tỷ lệ đơn vị khác có điểm thấp hơn";
    UNIT_TIME_TITLE = "Điểm của đơn vị thay đổi thế nào?";
    UNIT_PERIOD = "Kỳ";
    UNIT_CHANGE = "Tăng, giảm điểm";
    UNIT_RANK_CHANGE = "Tăng, giảm hạng";
    UNIT_BREAK = "Ghi chú";
    PAIR_TITLE = "Hai bên khác nhau ở đâu?";
    SCENARIO_PLAN_TITLE = "Nên làm gì trước?";
    SCENARIO_COMPARE_TITLE = "Các kịch bản khác nhau thế nào?";
    SCENARIO_NAME = "Kịch bản";
    SCENARIO_FROM = "Hiện nay";
    SCENARIO_TO = "Theo kịch bản";
    SCENARIO_MORE = "Cần thêm";
    SCENARIO_GAIN = "Điểm được thêm";
    SCENARIO_EFFORT = "Số việc";
    SCENARIO_EFFORT_PER_POINT = "Số việc cho mỗi điểm";
    SCENARIO_BEFORE = "Điểm hiện nay";
    SCENARIO_AFTER = "Điểm theo kịch bản";
    SCENARIO_BAND = "Xếp loại theo kịch bản";
    SCENARIO_RANK = "Hạng theo kịch bản";
    SCENARIO_SHORT = "So với mục tiêu";
    SCENARIO_UNRANKED = "Chưa xếp hạng được";
    SCENARIO_NO_PEERS = "Cần điểm của các đơn vị khác cùng cấp, cùng kỳ và cùng bộ chỉ số để xếp hạng.";
    SCENARIO_REACHED = "Đạt mục tiêu";
    SCENARIO_NO_TARGET = "Không đặt mục tiêu";
    SCENARIO_CAPTION = "cách tốn ít việc nhất; chỉ số tốn ít việc cho mỗi điểm xếp trước";
    SET_ASSUMED_NOTE = "Tệp không nêu kỳ: dùng công thức của bộ chỉ số mới nhất đã biết.";
}

/// The question a ranking answers: «Các đơn vị cấp xã đứng ở đâu so với nhau?».
pub fn units_title(level: Option<UnitLevel>) -> String {
    match level {
        Some(UnitLevel::Department) => "Các sở, ban, ngành đứng ở đâu so với nhau?".to_owned(),
        Some(level) => format!("Các đơn vị {} đứng ở đâu so với nhau?", unit_level(Some(level))),
        None => "Các đơn vị đứng ở đâu so với nhau?".to_owned(),
    }
}

/// The level of a unit.
pub const fn unit_level(level: Option<UnitLevel>) -> &'static str {
    match level {
        Some(UnitLevel::Province) => "cấp tỉnh",
        Some(UnitLevel::Department) => "sở, ban, ngành",
        Some(UnitLevel::District) => "cấp huyện",
        Some(UnitLevel::Commune) => "cấp xã",
        None => "chưa rõ cấp",
    }
}

/// A formula in general: «6 × tử số / mẫu số», «2 × (tử số / mẫu số) / 80% (tối đa 2)».
pub fn formula(max: Decimal, full_at: Decimal) -> String {
    let max = decimal(max.normalized());
    match full_at == Decimal::whole(100) {
        true => format!("{max} × tử số / mẫu số"),
        false => format!("{max} × (tử số / mẫu số) / {} (tối đa {max})", percent(full_at.normalized())),
    }
}

/// A formula with its numbers: «6 × 226.210 / 364.515 = 3,72», «2 × (53 / 357) / 80% = 0,37 (tối đa 2)».
pub fn formula_with(max: Decimal, full_at: Decimal, counts: (Decimal, Decimal), points: Decimal) -> String {
    let (numerator, denominator) = counts;
    if denominator.is_zero() {
        return format!("mẫu số bằng 0: {} điểm", shown(points));
    }
    let short = decimal(max.normalized());
    let (numerator, denominator, points) = (decimal(numerator), decimal(denominator), shown(points));
    match full_at == Decimal::whole(100) {
        true => format!("{short} × {numerator} / {denominator} = {points}"),
        false => {
            let full_at = percent(full_at.normalized());
            format!("{short} × ({numerator} / {denominator}) / {full_at} = {points} (tối đa {short})")
        }
    }
}

/// «Còn thiếu 3,20 điểm».
pub fn short_of(points: Decimal) -> String {
    format!("Còn thiếu {} điểm", shown(points))
}

/// What lost points take: «Còn thiếu 7.412 hồ sơ có kết quả điện tử để được thêm 1,00 điểm».
pub fn missing_for(items: i64, more: &str, gain: Decimal) -> String {
    format!("Còn thiếu {} {more} để được thêm {} điểm", decimal(Decimal::whole(items)), shown(gain))
}

/// A component whose work is over: more can only be earned in a later period.
pub fn of_past_work(metric: &str) -> String {
    format!("{metric} (việc đã qua: rút kinh nghiệm cho kỳ sau)")
}

/// A total with the part of it that stands as published: «64,08 (gồm 8,98 theo điểm công bố)».
pub fn with_published_part(total: Decimal, published: Decimal) -> String {
    format!("{} (gồm {} theo điểm công bố)", shown(total), shown(published))
}

/// Why points are not computed.
pub const fn not_computed(reason: NotComputed) -> &'static str {
    match reason {
        NotComputed::NoFormula => "chưa có công thức tính của bộ chỉ số này; giữ nguyên điểm đã công bố",
        NotComputed::NotForLevel => "công thức chưa kiểm chứng được cho cấp này: giữ điểm công bố, không tính lại được",
        NotComputed::LevelUnknown => "chưa rõ đơn vị thuộc cấp nào nên không chọn được công thức",
        NotComputed::CountsMissing => "không nêu tử số, mẫu số",
        NotComputed::ZeroWhole => "mẫu số bằng 0, chưa biết được tính bao nhiêu điểm",
        NotComputed::CountsUnusable => "tử số hoặc mẫu số âm hay lẻ",
        NotComputed::PartMissing => "thiếu số liệu của chỉ số thành phần nên không tính lại được",
        NotComputed::PartNotApplicable => "có chỉ số không áp dụng, chưa biết được tính bao nhiêu điểm",
    }
}

/// Why lost points have no recipe.
pub const fn no_step(reason: NoStep) -> &'static str {
    match reason {
        NoStep::NotComputed(reason) => not_computed(reason),
        NoStep::Inherited => "số liệu chung của tỉnh, đơn vị không tự thay đổi được",
        NoStep::NothingCounted => "mẫu số bằng 0, không có gì để tăng",
    }
}

/// Why two observations may not be compared.
pub const fn barrier(reason: Barrier) -> &'static str {
    match reason {
        Barrier::Scope => "khác cấp hoặc khác phạm vi đơn vị",
        Barrier::IndexSet => "khác bộ chỉ số (nhóm, điểm tối đa)",
        Barrier::Formula => "khác công thức tính điểm",
        Barrier::PeriodUnknown => "có kỳ không nêu",
        Barrier::PeriodType => "khác loại kỳ",
        Barrier::Calendar => "khác cách chốt kỳ (theo tháng dương lịch và từ ngày 15 đến ngày 14)",
        Barrier::RankedOf => "xếp hạng trên số đơn vị khác nhau (63 và 34 tỉnh, thành phố)",
        Barrier::UnitsRanked => "không cùng các đơn vị được xếp hạng",
        Barrier::Merger => "địa giới thay đổi từ ngày 01/7/2025",
        Barrier::Reorganised => "cơ quan được tổ chức lại giữa hai kỳ",
    }
}

/// What must be said beside a comparison.
pub const fn caution(caution: Caution) -> &'static str {
    match caution {
        Caution::Provisional => "số liệu tạm thời vì kỳ chưa kết thúc",
        Caution::SetAssumed => "kỳ không nêu, công thức là giả định",
        Caution::OneToDate => "một bên là số lũy kế từ đầu năm đến ngày đó, bên kia không nêu là số lũy kế",
    }
}

/// What a scenario takes for granted.
pub const fn assumption(assumption: Assumption) -> &'static str {
    match assumption {
        Assumption::DenominatorsFixed => "Mẫu số giữ nguyên.",
        Assumption::FormulaObserved => "Công thức quan sát trên Cổng DVCQG, chưa đối chiếu được với văn bản.",
        Assumption::PeriodOpen => {
            "Coi như kỳ chưa chốt số liệu; nếu đã chốt thì tử số không thay đổi được, kịch bản chỉ để rút kinh nghiệm cho kỳ sau."
        }
        Assumption::SameEffort => "Mỗi hồ sơ, thủ tục hay phản ánh, kiến nghị tính là một việc như nhau.",
        Assumption::WeightedEffort => "Số việc tính theo hệ số đã chọn cho từng chỉ số.",
        Assumption::PastFixed => {
            "Chỉ số còn khóa về việc đã qua (công bố, xử lý đúng hạn, hài lòng) không làm lại được nên giữ nguyên."
        }
        Assumption::PublishedFixed => "Nhóm không tính lại được giữ điểm công bố.",
        Assumption::InheritedFixed => "Chỉ số lấy theo số liệu chung của tỉnh giữ nguyên.",
        Assumption::PeersFixed => "Điểm của các đơn vị khác giữ nguyên.",
        Assumption::BandsObserved => "Cách xếp loại quan sát được, không phải quy định của pháp luật.",
    }
}

/// Why part of a scenario could not be followed; `name` is the component's or the band's.
pub fn refusal(refusal: &Refusal, name: &str) -> String {
    match refusal {
        Refusal::TotalUnknown => "Không biết tổng điểm hiện nay nên không tính được mục tiêu.".to_owned(),
        Refusal::NotMovable(_) => format!("«{name}» không tính lại được nên giữ nguyên."),
        Refusal::OutOfRange(_) => format!("Tử số của «{name}» phải từ 0 đến mẫu số."),
        Refusal::NoBand(_) => format!("Không có loại «{name}»."),
        Refusal::NoPeers => "Chưa nạp đơn vị nào khác cùng cấp, cùng kỳ để xếp hạng.".to_owned(),
        Refusal::NoRank => "Hạng phải từ 1 đến số đơn vị được xếp hạng.".to_owned(),
        Refusal::AboveMax => "Mục tiêu cao hơn điểm tối đa của bộ chỉ số.".to_owned(),
    }
}

/// Ranks gained or lost: «Tăng 2 bậc», «Giảm 1 bậc», «Giữ hạng».
pub fn rank_change(gained: i64) -> String {
    match gained {
        0 => "Giữ hạng".to_owned(),
        up if up > 0 => format!("Tăng {up} bậc"),
        down => format!("Giảm {} bậc", down.unsigned_abs()),
    }
}

/// Points gained or lost: «+1,39 điểm».
pub fn points_change(gained: Decimal) -> String {
    format!("{} điểm", signed_points(gained))
}

/// A rank, and whether others share it: «5 (đồng hạng)».
pub fn rank_shared(rank: usize, tied: usize) -> String {
    if tied > 1 { format!("{rank} (đồng hạng)") } else { rank.to_string() }
}

/// The spread under a ranking: «Trung vị 62,31; tứ phân vị 59,85 và 64,39; 34 đơn vị.»
pub fn spread(median: Decimal, quartiles: (Decimal, Decimal), units: usize) -> String {
    let [median, lower, upper] = [median, quartiles.0, quartiles.1].map(|points| shown(points.rounded(2)));
    format!("Trung vị {median}; tứ phân vị {lower} và {upper}; {units} đơn vị.")
}

/// A unit, its level and period, as a heading.
pub fn unit_heading(unit: &str, level: Option<UnitLevel>, period: &str) -> String {
    format!("{unit} ({}), {period}", unit_level(level))
}

/// The line under what is told of one unit: the unit before the period.
pub fn caption_of_unit(unit: &str, caption: &str) -> String {
    format!("Đơn vị: {unit}. {caption}")
}

/// A unit in a period, as a column's heading: «Phường Mẫu, tháng 8/2026».
pub fn unit_in_period(unit: &str, period: &str) -> String {
    format!("{unit}, {period}")
}

/// Over the points that one unit has more or fewer than another.
pub fn unit_difference(of: &str, against: &str) -> String {
    format!("Chênh lệch điểm: {of} so với {against}")
}

/// Whether two may be compared: why not, or what to mind.
pub fn pair_caption(barriers: &[&str], cautions: &[&str]) -> String {
    let told = |lead: &str, reasons: &[&str]| format!("{lead}: {}.", reasons.join("; "));
    match (barriers, cautions) {
        ([], []) => String::new(),
        ([], cautions) => told("Lưu ý", cautions),
        (barriers, _) => told("Không tính chênh lệch vì", barriers),
    }
}

/// Components of which nothing is known.
pub fn unknown_metrics(count: usize) -> String {
    format!("{count} chỉ số thành phần không có số liệu: chưa biết mất bao nhiêu điểm.")
}

/// Units beyond those shown one by one.
pub fn more_units(count: usize) -> String {
    format!("Tệp còn {count} đơn vị khác: xem ở trang «Đơn vị».")
}
