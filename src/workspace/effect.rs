//! Extracted figures and the user's steps → figures with their standing.

use super::Reading;
use crate::audit::are_rivals;
use crate::catalog::agency_keys;
use crate::domain::{
    Author, Change, Edit, Entered, Fact, FactKey, Map, Naming, Origin, Place, Report, Reviewed, SourceId, Span, Value,
    sort_by_key,
};
use std::sync::Arc;

/// Every figure, report by report, in reading order; those entered by hand after the read ones of their report.
pub(super) fn reviewed(sources: &[Reading], reports: &[Report], steps: &[Edit]) -> Vec<Reviewed> {
    let mut work = Work::default();
    work.figures.reserve(sources.iter().map(|source| source.extraction.facts.facts.len()).sum());
    for source in sources {
        work.figures.extend(keyed(&source.extraction.facts.facts).map(|(key, fact)| Reviewed::read(key, fact)));
    }
    // Without steps nothing is looked for.
    if !steps.is_empty() {
        work.by_key = work.figures.iter().enumerate().map(|(at, figure)| (figure.key.clone(), at)).collect();
    }
    steps.iter().for_each(|edit| work.apply(edit));
    work.settle_choices(reports);
    sort_by_key(&mut work.figures, |figure| figure.key.source());
    work.figures
}

/// The heads of the reports, each with the period that the user gave it.
pub(super) fn reports(sources: &[Reading], steps: &[Edit]) -> Vec<Report> {
    let mut reports: Vec<Report> = sources.iter().map(|s| s.extraction.report.clone()).collect();
    for edit in steps {
        let Change::Span { source, from, to } = &edit.change else { continue };
        let meant = |report: &&mut Report| report.source == *source && report.period.span == *from;
        reports.iter_mut().filter(meant).for_each(|report| report.period.span = *to);
    }
    reports
}

/// The facts of one report with their keys.
fn keyed(facts: &[Arc<Fact>]) -> impl Iterator<Item = (FactKey, &Arc<Fact>)> {
    let mut seen: Map<_, u32> = Map::default();
    facts.iter().map(move |fact| {
        let alike = (&fact.place, fact.indicator.as_str(), fact.of.as_deref(), fact.base.as_deref());
        let count = seen.entry(alike).or_insert(0);
        *count += 1;
        (key_of(fact, *count - 1), fact)
    })
}

fn key_of(fact: &Fact, nth: u32) -> FactKey {
    let Place { source, start, end, cell } = fact.place;
    let (indicator, of, base) = (fact.indicator.clone(), fact.of.clone(), fact.base.clone());
    FactKey::Read { source, start, end, cell, indicator, of, base, nth }
}

/// Figures while the steps are gone through.
#[derive(Default)]
struct Work {
    figures: Vec<Reviewed>,
    by_key: Map<FactKey, usize>,
    /// For each statement that does not count: the one that does.
    choices: Map<FactKey, FactKey>,
}

impl Work {
    fn put(&mut self, figure: Reviewed) {
        self.by_key.insert(figure.key.clone(), self.figures.len());
        self.figures.push(figure);
    }

    fn find(&self, key: &FactKey) -> Option<&Reviewed> {
        self.by_key.get(key).and_then(|index| self.figures.get(*index))
    }

    /// Steps that name a figure which is not there are passed over.
    fn apply(&mut self, edit: &Edit) {
        match &edit.change {
            Change::Add { number, entry } => self.put(entered(*number, entry, &edit.author)),
            Change::Choose { among, chosen } => self.choose(among, chosen.as_ref()),
            Change::Span { source, from, to } => self.move_span(*source, *from, *to, &edit.author),
            Change::Confirm { keys } => keys.iter().for_each(|key| self.confirm(key, &edit.author)),
            Change::Value { key, .. } | Change::Restore { key } => {
                self.choices.remove(key);
                self.change(key, edit);
            }
            Change::Period { key, .. }
            | Change::Scope { key, .. }
            | Change::Indicator { key, .. }
            | Change::Exclude { key }
            | Change::Note { key, .. } => self.change(key, edit),
        }
    }

    fn change(&mut self, key: &FactKey, edit: &Edit) {
        let figure = self.by_key.get(key).and_then(|index| self.figures.get_mut(*index));
        if let Some(figure) = figure {
            change(figure, &edit.change);
            figure.author = (!is_as_read(figure)).then(|| edit.author.clone());
        }
    }

    fn confirm(&mut self, key: &FactKey, author: &Author) {
        let figure = self.by_key.get(key).and_then(|index| self.figures.get_mut(*index));
        if let Some(figure) = figure {
            figure.confirmed = true;
            figure.author = Some(author.clone());
        }
    }

    fn move_span(&mut self, source: SourceId, from: Span, to: Span, author: &Author) {
        let meant = |f: &&mut Reviewed| f.key.source() == source && f.corrected.period.span == from;
        for figure in self.figures.iter_mut().filter(meant) {
            Arc::make_mut(&mut figure.corrected).period.span = to;
            figure.author = (!is_as_read(figure)).then(|| author.clone());
        }
    }

    fn choose(&mut self, among: &[FactKey], chosen: Option<&FactKey>) {
        for key in among {
            self.choices.remove(key);
            if let Some(winner) = chosen.filter(|winner| *winner != key) {
                self.choices.insert(key.clone(), winner.clone());
            }
        }
    }

    /// A choice counts while the chosen statement is there, counts, and still is about the same thing.
    fn settle_choices(&mut self, reports: &[Report]) {
        let settled = |(loser, winner): (&FactKey, &FactKey)| {
            let (lost, won) = (self.find(loser)?, self.find(winner)?);
            let value = won.corrected.number().filter(|_| are_rivals(lost, won, reports, agency_keys()))?;
            Some((loser.clone(), winner.clone(), value))
        };
        let settled: Vec<(FactKey, FactKey, _)> = self.choices.iter().filter_map(settled).collect();
        for (loser, winner, value) in settled {
            if let Some(figure) = self.by_key.get(&winner).and_then(|i| self.figures.get_mut(*i)) {
                figure.chosen = true;
            }
            let figure = self.by_key.get(&loser).and_then(|i| self.figures.get_mut(*i));
            if let Some(figure) = figure.filter(|f| f.corrected.number() != Some(value)) {
                figure.replaced_by = Some((winner, value));
            }
        }
    }
}

fn change(figure: &mut Reviewed, change: &Change) {
    match change {
        Change::Value { value, .. } => Arc::make_mut(&mut figure.corrected).value = value.clone(),
        Change::Period { period, .. } => Arc::make_mut(&mut figure.corrected).period = *period,
        Change::Scope { scope, .. } => Arc::make_mut(&mut figure.corrected).scope = scope.clone(),
        Change::Indicator { naming, .. } => rename(Arc::make_mut(&mut figure.corrected), naming),
        Change::Exclude { .. } => figure.excluded = true,
        Change::Restore { .. } => restore(figure),
        Change::Note { text, .. } => figure.note.clone_from(text),
        Change::Add { .. } | Change::Choose { .. } | Change::Confirm { .. } | Change::Span { .. } => {}
    }
}

/// Whether nothing is left of what anybody did to a figure.
fn is_as_read(figure: &Reviewed) -> bool {
    let touched = figure.excluded || figure.confirmed || !figure.note.is_empty();
    !touched && figure.stated.as_ref() == Some(&figure.corrected)
}

fn rename(fact: &mut Fact, naming: &Naming) {
    fact.indicator.clone_from(&naming.indicator);
    fact.of.clone_from(&naming.of);
    fact.base.clone_from(&naming.base);
    fact.unit.clone_from(&naming.unit);
}

fn restore(figure: &mut Reviewed) {
    figure.excluded = false;
    figure.confirmed = false;
    if let Some(stated) = &figure.stated {
        figure.corrected = Arc::clone(stated);
    }
}

fn entered(number: u32, entry: &Entered, author: &Author) -> Reviewed {
    let place = match entry.range {
        Some((start, end)) => Place { source: entry.source, start, end, cell: None },
        None => Place::nowhere(entry.source),
    };
    let mut fact = blank(entry.value.clone(), place);
    rename(&mut fact, &entry.naming);
    fact.scope = entry.scope.clone();
    fact.period = entry.period;
    Reviewed {
        key: FactKey::Entered { source: entry.source, number },
        stated: None,
        corrected: Arc::new(fact),
        excluded: false,
        replaced_by: None,
        chosen: false,
        confirmed: false,
        note: String::new(),
        author: Some(author.clone()),
    }
}

fn blank(value: Value, place: Place) -> Fact {
    let (scope, period) = (crate::domain::Scope::whole(), crate::domain::Period::UNKNOWN);
    Fact::result(String::new(), value, String::new(), scope, period, place, Origin::Entered)
}
