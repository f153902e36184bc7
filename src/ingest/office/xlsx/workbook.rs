//! What an Excel workbook says of its sheets, strings and styles.

use crate::ingest::office::fonts::FontText;
use crate::ingest::office::number_format::{Epoch, NumberFormat};
use crate::ingest::office::source::Source;
use crate::ingest::office::xml::{Element, Xml};
use crate::ingest::raised::mark;
use crate::ingest::{Bound, Encoding, LegacyFont, ReadError, font_encoding};
use std::collections::BTreeMap;

/// The sheets in order, and from when days count.
#[derive(Debug, Default)]
pub(in crate::ingest::office) struct Workbook {
    pub(in crate::ingest::office) sheets: Vec<SheetName>,
    pub(super) epoch: Epoch,
}

/// A sheet as the workbook names it.
#[derive(Debug)]
pub(in crate::ingest::office) struct SheetName {
    pub(in crate::ingest::office) name: String,
    /// The id of its part.
    pub(in crate::ingest::office) id: String,
    pub(super) hidden: bool,
}

impl Workbook {
    /// Reads the workbook's own part.
    ///
    /// # Errors
    /// As [`Xml::next`]; [`Bound::Sheets`].
    pub(in crate::ingest::office) fn read(mut xml: Xml<'_>) -> Result<Workbook, ReadError> {
        let mut workbook = Workbook::default();
        let source = xml.source;
        xml.all(|element| {
            match element.name() {
                "workbookPr" if element.is_set("date1904") => workbook.epoch = Epoch::Since1904,
                "sheet" => workbook.sheets.push(sheet_name(element)),
                _ => {}
            }
            source.check(Bound::Sheets, workbook.sheets.len())
        })?;
        Ok(workbook)
    }
}

impl Workbook {
    /// Whether days are counted from 1904.
    pub(in crate::ingest::office) fn since_1904(&self) -> bool {
        self.epoch == Epoch::Since1904
    }
}

fn sheet_name(element: &Element<'_>) -> SheetName {
    SheetName {
        name: element.attribute("name").unwrap_or_default(),
        id: element.attribute("id").unwrap_or_default(),
        hidden: element.attribute("state").is_some_and(|s| s != "visible"),
    }
}

/// A string of a cell: words with fonts; words without one are in the cell's.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    pieces: Vec<(Option<String>, String)>,
    /// Characters.
    length: usize,
    /// Characters struck out, which are left out.
    pub(super) struck: usize,
}

/// What a run of a string says of itself.
#[derive(Debug, Default)]
struct Run {
    font: Option<String>,
    raised: bool,
    struck: bool,
}

impl Words {
    /// Reads the string element just opened to its end.
    ///
    /// # Errors
    /// As [`Xml::next`]; [`Bound::StringChars`].
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Words, ReadError> {
        let mut words = Words::default();
        xml.children(|xml, element| match element.name() {
            "t" => words.push(xml.source, None, xml.text()?),
            "r" => words.run(xml),
            // Readings aids of other scripts.
            _ => xml.skip(),
        })?;
        Ok(words)
    }

    fn push(&mut self, source: Source<'_>, font: Option<String>, text: String) -> Result<(), ReadError> {
        if !text.is_empty() {
            self.length += text.chars().count();
            self.pieces.push((font, text));
        }
        source.check(Bound::StringChars, self.length)
    }

    fn run(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        let mut run = Run::default();
        xml.children(|xml, element| match element.name() {
            "rPr" => xml.children(|xml, element| {
                match element.name() {
                    "rFont" => run.font = element.attribute("val"),
                    "vertAlign" => run.raised = element.attribute("val").is_some_and(|v| v == "superscript"),
                    "strike" => run.struck = element.is_on(),
                    _ => {}
                }
                xml.skip()
            }),
            "t" => {
                let words = xml.text()?;
                if run.struck {
                    self.struck += words.chars().count();
                    return Ok(());
                }
                let raised = run.raised && self.length > 0;
                self.push(xml.source, run.font.clone(), if raised { mark(&words) } else { words })
            }
            _ => xml.skip(),
        })
    }

    /// The text, where the cell's own font is `font`.
    pub(super) fn text(&self, font: Option<LegacyFont>, seen: &mut Vec<Encoding>) -> String {
        let mut text = FontText::default();
        for (own, words) in &self.pieces {
            text.push(own.as_deref().map_or(font, font_encoding), words);
        }
        text.finish(seen)
    }
}

/// Reads the strings that cells share.
///
/// # Errors
/// As [`Words::read`].
pub(super) fn shared_strings(mut xml: Xml<'_>) -> Result<Vec<Words>, ReadError> {
    let mut strings = Vec::new();
    xml.children(|xml, _root| {
        xml.children(|xml, element| match element.name() {
            "si" => {
                strings.push(Words::read(xml)?);
                xml.source.check(Bound::Cells, strings.len())
            }
            _ => xml.skip(),
        })
    })?;
    Ok(strings)
}

/// What a cell's style says of its number and its font.
#[derive(Debug, Clone, Copy)]
pub(in crate::ingest::office) struct CellStyle {
    pub(in crate::ingest::office) format: NumberFormat,
    pub(super) font: Option<LegacyFont>,
}

/// The styles of cells by number.
#[derive(Debug, Default)]
pub(in crate::ingest::office) struct Styles {
    formats: BTreeMap<u32, NumberFormat>,
    fonts: Vec<Option<LegacyFont>>,
    cells: Vec<CellStyle>,
}

impl Styles {
    /// Reads the part of styles.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(in crate::ingest::office) fn read(mut xml: Xml<'_>) -> Result<Styles, ReadError> {
        let mut styles = Styles::default();
        xml.children(|xml, _root| {
            xml.children(|xml, element| match element.name() {
                "numFmts" => xml.children(|xml, element| {
                    styles.format(element);
                    xml.source.check(Bound::Entries, styles.formats.len())?;
                    xml.skip()
                }),
                "fonts" => xml.children(|xml, _font| {
                    styles.fonts.push(font(xml)?);
                    xml.source.check(Bound::Cells, styles.fonts.len())
                }),
                "cellXfs" => xml.children(|xml, element| {
                    styles.cell(element);
                    xml.source.check(Bound::Cells, styles.cells.len())?;
                    xml.skip()
                }),
                _ => xml.skip(),
            })
        })?;
        Ok(styles)
    }

    fn format(&mut self, element: &Element<'_>) {
        if let (Some(id), Some(code)) = (element.number("numFmtId"), element.attribute("formatCode")) {
            self.formats.insert(id, NumberFormat::read(&code));
        }
    }

    fn cell(&mut self, element: &Element<'_>) {
        let id = element.number("numFmtId").unwrap_or(0);
        let format = self.formats.get(&id).copied().unwrap_or_else(|| NumberFormat::built_in(id));
        let font = self.fonts.get(element.number("fontId").unwrap_or(0)).copied().flatten();
        self.cells.push(CellStyle { format, font });
    }

    /// How many styles there are.
    pub(in crate::ingest::office) fn count(&self) -> usize {
        self.cells.len()
    }

    /// The style of a number; a cell of no known style is a general one.
    pub(in crate::ingest::office) fn of(&self, style: usize) -> CellStyle {
        self.cells.get(style).copied().unwrap_or(CellStyle { format: NumberFormat::General, font: None })
    }
}

fn font(xml: &mut Xml<'_>) -> Result<Option<LegacyFont>, ReadError> {
    let mut font = None;
    xml.children(|xml, element| {
        if element.name() == "name" {
            font = element.attribute("val").as_deref().and_then(font_encoding);
        }
        xml.skip()
    })?;
    Ok(font)
}
