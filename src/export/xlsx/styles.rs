//! Number formats and looks of cells, each once.

use super::super::xml::{HEAD, escape};
use super::parts::MAIN;
use std::fmt::Write;

/// How a cell looks beside its number format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Plain,
    Title,
    Caption,
    Head,
    Body,
    Total,
    Link,
}

/// The styles used so far, in order of first use.
#[derive(Debug, Default)]
pub(super) struct Styles {
    formats: Vec<String>,
    used: Vec<(Look, Option<usize>)>,
}

/// Built-in formats end below this number.
const FIRST_FORMAT: usize = 164;

impl Styles {
    /// The index of a style.
    pub(super) fn index(&mut self, look: Look, format: Option<&str>) -> usize {
        if self.used.is_empty() {
            self.used.push((Look::Plain, None));
        }
        let format = format.map(|format| position(&mut self.formats, format.to_owned()));
        position(&mut self.used, (look, format))
    }

    /// The part that holds them.
    pub(super) fn xml(&self) -> String {
        let mut formats = String::new();
        for (at, format) in self.formats.iter().enumerate() {
            let code = escape(format);
            let _ = write!(formats, r#"<numFmt numFmtId="{}" formatCode="{code}"/>"#, FIRST_FORMAT + at);
        }
        let formats = match self.formats.len() {
            0 => String::new(),
            count => format!(r#"<numFmts count="{count}">{formats}</numFmts>"#),
        };
        let cells: String = self.used.iter().map(|(look, format)| cell(*look, *format)).collect();
        let count = self.used.len();
        format!(
            r#"{HEAD}<styleSheet xmlns="{MAIN}">{formats}{FONTS}{FILLS}{BORDERS}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="{count}">{cells}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#
        )
    }
}

fn position<T: PartialEq>(all: &mut Vec<T>, wanted: T) -> usize {
    match all.iter().position(|one| *one == wanted) {
        Some(at) => at,
        None => {
            all.push(wanted);
            all.len() - 1
        }
    }
}

const FONTS: &str = r#"<fonts count="6"><font><sz val="11"/><color rgb="FF17232C"/><name val="Arial"/><family val="2"/></font><font><b/><sz val="14"/><color rgb="FF0D4257"/><name val="Arial"/><family val="2"/></font><font><i/><sz val="10"/><color rgb="FF4B5A65"/><name val="Arial"/><family val="2"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Arial"/><family val="2"/></font><font><b/><sz val="11"/><color rgb="FF17232C"/><name val="Arial"/><family val="2"/></font><font><u/><sz val="11"/><color rgb="FF0B5F80"/><name val="Arial"/><family val="2"/></font></fonts>"#;
const FILLS: &str = r#"<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF0D4257"/><bgColor indexed="64"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEF2F5"/><bgColor indexed="64"/></patternFill></fill></fills>"#;
const BORDERS: &str = r#"<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color rgb="FFD5DDE3"/></left><right style="thin"><color rgb="FFD5DDE3"/></right><top style="thin"><color rgb="FFD5DDE3"/></top><bottom style="thin"><color rgb="FFD5DDE3"/></bottom><diagonal/></border></borders>"#;

fn cell(look: Look, format: Option<usize>) -> String {
    let (font, fill, border) = match look {
        Look::Plain => (0, 0, 0),
        Look::Title => (1, 0, 0),
        Look::Caption => (2, 0, 0),
        Look::Head => (3, 2, 1),
        Look::Body => (0, 0, 1),
        Look::Total => (4, 3, 1),
        Look::Link => (5, 0, 1),
    };
    let alignment = match look {
        Look::Head => r#"<alignment horizontal="center" vertical="center" wrapText="1"/>"#,
        Look::Body | Look::Total | Look::Link => r#"<alignment vertical="top" wrapText="1"/>"#,
        Look::Plain | Look::Title | Look::Caption => r#"<alignment vertical="top"/>"#,
    };
    let format = format.map_or(0, |at| FIRST_FORMAT + at);
    format!(
        r#"<xf numFmtId="{format}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">{alignment}</xf>"#
    )
}
