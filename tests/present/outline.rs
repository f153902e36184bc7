//! Pages as compact text, and their comparison with what was approved.

use std::path::PathBuf;
use thuoc_do::chart::{Marks, Spec};
use thuoc_do::present::{Block, Cell, Emphasis, Page, Sheet};

/// Longer tables are cut, their length noted.
const LONGEST: usize = 40;

/// A page, one line a tile, row, bar or card.
pub(crate) fn outline(page: &Page) -> String {
    let mut lines = vec![format!("# {}", page.title), page.lead.clone()];
    page.blocks.iter().for_each(|b| block(b, &mut lines));
    lines.join("\n") + "\n"
}

fn block(block: &Block, lines: &mut Vec<String>) {
    match block {
        Block::Heading { text, detail, .. } => {
            lines.extend([String::new(), format!("## {text}"), format!("   {detail}")])
        }
        Block::Tiles(tiles) => {
            lines.extend(tiles.iter().map(|t| format!("[{}] {} | {}", t.label, cell(&t.value), t.detail)));
        }
        Block::Table(table) => sheet(table, lines),
        Block::Chart(figure) => {
            lines.push(format!("~ {} <{}>", figure.spec.title, figure.spec.id));
            lines.push(format!("  {}", figure.caption));
            lines.extend(marks(&figure.spec));
        }
        Block::Findings(cards) => {
            for card in cards {
                lines.push(format!("! {} ({})", card.title, card.context));
                lines.push(format!("  {} ≠ {}  {}", cell(&card.stated), cell(&card.recomputed), card.difference));
                lines.push(format!("  {} {}", card.working, card.notes.join(" ")));
            }
        }
        Block::ThresholdControl(t) => lines.push(format!("<thresholds {} {}>", t.departments, t.localities)),
        Block::Note(text) => lines.push(format!("note: {text}")),
        Block::Hint(text) => lines.push(format!("hint: {text}")),
        Block::Empty(text) => lines.push(format!("empty: {text}")),
    }
}

fn sheet(sheet: &Sheet, lines: &mut Vec<String>) {
    lines.push(format!("= {} <{}>", sheet.title, sheet.id));
    lines.push(format!("  {}", sheet.caption));
    lines.push(format!("  {}", sheet.columns.iter().map(|c| c.label.as_str()).collect::<Vec<_>>().join(" | ")));
    let row = |cells: &[Cell]| cells.iter().map(cell).collect::<Vec<_>>().join(" | ");
    lines.extend(sheet.rows.iter().take(LONGEST).map(|r| format!("  {}", row(r))));
    lines.extend(sheet.rows.len().checked_sub(LONGEST).filter(|n| *n > 0).map(|n| format!("  … {n}")));
    lines.extend(sheet.total.iter().map(|r| format!("  Σ {}", row(r))));
}

fn marks(spec: &Spec) -> Vec<String> {
    match &spec.marks {
        Marks::Bars { bars, max, rules } => {
            let line = rules.iter().map(|rule| format!(", {} {}", rule.at, rule.text)).collect::<String>();
            let bar = |b: &thuoc_do::chart::Bar| format!("  ▪ {}: {} ({:?})", b.label, b.value_text, b.tone);
            std::iter::once(format!("  max {max}{line}")).chain(bars.iter().map(bar)).collect()
        }
        Marks::Stacks(stacks) => stacks
            .iter()
            .map(|s| {
                let slices = s.slices.iter().map(|p| format!("{} {} ({:?})", p.label, p.value_text, p.tone));
                format!("  ▪ {}: {}", s.label, slices.collect::<Vec<_>>().join(", "))
            })
            .collect(),
        Marks::Trend { series, .. } => {
            series.iter().flat_map(|line| &line.points).map(|p| format!("  • {}: {}", p.x_text, p.y_text)).collect()
        }
        // The same numbers follow as a table.
        Marks::Slope { lines, .. } => vec![format!("  • {} lines", lines.len())],
        Marks::Heat { rows, columns, .. } => vec![format!("  • {} × {} cells", rows.len(), columns.len())],
        Marks::Sealed(_) => vec!["  (sealed)".to_owned()],
        Marks::Waterfall(steps) => steps.iter().map(|s| format!("  • {}: {}", s.label, s.value_text)).collect(),
    }
}

/// Words, formula in braces, number of places, colour.
fn cell(cell: &Cell) -> String {
    let formula = if cell.formula.is_empty() { String::new() } else { format!(" {{{}}}", cell.formula) };
    let places = if cell.places.is_empty() { String::new() } else { format!(" @{}", cell.places.len()) };
    let colour = match cell.emphasis {
        Emphasis::Plain => "",
        Emphasis::Good => " ✓",
        Emphasis::Bad => " ✗",
        Emphasis::Quiet => " ·",
    };
    format!("{}{formula}{places}{colour}", cell.text)
}

/// Compares with the approved text of that name, or approves it when asked to.
pub(crate) fn approve(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/present").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, text).expect("a writable snapshot");
        return;
    }
    let approved = std::fs::read_to_string(&path).unwrap_or_default();
    let differing = approved.lines().zip(text.lines()).enumerate().find(|(_, (old, new))| old != new);
    if let Some((line, (old, new))) = differing {
        panic!("{name}.txt differs at line {}:\n- {old}\n+ {new}", line + 1);
    }
    assert_eq!(approved.lines().count(), text.lines().count(), "{name}.txt has another length");
}
