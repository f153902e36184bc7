//! Lists of dossiers on their way through the page: looked at, counted, kept, looked into. What a worker does, without a
//! browser; and nothing of a person in whatever comes out.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test may stop and speak")]

#[path = "rows/beside.rs"]
mod beside;
#[path = "rows/books.rs"]
mod books;
#[path = "rows/damaged.rs"]
mod damaged;
#[path = "common/independent.rs"]
mod independent;
#[path = "rows/kinds.rs"]
mod kinds;
#[path = "dossiers/made.rs"]
#[allow(dead_code, reason = "shared with the tests of the counts")]
mod made;
#[path = "formats/parts.rs"]
#[allow(dead_code, clippy::expect_used, reason = "shared with the tests of formats")]
mod parts;
#[path = "dossiers/written.rs"]
#[allow(clippy::expect_used, reason = "a test may stop")]
mod written;

use beside::Beside;
use made::{NAMES, cells, csv, dossiers, plain_columns};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use thuoc_do::domain::Span;
use thuoc_do::export::separated;
use thuoc_do::present::{Block, PageId, group_sheet, quality_sheet};
use thuoc_do::text;
use thuoc_do::workspace::dossiers::{
    Answer, Draft, Drilled, Look, Meaning, Offered, Request, Role, Source, Task, Taught, Unreadable, Which, Wish,
    as_words, may_be, taught, teachable, work,
};
use thuoc_do::workspace::{Reading, Workspace};

/// A file in memory, handed over in small blocks.
struct Memory {
    bytes: Vec<u8>,
    at: usize,
    block: usize,
}

impl Source for Memory {
    fn bytes(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn beginning(&mut self, most: usize) -> Result<Vec<u8>, Unreadable> {
        Ok(self.bytes[..self.bytes.len().min(most)].to_vec())
    }

    fn whole(&mut self) -> Result<Vec<u8>, Unreadable> {
        Ok(self.bytes.clone())
    }

    async fn next(&mut self, block: &mut Vec<u8>) -> Result<bool, Unreadable> {
        let end = (self.at + self.block).min(self.bytes.len());
        block.clear();
        block.extend_from_slice(&self.bytes[self.at..end]);
        let any = end > self.at;
        self.at = end;
        Ok(any)
    }

    fn part(&self, from: u64, to: u64) -> Result<Memory, Unreadable> {
        let place = |at: u64| usize::try_from(at).unwrap().min(self.bytes.len());
        Ok(Memory { bytes: self.bytes[place(from)..place(to)].to_vec(), at: 0, block: self.block })
    }
}

/// What never has to wait.
fn at_once<T>(job: impl Future<Output = T>) -> T {
    let Poll::Ready(done) = pin!(job).poll(&mut Context::from_waker(Waker::noop())) else { panic!("it waits") };
    done
}

/// Has files worked on as the worker does it, answer and cube as they reach the page; and the progress told.
fn ask(task: Task, files: &[(&str, &[u8])]) -> (Answer, Vec<(u64, u64)>) {
    ask_with(task, files, &mut None)
}

/// The same with a second worker.
fn ask_with(task: Task, files: &[(&str, &[u8])], second: &mut Option<Beside>) -> (Answer, Vec<(u64, u64)>) {
    let names = files.iter().map(|(name, _)| (*name).to_owned()).collect();
    let mut sources: Vec<Memory> =
        files.iter().map(|(_, bytes)| Memory { bytes: bytes.to_vec(), at: 0, block: 4_000 }).collect();
    let mut told = Vec::new();
    let mut report = |bytes: u64, rows: u64| told.push((bytes, rows));
    let request: Request = serde_json::from_str(&Request { task, names }.to_json()).unwrap();
    let done = at_once(work(request, &mut sources, second, &mut report));
    let (answer, cube) = done.unwrap().unwrap();
    (Answer::from_json(&serde_json::to_string(&answer).unwrap(), cube).unwrap(), told)
}

fn offered(name: &str, bytes: &[u8]) -> Option<Offered> {
    let (Answer::Looked(looks), _) = ask(Task::Look, &[(name, bytes)]) else { panic!("no look") };
    match looks.into_iter().next()? {
        Look::Dossiers { rows, mapping } => {
            Some(Offered { name: name.to_owned(), bytes: bytes.len() as u64, rows, mapping })
        }
        Look::Cube | Look::Other => None,
    }
}

fn drafted(files: &[(&str, &[u8])]) -> Draft {
    let mut draft = Draft::default();
    files.iter().for_each(|(name, bytes)| draft.add(offered(name, bytes).unwrap()));
    draft
}

fn counted(files: &[(&str, &[u8])]) -> (Reading, Vec<String>) {
    match ask(drafted(files).request(None).task, files).0 {
        Answer::Counted { reading, failures } => (*reading, failures),
        other => panic!("{other:?}"),
    }
}

fn made(count: usize) -> Vec<u8> {
    csv(&dossiers(count, 7), ',', "\r\n", &plain_columns())
}

fn drilled(workspace: &Workspace, wish: &Wish, files: &[(&str, &[u8])]) -> Drilled {
    let counted = workspace.source(wish.source).unwrap().dossiers.as_ref().unwrap();
    let order: Vec<usize> = (0..files.len()).collect();
    match ask(Task::Drill(wish.sought(counted, &order)), files).0 {
        Answer::Drilled(drilled) => drilled,
        other => panic!("{other:?}"),
    }
}

/// What may be searched for of a person in whatever comes out.
fn personal(count: usize) -> Vec<String> {
    let numbers = dossiers(count, 7).into_iter().map(|d| cells(&d).pop().unwrap());
    NAMES.iter().map(|name| (*name).to_owned()).chain(numbers).collect()
}

#[test]
fn a_list_is_told_from_a_report_by_its_headings() {
    let list = made(20);
    assert!(may_be(&list));
    let offered = offered("x.csv", &list).unwrap();
    assert_eq!(offered.mapping.column(Role::Received), Some(9));
    assert_eq!(offered.rows.len(), 21, "headings and all rows of a short file");
    let table = "STT,Cơ quan,Tiếp nhận trong kỳ,Đã giải quyết,Đúng hạn\n1,Sở Tư pháp,10,9,9\n2,Sở Y tế,8,8,7\n";
    assert!(may_be(table.as_bytes()));
    assert_eq!(ask(Task::Look, &[("bao-cao.csv", table.as_bytes())]).0, Answer::Looked(vec![Look::Other]));
    let prose = b"Nothing here is a table, though it has commas, and more, and more, and more.\n";
    assert_eq!(ask(Task::Look, &[("a.txt", prose)]).0, Answer::Looked(vec![Look::Other]));
}

#[test]
fn the_counts_are_a_source_like_any_other() {
    let list = made(400);
    let files = [("ho-so.csv", list.as_slice())];
    let (reading, failures) = counted(&files);
    assert!(failures.is_empty());
    let mut workspace = Workspace::new();
    let source = workspace.add_reading(reading).unwrap();
    let own = workspace.source(source).unwrap().dossiers.clone().unwrap();
    assert!(own.is_balanced());
    assert_eq!((own.files[0].read, own.files[0].rows, own.files[0].personal), (400, 401, 2));
    assert_eq!(own.span, Span::Year { year: 2024 });
    let received = workspace.analysis().facts.results("received_new").find(|f| f.scope.is_whole()).unwrap();
    assert_eq!(received.number().map(|n| n.to_string()).as_deref(), Some("400"));
    let excerpt = workspace.excerpt(&received.place).expect("a figure opens in the account");
    let from = excerpt.listed.expect("what it was counted from");
    assert_eq!(
        text::ui::counted_from(&from.files, from.rows, from.span),
        "Đếm từ danh sách hồ sơ ho-so.csv, 400 dòng được đếm, kỳ: năm 2024"
    );
    assert!(workspace.page(PageId::Processing).blocks.len() > 1);
    for by in ["agency", "field", "procedure", "month", "channel", "level"] {
        let sheet = group_sheet(&own, by);
        let whole: u64 = own.groups.iter().find(|g| g.by == by).unwrap().rows.iter().map(|r| r.counts[0]).sum();
        assert_eq!((whole, sheet.rows.is_empty()), (400, false), "{by}");
    }
    // The full-online rate of an agency is on its own page what it is in the table of the list.
    let by_agency = group_sheet(&own, "agency");
    let column = |label: &str| by_agency.columns.iter().position(|c| c.label == label).unwrap();
    let (first, rate) = (&by_agency.rows[0][0].text, &by_agency.rows[0][column("Toàn trình trên tổng số")].text);
    let page = workspace.page(PageId::FullOnline);
    let rows = page.blocks.iter().filter_map(|b| if let Block::Table(sheet) = b { Some(&sheet.rows) } else { None });
    let shown = rows.flatten().find(|row| row[0].text == *first).unwrap();
    assert!(rate.ends_with('%') && shown.iter().any(|cell| cell.text == *rate), "{first} {rate} {shown:?}");
    assert!(
        by_agency.columns.iter().any(|c| c.label == "Trực tuyến trong số toàn trình"),
        "its rival stands beside it"
    );
    let quality = quality_sheet(&own.files[0], 0);
    assert!(quality.caption.contains("400 dòng hồ sơ + 1 dòng không tính = 401 dòng"), "{}", quality.caption);
}

#[test]
fn kept_work_holds_the_counts_and_another_period_is_counted_from_them() {
    let list = made(300);
    let mut workspace = Workspace::new();
    let source = workspace.add_reading(counted(&[("ho-so.csv", &list)]).0).unwrap();
    let opened = Workspace::open(&workspace.save("")).unwrap();
    assert_eq!(opened, workspace);
    let own = opened.source(source).unwrap().dossiers.clone().unwrap();
    let may = Span::Month { year: 2024, month: 5 };
    let again = ask(Task::Open { span: Some(may) }, &[("ho-so.csv", own.cube.as_bytes())]).0;
    let Answer::Counted { reading, .. } = again else { panic!("{again:?}") };
    assert!(workspace.recount(source, *reading));
    assert_eq!(workspace.source(source).unwrap().dossiers.as_ref().unwrap().span, may);
    let expected = dossiers(300, 7).iter().filter(|d| made::calendar(d.received).0 == 4).count();
    let received = workspace.analysis().facts.results("received_new").find(|f| f.scope.is_whole()).unwrap();
    assert_eq!(received.number().map(|n| n.to_string()), Some(expected.to_string()));
}

#[test]
fn a_list_in_units_of_two_bytes_is_counted_and_looked_into_as_any_other() {
    let plain = made(1_500);
    let text = String::from_utf8(plain.clone()).unwrap();
    let wide = |unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{}", text.trim_start_matches('\u{feff}')).encode_utf16().flat_map(unit).collect()
    };
    let told = |(reading, failures): (Reading, Vec<String>)| {
        assert!(failures.is_empty(), "{failures:?}");
        (reading.dossiers.unwrap().groups, reading.extraction.facts.facts.len())
    };
    let expected = told(counted(&[("a.csv", &plain)]));
    for bytes in [wide(u16::to_le_bytes), wide(u16::to_be_bytes)] {
        let files: [(&str, &[u8]); 1] = [("a.csv", &bytes)];
        assert!(may_be(&bytes[..bytes.len().min(4_096)]));
        assert_eq!(told(counted(&files)), expected);
        let mut workspace = Workspace::new();
        let source = workspace.add_reading(counted(&files).0).unwrap();
        let span = workspace.source(source).unwrap().dossiers.as_ref().unwrap().span;
        let late = Wish { which: Which::Late, span, source, agency: None, field: None, procedure: None };
        let drilled = drilled(&workspace, &late, &files);
        assert!(drilled.count > 0 && drilled.rows.iter().all(|row| row.agency.contains(' ')));
    }
}

#[test]
fn files_are_counted_as_one_and_the_same_file_once() {
    let all = dossiers(200, 7);
    let parts: Vec<Vec<u8>> = all.chunks(50).map(|part| csv(part, ';', "\n", &plain_columns())).collect();
    let names = ["a.csv", "b.csv", "c.csv", "d.csv"];
    let files: Vec<(&str, &[u8])> = names.into_iter().zip(parts.iter().map(Vec::as_slice)).collect();
    let (reading, failures) = counted(&files);
    assert!(failures.is_empty());
    let read: u64 = reading.dossiers.unwrap().files.iter().map(|f| f.read).sum();
    assert_eq!(read, 200);
    let (reading, failures) = counted(&[files[0], ("again.csv", files[0].1)]);
    assert_eq!((reading.dossiers.unwrap().files.len(), failures.len()), (1, 1));
}

#[test]
fn progress_never_goes_back_and_ends_with_every_byte() {
    let list = made(500);
    let files = [("a.csv", list.as_slice())];
    let (_, told) = ask(drafted(&files).request(None).task, &files);
    assert!(told.windows(2).all(|two| two[0] <= two[1]), "{told:?}");
    assert_eq!(told.last(), Some(&(list.len() as u64, 501)));
}

#[test]
fn the_dossiers_behind_a_figure_are_as_many_as_it_says() {
    let list = made(600);
    let files = [("ho-so.csv", list.as_slice())];
    let mut workspace = Workspace::new();
    workspace.add_reading(counted(&files).0).unwrap();
    let facts = workspace.analysis().facts.facts.clone();
    let mut lists = 0;
    for fact in &facts {
        let Some(wish) = Wish::of_place(&workspace, &fact.place) else { continue };
        let drilled = drilled(&workspace, &wish, &files);
        assert_eq!(
            fact.number().map(|n| n.to_string()),
            Some(drilled.count.to_string()),
            "{} {}",
            fact.indicator,
            wish.told()
        );
        lists += 1;
    }
    assert!(lists > 20, "{lists}");
}

#[test]
fn the_dossiers_of_a_cell_of_a_group_are_as_many_as_it_says() {
    let list = made(600);
    let files = [("ho-so.csv", list.as_slice())];
    let mut workspace = Workspace::new();
    let source = workspace.add_reading(counted(&files).0).unwrap();
    let own = workspace.source(source).unwrap().dossiers.clone().unwrap();
    let group = own.groups.iter().find(|group| group.by == "agency").unwrap();
    let opens: Vec<bool> = group_sheet(&own, "agency").columns.iter().map(|column| column.opens).collect();
    let mut lists = 0;
    for (at, count) in group.rows[1].counts.iter().enumerate() {
        let wish = Wish::of_group(source, &own, "agency", (1, at + 1));
        assert_eq!(wish.is_some(), opens[at + 1], "{}", group.figures[at]);
        if let Some(wish) = wish {
            assert_eq!(drilled(&workspace, &wish, &files).count, *count, "{}", group.figures[at]);
            lists += 1;
        }
    }
    assert!(lists >= 6, "{lists}");
    // The row of all of them lists those of every agency.
    let late = group.figures.iter().position(|id| id == "resolved_late").unwrap();
    let all: u64 = group.rows.iter().map(|row| row.counts[late]).sum();
    let total = group_sheet(&own, "agency").total.unwrap();
    assert_eq!(total[late + 1].text, all.to_string());
    let wish = Wish::of_group(source, &own, "agency", (group.rows.len(), late + 1)).unwrap();
    assert_eq!(drilled(&workspace, &wish, &files).count, all);
}

#[test]
fn a_word_given_a_meaning_counts_the_next_time() {
    let list = String::from_utf8(made(120)).unwrap().replace("Rất hài lòng", "Tuyệt vời").into_bytes();
    let files = [("ho-so.csv", list.as_slice())];
    let own = counted(&files).0.dossiers.unwrap();
    let word = own.files[0].unknown.iter().find(|word| word.word == "Tuyệt vời").unwrap().clone();
    assert_eq!(word.role, Role::Rating);
    let said = |meaning| Taught { vocabulary: word.vocabulary, word: word.word.clone(), meaning };
    let mappings = taught(&own, &[said(Some(Meaning::VerySatisfied))]).unwrap();
    let Answer::Counted { reading, .. } = ask(Task::Count { mappings, span: None }, &files).0 else {
        panic!("no counts")
    };
    assert!(reading.dossiers.as_ref().unwrap().files[0].unknown.is_empty());
    assert!(reading.extraction.facts.results("satisfaction_very").any(|f| f.scope.is_whole()));
    // What was said stands there, to be said otherwise or taken back.
    let own = reading.dossiers.unwrap();
    let known = teachable(&own);
    let told: Vec<_> = known.iter().map(|w| (w.word.as_str(), w.rows, w.meaning)).collect();
    assert_eq!(told, [("Tuyệt vời", None, Some(Meaning::VerySatisfied))]);
    let mappings = taught(&own, &[Taught { word: known[0].word.clone(), ..said(None) }]).unwrap();
    let Answer::Counted { reading, .. } = ask(Task::Count { mappings, span: None }, &files).0 else {
        panic!("no counts")
    };
    let own = reading.dossiers.unwrap();
    assert_eq!(teachable(&own)[0].rows, Some(own.files[0].unknown[0].count));
    assert!(own.files[0].unknown_at.iter().any(|(role, rows)| *role == Role::Rating && !rows.is_empty()));
}

#[test]
fn a_file_that_was_not_counted_lists_nothing() {
    let (list, other) = (made(40), made(41));
    let mut workspace = Workspace::new();
    let source = workspace.add_reading(counted(&[("ho-so.csv", &list)]).0).unwrap();
    let counted = workspace.source(source).unwrap().dossiers.clone().unwrap();
    let wish = Wish::of_group(source, &counted, "agency", (0, 0)).unwrap();
    let answer = ask(Task::Drill(wish.sought(&counted, &[0])), &[("ho-so.csv", &other)]).0;
    assert!(matches!(answer, Answer::Refused(reason) if reason.contains("ho-so.csv")));
}

#[test]
fn nothing_of_a_person_comes_out() {
    let list = made(300);
    let files = [("ho-so.csv", list.as_slice())];
    let offered = offered("ho-so.csv", &list).unwrap();
    let (reading, _) = counted(&files);
    let mut workspace = Workspace::new();
    let source = workspace.add_reading(reading).unwrap();
    let own = workspace.source(source).unwrap().dossiers.clone().unwrap();
    let all = Wish { which: Which::Received, span: own.span, source, agency: None, field: None, procedure: None };
    let listed = drilled(&workspace, &all, &files).sheet("x", &["ho-so.csv".to_owned()]);
    let rows: Vec<usize> = (0..listed.rows.len()).collect();
    assert_eq!(rows.len(), 300);
    let pages = PageId::ALL.map(|page| format!("{:?}", workspace.page(page))).concat();
    let groups = own.groups.iter().map(|group| {
        let sheet = group_sheet(&own, &group.by);
        separated::file(&sheet, &(0..sheet.rows.len()).collect::<Vec<_>>())
    });
    let out = [
        format!("{:?}", offered.rows),
        format!("{:?}", workspace.analysis().facts),
        workspace.save(""),
        own.cube.clone(),
        pages,
        groups.collect(),
        separated::file(&as_words(&listed), &rows),
        format!("{:?}", quality_sheet(&own.files[0], 0)),
    ];
    for text in out {
        let found = personal(300).into_iter().find(|secret| text.contains(secret));
        assert_eq!(found, None);
    }
    // The same search finds them where they are.
    assert!(personal(300).iter().all(|secret| String::from_utf8_lossy(&list).contains(secret)));
}
