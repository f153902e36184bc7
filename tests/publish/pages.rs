//! Open data against its schema; the page to publish.

use crate::drafts::{april_and_march, case};
use serde_json::Value as Json;
use thuoc_do::domain::Place;
use thuoc_do::export::open_data::{SCHEMA, open_data};
use thuoc_do::export::page::{Choice, LARGEST, publish};
use thuoc_do::export::xlsx::Located;
use thuoc_do::workspace::Workspace;

fn data(workspace: &Workspace) -> Json {
    let locate = |place: &Place| Located {
        file: String::new(),
        place: place.start.to_string(),
        quote: workspace.excerpt(place).map(|_| "…".to_owned()).unwrap_or_default(),
    };
    serde_json::from_str(&open_data(&workspace.subject(), &locate)).expect("JSON")
}

/// What of a schema's words a value breaks: types, required and known fields, lists, choices.
fn broken(value: &Json, schema: &Json, whole: &Json, at: &str) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str().and_then(|r| r.strip_prefix("#/$defs/")) {
        return broken(value, &whole["$defs"][name], whole, at);
    }
    let mut found = Vec::new();
    let allowed: Vec<&str> = match &schema["type"] {
        Json::String(one) => vec![one],
        Json::Array(all) => all.iter().filter_map(Json::as_str).collect(),
        _ => Vec::new(),
    };
    let is = |kind: &&str| match *kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64(),
        "boolean" => value.is_boolean(),
        _ => value.is_null(),
    };
    let chosen = schema["enum"].as_array().is_none_or(|all| all.contains(value));
    if !(allowed.is_empty() || allowed.iter().any(is)) || !chosen {
        found.push(format!("{at}: {value}"));
    }
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str) {
        if value.get(name).is_none() {
            found.push(format!("{at}: no {name}"));
        }
    }
    for (name, field) in value.as_object().into_iter().flatten() {
        match schema["properties"].get(name) {
            Some(schema) => found.extend(broken(field, schema, whole, &format!("{at}.{name}"))),
            None => found.push(format!("{at}: {name} is not described")),
        }
    }
    for (i, item) in value.as_array().into_iter().flatten().enumerate() {
        found.extend(broken(item, &schema["items"], whole, &format!("{at}[{i}]")));
    }
    found
}

#[test]
fn open_data_keeps_its_schema() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/open-data.schema.json");
    let schema: Json = serde_json::from_str(&std::fs::read_to_string(path).expect("a schema")).expect("JSON");
    let workspace = april_and_march();
    let data = data(&workspace);
    assert_eq!((data["schema"].as_str(), schema["title"].as_str()), (Some(SCHEMA), Some(SCHEMA)));
    assert_eq!(broken(&data, &schema, &schema, ""), Vec::<String>::new());
    assert!(!broken(&serde_json::json!({ "schema": 1 }), &schema, &schema, "").is_empty(), "the check checks");
    let figures = data["figures"].as_array().expect("figures");
    assert_eq!(figures.len(), workspace.analysis().facts.facts.len());
    let april = |f: &&Json| f["indicator"] == "received_total" && f["period"]["code"] == "2026-04";
    let total = figures.iter().find(april).expect("a total");
    assert_eq!((total["value"].as_i64(), total["unit"].as_str()), (Some(2_000), Some("hồ sơ")));
    assert_eq!(total["period"]["to"], "2026-04-30");
}

#[test]
fn the_page_is_light_and_runs_nothing() {
    let workspace = april_and_march();
    let page = publish(&workspace.subject(), &Choice::default());
    assert!(page.html.len() < LARGEST && page.hidden == 0, "{} bytes", page.html.len());
    let lower = page.html.to_lowercase();
    for active in ["<script", "javascript:", " onload=", " onclick=", "src=\"http", "url(", "@import", "style=\""] {
        assert!(!lower.contains(active), "{active}");
    }
    for words in ["2.000", "<svg", "<caption>", "scope=\"row\"", "prefers-color-scheme: dark", "lang=\"vi\""] {
        assert!(page.html.contains(words), "no {words}");
    }
    assert_eq!(page, publish(&workspace.subject(), &Choice::default()), "the same page every time");
}

#[test]
fn the_page_names_no_file() {
    let mut workspace = Workspace::new();
    workspace.add("noi bo/bản cuối 2.txt", &case("thang-4.txt")).expect("a report");
    let untitled = "Tháng 3/2026: tổng số hồ sơ tiếp nhận là 200 hồ sơ.".as_bytes();
    workspace.add("noi bo/nháp.txt", untitled).expect("a report");
    let answer = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/index/overview_and_units.json");
    workspace.add("noi bo/tra-loi.json", &std::fs::read(answer).expect("a case")).expect("an answer");
    let html = publish(&workspace.subject(), &Choice::default()).html;
    assert!(html.contains("Số liệu tháng 3/2026"), "it is called by what it is about");
    for name in ["noi bo", "bản cuối", "nháp", ".txt", ".json"] {
        assert!(!html.contains(name), "{name}");
    }
}

#[test]
fn small_counts_are_not_told_and_cannot_be_worked_out() {
    let mut workspace = Workspace::new();
    workspace.add("thang-4.txt", &case("thang-4.txt")).expect("a report");
    let open = publish(&workspace.subject(), &Choice::default()).html;
    let page = publish(&workspace.subject(), &Choice { least: 6, ..Choice::default() });
    // Sở Tư pháp: 5, Sở Y tế: 2
    let row = |html: &str| {
        let at = html.find(r#"<th scope="row">Sở Tư pháp"#).expect("a row");
        html[at..].split("</tr>").next().expect("a row").to_owned()
    };
    assert!(row(&open).contains(">5<"), "{}", row(&open));
    assert!(!row(&page.html).contains(">5<"), "{}", row(&page.html));
    assert!(row(&page.html).contains("không công bố"), "{}", row(&page.html));
    assert!(page.hidden >= 2 && page.charts_left_out >= 1, "{} {}", page.hidden, page.charts_left_out);
    assert!(page.html.contains(&format!("Số ô không nêu: {}", page.hidden)));
}

#[test]
fn points_and_losses_do_not_tell_small_counts() {
    let answer = r#"{"code":"OK","data":{"timeType":"month","year":2026,"month":4,"evaluation":[{"departmentName":"UBND tỉnh Đắk Lắk",
        "departmentCode":"H15","level":"PROVINCE","metrics":[
        {"code":"DOSSIER_SYNC","numerator":3,"denominator":7000,"score":0.00,"maxScore":6},
        {"code":"PROGRESS_ON_TIME","numerator":4711,"denominator":6000,"score":15.70,"maxScore":20},
        {"code":"PETITION_PROCESSING_ON_TIME","numerator":3,"denominator":17,"score":1.06,"maxScore":6}]}]}}"#;
    let mut workspace = Workspace::new();
    workspace.add("danh-gia.json", answer.as_bytes()).expect("an answer");
    let subject = workspace.subject();
    let open = publish(&subject, &Choice::default()).html;
    let page = publish(&subject, &Choice { least: 5, ..Choice::default() });
    for told in ["4.711", "6.000", "15,70"] {
        assert!(open.contains(told) && page.html.contains(told), "{told}");
    }
    // 3 of 17, their share, their points, and what is still missing for more of them
    for told in ["3 / 17", "17,65%", ">1,06<", "4,94"] {
        assert!(open.contains(told), "{told} is on the whole page");
        assert!(!page.html.contains(told), "{told}");
    }
    assert!(open.contains("Điểm mất") && page.charts_left_out > 0);
}

#[test]
fn folders_of_a_machine_are_not_published() {
    let mut workspace = Workspace::new();
    workspace.add("/home-of/someone/thang-4.txt", &case("thang-4.txt")).expect("a report");
    assert!(!publish(&workspace.subject(), &Choice::default()).html.contains("someone"));
    assert!(!data(&workspace).to_string().contains("someone"));
    assert!(!format!("{:?}", crate::drafts::written(&workspace, "thang")).contains("someone"));
}
