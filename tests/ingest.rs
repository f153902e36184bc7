//! From bytes to documents: encodings, kinds of file, and the reason for each refusal.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test may stop and speak"
)]

#[path = "common/mod.rs"]
mod common;
#[path = "ingest/encodings.rs"]
mod encodings;
#[cfg(feature = "office")]
#[path = "ingest/files.rs"]
mod files;
#[cfg(feature = "office")]
#[path = "ingest/kinds.rs"]
mod kinds;
#[path = "ingest/letters.rs"]
mod letters;
#[path = "ingest/messages.rs"]
mod messages;
