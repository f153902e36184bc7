//! What is known of one unit's index for one period.

use crate::domain::{Known, Place, SourceId, Span, UnitLevel};
use serde::{Deserialize, Serialize};

/// Whose index it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Unit {
    /// The name as first written.
    pub name: String,
    /// The same for all ways of writing the unit; units of different provinces never share one.
    pub key: String,
    /// Its level; `None` when nothing tells.
    pub level: Option<UnitLevel>,
    /// Catalogue id of its province; `None` when nothing tells.
    pub province: Option<String>,
}

/// Counts and published points of one component.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// The component's code.
    pub code: String,
    /// What earns points, in pieces.
    pub numerator: Known,
    /// Of how many.
    pub denominator: Known,
    /// Points as published.
    pub published: Known,
    /// Where all this stands.
    pub places: Vec<Place>,
}

/// Points of a group, or the total, as published.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Fact id of the group or of the total.
    pub fact: String,
    /// The points.
    pub points: Known,
    /// Where they stand.
    pub places: Vec<Place>,
}

/// One unit, one period, one version of the index.
///
/// A province's observation holds the province's own figures: they are never made from those of its units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// Whose.
    pub unit: Unit,
    /// When.
    pub span: Span,
    /// Whether a day's figures are those of the year up to it, as a source says of itself.
    pub to_date: bool,
    /// Id of the version of the index.
    pub set: String,
    /// Whether the version was chosen without knowing the period.
    pub set_assumed: bool,
    /// Where the figures come from, first loaded first.
    pub sources: Vec<SourceId>,
    /// Names of the files of these sources, in their order: what a table made of them is cited as.
    pub files: Vec<String>,
    /// Every component of the version, in its order; none where it has no rules.
    pub metrics: Vec<Counts>,
    /// Every group of the version, in its order.
    pub groups: Vec<Published>,
    /// The total.
    pub total: Published,
    /// Components, groups or the total that several sources give differently: the first one given stands above.
    pub rivals: Vec<String>,
}

impl Observation {
    /// Counts of a component.
    pub fn counts(&self, code: &str) -> Option<&Counts> {
        self.metrics.iter().find(|counts| counts.code == code)
    }

    /// Whether another observation is of the same unit, period and version, so that each fills the other's gaps.
    pub(super) fn completes(&self, other: &Observation) -> bool {
        let same = self.unit.key == other.unit.key && self.span == other.span && self.set == other.set;
        same && self.span != Span::Unknown
    }

    /// Takes from another observation what is missing here, and notes what it gives differently. Of one with another total
    /// nothing is taken: what is made of parts of both would be a score that nobody states.
    pub(super) fn fill(&mut self, other: Observation) {
        if !agree(self.total.points, other.total.points) {
            return self.dispute(other);
        }
        let mut differing = Vec::new();
        for (own, more) in self.metrics.iter_mut().zip(other.metrics) {
            let known = [
                take(&mut own.numerator, more.numerator),
                take(&mut own.denominator, more.denominator),
                take(&mut own.published, more.published),
            ];
            own.places.extend(more.places);
            differing.extend(known.contains(&Taken::Differs).then(|| own.code.clone()));
        }
        let groups = self.groups.iter_mut().zip(other.groups);
        for (own, more) in groups.chain(std::iter::once((&mut self.total, other.total))) {
            let taken = take(&mut own.points, more.points);
            own.places.extend(more.places);
            differing.extend((taken == Taken::Differs).then(|| own.fact.clone()));
        }
        self.to_date |= other.to_date;
        self.note_sources(other.sources, other.files);
        differing.retain(|id| !self.rivals.contains(id));
        self.rivals.extend(differing);
    }

    /// Notes that another file gives another total.
    fn dispute(&mut self, other: Observation) {
        self.total.places.extend(other.total.places);
        self.note_sources(other.sources, other.files);
        if !self.rivals.contains(&self.total.fact) {
            self.rivals.push(self.total.fact.clone());
        }
    }

    fn note_sources(&mut self, sources: Vec<SourceId>, files: Vec<String>) {
        let sources = sources.into_iter().filter(|source| !self.sources.contains(source)).collect::<Vec<_>>();
        self.sources.extend(sources);
        let files = files.into_iter().filter(|file| !self.files.contains(file)).collect::<Vec<_>>();
        self.files.extend(files);
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    Agrees,
    Differs,
}

/// Whether two values may be one: a coarser statement of the same number is no other.
fn agree(one: Known, other: Known) -> bool {
    let both = one.number().zip(other.number());
    both.is_none_or(|(one, other)| {
        let places = one.places().min(other.places());
        one.rounded(places) == other.rounded(places)
    })
}

fn take(own: &mut Known, other: Known) -> Taken {
    *own = own.or(other);
    if other == Known::Missing || *own == other { Taken::Agrees } else { Taken::Differs }
}
