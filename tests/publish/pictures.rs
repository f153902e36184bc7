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
    let order = Order { kind: "toan-trinh".to_owned(), span, source: None, letterhead: Letterhead::default() };
    draft(&workspace.subject(), &order).expect("a kind")
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
    assert!(rules.len() <= 1, "one line, where the target is the same for all");
    for bar in bars {
        let row = appendix.sheet.rows.iter().find(|row| row[1].text == bar.label).expect("a row");
        let told = if bar.value.is_nan() { row.last() } else { row.get(4) };
        assert_eq!(told.map(|cell| cell.text.as_str()), Some(bar.value_text.as_str()), "{}", bar.label);
    }
    assert!(bars.iter().filter(|bar| bar.value.is_nan()).map(|bar| bar.label.as_str()).eq(["Thanh Tra Tỉnh An Giang"]));
    assert!(figure.spec.title.ends_with("năm 2024"), "{}", figure.spec.title);
    assert!(figure.caption.starts_with("Kỳ: năm 2024. Nguồn: "), "{}", figure.caption);
}

#[test]
fn nothing_is_drawn_of_a_table_without_numbers() {
    let drafts = ["thang", "tuan", "quy", "don-doc", "toan-trinh"].map(|kind| written(&april_and_march(), kind));
    for figure in drafts.iter().flat_map(|draft| &draft.appendices).filter_map(|appendix| appendix.chart.as_ref()) {
        let numbers = figure.sheet.rows.iter().flatten().filter(|cell| matches!(cell.sort, Sort::Number(_)));
        assert!(numbers.count() > 0, "{}", figure.spec.title);
    }
}

#[test]
fn every_picture_is_a_file_of_the_document_and_none_is_taller_than_a_page() {
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
