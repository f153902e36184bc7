//! What office programs put into files besides words: each read as a reader of the page would see it.

use super::parts::{docx, entry, relations, xlsx, zip};
use super::{file, folder};
use crate::independent::{self, Data};
use std::collections::BTreeSet;
use std::path::Path;
use thuoc_do::domain::Decimal;
use thuoc_do::ingest::{CellValue, Document, Encoding, ReadNote, read};

fn document(bytes: &[u8]) -> Document {
    read("a", bytes).unwrap_or_else(|error| panic!("{error}"))
}

/// Lines that say anything.
fn lines(document: &Document) -> Vec<&str> {
    document.text.lines().filter(|l| !l.trim().is_empty()).collect()
}

fn run(inside: &str) -> String {
    format!("<w:r>{inside}</w:r>")
}

fn paragraph(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

fn text(words: &str) -> String {
    run(&format!("<w:t xml:space=\"preserve\">{words}</w:t>"))
}

#[test]
fn word_text_is_what_the_page_shows() {
    let deleted = "<w:del><w:r><w:delText>99</w:delText></w:r></w:del><w:ins><w:r><w:t>12</w:t></w:r></w:ins>";
    let field = run("<w:fldChar w:fldCharType=\"begin\"/>")
        + &run("<w:instrText>PAGE 7</w:instrText>")
        + &run("<w:fldChar w:fldCharType=\"separate\"/>")
        + &text("8")
        + &run("<w:fldChar w:fldCharType=\"end\"/>");
    let raised = run("<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t>");
    let hidden = run("<w:rPr><w:vanish/></w:rPr><w:t>mật</w:t>");
    let shown = run("<w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>rõ</w:t>");
    let soft = run("<w:t>hồ</w:t><w:softHyphen/><w:t> sơ</w:t><w:noBreakHyphen/><w:t>ấy</w:t>");
    let symbol = run("<w:sym w:font=\"Wingdings\" w:char=\"F0B7\"/>");
    let choice = "<mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>khung</w:t></w:r></w:p>\
        </w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>khung</w:t></w:r></w:p>\
        </w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>";
    let body = [
        paragraph(&(text("Tiếp nhận ") + deleted + &text(" hồ sơ"))),
        paragraph(&(text("Trang ") + &field)),
        paragraph(&(text("m") + &raised)),
        paragraph(&(hidden + &shown)),
        paragraph(&soft),
        paragraph(&(symbol + &text(" mục"))),
        paragraph(&(text("trên") + &run(choice))),
        paragraph(&run("<w:t>a</w:t><w:br/><w:t>b</w:t>")),
        paragraph("<w:hyperlink r:id=\"x\"><w:r><w:t>liên kết</w:t></w:r></w:hyperlink>"),
        paragraph(
            "<w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>mới &amp; &#7891;</w:t></w:r></w:moveTo>",
        ),
    ];
    let document = document(&docx(&body.concat(), &[]));
    let expected = ["Tiếp nhận 12 hồ sơ", "Trang 8", "m²", "rõ", "hồ sơ-ấy", "• mục", "trên", "khung", "a", "b"];
    assert_eq!(lines(&document), [&expected[..], &["liên kết", "mới & ồ"]].concat());
    assert_eq!(document.notes, [ReadNote::HiddenText { chars: 3 }]);
}

#[test]
fn word_notes_stand_apart_and_lists_are_labelled() {
    let reference = run("<w:footnoteReference w:id=\"3\"/>");
    let listed = |level: usize, words: &str| {
        let place = format!("<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>");
        paragraph(&(place + &text(words)))
    };
    let body = paragraph(&(text("Có 152 hồ sơ") + &reference + &text(" trễ hạn.")))
        + &listed(0, "Kết quả")
        + &listed(1, "đúng hạn")
        + &listed(0, "Tồn tại");
    let notes = "<w:footnotes><w:footnote w:id=\"3\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Gồm 7 hồ sơ đất đai.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let level = |number: usize, format: &str, label: &str| {
        format!(
            "<w:lvl w:ilvl=\"{number}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{label}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId=\"5\">{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num></w:numbering>",
        level(0, "upperRoman", "%1."),
        level(1, "bullet", "\u{f0b7}")
    );
    let document = document(&docx(&body, &[("footnotes", notes), ("numbering", &numbering)]));
    assert_eq!(
        document.text,
        "Có 152 hồ sơ¹ trễ hạn.\nI. Kết quả\n+ đúng hạn\nII. Tồn tại\n\n¹ Gồm 7 hồ sơ đất đai.\n"
    );
}

#[test]
fn word_text_in_old_fonts_is_converted_wherever_the_font_is_said() {
    let styles = "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/></w:rPr></w:rPrDefault></w:docDefaults>\
        <w:style w:styleId=\"a\"><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr></w:style>\
        <w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style></w:styles>";
    let body = paragraph(&("<w:pPr><w:pStyle w:val=\"b\"/></w:pPr>".to_owned() + &text("TiÕp nhËn hå s¬")))
        + &paragraph(&run(
            "<w:rPr><w:rFonts w:ascii=\"VNI-Times\" w:hAnsi=\"VNI-Times\"/></w:rPr><w:t>Tieáp nhaän hoà sô</w:t>",
        ))
        + &paragraph(&text("Tiếp nhận hồ sơ"));
    let document = document(&docx(&body, &[("styles", styles)]));
    assert_eq!(lines(&document), ["Tiếp nhận hồ sơ"; 3]);
    let notes = [Encoding::Tcvn3, Encoding::Vni].map(ReadNote::LegacyFont);
    assert_eq!(document.notes, notes);
}

#[test]
fn word_tables_keep_their_merges_and_heads_of_letters_are_lines() {
    let cell = |properties: &str, words: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(&text(words)))
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let (begins, goes_on) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>");
    let inner =
        format!("<w:tc>{}<w:tbl>{}</w:tbl></w:tc>", paragraph(&text("8")), row(&[cell("", "x"), cell("", "1")]));
    let head = format!("<w:tbl>{}</w:tbl>", row(&[cell("", "UBND TỈNH A"), cell("", "CỘNG HÒA")]));
    let table = [
        row(&[cell(begins, "Đơn vị"), cell("<w:gridSpan w:val=\"2\"/>", "Kết quả")]),
        row(&[cell(goes_on, ""), cell("", "Đúng hạn"), cell("", "Trễ hạn")]),
        row(&[cell("", "Sở Y tế"), inner, cell("", "5")]),
    ];
    let document = document(&docx(&format!("{head}<w:tbl>{}</w:tbl>", table.concat()), &[]));
    assert_eq!(
        lines(&document),
        ["UBND TỈNH A", "CỘNG HÒA", "Đơn vị\tKết quả\t", "\tĐúng hạn\tTrễ hạn", "Sở Y tế\t8\t5", "x\t1"]
    );
    let first = &document.grids[0].rows[0].cells;
    assert_eq!((first[0].rows, first[1].columns, first[2].value), (2, 2, CellValue::Blank));
}

#[test]
fn excel_cells_are_what_the_sheet_shows() {
    let styles = "<numFmts><numFmt numFmtId=\"165\" formatCode=\"#,##0.0\"/></numFmts>\
        <fonts><font><name val=\"Calibri\"/></font><font><name val=\".VnTime\"/></font></fonts>\
        <cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>\
        <cellXfs><xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"10\" fontId=\"0\"/><xf numFmtId=\"14\" fontId=\"0\"/><xf numFmtId=\"165\" fontId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\"/></cellXfs>";
    let strings = "<si><t>Đơn vị</t></si><si><r><rPr><rFont val=\"Arial\"/></rPr><t>Sở </t></r><r><t>Y tÕ</t></r><rPh><t>đọc</t></rPh></si>";
    let cells = "<sheetData>\
        <row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c><c r=\"C3\" t=\"inlineStr\"><is><t>Tỷ lệ</t></is></c><c r=\"D3\" t=\"str\"><f>A1</f><v>Ngày</v></c></row>\
        <row r=\"4\" hidden=\"1\"><c r=\"B4\" s=\"4\" t=\"s\"><v>1</v></c><c r=\"C4\" s=\"1\"><v>0.65532900000000005</v></c><c r=\"D4\" s=\"2\"><v>45731</v></c></row>\
        <row><c/><c t=\"e\"><v>#REF!</v></c><c s=\"3\"><f>1+1</f><v>1234.56</v></c><c t=\"b\"><v>1</v></c></row>\
        </sheetData><mergeCells><mergeCell ref=\"B4:B5\"/></mergeCells>";
    let bytes = xlsx(
        "",
        &[
            ("name=\"Một\"", cells),
            (
                "name=\"Hai\" state=\"hidden\"",
                "<cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c></row></sheetData>",
            ),
        ],
        styles,
        strings,
    );
    let document = document(&bytes);
    // The merged cell covers the error below it.
    let expected = ["Đơn vị\tTỷ lệ\tNgày", "Sở Y tế\t65,53%\t15/03/2025", "\t1.234,6\tTRUE", "7"];
    assert_eq!(lines(&document), expected);
    let row = &document.grids[0].rows[1];
    assert_eq!((row.number, row.hidden, row.cells[0].rows), (Some(4), true, 2));
    assert_eq!(row.cells[1].value, CellValue::Percent(Decimal::new(6553, 2)));
    let (first, second) = ("Một".to_owned(), "Hai".to_owned());
    let notes = [
        ReadNote::HiddenRows { sheet: first, rows: 1 },
        ReadNote::HiddenSheet { sheet: second.clone() },
        ReadNote::HiddenColumns { sheet: second, columns: 1 },
        ReadNote::LegacyFont(Encoding::Tcvn3),
    ];
    assert_eq!(document.notes, notes);
    let names: Vec<(&str, bool)> = document.sections.iter().map(|s| (s.name.as_str(), s.hidden)).collect();
    assert_eq!(names, [("Một", false), ("Hai", true)]);
}

#[test]
fn raised_marks_join_no_number_and_struck_words_do_not_count() {
    let styles = "<w:styles><w:style w:styleId=\"mark\"><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style></w:styles>";
    let set = |properties: &str, words: &str| run(&format!("<w:rPr>{properties}</w:rPr><w:t>{words}</w:t>"));
    let raised = ["<w:position w:val=\"6\"/>", "<w:rStyle w:val=\"mark\"/>", "<w:vertAlign w:val=\"superscript\"/>"];
    let marked = raised.map(|how| paragraph(&(text("120") + &set(how, "2") + &text(" hồ sơ"))));
    let struck = paragraph(&(text("trả ") + &set("<w:strike/>", "99") + &set("<w:dstrike/>", "8") + &text("101")));
    let lowered = paragraph(&(text("12") + &set("<w:position w:val=\"-4\"/>", "5")));
    let word = document(&docx(&[marked.concat(), struck, lowered].concat(), &[("styles", styles)]));
    assert_eq!(lines(&word), ["120² hồ sơ", "120² hồ sơ", "120² hồ sơ", "trả 101", "125"]);
    assert_eq!(word.notes, [ReadNote::HiddenText { chars: 3 }]);
    let rich = |properties: &str, words: &str| format!("<r><rPr>{properties}</rPr><t>{words}</t></r>");
    let raised = rich("<vertAlign val=\"superscript\"/>", "2");
    let shared = format!("<si><r><t>120</t></r>{raised}</si><si>{raised}</si>");
    let inline = format!("<is>{}<r><t>101</t></r></is>", rich("<strike/>", "99"));
    let cells = format!(
        "<sheetData><row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"inlineStr\">{inline}</c></row></sheetData>"
    );
    let sheet = document(&xlsx("", &[("name=\"A\"", &cells)], "", &shared));
    assert_eq!(lines(&sheet), ["120²\t2\t101"]);
    assert_eq!(sheet.notes, [ReadNote::HiddenText { chars: 2 }]);
}

#[test]
fn formulas_without_a_result_are_told() {
    let cells = "<sheetData><row r=\"1\"><c t=\"str\"><v>Tổng</v></c><c><f>A2+A3</f></c><c><f>1+1</f><v>2</v></c><c/></row></sheetData>";
    let sheet = document(&xlsx("", &[("name=\"A\"", cells)], "", ""));
    assert_eq!(lines(&sheet), ["Tổng\t\t2"]);
    assert_eq!(sheet.notes, [ReadNote::Uncomputed { formulas: 1 }]);
}

/// A record of a binary workbook.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let kind = if kind < 128 { vec![kind as u8] } else { vec![(kind & 0x7F) as u8 | 0x80, (kind >> 7) as u8] };
    [kind, vec![data.len() as u8], data.to_vec()].concat()
}

fn wide(words: &str) -> Vec<u8> {
    let units: Vec<u16> = words.encode_utf16().collect();
    [(units.len() as u32).to_le_bytes().to_vec(), units.iter().flat_map(|u| u.to_le_bytes()).collect()].concat()
}

fn words(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

#[test]
fn binary_workbooks_are_read_as_those_in_xml() {
    let cell =
        |kind: u16, column: u32, style: u32, value: &[u8]| record(kind, &[&words(&[column, style]), value].concat());
    let row = |number: u32, flags: u8| record(0, &[&words(&[number, 0]), &[0, 0, 0, flags][..], &words(&[0])].concat());
    let workbook = record(156, &[words(&[0, 1]), wide("r1"), wide("Bảng")].concat());
    let format = record(44, &[&165_u16.to_le_bytes()[..], &wide("0.0%")].concat());
    let style = |format: u16| record(47, &[0, 0, format.to_le_bytes()[0], format.to_le_bytes()[1], 0, 0, 0, 0]);
    let styles = [
        record(615, &words(&[1])),
        format,
        record(616, &[]),
        record(617, &words(&[2])),
        style(0),
        style(165),
        record(618, &[]),
    ];
    let strings = [record(159, &words(&[1, 1])), record(19, &[&[0][..], &wide("Sở Y tế")].concat())].concat();
    let sheet = [
        record(129, &[]),
        record(148, &words(&[0, 1, 0, 2])),
        record(145, &[]),
        row(0, 0),
        cell(6, 0, 0, &wide("Đơn vị")),
        cell(6, 1, 0, &wide("Tỷ lệ")),
        row(1, 0x10),
        cell(7, 0, 0, &words(&[0])),
        cell(5, 1, 1, &0.655_329_f64.to_le_bytes()),
        cell(2, 2, 0, &words(&[12 << 2 | 2])),
        record(146, &[]),
        record(130, &[]),
    ];
    let bytes = zip(&[
        relations("_rels/.rels", &[("r1", "officeDocument", "xl/workbook.bin")]),
        relations(
            "xl/_rels/workbook.bin.rels",
            &[
                ("r1", "worksheet", "worksheets/sheet1.bin"),
                ("r2", "styles", "styles.bin"),
                ("r3", "sharedStrings", "sharedStrings.bin"),
            ],
        ),
        entry(
            "xl/workbook.bin",
            &[record(143, &[]), workbook, record(144, &[]), record(157, &[]), record(132, &[])].concat(),
        ),
        entry("xl/styles.bin", &styles.concat()),
        entry("xl/sharedStrings.bin", &strings),
        entry("xl/worksheets/sheet1.bin", &sheet.concat()),
    ]);
    let document = document(&bytes);
    assert_eq!(lines(&document), ["Đơn vị\tTỷ lệ\t", "Sở Y tế\t65,5%\t12"]);
    assert_eq!(document.grids[0].rows[1].cells[1].value, CellValue::Percent(Decimal::new(655, 1)));
    assert_eq!(document.notes, [ReadNote::HiddenRows { sheet: "Bảng".to_owned(), rows: 1 }]);
    let other = independent::book(&bytes, "xlsb");
    let cells = &other.sheet("Bảng").cells;
    assert_eq!(cells.len(), 5);
    assert_eq!(cells[3].2, Data::Float(0.655_329));
}

/// Another reader finds the same words and as many numbers in every spreadsheet.
#[test]
fn another_reader_finds_the_same_cells() {
    let mut compared = 0;
    for path in folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")).iter().flat_map(|r| folder(r)) {
        let Some(workbook) = independent::opened(&path) else { continue };
        let document = file(&path);
        let ours: BTreeSet<&str> = document.text.split(['\t', '\n']).map(str::trim).collect();
        let numbers = document.grids.iter().flat_map(|g| &g.rows).flat_map(|r| &r.cells);
        let numbers = numbers.filter(|c| matches!(c.value, CellValue::Number(_) | CellValue::Percent(_))).count();
        let mut theirs = 0;
        for sheet in &workbook.sheets {
            for (_, _, cell) in &sheet.cells {
                match cell {
                    Data::String(words) => {
                        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                        assert!(ours.contains(words.as_str()), "{}: {words}", path.display());
                    }
                    Data::Float(_) | Data::Int(_) => theirs += 1,
                    _ => {}
                }
                compared += 1;
            }
        }
        assert_eq!(numbers, theirs, "{}", path.display());
    }
    assert!(compared >= 1_000, "only {compared} cells");
}
