//! Blocks of figures stated twice with other values: two undated weeks, or two bodies, that the text does not name.
//!
//! When a report gives a row of figures, and further down the same row with other values throughout, it hardly
//! contradicts itself in each of them. One remark says so; the figures are not compared one by one.

use super::report::Report;
use crate::domain::{Account, Entry, Scope, Span};

/// How many figures must differ, and none agree, to speak of two blocks; undated weeks are known to be several.
const FIGURES: usize = 3;
const FIGURES_OF_WEEKS: usize = 2;

/// Whether the rival values of an account are two blocks, one after the other.
pub(super) fn two_blocks(report: &Report<'_>, scope: &Scope, span: Span) -> bool {
    let account = report.ledger.accounts.iter().find(|a| a.span == span && a.scope == *scope);
    account.is_some_and(|account| is_split(account, span))
}

fn is_split(account: &Account<'_>, span: Span) -> bool {
    let plain = || account.entries.iter().filter(|e| e.of.is_none());
    let rivals: Vec<&Entry<'_>> = plain().filter(|e| e.statements.len() == 2).collect();
    let least = if matches!(span, Span::Week { .. } | Span::Unknown) { FIGURES_OF_WEEKS } else { FIGURES };
    let bound = |of: usize, last: bool| {
        let places = rivals.iter().flat_map(move |e| e.statements[of].places());
        let starts = places.map(|p| p.start);
        if last { starts.max() } else { starts.min() }
    };
    let (Some(end), Some(begin)) = (bound(0, true), bound(1, false)) else { return false };
    let across = |e: &&Entry<'_>| {
        let starts: Vec<usize> = e.statements[0].places().iter().map(|p| p.start).collect();
        starts.iter().any(|s| *s <= end) && starts.iter().any(|s| *s >= begin)
    };
    rivals.len() >= least && end < begin && !plain().filter(|e| e.statements.len() == 1).any(|e| across(&e))
}
