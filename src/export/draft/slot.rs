//! What a slot of a sentence stands for.

use super::figures::Figures;
use super::{Link, Run};
use crate::catalog::catalog;
use crate::domain::{Decimal, Scope, Span};
use crate::present::{Cell, Emphasis, Stated, stated_rate};
use crate::scoring::Base;
use crate::text::{self, labels, publishing as words};

/// The pieces a slot stands for; `None` when a figure it needs is not known.
pub(super) type Answer = Option<Vec<Run>>;

/// A slot taken apart: `id`, `id:form`, `part/whole:form` or `part/whole:form:other`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot<'a> {
    pub(super) id: &'a str,
    /// The whole of `part/whole`.
    pub(super) whole: Option<&'a str>,
    pub(super) form: &'a str,
    /// The figures (`a+b`) of which the agencies of a list have nothing; for `besides`, some of any.
    pub(super) other: Option<&'a str>,
}

impl<'a> Slot<'a> {
    pub(super) fn new(slot: &'a str) -> Slot<'a> {
        let (ids, form) = slot.split_once(':').unwrap_or((slot, ""));
        let (form, other) = form.split_once(':').map_or((form, None), |(form, other)| (form, Some(other)));
        let (id, whole) = ids.split_once('/').map_or((ids, None), |(part, whole)| (part, Some(whole)));
        Slot { id, whole, form, other }
    }

    /// Its name in words, for the list of gaps.
    pub(super) fn name(&self) -> String {
        let fact = catalog().fact(self.id).map(|f| f.vi.clone());
        let rate = || catalog().indicator(self.id).map(|i| i.vi.clone());
        match self.form {
            "rank" => words::RANK_WORD.to_owned(),
            "groups" | "lost" => words::GROUP_POINTS.to_owned(),
            _ => fact.or_else(rate).unwrap_or_else(|| self.id.to_owned()),
        }
    }

    /// What is printed where it is not known.
    pub(super) fn gap(&self) -> Run {
        let unit = match (self.form, catalog().fact(self.id)) {
            ("" | "of_max", Some(fact)) => fact.unit.as_str(),
            ("", None) => "%",
            _ => "",
        };
        Run::Gap { what: self.name(), text: words::gap(unit) }
    }
}

impl Figures<'_> {
    /// The pieces for a slot.
    pub(super) fn answer(&self, slot: &str) -> Answer {
        let slot = Slot::new(slot);
        let whole = Scope::whole();
        match slot.form {
            "" => self.plain(slot.id, &whole),
            "n" => self.fact(slot.id, &whole, self.span).map(|s| vec![self.run(slot.id, &whole, &s, "")]),
            "of" => Some(vec![said(self.base(slot.id))]),
            "change" => self.change(slot.id, self.span.before()?, words::COMPARED_WITH),
            "year" => self.change(slot.id, self.span.year_before()?, words::COMPARED_WITH),
            "agencies" | "names" | "complete" | "besides" => self.list(&slot),
            "met" | "missed" | "met_count" | "missed_count" => self.verdicts(&slot),
            "plans" => self.proposed(),
            "steps" => self.steps(),
            "of_max" | "rank" | "groups" | "lost" => self.index(slot.form),
            _ => None,
        }
    }

    /// A fact with its unit, or a rate: computed, else as a report states it without its counts, which is said.
    fn plain(&self, id: &str, scope: &Scope) -> Answer {
        if catalog().fact(id).is_some() {
            let stated = self.fact(id, scope, self.span)?;
            let run = self.run(id, scope, &stated, &stated.unit);
            return Some(vec![run]);
        }
        let cell = match self.rate(id, self.span) {
            Some(rate) => Cell::rate(rate.ratio, rate.places.clone()),
            None => self.stated_rate(id)?,
        };
        Some(vec![Run::Figure { cell, link: self.link(id, scope) }])
    }

    /// What a rate is of, as it was computed.
    fn base(&self, id: &str) -> &'static str {
        match self.rate(id, self.span).map_or(Base::Stated, |rate| rate.base) {
            Base::Stated => words::OF_TOTAL,
            Base::Beside => words::OF_NEW,
            Base::Instead => words::OF_HANDLED,
        }
    }

    fn stated_rate(&self, id: &str) -> Option<Cell> {
        let stated = self.readings().iter().find_map(|reading| stated_rate(reading, id, self.span))?;
        let words = labels::only_stated(&text::quantity(stated.value, &stated.unit));
        Some(doubted(Cell::stated(stated.value, words, stated.places.clone()), &stated))
    }

    /// A figure as a sentence writes it.
    pub(super) fn run(&self, id: &str, scope: &Scope, stated: &Stated, unit: &str) -> Run {
        let cell = Cell::stated(stated.value, text::written(stated.value, unit), stated.places.clone());
        Run::Figure { cell: self.checked(id, scope, doubted(cell, stated)), link: self.link(id, scope) }
    }

    pub(super) fn link(&self, id: &str, scope: &Scope) -> Link {
        Link { id: id.to_owned(), scope: scope.clone(), span: self.span }
    }
}

/// The first of several values, marked, with the others beside it; a figure stated once as it is.
pub(super) fn doubted(cell: Cell, stated: &Stated) -> Cell {
    if stated.rivals.is_empty() {
        return cell;
    }
    let all = std::iter::once(stated.value).chain(stated.rivals.iter().map(|(value, _)| *value));
    let values = all.map(text::decimal).collect::<Vec<_>>().join("; ");
    Cell { formula: words::stated_differently(&values), ..cell }.with(Emphasis::Bad)
}

/// Words as a piece.
pub(super) fn said(text: impl Into<String>) -> Run {
    Run::Words(text.into())
}

/// Lists joined by a separator.
pub(super) fn joined(lists: Vec<Vec<Run>>, separator: &str) -> Answer {
    if lists.is_empty() {
        return None;
    }
    let mut runs = Vec::new();
    for list in lists {
        if !runs.is_empty() {
            runs.push(said(separator));
        }
        runs.extend(list);
    }
    Some(runs)
}

/// A computed figure that is no fact of its own.
pub(super) fn computed(value: Decimal, text: String, places: Vec<crate::domain::Place>, formula: String) -> Cell {
    Cell::computed(value, text, places, formula)
}

/// A span in running words.
pub(super) fn named(span: Span) -> String {
    text::span(span)
}
