//! Office files put together part by part, good and bad.

use flate2::{Compression, Crc, write::DeflateEncoder};
use std::io::Write as _;

/// An entry of a container.
pub(crate) struct Entry {
    name: String,
    packed: Vec<u8>,
    method: u16,
    /// Size and sum as the directory declares them.
    pub(crate) size: u32,
    pub(crate) declared_packed: u32,
    crc: u32,
    pub(crate) flags: u16,
}

/// A deflated entry.
pub(crate) fn entry(name: &str, bytes: &[u8]) -> Entry {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    let packed = encoder.finish().expect("memory");
    let mut crc = Crc::new();
    crc.update(bytes);
    let declared_packed = packed.len() as u32;
    Entry {
        name: name.to_owned(),
        packed,
        method: 8,
        size: bytes.len() as u32,
        declared_packed,
        crc: crc.sum(),
        flags: 0,
    }
}

/// An entry that is not packed.
pub(crate) fn stored(name: &str, bytes: &[u8]) -> Entry {
    let size = bytes.len() as u32;
    Entry { packed: bytes.to_vec(), method: 0, declared_packed: size, ..entry(name, bytes) }
}

/// A container of entries.
pub(crate) fn zip(entries: &[Entry]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut directory = Vec::new();
    for entry in entries {
        let at = file.len() as u32;
        let name = entry.name.as_bytes();
        let mut common = Vec::new();
        for short in [20, entry.flags, entry.method, 0, 0] {
            common.extend(u16::to_le_bytes(short));
        }
        for long in [entry.crc, entry.declared_packed, entry.size] {
            common.extend(u32::to_le_bytes(long));
        }
        common.extend((name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        file.extend(b"PK\x03\x04");
        file.extend(&common);
        file.extend(name);
        file.extend(&entry.packed);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name);
    }
    let (start, count) = (file.len() as u32, entries.len() as u16);
    file.extend(&directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    file.extend((directory.len() as u32).to_le_bytes());
    file.extend(start.to_le_bytes());
    file.extend([0, 0]);
    file
}

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A part that names others: id, kind, target.
pub(crate) fn relations(name: &str, targets: &[(&str, &str, &str)]) -> Entry {
    let each = |(id, kind, target): &(&str, &str, &str)| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let all: String = targets.iter().map(each).collect();
    entry(name, format!("<Relationships xmlns=\"{PACKAGE}\">{all}</Relationships>").as_bytes())
}

/// A Word document of a body and more parts (kind, text).
pub(crate) fn docx(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let names: Vec<String> = more.iter().map(|(kind, _)| format!("{kind}.xml")).collect();
    let targets: Vec<(&str, &str, &str)> =
        more.iter().zip(&names).map(|((kind, _), name)| (*kind, *kind, name.as_str())).collect();
    let mut entries = vec![
        entry("[Content_Types].xml", b"<Types/>"),
        relations("_rels/.rels", &[("r1", "officeDocument", "word/document.xml")]),
        relations("word/_rels/document.xml.rels", &targets),
        entry(
            "word/document.xml",
            format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>").as_bytes(),
        ),
    ];
    entries.extend(more.iter().map(|(kind, text)| entry(&format!("word/{kind}.xml"), text.as_bytes())));
    zip(&entries)
}

/// An Excel workbook: of each sheet its attributes and what is inside its part; styles; shared strings.
pub(crate) fn xlsx(properties: &str, sheets: &[(&str, &str)], styles: &str, strings: &str) -> Vec<u8> {
    let listed = sheets.iter().enumerate();
    let listed =
        listed.map(|(i, (attributes, _))| format!("<sheet {attributes} sheetId=\"{0}\" r:id=\"s{0}\"/>", i + 1));
    let workbook =
        format!("<workbook xmlns:r=\"r\">{properties}<sheets>{}</sheets></workbook>", listed.collect::<String>());
    let names: Vec<(String, String)> =
        (1..=sheets.len()).map(|i| (format!("s{i}"), format!("worksheets/sheet{i}.xml"))).collect();
    let mut targets: Vec<(&str, &str, &str)> =
        names.iter().map(|(id, part)| (id.as_str(), "worksheet", part.as_str())).collect();
    targets.extend([("x1", "styles", "styles.xml"), ("x2", "sharedStrings", "sharedStrings.xml")]);
    let mut entries = vec![
        entry("[Content_Types].xml", b"<Types/>"),
        relations("_rels/.rels", &[("r1", "officeDocument", "xl/workbook.xml")]),
        relations("xl/_rels/workbook.xml.rels", &targets),
        entry("xl/workbook.xml", workbook.as_bytes()),
        entry("xl/styles.xml", format!("<styleSheet>{styles}</styleSheet>").as_bytes()),
        entry("xl/sharedStrings.xml", format!("<sst>{strings}</sst>").as_bytes()),
    ];
    for (i, (_, inside)) in sheets.iter().enumerate() {
        let part = format!("<worksheet>{inside}</worksheet>");
        entries.push(entry(&format!("xl/worksheets/sheet{}.xml", i + 1), part.as_bytes()));
    }
    zip(&entries)
}

/// A PDF of objects numbered from 1, the first being its catalogue.
pub(crate) fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", i + 1).as_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).as_bytes());
    places.iter().for_each(|place| file.extend(format!("{place:010} 00000 n \n").as_bytes()));
    file.extend(format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF", places.len() + 1).as_bytes());
    file
}

/// A stream object.
pub(crate) fn stream(dictionary: &str, bytes: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {dictionary} /Length {} >>\nstream\n", bytes.len()).into_bytes();
    object.extend(bytes);
    object.extend(b"\nendstream");
    object
}
