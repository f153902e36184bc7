//! Pages made of blocks, and what stands beside them.

use super::{Answered, Beside, Engine};
use crate::chart::{Drawing, Spec, draw, standalone};
use crate::domain::Place;
use crate::present::{self, Cell, Excerpt, NextStep, Outside, Page, PageId, Term, View};
use crate::workspace::dossiers::Wish;
use serde::{Deserialize, Serialize};

/// A page within a view.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShowPage {
    /// Which.
    pub id: PageId,
    /// What it is narrowed to.
    pub view: View,
}

/// A page and how much lies outside of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    /// The page.
    pub page: Page,
    /// How much of everything is shown; `None` when all is.
    pub outside: Option<Outside>,
}

impl Answered for ShowPage {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Shown {
        let ShowPage { id, view } = self;
        // What is chosen on these pages makes them: their blocks are asked for one by one.
        let chosen =
            matches!(id, PageId::Units | PageId::Periods | PageId::Scenario | PageId::Publish | PageId::Review);
        let outside = engine.part(&view).map(|part| part.outside);
        if chosen {
            return Shown { page: Page::empty(id), outside };
        }
        Shown { page: page(engine, id, &view), outside }
    }
}

fn page(engine: &mut Engine, id: PageId, view: &View) -> Page {
    if engine.part(view).is_none() {
        return engine.workspace.page(id);
    }
    engine.part(view).map_or_else(|| Page::empty(id), |part| part.page(id))
}

/// A page as it is read aloud.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReadAloud {
    /// Which.
    pub id: PageId,
    /// What it is narrowed to.
    pub view: View,
}

impl Answered for ReadAloud {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Vec<String> {
        present::spoken(&page(engine, self.id, &self.view))
    }
}

/// What stands on paper around a page within a view.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OnPaper {
    /// What it is narrowed to.
    pub view: View,
}

/// The words on paper.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// Periods, for the margin.
    pub periods: Vec<String>,
    /// Sources, for the margin.
    pub sources: Vec<String>,
    /// The sources in full.
    pub cited: String,
}

impl Answered for OnPaper {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Paper {
        engine.within(&self.view, |subject| {
            let (periods, sources) = present::printed(subject);
            Paper { periods, sources, cited: present::cited(subject).join("; ") }
        })
    }
}

/// What to look at next within a view.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NextSteps {
    /// What the page is narrowed to.
    pub view: View,
}

impl Answered for NextSteps {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Vec<NextStep> {
        engine.within(&self.view, present::next_steps)
    }
}

/// The terms of the field with their formulas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms;

impl Answered for Terms {
    fn answer(self, _: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Vec<Term> {
        present::terms()
    }
}

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sources {
    /// The figure.
    pub cell: Cell,
}

/// The places of a figure.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Sourced {
    /// The text around each place; `None` where its report is gone.
    pub excerpts: Vec<Option<Excerpt>>,
    /// Whether it was counted from a list of dossiers.
    pub counted: bool,
    /// The dossiers behind it, where they can be listed.
    pub wish: Option<Wish>,
}

impl Answered for Sources {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Sourced {
        let (session, places) = (&engine.workspace, &self.cell.places);
        let is_counted = |place: &Place| session.source(place.source).is_some_and(|source| source.dossiers.is_some());
        let only = match places.as_slice() {
            [place] => Some(place),
            _ => None,
        };
        Sourced {
            excerpts: places.iter().map(|place| session.excerpt(place)).collect(),
            counted: places.first().is_some_and(is_counted),
            wish: only.and_then(|place| Wish::of_place(session, place)),
        }
    }
}

/// A chart drawn, so many CSS pixels wide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draw {
    /// The chart.
    pub spec: Spec,
    /// Width.
    pub width: u32,
    /// The line under it, if it is to stand alone, in a file.
    pub alone: Option<String>,
}

impl Answered for Draw {
    fn answer(self, _: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Drawing {
        match self.alone {
            Some(caption) => standalone(&self.spec.opened(), &caption, self.width),
            None => draw(&self.spec.opened(), self.width),
        }
    }
}
