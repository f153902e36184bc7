//! Figures and pages → what leaves the program: drafts of reports, documents, workbooks, open data, a page to publish.

mod deflate;
pub mod docx;
pub mod draft;
pub mod open_data;
pub mod page;
pub mod xlsx;
mod xml;
mod zip;
