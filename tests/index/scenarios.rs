//! Scenario cases: an observation and a scenario in, moves and what they lead to out. Lost points of every complete
//! observation likewise.
//!
//! `UPDATE_SNAPSHOTS=1` rewrites the `.outcome` and `.lost` files.

use crate::cases::observed;
use serde::Deserialize;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use thuoc_do::catalog::catalog;
use thuoc_do::domain::Decimal;
use thuoc_do::scoring::index::{
    Assessed, Lost, Move, Outcome, Scenario, Standing, Step, assess, lost_points, simulate,
};

#[derive(Deserialize)]
struct Case {
    of: String,
    #[serde(default)]
    peers: Vec<Decimal>,
    scenario: Scenario,
}

fn cases(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder)
}

pub(crate) fn first_of(case: &str) -> Assessed {
    let file = cases("index").join(case).with_extension("json");
    let observation = observed(&[(format!("{case}.json"), fs::read(file).expect("a case"))]).remove(0);
    let assessment = assess(&observation, catalog()).expect("a known set");
    Assessed { observation, assessment }
}

fn standing(standing: &Standing) -> String {
    let total = standing.total.map_or("–".to_owned(), |t| t.to_string());
    let rank = standing.rank.map(|(rank, of)| format!(", rank {rank}/{of}")).unwrap_or_default();
    format!("{total}, {}{rank}", standing.band.as_deref().unwrap_or("no band"))
}

fn moved(step: &Move) -> String {
    let Move { code, from, to, denominator, gain, effort } = step;
    format!("{code} {from} -> {to} of {denominator}: {gain} for {effort}")
}

fn told(outcome: &Outcome) -> String {
    let mut text = format!("{} => {}\n", standing(&outcome.before), standing(&outcome.after));
    for step in &outcome.changes {
        let _ = writeln!(text, "  by hand {}", moved(step));
    }
    for step in &outcome.plan {
        let _ = writeln!(text, "  {}", moved(step));
    }
    let wanted = outcome.wanted.map_or("nothing".to_owned(), |w| w.to_string());
    let _ = writeln!(text, "  wanted {wanted}, short {}, effort {}", outcome.short, outcome.effort);
    let _ = writeln!(text, "  assumed {:?}\n  refused {:?}", outcome.assumptions, outcome.refused);
    text
}

fn compare(record: &Path, found: &str) -> Option<String> {
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(record, found).expect("a record");
    }
    (fs::read_to_string(record).unwrap_or_default() != found).then(|| format!("{}\n{found}", record.display()))
}

#[test]
fn scenarios_lead_where_recorded() {
    let mut wrong = Vec::new();
    for entry in fs::read_dir(cases("scenario")).expect("cases") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|e| e == "json") {
            let case: Case = serde_json::from_str(&fs::read_to_string(&path).expect("a case")).expect("a scenario");
            let outcome = simulate(&case.scenario, &first_of(&case.of), &case.peers, catalog()).expect("a known set");
            wrong.extend(compare(&path.with_extension("outcome"), &told(&outcome)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_scenario_is_saved_and_read_back() {
    let text = fs::read_to_string(cases("scenario").join("next_rank.json")).expect("a case");
    let case: Case = serde_json::from_str(&text).expect("a scenario");
    let saved = serde_json::to_string(&case.scenario).expect("JSON");
    assert_eq!(serde_json::from_str::<Scenario>(&saved).expect("the same"), case.scenario);
}

fn step(step: &Lost, taken: impl Fn(&Lost) -> String) -> String {
    format!(
        "{} {} of {}: lost {}; {}",
        step.code.as_deref().unwrap_or(&step.group),
        step.points,
        step.max,
        step.lost,
        taken(step)
    )
}

fn taken(line: &Lost) -> String {
    let one = |name: &str, step: &Step| format!("{name} {} more to {} for {}", step.items, step.numerator, step.gain);
    match (&line.next, &line.all) {
        (Ok(next), Ok(all)) => format!("{}, {}", one("next", next), one("all", all)),
        (next, _) => format!("{next:?}"),
    }
}

#[test]
fn lost_points_and_what_they_take_are_as_recorded() {
    let mut wrong = Vec::new();
    for case in ["dak_lak_2026_09_17", "payment_units", "online_units", "four_states"] {
        let set = catalog().index_set_named("index766_portal_2026").expect("the set");
        let mut text = String::new();
        let file = cases("index").join(case).with_extension("json");
        for observation in observed(&[(format!("{case}.json"), fs::read(&file).expect("a case"))]) {
            let lost = lost_points(&observation, &assess(&observation, catalog()).expect("a set"), set);
            let _ = writeln!(text, "{}", observation.unit.name);
            for line in &lost.lines {
                let _ = writeln!(text, "  {}", step(line, taken));
            }
            let _ = writeln!(text, "  not known: {}", lost.unknown.len());
        }
        wrong.extend(compare(&file.with_extension("lost"), &text));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
