//! Two figures that should agree and do not.

use super::{Decimal, Period, Place, Scope};
use serde::{Deserialize, Serialize};

/// What kind of disagreement it is. The words for each live in `text/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingCode {
    /// A stated share differs from the one recomputed from its two counts.
    Share,
    /// Parts stated in one sentence or row do not add up to the stated whole.
    Sum,
    /// The rows of a table do not add up to its total row.
    ColumnTotal,
    /// Received − resolved is not what is stated as pending.
    Balance,
    /// The same figure is stated with two values.
    Rival,
    /// A verdict (Đạt / Chưa đạt) does not follow from the rate and the threshold.
    Verdict,
    /// A count of agencies does not match the rows counted.
    Count,
    /// A value outside its possible range (a share above 100 %, points above the maximum).
    Range,
    /// What is carried over from a period is not what was pending at its end.
    CarryOver,
    /// A cumulative figure is not the sum of the periods it consists of.
    Cumulative,
    /// Two figures follow different calendars and may not be compared.
    Calendar,
}

/// How grave a finding is; which it is, the catalogue says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The figures may not be compared: to know, not to mend.
    Information,
    /// The figures should agree, but both may be right.
    Warning,
    /// The figures cannot both be right.
    Error,
}

impl FindingCode {
    /// Stable id, as in JSON and in the catalogue's rules.
    pub const fn id(self) -> &'static str {
        match self {
            FindingCode::Share => "share",
            FindingCode::Sum => "sum",
            FindingCode::ColumnTotal => "column_total",
            FindingCode::Balance => "balance",
            FindingCode::Rival => "rival",
            FindingCode::Verdict => "verdict",
            FindingCode::Count => "count",
            FindingCode::Range => "range",
            FindingCode::CarryOver => "carry_over",
            FindingCode::Cumulative => "cumulative",
            FindingCode::Calendar => "calendar",
        }
    }
}

/// What can be said about a disagreement without guessing at its cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingNote {
    /// The stated figure is the recomputed one cut instead of rounded.
    Truncated,
    /// The stated share is what the other stated shares leave of 100, instead of being rounded itself.
    ForcedToHundred,
    /// The stated figure is what one gets when overdue results are left out of the subtraction.
    LateNotSubtracted,
    /// The two figures come from different systems and cannot be reconciled from the report.
    OtherSource,
    /// The stated figure is the recomputed one rounded in another way (up, or half to even).
    RoundedOtherwise,
    /// The stated share is that of another whole ([`Finding::other_base`]).
    OtherBase,
    /// The report states a whole block of figures twice with other values: for two weeks, or two bodies.
    TwoBlocks,
    /// The report does not say what the share is of: a likely whole was taken, and no other stated one explains it.
    BaseAssumed,
}

impl FindingNote {
    /// Stable id, as in JSON and in the catalogue's hints.
    pub const fn id(self) -> &'static str {
        match self {
            FindingNote::Truncated => "truncated",
            FindingNote::ForcedToHundred => "forced_to_hundred",
            FindingNote::LateNotSubtracted => "late_not_subtracted",
            FindingNote::OtherSource => "other_source",
            FindingNote::RoundedOtherwise => "rounded_otherwise",
            FindingNote::OtherBase => "other_base",
            FindingNote::TwoBlocks => "two_blocks",
            FindingNote::BaseAssumed => "base_assumed",
        }
    }
}

/// One side of a disagreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The number.
    pub value: Decimal,
    /// Every place it was read or computed from; never empty.
    pub places: Vec<Place>,
}

/// A disagreement, shown side by side and never repaired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The kind.
    pub code: FindingCode,
    /// Catalogue id of the identity or indicator that was checked.
    pub rule: String,
    /// Catalogue id of the fact in question.
    pub indicator: String,
    /// Unit of both sides and of the difference.
    pub unit: String,
    /// Whom it is about.
    pub scope: Scope,
    /// When it is about.
    pub period: Period,
    /// What the report states.
    pub stated: Figure,
    /// What follows from the report's other figures (or, for [`FindingCode::Rival`], its other statement).
    pub recomputed: Figure,
    /// recomputed − stated.
    pub difference: Decimal,
    /// The formula with its numbers filled in, in machine notation: `1762 / 1766`.
    pub working: String,
    /// Hints.
    pub notes: Vec<FindingNote>,
    /// For [`FindingNote::OtherBase`]: catalogue id of the whole with which a stated share agrees.
    pub other_base: Option<String>,
}
