//! Each change, what follows from it, and that it can be taken back.

use super::{APRIL, APRIL_AGAIN, add, counted, entry, key_of, loaded, me, number};
use thuoc_do::domain::{Change, FactKey, Period, Scope, SourceId, Span, Value};
use thuoc_do::present::PageId;
use thuoc_do::workspace::{EditError, Workspace};

fn findings(workspace: &Workspace) -> usize {
    workspace.analysis().audit.findings.len()
}

#[test]
fn a_corrected_value_counts_and_the_stated_one_stays() {
    let mut workspace = loaded(&[APRIL]);
    assert_eq!(findings(&workspace), 1);
    let key = key_of(&workspace, 0, "received_total");
    workspace.apply(Change::Value { key: key.clone(), value: number(1_900) }, me()).expect("a change");
    let figure = workspace.figure(&key).expect("the figure");
    assert_eq!(figure.stated.as_ref().map(|f| f.value.clone()), Some(number(2_000)));
    assert_eq!(figure.corrected.value, number(1_900));
    assert_eq!(figure.author, Some(me()));
    assert_eq!((counted(&workspace, 0, "received_total"), findings(&workspace)), (Some(1_900), 0));
}

#[test]
fn corrected_figures_are_marked_wherever_they_are_shown() {
    let mut workspace = loaded(&[APRIL]);
    let marked = |workspace: &Workspace| {
        let pages = PageId::ALL.into_iter().map(|id| workspace.page(id));
        pages.map(|page| format!("{page:?}").matches("corrected: true").count()).collect::<Vec<_>>()
    };
    assert!(marked(&workspace).iter().all(|count| *count == 0));
    let key = key_of(&workspace, 0, "received_new");
    workspace.apply(Change::Value { key, value: number(1_600) }, me()).expect("a change");
    let counts = marked(&workspace);
    let shown = |id: PageId| PageId::ALL.iter().position(|p| *p == id).map(|i| counts[i]);
    assert!(shown(PageId::Processing) > Some(0) && shown(PageId::Sources) > Some(0), "{counts:?}");
}

#[test]
fn excluded_figures_leave_and_restored_ones_come_back_as_stated() {
    let mut workspace = loaded(&[APRIL]);
    let key = key_of(&workspace, 0, "carried_over");
    let steps = [
        (Change::Value { key: key.clone(), value: number(500) }, Some(500)),
        (Change::Exclude { key: key.clone() }, None),
        (Change::Restore { key: key.clone() }, Some(400)),
    ];
    for (change, expected) in steps {
        workspace.apply(change, me()).expect("a change");
        assert_eq!(counted(&workspace, 0, "carried_over"), expected);
    }
    let expected = [None, Some(500), Some(400)];
    for expected in expected {
        assert!(workspace.undo().is_some());
        assert_eq!(counted(&workspace, 0, "carried_over"), expected);
    }
    assert!(!workspace.can_undo() && workspace.can_redo() && workspace.undo().is_none());
    (0..3).for_each(|_| assert!(workspace.redo().is_some()));
    assert_eq!((counted(&workspace, 0, "carried_over"), workspace.can_redo()), (Some(400), false));
}

#[test]
fn a_change_that_changes_nothing_is_no_step() {
    let mut workspace = loaded(&[APRIL, APRIL_AGAIN]);
    let key = key_of(&workspace, 0, "received_new");
    let among = vec![key_of(&workspace, 0, "received_total"), key_of(&workspace, 1, "received_total")];
    let april = Span::Month { year: 2026, month: 4 };
    let idle = [
        Change::Restore { key: key.clone() },
        Change::Value { key: key.clone(), value: number(1_500) },
        Change::Note { key: key.clone(), text: String::new() },
        Change::Span { source: SourceId(0), from: april, to: april },
        Change::Choose { among: among.clone(), chosen: None },
    ];
    for change in idle {
        workspace.apply(change, me()).expect("nothing to refuse");
        assert!(!workspace.can_undo());
    }
    let twice = [
        Change::Confirm { keys: vec![key.clone()] },
        Change::Exclude { key: key.clone() },
        Change::Choose { chosen: among.first().cloned(), among },
        Change::Value { key: key.clone(), value: number(1_600) },
    ];
    for (at, change) in twice.into_iter().enumerate() {
        let again = super::Author { who: "Minh".into(), when: String::new() };
        workspace.apply(change.clone(), me()).expect("a change");
        workspace.apply(change, again).expect("nothing to refuse");
        assert_eq!(workspace.history().len(), at + 1);
    }
    assert_eq!(workspace.figure(&key).and_then(|figure| figure.author.clone()), Some(me()));
    assert!(workspace.undo().is_some());
    workspace.apply(Change::Exclude { key: key.clone() }, me()).expect("nothing to refuse");
    assert!(workspace.can_redo(), "what was taken back can still be made again");
}

#[test]
fn changes_made_together_are_one_step() {
    let mut workspace = loaded(&[APRIL]);
    let key = key_of(&workspace, 0, "received_new");
    workspace.apply(Change::Exclude { key: key_of(&workspace, 0, "carried_over") }, me()).expect("a change");
    let note = |text: &str| Change::Note { key: key.clone(), text: text.into() };
    // The first of them changes nothing: what is left is a step of its own all the same.
    let together = vec![
        Change::Value { key: key.clone(), value: number(1_500) },
        Change::Value { key: key.clone(), value: number(1_600) },
        note("theo phụ lục"),
    ];
    workspace.apply_all(together, &me()).expect("changes");
    workspace = Workspace::open(&workspace.save("")).expect("a session");
    let standing = |workspace: &Workspace| {
        let note = workspace.figure(&key).map(|figure| figure.note.clone()).unwrap_or_default();
        (counted(workspace, 0, "received_new"), note, counted(workspace, 0, "carried_over"))
    };
    let both = (Some(1_600), "theo phụ lục".to_owned(), None);
    let neither = (Some(1_500), String::new(), None);
    assert_eq!(standing(&workspace), both);
    for _ in 0..2 {
        assert!(matches!(workspace.undo().map(|edit| edit.change), Some(Change::Value { .. })));
        assert_eq!(standing(&workspace), neither);
        assert!(matches!(workspace.redo().map(|edit| edit.change), Some(Change::Value { .. })));
        assert_eq!((standing(&workspace), workspace.can_redo()), (both.clone(), false));
    }
    workspace.undo();
    workspace.undo();
    assert_eq!(standing(&workspace), (Some(1_500), String::new(), Some(400)));
    assert!(!workspace.can_undo());
}

#[test]
fn a_figure_entered_by_hand_counts_like_any_other() {
    let mut workspace = loaded(&[APRIL]);
    workspace.apply(add(entry("resolved_total", 1_700)), me()).expect("a change");
    workspace
        .apply(add(super::Entered { range: Some((0, 7)), ..entry("pending_total", 300) }), me())
        .expect("a change");
    assert_eq!(counted(&workspace, 0, "resolved_total"), Some(1_700));
    let keys: Vec<_> = workspace.reviewed().iter().filter(|f| f.stated.is_none()).map(|f| f.key.clone()).collect();
    assert!(keys.len() == 2 && keys[0] != keys[1], "{keys:?}");
    let shown = workspace.page(PageId::Sources);
    let places_open = format!("{shown:?}").contains("start: 0, end: 0");
    assert!(!places_open, "a figure without a place has nothing to open");
}

#[test]
fn period_scope_and_indicator_can_be_changed() {
    let mut workspace = loaded(&[APRIL]);
    let key = key_of(&workspace, 0, "received_new");
    let march = Period::over(Span::Month { year: 2026, month: 3 });
    let health = Scope::agency("Sở Y tế");
    let naming = super::Naming { indicator: "received_online".into(), ..entry("", 0).naming };
    workspace.apply(Change::Period { key: key.clone(), period: march }, me()).expect("a change");
    workspace.apply(Change::Scope { key: key.clone(), scope: health.clone() }, me()).expect("a change");
    workspace.apply(Change::Indicator { key: key.clone(), naming }, me()).expect("a change");
    workspace.apply(Change::Note { key: key.clone(), text: "xem lại".into() }, me()).expect("a change");
    let figure = workspace.figure(&key).expect("the same key");
    let fact = &figure.corrected;
    assert_eq!((fact.indicator.as_str(), fact.period, &fact.scope), ("received_online", march, &health));
    assert_eq!((figure.note.as_str(), workspace.history().len()), ("xem lại", 4));
}

#[test]
fn changes_that_mean_nothing_are_refused_and_change_nothing() {
    let mut workspace = loaded(&[APRIL]);
    let before = workspace.clone();
    let gone = thuoc_do::domain::FactKey::Entered { source: SourceId(0), number: 9 };
    let key = key_of(&workspace, 0, "received_new");
    let naming = super::Naming { indicator: "none_such".into(), ..entry("", 0).naming };
    let far = super::Entered { range: Some((5, 100_000)), ..entry("received_new", 1) };
    let elsewhere = super::Entered { source: SourceId(7), ..entry("received_new", 1) };
    let cases = [
        (Change::Exclude { key: gone.clone() }, EditError::UnknownFigure),
        (Change::Indicator { key: key.clone(), naming }, EditError::UnknownIndicator),
        (add(entry("none_such", 1)), EditError::UnknownIndicator),
        (add(far), EditError::OutsideText),
        (add(elsewhere), EditError::UnknownSource),
        (Change::Choose { among: vec![key.clone()], chosen: Some(key.clone()) }, EditError::NoChoice),
        (Change::Choose { among: vec![key, gone], chosen: None }, EditError::UnknownFigure),
    ];
    for (change, expected) in cases {
        assert_eq!(workspace.apply(change, me()), Err(expected));
        assert!(expected.message().contains('.'));
    }
    assert_eq!(workspace, before);
}

#[test]
fn of_two_reports_on_one_month_the_user_picks_the_value_that_counts() {
    let mut workspace = loaded(&[APRIL, APRIL_AGAIN]);
    let cards = workspace.rivals();
    let [card] = &cards[..] else { panic!("one figure differs: {cards:?}") };
    let shown: Vec<(&str, &str)> =
        card.variants.iter().map(|v| (v.value.text.as_str(), v.difference.as_str())).collect();
    assert_eq!(shown, [("2.000 hồ sơ", ""), ("1.900 hồ sơ", "−100 hồ sơ")]);
    assert!(!card.decided);
    assert_eq!(counted(&workspace, 0, "received_total"), Some(2_000));
    let choice = Change::Choose { among: card.among(), chosen: card.variants[1].keys.first().cloned() };
    workspace.apply(choice, me()).expect("a choice");
    assert_eq!([0, 1].map(|s| counted(&workspace, s, "received_total")), [Some(1_900); 2]);
    let decided = workspace.rivals();
    assert!(decided[0].decided && decided[0].variants[1].chosen && decided.len() == 1);
    let stated = workspace.figure(&card.variants[0].keys[0]).and_then(|f| f.stated.clone()).map(|f| f.value.clone());
    assert_eq!(stated, Some(number(2_000)));
    workspace.undo();
    assert_eq!([0, 1].map(|s| counted(&workspace, s, "received_total")), [Some(2_000), Some(1_900)]);
}

#[test]
fn a_choice_follows_its_statement_and_falls_with_it() {
    let mut workspace = loaded(&[APRIL, APRIL_AGAIN]);
    let card = workspace.rivals().remove(0);
    let winner = card.variants[1].keys[0].clone();
    workspace.apply(Change::Choose { among: card.among(), chosen: Some(winner.clone()) }, me()).expect("a choice");
    workspace.apply(Change::Value { key: winner.clone(), value: number(1_950) }, me()).expect("a change");
    assert_eq!(counted(&workspace, 0, "received_total"), Some(1_950));
    workspace.apply(Change::Exclude { key: winner }, me()).expect("a change");
    assert_eq!([0, 1].map(|s| counted(&workspace, s, "received_total")), [Some(2_000), None]);
    workspace.undo();
    assert!(workspace.remove(SourceId(1)));
    assert_eq!((counted(&workspace, 0, "received_total"), workspace.history().len()), (Some(2_000), 0));
}

#[test]
fn reports_of_different_provinces_and_times_are_no_rivals() {
    let hanoi = APRIL.replace("\n\n", "\n\nUBND tỉnh An Giang báo cáo.\n\n");
    let hue = APRIL_AGAIN.replace("\n\n", "\n\nUBND tỉnh Hà Nam báo cáo.\n\n");
    assert_eq!(loaded(&[&hanoi, &hue]).rivals().len(), 0);
    let may = APRIL_AGAIN.replace("tháng 4", "tháng 5");
    assert_eq!(loaded(&[APRIL, &may]).rivals().len(), 0);
}

#[test]
fn words_stay_words() {
    let mut workspace = loaded(&[APRIL]);
    let key = key_of(&workspace, 0, "received_new");
    workspace.apply(Change::Value { key, value: Value::NotApplicable }, me()).expect("a change");
    assert_eq!(counted(&workspace, 0, "received_new"), None);
}

/// Two reports on one month, of which the second one's total was chosen; the statement that lost and the one that won.
fn decided() -> (Workspace, FactKey, FactKey) {
    let mut workspace = loaded(&[APRIL, APRIL_AGAIN]);
    let card = workspace.rivals().remove(0);
    let [lost, won] = [0, 1].map(|i: usize| card.variants[i].keys[0].clone());
    workspace.apply(Change::Choose { among: card.among(), chosen: Some(won.clone()) }, me()).expect("a choice");
    assert_eq!(counted(&workspace, 0, "received_total"), Some(1_900));
    (workspace, lost, won)
}

#[test]
fn a_choice_is_taken_back_even_while_nothing_of_it_is_seen() {
    let (mut workspace, lost, won) = decided();
    workspace.apply(Change::Exclude { key: won.clone() }, me()).expect("a change");
    let none = Change::Choose { among: vec![lost, won.clone()], chosen: None };
    workspace.apply(none.clone(), me()).expect("a choice");
    workspace.apply(none, me()).expect("nothing to refuse");
    assert_eq!(workspace.history().len(), 3, "once");
    workspace.apply(Change::Restore { key: won }, me()).expect("a change");
    assert_eq!([0, 1].map(|s| counted(&workspace, s, "received_total")), [Some(2_000), Some(1_900)]);
}

#[test]
fn a_choice_ends_when_either_statement_becomes_about_something_else() {
    let naming = super::Naming { indicator: "resolved_total".into(), ..entry("", 0).naming };
    let march = Period::over(Span::Month { year: 2026, month: 3 });
    let (_, lost, won) = decided();
    let ends = [
        Change::Indicator { key: lost.clone(), naming },
        Change::Period { key: won.clone(), period: march },
        Change::Scope { key: won.clone(), scope: Scope::agency("Sở Y tế") },
    ];
    for change in ends {
        let (mut workspace, ..) = decided();
        workspace.apply(change.clone(), me()).expect("a change");
        let standing = |key| workspace.figure(key).map(|f| (f.replaced_by.clone(), f.chosen));
        assert_eq!([standing(&lost), standing(&won)], [Some((None, false)), Some((None, false))], "{change:?}");
        assert_eq!(counted(&workspace, 0, "resolved_total").or(counted(&workspace, 0, "received_total")), Some(2_000));
        workspace.undo();
        assert_eq!(counted(&workspace, 0, "received_total"), Some(1_900));
    }
}

#[test]
fn a_report_loaded_after_a_choice_opens_the_question_again() {
    let (mut workspace, ..) = decided();
    let third = APRIL_AGAIN.replace("1.900", "1.800");
    workspace.add("2.txt", third.as_bytes()).expect("a report");
    let card = workspace.rivals().remove(0);
    assert!(!card.decided && card.variants.len() == 3 && card.variants.iter().all(|v| !v.chosen), "{card:?}");
    let chosen = card.variants[2].keys.first().cloned();
    workspace.apply(Change::Choose { among: card.among(), chosen }, me()).expect("a choice");
    assert_eq!([0, 1, 2].map(|s| counted(&workspace, s, "received_total")), [Some(1_800); 3]);
    assert!(workspace.rivals()[0].decided);
}

#[test]
fn the_period_of_a_whole_report_moves_in_one_step() {
    let text = format!("{APRIL}Đến cuối tháng 4/2026, đang giải quyết 300 hồ sơ.\n");
    let mut workspace = loaded(&[&text, APRIL_AGAIN]);
    let [april, may] = [4, 5].map(|month| Span::Month { year: 2026, month });
    let of = |w: &Workspace, source, span| {
        let own = w.reviewed().iter().filter(|f| f.key.source() == SourceId(source) && f.corrected.period.span == span);
        own.map(|f| f.corrected.period.at_end).collect::<Vec<_>>()
    };
    let (first, second) = (of(&workspace, 0, april), of(&workspace, 1, april));
    assert!(first.contains(&false) && first.contains(&true) && second.len() == 3, "{first:?} {second:?}");
    assert_eq!(workspace.choices(SourceId(0)).spans[0].name, format!("Tháng 4/2026 ({} số liệu)", first.len()));
    let change = Change::Span { source: SourceId(0), from: april, to: may };
    workspace.apply(change.clone(), me()).expect("a change");
    assert_eq!((of(&workspace, 0, may), of(&workspace, 0, april)), (first.clone(), Vec::new()));
    assert_eq!(of(&workspace, 1, april), second);
    assert_eq!(workspace.analysis().reports[0].period.span, may);
    assert!(workspace.rivals().is_empty(), "reports of different months are no rivals");
    assert_eq!(workspace.apply(change, me()), Err(EditError::UnknownFigure));
    let opened = Workspace::open(&workspace.save("")).expect("what was saved opens");
    assert_eq!(opened.reviewed(), workspace.reviewed());
    workspace.undo();
    assert_eq!((of(&workspace, 0, april), workspace.history().len()), (first, 0));
}
