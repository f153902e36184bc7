//! Charts of one ranking: ranked bars, and the heat map of units by components.

use super::super::Figure;
use super::super::charts::{BarRow, Naming, ranked};
use super::super::charts_compared::{HeatRow, heat_map};
use super::super::metrics::{files, known_points};
use super::super::standings::{Ranked, measure_name, most};
use crate::catalog::{IndexSet, catalog};
use crate::chart::{HeatLegend, Rule, Tone};
use crate::domain::{Decimal, Known, Place, Ratio};
use crate::scoring::index::{Assessed, Measure, Ranking};
use crate::text::{self, labels};

/// So many bars are drawn until all are asked for.
const FIRST: usize = 30;

/// Ranked bars with the median and the nearest band above it; the chosen unit is drawn even below the first ones.
pub fn ranked_chart(of: &Ranked<'_>, strong: Option<usize>, every: bool, id: &str) -> Figure {
    let rows = of.ranking.rows.iter().enumerate();
    let shown = rows.filter(|(number, row)| every || *number < FIRST || Some(row.at) == strong);
    let row = |(_, row): (usize, &crate::scoring::index::Ranked)| {
        let name = labels::ranked_name(row.rank, &of.all[row.at].observation.unit.name);
        let cell = known_points(Known::of(row.points), &places(&of.all[row.at], of.measure));
        let mut bar = BarRow::new(&name, row.points, cell, Tone::Primary).strong(Some(row.at) == strong);
        bar.bar.value_text = text::points(row.points.rounded(2));
        bar
    };
    let rules = rules(of);
    let ends = of.ranking.rows.first().map(|row| row.points).into_iter().chain(rules.iter().map(|(at, _)| *at));
    let max = ends.max();
    let naming = Naming::new(id.to_owned(), &labels::ranked_title(of.ranking.class.level, &of.name()), caption(of));
    let headings = [labels::UNIT, &of.name()];
    ranked(naming, headings, shown.map(row).collect(), max, rules.into_iter().map(|(_, rule)| rule).collect())
}

/// The observations behind the bars, from top to bottom.
pub fn charted(ranking: &Ranking, strong: Option<usize>, every: bool) -> Vec<usize> {
    let rows = ranking.rows.iter().enumerate();
    rows.filter(|(number, row)| every || *number < FIRST || Some(row.at) == strong).map(|(_, row)| row.at).collect()
}

/// How many bars a ranking leaves out until all are asked for.
pub fn left_out(ranking: &Ranking) -> usize {
    ranking.rows.len().saturating_sub(FIRST)
}

/// Where the points of a measure stand.
pub(in crate::present) fn places(of: &Assessed, measure: &Measure) -> Vec<Place> {
    let seen = &of.observation;
    let found = match measure {
        Measure::Total => Some(&seen.total.places),
        Measure::Group(fact) => seen.groups.iter().find(|group| group.fact == *fact).map(|group| &group.places),
        Measure::Metric(code) => seen.counts(code).map(|counts| &counts.places),
    };
    found.cloned().unwrap_or_default()
}

/// The median, and of a total the nearest band above it, with where they are.
fn rules(of: &Ranked<'_>) -> Vec<(Decimal, Rule)> {
    let Some(spread) = of.ranking.spread.filter(|_| of.ranking.rows.len() > 1) else { return Vec::new() };
    let median = spread.median.rounded(2);
    let rule = |at: Decimal, text, dashed| (at, Rule { at: at.to_f64(), text, dashed });
    let mut rules = vec![rule(median, labels::median_rule(median), true)];
    let set = catalog().index_set_named(&of.ranking.class.set).filter(|_| *of.measure == Measure::Total);
    let bands = set.map(|set| catalog().bands_of(set)).unwrap_or_default();
    let next = bands.iter().filter(|band| band.from > median).min_by_key(|band| band.from);
    rules.extend(next.map(|band| rule(band.from, labels::band_rule(&band.vi, band.from), false)));
    rules
}

/// Period, source, how ranks are given, and how the points spread.
pub(in crate::present) fn caption(of: &Ranked<'_>) -> String {
    let set = catalog().index_set_named(&of.ranking.class.set);
    let source = set.map_or("", |set| set.citation.source.as_str());
    let period = text::span(of.ranking.class.span);
    let members = of.order().into_iter().filter_map(|at| of.all.get(at));
    let line = labels::index_caption(&period, &files(members), labels::UNITS_CAPTION, source);
    match of.ranking.spread {
        Some(spread) => {
            let quartiles = (spread.lower, spread.upper);
            format!("{line} {}", labels::spread(spread.median, quartiles, of.ranking.rows.len()))
        }
        None => line,
    }
}

/// Units of one ranking by components (by groups where the version has no components), shaded by the part of the
/// maximum that each earns; a cell without a number is none of zero. `None` for a version the catalogue does not have.
pub fn heat_figure(of: &Ranked<'_>, strong: Option<usize>, id: &str) -> Option<Figure> {
    let set = catalog().index_set_named(&of.ranking.class.set)?;
    let order = of.order();
    let measures = heat_measures(of.all, set, &order);
    let columns: Vec<String> = measures.iter().map(|measure| measure_name(&set.id, measure)).collect();
    let maxima: Vec<Decimal> = measures.iter().map(|m| most(&set.id, m).unwrap_or(Decimal::ZERO)).collect();
    let cell = |at: usize, (measure, max): (&Measure, &Decimal)| {
        let points = measure.points(&of.all[at].assessment);
        let part = points.number().and_then(|number| Ratio::new(number, *max)).map(|ratio| ratio.percent(1));
        (part, known_points(points, &places(&of.all[at], measure)))
    };
    let row = |at: &usize| HeatRow {
        name: of.all[*at].observation.unit.name.clone(),
        cells: measures.iter().zip(&maxima).map(|pair| cell(*at, pair)).collect(),
        strong: Some(*at) == strong,
    };
    let legend = HeatLegend {
        title: labels::HEAT_PART.to_owned(),
        low: labels::HEAT_LOW.to_owned(),
        high: labels::HEAT_HIGH.to_owned(),
        missing: labels::HEAT_MISSING.to_owned(),
    };
    let naming = Naming::new(id.to_owned(), labels::HEAT_TITLE, caption(of));
    Some(heat_map(naming, labels::UNIT, &columns, legend, order.iter().map(row).collect()))
}

/// Components with points for any of the units, else the groups.
fn heat_measures(all: &[Assessed], set: &IndexSet, order: &[usize]) -> Vec<Measure> {
    let known = |measure: &Measure| order.iter().any(|at| measure.points(&all[*at].assessment).number().is_some());
    let metrics = set.metric.iter().map(|rule| Measure::Metric(rule.code.clone()));
    let metrics: Vec<Measure> = metrics.filter(known).collect();
    let groups = set.groups.iter().map(|group| Measure::Group(group.fact.clone()));
    if metrics.is_empty() { groups.filter(known).collect() } else { metrics }
}
