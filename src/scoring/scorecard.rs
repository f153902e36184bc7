//! The index as a report states it: points by group, total, ranks, required score, band.

use super::Stated;
use super::sources::{first_stated, ledgers};
use crate::catalog::{AgencyKeys, Catalog, INDEX_MAX, INDEX_TOTAL, IndexGroup};
use crate::domain::{Account, Decimal, Fact, FactSet, Ledger, Period, Place, Ratio, SourceId, Span, sort_by_key};

/// The 766 index as one report states it for one date or period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scorecard {
    /// The report.
    pub source: SourceId,
    /// When the score is as of.
    pub period: Period,
    /// Id of the index set whose groups and maxima fit (`index766_six`, `index766_five`).
    pub set: String,
    /// The groups in the set's order; a group the report does not state is absent, not zero.
    pub groups: Vec<GroupScore>,
    /// The total as stated.
    pub total: Option<Stated>,
    /// The sum of the stated groups.
    pub sum: Decimal,
    /// The maximum of the set.
    pub max: Decimal,
    /// Ranks on their dates, oldest first.
    pub ranks: Vec<RankAt>,
    /// The required range of points, lower and upper.
    pub target: Option<(Stated, Stated)>,
    /// Band of the stated total (of the sum when no total is stated).
    pub band: Option<String>,
}

/// One group of a scorecard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupScore {
    /// Fact id of the group.
    pub fact: String,
    /// Vietnamese name from the set.
    pub name: String,
    /// Points as stated.
    pub points: Stated,
    /// Maximum as stated, or from the set when the report gives none.
    pub max: Decimal,
    /// points / max.
    pub rate: Ratio,
    /// max − points.
    pub lost: Decimal,
}

/// A rank on a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankAt {
    /// 1 is best.
    pub rank: i64,
    /// How many were ranked; a rank is only comparable with ranks of the same number.
    pub of: i64,
    /// The date or period.
    pub period: Period,
    /// Where it is stated.
    pub place: Place,
}

/// One scorecard per report and date that states points of at least two groups.
pub fn scorecards(facts: &FactSet, catalog: &Catalog) -> Vec<Scorecard> {
    scorecards_in(&ledgers(facts, &AgencyKeys::new(catalog)), facts, catalog)
}

/// As [`scorecards`], from ledgers of the facts.
pub(super) fn scorecards_in(ledgers: &[(SourceId, Ledger<'_>)], facts: &FactSet, catalog: &Catalog) -> Vec<Scorecard> {
    let of_report = |(source, ledger): &(SourceId, Ledger<'_>)| {
        let whole = ledger.accounts.iter().filter(|a| a.scope.is_whole());
        whole.filter_map(|account| scorecard(facts, *source, ledger, account, catalog)).collect::<Vec<_>>()
    };
    ledgers.iter().flat_map(of_report).collect()
}

fn scorecard(
    facts: &FactSet,
    source: SourceId,
    ledger: &Ledger<'_>,
    account: &Account<'_>,
    catalog: &Catalog,
) -> Option<Scorecard> {
    let set = catalog.index_set_of(account)?;
    let groups: Vec<GroupScore> = set.groups.iter().filter_map(|group| group_score(account, group)).collect();
    let sum = groups.iter().fold(Decimal::ZERO, |sum, group| sum.plus(group.points.value));
    let total = first_stated(account, INDEX_TOTAL).or_else(|| only_total(ledger));
    let band = catalog.band(total.as_ref().map_or(sum, |t| t.value), set).map(str::to_owned);
    (groups.len() > 1).then(|| Scorecard {
        source,
        period: Period::over(account.span),
        set: set.id.clone(),
        groups,
        total,
        sum,
        max: set.max,
        ranks: ranks(ledger),
        target: target(facts, source),
        band,
    })
}

/// `None` when the report does not state the group's points.
fn group_score(account: &Account<'_>, group: &IndexGroup) -> Option<GroupScore> {
    let points = first_stated(account, &group.fact)?;
    let max = account.stated_of(INDEX_MAX, Some(&group.fact)).first().map_or(group.max, |s| s.value);
    Some(GroupScore {
        fact: group.fact.clone(),
        name: group.vi.clone(),
        rate: Ratio::new(points.value, max)?,
        lost: max.minus(points.value),
        points,
        max,
    })
}

/// The total of a report that gives only one, when it is dated otherwise than the groups.
fn only_total(ledger: &Ledger<'_>) -> Option<Stated> {
    let whole = ledger.accounts.iter().filter(|a| a.scope.is_whole());
    let mut totals = whole.filter_map(|a| first_stated(a, INDEX_TOTAL));
    totals.next().filter(|_| totals.next().is_none())
}

/// Every rank of the total that the report gives, oldest first; a rank without its number of ranked is left out.
fn ranks(ledger: &Ledger<'_>) -> Vec<RankAt> {
    let rank_at = |account: &Account<'_>| {
        let rank = account.stated_of("rank", Some(INDEX_TOTAL)).first()?;
        let of = account.stated_of("rank_of", Some(INDEX_TOTAL)).first()?;
        let (period, place) = (rank.first.period, rank.first.place.clone());
        Some(RankAt { rank: rank.value.as_whole()?, of: of.value.as_whole()?, period, place })
    };
    let mut ranks: Vec<RankAt> = ledger.accounts.iter().filter(|a| a.scope.is_whole()).filter_map(rank_at).collect();
    sort_by_key(&mut ranks, |rank| last_day(rank.period.span));
    ranks
}

fn last_day(span: Span) -> Option<chrono::NaiveDate> {
    span.days().map(|(_, last)| last)
}

/// The required range; a goal and not a result, so it is read from the facts themselves.
fn target(facts: &FactSet, source: SourceId) -> Option<(Stated, Stated)> {
    let find = |id: &str| {
        let of_report = |f: &&Fact| f.place.source == source && f.indicator == id && f.scope.is_whole();
        let fact = facts.iter().find(of_report)?;
        Some(Stated { value: fact.number()?, place: fact.place.clone() })
    };
    find("index766_target_min").zip(find("index766_target_max"))
}
