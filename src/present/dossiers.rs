//! Counts of lists of dossiers → tables: by agency, field, procedure, month, channel, level; the account of the rows; the
//! dossiers behind a count.

use super::cells::sheet;
use super::{Cell, Column, Emphasis, Sheet, Sort};
use crate::catalog::{IndicatorDef, Role, catalog};
use crate::domain::{Decimal, Ratio, Span};
use crate::dossier::{Counted, FileQuality, Group, GroupRow, Issue, Listed, UnknownWord, Which};
use crate::text::labels::FULL_ONLINE_OF_NEW;
use crate::text::words::NOT_APPLICABLE;
use crate::text::{self, dossiers as account, importing as words};

/// Rates that tables of groups show where the columns tell them; of rival ones each that another page shows as well.
const RATES: [&str; 5] =
    ["on_time_of_resolved", "late_of_resolved", "online_of_new", "full_online_of_total", "full_online_of_full_service"];

const RECEIVED_TOTAL: &str = "received_total";
const RECEIVED_NEW: &str = "received_new";

/// What counts can be seen by: id and name, those that the files tell.
pub fn dimensions(counted: &Counted) -> Vec<(String, &'static str)> {
    counted.groups.iter().map(|group| (group.by.clone(), dimension(&group.by))).collect()
}

fn dimension(id: &str) -> &'static str {
    match id {
        "agency" => words::GROUP_AGENCY,
        "field" => words::GROUP_FIELD,
        "procedure" => words::GROUP_PROCEDURE,
        "month" => words::GROUP_MONTH,
        "channel" => words::GROUP_CHANNEL,
        _ => words::GROUP_LEVEL,
    }
}

/// The figures by one dimension as a table; an empty one for a dimension that the files do not tell.
pub fn group_sheet(counted: &Counted, by: &str) -> Sheet {
    let Some(group) = counted.groups.iter().find(|group| group.by == by) else { return Sheet::nothing() };
    let rates: Vec<&IndicatorDef> = RATES.iter().filter_map(|id| known(group, id)).collect();
    let mut columns = vec![Column::words(dimension(by))];
    let opens = |id: &str| Which::of_figure(id).is_some();
    columns.extend(group.figures.iter().map(|id| Column { opens: opens(id), ..Column::number(words::figure(id)) }));
    columns.extend(rates.iter().map(|rate| Column::number(words::figure(&rate.id))));
    let rows = group.rows.iter().map(|row| group_row(group, row, &rates)).collect();
    let formulas: Vec<String> =
        rates.iter().map(|rate| format!("{} = {}", words::figure(&rate.id), rate.formula)).collect();
    let caption = words::group_caption(&text::span(counted.span), &formulas, !matches!(by, "channel" | "level"));
    let whole = |rate: &&IndicatorDef| rate.denominator.iter().flatten().any(|id| of_new(group, id));
    let caption = if rates.iter().any(whole) { format!("{caption} {FULL_ONLINE_OF_NEW}") } else { caption };
    let title = words::group_title(dimension(by));
    Sheet { total: total(group, &rates), ..sheet(&format!("dossiers-{by}"), &title, &caption, columns, rows) }
}

/// All groups together; none for months, at whose ends what is pending is counted anew.
fn total(group: &Group, rates: &[&IndicatorDef]) -> Option<Vec<Cell>> {
    let sum = |at: usize| group.rows.iter().filter_map(|row| row.counts.get(at)).sum();
    let whole =
        GroupRow { counts: (0..group.figures.len()).map(sum).collect(), key: String::new(), name: String::new() };
    let several = group.by != "month" && group.rows.len() > 1;
    several.then(|| {
        let mut cells = group_row(group, &whole, rates);
        if let Some(name) = cells.first_mut() {
            *name = Cell::words(text::words::TOTAL);
        }
        cells
    })
}

/// A rate that the figures of a group tell.
fn known(group: &Group, id: &str) -> Option<&'static IndicatorDef> {
    let def = catalog().indicators.iter().find(|def| def.id == id)?;
    parts(group, None, def).map(|_| def)
}

/// Numerator and denominator of a rate, of a row or, without one, whether there are any.
fn parts(group: &Group, row: Option<&GroupRow>, def: &IndicatorDef) -> Option<(u64, u64)> {
    let figure = |id: &String| {
        let id = if of_new(group, id) { RECEIVED_NEW } else { id };
        let at = group.figures.iter().position(|figure| figure == id)?;
        row.map_or(Some(0), |row| row.counts.get(at).copied())
    };
    let sum = |ways: &[Vec<String>]| ways.iter().find_map(|way| way.iter().map(figure).sum::<Option<u64>>());
    sum(&def.numerator).zip(sum(&def.denominator))
}

/// Whether a list tells only what was received in the period where a rate asks for all received, as on the page of that rate.
fn of_new(group: &Group, id: &str) -> bool {
    id == RECEIVED_TOTAL && !group.figures.iter().any(|figure| figure == RECEIVED_TOTAL)
}

fn group_row(group: &Group, row: &GroupRow, rates: &[&IndicatorDef]) -> Vec<Cell> {
    let mut cells = vec![Cell { sort: order_of(&group.by, &row.key), ..Cell::words(group_name(&group.by, row)) }];
    cells.extend(row.counts.iter().map(|count| number(*count)));
    // Of nothing there is no share.
    let share = |parts| ratio(parts).map_or_else(|| Cell::absent(NOT_APPLICABLE), |r| Cell::rate(r, Vec::new()));
    let rate = |def: &&IndicatorDef| parts(group, Some(row), def).map_or_else(Cell::missing, share);
    cells.extend(rates.iter().map(rate));
    cells
}

fn ratio((part, whole): (u64, u64)) -> Option<Ratio> {
    Ratio::new(decimal(part)?, decimal(whole)?)
}

fn decimal(count: u64) -> Option<Decimal> {
    i64::try_from(count).ok().map(Decimal::whole)
}

fn number(count: u64) -> Cell {
    Cell::number(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Months go by time, everything else by its name.
fn order_of(by: &str, key: &str) -> Sort {
    let month = (by == "month").then(|| key.replace('-', "").parse::<i64>().ok()).flatten();
    month.map_or(Sort::Text, |month| Sort::Number(Decimal::whole(month)))
}

/// The name of a group, as shown.
pub fn group_name(by: &str, row: &GroupRow) -> String {
    let month = |key: &str| {
        let (year, month) = key.split_once('-')?;
        Some(text::sentence(&text::span(Span::Month { year: year.parse().ok()?, month: month.parse().ok()? })))
    };
    match (by, row.key.as_str()) {
        ("channel" | "level", "") => words::NOT_KNOWN.to_owned(),
        (_, "") => account::NAMELESS.to_owned(),
        ("procedure", key) if !row.name.is_empty() && row.name != key => format!("{} ({key})", row.name),
        ("month", key) => month(key).unwrap_or_else(|| key.to_owned()),
        ("channel" | "level", key) => words::kind(key).to_owned(),
        (_, key) => key.to_owned(),
    }
}

/// The account of a file's rows.
pub fn quality_sheet(file: &FileQuality, index: usize) -> Sheet {
    let columns = vec![
        Column::words(words::QUALITY_KIND),
        Column::number(words::QUALITY_COUNT),
        Column::words(words::QUALITY_ROWS),
    ];
    let line = |name: &str, emphasis: Emphasis, listed: &Listed| {
        let rows = words::row_numbers(&listed.rows, listed.count);
        vec![Cell::words(name).with(emphasis), number(listed.count), Cell::words(rows)]
    };
    let mut rows = vec![vec![Cell::words(words::QUALITY_READ), number(file.read), Cell::words("")]];
    rows.extend(file.aside.iter().map(|l| line(account::reason(&l.id), Emphasis::Plain, l)));
    for issue in &file.issues {
        // A row with two unknown words counts in both columns.
        match issue.id == Issue::UnknownWord.id() && !file.unknown_rows.is_empty() {
            true => rows.extend(file.unknown_rows.iter().map(|(role, count)| unknown(file, *role, *count))),
            false => rows.push(line(account::issue_name(&issue.id), Emphasis::Bad, issue)),
        }
    }
    let caption = match file.is_balanced() {
        true => words::balance(file.read, file.set_aside(), file.rows),
        false => words::UNBALANCED.to_owned(),
    };
    let caption = match file.personal {
        0 => caption,
        columns => format!("{caption} {}", words::personal_columns(columns)),
    };
    sheet(&format!("quality-{index}"), &file.name, &caption, columns, rows)
}

/// The rows of a column with words that are not known, and the words but for those that may be data of a person.
fn unknown(file: &FileQuality, role: Role, count: u64) -> Vec<Cell> {
    let own: Vec<&UnknownWord> = file.unknown.iter().filter(|word| word.role == role).collect();
    let named: Vec<(&str, u64)> = own.iter().map(|word| (word.word.as_str(), word.count)).collect();
    let told: u64 = named.iter().map(|(_, count)| count).sum();
    let at = file.unknown_at.iter().find(|(of, _)| *of == role).map(|(_, rows)| rows.clone());
    // Counts that were kept before this was: those of the words.
    let rows = at.unwrap_or_else(|| {
        let mut rows: Vec<u64> = own.iter().flat_map(|word| word.rows.iter().copied()).collect();
        rows.sort_unstable();
        rows
    });
    let rows = if rows.is_empty() { String::new() } else { words::row_numbers(&rows, count) };
    let name = account::unknown_in(role.vi(), &named, count - told.min(count));
    vec![Cell::words(name).with(Emphasis::Bad), number(count), Cell::words(rows)]
}

impl Sheet {
    /// A table without columns and rows.
    pub fn nothing() -> Sheet {
        sheet("", "", "", Vec::new(), Vec::new())
    }
}
