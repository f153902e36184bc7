//! The workbook, read by an independent reader and recomputed by LibreOffice.

use crate::common::{SEEDS, seeds};
use crate::drafts::april_and_march;
use crate::independent::{self, Data};
use crate::office::{Scratch, converted};
use thuoc_do::domain::{Decimal, Place};
use thuoc_do::export::xlsx::{Located, workbook};
use thuoc_do::workspace::Workspace;

fn located(workspace: &Workspace, place: &Place) -> Located {
    Located {
        file: workspace.source(place.source).map(|s| s.document.name.clone()).unwrap_or_default(),
        place: place.start.to_string(),
        quote: String::new(),
    }
}

pub(crate) fn book(workspace: &Workspace) -> Vec<u8> {
    workbook(&workspace.subject(), &|place| located(workspace, place))
}

#[test]
fn numbers_are_numbers_and_rates_are_formulas() {
    let workspace = april_and_march();
    let xlsx = independent::book(&book(&workspace), "xlsx");
    let names = &xlsx.names;
    let rates = names.iter().find(|name| name.contains("Tỷ lệ tính lại")).expect("a sheet of rates");
    let sources = names.iter().find(|name| name.contains("Nguồn số liệu")).expect("a sheet of sources");
    assert!(names.first().is_some_and(|name| name == "Mục lục") && names.len() > 8, "{names:?}");
    let rates = xlsx.sheet(rates);
    let all = &workspace.analysis().rates;
    assert!(all.len() > 10, "{}", all.len());
    for (at, rate) in all.iter().enumerate() {
        let row = u32::try_from(4 + at).expect("a row");
        let number = |column: u32| match rates.get((row, column)) {
            Some(Data::Float(n)) => format!("{n}"),
            other => panic!("row {row}, column {column}: {other:?}"),
        };
        assert_eq!((number(3), number(4)), (rate.ratio.part().to_string(), rate.ratio.whole().to_string()));
        assert_eq!(rates.formula((row, 5)), Some(format!("D{0}/E{0}", row + 1).as_str()));
    }
    assert_eq!(
        xlsx.sheet(sources).height(),
        1 + workspace.analysis().facts.facts.len() + 3,
        "every figure has its row"
    );
}

#[test]
fn tabs_are_named_in_few_words_each_its_own() {
    let mut workspaces = vec![april_and_march()];
    if let Some(folder) = seeds() {
        let mut workspace = Workspace::new();
        for (_, name) in SEEDS {
            workspace.add(name, &std::fs::read(folder.join(name)).expect("a report")).expect("figures");
        }
        workspaces.push(workspace);
    }
    let cases = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/index");
    let mut workspace = Workspace::new();
    workspace
        .add("cong.json", &std::fs::read(cases.join("dak_lak_2026_09_17.json")).expect("a case"))
        .expect("figures");
    workspaces.push(workspace);
    for workspace in workspaces {
        let names = independent::book(&book(&workspace), "xlsx").names;
        for (at, name) in names.iter().enumerate() {
            assert!(name.chars().count() <= 31 && !name.contains(['[', ']', ':', '*', '?', '/', '\\', '\'']), "{name}");
            assert!(names[..at].iter().all(|other| other.to_lowercase() != name.to_lowercase()), "{name}");
            println!("{name}");
        }
    }
}

#[test]
fn the_same_session_gives_the_same_bytes() {
    assert_eq!(book(&april_and_march()), book(&april_and_march()));
}

#[test]
fn formulas_give_our_numbers() {
    recomputed(&april_and_march(), "xlsx");
}

#[test]
fn formulas_of_a_real_report_give_our_numbers() {
    let (Some(folder), Some((_, name))) = (seeds(), SEEDS.last()) else { return };
    let mut workspace = Workspace::new();
    workspace.add(name, &std::fs::read(folder.join(name)).expect("a report")).expect("figures");
    recomputed(&workspace, "xlsx-real");
}

/// LibreOffice computes every formula anew; the shares it prints are ours.
fn recomputed(workspace: &Workspace, scratch: &str) {
    let scratch = Scratch::new(scratch);
    let file = scratch.0.join("book.xlsx");
    std::fs::write(&file, book(workspace)).expect("a file");
    let Some(sheets) = converted_sheets(&file) else { return };
    let (_, csv) = sheets.iter().find(|(name, _)| name.contains("Tỷ lệ tính lại")).expect("the sheet of rates as CSV");
    let percent = |cell: &str| Decimal::parse_plain(cell.trim_end_matches('%')).map(|n| n.rounded(2));
    let shown: Vec<Option<Decimal>> =
        csv.lines().skip(4).map(|line| line.split('\t').nth(5).and_then(percent)).collect();
    let ours: Vec<Option<Decimal>> =
        workspace.analysis().rates.iter().map(|rate| Some(rate.ratio.percent(2))).collect();
    println!("{} formulas recomputed by LibreOffice", ours.len());
    assert!(ours.len() > 10);
    assert_eq!(shown, ours);
}

/// Every sheet of a workbook as LibreOffice computes and shows it: the name of its file and its lines, parted by tabs.
pub(crate) fn converted_sheets(file: &std::path::Path) -> Option<Vec<(String, String)>> {
    // every sheet as shown, UTF-8
    let filter = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1";
    sheets(file, filter)?;
    let files = std::fs::read_dir(file.parent().expect("a folder")).expect("a folder").filter_map(Result::ok);
    let tables = files.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|ending| ending == "csv"));
    let read = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(&path).expect("text");
        (path.to_string_lossy().into_owned(), text)
    };
    Some(tables.map(read).collect())
}

/// As [`converted`], for conversions that write one file a sheet.
fn sheets(file: &std::path::Path, to: &str) -> Option<()> {
    let folder = file.parent().expect("a folder");
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let run = std::process::Command::new("soffice")
        .env("LC_ALL", "C.UTF-8") // names of files have Vietnamese letters
        .args([&profile, "--headless", "--convert-to", to, "--outdir"])
        .arg(folder)
        .arg(file)
        .output();
    if run.is_err() {
        assert!(std::env::var_os("CI").is_none(), "LibreOffice is missing");
        println!("skipped: LibreOffice is not installed");
    }
    run.ok().map(|_| ())
}

#[test]
fn the_workbook_prints() {
    let scratch = Scratch::new("book");
    let file = scratch.0.join("book.xlsx");
    std::fs::write(&file, book(&april_and_march())).expect("a file");
    let Some(pdf) = converted(&file, "pdf") else { return };
    assert!(std::fs::read(pdf).expect("a PDF").starts_with(b"%PDF"));
}
