//! Corrections, choices, undo, saving and opening: what the user does to figures, and that nothing stated is lost.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop")]

#[path = "review/between.rs"]
mod between;
#[path = "review/changes.rs"]
mod changes;
#[path = "review/page.rs"]
mod page;
#[path = "review/rest.rs"]
mod rest;
#[path = "review/saving.rs"]
mod saving;

use thuoc_do::domain::{Author, Change, Decimal, Entered, FactKey, Naming, Period, Scope, SourceId, Span, Value};
use thuoc_do::workspace::Workspace;

/// A month with a wrong total and a restated figure.
const APRIL: &str = "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 4 năm 2026\n\n\
    Tổng số hồ sơ tiếp nhận trong tháng 4/2026 là 2.000 hồ sơ, trong đó: tiếp nhận mới 1.500 hồ sơ; \
    kỳ trước chuyển sang 400 hồ sơ.\n";
/// The same month in a second report, one figure different.
const APRIL_AGAIN: &str = "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 4 năm 2026 (thay thế)\n\n\
    Tổng số hồ sơ tiếp nhận trong tháng 4/2026 là 1.900 hồ sơ, trong đó: tiếp nhận mới 1.500 hồ sơ; \
    kỳ trước chuyển sang 400 hồ sơ.\n";

fn loaded(texts: &[&str]) -> Workspace {
    let mut workspace = Workspace::new();
    for (index, text) in texts.iter().enumerate() {
        workspace.add(&format!("{index}.txt"), text.as_bytes()).expect("a report");
    }
    workspace
}

fn me() -> Author {
    Author { who: "Lan".into(), when: "2026-05-04T08:30:00".into() }
}

fn key_of(workspace: &Workspace, source: u32, indicator: &str) -> FactKey {
    let of = |f: &&thuoc_do::domain::Reviewed| f.key.source() == SourceId(source) && f.corrected.indicator == indicator;
    workspace.reviewed().iter().find(of).expect("the figure").key.clone()
}

fn number(value: i64) -> Value {
    Value::Number(Decimal::whole(value))
}

/// The value that counts for a figure of a report; `None` when none does.
fn counted(workspace: &Workspace, source: u32, indicator: &str) -> Option<i64> {
    let facts = &workspace.analysis().facts;
    let fact = facts.results(indicator).find(|f| f.place.source == SourceId(source))?;
    fact.number().and_then(Decimal::as_whole)
}

fn entry(indicator: &str, value: i64) -> Entered {
    Entered {
        source: SourceId(0),
        range: None,
        naming: Naming { indicator: indicator.into(), of: None, base: None, unit: "hồ sơ".into() },
        value: number(value),
        scope: Scope::whole(),
        period: Period::over(Span::Month { year: 2026, month: 4 }),
    }
}

fn add(entry: Entered) -> Change {
    Change::Add { number: 0, entry }
}
