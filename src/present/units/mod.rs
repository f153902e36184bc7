//! Đơn vị: units of one class ranked, beside each other, and one of them in full.

mod chosen;
mod figures;
mod panel;
mod sheet;
mod versus;

pub use chosen::{Form, UnitsChoice, UnitsFrame, find, frame, keys};
pub(super) use figures::places;
pub use figures::{charted, heat_figure, left_out, ranked_chart};
pub(super) use panel::median;
pub use panel::{UnitPanel, panel};
pub use sheet::{Heat, heat, latest_rankings, peers, unit_in_time, units_sheet};
pub(super) use sheet::{course_sheet, is_detailed};
pub(super) use versus::gap_cell;
