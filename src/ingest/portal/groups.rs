//! The groups of the index by their codes.
//!
//! Two codes are treacherous: most sources call the online-service group (12 points) CLGQ and the payment group (10)
//! TTTT, an older one the other way round. A score above 10 settles it, and so does the online-service score where an
//! answer states it; otherwise the codes stay codes and name no group.

use super::cell::decimal;
use super::words::{heading, largest_score};
use crate::domain::Decimal;
use serde_json::{Map, Value};

/// Codes of the groups; the last two are the treacherous ones.
const CODES: [&str; 6] = ["CKMB", "TDGQ", "MDSH", "MDHL", "CLGQ", "TTTT"];

/// Counts and components that only one group has: what scores beside them are points of.
const TELLING: [(&str, &str); 6] = [
    ("totalOnTime", "TDGQ"),
    ("onlineServiceTotal", "ONLINE"),
    ("totalFeeFormality", "PAYMENT"),
    ("DOSSIER_SYNC", "CKMB"),
    ("ORIGINAL_RESULT_AVAILABLE", "MDSH"),
    ("DOSSIER_RECEIVING_SATISFACTION", "MDHL"),
];

/// The name of the group that objects give counts or components and scores of; `None` when they do not tell, or when
/// they tell of several.
pub(super) fn group_told(objects: &[&Map<String, Value>]) -> Option<&'static str> {
    let metrics = |o: &&Map<String, Value>| o.get("metrics").and_then(Value::as_array).cloned().unwrap_or_default();
    let code = |metric: &Value| metric.get("code").and_then(Value::as_str).map(str::to_owned);
    let codes: Vec<String> = objects.iter().flat_map(metrics).filter_map(|metric| code(&metric)).collect();
    let has = |key: &str| objects.iter().any(|o| o.contains_key(key)) || codes.iter().any(|code| code == key);
    let mut told = TELLING.iter().filter(|(key, _)| has(key)).map(|(_, group)| heading(group));
    told.next().filter(|_| told.next().is_none())
}

/// Which of the two codes is the online-service group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Settled {
    online: Option<&'static str>,
}

/// Whether an object holds scores by group.
pub(super) fn is_groups(map: &Map<String, Value>) -> bool {
    map.len() >= 4 && map.keys().all(|key| CODES.contains(&key.as_str()))
}

impl Settled {
    /// Looks at all scores by group of an answer, and at the online-service score where it is stated.
    pub(super) fn by<'a>(
        all: impl Iterator<Item = &'a Map<String, Value>> + Clone,
        online: Option<Decimal>,
    ) -> Settled {
        let scores = |code: &'static str| all.clone().filter_map(move |map| decimal(code, map.get(code)?));
        let above = |code| scores(code).any(|score| Decimal::whole(10).minus(score).is_negative());
        let same = |code| online.is_some_and(|online| scores(code).any(|score| score.minus(online).is_zero()));
        let online = match (above("CLGQ"), above("TTTT"), same("CLGQ"), same("TTTT")) {
            (true, false, _, _) | (false, false, true, false) => Some("CLGQ"),
            (false, true, _, _) | (false, false, false, true) => Some("TTTT"),
            _ => None,
        };
        Settled { online }
    }

    /// The name of a group, or its code when that does not settle it.
    pub(super) fn name(self, code: &str) -> &str {
        self.group(code).map_or(code, heading)
    }

    /// Its largest score, as digits.
    pub(super) fn largest(self, code: &str) -> Option<&'static str> {
        self.group(code).and_then(largest_score)
    }

    fn group(self, code: &str) -> Option<&str> {
        match code {
            "CLGQ" | "TTTT" => self.online.map(|online| if online == code { "ONLINE" } else { "PAYMENT" }),
            _ => Some(code),
        }
    }
}
