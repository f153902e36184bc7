//! Plain text as a Word file and as a web page.

use crate::parts;

/// A stretch of a text: lines of words, or rows of a table.
enum Stretch<'a> {
    Line(&'a str),
    Table(Vec<Vec<&'a str>>),
}

fn stretches(text: &str) -> Vec<Stretch<'_>> {
    let mut all = Vec::new();
    for line in text.split('\n') {
        let cells: Vec<&str> = line.split('\t').collect();
        match (cells.len() > 2, all.last_mut()) {
            (true, Some(Stretch::Table(rows))) => rows.push(cells),
            (true, _) => all.push(Stretch::Table(vec![cells])),
            (false, _) => all.push(Stretch::Line(line)),
        }
    }
    all
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The text as a web page.
pub(crate) fn html(text: &str) -> String {
    let cell = |c: &&str| format!("<td>{}</td>", escaped(c));
    let row = |r: &Vec<&str>| format!("<tr>{}</tr>\n", r.iter().map(cell).collect::<String>());
    let body: String = stretches(text)
        .iter()
        .map(|stretch| match stretch {
            Stretch::Line(line) => format!("<p>{}</p>\n", escaped(line)),
            Stretch::Table(rows) => format!("<table>\n{}</table>\n", rows.iter().map(row).collect::<String>()),
        })
        .collect();
    format!("<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"></head><body>\n{body}</body></html>\n")
}

/// The text as a Word file.
pub(crate) fn docx(text: &str) -> Vec<u8> {
    let words = |text: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(text));
    let cell = |c: &&str| format!("<w:tc>{}</w:tc>", words(c));
    let row = |r: &Vec<&str>| format!("<w:tr>{}</w:tr>", r.iter().map(cell).collect::<String>());
    let body: String = stretches(text)
        .iter()
        .map(|stretch| match stretch {
            Stretch::Line(line) => words(line),
            Stretch::Table(rows) => format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>()),
        })
        .collect();
    parts::docx(&body, &[])
}
