//! The session behind questions and answers: every answer survives its way as bytes, and is what the session itself says.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

use thuoc_do::chart;
use thuoc_do::domain::Author;
use thuoc_do::engine::{
    self, Apply, Beside, DeskOrder, Draw, Engine, FormOf, FormOfNew, Hear, Make, NextSteps, OnPaper, OpenWork, Outline,
    PieceMark, Question, ReadAloud, Refused, SaveForm, SavePiece, SayTo, ShowDesk, ShowForm, ShowLines, ShowPage,
    ShowPeriods, ShowPlan, ShowReview, ShowUnit, ShowUnits, Sources, SpansOf, Step, TakeIn, Terms,
};
use thuoc_do::export::desk::Product;
use thuoc_do::present::{Block, PageId, View};
use thuoc_do::workspace::wire::{self, Request, Said};

const SAMPLES: [(&str, &str); 2] = [
    ("mau-bao-cao.txt", include_str!("../public/mau-bao-cao.txt")),
    ("mau-bang-so-lieu.txt", include_str!("../public/mau-bang-so-lieu.txt")),
];
const PORTAL: &str = include_str!("cases/index/dak_lak_2026_09_17.json");

/// Asks, and gives the answer with the outline and what came beside it.
fn ask_all<Q: Question>(
    engine: &mut Engine,
    question: Q,
    texts: Vec<String>,
) -> (Q::Answer, Option<Outline>, Vec<Beside>) {
    let reply = engine.answer(&engine::encode(question), texts).unwrap();
    let (outline, answer) = engine::news(&reply.bytes).unwrap();
    let answer = engine::decode::<Q>(answer).unwrap();
    (answer, outline, reply.beside)
}

fn ask<Q: Question>(engine: &mut Engine, question: Q) -> Q::Answer {
    ask_all(engine, question, Vec::new()).0
}

fn read(name: &str, text: &str) -> String {
    let request = Request { name: name.to_owned(), encoding: None };
    match wire::answer(&request.pack(), text.as_bytes(), &mut |_| {}) {
        Said::Read(lines) => lines,
        Said::Words(words) => panic!("{name}: {words}"),
    }
}

fn loaded() -> Engine {
    let mut engine = Engine::new();
    let texts = SAMPLES.iter().chain([&("cong.json", PORTAL)]).map(|(name, text)| read(name, text)).collect();
    let (taken, outline, _) = ask_all(&mut engine, TakeIn { pasted: vec![false; 3] }, texts);
    assert_eq!((taken.names.len(), taken.failed.len(), taken.broken), (3, 0, 0));
    let outline = outline.unwrap();
    assert_eq!(outline.loaded.len(), 3);
    assert!(outline.figures > 50 && !outline.choices.units.is_empty());
    engine
}

#[test]
fn every_page_is_the_sessions_own() {
    let mut engine = loaded();
    for id in PageId::ALL {
        let shown = ask(&mut engine, ShowPage { id, view: View::default() });
        assert_eq!(shown.page.id, id);
        assert_eq!(shown.outside, None);
        if matches!(id, PageId::Units | PageId::Periods | PageId::Scenario | PageId::Publish | PageId::Review) {
            assert!(shown.page.blocks.is_empty(), "asked for one by one");
            continue;
        }
        let own = engine.workspace().page(id);
        assert_eq!(shown.page.blocks.len(), own.blocks.len());
        for (there, here) in shown.page.blocks.iter().zip(&own.blocks) {
            let (Block::Chart(there), Block::Chart(here)) = (there, here) else {
                assert_eq!(there, here);
                continue;
            };
            assert_eq!((&there.caption, &there.sheet), (&here.caption, &here.sheet));
            let drawn = ask(&mut engine, Draw { spec: there.spec.clone(), width: 640, alone: None });
            assert_eq!(drawn, chart::draw(&here.spec, 640), "sealed marks come back as they were");
            assert!(!drawn.spots.is_empty());
        }
    }
}

#[test]
fn a_view_narrows_and_says_how_much_it_leaves_out() {
    let mut engine = loaded();
    let source = engine.workspace().sources()[0].extraction.report.source;
    let view = View { source: Some(source), ..View::default() };
    let shown = ask(&mut engine, ShowPage { id: PageId::Sources, view: view.clone() });
    let outside = shown.outside.unwrap();
    assert!(outside.figures_in > 0 && outside.figures_in < outside.figures);
    assert_eq!(shown.page, engine.workspace().narrowed(&view).unwrap().page(PageId::Sources));
    assert!(!ask(&mut engine, ReadAloud { id: PageId::Overview, view: view.clone() }).is_empty());
    assert!(!ask(&mut engine, OnPaper { view: view.clone() }).cited.is_empty());
    assert!(!ask(&mut engine, NextSteps { view }).is_empty());
    assert!(ask(&mut engine, Terms).len() > 20);
}

#[test]
fn a_figure_leads_to_its_source() {
    let mut engine = loaded();
    let page = ask(&mut engine, ShowPage { id: PageId::Overview, view: View::default() }).page;
    let cells = page.blocks.iter().filter_map(|block| match block {
        Block::Tiles(tiles) => Some(tiles.iter().map(|tile| tile.value.clone())),
        _ => None,
    });
    let cell = cells.flatten().find(|cell| cell.opens() && !cell.places.is_empty()).unwrap();
    let sourced = ask(&mut engine, Sources { cell: cell.clone() });
    assert_eq!(sourced.excerpts.len(), cell.places.len());
    assert!(sourced.excerpts.iter().all(Option::is_some) && !sourced.counted);
}

#[test]
fn units_periods_and_scenarios_are_answered() {
    let mut engine = loaded();
    let units = ShowUnits { narrowing: Default::default(), own: Default::default(), unit: None };
    let ranking = ask(&mut engine, units).ranking.unwrap();
    let key = ranking.units[0].code.clone();
    let unit = ShowUnit { narrowing: Default::default(), own: Default::default(), unit: key, today: None };
    assert!(!ask(&mut engine, unit).unwrap().panel.blocks.is_empty());
    let periods = ShowPeriods {
        view: View::default(),
        narrowing: Default::default(),
        own: Default::default(),
        unit: None,
        today: None,
    };
    let periods = ask(&mut engine, periods);
    assert!(periods.bar.is_some_and(|bar| !bar.units.is_empty()));
    let plan = ShowPlan { for_whom: Default::default(), draft: Default::default(), of: None };
    let begun = ask(&mut engine, plan).unwrap();
    assert!(!begun.levers.is_empty() && begun.tiles.is_some());
    let mut draft = begun.draft.clone();
    draft.name = "Phương án một".to_owned();
    let question = ShowPlan { for_whom: Default::default(), draft: draft.clone(), of: Some(begun.of.clone()) };
    assert_eq!(ask(&mut engine, question).unwrap().draft, draft, "what was begun goes on");
    assert!(ask(&mut engine, engine::KeepScenario { for_whom: Default::default(), draft }));
    let again = ShowPlan { for_whom: Default::default(), draft: begun.draft, of: Some(begun.of) };
    assert_eq!(ask(&mut engine, again).unwrap().kept.len(), 1);
}

#[test]
fn what_is_tried_out_is_there_again_with_its_unit_and_its_session() {
    let mut engine = loaded();
    let plan = |class: Option<&String>, of, draft| {
        let own = class.map(|class| ("bang".to_owned(), class.clone()));
        let for_whom = engine::PlanFor { own: own.into_iter().collect(), ..Default::default() };
        ShowPlan { for_whom, draft, of }
    };
    let first = ask(&mut engine, plan(None, None, Default::default())).unwrap();
    assert!(!first.unkept);
    let other = first.classes.iter().find(|class| class.code != first.of.0).map(|class| class.code.clone()).unwrap();
    let mut tried = first.draft.clone();
    tried.weigh("nothing known", 3);
    let question = || plan(None, Some(first.of.clone()), tried.clone());
    assert!(ask(&mut engine, question()).unwrap().unkept);
    assert!(!ask(&mut engine, question()).unwrap().unkept, "it was known already");
    let elsewhere = ask(&mut engine, plan(Some(&other), Some(first.of.clone()), tried.clone())).unwrap();
    assert!(elsewhere.of.0 == other && elsewhere.draft.weights.is_empty());
    let back = ask(&mut engine, plan(Some(&first.of.0), Some(elsewhere.of), elsewhere.draft)).unwrap();
    assert_eq!(back.draft, tried);

    let text = engine.workspace().save("");
    let work = |text| (OpenWork { name: String::new(), unless_empty: false, only_first: false }, vec![text]);
    let mut reloaded = Engine::new();
    let (open, beside) = work(text.clone());
    ask_all(&mut reloaded, open, beside).0.unwrap();
    assert_eq!(ask(&mut reloaded, plan(None, None, Default::default())).unwrap().draft, tried);
    let older = text.replace("\"tried_out\"", "\"untold\"");
    let (open, beside) = work(older);
    ask_all(&mut reloaded, open, beside).0.unwrap();
    assert_eq!(ask(&mut reloaded, plan(None, None, Default::default())).unwrap().draft, first.draft);

    let handed_on = engine.workspace().carry(thuoc_do::workspace::Carried::default(), "");
    assert!(text.contains("nothing known") && !handed_on.contains("nothing known"));
    let untouched = ask(&mut engine, plan(None, Some(first.of.clone()), first.draft.clone())).unwrap();
    assert!(
        untouched.unkept && !engine.workspace().save("").contains("nothing known"),
        "what is given up is forgotten"
    );
}

#[test]
fn a_review_is_corrected_through_its_form() {
    let mut engine = loaded();
    let review = ask(&mut engine, ShowReview { source: None }).unwrap();
    let lines = ask(&mut engine, ShowLines { source: review.source, lines: 0..review.line_count });
    assert_eq!(lines.len(), review.line_count);
    let mut pieces = lines.iter().flat_map(|line| line.cells.iter().flatten());
    for figure in review.figures.iter().filter(|figure| figure.line.is_some()) {
        let begins = |piece: &engine::Piece| match &piece.mark {
            PieceMark::Figures { keys, .. } => piece.start == figure.range.start && keys.contains(&figure.key),
            _ => false,
        };
        assert!(pieces.clone().any(begins), "keys lead to {figure:?}");
    }
    assert!(pieces.any(|piece| matches!(piece.mark, PieceMark::Figures { .. })));
    assert!(!ask(&mut engine, SpansOf { source: review.source }).is_empty());
    let figure = review.figures.iter().find(|figure| figure.typed.parse::<u32>().is_ok()).unwrap();
    let form_of = FormOf { key: figure.key.clone() };
    let stands = ask(&mut engine, form_of.clone()).unwrap();
    assert_eq!((stands.value.as_str(), stands.figure()), (figure.typed.as_str(), Some(figure.key.clone())));
    let shown = ask(&mut engine, ShowForm { about: stands.about.clone() }).unwrap();
    assert_eq!(shown.as_is, stands, "what Esc would go back to");
    let form = |value: &str| engine::FigureForm { value: value.to_owned(), ..stands.clone() };
    let author = Author { who: "Lan".to_owned(), when: "2026-11-26 09:00".to_owned() };
    let save = |form| SaveForm { form, author: author.clone() };
    let wrong = ask(&mut engine, save(form("chín")));
    assert!(matches!(wrong, Err(Refused::Mistake { field: engine::Field::Value, .. })), "{wrong:?}");
    let (saved, outline, _) = ask_all(&mut engine, save(form("9")), Vec::new());
    assert_eq!(saved, Ok(None));
    assert!(outline.unwrap().can_undo);
    assert_eq!(ask(&mut engine, form_of).unwrap().value, "9", "what counts now, not what was shown before");
    let corrected = &engine.workspace().figure(&figure.key).unwrap().corrected;
    assert_eq!(thuoc_do::text::typed_value(&corrected.value), "9");
    let (_, outline, _) = ask_all(&mut engine, Step::Undo, Vec::new());
    assert!(outline.unwrap().can_redo);
    assert_eq!(ask(&mut engine, Apply { changes: Vec::new(), author: author.clone() }), Ok(()));
    let new = ask(&mut engine, FormOfNew { source: review.source, range: None });
    let shown = ask(&mut engine, ShowForm { about: new.about.clone() }).unwrap();
    assert_eq!((new.value.as_str(), shown.lead), ("", None));
    assert_eq!(shown.as_is, new);
}

#[test]
fn reports_are_told_apart_by_unit_and_period_and_by_file_where_that_is_not_enough() {
    const WEEK: &str =
        "TỈNH AN GIANG\n\nBÁO CÁO\nTuần từ ngày 12/9/2026 đến ngày 18/9/2026\n\nTrong tuần tiếp nhận 500 hồ sơ.\n";
    const NOBODY: &str = "Tiếp nhận 700 hồ sơ.\n";
    let mut engine = Engine::new();
    let texts = [("a.txt", WEEK), ("b.txt", &WEEK.replace("500", "520")), ("c.txt", NOBODY)];
    let texts: Vec<String> = texts.iter().map(|(name, text)| read(name, text)).collect();
    let short = |outline: Option<Outline>| -> Vec<String> {
        outline.unwrap().loaded.into_iter().map(|loaded| loaded.short).collect()
    };
    let (_, outline, _) = ask_all(&mut engine, TakeIn { pasted: vec![false] }, texts[..1].to_vec());
    assert_eq!(short(outline), ["An Giang · tuần 12–18/9/2026"]);
    let (_, outline, _) = ask_all(&mut engine, TakeIn { pasted: vec![false; 2] }, texts[1..].to_vec());
    let alike = ["a.txt", "b.txt"].map(|file| format!("An Giang · tuần 12–18/9/2026 ({file})"));
    assert_eq!(short(outline), [alike[0].as_str(), alike[1].as_str(), "c.txt"]);
}

#[test]
fn a_selection_gives_a_new_figure_its_value_where_it_holds_one() {
    const TEXT: &str = "Tháng 4/2026 tiếp nhận 2.000 hồ sơ, giải quyết 1.900 hồ sơ.";
    let mut engine = Engine::new();
    ask_all(&mut engine, TakeIn { pasted: vec![false] }, vec![read("a.txt", TEXT)]);
    let source = engine.workspace().sources()[0].extraction.report.source;
    let mut form = |words: &str| {
        let from = TEXT.find(words).map(|at| TEXT[..at].chars().count()).unwrap();
        let form = ask(&mut engine, FormOfNew { source, range: Some((from, from + words.chars().count())) });
        let shown = ask(&mut engine, ShowForm { about: form.about }).unwrap();
        let (taken_from, hint) = shown.lead.unwrap();
        (form.value, taken_from, hint, shown.values)
    };
    let (value, taken_from, hint, values) = form("tiếp nhận 2.000 hồ sơ,");
    assert_eq!((value.as_str(), taken_from.as_str()), ("2.000", "Lấy từ đoạn: «tiếp nhận 2.000 hồ sơ,»."));
    assert!(values.is_empty() && hint.is_empty(), "there is nothing to choose");
    let (value, _, hint, values) = form(TEXT);
    assert_eq!((value.as_str(), values), ("", vec!["2.000".to_owned(), "1.900".to_owned()]));
    assert_eq!(hint, "Đoạn này có 2 con số: hãy chọn hoặc nhập con số cần lấy.");
    assert_eq!(form("hồ sơ").2, "Đoạn này không có con số nào: hãy nhập giá trị.");
}

#[test]
fn a_worker_that_counts_is_spoken_to_in_the_words_of_the_engine() {
    use thuoc_do::workspace::dossiers::{Answer, Look, Request, Task, Told};
    let mut engine = Engine::new();
    let request = Request { task: Task::Look, names: vec!["danh sách.csv".to_owned()] };
    assert_eq!(ask(&mut engine, SayTo { request: request.clone() }), request.to_json());
    let mut hear = |answer: Answer| ask_all(&mut engine, Hear, vec![answer.to_json()]).0;
    assert_eq!(hear(Answer::Looked(vec![Look::Cube])), Some(Told::Looked(vec![Look::Cube])));
    assert_eq!(hear(Answer::Refused("lý do".to_owned())), Some(Told::Refused("lý do".to_owned())));
    assert_eq!(ask_all(&mut engine, Hear, vec!["{}".to_owned()]).0, None);
}

#[test]
fn what_is_handed_over_comes_beside_the_answer() {
    let mut engine = loaded();
    let order = DeskOrder::default();
    let desk = ask(&mut engine, ShowDesk { order: order.clone() }).unwrap();
    assert!(!desk.written.unwrap().blocks.is_empty());
    let products =
        [Product::Word, Product::Text, Product::Workbook, Product::Json, Product::Table, Product::Page, Product::Data];
    for product in products {
        let make = Make { product, order: order.clone(), carried: Default::default(), now: "2026-11-26".to_owned() };
        let (made, _, beside) = ask_all(&mut engine, make, Vec::new());
        assert!(made.unwrap().name.ends_with(product.extension()));
        match beside.as_slice() {
            [Beside::Bytes(bytes)] => assert!(bytes.starts_with(b"PK"), "{product:?}"),
            [Beside::Text(text)] => assert!(text.len() > 100, "{product:?}"),
            other => panic!("{product:?}: {} parts", other.len()),
        }
    }
}

#[test]
fn a_session_is_saved_and_opened_again() {
    let mut engine = loaded();
    let piece = |engine: &mut Engine, at| {
        let (there, _, beside) = ask_all(engine, SavePiece { now: "2026-11-26 09:00".to_owned(), at }, Vec::new());
        there.then_some(beside)
    };
    let pieces: Vec<Beside> = (0..).map_while(|at| piece(&mut engine, at)).flatten().collect();
    let text: String = pieces
        .iter()
        .map(|piece| match piece {
            Beside::Text(text) => text.as_str(),
            Beside::Bytes(_) => panic!("a text"),
        })
        .collect();
    let mut other = Engine::new();
    let open = || OpenWork { name: "phien.json".to_owned(), unless_empty: false, only_first: false };
    let (opened, outline, _) = ask_all(&mut other, open(), vec![text]);
    assert_eq!(opened.unwrap().reports, 3);
    assert_eq!(outline.unwrap().loaded.len(), 3);
    assert_eq!(other.workspace(), engine.workspace());
    let (refused, outline, _) = ask_all(&mut other, open(), vec!["{".to_owned()]);
    assert!(refused.unwrap_err().contains("phien.json"));
    assert_eq!(outline, None, "nothing changed");
    assert_eq!(other.workspace().sources().len(), 3);
    assert!(other.answer(b"\xff\xff\xff", Vec::new()).is_none());
}
