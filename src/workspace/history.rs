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

    /// How many changes that count are about a report.
    pub(super) fn count_of(&self, source: SourceId) -> usize {
        self.done.iter().filter(|edit| edit.change.sources().contains(&source)).count()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Author, FactKey};

    #[test]
    fn what_goes_with_a_report_is_counted_before() {
        let key = |source| FactKey::Entered { source: SourceId(source), number: 0 };
        let author = || Author { who: String::new(), when: String::new() };
        let mut history = History::default();
        for change in [
            Change::Exclude { key: key(1) },
            Change::Exclude { key: key(2) },
            Change::Choose { among: vec![key(1), key(2)], chosen: None },
        ] {
            history.push(Edit { change, author: author(), joined: false });
        }
        assert_eq!([1, 2, 3].map(|source| history.count_of(SourceId(source))), [2, 2, 0]);
        history.forget(SourceId(1));
        assert_eq!(history.count_of(SourceId(1)), 0);
    }
}
