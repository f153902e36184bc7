//! Drawings → pictures of a document: vectors that every word processor has read for decades, sharp on paper.
//!
//! ```text
//! SVG of ours ─shapes→ rectangles, lines, dots, words ─emf→ bytes of an enhanced metafile
//! ```
//!
//! What is drawn arrives as the text that [`crate::chart::standalone`] wrote.

mod emf;
mod letters;
mod shapes;

use super::super::xml::escape;
use super::super::zip::Entry;
use crate::text::publishing as words;

/// A drawing on its way into a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export) struct Picture {
    /// As [`crate::chart::standalone`] writes it.
    pub(super) svg: String,
    /// In CSS pixels.
    pub(super) width: u32,
    /// In CSS pixels.
    pub(super) height: u32,
    /// What it shows.
    pub(super) title: String,
    /// The same in words, for whoever does not see it.
    pub(super) description: String,
}

/// Width between the margins of an upright page, in EMU (914.400 an inch).
const ROOM: u64 = 5_760_085;

/// The paragraph with picture `number` of the document, from 1; as wide as the text.
pub(super) fn paragraph(picture: &Picture, number: usize) -> String {
    let height = ROOM * u64::from(picture.height) / u64::from(picture.width.max(1));
    let (name, title) = (words::chart(number), escape(&picture.title));
    let described = format!(
        r#"id="{number}" name="{name}" title="{title}" descr="{}""#,
        escape(&format!("{}. {}", picture.title, picture.description))
    );
    let size = format!(r#"cx="{ROOM}" cy="{height}""#);
    let id = relation(number);
    format!(
        r#"<w:p><w:pPr><w:spacing w:before="160" w:after="0"/><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr {described}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr {described}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"#
    )
}

/// What the document calls picture `number`.
pub(super) fn relation(number: usize) -> String {
    format!("rIdPicture{number}")
}

/// Where picture `number` lies, from the folder of the document.
pub(super) fn target(number: usize) -> String {
    format!("media/image{number}.emf")
}

/// The file of picture `number`.
pub(super) fn file(picture: &Picture, number: usize) -> Entry {
    let shapes = shapes::shapes(&picture.svg);
    let bytes = emf::emf(&shapes, (picture.width, picture.height));
    Entry { name: format!("word/{}", target(number)), bytes }
}
