//! Drafts of reports as data: kinds of report, the sections they share, sentences with slots.

use serde::{Deserialize, Serialize};

/// The folder as a whole: every kind in its order, and the shared sections.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct ReportDefs {
    /// Kinds of report.
    pub kind: Vec<ReportDef>,
    /// Sections that kinds name.
    pub section: Vec<SectionDef>,
}

/// One kind of report.
#[derive(Debug, Clone, Deserialize)]
pub struct ReportDef {
    /// Stable id, also the word of the command line (`thang`).
    pub id: String,
    /// Vietnamese name.
    pub vi: String,
    /// Lengths of period it is for (`week`, `month`, `quarter`, `half_year`, `nine_months`, `year`, `to_date`); none: any.
    pub spans: Vec<String>,
    /// Figures that it is about: a period in which agencies, or the whole, have one of them goes before others. None: any.
    #[serde(default)]
    pub about: Vec<String>,
    /// Name of the type of document («BÁO CÁO»); empty for a letter, whose subject stands under its number.
    pub heading: String,
    /// Abbreviation of the type in the document's number («BC»); empty for a letter.
    pub code: String,
    /// What it is about, with slots.
    pub title: String,
    /// The body above the issuer; empty when there is none.
    pub superior: String,
    /// Who issues it.
    pub issuer: String,
    /// Lines above the signature.
    pub sign: Vec<String>,
    /// «Kính gửi»; none for a report.
    #[serde(default)]
    pub addressees: Vec<String>,
    /// «Nơi nhận».
    pub recipients: Vec<String>,
    /// Ids of its sections in order.
    pub sections: Vec<String>,
    /// Ids of its appendices in order.
    pub appendices: Vec<String>,
    /// Before the sections.
    pub intro: Vec<ParagraphDef>,
    /// After the sections.
    pub closing: Vec<ParagraphDef>,
}

/// A headed part of a report.
#[derive(Debug, Clone, Deserialize)]
pub struct SectionDef {
    /// Stable id.
    pub id: String,
    /// Heading.
    pub title: String,
    /// Its paragraphs.
    pub paragraph: Vec<ParagraphDef>,
}

/// One paragraph with slots.
#[derive(Debug, Clone, Deserialize)]
pub struct ParagraphDef {
    /// The sentence; `sections.toml` says what slots and brackets mean.
    pub text: String,
    /// How it begins.
    #[serde(default)]
    pub style: ParagraphStyle,
    /// Shown only when one of these slots is known; always when empty.
    #[serde(default)]
    pub when: Vec<String>,
    /// Shown only when none of these slots is known.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Repeated for every agency with this fact.
    #[serde(default)]
    pub each: Option<String>,
}

/// How a paragraph begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParagraphStyle {
    /// Running text.
    #[default]
    Text,
    /// «- …».
    Dash,
    /// «+ …», below a dash.
    Plus,
}

impl ParagraphStyle {
    /// What stands before the first word.
    pub const fn mark(self) -> &'static str {
        match self {
            ParagraphStyle::Text => "",
            ParagraphStyle::Dash => "- ",
            ParagraphStyle::Plus => "+ ",
        }
    }
}

/// How the ids of the sections that propose scenarios of the index begin.
pub const PLANS: &str = "plans";

impl ReportDef {
    /// Whether it proposes scenarios of the index.
    pub fn proposes(&self) -> bool {
        self.sections.iter().any(|id| id.starts_with(PLANS))
    }
}

impl ReportDefs {
    /// The kind of that id.
    pub fn kind(&self, id: &str) -> Option<&ReportDef> {
        self.kind.iter().find(|kind| kind.id == id)
    }

    /// The section of that id.
    pub fn section(&self, id: &str) -> Option<&SectionDef> {
        self.section.iter().find(|section| section.id == id)
    }
}
