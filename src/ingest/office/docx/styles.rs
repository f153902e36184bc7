//! What a Word document's styles say of fonts and lists.

use crate::ingest::office::xml::Xml;
use crate::ingest::{Bound, ReadError};
use std::collections::BTreeMap;

/// How many styles may build on each other.
const DEEPEST: usize = 32;

/// The styles by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The font of text that names none.
    font: Option<String>,
    /// The paragraph style of paragraphs that name none.
    paragraph: Option<String>,
}

/// A style.
#[derive(Debug, Default, Clone)]
struct Style {
    based_on: Option<String>,
    run: RunStyle,
    list: Option<ListPlace>,
}

/// What a run says of itself.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct RunStyle {
    pub(super) font: Option<String>,
    pub(super) style: Option<String>,
    /// Hidden or struck out.
    pub(super) unread: bool,
    /// Set higher than the line.
    pub(super) raised: bool,
}

/// The place of a paragraph in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ListPlace {
    /// The list; 0 takes a paragraph out of its style's list.
    pub(super) list: u32,
    /// 0 is the outermost level.
    pub(super) level: usize,
}

impl Styles {
    /// Reads the part of styles.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn read(mut xml: Xml<'_>) -> Result<Styles, ReadError> {
        let mut styles = Styles::default();
        xml.children(|xml, _root| {
            xml.children(|xml, element| match element.name() {
                "docDefaults" => styles.defaults(xml),
                "style" => {
                    let id = element.attribute("styleId").unwrap_or_default();
                    if element.is_set("default") && element.attribute("type").is_some_and(|t| t == "paragraph") {
                        styles.paragraph = Some(id.clone());
                    }
                    styles.styles.insert(id, style(xml)?);
                    xml.source.check(Bound::Entries, styles.styles.len())
                }
                _ => xml.skip(),
            })
        })?;
        Ok(styles)
    }

    fn defaults(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        xml.children(|xml, element| match element.name() {
            "rPrDefault" => xml.children(|xml, element| match element.name() {
                "rPr" => {
                    self.font = run_style(xml)?.font;
                    Ok(())
                }
                _ => xml.skip(),
            }),
            _ => xml.skip(),
        })
    }

    /// The font of a run: its own, its style's, its paragraph's style's, the document's.
    pub(super) fn font<'s>(&'s self, run: &'s RunStyle, paragraph: Option<&'s str>) -> Option<&'s str> {
        let own = run.font.as_deref();
        let styled = || run.style.as_deref().and_then(|id| self.inherited(id, |s| s.run.font.as_deref()));
        let whole = || {
            let id = paragraph.or(self.paragraph.as_deref())?;
            self.inherited(id, |s| s.run.font.as_deref())
        };
        own.or_else(styled).or_else(whole).or(self.font.as_deref())
    }

    /// Whether a run stands higher than its line, by itself or by its style.
    pub(super) fn raises(&self, run: &RunStyle) -> bool {
        let styled = |id: &String| self.inherited(id, |s| s.run.raised.then_some(())).is_some();
        run.raised || run.style.as_ref().is_some_and(styled)
    }

    /// The list that a paragraph style puts its paragraphs into.
    pub(super) fn list(&self, style: &str) -> Option<ListPlace> {
        self.inherited(style, |s| s.list)
    }

    fn inherited<'s, T>(&'s self, id: &str, of: impl Fn(&'s Style) -> Option<T>) -> Option<T> {
        let mut style = self.styles.get(id);
        for _ in 0..DEEPEST {
            let found = style?;
            if let Some(value) = of(found) {
                return Some(value);
            }
            style = found.based_on.as_ref().and_then(|id| self.styles.get(id));
        }
        None
    }
}

fn style(xml: &mut Xml<'_>) -> Result<Style, ReadError> {
    let mut style = Style::default();
    xml.children(|xml, element| {
        match element.name() {
            "basedOn" => style.based_on = element.attribute("val"),
            "rPr" => {
                style.run = run_style(xml)?;
                return Ok(());
            }
            "pPr" => {
                style.list = paragraph_style(xml)?.list;
                return Ok(());
            }
            _ => {}
        }
        xml.skip()
    })?;
    Ok(style)
}

/// Reads the properties of a run to their end.
pub(super) fn run_style(xml: &mut Xml<'_>) -> Result<RunStyle, ReadError> {
    let mut run = RunStyle::default();
    xml.children(|xml, element| {
        match element.name() {
            "rFonts" => run.font = element.attribute("hAnsi").or_else(|| element.attribute("ascii")),
            "rStyle" => run.style = element.attribute("val"),
            "vanish" | "strike" | "dstrike" => run.unread |= element.is_on(),
            "vertAlign" => run.raised |= element.attribute("val").is_some_and(|v| v == "superscript"),
            "position" => run.raised |= element.number::<i32>("val").is_some_and(|halves| halves > 0),
            _ => {}
        }
        xml.skip()
    })?;
    Ok(run)
}

/// What a paragraph says of itself.
#[derive(Debug, Default)]
pub(super) struct ParagraphStyle {
    pub(super) style: Option<String>,
    pub(super) list: Option<ListPlace>,
}

/// Reads the properties of a paragraph to their end.
pub(super) fn paragraph_style(xml: &mut Xml<'_>) -> Result<ParagraphStyle, ReadError> {
    let mut paragraph = ParagraphStyle::default();
    xml.children(|xml, element| match element.name() {
        "pStyle" => {
            paragraph.style = element.attribute("val");
            xml.skip()
        }
        "numPr" => {
            paragraph.list = Some(list_place(xml)?);
            Ok(())
        }
        _ => xml.skip(),
    })?;
    Ok(paragraph)
}

fn list_place(xml: &mut Xml<'_>) -> Result<ListPlace, ReadError> {
    let mut place = ListPlace { list: 0, level: 0 };
    xml.children(|xml, element| {
        match element.name() {
            "ilvl" => place.level = element.number("val").unwrap_or(0),
            "numId" => place.list = element.number("val").unwrap_or(0),
            _ => {}
        }
        xml.skip()
    })?;
    Ok(place)
}
