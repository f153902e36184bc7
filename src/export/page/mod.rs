//! A page to publish: one static HTML file without script, light, readable on any screen and on paper.
//!
//! Only aggregates stand in it. Counts above zero and below a chosen number are not told, nor is anything they could be
//! worked out from in the same table; what was left out is said on the page.

mod hide;
mod html;

use crate::domain::{Map, Report, SourceId};
use crate::present::{Block, Page, PageId, Sheet, Subject, page, public_name};
use crate::scoring::index::Assessed;
use crate::text::publishing as words;

/// What is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The pages whose figures are shown, in order.
    pub pages: Vec<PageId>,
    /// Counts from 1 to below this are not told; 0 and 1 tell everything.
    pub least: u32,
}

impl Default for Choice {
    /// The pages on results; everything told.
    fn default() -> Choice {
        let pages = vec![PageId::Index, PageId::Processing, PageId::FullOnline, PageId::Payment, PageId::Satisfaction];
        Choice { pages, least: 0 }
    }
}

/// The page, and what it does not tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The file's content.
    pub html: String,
    /// Cells not told.
    pub hidden: usize,
    /// Charts left out because a figure of theirs is not told, or to keep the page light.
    pub charts_left_out: usize,
}

/// The most bytes a published page has.
pub const LARGEST: usize = 300_000;

/// The page for what is loaded.
pub fn publish(subject: &Subject<'_>, choice: &Choice) -> Published {
    let (reports, assessed) = for_readers(subject);
    let subject = &Subject { reports: &reports, assessed: &assessed, ..*subject };
    let pages: Vec<Page> = choice.pages.iter().map(|id| page(*id, subject)).filter(shows_figures).collect();
    let (pages, hidden, left_out) = hide::hide(pages, choice.least);
    let with_charts = html::document(subject, &pages, choice.least, hidden, left_out);
    if with_charts.len() <= LARGEST {
        return Published { html: with_charts, hidden, charts_left_out: left_out };
    }
    let (pages, more) = without_charts(pages);
    let charts_left_out = left_out + more;
    Published { html: html::document(subject, &pages, choice.least, hidden, charts_left_out), hidden, charts_left_out }
}

/// What is loaded under names that readers elsewhere know: no file or folder is named.
fn for_readers(subject: &Subject<'_>) -> (Vec<Report>, Vec<Assessed>) {
    let named = |report: &Report| Report { name: public_name(report), ..report.clone() };
    let reports: Vec<Report> = subject.reports.iter().map(named).collect();
    let names: Map<SourceId, &str> = reports.iter().map(|report| (report.source, report.name.as_str())).collect();
    let mut assessed = subject.assessed.to_vec();
    for observation in assessed.iter_mut().map(|one| &mut one.observation) {
        let named = observation.sources.iter().filter_map(|source| names.get(source));
        observation.files = named.map(|name| (*name).to_owned()).collect();
    }
    (reports, assessed)
}

fn shows_figures(page: &Page) -> bool {
    page.blocks.iter().any(|b| matches!(b, Block::Tiles(_) | Block::Table(_) | Block::Chart(_)))
}

/// A chart's numbers alone, under the chart's title.
fn titled(sheet: Sheet, figure: &crate::present::Figure) -> Block {
    Block::Table(Sheet { title: figure.spec.title.clone(), caption: figure.caption.clone(), ..sheet })
}

/// The pages with tables in place of charts, for sessions too large to draw.
fn without_charts(pages: Vec<Page>) -> (Vec<Page>, usize) {
    let mut count = 0;
    let mut block = |block: Block| match block {
        Block::Chart(figure) => {
            count += 1;
            titled(figure.sheet.clone(), &figure)
        }
        other => other,
    };
    let page = |page: Page| Page { blocks: page.blocks.into_iter().map(&mut block).collect(), ..page };
    let pages = pages.into_iter().map(page).collect();
    (pages, count)
}

/// The lines that put the page into a page of a portal.
pub fn embedding(address: &str) -> String {
    words::embedding(&super::xml::escape(address))
}
