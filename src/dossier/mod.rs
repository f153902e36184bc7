//! Rows of dossiers → counts → facts: exports of a one-stop system, one row a dossier.
//!
//! A [`Scanner`] hands rows over as slices of its block, a [`Tally`] counts them, a [`Cube`] holds what was counted: by
//! agency and kind, by field and procedure, and by month; never a dossier and never data of a person. Cubes merge in any
//! order.

mod blocks;
mod bytes;
mod codes;
mod counted;
mod counts;
mod course;
mod cube;
mod date;
mod dictionary;
mod drill;
mod facts;
mod few;
mod file;
mod mapping;
mod marks;
mod needs;
mod neighbours;
mod quality;
mod reading;
mod rules;
mod saved;
mod separated;
mod stretch;
mod tally;
mod totals;

pub use crate::ingest::rows::{Cell, CellKind, Columns, Row, Sink, Span};
pub use codes::Codes;
pub use counted::{Counted, Doubted, FileQuality, Group, GroupRow, Listed, UnknownWord, spans};
pub use counts::{COUNTERS, Counter, Counts};
pub use cube::{CellKey, Cells, Cube, Kind, Procedure};
pub use date::Moment;
pub use drill::{DRILLED, Dossier, Drill, Wanted, Which};
pub use facts::{Reported, report, report_seen};
pub use few::Few;
pub use file::{BEGINNING, FirstRows, PREVIEW, Preview, feed, fingerprint};
pub use mapping::{Column, Mapping, MappingError, folded};
pub use quality::{FileAccount, Issue, Occurrences, Reason};
pub use saved::{CubeError, is_cube};
pub use separated::{Dialect, Scanner, marks, row_start};
pub use stretch::likely_row;
pub use tally::{Tally, is_packed};
pub use totals::{Dimension, Months, Totals, View, months, natural_span};
