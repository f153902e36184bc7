//! What the cells of a workbook hold: numbers that are numbers, formulas on the very cells their numbers stand in.

use crate::books::{book, converted_sheets};
use crate::common::{SEEDS, seeds, shared};
use crate::drafts::april_and_march;
use crate::independent::{self, Data, Sheet};
use crate::office::Scratch;
use thuoc_do::workspace::Workspace;

/// Equal numbers that are not the same: all points of a group, all dossiers of an agency.
const EQUAL: &str = "BÁO CÁO
Kết quả tháng 4 năm 2026 của tỉnh Hà Tĩnh

Trong tháng 4/2026, tổng số hồ sơ tiếp nhận là 2.000 hồ sơ, trong đó tiếp nhận mới 2.000 hồ sơ. Tiếp nhận trực tuyến 1.600 hồ sơ, tiếp nhận trực tiếp 400 hồ sơ.
Các Sở, ban, ngành có phát sinh hồ sơ trực tuyến, gồm: Công an tỉnh (153/350 hồ sơ); Giáo dục và Đào tạo (24/24 hồ sơ); Nội vụ (15/15 hồ sơ).
";

const POINTS: &str = "STT\tTiêu chí\tĐiểm đạt được\tĐiểm tối đa\tTỷ lệ
1\tCông khai, minh bạch\t12,2\t18\t67,78%
2\tTiến độ giải quyết\t18,3\t20\t91,50%
3\tMức độ hài lòng\t18\t18\t100%
TỔNG\t\t48,5\t56\t86,61%
";

/// Row of the heads, from zero.
const HEADS: u32 = 3;

fn equal() -> Workspace {
    let mut workspace = Workspace::new();
    workspace.add("thang-4.txt", EQUAL.as_bytes()).expect("a report");
    workspace.add("diem.txt", POINTS.as_bytes()).expect("a table");
    let case = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/index/dak_lak_2026_09_17.json");
    workspace.add(case, &std::fs::read(case).expect("a case")).expect("figures");
    workspace
}

/// Made-up sessions, and the five reports with a payload where they are there.
fn workspaces() -> Vec<Workspace> {
    let mut all = vec![april_and_march(), equal()];
    if let Some((folder, data)) = seeds().zip(shared("data")) {
        let mut workspace = Workspace::new();
        let payload = data.join("index766-dak-lak-2026-09-17.json");
        for path in SEEDS.iter().map(|(_, name)| folder.join(name)).chain([payload]) {
            workspace.add(&path.to_string_lossy(), &std::fs::read(&path).expect("a file")).expect("figures");
        }
        all.push(workspace);
    }
    all
}

fn words(sheet: &Sheet, at: (u32, u32)) -> &str {
    match sheet.get(at) {
        Some(Data::String(words)) => words,
        _ => "",
    }
}

fn number(sheet: &Sheet, at: (u32, u32)) -> Option<f64> {
    match sheet.get(at) {
        Some(Data::Float(number)) => Some(*number),
        Some(Data::Int(number)) => Some(*number as f64),
        _ => None,
    }
}

/// Row and column of «B12».
fn cell(term: &str) -> Option<(u32, u32)> {
    let (column, row) = term.split_at_checked(1)?;
    let column = column.bytes().next().filter(u8::is_ascii_uppercase)?;
    Some((row.parse::<u32>().ok()? - 1, u32::from(column - b'A')))
}

/// The sheet and row where a name stands first, of the sheets whose name begins so.
fn row<'a>(book: &'a independent::Book, sheet: &str, name: &str) -> (&'a Sheet, u32) {
    let found = book.names.iter().filter(|known| known.starts_with(sheet)).find_map(|known| {
        let sheet = book.sheet(known);
        let named = |(_, column, data): &&(u32, u32, Data)| *column == 0 && *data == Data::String(name.to_owned());
        Some((sheet, sheet.cells.iter().find(named)?.0))
    });
    found.unwrap_or_else(|| panic!("«{name}» in «{sheet}» of {:?}", book.names))
}

#[test]
fn no_number_is_written_as_words() {
    // columns of words may hold a single number: a sum of one part, the words of a report
    const WORDS: [&str; 6] = ["Cách tính", "Công thức", "Chữ trong tệp", "Vị trí", "Quy tắc", "Nội dung"];
    let looks = |words: &str| {
        let plain = words.trim_start_matches(['−', '+', '-']).trim_end_matches('%');
        !plain.is_empty() && plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    };
    for workspace in workspaces() {
        let book = independent::book(&book(&workspace), "xlsx");
        for name in &book.names {
            let sheet = book.sheet(name);
            for (row, column, data) in sheet.cells.iter().filter(|(row, ..)| *row > HEADS) {
                let head = words(sheet, (HEADS, *column));
                if let Data::String(words) = data {
                    assert!(WORDS.contains(&head) || !looks(words), "{name}, row {row}, «{head}»: {words}");
                }
            }
        }
    }
}

#[test]
fn points_are_numbers_and_their_charts_show_them() {
    let bytes = book(&equal());
    let book = independent::book(&bytes, "xlsx");
    for name in ["Điểm theo nhóm", "Bảng điểm các nhóm"] {
        let (sheet, row) = row(&book, name, "Mức độ hài lòng");
        assert_eq!([1, 2].map(|column| number(sheet, (row, column))), [Some(18.0); 2], "{name}");
        assert_eq!(sheet.formula((row, 3)), Some(format!("B{0}/C{0}", row + 1).as_str()), "{name}");
    }
    let (sheet, row) = row(&book, "Bảng điểm các nhóm", "Cộng điểm các nhóm");
    assert_eq!(sheet.formula((row, 3)), Some(format!("B{0}/C{0}", row + 1).as_str()));
    let lost = book.sheet("Điểm mất theo nhóm");
    let rows = lost.cells.iter().filter(|(row, column, _)| *row > HEADS && *column == 0).count();
    let numbers = lost.cells.iter().filter(|(row, column, _)| *row > HEADS && *column == 1);
    assert!(numbers.clone().all(|(.., data)| matches!(data, Data::Float(_) | Data::Int(_))) && numbers.count() == rows);
}

#[test]
fn equal_numbers_are_told_apart() {
    let book = independent::book(&book(&equal()), "xlsx");
    for name in ["Giáo dục và Đào tạo", "Nội vụ", "Công an tỉnh", "Toàn đơn vị báo cáo"] {
        let (sheet, row) = row(&book, "Hồ sơ theo cơ quan", name);
        assert_eq!(sheet.formula((row, 3)), Some(format!("C{0}/B{0}", row + 1).as_str()), "{name}");
        assert_eq!(
            [1, 2].map(|column| words(sheet, (HEADS, column))),
            ["Tiếp nhận mới trong kỳ", "Tiếp nhận trực tuyến"]
        );
    }
    let (sheet, new) = row(&book, "Tiếp nhận, giải quyết", "Tiếp nhận mới trong kỳ");
    let at = |name: &str| row(&book, "Tiếp nhận, giải quyết", name).1;
    let of = |part: u32, whole: u32| Some(format!("B{}/B{}", part + 1, whole + 1));
    let formula = |row: u32| sheet.formula((row, 3)).map(str::to_owned);
    assert_eq!(formula(new), of(new, at("Tổng số hồ sơ tiếp nhận")), "2.000 of 2.000");
    assert_eq!(formula(at("Tiếp nhận trực tuyến")), of(at("Tiếp nhận trực tuyến"), new));
}

#[test]
fn a_formula_comes_to_the_value_it_shows() {
    let mut seen = 0;
    for workspace in workspaces() {
        let book = independent::book(&book(&workspace), "xlsx");
        for name in &book.names {
            let sheet = book.sheet(name);
            for (row, column, formula) in &sheet.formulas {
                let (part, whole) = formula.split_once('/').expect("a quotient");
                let term = |term: &str| match cell(term) {
                    Some(at) => number(sheet, at).unwrap_or_else(|| panic!("{name}: {formula} on no number")),
                    None => term.parse().expect("a number"),
                };
                let shown = number(sheet, (*row, *column)).expect("a value");
                assert!((term(part) / term(whole) - shown).abs() < 1e-8, "{name}: {formula} is not {shown}");
                let same = part == whole;
                assert!(!same || cell(part).is_none(), "{name}: {formula} divides a cell by itself");
                seen += 1;
            }
        }
    }
    println!("{seen} formulas");
    assert!(seen > 40, "{seen}");
}

#[test]
fn every_sheet_is_computed_to_what_it_shows() {
    let scratch = Scratch::new("xlsx-sheets");
    let file = scratch.0.join("book.xlsx");
    let bytes = book(&equal());
    std::fs::write(&file, &bytes).expect("a file");
    let Some(tables) = converted_sheets(&file) else { return };
    let book = independent::book(&bytes, "xlsx");
    let mut seen = 0;
    for name in &book.names {
        let sheet = book.sheet(name);
        let found = tables.iter().find(|(file, _)| file.ends_with(&format!("-{name}.csv")));
        let lines: Vec<&str> = found.map_or_else(Vec::new, |(_, csv)| csv.lines().collect());
        for (row, column, formula) in &sheet.formulas {
            let computed = lines.get(*row as usize).and_then(|line| line.split('\t').nth(*column as usize));
            let computed = computed.and_then(|cell| cell.trim_end_matches('%').parse::<f64>().ok());
            let shown = number(sheet, (*row, *column)).expect("a value");
            let near = computed.is_some_and(|computed| (computed - shown * 100.0).abs() < 0.006);
            assert!(near, "{name}: {formula} is {computed:?}, not {shown}");
            seen += 1;
        }
    }
    println!("{seen} formulas recomputed by LibreOffice");
    assert!(seen > 20, "{seen}");
}

#[test]
fn the_contents_name_report_and_period_of_every_sheet() {
    for workspace in workspaces() {
        let book = independent::book(&book(&workspace), "xlsx");
        let contents = book.sheet("Mục lục");
        assert_eq!([2, 3].map(|column| words(contents, (HEADS, column))), ["Kỳ", "Báo cáo"]);
        for (at, name) in book.names.iter().skip(1).enumerate() {
            let row = HEADS + 1 + u32::try_from(at).expect("a row");
            let line = [0, 1, 2, 3].map(|column| words(contents, (row, column)));
            assert!(line[0] == name && line.iter().all(|words| !words.is_empty()), "{line:?}");
            assert!(!line[3].contains('/') || line[3].contains("/UBND"), "a folder: {}", line[3]);
            let caption = words(book.sheet(name), (1, 0));
            let own = caption.contains("Nguồn: ");
            assert!(!own || caption.contains(line[2]) && caption.contains(line[3]), "{line:?}: {caption}");
            assert!(!caption.contains("Nguồn: /"), "a folder: {caption}");
        }
    }
}
