//! What the built page may weigh: `scripts/budgets.json` names the parts that have a limit, in bytes.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

const BUDGETS: &str = include_str!("../../../scripts/budgets.json");

/// Name and size of each part, in bytes.
#[derive(Debug, Default)]
pub(crate) struct Sizes(Vec<(String, usize)>);

/// The parts above their budget: name, size and budget in bytes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Excess(Vec<(String, usize, usize)>);

impl Sizes {
    /// Notes a part as it is.
    pub(crate) fn note(&mut self, name: &str, bytes: usize) {
        self.0.push((name.to_owned(), bytes));
    }

    /// Notes a part as it is, and as a web server sends it.
    pub(crate) fn note_sent(&mut self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        self.note(name, bytes.len());
        self.note(&format!("{name}, gzip"), gzip_length(bytes)?);
        Ok(())
    }

    /// A line for each part.
    pub(crate) fn table(&self) -> String {
        let budgets = budgets();
        self.0.iter().fold(String::new(), |mut table, (name, bytes)| {
            let limit = budgets.get(name).map(|budget| format!(" of {budget}")).unwrap_or_default();
            // Writing to a string cannot fail.
            let _ = writeln!(table, "{name:<28}{bytes:>9}{limit}");
            table
        })
    }

    /// Refuses parts above their budget.
    pub(crate) fn check(&self) -> Result<(), Excess> {
        let budgets = budgets();
        let above = |(name, bytes): &(String, usize)| {
            let budget = *budgets.get(name)?;
            (*bytes > budget).then(|| (name.clone(), *bytes, budget))
        };
        let excess: Vec<_> = self.0.iter().filter_map(above).collect();
        if excess.is_empty() { Ok(()) } else { Err(Excess(excess)) }
    }
}

impl fmt::Display for Excess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> = self
            .0
            .iter()
            .map(|(name, bytes, budget)| format!("{name}: {bytes} bytes, the budget is {budget}"))
            .collect();
        f.write_str(&parts.join("; "))
    }
}

/// The budgets; a file that cannot be read is caught by the tests of this module.
fn budgets() -> BTreeMap<String, usize> {
    serde_json::from_str(BUDGETS).unwrap_or_default()
}

fn gzip_length(bytes: &[u8]) -> std::io::Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    std::io::Write::write_all(&mut encoder, bytes)?;
    Ok(encoder.finish()?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, bytes: usize) -> Sizes {
        let mut sizes = Sizes::default();
        sizes.note("style", usize::MAX);
        sizes.note(name, bytes);
        sizes
    }

    #[test]
    fn a_budget_is_inclusive_and_a_part_without_one_is_free() {
        let (name, budget) = budgets().pop_first().unwrap();
        assert_eq!(of(&name, budget).check(), Ok(()));
        let excess = Excess(vec![(name.clone(), budget + 1, budget)]);
        assert_eq!(of(&name, budget + 1).check(), Err(excess));
    }

    #[test]
    fn every_size_is_printed_beside_its_budget() {
        let (name, budget) = budgets().pop_first().unwrap();
        let table = of(&name, 7).table();
        assert!(table.lines().any(|line| line.starts_with(&name) && line.ends_with(&format!("7 of {budget}"))));
    }

    #[test]
    fn what_a_server_sends_is_smaller() {
        let mut sizes = Sizes::default();
        sizes.note_sent("page module", &[b'a'; 10_000]).unwrap();
        let [(_, plain), (name, sent)] = sizes.0.as_slice() else { panic!("{sizes:?}") };
        assert_eq!((*plain, name.as_str()), (10_000, "page module, gzip"));
        assert!((20..200).contains(sent), "{sent}");
    }
}
