//! A paragraph of a Word document: the runs as a reader sees them, without deleted text, hidden text and field codes.

use super::body::{Reading, blocks};
use super::styles::{ParagraphStyle, RunStyle, paragraph_style, run_style};
use super::tree::Block;
use crate::ingest::office::fonts::FontText;
use crate::ingest::office::xml::{Element, Node, Xml};
use crate::ingest::raised::{mark, superscript};
use crate::ingest::{Bound, LegacyFont, ReadError, font_encoding};

/// What a paragraph holds.
pub(super) struct Collected {
    /// Its text, with the label of its list.
    pub(super) text: String,
    /// What stands in text boxes anchored in it.
    pub(super) boxes: Vec<Block>,
}

/// A paragraph being read.
#[derive(Default)]
struct Line {
    text: FontText,
    style: ParagraphStyle,
    boxes: Vec<Block>,
}

impl Reading {
    /// Reads the paragraph just opened to its end.
    pub(super) fn paragraph(&mut self, xml: &mut Xml<'_>) -> Result<Collected, ReadError> {
        let mut line = Line::default();
        self.inline(xml, &mut line)?;
        let text = line.text.finish(&mut self.encodings);
        self.chars += 1 + text.chars().count();
        xml.source.check(Bound::TextChars, self.chars)?;
        let blank = text.trim().is_empty();
        let label = if blank { String::new() } else { self.label(&line.style) };
        Ok(Collected { text: label + text.trim(), boxes: line.boxes })
    }

    fn label(&mut self, style: &ParagraphStyle) -> String {
        let styled = || style.style.as_deref().and_then(|id| self.styles.list(id));
        match style.list.or_else(styled) {
            Some(place) => self.lists.next(place),
            None => String::new(),
        }
    }

    fn inline(&mut self, xml: &mut Xml<'_>, line: &mut Line) -> Result<(), ReadError> {
        xml.children(|xml, element| match element.name() {
            "pPr" => {
                line.style = paragraph_style(xml)?;
                Ok(())
            }
            "r" => self.run(xml, line),
            // Formulas keep their characters in runs of their own.
            "t" => {
                let words = xml.text()?;
                line.text.push(None, &words);
                Ok(())
            }
            "del" | "moveFrom" | "Fallback" | "rPr" | "sdtPr" | "sdtEndPr" => xml.skip(),
            _ => self.inline(xml, line),
        })
    }

    fn run(&mut self, xml: &mut Xml<'_>, line: &mut Line) -> Result<(), ReadError> {
        let mut style = RunStyle::default();
        let mut font = self.legacy(&style, line);
        xml.children(|xml, element| {
            match element.name() {
                "rPr" => {
                    style = run_style(xml)?;
                    font = self.legacy(&style, line);
                    return Ok(());
                }
                "t" if !style.unread => {
                    let words = xml.text()?;
                    line.text.push(font, &if self.styles.raises(&style) { mark(&words) } else { words });
                    return Ok(());
                }
                "t" => {
                    self.hidden += xml.text()?.chars().count();
                    return Ok(());
                }
                "tab" | "ptab" => line.text.push(font, "\t"),
                "br" | "cr" => line.text.push(font, "\n"),
                "noBreakHyphen" => line.text.push(font, "-"),
                "sym" => line.text.push(None, &symbol(element)),
                "footnoteReference" | "endnoteReference" => {
                    let mark = self.refer(element);
                    line.text.push(None, &mark);
                }
                "drawing" | "pict" | "object" | "AlternateContent" => return self.drawing(xml, line),
                _ => {}
            }
            xml.skip()
        })
    }

    fn legacy(&self, style: &RunStyle, line: &Line) -> Option<LegacyFont> {
        self.styles.font(style, line.style.style.as_deref()).and_then(font_encoding)
    }

    fn refer(&mut self, element: &Element<'_>) -> String {
        let end = element.name() == "endnoteReference";
        self.notes.push((end, element.attribute("id").unwrap_or_default()));
        superscript(&self.notes.len().to_string())
    }

    /// Counts pictures and reads text boxes, up to the end of the element just opened.
    fn drawing(&mut self, xml: &mut Xml<'_>, line: &mut Line) -> Result<(), ReadError> {
        while let Some(node) = xml.next()? {
            match node {
                Node::Close => break,
                Node::Text(_) => {}
                Node::Open(element) => match element.name() {
                    "Fallback" => xml.skip()?,
                    "txbxContent" => line.boxes.extend(blocks(self, xml)?),
                    name => {
                        self.pictures += usize::from(matches!(name, "blip" | "imagedata"));
                        self.drawing(xml, line)?;
                    }
                },
            }
        }
        Ok(())
    }
}

/// A sign of a symbol font: what it is in Unicode when it is there, a bullet when it is the font's own.
fn symbol(element: &Element<'_>) -> String {
    let code = element.attribute("char").and_then(|hex| u32::from_str_radix(&hex, 16).ok()).unwrap_or(0);
    match char::from_u32(code) {
        Some(c) if !('\u{e000}'..='\u{f8ff}').contains(&c) && !c.is_control() => c.to_string(),
        _ => "•".to_owned(),
    }
}
