//! So sánh kỳ: one unit through its periods, all units of two periods, and the main figures of reports through theirs.

mod chosen;
mod course;
mod moves;
mod report_figures;
mod trend;
mod undated;

pub use chosen::{PeriodsChoice, PeriodsFrame, keys, periods_frame};
pub use course::course_blocks;
pub use moves::{moves_blocks, pair_block};
pub use report_figures::report_figures;
pub use undated::{Undated, undated};
