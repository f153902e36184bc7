//! The core inside a real browser: the same bytes give the same figures as natively.
//!
//! The cases also run natively under `cargo test`, so a difference between the two is a failure of one of them.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use thuoc_do::audit::audit;
use thuoc_do::catalog::catalog;
use thuoc_do::domain::{Decimal, FactSet, Ratio, SourceId};
use thuoc_do::extract::extract;
use thuoc_do::ingest::read;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Decomposed letters, a byte-order mark, CRLF and a no-break space, as Windows editors leave them; one wrong share.
const REPORT: &str = "\u{feff}Ba\u{301}o ca\u{301}o tha\u{301}ng 9/2026\r\n\
    Tổng số hồ sơ đã xử lý là 1.000\u{a0}hồ sơ. Hồ sơ xử lý đúng hạn là 995 hồ sơ, chiếm tỷ lệ là 98,5%. \
    Hồ sơ xử lý trễ hạn là 05 hồ sơ, chiếm tỷ lệ là 0,5%.\r\n";

fn facts_of(text: &str) -> FactSet {
    let document = read("bao-cao.txt", text.as_bytes()).unwrap();
    extract(&document, SourceId(0), catalog()).facts
}

fn value_of(facts: &FactSet, indicator: &str) -> Option<Decimal> {
    facts.facts.iter().find(|f| f.indicator == indicator).and_then(|f| f.value.number())
}

#[test]
fn the_catalogue_loads() {
    assert!(catalog().facts.len() > 40, "{} facts", catalog().facts.len());
}

#[test]
fn text_is_normalised() {
    let document = read("bao-cao.txt", REPORT.as_bytes()).unwrap();
    assert!(document.text.starts_with("Báo cáo tháng 9/2026\n"), "{:?}", document.text);
    assert!(!document.text.contains('\r'));
}

#[test]
fn figures_are_read_where_they_stand() {
    let document = read("bao-cao.txt", REPORT.as_bytes()).unwrap();
    let facts = facts_of(REPORT);
    assert_eq!(value_of(&facts, "resolved_total"), Decimal::parse_plain("1000"));
    assert_eq!(value_of(&facts, "resolved_late"), Decimal::parse_plain("5"));
    let late = facts.facts.iter().find(|f| f.indicator == "resolved_late").unwrap();
    let length = late.place.end - late.place.start;
    let stated: String = document.text.chars().skip(late.place.start).take(length).collect();
    assert!(stated.contains('5'), "{stated:?}");
}

#[test]
fn the_wrong_share_is_found() {
    let findings = audit(&facts_of(REPORT), catalog()).findings;
    assert_eq!(findings.len(), 1, "{findings:?}");
}

#[test]
fn shares_are_exact_and_rounded_half_up() {
    let whole = |n: &str| Decimal::parse_plain(n).unwrap();
    let percent = |a, b, places| Ratio::new(whole(a), whole(b)).unwrap().percent(places);
    assert_eq!(percent("282049", "663690", 2), whole("42.50"));
    assert_eq!(percent("1", "8", 1), whole("12.5"));
    assert_eq!(percent("1", "8", 0), whole("13"));
    assert_eq!(Ratio::new(whole("1"), whole("0")), None);
}
