//! A session: what adding, removing and changing thresholds do, and what each refusal says.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop")]

use thuoc_do::domain::{Author, Change, Decimal, Place, SourceId};
use thuoc_do::ingest::ReadNote;
use thuoc_do::present::{PageId, Thresholds};
use thuoc_do::workspace::{AddError, Carried, Options, Places, Workspace, read_report};

const MARCH: &str = "Trong tháng 3 năm 2024, Trung tâm tiếp nhận tổng số 1.200 hồ sơ. \
    Đã giải quyết 1.000 hồ sơ, trong đó quá hạn 10 hồ sơ.";
const APRIL: &str = "Trong tháng 4 năm 2024, Trung tâm tiếp nhận tổng số 1.300 hồ sơ. Đã giải quyết 1.100 hồ sơ.";

fn loaded() -> (Workspace, SourceId) {
    let mut workspace = Workspace::new();
    let id = workspace.add("thang3.txt", MARCH.as_bytes()).expect("a report");
    (workspace, id)
}

/// The pages, to see that nothing changed.
fn pages(workspace: &Workspace) -> Vec<thuoc_do::present::Page> {
    PageId::ALL.into_iter().map(|id| workspace.page(id)).collect()
}

#[test]
fn an_empty_session_says_so_on_every_page() {
    let workspace = Workspace::new();
    assert!(workspace.is_empty());
    for page in pages(&workspace) {
        let empty = page.blocks.iter().any(|block| matches!(block, thuoc_do::present::Block::Empty(_)));
        assert!(empty && page.blocks.len() == 1, "{:?}", page.id);
    }
}

#[test]
fn reports_are_added_and_removed_one_by_one() {
    let (mut workspace, march) = loaded();
    let with_march = workspace.analysis().facts.facts.len();
    let april = workspace.add("thang4.txt", APRIL.as_bytes()).expect("a report");
    assert_ne!(march, april);
    assert_eq!(workspace.analysis().reports.len(), 2);
    assert!(workspace.remove(april));
    assert!(!workspace.remove(april), "already gone");
    assert_eq!(workspace.analysis().facts.facts.len(), with_march);
    workspace.clear();
    assert!(workspace.is_empty() && workspace.analysis().facts.facts.is_empty());
}

#[test]
fn a_number_is_never_used_for_another_report() {
    let (mut workspace, march) = loaded();
    workspace.remove(march);
    let april = workspace.add("thang4.txt", APRIL.as_bytes()).expect("a report");
    assert_ne!(march, april);
    assert_eq!(workspace.excerpt(&Place { source: march, start: 0, end: 5, cell: None }), None);
}

#[test]
fn every_refusal_names_the_file_and_leaves_the_session_as_it_was() {
    let (mut workspace, _) = loaded();
    let before = pages(&workspace);
    let cases: [(&str, &[u8], &str); 5] = [
        ("trong.txt", b" \r\n ", "không có nội dung"),
        ("anh.png", b"\x89PNG\r\n", "tệp ảnh"),
        ("may.bin", b"\x00\x01\x02", "không phải là tệp văn bản"),
        ("phong-cu.txt", b"\xC4\x91\xC3\xBAng 1\nh\xE1", "từ dòng 2"),
        ("tho.txt", "Con cò bay lả bay la".as_bytes(), "không có số liệu nào"),
    ];
    for (name, bytes, reason) in cases {
        let message = workspace.add(name, bytes).expect_err(name).message();
        assert!(message.contains(&format!("«{name}»")) && message.contains(reason), "{message}");
        assert!(message.contains("Hãy ") || message.contains("hãy "), "no remedy: {message}");
    }
    assert_eq!(pages(&workspace), before);
}

#[test]
fn a_large_file_is_refused_before_it_is_read_and_when_it_is() {
    let large = 100 * 1024 * 1024;
    let message = Workspace::check_size("to.txt", large).expect_err("too large").message();
    assert!(message.contains("100 MB") && message.contains("64 MB"), "{message}");
    let (mut workspace, _) = loaded();
    let before = pages(&workspace);
    let message = workspace.add("dai.txt", &vec![b'a'; 5 * 1024 * 1024]).expect_err("too large").message();
    assert!(message.contains("5 triệu ký tự") && message.contains("4 triệu"), "{message}");
    assert_eq!(pages(&workspace), before);
    assert_eq!(Workspace::check_size("vua.txt", 4 * 1024 * 1024), Ok(()));
}

#[test]
fn the_same_text_is_loaded_once() {
    let (mut workspace, _) = loaded();
    let windows = MARCH.replace('\n', "\r\n");
    let again = workspace.add("ban-sao.txt", windows.as_bytes());
    let expected = AddError::Duplicate { name: "ban-sao.txt".into(), of: "thang3.txt".into() };
    assert_eq!(again, Err(expected.clone()));
    assert!(expected.message().contains("trùng nội dung với «thang3.txt»"));
    assert_eq!(workspace.sources().len(), 1);
}

#[test]
fn one_report_in_two_files_is_told() {
    let read = |set: &str, name: &str| std::fs::read(format!("tests/fixtures/{set}/{name}")).expect(name);
    let mut workspace = Workspace::new();
    let mut add = |name: &str, bytes: &[u8]| workspace.add(name, bytes).expect(name);
    let word = add("bao-cao.docx", &read("mau-bao-cao", "python-docx.docx"));
    let other = add("bang-so-lieu.docx", &read("mau-bang-so-lieu", "python-docx.docx"));
    let text = add("bao-cao.txt", &read("mau-bao-cao", "source.txt"));
    assert_eq!((workspace.twin_note(word), workspace.twin_note(other)), (None, None));
    let note = workspace.twin_note(text).expect("the same report");
    let all = workspace.source(text).expect("loaded").extraction.facts.facts.len();
    assert!(note.contains(&format!("với «bao-cao.docx»: {all}/{all} số liệu giống nhau")), "{note}");
    let told = [format!("Lưu ý, «bao-cao.txt»: {note}")];
    assert_eq!(workspace.twin_notes(&["bao-cao.txt".to_owned(), "bang-so-lieu.docx".to_owned()]), told);
    workspace.remove(word);
    assert_eq!(workspace.twin_note(text), None, "it is the only one now");
}

#[test]
fn pasted_text_gets_a_name_of_its_own() {
    let mut workspace = Workspace::new();
    workspace.add_text("", MARCH).expect("a report");
    workspace.add_text("", "không có gì").expect_err("no figures");
    workspace.add_text("", APRIL).expect("a report");
    let names: Vec<&str> = workspace.sources().iter().map(|s| s.document.name.as_str()).collect();
    assert_eq!(names, ["Văn bản dán 1", "Văn bản dán 2"]);
}

#[test]
fn thresholds_stay_within_percentages_and_survive_clearing() {
    let (mut workspace, _) = loaded();
    assert_eq!(workspace.thresholds(), Thresholds::default());
    workspace.set_thresholds(Thresholds { departments: Decimal::whole(850), localities: Decimal::whole(-1) });
    workspace.clear();
    let clamped = Thresholds { departments: Decimal::whole(100), localities: Decimal::ZERO };
    assert_eq!(workspace.thresholds(), clamped);
}

#[test]
fn every_figure_of_a_report_opens_its_sentence() {
    let (workspace, _) = loaded();
    for fact in &workspace.analysis().facts.facts {
        let excerpt = workspace.excerpt(&fact.place).expect("an excerpt");
        assert_eq!(excerpt.name, "thang3.txt");
        assert_eq!(excerpt.line, 1);
    }
}

#[test]
fn several_readings_are_added_in_order_with_names_of_their_own() {
    let read = |name: &str, text: &str| read_report(name, text.as_bytes(), &mut Options::default()).expect("a report");
    let mut workspace = Workspace::new();
    let readings = vec![(read("thang3.txt", MARCH), false), (read("", MARCH), true), (read("", APRIL), true)];
    let added = workspace.add_all(readings);
    let duplicate = AddError::Duplicate { name: "Văn bản dán 1".into(), of: "thang3.txt".into() };
    assert_eq!(added, [Ok("thang3.txt".into()), Err(duplicate), Ok("Văn bản dán 1".into())]);
    let mut one_by_one = Workspace::new();
    one_by_one.add("thang3.txt", MARCH.as_bytes()).expect("a report");
    one_by_one.add_text("", APRIL).expect("a report");
    assert_eq!(workspace, one_by_one);
    assert_eq!(workspace.analysis().facts, one_by_one.analysis().facts);
}

#[test]
fn a_session_is_handed_on_whole() {
    let (mut workspace, _) = loaded();
    workspace.set_desk(Some(serde_json::json!({ "least": 5 })));
    let text = workspace.carry(Carried::default(), "2026-04-30T15:04:00");
    assert!(Workspace::is_saved(&text) && !text.contains('<'));
    assert_eq!(Workspace::saved_at(&text), "2026-04-30T15:04:00");
    assert_eq!(Workspace::open(&text), Ok(workspace));
}

#[test]
fn without_texts_only_the_words_of_figures_are_handed_on() {
    let mut workspace = Workspace::new();
    let report = format!("BÁO CÁO\nKết quả tháng 3 năm 2024\n\n{MARCH}\n");
    let march = workspace.add("rieng/thang3.txt", report.as_bytes()).expect("a report");
    let all = Carried::default();
    let text = workspace.carry(Carried { texts: false, ..all }, "");
    assert!(text.contains("1.200") && !text.contains("Trung tâm") && !text.contains("rieng"), "{text}");
    let bare = Workspace::open(&text).expect("a session");
    assert_eq!(bare.analysis().facts, workspace.analysis().facts);
    assert_eq!(bare.analysis().rates, workspace.analysis().rates);
    let quoted = |workspace: &Workspace| {
        let (places, facts) = (Places::of(workspace), &workspace.analysis().facts.facts);
        facts.iter().map(|fact| places.quote(&fact.place)).collect::<Vec<_>>()
    };
    assert_eq!(quoted(&bare), quoted(&workspace));
    assert!(bare.source(march).is_some_and(|source| source.document.notes.contains(&ReadNote::TextLeftOut)));
}

#[test]
fn without_changes_the_figures_are_those_of_the_reports() {
    let (mut workspace, march) = loaded();
    let before = workspace.analysis().facts.clone();
    let key = workspace.analysis().reviewed.first().expect("a figure").key.clone();
    let author = Author { who: "Nguyễn Văn <An>".into(), when: String::new() };
    workspace.apply(Change::Exclude { key }, author).expect("a change");
    workspace.set_desk(Some(serde_json::json!({ "least": 5 })));
    assert_ne!(workspace.analysis().facts, before);
    let all = Carried::default();
    let kept = Workspace::open(&workspace.carry(all, "")).expect("a session");
    assert_eq!(kept.analysis().facts, workspace.analysis().facts);
    let bare = Workspace::open(&workspace.carry(Carried { changes: false, ..all }, "")).expect("a session");
    assert_eq!(bare.analysis().facts, before);
    assert_eq!(bare.desk(), None);
    assert!(bare.source(march).is_some());
}
