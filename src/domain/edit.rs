//! What the user changes, and figures with what was changed: the statement of the report always stays beside it.

use super::{Confidence, Decimal, Fact, Period, Place, Scope, SourceId, Span, Value};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Names one figure of a session for good: it does not move when other figures change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FactKey {
    /// Read from a report: where it stands and what it was read as.
    Read {
        /// The report.
        source: SourceId,
        /// First character of its place.
        start: usize,
        /// One past the last character of its place.
        end: usize,
        /// Zero-based column of its table cell.
        cell: Option<usize>,
        /// Catalogue id it was read as.
        indicator: String,
        /// The figure it is about, for shares, changes, maxima, ranks, targets.
        of: Option<String>,
        /// The whole, for shares.
        base: Option<String>,
        /// Zero-based count among figures for which all of the above is the same.
        nth: u32,
    },
    /// Entered by the user.
    Entered {
        /// The report it was entered for.
        source: SourceId,
        /// Number within the session, never used twice.
        number: u32,
    },
}

impl FactKey {
    /// The report the figure belongs to.
    pub const fn source(&self) -> SourceId {
        match self {
            FactKey::Read { source, .. } | FactKey::Entered { source, .. } => *source,
        }
    }
}

/// Who changed something, when. The core knows no clock: both are given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// Name as the user gave it; empty when none was.
    pub who: String,
    /// Local date and time in ISO 8601 (`2026-04-30T15:04:00`); empty when not known.
    pub when: String,
}

/// What a figure is about, as the catalogue names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Naming {
    /// Catalogue id.
    pub indicator: String,
    /// The figure it is about, for shares, changes, maxima, ranks, targets.
    #[serde(default)]
    pub of: Option<String>,
    /// The whole, for shares.
    #[serde(default)]
    pub base: Option<String>,
    /// Unit as the catalogue names it.
    pub unit: String,
}

/// A figure that the user enters by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    /// The report it belongs to.
    pub source: SourceId,
    /// First and one past the last character of where it stands; `None` when the report does not hold it.
    pub range: Option<(usize, usize)>,
    /// What it is.
    pub naming: Naming,
    /// The value.
    pub value: Value,
    /// Whom it is about.
    pub scope: Scope,
    /// When it is about.
    pub period: Period,
}

/// One change by the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// Another value.
    Value {
        /// Of which figure.
        key: FactKey,
        /// The value that counts from now on.
        value: Value,
    },
    /// Another period.
    Period {
        /// Of which figure.
        key: FactKey,
        /// The period that counts from now on.
        period: Period,
    },
    /// Another agency or field.
    Scope {
        /// Of which figure.
        key: FactKey,
        /// The scope that counts from now on.
        scope: Scope,
    },
    /// Another indicator.
    Indicator {
        /// Of which figure.
        key: FactKey,
        /// What it is from now on.
        naming: Naming,
    },
    /// The figure does not count.
    Exclude {
        /// Which figure.
        key: FactKey,
    },
    /// The figures were looked at and are read rightly: nothing about them is uncertain any more.
    Confirm {
        /// Which figures; never empty for a change that means anything.
        keys: Vec<FactKey>,
    },
    /// The figure counts again, as the report states it; every correction of it is dropped. A figure entered by hand
    /// comes back as entered.
    Restore {
        /// Which figure.
        key: FactKey,
    },
    /// A figure entered by hand.
    Add {
        /// Number of its key ([`FactKey::Entered`]).
        number: u32,
        /// The figure.
        entry: Entered,
    },
    /// Every figure of a report that is about one stretch of time gets another one, and so does the report itself;
    /// what stands at the end of it stands at the end of the other.
    Span {
        /// Of which report.
        source: SourceId,
        /// The stretch of time that was read.
        from: Span,
        /// The one that counts from now on.
        to: Span,
    },
    /// Of several statements of one figure, the one whose value counts for all of them.
    Choose {
        /// All statements, the chosen one included.
        among: Vec<FactKey>,
        /// The one that counts; `None` takes an earlier choice back.
        chosen: Option<FactKey>,
    },
    /// A remark; empty text takes it away.
    Note {
        /// On which figure.
        key: FactKey,
        /// The remark.
        text: String,
    },
}

impl Change {
    /// The reports it touches; never empty for a change that means anything.
    pub fn sources(&self) -> Vec<SourceId> {
        match self {
            Change::Add { entry, .. } => vec![entry.source],
            Change::Span { source, .. } => vec![*source],
            _ => self.keys().iter().map(FactKey::source).collect(),
        }
    }

    /// The figures that it names; none for a new one and for a whole report.
    pub fn keys(&self) -> &[FactKey] {
        match self {
            Change::Value { key, .. }
            | Change::Period { key, .. }
            | Change::Scope { key, .. }
            | Change::Indicator { key, .. }
            | Change::Exclude { key }
            | Change::Restore { key }
            | Change::Note { key, .. } => std::slice::from_ref(key),
            Change::Confirm { keys } | Change::Choose { among: keys, .. } => keys,
            Change::Add { .. } | Change::Span { .. } => &[],
        }
    }
}

/// A change with its author: a step of the history, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// What.
    pub change: Change,
    /// Who and when.
    pub author: Author,
    /// Whether it was made together with the change before it: both are one step to take back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub joined: bool,
}

/// A figure with its standing: what the report states, what the user made of it, whether it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// Its name for good.
    pub key: FactKey,
    /// As read from the report; `None` for one entered by hand.
    pub stated: Option<Arc<Fact>>,
    /// After the user's corrections; equal to `stated` when there are none.
    pub corrected: Arc<Fact>,
    /// Whether the user took it out.
    pub excluded: bool,
    /// The rival statement whose value counts instead, and that value.
    pub replaced_by: Option<(FactKey, Decimal)>,
    /// Whether the user chose this statement among rivals.
    pub chosen: bool,
    /// Whether the user looked at the reading and found it right.
    pub confirmed: bool,
    /// The user's remark; empty when there is none.
    pub note: String,
    /// Who touched it last; `None` while nobody did, or it is again as it was read.
    pub author: Option<Author>,
}

impl Reviewed {
    /// A figure as read.
    pub fn read(key: FactKey, fact: &Arc<Fact>) -> Reviewed {
        Reviewed {
            key,
            stated: Some(Arc::clone(fact)),
            corrected: Arc::clone(fact),
            excluded: false,
            replaced_by: None,
            chosen: false,
            confirmed: false,
            note: String::new(),
            author: None,
        }
    }

    /// The figure that everything is computed from; `None` when it was taken out.
    pub fn counted(&self) -> Option<Arc<Fact>> {
        let mut fact = (!self.excluded).then(|| Arc::clone(&self.corrected))?;
        if let Some((_, value)) = self.replaced_by {
            Arc::make_mut(&mut fact).value = Value::Number(value);
        }
        Some(fact)
    }

    /// Whether what counts differs from what the report states: corrected, entered, or replaced by a rival.
    pub fn is_changed(&self) -> bool {
        self.stated.as_ref() != Some(&self.corrected) || self.replaced_by.is_some()
    }

    /// Whether both stand alike, whoever touched them last.
    pub fn stands_like(&self, other: &Reviewed) -> bool {
        let standing = |f: &Reviewed| (f.excluded, f.chosen, f.confirmed);
        self.key == other.key
            && standing(self) == standing(other)
            && self.corrected == other.corrected
            && self.replaced_by == other.replaced_by
            && self.note == other.note
    }

    /// How sure it is: a figure that the user confirmed, corrected or entered is not in doubt, nor is one taken out.
    pub fn confidence(&self) -> Confidence {
        let own = self.corrected.confidence();
        // Two figures are compared only where there is a doubt.
        let settled = || self.confirmed || self.excluded || self.stated.as_ref() != Some(&self.corrected);
        if own == Confidence::High || settled() { Confidence::High } else { own }
    }

    /// Where it stands.
    pub fn place(&self) -> &Place {
        &self.corrected.place
    }
}
