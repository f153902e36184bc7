//! Lists in OpenDocument, Excel 97–2003 and Excel binary: the counts, the account and the dossiers of the same list as text.

use super::beside::{Beside, Fate};
use super::{ask, ask_with, counted, drafted, drilled, offered};
use crate::independent::{self, Data};
use crate::made::{HEADINGS, cells, csv, dossiers, plain_columns};
use crate::written::{Holds, KINDS, Kind, Sheet, ods_of};
use std::ffi::OsString;
use std::path::Path;
use thuoc_do::domain::Span;
use thuoc_do::dossier::{Counted, Cube, Issue};
use thuoc_do::workspace::Workspace;
use thuoc_do::workspace::dossiers::{Answer, DossierRow, Look, Task, Which, Wish, may_be};

/// What a cell of the list holds in a spreadsheet: days as days, the running number and the fee as numbers.
fn holds(row: usize, column: usize, text: &str) -> Holds {
    match column {
        _ if text.is_empty() => Holds::Nothing,
        _ if row == 0 => Holds::Words(text.to_owned()),
        0 | 12 => Holds::Number(text.to_owned()),
        9..=11 => Holds::Day(text.to_owned()),
        13 | 14 => Holds::Flag(text == "Có"),
        _ => Holds::Words(text.to_owned()),
    }
}

/// A list as rows of text.
fn list(count: usize, seed: u64) -> Vec<Vec<String>> {
    let all = dossiers(count, seed);
    std::iter::once(HEADINGS.map(str::to_owned).to_vec()).chain(all.iter().map(cells)).collect()
}

/// The row of a sheet that the row of a list is, a blank one standing before every seventh.
fn number(at: usize) -> u32 {
    u32::try_from(at + 1 + at / 7).unwrap()
}

fn sheet(name: &'static str, list: &[Vec<String>]) -> Sheet {
    let row = |(at, cells): (usize, &Vec<String>)| {
        (number(at), cells.iter().enumerate().map(|(column, text)| holds(at, column, text)).collect())
    };
    (name, list.iter().enumerate().map(row).collect())
}

/// The same as text: blank rows are blank lines.
fn text(list: &[Vec<String>]) -> Vec<u8> {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |(at, cells): (usize, &Vec<String>)| {
        let blank = if at > 0 && at % 7 == 0 { "\r\n" } else { "" };
        format!("{blank}{}\r\n", cells.iter().map(quoted).collect::<Vec<_>>().join(";"))
    };
    list.iter().enumerate().map(line).collect::<String>().into_bytes()
}

fn counts(own: &Counted) -> Cube {
    Cube { files: Vec::new(), ..Cube::open(own.cube.as_bytes()).unwrap() }
}

/// What is said of a file's rows, whatever it is called.
fn account(own: &Counted) -> String {
    let file = &own.files[0];
    assert!(file.is_balanced());
    format!("{} {} {:?} {:?} {:?} {}", file.rows, file.read, file.aside, file.issues, file.unknown, file.personal)
}

fn counted_file(name: &str, bytes: &[u8]) -> Counted {
    let (reading, failures) = counted(&[(name, bytes)]);
    assert!(failures.is_empty(), "{failures:?}");
    reading.dossiers.unwrap()
}

#[test]
fn every_kind_gives_the_counts_and_the_account_of_the_same_list_as_text() {
    let list = list(700, 31);
    let bytes = text(&list);
    let expected = counted_file("hồ sơ.csv", &bytes);
    let first = offered("hồ sơ.csv", &bytes).unwrap();
    for kind in KINDS {
        for since_1904 in [false, true] {
            let book = kind.book(&[sheet("Hồ sơ", &list)], since_1904);
            assert!(may_be(&book), "{kind:?}");
            let own = counted_file(kind.file(), &book);
            assert!(counts(&own) == counts(&expected), "{kind:?}, since 1904: {since_1904}");
            assert_eq!(account(&own), account(&expected), "{kind:?}");
            assert_eq!((own.span, &own.groups), (expected.span, &expected.groups));
            assert_eq!(own.files[0].name, kind.file());
            let offered = offered(kind.file(), &book).unwrap();
            assert_eq!(offered.mapping, first.mapping, "{kind:?}");
            let numbers = |rows: &[(u64, Vec<String>)]| rows.iter().map(|(number, _)| *number).collect::<Vec<_>>();
            assert_eq!(numbers(&offered.rows), numbers(&first.rows), "{kind:?}");
            assert!(offered.rows[1].1[9].starts_with("2024-"), "a day is shown as one: {:?}", offered.rows[1]);
        }
    }
}

/// The dossiers that are listed behind a count, whichever file they stand in.
fn behind(name: &str, bytes: &[u8], which: Which) -> Vec<DossierRow> {
    let mut workspace = Workspace::new();
    let source = workspace.add_reading(counted(&[(name, bytes)]).0).unwrap();
    let span = Span::Year { year: 2024 };
    let wish = Wish { source, which, span, agency: None, field: None, procedure: None };
    drilled(&workspace, &wish, &[(name, bytes)]).rows
}

#[test]
fn the_dossiers_behind_a_count_are_those_of_the_same_list_as_text_with_true_row_numbers() {
    let list = list(300, 32);
    for which in [Which::Received, Which::Late, Which::PendingOverdue] {
        let expected = behind("a.csv", &text(&list), which);
        assert!(!expected.is_empty());
        for kind in KINDS {
            assert_eq!(behind(kind.file(), &kind.book(&[sheet("A", &list)], false), which), expected, "{kind:?}");
        }
        if which == Which::Received {
            let rows: Vec<u32> = expected.iter().map(|row| u32::try_from(row.row).unwrap()).collect();
            assert_eq!(rows, (1..=300).map(number).collect::<Vec<_>>());
        }
    }
}

#[test]
fn every_sheet_that_lists_dossiers_is_counted() {
    let (first, other) = (list(60, 33), list(45, 34));
    let note = ("Ghi chú", vec![(2, vec![Holds::Words("Trích xuất từ hệ thống".to_owned())])]);
    let expected =
        Cube::merge(counts(&counted_file("a.csv", &text(&first))), counts(&counted_file("b.csv", &text(&other))));
    for kind in KINDS {
        let book = kind.book(&[note.clone(), sheet("Tháng 1", &first), sheet("Tháng 2", &other)], false);
        let own = counted_file(kind.file(), &book);
        assert!(counts(&own) == expected, "{kind:?}");
        let names: Vec<&str> = own.files.iter().map(|file| file.name.as_str()).collect();
        assert!(names.len() == 2 && names[0].contains("Tháng 1") && names[1].contains("Tháng 2"), "{names:?}");
        assert_eq!(own.files.iter().map(|file| file.read).collect::<Vec<_>>(), [60, 45]);
    }
}

#[test]
fn a_second_worker_changes_nothing() {
    let list = list(200, 35);
    for kind in KINDS {
        let book = kind.book(&[sheet("A", &list)], false);
        let files = [(kind.file(), book.as_slice())];
        let task = || drafted(&files).request(None).task;
        let mut second = Some(Beside::new(Fate::Works, 5));
        let (together, told) = ask_with(task(), &files, &mut second);
        assert_eq!(together, ask(task(), &files).0, "{kind:?}");
        assert_eq!(told.last(), Some(&(book.len() as u64, 200 + 200 / 7 + 1)), "{kind:?}");
    }
}

#[test]
fn days_without_a_time_faults_and_large_numbers_are_what_they_are() {
    let rows = |day: &str, other: Holds, fee: &str| {
        let words = |text: &str| Holds::Words(text.to_owned());
        let heads = ["Mã hồ sơ", "Cơ quan", "Ngày tiếp nhận", "Ngày hẹn trả", "Phí, lệ phí", "Thanh toán trực tuyến"];
        let row = vec![
            words("A-1"),
            words("Sở A"),
            Holds::Day(day.to_owned()),
            other,
            Holds::Number(fee.to_owned()),
            Holds::Flag(true),
        ];
        vec![(1, heads.map(words).to_vec()), (2, row)]
    };
    for kind in KINDS {
        let of = |day: &str, other: Holds, fee: &str| {
            let book = kind.book(&[("A", rows(day, other, fee))], false);
            let listed = behind(kind.file(), &book, Which::Received).remove(0);
            let own = counted_file(kind.file(), &book);
            let amount = own.cube.contains(fee);
            (listed.dates.map(|date| date.map(|(shown, _)| shown)), amount, own.files[0].issues.len())
        };
        let (dates, amount, _) = of("29/02/2024", Holds::Day("01/03/2024 17:30".to_owned()), "12345678901");
        assert_eq!(dates, [Some("29/02/2024".to_owned()), Some("01/03/2024 17:30".to_owned()), None], "{kind:?}");
        assert!(amount, "{kind:?}");
        // A fault is as nothing: a day that is missing, not one that cannot be read.
        let (dates, _, issues) = of("05/01/2024", Holds::Fault, "0");
        let (without, _, missing) = of("05/01/2024", Holds::Nothing, "0");
        assert_eq!((dates, issues), (without, missing), "{kind:?}");
    }
}

#[test]
fn a_day_is_told_to_the_nearest_second_and_one_without_a_clock_is_a_day_alone() {
    let row = |day: &str| {
        let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
        let heads: String = ["Mã hồ sơ", "Cơ quan", "Lĩnh vực", "Ngày tiếp nhận"].into_iter().map(cell).collect();
        let words: String = ["A-1", "Sở A", "Đất đai"].into_iter().map(cell).collect();
        // Nothing is shown of the day.
        let day = format!("<table:table-cell office:value-type=\"date\" office:date-value=\"{day}\"/>");
        let [heads, row] = [heads, words + &day].map(|cells| format!("<table:table-row>{cells}</table:table-row>"));
        let table = format!("<table:table table:name=\"A\">{heads}{row}</table:table>");
        let listed = behind("a.ods", &ods_of(&table), Which::Received).remove(0);
        listed.dates[0].clone().map(|(shown, _)| shown).unwrap_or_default()
    };
    assert_eq!(row("2024-01-05T08:29:59.999999980"), "05/01/2024 08:30");
    assert_eq!(row("2024-01-05T08:30:00.000000120"), "05/01/2024 08:30");
    assert_eq!(row("2024-01-04T23:59:59.999999980"), "05/01/2024 00:00");
    assert_eq!(row("2024-01-05T00:00:00"), "05/01/2024");
    assert_eq!(row("2024-01-05"), "05/01/2024");
}

#[test]
fn what_is_no_list_or_cannot_be_read_is_said_and_never_guessed() {
    let report =
        ("A", vec![(1, ["Cơ quan", "Tiếp nhận", "Đã giải quyết"].map(|w| Holds::Words(w.to_owned())).to_vec())]);
    for kind in KINDS {
        let book = kind.book(std::slice::from_ref(&report), false);
        assert_eq!(ask(Task::Look, &[(kind.file(), &book)]).0, Answer::Looked(vec![Look::Other]), "{kind:?}");
        // Cut off or damaged in the middle.
        let whole = kind.book(&[sheet("A", &list(400, 36))], false);
        let task = drafted(&[(kind.file(), &whole)]).request(None).task;
        let reason = match ask(task, &[(kind.file(), &whole[..whole.len() / 2])]).0 {
            Answer::Refused(reason) => reason,
            Answer::Counted { failures, .. } => panic!("{kind:?} counted, {failures:?}"),
            _ => panic!("neither counted nor refused"),
        };
        assert!(reason.contains(kind.file()) && reason.contains("hỏng"), "{reason}");
    }
    // Rows that do not stand in their order would be counted under wrong numbers.
    let mut mixed = sheet("A", &list(40, 37));
    mixed.1.swap(20, 30);
    let whole = Kind::Xls.book(&[sheet("A", &list(40, 37))], false);
    let task = drafted(&[("a.xls", &whole)]).request(None).task;
    let answer = ask(task, &[("a.xls", &Kind::Xls.book(&[mixed], false))]).0;
    assert!(matches!(&answer, Answer::Refused(reason) if reason.contains(".xlsx")), "{answer:?}");
}

#[test]
fn a_list_beyond_the_bounds_is_refused_with_what_to_do() {
    let list = list(30, 38);
    let whole = Kind::Ods.book(&[sheet("A", &list)], false);
    let content = |rows: &str| {
        let heads = ["Mã hồ sơ", "Cơ quan", "Ngày tiếp nhận", "Ngày hẹn trả", "Lĩnh vực"];
        let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
        let heads: String = heads.into_iter().map(cell).collect();
        ods_of(&format!("<table:table table:name=\"A\"><table:table-row>{heads}</table:table-row>{rows}</table:table>"))
    };
    let day = "<table:table-cell office:value-type=\"date\" office:date-value=\"2024-01-05\"><text:p>5</text:p></table:table-cell>";
    let many = content(&format!(
        "<table:table-row table:number-rows-repeated=\"1000000\">{}</table:table-row>",
        day.repeat(5)
    ));
    let task = drafted(&[("a.ods", &whole)]).request(None).task;
    let Answer::Refused(reason) = ask(task, &[("a.ods", &many)]).0 else { panic!("counted") };
    assert!(reason.contains("4.000.000") && reason.contains(".xlsx") && reason.contains(".csv"), "{reason}");
}

#[test]
fn the_command_line_counts_every_kind_as_the_page_does() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kinds");
    std::fs::create_dir_all(&folder).unwrap();
    let run = |name: &str, bytes: &[u8]| {
        let (path, into) = (folder.join(name), folder.join(format!("{name}.json")));
        std::fs::write(&path, bytes).unwrap();
        let arguments = [OsString::from("aggregate"), path.into(), OsString::from("-o"), into.clone().into()];
        let (mut out, mut err) = (Vec::new(), Vec::new());
        assert_eq!(thuoc_do::cli::run(&arguments, &mut out, &mut err), 0, "{}", String::from_utf8_lossy(&err));
        Cube::open(&std::fs::read(into).unwrap()).unwrap()
    };
    let list = list(150, 39);
    let expected = Cube { files: Vec::new(), ..run("a.csv", &text(&list)) };
    assert!(expected == counts(&counted_file("a.csv", &csv(&dossiers(150, 39), ',', "\n", &plain_columns()))));
    for kind in KINDS {
        let found = run(kind.file(), &kind.book(&[sheet("A", &list)], true));
        assert!(found.files[0].is_balanced() && found.files[0].rows == u64::from(number(150)));
        assert!(Cube { files: Vec::new(), ..found } == expected, "{kind:?}");
    }
}

/// What LibreOffice makes of a file; `None` when it is not installed.
fn converted(folder: &Path, kind: Kind, bytes: &[u8], to: &str) -> Option<Vec<u8>> {
    let file = folder.join(format!("{kind:?}.{}", kind.file().rsplit_once('.').unwrap().1));
    std::fs::write(&file, bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let run = std::process::Command::new("soffice")
        .env("LC_ALL", "C.UTF-8") // names of files have Vietnamese letters
        .args([&profile, "--headless", "--convert-to", to, "--outdir"])
        .args([folder, file.as_path()])
        .output();
    let Ok(run) = run else {
        assert!(std::env::var_os("CI").is_none(), "LibreOffice is missing");
        println!("skipped: LibreOffice is not installed");
        return None;
    };
    let told = String::from_utf8_lossy(&run.stderr);
    Some(std::fs::read(file.with_extension(to)).unwrap_or_else(|error| panic!("{kind:?}: {error} {told}")))
}

#[test]
fn what_libreoffice_writes_gives_the_same_counts() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("converted");
    std::fs::create_dir_all(&folder).unwrap();
    let list = list(500, 40);
    let expected = counted_file("a.csv", &text(&list));
    for (kind, since_1904, to) in [(Kind::Ods, false, "xls"), (Kind::Xls, true, "ods")] {
        let book = kind.book(&[sheet("Hồ sơ", &list)], since_1904);
        let Some(bytes) = converted(&folder, kind, &book, to) else { return };
        let own = counted_file(&format!("a.{to}"), &bytes);
        assert!(counts(&own) == counts(&expected), "{kind:?} as {to}");
        assert_eq!(account(&own), account(&expected), "{kind:?} as {to}");
    }
}

#[test]
fn the_binary_workbook_is_one_to_another_reader_too() {
    let list = list(20, 41);
    let book = Kind::Xlsb.book(&[sheet("Hồ sơ", &list)], false);
    let other = independent::book(&book, "xlsb");
    let sheet = other.sheet("Hồ sơ");
    for (at, cells) in list.iter().enumerate() {
        assert_eq!(sheet.get((number(at) - 1, 1)), Some(&Data::String(cells[1].clone())), "{at}");
    }
    assert!(matches!(sheet.get((1, 9)), Some(Data::DateTime(_))), "{:?}", sheet.get((1, 9)));
}

#[test]
fn the_command_line_counts_the_same_with_any_number_of_cores() {
    // A quotation mark that opens nothing, and cells that hold line breaks: marks do not tell where rows begin.
    let mut list = String::from(
        "Mã hồ sơ,Cơ quan,Nội dung,Ngày tiếp nhận,Ngày hẹn trả\n0,A,ống 1/2\" thép,01/01/2024,05/01/2024\n",
    );
    let words = "cấp lại giấy phép ".repeat(12);
    for number in 1..72_000 {
        list.push_str(&format!(
            "{number},A,\"{words}\nđến ngày 15/02/2024, 17/02/2024, 19/02/2024\",01/01/2024,05/01/2024\n"
        ));
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stretches.csv");
    std::fs::write(&path, list).unwrap();
    let into = path.with_extension("json");
    let arguments = [OsString::from("aggregate"), path.into(), OsString::from("-o"), into.clone().into()];
    let (mut out, mut err) = (Vec::new(), Vec::new());
    assert_eq!(thuoc_do::cli::run(&arguments, &mut out, &mut err), 0, "{}", String::from_utf8_lossy(&err));
    let file = &Cube::open(&std::fs::read(into).unwrap()).unwrap().files[0];
    let issues: Vec<_> = file.issues.keys().collect();
    assert_eq!((file.rows, file.read, issues), (72_001, 72_000, vec![&Issue::AmbiguousDates]));
}
