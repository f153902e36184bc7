//! Charts of a draft, and the pictures they become in a document.

use crate::drafts::{april_and_march, written};
use crate::office::{Scratch, converted};
use std::path::PathBuf;
use thuoc_do::chart::Marks;
use thuoc_do::domain::Span;
use thuoc_do::export::docx::docx;
use thuoc_do::export::draft::{Appendix, Draft, Letterhead, Order, draft};
use thuoc_do::present::Sort;
use thuoc_do::workspace::Workspace;

/// The draft on the full-online table of the sample, which has a body that is not judged.
fn full_online() -> Draft {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/mau-bang-so-lieu.txt");
    let mut workspace = Workspace::new();
    workspace.add("mau.txt", &std::fs::read(path).expect("the sample")).expect("a report");
    let span = Span::Year { year: 2024 };
    let order = Order {
        kind: "toan-trinh".to_owned(),
        span,
        body: None,
        plan: String::new(),
        letterhead: Letterhead::default(),
    };
    draft(&workspace.subject(), &order, &[]).expect("a kind")
}

fn only(draft: &Draft) -> &Appendix {
    draft.appendices.first().expect("an appendix")
}

#[test]
fn a_chart_has_the_numbers_of_its_table() {
    let draft = full_online();
    let appendix = only(&draft);
    let figure = appendix.chart.as_ref().expect("a chart");
    let Marks::Bars { bars, max, rules } = &figure.spec.marks else { panic!("bars") };
    assert_eq!((bars.len(), *max), (appendix.sheet.rows.len(), 100.0));
    let targets = || appendix.sheet.rows.iter().map(|row| &row[5].sort);
    let one_for_all = targets().all(|target| Some(target) == targets().next());
    assert_eq!(rules.len(), usize::from(one_for_all), "a line where the target is the same for all");
    for bar in bars {
        let row = appendix.sheet.rows.iter().find(|row| row[1].text == bar.label).expect("a row");
        let told = if bar.value.is_nan() { row.last() } else { row.get(4) };
        assert_eq!(told.map(|cell| cell.text.as_str()), Some(bar.value_text.as_str()), "{}", bar.label);
    }
    assert!(bars.iter().filter(|bar| bar.value.is_nan()).map(|bar| bar.label.as_str()).eq(["Thanh Tra Tỉnh An Giang"]));
    assert!(figure.spec.title.ends_with("năm 2024"), "{}", figure.spec.title);
    assert!(figure.caption.starts_with("Kỳ: năm 2024. Nguồn: "), "{}", figure.caption);
}

/// The appendix on processing of a month in which so many communes resolved dossiers, the first `odd` with parts that do not
/// make up the total.
fn processed(communes: usize, odd: usize) -> Appendix {
    let rows: String = (0..communes)
        .map(|i| {
            let (early, on_time, late) = (10 + i, 5, 1);
            let total = early + on_time + late + usize::from(i < odd);
            format!("{}\tUBND xã Mẫu {:03}\t{total}\t{early}\t{on_time}\t{late}\n", i + 1, i + 1)
        })
        .collect();
    let text = format!(
        "UBND TỈNH ĐẮK LẮK\nBÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 4 năm 2026\n\n\
         STT\tCơ quan, đơn vị\tTổng số hồ sơ đã giải quyết\tGiải quyết trước hạn\tGiải quyết đúng hạn\tGiải quyết quá hạn\n{rows}"
    );
    let mut workspace = Workspace::new();
    workspace.add("thang-4.txt", text.as_bytes()).expect("a report");
    let span = Span::Month { year: 2026, month: 4 };
    let order =
        Order { kind: "thang".to_owned(), span, body: None, plan: String::new(), letterhead: Letterhead::default() };
    let draft = draft(&workspace.subject(), &order, &[]).expect("a kind");
    draft.appendices.into_iter().find(|appendix| appendix.sheet.id == "processing").expect("an appendix")
}

#[test]
fn a_chart_of_parts_holds_every_agency_whose_parts_make_up_its_total_and_says_how_many_do_not() {
    for (communes, odd) in [(12, 0), (80, 3)] {
        let appendix = processed(communes, odd);
        let figure = appendix.chart.as_ref().expect("a chart");
        let Marks::Stacks(stacks) = &figure.spec.marks else { panic!("stacks") };
        assert_eq!((appendix.sheet.rows.len(), stacks.len()), (communes, communes - odd));
        let told = figure.caption.contains(&format!("Không vẽ {odd} cơ quan"));
        assert_eq!(told, odd > 0, "{}", figure.caption);
        assert!(!figure.caption.contains("Biểu đồ chỉ vẽ"), "{}", figure.caption);
    }
}

#[test]
fn of_many_bars_the_largest_and_the_smallest_are_drawn_and_counted() {
    // No row's parts make up its total: bars of the total.
    let appendix = processed(70, 70);
    let figure = appendix.chart.as_ref().expect("a chart");
    let Marks::Bars { bars, .. } = &figure.spec.marks else { panic!("bars") };
    let drawn: Vec<f64> = bars.iter().map(|bar| bar.value).collect();
    assert_eq!(drawn.len(), 60);
    assert!(drawn.is_sorted_by(|a, b| a >= b), "{drawn:?}");
    assert!(figure.caption.contains("30 có số nhỏ nhất trong tổng số 70;"), "{}", figure.caption);
}

#[test]
fn nothing_is_drawn_of_a_table_without_numbers() {
    let mut drawn = 0;
    for kind in ["thang", "tuan", "quy", "don-doc", "toan-trinh"] {
        for appendix in written(&april_and_march(), kind).appendices {
            let numbers =
                |at: usize| appendix.sheet.rows.iter().filter(|row| matches!(row[at].sort, Sort::Number(_))).count();
            let known = (0..appendix.sheet.columns.len()).map(numbers).sum::<usize>();
            assert!(appendix.chart.is_none() || known > 0, "{}", appendix.title);
            drawn += usize::from(appendix.chart.is_some());
        }
    }
    assert!(drawn > 0, "something is drawn");
}

#[test]
fn every_picture_is_a_file_of_the_document() {
    let bytes = docx(&full_online());
    let files = |name: &str| bytes.windows(name.len()).filter(|part| *part == name.as_bytes()).count();
    // once before its bytes, once in the list at the end
    assert_eq!((files("word/media/image1.emf"), files("word/media/image2.emf"), files("image3.emf")), (2, 2, 0));
}

#[test]
fn charts_are_printed_with_title_period_and_source() {
    let scratch = Scratch::new("charts");
    let file = scratch.0.join("draft.docx");
    std::fs::write(&file, docx(&full_online())).expect("a file");
    let Some(pdf) = converted(&file, "pdf") else { return };
    let bytes = std::fs::read(&pdf).expect("a PDF");
    let reading = thuoc_do::workspace::read_report("draft.pdf", &bytes, &mut Default::default()).expect("text");
    let text: String = reading.document.text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in
        ["của từng cơ quan, đơn vị năm 2024", "Kỳ: năm 2024. Nguồn: ", "Không đánh giá", "UBND huyện Tri Tôn 19,79%"]
    {
        assert!(text.contains(words), "«{words}» is not printed:\n{text}");
    }
}
