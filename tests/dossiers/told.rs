//! What is told of an export: its faults with their rows, its dossiers when asked, its facts with their places; and what
//! is never told.

use super::made::{NAMES, csv, dossiers, plain_columns};
use super::{cube, guessed, preview};
use std::collections::BTreeMap;
use thuoc_do::audit::audit_reports;
use thuoc_do::catalog::{Meaning, Role, Vocabulary, catalog};
use thuoc_do::domain::Span;
use thuoc_do::dossier::{Drill, Issue, MappingError, Reason, Scanner, Tally, Wanted, Which, report};

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
    let words: Vec<_> = file.to_teach().collect();
    assert_eq!(
        words,
        [(Role::Channel, Vocabulary::Channel, "Chim bồ câu", 1), (Role::Rating, Vocabulary::Rating, "Tuyệt vời", 1)]
    );
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
    let saved = cube(&csv(&all, ',', "\n", &columns)).save().expect("JSON");
    assert!(!saved.contains("089912"));
}
