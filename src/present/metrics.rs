//! Components of the index with their formulas, and the points they lose.

use super::cells::sheet;
use super::{Cell, Column, Emphasis, Sheet};
use crate::catalog::{IndexSet, MetricRule, catalog};
use crate::domain::{Decimal, Known, NoStep, Place};
use crate::scoring::index::{Assessed, Basis, GroupPoints, Lost, LostPoints, MetricPoints, Step, lost_points};
use crate::text::{self, labels, words};

/// The name of a component; its code when the catalogue has none.
pub(super) fn metric_name(code: &str) -> &str {
    catalog().metric(code).map_or(code, |metric| metric.vi.as_str())
}

/// The name of a group in a version of the index; its id when there is none.
pub(super) fn group_name<'a>(set: &'a IndexSet, fact: &'a str) -> &'a str {
    set.group(fact).map_or(fact, |group| group.vi.as_str())
}

/// A number that may be missing or not apply; zero is shown as zero.
pub(super) fn known(known: Known, places: &[Place]) -> Cell {
    match (known, known.number()) {
        (_, Some(number)) => Cell::stated(number, text::decimal(number), places.to_vec()),
        (Known::NotApplicable, None) => Cell::absent(words::NOT_APPLICABLE),
        (_, None) => Cell::missing(),
    }
}

/// The line under what one unit's index gives: period, file, formula, version of the index.
pub(super) fn index_caption(of: &Assessed, set: &IndexSet, period: &str, formula: &str) -> String {
    labels::index_caption(period, &files([of]), formula, &set.citation.source)
}

/// The files that observations come from, each once.
pub(super) fn files<'a>(all: impl IntoIterator<Item = &'a Assessed>) -> Vec<&'a str> {
    let mut files: Vec<&str> = Vec::new();
    for file in all.into_iter().flat_map(|of| &of.observation.files) {
        if !files.contains(&file.as_str()) {
            files.push(file);
        }
    }
    files
}

/// Points that may be missing or not apply, to two places at least: «3,9» beside «3,90» would read as two numbers.
pub(super) fn known_points(points: Known, places: &[Place]) -> Cell {
    match points.number() {
        Some(number) => Cell::stated(number, text::points(number), places.to_vec()),
        None => known(points, places),
    }
}

/// Every component with numerator, denominator, points computed and published, and its formula with the numbers in it;
/// a group that cannot be recomputed is one row that says why. `None` for a version the catalogue does not have.
pub fn metrics_sheet(of: &Assessed, id: &str, period: &str) -> Option<Sheet> {
    let set = catalog().index_set_named(&of.observation.set)?;
    let rows = of.assessment.groups.iter().flat_map(|group| group_rows(of, set, group)).collect();
    let numbers = [
        labels::METRIC_NUMERATOR,
        labels::METRIC_DENOMINATOR,
        labels::MAXIMUM,
        labels::METRIC_POINTS,
        labels::METRIC_PUBLISHED,
    ];
    let mut columns = vec![Column::words(labels::GROUP), Column::words(labels::METRIC)];
    columns.extend(numbers.map(Column::number));
    columns.push(Column::words(labels::METRIC_FORMULA));
    let caption = index_caption(of, set, period, labels::METRICS_CAPTION);
    let mut sheet = sheet(id, labels::METRICS_TITLE, &caption, columns, rows);
    sheet.total = Some(total_row(of));
    Some(sheet)
}

fn group_rows(of: &Assessed, set: &IndexSet, group: &GroupPoints) -> Vec<Vec<Cell>> {
    let name = group_name(set, &group.fact);
    let silent = |metric: &MetricPoints| {
        let counts = of.observation.counts(&metric.code);
        metric.points.number().is_none() && counts.is_none_or(|c| c.numerator.or(c.denominator) == Known::Missing)
    };
    let mut rows = vec![whole_group(of, name, group)];
    if !group.metrics.iter().all(silent) {
        rows.extend(group.metrics.iter().map(|metric| metric_row(of, name, set.rule(&metric.code), metric)));
    }
    rows
}

/// A group as a whole: the sum of its components beside what is published, or why there is no sum.
fn whole_group(of: &Assessed, name: &str, group: &GroupPoints) -> Vec<Cell> {
    let published = of.observation.groups.iter().find(|g| g.fact == group.fact);
    let places = published.map(|g| g.places.clone()).unwrap_or_default();
    let why = match group.basis {
        Basis::Computed => sum_of(group.metrics.iter().map(|metric| metric.points)),
        basis => basis.reason().map_or(words::NOT_APPLICABLE, labels::not_computed).to_owned(),
    };
    let blank = || Cell::words("");
    vec![
        Cell::words(name),
        Cell::words(labels::METRICS_TOGETHER),
        blank(),
        blank(),
        Cell::stated(group.max, text::decimal(group.max), Vec::new()),
        computed((group.basis, group.points, group.published), &places, why.clone()),
        known_points(group.published, &places),
        Cell::words(text::sentence(&why)),
    ]
}

/// «5,18 + 0,95 + 0,54».
fn sum_of(parts: impl Iterator<Item = Known>) -> String {
    parts.filter_map(Known::number).map(text::points).collect::<Vec<_>>().join(" + ")
}

/// Points computed here, coloured when others are published.
fn computed((basis, points, published): (Basis, Known, Known), places: &[Place], formula: String) -> Cell {
    let differs = published.number().is_some() && published != points;
    match (basis, points.number()) {
        (Basis::Computed, Some(number)) => {
            let cell = Cell::computed(number, text::points(number.rounded(2)), places.to_vec(), formula);
            cell.with(if differs { Emphasis::Bad } else { Emphasis::Plain })
        }
        (Basis::NotApplicable, _) => Cell::absent(words::NOT_APPLICABLE),
        _ => Cell::absent(words::NOT_COMPUTABLE),
    }
}

fn metric_row(of: &Assessed, group: &str, rule: Option<&MetricRule>, metric: &MetricPoints) -> Vec<Cell> {
    let counts = of.observation.counts(&metric.code).cloned().unwrap_or_default();
    let places = &counts.places;
    let working = working(rule, metric, counts.numerator.number().zip(counts.denominator.number()));
    let points = computed((metric.basis, metric.points, metric.published), places, working.clone());
    vec![
        Cell::words(group),
        Cell::words(metric_name(&metric.code)),
        known(counts.numerator, places),
        known(counts.denominator, places),
        Cell::stated(metric.max, text::decimal(metric.max), Vec::new()),
        points,
        known_points(metric.published, places),
        Cell::words(text::sentence(&working)),
    ]
}

/// The formula with its numbers, or why there is none.
fn working(rule: Option<&MetricRule>, metric: &MetricPoints, counts: Option<(Decimal, Decimal)>) -> String {
    match (rule, metric.basis, counts.zip(metric.points.number())) {
        (Some(rule), Basis::Computed, Some((counts, points))) => {
            labels::formula_with(rule.max, rule.full_at, counts, points)
        }
        (Some(rule), basis, _) => {
            let why = basis.reason().map_or(words::NOT_APPLICABLE, labels::not_computed);
            labels::named(&labels::formula(rule.max, rule.full_at), why)
        }
        (None, ..) => labels::not_computed(crate::domain::NotComputed::NoFormula).to_owned(),
    }
}

fn total_row(of: &Assessed) -> Vec<Cell> {
    let assessment = &of.assessment;
    let formula = sum_of(assessment.groups.iter().map(|group| group.points));
    let places = &of.observation.total.places;
    let mut total = computed((assessment.basis, assessment.total, assessment.published), places, formula);
    if let Some((all, published)) = assessment.total.number().zip(assessment.published_part()) {
        total.text = labels::with_published_part(all.rounded(2), published);
    }
    let max = Cell::stated(assessment.max, text::decimal(assessment.max), Vec::new());
    let published = known_points(assessment.published, places);
    let why = text::sentence(assessment.basis.reason().map_or("", labels::not_computed));
    let blank = || Cell::words("");
    vec![Cell::words(words::TOTAL), blank(), blank(), blank(), max, total, published, Cell::words(why)]
}

/// Lost points, most first, with the least that earns one point more and all points; `None` for a version the catalogue
/// does not have. The last line of the caption says how many components are not known.
pub fn lost_sheet(of: &Assessed, id: &str, period: &str) -> Option<Sheet> {
    let set = catalog().index_set_named(&of.observation.set)?;
    let lost = lost_points(&of.observation, &of.assessment, set);
    let rows = lost.lines.iter().map(|line| lost_row(of, set, line)).collect();
    let columns = vec![
        Column::words(labels::GROUP),
        Column::words(labels::METRIC),
        Column::number(labels::LOST),
        Column::words(labels::LOST_STEP),
        Column::words(labels::LOST_ALL),
    ];
    let caption = index_caption(of, set, period, labels::LOST_CAPTION);
    Some(sheet(id, labels::LOST_TITLE, &with_unknown(caption, &lost), columns, rows))
}

fn with_unknown(caption: String, lost: &LostPoints) -> String {
    let mut parts = vec![caption];
    if lost.lines.is_empty() {
        parts.push(labels::LOST_NONE.to_owned());
    }
    if !lost.unknown.is_empty() {
        parts.push(labels::unknown_metrics(lost.unknown.len()));
    }
    parts.join(" ")
}

fn lost_row(of: &Assessed, set: &IndexSet, line: &Lost) -> Vec<Cell> {
    let metric = line.code.as_deref();
    let places = match metric {
        Some(code) => of.observation.counts(code).map(|c| c.places.clone()),
        None => of.observation.groups.iter().find(|g| g.fact == line.group).map(|g| g.places.clone()),
    };
    let formula = format!("{} − {}", text::points(line.max), text::points(line.points));
    let rule = metric.and_then(|code| set.rule(code));
    let more = rule.map_or("", |rule| rule.more.as_str());
    let name = metric.map_or("", metric_name);
    let is_past = rule.is_some_and(|rule| rule.past) && line.next.is_ok();
    let name = if is_past { labels::of_past_work(name) } else { name.to_owned() };
    vec![
        Cell::words(group_name(set, &line.group)),
        Cell::words(name),
        Cell::computed(line.lost, text::points(line.lost), places.unwrap_or_default(), formula),
        step_cell(line.next, more),
        step_cell(line.all, more),
    ]
}

/// What a step takes, in words; sorts by the number of pieces.
fn step_cell(step: Result<Step, NoStep>, more: &str) -> Cell {
    match step {
        Ok(step) => {
            let words = labels::missing_for(step.items, more, step.gain);
            Cell::stated(Decimal::whole(step.items), words, Vec::new())
        }
        Err(reason) => Cell::absent(&text::sentence(labels::no_step(reason))),
    }
}
