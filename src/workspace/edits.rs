//! The user's changes: checked, done, undone.

use super::{EditError, Workspace};
use crate::catalog::catalog;
use crate::domain::{Author, Change, Edit, Entered, FactKey, Reviewed, SourceId, Span};

impl Workspace {
    /// Makes a change; everything computed follows. A figure entered by hand gets its number here. A change that changes
    /// nothing is no step.
    ///
    /// # Errors
    /// [`EditError`]; nothing is changed then.
    pub fn apply(&mut self, change: Change, author: Author) -> Result<(), EditError> {
        self.make(change, author, false).map(drop)
    }

    /// Makes changes one after the other, all of them one step to take back.
    ///
    /// # Errors
    /// [`EditError`]; what stands before the change that is refused is made.
    pub fn apply_all(&mut self, changes: Vec<Change>, author: &Author) -> Result<(), EditError> {
        let mut begun = false;
        for change in changes {
            begun |= self.make(change, author.clone(), begun)?;
        }
        Ok(())
    }

    /// The key of the figure that is entered next for a report.
    pub fn next_key(&self, source: SourceId) -> FactKey {
        FactKey::Entered { source, number: self.history.next_number() }
    }

    /// Tells whether anything changed.
    fn make(&mut self, change: Change, author: Author, joined: bool) -> Result<bool, EditError> {
        self.check(&change)?;
        let change = match change {
            Change::Add { entry, .. } => Change::Add { number: self.history.next_number(), entry },
            other => other,
        };
        let is_choice = self.may_choose(&change);
        self.history.done.push(Edit { change, author, joined });
        let changed = self.recompute_if_changed() || is_choice;
        if let Some(edit) = self.history.done.pop().filter(|_| changed) {
            self.history.push(edit);
        }
        Ok(changed)
    }

    /// Whether a change may be about a choice between statements, which counts even while nothing of it is seen: the one
    /// chosen may be excluded for now. The same change twice in a row is one.
    fn may_choose(&self, change: &Change) -> bool {
        let made = || self.history.done.iter().map(|edit| &edit.change);
        let kind = matches!(change, Change::Choose { .. } | Change::Value { .. } | Change::Restore { .. });
        let concerns = |made: &Change| {
            matches!(made, Change::Choose { .. }) && made.keys().iter().any(|key| change.keys().contains(key))
        };
        kind && made().any(concerns) && made().next_back() != Some(change)
    }

    /// Takes the last step back; its first change, when there was one.
    pub fn undo(&mut self) -> Option<Edit> {
        let edit = self.history.undo().cloned();
        self.recompute_after(edit)
    }

    /// Makes the last undone step again; its first change, when there was one.
    pub fn redo(&mut self) -> Option<Edit> {
        let edit = self.history.redo().cloned();
        self.recompute_after(edit)
    }

    /// Whether there is a change to take back.
    pub fn can_undo(&self) -> bool {
        !self.history.done.is_empty()
    }

    /// Whether there is an undone change to make again.
    pub fn can_redo(&self) -> bool {
        !self.history.undone.is_empty()
    }

    /// The changes that count, oldest first.
    pub fn history(&self) -> &[Edit] {
        &self.history.done
    }

    /// Every figure with its standing: stated, corrected, excluded, entered.
    pub fn reviewed(&self) -> &[Reviewed] {
        &self.analysis.reviewed
    }

    /// One figure with its standing.
    pub fn figure(&self, key: &FactKey) -> Option<&Reviewed> {
        self.analysis.reviewed.iter().find(|figure| figure.key == *key)
    }

    fn recompute_after(&mut self, edit: Option<Edit>) -> Option<Edit> {
        if edit.is_some() {
            self.recompute();
        }
        edit
    }

    fn check(&self, change: &Change) -> Result<(), EditError> {
        match change {
            Change::Value { key, .. }
            | Change::Period { key, .. }
            | Change::Scope { key, .. }
            | Change::Exclude { key }
            | Change::Restore { key }
            | Change::Note { key, .. } => self.known(key),
            Change::Indicator { key, naming } => {
                known_indicator(&naming.indicator)?;
                self.known(key)
            }
            Change::Confirm { keys } => keys.iter().try_for_each(|key| self.known(key)),
            Change::Add { entry, .. } => self.check_entry(entry),
            Change::Span { source, from, .. } => self.check_span(*source, *from),
            Change::Choose { among, chosen } => self.check_choice(among, chosen.as_ref()),
        }
    }

    fn known(&self, key: &FactKey) -> Result<(), EditError> {
        self.figure(key).map(|_| ()).ok_or(EditError::UnknownFigure)
    }

    fn check_span(&self, source: SourceId, from: Span) -> Result<(), EditError> {
        let about = |f: &Reviewed| f.key.source() == source && f.corrected.period.span == from;
        self.analysis.reviewed.iter().any(about).then_some(()).ok_or(EditError::UnknownFigure)
    }

    fn check_entry(&self, entry: &Entered) -> Result<(), EditError> {
        known_indicator(&entry.naming.indicator)?;
        let length = self.length(entry.source).ok_or(EditError::UnknownSource)?;
        match entry.range {
            Some((start, end)) if start >= end || end > length => Err(EditError::OutsideText),
            _ => Ok(()),
        }
    }

    /// Characters of a report's text.
    fn length(&self, source: SourceId) -> Option<usize> {
        self.source(source).map(|s| s.document.text.chars().count())
    }

    fn check_choice(&self, among: &[FactKey], chosen: Option<&FactKey>) -> Result<(), EditError> {
        if among.len() < 2 || chosen.is_some_and(|key| !among.contains(key)) {
            return Err(EditError::NoChoice);
        }
        among.iter().try_for_each(|key| self.known(key))
    }
}

fn known_indicator(id: &str) -> Result<(), EditError> {
    catalog().fact(id).map(|_| ()).ok_or(EditError::UnknownIndicator)
}
