//! Web pages: saved pages of portals, sheets that Excel or a portal wrote as a page, and workbooks in the XML of
//! Excel 2003, whose elements mean the same under other names.
//!
//! Only what the page itself holds is read: no link, picture, style sheet or frame is followed, no script is run.

mod attributes;
mod blocks;
mod elements;
mod spans;
mod table;

use super::textual::Textual;
use super::{Bound, Document, DocumentBuilder, Format, Mend, ReadError, ReadNote};
use blocks::{Block, Blocks};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

/// Reads a web page.
///
/// # Errors
/// A [`Bound`] passed, or [`super::ReadErrorCode::Empty`] when the page shows no words.
pub(super) fn read(textual: Textual<'_>) -> Result<Document, ReadError> {
    let mut emitter: DefaultEmitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut blocks = Blocks::new(textual.name);
    for token in Tokenizer::new_with_emitter(textual.text.as_str(), emitter) {
        match token {
            Ok(Token::StartTag(tag)) => blocks.start(&tag)?,
            Ok(Token::EndTag(tag)) => blocks.end(&String::from_utf8_lossy(&tag.name)),
            Ok(Token::String(text)) => blocks.text(&String::from_utf8_lossy(&text))?,
            _ => {}
        }
    }
    let (blocks, struck) = blocks.finish()?;
    written(&textual, &blocks, struck)
}

/// The blocks as a document, mended once it is known what all of them say.
fn written(textual: &Textual<'_>, blocks: &[Block], struck: usize) -> Result<Document, ReadError> {
    let mut builder = DocumentBuilder::new(textual.name, Format::Html);
    textual.notes.iter().for_each(|note| builder.note(note.clone()));
    let mut mend = Mend::learn(blocks.iter().flat_map(Block::texts));
    let mut hidden = 0;
    for block in blocks {
        match block {
            Block::Paragraph(text) => builder.paragraph(&mend.line(text)),
            Block::Table(rows) => {
                let mut rows = rows.clone();
                for cell in rows.iter_mut().flat_map(|row| row.cells.iter_mut()) {
                    cell.text = mend.line(&cell.text).into_owned();
                }
                builder.table(&rows);
                hidden += rows.iter().filter(|row| row.hidden).count();
            }
        }
        Bound::TextChars.check(textual.name, builder.chars() as u64)?;
    }
    if hidden > 0 {
        builder.note(ReadNote::HiddenRows { sheet: String::new(), rows: hidden });
    }
    if struck > 0 {
        builder.note(ReadNote::HiddenText { chars: struck });
    }
    mend.notes().into_iter().for_each(|note| builder.note(note));
    builder.finish()
}
