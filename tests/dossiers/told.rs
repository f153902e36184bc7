//! What is told of an export: its faults with their rows, its dossiers when asked, its facts with their places; and what
//! is never told.

use super::made::{NAMES, csv, dossiers, plain_columns};
use super::{cube, guessed, preview};
use std::collections::BTreeMap;
use thuoc_do::audit::audit_reports;
use thuoc_do::catalog::{Meaning, Role, Vocabulary, catalog, dossier_defs};
use thuoc_do::domain::Span;
use thuoc_do::dossier::{
    Counted, Drill, Issue, MappingError, Preview, Reason, Scanner, Tally, View, Wanted, Which, feed, report,
};
use thuoc_do::ingest::{CellInput, DocumentBuilder, Format, RowInput};
use thuoc_do::present::quality_sheet;

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
    A6;;Bưu chính;07/01/2024;05/02/2024;08/01/2024;Chờ bổ sung;1,5;\n\
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
        (Issue::MissingAgency, vec![11]),
        (Issue::BlankChannel, vec![6]),
        (Issue::FinishedBeforeReceived, vec![4]),
        (Issue::DueBeforeReceived, vec![10]),
        (Issue::MissingDue, vec![6]),
        (Issue::UnreadableReturned, vec![10]),
        (Issue::FinishedUndated, vec![10]),
        (Issue::StateDisagrees, vec![11]),
        (Issue::NegativeFee, vec![4]),
        (Issue::UnreadableFee, vec![6, 11]),
        (Issue::UnknownWord, vec![3, 4]),
        (Issue::AmbiguousDates, vec![]),
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
    let words: Vec<_> =
        cube.files[0].to_teach().map(|(role, words, word, found)| (role, words, word, found.count)).collect();
    let expected =
        [(Role::Channel, Vocabulary::Channel, "Chim bồ câu", 18), (Role::Rating, Vocabulary::Rating, "tuyệt", 12)];
    assert_eq!(words, expected);
    assert!(!cube.save().expect("JSON").contains("Chim"));

    let view = View::over(&cube, YEAR).expect("months");
    let counted = Counted::of(&view, YEAR, catalog()).expect("dossiers");
    let sheet = quality_sheet(&counted.files[0], 0);
    let told = sheet.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | "));
    let told: Vec<String> = told.filter(|row| row.starts_with("Từ ngữ")).collect();
    assert_eq!(
        told,
        [
            "Từ ngữ chưa biết nghĩa ở cột Hình thức nộp (không dùng khi tính): «Chim bồ câu» (18 dòng) | 18 | 2; 3; 4; 5; 6; 7; 8; 9; 10; 11; 12; 13 và 6 dòng khác",
            "Từ ngữ chưa biết nghĩa ở cột Đánh giá (không dùng khi tính): «tuyệt» (12 dòng), từ ngữ khác (6 dòng; không nêu vì có thể là thông tin cá nhân) | 18 | 2; 3; 4; 5; 6; 7; 8; 9; 10; 11; 12; 13 và 6 dòng khác",
        ]
    );
}

#[test]
fn a_heading_that_may_be_personal_is() {
    let role = |heading: &str| dossier_defs().role(heading).map(|(role, ..)| role);
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
    let defs = dossier_defs();
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
    let mut tally = Tally::new(&mapping, dossier_defs());
    let mut scanner = Scanner::new(dialect);
    scanner.push(FAULTY.as_bytes(), &mut tally);
    let (cube, _) = tally.finish("a", "");
    let view = View::over(&cube, YEAR).expect("months");
    assert_eq!(view.figure(&view.whole(), "satisfaction_very"), Some(1));
}

#[test]
fn a_clock_that_stood_still_moves_the_due_time_on() {
    let text = "Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày yêu cầu bổ sung,Ngày hoàn thành bổ sung,Ngày trả kết quả\n\
        asked after it was due,01/01/2024,05/01/2024,20/01/2024,,\n\
        not asked yet at the end of January,01/01/2024,05/02/2024,15/03/2024,,\n\
        asked before it was due,01/01/2024,25/01/2024,10/01/2024,,\n\
        answered and then early,01/01/2024,25/01/2024,10/01/2024,30/01/2024,05/02/2024\n\
        answered nobody knows when,01/01/2024,25/01/2024,10/01/2024,hôm kia,\n";
    let cube = cube(text.as_bytes());
    let over = |month: u32| {
        let view = View::over(&cube, Span::Month { year: 2024, month }).expect("months");
        let ids = ["pending_in_term", "pending_overdue", "resolved_early"];
        ids.map(|id| view.figure(&view.whole(), id).expect("a figure"))
    };
    assert_eq!([1, 2, 3].map(over), [[3, 2, 0], [1, 3, 1], [1, 3, 0]]);
    assert_eq!(rows(&cube.files[0].issues), [(Issue::UnreadableSupplement, vec![6])]);
    check_lists(text.as_bytes(), (24_288, 24_288));
    check_lists(text.as_bytes(), (24_289, 24_289));
}

#[test]
fn a_fee_paid_on_either_portal_is_paid_online() {
    let text = "Mã hồ sơ,Ngày tiếp nhận,Phí,DuocThanhToanTrucTuyen\n\
        1,01/01/2024,15000.000,1\n2,01/01/2024,15.000,2\n3,01/01/2024,15000,0\n4,05.01.2024 1193047:00,15000,1\n\
        5,02/01/2024,0,1\n6,02/01/2024,,2\n7,02/01/2024,0,0\n8,02/01/2024,ba,1\n";
    let cube = cube(text.as_bytes());
    let view = View::over(&cube, YEAR).expect("months");
    let figure = |id: &str| view.figure(&view.whole(), id);
    assert_eq!(figure("online_payment_dossiers"), Some(2));
    assert_eq!(figure("online_payment_amount"), Some(30_000));
    assert_eq!(rows(&cube.files[0].set_aside).last(), Some(&(Reason::UnreadableReceived, vec![5])));
    let unpaid: Vec<_> = rows(&cube.files[0].issues).into_iter().filter(|(i, _)| *i == Issue::PaidWithoutFee).collect();
    assert_eq!(
        unpaid,
        [(Issue::PaidWithoutFee, vec![6, 7])],
        "paid, and nothing to pay: told, as it is not counted; not where the fee cannot be read"
    );
}

#[test]
fn headings_of_persons_are_no_others() {
    let persons =
        ["Người làm thủ tục", "Cơ quan, tổ chức, hộ gia đình", "Đơn vị đề nghị", "Tên người nhận kết quả TTHC"];
    for heading in persons {
        assert_eq!(dossier_defs().role(heading).map(|(role, ..)| role), Some(Role::Personal), "{heading}");
    }
    for (heading, role) in [
        ("Đánh giá của người dân, doanh nghiệp", Role::Rating),
        ("Tên thủ tục hành chính", Role::Procedure),
        ("Cơ quan giải quyết", Role::Agency),
        ("Ngày yêu cầu bổ sung", Role::SupplementAsked),
        ("Hình thức nộp hồ sơ", Role::Channel),
    ] {
        assert_eq!(dossier_defs().role(heading).map(|(role, ..)| role), Some(role), "{heading}");
    }
}

/// Every way in which a list is counted, over some months: figure, and how many dossiers its list holds.
fn check_lists(bytes: &[u8], months: thuoc_do::dossier::Months) {
    let (dialect, mapping) = guessed(bytes);
    let cube = cube(bytes);
    let view = View::new(&cube, months);
    let agencies = view.totals(thuoc_do::dossier::Dimension::Agency);
    for id in [
        "received_new",
        "resolved_total",
        "resolved_early",
        "resolved_on_time",
        "resolved_late",
        "resolved_without_due",
        "pending_total",
        "pending_in_term",
        "pending_overdue",
        "pending_without_due",
    ] {
        let which = Which::of_figure(id).expect("a list");
        for (agency, totals) in &agencies {
            let wanted = Wanted { which, months, agency: Some(agency.clone()), field: None, procedure: None };
            let mut drill = Drill::new(&mapping, dossier_defs(), wanted);
            let mut scanner = Scanner::new(dialect);
            scanner.push(bytes, &mut drill);
            scanner.finish(&mut drill);
            assert_eq!(Some(drill.count), view.figure(totals, id), "{id} of {agency} in {months:?}");
            assert_eq!(drill.found.len() as u64, drill.count);
            assert!(drill.found.iter().all(|d| d.agency == *agency && !d.code.is_empty()));
        }
    }
}

#[test]
fn the_dossiers_behind_a_count_are_as_many_as_it_says() {
    let bytes = csv(&dossiers(800, 7), ',', "\n", &plain_columns());
    for months in [(24_291, 24_293), (24_288, 24_288), (24_288, 24_299)] {
        check_lists(&bytes, months);
    }
}

/// Rows that contradict themselves in every way: dates before the receipt, states without dates, no due time, requests for
/// supplement open and answered.
fn contradictory(count: usize) -> String {
    let mut n = super::made::Numbers(5);
    let mut text =
        "Mã hồ sơ;Cơ quan;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả kết quả;Ngày yêu cầu bổ sung;Ngày bổ sung;Trạng thái\n"
            .to_owned();
    for i in 0..count {
        let mut day = |absent: usize| match n.below(10) < absent {
            true => String::new(),
            false => format!("{:02}/{:02}/2024", n.below(28) + 1, n.below(6) + 1),
        };
        let days = [day(0), day(3), day(4), day(8), day(5)].join(";");
        let state = ["Đang xử lý", "Đã trả kết quả", "Công dân rút", "Chờ bổ sung", "", "chưa rõ"][n.below(6)];
        text += &format!("A{i};Sở {};{days};{state}\n", ["A", "B"][n.below(2)]);
    }
    text
}

#[test]
fn rows_that_contradict_themselves_are_listed_as_they_are_counted() {
    let text = contradictory(400);
    for months in [(24_288, 24_288), (24_289, 24_291), (24_288, 24_293), (24_290, 24_290)] {
        check_lists(text.as_bytes(), months);
    }
}

#[test]
fn what_is_pending_without_a_due_time_is_in_no_term() {
    let cube = cube(contradictory(400).as_bytes());
    let view = View::new(&cube, (24_288, 24_290));
    let whole = view.whole();
    let figure = |id: &str| view.figure(&whole, id).expect("a figure");
    let pending = ["pending_in_term", "pending_overdue", "pending_without_due"].map(figure);
    assert!(pending.iter().all(|n| *n > 0), "{pending:?}");
    assert_eq!(pending.iter().sum::<u64>(), figure("pending_total"));
    let resolved = ["resolved_early", "resolved_on_time", "resolved_late", "resolved_without_due"].map(figure);
    assert_eq!(resolved.iter().sum::<u64>(), figure("resolved_total"));
    let span = thuoc_do::text::parse_period("quý I/2024").expect("a period").span;
    let reported = report(&cube, span, "a.csv", catalog()).expect("whole months").expect("an account");
    assert!(reported.facts.facts.iter().any(|f| f.indicator == "pending_without_due"));
    let findings = audit_reports(&reported.facts, std::slice::from_ref(&reported.report), catalog()).findings;
    assert!(findings.is_empty(), "{findings:#?}");
}

/// Words for level and channel that nobody knows, and services that only inform: counted apart, so that nothing disagrees.
#[test]
fn what_is_not_known_of_a_dossier_stands_beside_what_is() {
    let levels = ["toàn trình", "một phần", "mức độ 2", "mức độ chín", ""];
    let channels = ["Trực tuyến", "Trực tiếp", "Chim bồ câu", "Bưu chính", ""];
    let mut text = "Mã hồ sơ;Cơ quan;Mức độ;Cung cấp trực tuyến;Hình thức nộp;Ngày tiếp nhận\n".to_owned();
    for number in 0..100 {
        let (level, channel) = (levels[number % 5], channels[number / 5 % 5]);
        let service = ["Có", "Không", "?"][number % 3];
        text += &format!("A{number};Sở {};{level};{service};{channel};0{}/01/2024\n", number % 2, number % 9 + 1);
    }
    let cube = cube(text.as_bytes());
    let january = thuoc_do::text::parse_period("tháng 1/2024").expect("a period").span;
    let view = View::over(&cube, january).expect("months");
    let whole = view.whole();
    let figure = |id: &str| view.figure(&whole, id).expect("a figure");
    let sum = |ids: &[&str]| ids.iter().map(|id| figure(id)).sum::<u64>();
    let channels = ["received_online", "received_direct", "received_post", "received_channel_unknown"];
    assert_eq!(channels.map(figure), [20, 40, 20, 20], "an empty cell is the counter");
    let five = ["partial_offline_received", "partial_online_received_direct", "online_partial", "full_received_direct"];
    assert_eq!(sum(&five) + sum(&["online_full", "received_unclassified"]), 100);
    assert!(figure("received_unclassified") >= 60, "three of five levels at least");
    let reported = report(&cube, january, "a.csv", catalog()).expect("whole months").expect("an account");
    let told = |id: &str| reported.facts.facts.iter().filter(|f| f.indicator == id).count();
    assert_eq!((told("received_channel_unknown"), told("received_unclassified")), (3, 3), "of all and of each agency");
    let findings = audit_reports(&reported.facts, std::slice::from_ref(&reported.report), catalog()).findings;
    assert!(findings.is_empty(), "{findings:#?}");
    let counted = Counted::of(&view, january, catalog()).expect("counts");
    let by_agency = counted.groups.iter().find(|group| group.by == "agency").expect("agencies");
    assert!(by_agency.figures.iter().any(|id| id == "received_channel_unknown"));
    let labels: Vec<&str> = by_agency.figures.iter().map(|id| thuoc_do::text::importing::figure(id)).collect();
    assert!(labels.iter().all(|label| *label != "Số liệu"), "{labels:?}");
    // Where every word is known nothing is told of it.
    let known = super::cube(&csv(&dossiers(200, 7), ',', "\n", &plain_columns()));
    let reported = report(&known, YEAR, "a.csv", catalog()).expect("whole months").expect("an account");
    assert!(reported.facts.facts.iter().all(|f| f.indicator != "received_channel_unknown"));
}

#[test]
fn a_month_is_told_as_the_cube_over_that_month() {
    let cube = cube(&csv(&dossiers(800, 14), ',', "\n", &plain_columns()));
    let year = View::over(&cube, YEAR).expect("months");
    let months = year.totals(thuoc_do::dossier::Dimension::Month);
    assert_eq!(months.len(), 12);
    for (month, totals) in (24_288..).zip(months.values()) {
        let view = View::new(&cube, (month, month));
        for id in
            ["received_new", "resolved_late", "pending_total", "pending_overdue", "carried_over", "received_total"]
        {
            assert_eq!(year.figure(totals, id), view.figure(&view.whole(), id), "{id} in {month}");
        }
    }
    let last = months.values().last().expect("December");
    assert_eq!(year.figure(last, "pending_total"), year.figure(&year.whole(), "pending_total"));
}

#[test]
fn the_order_of_day_and_month_is_recognised_or_told() {
    let file = |rows: &[[&str; 2]]| {
        let rows: String = rows.iter().map(|[received, due]| format!("A;Sở A;{received};{due}\n")).collect();
        "Mã hồ sơ;Cơ quan;Ngày tiếp nhận;Ngày hẹn trả\n".to_owned() + &rows
    };
    let told = |text: &str| {
        let (_, mapping) = guessed(text.as_bytes());
        let cube = cube(text.as_bytes());
        let found = |issue: Issue| cube.files[0].issues.get(&issue).map_or(0, |found| found.count);
        let days = cube.files[0].received_days.map(|(first, _)| first);
        (mapping.month_first, days, found(Issue::OtherDateOrder), found(Issue::AmbiguousDates))
    };
    let day = |text: &str| Some(thuoc_do::dossier::Moment::parse(text.as_bytes()).expect("a day").day);
    let (dmy, mdy) = (day("02/01/2024"), day("01/02/2024"));
    for (rows, expected) in [
        (&[["02/01/2024", "25/01/2024"]][..], (false, dmy, 0, 0)),
        (&[["02/01/2024", "01/25/2024"]], (true, mdy, 0, 0)),
        (&[["2/1/2024 8:05 AM", "1/25/2024 5:00 PM"]], (true, day("1/2/2024"), 0, 0)),
        (&[["02/01/2024", "25/01/2024"], ["02/01/2024", "01/25/2024"]], (false, dmy, 1, 0)),
        (&[["02/01/2024", "03/01/2024"], ["02/01/2024", ""]], (false, dmy, 0, 2)),
        (&[["2024-01-02", "2024-01-03"]], (false, dmy, 0, 0)),
    ] {
        assert_eq!(told(&file(rows)), expected, "{rows:?}");
    }
}

#[test]
fn words_that_nobody_knows_are_told_and_can_be_explained() {
    let row = |i: u32, channel: &str| format!("A{i};Sở A;Toàn trình;{channel};05/01/2024;25/01/2024\n");
    let text = "Mã hồ sơ;Cơ quan;Mức độ;Hình thức nộp;Ngày tiếp nhận;Ngày hẹn trả\n".to_owned()
        + &(0..6).map(|i| row(i, "Zalo")).collect::<String>()
        + &row(6, "");
    let file = super::written("zalo.csv", text.as_bytes());
    let word = std::ffi::OsString::from;
    let (code, said, _) = super::command(&[word("aggregate"), file.clone()]);
    assert_eq!(code, 0);
    assert!(said.contains("Cột «Hình thức nộp»: 6 dòng có từ chưa biết nghĩa"), "{said}");
    let online = |arguments: &[std::ffi::OsString]| {
        let (_, said, _) = super::command(arguments);
        let told: serde_json::Value = serde_json::from_str(&said).expect("JSON");
        ["received_online", "received_direct", "online_full", "full_received_direct"]
            .map(|id| told["total"][id].as_u64())
    };
    let plain = [word("aggregate"), file.clone(), word("--json")];
    assert_eq!(online(&plain), [Some(0), Some(1), Some(0), Some(1)]);
    let explained = [word("aggregate"), file, word("--json"), word("--word"), word("channel:zalo=online")];
    assert_eq!(online(&explained), [Some(6), Some(1), Some(6), Some(1)]);
}

#[test]
fn single_dates_far_off_do_not_stretch_the_period() {
    let mut text = "Mã hồ sơ;Cơ quan;Ngày tiếp nhận\nX;Sở A;05/01/2042\n".to_owned();
    (0..2_400).for_each(|i| text += &format!("A{i};Sở A;{:02}/{:02}/2024\n", i % 28 + 1, i % 12 + 1));
    let cube = cube(text.as_bytes());
    assert_eq!(thuoc_do::dossier::natural_span(&cube), Some(YEAR));
    let reported = report(&cube, YEAR, "a.csv", catalog()).expect("whole months").expect("an account");
    assert!(reported.document.text.contains("trước kỳ: 0; sau kỳ: 1;"), "{}", reported.document.text);
    assert!(reported.document.text.contains("đến ngày 05/01/2042"));
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
fn what_was_carried_over_is_no_part_of_shares_of_levels() {
    let cube = cube(&csv(&dossiers(800, 8), ',', "\n", &plain_columns()));
    let span = thuoc_do::text::parse_period("quý II/2024").expect("a period").span;
    let reported = report(&cube, span, "a.csv", catalog()).expect("whole months").expect("an account");
    let findings = audit_reports(&reported.facts, std::slice::from_ref(&reported.report), catalog()).findings;
    assert!(findings.is_empty(), "{findings:#?}");
    let figure = |id: &str| {
        let mut stated =
            reported.facts.facts.iter().filter(|f| f.indicator == id && f.scope.is_whole() && f.of.is_none());
        stated.find_map(|f| f.number()).expect("a figure")
    };
    assert!(!figure("carried_over").is_zero());
    let rates = thuoc_do::scoring::rates(&reported.facts, catalog());
    let rate = rates.iter().find(|r| r.indicator == "full_online_of_total" && r.scope.is_whole()).expect("a rate");
    assert_eq!((rate.ratio.part(), rate.ratio.whole()), (figure("online_full"), figure("received_new")));
    let formula = rate.formula(catalog().indicator(&rate.indicator).expect("an entry"));
    assert!(formula.ends_with("/ tiếp nhận mới trong kỳ"), "{formula}");
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
    let mut drill = Drill::new(&mapping, dossier_defs(), wanted);
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

#[test]
fn what_a_file_does_not_say_is_not_counted() {
    let row = |channel: &str, month: u32| format!("A{month};Sở A;{channel};Toàn trình;05/{month:02}/2024\n");
    let text = "Mã hồ sơ;Cơ quan;Hình thức nộp;Mức độ;Ngày tiếp nhận\n".to_owned()
        + &row("Trực tuyến", 2)
        + &row("chim bồ câu", 3)
        + &row("", 4)
        + &row("Trực tiếp", 5);
    let cube = cube(text.as_bytes());
    let span = thuoc_do::dossier::natural_span(&cube).expect("a period");
    let days = span.days().map(|(first, last)| (first.to_string(), last.to_string()));
    assert_eq!(days, Some(("2024-02-01".to_owned(), "2024-05-31".to_owned())));
    let view = View::over(&cube, span).expect("months");
    let whole = view.whole();
    let figures = ["received_new", "received_online", "received_direct", "full_received_direct", "received_total"];
    assert_eq!(figures.map(|id| view.figure(&whole, id)), [Some(4), Some(1), Some(2), Some(2), None]);
}

#[test]
fn dossiers_in_several_files_are_said() {
    let all = dossiers(20, 12);
    let file = |name: &str, few: &[super::made::Dossier]| super::written(name, &csv(few, ',', "\n", &plain_columns()));
    let word = std::ffi::OsString::from;
    let (code, _, faults) = super::command(&[word("aggregate"), file("s1.csv", &all[..12]), file("s2.csv", &all[9..])]);
    assert!(code == 0 && faults.starts_with("3 hồ sơ"), "{faults}");
}
