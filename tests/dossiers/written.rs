//! Workbooks of other kinds than Excel's XML, put together record by record.

use crate::parts::{Entry, entry, relations, stored, zip};

/// A kind of workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Ods,
    Xls,
    Xlsb,
}

pub(crate) const KINDS: [Kind; 3] = [Kind::Ods, Kind::Xls, Kind::Xlsb];

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Holds {
    Nothing,
    Words(String),
    /// As digits.
    Number(String),
    /// «dd/mm/yyyy hh:mm» or «dd/mm/yyyy».
    Day(String),
    /// Yes or no.
    Flag(bool),
    /// «#N/A».
    Fault,
}

/// A sheet: its name, and its rows with their numbers.
pub(crate) type Sheet = (&'static str, Vec<(u32, Vec<Holds>)>);

impl Kind {
    /// The name of a file of the kind.
    pub(crate) fn file(self) -> &'static str {
        match self {
            Kind::Ods => "hồ sơ.ods",
            Kind::Xls => "hồ sơ.xls",
            Kind::Xlsb => "hồ sơ.xlsb",
        }
    }

    pub(crate) fn book(self, sheets: &[Sheet], since_1904: bool) -> Vec<u8> {
        match self {
            Kind::Ods => ods(sheets),
            Kind::Xls => xls(sheets, since_1904),
            Kind::Xlsb => xlsb(sheets, since_1904),
        }
    }
}

/// Day, month, year and minute of a day as written.
fn day(text: &str) -> (u32, u32, i32, Option<u32>) {
    let number = |from: usize, to: usize| text[from..to].parse::<u32>().expect("digits");
    let minute = (text.len() > 10).then(|| number(11, 13) * 60 + number(14, 16));
    (number(0, 2), number(3, 5), i32::try_from(number(6, 10)).expect("a year"), minute)
}

/// The serial of a day.
#[expect(clippy::float_arithmetic, reason = "workbooks hold binary numbers")]
fn serial(text: &str, since_1904: bool) -> f64 {
    let (date, month, year, minute) = day(text);
    let date = chrono::NaiveDate::from_ymd_opt(year, month, date).expect("a day");
    let base = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).expect("a day");
    let days = date.signed_duration_since(base).num_days() - if since_1904 { 1_462 } else { 0 };
    days as f64 + f64::from(minute.unwrap_or(0)) / 1440.0
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn ods_cell(cell: &Holds, times: usize) -> String {
    let (typed, shown) = match cell {
        Holds::Nothing => (String::new(), None),
        Holds::Words(words) => {
            let lines = words.split('\n').map(|line| format!("<text:p>{}</text:p>", escaped(line)));
            (" office:value-type=\"string\"".to_owned(), Some(lines.collect::<String>()))
        }
        // Shown with dots and less of it, as a format would.
        Holds::Number(digits) => {
            (format!(" office:value-type=\"float\" office:value=\"{digits}\""), Some("<text:p>9.9</text:p>".to_owned()))
        }
        Holds::Day(text) => {
            let (date, month, year, minute) = day(text);
            let clock = minute.map(|m| format!("T{:02}:{:02}:00", m / 60, m % 60)).unwrap_or_default();
            let typed = format!(" office:value-type=\"date\" office:date-value=\"{year}-{month:02}-{date:02}{clock}\"");
            (typed, Some(format!("<text:p>{date}-{month}</text:p>")))
        }
        Holds::Flag(flag) => {
            let shown = flag.to_string().to_uppercase();
            (
                format!(" office:value-type=\"boolean\" office:boolean-value=\"{flag}\""),
                Some(format!("<text:p>{shown}</text:p>")),
            )
        }
        Holds::Fault => (String::new(), None),
    };
    let times = if times > 1 { format!(" table:number-columns-repeated=\"{times}\"") } else { String::new() };
    match shown {
        Some(shown) => format!("<table:table-cell table:style-name=\"ce1\"{times}{typed}>{shown}</table:table-cell>"),
        None => format!("<table:table-cell{times}/>"),
    }
}

/// Blank rows and equal cells side by side are written once, as LibreOffice writes them.
fn ods(sheets: &[Sheet]) -> Vec<u8> {
    let mut tables = String::new();
    for (name, rows) in sheets {
        tables +=
            &format!("<table:table table:name=\"{name}\"><table:table-column table:number-columns-repeated=\"18\"/>");
        let mut next = 1;
        for (number, cells) in rows {
            if *number > next {
                let blank = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
                tables += &format!(
                    "<table:table-row table:number-rows-repeated=\"{}\">{blank}</table:table-row>",
                    number - next
                );
            }
            next = number + 1;
            let all = cells.chunk_by(|a, b| a == b).map(|same| ods_cell(&same[0], same.len()));
            tables +=
                &format!("<table:table-row table:style-name=\"ro1\">{}</table:table-row>", all.collect::<String>());
        }
        tables += "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>";
    }
    ods_of(&tables)
}

/// A spreadsheet of tables as they are written.
pub(crate) fn ods_of(tables: &str) -> Vec<u8> {
    let names = ["office", "table", "text"].map(|name| format!("xmlns:{name}=\"{OPEN_DOCUMENT}:{name}:1.0\""));
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content {} office:version=\"1.2\">\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        names.join(" ")
    );
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let listed = [("/", kind), ("content.xml", "text/xml")]
        .map(|(path, kind)| format!("<m:file-entry m:full-path=\"{path}\" m:media-type=\"{kind}\"/>"));
    let manifest = format!("<m:manifest xmlns:m=\"{OPEN_DOCUMENT}:manifest:1.0\">{}</m:manifest>", listed.concat());
    zip(&[
        stored("mimetype", kind.as_bytes()),
        entry("content.xml", content.as_bytes()),
        entry("META-INF/manifest.xml", manifest.as_bytes()),
    ])
}

const OPEN_DOCUMENT: &str = "urn:oasis:names:tc:opendocument:xmlns";

const FORMAT: &str = "dd/mm/yyyy\\ hh:mm";

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The number of a string among those that cells share.
fn shared(strings: &mut Vec<String>, words: &str) -> u32 {
    let at = strings.iter().position(|own| own == words).unwrap_or_else(|| {
        strings.push(words.to_owned());
        strings.len() - 1
    });
    u32::try_from(at).expect("a number")
}

fn record(kind: u16, data: &[&[u8]]) -> Vec<u8> {
    let data = data.concat();
    let length = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), &data].concat()
}

/// A sheet of an Excel 97–2003 workbook.
fn xls_sheet(rows: &[(u32, Vec<Holds>)], strings: &mut Vec<String>, since_1904: bool) -> Vec<u8> {
    let mut sheet = record(0x0809, &[&[0, 6, 0x10, 0], &[0; 12]]);
    for (number, cells) in rows {
        for (column, cell) in cells.iter().enumerate() {
            let (row, column) = (u16::try_from(number - 1).expect("a row"), u16::try_from(column).expect("a column"));
            let head = |style: u8| [&row.to_le_bytes()[..], &column.to_le_bytes(), &[style, 0]].concat();
            sheet.extend(match cell {
                Holds::Nothing => Vec::new(),
                Holds::Words(words) => record(0x00FD, &[&head(0), &shared(strings, words).to_le_bytes()]),
                // Whole numbers in four bytes.
                Holds::Number(digits) => match digits.parse::<i32>() {
                    Ok(whole) if whole.abs() < 1 << 29 => record(0x027E, &[&head(0), &(whole << 2 | 2).to_le_bytes()]),
                    _ => record(0x0203, &[&head(0), &digits.parse::<f64>().expect("a number").to_le_bytes()]),
                },
                Holds::Day(text) => record(0x0203, &[&head(1), &serial(text, since_1904).to_le_bytes()]),
                Holds::Flag(flag) => record(0x0205, &[&head(0), &[u8::from(*flag), 0]]),
                Holds::Fault => record(0x0205, &[&head(0), &[0x2A, 1]]),
            });
        }
    }
    sheet.extend(record(0x000A, &[]));
    sheet
}

fn xls(sheets: &[Sheet], since_1904: bool) -> Vec<u8> {
    let mut strings = Vec::new();
    let bodies: Vec<Vec<u8>> = sheets.iter().map(|(_, rows)| xls_sheet(rows, &mut strings, since_1904)).collect();
    let xf = |format: u16| record(0x00E0, &[&[0, 0], &format.to_le_bytes(), &[0; 16]]);
    let wide = |text: &str| [&[text.encode_utf16().count() as u8, 1][..], &utf16(text)].concat();
    let mut globals = [
        record(0x0809, &[&[0, 6, 5, 0], &[0; 12]]),
        record(0x0022, &[&[u8::from(since_1904), 0]]),
        record(0x041E, &[&164_u16.to_le_bytes(), &(FORMAT.len() as u16).to_le_bytes(), &[0], FORMAT.as_bytes()]),
        xf(0),
        xf(164),
    ]
    .concat();
    let mut table = vec![[&(strings.len() as u32).to_le_bytes()[..]; 2].concat()];
    for words in &strings {
        let length = u16::try_from(words.encode_utf16().count()).expect("a short string");
        let written = [&length.to_le_bytes()[..], &[1], &utf16(words)].concat();
        if table.last().is_some_and(|last| last.len() + written.len() > 8_224) {
            table.push(Vec::new());
        }
        table.last_mut().expect("a record").extend(written);
    }
    let table: Vec<u8> =
        table.iter().enumerate().flat_map(|(i, data)| record(if i == 0 { 0x00FC } else { 0x003C }, &[data])).collect();
    let places: usize = sheets.iter().map(|(name, _)| 4 + 6 + wide(name).len()).sum();
    let mut at = globals.len() + places + table.len() + 4;
    for ((name, _), body) in sheets.iter().zip(&bodies) {
        globals.extend(record(0x0085, &[&u32::try_from(at).expect("a place").to_le_bytes(), &[0, 0], &wide(name)]));
        at += body.len();
    }
    compound(&[globals, table, record(0x000A, &[]), bodies.concat()].concat())
}

/// A compound file of one stream.
fn compound(stream: &[u8]) -> Vec<u8> {
    let own = stream.len().max(4_096).div_ceil(512);
    // Each sector of the table holds 128 numbers; the directory takes one more sector.
    let tables = (own + 1).div_ceil(127).max(1);
    let mut next: Vec<u32> = vec![0xFFFF_FFFD; tables];
    next.push(0xFFFF_FFFE);
    let first = next.len();
    next.extend((1..own).map(|i| (first + i) as u32).chain([0xFFFF_FFFE]));
    next.resize(tables * 128, 0xFFFF_FFFF);
    let mut header = vec![0; 512];
    let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    put(24, &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    put(44, &(tables as u32).to_le_bytes());
    put(48, &(tables as u32).to_le_bytes());
    put(56, &4_096_u32.to_le_bytes());
    put(60, &0xFFFF_FFFE_u32.to_le_bytes());
    put(68, &0xFFFF_FFFE_u32.to_le_bytes());
    (0..109).for_each(|i| put(76 + i * 4, &(if i < tables { i as u32 } else { 0xFFFF_FFFF }).to_le_bytes()));
    let item = |name: &str, kind: u8, start: u32, size: usize| {
        let mut item = utf16(name);
        item.resize(64, 0);
        item.extend(((name.len() + 1) as u16 * 2).to_le_bytes());
        item.extend([kind, 1]);
        item.extend([0xFF; 12]);
        item.resize(116, 0);
        item.extend(start.to_le_bytes());
        item.extend((size as u64).to_le_bytes());
        item
    };
    let mut directory = item("Root Entry", 5, 0xFFFF_FFFE, 0);
    directory[76..80].copy_from_slice(&1_u32.to_le_bytes());
    directory.extend(item("Workbook", 2, first as u32, stream.len().max(4_096)));
    directory.resize(512, 0);
    let mut file = header;
    file.extend(next.iter().flat_map(|number| number.to_le_bytes()));
    file.extend(directory);
    file.extend(stream);
    file.resize((1 + first + own) * 512, 0);
    file
}

/// A record of a binary workbook.
fn part(kind: u16, data: &[&[u8]]) -> Vec<u8> {
    let data = data.concat();
    let mut record = match kind {
        0..128 => vec![kind as u8],
        _ => vec![(kind & 0x7F) as u8 | 0x80, (kind >> 7) as u8],
    };
    let mut length = data.len();
    while length > 0x7F {
        record.push((length & 0x7F) as u8 | 0x80);
        length >>= 7;
    }
    record.push(length as u8);
    record.extend(data);
    record
}

/// A string after its length.
fn long(text: &str) -> Vec<u8> {
    [&(text.encode_utf16().count() as u32).to_le_bytes()[..], &utf16(text)].concat()
}

fn xlsb(sheets: &[Sheet], since_1904: bool) -> Vec<u8> {
    let mut strings = Vec::new();
    let mut workbook = [part(153, &[&u32::from(since_1904).to_le_bytes(), &[0; 8]]), part(143, &[])].concat();
    let (mut bodies, mut targets) = (Vec::<Entry>::new(), Vec::new());
    for (i, (name, rows)) in sheets.iter().enumerate() {
        let (id, target) = (format!("s{i}"), format!("worksheets/sheet{i}.bin"));
        workbook.extend(part(156, &[&[0; 8], &long(&id), &long(name)]));
        let last = rows.last().map_or(0, |(number, _)| number - 1);
        let mut body =
            [part(129, &[]), part(148, &[&[0; 4], &last.to_le_bytes(), &[0; 4], &[17, 0, 0, 0]]), part(145, &[])]
                .concat();
        for (number, cells) in rows {
            body.extend(part(0, &[&(number - 1).to_le_bytes(), &[0; 21]]));
            for (column, cell) in cells.iter().enumerate() {
                let head = |style: u32| [(column as u32).to_le_bytes(), style.to_le_bytes()].concat();
                body.extend(match cell {
                    Holds::Nothing => part(1, &[&head(0)]),
                    Holds::Words(words) => part(7, &[&head(0), &shared(&mut strings, words).to_le_bytes()]),
                    Holds::Number(digits) => {
                        part(5, &[&head(0), &digits.parse::<f64>().expect("a number").to_le_bytes()])
                    }
                    Holds::Day(text) => part(5, &[&head(1), &serial(text, since_1904).to_le_bytes()]),
                    Holds::Flag(flag) => part(4, &[&head(0), &[u8::from(*flag)]]),
                    Holds::Fault => part(3, &[&head(0), &[0x2A]]),
                });
            }
        }
        body.extend([part(146, &[]), part(130, &[])].concat());
        bodies.push(entry(&format!("xl/{target}"), &body));
        targets.push((id, target));
    }
    workbook.extend([part(144, &[]), part(157, &[&[0; 26]])].concat());
    let xf = |format: u16| part(47, &[&[0, 0], &format.to_le_bytes(), &[0; 12]]);
    let format = part(44, &[&164_u16.to_le_bytes(), &long(FORMAT)]);
    let formats = [part(615, &[&[1, 0, 0, 0]]), format, part(616, &[])].concat();
    let styles = [formats, part(617, &[&[2, 0, 0, 0]]), xf(0), xf(164), part(618, &[])];
    let count = (strings.len() as u32).to_le_bytes();
    let items = strings.iter().flat_map(|words| part(19, &[&[0], &long(words)]));
    let strings: Vec<u8> = part(159, &[&count, &count]).into_iter().chain(items).chain(part(160, &[])).collect();
    let mut named: Vec<(&str, &str, &str)> =
        targets.iter().map(|(id, target)| (id.as_str(), "worksheet", target.as_str())).collect();
    named.extend([("x1", "styles", "styles.bin"), ("x2", "sharedStrings", "sharedStrings.bin")]);
    let mut entries = vec![
        entry("[Content_Types].xml", b"<Types/>"),
        relations("_rels/.rels", &[("r1", "officeDocument", "xl/workbook.bin")]),
        relations("xl/_rels/workbook.bin.rels", &named),
        entry("xl/workbook.bin", &workbook),
        entry("xl/styles.bin", &styles.concat()),
        entry("xl/sharedStrings.bin", &strings),
    ];
    entries.extend(bodies);
    zip(&entries)
}
