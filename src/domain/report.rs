//! What is known about a report as a whole.

use super::{Period, SourceId, fold_phrase};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The head of a report: enough to name it and to keep figures of different bodies apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Its number within the workspace.
    pub source: SourceId,
    /// File name, or a name made up for pasted text.
    pub name: String,
    /// Title or subject line as written («V/v …», «BÁO CÁO Kết quả …»); `None` when there is none.
    pub title: Option<String>,
    /// Document number as written («112/UBND-TH»).
    pub number: Option<String>,
    /// Date of issue.
    pub issued: Option<NaiveDate>,
    /// Province, when the text names one («An Giang»).
    pub province: Option<String>,
    /// The body it is of, as written, where that is one below the province («SỞ Y TẾ», «UBND xã …»); `None` for the
    /// province and where nothing tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The period its figures are about unless they say otherwise.
    pub period: Period,
}

impl Report {
    /// Whose it is in comparable form: the province and, below it, the body; `None` when no province is named, for such
    /// a report may be anybody's.
    pub fn whose(&self) -> Option<(&str, Vec<String>)> {
        Some((self.province.as_deref()?, self.body.as_deref().map(fold_phrase).unwrap_or_default()))
    }
}
