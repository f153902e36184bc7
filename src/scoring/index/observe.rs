//! Facts → observations.

use super::super::sources::ledgers;
use super::observation::{Counts, Observation, Published, Unit};
use crate::catalog::{AgencyKeys, Catalog, INDEX_TOTAL, IndexSet, MetricRule};
use crate::domain::{
    Account, FactSet, Known, Ledger, Map, Place, Report, Scope, Set, SourceId, Span, Statement, UnitLevel, Value,
    fold_phrase,
};
use chrono::{Datelike, NaiveDate};

const NUMERATOR: &str = "index766_metric_numerator";
const DENOMINATOR: &str = "index766_metric_denominator";
const POINTS: &str = "index766_metric_points";

/// What sources say does not apply: to whom, when, and which component or group.
type Excluded<'a> = Set<(SourceId, Scope, Span, &'a str)>;

/// One observation for each unit and period that any source gives points or counts of the index for.
///
/// Sources that give different parts of one unit's index for one known period complete each other.
pub fn observations(facts: &FactSet, reports: &[Report], catalog: &Catalog) -> Vec<Observation> {
    let keys = AgencyKeys::new(catalog);
    observations_in(&ledgers(facts, &keys), facts, reports, &keys, catalog)
}

/// As [`observations`], from ledgers of the facts.
pub(in crate::scoring) fn observations_in(
    ledgers: &[(SourceId, Ledger<'_>)],
    facts: &FactSet,
    reports: &[Report],
    keys: &AgencyKeys,
    catalog: &Catalog,
) -> Vec<Observation> {
    let excluded = excluded(facts, keys);
    let mut found: Vec<Observation> = Vec::new();
    let mut known: Map<(String, Span, String), usize> = Map::default();
    for (source, ledger) in ledgers {
        let report = reports.iter().find(|report| report.source == *source);
        let reading = Reading { source: *source, report, excluded: &excluded, catalog };
        for next in ledger.accounts.iter().filter_map(|account| reading.observation(account)) {
            let key = (next.unit.key.clone(), next.span, next.set.clone());
            match known.get(&key).map(|at| &mut found[*at]).filter(|first| first.completes(&next)) {
                Some(first) => first.fill(next),
                None => {
                    known.insert(key, found.len());
                    found.push(next);
                }
            }
        }
    }
    found
}

fn excluded<'a>(facts: &'a FactSet, keys: &AgencyKeys) -> Excluded<'a> {
    let said = facts.facts.iter().filter(|f| f.value == Value::NotApplicable);
    said.map(|f| {
        let about = f.of.as_deref().unwrap_or(&f.indicator);
        (f.place.source, keys.scope(&f.scope), f.period.span, about)
    })
    .collect()
}

/// Reads one source's accounts.
struct Reading<'a> {
    source: SourceId,
    report: Option<&'a Report>,
    excluded: &'a Excluded<'a>,
    catalog: &'a Catalog,
}

impl Reading<'_> {
    /// `None` for an account that says nothing of the index.
    fn observation(&self, account: &Account<'_>) -> Option<Observation> {
        let scope = &account.scope;
        let indexed = account.entries.iter().any(|e| self.is_of_index(e.indicator));
        (indexed && scope.field.is_none() && scope.level.is_none()).then_some(())?;
        let unit = self.unit(account);
        let (set, set_assumed) = self.set(account, unit.level)?;
        let group = |fact: &str| {
            let (points, places) = self.known(account, fact, account.stated(fact));
            Published { fact: fact.to_owned(), points, places }
        };
        Some(Observation {
            unit,
            span: account.span,
            to_date: self.is_to_date(account.span),
            set: set.id.clone(),
            set_assumed,
            sources: vec![self.source],
            files: self.report.map(|report| report.name.clone()).into_iter().collect(),
            metrics: set.metric.iter().map(|rule| self.counts(account, rule)).collect(),
            groups: set.groups.iter().map(|g| group(&g.fact)).collect(),
            total: Published { fact: INDEX_TOTAL.to_owned(), ..group(INDEX_TOTAL) },
            rivals: Vec::new(),
        })
    }

    /// Whether the report of a day is one of that year so far.
    fn is_to_date(&self, span: Span) -> bool {
        let of_year = |day: NaiveDate| {
            let own = self.report.map(|report| report.period.span);
            matches!(own, Some(Span::YearToDate { year }) if year.is_none_or(|year| year == day.year()))
        };
        matches!(span, Span::Day(day) if of_year(day))
    }

    fn is_of_index(&self, fact: &str) -> bool {
        [NUMERATOR, DENOMINATOR, POINTS, INDEX_TOTAL].contains(&fact) || self.catalog.is_index_group(fact)
    }

    /// The version of the index, and whether it was chosen without knowing when: then the newest one that has rules for
    /// every component counted.
    fn set(&self, account: &Account<'_>, level: Option<UnitLevel>) -> Option<(&IndexSet, bool)> {
        let codes: Vec<&str> =
            account.entries.iter().filter(|e| e.indicator == NUMERATOR).filter_map(|e| e.of).collect();
        if account.span.last_possible_day().is_none() {
            let counted = |set: &&IndexSet| set.metric.iter().any(|rule| self.composed(account, rule).is_some());
            let ruled = |set: &&IndexSet| codes.iter().all(|code| set.rule(code).is_some());
            let sets = self.catalog.index_sets.iter().filter(|set| ruled(set) && (!codes.is_empty() || counted(set)));
            if let Some(set) = sets.max_by_key(|set| set.citation.valid_from.clone()) {
                return Some((set, true));
            }
        }
        let stated = self.catalog.stated_groups(account);
        self.catalog.index_set_on(&stated, account.span.last_possible_day(), level).map(|set| (set, false))
    }

    fn counts(&self, account: &Account<'_>, rule: &MetricRule) -> Counts {
        let stated = |fact| self.known(account, &rule.code, account.stated_of(fact, Some(&rule.code)));
        let ((numerator, mut places), (denominator, more), (published, last)) =
            (stated(NUMERATOR), stated(DENOMINATOR), stated(POINTS));
        places.extend(more.into_iter().chain(last));
        let mut counts = Counts { code: rule.code.clone(), numerator, denominator, published, places };
        if let (Known::Missing, Known::Missing, Some((part, whole, places))) =
            (numerator, denominator, self.composed(account, rule))
        {
            (counts.numerator, counts.denominator) = (part, whole);
            counts.places.extend(places);
        }
        counts
    }

    /// Counts added up from other figures: only where the same source gives the group's points for the same unit and
    /// period, so that a report's own counts are never scored.
    fn composed(&self, account: &Account<'_>, rule: &MetricRule) -> Option<(Known, Known, Vec<Place>)> {
        let group = self.catalog.metric(&rule.code).map(|metric| metric.group.as_str())?;
        let at = account.stated(group).first()?.first.place.start;
        (!rule.numerator.is_empty() && !rule.denominator.is_empty()).then_some(())?;
        let (part, mut places) = account.sum(&rule.numerator, at)?;
        let (whole, more) = account.sum(&rule.denominator, at)?;
        places.extend(more);
        Some((Known::of(part), Known::of(whole), places))
    }

    /// The first number stated, else whether the source says that it does not apply.
    fn known(&self, account: &Account<'_>, about: &str, stated: &[Statement<'_>]) -> (Known, Vec<Place>) {
        match stated.first() {
            Some(first) => (Known::of(first.value), vec![first.first.place.clone()]),
            None => {
                let key = (self.source, account.scope.clone(), account.span, about);
                let known = if self.excluded.contains(&key) { Known::NotApplicable } else { Known::Missing };
                (known, Vec::new())
            }
        }
    }

    fn unit(&self, account: &Account<'_>) -> Unit {
        let first = account.entries.first().and_then(|e| e.statements.first()).map(|s| s.first);
        let written = first.and_then(|fact| fact.scope.agency.as_deref());
        unit_of(self.source, self.report, written, account.scope.agency.as_deref(), self.catalog)
    }
}

/// The unit that figures of a report are about: the agency as written and by its key, or the reporting body itself.
pub fn unit_of(
    source: SourceId,
    report: Option<&Report>,
    written: Option<&str>,
    agency: Option<&str>,
    catalog: &Catalog,
) -> Unit {
    let of_report = report.and_then(|r| r.province.as_deref()).and_then(|p| catalog.province(p));
    let level = written.and_then(|name| catalog.unit_level(name));
    let own = written.and_then(|name| catalog.province(name));
    let province = own.or(of_report).map(|province| province.id.clone());
    let place = province.clone().unwrap_or_else(|| format!("source {}", source.0));
    // A report of a ward or a department speaks of that body where it names nobody.
    let below = report.and_then(|r| r.body.as_deref()).filter(|_| written.is_none());
    // Where it speaks of nobody below the province it is the province's, which is rarely called «tỉnh» by itself.
    let whole = (written.is_none() && below.is_none() && of_report.is_some()).then_some(UnitLevel::Province);
    let level = level.or_else(|| below.and_then(|body| catalog.unit_level(body))).or(whole);
    let key = match (own, agency, below) {
        (Some(own), ..) => own.id.clone(),
        (None, Some(agency), _) => format!("{place}/{agency}"),
        (None, None, Some(body)) => format!("{place}/{}", fold_phrase(body).join(" ")),
        (None, None, None) => place,
    };
    let body = || of_report.map(|p| p.vi.clone()).or_else(|| report.map(|r| r.name.clone()));
    let name = written.or(below).map(str::to_owned);
    Unit { name: name.or_else(body).unwrap_or_default(), key, level, province }
}

#[cfg(test)]
mod tests {
    use super::unit_of;
    use crate::catalog::catalog;
    use crate::domain::{Period, Report, SourceId, Span, UnitLevel};

    fn level(province: Option<&str>, body: Option<&str>, written: Option<&str>) -> (Option<UnitLevel>, String) {
        let report = Report {
            source: SourceId(0),
            name: "a.txt".to_owned(),
            title: None,
            number: None,
            issued: None,
            province: province.map(str::to_owned),
            body: body.map(str::to_owned),
            period: Period::over(Span::Unknown),
        };
        let unit = unit_of(SourceId(0), Some(&report), written, written, catalog());
        (unit.level, unit.key)
    }

    #[test]
    fn what_a_province_says_of_itself_is_of_its_level() {
        let province = (Some(UnitLevel::Province), "province_an_giang".to_owned());
        assert_eq!(level(Some("An Giang"), None, None), province, "its report");
        assert_eq!(level(Some("An Giang"), None, Some("An Giang")), province, "a row of a list, without «tỉnh»");
        assert_eq!(level(Some("Hà Tĩnh"), None, Some("UBND tỉnh An Giang")), province, "a row of a list");
        assert_eq!(level(Some("An Giang"), Some("SỞ Y TẾ"), None).0, Some(UnitLevel::Department));
        assert_eq!(level(Some("An Giang"), None, Some("Quầy số 2")).0, None);
        assert_eq!(level(None, None, None).0, None);
    }
}
