//! The index computed from counts: observations → points, ranks, comparisons, lost points and scenarios.

mod assess;
mod observation;
mod observe;
mod points;

pub use assess::{Assessment, Basis, GroupPoints, MetricPoints, NotComputed, assess};
pub use observation::{Counts, Observation, Published, Unit};
pub use observe::observations;
pub use points::{needed, points};
