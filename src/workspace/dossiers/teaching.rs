//! Words of cells whose meaning the user can say: those that are not known, and those whose meaning was said before.

use crate::catalog::{Meaning, Role, Vocabulary};
use crate::dossier::{Counted, FileQuality, Mapping, folded};

/// A word whose meaning the user can say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Teachable {
    /// The words it may use.
    pub vocabulary: Vocabulary,
    /// The word, as written.
    pub word: String,
    /// The columns it stands in, or those of its vocabulary.
    pub columns: Vec<Role>,
    /// On how many rows it stands; `None` where its meaning was said.
    pub rows: Option<u64>,
    /// What the user said that it means.
    pub meaning: Option<Meaning>,
}

/// What the user says of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taught {
    /// The words it may use.
    pub vocabulary: Vocabulary,
    /// The word.
    pub word: String,
    /// What it means; `None` takes back what was said before.
    pub meaning: Option<Meaning>,
}

/// The words of some counts, each once, whatever file it stands in: those that are not known, then those that were said.
pub fn teachable(counted: &Counted) -> Vec<Teachable> {
    let unknown = counted.files.iter().flat_map(|file| &file.unknown).map(|word| Teachable {
        vocabulary: word.vocabulary,
        word: word.word.clone(),
        columns: vec![word.role],
        rows: Some(word.count),
        meaning: None,
    });
    let said = counted.files.iter().filter_map(|file| file.mapping.as_ref()).flat_map(said);
    let mut all: Vec<Teachable> = Vec::new();
    for next in unknown.chain(said) {
        let same =
            |known: &&mut Teachable| known.vocabulary == next.vocabulary && folded(&known.word) == folded(&next.word);
        match all.iter_mut().find(same) {
            Some(known) => {
                known.rows = known.rows.zip(next.rows).map(|(rows, more)| rows + more).or(known.rows);
                known.columns.extend(next.columns);
                known.columns.sort_unstable();
                known.columns.dedup();
            }
            None => all.push(next),
        }
    }
    all
}

fn said(mapping: &Mapping) -> impl Iterator<Item = Teachable> {
    let columns = |vocabulary: Vocabulary| {
        let of = mapping.columns.iter().map(|column| column.role);
        of.filter(|role| role.vocabulary() == Some(vocabulary)).collect::<Vec<_>>()
    };
    mapping.words.iter().flat_map(move |(vocabulary, words)| {
        let columns = columns(*vocabulary);
        words.iter().map(move |(word, meaning)| Teachable {
            vocabulary: *vocabulary,
            word: mapping.written.get(word).unwrap_or(word).clone(),
            columns: columns.clone(),
            rows: None,
            meaning: Some(*meaning),
        })
    })
}

/// The columns of every file of some counts, with what the user says of words; `None` when the columns of a file are not known.
pub fn taught(counted: &Counted, words: &[Taught]) -> Option<Vec<Mapping>> {
    let of = |file: &FileQuality| {
        let mut mapping = file.mapping.clone()?;
        for Taught { vocabulary, word, meaning } in words {
            match meaning {
                Some(meaning) => mapping.teach(*vocabulary, word, *meaning),
                None => mapping.unteach(*vocabulary, word),
            }
        }
        Some(mapping)
    };
    counted.files.iter().map(of).collect()
}
