//! What the page Xuất bản decides: kind and period, names of files, rewritten paragraphs.

use crate::drafts::{april_and_march, case, written};
use thuoc_do::domain::{Author, Change, Decimal, Span, Value};
use thuoc_do::export::desk::{Choice, Frame, Kept, Product, frame, given};
use thuoc_do::export::draft::{Block, Draft, Edits, Letterhead, Run, kinds, plain_words, suits};
use thuoc_do::export::open_table;
use thuoc_do::export::xlsx::Located;
use thuoc_do::present::View;
use thuoc_do::workspace::{Places, Workspace};

const APRIL: Span = Span::Month { year: 2026, month: 4 };
const MARCH: Span = Span::Month { year: 2026, month: 3 };

fn chosen(workspace: &Workspace, kind: Option<&str>, span: Option<Span>, shown: Option<Span>) -> Frame {
    let choice = Choice { kind: kind.map(str::to_owned), span, ..Choice::default() };
    frame(&workspace.subject(), &choice, &View { span: shown, ..View::default() }, &[]).expect("figures with a period")
}

#[test]
fn kind_and_period_follow_what_is_loaded_until_they_are_chosen() {
    let workspace = april_and_march();
    let first = chosen(&workspace, None, None, None);
    assert_eq!((first.kind.as_str(), first.span, first.unfit.as_str()), ("thang", APRIL, ""));
    assert_eq!(
        first.spans.iter().map(|s| s.label.as_str()).take(2).collect::<Vec<_>>(),
        ["Tháng 4/2026", "Tháng 3/2026"]
    );
    assert_eq!(chosen(&workspace, None, Some(MARCH), None).span, MARCH);
    assert_eq!(chosen(&workspace, None, None, Some(MARCH)).span, MARCH, "the period that the pages are narrowed to");
    assert_eq!(chosen(&workspace, None, Some(Span::Year { year: 1999 }), None).span, APRIL, "one that is not there");
    let quarter = chosen(&workspace, Some("quy"), Some(APRIL), None);
    assert_eq!(
        quarter.unfit,
        "Kỳ đã chọn không phải kỳ của «Báo cáo quý»; câu chữ vẫn lập theo kỳ đã chọn. Chưa có kỳ nào đã nạp phù hợp."
    );
    let letter = chosen(&workspace, Some("don-doc"), None, None).unfit;
    assert!(letter.starts_with("Báo cáo đã nạp không có số liệu mà «Công văn đôn đốc» cần"), "{letter}");
    let month = chosen(&workspace, Some("thang"), Some(MARCH), None).unfit;
    assert_eq!(month, "");
    assert_eq!(chosen(&workspace, Some("none"), None, None).kind, "thang");
}

#[test]
fn a_kind_takes_the_first_period_of_its_own() {
    let mut workspace = april_and_march();
    let quarter = "Báo cáo quý I/2026\n\nTrong quý I/2026, tổng số hồ sơ đã tiếp nhận là 15.200 hồ sơ.\n";
    workspace.add("quy-1.txt", quarter.as_bytes()).expect("a report");
    let quarter = chosen(&workspace, Some("quy"), None, Some(MARCH));
    assert_eq!((quarter.span, quarter.unfit.as_str()), (Span::Quarter { year: 2026, quarter: 1 }, ""));
    let month = chosen(&workspace, Some("quy"), Some(APRIL), None).unfit;
    assert!(month.ends_with("Kỳ phù hợp trong số liệu đã nạp: Quý I/2026."), "{month}");
}

#[test]
fn a_kind_fits_days_of_its_length_and_no_single_day() {
    let day = |month, day| chrono::NaiveDate::from_ymd_opt(2026, month, day).expect("a day");
    let between = |(from, to): ((u32, u32), (u32, u32))| Span::Range { from: day(from.0, from.1), to: day(to.0, to.1) };
    let fits = |kind: &str, span: Span| kinds().iter().any(|k| k.id == kind && suits(k, span));
    assert!(fits("tuan", between(((4, 6), (4, 12)))) && !fits("thang", between(((4, 6), (4, 12)))));
    assert!(fits("thang", between(((3, 15), (4, 14)))) && !fits("quy", between(((3, 15), (4, 14)))));
    assert!(fits("quy", between(((3, 15), (6, 14)))));
    assert!(!fits("thang", Span::Day(day(9, 17))) && fits("don-doc", Span::Day(day(9, 17))));
}

#[test]
fn a_draft_begins_with_the_latest_period_that_is_loaded() {
    let mut workspace = april_and_march();
    for (name, quarter) in [("quy-1.txt", "I"), ("quy-2.txt", "II"), ("quy-1-bo-sung.txt", "I")] {
        let more = if name == "quy-1.txt" { "Đã giải quyết 14.000 hồ sơ trong quý I/2026.\n" } else { "" };
        let text = format!(
            "Báo cáo quý {quarter}/2026 {name}\n\nTrong quý {quarter}/2026, tổng số hồ sơ đã tiếp nhận là 15.200 hồ sơ.\n{more}"
        );
        workspace.add(name, text.as_bytes()).expect("a report");
    }
    let quarter = |quarter| Span::Quarter { year: 2026, quarter };
    assert_eq!(chosen(&workspace, Some("quy"), None, None).span, quarter(2), "not the one with most figures");
    assert_eq!(chosen(&workspace, Some("quy"), None, Some(quarter(1))).span, quarter(1), "the one that is shown");
    assert_eq!(chosen(&workspace, Some("toan-trinh"), None, None).span, quarter(2));
    assert_eq!(chosen(&workspace, Some("toan-trinh"), None, Some(MARCH)).span, MARCH);
    assert_eq!(chosen(&workspace, Some("thang"), None, None).span, APRIL);
    let mut workspace = Workspace::new();
    for month in [5, 4] {
        let more = if month == 4 { "Đã giải quyết 900 hồ sơ trong tháng 4/2026.\n" } else { "" };
        let text =
            format!("Báo cáo tháng {month}/2026\n\nTổng số hồ sơ tiếp nhận tháng {month}/2026 là 1.200 hồ sơ.\n{more}");
        workspace.add(&format!("{month}.txt"), text.as_bytes()).expect("a report");
    }
    assert_eq!(chosen(&workspace, None, None, None).span, Span::Month { year: 2026, month: 5 });
}

#[test]
fn nothing_loaded_is_nothing_to_draft() {
    assert_eq!(frame(&Workspace::new().subject(), &Choice::default(), &View::default(), &[]), None);
}

#[test]
fn files_are_named_by_what_they_hold() {
    let frame = chosen(&april_and_march(), None, None, None);
    assert_eq!(frame.file_name(Product::Word), "bao-cao-thang-4-2026.docx");
    assert_eq!(frame.file_name(Product::Workbook), "so-lieu.xlsx");
    assert_eq!(frame.file_name(Product::Page), "trang-cong-bo.html");
    assert_eq!((given("  "), given(" Huế ")), (None, Some("Huế".to_owned())));
}

/// The id and words of the first paragraph that holds these words.
fn paragraph(draft: &Draft, words: &str) -> (String, String) {
    let found = draft.blocks.iter().find_map(|block| match block {
        Block::Paragraph { id, runs, .. } if block.text().contains(words) => Some((id.clone(), plain_words(runs))),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("«{words}» in {}", draft.text()))
}

fn figures(draft: &Draft, id: &str) -> Vec<String> {
    let of = |block: &Block| match block {
        Block::Paragraph { id: own, runs, .. } if own == id => Some(runs.clone()),
        _ => None,
    };
    let runs = draft.blocks.iter().find_map(of).expect("the paragraph");
    runs.iter().filter(|r| matches!(r, Run::Figure { .. })).map(|r| r.text().to_owned()).collect()
}

#[test]
fn a_rewritten_paragraph_keeps_its_figures_and_follows_them() {
    let mut workspace = april_and_march();
    let before = written(&workspace, "thang");
    let (id, words) = paragraph(&before, "tiếp nhận mới 1.600 hồ sơ");
    let mut edits = Edits::default();
    edits.put(&before, &id, &format!("Theo sổ theo dõi, {words}"));
    let rewritten = edits.applied(&before);
    assert!(paragraph(&rewritten, "Theo sổ theo dõi").1.ends_with("400 hồ sơ."));
    assert_eq!(figures(&rewritten, &id), ["2.000 hồ sơ", "1.600 hồ sơ", "400 hồ sơ"]);
    assert!(edits.standing(&before, &id).changes.is_empty());

    let new = workspace
        .reviewed()
        .iter()
        .find(|r| r.corrected.indicator == "received_new" && r.corrected.value == Value::Number(Decimal::whole(1_600)))
        .expect("the figure");
    let (key, value) = (new.key.clone(), Value::Number(Decimal::whole(1_700)));
    workspace.apply(Change::Value { key, value }, Author { who: "Lan".into(), when: String::new() }).expect("a change");
    let after = written(&workspace, "thang");
    let standing = edits.standing(&after, &id);
    assert_eq!(standing.changes, ["trước là 1.600 hồ sơ, nay là 1.700 hồ sơ"]);
    assert!(edits.applied(&after).text().contains(
        "Theo sổ theo dõi, Tổng số hồ sơ tiếp nhận tháng 4/2026: 2.000 hồ sơ. Trong đó: tiếp nhận mới 1.700 hồ sơ"
    ));
}

#[test]
fn numbers_typed_are_words_and_gaps_filled_in_are_none() {
    let draft = written(&april_and_march(), "thang");
    let (id, words) = paragraph(&draft, "lượt đánh giá mức");
    let mut edits = Edits::default();
    edits.put(&draft, &id, &words.replace("…… lượt", "120 lượt"));
    let filled = edits.applied(&draft);
    assert!(!filled.gaps.contains(&"Lượt đánh giá".to_owned()), "{:?}", filled.gaps);
    assert_eq!(filled.gaps.len() + 1, draft.gaps.len());
    assert!(filled.text().contains("120 lượt"));
    edits.put(&draft, &id, &words);
    assert_eq!(edits, Edits::default(), "the written words are no edit");
}

#[test]
fn a_figure_that_was_retyped_is_not_taken_for_the_old_one() {
    let draft = written(&april_and_march(), "thang");
    let (id, words) = paragraph(&draft, "tiếp nhận mới 1.600 hồ sơ");
    let mut edits = Edits::default();
    edits.put(&draft, &id, &words.replace("1.600 hồ sơ", "21.600 hồ sơ"));
    assert_eq!(figures(&edits.applied(&draft), &id), ["2.000 hồ sơ", "400 hồ sơ"]);
}

#[test]
fn rewritten_paragraphs_are_kept_with_the_session() {
    let mut workspace = april_and_march();
    let draft = written(&workspace, "thang");
    let (id, words) = draft
        .blocks
        .iter()
        .find_map(|b| match b {
            Block::Paragraph { id, runs, .. } if runs.len() > 2 => Some((id.clone(), plain_words(runs))),
            _ => None,
        })
        .expect("a paragraph");
    let mut kept = Kept { least: 5, ..Kept::default() };
    kept.edits.put(&draft, &id, &format!("{words} Đúng kế hoạch."));
    kept.letterhead.place = Some("Long Xuyên".into());
    workspace.set_desk(kept.to_value());
    let opened = Workspace::open(&workspace.save("")).expect("a session");
    let back = Kept::from_value(opened.desk());
    assert_eq!(back, kept);
    assert!(back.edits.applied(&draft).text().contains("Đúng kế hoạch."));
    assert_eq!(Kept::default().to_value(), None);
    assert_eq!(Kept::from_value(Some(&serde_json::json!([1]))), Kept::default());
}

#[test]
fn open_data_stands_in_one_table_too() {
    let mut workspace = Workspace::new();
    workspace.add("rieng/thang-4.txt", &case("thang-4.txt")).expect("a report");
    let places = Places::of(&workspace);
    let locate = |place: &thuoc_do::domain::Place| Located {
        file: places.file(place),
        place: places.spot(place),
        quote: places.quote(place),
    };
    let table = open_table(&workspace.subject(), &locate);
    let line = table.lines().find(|line| line.starts_with("received_total;")).expect("a line");
    assert!(line.contains(";2000;hồ sơ;"), "{line}");
    assert!(line.contains(";2026-04-01;2026-04-30;thang-4.txt;"), "{line}");
    assert_eq!(table.lines().count(), workspace.subject().facts.facts.len() + 1);
    assert!(!table.contains("rieng"));
}

#[test]
fn the_head_of_a_document_is_its_body_s_and_so_is_its_name() {
    let text = |province: &str| {
        format!(
            "BÁO CÁO\nKết quả tháng 9 năm 2026 của tỉnh {province}\n\nTrong tháng 9/2026, tổng số hồ sơ tiếp nhận là 2.000 hồ sơ.\n"
        )
    };
    let mut workspace = Workspace::new();
    for (name, province) in [("a.txt", "Hà Tĩnh"), ("b.txt", "Đắk Lắk")] {
        workspace.add(name, text(province).as_bytes()).expect("a report");
    }
    let of = |body: Option<&str>| {
        let choice = Choice { body: body.map(str::to_owned), ..Choice::default() };
        frame(&workspace.subject(), &choice, &View::default(), &[]).expect("figures")
    };
    let first = of(None);
    assert_eq!(first.loaded, ["Hà Tĩnh", "Đắk Lắk"]);
    let second = of(Some(&first.bodies[1].code));
    assert_eq!(of(Some("province_hue")).body, first.body, "a body without figures is not chosen");
    let names = [&first, &second].map(|frame| frame.file_name(Product::Word));
    assert!(names[0].contains("ha-tinh") && names[1].contains("dak-lak"), "{names:?}");
    let mut kept = Kept::default();
    let own = Letterhead { place: Some("Vũng Áng".into()), ..Letterhead::default() };
    kept.letterheads.insert(first.body.clone(), own.clone());
    let kept = Kept::from_value(kept.to_value().as_ref());
    assert_eq!((kept.letterhead_of(&first.body), kept.letterhead_of(&second.body)), (&own, &Letterhead::default()));
}

#[test]
fn the_unit_shown_is_the_body_that_is_drafted() {
    let mut workspace = april_and_march();
    let other = "BÁO CÁO\nKết quả tháng 9 năm 2024 của tỉnh Đắk Lắk\n\nTrong tháng 9/2024, tổng số hồ sơ tiếp nhận là 2.000 hồ sơ.\n";
    workspace.add("dak-lak.txt", other.as_bytes()).expect("a report");
    let of = |unit: &str| {
        let view = View { unit: Some(unit.to_owned()), ..View::default() };
        frame(&workspace.subject(), &Choice::default(), &view, &[]).expect("figures")
    };
    let told = |unit: &str| {
        let frame = of(unit);
        (frame.body, frame.span.code(), frame.unfit)
    };
    let september = Span::Month { year: 2024, month: 9 }.code();
    assert_eq!(told("province_dak_lak"), ("province_dak_lak".into(), september.clone(), String::new()));
    let below = "Dự thảo lập cho toàn bộ Đắk Lắk, không thu hẹp theo đơn vị đang chọn ở bộ lọc.";
    let apart = "Dự thảo lập cho Hà Tĩnh, không phải cho đơn vị đang chọn ở bộ lọc.";
    assert_eq!(told("province_dak_lak/department_justice"), ("province_dak_lak".into(), september, below.into()));
    assert_eq!((of("province_hue").span, of("province_hue").unfit.as_str()), (APRIL, apart));
}
