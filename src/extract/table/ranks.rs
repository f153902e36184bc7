//! How many were ranked: as the cell says, or as a whole list of rows shows.

use super::TableContext;
use super::records::rank_of_pair;
use crate::domain::{Decimal, Fact, Value};

/// The numbers of provinces since 01/7/2025 and before.
const PROVINCES: [usize; 2] = [34, 63];
/// The shortest list of other bodies that is taken for whole.
const LIST: usize = 10;

/// Adds `rank_of` to every rank whose list is whole. A list of the first five says nothing of the others.
pub(super) fn complete(facts: &mut Vec<Fact>, context: &TableContext<'_>) {
    let ranks: Vec<Fact> = facts.iter().filter(|f| f.indicator == "rank").cloned().collect();
    let provinces = ranks.iter().filter(|f| is_province(f, context)).count() * 2 > ranks.len();
    let most = ranks.iter().filter_map(Fact::number).max();
    let last = Decimal::whole(i64::try_from(ranks.len()).unwrap_or(0));
    let whole = match provinces {
        true => PROVINCES.contains(&ranks.len()),
        false => ranks.len() >= LIST && most.is_some_and(|m| m <= last && m.plus(Decimal::whole(3)) > last),
    };
    for rank in &ranks {
        let of = stated(rank, context).or_else(|| whole.then_some(last));
        if let Some(of) = of {
            let unit = context.catalog.fact("rank_of").map(|d| d.unit.clone()).filter(|_| provinces);
            facts.push(Fact {
                indicator: "rank_of".to_owned(),
                value: Value::Number(of),
                unit: unit.unwrap_or_else(|| "cơ quan, đơn vị".to_owned()),
                ..rank.clone()
            });
        }
    }
    facts.sort_by_key(|f| f.place.start);
}

fn is_province(fact: &Fact, context: &TableContext<'_>) -> bool {
    fact.scope.agency.as_deref().is_some_and(|name| context.catalog.province(name).is_some())
}

/// «4/34» in the rank's own cell.
fn stated(rank: &Fact, context: &TableContext<'_>) -> Option<Decimal> {
    let line: String = context.chars.get(rank.place.start..rank.place.end)?.iter().collect();
    rank_of_pair(line.split('\t').nth(rank.place.cell?)?).map(|(_, of)| of)
}
