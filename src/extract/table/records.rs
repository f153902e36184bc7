//! Tables whose rows are agencies, fields or groups of the index: a figure for each named column.

use super::account::Book;
use super::head::Head;
use super::heading::Path;
use super::index::{IndexNames, Part, Subject, is_by_code};
use super::layout::{Column, Layout, Role, Target, record_of};
use super::model::{Line, Table};
use super::number::{Class, Convention, Said, hundredfold, read};
use super::period::{When, span_in};
use super::scope::{Named, Sections, clean, is_average, is_total};
use super::{TableContext, fact};
use crate::domain::{Decimal, Direction, Doubt, Fact, Scope, SetAsideReason, Span, Value, fold_phrase};

/// Reads the body of a table by its layout.
pub(super) fn records(
    context: &TableContext<'_>,
    names: &IndexNames<'_>,
    table: &Table,
    head: Option<&Head>,
    from: usize,
    layout: &Layout<'_>,
    book: &mut Book,
) -> Vec<Fact> {
    let mut reader = Records::new(context, names, table, layout, from);
    let mut facts = Vec::new();
    for (at, line) in table.lines.iter().enumerate().skip(from) {
        let repeated = head.is_some_and(|h| h.repeats(line));
        if repeated {
            book.set_aside(line, SetAsideReason::Heading);
            continue;
        }
        if line.filled().is_empty() || line.is_column_numbers() || line.values() == 0 {
            reader.sections.iter_mut().for_each(|s| s.heading(line, context.catalog));
            book.set_aside_plain(line, SetAsideReason::NoNumbers);
            continue;
        }
        let found = reader.row(at, line);
        if found.facts.is_empty() {
            book.set_aside(line, if found.named { SetAsideReason::NoNumbers } else { SetAsideReason::Nameless });
            continue;
        }
        let ordinals: Vec<usize> = layout.with(&Role::Ordinal).chain(layout.with(&Role::Code)).collect();
        book.read(line, &found.used, &ordinals);
        facts.extend(found.facts);
    }
    facts
}

struct Records<'r, 'a> {
    context: &'r TableContext<'a>,
    names: &'r IndexNames<'r>,
    layout: &'r Layout<'a>,
    /// The columns of each table that stands side by side here; mostly one.
    parts: Vec<Vec<usize>>,
    sections: Vec<Sections>,
    convention: Convention,
    /// Lines of the body that announce a total.
    totals: Vec<usize>,
    width: usize,
}

#[derive(Default)]
struct RowFacts {
    facts: Vec<Fact>,
    used: Vec<usize>,
    named: bool,
}

impl<'r, 'a> Records<'r, 'a> {
    fn new(
        context: &'r TableContext<'a>,
        names: &'r IndexNames<'r>,
        table: &Table,
        layout: &'r Layout<'a>,
        from: usize,
    ) -> Records<'r, 'a> {
        let records = layout.columns.len().checked_sub(1).map_or(0, |last| record_of(&layout.columns, last)) + 1;
        let of =
            |record: usize| (0..layout.columns.len()).filter(|i| record_of(&layout.columns, *i) == record).collect();
        let parts: Vec<Vec<usize>> = (0..records).map(of).collect();
        let total = |l: &Line| l.cells.iter().find(|c| c.is_named()).is_some_and(|c| is_total(&c.text));
        let totals = (from..table.lines.len()).filter(|i| table.lines[*i].values() > 0 && total(&table.lines[*i]));
        Records {
            context,
            names,
            layout,
            sections: parts.iter().map(|_| Sections::default()).collect(),
            parts,
            convention: super::number::convention(table.lines[from..].iter().flat_map(|l| &l.cells)),
            totals: totals.collect(),
            width: layout.columns.len(),
        }
    }

    fn row(&mut self, at: usize, line: &Line) -> RowFacts {
        let mut found = RowFacts::default();
        let more_totals = self.totals.iter().any(|t| *t > at);
        for part in 0..self.parts.len() {
            let columns = self.parts[part].clone();
            let named = self.sections[part].name(line, self.layout, &columns, self.context.catalog, more_totals);
            let Some(named) = named.or_else(|| limits_row(line)) else { continue };
            found.named = true;
            let shift = self.shift(line, &columns, &named);
            match self.layout.by_index {
                true => self.index_row(line, &columns, &named, shift, &mut found),
                false => self.agency_row(line, &columns, &named, shift, &mut found),
            }
        }
        found
    }

    /// How many cells a row lacks before its figures: «Tổng cộng» in one cell instead of two.
    fn shift(&self, line: &Line, columns: &[usize], named: &Named) -> usize {
        let roles = [Role::Agency, Role::Field, Role::Label];
        let naming = columns.iter().copied().find(|i| roles.contains(&self.layout.columns[*i].role));
        let (Some(naming), Some(at)) = (naming, named.at) else { return 0 };
        let short = self.width.saturating_sub(line.cells.len());
        let taken = line.cells.get(naming).is_some_and(super::number::is_value);
        if at < naming && taken && short >= naming - at { naming - at } else { 0 }
    }

    fn agency_row(&self, line: &Line, columns: &[usize], named: &Named, shift: usize, found: &mut RowFacts) {
        let limits = is_limits(&named.name);
        let average = is_average(&named.name);
        let (named, span) = self.period_row(named);
        for i in columns.iter().copied() {
            let Some(target) = self.layout.columns[i].target() else { continue };
            if average && matches!(self.layout.columns[i].class, Class::Count | Class::Amount(_)) {
                continue;
            }
            let (target, scope) = match limits {
                true => match limit_of(target) {
                    Some(target) => (target, Scope::whole()),
                    None => continue,
                },
                false => (target.clone(), named.scope.clone()),
            };
            let before = found.facts.len();
            self.put(line, i, shift, &target, &Named { scope, ..named.clone() }, found);
            if let Some(span) = span {
                found.facts[before..].iter_mut().for_each(|f| f.period.span = span);
            }
        }
    }

    /// «Tháng 1», «Quý I» as the name of a row: the whole in that period.
    fn period_row(&self, named: &Named) -> (Named, Option<Span>) {
        let agency = self.layout.with(&Role::Agency).chain(self.layout.with(&Role::Field)).next().is_some();
        let short = named.name.split_whitespace().count() <= 6;
        let known = self.context.catalog.knows_agency(&named.name);
        let span = span_in(&named.name, self.context.span.year()).filter(|_| !agency && short && !known);
        match span {
            Some(span) => (Named { scope: Scope::whole(), doubts: Vec::new(), ..named.clone() }, Some(span)),
            None => (named.clone(), None),
        }
    }

    fn index_row(&self, line: &Line, columns: &[usize], named: &Named, shift: usize, found: &mut RowFacts) {
        let part = |i: &usize| match self.layout.columns[*i].role {
            Role::Index(part) => Some((*i, part)),
            _ => None,
        };
        let parts: Vec<(usize, Part)> = columns.iter().filter_map(part).collect();
        let max = parts.iter().find(|(_, p)| *p == Part::Max).and_then(|(i, _)| self.number(line, *i, shift));
        let first = parts.first().map_or(0, |(i, _)| *i).min(line.cells.len());
        let mut texts = std::iter::once(named.name.as_str()).chain(line.cells[..first].iter().map(|c| c.text.as_str()));
        let Some(subject) = texts.find_map(|text| self.names.subject(text, max)) else { return };
        let unit = self.layout.with(&Role::Agency).find(|i| columns.contains(i)).and_then(|i| line.cells.get(i));
        let unit = unit.filter(|c| c.is_named() && self.names.subject(&c.text, max).is_none()).map(|c| clean(&c.text));
        let scope = unit.or_else(|| self.context.unit.clone()).map_or_else(Scope::whole, Scope::agency);
        let by_code = line.cells[..first].iter().any(|c| is_by_code(&Path::of([c.text.as_str()])));
        let doubts = if by_code { vec![Doubt::KindAssumed] } else { Vec::new() };
        let about = Named { scope, doubts, ..named.clone() };
        for (i, part) in parts {
            if part == Part::Change {
                self.change(line, i, shift, &subject, &about, found);
                continue;
            }
            if let Some(target) = subject.target(part) {
                self.put(line, i, shift, &target, &about, found);
            }
        }
    }

    /// «+0,25», «-0,15»: what a group rose or fell by; nothing where it stayed.
    fn change(&self, line: &Line, i: usize, shift: usize, subject: &Subject<'_>, about: &Named, found: &mut RowFacts) {
        let Some((at, target)) = i.checked_sub(shift).zip(subject.target(Part::Change)) else { return };
        let Some((direction, value)) = line.cells.get(at).and_then(|c| signed(&c.text)) else { return };
        let mut made = fact(self.context, line, at, &target, self.context.span, &about.scope);
        made.value = Value::Number(value);
        made.direction = Some(direction);
        "điểm".clone_into(&mut made.unit);
        found.used.push(at);
        found.facts.push(made);
    }

    fn number(&self, line: &Line, column: usize, shift: usize) -> Option<Decimal> {
        match read(line.cells.get(column.checked_sub(shift)?)?, Class::Points, self.convention) {
            Said::Number { value, .. } => Some(value),
            _ => None,
        }
    }

    fn put(&self, line: &Line, i: usize, shift: usize, target: &Target, named: &Named, found: &mut RowFacts) {
        let Some(at) = i.checked_sub(shift) else { return };
        let made = figure(self.context, line, at, &self.layout.columns[i], self.convention, target, &named.scope);
        let Some(mut made) = made else { return };
        made.doubts.extend(named.doubts.iter().copied());
        found.used.push(at);
        found.facts.push(made);
    }
}

/// The figure in one cell; `None` when the cell states none.
pub(super) fn figure(
    context: &TableContext<'_>,
    line: &Line,
    at: usize,
    column: &Column,
    convention: Convention,
    target: &Target,
    scope: &Scope,
) -> Option<Fact> {
    let cell = line.cells.get(at)?;
    let span = match column.when {
        When::Same => context.span,
        When::Other(span) => span,
        When::Lost => return None,
    };
    let (value, open) = match read(cell, column.class, convention) {
        _ if column.class == Class::Words && !cell.is_blank() => (Value::Text(cell.text.clone()), false),
        Said::Number { value, ambiguous } => {
            let value = if column.hundredfold && !cell.is_percent() { hundredfold(value) } else { value };
            (Value::Number(value), ambiguous)
        }
        Said::Words => (Value::NotApplicable, false),
        Said::Unclear if target.fact == "rank" => (Value::Number(rank_of_pair(&cell.text)?.0), false),
        Said::Missing | Said::Unclear => return None,
    };
    let mut made = fact(context, line, at, target, span, scope);
    made.value = value;
    made.doubts.clone_from(&column.doubts);
    if open {
        made.doubts.push(Doubt::NumberAmbiguous);
    }
    Some(made)
}

/// A number with a sign, or with a word or an arrow for one.
fn signed(text: &str) -> Option<(Direction, Decimal)> {
    let text = text.trim().to_lowercase();
    let up = ["+", "↑", "▲", "tăng"];
    let down = ["-", "–", "−", "↓", "▼", "giảm"];
    let rest = |signs: &[&str]| signs.iter().find_map(|s| text.strip_prefix(s)).map(str::trim);
    let found = rest(&up).map(|r| (Direction::Up, r)).or_else(|| rest(&down).map(|r| (Direction::Down, r)));
    let (direction, digits) = found.unwrap_or((Direction::Up, text.as_str()));
    let value = crate::extract::number::parse(digits, crate::extract::number::Reading::Measure)?;
    (!value.is_zero()).then_some((direction, value))
}

/// «4/34»: the rank, and how many were ranked.
pub(super) fn rank_of_pair(text: &str) -> Option<(Decimal, Decimal)> {
    let (rank, of) = text.split_once('/')?;
    let whole = |t: &str| t.trim().parse().ok().map(Decimal::whole);
    Some((whole(rank)?, whole(of)?))
}

/// A row of maxima over the columns of the index.
fn is_limits(name: &str) -> bool {
    let words = super::model::words(name);
    ["điểm tối đa", "tối đa", "thang điểm", "điểm chuẩn"].iter().any(|limit| words == fold_phrase(limit))
}

/// «(điểm tối đa)» where no agency is named.
fn limits_row(line: &Line) -> Option<Named> {
    let at = line.cells.iter().position(|c| c.is_named() && is_limits(&c.text))?;
    Some(Named { scope: Scope::whole(), name: clean(&line.cells[at].text), doubts: Vec::new(), at: None })
}

/// The maximum of what a column of points holds.
fn limit_of(target: &Target) -> Option<Target> {
    let points = target.count().filter(|fact| fact.starts_with("index766_"))?;
    Part::Max.target(points)
}
