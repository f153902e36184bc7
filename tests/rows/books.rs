//! A workbook counted by two workers, of which one inflates and counts stretches in between, is the workbook counted by one.

use super::beside::{Beside, Fate};
use super::{ask, ask_with, drafted, parts};
use crate::made::{Numbers, cells, dossiers, plain_columns};
use proptest::prelude::*;
use thuoc_do::dossier::Counted;
use thuoc_do::workspace::dossiers::{Answer, Task};

/// How the rows of a workbook are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Shared,
    /// Rows without cells stand in between, as spreadsheets write what is formatted and empty.
    Spaced,
    Inline,
    Prefixed,
    /// Rows do not say their numbers.
    Unnumbered,
    /// In the middle the numbers begin anew.
    Again,
    /// In the middle there is what this reader does not read.
    Odd,
    /// Rows stand behind the end of the rows as well.
    Behind,
}

const WAYS: [Way; 8] =
    [Way::Shared, Way::Spaced, Way::Inline, Way::Prefixed, Way::Unnumbered, Way::Again, Way::Odd, Way::Behind];

/// A list: dossiers that occur twice, a procedure of several names, words that no one knows, gaps and blank rows.
fn list(rows: usize, seed: u64) -> Vec<Vec<String>> {
    let mut dice = Numbers(seed | 1);
    let mut all: Vec<Vec<String>> = dossiers(rows, seed).iter().map(cells).collect();
    for at in 0..rows {
        match dice.below(12) {
            0 => all[at] = all[dice.below(at + 1)].clone(),
            1 => all[at][dice.below(18)].clear(),
            2 => all[at][12] = ["lạ", "Khác hẳn", "-5000"][dice.below(3)].to_owned(),
            3 => all[at].iter_mut().for_each(String::clear),
            4 => all[at][3] = format!("Tên khác {}", dice.below(9)),
            _ => {}
        }
    }
    all.insert(0, plain_columns().into_iter().map(|(_, heading)| heading.to_owned()).collect());
    all
}

fn book(list: &[Vec<String>], way: Way) -> Vec<u8> {
    several(&[list], way)
}

/// A sheet for each list.
fn several(lists: &[&[Vec<String>]], way: Way) -> Vec<u8> {
    let mut strings: Vec<String> = Vec::new();
    let sheets: Vec<String> = lists.iter().map(|list| sheet(list, way, &mut strings)).collect();
    let strings: String = strings.iter().map(|words| format!("<si><t>{}</t></si>", escaped(words))).collect();
    let names: Vec<String> = (0..sheets.len()).map(|at| format!("name=\"{}\"", char::from(b'A' + at as u8))).collect();
    let named: Vec<(&str, &str)> =
        names.iter().zip(&sheets).map(|(name, sheet)| (name.as_str(), sheet.as_str())).collect();
    parts::xlsx("", &named, "", &strings)
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;")
}

fn sheet(list: &[Vec<String>], way: Way, strings: &mut Vec<String>) -> String {
    let x = if way == Way::Prefixed { "x:" } else { "" };
    let mut sheet = String::new();
    for (at, row) in list.iter().enumerate() {
        let number = if way == Way::Again && at * 2 > list.len() { at - list.len() / 3 } else { at + 1 + at / 7 };
        let said = if way == Way::Unnumbered { String::new() } else { format!(" spans=\"1:18\" r=\"{number}\"") };
        if way == Way::Odd && at == list.len() / 2 {
            sheet += "<!-- -->";
        }
        // Numbers leave out one in eight.
        if way == Way::Spaced && at > 0 && at % 7 == 0 {
            sheet += &format!("<row r=\"{}\" ht=\"15.75\" customHeight=\"1\"/>", number - 1);
        }
        sheet += &format!("<{x}row{said}>");
        for (column, words) in row.iter().enumerate().filter(|(_, words)| !words.is_empty()) {
            let place = format!("{}{number}", char::from(b'A' + column as u8));
            sheet += &match way {
                Way::Inline | Way::Unnumbered => format!("<c t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(words)),
                Way::Prefixed => format!("<x:c r=\"{place}\" t=\"str\"><x:v>{}</x:v></x:c>", escaped(words)),
                _ => {
                    let at = strings.iter().position(|own| own == words).unwrap_or(strings.len());
                    if at == strings.len() {
                        strings.push(words.clone());
                    }
                    format!("<c r=\"{place}\" t=\"s\"><v>{at}</v></c>")
                }
            };
        }
        sheet += &format!("</{x}row>");
    }
    let behind = if way == Way::Behind { "<other><row r=\"99999\"><c/></row></other>" } else { "" };
    format!("<{x}sheetData>{sheet}</{x}sheetData>{behind}<pageMargins/>")
}

fn count(bytes: &[u8]) -> Task {
    drafted(&[("a.xlsx", bytes)]).request(None).task
}

/// Both ways give the same answer; whether the second worker was believed, and whether it counted rows itself.
fn same(bytes: &[u8], fate: Fate, dice: u64) -> (bool, bool) {
    let files = [("a.xlsx", bytes)];
    let (alone, told_alone) = ask(count(bytes), &files);
    let mut second = Some(Beside::new(fate, dice));
    let (together, told) = ask_with(count(bytes), &files, &mut second);
    assert_eq!(alone, together);
    if matches!(alone, Answer::Counted { .. }) {
        assert_eq!(told_alone.last(), told.last());
    }
    second.map_or((false, false), |second| (true, second.counted))
}

#[test]
fn stretches_are_counted_by_either_worker() {
    let list = list(900, 3);
    for way in WAYS {
        let bytes = book(&list, way);
        let counted: Vec<_> = (0..6).map(|dice| same(&bytes, Fate::Works, dice)).collect();
        assert_eq!(counted[0], (!matches!(way, Way::Odd | Way::Behind), false), "{way:?} with room at all times");
        let expected = match way {
            Way::Shared | Way::Spaced | Way::Inline => (true, true),
            Way::Prefixed | Way::Unnumbered => (true, false),
            Way::Again | Way::Odd | Way::Behind => (false, false),
        };
        assert!(counted[1..].iter().all(|found| *found == expected), "{way:?} {counted:?}");
    }
}

/// Notes before the list, as long as it or longer: begun ahead or not, and taken to their end.
#[test]
fn sheets_before_the_list_and_behind_it_are_told_apart() {
    let (first, other) = (list(300, 21), list(200, 22));
    let notes = |rows: usize| -> Vec<Vec<String>> { (0..rows).map(|at| vec![format!("Ghi chú {at}")]).collect() };
    for notes in [notes(3), notes(900), notes(6_000)] {
        let books = [vec![&notes[..], &first, &other], vec![&first[..], &notes, &other]];
        for bytes in books.map(|lists| several(&lists, Way::Shared)) {
            let files = [("a.xlsx", bytes.as_slice())];
            let alone = ask(count(&bytes), &files).0;
            assert!(matches!(alone, Answer::Counted { .. }));
            for (fate, dice) in [(Fate::Works, 0), (Fate::Works, 9), (Fate::Absent, 9), (Fate::Fails, 9)] {
                assert_eq!(alone, ask_with(count(&bytes), &files, &mut Some(Beside::new(fate, dice))).0, "{fate:?}");
            }
        }
    }
}

#[test]
fn rows_without_cells_are_blank_rows() {
    let list = list(300, 11);
    let [plain, spaced] = [Way::Shared, Way::Spaced].map(|way| {
        let bytes = book(&list, way);
        let Answer::Counted { reading, .. } = ask(count(&bytes), &[("a.xlsx", &bytes)]).0 else { panic!("{way:?}") };
        reading.dossiers.expect("counts")
    });
    assert!(plain.groups == spaced.groups, "no dossier more and none less");
    let account = |own: &Counted| (own.files[0].read, own.files[0].rows - own.files[0].set_aside(), own.is_balanced());
    assert_eq!(account(&plain), account(&spaced));
    assert_eq!(spaced.files[0].rows - plain.files[0].rows, 300 / 7, "each of them is accounted for");
}

#[test]
fn whatever_becomes_of_the_second_worker_the_counts_are_there() {
    let bytes = book(&list(700, 5), Way::Shared);
    for fate in [Fate::Absent, Fate::Fails, Fate::Garbles] {
        assert!(!same(&bytes, fate, 7).0, "{fate:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn two_workers_count_as_one(seed in any::<u64>(), dice in 1..u64::MAX, rows in 120_usize..400, way in 0..WAYS.len()) {
        same(&book(&list(rows, seed), WAYS[way]), Fate::Works, dice);
    }
}

#[test]
fn a_damaged_or_swollen_sheet_is_refused_by_two_workers_as_by_one() {
    let whole = book(&list(400, 9), Way::Inline);
    for at in (0..40).map(|i| whole.len() / 3 + i * 97) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        let files = [("a.xlsx", bytes.as_slice())];
        let mut second = Some(Beside::new(Fate::Works, 5));
        let together: Answer = ask_with(count(&whole), &files, &mut second).0;
        assert_eq!(together, ask(count(&whole), &files).0, "{at}");
    }
}
