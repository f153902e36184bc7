//! An appendix's table as a chart: the same numbers, drawn. What has no number is no bar; a table without any has no chart.

use super::appendix::is_doubted;
use super::figures::Figures;
use crate::chart::{Marks, Rule, Slice, Spec, Stack, Tone};
use crate::domain::{Decimal, SourceId, sort_by_key};
use crate::present::{BarRow, Cell, Emphasis, Figure, Naming, Sheet, Sort, public_citation, ranked};
use crate::text::{self, labels, publishing as words};

/// More bars than this are drawn as the largest and the smallest, half of each.
const MOST: usize = 60;

/// The chart of a table, by the catalogue's id of the appendix.
pub(super) fn chart(figures: &Figures<'_>, sheet: &Sheet) -> Option<Figure> {
    let drawn = Drawn { figures, sheet };
    match sheet.id.as_str() {
        "satisfaction" => drawn.bars(words::CHART_SATISFACTION, 0, 1),
        "payment" => drawn.bars(words::CHART_PAYMENT, 1, 2),
        "processing" => drawn.courses().or_else(|| {
            let (at, title) = drawn.widest_known()?;
            drawn.bars(&title, 1, at)
        }),
        "full_online" => drawn.bars(words::CHART_FULL_ONLINE, 1, 4),
        "index" => drawn.bars(words::CHART_INDEX, 0, 1),
        _ => None,
    }
}

struct Drawn<'a> {
    figures: &'a Figures<'a>,
    sheet: &'a Sheet,
}

impl Drawn<'_> {
    /// A bar a row, the longest first where rows are agencies; rows without a number say so.
    fn bars(&self, title: &str, name: usize, value: usize) -> Option<Figure> {
        let mut rows: Vec<BarRow> = self.sheet.rows.iter().filter_map(|row| self.bar(row, name, value)).collect();
        let known = rows.iter().filter(|row| number(&row.cell).is_some()).count();
        if name > 0 {
            sort_by_key(&mut rows, |row| std::cmp::Reverse(number(&row.cell)));
        }
        if rows.len() > MOST {
            rows.retain(|row| number(&row.cell).is_some());
            if known > MOST {
                drop(rows.drain(MOST / 2..known - MOST / 2));
            }
        }
        let left_out = (known > MOST).then(|| words::most_and_least(MOST / 2, known));
        let heading = self.sheet.columns.get(value)?.label.as_str();
        let naming = self.naming(title, self.sheet.rows.iter().filter_map(|row| row.get(value)), left_out);
        let max = (self.sheet.id == "full_online").then_some(Decimal::whole(100));
        (known > 0).then(|| ranked(naming, [self.sheet.columns[name].label.as_str(), heading], rows, max, self.rules()))
    }

    fn bar(&self, row: &[Cell], name: usize, value: usize) -> Option<BarRow> {
        let (label, cell) = (row.get(name)?.text.as_str(), row.get(value)?);
        let Some(value) = number(cell) else {
            let verdict = row.last().filter(|_| self.sheet.id == "full_online");
            return Some(BarRow::without(label, verdict.map_or_else(Cell::missing, |cell| Cell::absent(&cell.text))));
        };
        let tone = match row.last().map(|verdict| verdict.emphasis) {
            Some(Emphasis::Good) if self.sheet.id == "full_online" => Tone::Good,
            Some(Emphasis::Bad) if self.sheet.id == "full_online" => Tone::Bad,
            _ => Tone::Primary,
        };
        let mut bar = BarRow::new(label, value, cell.clone(), tone);
        match self.sheet.id.as_str() {
            "satisfaction" => bar.bar.value_text = labels::with_share(&cell.text, &row.get(2)?.text),
            "index" => {
                let max = row.get(2)?;
                bar.bar.max = number(max).map(Decimal::to_f64);
                bar.bar.value_text = format!("{}/{}", cell.text, max.text);
            }
            _ => {}
        }
        Some(bar)
    }

    /// The line that agencies should reach, where it is the same for all.
    fn rules(&self) -> Vec<Rule> {
        let targets = || self.sheet.rows.iter().filter_map(|row| number(row.get(5)?));
        let first = targets().next().filter(|_| self.sheet.id == "full_online");
        let same = first.filter(|first| targets().all(|target| target == *first));
        let rule = |at: Decimal| Rule { at: at.to_f64(), text: labels::threshold_line(at), dashed: false };
        same.map(rule).into_iter().collect()
    }

    /// Resolved dossiers of each agency whose parts make up its total: early, on time, late.
    fn courses(&self) -> Option<Figure> {
        let at = |label: &str| {
            let label = words::column(words::GROUP_RESOLVED, label);
            self.sheet.columns.iter().position(|column| column.label == label)
        };
        let total = at(words::COLUMN_TOTAL)?;
        let parts = [
            (words::COLUMN_EARLY, Tone::Good),
            (words::COLUMN_ON_TIME, Tone::Primary),
            (words::COLUMN_EARLY_ON_TIME, Tone::Good),
            (words::COLUMN_LATE, Tone::Bad),
            (words::COLUMN_WITHOUT_DUE, Tone::Muted),
        ];
        let parts: Vec<(usize, &str, Tone)> =
            parts.into_iter().filter_map(|(label, tone)| Some((at(label)?, label, tone))).collect();
        let stack = |(row, cells): (usize, &Vec<Cell>)| stack(row, cells, total, &parts);
        let stacks: Vec<Stack> = self.sheet.rows.iter().enumerate().filter_map(stack).collect();
        (stacks.len() * 2 > self.sheet.rows.len()).then(|| self.stacked(stacks, &parts))
    }

    fn stacked(&self, stacks: Vec<Stack>, parts: &[(usize, &str, Tone)]) -> Figure {
        let missing = self.sheet.rows.len() - stacks.len();
        let left_out = (missing > 0).then(|| words::not_drawn(missing));
        let cells = self.sheet.rows.iter().flat_map(|row| parts.iter().filter_map(|(at, ..)| row.get(*at)));
        let Naming { id, title, caption } = self.naming(words::CHART_COURSES, cells, left_out);
        let told = stacks.iter().map(|stack| {
            let parts = stack.slices.iter().map(|slice| format!("{} {}", slice.label.to_lowercase(), slice.value_text));
            labels::named(&stack.label, &parts.collect::<Vec<_>>().join(", "))
        });
        let description = labels::description(&caption, &told.collect::<Vec<_>>());
        let sheet = Sheet { id: format!("{id}-table"), ..self.sheet.clone() };
        Figure { spec: Spec { id, title, description, marks: Marks::Stacks(stacks) }, caption, sheet }
    }

    /// The first of the columns that most agencies have a number in, and its name.
    fn widest_known(&self) -> Option<(usize, String)> {
        let known =
            |at: usize| self.sheet.rows.iter().filter(|row| row.get(at).is_some_and(|c| number(c).is_some())).count();
        let at = (2..self.sheet.columns.len()).rev().max_by_key(|at| known(*at))?;
        Some((at, words::of_each(&self.sheet.columns.get(at)?.label)))
    }

    /// Title with the period; under it period, reports, what is not drawn and what must be known.
    fn naming<'c>(
        &self,
        title: &str,
        cells: impl Iterator<Item = &'c Cell> + Clone,
        left_out: Option<String>,
    ) -> Naming {
        let sources: Vec<SourceId> = cells.clone().flat_map(|cell| &cell.places).map(|place| place.source).collect();
        let own = self.figures.readings().iter().filter(|r| sources.contains(&r.report.source));
        let mut files: Vec<String> = Vec::new();
        own.map(|r| public_citation(r.report)).for_each(|file| super::compose::note(&mut files, file));
        let mut caption = labels::caption_of(&self.figures.period(), &files);
        if let Some(left_out) = left_out {
            caption = [caption, left_out].join(" ");
        }
        if cells.clone().any(is_doubted) {
            caption = [caption.as_str(), words::CHART_DOUBTFUL].join(" ");
        }
        Naming::new(format!("draft-{}", self.sheet.id), &words::titled(title, &self.figures.period()), caption)
    }
}

fn number(cell: &Cell) -> Option<Decimal> {
    match cell.sort {
        Sort::Number(value) => Some(value),
        Sort::Text | Sort::Missing => None,
    }
}

/// One agency's parts; `None` unless they make up its total: what is not stated is not nothing.
fn stack(row: usize, cells: &[Cell], total: usize, parts: &[(usize, &str, Tone)]) -> Option<Stack> {
    let total = number(cells.get(total)?)?;
    let slice = |(at, label, tone): &(usize, &str, Tone)| {
        let value = number(cells.get(*at)?)?;
        let value_text = text::decimal(value);
        Some((
            value,
            Slice { label: (*label).to_owned(), value: value.to_f64(), value_text, tone: *tone, at: (row, *at) },
        ))
    };
    let known: Vec<(Decimal, Slice)> = parts.iter().filter_map(slice).collect();
    let sum = known.iter().fold(Decimal::ZERO, |sum, (value, _)| sum.plus(*value));
    let slices = known.into_iter().map(|(_, slice)| slice).collect();
    let label = cells.get(1)?.text.clone();
    (sum == total && !total.is_zero()).then_some(Stack { label, slices })
}
