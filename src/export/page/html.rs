//! The document: head, sections, tables, drawings, and what was left out.

use super::super::xml::escape;
use crate::chart::{Spec, svg};
use crate::domain::{Report, Span};
use crate::present::{Block, Cell, Emphasis, Figure, Level, Page, Sheet, Subject, Tile};
use crate::text::{self, publishing as words};

/// Colours of both themes, the same as in the program.
const TOKENS: &str = include_str!("../../../style/tokens.css");
const STYLE: &str = include_str!("published.css");
/// Nothing is fetched and nothing runs.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
/// Width of drawings in CSS pixels; they shrink on narrow screens.
const WIDTH: u32 = 720;
/// The same on a telephone, where the wide drawing would be too small to read; the style sheet shows one of both.
const NARROW: u32 = 320;

/// The whole file.
pub(super) fn document(
    subject: &Subject<'_>,
    pages: &[Page],
    least: u32,
    hidden: usize,
    charts_left_out: usize,
) -> String {
    let title = title(subject.reports);
    let links: String = pages
        .iter()
        .map(|page| format!(r##"<li><a href="#{}">{}</a></li>"##, page.id.slug(), escape(&page.title)))
        .collect();
    let sections: String = pages.iter().map(section).collect();
    let sources: String =
        subject.reports.iter().map(|report| format!("<li>{}</li>", escape(&source(report)))).collect();
    let told = words::left_out(least, hidden, charts_left_out);
    let told: String = told.iter().map(|line| format!("<li>{}</li>", escape(line))).collect();
    let title = escape(&title);
    format!(
        r##"<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="{POLICY}"><meta name="color-scheme" content="light dark"><title>{title}</title><style>{}{STYLE}</style></head>
<body><a class="skip" href="#noi-dung">{}</a><header><h1>{title}</h1><p>{}</p></header><nav aria-label="{}"><ul>{links}</ul></nav><main id="noi-dung" tabindex="-1">{sections}</main><footer><h2>{}</h2><ul>{sources}</ul><h2>{}</h2><ul>{told}</ul></footer></body></html>
"##,
        bare(TOKENS),
        text::words::SKIP_TO_CONTENT,
        escape(words::PAGE_LEAD),
        words::PAGE_PARTS,
        words::PAGE_SOURCES,
        words::PAGE_LEFT_OUT,
    )
}

/// Whose figures and when, when all reports agree on it.
fn title(reports: &[Report]) -> String {
    let one = |all: Vec<String>| all.first().filter(|first| all.iter().all(|other| other == *first)).cloned();
    let province = one(reports.iter().filter_map(|r| r.province.clone()).collect());
    let told = reports.iter().filter(|r| r.period.span != Span::Unknown);
    let period = one(told.map(|r| text::period(r.period)).collect());
    words::page_title(province.as_deref(), period.as_deref())
}

fn source(report: &Report) -> String {
    let named = report.title.as_deref().unwrap_or(&report.name);
    let period = (report.period.span != Span::Unknown).then(|| text::period(report.period));
    [Some(named.to_owned()), report.number.clone(), period].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A style sheet without its remarks and line breaks.
fn bare(css: &str) -> String {
    let parts = css.split("/*").enumerate();
    let kept = parts.map(|(at, part)| if at == 0 { part } else { part.split_once("*/").map_or("", |(_, rest)| rest) });
    kept.flat_map(|part| part.lines().map(str::trim)).collect()
}

fn section(page: &Page) -> String {
    let blocks: String = page.blocks.iter().map(block).collect();
    let (id, title) = (page.id.slug(), escape(&page.title));
    format!(r#"<section aria-labelledby="{id}"><h2 id="{id}">{title}</h2>{blocks}</section>"#)
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, text, detail, .. } => {
            let tag = if *level == Level::Report { "h3" } else { "h4" };
            let detail = if detail.is_empty() { String::new() } else { format!("<p>{}</p>", escape(detail)) };
            format!("<{tag}>{}</{tag}>{detail}", escape(text))
        }
        Block::Tiles(tiles) => format!(r#"<dl class="tiles">{}</dl>"#, tiles.iter().map(tile).collect::<String>()),
        Block::Table(sheet) => table(sheet),
        Block::Chart(figure) => chart(figure),
        Block::Note(text) | Block::Empty(text) => format!(r#"<p class="note">{}</p>"#, escape(text)),
        _ => String::new(),
    }
}

fn tile(tile: &Tile) -> String {
    let class = class(&tile.value);
    let (label, value, detail) = (escape(&tile.label), escape(&tile.value.text), escape(&tile.detail));
    format!("<div><dt>{label}</dt><dd{class}>{value}</dd><dd class=\"detail\">{detail}</dd></div>")
}

fn chart(figure: &Figure) -> String {
    let caption = format!("<strong>{}</strong> {}", escape(&figure.spec.title), escape(&figure.caption));
    let narrow = Spec { id: format!("{}-narrow", figure.spec.id), ..figure.spec.clone() };
    let (wide, narrow) = (svg(&figure.spec, WIDTH), svg(&narrow, NARROW));
    let title = escape(&figure.spec.title);
    format!(
        r#"<figure><div class="drawing" role="group" tabindex="0" aria-label="{title}"><div class="wide">{wide}</div><div class="narrow">{narrow}</div></div><figcaption>{caption}</figcaption></figure>"#
    )
}

fn table(sheet: &Sheet) -> String {
    let numeric = |at: usize| sheet.columns.get(at).is_some_and(|c| c.numeric);
    let head = |(at, label): (usize, &str)| {
        let class = if numeric(at) { r#" class="number""# } else { "" };
        format!(r#"<th scope="col"{class}>{}</th>"#, escape(label))
    };
    let heads: String = sheet.columns.iter().map(|c| c.label.as_str()).enumerate().map(head).collect();
    let rows: String = sheet.rows.iter().map(|cells| row(cells, &numeric)).collect();
    let total = sheet.total.as_ref().map_or(String::new(), |cells| format!("<tfoot>{}</tfoot>", row(cells, &numeric)));
    let (title, caption) = (escape(&sheet.title), escape(&sheet.caption));
    format!(
        r#"<div class="scroll" role="group" tabindex="0" aria-label="{title}"><table><caption><strong>{title}</strong> {caption}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>{total}</table></div>"#
    )
}

/// The first cell names the row.
fn row(cells: &[Cell], numeric: &dyn Fn(usize) -> bool) -> String {
    let one = |(at, cell): (usize, &Cell)| {
        let text = escape(&cell.text);
        match (at, numeric(at)) {
            (0, _) => format!(r#"<th scope="row">{text}</th>"#),
            (_, true) => format!(r#"<td class="number{}">{text}</td>"#, tone(cell)),
            (_, false) => format!("<td{}>{text}</td>", class(cell)),
        }
    };
    format!("<tr>{}</tr>", cells.iter().enumerate().map(one).collect::<String>())
}

fn class(cell: &Cell) -> String {
    match tone(cell).trim_start() {
        "" => String::new(),
        tone => format!(r#" class="{tone}""#),
    }
}

const fn tone(cell: &Cell) -> &'static str {
    match cell.emphasis {
        Emphasis::Plain => "",
        Emphasis::Good => " good",
        Emphasis::Bad => " bad",
        Emphasis::Quiet => " quiet",
    }
}
