//! What a scenario leads to, and several beside each other.

use super::cells::sheet;
use super::metrics::{files, metric_name};
use super::standings;
use super::units::places;
use super::{Cell, Column, Emphasis, Sheet, Tile};
use crate::catalog::catalog;
use crate::domain::{Decimal, Ratio, Refusal};
use crate::scoring::index::{Assessed, Measure, Move, Outcome, Scenario, Standing, simulate};
use crate::text::{self, labels};

/// A scenario followed, ready to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct ScenarioView {
    /// Before, after, band, rank, what is missing.
    pub tiles: Vec<Tile>,
    /// What was set by hand and what the plan adds, least effort for a point first.
    pub plan: Sheet,
    /// What is taken for granted.
    pub assumptions: Vec<&'static str>,
    /// What could not be followed.
    pub refused: Vec<String>,
    /// The outcome itself.
    pub outcome: Outcome,
}

/// Follows a scenario for one observation among those loaded; `None` when there is none of that number.
pub fn scenario(scenario: &Scenario, all: &[Assessed], at: usize, id: &str) -> Option<ScenarioView> {
    let of = all.get(at)?;
    let outcome = simulate(scenario, of, &super::units::peers(all, at), catalog())?;
    let refusal = |refusal: &Refusal| {
        let name = match refusal {
            Refusal::NotMovable(code) | Refusal::OutOfRange(code) => metric_name(code),
            Refusal::NoBand(band) => band.as_str(),
            Refusal::TotalUnknown | Refusal::NoPeers | Refusal::NoRank | Refusal::AboveMax => "",
        };
        labels::refusal(refusal, name)
    };
    Some(ScenarioView {
        tiles: tiles(of, &outcome),
        plan: plan_sheet(of, &outcome, id),
        assumptions: outcome.assumptions.iter().map(|a| labels::assumption(*a)).collect(),
        refused: outcome.refused.iter().map(refusal).collect(),
        outcome,
    })
}

fn total(standing: &Standing) -> Cell {
    standing.total.map_or_else(Cell::missing, |total| Cell::stated(total, text::points(total), Vec::new()))
}

fn rank(standing: &Standing) -> Cell {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let ranked = |(rank, of): (usize, usize)| {
        Cell::stated(Decimal::whole(number(rank)), labels::rank(number(rank), number(of)), Vec::new())
    };
    standing.rank.map_or_else(|| Cell::absent(labels::SCENARIO_UNRANKED), ranked)
}

/// Why there is no rank; `None` where there is one.
fn unranked(standing: &Standing) -> Option<String> {
    let reason = if standing.total.is_none() { labels::SCENARIO_NO_TOTAL } else { labels::SCENARIO_NO_PEERS };
    standing.rank.is_none().then(|| reason.to_owned())
}

fn band(standing: &Standing) -> Cell {
    standing.band.as_deref().map_or_else(Cell::missing, Cell::words)
}

fn tiles(of: &Assessed, outcome: &Outcome) -> Vec<Tile> {
    let tile = |label: &str, value: Cell, detail: String| Tile { label: label.to_owned(), value, detail };
    let was = |cell: Cell| labels::named(labels::SCENARIO_FROM, &cell.text);
    let gained = outcome.after.total.zip(outcome.before.total).map(|(after, before)| after.minus(before));
    let gained = gained.map(labels::points_change).unwrap_or_default();
    let (before, after) = (&outcome.before, &outcome.after);
    let disputed = standings::disputed(of);
    let now = total(before).at(places(of, &Measure::Total));
    let now = if disputed.is_some() { now.with(Emphasis::Bad) } else { now };
    let from = text::sentence(&text::span(of.observation.span));
    let files = of.observation.files.join("; ");
    vec![
        tile(labels::SCENARIO_BEFORE, now, disputed.unwrap_or_else(|| labels::of_unit(&[&from, &files]))),
        tile(labels::SCENARIO_AFTER, total(after), gained),
        tile(labels::SCENARIO_BAND, band(after), was(band(before))),
        tile(labels::SCENARIO_RANK, rank(after), unranked(after).unwrap_or_else(|| was(rank(before)))),
        tile(labels::SCENARIO_SHORT, short(outcome), wanted(outcome)),
    ]
}

fn wanted(outcome: &Outcome) -> String {
    outcome.wanted.map(|points| labels::named(labels::INDEX_TARGET, &text::points(points))).unwrap_or_default()
}

fn short(outcome: &Outcome) -> Cell {
    match (outcome.wanted, outcome.short) {
        (None, _) => Cell::absent(labels::SCENARIO_NO_TARGET),
        (Some(_), short) if short.is_zero() => Cell::words(labels::SCENARIO_REACHED).with(Emphasis::Good),
        (Some(_), short) => Cell::stated(short, labels::short_of(short), Vec::new()).with(Emphasis::Bad),
    }
}

fn plan_sheet(of: &Assessed, outcome: &Outcome, id: &str) -> Sheet {
    let steps = || outcome.changes.iter().chain(&outcome.plan);
    // Unless the user weighs them, as many as are needed.
    let weighed = steps().any(|step| step.effort != step.to - step.from);
    let numbers =
        [labels::SCENARIO_FROM, labels::SCENARIO_TO, labels::METRIC_DENOMINATOR, labels::SCENARIO_GAIN].into_iter();
    let numbers = numbers.chain(weighed.then_some(labels::SCENARIO_EFFORT)).chain([labels::SCENARIO_EFFORT_PER_POINT]);
    let mut columns = vec![Column::words(labels::METRIC), Column::words(labels::SCENARIO_MORE)];
    columns.extend(numbers.map(Column::number));
    let rows = steps().map(|step| plan_row(of, step, weighed)).collect();
    let period = text::span(of.observation.span);
    let source = catalog().index_set_named(&of.observation.set).map_or("", |set| set.citation.source.as_str());
    let caption = labels::index_caption(&period, &files([of]), labels::SCENARIO_CAPTION, source);
    let caption = labels::caption_of_unit(&of.observation.unit.name, &caption);
    sheet(id, labels::SCENARIO_PLAN_TITLE, &caption, columns, rows)
}

fn plan_row(of: &Assessed, step: &Move, weighed: bool) -> Vec<Cell> {
    let rule = catalog().index_set_named(&of.observation.set).and_then(|set| set.rule(&step.code));
    let places = of.observation.counts(&step.code).map(|c| c.places.clone()).unwrap_or_default();
    let whole = |number: i64| Cell::stated(Decimal::whole(number), text::decimal(Decimal::whole(number)), Vec::new());
    let items = Decimal::whole(step.to - step.from);
    let more = text::quantity(items, rule.map_or("", |rule| rule.more.as_str()));
    let each = Ratio::new(Decimal::whole(step.effort), step.gain).map(|r| r.of_max(Decimal::whole(1), 0));
    let mut cells = vec![
        Cell::words(metric_name(&step.code)),
        Cell::stated(items, more, Vec::new()),
        whole(step.from).at(places),
        whole(step.to),
        whole(step.denominator),
        Cell::stated(step.gain, text::signed_points(step.gain), Vec::new()),
    ];
    cells.extend(weighed.then(|| whole(step.effort)));
    cells.push(each.map_or_else(Cell::missing, |each| Cell::stated(each, text::decimal(each), Vec::new())));
    cells
}

/// Scenarios for one observation beside each other, in their order.
pub fn scenarios_sheet(views: &[(&Scenario, &ScenarioView)], id: &str) -> Sheet {
    let row = |(scenario, view): &(&Scenario, &ScenarioView)| {
        let outcome = &view.outcome;
        let effort = Decimal::whole(outcome.effort);
        vec![
            Cell::words(&scenario.name),
            total(&outcome.after),
            band(&outcome.after),
            rank(&outcome.after),
            short(outcome),
            Cell::stated(effort, text::decimal(effort), Vec::new()),
        ]
    };
    let columns = vec![
        Column::words(labels::SCENARIO_NAME),
        Column::number(labels::SCENARIO_AFTER),
        Column::words(labels::SCENARIO_BAND),
        Column::number(labels::SCENARIO_RANK),
        Column::number(labels::SCENARIO_SHORT),
        Column::number(labels::SCENARIO_EFFORT),
    ];
    let mut assumed: Vec<&str> = Vec::new();
    let all = views.iter().flat_map(|(_, view)| &view.assumptions);
    all.for_each(|words| assumed.extend((!assumed.contains(words)).then_some(*words)));
    let caption = assumed.join(" ");
    sheet(id, labels::SCENARIO_COMPARE_TITLE, &caption, columns, views.iter().map(row).collect())
}
