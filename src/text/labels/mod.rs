//! Labels of tables, charts and tiles, one file for each page or group of pages.

mod charts;
mod full_online;
mod glossary;
mod index;
mod measured;
mod overview;
mod periods;
mod planning;
mod processing;
mod reports;
mod topics;
mod units;

pub use charts::*;
pub use full_online::*;
pub use glossary::*;
pub use index::*;
pub use measured::*;
pub use overview::*;
pub use periods::*;
pub use planning::*;
pub use processing::*;
pub use reports::*;
pub use topics::*;
pub use units::*;
