//! Which lines of a text are rows of tables.

use super::block::Line;
use crate::ingest::Grid;

/// What a line is to the tables of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Belongs {
    /// Not a row.
    No,
    /// A row known by its tabs.
    Tabs,
    /// A row of a grid of the file.
    Grid(usize),
}

/// The longest line without tabs that is taken for a section's name between two rows.
const SECTION: usize = 80;

/// Marks every line: rows of grids, lines of two or more tabs, runs of «chỉ tiêu ⇥ số», and section names between rows.
pub(super) fn belongs(chars: &[char], lines: &[Line], grids: &[Grid]) -> Vec<Belongs> {
    let tabs: Vec<usize> = lines.iter().map(|l| chars[l.start..l.end].iter().filter(|c| **c == '\t').count()).collect();
    let mut marks: Vec<Belongs> =
        tabs.iter().map(|count| if *count >= 2 { Belongs::Tabs } else { Belongs::No }).collect();
    mark_pairs(chars, lines, &tabs, &mut marks);
    mark_sections(chars, lines, &mut marks);
    mark_grids(lines, grids, &mut marks);
    marks
}

/// Runs of lines of one tab, most of them with a number behind it.
fn mark_pairs(chars: &[char], lines: &[Line], tabs: &[usize], marks: &mut [Belongs]) {
    let mut from = 0;
    while from < lines.len() {
        let to = (from..lines.len()).find(|i| tabs[*i] != 1).unwrap_or(lines.len());
        let numbers = (from..to).filter(|i| ends_in_number(chars, &lines[*i])).count();
        let joins = |at: Option<usize>| at.and_then(|i| marks.get(i)).is_some_and(|m| *m == Belongs::Tabs);
        let beside = to > from && (joins(from.checked_sub(1)) || joins(Some(to)));
        if (to - from >= 3 && numbers >= 2 && numbers * 2 >= to - from) || beside {
            marks[from..to].fill(Belongs::Tabs);
        }
        from = to + 1;
    }
}

/// Whether what stands behind the tab begins with a digit and holds no sentence.
fn ends_in_number(chars: &[char], line: &Line) -> bool {
    let text = &chars[line.from..line.to];
    let Some(tab) = text.iter().position(|c| *c == '\t') else { return false };
    let cell: Vec<&char> = text[tab + 1..].iter().skip_while(|c| c.is_whitespace()).collect();
    cell.first().is_some_and(|c| c.is_ascii_digit()) && cell.len() <= 40
}

/// A short line without tabs directly between two rows: «I. Sở, ban, ngành».
fn mark_sections(chars: &[char], lines: &[Line], marks: &mut [Belongs]) {
    for at in 1..lines.len().saturating_sub(1) {
        let short = (1..=SECTION).contains(&(lines[at].to - lines[at].from));
        let ends = lines[at].to > lines[at].from && matches!(chars[lines[at].to - 1], '.' | ';' | '!' | '?');
        let between = marks[at - 1] == Belongs::Tabs && marks[at + 1] == Belongs::Tabs;
        if marks[at] == Belongs::No && short && !ends && between {
            marks[at] = Belongs::Tabs;
        }
    }
}

fn mark_grids(lines: &[Line], grids: &[Grid], marks: &mut [Belongs]) {
    let rows = grids.iter().enumerate().flat_map(|(i, g)| g.rows.iter().map(move |r| (i, r.start)));
    for (grid, start) in rows {
        if let Ok(at) = lines.binary_search_by_key(&start, |l| l.start) {
            marks[at] = Belongs::Grid(grid);
        }
    }
}
