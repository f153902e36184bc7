//! The pages for the five real reports, as compact text: every figure shown, how it is computed, how it is coloured.
//!
//! `UPDATE_SNAPSHOTS=1` rewrites the snapshots; read the difference before committing it.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may stop and speak")]

mod common;
#[path = "present/compared.rs"]
mod compared;
#[path = "present/measured.rs"]
mod measured;
#[path = "present/outline.rs"]
mod outline;
#[path = "present/pages.rs"]
mod pages;
#[path = "present/topics.rs"]
mod topics;
