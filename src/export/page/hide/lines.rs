//! The sums of a table: what a hidden number could be worked out from.

use super::{count, whole};
use crate::domain::Decimal;
use crate::present::{Cell, Sheet};
use std::collections::BTreeSet;

/// Numbers that add up.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// The parts.
    pub(super) members: Vec<&'a Cell>,
    /// What they come to, where the table tells it.
    pub(super) sum: Option<&'a Cell>,
}

/// Every column whose total is told, in the table or elsewhere, and every sum that holds within all rows.
pub(super) fn lines<'a>(sheet: &'a Sheet, told: &BTreeSet<i128>) -> Vec<Line<'a>> {
    let adds_up = |line: &Line<'_>| line.sum.is_some() || line.comes_to().is_some_and(|sum| told.contains(&sum));
    let columns = (0..sheet.columns.len()).map(|at| column(sheet, at)).filter(adds_up);
    let within = equations(sheet).into_iter().flat_map(|equation| rows(sheet).map(move |row| equation.line(row)));
    columns.chain(within).filter(|line| line.members.len() > 1).collect()
}

impl Line<'_> {
    fn comes_to(&self) -> Option<i128> {
        self.members.iter().map(|cell| whole(count(cell)?)).sum()
    }
}

/// The rows and the total.
pub(super) fn rows(sheet: &Sheet) -> impl Iterator<Item = &[Cell]> {
    sheet.rows.iter().chain(&sheet.total).map(Vec::as_slice)
}

fn column(sheet: &Sheet, at: usize) -> Line<'_> {
    let own = |row: &'_ [Cell]| row.get(at).is_some_and(|cell| count(cell).is_some());
    let members = sheet.rows.iter().filter(|row| own(row)).filter_map(|row| row.get(at)).collect();
    let sum = sheet.total.as_ref().filter(|row| own(row)).and_then(|row| row.get(at));
    Line { members, sum }
}

/// Columns that add up to another one in every row that has them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Equation {
    parts: Vec<usize>,
    sum: usize,
}

impl Equation {
    fn line<'a>(&self, row: &'a [Cell]) -> Line<'a> {
        let counted = |at: &usize| row.get(*at).filter(|cell| count(cell).is_some());
        Line { members: self.parts.iter().filter_map(counted).collect(), sum: counted(&self.sum) }
    }

    /// A blank part adds nothing; a row without the sum, or without two parts, says nothing.
    fn holds(&self, table: &[Vec<Option<Decimal>>]) -> bool {
        let mut seen = false;
        for row in table {
            let number = |at: &usize| row.get(*at).copied().flatten();
            let parts: Vec<i128> = self.parts.iter().filter_map(|at| whole(number(at)?)).collect();
            let Some(sum) = number(&self.sum).and_then(whole).filter(|_| parts.len() > 1) else { continue };
            if parts.iter().sum::<i128>() != sum {
                return false;
            }
            seen |= sum > 0;
        }
        seen
    }
}

/// Sums of two or three columns, and of columns side by side.
fn equations(sheet: &Sheet) -> Vec<Equation> {
    let table: Vec<Vec<Option<Decimal>>> = rows(sheet).map(|row| row.iter().map(count).collect()).collect();
    let counts: Vec<usize> =
        (0..sheet.columns.len()).filter(|at| table.iter().any(|r| matches!(r.get(*at), Some(Some(_))))).collect();
    let mut sets: Vec<Vec<usize>> = Vec::new();
    for (i, a) in counts.iter().enumerate() {
        for (j, b) in counts.iter().enumerate().skip(i + 1) {
            sets.push(vec![*a, *b]);
            sets.extend(counts.iter().skip(j + 1).map(|c| vec![*a, *b, *c]));
            sets.extend(counts.get(i..=j).filter(|run| run.len() > 3).map(<[usize]>::to_vec));
        }
    }
    let sums = |parts: Vec<usize>| {
        let others: Vec<usize> = counts.iter().copied().filter(|at| !parts.contains(at)).collect();
        others.into_iter().map(move |sum| Equation { parts: parts.clone(), sum })
    };
    sets.into_iter().flat_map(sums).filter(|equation| equation.holds(&table)).collect()
}
