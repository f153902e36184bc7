//! The parts that tie sheets, drawings and charts together.

use super::super::xml::{HEAD, escape};
use super::book::Book;
use super::sheet::{filtered, head_rows};

pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
pub(super) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const DRAWING: &str = "application/vnd.openxmlformats-officedocument";

pub(super) fn content_types(sheets: usize, charts: usize) -> String {
    let part = |name: String, kind: String| format!(r#"<Override PartName="{name}" ContentType="{kind}+xml"/>"#);
    let mut parts = part("/xl/workbook.xml".into(), format!("{SHEET}.sheet.main"));
    parts.push_str(&part("/xl/styles.xml".into(), format!("{SHEET}.styles")));
    parts.extend((1..=sheets).map(|n| part(format!("/xl/worksheets/sheet{n}.xml"), format!("{SHEET}.worksheet"))));
    parts.extend((1..=charts).map(|n| part(format!("/xl/drawings/drawing{n}.xml"), format!("{DRAWING}.drawing"))));
    parts.extend((1..=charts).map(|n| part(format!("/xl/charts/chart{n}.xml"), format!("{DRAWING}.drawingml.chart"))));
    format!(
        r#"{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{parts}</Types>"#
    )
}

fn relations(all: &[(String, &str, String)]) -> String {
    let one = |(id, kind, target): &(String, &str, String)| {
        format!(r#"<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"/>"#)
    };
    let all: String = all.iter().map(one).collect();
    format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{all}</Relationships>"#)
}

pub(super) fn package() -> String {
    relations(&[("rId1".into(), "officeDocument", "xl/workbook.xml".into())])
}

pub(super) fn workbook_relations(sheets: usize) -> String {
    let sheet = |n: usize| (format!("rId{n}"), "worksheet", format!("worksheets/sheet{n}.xml"));
    let mut all: Vec<_> = (1..=sheets).map(sheet).collect();
    all.push((format!("rId{}", sheets + 1), "styles", "styles.xml".into()));
    relations(&all)
}

pub(super) fn drawn(number: usize) -> String {
    relations(&[("rId1".into(), "drawing", format!("../drawings/drawing{number}.xml"))])
}

pub(super) fn charted(number: usize) -> String {
    relations(&[("rId1".into(), "chart", format!("../charts/chart{number}.xml"))])
}

/// Sheets by name, heads that repeat in print, filters; formulas are computed anew when the book is opened.
pub(super) fn workbook(book: &Book) -> String {
    let numbered = || book.sheets.iter().enumerate();
    let sheet = |(at, table): (usize, &super::book::Table)| {
        let number = at + 1;
        format!(r#"<sheet name="{}" sheetId="{number}" r:id="rId{number}"/>"#, escape(&table.name))
    };
    let sheets: String = numbered().map(sheet).collect();
    let named = |at: usize, name: &str, more: &str, range: String| {
        format!(r#"<definedName name="_xlnm.{name}" localSheetId="{at}"{more}>{}</definedName>"#, escape(&range))
    };
    let with_rows = || numbered().filter(|(_, t)| !t.rows.is_empty());
    let filters: String =
        with_rows().map(|(at, t)| named(at, "_FilterDatabase", r#" hidden="1""#, filtered(t))).collect();
    let heads: String = numbered().map(|(at, t)| named(at, "Print_Titles", "", head_rows(&t.name))).collect();
    format!(
        r#"{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>{sheets}</sheets><definedNames>{filters}{heads}</definedNames><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>"#
    )
}
