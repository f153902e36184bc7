//! Thước đo reads administrative-procedure reports, recomputes their figures and traces each to its source.
//!
//! One line of data flow; each layer may only use those its row names (`tests/architecture.rs` enforces it):
//!
//! ```text
//! bytes ─ingest→ Document ─extract→ FactSet ─audit→ Findings
//!                                      └────scoring→ Scorecard ─present→ Page (Sheet, Figure) ─→ ui / cli
//! ```
//!
//! | layer | may use | holds |
//! |---|---|---|
//! | [`domain`] | – | decimals, ratios, periods, places, facts, findings |
//! | [`catalog`] | domain | what is measured, as cited data |
//! | [`ingest`] | domain | bytes → document |
//! | [`extract`] | domain, catalog, ingest | document → facts with places |
//! | [`dossier`] | domain, catalog, ingest, text | rows of dossiers → counts that merge in any order → facts |
//! | [`audit`] | domain, catalog | facts → findings |
//! | [`scoring`] | domain, catalog | facts → scorecards, and the index computed from counts |
//! | [`chart`] | domain | specs → SVG |
//! | [`text`] | domain | every word of the interface, vi-VN forms |
//! | [`present`] | domain, catalog, dossier, audit, scoring, chart, text | facts, findings → pages |
//! | [`export`] | domain, catalog, scoring, chart, text, present | pages and figures → drafts of reports, documents, workbooks, open data |
//! | [`workspace`] | domain, catalog, ingest, extract, dossier, audit, scoring, text, present | a session as a plain struct |
//! | [`engine`] | workspace, present, export, scoring, chart, domain, text | the session behind the page: questions → answers |
//! | `platform` | – | (features `web`, `reader`, `rows`) the browser: files, workers, storage, address, theme, dialogs |
//! | `ui` | engine, workspace, present, export, chart, domain, text, platform | (feature `web`) the page |
//! | `cli` | workspace, present, export, scoring, audit, dossier, ingest, domain, catalog, text | (feature `cli`) the command line |

pub mod audit;
pub mod catalog;
pub mod chart;
pub mod domain;
pub mod dossier;
pub mod engine;
pub mod export;
pub mod extract;
pub mod ingest;
pub mod present;
pub mod scoring;
pub mod text;
pub mod workspace;

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(any(feature = "web", feature = "reader", feature = "rows"))]
pub mod platform;
#[cfg(feature = "web")]
pub mod ui;
