//! The only code that names `web_sys` and `js_sys`: files, address, theme, sizes, focus, dialogs.
//!
//! Everything here fails quietly into `None` or nothing: a browser that refuses storage or an observer must not stop
//! the page. No request is ever made from here.

pub mod crash;
pub mod dialog;
pub mod files;
pub mod focus;
pub mod location;
pub mod measure;
pub mod page;
pub mod theme;
pub mod transfer;
