//! The level of government a unit belongs to.

use serde::{Deserialize, Serialize};

/// Which level a unit is of: scores are computed and ranked level by level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitLevel {
    /// A province or centrally-run city as a whole.
    Province,
    /// A body of the province: sở, ban, văn phòng.
    Department,
    /// A district; there are none after 30/6/2025.
    District,
    /// A commune, ward or special zone.
    Commune,
}
