//! Tables after the text: satisfaction, payment, processing by agency, full-online by agency, the index.

use super::Appendix;
use super::drawn::chart;
use super::figures::Figures;
use super::lists::Judged;
use super::scored::Group;
use crate::catalog::{ReportDef, catalog};
use crate::domain::{Decimal, Ratio, Scope};
use crate::present::{Cell, Column, Emphasis, Sheet, Sort};
use crate::scoring::Verdict;
use crate::text::{self, publishing as words};

/// A column of counts: the heading over it, its own, and the fact.
type CountColumn = (&'static str, &'static str, &'static str);

const PROCESSING: [CountColumn; 18] = [
    (words::GROUP_RECEIVED, words::COLUMN_TOTAL, "received_total"),
    (words::GROUP_RECEIVED, words::COLUMN_NEW, "received_new"),
    (words::GROUP_RECEIVED, words::COLUMN_ONLINE, "received_online"),
    (words::GROUP_RECEIVED, words::COLUMN_DIRECT, "received_direct"),
    (words::GROUP_RECEIVED, words::COLUMN_POST, "received_post"),
    (words::GROUP_RECEIVED, words::COLUMN_DIRECT_POST, "received_direct_and_post"),
    (words::GROUP_RECEIVED, words::COLUMN_NO_CHANNEL, "received_channel_unknown"),
    (words::GROUP_RECEIVED, words::COLUMN_CARRIED, "carried_over"),
    (words::GROUP_RESOLVED, words::COLUMN_TOTAL, "resolved_total"),
    (words::GROUP_RESOLVED, words::COLUMN_EARLY, "resolved_early"),
    (words::GROUP_RESOLVED, words::COLUMN_ON_TIME, "resolved_on_time"),
    (words::GROUP_RESOLVED, words::COLUMN_EARLY_ON_TIME, "resolved_early_or_on_time"),
    (words::GROUP_RESOLVED, words::COLUMN_LATE, "resolved_late"),
    (words::GROUP_RESOLVED, words::COLUMN_WITHOUT_DUE, "resolved_without_due"),
    (words::GROUP_PENDING, words::COLUMN_TOTAL, "pending_total"),
    (words::GROUP_PENDING, words::COLUMN_IN_TERM, "pending_in_term"),
    (words::GROUP_PENDING, words::COLUMN_LATE, "pending_overdue"),
    (words::GROUP_PENDING, words::COLUMN_WITHOUT_DUE, "pending_without_due"),
];

const PAYMENT: [CountColumn; 2] =
    [("", words::COLUMN_PAYMENT, "online_payment_dossiers"), ("", words::COLUMN_AMOUNT, "online_payment_amount")];

const LEVELS: [&str; 5] = [
    "satisfaction_very",
    "satisfaction_satisfied",
    "satisfaction_neutral",
    "satisfaction_dissatisfied",
    "satisfaction_very_dissatisfied",
];

/// The appendices of a kind for which any figure is known.
pub(super) fn appendices(figures: &Figures<'_>, kind: &ReportDef) -> Vec<Appendix> {
    let one = |id: &String| match id.as_str() {
        "satisfaction" => satisfaction(figures),
        "payment" => by_agency(figures, "payment", words::APPENDIX_PAYMENT, &PAYMENT),
        "processing" => by_agency(figures, "processing", words::APPENDIX_PROCESSING, &PROCESSING),
        "full_online" => full_online(figures),
        "index" => index(figures),
        _ => None,
    };
    let own = kind.appendices.iter().filter_map(one).map(warned).map(|appendix| drawn(appendix, figures));
    own.chain(figures.plan_appendices()).collect()
}

/// Puts the chart of a table beside it.
fn drawn(appendix: Appendix, figures: &Figures<'_>) -> Appendix {
    Appendix { chart: chart(figures, &appendix.sheet), ..appendix }
}

/// Says under a table that some of its figures are stated differently.
fn warned(appendix: Appendix) -> Appendix {
    let note = match doubts(&appendix).is_empty() {
        true => return appendix,
        false => [appendix.note.as_str(), words::DOUBTFUL_CELLS].join(" ").trim().to_owned(),
    };
    Appendix { note, ..appendix }
}

/// The figures of a table that the reports state differently: whose, which, and the values.
pub(super) fn doubts(appendix: &Appendix) -> Vec<String> {
    let sheet = &appendix.sheet;
    let of_row = |row: &Vec<Cell>| {
        let name = row.iter().find(|cell| cell.sort == Sort::Text && !cell.text.is_empty());
        let name = name.map_or("", |cell| cell.text.as_str()).to_owned();
        let doubted = row.iter().zip(&sheet.columns).filter(|(cell, _)| is_doubted(cell));
        doubted.map(move |(cell, column)| words::of_agency(&column.label, &name, &cell.formula)).collect::<Vec<_>>()
    };
    sheet.rows.iter().chain(&sheet.total).flat_map(of_row).collect()
}

/// Whether a cell is the first of several values.
pub(in crate::export) fn is_doubted(cell: &Cell) -> bool {
    cell.emphasis == Emphasis::Bad && matches!(cell.sort, Sort::Number(_)) && cell.ratio.is_none()
}

fn appendix(figures: &Figures<'_>, id: &str, title: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Appendix {
    let title = words::titled(title, &figures.period());
    let sheet = Sheet { id: id.to_owned(), title: title.clone(), caption: String::new(), columns, rows, total: None };
    Appendix { title, groups: Vec::new(), sheet, note: String::new(), chart: None }
}

/// Agencies as rows under the columns for which anything is known.
fn by_agency(figures: &Figures<'_>, id: &str, title: &str, all: &[CountColumn]) -> Option<Appendix> {
    let whole = Scope::whole();
    let ids: Vec<&str> = all.iter().map(|(.., id)| *id).collect();
    let agencies = figures.agencies(&ids);
    let known = |id: &str| agencies.iter().chain([&whole]).any(|s| figures.fact(id, s, figures.span).is_some());
    let shown: Vec<&CountColumn> = all.iter().filter(|(.., id)| known(id)).collect();
    let count = |scope: &Scope, id: &str| {
        let stated = figures.fact(id, scope, figures.span);
        stated.as_ref().map_or_else(blank, Figures::cell)
    };
    let row = |(number, scope): (usize, &Scope)| {
        let mut row = vec![order(number + 1), name(figures, scope)];
        row.extend(shown.iter().map(|(.., id)| count(scope, id)));
        row
    };
    let mut total = vec![Cell::words(""), Cell::words(words::TOTAL_ROW)];
    total.extend(shown.iter().map(|(.., id)| count(&whole, id)));
    let columns = shown.iter().map(|(group, label, _)| match group.is_empty() {
        true => Column::number(label),
        false => Column::number(&words::column(group, label)),
    });
    let rows = agencies.iter().enumerate().map(row).collect();
    let mut appendix = appendix(figures, id, title, named_columns().into_iter().chain(columns).collect(), rows);
    appendix.sheet.total = Some(total);
    appendix.groups = groups(&shown);
    appendix.note = words::BLANK_CELLS.to_owned();
    (!shown.is_empty() && !agencies.is_empty()).then_some(appendix)
}

/// The headings over columns, with how many each covers; none when the columns have none.
fn groups(shown: &[&CountColumn]) -> Vec<(String, usize)> {
    let mut groups: Vec<(String, usize)> = Vec::new();
    for (group, ..) in shown.iter().filter(|(group, ..)| !group.is_empty()) {
        match groups.last_mut() {
            Some((name, count)) if name == group => *count += 1,
            _ => groups.push(((*group).to_owned(), 1)),
        }
    }
    groups
}

fn named_columns() -> [Column; 2] {
    [Column::number(words::ORDER), Column::words(words::AGENCY)]
}

fn order(number: usize) -> Cell {
    Cell::number(number)
}

fn name(figures: &Figures<'_>, scope: &Scope) -> Cell {
    Cell::words(figures.called(scope).unwrap_or_else(|| words::TOTAL_ROW.to_owned()))
}

fn blank() -> Cell {
    Cell::absent("")
}

fn satisfaction(figures: &Figures<'_>) -> Option<Appendix> {
    let whole = Scope::whole();
    let surveyed = figures.fact("satisfaction_surveyed", &whole, figures.span)?;
    let row = |id: &&str| {
        let count = figures.fact(id, &whole, figures.span)?;
        let places = [count.places.clone(), surveyed.places.clone()].concat();
        let share = Ratio::new(count.value, surveyed.value).map_or_else(blank, |r| Cell::rate(r, places));
        let label = catalog().fact(id).map_or_else(String::new, |f| f.vi.clone());
        Some(vec![Cell::words(label), Figures::cell(&count), share])
    };
    let rows: Vec<Vec<Cell>> = LEVELS.iter().filter_map(row).collect();
    let columns = vec![
        Column::words(words::LEVEL_OF_SATISFACTION),
        Column::number(words::COUNT_OF_RATINGS),
        Column::number(words::SHARE),
    ];
    let mut appendix = appendix(figures, "satisfaction", words::APPENDIX_SATISFACTION, columns, rows);
    appendix.sheet.total = Some(vec![Cell::words(words::TOTAL_ROW), Figures::cell(&surveyed), Cell::words("")]);
    Some(appendix)
}

fn full_online(figures: &Figures<'_>) -> Option<Appendix> {
    let judged = figures.judged();
    let numbers = [words::COLUMN_RECEIVED_TOTAL, words::COLUMN_FULL, words::COLUMN_FULL_RATE, words::COLUMN_TARGET];
    let columns = named_columns().into_iter().chain(numbers.map(Column::number));
    let columns = columns.chain([Column::words(words::COLUMN_VERDICT)]).collect();
    let rows = judged
        .iter()
        .enumerate()
        .map(|(number, j)| judged_row(order(number + 1), name(figures, &j.scope), j))
        .collect();
    let mut appendix = appendix(figures, "full_online", words::APPENDIX_FULL_ONLINE, columns, rows);
    let whole = figures.judge(Scope::whole());
    appendix.sheet.total = Some(judged_row(Cell::words(""), Cell::words(words::TOTAL_ROW), &whole));
    appendix.note = words::BLANK_CELLS.to_owned();
    (!judged.is_empty()).then_some(appendix)
}

fn judged_row(order: Cell, name: Cell, judged: &Judged) -> Vec<Cell> {
    let count = |stated: &Option<crate::present::Stated>| stated.as_ref().map_or_else(blank, Figures::cell);
    let (verdict, emphasis) = match judged.verdict {
        Verdict::Met => (words::MET, Emphasis::Good),
        Verdict::Missed => (words::MISSED, Emphasis::Bad),
        Verdict::NotAssessed => (words::NOT_ASSESSED, Emphasis::Quiet),
    };
    let rate = judged.rate.map_or_else(blank, |r| Cell::rate(r, judged.places()));
    let target = Cell::stated(judged.threshold, text::percent(judged.threshold), Vec::new());
    vec![order, name, count(&judged.received), count(&judged.full), rate, target, Cell::words(verdict).with(emphasis)]
}

fn index(figures: &Figures<'_>) -> Option<Appendix> {
    let index = figures.scored()?;
    let most = |value: Decimal| Cell::stated(value, text::decimal(value), Vec::new());
    let row = |group: &Group| {
        let places = group.points.places.clone();
        vec![
            Cell::words(&group.name),
            group.points.clone(),
            most(group.max),
            Cell::rate(group.rate, places.clone()),
            Cell::computed(group.lost, text::points(group.lost), places, group.lost_formula()),
        ]
    };
    let numbers = [words::COLUMN_POINTS, words::COLUMN_MAX, words::COLUMN_RATE, words::COLUMN_LOST];
    let columns = std::iter::once(Column::words(words::COLUMN_GROUP)).chain(numbers.map(Column::number)).collect();
    let rows = index.groups.iter().map(row).collect();
    let mut appendix = appendix(figures, "index", words::APPENDIX_INDEX, columns, rows);
    let total = index.total.clone().map(|cell| match index.note.is_empty() {
        true => cell,
        false => Cell { formula: index.note.clone(), ..cell }.with(Emphasis::Bad),
    });
    let published: Vec<&str> = index.groups.iter().filter(|g| g.as_published).map(|g| g.name.as_str()).collect();
    let published = (!published.is_empty()).then(|| words::groups_as_published(&published));
    let notes = [Some(index.note.clone()).filter(|note| !note.is_empty()), published].into_iter().flatten();
    appendix.note = notes.map(|note| text::sentence(&note) + ".").collect::<Vec<_>>().join(" ");
    let rest = [most(index.max), blank(), blank()];
    let total = [Cell::words(words::TOTAL_ROW), total.unwrap_or_else(blank)].into_iter().chain(rest);
    appendix.sheet.total = Some(total.collect());
    Some(appendix)
}
