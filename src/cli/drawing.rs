//! Pages as plain text: the same blocks as in the browser, tables aligned.

use crate::present::{Block, Cell, FindingCard, Page, Sheet, Tile};
use crate::text::words;
use std::io::{self, Write};

/// Draws a page from top to bottom.
pub(super) fn page(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}\n{}", page.title, "=".repeat(width(&page.title)))?;
    writeln!(out, "{}", page.lead)?;
    page.blocks.iter().try_for_each(|b| block(b, out))?;
    writeln!(out)
}

/// A chart is drawn as its table; the thresholds are changed only on the page.
fn block(block: &Block, out: &mut dyn Write) -> io::Result<()> {
    match block {
        Block::Heading { text, detail, .. } => {
            writeln!(out, "\n{text}\n{}", "-".repeat(width(text)))?;
            if detail.is_empty() { Ok(()) } else { writeln!(out, "{detail}") }
        }
        Block::Tiles(list) => {
            writeln!(out)?;
            list.iter().try_for_each(|t| tile(t, out))
        }
        Block::Table(table) => sheet(table, out),
        Block::Chart(figure) => sheet(&figure.sheet, out),
        Block::Findings(cards) => cards.iter().enumerate().try_for_each(|(i, card)| finding(i + 1, card, out)),
        Block::Note(text) | Block::Hint(text) | Block::Empty(text) => writeln!(out, "\n{text}"),
        Block::ThresholdControl(_) => Ok(()),
    }
}

fn tile(tile: &Tile, out: &mut dyn Write) -> io::Result<()> {
    let detail = if tile.detail.is_empty() { String::new() } else { format!(" ({})", tile.detail) };
    writeln!(out, "{}: {}{detail}", tile.label, tile.value.text)
}

fn finding(number: usize, card: &FindingCard, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{number}. {}", card.title)?;
    let lines = [
        (&*card.stated_label, &card.stated.text),
        (&*card.recomputed_label, &card.recomputed.text),
        (words::DIFFERENCE, &card.difference),
        (words::RULE, &card.working),
    ];
    writeln!(out, "   {}", card.context)?;
    lines.iter().try_for_each(|(label, text)| writeln!(out, "   {label}: {text}"))?;
    card.notes.iter().try_for_each(|note| writeln!(out, "   {note}"))
}

fn sheet(sheet: &Sheet, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{}", sheet.title)?;
    let header: Vec<&str> = sheet.columns.iter().map(|c| c.label.as_str()).collect();
    let body = sheet.rows.iter().chain(&sheet.total).map(|row| row.iter().map(shown).collect::<Vec<_>>());
    let rows: Vec<Vec<&str>> = std::iter::once(header).chain(body).collect();
    let longest =
        |column: usize| rows.iter().filter_map(|row| row.get(column).map(|cell| width(cell))).max().unwrap_or(0);
    let widths: Vec<usize> = (0..sheet.columns.len()).map(longest).collect();
    let numeric: Vec<bool> = sheet.columns.iter().map(|c| c.numeric).collect();
    rows.iter().try_for_each(|row| writeln!(out, "{}", line(row, &widths, &numeric)))?;
    if sheet.caption.is_empty() { Ok(()) } else { writeln!(out, "{}", sheet.caption) }
}

fn shown(cell: &Cell) -> &str {
    &cell.text
}

fn line(row: &[&str], widths: &[usize], numeric: &[bool]) -> String {
    let aligned = row.iter().zip(widths).zip(numeric).map(|((cell, width), numeric)| match numeric {
        true => format!("{cell:>width$}"),
        false => format!("{cell:<width$}"),
    });
    aligned.collect::<Vec<_>>().join("  ").trim_end().to_owned()
}

/// Composed letters take one column each; the texts are all composed.
fn width(text: &str) -> usize {
    text.chars().count()
}
