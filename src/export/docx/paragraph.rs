//! Paragraphs and runs.

use super::super::xml::escape;
use super::manuscript::Words;
use std::fmt::Write;

/// How a paragraph looks. Sizes are half points, distances twentieths of a point.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Line {
    justify: &'static str,
    size: u32,
    bold: bool,
    italic: bool,
    indent: u32,
    /// Left and right indents, for rules.
    inset: u32,
    before: u32,
    after: u32,
    line: u32,
    keep_next: bool,
    border: &'static str,
}

const RULE: &str = r#"<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>"#;
const BOX: &str = r#"<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/><w:left w:val="single" w:sz="6" w:space="1" w:color="000000"/><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/><w:right w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>"#;

impl Line {
    /// Running text: 14 pt, justified, first line indented, room between paragraphs.
    pub(super) fn body() -> Line {
        Line { justify: "both", size: 28, indent: 720, after: 120, line: 288, ..Line::default() }
    }

    pub(super) fn heading() -> Line {
        Line { bold: true, before: 60, keep_next: true, ..Line::body() }
    }

    pub(super) fn centred(size: u32) -> Line {
        Line { justify: "center", size, line: 240, ..Line::default() }
    }

    pub(super) fn plain(size: u32) -> Line {
        Line { justify: "left", size, line: 240, ..Line::default() }
    }

    pub(super) fn right(size: u32) -> Line {
        Line { justify: "right", ..Line::plain(size) }
    }

    pub(super) fn bold(self) -> Line {
        Line { bold: true, ..self }
    }

    pub(super) fn italic(self) -> Line {
        Line { italic: true, ..self }
    }

    pub(super) fn before(self, before: u32) -> Line {
        Line { before, ..self }
    }

    pub(super) fn after(self, after: u32) -> Line {
        Line { after, ..self }
    }

    /// On the page of what follows.
    pub(super) fn with_next(self) -> Line {
        Line { keep_next: true, ..self }
    }

    /// Moved in from both sides.
    pub(super) fn inset(self, inset: u32) -> Line {
        Line { inset, ..self }
    }

    /// Within a frame, inset from both sides.
    pub(super) fn framed(self, inset: u32) -> Line {
        Line { border: BOX, inset, ..self }
    }

    /// An empty line of two points with a rule under it, inset from both sides.
    pub(super) fn rule(inset: u32) -> String {
        Line { border: RULE, inset, ..Line::centred(4) }.text("")
    }

    /// The paragraph with plain words.
    pub(super) fn text(self, text: &str) -> String {
        let run = if text.is_empty() { String::new() } else { self.run(text, false) };
        self.around(&run)
    }

    /// The paragraph with its words; gaps and doubtful figures are marked.
    pub(super) fn words(self, words: &[Words]) -> String {
        let runs: String = words.iter().map(|words| self.run(&words.text, words.doubtful)).collect();
        self.around(&runs)
    }

    fn run(self, text: &str, marked: bool) -> String {
        format!(r#"<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>"#, self.letters(marked), escape(text))
    }

    fn letters(self, marked: bool) -> String {
        let mut out = String::from("<w:rPr>");
        out.push_str(if self.bold { "<w:b/>" } else { "" });
        out.push_str(if self.italic { "<w:i/>" } else { "" });
        let _ = write!(out, r#"<w:sz w:val="{0}"/><w:szCs w:val="{0}"/>"#, self.size); // a string takes everything
        out.push_str(if marked { r#"<w:highlight w:val="yellow"/>"# } else { "" });
        out.push_str("</w:rPr>");
        out
    }

    fn around(self, runs: &str) -> String {
        let Line { justify, before, after, line, indent, inset, .. } = self;
        let keep = if self.keep_next { "<w:keepNext/>" } else { "" };
        let exact = if self.size < 10 { r#" w:lineRule="exact""# } else { r#" w:lineRule="auto""# };
        let line = if self.size < 10 { 60 } else { line };
        let first = if indent > 0 { format!(r#" w:firstLine="{indent}""#) } else { String::new() };
        format!(
            r#"<w:p><w:pPr>{keep}{}<w:spacing w:before="{before}" w:after="{after}" w:line="{line}"{exact}/><w:ind w:left="{inset}" w:right="{inset}"{first}/><w:jc w:val="{justify}"/>{}</w:pPr>{runs}</w:p>"#,
            self.border,
            self.letters(false)
        )
    }
}
