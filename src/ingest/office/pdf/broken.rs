//! A table's row that is broken over two pages: its first lines end a page, the rest begin the next.

use crate::ingest::{CellInput, RowInput};

/// Whether a row at the top of a page is the rest of the row at the foot of the page before: the first column, which counts
/// or names, says nothing, and every word goes on with a cell that stands unfinished above.
pub(super) fn goes_on(row: &RowInput, rest: &RowInput) -> bool {
    let said = |cell: &CellInput| !cell.text.is_empty();
    let counted = |cells: &[CellInput]| cells.first().is_some_and(said);
    let pairs = || row.cells.iter().zip(&rest.cells).filter(|(_, below)| said(below));
    let same = row.cells.len() == rest.cells.len();
    let whole = pairs().all(|(above, below)| above.columns == below.columns && unfinished(&above.text, &below.text));
    same && counted(&row.cells) && !counted(&rest.cells) && pairs().count() > 0 && whole
}

/// Puts the rest of a row behind its beginning.
pub(super) fn join(row: &mut RowInput, rest: RowInput) {
    for (above, below) in row.cells.iter_mut().zip(rest.cells).filter(|(_, below)| !below.text.is_empty()) {
        above.text = format!("{} {}", above.text, below.text);
    }
}

/// Whether words go on with those above: by a small letter, or because those above end in what asks for more.
fn unfinished(above: &str, below: &str) -> bool {
    let last = above.rsplit(' ').next().unwrap_or_default();
    // «và», «về», «có»: a name does not end in a short word of small letters.
    let joins = last.chars().count() <= 2 && last.chars().all(char::is_lowercase);
    let open = above.ends_with([',', '-', '–', '&', '(']) || joins;
    !above.is_empty() && (open || below.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> RowInput {
        let cells = cells.iter().map(|c| CellInput { text: (*c).to_owned(), ..CellInput::default() });
        RowInput { cells: cells.collect(), ..RowInput::default() }
    }

    #[test]
    fn the_rest_of_a_name_goes_on_and_a_group_or_a_body_does_not() {
        let above = row(&["8", "Sở Văn hóa, Thể thao", "539", "28,01%"]);
        assert!(goes_on(&above, &row(&["", "và Du lịch", "", ""])));
        assert!(goes_on(&row(&["8", "Sở Văn hóa,", "539", ""]), &row(&["", "Thể thao", "", ""])));
        for next in [["", "Khối huyện", "", ""], ["9", "và Du lịch", "", ""], ["", "và Du lịch", "12", ""], [""; 4]]
        {
            assert!(!goes_on(&above, &row(&next)), "{next:?}");
        }
        assert!(!goes_on(&row(&["", "Cộng", "", ""]), &row(&["", "và Du lịch", "", ""])));
        let mut whole = above;
        join(&mut whole, row(&["", "và Du lịch", "", ""]));
        let texts: Vec<&str> = whole.cells.iter().map(|c| c.text.as_str()).collect();
        assert_eq!(texts, ["8", "Sở Văn hóa, Thể thao và Du lịch", "539", "28,01%"]);
    }
}
