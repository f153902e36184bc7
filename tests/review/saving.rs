//! Saved sessions: the same after opening, whatever was done; older ones brought up to date; damaged ones refused.

use super::{APRIL, APRIL_AGAIN, add, entry, key_of, loaded, me, number};
use proptest::prelude::*;
use thuoc_do::domain::{Author, Change, Decimal, Period, Scope, Span};
use thuoc_do::present::Thresholds;
use thuoc_do::scoring::index::{Scenario, Target};
use thuoc_do::workspace::{AddError, OpenError, Workspace};

const AT: &str = "2026-05-04T09:00:00";

fn reopened(workspace: &Workspace) -> Workspace {
    Workspace::open(&workspace.save(AT)).expect("what was saved opens")
}

/// One step of a session, by numbers that are brought within what there is.
#[derive(Debug, Clone)]
enum Step {
    Change { figure: usize, how: u8, value: i64 },
    Add { value: i64, placed: bool },
    Choose { card: usize, variant: usize },
    Undo,
    Redo,
    Thresholds(i64),
    Remove(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let change = (any::<usize>(), 0_u8..6, 0_i64..1_000_000);
    let step = prop_oneof![
        5 => change.prop_map(|(figure, how, value)| Step::Change { figure, how, value }),
        2 => (0_i64..9_999, any::<bool>()).prop_map(|(value, placed)| Step::Add { value, placed }),
        2 => (any::<usize>(), any::<usize>()).prop_map(|(card, variant)| Step::Choose { card, variant }),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
        1 => (0_i64..100).prop_map(Step::Thresholds),
        1 => (0_usize..6).prop_map(Step::Remove),
    ];
    proptest::collection::vec(step, 0..16)
}

/// The change a step stands for, where there is anything to change.
fn change(workspace: &Workspace, step: &Step) -> Option<Change> {
    match step {
        Step::Change { figure, how, value } => {
            let figures = workspace.reviewed();
            let key = figures.get(figure % figures.len().max(1))?.key.clone();
            Some(match how {
                0 => Change::Value { key, value: number(*value) },
                1 => Change::Exclude { key },
                2 => Change::Restore { key },
                3 => Change::Period { key, period: Period::end_of(Span::Year { year: 2020 + (*value % 9) as i32 }) },
                4 => Change::Scope { key, scope: Scope::agency(format!("Sở {value}")) },
                _ => Change::Note { key, text: format!("ghi chú «{value}»\n\t\"") },
            })
        }
        Step::Add { value, placed } => {
            let source = workspace.sources().first()?.extraction.report.source;
            let range = placed.then_some((1, 4));
            Some(add(super::Entered { source, range, ..entry("resolved_total", *value) }))
        }
        Step::Choose { card, variant } => {
            let cards = workspace.rivals();
            let card = cards.get(card % cards.len().max(1))?;
            let chosen = card.variants.get(variant % (card.variants.len() + 1));
            Some(Change::Choose { among: card.among(), chosen: chosen.map(|v| v.keys[0].clone()) })
        }
        _ => None,
    }
}

fn take(workspace: &mut Workspace, step: &Step) {
    match step {
        Step::Undo => drop(workspace.undo()),
        Step::Redo => drop(workspace.redo()),
        Step::Thresholds(percent) => {
            let percent = Decimal::whole(*percent);
            workspace.set_thresholds(Thresholds { departments: percent, localities: percent });
        }
        Step::Remove(index) => {
            let source = workspace.sources().get(*index).map(|s| s.extraction.report.source);
            source.into_iter().for_each(|id| assert!(workspace.remove(id)));
        }
        step => {
            let Some(change) = change(workspace, step) else { return };
            let before = (workspace.history().to_vec(), workspace.analysis().reviewed.clone());
            workspace.apply(change, me()).expect("a change of what is there");
            if workspace.history().len() == before.0.len() {
                return assert_eq!(before.1, workspace.analysis().reviewed, "what changes nothing is no step");
            }
            workspace.undo();
            assert_eq!(before, (workspace.history().to_vec(), workspace.analysis().reviewed.clone()));
            workspace.redo();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_saved_opens_as_it_was(steps in steps()) {
        let mut workspace = loaded(&[APRIL, APRIL_AGAIN]);
        for step in &steps {
            take(&mut workspace, step);
        }
        let opened = reopened(&workspace);
        prop_assert_eq!(&opened, &workspace);
        prop_assert_eq!(&opened.analysis().facts, &workspace.analysis().facts);
        prop_assert_eq!(&opened.analysis().reviewed, &workspace.analysis().reviewed);
        prop_assert_eq!(opened.save(AT), workspace.save(AT));
    }
}

#[test]
fn a_saved_session_is_readable() {
    let mut workspace = loaded(&[APRIL]);
    let key = key_of(&workspace, 0, "received_total");
    workspace.apply(Change::Value { key, value: number(1_900) }, me()).expect("a change");
    let text = workspace.save(AT);
    let heads = ["{", "\"format\": \"thuocdo\",", "\"version\": 2,", "\"saved_at\": \"2026-05-04T09:00:00\","];
    assert_eq!(text.lines().take(4).collect::<Vec<_>>(), heads);
    let steps: Vec<&str> = text.lines().filter(|l| l.starts_with("{\"change\"")).collect();
    assert!(matches!(&steps[..], [step] if step.contains("1900") && step.contains("Lan")), "{text}");
    assert_eq!(text.lines().filter(|l| l.starts_with("{\"indicator\"")).count(), 3);
}

#[test]
fn files_of_every_version_open() {
    for (name, text, scenarios) in [
        ("v0", include_str!("../cases/saved/v0.thuocdo.json"), 0),
        ("v1", include_str!("../cases/saved/v1.thuocdo.json"), 0),
        ("v2", include_str!("../cases/saved/v2.thuocdo.json"), 1),
    ] {
        let workspace = Workspace::open(text).unwrap_or_else(|e| panic!("{name}: {e:?}"));
        assert_eq!(super::counted(&workspace, 0, "received_total"), Some(1_900), "{name}");
        assert_eq!(workspace.scenarios().len(), scenarios, "{name}");
        let stated = workspace.reviewed().iter().find_map(|f| f.stated.clone()).map(|f| f.value.clone());
        assert_eq!((stated, workspace.history().len()), (Some(number(2_000)), 1), "{name}");
        assert_eq!(workspace.history()[0].author, Author { who: "Lan".into(), when: "2026-05-04T08:30:00".into() });
    }
}

#[test]
fn what_cannot_be_opened_says_why() {
    let text = loaded(&[APRIL]).save(AT);
    let damaged = |part: &str| OpenError::Damaged { part: part.into() };
    let cases = [
        (String::new(), OpenError::Broken { line: 1 }),
        (text[..text.len() / 2].to_owned(), OpenError::Broken { line: text[..text.len() / 2].lines().count() }),
        ("[1, 2]".into(), OpenError::Foreign),
        ("{\"format\": \"geojson\"}".into(), OpenError::Foreign),
        (text.replace("\"version\": 2", "\"version\": 7"), OpenError::Newer { version: 7, known: 2 }),
        (text.replace("\"version\": 2", "\"version\": \"1\""), damaged("version")),
        (text.replace("\"version\": 2", "\"version\": 0"), damaged("steps")),
        (text.replace("\"next_source\": 1", "\"next_source\": 0"), damaged("sources[0]")),
        (text.replace("\"history\"", "\"histories\""), damaged("history")),
        (text.replace("\"indicator\":\"carried_over\"", "\"indicator\":4"), damaged("sources")),
        (text.replace("\"text\": \"BÁO CÁO", "\"text\": \""), damaged("sources[0]")),
    ];
    for (text, expected) in cases {
        let error = Workspace::open(&text).map(|_| ()).expect_err("a refusal");
        assert_eq!(error, expected);
        let message = error.message("a.thuocdo.json");
        assert!(message.starts_with("«a.thuocdo.json»") && message.contains("Hãy "), "{message}");
    }
}

#[test]
fn a_saved_session_given_as_a_report_opens_only_where_nothing_is_lost() {
    let mut saved = loaded(&[APRIL]);
    saved.apply(add(entry("resolved_total", 5)), me()).expect("a change");
    let bytes = saved.save(AT).into_bytes();
    let mut empty = Workspace::new();
    assert_eq!(empty.add("a.thuocdo.json", &bytes), Ok(thuoc_do::domain::SourceId(0)));
    assert_eq!(empty, saved);
    let mut busy = loaded(&[APRIL_AGAIN]);
    let before = busy.clone();
    let refused = busy.add("a.thuocdo.json", &bytes).expect_err("a refusal");
    assert_eq!(refused, AddError::SavedWork { name: "a.thuocdo.json".into() });
    assert!(refused.message().contains("Hãy lưu phiên đang làm"));
    let mut cut = bytes;
    cut.truncate(400);
    assert!(matches!(Workspace::new().add("b.thuocdo.json", &cut), Err(AddError::Open { .. })));
    let nothing = Workspace::new().save(AT).into_bytes();
    assert!(matches!(Workspace::new().add("c.thuocdo.json", &nothing), Err(AddError::SavedEmpty { .. })));
    assert_eq!(busy, before);
}

#[test]
fn scenarios_are_kept_by_name_and_followed_anew() {
    let index = include_str!("../cases/index/dak_lak_2026_09_17.json");
    let mut workspace = Workspace::new();
    workspace.add("a.json", index.as_bytes()).expect("a readable file");
    let scenario = |name: &str, points: i64| Scenario {
        name: name.to_owned(),
        target: Some(Target::Score(Decimal::whole(points))),
        ..Scenario::default()
    };
    assert!(workspace.keep_scenario(0, scenario("A", 70)) && workspace.keep_scenario(0, scenario("B", 80)));
    assert!(workspace.keep_scenario(0, scenario("A", 75)));
    assert!(!workspace.keep_scenario(0, scenario(" ", 70)) && !workspace.keep_scenario(1, scenario("C", 70)));
    let opened = reopened(&workspace);
    assert_eq!(opened, workspace);
    let totals = |workspace: &Workspace| -> Vec<(String, Option<Decimal>)> {
        let followed = workspace.followed(0);
        followed.into_iter().map(|(s, view)| (s.name.clone(), view.outcome.after.total)).collect()
    };
    let expected = [("A".to_owned(), Some(Decimal::whole(75))), ("B".to_owned(), Some(Decimal::new(8_000, 2)))];
    assert!(totals(&opened).iter().zip(&expected).all(|(a, b)| a.0 == b.0 && a.1 >= b.1), "{:?}", totals(&opened));
    assert!(workspace.drop_scenario(0) && !workspace.drop_scenario(1));
    assert_eq!(totals(&workspace).len(), 1);
    // the reports may go and come back; the scenarios wait
    let source = workspace.sources()[0].extraction.report.source;
    workspace.remove(source);
    assert_eq!((workspace.scenarios().len(), workspace.followed(0).len()), (1, 0));
    workspace.add("a.json", index.as_bytes()).expect("a readable file");
    assert_eq!(workspace.followed(0).len(), 1);
}

#[test]
fn numbers_that_cannot_grow_are_refused() {
    let mut workspace = loaded(&[APRIL]);
    workspace.apply(add(entry("resolved_total", 9)), me()).expect("a change");
    let saved = workspace.save(AT);
    let cases = [
        ("\"next_source\": 1", "\"next_source\": 4294967295", "next_source"),
        ("{\"Add\":{\"number\":0", "{\"Add\":{\"number\":4294967295", "history"),
    ];
    for (from, to, part) in cases {
        assert!(saved.contains(from), "{from}");
        assert_eq!(Workspace::open(&saved.replace(from, to)), Err(OpenError::Damaged { part: part.into() }));
    }
}
