//! Steps taken back and made again, and what is told of them: what changed may be out of sight.

use crate::domain::{Change, Edit};
use crate::engine::{Answered, Beside, Engine};
use crate::present;
use crate::text::correcting as words;
use crate::workspace::Workspace;
use serde::{Deserialize, Serialize};

/// Takes the last step back, or makes it again; answered with what it was, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// Back.
    Undo,
    /// The step taken back, again.
    Redo,
}

impl Answered for Step {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Option<String> {
        let is_there = match self {
            Step::Undo => engine.workspace.can_undo(),
            Step::Redo => engine.workspace.can_redo(),
        };
        // Nothing follows from nothing.
        if !is_there {
            return None;
        }
        let edit = match self {
            Step::Undo => engine.change(Workspace::undo),
            Step::Redo => engine.change(Workspace::redo),
        }?;
        let told = told(&engine.workspace, &edit);
        Some(match self {
            Step::Undo => words::undone(&told),
            Step::Redo => words::redone(&told),
        })
    }
}

/// What was changed, of which figure and, where there are several reports, of which one.
fn told(session: &Workspace, edit: &Edit) -> String {
    let change = &edit.change;
    let source = change.sources().first().and_then(|id| session.source(*id)).filter(|_| session.sources().len() > 1);
    let file = source.map(|source| source.document.name.as_str());
    words::step(kind(change), &subject(session, change), file)
}

fn kind(change: &Change) -> &'static str {
    match change {
        Change::Value { .. } => words::STEP_VALUE,
        Change::Period { .. } => words::STEP_PERIOD,
        Change::Scope { .. } => words::STEP_SCOPE,
        Change::Indicator { .. } => words::STEP_INDICATOR,
        Change::Exclude { .. } => words::STEP_EXCLUDE,
        Change::Confirm { .. } => words::STEP_CONFIRM,
        Change::Restore { .. } => words::STEP_RESTORE,
        Change::Add { .. } => words::STEP_ADD,
        Change::Span { .. } => words::STEP_SPAN,
        Change::Choose { chosen: Some(_), .. } => words::STEP_CHOOSE,
        Change::Choose { .. } => words::STEP_UNCHOOSE,
        Change::Note { .. } => words::STEP_NOTE,
    }
}

/// The figure as it is called, or how many there are; empty for a whole report.
fn subject(session: &Workspace, change: &Change) -> String {
    let name = match (change, change.keys()) {
        (Change::Confirm { .. }, keys) if keys.len() > 1 => return words::figures(keys.len()),
        (Change::Add { entry, .. }, _) => Some(present::indicator_name(&entry.naming.indicator)),
        (_, keys) => {
            let figure = keys.first().and_then(|key| session.figure(key));
            figure.map(|figure| present::figure_name(&figure.corrected))
        }
    };
    name.map(|name| words::quoted(&name)).unwrap_or_default()
}
