//! Files of text: decoded, mended, and handed to the reader of their kind.

use super::encoding::decode_text;
use super::sniff::{Markup, has_extension, markup};
use super::{Document, Encoding, FileKind, Format, Mend, Options, ReadError, ReadErrorCode, ReadNote};
use super::{plain, portal, separated};

/// A file's text with LF line ends, and what the user should know of how it came about.
pub(super) struct Textual<'a> {
    /// Name of the file.
    pub(super) name: &'a str,
    /// Its text, without byte-order mark.
    pub(super) text: String,
    /// How it was decoded and mended.
    pub(super) notes: Vec<ReadNote>,
}

impl Textual<'_> {
    /// A refusal of this file.
    pub(super) fn fail(&self, code: ReadErrorCode) -> ReadError {
        ReadError { name: self.name.to_owned(), code }
    }
}

/// Reads a file of text, in the encoding the user chose if any.
///
/// # Errors
/// [`ReadErrorCode`] says why: empty, too large, not text, of no encoding that is known, or damaged.
pub(super) fn read(name: &str, bytes: &[u8], options: &mut Options<'_>) -> Result<Document, ReadError> {
    let textual = decode(name, bytes, options.encoding)?;
    let unread = |kind| Err(textual.fail(ReadErrorCode::NotText { kind }));
    match markup(&textual.text) {
        Markup::Html => web_page(textual),
        Markup::WebArchive => unread(FileKind::WebArchive),
        Markup::Drawing => unread(FileKind::Image),
        Markup::Xml => unread(FileKind::Unknown),
        Markup::Json => json(textual),
        Markup::None => words(textual),
    }
}

#[cfg(feature = "office")]
fn web_page(textual: Textual<'_>) -> Result<Document, ReadError> {
    super::html::read(textual)
}

/// Says that a web page is for another reader: this program has none.
#[cfg(not(feature = "office"))]
fn web_page(textual: Textual<'_>) -> Result<Document, ReadError> {
    Err(textual.fail(ReadErrorCode::NeedsReader { format: Format::Html }))
}

/// JSON where it is JSON; a text that only begins like it is words, unless it is called JSON.
fn json(textual: Textual<'_>) -> Result<Document, ReadError> {
    match serde_json::from_str(&textual.text) {
        Ok(value) => portal::read(textual, &value),
        Err(error) if has_extension(textual.name, &["json"]) => {
            Err(textual.fail(ReadErrorCode::Damaged { format: Format::PortalJson, part: error.line().to_string() }))
        }
        Err(_) => words(textual),
    }
}

fn words(textual: Textual<'_>) -> Result<Document, ReadError> {
    match separated::delimiter(textual.name, &textual.text) {
        Some(delimiter) => separated::read(textual, delimiter),
        None => plain::read(textual),
    }
}

fn decode<'a>(name: &'a str, bytes: &[u8], chosen: Option<Encoding>) -> Result<Textual<'a>, ReadError> {
    let fail = |code| ReadError { name: name.to_owned(), code };
    let decoded = decode_text(bytes, chosen).map_err(fail)?;
    if decoded.text.trim().is_empty() {
        return Err(fail(ReadErrorCode::Empty));
    }
    let lines = decoded.text.replace("\r\n", "\n").replace('\r', "\n");
    let mut mend = Mend::learn(lines.split('\n'));
    let mended: Vec<_> = lines.split('\n').map(|line| mend.line(line)).collect();
    let encoding = (decoded.encoding != Encoding::Utf8).then_some(ReadNote::Encoding(decoded.encoding));
    Ok(Textual { name, text: mended.join("\n"), notes: encoding.into_iter().chain(mend.notes()).collect() })
}
