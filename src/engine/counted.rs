//! Counts of lists of dossiers: the figures by each dimension, the account of the rows, what leads to the dossiers.

use super::{Answered, Beside, Engine};
use crate::domain::{SourceId, Span};
use crate::present::{self, Sheet};
use crate::workspace::dossiers::{Answer, Counted, Request, Told, Wish};
use serde::{Deserialize, Serialize};

/// What was counted of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowCounted {
    /// The source.
    pub source: SourceId,
}

/// Counts without their figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedShown {
    /// Period and account of the files; figures and cube stay where they are.
    pub counted: Counted,
    /// What the figures can be seen by: id and name.
    pub dimensions: Vec<(String, String)>,
    /// Periods that can be asked for, the present one among them.
    pub spans: Vec<Span>,
    /// How many changes the user made to its figures; they go when it is counted afresh.
    pub changes: usize,
}

impl Engine {
    fn counted(&self, source: SourceId) -> Option<&Counted> {
        self.workspace.source(source)?.dossiers.as_ref()
    }
}

impl Answered for ShowCounted {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Option<CountedShown> {
        let all = engine.counted(self.source)?;
        let mut spans = all.spans();
        if !spans.contains(&all.span) {
            spans.insert(0, all.span);
        }
        let named = |(id, name): (String, &'static str)| (id, name.to_owned());
        Some(CountedShown {
            dimensions: present::dimensions(all).into_iter().map(named).collect(),
            counted: Counted {
                cube: String::new(),
                span: all.span,
                months: all.months,
                shared: all.shared,
                files: all.files.clone(),
                groups: Vec::new(),
            },
            spans,
            changes: engine.workspace.changes_of(self.source),
        })
    }
}

/// The figures by one dimension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowGroups {
    /// The source.
    pub source: SourceId,
    /// Id of the dimension.
    pub by: String,
}

impl Answered for ShowGroups {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Sheet {
        engine.counted(self.source).map_or_else(Sheet::nothing, |counted| present::group_sheet(counted, &self.by))
    }
}

/// The dossiers behind a row of the figures by a dimension; `None` where they cannot be listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WishOf {
    /// The source.
    pub source: SourceId,
    /// Id of the dimension.
    pub by: String,
    /// Numbers of the row and of the column.
    pub cell: (usize, usize),
}

impl Answered for WishOf {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Option<Wish> {
        Wish::of_group(self.source, engine.counted(self.source)?, &self.by, self.cell)
    }
}

/// What a worker that counts is asked, as it is said to that worker: the page writes and reads no JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SayTo {
    /// What it is asked.
    pub request: Request,
}

impl Answered for SayTo {
    fn answer(self, _: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> String {
        self.request.to_json()
    }
}

/// What such a worker told the page, which goes beside the question; `None` when it is nothing of that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hear;

impl Answered for Hear {
    fn answer(self, _: &mut Engine, texts: Vec<String>, _: &mut Vec<Beside>) -> Option<Told> {
        Told::from_json(texts.first()?)
    }
}

/// The cube of a source, which goes beside the answer; the answer is its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CubeOf {
    /// The source.
    pub source: SourceId,
}

impl Answered for CubeOf {
    fn answer(self, engine: &mut Engine, _: Vec<String>, beside: &mut Vec<Beside>) -> Option<String> {
        let source = engine.workspace.source(self.source)?;
        beside.push(Beside::Text(source.dossiers.as_ref()?.cube.clone()));
        Some(source.document.name.clone())
    }
}

/// Takes in what a worker counted: its answer and the cube go beside the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeCounted {
    /// The source whose counts it replaces; `None` adds another one.
    pub instead: Option<SourceId>,
    /// Whether the account of the files is the one of the counts replaced: a cube that is opened again has none.
    pub same_files: bool,
}

/// What became of counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CountedIn {
    /// They are there.
    Done {
        /// The source's name.
        name: String,
        /// Rows counted.
        rows: u64,
        /// The files, each with its name and what tells it from others.
        files: Vec<(String, String)>,
        /// Files that were not counted, each with the reason in words.
        failures: Vec<String>,
    },
    /// They are not; the reason in words.
    Refused(String),
    /// They are there already; a remark in words.
    Known(String),
    /// What came is no answer.
    Broken,
}

impl Answered for TakeCounted {
    fn answer(self, engine: &mut Engine, texts: Vec<String>, _: &mut Vec<Beside>) -> CountedIn {
        let mut texts = texts.into_iter();
        let (text, cube) = (texts.next().unwrap_or_default(), texts.next().unwrap_or_default());
        let (mut reading, failures) = match Answer::from_json(&text, cube) {
            Some(Answer::Counted { reading, failures }) => (reading, failures),
            Some(Answer::Refused(reason)) => return CountedIn::Refused(reason),
            Some(_) | None => return CountedIn::Broken,
        };
        if let Some((new, old)) = reading.dossiers.as_mut().zip(self.instead.and_then(|id| engine.counted(id)))
            && self.same_files
        {
            (new.files, new.shared) = (old.files.clone(), old.shared);
        }
        let counted = reading.dossiers.iter().flat_map(|counted| &counted.files);
        let rows = counted.clone().map(|file| file.read).sum();
        let files = counted.map(|file| (file.name.clone(), file.fingerprint.clone())).collect();
        let mut name = reading.document.name.clone();
        match self.instead {
            Some(source) => {
                // The source was removed meanwhile.
                if !engine.change(|session| session.recount(source, *reading)) {
                    return CountedIn::Broken;
                }
            }
            None => match engine.change(|session| session.add_all(vec![(*reading, false)])).pop() {
                Some(Ok(given)) => name = given,
                Some(Err(error)) => return CountedIn::Known(error.message()),
                None => return CountedIn::Broken,
            },
        }
        CountedIn::Done { name, rows, files, failures }
    }
}
