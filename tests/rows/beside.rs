//! A list counted by two workers is the list counted by one, wherever its middle falls and whatever becomes of the second.

use super::{Memory, ask, ask_with, at_once, dossiers, drafted, made, plain_columns};
use crate::made::{Numbers, csv};
use proptest::prelude::*;
use std::collections::VecDeque;
use thuoc_do::workspace::dossiers::{Answer, Second, Taker, Task, assist};

/// A second worker that works when it is listened to or waited for.
#[derive(Default)]
pub(crate) struct Beside {
    /// What becomes of it.
    fate: Fate,
    /// The order that waits, and what was given with it.
    order: Option<(String, Memory)>,
    given: VecDeque<Vec<u8>>,
    /// Says when a block can be handed over at once; always while it is zero.
    dice: u64,
    done: Option<(u64, u64)>,
    made: VecDeque<Vec<u8>>,
    /// How often it was asked.
    asked: usize,
    /// Whether it counted rows of a workbook itself.
    pub(crate) counted: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Fate {
    #[default]
    Works,
    /// It never starts.
    Absent,
    /// It cannot read its part.
    Fails,
    /// What it made is damaged on the way.
    Garbles,
    /// It cannot read what it is asked for after the first.
    FailsLater,
    /// It is heard of only when it is waited for, after the first.
    Dawdles,
}

impl Beside {
    pub(crate) fn new(fate: Fate, dice: u64) -> Beside {
        Beside { fate, dice, ..Beside::default() }
    }

    fn work(&mut self) {
        let Some((order, mut source)) = self.order.take() else { return };
        let mut tell = |bytes, rows| self.done = Some((bytes, rows));
        let mut blocks =
            Blocks { given: std::mem::take(&mut self.given), most: usize::MAX, dice: self.dice, made: VecDeque::new() };
        let mut made = at_once(assist(&order, &mut source, &mut blocks, &mut tell)).unwrap();
        self.dice = blocks.dice;
        self.counted |= made.first() == Some(&0) && made.len() > 6;
        match self.fate {
            Fate::Fails => {
                made.clear();
                blocks.made.truncate(1);
            }
            Fate::FailsLater if self.asked > 1 => made.clear(),
            Fate::Garbles => made.iter_mut().last().into_iter().for_each(|byte| *byte ^= 1),
            Fate::Works | Fate::Absent | Fate::FailsLater | Fate::Dawdles => {}
        }
        self.made = blocks.made;
        self.made.push_back(made);
    }
}

impl Second<Memory> for Beside {
    fn begin(&mut self, order: &str, source: &Memory) {
        self.asked += 1;
        self.done = None;
        self.made.clear();
        self.given.clear();
        if self.fate == Fate::Absent {
            return;
        }
        self.order = Some((order.to_owned(), Memory { bytes: source.bytes.clone(), at: 0, block: 777 }));
        self.done = (self.fate != Fate::Dawdles || self.asked == 1).then_some((0, 0));
    }

    fn give(&mut self, bytes: &[u8]) {
        self.given.push_back(bytes.to_vec());
    }

    fn done(&self) -> Option<(u64, u64)> {
        self.done
    }

    async fn listen(&mut self) {
        if self.done.is_some() {
            self.work();
        }
    }

    fn made(&mut self, made: &mut Vec<u8>) -> bool {
        self.made.pop_front().map(|next| *made = next).is_some()
    }

    async fn next(&mut self, made: &mut Vec<u8>) -> bool {
        self.work();
        self.made(made)
    }

    fn worth(&self) -> u64 {
        300
    }
}

/// Blocks that were handed over.
struct Blocks {
    given: VecDeque<Vec<u8>>,
    /// How many there may be; those that are taken do not come back.
    most: usize,
    dice: u64,
    made: VecDeque<Vec<u8>>,
}

impl Taker for Blocks {
    fn bound(&mut self, blocks: usize) {
        self.most = self.made.len() + blocks;
    }

    async fn has_room(&mut self) -> bool {
        let mut dice = Numbers(self.dice);
        let room = self.dice == 0 || (self.made.len() < self.most && dice.below(3) == 0);
        self.dice = dice.0;
        room
    }

    /// Here at once, or only when it is asked for again.
    fn given(&mut self) -> Option<Vec<u8>> {
        let mut dice = Numbers(self.dice);
        let is_here = self.dice == 0 || dice.below(3) > 0;
        self.dice = dice.0;
        if is_here { self.given.pop_front() } else { None }
    }

    fn block(&self) -> usize {
        4_000
    }

    async fn hand(&mut self, block: &[u8]) {
        self.made.push_back(block.to_vec());
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
    let believed = second.is_some_and(|second| second.asked > 0);
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
fn a_procedure_keeps_the_name_it_was_first_met_with() {
    let mut list = "Mã hồ sơ;Mã thủ tục;Tên thủ tục;Cơ quan;Ngày tiếp nhận;Ngày hẹn trả\n".to_owned();
    for i in 0..400 {
        let name = if i < 200 { "Tên trước" } else { "Bản sau" };
        list += &format!("H{i:05};1.001;{name};Sở A;05/01/2024;09/01/2024\n");
    }
    assert!(same(list.as_bytes(), Fate::Works));
}

#[test]
fn whatever_becomes_of_the_second_worker_the_counts_are_there() {
    for fate in [Fate::Absent, Fate::Fails, Fate::Garbles, Fate::FailsLater] {
        assert!(!same(&made(300), fate), "{fate:?}");
    }
    assert!(same(&made(300), Fate::Dawdles), "it is waited for");
    // Wherever in a block the stretch begins that is given back.
    for rows in 4..60 {
        same(&made(rows), Fate::Fails);
    }
}

#[test]
fn several_files_are_counted_by_both() {
    let (first, other) = (made(200), csv(&dossiers(150, 3), '\t', "\n", &plain_columns()));
    let files: [(&str, &[u8]); 2] = [("a.csv", &first), ("b.tsv", &other)];
    let task = || drafted(&files).request(None).task;
    let mut second = Some(Beside::default());
    assert_eq!(ask_with(task(), &files, &mut second).0, ask(task(), &files).0);
    assert!(second.is_some_and(|second| second.asked > 2), "more than once a file");
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
