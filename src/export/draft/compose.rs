//! Templates and figures → the blocks of a draft.

use super::figures::Figures;
use super::slot::{Slot, said};
use super::template::{Node, parse};
use super::{Block, Head, Letterhead, Run};
use crate::catalog::{ParagraphDef, ReportDef, catalog, report_defs};
use crate::domain::{AgencyLevel, Scope};
use crate::present::Emphasis;
use crate::text::{self, publishing as words};

/// Writes the blocks of one draft and collects what is missing.
pub(super) struct Composer<'a> {
    figures: &'a Figures<'a>,
    kind: &'a ReportDef,
    letterhead: &'a Letterhead,
    pub(super) gaps: Vec<String>,
    pub(super) conflicts: Vec<String>,
}

/// The agency of a repeated paragraph.
#[derive(Debug, Clone, Copy)]
struct At<'a> {
    fact: &'a str,
    scope: &'a Scope,
}

impl<'a> Composer<'a> {
    pub(super) fn new(figures: &'a Figures<'a>, kind: &'a ReportDef, letterhead: &'a Letterhead) -> Composer<'a> {
        Composer { figures, kind, letterhead, gaps: Vec::new(), conflicts: Vec::new() }
    }

    /// The text from the first sentence to the last.
    pub(super) fn blocks(&mut self) -> Vec<Block> {
        let kind = self.kind;
        let mut blocks = self.paragraphs("intro", &kind.intro);
        let sections = kind.sections.iter().filter_map(|id| report_defs().section(id));
        let mut number = 0;
        for section in sections {
            let paragraphs = self.paragraphs(&section.id, &section.paragraph);
            if !paragraphs.is_empty() {
                number += 1;
                blocks.push(Block::Heading(format!("{number}. {}", section.title)));
                blocks.extend(paragraphs);
            }
        }
        blocks.extend(self.paragraphs("closing", &kind.closing));
        blocks
    }

    fn paragraphs(&mut self, section: &str, all: &[ParagraphDef]) -> Vec<Block> {
        let numbered = all.iter().enumerate();
        let shown = numbered.filter(|(_, p)| self.is_shown(p)).collect::<Vec<_>>();
        let blocks = |(number, p): (usize, &ParagraphDef)| {
            let id = format!("{section}.{}", number + 1);
            match &p.each {
                None => vec![self.paragraph(p, None, id)],
                Some(fact) => {
                    let scopes = self.figures.listed(fact);
                    let line = |(i, scope): (usize, &Scope)| {
                        self.paragraph(p, Some(At { fact, scope }), format!("{id}.{}", i + 1))
                    };
                    scopes.iter().enumerate().map(line).collect()
                }
            }
        };
        shown.into_iter().flat_map(blocks).collect()
    }

    fn paragraph(&mut self, paragraph: &ParagraphDef, at: Option<At<'_>>, id: String) -> Block {
        Block::Paragraph { id, style: paragraph.style, runs: self.sentence(&paragraph.text, at) }
    }

    fn is_shown(&self, paragraph: &ParagraphDef) -> bool {
        let known = |slots: &[String]| slots.iter().any(|slot| self.figures.answer(slot).is_some());
        (paragraph.when.is_empty() || known(&paragraph.when)) && !known(&paragraph.unless)
    }

    /// A filled sentence; its gaps and doubtful figures are noted.
    fn sentence(&mut self, template: &str, at: Option<At<'_>>) -> Vec<Run> {
        let runs = self.fill(&parse(template), at);
        for run in &runs {
            match run {
                Run::Gap { what, .. } => note(&mut self.gaps, what.clone()),
                Run::Figure { cell, link } if cell.emphasis == Emphasis::Bad => {
                    let name = catalog().fact(&link.id).map_or(link.id.as_str(), |f| f.vi.as_str());
                    let line = match self.figures.called(&link.scope) {
                        Some(agency) => words::of_agency(name, &agency, &cell.formula),
                        None => words::about(name, &cell.formula),
                    };
                    note(&mut self.conflicts, line);
                }
                Run::Figure { .. } | Run::Words(_) => {}
            }
        }
        merged(runs)
    }

    fn fill(&self, nodes: &[Node], at: Option<At<'_>>) -> Vec<Run> {
        nodes.iter().flat_map(|node| self.node(node, at)).collect()
    }

    fn node(&self, node: &Node, at: Option<At<'_>>) -> Vec<Run> {
        match node {
            Node::Words(text) => vec![said(text)],
            Node::Slot(slot) => self.slot(slot, at),
            Node::Optional(inner) => {
                let runs = self.fill(inner, at);
                if gaps(&runs) == 0 { runs } else { Vec::new() }
            }
            Node::Choice(all) => {
                let filled = all.iter().map(|inner| self.fill(inner, at));
                filled.min_by_key(|runs| gaps(runs)).unwrap_or_default()
            }
        }
    }

    fn slot(&self, slot: &str, at: Option<At<'_>>) -> Vec<Run> {
        if let Some(answer) = at.and_then(|at| self.of_agency(slot, at)) {
            return answer;
        }
        if let Some(word) = self.word(slot) {
            return vec![said(word)];
        }
        self.figures.answer(slot).unwrap_or_else(|| vec![Slot::new(slot).gap()])
    }

    /// What a repeated paragraph says of the agency at hand.
    fn of_agency(&self, slot: &str, At { fact, scope }: At<'_>) -> Option<Vec<Run>> {
        match slot {
            "agency" => Some(vec![said(self.figures.called(scope)?)]),
            "value" => {
                let stated = self.figures.fact(fact, scope, self.figures.span)?;
                Some(vec![self.figures.run(fact, scope, &stated, &stated.unit)])
            }
            "fields" => self.figures.fields(fact, scope),
            _ => None,
        }
    }

    /// Words of the report itself.
    fn word(&self, slot: &str) -> Option<String> {
        let province = || self.figures.province().map(str::to_owned);
        match slot {
            "period" => Some(self.figures.period()),
            "within" => Some(self.figures.within()),
            "province" => Some(province().unwrap_or_else(|| words::GAP.to_owned())),
            "PROVINCE" => {
                Some(self.figures.province_in_full().map_or_else(|| words::GAP.to_owned(), |p| p.to_uppercase()))
            }
            "issuer" => Some(self.issuer_in_words()),
            "threshold" => Some(text::percent(self.figures.thresholds.of(AgencyLevel::Locality))),
            _ => None,
        }
    }

    /// The issuer as a sentence names it: capitals of the head are taken down.
    fn issuer_in_words(&self) -> String {
        let issuer = self.letterhead.issuer.clone().unwrap_or_else(|| self.plain(&self.kind.issuer));
        let capitals = issuer.chars().all(|c| !c.is_lowercase());
        if capitals { text::sentence(&issuer.to_lowercase()) } else { issuer }
    }

    /// A template of words only.
    fn plain(&self, template: &str) -> String {
        self.fill(&parse(template), None).iter().map(Run::text).collect()
    }

    /// The words around the text.
    pub(super) fn head(&self) -> Head {
        let given = |given: &Option<String>, template: &str| given.clone().unwrap_or_else(|| self.plain(template));
        Head {
            superior: given(&self.letterhead.superior, &self.kind.superior).to_uppercase(),
            issuer: given(&self.letterhead.issuer, &self.kind.issuer).to_uppercase(),
            place: self
                .letterhead
                .place
                .clone()
                .or_else(|| self.figures.province().map(str::to_owned))
                .unwrap_or_default(),
            code: self.kind.code.clone(),
            heading: self.kind.heading.clone(),
            title: self.plain(&self.kind.title),
            addressees: self.kind.addressees.clone(),
            recipients: self.kind.recipients.clone(),
            sign: self.kind.sign.clone(),
        }
    }
}

/// Notes something once.
pub(super) fn note(list: &mut Vec<String>, what: String) {
    if !list.contains(&what) {
        list.push(what);
    }
}

fn gaps(runs: &[Run]) -> usize {
    runs.iter().filter(|run| matches!(run, Run::Gap { .. })).count()
}

/// Neighbouring words as one piece.
fn merged(runs: Vec<Run>) -> Vec<Run> {
    let mut merged: Vec<Run> = Vec::new();
    for run in runs {
        match (merged.last_mut(), run) {
            (Some(Run::Words(before)), Run::Words(more)) => before.push_str(&more),
            (_, run) => merged.push(run),
        }
    }
    merged
}
