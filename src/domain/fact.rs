//! One figure with everything needed to trust it: value, scope, period and place.

use super::{Decimal, Period, Place};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What a cell or sentence gives for a fact. Zero, absent and not applicable are three different things:
/// absence is the lack of a [`Fact`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// A number as stated.
    Number(Decimal),
    /// A word that is itself the value (a verdict such as «Đạt»).
    Text(String),
    /// The source says that the figure does not apply («Không cung cấp …» in a rate column).
    NotApplicable,
}

impl Value {
    /// The number, when it is one.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Value::Number(number) => Some(*number),
            Value::Text(_) | Value::NotApplicable => None,
        }
    }
}

/// Which level of agencies a target is set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AgencyLevel {
    /// Province-level departments (sở, ban, ngành).
    Department,
    /// Districts and communes (địa phương).
    Locality,
}

/// Whom a figure is about; all `None` means the whole reporting body.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Scope {
    /// The agency, as written in the source.
    pub agency: Option<String>,
    /// The field (lĩnh vực), as written in the source.
    pub field: Option<String>,
    /// A class of agencies, for targets.
    pub level: Option<AgencyLevel>,
}

impl Scope {
    /// The whole reporting body.
    pub fn whole() -> Scope {
        Scope::default()
    }

    /// One agency.
    pub fn agency(name: impl Into<String>) -> Scope {
        Scope { agency: Some(name.into()), ..Scope::default() }
    }

    /// Whether this is the whole reporting body.
    pub fn is_whole(&self) -> bool {
        *self == Scope::default()
    }

    /// A readable key: `whole`, `Sở Nội vụ`, `Sở Nội vụ / Tổ chức - biên chế`, `departments`.
    pub fn code(&self) -> String {
        let level = self.level.map(|l| match l {
            AgencyLevel::Department => "departments".to_owned(),
            AgencyLevel::Locality => "localities".to_owned(),
        });
        let parts: Vec<String> = [self.agency.clone(), self.field.clone(), level].into_iter().flatten().collect();
        if parts.is_empty() { "whole".into() } else { parts.join(" / ") }
    }
}

/// What sort of statement a figure is; only results are computed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FactKind {
    /// A result of the period.
    Result,
    /// A goal, a required level or a threshold.
    Target,
    /// A task given («chỉ đạo 97 đơn vị …»).
    Instruction,
    /// A general assertion that measures nothing («100% TTHC đều được cập nhật»).
    Claim,
}

/// Where a change points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// «tăng».
    Up,
    /// «giảm».
    Down,
}

/// A hedge kept as written: the number is not exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Hedge {
    /// «hơn», «trên».
    MoreThan,
    /// «gần».
    Nearly,
    /// «khoảng».
    About,
}

/// Whether a figure was read from a sentence or from a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Origin {
    /// A sentence.
    Prose,
    /// A table row.
    Table,
    /// Entered by the user.
    Entered,
}

/// Why a figure may have been read wrongly; a figure without any was read with certainty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Doubt {
    /// Nothing in the report says when it is about.
    PeriodUnknown,
    /// Its whole is not named: the first possible one was taken.
    BaseAssumed,
    /// The text leaves open which figure it is: the likeliest was taken.
    KindAssumed,
    /// The words that name it stand far from the number.
    LabelDistant,
    /// The digits can be read as two numbers («1.110»).
    NumberAmbiguous,
    /// The agency is in no list: kept as written.
    AgencyUnknown,
    /// The table's heading was matched in part only.
    HeadingPartial,
}

/// How sure a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Confidence {
    /// Should be looked at.
    Low,
    /// Something was assumed.
    Medium,
    /// Nothing was assumed.
    High,
}

impl Confidence {
    /// Stable id, as in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::Medium => "medium",
            Confidence::High => "high",
        }
    }
}

impl Doubt {
    /// Stable id, as in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Doubt::PeriodUnknown => "period_unknown",
            Doubt::BaseAssumed => "base_assumed",
            Doubt::KindAssumed => "kind_assumed",
            Doubt::LabelDistant => "label_distant",
            Doubt::NumberAmbiguous => "number_ambiguous",
            Doubt::AgencyUnknown => "agency_unknown",
            Doubt::HeadingPartial => "heading_partial",
        }
    }

    /// What this doubt alone leaves of the confidence.
    pub const fn confidence(self) -> Confidence {
        match self {
            Doubt::KindAssumed | Doubt::NumberAmbiguous | Doubt::HeadingPartial => Confidence::Low,
            Doubt::PeriodUnknown | Doubt::BaseAssumed | Doubt::LabelDistant | Doubt::AgencyUnknown => {
                Confidence::Medium
            }
        }
    }
}

/// One figure of one report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Catalogue id (`received_total`; `share` and `change` for derived statements; `rank`, `rank_of`, `target`).
    pub indicator: String,
    /// The value as stated.
    pub value: Value,
    /// Unit as the catalogue names it (`hồ sơ`, `%`, `điểm`, `đồng`).
    pub unit: String,
    /// Whom it is about.
    pub scope: Scope,
    /// When it is about.
    pub period: Period,
    /// Where it stands.
    pub place: Place,
    /// For shares, changes, maxima, ranks and targets: the fact they are about.
    pub of: Option<String>,
    /// For shares: the whole, as stated or implied.
    pub base: Option<String>,
    /// For counts of agencies («9/29 đơn vị»): the stated number in all.
    pub of_total: Option<Decimal>,
    /// For changes: up or down.
    pub direction: Option<Direction>,
    /// For changes: the period compared with, when the report names one.
    pub compared: Option<Period>,
    /// Result, target and so on.
    pub kind: FactKind,
    /// Sentence or table.
    pub origin: Origin,
    /// Hedge words before the number.
    pub hedge: Option<Hedge>,
    /// A system or body the report cites as its source (`EMC`), when it is not the report's own data.
    pub cited: Option<String>,
    /// What the reading assumed; empty when nothing was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubt>,
}

impl Fact {
    /// Whether it is a result of the report itself: no target, nothing quoted from another document.
    pub fn is_own_result(&self) -> bool {
        self.kind == FactKind::Result && self.cited.is_none()
    }

    /// A plain result: about nothing but itself, without hedge, citation or doubt.
    pub const fn result(
        indicator: String,
        value: Value,
        unit: String,
        scope: Scope,
        period: Period,
        place: Place,
        origin: Origin,
    ) -> Fact {
        Fact {
            indicator,
            value,
            unit,
            scope,
            period,
            place,
            of: None,
            base: None,
            of_total: None,
            direction: None,
            compared: None,
            kind: FactKind::Result,
            origin,
            hedge: None,
            cited: None,
            doubts: Vec::new(),
        }
    }

    /// How sure the reading is: as sure as its gravest doubt.
    pub fn confidence(&self) -> Confidence {
        self.doubts.iter().map(|d| d.confidence()).min().unwrap_or(Confidence::High)
    }

    /// The number, when the value is one.
    pub fn number(&self) -> Option<Decimal> {
        self.value.number()
    }
}

/// All figures read from one or more reports, in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactSet {
    /// The facts; shared, for whatever is made of them holds them as well.
    pub facts: Vec<Arc<Fact>>,
}

impl FromIterator<Fact> for FactSet {
    fn from_iter<I: IntoIterator<Item = Fact>>(facts: I) -> FactSet {
        FactSet { facts: facts.into_iter().map(Arc::new).collect() }
    }
}

impl FactSet {
    /// The facts in order.
    pub fn iter(&self) -> impl Iterator<Item = &Fact> {
        self.facts.iter().map(AsRef::as_ref)
    }

    /// Results (not targets, claims or instructions) for one catalogue id, in reading order.
    pub fn results<'a>(&'a self, indicator: &'a str) -> impl Iterator<Item = &'a Fact> + 'a {
        self.iter().filter(move |f| f.indicator == indicator && f.kind == FactKind::Result)
    }
}
