//! A draft as a Word document in the layout of official documents.
//!
//! Sizes follow the published layout (A4; margins 20/20/30/20 mm; Times New Roman 13–14 pt; two-column head; page numbers
//! centred above the text, none on the first page). Number, date and signature are left to the clerk.

mod head;
mod manuscript;
mod notes;
mod paragraph;
mod parts;
mod picture;
mod table;

use super::draft::Draft;
use super::zip::{Entry, pack};
use crate::text::publishing as words;
use manuscript::{Annex, Manuscript, Piece};
use paragraph::Line;
use picture::Picture;

/// The bytes of the document; the same draft always gives the same bytes.
pub fn docx(draft: &Draft) -> Vec<u8> {
    let draft = &Manuscript::of(draft);
    let pictures: Vec<&Picture> = draft.annexes.iter().flat_map(|annex| &annex.pictures).collect();
    let mut entries = vec![
        Entry::new("[Content_Types].xml", parts::content_types()),
        Entry::new("_rels/.rels", parts::package()),
        Entry::new("docProps/core.xml", parts::properties(&draft.head.title)),
        Entry::new("word/document.xml", document(draft)),
        Entry::new("word/_rels/document.xml.rels", parts::relations(pictures.len())),
        Entry::new("word/styles.xml", parts::styles()),
        Entry::new("word/settings.xml", parts::settings()),
        Entry::new("word/header1.xml", parts::page_number()),
        Entry::new("word/header2.xml", parts::no_page_number()),
    ];
    entries.extend(pictures.iter().zip(1..).map(|(picture, number)| picture::file(picture, number)));
    pack(&entries)
}

/// More columns than this need a page on its side.
const UPRIGHT_COLUMNS: usize = 7;

fn document(draft: &Manuscript) -> String {
    let mut body = head::letterhead(&draft.head);
    body.push_str(&head::title(&draft.head));
    let last = draft.pieces.len().saturating_sub(1);
    body.extend(draft.pieces.iter().enumerate().map(|(at, p)| piece(p, at == last)));
    body.push_str(&head::signature(&draft.head));
    let mut section = Section { first: true, landscape: false };
    let mut drawn = 0;
    for (number, annex) in draft.annexes.iter().enumerate() {
        body.push_str(&section.end());
        section = Section { first: false, landscape: annex.columns.len() > UPRIGHT_COLUMNS };
        body.push_str(&self::annex(draft, annex, number + 1, section.landscape));
        if section.landscape && !annex.pictures.is_empty() {
            body.push_str(&section.end());
            section = Section { first: false, landscape: false };
        }
        if !annex.pictures.is_empty() {
            let name = words::charts_of(&words::appendix(number + 1, draft.annexes.len()));
            body.push_str(&Line::centred(26).italic().before(120).with_next().text(&name));
        }
        body.extend(
            annex.pictures.iter().zip(drawn + 1..).map(|(picture, number)| picture::paragraph(picture, number)),
        );
        drawn += annex.pictures.len();
    }
    body.push_str(&section.end());
    body.push_str(&notes::notes(draft));
    let end = Section { first: false, landscape: false }.properties();
    parts::document(&format!("{body}{end}"))
}

/// A stretch of pages of one orientation.
#[derive(Debug, Clone, Copy)]
struct Section {
    first: bool,
    landscape: bool,
}

impl Section {
    fn properties(self) -> String {
        let size = match self.landscape {
            false => r#"<w:pgSz w:w="11906" w:h="16838"/>"#,
            true => r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#,
        };
        let title = if self.first { "<w:titlePg/>" } else { "" };
        format!(
            r#"<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/><w:type w:val="nextPage"/>{size}<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>{title}</w:sectPr>"#
        )
    }

    /// The last, empty paragraph of the section.
    fn end(self) -> String {
        format!(
            r#"<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{}</w:pPr></w:p>"#,
            self.properties()
        )
    }
}

/// The last sentence stays on the page of the signature.
fn piece(piece: &Piece, last: bool) -> String {
    let body = if last { Line::body().with_next() } else { Line::body() };
    match piece {
        Piece::Heading(text) => Line::heading().text(text),
        Piece::Paragraph(words) => body.words(words),
    }
}

fn annex(draft: &Manuscript, annex: &Annex, number: usize, landscape: bool) -> String {
    let all = draft.annexes.len();
    let name = words::appendix(number, all);
    let name = if all == 1 { name.to_uppercase() } else { name };
    let mut out = Line::centred(28).bold().text(&name);
    out.push_str(&Line::centred(28).bold().text(&annex.title));
    out.push_str(&Line::centred(26).italic().after(160).text(&words::attached(&draft.head.heading)));
    out.push_str(&table::table(annex, landscape));
    if !annex.note.is_empty() {
        out.push_str(&Line::plain(22).italic().before(80).text(&annex.note));
    }
    out
}
