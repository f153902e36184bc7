//! How many were ranked, where a cell says so.

use super::TableContext;
use super::records::rank_of_pair;
use crate::domain::{Decimal, Fact, Value};

/// Adds `rank_of` to every rank whose cell says of how many it is. That a list seems whole is no statement.
pub(super) fn complete(facts: &mut Vec<Fact>, context: &TableContext<'_>) {
    let ranks: Vec<Fact> = facts.iter().filter(|f| f.indicator == "rank").cloned().collect();
    for rank in &ranks {
        let Some(of) = stated(rank, context) else { continue };
        let province = rank.scope.agency.as_deref().is_some_and(|name| context.catalog.province(name).is_some());
        let unit = context.catalog.fact("rank_of").map(|d| d.unit.clone()).filter(|_| province);
        facts.push(Fact {
            indicator: "rank_of".to_owned(),
            value: Value::Number(of),
            unit: unit.unwrap_or_else(|| "cơ quan, đơn vị".to_owned()),
            ..rank.clone()
        });
    }
    facts.sort_by_key(|f| f.place.start);
}

/// «4/34» in the rank's own cell.
fn stated(rank: &Fact, context: &TableContext<'_>) -> Option<Decimal> {
    let line: String = context.chars.get(rank.place.start..rank.place.end)?.iter().collect();
    rank_of_pair(line.split('\t').nth(rank.place.cell?)?).map(|(_, of)| of)
}
