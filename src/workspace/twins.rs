//! One report in two files, such as a document and the text of it: told, never decided.

use super::{Source, Workspace};
use crate::domain::{Decimal, Fact, Map, Period, Scope, SourceId};
use crate::text::cli::noted;
use crate::text::intake as sentences;

/// Fewer figures may be alike by chance.
const LEAST: usize = 5;

impl Workspace {
    /// A sentence about the report loaded before this one that seems to be the same; `None` when there is none.
    pub fn twin_note(&self, id: SourceId) -> Option<String> {
        let own = self.source(id)?;
        let before = self.sources.iter().take_while(|other| other.extraction.report.source != id);
        let (twin, alike) =
            before.filter_map(|other| Some((other, alike(other, own)?))).max_by_key(|(_, alike)| *alike)?;
        Some(sentences::twin(&twin.document.name, alike, figures(own)))
    }

    /// The same for the reports of these names, each sentence behind the name.
    pub fn twin_notes(&self, names: &[String]) -> Vec<String> {
        let named = self.sources.iter().filter(|source| names.contains(&source.document.name));
        let note = |s: &Source| Some(noted(&s.document.name, &self.twin_note(s.extraction.report.source)?));
        named.filter_map(note).collect()
    }
}

fn figures(source: &Source) -> usize {
    source.extraction.facts.facts.len()
}

/// How many figures two reports share, when it is nine in ten of either.
fn alike(one: &Source, other: &Source) -> Option<usize> {
    let (fewer, more) = (figures(one).min(figures(other)), figures(one).max(figures(other)));
    let nearly_all = |count: usize| count >= LEAST && count * 10 >= more * 9;
    let span = |source: &Source| source.extraction.report.period.span;
    (nearly_all(fewer) && span(one) == span(other)).then_some(())?;
    let mut counts: Map<_, usize> = Map::default();
    one.extraction.facts.iter().for_each(|fact| *counts.entry(statement(fact)).or_default() += 1);
    let shared = other.extraction.facts.iter().filter(|fact| match counts.get_mut(&statement(fact)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    });
    Some(shared.count()).filter(|count| nearly_all(*count))
}

/// What a figure says, wherever it stands.
type Statement<'a> = (&'a str, Option<&'a str>, Option<&'a str>, &'a Scope, Period, Option<Decimal>);

fn statement(fact: &Fact) -> Statement<'_> {
    (&fact.indicator, fact.of.as_deref(), fact.base.as_deref(), &fact.scope, fact.period, fact.number())
}
