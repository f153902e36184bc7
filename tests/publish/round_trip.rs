//! A draft written from figures and read again gives the same figures.

use crate::figures::{Random, Set, set, span};
use std::collections::HashMap;
use thuoc_do::audit::audit_reports;
use thuoc_do::catalog::{agency_keys, catalog};
use thuoc_do::domain::{Decimal, Fact, Ratio, Scope, SourceId, Span};
use thuoc_do::export::docx::docx;
use thuoc_do::export::draft::{Block, Draft, Letterhead, Order, Run, draft, kind_for};
use thuoc_do::present::{Subject, Thresholds};
use thuoc_do::scoring::{rates, scorecards};
use thuoc_do::workspace::{Options, read_report};

/// How many sets are tried; `THUOCDO_ROUND_TRIPS` asks for another number.
const SETS: u64 = 20;

/// Fact id, for shares and ranks what it is of, and whom it is about.
type Key = (String, Option<String>, Scope);

fn draft_of(set: &Set, kind: &str, span: Span) -> Draft {
    let reports = [set.report.clone()];
    let (rates, cards) = (rates(&set.facts, catalog()), scorecards(&set.facts, catalog()));
    let audit = audit_reports(&set.facts, &reports, catalog());
    let subject = Subject {
        reports: &reports,
        facts: &set.facts,
        audit: &audit,
        scorecards: &cards,
        assessed: &[],
        rates: &rates,
        reviewed: &[],
        rivalries: &[],
        unread: &[],
        lists: &[],
        thresholds: Thresholds::default(),
    };
    let order =
        Order { kind: kind.to_owned(), span, body: None, plan: String::new(), letterhead: Letterhead::default() };
    draft(&subject, &order, &[]).expect("a kind of the catalogue")
}

/// What a document says, by key; a figure stated twice differently is a problem.
fn read(name: &str, bytes: &[u8], span: Span, problems: &mut Vec<String>) -> HashMap<Key, Decimal> {
    let reading = read_report(name, bytes, &mut Options::default()).expect("a readable document");
    let facts = reading.extraction.facts.facts;
    let mut all = HashMap::new();
    for fact in facts.iter().filter(|f| f.period.span == span) {
        let Some(value) = fact.number() else { continue };
        let before = all.insert(key(fact), value);
        if before.is_some_and(|b| b != value) {
            problems.push(format!("{name}: {:?} is read as {before:?} and {value:?}", key(fact)));
        }
    }
    all
}

fn key(fact: &Fact) -> Key {
    (fact.indicator.clone(), fact.of.clone(), agency_keys().scope(&fact.scope))
}

/// Every figure written is read, every figure read was given; shares may be added by the draft.
fn compare(set: &Set, read: &HashMap<Key, Decimal>, draft: &Draft, problems: &mut Vec<String>) -> usize {
    let given: HashMap<Key, Decimal> = set.facts.facts.iter().filter_map(|f| Some((key(f), f.number()?))).collect();
    for (key, value) in read.iter().filter(|(key, _)| key.0 != "share") {
        if given.get(key).copied().or_else(|| derived(&given, key)) != Some(*value) {
            problems.push(format!("{key:?} = {value} was not given"));
        }
    }
    let mut written = 0;
    for (id, scope, value) in figures(draft).filter(|(id, ..)| id == "rank" || catalog().fact(id).is_some()) {
        let of = (id == "rank").then(|| "index766_total".to_owned());
        if read.get(&(id.clone(), of, agency_keys().scope(&scope))) != Some(&value) {
            problems.push(format!("{id} of {} = {value} is not read again", scope.code()));
        }
        written += 1;
    }
    written
}

/// What a draft adds to what was given: full-online rates and how many agencies reach the threshold.
fn derived(given: &HashMap<Key, Decimal>, key: &Key) -> Option<Decimal> {
    let rate = |scope: &Scope| {
        let of = |id: &str| given.get(&(id.to_owned(), None, scope.clone()));
        Ratio::new(*of("online_full")?, *of("received_total")?)
    };
    let met = key.0 == "units_meeting_target";
    if key.0 == "full_online_rate" {
        return rate(&key.2).map(|ratio| ratio.percent(2));
    }
    let agencies = given.keys().filter(|(id, _, scope)| id == "online_full" && !scope.is_whole());
    let threshold = Thresholds::default().departments;
    let counted = agencies.filter(|(.., scope)| rate(scope).is_some_and(|r| r.reaches(threshold) == met)).count();
    (met || key.0 == "units_missing_target").then(|| Decimal::whole(counted as i64))
}

/// The figures of the sentences: id, scope, value.
fn figures(draft: &Draft) -> impl Iterator<Item = (String, Scope, Decimal)> + '_ {
    let runs = draft.blocks.iter().flat_map(|block| match block {
        Block::Heading(_) => &[][..],
        Block::Paragraph { runs, .. } => &runs[..],
    });
    runs.filter_map(|run| match run {
        Run::Figure { cell, link } => match cell.sort {
            thuoc_do::present::Sort::Number(value) => Some((link.id.clone(), link.scope.clone(), value)),
            _ => None,
        },
        Run::Words(_) | Run::Gap { .. } => None,
    })
}

#[test]
fn drafts_are_read_back() {
    let asked = std::env::var("THUOCDO_ROUND_TRIPS").ok().and_then(|n| n.parse().ok());
    let sets: u64 = asked.unwrap_or(SETS);
    let mut written = 0;
    for seed in 1..=sets {
        let mut random = Random::new(seed);
        let span = span(&mut random);
        let set = set(&mut random, span, SourceId(0));
        let draft = draft_of(&set, kind_for(span), span);
        assert_eq!(draft.gaps, Vec::<String>::new(), "seed {seed}");
        let mut problems = Vec::new();
        let text = read("draft.txt", draft.text().as_bytes(), span, &mut problems);
        written += compare(&set, &text, &draft, &mut problems);
        let word = read("draft.docx", &docx(&draft), span, &mut problems);
        compare(&set, &word, &draft, &mut problems);
        assert!(problems.is_empty(), "seed {seed}: {}\n{}", problems.join("\n"), draft.text());
    }
    println!("{sets} sets of figures, {written} figures written and read back alike, from text and from DOCX");
}
