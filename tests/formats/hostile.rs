//! Files made to harm: each is refused by its bound, or for damage, before it costs anything.

use super::folder;
use super::parts::{Entry, docx, entry, pdf, relations, stored, stream, xlsx, zip};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use thuoc_do::ingest::{Bound, ReadErrorCode, read};

/// How the reading ends: the bound passed, «damaged», «encrypted», «read».
fn end(bytes: &[u8]) -> String {
    match read("a", bytes).map_err(|e| e.code) {
        Ok(_) => "read".to_owned(),
        Err(ReadErrorCode::Limit { bound, found, limit }) => {
            assert!(found > limit, "{bound:?}");
            format!("{bound:?}")
        }
        Err(ReadErrorCode::Damaged { part, .. }) => format!("damaged {part}").trim_end().to_owned(),
        Err(ReadErrorCode::Encrypted { .. }) => "encrypted".to_owned(),
        Err(other) => format!("{other:?}"),
    }
}

fn word_of(parts: Vec<Entry>) -> Vec<u8> {
    let mut entries = vec![entry("[Content_Types].xml", b"<Types/>")];
    entries.push(relations("_rels/.rels", &[("r1", "officeDocument", "word/document.xml")]));
    entries.extend(parts);
    zip(&entries)
}

fn document(change: impl FnOnce(&mut Entry)) -> Entry {
    let mut document = entry("word/document.xml", b"<document><body><p><r><t>a</t></r></p></body></document>");
    change(&mut document);
    document
}

#[test]
fn containers_that_lie_or_swell_are_refused() {
    let declared = |size: u32, packed: u32| {
        word_of(vec![document(|e| {
            e.size = size;
            e.declared_packed = packed;
        })])
    };
    assert_eq!(end(&word_of(vec![document(|_| ())])), "read");
    assert_eq!(end(&declared(300 << 20, 200 << 20)), format!("{:?}", Bound::EntryBytes));
    assert_eq!(end(&declared(100 << 20, 100)), format!("{:?}", Bound::Ratio));
    let big = |i: usize| {
        let mut part = entry(&format!("word/media/{i}.png"), b"x");
        (part.size, part.declared_packed) = (100 << 20, 90 << 20);
        part
    };
    let many = (0..3).map(big).chain([document(|_| ())]).collect();
    assert_eq!(end(&word_of(many)), format!("{:?}", Bound::InflatedBytes));
    // Says 10 bytes and inflates to 50 MB.
    let mut liar = entry("word/document.xml", &vec![b' '; 50 << 20]);
    liar.size = 10;
    assert_eq!(end(&word_of(vec![liar])), "damaged word/document.xml");
    assert_eq!(end(&word_of(vec![document(|e| e.flags = 1)])), "encrypted");
    let crowd = std::iter::once(document(|_| ())).chain((0..20_000).map(|i| entry(&i.to_string(), b""))).collect();
    assert_eq!(end(&word_of(crowd)), format!("{:?}", Bound::Entries));
}

#[test]
fn xml_that_nests_or_names_entities_is_refused() {
    let nested = |name: &str, depth: usize| format!("<{name}>").repeat(depth) + &format!("</{name}>").repeat(depth);
    assert_eq!(end(&docx(&nested("w:sdt", 1_000), &[])), "Nesting");
    assert_eq!(end(&docx(&format!("<w:p>{}</w:p>", nested("w:ins", 1_000)), &[])), "Nesting");
    let tables = "<w:tbl><w:tr><w:tc>".repeat(90) + &"</w:tc></w:tr></w:tbl>".repeat(90);
    assert_eq!(end(&docx(&tables, &[])), "Nesting");
    let laughs = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><document><body><p><r><t>&b;</t></r></p></body></document>";
    assert_eq!(end(&word_of(vec![entry("word/document.xml", laughs.as_bytes())])), "damaged word/document.xml");
    let outside = "<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><document/>";
    assert_eq!(end(&word_of(vec![entry("word/document.xml", outside.as_bytes())])), "damaged word/document.xml");
    assert_eq!(end(&docx("<w:p><w:r><w:t>&unknown;</w:t></w:r></w:p>", &[])), "damaged word/document.xml");
    let wide = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr></w:tc></w:tr></w:tbl>";
    assert_eq!(end(&docx(wide, &[])), "Columns");
    let endless = "<w:p><w:r><w:t>".to_owned() + &"a ".repeat(3 << 20) + "</w:t></w:r></w:p>";
    assert_eq!(end(&docx(&endless, &[])), "TextChars");
}

fn sheet(cells: &str) -> Vec<u8> {
    xlsx("", &[("name=\"A\"", &format!("<sheetData>{cells}</sheetData>"))], "", "")
}

fn number(row: usize, column: &str) -> String {
    format!("<c r=\"{column}{row}\"><v>1</v></c>")
}

#[test]
fn sheets_that_spread_are_refused() {
    let row = |row: usize, columns: &[&str]| {
        let cells: String = columns.iter().map(|column| number(row, column)).collect();
        format!("<row r=\"{row}\">{cells}</row>")
    };
    // Two cells as far apart as a sheet goes are two lines, not sixteen thousand million cells.
    assert_eq!(end(&sheet(&(row(1, &["A"]) + &row(1_048_576, &["XFD"])))), "read");
    assert_eq!(end(&sheet(&row(1, &["A", "XFD"]))), "Columns");
    let sparse: String = (1..=500).map(|i| row(i, &["A", "ALK"])).collect();
    assert_eq!(end(&sheet(&sparse)), "Cells");
    assert_eq!(end(&sheet("<row r=\"1\"><c r=\"A1048577\"><v>1</v></c></row>")), "damaged xl/worksheets/sheet1.xml");
    assert_eq!(end(&sheet("<row r=\"4294967295\"><c><v>1</v></c></row>")), "damaged xl/worksheets/sheet1.xml");
    let long = format!("<row r=\"1\"><c t=\"inlineStr\"><is><t>{}</t></is></c></row>", "a".repeat(40_000));
    assert_eq!(end(&sheet(&long)), "StringChars");
    let shared = format!("<si><t>{}</t></si>", "a".repeat(40_000));
    assert_eq!(end(&xlsx("", &[("name=\"A\"", "")], "", &shared)), "StringChars");
    assert_eq!(end(&sheet("<row r=\"1\"><c t=\"s\"><v>7</v></c></row>")), "damaged xl/worksheets/sheet1.xml");
    let many = vec![("name=\"A\"", "<sheetData/>"); 300];
    assert_eq!(end(&xlsx("", &many, "", "")), "Sheets");
    let hidden = "<cols>".to_owned() + &"<col min=\"1\" max=\"16384\" hidden=\"1\"/>".repeat(10_000) + "</cols>";
    assert_eq!(end(&xlsx("", &[("name=\"A\"", &hidden)], "", "")), "damaged A");
    let rows: String = (1..=2_000).map(|i| row(i, &["A", "B"])).collect();
    let merges = "<mergeCells>".to_owned() + &"<mergeCell ref=\"A1:B2000\"/>".repeat(5_000) + "</mergeCells>";
    assert_eq!(end(&xlsx("", &[("name=\"A\"", &format!("<sheetData>{rows}</sheetData>{merges}"))], "", "")), "read");
    let repeated = "<table:table><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell \
        table:number-columns-repeated=\"16384\"><text:p>a</text:p></table:table-cell></table:table-row></table:table>";
    assert_eq!(end(&ods(repeated)), "Cells");
}

fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\">{tables}</office:document-content>"
    );
    zip(&[
        stored("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        entry("content.xml", content.as_bytes()),
    ])
}

/// A PDF of one page with some content and resources, and more objects from number 5 on.
fn page(content: &[u8], resources: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << {resources} >> >>")
            .into_bytes(),
        content.to_vec(),
    ];
    objects.extend_from_slice(more);
    pdf(&objects)
}

/// Blanks that deflate to a thousandth.
fn bomb(megabytes: usize) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    let block = vec![b' '; 1 << 20];
    (0..megabytes).for_each(|_| encoder.write_all(&block).expect("memory"));
    encoder.finish().expect("memory")
}

#[test]
fn pdfs_that_swell_or_turn_in_circles_are_refused() {
    let font = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";
    let text = stream("", b"BT /F 12 Tf 10 700 Td (Tong so 12) Tj ET");
    assert_eq!(end(&page(&text, font, &[])), "read");
    let packed = bomb(130);
    assert_eq!(end(&page(&stream("/Filter /FlateDecode", &packed), font, &[])), "EntryBytes");
    let objects = stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &packed);
    assert_eq!(end(&page(&text, font, &[objects])), "EntryBytes");
    assert_eq!(end(&page(&stream("/Filter [/FlateDecode /FlateDecode]", b"x"), font, &[])), "Ratio");
    let draws = |number: usize| {
        let dictionary =
            format!("/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X {number} 0 R >> >>");
        stream(&dictionary, b"/X Do /X Do")
    };
    let begin = stream("", b"/X Do");
    assert_eq!(end(&page(&begin, "/XObject << /X 5 0 R >>", &[draws(5)])), "Nesting");
    let tree: Vec<Vec<u8>> = (6..=28).map(draws).collect();
    assert_eq!(end(&page(&begin, "/XObject << /X 5 0 R >>", &tree)), "damaged 1");
    let circle = b"<< /Type /Page /Parent 5 0 R /MediaBox [0 0 1 1] >>".to_vec();
    assert_eq!(end(&page(&text, font, &[circle])), "Nesting");
    let kids = "3 0 R ".to_owned() + &(4..2_105).map(|i| format!("{i} 0 R ")).collect::<String>();
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids [{kids}] /Count 2101 >>").into_bytes(),
    ];
    objects.resize(2_104, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1 1] >>".to_vec());
    assert_eq!(end(&pdf(&objects)), "Pages");
    let locked = pdf(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [] /Count 0 >>".to_vec(),
        b"<< /Filter /Other >>".to_vec(),
    ]);
    let locked = String::from_utf8_lossy(&locked).replace("/Root 1 0 R", "/Root 1 0 R /Encrypt 3 0 R");
    assert_eq!(end(locked.as_bytes()), "encrypted");
    // AES-256 with a user's password («mo»), as PyMuPDF writes it: without the password there are no pages.
    assert_eq!(end(include_bytes!("locked.pdf")), "encrypted");
}

#[test]
fn a_scan_says_so() {
    let picture =
        stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", b"0");
    let scan = page(&stream("", b"q 600 0 0 800 0 0 cm /I Do Q"), "/XObject << /I 5 0 R >>", &[picture]);
    assert_eq!(end(&scan), "Scanned { pages: 1 }");
}

/// Cut short or changed, no file does more than fail.
#[test]
fn damaged_files_never_do_more_than_fail() {
    let reports = folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"));
    let mut tried = 0;
    for path in reports.iter().filter(|p| p.is_dir()).take(2).flat_map(|report| folder(report)) {
        let bytes = fs::read(&path).expect("the file");
        let slow = path.extension().is_some_and(|e| e == "pdf");
        let (cuts, flips) = if slow { (3, 2) } else { (10, 25) };
        for i in 1..cuts {
            let _ = read("a", &bytes[..bytes.len() * i / cuts]);
            tried += 1;
        }
        // A plain sequence of numbers: the same in every run.
        let mut seed = 12_345_usize;
        for _ in 0..flips {
            let mut changed = bytes.clone();
            for _ in 0..8 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let at = (seed >> 20) % changed.len();
                changed[at] ^= 1 << (seed % 8);
            }
            let _ = read("a", &changed);
            tried += 1;
        }
    }
    assert!(tried >= 400, "only {tried} files");
}
