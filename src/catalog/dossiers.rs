//! Exports of dossiers as data: headings, words of cells, rules of figures.

use crate::domain::fold_phrase;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// What a column of an export holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The dossier's code.
    Code,
    /// The procedure's code.
    ProcedureCode,
    /// The procedure's name.
    Procedure,
    /// The field (lĩnh vực).
    Field,
    /// The agency that resolves it.
    Agency,
    /// The level of the service: partial, full, or levels 1–4.
    Level,
    /// Whether the service is provided online.
    ServiceOnline,
    /// How the dossier was handed in.
    Channel,
    /// When it was received.
    Received,
    /// When its result is due.
    Due,
    /// When it was finished.
    Returned,
    /// When the citizen was asked to supplement it.
    SupplementAsked,
    /// When the citizen had supplemented it.
    SupplementDone,
    /// Its state.
    Status,
    /// Fees and charges, đồng.
    Fee,
    /// Whether they were paid online.
    PaidOnline,
    /// Whether an electronic result was issued.
    ElectronicResult,
    /// Whether its papers were digitised.
    Digitised,
    /// The citizen's rating.
    Rating,
    /// Data of a person: recognised and never kept.
    Personal,
    /// Anything else: not kept.
    Ignored,
}

impl Role {
    /// Every role that something is read from, in a fixed order.
    pub const READ: [Role; 19] = [
        Role::Code,
        Role::ProcedureCode,
        Role::Procedure,
        Role::Field,
        Role::Agency,
        Role::Level,
        Role::ServiceOnline,
        Role::Channel,
        Role::Received,
        Role::Due,
        Role::Returned,
        Role::SupplementAsked,
        Role::SupplementDone,
        Role::Status,
        Role::Fee,
        Role::PaidOnline,
        Role::ElectronicResult,
        Role::Digitised,
        Role::Rating,
    ];

    /// The words its cells use; `None` for columns of names, dates and numbers.
    pub const fn vocabulary(self) -> Option<Vocabulary> {
        match self {
            Role::Level => Some(Vocabulary::Level),
            Role::Channel => Some(Vocabulary::Channel),
            Role::Status => Some(Vocabulary::Status),
            Role::Rating => Some(Vocabulary::Rating),
            Role::PaidOnline => Some(Vocabulary::Payment),
            Role::ServiceOnline | Role::ElectronicResult | Role::Digitised => Some(Vocabulary::YesNo),
            _ => None,
        }
    }
}

/// A set of words that a column may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vocabulary {
    /// Level of a service.
    Level,
    /// How a dossier was handed in.
    Channel,
    /// Yes or no.
    YesNo,
    /// Whether, or on which portal, a fee was paid online.
    Payment,
    /// State of a dossier.
    Status,
    /// Rating of a citizen.
    Rating,
}

/// What a word of a cell means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Meaning {
    Partial,
    Full,
    Basic,
    Direct,
    Online,
    Post,
    Yes,
    No,
    Pending,
    Supplement,
    Finished,
    Withdrawn,
    Refused,
    VerySatisfied,
    Satisfied,
    Neutral,
    Dissatisfied,
    VeryDissatisfied,
}

/// How the columns of one role are headed.
#[derive(Debug, Clone, Deserialize)]
pub struct RoleDef {
    /// The role.
    pub role: Role,
    /// Headings; of several columns the one whose heading stands first is taken.
    pub headings: Vec<String>,
}

/// Words that mean the same.
#[derive(Debug, Clone, Deserialize)]
pub struct WordDef {
    /// The columns they stand in.
    pub vocabulary: Vocabulary,
    /// What they mean.
    pub means: Meaning,
    /// The words.
    pub words: Vec<String>,
}

/// The rule by which a figure is counted.
#[derive(Debug, Clone, Deserialize)]
pub struct FigureRule {
    /// Catalogue id of the fact.
    pub fact: String,
    /// The rule in words.
    pub rule: String,
}

/// Everything known of exports.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct DossierDefs {
    /// Where it was observed.
    pub source: String,
    /// Columns by their headings.
    #[serde(rename = "column")]
    pub columns: Vec<RoleDef>,
    /// Words of cells.
    #[serde(rename = "word")]
    pub words: Vec<WordDef>,
    /// Words of rows that close a list.
    pub totals: Vec<String>,
    /// Figures and their rules, in the order in which they are shown.
    #[serde(rename = "figure")]
    pub figures: Vec<FigureRule>,
    /// Headings in comparable form, made when they are first asked for.
    #[serde(skip)]
    headings: OnceLock<Headings>,
    /// Words in comparable form, made when they are first asked for.
    #[serde(skip)]
    folded: OnceLock<Folded>,
}

/// A phrase in comparable form.
type Phrase = Vec<String>;

/// Headings in comparable form.
#[derive(Debug, Clone, Default)]
struct Headings {
    /// Role, place in its list, words of every heading that is not of persons.
    others: Vec<(Role, usize, Phrase)>,
    /// Headings of persons.
    personal: Vec<Phrase>,
}

/// Words in comparable form.
#[derive(Debug, Clone, Default)]
struct Folded {
    words: BTreeMap<(Vocabulary, Phrase), Meaning>,
    totals: BTreeSet<Phrase>,
}

impl DossierDefs {
    fn headings(&self) -> &Headings {
        self.headings.get_or_init(|| {
            let mut headings = Headings::default();
            for def in &self.columns {
                let phrases = def.headings.iter().map(|h| fold_phrase(h)).filter(|p| !p.is_empty());
                match def.role {
                    Role::Personal => headings.personal.extend(phrases),
                    role => headings.others.extend((0..).zip(phrases).map(|(rank, phrase)| (role, rank, phrase))),
                }
            }
            headings
        })
    }

    fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| {
            // The first meaning of a word is its meaning.
            let words = self.words.iter().rev();
            let words = words.flat_map(|d| d.words.iter().map(|w| ((d.vocabulary, fold_phrase(w)), d.means)));
            Folded { words: words.collect(), totals: self.totals.iter().map(|w| fold_phrase(w)).collect() }
        })
    }

    /// What a word means in a vocabulary; `None` when it is unknown.
    pub fn meaning(&self, vocabulary: Vocabulary, word: &str) -> Option<Meaning> {
        self.folded().words.get(&(vocabulary, fold_phrase(word))).copied()
    }

    /// Whether a cell says that its row is a total.
    pub fn is_total(&self, word: &str) -> bool {
        self.folded().totals.contains(&fold_phrase(word))
    }

    /// The role that a heading names, and how well: exact before contained, then how early in its list it stands (the
    /// lower the better). A heading that may be personal is.
    pub fn role(&self, heading: &str) -> Option<(Role, bool, usize)> {
        let words = fold_phrase(heading);
        if self.is_personal(&words) {
            return Some((Role::Personal, false, 0));
        }
        let mut best: Option<(Role, bool, usize, usize)> = None;
        for (role, rank, alias) in &self.headings().others {
            let (exact, length) = (*alias == words, alias.len());
            let fits = exact || words.windows(length).any(|w| w == alias);
            // Later entries win ties.
            if fits && best.is_none_or(|(_, e, _, l)| (exact, length) >= (e, l)) {
                best = Some((*role, exact, *rank, length));
            }
        }
        best.map(|(role, exact, rank, _)| (role, exact, rank))
    }

    /// Whether words of persons stand in a heading, anywhere: unless they only close the words of another column, as in
    /// «hình thức nộp hồ sơ».
    fn is_personal(&self, words: &[String]) -> bool {
        let folded = self.headings();
        let other = stretches(folded.others.iter().map(|(_, _, phrase)| phrase), words);
        let part_of = |(from, to): &(usize, usize)| {
            other.iter().any(|(a, b)| (*a < *from && from < b) || (*a == 0 && *b == words.len() && to - from < *b))
        };
        !stretches(folded.personal.iter(), words).iter().all(part_of)
    }
}

/// Where phrases stand among words: first word, and one past the last.
fn stretches<'a>(phrases: impl Iterator<Item = &'a Phrase>, words: &[String]) -> Vec<(usize, usize)> {
    let found = |phrase: &'a Phrase| {
        let at = words.windows(phrase.len()).zip(0..).filter(move |(part, _)| part == phrase);
        at.map(|(_, from)| (from, from + phrase.len()))
    };
    phrases.flat_map(found).collect()
}
