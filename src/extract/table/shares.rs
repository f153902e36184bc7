//! Rate columns: what they are a share of, by formula or by their own numbers.

use super::head::Head;
use super::layout::{Column, Layout, Role, Target};
use super::model::{Line, Table};
use super::number::{Class, Convention, Said, hundredfold, read};
use crate::catalog::Catalog;
use crate::domain::{Decimal, Doubt, Ratio};
use crate::ingest::CellValue;

/// Settles every rate column of a layout.
pub(super) fn settle(layout: &mut Layout<'_>, table: &Table, head: Option<&Head>, from: usize, catalog: &Catalog) {
    let body = &table.lines[from..];
    let convention = super::number::convention(body.iter().flat_map(|l| &l.cells));
    let numbers = |at: usize, class: Class| column_numbers(body, at, class, convention);
    for at in 0..layout.columns.len() {
        let bare = layout.columns[at].role == Role::Unknown && layout.columns[at].path.is_rate();
        let open = layout.columns[at].target().is_some_and(|t| t.fact == "share" && t.base.is_none());
        let percent = bare || layout.columns[at].class == Class::Percent;
        if !percent {
            continue;
        }
        let rates = plain_rates(body, at, numbers(at, Class::Percent));
        let of = layout.columns[at].target().and_then(|t| t.of.clone());
        let found = match (bare || open).then(|| formula(layout, head, at)).flatten() {
            Some((of, base)) => Some((Target::share(of, Some(&base)), false)),
            None if bare || open => vote(layout, at, of.as_deref(), &rates, &numbers, catalog),
            None => known(layout, at).and_then(|(part, whole)| parts(layout, at, part, whole, &rates, &numbers)),
        };
        let small = is_part_of_one(&rates, body, at);
        let column = &mut layout.columns[at];
        if let Some((target, fraction)) = found {
            (column.role, column.class, column.hundredfold) = (Role::Figure(target), Class::Percent, fraction);
        } else if small {
            column.hundredfold = true;
            column.doubts.push(Doubt::NumberAmbiguous);
        }
    }
}

type Numbers = Vec<Option<Decimal>>;

fn column_numbers(body: &[Line], at: usize, class: Class, convention: Convention) -> Numbers {
    let number = |line: &Line| match line.cells.get(at).map(|cell| read(cell, class, convention)) {
        Some(Said::Number { value, .. }) => Some(value),
        _ => None,
    };
    body.iter().map(number).collect()
}

/// Where some cells of a column say «%» and others are plain numbers, only the plain ones tell what these are.
fn plain_rates(body: &[Line], at: usize, rates: Numbers) -> Numbers {
    let said: Vec<bool> = body.iter().map(|l| l.cells.get(at).is_some_and(|c| c.is_percent())).collect();
    let mixed = said.iter().zip(&rates).any(|(said, rate)| !said && rate.is_some());
    rates.into_iter().zip(said).map(|(rate, said)| rate.filter(|_| !(said && mixed))).collect()
}

/// «3=2/1*100» in the row of column numbers.
fn formula(layout: &Layout<'_>, head: Option<&Head>, at: usize) -> Option<(String, String)> {
    let labels = &head?.labels;
    let text = labels.get(at)?.as_ref()?.formula.as_ref()?;
    let (part, whole) = text.split_once(['/', ':'])?;
    let number =
        |text: &str| text.trim_end_matches("*100").trim_end_matches("x100").trim_end_matches('%').parse::<u32>().ok();
    let fact = |number: u32| {
        let column = labels.iter().position(|l| l.as_ref().is_some_and(|l| l.number == Some(number)))?;
        layout.columns.get(column)?.target()?.count().map(str::to_owned)
    };
    Some((fact(number(part)?)?, fact(number(whole)?)?))
}

/// The columns a share with both sides known is computed from.
fn known(layout: &Layout<'_>, at: usize) -> Option<(usize, usize)> {
    let target = layout.columns[at].target().filter(|t| t.fact == "share")?;
    Some((layout.column_of(target.of.as_deref()?, at)?, layout.column_of(target.base.as_deref()?, at)?))
}

/// Whether the rates are parts of one, told by the two columns they come from.
fn parts(
    layout: &Layout<'_>,
    at: usize,
    part: usize,
    whole: usize,
    rates: &Numbers,
    numbers: &impl Fn(usize, Class) -> Numbers,
) -> Option<(Target, bool)> {
    let (parts, wholes) = (numbers(part, Class::Count), numbers(whole, Class::Count));
    let fraction = agreeing(rates, &parts, &wholes, true) > agreeing(rates, &parts, &wholes, false);
    layout.columns[at].target().cloned().map(|target| (target, fraction))
}

/// Tries every pair of count columns as part and whole, and takes the one that most rows agree with.
fn vote(
    layout: &Layout<'_>,
    at: usize,
    of: Option<&str>,
    rates: &Numbers,
    numbers: &impl Fn(usize, Class) -> Numbers,
    catalog: &Catalog,
) -> Option<(Target, bool)> {
    let count = |i: &usize| {
        let column: &Column = &layout.columns[*i];
        column.class == Class::Count
            && column.when == layout.columns[at].when
            && column.target().and_then(Target::count).is_some()
    };
    let fact = |i: usize| layout.columns[i].target().and_then(Target::count).unwrap_or_default();
    let counts: Vec<usize> = (0..layout.columns.len()).filter(count).collect();
    let mut parts: Vec<(String, Numbers)> = Vec::new();
    for i in counts.iter().copied().filter(|i| of.map_or(*i < at, |of| fact(*i) == of)) {
        parts.push((fact(i).to_owned(), numbers(i, Class::Count)));
    }
    let early = counts.iter().find(|i| fact(**i) == "resolved_early");
    let on_time = counts.iter().find(|i| fact(**i) == "resolved_on_time");
    if let (Some(early), Some(on_time), Some("resolved_on_time")) = (early, on_time, of) {
        let (early, on_time) = (numbers(*early, Class::Count), numbers(*on_time, Class::Count));
        let both = early.iter().zip(&on_time).map(|(a, b)| Some((*a)?.plus((*b)?))).collect();
        parts.push(("resolved_early_or_on_time".to_owned(), both));
    }
    parts.reverse();
    let mut best: Option<(usize, String, String, bool)> = None;
    for (part, values) in &parts {
        let mut wholes: Vec<usize> = counts.iter().copied().filter(|i| fact(*i) != part).collect();
        let rank = |i: &usize| catalog.fact(part).and_then(|d| d.share_of.iter().position(|w| w == fact(*i)));
        wholes.sort_by_key(|i| rank(i).unwrap_or(usize::MAX));
        for whole in wholes {
            let bases = numbers(whole, Class::Count);
            for fraction in [false, true] {
                let agree = agreeing(rates, values, &bases, fraction);
                if agree > best.as_ref().map_or(0, |b| b.0) {
                    best = Some((agree, part.clone(), fact(whole).to_owned(), fraction));
                }
            }
        }
    }
    let comparable = rates.iter().flatten().count();
    if let Some((_, part, whole, fraction)) = best.filter(|b| b.0 * 2 >= comparable) {
        return Some((Target::share(part, Some(&whole)), fraction));
    }
    None
}

/// In how many rows the rate is the share of the two numbers, rounded or cut.
fn agreeing(rates: &Numbers, parts: &Numbers, wholes: &Numbers, fraction: bool) -> usize {
    let holds = |((rate, part), whole): ((&Option<Decimal>, &Option<Decimal>), &Option<Decimal>)| {
        let (rate, part, whole) = ((*rate)?, (*part)?, (*whole)?);
        let rate = if fraction { hundredfold(rate) } else { rate };
        let ratio = Ratio::new(part, whole)?;
        Some(ratio.percent(rate.places()) == rate || ratio.percent_truncated(rate.places()) == rate)
    };
    rates.iter().zip(parts).zip(wholes).filter(|row| holds(*row) == Some(true)).count()
}

/// A rate column of typed numbers none of which is above one.
fn is_part_of_one(rates: &Numbers, body: &[Line], at: usize) -> bool {
    let one = Decimal::whole(1);
    let values: Vec<Decimal> = rates.iter().flatten().copied().collect();
    let typed = body.iter().filter_map(|l| l.cells.get(at)).any(|c| matches!(c.value, CellValue::Number(_)));
    let tenth = Decimal::new(1, 1);
    typed && values.iter().all(|v| *v <= one) && values.iter().any(|v| *v > tenth && *v < one)
}
