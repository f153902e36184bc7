//! Tables without lines: rows of words that stand under each other, set apart by tabs.

use super::geometry::Unit;
use super::lines::{Line, Part};

/// Rows that make a table.
const ROWS: usize = 3;
/// Words this near are under each other.
const NEAR: Unit = 400;

/// The text of each line, with tabs between the cells where at least [`ROWS`] lines on end have columns.
pub(super) fn texts(lines: &[Line]) -> Vec<String> {
    let mut texts: Vec<String> = lines.iter().map(Line::text).collect();
    let mut from = 0;
    while from < lines.len() {
        let to = (from + 1..lines.len()).find(|i| !aligned(&lines[i - 1], &lines[*i])).unwrap_or(lines.len());
        if to - from >= ROWS {
            set_apart(&lines[from..to], &mut texts[from..to]);
        }
        from = to;
    }
    texts
}

/// Whether two lines have at least three parts each, and at least two of them stand under each other.
fn aligned(above: &Line, below: &Line) -> bool {
    let under = |a: &Part, b: &Part| {
        let middle = |p: &Part| p.left + (p.right - p.left) / 2;
        (a.left - b.left).abs() <= NEAR || (a.right - b.right).abs() <= NEAR || (middle(a) - middle(b)).abs() <= NEAR
    };
    let count = below.parts.iter().filter(|b| above.parts.iter().any(|a| under(a, b))).count();
    above.parts.len() >= 3 && below.parts.len() >= 3 && count >= 2
}

fn set_apart(lines: &[Line], texts: &mut [String]) {
    let Some(widest) = lines.iter().map(|l| l.parts.len()).max() else { return };
    let mut columns: Vec<(Unit, Unit)> = Vec::new();
    for line in lines.iter().filter(|l| l.parts.len() == widest) {
        for (i, part) in line.parts.iter().enumerate() {
            match columns.get_mut(i) {
                Some(column) => *column = (column.0.min(part.left), column.1.max(part.right)),
                None => columns.push((part.left, part.right)),
            }
        }
    }
    for (line, text) in lines.iter().zip(texts) {
        let mut cells = vec![Vec::new(); columns.len()];
        for part in &line.parts {
            cells[nearest(&columns, part)].push(part.text.as_str());
        }
        *text = cells.iter().map(|c| c.join(" ")).collect::<Vec<_>>().join("\t");
    }
}

/// The column that a part is over, or the nearest.
fn nearest(columns: &[(Unit, Unit)], part: &Part) -> usize {
    let distance = |(left, right): (Unit, Unit)| (left - part.right).max(part.left - right);
    (0..columns.len()).min_by_key(|i| distance(columns[*i])).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(base: Unit, parts: &[(Unit, Unit, &str)]) -> Line {
        let part =
            |(left, right, text): &(Unit, Unit, &str)| Part { left: *left, right: *right, text: (*text).to_owned() };
        Line { base, size: 1200, parts: parts.iter().map(part).collect() }
    }

    #[test]
    fn columns_need_three_rows_and_a_blank_cell_stays_blank() {
        let rows = [
            line(0, &[(0, 500, "1"), (3000, 9000, "So A"), (20_000, 22_000, "10"), (30_000, 32_000, "7")]),
            line(2000, &[(0, 500, "2"), (3000, 8000, "So B"), (30_000, 32_000, "8")]),
            line(4000, &[(0, 500, "3"), (3000, 8500, "So C"), (21_000, 22_000, "5"), (30_000, 32_000, "9")]),
        ];
        assert_eq!(texts(&rows), ["1\tSo A\t10\t7", "2\tSo B\t\t8", "3\tSo C\t5\t9"]);
        assert_eq!(texts(&rows[..2]), ["1 So A 10 7", "2 So B 8"]);
    }
}
