//! What a second worker is asked to do beside the one that counts.

use super::separated::stretch;
use super::source::{Report, Source, Taker, Unreadable};
use super::unpacking::{Rows, rows};
use crate::dossier::Mapping;
use serde::{Deserialize, Serialize};

/// An order.
#[derive(Serialize, Deserialize)]
pub(super) enum Order {
    /// Count a stretch of separated values that begins at a row.
    Count {
        /// The columns.
        mapping: Mapping,
        /// The byte between cells.
        separator: u8,
        /// Whether the file ends with it.
        is_last: bool,
    },
    /// Inflate a sheet of a workbook, and count some of its rows.
    Rows(Box<Rows>),
}

impl Order {
    /// As JSON.
    pub(super) fn to_json(&self) -> String {
        // Columns and numbers always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Carries an order out: blocks on the way, and what is made in the end; nothing when it could not be made.
///
/// # Errors
/// [`Unreadable`].
pub async fn assist<S: Source>(
    order: &str,
    source: &mut S,
    taker: &mut impl Taker,
    report: Report<'_>,
) -> Result<Vec<u8>, Unreadable> {
    match crate::domain::from_json(order).map_err(|_| Unreadable)? {
        Order::Count { mapping, separator, is_last } => stretch(source, (separator, &mapping, is_last), report).await,
        Order::Rows(order) => rows(source, *order, taker, report).await,
    }
}
