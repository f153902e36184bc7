//! Charts as a reader meets them: every word inside the picture, none over another, tokens for colours, sound XML.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at the first surprise
#![allow(clippy::float_arithmetic)] // geometry

mod compared;
mod marks;
mod reader;
mod specs;

use std::path::PathBuf;

use reader::{Element, parse, text_box, texts};
use specs::{bar, groups, line, on_time, rank, ranks, rule, satisfaction, slice, spec, thirty};
use thuoc_do::chart::{Marks, Point, Spec, Stack, Tone, svg, text_width};

const WIDTHS: [u32; 7] = [280, 320, 360, 420, 640, 960, 1400];

/// Checks everything that must hold for any chart at any width.
fn check(spec: &Spec, width: u32) -> String {
    let svg = svg(spec, width);
    let context = format!("{} at {width}", spec.id);
    for banned in ["style=", "<style", "<script", "#", "rgb(", "NaN", "inf\""] {
        assert!(!svg.contains(banned), "{context}: {banned}");
    }
    let elements = parse(&svg);
    check_root(&elements, spec, width);
    for element in &elements {
        for paint in [element.get("fill"), element.get("stroke")].into_iter().flatten() {
            assert!(paint == "none" || paint.starts_with("var(--chart-"), "{context}: {paint}");
        }
    }
    let height = elements[0].number("height");
    let boxes: Vec<_> = elements.iter().filter(|element| element.name == "text").map(text_box).collect();
    for (i, ([left, top, right, bottom], words)) in boxes.iter().enumerate() {
        let inside = *left >= -1.0 && *right <= f64::from(width) + 1.0 && *top >= -1.0 && *bottom <= height + 1.0;
        assert!(inside, "{context}: «{words}» leaves the picture: {left} {top} {right} {bottom} of {height}");
        for (other, others) in &boxes[..i] {
            let apart = *right <= other[0] || other[2] <= *left || *bottom <= other[1] || other[3] <= *top;
            assert!(apart, "{context}: «{words}» lies over «{others}»");
        }
    }
    check_shapes(&elements, f64::from(width), height, &context);
    svg
}

fn check_root(elements: &[Element], spec: &Spec, width: u32) {
    let root = &elements[0];
    assert_eq!((root.name.as_str(), root.get("role"), root.get("class")), ("svg", Some("img"), Some("chart")));
    assert_eq!(root.get("viewBox").unwrap(), format!("0 0 {width} {}", root.get("height").unwrap()));
    for (element, name, suffix, words) in
        [(&elements[1], "title", "t", &spec.title), (&elements[2], "desc", "d", &spec.description)]
    {
        assert_eq!((element.name.as_str(), &element.text), (name, words));
        let id = element.get("id").unwrap();
        assert!(id.ends_with(suffix) && root.get("aria-labelledby").unwrap().split(' ').any(|label| label == id));
    }
}

fn check_shapes(elements: &[Element], width: f64, height: f64, context: &str) {
    for rect in elements.iter().filter(|element| element.name == "rect") {
        let (x, y, w, h) = (rect.number("x"), rect.number("y"), rect.number("width"), rect.number("height"));
        assert!(w >= 1.0 && h >= 1.0, "{context}: an invisible rectangle");
        assert!(x >= 0.0 && y >= 0.0 && x + w <= width && y + h <= height, "{context}: {x} {y} {w} {h}");
        // A figure may stand inside one slice, never across the edge of a bar.
        for (text, words) in elements.iter().filter(|element| element.name == "text").map(text_box) {
            let apart = text[2] <= x || x + w <= text[0] || text[3] <= y || y + h <= text[1];
            let inside = text[0] >= x && text[2] <= x + w && text[1] >= y && text[3] <= y + h;
            assert!(apart || inside, "{context}: «{words}» crosses the edge of a shape");
        }
    }
}

#[test]
fn words_stay_inside_and_apart_at_every_width() {
    let crowded: Vec<(f64, f64)> = (0..12).map(|i| (f64::from(i), f64::from(1 + i * 17 % 60))).collect();
    let same_day = [(3.0, 5.0), (3.0, 6.0), (3.1, 60.0)];
    let all =
        [thirty(), groups(), satisfaction(), on_time(), ranks(), rank("crowded", &crowded), rank("same", &same_day)];
    for spec in &all {
        for width in WIDTHS {
            check(spec, width);
        }
    }
}

#[test]
fn long_names_wrap_whole() {
    let spec = thirty();
    let Marks::Bars { bars, .. } = &spec.marks else { unreachable!() };
    for width in WIDTHS {
        let drawn = texts(&check(&spec, width)).join(" ");
        for words in bars.iter().flat_map(|bar| [&bar.label, &bar.value_text]) {
            let mut rest = drawn.as_str();
            for word in words.split(' ') {
                rest = rest.split_once(word).unwrap_or_else(|| panic!("{word} of «{words}» is missing at {width}")).1;
            }
        }
    }
}

#[test]
fn words_longer_than_the_chart_are_broken_not_clipped() {
    let long = "x".repeat(300);
    let bars = vec![bar(&long, 1.0, None, &"8".repeat(120), Tone::Primary), bar("", 1.0, None, "", Tone::Fair)];
    let spec = spec("long", Marks::Bars { bars, max: 2.0, rules: rule(1.0, &"Mức ".repeat(60)) });
    for width in WIDTHS {
        let drawn = texts(&check(&spec, width)).concat();
        assert_eq!(drawn.matches('x').count(), 300);
        assert_eq!(drawn.matches('8').count(), 120);
    }
}

#[test]
fn bars_are_as_long_as_their_values() {
    let svg = check(&groups(), 960);
    let lengths: Vec<f64> = parse(&svg).iter().filter(|e| e.name == "rect").map(|e| e.number("width")).collect();
    // Track and bar by turns, all on the scale of the largest maximum.
    let full = lengths[10];
    for (pair, (value, max)) in
        lengths.chunks(2).zip([(12.2, 18.0), (18.3, 20.0), (7.6, 12.0), (2.4, 10.0), (18.0, 18.0), (6.7, 22.0)])
    {
        assert!((pair[0] - full * max / 22.0).abs() <= 1.5, "track of {max}: {}", pair[0]);
        assert!((pair[1] - full * value / 22.0).abs() <= 1.5, "bar of {value}: {}", pair[1]);
    }
}

#[test]
fn zero_has_its_words_and_no_length() {
    let rects = |value: f64| {
        let bars =
            vec![bar("Sở Y tế", value, None, "0 hồ sơ", Tone::Bad), bar("Công an tỉnh", 5.0, None, "5", Tone::Good)];
        let svg = check(&spec("zero", Marks::Bars { bars, max: 10.0, rules: Vec::new() }), 640);
        assert!(texts(&svg).contains(&"0 hồ sơ".to_owned()));
        parse(&svg).iter().filter(|e| e.name == "rect").count()
    };
    for (value, expected) in
        [(0.0, 1), (0.001, 2), (-3.0, 1), (f64::NAN, 1), (f64::INFINITY, 1), (f64::NEG_INFINITY, 1)]
    {
        assert_eq!(rects(value), expected, "{value}");
    }
}

#[test]
fn thin_slices_are_seen_and_named() {
    let rows = |quick: f64, late: f64| {
        let slices = vec![slice("Đúng hạn", quick, "99,62%", Tone::Good), slice("Quá hạn", late, "0,38%", Tone::Bad)];
        vec![Stack { label: "Tuần".into(), slices: slices.clone() }, Stack { label: "Lũy kế".into(), slices }]
    };
    for width in WIDTHS {
        let svg = check(&spec("thin", Marks::Stacks(rows(99.996, 0.004))), width);
        let slivers: Vec<Element> = parse(&svg)
            .into_iter()
            .filter(|e| e.get("fill") == Some("var(--chart-bad)") && e.number("height") > 20.0)
            .collect();
        assert_eq!(slivers.len(), 2);
        assert!(slivers.iter().all(|sliver| sliver.number("width") >= 2.0), "at {width}");
        assert_eq!(texts(&svg).iter().filter(|text| *text == "Quá hạn: 0,38%").count(), 2);
        assert_eq!(texts(&svg).iter().filter(|text| *text == "99,62%").count(), 2);
    }
}

#[test]
fn every_figure_of_a_single_stack_is_shown_once() {
    for width in WIDTHS {
        let drawn = texts(&check(&satisfaction(), width)).join("|");
        for figure in ["405 (99,26%)", "3 (0,74%)", "0 (0%)"] {
            assert_eq!(drawn.matches(figure).count(), 1, "{figure} at {width}: {drawn}");
        }
    }
}

#[test]
fn the_first_rank_is_on_top() {
    let circles = |spec: &Spec| -> Vec<(f64, f64)> {
        let elements = parse(&check(spec, 640));
        elements.iter().filter(|e| e.name == "circle").map(|e| (e.number("cx"), e.number("cy"))).collect()
    };
    let dots = circles(&ranks());
    assert_eq!(dots.len(), 3);
    assert!(dots.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1), "{dots:?}");
    let mut climbing = ranks();
    if let Marks::Trend { descending, .. } = &mut climbing.marks {
        *descending = false;
    }
    assert!(circles(&climbing).windows(2).all(|pair| pair[0].1 > pair[1].1));
}

#[test]
fn the_ticks_of_a_line_are_whole_and_few() {
    for (range, expected) in [
        ((1.0, 63.0), vec!["1", "20", "40", "60"]),
        ((1.0, 4.0), vec!["1", "2", "3", "4"]),
        ((0.0, 5479.0), vec!["0", "1.000", "2.000", "3.000", "4.000", "5.000"]),
    ] {
        let points =
            vec![Point { x: 0.0, y: range.0, x_text: "kỳ".into(), y_text: String::new(), ..Point::default() }];
        let svg = check(&spec("ticks", line(points, range)), 480);
        let ticks: Vec<String> =
            texts(&svg).into_iter().filter(|t| t.starts_with(|c: char| c.is_ascii_digit())).collect();
        assert_eq!(ticks, expected);
    }
}

#[test]
fn nothing_to_draw_still_has_its_name() {
    let line = |points| line(points, (1.0, f64::NAN));
    let lost = Point { x: f64::NAN, y: 1.0, x_text: "?".into(), y_text: "?".into(), ..Point::default() };
    let hollow = Stack { label: String::new(), slices: Vec::new() };
    for marks in [
        Marks::Bars { bars: Vec::new(), max: f64::NAN, rules: rule(70.0, "70%") },
        Marks::Stacks(Vec::new()),
        Marks::Stacks(vec![hollow]),
        line(Vec::new()),
        line(vec![lost]),
    ] {
        for width in [0, 280, u32::MAX] {
            let spec = spec("nothing", marks.clone());
            check_root(&parse(&svg(&spec, width)), &spec, width.clamp(200, 4000));
        }
    }
}

#[test]
fn hostile_words_stay_words() {
    let words = "</text><script>alert('1')</script>&\"\u{0}\u{1b}";
    let bars = vec![bar(words, 1.0, None, words, Tone::Bad)];
    let mut hostile = spec("a b\"<c", Marks::Bars { bars, max: 1.0, rules: rule(0.5, words) });
    hostile.title = "<b>".into();
    let svg = check(&hostile, 960);
    assert!(!svg.contains("<script") && !svg.contains('\u{1b}'));
}

#[test]
fn widths_of_text() {
    assert_eq!(text_width("", 14.0), 0.0);
    assert_eq!(text_width("hộ", 14.0), text_width("ho\u{323}\u{302}", 14.0), "both normal forms measure alike");
    assert_eq!(text_width("ế", 10.0), text_width("e", 10.0), "marks take no room");
    assert!(text_width("ư", 10.0) > text_width("u", 10.0), "but the horn does");
    assert!((text_width("1.234", 20.0) / text_width("5.678", 20.0) - 1.0).abs() < 1e-9, "figures line up");
    assert!(text_width("Sở", 28.0) / text_width("Sở", 14.0) - 2.0 < 1e-9);
}

#[test]
fn drawings_do_not_change_unseen() {
    use compared::{heat, slope, trend, waterfall};
    let old = [(groups(), 640), (groups(), 320), (satisfaction(), 640), (on_time(), 360), (ranks(), 480)];
    let compared = [(trend(), 640), (trend(), 320), (slope(), 640), (heat(5, 6), 640), (heat(3, 12), 320)];
    let mut all: Vec<(Spec, u32)> = old.into_iter().chain(compared).collect();
    all.extend([(waterfall(), 640), (waterfall(), 320)]);
    for (spec, width) in all {
        let drawn = check(&spec, width).replace("><", ">\n<");
        let name = format!("{}-{width}.svg", spec.id);
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/chart").join(&name);
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&path, drawn + "\n").unwrap();
            continue;
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(kept.trim_end(), drawn, "{name} differs; look at it, then run with UPDATE_SNAPSHOTS=1");
    }
}
