//! Figures of one report that are looked at together: confirmed one by one, a column, a table, or all at once.

use super::review::{Filter, Review};
use super::review_figures::ReviewFigure;
use crate::domain::{Confidence, FactKey};
use crate::text::review as words;
use serde::{Deserialize, Serialize};

/// Figures in doubt that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmable {
    /// What they are, with their number.
    pub label: String,
    /// Which.
    pub keys: Vec<FactKey>,
}

/// All figures in doubt that a filter leaves, then each table, then each column; groups that hold the same figures as one
/// before them are left out.
pub(super) fn of(review: &Review, filter: Filter) -> Vec<Confirmable> {
    let figures: Vec<&ReviewFigure> =
        review.filtered(filter).into_iter().filter_map(|at| review.figures.get(at)).filter(|f| in_doubt(f)).collect();
    let mut groups: Vec<Confirmable> = Vec::new();
    add(&mut groups, words::confirm_all(figures.len()), figures.clone());
    for number in 0..review.tables.len() {
        let own: Vec<&ReviewFigure> = figures.iter().copied().filter(|f| table_of(review, f) == Some(number)).collect();
        let name = words::table(number + 1);
        add(&mut groups, words::confirm_table(&name, own.len()), own.clone());
        for column in columns(&own) {
            let cells: Vec<&ReviewFigure> = own.iter().copied().filter(|f| f.name == column).collect();
            add(&mut groups, words::confirm_column(&name, column, cells.len()), cells);
        }
    }
    let prose: Vec<&ReviewFigure> = figures.iter().copied().filter(|f| table_of(review, f).is_none()).collect();
    add(&mut groups, words::confirm_prose(prose.len()), prose);
    groups
}

fn in_doubt(figure: &ReviewFigure) -> bool {
    figure.confidence < Confidence::High
}

fn add(groups: &mut Vec<Confirmable>, label: String, figures: Vec<&ReviewFigure>) {
    let keys: Vec<FactKey> = figures.into_iter().map(|figure| figure.key.clone()).collect();
    if keys.len() > 1 && groups.iter().all(|other| other.keys != keys) {
        groups.push(Confirmable { label, keys });
    }
}

fn table_of(review: &Review, figure: &ReviewFigure) -> Option<usize> {
    let start = figure.range.start;
    review.tables.iter().position(|table| !figure.range.is_empty() && table.contains(&start))
}

/// The figures' names, each once, in reading order.
fn columns<'a>(figures: &[&'a ReviewFigure]) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for figure in figures {
        if !names.contains(&figure.name.as_str()) {
            names.push(&figure.name);
        }
    }
    names
}
