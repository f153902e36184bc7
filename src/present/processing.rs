//! Tiếp nhận, giải quyết, đang giải quyết: one block of tables and charts for each report and period.

use super::cells::{PERCENT_PLACES, division, sheet};
use super::charts::{Naming, Part, stack};
use super::heads::{caption, id, report_heading};
use super::index_topic;
use super::processing_agencies as agencies;
use super::reading::{Reading, Stated, cell_or_missing, recomputed};
use super::{Block, Cell, Column, Emphasis, Figure, Level, Page, PageId, Sheet, Subject, Tile, Whole};
use crate::catalog::{IndicatorDef, catalog};
use crate::chart::Tone;
use crate::domain::{Decimal, Period, Scope, Span};
use crate::scoring::Rate;
use crate::text::{self, labels, words};

/// Catalogue topic of the rates shown here.
const TOPIC: &str = "processing";

/// Rows of one kind. A section is shown when any of its rows is stated; then rows that are not stated say so.
struct Section {
    rows: &'static [&'static str],
    /// Shown only when stated.
    extra: &'static [&'static str],
    /// A row that states some of `rows` together: those are then shown only when stated themselves.
    together: Option<(&'static str, &'static [&'static str])>,
}

const SECTIONS: [Section; 6] = [
    Section { rows: &["received_total", "received_new", "carried_over"], extra: &[], together: None },
    Section {
        rows: &["received_online", "received_direct", "received_post"],
        extra: &["received_channel_unknown"],
        together: Some(("received_direct_and_post", &["received_direct", "received_post"])),
    },
    Section {
        rows: &["online_partial", "online_full"],
        extra: &[
            "partial_offline_received",
            "partial_online_received_direct",
            "full_received_direct",
            "received_unclassified",
        ],
        together: None,
    },
    Section {
        rows: &["resolved_total", "resolved_early", "resolved_on_time", "resolved_late"],
        extra: &["resolved_without_due", "returned_by_post"],
        together: Some(("resolved_early_or_on_time", &["resolved_early", "resolved_on_time"])),
    },
    Section {
        rows: &["pending_total", "pending_in_term", "pending_overdue"],
        extra: &["pending_without_due"],
        together: None,
    },
    Section {
        rows: &[],
        extra: &[
            "electronic_results",
            "digitised",
            "on_the_spot_4",
            "agencies_with_online",
            "agencies_fully_online",
            "digital_id_accounts",
        ],
        together: None,
    },
];

pub(super) fn page(subject: &Subject<'_>) -> Page {
    let mut blocks = Vec::new();
    for reading in Reading::all(subject) {
        let periods = periods(&reading);
        let topic = index_topic::of_report(subject, reading.report, index_topic::PROCESSING, periods.is_empty());
        if !periods.is_empty() || !topic.is_empty() {
            blocks.push(report_heading(reading.report));
        }
        for (position, span) in periods.into_iter().enumerate() {
            blocks.extend(period_blocks(subject, &reading, span, position));
        }
        blocks.extend(topic);
    }
    if blocks.is_empty() {
        blocks.push(Block::Empty(labels::PROCESSING_EMPTY.to_owned()));
    }
    Page::new(PageId::Processing, blocks)
}

fn all_ids() -> Vec<&'static str> {
    let ids = |s: &Section| {
        let together = s.together.map(|(id, _)| id);
        s.rows.iter().chain(s.extra).copied().chain(together).collect::<Vec<_>>()
    };
    SECTIONS.iter().flat_map(ids).collect()
}

/// The periods for which the whole body or an agency states any figure of this page.
pub(super) fn periods(reading: &Reading<'_>) -> Vec<Span> {
    reading.spans(&all_ids())
}

fn period_blocks(subject: &Subject<'_>, reading: &Reading<'_>, span: Span, position: usize) -> Vec<Block> {
    let at_end = reading.period_of(span);
    let mut blocks = vec![Block::Heading {
        level: Level::Part,
        text: labels::period_heading(span),
        short: labels::period_heading(span),
        detail: at_end.map(labels::stock_detail).unwrap_or_default(),
    }];
    let tiles = rate_tiles(subject, reading, span);
    if !tiles.is_empty() {
        blocks.push(Block::Tiles(tiles));
    }
    if subject.rates.iter().any(|r| r.source == reading.report.source && r.period.span == span && !is_share(r)) {
        blocks.push(Block::Note(labels::ABOVE_WHOLE.to_owned()));
    }
    if rival_rates(subject, reading, span) {
        blocks.push(Block::Note(labels::TWO_RATES_NOTE.to_owned()));
    }
    blocks.extend(charts(reading, span, position).into_iter().map(Block::Chart));
    let table = table(reading, span, position);
    if !table.rows.is_empty() {
        blocks.push(Block::Table(table));
    }
    if reading.figure("on_the_spot_4", &Scope::whole(), span).is_some() {
        blocks.push(Block::Note(labels::ON_THE_SPOT_NOTE.to_owned()));
    }
    blocks.extend(agencies::blocks(reading, span, position));
    blocks
}

/// The rates of this topic for the whole body over one period.
fn rates<'a>(subject: &Subject<'a>, reading: &Reading<'_>, span: Span) -> impl Iterator<Item = &'a Rate> {
    let source = reading.report.source;
    let topical = |r: &&Rate| catalog().indicator(&r.indicator).is_some_and(|i| i.topic == TOPIC);
    let here = move |r: &&Rate| r.source == source && r.scope.is_whole() && r.period.span == span && is_share(r);
    subject.rates.iter().filter(topical).filter(here)
}

/// Each rate under its own name with its formula and numbers, the on-time rates first.
fn rate_tiles(subject: &Subject<'_>, reading: &Reading<'_>, span: Span) -> Vec<Tile> {
    let others = rates(subject, reading, span).filter(|r| !is_on_time(&r.indicator)).filter_map(rate_tile);
    let mut tiles = on_time_tiles(subject, reading, span);
    tiles.extend(missing_rates(subject, reading, span));
    tiles.extend(others);
    tiles
}

/// The on-time rates of the catalogue that a period with resolved dossiers does not allow: as stated where the report
/// gives the rate without its counts, else named and not left out.
fn missing_rates(subject: &Subject<'_>, reading: &Reading<'_>, span: Span) -> Vec<Tile> {
    if reading.figure("resolved_total", &Scope::whole(), span).is_none() {
        return Vec::new();
    }
    let absent = not_computed(subject, reading, span).into_iter();
    let tile = |indicator: &IndicatorDef| {
        stated_tile(reading, indicator, span).unwrap_or_else(|| Tile {
            label: indicator.vi.clone(),
            value: Cell::absent(words::NOT_COMPUTABLE),
            detail: labels::not_all_stated(&indicator.formula),
        })
    };
    absent.map(tile).collect()
}

fn not_computed(subject: &Subject<'_>, reading: &Reading<'_>, span: Span) -> Vec<&'static IndicatorDef> {
    let computed: Vec<&str> = rates(subject, reading, span).map(|r| r.indicator.as_str()).collect();
    let absent = catalog().indicators.iter().filter(|i| is_on_time(&i.id) && !computed.contains(&i.id.as_str()));
    absent.collect()
}

fn stated_tile(reading: &Reading<'_>, indicator: &IndicatorDef, span: Span) -> Option<Tile> {
    let stated = stated_rate(reading, &indicator.id, span)?;
    let detail = labels::stated_without_counts(&indicator.formula);
    Some(Tile { label: indicator.vi.clone(), value: stated.cell_with_unit(), detail })
}

/// The rate of the whole body as the report states it, where its part is one figure: «100%» without the counts.
pub(crate) fn stated_rate(reading: &Reading<'_>, indicator: &str, span: Span) -> Option<Stated> {
    let def = catalog().indicator(indicator)?;
    let whole = Scope::whole();
    let parts = def.numerator.iter().filter(|ids| ids.len() == 1).flatten();
    let of_whole = |base: &str| def.denominator.iter().any(|ids| ids.len() == 1 && ids[0] == base);
    let shares = parts.filter_map(|part| reading.share(part, &whole, span));
    shares.filter(|share| share.base.as_deref().is_none_or(of_whole)).map(|share| share.stated).next()
}

/// The tiles of the on-time rates only.
fn on_time_tiles(subject: &Subject<'_>, reading: &Reading<'_>, span: Span) -> Vec<Tile> {
    rates(subject, reading, span).filter(|r| is_on_time(&r.indicator)).filter_map(rate_tile).collect()
}

/// The same for the overview, with those that are stated without their counts.
pub(super) fn key_rates(subject: &Subject<'_>, reading: &Reading<'_>, span: Span) -> Vec<Tile> {
    let mut tiles = on_time_tiles(subject, reading, span);
    let stated = not_computed(subject, reading, span).into_iter().filter_map(|i| stated_tile(reading, i, span));
    tiles.extend(stated);
    tiles
}

fn rate_tile(rate: &Rate) -> Option<Tile> {
    let indicator = catalog().indicator(&rate.indicator)?;
    let stated = rate.stated.as_ref();
    let agrees = stated.map(|s| rate.ratio.percent(s.value.places()) == s.value);
    let emphasis = match agrees {
        None => Emphasis::Plain,
        Some(true) => Emphasis::Good,
        Some(false) => Emphasis::Bad,
    };
    let formula = labels::formula_with_numbers(rate.formula(indicator), &division(rate.ratio));
    let beside = stated.map(|s| labels::stated_beside(&text::percent(s.value)));
    Some(Tile {
        label: indicator.vi.clone(),
        value: Cell::rate(rate.ratio, rate.places.clone()).with(emphasis),
        detail: std::iter::once(formula).chain(unplaced(&rate.unplaced)).chain(beside).collect::<Vec<_>>().join(". "),
    })
}

/// What of a rate's whole is in none of its parts, in words.
pub(super) fn unplaced(of_whole: &[(String, Decimal)]) -> Option<String> {
    let name = |id: &str| catalog().fact(id).map_or_else(|| id.to_owned(), |def| def.vi.clone());
    let told: Vec<_> = of_whole.iter().map(|(id, value)| (name(id), *value)).collect();
    (!told.is_empty()).then(|| labels::unplaced_in_whole(&told))
}

/// Whether the part lies within the whole. More resolved than received only says that the whole lacks the dossiers
/// carried over: that is no rate to show, unless the report itself states it.
pub(super) fn is_share(rate: &Rate) -> bool {
    rate.ratio.part() <= rate.ratio.whole() || rate.stated.is_some()
}

fn is_on_time(indicator: &str) -> bool {
    indicator.starts_with("on_time")
}

/// Whether two differently defined on-time rates stand side by side.
fn rival_rates(subject: &Subject<'_>, reading: &Reading<'_>, span: Span) -> bool {
    rates(subject, reading, span).filter(|r| is_on_time(&r.indicator)).count() > 1
}

/// Counts with stated and recomputed shares.
fn table(reading: &Reading<'_>, span: Span, position: usize) -> Sheet {
    let columns = vec![
        Column::words(labels::INDICATOR),
        Column::number(labels::VALUE),
        Column::number(labels::SHARE_STATED),
        Column::rate(labels::SHARE_RECOMPUTED, 1, Whole::Named { by: 4, column: 1 }),
        Column::words(labels::SHARE_BASE),
    ];
    let rows = SECTIONS.iter().flat_map(|section| section_rows(reading, span, section)).collect();
    let line = caption(reading.report, Period::over(span), labels::PROCESSING_FORMULA);
    let id = id("processing-table", reading.report.source, position);
    sheet(&id, labels::PROCESSING_TABLE_TITLE, &line, columns, rows)
}

fn section_rows(reading: &Reading<'_>, span: Span, section: &Section) -> Vec<Vec<Cell>> {
    let whole = Scope::whole();
    let stated = |id: &str| reading.figure(id, &whole, span).is_some() || reading.share(id, &whole, span).is_some();
    let together = section.together.filter(|(id, _)| stated(id));
    let any = section.rows.iter().any(|id| stated(id)) || together.is_some();
    let mut ids: Vec<&str> = section.rows.iter().copied().filter(|_| any).collect();
    if let Some((id, replaced)) = together {
        let at = ids.iter().position(|row| replaced.contains(row)).unwrap_or(ids.len());
        ids.insert(at, id);
        ids.retain(|row| stated(row) || !replaced.contains(row));
    }
    ids.extend(section.extra.iter().filter(|id| stated(id)));
    ids.into_iter().map(|id| row(reading, span, id)).collect()
}

fn row(reading: &Reading<'_>, span: Span, id: &str) -> Vec<Cell> {
    let scope = Scope::whole();
    let figure = reading.figure(id, &scope, span);
    let share = reading.share(id, &scope, span).map(|s| s.stated);
    let whole = reading.whole(id, &scope, span);
    let base = whole.as_ref().and_then(|(_, figure)| figure.as_ref());
    let again = figure.as_ref().zip(base).and_then(|(part, base)| recomputed(part, base, share.as_ref()));
    let name = catalog().fact(id).map_or_else(|| id.to_owned(), |f| f.vi.clone());
    let stated_share = share.as_ref().map(Stated::cell_with_unit);
    let relative = whole.is_some();
    vec![
        Cell::words(name),
        cell_or_missing(figure.as_ref()),
        stated_share.unwrap_or_else(|| if relative { Cell::missing() } else { Cell::words("") }),
        again.unwrap_or_else(|| {
            not_recomputed(relative, base.is_some() && figure.is_some(), figure.is_some() || share.is_some())
        }),
        Cell::words(whole.map(|(base, _)| base.vi.clone()).unwrap_or_default()),
    ]
}

/// Why no share is recomputed: only what is stated can be recomputed, so a row without any figure says it once.
fn not_recomputed(relative: bool, both: bool, stated: bool) -> Cell {
    match (relative, both, stated) {
        (true, true, _) => Cell::absent(labels::PART_ABOVE_WHOLE),
        (true, false, true) => Cell::absent(labels::COUNTS_MISSING),
        _ => Cell::words(""),
    }
}

/// A stacked chart: question, whole and parts by meaning.
struct Split {
    what: &'static str,
    title: &'static str,
    wholes: &'static [&'static str],
    parts: &'static [(&'static str, Tone)],
    /// What of the whole was not handed in online, where it is stated: the name of what the parts leave.
    not_online: &'static [&'static str],
}

const SPLITS: [Split; 4] = [
    Split {
        what: "channel",
        title: labels::CHANNEL_TITLE,
        wholes: &["received_new", "received_total"],
        parts: &[
            ("received_online", Tone::Primary),
            ("received_direct", Tone::Secondary),
            ("received_post", Tone::Tertiary),
            ("received_direct_and_post", Tone::Secondary),
            ("received_channel_unknown", Tone::Muted),
        ],
        not_online: &[],
    },
    Split {
        what: "level",
        title: labels::LEVEL_TITLE,
        wholes: &["received_total", "received_new"],
        parts: &[
            ("online_full", Tone::Primary),
            ("online_partial", Tone::Secondary),
            ("received_unclassified", Tone::Muted),
        ],
        not_online: &["partial_offline_received", "partial_online_received_direct", "full_received_direct"],
    },
    Split {
        what: "on-time",
        title: labels::ON_TIME_TITLE,
        wholes: &["resolved_total"],
        parts: &[
            ("resolved_early", Tone::Good),
            ("resolved_on_time", Tone::Primary),
            ("resolved_early_or_on_time", Tone::Good),
            ("resolved_late", Tone::Bad),
            ("resolved_without_due", Tone::Muted),
        ],
        not_online: &[],
    },
    Split {
        what: "pending",
        title: labels::PENDING_TITLE,
        wholes: &["pending_total"],
        parts: &[("pending_in_term", Tone::Good), ("pending_overdue", Tone::Bad), ("pending_without_due", Tone::Muted)],
        not_online: &[],
    },
];

fn charts(reading: &Reading<'_>, span: Span, position: usize) -> Vec<Figure> {
    SPLITS.iter().filter_map(|split| split_chart(reading, span, split, position)).collect()
}

/// The chart of a split; `None` when its whole or all its parts are missing.
fn split_chart(reading: &Reading<'_>, span: Span, split: &Split, position: usize) -> Option<Figure> {
    let scope = Scope::whole();
    let find = |id: &str| Some((catalog().fact(id)?, reading.figure(id, &scope, span)?));
    let (def, whole) = split.wholes.iter().find_map(|id| find(id))?;
    let mut parts: Vec<Part> = Vec::new();
    for (id, tone) in split.parts {
        let Some((def, part)) = find(id) else { continue };
        let sum = parts.iter().fold(part.value, |sum, p| sum.plus(p.value));
        // A part stated both apart and together with another would be drawn twice.
        if sum <= whole.value {
            let part = Part {
                label: def.vi.clone(),
                value: part.value,
                places: part.places,
                tone: *tone,
                formula: String::new(),
            };
            parts.push(part);
        }
    }
    let not_online = || split.not_online.iter().try_fold(Decimal::ZERO, |sum, id| Some(sum.plus(find(id)?.1.value)));
    parts.extend(rest(&whole, &parts).map(|rest| match (split.not_online, not_online()) {
        ([_, ..], Some(all)) if all == rest.value => Part { label: labels::NOT_ONLINE.to_owned(), ..rest },
        _ => rest,
    }));
    let line = caption(reading.report, whole.period, &labels::shares_of(&def.vi));
    let naming = Naming::new(id(split.what, reading.report.source, position), split.title, line);
    let label = labels::named(&def.vi, &text::quantity(whole.value, &whole.unit));
    (parts.len() > 1).then(|| stack(naming, &label, (whole.value, &whole.places), &parts))
}

/// What the stated parts leave of the whole; nothing when they fill it or when none is stated.
fn rest(whole: &Stated, parts: &[Part]) -> Option<Part> {
    let rest = parts.iter().fold(whole.value, |rest, part| rest.minus(part.value));
    let taken: Vec<String> = parts.iter().map(|part| text::decimal(part.value)).collect();
    let places = whole.places.iter().chain(parts.iter().flat_map(|p| &p.places)).cloned().collect();
    (rest > Decimal::ZERO && !parts.is_empty()).then(|| Part {
        label: labels::REST.to_owned(),
        value: rest,
        places,
        tone: Tone::Muted,
        formula: format!("{} − {}", text::decimal(whole.value), taken.join(" − ")),
    })
}

/// Totals for the overview: received (new ones where no total is stated), resolved, pending of one period.
pub(super) fn total_tiles(reading: &Reading<'_>, span: Span) -> Vec<Tile> {
    let tile = |id: &&str| {
        let figure = reading.figure(id, &Scope::whole(), span)?;
        let label = catalog().fact(id)?.vi.clone();
        Some(Tile { label, value: figure.cell_with_unit(), detail: text::sentence(&text::period(figure.period)) })
    };
    let told: [&[&str]; 3] = [&["received_total", "received_new"], &["resolved_total"], &["pending_total"]];
    told.iter().filter_map(|ids| ids.iter().find_map(tile)).collect()
}

/// A percentage of `part` in `whole` for bars, or `None`.
pub(super) fn share_of(part: &Stated, whole: &Stated) -> Option<(Decimal, Cell)> {
    let cell = recomputed(part, whole, None)?;
    let ratio = crate::domain::Ratio::new(part.value, whole.value)?;
    Some((ratio.percent(PERCENT_PLACES), cell))
}
