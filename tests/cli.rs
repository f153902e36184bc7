//! The program itself: output, messages, exit codes.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test may stop")]

mod common;

use serde_json::Value as Json;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A report of our own wording, so that these tests run in a lone clone.
const REPORT: &str = "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 4 năm 2023\n\n\
    Tổng số hồ sơ tiếp nhận trong tháng 4/2023 là 2.000 hồ sơ, trong đó: tiếp nhận mới 1.500 hồ sơ; \
    kỳ trước chuyển sang 400 hồ sơ.\n";

struct Outcome {
    code: Option<i32>,
    out: String,
    err: String,
}

fn thuocdo(arguments: &[&str]) -> Outcome {
    let run = Command::new(env!("CARGO_BIN_EXE_thuocdo")).args(arguments).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Outcome { code: run.status.code(), out: text(run.stdout), err: text(run.stderr) }
}

/// A file in a folder of its own, removed at the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(test: &str) -> Scratch {
        let folder = std::env::temp_dir().join(format!("thuocdo-{test}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        Scratch(folder)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.0.join(name);
        fs::write(&path, bytes).expect("a file");
        path.to_string_lossy().into_owned()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn list(json: &str) -> Vec<Json> {
    serde_json::from_str(json).expect("a JSON list")
}

#[test]
fn facts_quote_the_file_they_come_from() {
    let scratch = Scratch::new("facts");
    let path = scratch.file("báo cáo.txt", REPORT.as_bytes());
    let run = thuocdo(&["facts", &path, "--json"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let facts = list(&run.out);
    let values: Vec<(&str, i64)> =
        facts.iter().map(|f| (f["indicator"].as_str().unwrap_or(""), f["value"].as_i64().unwrap_or(-1))).collect();
    assert_eq!(values, [("received_total", 2000), ("received_new", 1500), ("carried_over", 400)]);
    let text: Vec<char> = REPORT.chars().collect();
    for fact in &facts {
        let at = |key: &str| usize::try_from(fact[key].as_u64().expect("an offset")).expect("a small one");
        let quoted: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(fact["text"], quoted.as_str());
        assert_eq!((fact["file"].as_str(), fact["period"].as_str()), (Some(path.as_str()), Some("2023-04")));
    }
}

#[test]
fn findings_show_both_sides() {
    let scratch = Scratch::new("audit");
    let path = scratch.file("a.txt", REPORT.as_bytes());
    let found = list(&thuocdo(&["audit", "--json", &path]).out);
    let [finding] = &found[..] else { panic!("one finding expected: {found:?}") };
    let line = ["rule", "stated", "recomputed", "difference", "working"].map(|key| finding[key].to_string());
    assert_eq!(line, ["\"received_parts\"", "2000", "1900", "-100", "\"1500 + 400\""]);
    let sides: Vec<&str> =
        finding["places"].as_array().expect("places").iter().filter_map(|p| p["side"].as_str()).collect();
    assert_eq!(sides, ["stated", "recomputed", "recomputed"]);
    let shown = thuocdo(&["audit", &path]).out;
    assert!(shown.contains("2.000 hồ sơ") && shown.contains("1.900 hồ sơ"), "{shown}");
}

#[test]
fn doubts_are_told_only_where_there_are_any() {
    let scratch = Scratch::new("doubts");
    let path = scratch.file("a.txt", REPORT.as_bytes());
    for fact in list(&thuocdo(&["facts", "--json", &path]).out) {
        let doubts = fact.get("doubts").and_then(Json::as_array).map_or(0, Vec::len);
        assert_eq!(fact.get("confidence").is_some(), doubts > 0, "{fact}");
        assert!(["sheet", "page", "row"].iter().all(|key| fact.get(key).is_none()), "{fact}");
    }
}

#[test]
fn several_files_and_a_saved_session_are_read_together() {
    let scratch = Scratch::new("saved");
    let first = scratch.file("a.txt", REPORT.as_bytes());
    let second = scratch.file("b.txt", REPORT.replace("2.000", "2.100").as_bytes());
    let facts = list(&thuocdo(&["facts", "--json", &first, &second]).out);
    let files: Vec<Option<&str>> = facts.iter().map(|f| f["file"].as_str()).collect();
    assert_eq!(files, [[Some(first.as_str()); 3], [Some(second.as_str()); 3]].concat());
    let saved = include_bytes!("cases/saved/v1.thuocdo.json");
    let saved = scratch.file("c.thuocdo.json", saved);
    let facts = list(&thuocdo(&["facts", "--json", &saved, &first]).out);
    let values: Vec<i64> = facts.iter().filter_map(|f| f["value"].as_i64()).collect();
    assert_eq!(values, [1900, 1500, 400, 2000, 1500, 400]);
    let run = thuocdo(&["facts", "--json", &first, &saved]);
    assert_eq!((run.code, list(&run.out).len()), (Some(1), 3));
    assert!(run.err.contains("c.thuocdo.json") && run.err.contains("Hãy"), "{}", run.err);
    let newer = include_str!("cases/saved/v1.thuocdo.json").replace("\"version\": 1", "\"version\": 3");
    let run = thuocdo(&["facts", &scratch.file("d.thuocdo.json", newer.as_bytes())]);
    assert!(run.code == Some(1) && run.err.contains("mới hơn"), "{}", run.err);
}

#[test]
fn an_encoding_may_be_named() {
    let scratch = Scratch::new("encoding");
    let utf16: Vec<u8> = REPORT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let path = scratch.file("a.txt", &utf16);
    let run = thuocdo(&["facts", "--json", "--encoding", "UTF-16LE", &path]);
    assert_eq!((run.code, list(&run.out).len()), (Some(0), 3), "{}", run.err);
    let run = thuocdo(&["facts", &path, "--encoding=utf-8"]);
    assert_eq!((run.code, run.err.lines().count()), (Some(1), 1), "{}", run.err);
    let run = thuocdo(&["facts", &path, "--encoding", "latin9"]);
    assert!(run.code == Some(2) && run.err.starts_with("Không có bảng mã «latin9»."), "{}", run.err);
}

#[test]
fn a_review_lists_what_was_left_out_and_why() {
    let scratch = Scratch::new("review");
    let path = scratch.file("a.txt", REPORT.as_bytes());
    let shown = thuocdo(&["review", &path]);
    assert_eq!((shown.code, shown.err.as_str()), (Some(0), ""));
    assert!(shown.out.starts_with("Rà soát số liệu đọc được"), "{}", shown.out);
    for number in list(&thuocdo(&["review", "--json", &path]).out) {
        assert!(number["reason"].is_string() && number["text"].is_string(), "{number}");
    }
}

#[test]
fn misuse_is_explained_and_ends_with_two() {
    for arguments in [&[][..], &["facts"], &["count", "a.txt"], &["facts", "--xml", "a.txt"]] {
        let run = thuocdo(arguments);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.err.contains("Cách dùng: thuocdo"), "{}", run.err);
    }
    let help = thuocdo(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (Some(0), ""));
    assert!(help.out.starts_with("Cách dùng: thuocdo"));
}

#[test]
fn an_unreadable_file_is_named_and_the_others_are_read() {
    let scratch = Scratch::new("unreadable");
    let good = scratch.file("a.txt", REPORT.as_bytes());
    let missing = scratch.0.join("none.txt").to_string_lossy().into_owned();
    let folder = scratch.0.to_string_lossy().into_owned();
    let bad = [
        missing,
        folder,
        scratch.file("b.txt", b" \n"),
        scratch.file("c.txt", b"%PDF-1.7"),
        scratch.file("d.txt", b"xin ch\xE0o"),
    ];
    for path in &bad {
        let run = thuocdo(&["facts", "--json", path, &good]);
        assert_eq!((run.code, list(&run.out).len()), (Some(1), 3), "{path}");
        assert!(run.err.contains(path.as_str()) && run.err.lines().count() == 1, "{}", run.err);
    }
}

/// Every way in which bytes are refused that takes no large file: the name to give them, and a word of the reason.
#[test]
fn each_refusal_names_the_file_the_reason_and_the_remedy() {
    let scratch = Scratch::new("refusals");
    let compound = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 600]].concat();
    let newer = include_str!("cases/saved/v1.thuocdo.json").replace("\"version\": 1", "\"version\": 9");
    let cases: [(&str, &[u8], &str); 12] = [
        ("empty.txt", b" \n\t\n", "không có nội dung"),
        ("none.txt", "Kính gửi các cơ quan\n".as_bytes(), "Đã đọc 1 dòng chữ"),
        ("old.doc", &compound, ""),
        ("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "ảnh"),
        ("letter.rtf", b"{\\rtf1\\ansi xin}", ""),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj <<", "PDF"),
        ("cut.docx", b"PK\x03\x04\x14\0\0\0\x08\0[Content_Types].xml", ""),
        ("program", b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", ""),
        ("cut.thuocdo.json", b"{\"format\": \"thuocdo\", \"version\": 1,", "bị hỏng hoặc bị cắt ngang"),
        ("newer.thuocdo.json", newer.as_bytes(), "mới hơn"),
        ("bare.thuocdo.json", b"{\"format\": \"thuocdo\", \"version\": 1}", "thiếu hoặc sai phần"),
        ("other.json", b"{\"type\": \"FeatureCollection\", \"features\": []}", ""),
    ];
    for (name, bytes, reason) in cases {
        let path = scratch.file(name, bytes);
        let run = thuocdo(&["facts", "--json", &path]);
        assert_eq!((run.code, list(&run.out).len(), run.err.lines().count()), (Some(1), 0, 1), "{name}: {}", run.err);
        assert!(run.err.starts_with(&format!("«{path}» ")) && run.err.contains(reason), "{name}: {}", run.err);
        assert!(run.err.contains("Hãy ") || run.err.contains("hãy "), "{name}: {}", run.err);
    }
}

#[test]
fn notes_on_the_reading_go_to_standard_error() {
    let scratch = Scratch::new("notes");
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(REPORT.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let path = scratch.file("a.txt", &utf16);
    let run = thuocdo(&["facts", "--json", &path]);
    assert_eq!((run.code, list(&run.out).len()), (Some(0), 3), "{}", run.err);
    assert!(run.err.lines().all(|line| line.starts_with(&format!("Lưu ý, «{path}»: "))), "{}", run.err);
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let scratch = Scratch::new("pipe");
    let many: String = (0..2000).map(|_| REPORT).collect();
    let path = scratch.file("a.txt", many.as_bytes());
    let mut child = Command::new(env!("CARGO_BIN_EXE_thuocdo"))
        .args(["facts", "--json", &path])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let run = child.wait_with_output().expect("an end");
    assert_eq!((run.status.code(), run.stderr.as_slice()), (Some(0), &b""[..]));
}

fn real(command: &str) -> Option<String> {
    let folder = common::seeds()?;
    let paths: Vec<String> = common::SEEDS.iter().map(|(_, name)| path(&folder, name)).collect();
    let arguments: Vec<&str> = [command, "--json"].into_iter().chain(paths.iter().map(String::as_str)).collect();
    let run = thuocdo(&arguments);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    Some(run.out)
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_string_lossy().into_owned()
}

#[test]
fn five_real_reports_together() {
    let Some(findings) = real("audit") else { return };
    assert_eq!(list(&findings).len(), 19);
    let scores: Json = serde_json::from_str(&real("score").expect("the reports")).expect("JSON");
    let totals: Vec<&Json> = scores["scorecards"].as_array().expect("cards").iter().map(|c| &c["total"]).collect();
    assert_eq!(totals, [&serde_json::json!(65.2), &serde_json::json!(82.5)]);
    let rate = scores["rates"].as_array().expect("rates").iter().find(|r| r["indicator"] == "on_time_766");
    let numbers = rate.map(|r| (r["numerator"].as_i64(), r["denominator"].as_i64(), r["percent"].as_f64()));
    assert_eq!(numbers, Some((Some(5440), Some(5479), Some(99.2882))));
}

#[test]
fn the_index_computed_from_counts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/index");
    let file = path(&folder, "dak_lak_2026_09_17.json");
    let told = thuocdo(&["score", &file]);
    for words in ["6 × 226.210 / 364.515 = 3,72", "Còn thiếu 60.239 hồ sơ có kết quả điện tử để được thêm 1,00 điểm"]
    {
        assert!(told.out.contains(words), "{words}");
    }
    let run = thuocdo(&["score", "--json", &file]);
    let scores: Json = serde_json::from_str(&run.out).expect("JSON");
    let index = &scores["index"][0];
    assert_eq!((&index["total"]["value"], &index["total"]["basis"]), (&serde_json::json!(64.08), &"computed".into()));
    let group =
        index["groups"].as_array().expect("groups").iter().find(|g| g["indicator"] == "index766_online_service");
    let points = group.map(|g| (g["points"]["value"].as_f64(), g["points"]["reason"].as_str()));
    assert_eq!(points, Some((Some(8.98), Some("part_missing"))));
    assert_eq!(index["lost"][0]["next"]["items"], serde_json::json!(14));
}

#[test]
fn documents_are_written_and_their_gaps_told() {
    let scratch = Scratch::new("documents");
    let path = scratch.file("a.txt", REPORT.as_bytes());
    for (command, name) in [("report", "a.docx"), ("workbook", "a.xlsx")] {
        let out = scratch.0.join(name).to_string_lossy().into_owned();
        let run = thuocdo(&[command, &path, "-o", &out]);
        assert_eq!((run.code, run.out.as_str()), (Some(0), ""), "{command}: {}", run.err);
        assert!(fs::read(&out).expect("a file").starts_with(b"PK"), "{command}");
    }
    let run = thuocdo(&["report", &path, "--kind", "thang", "--period", "tháng 4/2023"]);
    assert!(run.out.contains("tháng 4/2023: 2.000 hồ sơ. Trong đó: tiếp nhận mới 1.500 hồ sơ"), "{}", run.out);
    assert!(run.err.contains("còn thiếu: Lượt đánh giá"), "{}", run.err);
    let wrong = thuocdo(&["report", &path, "--kind", "ngay"]);
    assert_eq!(wrong.code, Some(2));
}

#[test]
fn saved_counts_are_read_like_a_report() {
    let scratch = Scratch::new("counts");
    let rows =
        (1..=30).map(|row| format!("A{row};Sở Xây dựng;{row:02}/04/2024;30/05/2024;{row:02}/05/2024;Đã trả kết quả\n"));
    let heading = "Mã hồ sơ;Cơ quan;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả kết quả;Trạng thái\n";
    let dossiers = scratch.file("ds.csv", (heading.to_owned() + &rows.collect::<String>()).as_bytes());
    let counts = scratch.0.join("so-lieu-dem.json").to_string_lossy().into_owned();
    let counted = thuocdo(&["aggregate", &dossiers, "-o", &counts]);
    assert_eq!(counted.code, Some(0), "{}", counted.err);
    let facts = thuocdo(&["facts", &counts, "--json"]);
    assert_eq!(facts.code, Some(0), "{}", facts.err);
    let received = |fact: &Json| fact["indicator"] == "received_new" && fact["value"] == 30;
    assert!(list(&facts.out).iter().any(received), "{}", facts.out);
    let report = thuocdo(&["report", &counts]);
    assert_eq!(report.code, Some(0), "{}", report.err);
    assert!(report.out.contains("30 hồ sơ"), "{}", report.out);
    fs::write(&counts, fs::read_to_string(&counts).expect("text").replace("}", "")).expect("a file");
    let damaged = thuocdo(&["report", &counts]);
    assert!(damaged.err.contains("so-lieu-dem.json"), "{}", damaged.err);
}
