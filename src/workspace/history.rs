//! What the user did, step by step, and what was taken back.

use crate::domain::{Change, Edit, SourceId};
use serde::{Deserialize, Serialize};

/// Changes in order, and undone ones, the last undone one last. What was made together is undone together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// Changes that count, oldest first.
    pub done: Vec<Edit>,
    /// Changes taken back; a new one clears them.
    pub undone: Vec<Edit>,
}

impl History {
    pub(super) fn push(&mut self, edit: Edit) {
        self.undone.clear();
        self.done.push(edit);
    }

    /// Takes the last step back; its first change, when there is one.
    pub(super) fn undo(&mut self) -> Option<&Edit> {
        let before = self.undone.len();
        while let Some(edit) = self.done.pop() {
            let more = edit.joined;
            self.undone.push(edit);
            if !more {
                break;
            }
        }
        self.undone.last().filter(|_| self.undone.len() > before)
    }

    /// Does the last undone step again; its first change, when there is one.
    pub(super) fn redo(&mut self) -> Option<&Edit> {
        let first = self.done.len();
        self.done.push(self.undone.pop()?);
        while self.undone.last().is_some_and(|edit| edit.joined) {
            self.done.extend(self.undone.pop());
        }
        self.done.get(first)
    }

    /// The number for the next figure entered by hand.
    pub(super) fn next_number(&self) -> u32 {
        let number = |edit: &Edit| match edit.change {
            Change::Add { number, .. } => Some(number.saturating_add(1)),
            _ => None,
        };
        self.done.iter().chain(&self.undone).filter_map(number).max().unwrap_or(0)
    }

    /// Forgets everything about a report that is gone; a choice goes on among the statements that are left.
    pub(super) fn forget(&mut self, source: SourceId) {
        for steps in [&mut self.done, &mut self.undone] {
            steps.retain_mut(|edit| survives(&mut edit.change, source));
        }
    }
}

fn survives(change: &mut Change, gone: SourceId) -> bool {
    let Change::Choose { among, chosen } = change else { return !change.sources().contains(&gone) };
    among.retain(|key| key.source() != gone);
    among.len() > 1 && chosen.as_ref().is_none_or(|key| among.contains(key))
}
