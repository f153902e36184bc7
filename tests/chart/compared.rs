//! Charts that compare units and periods, with the longest names and the oddest values.

use thuoc_do::chart::{HeatLegend, Marks, Point, Rule, Series, Shade, SlopeLine, Spec, Step, Tone};

use crate::specs::{bar, spec};

/// Names of communes and wards of every length.
pub(crate) fn unit(i: usize) -> String {
    const KINDS: [&str; 4] = ["Xã", "Phường", "Đặc khu", "Trung tâm Phục vụ hành chính công xã"];
    const NAMES: [&str; 7] =
        ["Ea Kao", "Buôn Ma Thuột", "Tân Lập", "Krông Búk", "Phú Quốc", "Ia Lốp", "Hòa Hiệp Trung"];
    format!("{} {} {}", KINDS[i % KINDS.len()], NAMES[i % NAMES.len()], i + 1)
}

/// 150 units by rate, with a threshold and a median.
pub(crate) fn ranked() -> Spec {
    let bars = (0..150).map(|i| {
        let rate = 99.9 - 0.61 * f64::from(i);
        let mut bar = bar(&unit(i as usize), rate, None, &format!("{rate:.2}%").replace('.', ","), Tone::Primary);
        bar.strong = i == 41;
        bar
    });
    let rules = vec![
        Rule { at: 70.0, text: "ngưỡng 70%".into(), dashed: false },
        Rule { at: 54.5, text: "trung vị 54,5%".into(), dashed: true },
        Rule { at: 71.0, text: "chỉ tiêu năm 71%".into(), dashed: false },
    ];
    spec("ranked", Marks::Bars { bars: bars.collect(), max: 100.0, rules })
}

/// Two units over 14 months: a merger parts the lines, one month is missing, the last one is running.
pub(crate) fn trend() -> Spec {
    let point = |row: usize, y: f64| Point {
        x: f64::from(row as u32) * 30.5,
        y,
        x_text: if row == 13 { "Tháng 9/2026 (tạm thời)".into() } else { format!("Tháng {}/2026", row % 12 + 1) },
        y_text: format!("{y:.1}").replace('.', ","),
        row,
        break_reason: (row == 6)
            .then(|| "Sáp nhập đơn vị từ 01/7/2025: số liệu trước và sau không so sánh được".into()),
        open: row == 13,
    };
    let line = |label: &str, tone, base: f64| {
        let value = |row: usize| if row == 9 { f64::NAN } else { base + (row as f64 * 1.7) % 11.0 };
        Series { label: label.into(), tone, points: (0..14).map(|row| point(row, value(row))).collect() }
    };
    let series = vec![line("Đắk Lắk", Tone::Primary, 71.0), line("Trung vị 34 tỉnh, thành phố", Tone::Secondary, 68.0)];
    spec("trend", Marks::Trend { series, descending: false, range: (60.0, 90.0) })
}

/// 34 provinces at two times, with ties, one that is new and one that is gone.
pub(crate) fn slope() -> Spec {
    let line = |i: usize| {
        let (left, right) = (1 + i / 2 * 2, 1 + (i * 7) % 34);
        let text = |rank: usize| format!("{rank}");
        SlopeLine {
            label: unit(i),
            left: (i != 3).then_some(left as f64),
            right: (i != 5).then_some(right as f64),
            left_text: if i == 3 { "–".into() } else { text(left) },
            right_text: if i == 5 { "–".into() } else { text(right) },
            strong: i == 10,
        }
    };
    let lines = (0..34).map(line).collect();
    spec("slope", Marks::Slope { left: "Tháng 8/2026".into(), right: "Tháng 9/2026".into(), lines })
}

/// Units by metrics; some cells are missing, some not applicable.
pub(crate) fn heat(rows: usize, columns: usize) -> Spec {
    let shade = |row: usize, column: usize| {
        let part = (row * 31 + column * 17) % 101;
        match part {
            0..4 => Shade { part: None, text: "không nêu".into() },
            _ => Shade { part: Some(part as f64 / 100.0), text: format!("{part}") },
        }
    };
    let cells = (0..rows).map(|row| (0..columns).map(|column| shade(row, column)).collect()).collect();
    let name =
        |i: usize| ["Hồ sơ đúng hạn", "Thanh toán trực tuyến trên tổng số giao dịch", "Số hóa"][i % 3].to_owned();
    let legend = HeatLegend {
        title: "Phần đạt được của điểm tối đa".into(),
        low: "0%".into(),
        high: "100%".into(),
        missing: "không có số liệu".into(),
    };
    let (columns, rows) = ((0..columns).map(name).collect(), (0..rows).map(unit).collect());
    spec("heat", Marks::Heat { columns, rows, cells, legend: Box::new(legend), strong: Some(2) })
}

/// From the maximum over the points lost to the score.
pub(crate) fn waterfall() -> Spec {
    let step = |label: &str, value: f64, whole, tone| Step {
        label: label.into(),
        value,
        whole,
        value_text: format!("{value:.2}").replace('.', ",").replace('-', "−"),
        tone,
    };
    let steps = vec![
        step("Điểm tối đa", 100.0, true, Tone::Muted),
        step("Cung cấp dịch vụ công trực tuyến toàn trình", -8.4, false, Tone::Bad),
        step("Số hóa hồ sơ", -6.25, false, Tone::Bad),
        step("Mức độ hài lòng", -0.01, false, Tone::Bad),
        step("Thanh toán trực tuyến", 0.0, false, Tone::Bad),
        step("Điểm đạt được", 85.34, true, Tone::Primary),
    ];
    spec("waterfall", Marks::Waterfall(steps))
}
