//! Phát hiện: every disagreement with both figures, their difference and their places.

use super::cells::telling;
use super::heads::{self, report_heading, title};
use super::review::{open_count, open_sheet};
use super::sources::scope_name;
use super::{Block, Cell, Emphasis, FindingCard, Page, PageId, Subject, Tile};
use crate::audit::Audit;
use crate::catalog::catalog;
use crate::domain::{Decimal, Figure, Finding, FindingCode, FindingNote, Ratio, Report, SourceId, Span, sort_by_key};
use crate::dossier::Doubted;
use crate::text::{self, findings, labels, words};

pub(super) fn page(subject: &Subject<'_>) -> Page {
    let mut blocks = Vec::new();
    // What asks for attention comes first.
    let agree = |report: &&Report| mismatches(subject, report.source) == 0;
    let mut reports: Vec<&Report> = subject.reports.iter().collect();
    sort_by_key(&mut reports, agree);
    for report in reports {
        let (own, apart): (Vec<&Finding>, Vec<&Finding>) =
            of_report(subject, report.source).partition(|finding| catalog().disagrees(finding));
        blocks.push(report_heading(report));
        blocks.push(Block::Note(checked(subject, report)));
        blocks.extend(left_open(subject, report.source));
        match own.is_empty() {
            true => blocks.push(Block::Note(labels::NO_FINDINGS.to_owned())),
            false => blocks.push(Block::Findings(own.into_iter().map(|f| card(report, f)).collect())),
        }
        if !apart.is_empty() {
            blocks.push(Block::Note(labels::not_compared(apart.len())));
            blocks.push(Block::Findings(apart.into_iter().map(|f| card(report, f)).collect()));
        }
    }
    match subject.reports.is_empty() {
        true => blocks.push(Block::Empty(words::NOTHING_LOADED_DETAIL.to_owned())),
        false => {
            blocks
                .splice(0..0, [Block::Tiles(tiles(subject))].into_iter().chain(open_sheet(subject).map(Block::Table)));
        }
    }
    Page::new(PageId::Findings, blocks)
}

/// The disagreements of one report.
pub(super) fn of_report<'a>(subject: &Subject<'a>, source: SourceId) -> impl Iterator<Item = &'a Finding> + use<'a> {
    let own = move |f: &&Finding| f.stated.places.first().is_some_and(|p| p.source == source);
    subject.audit.findings.iter().filter(own)
}

/// How many of a report's figures disagree; those that may not be compared are not among them.
pub(super) fn mismatches(subject: &Subject<'_>, source: SourceId) -> usize {
    of_report(subject, source).filter(|finding| catalog().disagrees(finding)).count()
}

/// The same over all reports.
pub(super) fn all_mismatches(subject: &Subject<'_>) -> usize {
    subject.audit.findings.iter().filter(|finding| catalog().disagrees(finding)).count()
}

/// What a report leaves open: its tables that were not read, the rows of a list of dossiers that should be looked at.
pub(super) fn left_open(subject: &Subject<'_>, source: SourceId) -> Vec<Block> {
    let tables = subject.unread.iter().find(|(report, _)| *report == source);
    let tables = tables.map(|(_, tables)| Block::Hint(text::review::unread_tables(*tables)));
    let rows = doubted(subject, source);
    let rows = (!rows.is_empty()).then(|| Block::Hint(text::dossiers::doubted(&rows)));
    tables.into_iter().chain(rows).collect()
}

/// Rows of a list of dossiers that should be looked at, each kind in words.
pub fn doubted(subject: &Subject<'_>, source: SourceId) -> Vec<String> {
    let own = subject.lists.iter().filter(|(report, _)| *report == source);
    let named = |(what, rows): &(Doubted, u64)| {
        let name = match what {
            Doubted::Issue(id) => text::dossiers::issue_name(id).to_owned(),
            Doubted::Words(role) => text::dossiers::unknown_column(role.vi()),
            Doubted::Shared => text::importing::SHARED.to_owned(),
        };
        text::dossiers::rows_of(&name, *rows)
    };
    own.flat_map(|(_, rows)| rows.iter().map(named)).collect()
}

/// How many comparisons were made in one report; `None` when that is not known of what is shown.
pub(super) fn checks(subject: &Subject<'_>, source: SourceId) -> Option<usize> {
    subject.audit.checks.iter().filter(|(s, _)| *s == source).map(|(_, n)| *n).reduce(|a, b| a + b)
}

/// How many comparisons were made in all; `None` when that is not known of what is shown.
pub(super) fn all_checks(subject: &Subject<'_>) -> Option<usize> {
    subject.audit.checks.iter().map(|(_, n)| *n).reduce(|a, b| a + b)
}

/// How a report checks out: comparisons made, agreeing, not agreeing.
pub(super) fn checked(subject: &Subject<'_>, report: &Report) -> String {
    let found = mismatches(subject, report.source);
    let apart = of_report(subject, report.source).count() - found;
    labels::checks_detail(checks(subject, report.source), found, apart)
}

fn tiles(subject: &Subject<'_>) -> Vec<Tile> {
    let found = all_mismatches(subject);
    let apart = subject.audit.findings.len() - found;
    let emphasis = if found == 0 { Emphasis::Good } else { Emphasis::Bad };
    let tile = |label: &str, value: Cell, detail: &str| Tile { label: label.into(), value, detail: detail.into() };
    let mut tiles = vec![tile(labels::FINDINGS, Cell::number(found).with(emphasis), labels::FINDINGS_DETAIL)];
    if let Some(all) = all_checks(subject) {
        tiles.push(tile(labels::AGREEING, Cell::number(all.saturating_sub(found + apart)), ""));
        tiles.push(tile(labels::ALL_CHECKS, Cell::number(all), labels::CHECKS_DETAIL));
    }
    if apart > 0 {
        tiles.push(tile(labels::NOT_COMPARED, Cell::number(apart), labels::NOT_COMPARED_DETAIL));
    }
    tiles.extend(rivals_tile(subject));
    tiles
}

/// How many figures the reports state differently; `None` when they agree or the user chose.
pub(super) fn rivals_tile(subject: &Subject<'_>) -> Option<Tile> {
    let open = open_count(subject);
    (open > 0).then(|| Tile {
        label: labels::OPEN_RIVALS.into(),
        value: Cell::number(open).with(Emphasis::Bad),
        detail: labels::OPEN_RIVALS_DETAIL.into(),
    })
}

/// The cards of some findings, in the order of their page.
pub fn finding_cards(subject: &Subject<'_>, keep: impl Fn(&Finding) -> bool) -> Vec<FindingCard> {
    let findings = subject.audit.findings.iter().filter(|finding| keep(finding)).cloned().collect();
    let audit = Audit { findings, checks: subject.audit.checks.clone() };
    let blocks = super::page(PageId::Findings, &Subject { audit: &audit, ..*subject }).blocks.into_iter();
    let cards = blocks.filter_map(|block| if let Block::Findings(cards) = block { Some(cards) } else { None });
    cards.flatten().collect()
}

/// What disagrees, in one line.
pub(super) fn heading(finding: &Finding) -> String {
    findings::title(finding.code, &name(finding))
}

fn name(finding: &Finding) -> String {
    catalog().fact(&finding.indicator).map_or_else(|| finding.indicator.clone(), |f| f.vi.clone())
}

fn card(report: &Report, finding: &Finding) -> FindingCard {
    let stated = figure(&finding.stated, &finding.unit);
    let formula =
        if second_label(finding.code) == words::OTHER_STATEMENT { String::new() } else { vietnamese(&finding.working) };
    let precise = precise(finding);
    let finding = precise.as_ref().unwrap_or(finding);
    let recomputed = Cell { formula, ..figure(&finding.recomputed, &finding.unit) };
    let apart = !catalog().disagrees(finding);
    FindingCard {
        title: if apart { apart_heading(finding) } else { heading(finding) },
        severity: catalog().severity(finding),
        severity_name: findings::severity(catalog().severity(finding)).into(),
        whose: whose(report, finding),
        context: context(report, finding),
        stated: stated.with(if apart { Emphasis::Plain } else { Emphasis::Bad }),
        recomputed,
        stated_label: words::STATED.into(),
        recomputed_label: second_label(finding.code).into(),
        difference: if apart { labels::NO_DIFFERENCE.to_owned() } else { difference(finding) },
        working: working(finding),
        notes: finding.notes.iter().map(|n| note(finding, *n)).collect(),
    }
}

/// What may not be compared, in one line: two values with good reason are no contradiction.
fn apart_heading(finding: &Finding) -> String {
    match finding.code {
        FindingCode::Rival => findings::apart(&name(finding)),
        _ => heading(finding),
    }
}

/// A share recomputed as every page shows it. It was compared at the places stated, where a difference may not show:
/// 99,9 against 100,0 and 99,99 elsewhere would be three numbers for one rate.
fn precise(finding: &Finding) -> Option<Finding> {
    let (part, whole) = finding.working.split_once(" / ")?;
    let ratio = Ratio::new(Decimal::parse_plain(part)?, Decimal::parse_plain(whole)?)?;
    let shown = telling(ratio);
    let same = finding.code == FindingCode::Share && finding.unit == "%";
    let finer = same && shown.places() > finding.recomputed.value.places();
    finer.then(|| Finding {
        recomputed: Figure { value: shown, places: finding.recomputed.places.clone() },
        difference: shown.minus(finding.stated.value),
        ..finding.clone()
    })
}

/// A hint; where another whole explains a share, its name.
fn note(finding: &Finding, note: FindingNote) -> String {
    let base = finding.other_base.as_deref().filter(|_| note == FindingNote::OtherBase);
    let named = base.and_then(|base| catalog().fact(base)).map(|fact| findings::other_base(&fact.vi));
    named.unwrap_or_else(|| findings::note(note).to_owned())
}

/// Rival statements are both stated; everything else is stated against recomputed.
fn second_label(code: FindingCode) -> &'static str {
    let both_stated = matches!(code, FindingCode::Rival | FindingCode::CarryOver | FindingCode::Calendar);
    if both_stated { words::OTHER_STATEMENT } else { words::RECOMPUTED }
}

fn figure(figure: &Figure, unit: &str) -> Cell {
    Cell::stated(figure.value, text::quantity(figure.value, unit), figure.places.clone())
}

/// Whose figure and of when: the agency, or the body that the whole report is about, and the period.
fn whose(report: &Report, finding: &Finding) -> String {
    let known = report.body.is_some() || report.province.is_some();
    let name = match finding.scope.is_whole() && known {
        true => labels::whole_body(&heads::body(report)),
        false => scope_name(&finding.scope),
    };
    let period = (finding.period.span != Span::Unknown).then(|| text::period(finding.period));
    std::iter::once(name).chain(period).collect::<Vec<_>>().join(" · ")
}

/// Report, agency, period.
fn context(report: &Report, finding: &Finding) -> String {
    let scope = [finding.scope.agency.clone(), finding.scope.field.clone()];
    let period = (finding.period.span != Span::Unknown).then(|| text::period(finding.period));
    let parts = std::iter::once(Some(title(report))).chain(scope).chain([period]);
    parts.flatten().collect::<Vec<_>>().join(" · ")
}

/// A difference of percentages is in percentage points, not in percent.
fn difference(finding: &Finding) -> String {
    signed_quantity(finding.difference, &finding.unit)
}

/// A signed difference with its unit.
pub(super) fn signed_quantity(difference: Decimal, unit: &str) -> String {
    let unit = if unit == "%" { labels::PERCENT_POINTS } else { unit };
    format!("{} {unit}", text::signed(difference)).trim_end().to_owned()
}

/// Whether a finding is about figures of several periods.
const fn over_periods(code: FindingCode) -> bool {
    matches!(code, FindingCode::CarryOver | FindingCode::Cumulative | FindingCode::Calendar)
}

/// The rule's name and its numbers.
fn working(finding: &Finding) -> String {
    let identity = catalog().identities.iter().find(|i| i.id == finding.rule).map(|i| i.vi.clone());
    let rule = identity.or_else(|| catalog().indicator(&finding.rule).map(|i| i.formula.clone()));
    let index = catalog().index_sets.iter().find(|s| s.id == finding.rule).map(|_| labels::INDEX_SUM.to_owned());
    let own = || catalog().rule(&finding.rule).map(|r| r.vi.clone());
    let rule = rule.or(index).or_else(|| over_periods(finding.code).then(own).flatten());
    let numbers = vietnamese(&finding.working);
    match rule {
        Some(rule) if numbers.is_empty() => rule,
        Some(rule) => labels::named(&rule, &numbers),
        None => numbers,
    }
}

/// A formula in machine notation with its numbers in vi-VN form and real operators: `1762 / 1766` → «1.762 / 1.766».
fn vietnamese(working: &str) -> String {
    let token = |token: &str| match token {
        "-" => "−".to_owned(),
        "*" => "×".to_owned(),
        "<>" => "≠".to_owned(),
        other => number(other),
    };
    working.split(' ').map(token).collect::<Vec<_>>().join(" ")
}

/// A number in vi-VN form, brackets and a percent sign around it kept; anything else unchanged.
fn number(token: &str) -> String {
    let is_digit = |c: char| c.is_ascii_digit();
    let (Some(from), Some(to)) = (token.find(|c| is_digit(c) || c == '-'), token.rfind(is_digit)) else {
        return token.to_owned();
    };
    match token.get(from..=to).and_then(Decimal::parse_plain) {
        Some(value) => format!("{}{}{}", &token[..from], text::decimal(value), &token[to + 1..]),
        None => token.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machine_formulas_are_shown_in_vietnamese_form() {
        let cases = [
            ("1762 / 1766", "1.762 / 1.766"),
            ("17 + 18.8 + (16.5)", "17 + 18,8 + (16,5)"),
            ("2704 - 1766", "2.704 − 1.766"),
            ("42.50% và 23.43%", "42,50% và 23,43%"),
            ("", ""),
        ];
        for (machine, shown) in cases {
            assert_eq!(vietnamese(machine), shown);
        }
    }
}
