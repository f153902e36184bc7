//! All tables as a workbook: numbers as numbers, rates as formulas on their parts, sources, findings, charts.
//!
//! Written by hand: sheets, styles, links and two kinds of chart are all it needs, and a writer crate would outweigh the
//! page that offers it.

mod book;
mod cell;
mod chart;
mod collect;
mod parts;
mod sheet;
mod styles;

pub use collect::Located;
pub(in crate::export) use collect::fact_name;

use super::zip::{Entry, pack};
use crate::domain::Place;
use crate::present::Subject;
use styles::Styles;

/// The bytes of the workbook of everything loaded; the same session always gives the same bytes.
pub fn workbook(subject: &Subject<'_>, locate: &dyn Fn(&Place) -> Located) -> Vec<u8> {
    let book = &collect::book(subject, locate);
    let mut styles = Styles::default();
    let mut entries = vec![
        Entry::new("_rels/.rels", parts::package()),
        Entry::new("xl/workbook.xml", parts::workbook(book)),
        Entry::new("xl/_rels/workbook.xml.rels", parts::workbook_relations(book.sheets.len())),
    ];
    let mut charts = 0;
    for (at, table) in book.sheets.iter().enumerate() {
        let number = at + 1;
        entries.push(Entry::new(format!("xl/worksheets/sheet{number}.xml"), sheet::sheet(table, &mut styles)));
        if let Some(drawn) = &table.chart {
            charts += 1;
            entries.push(Entry::new(format!("xl/worksheets/_rels/sheet{number}.xml.rels"), parts::drawn(charts)));
            entries.push(Entry::new(format!("xl/drawings/drawing{charts}.xml"), chart::drawing(table)));
            entries.push(Entry::new(format!("xl/drawings/_rels/drawing{charts}.xml.rels"), parts::charted(charts)));
            entries.push(Entry::new(format!("xl/charts/chart{charts}.xml"), chart::chart(table, drawn)));
        }
    }
    entries.push(Entry::new("xl/styles.xml", styles.xml()));
    entries.insert(0, Entry::new("[Content_Types].xml", parts::content_types(book.sheets.len(), charts)));
    pack(&entries)
}
