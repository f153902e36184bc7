//! A list counted by two workers is the list counted by one, wherever its middle falls and whatever becomes of the second.

use super::{Memory, ask, ask_with, at_once, dossiers, drafted, made, plain_columns};
use crate::made::{Numbers, csv};
use proptest::prelude::*;
use thuoc_do::workspace::dossiers::{Answer, Second, Task, assist};

/// A second worker that works as soon as it is asked.
#[derive(Default)]
pub(crate) struct Beside {
    /// What becomes of it.
    fate: Fate,
    done: Option<(u64, u64)>,
    made: Option<Vec<u8>>,
    /// How often it was asked.
    asked: usize,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Fate {
    #[default]
    Works,
    /// It never starts.
    Absent,
    /// It cannot read its part.
    Fails,
    /// What it made is damaged on the way.
    Garbles,
}

impl Second<Memory> for Beside {
    fn begin(&mut self, request: &str, source: &Memory) {
        self.asked += 1;
        self.done = None;
        if self.fate == Fate::Absent {
            return;
        }
        let mut own = Memory { bytes: source.bytes.clone(), at: 0, block: 777 };
        let mut tell = |bytes, rows| self.done = Some((bytes, rows));
        let mut made = at_once(assist(request, &mut own, &mut tell)).unwrap();
        match self.fate {
            Fate::Fails => made.clear(),
            Fate::Garbles => made[9] ^= 1,
            Fate::Works | Fate::Absent => {}
        }
        self.made = Some(made);
    }

    fn done(&self) -> Option<(u64, u64)> {
        self.done
    }

    async fn next(&mut self) -> Option<Vec<u8>> {
        self.made.take()
    }

    fn worth(&self) -> u64 {
        300
    }
}

fn count(bytes: &[u8]) -> Task {
    drafted(&[("a.csv", bytes)]).request(None).task
}

/// Both ways give the same answer, and tell the same in the end; whether the second worker was believed.
fn same(bytes: &[u8], fate: Fate) -> bool {
    let files = [("a.csv", bytes)];
    let (alone, told_alone) = ask(count(bytes), &files);
    let mut second = Some(Beside { fate, ..Beside::default() });
    let (together, told) = ask_with(count(bytes), &files, &mut second);
    assert_eq!(alone, together);
    assert_eq!(told_alone.last(), told.last());
    let believed = second.is_some_and(|second| second.asked == 1);
    assert!(!believed || told.is_sorted(), "{told:?}");
    believed
}

#[test]
fn two_workers_count_as_one() {
    for end in ["\n", "\r\n"] {
        let all = dossiers(400, 9);
        let mut bytes = csv(&all, ';', end, &plain_columns());
        // Dossiers of the first half once more in the second, the headings again, and a last line that nothing ends.
        bytes.extend_from_slice(&csv(&all[3..40], ';', end, &plain_columns()));
        bytes.truncate(bytes.trim_ascii_end().len());
        assert!(same(&bytes, Fate::Works));
    }
}

#[test]
fn whatever_becomes_of_the_second_worker_the_counts_are_there() {
    for fate in [Fate::Absent, Fate::Fails, Fate::Garbles] {
        assert!(!same(&made(300), fate), "{fate:?}");
    }
}

#[test]
fn several_files_are_counted_by_both() {
    let (first, other) = (made(200), csv(&dossiers(150, 3), '\t', "\n", &plain_columns()));
    let files: [(&str, &[u8]); 2] = [("a.csv", &first), ("b.tsv", &other)];
    let task = || drafted(&files).request(None).task;
    let mut second = Some(Beside::default());
    assert_eq!(ask_with(task(), &files, &mut second).0, ask(task(), &files).0);
    assert_eq!(second.map(|second| second.asked), Some(2));
}

#[test]
fn a_quotation_mark_never_closed_is_found_in_either_half() {
    let mut bytes = made(100);
    bytes.extend_from_slice(b"\"");
    bytes.resize(3 * 1024 * 1024, b'x');
    assert!(matches!(ask(count(&bytes), &[("a.csv", &bytes)]).0, Answer::Refused(_)));
    same(&bytes, Fate::Works);
}

/// A list with cells of several lines.
fn odd_list(rows: usize, seed: u64, ends: bool) -> Vec<u8> {
    let mut dice = Numbers(seed);
    let mut text = "Mã hồ sơ;Tên thủ tục;Cơ quan;Ngày tiếp nhận;Trạng thái\n".to_owned();
    for row in 0..rows {
        let cells = ["Cấp đổi", "\"a;b\"", "\"dòng một\nA-1;x;y;05/01/2024;Mới\n\"", "\"x\"\"y\n\n\"\"\"", "", "\"\""];
        let (procedure, agency) = (cells[dice.below(cells.len())], cells[dice.below(2)]);
        let code = dice.below(rows);
        let (day, state) = (dice.below(28) + 1, ["Đang xử lý", "Đã trả", "\"lạ\nlùng\"", ""][dice.below(4)]);
        let end = if row + 1 < rows || ends { ["\n", "\r\n", "\n\n"][dice.below(3)] } else { "" };
        text += &format!("H-{code};{procedure};{agency};{day:02}/0{}/2024;{state}{end}", dice.below(9) + 1);
    }
    text.into_bytes()
}

#[test]
fn a_middle_inside_of_cells_of_several_lines_is_mostly_seen() {
    let believed = (0..40).filter(|seed| same(&odd_list(150, *seed, true), Fate::Works)).count();
    assert!(believed >= 36, "{believed}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn two_workers_count_as_one_wherever_the_middle_falls(seed in any::<u64>(), rows in 12_usize..160, ends in any::<bool>()) {
        same(&odd_list(rows, seed, ends), Fate::Works);
    }
}
