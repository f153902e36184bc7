//! The only code that names `web_sys` and `js_sys`: files, workers, storage, address, theme, sizes, focus, dialogs.
//!
//! Everything here fails quietly into `None` or nothing, or into a small error of its own: a browser that refuses
//! storage or an observer must not stop the page. The only requests ever made are those of the multi-file page for
//! its own files: the workers' programs, what is published beside it, the single file to copy.

#[cfg(feature = "web")]
pub mod bridge;
#[cfg(feature = "web")]
pub mod carried;
#[cfg(feature = "web")]
pub mod clipboard;
#[cfg(any(feature = "web", feature = "rows"))]
pub mod clock;
#[cfg(feature = "web")]
pub mod crash;
#[cfg(feature = "web")]
pub mod dialog;
#[cfg(feature = "web")]
pub mod files;
#[cfg(feature = "web")]
pub mod focus;
#[cfg(feature = "web")]
pub mod keys;
#[cfg(feature = "web")]
pub mod location;
#[cfg(feature = "web")]
pub mod measure;
#[cfg(feature = "web")]
pub mod page;
#[cfg(feature = "rows")]
pub mod peer;
#[cfg(feature = "web")]
pub mod picture;
#[cfg(feature = "web")]
pub mod place;
#[cfg(feature = "web")]
pub mod preferences;
#[cfg(feature = "web")]
pub mod printing;
#[cfg(feature = "reader")]
pub mod reader_worker;
#[cfg(feature = "rows")]
pub mod rows_worker;
#[cfg(feature = "web")]
pub mod scroll;
#[cfg(feature = "web")]
pub mod selection;
#[cfg(feature = "web")]
pub mod speech;
#[cfg(feature = "web")]
pub mod storage;
#[cfg(feature = "web")]
pub mod text_size;
#[cfg(feature = "web")]
pub mod theme;
#[cfg(feature = "web")]
pub mod transfer;
#[cfg(any(feature = "web", feature = "rows"))]
pub mod turn;
#[cfg(feature = "web")]
pub mod visible;
