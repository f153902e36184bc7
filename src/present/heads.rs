//! How a report is named on pages: headings, captions.

use super::{Block, Level, Page, Subject};
use crate::domain::{Map, Period, Report, SourceId, Span};
use crate::text::{self, labels};

/// The title as written, or the file name: a line that only names the period is no title.
pub(super) fn title(report: &Report) -> String {
    let own = report.title.as_deref().filter(|title| !text::fold(title).starts_with(labels::PERIOD_LINE));
    own.unwrap_or(&report.name).to_owned()
}

/// What readers elsewhere know a report by: its title, else what it is about; the file it came from is not theirs to see.
pub fn public_name(report: &Report) -> String {
    let title = title(report);
    if title != report.name {
        return title;
    }
    match report.period.span {
        Span::Unknown => labels::FIGURES_LOADED.to_owned(),
        _ => labels::figures_about(&text::period(report.period)),
    }
}

/// Number and date of issue, or the file name: what a caption cites.
pub fn citation(report: &Report) -> String {
    numbered(report).unwrap_or_else(|| report.name.clone())
}

/// The same for who has not the file: number and date of issue, else [`public_name`].
pub fn public_citation(report: &Report) -> String {
    numbered(report).unwrap_or_else(|| public_name(report))
}

/// What the reports shown are cited as, each once.
pub fn cited(subject: &Subject<'_>) -> Vec<String> {
    let mut cited: Vec<String> = Vec::new();
    for report in subject.reports.iter().map(citation) {
        if !cited.contains(&report) {
            cited.push(report);
        }
    }
    cited
}

/// The periods of the reports shown, each once, and what they are cited as.
pub fn printed(subject: &Subject<'_>) -> (Vec<String>, Vec<String>) {
    let mut periods: Vec<String> = Vec::new();
    let told = subject.reports.iter().map(|report| report.period).filter(|period| period.span != Span::Unknown);
    for period in told.map(text::period) {
        if !periods.contains(&period) {
            periods.push(period);
        }
    }
    (periods, cited(subject))
}

fn numbered(report: &Report) -> Option<String> {
    labels::numbered(report.number.as_deref(), report.issued.map(text::running_date).as_deref())
}

/// A heading that names a report, with what is known of it below.
pub(super) fn report_heading(report: &Report) -> Block {
    let told = report.period.span != Span::Unknown && report.issued.map(Span::Day) != Some(report.period.span);
    let period = told.then(|| text::period(report.period));
    let file = (title(report) != report.name).then(|| report.name.clone());
    let parts = [numbered(report), report.province.clone(), period, file];
    let detail = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    Block::Heading { level: Level::Report, text: title(report), short: short(report), detail }
}

/// Names the file in headings that would read the same.
pub(super) fn tell_apart(mut page: Page) -> Page {
    let names = |block: &Block| match block {
        Block::Heading { level: Level::Report, text, short, .. } => Some((text.clone(), short.clone())),
        _ => None,
    };
    let all: Vec<(String, String)> = page.blocks.iter().filter_map(names).collect();
    let often = |wanted: &dyn Fn(&(String, String)) -> bool| all.iter().filter(|pair| wanted(pair)).count() > 1;
    for block in &mut page.blocks {
        if let Block::Heading { level: Level::Report, text, short, detail } = block {
            let file = detail.rsplit(" · ").next().unwrap_or_default().to_owned();
            let (same_text, same_short) = (often(&|(t, _)| t == text), often(&|(_, s)| s == short));
            for (name, same) in [(text, same_text), (short, same_short)] {
                if same && !file.is_empty() {
                    *name = labels::of_file(name, &file);
                }
            }
        }
    }
    page
}

/// The title, with the file where another report has the same title.
pub(super) fn own_title(report: &Report, reports: &[Report]) -> String {
    let title = title(report);
    match reports.iter().filter(|other| other.title == report.title).count() > 1 && report.title.is_some() {
        true => labels::of_file(&title, &report.name),
        false => title,
    }
}

/// Whose a report is: the body in its province, the province; its title or file where it names none.
pub(super) fn body(report: &Report) -> String {
    match (&report.body, &report.province) {
        (Some(body), Some(province)) => labels::unit_in(body, province),
        (None, Some(province)) => province.clone(),
        (Some(body), None) => body.clone(),
        (None, None) => title(report),
    }
}

/// Of where and when a report is («An Giang · tháng 4/2026»); its file where it names no province.
pub(super) fn short(report: &Report) -> String {
    with_period(report, text::period)
}

fn with_period(report: &Report, name: fn(Period) -> String) -> String {
    let told = report.period.span != Span::Unknown;
    let period = told.then(|| name(report.period));
    // A period alone names nobody: the file does.
    let whose = match (&report.body, &report.province) {
        (None, None) => report.name.clone(),
        _ => body(report),
    };
    std::iter::once(whose).chain(period).collect::<Vec<_>>().join(" · ")
}

/// Of where and when each report is («An Giang · tuần 12–18/9/2026»); with its file where two read alike.
pub fn short_names(reports: &[Report]) -> Vec<String> {
    let names: Vec<String> = reports.iter().map(|report| with_period(report, text::brief_period)).collect();
    let mut alike: Map<&str, usize> = Map::default();
    names.iter().for_each(|name| *alike.entry(name).or_default() += 1);
    let told = |(report, name): (&Report, &String)| match alike.get(name.as_str()) {
        Some(2..) if !name.contains(&report.name) => labels::of_file(name, &report.name),
        _ => name.clone(),
    };
    reports.iter().zip(&names).map(told).collect()
}

/// The caption of something drawn from one report over one period.
pub(super) fn caption(report: &Report, period: Period, formula: &str) -> String {
    labels::caption(&text::period(period), &citation(report), formula)
}

/// An id that is unique on the page: what it shows, of which report, at which position.
pub(super) fn id(what: &str, source: SourceId, position: usize) -> String {
    format!("{what}-{}-{position}", source.0)
}
