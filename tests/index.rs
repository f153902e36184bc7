//! The index computed from counts: every published vector known, and what must hold for any.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;

#[path = "index/cases.rs"]
mod cases;
#[path = "index/compared.rs"]
mod compared;
#[path = "index/later_set.rs"]
mod later_set;
#[path = "index/properties.rs"]
mod properties;
#[path = "index/ranks.rs"]
mod ranks;
#[path = "index/scenarios.rs"]
mod scenarios;
