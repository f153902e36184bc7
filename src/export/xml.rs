//! Text for XML and HTML.

pub(super) use crate::chart::escape;

/// The first line of every XML part.
pub(super) const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
