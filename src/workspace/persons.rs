//! Lists of dossiers within a report: their columns of persons are emptied before anything else is made of the report, so
//! that no name, number or address of a citizen is kept with it.

use crate::catalog::{DossierDefs, Role};
use crate::domain::sort_by;
use crate::ingest::{CellValue, Document, ReadNote};

/// Rows of a table among which its headings are looked for.
const HEAD: usize = 30;
/// Characters of the longest heading.
const HEADING: usize = 80;
/// Different columns that only a list of dossiers has, its headings must name at least so many.
const TELLING: usize = 2;

/// First character of a cell, and one past its last.
type Span = (usize, usize);

/// Blanks take the place of what stands in columns of persons, one for one, so that every place stays; a note says so.
pub(super) fn without_persons(mut document: Document, defs: &DossierDefs) -> Document {
    let chars: Vec<char> = document.text.chars().collect();
    let mut found = Found { chars: &chars, defs, columns: Vec::new(), width: 0, emptied: Vec::new(), most: 0 };
    if document.grids.is_empty() {
        let rows = tabbed(&chars);
        // Lines without cells part one table from the next.
        rows.split(|row| row.len() <= TELLING).for_each(|table| found.table(table));
    }
    for grid in &document.grids {
        let rows = grid.rows.iter().map(|row| row.cells.iter().map(|cell| (cell.start, cell.end)).collect());
        found.table(&rows.collect::<Vec<_>>());
    }
    let (mut emptied, columns) = (found.emptied, found.most);
    if columns == 0 {
        return document;
    }
    sort_by(&mut emptied, Ord::cmp);
    document.text = blanked(&chars, &emptied);
    let cells = document.grids.iter_mut().flat_map(|grid| &mut grid.rows).flat_map(|row| &mut row.cells);
    for cell in cells.filter(|cell| emptied.binary_search(&(cell.start, cell.end)).is_ok()) {
        cell.value = CellValue::Blank;
    }
    document.notes.push(ReadNote::PersonsLeftOut { columns });
    document
}

/// The rows of a text whose cells stand between tabs.
fn tabbed(chars: &[char]) -> Vec<Vec<Span>> {
    let mut at = 0;
    let mut rows = Vec::new();
    for line in chars.split(|c| *c == '\n') {
        let mut cells = Vec::new();
        for cell in line.split(|c| *c == '\t') {
            cells.push((at, at + cell.len()));
            at += cell.len() + 1;
        }
        rows.push(cells);
    }
    rows
}

fn blanked(chars: &[char], spans: &[Span]) -> String {
    let mut spans = spans.iter().peekable();
    let shown = |(at, c): (usize, &char)| {
        while spans.next_if(|(_, end)| *end <= at).is_some() {}
        if spans.peek().is_some_and(|(start, _)| *start <= at) { ' ' } else { *c }
    };
    chars.iter().enumerate().map(shown).collect()
}

/// Columns of persons, and what stood in them.
struct Found<'a> {
    chars: &'a [char],
    defs: &'a DossierDefs,
    /// Those of the table being read.
    columns: Vec<usize>,
    /// How many columns it has.
    width: usize,
    emptied: Vec<Span>,
    /// The most columns of a table.
    most: usize,
}

impl Found<'_> {
    /// Reads a table. One without headings that is as wide as the one before goes on with it, as on the pages of a PDF.
    fn table(&mut self, rows: &[Vec<Span>]) {
        let Some(width) = rows.iter().map(Vec::len).max() else { return };
        if width != self.width {
            self.columns.clear();
        }
        self.width = width;
        for (number, row) in rows.iter().enumerate() {
            let heads = if number < HEAD { self.persons(row) } else { None };
            match heads {
                Some(columns) => self.columns = columns,
                None => self.empty(row),
            }
        }
    }

    fn empty(&mut self, row: &[Span]) {
        let cells = row.iter().enumerate().filter(|(column, _)| self.columns.contains(column));
        let stated = cells.map(|(_, span)| *span).filter(|(start, end)| start < end);
        let before = self.emptied.len();
        self.emptied.extend(stated);
        if self.emptied.len() > before {
            self.most = self.most.max(self.columns.len());
        }
    }

    /// The columns of persons if a row heads a list of dossiers.
    fn persons(&self, row: &[Span]) -> Option<Vec<usize>> {
        let role = |(start, end): &Span| {
            let heading = self.chars.get(*start..*end).filter(|chars| (1..=HEADING).contains(&chars.len()))?;
            self.defs.role(&heading.iter().collect::<String>()).map(|(role, ..)| role)
        };
        // Most rows have too few cells to be looked at.
        if row.len() <= TELLING {
            return None;
        }
        let roles: Vec<Option<Role>> = row.iter().map(role).collect();
        let telling = roles.iter().flatten().filter(|role| is_telling(**role));
        let telling = telling.fold(0_u32, |told, role| told | 1 << *role as u32).count_ones() as usize;
        let persons = roles.iter().enumerate().filter(|(_, role)| **role == Some(Role::Personal));
        let persons: Vec<usize> = persons.map(|(column, _)| column).collect();
        (telling >= TELLING && !persons.is_empty()).then_some(persons)
    }
}

/// Whether only lists of dossiers have such a column, tables of figures not.
const fn is_telling(role: Role) -> bool {
    use Role::{Code, Due, Procedure, ProcedureCode, Received, Returned, Status, SupplementAsked, SupplementDone};
    matches!(
        role,
        Code | ProcedureCode | Procedure | Received | Due | Returned | Status | SupplementAsked | SupplementDone
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::dossier_defs;
    use crate::workspace::Options;

    fn read(name: &str, text: &str) -> Document {
        let document = crate::ingest::read_with(name, text.as_bytes(), &mut Options::default()).unwrap();
        without_persons(document, dossier_defs())
    }

    #[test]
    fn columns_of_persons_are_emptied_and_nothing_else() {
        let list = "Tháng 1/2024 tiếp nhận 2 hồ sơ\nMã hồ sơ,Ngày vào sổ,Tên thủ tục,Người nộp,Số CCCD,Trạng thái\n\
            H1,05/01/2024,Khai sinh,Nguyễn Văn Lạ,001099012345,Đã trả\nH2,06/01/2024,Khai tử,Trần Thị Quen,001099054321,Đang xử lý\n";
        for (name, text) in [("a.csv", list.to_owned()), ("a.txt", list.replace(',', "\t"))] {
            let read = read(name, &text);
            let kept = |word: &str| read.text.contains(word);
            assert!(["Nguyễn", "Quen", "0010990"].iter().all(|word| !kept(word)), "{name}: {}", read.text);
            assert!(["H1", "Khai sinh", "Người nộp", "Đang xử lý", "2 hồ sơ"].iter().all(|word| kept(word)), "{name}");
            assert_eq!(read.notes.last(), Some(&ReadNote::PersonsLeftOut { columns: 2 }), "{name}");
            let cells = read.grids.iter().flat_map(|grid| &grid.rows).flat_map(|row| &row.cells);
            let text: Vec<char> = read.text.chars().collect();
            let blank = |start: usize, end: usize| text[start..end].iter().all(|c| *c == ' ');
            assert!(cells.filter(|cell| blank(cell.start, cell.end)).all(|cell| cell.value == CellValue::Blank));
        }
        let below = format!("{}{}", "Kết quả trong tháng\n".repeat(60), list.replace(',', "\t"));
        assert!(!read("c.txt", &below).text.contains("Nguyễn"), "far below the beginning");
        let table = "Tổ chức, cá nhân,Tiếp nhận,Đã giải quyết\nCá nhân,20,18\nTổ chức,5,5\n";
        assert_eq!(read("b.csv", table).text.matches("Cá nhân").count(), 1);
    }
}
