//! What gave no figures: rows set aside, numbers passed over; and readings made elsewhere.

use super::{APRIL, loaded};
use thuoc_do::domain::{PassReason, Passed, Place, SetAside, SetAsideReason, SourceId, TableReading};
use thuoc_do::present::{Block, Filter, Mark, PageId, Sheet};
use thuoc_do::workspace::{AddError, Options, Reading, Workspace, read_report};

/// A report with a table of five rows, of which the reader set two aside and forgot one in the second account.
fn reading() -> Reading {
    let text = format!("{APRIL}STT\tCơ quan\tTiếp nhận\n(1)\t(2)\t(3)\n1\tSở Y tế\t12\nTổng\t\t12\n");
    let mut reading = read_report("a.txt", text.as_bytes(), &mut Options::default()).expect("a report");
    let at = |words: &str| {
        let byte = text.find(words).expect("words of the text");
        let start = text[..byte].chars().count();
        Place { source: SourceId(0), start, end: start + words.chars().count(), cell: None }
    };
    let aside = |words, reason| SetAside { place: at(words), reason };
    let whole = |rows, read, set_aside| TableReading { place: at("STT"), form: None, rows, read, set_aside };
    reading.extraction.tables = vec![
        whole(
            4,
            2,
            vec![
                aside("STT\tCơ quan\tTiếp nhận", SetAsideReason::Heading),
                aside("(1)\t(2)\t(3)", SetAsideReason::ColumnNumbers),
            ],
        ),
        whole(3, 2, vec![]),
        whole(1, 0, vec![aside("1\tSở Y tế\t12", SetAsideReason::UnknownTable)]),
        whole(1, 0, vec![aside("STT\tCơ quan\tTiếp nhận", SetAsideReason::NoNumbers)]),
    ];
    reading.extraction.passed = vec![Passed { place: at("(1)"), reason: PassReason::Ordinal }];
    reading
}

#[test]
fn a_number_made_a_figure_is_passed_over_no_more() {
    let mut workspace = with_reading();
    let passed = |w: &Workspace| w.review(SourceId(1)).map(|r| r.passed.len());
    assert_eq!(passed(&workspace), Some(1));
    let place = workspace.review(SourceId(1)).expect("a review").passed[0].place.clone();
    let entry = super::Entered {
        source: SourceId(1),
        range: Some((place.start, place.end)),
        ..super::entry("resolved_total", 1)
    };
    workspace.apply(super::add(entry), super::me()).expect("a change");
    assert_eq!(passed(&workspace), Some(0));
    workspace.undo();
    assert_eq!(passed(&workspace), Some(1));
}

#[test]
fn a_figure_of_a_workbook_is_found_by_sheet_and_row() {
    let mut workspace = Workspace::new();
    let bytes = include_bytes!("../fixtures/mau-bang-so-lieu/openpyxl.xlsx");
    workspace.add("bieu.xlsx", bytes).expect("a workbook");
    let places = workspace.reviewed().iter().map(|f| f.place().clone()).filter(|p| p.cell.is_some());
    let found: Vec<(Option<String>, Option<u32>)> =
        places.filter_map(|p| workspace.excerpt(&p)).map(|e| (e.sheet, e.row)).collect();
    let mut rows: Vec<u32> = found.iter().filter_map(|(_, row)| *row).collect();
    rows.dedup();
    assert!(found.iter().all(|(sheet, _)| sheet.as_deref() == Some("Sheet")), "{found:?}");
    assert_eq!((rows.first(), rows.last()), (Some(&13), Some(&59)), "{rows:?}");
    let prose = loaded(&[APRIL]);
    let excerpt = prose.excerpt(prose.reviewed()[0].place()).expect("an excerpt");
    assert_eq!((excerpt.sheet, excerpt.page, excerpt.row, excerpt.line), (None, None, None, 4));
}

fn with_reading() -> Workspace {
    let mut workspace = loaded(&[&APRIL.replace('4', "3")]);
    assert_eq!(workspace.add_reading(reading()), Ok(SourceId(1)));
    workspace
}

fn rows(sheet: &Sheet) -> Vec<String> {
    sheet.rows.iter().map(|row| row.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" | ")).collect()
}

#[test]
fn rows_in_the_file_are_rows_read_and_rows_set_aside() {
    let review = with_reading().review(SourceId(1)).expect("a review");
    let accounts = review.rows.as_ref().map(rows).unwrap_or_default();
    assert_eq!(
        accounts,
        [
            "Bảng 1 · Chưa rõ mẫu biểu | 4 | 2 | 2 | Đủ",
            "Bảng 2 · Chưa rõ mẫu biểu | 3 | 2 | 0 | Lệch",
            "Bảng 3 · Chưa rõ mẫu biểu | 1 | 0 | 1 | Chưa đọc được",
            "Bảng 4 · Chưa rõ mẫu biểu | 1 | 0 | 1 | Không có số liệu"
        ]
    );
    let aside = review.set_aside.as_ref().map(rows).unwrap_or_default();
    assert_eq!(
        aside,
        [
            "Bảng 1 | 5 | STT Cơ quan Tiếp nhận | Dòng tiêu đề",
            "Bảng 1 | 6 | (1) (2) (3) | Dòng đánh số cột",
            "Bảng 3 | 7 | 1 Sở Y tế 12 | Bảng chưa rõ mẫu biểu",
            "Bảng 4 | 5 | STT Cơ quan Tiếp nhận | Dòng không có số"
        ]
    );
    for id in [PageId::Overview, PageId::Findings] {
        let notes = with_reading().page(id).blocks.into_iter();
        let told =
            notes.filter(|b| matches!(b, Block::Hint(note) if note.starts_with("1 bảng có số nhưng chưa đọc được")));
        assert_eq!(told.count(), 1, "{id:?}");
    }
    let page = with_reading().page(PageId::Review);
    let sheets: Vec<&str> =
        page.blocks.iter().filter_map(|b| if let Block::Table(s) = b { Some(s.id.as_str()) } else { None }).collect();
    assert!(["rows-1-0", "set-aside-1-0", "passed-1-0"].iter().all(|id| sheets.contains(id)), "{sheets:?}");
}

#[test]
fn numbers_passed_over_are_marked_with_their_reason() {
    let workspace = with_reading();
    let review = workspace.review(SourceId(1)).expect("a review");
    let [passed] = &review.passed[..] else { panic!("one number") };
    assert_eq!((passed.text.as_str(), &*passed.reason_name, passed.line), ("(1)", "Số thứ tự", 5));
    let line = workspace.review_lines(&review, 5..6).remove(0);
    assert_eq!((line.cells.len(), &line.cells[0][0].mark), (3, &Mark::Passed(0)));
    assert_eq!(review.filtered(Filter::Passed), [0]);
}

#[test]
fn a_reading_made_elsewhere_is_the_same_as_one_made_here() {
    let text =
        serde_json::to_string(&read_report("0.txt", APRIL.as_bytes(), &mut Options::default()).expect("a report"));
    let reading: Reading = serde_json::from_str(&text.expect("JSON")).expect("a reading");
    let mut workspace = Workspace::new();
    workspace.add_reading(reading.clone()).expect("a report");
    assert_eq!(workspace, loaded(&[APRIL]));
    assert!(matches!(workspace.add_reading(reading), Err(AddError::Duplicate { .. })));
    let places = with_reading();
    let of = |source: &Reading| {
        let e = &source.extraction;
        let tables = e.tables.iter().flat_map(|t| t.set_aside.iter().map(|r| r.place.source).chain([t.place.source]));
        let all = e.facts.facts.iter().map(|f| f.place.source).chain(e.passed.iter().map(|p| p.place.source));
        all.chain(tables).collect::<Vec<_>>()
    };
    assert!(of(&places.sources()[1]).iter().all(|source| *source == SourceId(1)));
}

#[test]
fn a_file_without_figures_says_what_was_read() {
    let error = Workspace::new().add("a.txt", "Kính gửi các cơ quan\nXin cảm ơn\n".as_bytes()).expect_err("a refusal");
    assert!(error.message().contains("Đã đọc 2 dòng chữ"), "{}", error.message());
}
