//! The index computed from counts: observations → points, ranks, comparisons, lost points and scenarios.

mod assess;
mod compare;
mod lost;
mod measure;
mod observation;
mod observe;
mod plan;
mod points;
mod rank;
mod scenario;

pub use assess::{Assessed, Assessment, Basis, GroupPoints, MetricPoints, assess, assessed};
pub use compare::{Comparability, Frame, comparable};
pub use lost::{Lost, LostPoints, Step, lost_points};
pub use measure::Measure;
pub use observation::{Counts, Observation, Published, Unit};
pub(super) use observe::observations_in;
pub use observe::{observations, unit_of};
pub use points::{needed, points};
pub use rank::{
    Change, Class, Members, Ranked, Ranking, Spread, change, changes, class_of, classes, ranked, rankings, spread,
};
pub use scenario::{Move, Outcome, Scenario, Standing, Target, simulate};
