//! How grave the audit's findings are, and which lists claim to be complete.

use super::types::Citation;
use super::{Catalog, FactDef};
use crate::domain::{Finding, Severity};
use serde::Deserialize;

/// A rule of the audit.
#[derive(Debug, Clone, Deserialize)]
pub struct RuleDef {
    /// Stable id: of a kind of finding, or of one check.
    pub id: String,
    /// The rule in Vietnamese, shown with findings.
    pub vi: String,
    /// How grave a failure is.
    pub severity: Severity,
    /// Where it comes from.
    #[serde(flatten)]
    pub citation: Citation,
}

/// What a hint at the cause leaves of the gravity.
#[derive(Debug, Clone, Deserialize)]
pub struct HintDef {
    /// Id of the note.
    pub id: String,
    /// At most.
    pub severity: Severity,
}

/// A count that tells how many agencies a list should name.
#[derive(Debug, Clone, Deserialize)]
pub struct ListDef {
    /// Fact id that is listed by agency.
    pub fact: String,
    /// Fact id of the count.
    pub count: String,
}

/// The file as a whole.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Rules {
    /// Rules.
    pub rule: Vec<RuleDef>,
    /// Hints.
    pub hint: Vec<HintDef>,
    /// Complete lists.
    pub list: Vec<ListDef>,
}

impl Catalog {
    /// The audit's rule of that id.
    pub fn rule(&self, id: &str) -> Option<&RuleDef> {
        self.rules.rule.iter().find(|rule| rule.id == id)
    }

    /// How grave a finding is: as its rule, or the rule of its kind, says, softened by the hints it carries.
    pub fn severity(&self, finding: &Finding) -> Severity {
        let rule = self.rule(&finding.rule).or_else(|| self.rule(finding.code.id()));
        let hint = |id: &str| self.rules.hint.iter().find(|hint| hint.id == id).map(|hint| hint.severity);
        let hints = finding.notes.iter().filter_map(|note| hint(note.id()));
        hints.chain(rule.map(|r| r.severity)).min().unwrap_or(Severity::Error)
    }

    /// Whether two figures disagree; where they may not be compared, there is something to know and nothing to mend.
    pub fn disagrees(&self, finding: &Finding) -> bool {
        self.severity(finding) > Severity::Information
    }

    /// Whether the fact adds up over consecutive periods: a flow that no dossier carried over is part of.
    pub fn adds_up_over_time(&self, id: &str) -> bool {
        let flow = |fact: &FactDef| fact.additive == super::Additive::Both && !fact.stock;
        let part_is_stock =
            |part: &String| self.fact(part).is_some_and(|f| f.additive == super::Additive::Agencies || f.stock);
        let holds_stock = |i: &&super::IdentityDef| i.total == id && i.parts.iter().any(part_is_stock);
        self.fact(id).is_some_and(flow) && !self.identities.iter().any(|i| holds_stock(&i))
    }
}
