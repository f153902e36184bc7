//! What is true of each of the charts that compare.

use thuoc_do::chart::{Direction, LIGHT, Marks, Spec, draw, spot_at, standalone, step};

use crate::check;
use crate::compared::{heat, ranked, slope, trend, waterfall};
use crate::reader::{parse, texts};

const WIDTHS: [u32; 8] = [200, 280, 360, 480, 640, 960, 1400, 4000];

fn all() -> Vec<Spec> {
    vec![ranked(), trend(), slope(), heat(12, 6), heat(30, 20), waterfall()]
}

#[test]
fn words_of_every_kind_stay_inside_and_apart() {
    for spec in all() {
        for width in WIDTHS {
            check(&spec, width);
        }
    }
}

#[test]
fn spots_lie_inside_and_name_a_cell_once() {
    for spec in all() {
        for width in WIDTHS {
            let drawing = draw(&spec, width);
            assert!(!drawing.spots.is_empty(), "{}", spec.id);
            let mut cells: Vec<(usize, usize)> = drawing.spots.iter().map(|spot| (spot.row, spot.column)).collect();
            cells.sort_unstable();
            cells.dedup();
            assert_eq!(cells.len(), drawing.spots.len(), "{} at {width}", spec.id);
            for spot in &drawing.spots {
                let inside = spot.x >= 0 && spot.y >= 0 && spot.width > 0 && spot.height > 0;
                let ends =
                    (spot.x + spot.width) as u32 <= drawing.width && (spot.y + spot.height) as u32 <= drawing.height;
                assert!(inside && ends, "{} at {width}: {spot:?} of {} × {}", spec.id, drawing.width, drawing.height);
                assert!(!spot.label.is_empty() && !spot.value.is_empty());
            }
        }
    }
}

#[test]
fn the_keys_reach_every_spot() {
    use Direction::{Down, First, Last, Left, Right, Up};
    for spec in all() {
        let spots = draw(&spec, 960).spots;
        let mut seen = vec![false; spots.len()];
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            if !std::mem::replace(&mut seen[at], true) {
                open.extend([Left, Right, Up, Down, First, Last].map(|key| step(&spots, at, key)));
            }
        }
        let lost = seen.iter().filter(|seen| !**seen).count();
        assert_eq!(lost, 0, "{}: {lost} of {} spots cannot be reached", spec.id, spots.len());
    }
}

#[test]
fn left_and_right_stay_in_a_row_of_cells_and_up_and_down_in_a_column() {
    let spots = draw(&heat(5, 4), 960).spots;
    let at = |index: usize| (spots[index].row, spots[index].column);
    let key = |index, direction| at(step(&spots, index, direction));
    let middle = spots.iter().position(|spot| (spot.row, spot.column) == (2, 2)).unwrap();
    assert_eq!(key(middle, Direction::Left), (2, 1));
    assert_eq!(key(middle, Direction::Right), (2, 3));
    assert_eq!(key(middle, Direction::Up), (1, 2));
    assert_eq!(key(middle, Direction::Down), (3, 2));
    assert_eq!(key(0, Direction::Up), (0, 1), "an edge is an edge");
}

#[test]
fn a_pointer_finds_what_is_under_it() {
    let spots = draw(&waterfall(), 960).spots;
    for (index, spot) in spots.iter().enumerate() {
        assert_eq!(spot_at(&spots, spot.middle()), Some(index));
    }
    assert_eq!(spot_at(&spots, (-50, 5_000)), None);
}

#[test]
fn every_rule_keeps_its_words() {
    for width in WIDTHS {
        let drawn = texts(&check(&ranked(), width)).join(" ");
        for words in ["ngưỡng 70%", "trung vị 54,5%", "chỉ tiêu năm 71%"] {
            let words: Vec<&str> = words.split(' ').collect();
            assert!(words.iter().all(|word| drawn.contains(word)), "{words:?} at {width}");
        }
    }
}

#[test]
fn lines_part_at_breaks_and_gaps_and_are_dashed_to_what_is_open() {
    let svg = check(&trend(), 960);
    let strokes = |dashed: bool| {
        let elements = parse(&svg);
        let of = |e: &&crate::reader::Element| e.get("stroke") == Some("var(--chart-primary)") && e.name == "polyline";
        elements.iter().filter(of).filter(|e| e.get("stroke-dasharray").is_some() == dashed).count()
    };
    // Before the merger, after it, after the missing month; then the open month.
    assert_eq!(strokes(false), 3);
    assert_eq!(strokes(true), 1);
    let rings = parse(&svg).into_iter().filter(|e| e.name == "circle" && e.get("fill") == Some("none")).count();
    assert_eq!(rings, 2, "an open month is hollow on both lines");
    assert!(texts(&svg).join(" ").contains("Sáp nhập đơn vị"), "the reason stands under the chart");
}

#[test]
fn a_rank_that_is_missing_draws_no_line() {
    let svg = check(&slope(), 960);
    let ends: Vec<_> = parse(&svg).into_iter().filter(|e| e.name == "circle").collect();
    let lines = parse(&svg).into_iter().filter(|e| e.name == "polyline").count();
    assert_eq!((ends.len(), lines), (33 + 33, 32));
    assert_eq!(draw(&slope(), 960).spots.len(), 66);
}

#[test]
fn cells_without_a_number_have_no_shade() {
    let spec = heat(12, 6);
    let Marks::Heat { cells, .. } = &spec.marks else { unreachable!() };
    let known = cells.iter().flatten().filter(|shade| shade.part.is_some()).count();
    let shaded = |svg: &str| {
        let fill = |e: &crate::reader::Element| e.get("fill").is_some_and(|fill| fill.contains("shade"));
        parse(svg).iter().filter(|e| e.name == "rect" && fill(e)).count()
    };
    for width in WIDTHS {
        assert_eq!(shaded(&check(&spec, width)), known + 5, "and five samples of the scale, at {width}");
    }
}

#[test]
fn a_waterfall_ends_where_the_score_does() {
    let svg = check(&waterfall(), 960);
    let elements = parse(&svg);
    let rects: Vec<(f64, f64)> = elements
        .iter()
        .filter(|e| e.name == "rect")
        .map(|e| (e.number("x"), e.number("x") + e.number("width")))
        .collect();
    // A change of zero has no bar.
    let &[whole, .., before, score] = rects.as_slice() else { panic!("{rects:?}") };
    assert_eq!(whole.0, score.0);
    assert!((score.1 - before.0).abs() <= 2.0, "{score:?} after {before:?}");
    assert!(((score.1 - score.0) / (whole.1 - whole.0) - 0.8534).abs() < 0.01);
}

#[test]
fn a_picture_stands_for_itself() {
    for mut spec in all() {
        spec.title = "Đơn vị nào mất nhiều điểm nhất và vì sao? ".repeat(6).trim_end().to_owned();
        let caption = "Kỳ: Tháng 9/2026. Nguồn: Báo cáo số 15/BC-UBND. Công thức: tử số chia mẫu số.";
        for width in [400, 960, 2000] {
            let picture = standalone(&spec, caption, width);
            let (svg, context) = (&picture.svg, format!("{} at {width}", spec.id));
            assert!(!svg.contains("var("), "{context}");
            assert_eq!((picture.width, picture.spots.len()), (width, 0), "{context}");
            let elements = parse(svg);
            assert_eq!((elements[0].name.as_str(), elements[0].number("height")), ("svg", f64::from(picture.height)));
            let inner = elements[1..].iter().find(|e| e.name == "svg").unwrap();
            assert_eq!(inner.number("x") * 2.0 + inner.number("width"), f64::from(width), "{context}");
            assert!(inner.number("y") + inner.number("height") <= f64::from(picture.height), "{context}");
            let words = texts(svg).join(" ");
            assert!(words.starts_with("Đơn vị nào") && words.contains("Báo cáo số 15/BC-UBND"), "{context}");
        }
    }
}

#[test]
fn pictures_have_the_colours_of_the_light_theme() {
    let styles = include_str!("../../style/tokens.css");
    for (token, colour) in LIGHT {
        let first = styles.split(&format!("{token}: ")).nth(1).and_then(|rest| rest.split(';').next());
        assert_eq!(first, Some(colour), "{token}");
    }
    let drawn: String = all().iter().map(|spec| draw(spec, 640).svg).collect();
    let known = |token: &str| LIGHT.iter().any(|(known, _)| *known == token);
    assert!(drawn.split("var(").skip(1).all(|rest| known(rest.split(')').next().unwrap())));
}

#[test]
fn what_is_said_of_a_spot_hangs_inside_the_drawing() {
    for spec in all() {
        for width in WIDTHS {
            let drawing = draw(&spec, width);
            for spot in &drawing.spots {
                let tip = spot.tip(drawing.width);
                assert!(tip.x >= 0 && tip.x as u32 <= drawing.width && tip.y >= 0, "{tip:?}");
                assert!(tip.class.contains("below") || tip.y >= 84, "room above: {tip:?}");
                let (x, y, wide, tall) = spot.frame();
                let inside = x + wide <= drawing.width as i32 + 4 && y + tall <= drawing.height as i32;
                assert!(x >= -4 && y >= 0 && inside, "{} at {width}: {spot:?}", spec.id);
            }
        }
    }
}

#[test]
fn a_mark_of_its_own_stands_on_its_bar() {
    let mut spec = crate::specs::groups();
    let Marks::Bars { bars, .. } = &mut spec.marks else { unreachable!() };
    bars[0].mark = Some((9.0, "trung vị 9".into()));
    bars[1].mark = Some((20.0, "chỉ tiêu 20".into()));
    bars[2].mark = Some((f64::NAN, "không nêu".into()));
    for width in WIDTHS {
        let svg = check(&spec, width);
        let elements = parse(&svg);
        let ticks: Vec<_> = elements.iter().filter(|e| e.get("stroke") == Some("var(--chart-ink)")).collect();
        assert_eq!(ticks.len(), 2, "at {width}");
        assert_eq!(draw(&spec, width).spots[0].note, "trung vị 9");
    }
}
