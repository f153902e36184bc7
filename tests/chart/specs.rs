//! The charts of the page in small, with the longest names and the oddest values.

use thuoc_do::chart::{Bar, Marks, Point, Rule, Series, Slice, Spec, Stack, Tone};

/// Real names of offices, the longest kind; the list is repeated to fill thirty rows.
const AGENCIES: [&str; 10] = [
    "Sở Văn hóa, Thể thao và Du lịch",
    "UBND Thành phố Long Xuyên",
    "Sở Lao động, Thương binh và Xã hội",
    "Ban Quản lý Khu kinh tế tỉnh An Giang",
    "UBND Thị xã Tân Châu",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Y tế",
    "Văn phòng Đăng ký đất đai tỉnh và các chi nhánh trực thuộc tại huyện, thị xã, thành phố",
    "Sở Tài nguyên và Môi trường",
    "Công an tỉnh",
];

pub(crate) fn spec(id: &str, marks: Marks) -> Spec {
    Spec {
        id: id.into(), title: "Tỷ lệ & điểm <766>".into(), description: "Kỳ \"quý III\", so với 70%".into(), marks
    }
}

pub(crate) fn bar(label: &str, value: f64, max: Option<f64>, text: &str, tone: Tone) -> Bar {
    Bar { label: label.into(), value, max, value_text: text.into(), tone, strong: false, mark: None }
}

pub(crate) fn rule(at: f64, text: &str) -> Vec<Rule> {
    vec![Rule { at, text: text.into(), dashed: false }]
}

pub(crate) fn line(points: Vec<Point>, range: (f64, f64)) -> Marks {
    let series = vec![Series { label: String::new(), points, tone: Tone::Primary }];
    Marks::Trend { series, descending: true, range }
}

pub(crate) fn thirty() -> Spec {
    let bars = (0..30).map(|i| {
        let rate = 98.5 - 3.4 * f64::from(i);
        let tone = if rate >= 70.0 { Tone::Good } else { Tone::Bad };
        bar(
            AGENCIES[i as usize % 10],
            rate.max(0.0),
            Some(100.0),
            &format!("{:.0},50% (12.345/56.789)", rate.max(0.0)),
            tone,
        )
    });
    let rules = rule(70.0, "Mức yêu cầu 70% (Kế hoạch của UBND tỉnh)");
    spec("thirty", Marks::Bars { bars: bars.collect(), max: 100.0, rules })
}

pub(crate) fn groups() -> Spec {
    let rows = [
        ("Công khai, minh bạch", 12.2, 18.0, "12,2 / 18"),
        ("Tiến độ giải quyết", 18.3, 20.0, "18,3 / 20"),
        ("Cung cấp dịch vụ công trực tuyến", 7.6, 12.0, "7,6 / 12"),
        ("Thanh toán trực tuyến", 2.4, 10.0, "2,4 / 10"),
        ("Mức độ hài lòng", 18.0, 18.0, "18 / 18"),
        ("Số hóa hồ sơ", 6.7, 22.0, "6,7 / 22"),
    ];
    let bars = rows.map(|(label, value, max, text)| bar(label, value, Some(max), text, Tone::Primary));
    spec("groups", Marks::Bars { bars: bars.into(), max: 22.0, rules: Vec::new() })
}

pub(crate) fn slice(label: &str, value: f64, text: &str, tone: Tone) -> Slice {
    Slice { label: label.into(), value, value_text: text.into(), tone, at: (0, 1) }
}

pub(crate) fn satisfaction() -> Spec {
    let slices = vec![
        slice("Rất hài lòng", 405.0, "405 (99,26%)", Tone::Good),
        slice("Hài lòng", 3.0, "3 (0,74%)", Tone::Fair),
        slice("Không hài lòng", 0.0, "0 (0%)", Tone::Bad),
    ];
    spec("satisfaction", Marks::Stacks(vec![Stack { label: "408 phiếu khảo sát".into(), slices }]))
}

pub(crate) fn on_time() -> Spec {
    let row = |label: &str, values: [f64; 3]| {
        let text = |v: f64| format!("{v:.0} hồ sơ");
        let slices = vec![
            slice("Trước hạn", values[0], &text(values[0]), Tone::Good),
            slice("Đúng hạn", values[1], &text(values[1]), Tone::Secondary),
            slice("Quá hạn", values[2], &text(values[2]), Tone::Bad),
        ];
        Stack { label: label.into(), slices }
    };
    let rows = vec![
        row(AGENCIES[2], [9000.0, 800.0, 38.0]),
        row("Trung tâm Phục vụ hành chính công", [500.0, 498.0, 2.0]),
        row("Cấp xã", [0.0, 0.0, 0.0]),
        row("", [1.0, 1.0, 1.0]),
    ];
    spec("on-time", Marks::Stacks(rows))
}

pub(crate) fn rank(id: &str, points: &[(f64, f64)]) -> Spec {
    let point = |(x, y): &(f64, f64)| Point {
        x: *x,
        y: *y,
        x_text: format!("{:02}/9/2024", *x as i64 % 30 + 1),
        y_text: format!("{y:.0}/63"),
        ..Point::default()
    };
    let points = points.iter().map(point).collect();
    spec(id, line(points, (1.0, 63.0)))
}

pub(crate) fn ranks() -> Spec {
    rank("ranks", &[(0.0, 4.0), (7.0, 8.0), (20.0, 10.0)])
}
