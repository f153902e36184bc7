//! What leaves the program: drafts, documents, workbooks, open data, the page to publish.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may stop and speak")]

#[path = "publish/books.rs"]
mod books;
mod common;
#[path = "publish/desk.rs"]
mod desk;
#[path = "publish/drafts.rs"]
mod drafts;
#[path = "publish/figures.rs"]
mod figures;
#[path = "common/independent.rs"]
mod independent;
#[path = "publish/observed.rs"]
mod observed;
#[path = "publish/office.rs"]
mod office;
#[path = "publish/pages.rs"]
mod pages;
#[path = "publish/pictures.rs"]
mod pictures;
#[path = "publish/round_trip.rs"]
mod round_trip;
#[path = "publish/sheets.rs"]
mod sheets;
