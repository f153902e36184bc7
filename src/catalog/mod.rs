//! What is measured, as cited and dated data: facts, indicators, identities, forms, headings, agencies, index sets.
//!
//! The TOML files beside this one are the only place where an indicator, a formula, a threshold or an alias is
//! written down. They are compiled in, as JSON (`build.rs`), and parsed once.

mod agency_key;
mod agency_level;
mod agency_name;
mod check;
mod dossier_words;
mod dossiers;
mod index_rules;
mod index_set;
mod rate;
mod reports;
mod rules;
mod types;
mod unit_level;
mod verdict_words;

pub use agency_key::AgencyKeys;
pub use agency_name::{AgencyNames, is_class};
pub use check::problems;
pub use dossiers::{DossierDefs, FigureRule, Meaning, Role, RoleDef, Vocabulary, WordDef};
pub use index_rules::{MetricRule, ZeroWhole};
pub use index_set::{INDEX_MAX, INDEX_TOTAL, StatedGroup};
pub use rate::{Beside, IndicatorDef};
pub use reports::{PLANS, ParagraphDef, ParagraphStyle, ReportDef, ReportDefs, SectionDef};
pub use rules::{HintDef, ListDef, RuleDef, Rules};
pub use types::*;
pub use verdict_words::Said;

use std::sync::OnceLock;

/// Everything the product knows how to read and compute.
///
/// The files are part of the program, so a file that does not parse is a build error caught by the tests of this
/// module; at run time the table in question would be empty rather than the page dead.
pub fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| load().unwrap_or_default())
}

/// The keys of [`catalog`]'s agencies, made once.
pub fn agency_keys() -> &'static AgencyKeys {
    static KEYS: OnceLock<AgencyKeys> = OnceLock::new();
    KEYS.get_or_init(|| AgencyKeys::new(catalog()))
}

/// A TOML file as `build.rs` left it: the same content as JSON.
macro_rules! json {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json"))
    };
}

/// Parses a file, naming it when it is wrong.
fn file<T: serde::de::DeserializeOwned>(name: &str, json: &str) -> Result<T, String> {
    crate::domain::from_json(json).map_err(|e| format!("{name}: {e}"))
}

/// How exports of dossiers are read. Only a program that has to do with them holds it.
pub fn dossier_defs() -> &'static DossierDefs {
    static DEFS: OnceLock<DossierDefs> = OnceLock::new();
    DEFS.get_or_init(|| file("dossiers.toml", json!("dossiers")).unwrap_or_default())
}

/// Drafts of reports: kinds, sections, sentences. Only a program that writes them holds them.
pub fn report_defs() -> &'static ReportDefs {
    static DEFS: OnceLock<ReportDefs> = OnceLock::new();
    DEFS.get_or_init(|| file("reports", json!("reports")).unwrap_or_default())
}

impl Catalog {
    /// How reports word what they state. A program that reads nothing does not hold it.
    pub fn wording(&self) -> &Wording {
        self.wording.get_or_init(|| wording().unwrap_or_default())
    }
}

fn wording() -> Result<Wording, String> {
    let terms: types::TermFile = file("terms.toml", json!("terms"))?;
    Ok(Wording { terms: terms.term, headings: file("headings.toml", json!("headings"))? })
}

/// Parses what every program needs.
fn load() -> Result<Catalog, String> {
    let facts: types::FactFile = file("facts.toml", json!("facts"))?;
    let indicators: types::IndicatorFile = file("indicators.toml", json!("indicators"))?;
    let identities: types::IdentityFile = file("identities.toml", json!("identities"))?;
    let forms: types::FormFile = file("forms.toml", json!("forms"))?;
    let agencies: types::AgencyFile = file("agencies.toml", json!("agencies"))?;
    let index: types::IndexFile = file("index766.toml", json!("index766"))?;
    let rules: Rules = file("rules.toml", json!("rules"))?;
    Ok(Catalog {
        facts: facts.fact,
        indicators: indicators.indicator,
        identities: identities.identity,
        forms: forms.form,
        metrics: index.metric,
        agencies: agencies.agency,
        index_sets: index.set,
        bands: index.bands,
        rules,
        agency_names: OnceLock::new(),
        wording: OnceLock::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_parses() {
        assert_eq!(load().map(|_| ()), Ok(()));
        assert_eq!(wording().map(|_| ()), Ok(()));
        assert_eq!(file::<DossierDefs>("dossiers.toml", json!("dossiers")).map(|_| ()), Ok(()));
        assert_eq!(file::<ReportDefs>("reports", json!("reports")).map(|_| ()), Ok(()));
    }

    #[test]
    fn every_entry_is_cited_and_consistent() {
        assert_eq!(problems(catalog()), Vec::<String>::new());
    }
}
