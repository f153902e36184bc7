//! What is made on the page Xuất bản: kind, period, head of the document, and the files they become.

use super::draft::{
    Edits, Letterhead, Near, Order, Planned, bodies, kind_for, kinds, named_bodies, periods, plans, same, spans_near,
    suits,
};
use crate::catalog::{INDEX_TOTAL, ReportDef};
use crate::domain::{Span, sort_by_key};
use crate::present::{Named, Subject, View, publish_keys as keys};
use crate::text::{self, exporting, handover as words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was chosen; `None` leaves it to what is loaded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// Catalogue id of the kind of report.
    pub kind: Option<String>,
    /// The period.
    pub span: Option<Span>,
    /// Key of the body it is written for.
    pub body: Option<String>,
    /// The scenario it proposes.
    pub plan: Option<String>,
}

impl Choice {
    /// The choices in an address.
    pub fn read(own: &BTreeMap<String, String>) -> Choice {
        let span = own.get(keys::SPAN).and_then(|code| Span::from_code(code));
        let given = |key: &str| own.get(key).cloned();
        Choice { kind: given(keys::KIND), span, body: given(keys::BODY), plan: given(keys::PLAN) }
    }
}

/// What is drafted, and what else could be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// Every kind of report, by id.
    pub kinds: Vec<Named>,
    /// Every period with figures, by code; those that reports are about first.
    pub spans: Vec<Named>,
    /// Catalogue id of the kind that is drafted.
    pub kind: String,
    /// The period that is drafted.
    pub span: Span,
    /// Every body with figures of the period, by key.
    pub bodies: Vec<Named>,
    /// Key of the body it is written for; empty without any.
    pub body: String,
    /// The bodies that the reports loaded say they are of: whose figures are published.
    pub loaded: Vec<String>,
    /// The scenarios that may be proposed; empty without any.
    pub plans: Vec<Named>,
    /// The one that is.
    pub plan: String,
    /// What is to be known before a kind that was chosen is written for the period: that it is for others, that nothing
    /// is told of what it is about, or that it is not narrowed to the unit shown. Empty otherwise.
    pub unfit: String,
}

/// The frame of a choice; `view` is what the pages are narrowed to. A period that is not chosen is the one shown
/// where the kind is for it, else the latest that the kind is for, else the latest; of a unit shown, where it has any. A body
/// that is not chosen is the unit shown or the one it belongs to. `planned` are the scenarios kept. `None` when no figure has a
/// period.
pub fn frame(subject: &Subject<'_>, choice: &Choice, view: &View, planned: &[Planned<'_>]) -> Option<Frame> {
    let mut all = periods(subject);
    let unit = view.unit.as_deref();
    if let Some(unit) = unit {
        // Stable: of the periods of the unit the first is as it was.
        let near = spans_near(subject, unit);
        let of = |span: Span| near.iter().filter(|(own, _)| same(*own, span)).map(|(_, near)| *near).min();
        let mut ranked: Vec<(Near, Span)> = all.iter().map(|span| (of(*span).unwrap_or(Near::Apart), *span)).collect();
        sort_by_key(&mut ranked, |(near, _)| *near);
        all = ranked.into_iter().map(|(_, span)| span).collect();
    }
    let there = |chosen: Span| all.iter().copied().find(|span| same(*span, chosen));
    let kind = choice.kind.as_deref().and_then(|id| kinds().iter().find(|kind| kind.id == id));
    let fits = |span: &Span| kind.is_none_or(|kind| suits(kind, *span));
    let chosen = choice.span.and_then(there).or_else(|| view.span.and_then(there).filter(fits));
    let of_kind = || all.iter().copied().find(|span| fits(span) && tells(subject, kind, *span));
    let of_kind = || of_kind().or_else(|| all.iter().copied().find(fits));
    let span = chosen.or_else(of_kind).or_else(|| all.first().copied())?;
    let mut unfit = kind.map(|kind| unfit(subject, kind, &all, span)).unwrap_or_default();
    let kind = kind.map_or_else(|| kind_for(span).to_owned(), |kind| kind.id.clone());
    let bodies = bodies(subject, span);
    let near = |body: &&Named| unit.map_or(Near::Apart, |unit| Near::of(unit, &body.code));
    let of_unit = || bodies.iter().min_by_key(near).map(|body| body.code.as_str());
    let body = chosen_of(&bodies, choice.body.as_deref().or_else(of_unit));
    if let Some(drafted) = bodies.iter().find(|own| own.code == body && unit.is_some_and(|unit| unit != own.code)) {
        let below = near(&drafted) == Near::Above;
        unfit = [unfit, words::not_of_unit(&drafted.label, below)].join(" ").trim_start().to_owned();
    }
    let proposes = kinds().iter().any(|own| own.id == kind && own.proposes());
    let plans = if proposes { plans(subject, span, &body, planned) } else { Vec::new() };
    Some(Frame {
        plan: chosen_of(&plans, choice.plan.as_deref()),
        bodies,
        body,
        plans,
        loaded: named_bodies(subject),
        kinds: kinds().iter().map(|kind| Named { code: kind.id.clone(), label: kind.vi.clone() }).collect(),
        spans: all.iter().map(|span| Named { code: span.code(), label: text::sentence(&text::span(*span)) }).collect(),
        unfit,
        kind,
        span,
    })
}

/// The code chosen, else the first; empty where nothing can be chosen.
fn chosen_of(all: &[Named], code: Option<&str>) -> String {
    let chosen = all.iter().find(|one| Some(one.code.as_str()) == code).or_else(|| all.first());
    chosen.map(|one| one.code.clone()).unwrap_or_default()
}

/// Why a kind of report is not one for a period, with the periods it is for; nothing where it is.
fn unfit(subject: &Subject<'_>, kind: &ReportDef, all: &[Span], span: Span) -> String {
    let name = |span: &Span| text::sentence(&text::span(*span));
    let good = |other: &&Span| suits(kind, **other) && tells(subject, Some(kind), **other);
    let others = || all.iter().filter(good).take(NAMED).map(name).collect::<Vec<_>>();
    match suits(kind, span) {
        false => words::not_of_kind(&kind.vi, &others(), !subject.lists.is_empty()),
        true if tells(subject, Some(kind), span) => String::new(),
        true => words::nothing_told(&kind.vi, &name(&span), &others()),
    }
}

/// So many periods are named.
const NAMED: usize = 3;

/// Whether a period has what a kind of report is about: of agencies where that is told by agency anywhere.
fn tells(subject: &Subject<'_>, kind: Option<&ReportDef>, span: Span) -> bool {
    let Some(kind) = kind.filter(|kind| !kind.about.is_empty()) else { return true };
    let own = || subject.facts.facts.iter().filter(|f| kind.about.contains(&f.indicator) && f.is_own_result());
    let by_agency = own().any(|fact| fact.scope.agency.is_some());
    let stated = own().any(|fact| same(fact.period.span, span) && (!by_agency || fact.scope.agency.is_some()));
    stated
        || kind.about.iter().any(|id| id == INDEX_TOTAL)
            && subject.assessed.iter().any(|of| same(of.observation.span, span))
}

impl Frame {
    /// What to write.
    pub fn order(&self, letterhead: &Letterhead) -> Order {
        Order {
            kind: self.kind.clone(),
            span: self.span,
            body: Some(self.body.clone()),
            plan: self.plan.clone(),
            letterhead: letterhead.clone(),
        }
    }

    /// The name of a file: kind, period and, of several, body for what is drafted, the period for the page, neither for everything loaded.
    pub fn file_name(&self, product: Product) -> String {
        let kind = self.kinds.iter().find(|kind| kind.code == self.kind).map_or("", |kind| kind.label.as_str());
        let title = match product {
            Product::Word | Product::Text => {
                let body = self.bodies.iter().find(|body| body.code == self.body && self.bodies.len() > 1);
                let body = body.map_or("", |body| body.label.as_str());
                once(&format!("{kind} {} {body}", text::span(self.span)))
            }
            Product::Page => words::PAGE_FILE.to_owned(),
            Product::Workbook => words::BOOK_FILE.to_owned(),
            Product::Json | Product::Table => words::OPEN_DATA_FILE.to_owned(),
            Product::Copy => words::COPY_FILE.to_owned(),
            Product::Data => words::PORTAL_DATA_FILE.to_owned(),
        };
        exporting::file_name(&title, words::BOOK_FILE, product.extension())
    }
}

/// A file that can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Product {
    /// The draft for a word processor.
    Word,
    /// The draft as text.
    Text,
    /// Every table.
    Workbook,
    /// Open data as JSON.
    Json,
    /// Open data as separated values.
    Table,
    /// The page to publish.
    Page,
    /// The program with the session in it.
    Copy,
    /// The session for a portal, to be put beside the program.
    Data,
}

impl Product {
    /// How its name ends.
    pub const fn extension(self) -> &'static str {
        match self {
            Product::Word => "docx",
            Product::Text => "txt",
            Product::Workbook => "xlsx",
            Product::Json | Product::Data => "json",
            Product::Table => "csv",
            Product::Page | Product::Copy => "html",
        }
    }

    /// Its media type.
    pub const fn media(self) -> &'static str {
        match self {
            Product::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Product::Text => "text/plain;charset=utf-8",
            Product::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Product::Json | Product::Data => "application/json",
            Product::Table => "text/csv;charset=utf-8",
            Product::Page | Product::Copy => "text/html;charset=utf-8",
        }
    }

    /// What its button says.
    pub const fn name(self) -> &'static str {
        match self {
            Product::Word => words::SAVE_WORD,
            Product::Text => words::SAVE_TEXT,
            Product::Workbook => words::SAVE_BOOK,
            Product::Json => words::SAVE_JSON,
            Product::Table => words::SAVE_CSV,
            Product::Page => words::SAVE_PAGE,
            Product::Copy => words::SAVE_COPY,
            Product::Data => words::SAVE_PORTAL_DATA,
        }
    }
}

/// The words, each that follows itself once: «Báo cáo tháng tháng 4/2026».
fn once(title: &str) -> String {
    let mut words: Vec<&str> = title.split_whitespace().collect();
    words.dedup();
    words.join(" ")
}

/// What is kept with a saved session: what was typed and chosen on the page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Words of the document's head for every body without its own in `letterheads`: of sessions kept before drafts told
    /// whose they are.
    pub letterhead: Letterhead,
    /// Words of the document's head by key of the body.
    pub letterheads: BTreeMap<String, Letterhead>,
    /// Rewritten paragraphs.
    pub edits: Edits,
    /// Counts from 1 to below this are not published.
    pub least: u32,
    /// Whether only the figures of the period drafted are published.
    pub only_span: bool,
}

impl Kept {
    /// The words of the head for a body.
    pub fn letterhead_of(&self, body: &str) -> &Letterhead {
        self.letterheads.get(body).unwrap_or(&self.letterhead)
    }

    /// For a saved session; `None` when nothing was typed or chosen.
    pub fn to_value(&self) -> Option<serde_json::Value> {
        serde_json::to_value(self).ok().filter(|_| *self != Kept::default())
    }

    /// From a saved session; what cannot be read is as if nothing had been typed.
    pub fn from_value(value: Option<&serde_json::Value>) -> Kept {
        value.and_then(|value| Kept::deserialize(value).ok()).unwrap_or_default()
    }
}

/// A word of the head as typed; nothing typed leaves it to the catalogue.
pub fn given(typed: &str) -> Option<String> {
    let typed = typed.trim();
    (!typed.is_empty()).then(|| typed.to_owned())
}
