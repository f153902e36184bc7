//! Where a file may be parted without reading what stands before.

use super::separated::{Dialect, Scanner, row_start};
use crate::ingest::rows::Row;

/// Rows that are looked at.
const ROWS: usize = 64;

/// The first place in some bytes from amid a file at which a row seems to begin: outside quotation marks or inside, by the
/// rows of the right width that follow. Whoever reads up to there finds out whether it is so.
pub fn likely_row(window: &[u8], dialect: Dialect, columns: usize) -> Option<usize> {
    let starts = [0, 1].into_iter().filter_map(|marks_before| row_start(window, 0, marks_before));
    // Of equals the first: no quotation mark is open.
    starts.rev().max_by_key(|start| wide(window.get(*start..).unwrap_or_default(), dialect, columns))
}

/// How many more of the first rows have so many cells than have not.
fn wide(bytes: &[u8], dialect: Dialect, columns: usize) -> i32 {
    let (mut seen, mut wide) = (0, 0);
    Scanner::amid(dialect).push(bytes, &mut |row: Row<'_>| {
        seen += 1;
        if seen <= ROWS {
            wide += if row.cells.len() == columns { 1 } else { -1 };
        }
    });
    wide
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_begins_outside_of_cells_of_several_lines() {
        let text = b"a;b;c\n1;\"x\n2;y\n3\";4\n5;\"x\n6;y\n7\";8\n9;z;0\n".as_slice();
        let likely = |from: usize| likely_row(&text[from..], Dialect { separator: b';' }, 3).map(|at| from + at);
        // From outside and from inside of the first such cell.
        assert_eq!((likely(1), likely(12), likely(17)), (Some(6), Some(20), Some(20)));
        assert_eq!(likely_row(b"no end", Dialect { separator: b';' }, 3), None);
    }
}
