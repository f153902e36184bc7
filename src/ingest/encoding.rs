//! The encodings that Vietnamese files come in.

use serde::{Deserialize, Serialize};

/// An encoding of Vietnamese text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// Windows-1258.
    Windows1258,
    /// TCVN 5712:1993 (ABC), fonts «.Vn…».
    Tcvn3,
    /// VNI for Windows, fonts «VNI-…».
    Vni,
}
