//! A version of the index that does not exist yet needs data only.

use thuoc_do::catalog::{Catalog, catalog};
use thuoc_do::domain::{Decimal, Known, Span, UnitLevel};
use thuoc_do::scoring::index::{Counts, Observation, Published, Unit, assess};

/// Three components in two groups, other maxima, a threshold with a decimal place, its own bands, communes only.
const LATER: &str = r#"
[[set]]
id = "later"
vi = "Bộ chỉ số thử"
max = "50"
valid_from = "2030-01-01"
levels = ["commune"]
source = "made up for this test"
groups = [
  { fact = "index766_progress", vi = "Tiến độ", max = "30" },
  { fact = "index766_digitisation", vi = "Số hóa", max = "20" },
]
bands = { source = "made up for this test", band = [{ vi = "Đạt", from = "25" }, { vi = "Chưa đạt", from = "0" }] }

[[set.metric]]
code = "PROGRESS_ON_TIME"
max = "30"
full_at = "97.5"
zero_whole = "max"
more = "hồ sơ đúng hạn"
source = "made up for this test"

[[set.metric]]
code = "ORIGINAL_RESULT_AVAILABLE"
max = "12"
more = "hồ sơ có kết quả điện tử"
source = "made up for this test"

[[set.metric]]
code = "LATER_REUSE"
max = "8"
full_at = "50"
more = "hồ sơ tái sử dụng"
source = "made up for this test"

[[metric]]
code = "LATER_REUSE"
vi = "Tái sử dụng"
group = "index766_digitisation"
max = "8"
source = "made up for this test"
"#;

fn with(text: &str) -> Result<Catalog, String> {
    let table: toml::Table = toml::from_str(text).expect("TOML");
    let mut catalog = catalog().clone();
    catalog.add_index_sets(&serde_json::to_string(&table).expect("JSON"))?;
    Ok(catalog)
}

fn counts(code: &str, numerator: i64, denominator: i64) -> Counts {
    let [numerator, denominator] = [numerator, denominator].map(|n| Known::of(Decimal::whole(n)));
    Counts { code: code.to_owned(), numerator, denominator, ..Counts::default() }
}

#[test]
fn a_later_set_is_read_chosen_and_computed() {
    let catalog = with(LATER).expect("a sound set");
    let day = Span::Year { year: 2030 }.last_possible_day();
    let set = |level| catalog.index_set_on(&[], day, Some(level)).map(|set| set.id.as_str());
    assert_eq!(set(UnitLevel::Commune), Some("later"));
    assert_eq!(set(UnitLevel::Province), Some("index766_portal_2026"));
    let observation = Observation {
        unit: Unit { name: "Xã Mẫu".into(), key: "x".into(), level: Some(UnitLevel::Commune), province: None },
        span: Span::Year { year: 2030 },
        to_date: false,
        set: "later".into(),
        set_assumed: false,
        files: Vec::new(),
        sources: Vec::new(),
        metrics: vec![
            counts("PROGRESS_ON_TIME", 900, 1000),
            counts("ORIGINAL_RESULT_AVAILABLE", 1, 3),
            counts("LATER_REUSE", 501, 1000),
        ],
        groups: Vec::new(),
        total: Published::default(),
        rivals: Vec::new(),
    };
    let assessment = assess(&observation, &catalog).expect("the set");
    // 30 × 0,9 ÷ 0,975 = 27,692…; 12 ÷ 3 = 4; above half: 8
    let groups: Vec<String> =
        assessment.groups.iter().filter_map(|g| g.points.number()).map(|p| p.to_string()).collect();
    assert_eq!(groups, ["27.69", "12.00"]);
    let total = assessment.total.number().expect("a total");
    let set = catalog.index_set_named("later").expect("the set");
    assert_eq!((total.to_string().as_str(), catalog.band(total, set)), ("39.69", Some("Đạt")));
}

#[test]
fn a_set_that_does_not_add_up_is_refused() {
    for (wrong, right, said) in [
        ("max = \"8\"\nfull_at", "max = \"7\"\nfull_at", "add up to 19"),
        ("full_at = \"50\"", "full_at = \"0\"", "earned at no share"),
        ("code = \"LATER_REUSE\"\nmax = \"8\"\nfull_at", "code = \"OTHER\"\nmax = \"8\"\nfull_at", "of no group"),
        ("id = \"later\"", "id = \"index766_six\"", "written twice"),
    ] {
        let refused = with(&LATER.replace(wrong, right)).err().unwrap_or_default();
        assert!(refused.contains(said), "{right}: {refused}");
    }
}
