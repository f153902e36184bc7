//! What is told of an export: its faults with their rows, its dossiers when asked, its facts with their places; and what
//! is never told.

use super::made::{NAMES, csv, dossiers, plain_columns};
use super::{cube, guessed, preview};
use std::collections::BTreeMap;
use thuoc_do::audit::audit_reports;
use thuoc_do::catalog::{Meaning, Role, Vocabulary, catalog};
use thuoc_do::domain::Span;
use thuoc_do::dossier::{Drill, Issue, MappingError, Preview, Reason, Scanner, Tally, Wanted, Which, feed, report};
use thuoc_do::ingest::{CellInput, DocumentBuilder, Format, RowInput};

const YEAR: Span = Span::Year { year: 2024 };

const FAULTY: &str = "DANH SÁCH HỒ SƠ NĂM 2024\n\
    Mã hồ sơ;Cơ quan;Hình thức nộp;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả kết quả;Trạng thái;Phí;Đánh giá\n\
    A1;Sở A;Trực tiếp;05/01/2024;10/01/2024;09/01/2024;Đã trả kết quả;15.000;Tuyệt vời\n\
    A1;Sở A;Chim bồ câu;05/01/2024;10/01/2024;04/01/2024;Đã trả kết quả;-5000;\n\
    \n\
    A2;Sở A;;06/01/2024;;;Đang xử lý;miễn;\n\
    Mã hồ sơ;Cơ quan;Hình thức nộp;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả kết quả;Trạng thái;Phí;Đánh giá\n\
    A3;Sở B;Trực tuyến;31/02/2024;10/01/2024;;Đang xử lý;0;\n\
    A4;Sở B;Trực tuyến;;10/01/2024;;Đang xử lý;0;\n\
    A5;Sở B;Trực tuyến;07/01/2024;05/01/2024;hôm qua;Công dân rút;0;\n\
    A6;Sở B;Bưu chính;07/01/2024;05/02/2024;08/01/2024;Chờ bổ sung;1,5;\n\
    Tổng cộng;;;;;;;15000;\n";

fn rows<K: Ord + Copy>(found: &BTreeMap<K, thuoc_do::dossier::Occurrences>) -> Vec<(K, Vec<u64>)> {
    found.iter().map(|(key, found)| (*key, found.rows.clone())).collect()
}

#[test]
fn every_row_is_read_or_set_aside_and_every_fault_has_its_row() {
    let cube = cube(FAULTY.as_bytes());
    let file = &cube.files[0];
    let aside = [
        (Reason::Heading, vec![1, 2]),
        (Reason::RepeatedHeading, vec![7]),
        (Reason::Blank, vec![5]),
        (Reason::Total, vec![12]),
        (Reason::NoReceived, vec![9]),
        (Reason::UnreadableReceived, vec![8]),
    ];
    assert_eq!(rows(&file.set_aside), aside);
    assert_eq!((file.rows, file.read, file.is_balanced()), (12, 5, true));
    let issues = [
        (Issue::DuplicateCode, vec![4]),
        (Issue::FinishedBeforeReceived, vec![4]),
        (Issue::DueBeforeReceived, vec![10]),
        (Issue::MissingDue, vec![6]),
        (Issue::UnreadableReturned, vec![10]),
        (Issue::FinishedUndated, vec![10]),
        (Issue::StateDisagrees, vec![11]),
        (Issue::NegativeFee, vec![4]),
        (Issue::UnreadableFee, vec![6, 11]),
        (Issue::UnknownWord, vec![3, 4]),
    ];
    assert_eq!(rows(&file.issues), issues);
    assert_eq!(file.to_teach().count(), 0, "a word on a single row may be a name");
}

#[test]
fn unknown_words_are_kept_when_they_are_no_names_and_are_never_saved() {
    let row = |channel: &str, rating: &str| format!("A;Sở A;{channel};05/01/2024;{rating}\n");
    let rows: String = (0..6).map(|i| row("Chim bồ câu", if i < 4 { "tuyệt" } else { "Trần Văn Kín" })).collect();
    let text = "Mã hồ sơ;Cơ quan;Hình thức nộp;Ngày tiếp nhận;Đánh giá\n".to_owned() + &rows.repeat(3);
    let cube = cube(text.as_bytes());
    let words: Vec<_> = cube.files[0].to_teach().collect();
    let expected =
        [(Role::Channel, Vocabulary::Channel, "Chim bồ câu", 18), (Role::Rating, Vocabulary::Rating, "tuyệt", 12)];
    assert_eq!(words, expected);
    assert!(!cube.save().expect("JSON").contains("Chim"));
}

#[test]
fn a_heading_that_may_be_personal_is() {
    let role = |heading: &str| catalog().dossiers.role(heading).map(|(role, ..)| role);
    for heading in [
        "Tên đơn vị, cá nhân nộp hồ sơ",
        "Tên đơn vị nộp hồ sơ",
        "Cơ quan, tổ chức, cá nhân",
        "Số hồ sơ của công dân",
        "Người nộp",
    ] {
        assert_eq!(role(heading), Some(Role::Personal), "{heading}");
    }
    for (heading, expected) in [
        ("Hình thức nộp hồ sơ", Role::Channel),
        ("Hình thức nộp hồ sơ TTHC", Role::Channel),
        ("Ngày nộp hồ sơ", Role::Received),
        ("Đơn vị tiếp nhận hồ sơ", Role::Agency),
        ("Mức độ hài lòng của người dân", Role::Rating),
    ] {
        assert_eq!(role(heading), Some(expected), "{heading}");
    }
}

fn sheet(heads: &[&str], rows: &[&[&str]]) -> Vec<RowInput> {
    let row = |cells: &[&str]| {
        let cells = cells.iter().map(|c| CellInput::text(*c)).collect();
        RowInput { cells, ..RowInput::default() }
    };
    std::iter::once(heads).chain(rows.iter().copied()).map(row).collect()
}

#[test]
fn a_sheet_with_other_columns_is_set_aside() {
    let heads = ["Mã hồ sơ", "Cơ quan", "Ngày tiếp nhận"];
    let mut builder = DocumentBuilder::new("a.xlsx", Format::Xlsx);
    builder.table(&sheet(&["Ghi chú"], &[&["Xuất tự động"]]));
    builder.table(&sheet(&heads, &[&["A1", "Sở A", "05/01/2024"]]));
    builder.table(&sheet(
        &["Mã hồ sơ", "Người nộp", "Ngày tiếp nhận", "Lĩnh vực"],
        &[&["A1", NAMES[0], "05/01/2024", "Đất"]],
    ));
    builder.table(&sheet(&heads, &[&["A2", "Sở A", "06/01/2024"]]));
    let document = builder.finish().expect("a document");
    let defs = &catalog().dossiers;
    let mapping = Preview::of_document(&document, defs).mapping.expect("headings");
    let mut tally = Tally::new(&mapping, defs);
    feed(&document, &mapping, defs, &mut tally);
    let (cube, _) = tally.finish("a.xlsx", "");
    let file = &cube.files[0];
    assert_eq!((file.rows, file.read, file.is_balanced()), (8, 2, true));
    assert_eq!(file.set_aside[&Reason::OtherTable].rows, [1, 2, 5, 6]);
    assert_eq!(cube.agencies, ["Sở A"]);
}

#[test]
fn a_word_that_the_user_explains_is_counted() {
    let (dialect, mut mapping) = guessed(FAULTY.as_bytes());
    mapping.teach(Vocabulary::Rating, "tuyệt vời", Meaning::VerySatisfied);
    let mut tally = Tally::new(&mapping, &catalog().dossiers);
    let mut scanner = Scanner::new(dialect);
    scanner.push(FAULTY.as_bytes(), &mut tally);
    let (cube, _) = tally.finish("a", "");
    let view = thuoc_do::dossier::View::over(&cube, YEAR).expect("months");
    assert_eq!(view.figure(&view.whole(), "satisfaction_very"), Some(1));
}

#[test]
fn the_dossiers_behind_a_count_are_as_many_as_it_says() {
    let all = dossiers(800, 7);
    let bytes = csv(&all, ',', "\n", &plain_columns());
    let (dialect, mapping) = guessed(&bytes);
    let cube = cube(&bytes);
    let view = thuoc_do::dossier::View::over(&cube, Span::Quarter { year: 2024, quarter: 2 }).expect("months");
    let agency = "UBND xã An Bình";
    let totals = view.totals(thuoc_do::dossier::Dimension::Agency);
    for (which, id) in [
        (Which::Received, "received_new"),
        (Which::Early, "resolved_early"),
        (Which::OnTime, "resolved_on_time"),
        (Which::Late, "resolved_late"),
        (Which::Pending, "pending_total"),
        (Which::PendingOverdue, "pending_overdue"),
    ] {
        let months = thuoc_do::dossier::months(Span::Quarter { year: 2024, quarter: 2 }).expect("months");
        let wanted = Wanted { which, months, agency: Some(agency.to_owned()), field: None, procedure: None };
        let mut drill = Drill::new(&mapping, wanted);
        let mut scanner = Scanner::new(dialect);
        scanner.push(&bytes, &mut drill);
        scanner.finish(&mut drill);
        assert_eq!(Some(drill.count), view.figure(&totals[agency], id), "{id}");
        assert_eq!(drill.found.len() as u64, drill.count);
        assert!(drill.found.iter().all(|d| d.agency == agency && d.code.starts_with("H01-")));
    }
}

#[test]
fn facts_stand_in_the_account_and_agree_with_each_other() {
    let all = dossiers(800, 8);
    let cube = cube(&csv(&all, ',', "\n", &plain_columns()));
    let reported = report(&cube, YEAR, "a.csv", catalog()).expect("whole months").expect("an account");
    let facts = &reported.facts.facts;
    assert!(facts.len() > 150, "{}", facts.len());
    let chars: Vec<char> = reported.document.text.chars().collect();
    for fact in facts {
        let row: String = chars[fact.place.start..fact.place.end].iter().collect();
        let cell = row.split('\t').nth(fact.place.cell.expect("a cell")).expect("the cell").replace('.', "");
        assert_eq!(Some(cell), fact.number().map(|n| n.to_string()), "{row}");
    }
    let findings = audit_reports(&reported.facts, std::slice::from_ref(&reported.report), catalog()).findings;
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn nothing_of_persons_is_ever_told() {
    let all = dossiers(300, 9);
    let bytes = csv(&all, ',', "\n", &plain_columns());
    let (dialect, mut mapping) = guessed(&bytes);
    let person = mapping.columns.iter().position(|c| c.role == Role::Personal).expect("a personal column");
    assert_eq!(mapping.set(person, Role::Rating), Err(MappingError::Personal));
    assert_eq!(mapping.columns.iter().filter(|c| c.role == Role::Personal).count(), 2);
    let cube = cube(&bytes);
    let reported = report(&cube, YEAR, "a.csv", catalog()).expect("months").expect("an account");
    let months = thuoc_do::dossier::months(YEAR).expect("months");
    let wanted = Wanted { which: Which::Received, months, agency: None, field: None, procedure: None };
    let mut drill = Drill::new(&mapping, wanted);
    Scanner::new(dialect).push(&bytes, &mut drill);
    let everything = [
        cube.save().expect("JSON"),
        format!("{cube:?}"),
        reported.document.text.clone(),
        format!("{:?}", reported.facts),
        format!("{:?}", drill.found),
        format!("{:?}", preview(&bytes)),
    ];
    for text in everything {
        assert!(!text.contains("089912"), "an identity number");
        assert!(NAMES.iter().all(|name| !text.contains(name)), "a name");
    }
}

#[test]
fn names_under_a_heading_that_promises_ratings_are_not_kept() {
    let all = dossiers(300, 10);
    let columns: Vec<(usize, &str)> = plain_columns()
        .into_iter()
        .filter(|(i, _)| *i != 15)
        .map(|(i, h)| if i == 17 { (i, "Đánh giá") } else { (i, h) })
        .collect();
    let numbers = csv(&all, ',', "\n", &columns);
    let columns: Vec<(usize, &str)> = columns.into_iter().map(|(i, h)| (if i == 17 { 16 } else { i }, h)).collect();
    let names = csv(&all, ',', "\n", &columns.into_iter().filter(|(_, h)| *h != "Người nộp").collect::<Vec<_>>());
    for bytes in [numbers, names] {
        let file = super::folder().join("names.csv");
        std::fs::write(&file, &bytes).expect("a file");
        let mut told = cube(&bytes).save().expect("JSON");
        for json in [false, true] {
            let mut arguments = vec![std::ffi::OsString::from("aggregate"), file.clone().into()];
            arguments.extend(json.then(|| "--json".into()));
            told += &super::command(&arguments).1;
        }
        assert!(told.contains("received_new"), "{told}");
        assert!(!told.contains("089912"));
        assert!(NAMES.iter().all(|name| !told.contains(name)));
    }
}
