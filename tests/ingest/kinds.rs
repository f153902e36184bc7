//! What a file is, whatever its name says.

use thuoc_do::ingest::{Document, FileKind, Format, ReadErrorCode, read};

/// A zip container of entries with these names, each of one byte that is no content of its kind.
fn zip(names: &[&str]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for name in names {
        let offset = u32::try_from(bytes.len()).unwrap();
        let length = u16::try_from(name.len()).unwrap().to_le_bytes();
        bytes.extend(
            b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0".iter().chain(&length).chain(b"\0\0"),
        );
        bytes.extend(name.as_bytes().iter().chain(b"x"));
        directory.extend(b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0".iter().chain(&length));
        directory.extend([0; 12]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(names.len()).unwrap().to_le_bytes();
    let (start, size) = (u32::try_from(bytes.len()).unwrap(), u32::try_from(directory.len()).unwrap());
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0".iter().chain(&count).chain(&count));
    bytes.extend(size.to_le_bytes().iter().chain(&start.to_le_bytes()).chain(b"\0\0"));
    bytes
}

/// An OpenDocument container, whose first entry says what it is.
fn open_document(kind: &str) -> Vec<u8> {
    let mut bytes = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x2E\0\0\0\x2E\0\0\0\x08\0\0\0mimetype".to_vec();
    bytes.extend(format!("application/vnd.oasis.opendocument.{kind}").into_bytes());
    bytes
}

/// A compound file of one table sector, one directory sector and these entries (four at most).
fn compound(names: &[&str]) -> Vec<u8> {
    let mut bytes = vec![0; 3 * 512];
    bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    bytes[30] = 9; // sectors of 512 bytes
    bytes[48] = 1; // the directory is sector 1
    bytes[512..1024].fill(0xFF); // and it is the whole chain
    for (i, name) in names.iter().enumerate() {
        let entry = &mut bytes[1024 + 128 * i..];
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry[..units.len()].copy_from_slice(&units);
        entry[64] = u8::try_from(units.len() + 2).unwrap();
    }
    bytes
}

/// What reading says a file is: the format it was read as, or was to be read as, or why not.
fn kind(name: &str, bytes: &[u8]) -> String {
    match read(name, bytes).map_err(|e| e.code) {
        Ok(Document { format, .. })
        | Err(ReadErrorCode::Damaged { format, .. } | ReadErrorCode::NeedsReader { format }) => format!("{format:?}"),
        Err(ReadErrorCode::Encrypted { format }) => format!("encrypted {format:?}"),
        Err(ReadErrorCode::NotText { kind }) => format!("not {kind:?}"),
        Err(code) => format!("{code:?}"),
    }
}

#[test]
fn content_decides_and_not_the_name() {
    let cases: [(&str, Vec<u8>, String); 24] = [
        ("a.txt", zip(&["[Content_Types].xml", "word/document.xml"]), format!("{:?}", Format::Docx)),
        ("a.docx", zip(&["[Content_Types].xml", "xl/workbook.xml"]), format!("{:?}", Format::Xlsx)),
        ("a.xlsx", zip(&["xl/workbook.bin", "xl/styles.bin"]), format!("{:?}", Format::Xlsb)),
        ("a.docx", zip(&["ppt/presentation.xml"]), format!("not {:?}", FileKind::Slides)),
        ("a.docx", zip(&["bao-cao.docx"]), format!("not {:?}", FileKind::Archive)),
        ("a.zip", zip(&["\\word\\document.xml"]), format!("{:?}", Format::Docx)),
        ("a.docx", zip(&["word/document.xml"])[..60].to_vec(), format!("{:?}", Format::Docx)),
        ("a.xlsx", open_document("spreadsheet"), format!("{:?}", Format::Ods)),
        ("a.docx", open_document("text"), format!("not {:?}", FileKind::Odt)),
        ("a.docx", open_document("presentation"), format!("not {:?}", FileKind::Slides)),
        ("a.doc", compound(&["Root Entry", "Workbook"]), format!("{:?}", Format::Xls)),
        ("a.xls", compound(&["Root Entry", "WordDocument"]), format!("not {:?}", FileKind::LegacyWord)),
        ("a.xls", compound(&["PowerPoint Document"]), format!("not {:?}", FileKind::Slides)),
        ("a.docx", compound(&["EncryptionInfo", "EncryptedPackage"]), format!("encrypted {:?}", Format::Docx)),
        ("a.xlsx", compound(&["EncryptionInfo", "EncryptedPackage"]), format!("encrypted {:?}", Format::Xlsx)),
        ("a.doc", compound(&[])[..40].to_vec(), format!("not {:?}", FileKind::LegacyWord)),
        ("a.doc", b"{\\rtf1\\ansi abc}".to_vec(), format!("not {:?}", FileKind::Rtf)),
        ("a.txt", b"%PDF-1.7\nrest".to_vec(), format!("{:?}", Format::Pdf)),
        ("a.pdf", b"\xFF\xD8\xFF\xE0".to_vec(), format!("not {:?}", FileKind::Image)),
        ("a.doc", b"<html><body><p>Abc</p></body></html>".to_vec(), format!("{:?}", Format::Html)),
        (
            "a.xls",
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related;".to_vec(),
            format!("not {:?}", FileKind::WebArchive),
        ),
        ("a.txt", b"<?xml version=\"1.0\"?><svg></svg>".to_vec(), format!("not {:?}", FileKind::Image)),
        ("a.txt", b"{\"format\": \"thuocdo\", \"version\": 1}".to_vec(), "SavedWork".to_owned()),
        ("a.txt", b"\x7FELF\x02\x01\x01\0\0\0".to_vec(), format!("not {:?}", FileKind::Unknown)),
    ];
    for (name, bytes, expected) in cases {
        assert_eq!(kind(name, &bytes), expected, "{name}");
    }
}

#[test]
fn a_directory_that_leads_nowhere_ends() {
    let mut looped = compound(&["Root Entry"]);
    looped[76] = 0; // the table is sector 0
    looped[512 + 4] = 1; // sector 1 follows sector 1
    assert_eq!(kind("a.doc", &looped), format!("not {:?}", FileKind::LegacyWord));
}
