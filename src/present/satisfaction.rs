//! Mức độ hài lòng: ratings by level, stated and recomputed shares.

use super::cells::sheet;
use super::charts::{Naming, Part, stack};
use super::heads::{caption, id, report_heading};
use super::index_topic;
use super::reading::{Reading, Stated, cell_or_missing, recomputed};
use super::{Block, Cell, Column, Emphasis, Page, PageId, Sheet, Subject, Tile, Whole};
use crate::catalog::catalog;
use crate::chart::Tone;
use crate::domain::{Decimal, Period, Scope, Span};
use crate::text::{self, labels, words};

const SURVEYED: &str = "satisfaction_surveyed";
/// Levels that many forms do not have: they are shown only where a report states them.
const SELDOM: [&str; 2] = ["satisfaction_neutral", "satisfaction_very_dissatisfied"];
/// Best level first.
const LEVELS: [(&str, Tone); 5] = [
    ("satisfaction_very", Tone::Good),
    ("satisfaction_satisfied", Tone::Primary),
    (SELDOM[0], Tone::Fair),
    ("satisfaction_dissatisfied", Tone::Bad),
    (SELDOM[1], Tone::Bad),
];

pub(super) fn page(subject: &Subject<'_>) -> Page {
    let mut blocks = Vec::new();
    let (mut surveyed, mut indexed) = (false, false);
    for reading in Reading::all(subject) {
        let surveys = surveys(&reading);
        let topic = index_topic::of_report(subject, reading.report, index_topic::SATISFACTION, surveys.is_empty());
        (surveyed, indexed) = (surveyed || !surveys.is_empty(), indexed || !topic.is_empty());
        if !surveys.is_empty() || !topic.is_empty() {
            blocks.push(report_heading(reading.report));
        }
        for (position, survey) in surveys.into_iter().enumerate() {
            blocks.extend(survey_blocks(&reading, &survey, position));
        }
        blocks.extend(topic);
    }
    if blocks.is_empty() {
        blocks.push(Block::Empty(labels::SATISFACTION_EMPTY.to_owned()));
    }
    let note = match (surveyed, indexed) {
        (true, true) => Some(labels::SATISFACTION_BOTH_NOTE),
        (true, false) => Some(labels::SATISFACTION_NOTE),
        (false, true) => Some(labels::SATISFACTION_INDEX_NOTE),
        (false, false) => None,
    };
    blocks.extend(note.map(|note| Block::Note(note.to_owned())));
    Page::new(PageId::Satisfaction, blocks)
}

/// The ratings of one period.
struct Survey {
    span: Span,
    surveyed: Option<Stated>,
    levels: Vec<Level>,
}

struct Level {
    id: &'static str,
    name: String,
    tone: Tone,
    count: Option<Stated>,
}

fn surveys(reading: &Reading<'_>) -> Vec<Survey> {
    let ids: Vec<&str> = std::iter::once(SURVEYED).chain(LEVELS.map(|(id, _)| id)).collect();
    let whole = Scope::whole();
    let level = |span: Span, (id, tone): (&'static str, Tone)| Level {
        id,
        name: catalog().fact(id).map_or_else(|| id.to_owned(), |f| f.vi.clone()),
        tone,
        count: reading.figure(id, &whole, span),
    };
    let survey = |span: Span| Survey {
        span,
        surveyed: reading.figure(SURVEYED, &whole, span),
        levels: LEVELS
            .into_iter()
            .map(|l| level(span, l))
            .filter(|l| l.count.is_some() || !SELDOM.contains(&l.id))
            .collect(),
    };
    let stated = |s: &Survey| s.surveyed.is_some() || s.levels.iter().any(|l| l.count.is_some());
    reading.spans(&ids).into_iter().map(survey).filter(stated).collect()
}

/// The tiles of every survey of a report, for the overview: the number of ratings and the share of the best level.
pub(super) fn key_tiles(reading: &Reading<'_>) -> Vec<Tile> {
    let tiles = |survey: &Survey| {
        let surveyed = survey.surveyed.as_ref()?;
        let very = survey.levels.iter().find(|l| l.id == LEVELS[0].0)?;
        let value = recomputed(very.count.as_ref()?, surveyed, None)?;
        let label = very.name.clone();
        let detail = labels::period_with_numbers(survey.span, &value.formula);
        Some(Tile { label, value, detail })
    };
    surveys(reading).iter().filter_map(tiles).collect()
}

fn survey_blocks(reading: &Reading<'_>, survey: &Survey, position: usize) -> Vec<Block> {
    let mut blocks = vec![Block::Tiles(tiles(survey))];
    if let Some(surveyed) = &survey.surveyed {
        let naming = Naming::new(
            id("satisfaction", reading.report.source, position),
            labels::SATISFACTION_CHART_TITLE,
            caption(reading.report, Period::over(survey.span), labels::SATISFACTION_FORMULA),
        );
        let parts: Vec<Part> = survey.levels.iter().filter_map(part).collect();
        if !parts.is_empty() {
            let label = text::sentence(&text::span(survey.span));
            blocks.push(Block::Chart(stack(naming, &label, (surveyed.value, &surveyed.places), &parts)));
        }
    }
    blocks.push(Block::Table(table(reading, survey, position)));
    blocks
}

fn part(level: &Level) -> Option<Part> {
    let count = level.count.as_ref()?;
    Some(Part {
        label: level.name.clone(),
        value: count.value,
        places: count.places.clone(),
        tone: level.tone,
        formula: String::new(),
    })
}

fn tiles(survey: &Survey) -> Vec<Tile> {
    let period = text::sentence(&text::span(survey.span));
    let name = catalog().fact(SURVEYED).map(|f| f.vi.clone()).unwrap_or_default();
    let mut tiles = vec![Tile { label: name, value: with_unit(survey.surveyed.as_ref()), detail: period }];
    tiles.extend(survey.levels.iter().map(|level| Tile {
        label: level.name.clone(),
        value: with_unit(level.count.as_ref()),
        detail: share_words(survey, level),
    }));
    tiles.extend(sum_tile(survey));
    tiles
}

fn with_unit(figure: Option<&Stated>) -> Cell {
    figure.map_or_else(Cell::missing, Stated::cell_with_unit)
}

/// «99,26% = 405 / 408», or nothing when it cannot be computed.
fn share_words(survey: &Survey, level: &Level) -> String {
    let cell = level.count.as_ref().zip(survey.surveyed.as_ref()).and_then(|(c, s)| recomputed(c, s, None));
    cell.map(|cell| labels::formula_with_numbers(&cell.text, &cell.formula)).unwrap_or_default()
}

/// The sum of the stated levels beside the stated number of ratings.
fn sum_tile(survey: &Survey) -> Option<Tile> {
    let surveyed = survey.surveyed.as_ref()?;
    let counts: Vec<&Stated> = survey.levels.iter().filter_map(|l| l.count.as_ref()).collect();
    let sum = counts.iter().fold(Decimal::ZERO, |sum, c| sum.plus(c.value));
    let formula = counts.iter().map(|c| text::decimal(c.value)).collect::<Vec<_>>().join(" + ");
    let places = counts.iter().flat_map(|c| c.places.clone()).collect();
    let (emphasis, detail) = match sum == surveyed.value {
        true => (Emphasis::Good, labels::SATISFACTION_SUM_AGREES.to_owned()),
        false => (Emphasis::Bad, labels::ratings_differ(&text::signed(sum.minus(surveyed.value)))),
    };
    let value = Cell::computed(sum, text::quantity(sum, &surveyed.unit), places, formula).with(emphasis);
    (counts.len() > 1).then(|| Tile { label: labels::SATISFACTION_SUM.into(), value, detail })
}

fn table(reading: &Reading<'_>, survey: &Survey, position: usize) -> Sheet {
    let row = |level: &Level| {
        let share = reading.share(level.id, &Scope::whole(), survey.span);
        let both = level.count.as_ref().zip(survey.surveyed.as_ref());
        let again = both.and_then(|(c, s)| recomputed(c, s, share.as_ref().map(|s| &s.stated)));
        vec![
            Cell::words(&level.name),
            cell_or_missing(level.count.as_ref()),
            with_unit(share.as_ref().map(|s| &s.stated)),
            again.unwrap_or_else(|| Cell::absent(words::NOT_COMPUTABLE)),
        ]
    };
    let mut columns = vec![Column::words(labels::LEVEL)];
    columns.extend([labels::RATINGS, labels::SHARE_STATED].map(Column::number));
    columns.push(Column::rate(labels::SHARE_RECOMPUTED, 1, Whole::Total(1)));
    let line = caption(reading.report, Period::over(survey.span), labels::SATISFACTION_FORMULA);
    let id = id("satisfaction-table", reading.report.source, position);
    let rows = survey.levels.iter().map(row).collect();
    let mut table = sheet(&id, labels::SATISFACTION_TABLE_TITLE, &line, columns, rows);
    let total = survey.surveyed.as_ref().map(Stated::cell);
    table.total = total.map(|t| vec![Cell::words(words::TOTAL), t, Cell::words(""), Cell::words("")]);
    table
}
