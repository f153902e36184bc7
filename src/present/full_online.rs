//! Hồ sơ trực tuyến toàn trình theo cơ quan: rates recomputed, ranked, judged against the chosen thresholds.

use super::cells::sheet;
use super::charts::{BarRow, Naming, bars};
use super::heads::{caption, id, report_heading};
use super::index_topic;
use super::processing;
use super::reading::{Reading, Stated};
use super::{Block, Cell, Column, Emphasis, Figure, Page, PageId, Sheet, Subject, Thresholds, Tile, Whole};
use crate::catalog::agency_keys as keys;
use crate::catalog::{IndicatorDef, catalog};
use crate::chart::Tone;
use crate::domain::{AgencyLevel, Decimal, Fact, FactKind, Period, Place, Ratio, Scope, Span, Value, sort_by};
use crate::scoring::{Rate, Verdict, verdict};
use crate::text::{self, labels, words};
use std::cmp::Ordering;

pub(super) const FULL: &str = "online_full";
const RECEIVED: &str = "received_total";
/// What a list of dossiers knows of what was received: nothing of what earlier periods left.
const RECEIVED_NEW: &str = "received_new";
/// Beside it.
const CARRIED: &str = "carried_over";
const RATE: &str = "full_online_rate";
const VERDICT: &str = "target_verdict";

/// Whether any report states what agencies are ranked by.
pub(super) fn is_told(subject: &Subject<'_>) -> bool {
    subject.facts.facts.iter().any(|fact| [FULL, RATE].contains(&fact.indicator.as_str()))
}

pub(super) fn page(subject: &Subject<'_>) -> Page {
    let mut blocks = Vec::new();
    let mut judged = false;
    for reading in Reading::all(subject) {
        let rankings = rankings(&reading, subject.thresholds);
        let topic = index_topic::of_report(subject, reading.report, index_topic::ONLINE, rankings.is_empty());
        judged = judged || !rankings.is_empty();
        if !rankings.is_empty() || !topic.is_empty() {
            blocks.push(report_heading(reading.report));
        }
        for (position, ranking) in rankings.into_iter().enumerate() {
            blocks.extend(ranking_blocks(subject, &reading, &ranking, position));
        }
        blocks.extend(topic);
    }
    match (blocks.is_empty(), judged) {
        (true, _) => blocks.push(Block::Empty(labels::FULL_ONLINE_EMPTY.to_owned())),
        (false, true) => blocks.insert(0, Block::ThresholdControl(subject.thresholds)),
        (false, false) => {}
    }
    Page::new(PageId::FullOnline, blocks)
}

/// The agencies of one report and period, highest rate first, and the whole.
pub(super) struct Ranking {
    pub(super) span: Span,
    rows: Vec<Row>,
    whole: Row,
}

/// One agency: counts, both rates, both verdicts.
struct Row {
    name: String,
    level: AgencyLevel,
    full: Option<Stated>,
    received: Option<Stated>,
    /// Whether `received` leaves out what earlier periods left, because the whole is not stated.
    of_new: bool,
    /// `None` when it cannot be computed or the report says that it does not apply.
    rate: Option<Ratio>,
    stated_rate: Option<Cell>,
    stated_verdict: Option<(String, Place)>,
    threshold: Decimal,
    verdict: Verdict,
}

/// Every period of a report for which agencies state full-online dossiers.
pub(super) fn rankings(reading: &Reading<'_>, thresholds: Thresholds) -> Vec<Ranking> {
    let ranking = |span: Span| {
        let scopes = reading.scopes(&[FULL, RATE], span);
        let scopes: Vec<&Scope> = scopes.iter().filter(|s| s.agency.is_some() && s.field.is_none()).collect();
        let mut rows: Vec<Row> = scopes.into_iter().map(|scope| row(reading, scope, span, thresholds)).collect();
        sort_by(&mut rows, highest_first);
        let whole = row(reading, &Scope::whole(), span, thresholds);
        (!rows.is_empty()).then_some(Ranking { span, rows, whole })
    };
    reading.spans(&[FULL, RATE]).into_iter().filter_map(ranking).collect()
}

/// What of all dossiers is of no level that is told, in words.
fn unplaced(subject: &Subject<'_>, reading: &Reading<'_>, span: Span) -> Option<String> {
    let id = &formula()?.id;
    let own = |rate: &&Rate| rate.indicator == *id && rate.source == reading.report.source;
    let rate = subject.rates.iter().filter(own).find(|rate| rate.scope.is_whole() && rate.period.span == span)?;
    processing::unplaced(&rate.unplaced)
}

fn row(reading: &Reading<'_>, scope: &Scope, span: Span, thresholds: Thresholds) -> Row {
    let of = |id: &str| reading.of_scope(id, scope, span);
    let full = reading.figure(FULL, scope, span);
    let received = |id: &str| reading.figure(id, scope, span);
    // What was carried over was handed in before.
    let new = received(CARRIED).and_then(|_| received(RECEIVED_NEW));
    let total = received(RECEIVED).filter(|_| new.is_none());
    let of_new = total.is_none();
    let received = total.or(new).or_else(|| received(RECEIVED_NEW));
    let none = has_no_full_service(full.as_ref(), |id| reading.figure(id, scope, span));
    let applies = !none && !of(RATE).any(|f| f.value == Value::NotApplicable);
    let counts = full.as_ref().zip(received.as_ref()).filter(|_| applies);
    let rate = counts.and_then(|(full, received)| Ratio::new(full.value, received.value));
    let name = scope.agency.clone().unwrap_or_else(|| labels::ALL_AGENCIES.to_owned());
    // The whole province is judged as a locality, which is whom the national goal is set for.
    let level = scope.agency.as_deref().map_or(AgencyLevel::Locality, |name| catalog().level_of(name, keys()));
    let threshold = thresholds.of(level);
    Row {
        name,
        level,
        rate,
        stated_rate: of(RATE).next().map(stated_rate),
        stated_verdict: of(VERDICT).find_map(|f| match &f.value {
            Value::Text(text) => Some((text.clone(), f.place.clone())),
            Value::Number(_) | Value::NotApplicable => None,
        }),
        threshold,
        verdict: verdict(rate, threshold),
        of_new: of_new && rate.is_some(),
        full,
        received,
    }
}

/// Whether an agency has no full service by which it could be judged: no dossier of one, handed in either way, and no such
/// procedure as far as that is stated.
pub(crate) fn has_no_full_service(full: Option<&Stated>, of: impl Fn(&str) -> Option<Stated>) -> bool {
    let is_zero = |stated: &Stated| stated.value.is_zero();
    let none = full.is_some_and(is_zero) && of("full_received_direct").as_ref().is_some_and(is_zero);
    none && of("full_procedures").as_ref().is_none_or(is_zero)
}

fn stated_rate(fact: &Fact) -> Cell {
    let place = vec![fact.place.clone()];
    match fact.number() {
        Some(value) => Cell::stated(value, text::percent(value), place),
        None => Cell::absent(words::NOT_APPLICABLE).at(place),
    }
}

/// By rate (to a millionth of the whole), then by name; rows without a rate last.
fn highest_first(a: &Row, b: &Row) -> Ordering {
    let by_rate = match (a.rate, b.rate) {
        (Some(a), Some(b)) => b.percent(6).cmp(&a.percent(6)),
        (a, b) => b.is_some().cmp(&a.is_some()),
    };
    by_rate.then_with(|| text::compare(&a.name, &b.name))
}

impl Row {
    fn places(&self) -> Vec<Place> {
        let stated = [&self.full, &self.received].into_iter().flatten().flat_map(|s| s.places.clone());
        let rate = self.stated_rate.iter().flat_map(|c| c.places.clone());
        if self.rate.is_some() { stated.collect() } else { rate.collect() }
    }

    fn rate_cell(&self) -> Cell {
        match self.rate {
            Some(ratio) => Cell::rate(ratio, self.places()),
            None => Cell::absent(words::NOT_APPLICABLE).at(self.places()),
        }
    }

    fn verdict_cell(&self) -> Cell {
        let (word, emphasis) = match self.verdict {
            Verdict::Met => (labels::MET, Emphasis::Good),
            Verdict::Missed => (labels::MISSED, Emphasis::Bad),
            Verdict::NotAssessed => (labels::NOT_ASSESSED, Emphasis::Quiet),
        };
        let comparison = match self.verdict {
            Verdict::Met => format!("{} ≥ {}", self.rate_cell().text, text::percent(self.threshold)),
            Verdict::Missed => format!("{} < {}", self.rate_cell().text, text::percent(self.threshold)),
            Verdict::NotAssessed => String::new(),
        };
        Cell { formula: comparison, ..Cell::words(word).with(emphasis).at(self.places()) }
    }

    fn stated_verdict_cell(&self) -> Cell {
        let Some((word, place)) = &self.stated_verdict else { return Cell::missing() };
        let emphasis = if self.differs() { Emphasis::Bad } else { Emphasis::Plain };
        Cell::words(word).at(vec![place.clone()]).with(emphasis)
    }

    /// Whether the report's own verdict is another one than the chosen threshold gives.
    fn differs(&self) -> bool {
        let same = |stated: &str| text::fold(stated) == text::fold(&self.verdict_cell().text);
        self.stated_verdict.as_ref().is_some_and(|(stated, _)| !same(stated))
    }

    fn cells(&self) -> Vec<Cell> {
        let count = |figure: &Option<Stated>| figure.as_ref().map_or_else(Cell::missing, Stated::cell);
        vec![
            Cell::words(&self.name),
            count(&self.full),
            count(&self.received),
            self.rate_cell(),
            self.stated_rate.clone().unwrap_or_else(Cell::missing),
            Cell::stated(self.threshold, text::percent(self.threshold), Vec::new()),
            self.verdict_cell(),
            self.stated_verdict_cell(),
        ]
    }

    fn bar(&self) -> BarRow {
        let tone = match self.verdict {
            Verdict::Met => Tone::Good,
            Verdict::Missed => Tone::Bad,
            Verdict::NotAssessed => Tone::Muted,
        };
        let value = self.rate.map_or(Decimal::ZERO, |r| r.percent(2));
        let cell = if self.rate.is_some() { self.rate_cell() } else { self.verdict_cell() };
        BarRow::new(&self.name, value, cell, tone)
    }
}

impl Ranking {
    /// How many agencies it has.
    pub(super) const fn size(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| row.verdict == verdict).count()
    }

    /// The rate of the whole as a tile.
    pub(super) fn key_tile(&self, subject: &Subject<'_>, reading: &Reading<'_>) -> Tile {
        let name = formula().map_or_else(|| labels::FULL_ONLINE_RATE.to_owned(), |i| i.vi.clone());
        let gist = labels::verdict_gist(
            self.count(Verdict::Met),
            self.count(Verdict::Missed),
            self.count(Verdict::NotAssessed),
        );
        let detail = std::iter::once(gist).chain(unplaced(subject, reading, self.span)).collect::<Vec<_>>().join(". ");
        Tile { label: name, value: self.whole.rate_cell(), detail }
    }
}

/// The catalogue's formula for the rate that this page recomputes.
fn formula() -> Option<&'static IndicatorDef> {
    let alone = |alternatives: &[Vec<String>], id: &str| alternatives.first().is_some_and(|a| a == &[id]);
    catalog().indicators.iter().find(|i| alone(&i.numerator, FULL) && alone(&i.denominator, RECEIVED))
}

fn formula_words() -> &'static str {
    formula().map_or("", |i| &i.formula)
}

fn ranking_blocks(subject: &Subject<'_>, reading: &Reading<'_>, ranking: &Ranking, position: usize) -> Vec<Block> {
    let mut blocks = vec![Block::Tiles(tiles(subject, reading, ranking))];
    let differing = ranking.rows.iter().filter(|row| row.differs()).count();
    if differing > 0 {
        blocks.push(Block::Note(labels::verdicts_differ(differing)));
    }
    if ranking.rows.iter().chain([&ranking.whole]).any(|row| row.of_new) {
        blocks.push(Block::Note(labels::FULL_ONLINE_OF_NEW.to_owned()));
    }
    blocks.extend(unplaced(subject, reading, ranking.span).map(|told| Block::Note(format!("{told}."))));
    blocks.extend(charts(subject, reading, ranking, position).into_iter().map(Block::Chart));
    blocks.push(Block::Table(table(reading, ranking, position)));
    blocks
}

fn tiles(subject: &Subject<'_>, reading: &Reading<'_>, ranking: &Ranking) -> Vec<Tile> {
    let span = ranking.span;
    let stated = |id: &str| {
        let count = reading.of(id).find(|f| f.period.span == span && f.scope.is_whole());
        let detail = count.and_then(|f| Some(labels::stated_count(f.number()?, f.of_total))).unwrap_or_default();
        (detail, count.map(|f| f.place.clone()).into_iter().collect::<Vec<_>>())
    };
    let tile = |label: &str, verdict: Verdict, emphasis: Emphasis, (detail, places): (String, Vec<Place>)| Tile {
        label: label.to_owned(),
        value: Cell::number(ranking.count(verdict)).with(emphasis).at(places),
        detail,
    };
    let numbers = ranking.whole.rate.map(super::cells::division).unwrap_or_default();
    let mut tiles = vec![
        tile(labels::MET, Verdict::Met, Emphasis::Good, stated("units_meeting_target")),
        tile(labels::MISSED, Verdict::Missed, Emphasis::Bad, stated("units_missing_target")),
        tile(labels::NOT_ASSESSED, Verdict::NotAssessed, Emphasis::Quiet, (String::new(), Vec::new())),
        Tile {
            label: labels::FULL_ONLINE_RATE.into(),
            value: ranking.whole.rate_cell(),
            detail: labels::formula_with_numbers(formula_words(), &numbers),
        },
    ];
    tiles.extend(target_tiles(subject, reading));
    tiles.extend(cited_tiles(subject, reading));
    tiles
}

/// The goals that the report sets for each level of agencies, each once.
fn target_tiles(subject: &Subject<'_>, reading: &Reading<'_>) -> Vec<Tile> {
    let of_report = || crate::scoring::of_source(subject.facts, reading.report.source);
    let goals = || of_report().filter(|f| f.indicator == "target" && f.of.as_deref() == Some(RATE));
    let tile = |level: AgencyLevel| {
        let own = || goals().filter(move |f| f.scope.level == Some(level));
        let first = own().next()?;
        let value = first.number()?;
        let places = own().filter(|f| f.number() == Some(value)).map(|f| f.place.clone()).collect();
        let name = match level {
            AgencyLevel::Department => labels::DEPARTMENTS,
            AgencyLevel::Locality => labels::LOCALITIES,
        };
        Some(Tile {
            label: labels::about(labels::TARGET_STATED, name),
            value: Cell::stated(value, text::quantity(value, &first.unit), places),
            detail: text::sentence(&text::period(first.period)),
        })
    };
    [AgencyLevel::Department, AgencyLevel::Locality].into_iter().filter_map(tile).collect()
}

/// Rates that the report cites from elsewhere: shown beside, never compared.
fn cited_tiles(subject: &Subject<'_>, reading: &Reading<'_>) -> Vec<Tile> {
    let of_report = crate::scoring::of_source(subject.facts, reading.report.source);
    let cited = of_report.filter(|f| f.indicator == RATE && f.kind == FactKind::Result && f.scope.is_whole());
    cited
        .filter_map(|fact| {
            let value = stated_rate(fact).with(Emphasis::Quiet);
            let detail = labels::cited_detail(fact.cited.as_deref()?);
            Some(Tile { label: labels::CITED_RATE.into(), value, detail })
        })
        .collect()
}

/// One ranking when a single line judges everybody, one for each level otherwise.
fn charts(subject: &Subject<'_>, reading: &Reading<'_>, ranking: &Ranking, position: usize) -> Vec<Figure> {
    let Thresholds { departments, localities } = subject.thresholds;
    let all: Vec<&Row> = ranking.rows.iter().collect();
    let of_level = |level: AgencyLevel| all.iter().copied().filter(|row| row.level == level).collect::<Vec<_>>();
    let groups = match departments == localities {
        true => vec![("full-online", labels::FULL_ONLINE_TITLE, departments, all)],
        false => vec![
            (
                "full-online-departments",
                labels::FULL_ONLINE_DEPARTMENTS_TITLE,
                departments,
                of_level(AgencyLevel::Department),
            ),
            (
                "full-online-localities",
                labels::FULL_ONLINE_LOCALITIES_TITLE,
                localities,
                of_level(AgencyLevel::Locality),
            ),
        ],
    };
    let drawn = groups.into_iter().filter(|(.., rows)| !rows.is_empty()).map(|(what, title, threshold, rows)| {
        let line = caption(reading.report, Period::over(ranking.span), formula_words());
        let naming = Naming::new(id(what, reading.report.source, position), title, line);
        let rows = rows.into_iter().map(Row::bar).collect();
        let headings = [labels::AGENCY, labels::SHARE_RECOMPUTED];
        bars(naming, headings, rows, Some(Decimal::whole(100)), Some(threshold))
    });
    drawn.collect()
}

fn table(reading: &Reading<'_>, ranking: &Ranking, position: usize) -> Sheet {
    let columns = vec![
        Column::words(labels::AGENCY),
        Column::number(labels::FULL_ONLINE_COUNT),
        Column::number(labels::RECEIVED),
        Column::rate(labels::SHARE_RECOMPUTED, 1, Whole::Column(2)),
        Column::number(labels::SHARE_STATED),
        Column::number(labels::THRESHOLD),
        Column::words(labels::VERDICT),
        Column::words(labels::VERDICT_STATED),
    ];
    let formula = format!("{}. {}", formula_words(), labels::VERDICT_FORMULA);
    let line = caption(reading.report, Period::over(ranking.span), &formula);
    let id = id("full-online-table", reading.report.source, position);
    let rows = ranking.rows.iter().map(Row::cells).collect();
    let mut table = sheet(&id, labels::FULL_ONLINE_TABLE_TITLE, &line, columns, rows);
    table.total = Some(ranking.whole.cells());
    table
}
