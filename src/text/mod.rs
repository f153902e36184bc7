//! Every word of the interface, and numbers, dates and sorting in their vi-VN form.
//!
//! Nothing outside this layer holds a Vietnamese sentence (catalogue entries hold names and formulas).

pub mod cli;
mod collate;
pub mod correcting;
pub mod dossiers;
mod entry;
pub mod errors;
pub mod exporting;
mod file_period;
pub mod findings;
mod format;
pub mod handover;
pub mod importing;
pub mod intake;
pub mod labels;
pub mod limits;
pub mod notes;
pub mod pages;
pub mod publishing;
pub mod review;
pub mod saved;
pub mod tabs;
pub mod tools;
pub mod tour;
pub mod ui;
pub mod view;
pub mod words;

pub use collate::{SortKey, compare, fold, nearness, sort_key};
pub use entry::{EntryError, parse_period, parse_value, typed_value};
pub use file_period::period_in_name;
pub use format::{
    brief_period, count, date, decimal, difference_formula, lost_formula, money, percent, period, points, quantity,
    roman, running, running_date, sentence, signed, signed_points, span, with_unit, written,
};
