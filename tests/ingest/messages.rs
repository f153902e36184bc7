//! Each reason for a refusal, and each note, has words of its own: the file, the reason, what to do.

use std::collections::BTreeSet;
use thuoc_do::ingest::{Bound, Encoding, FileKind, Format, ReadError, ReadErrorCode, ReadNote};
use thuoc_do::workspace::{note_message, read_message};

const BOUNDS: [(Bound, &str); 12] = [
    (Bound::FileBytes, "dung lượng"),
    (Bound::TextChars, "triệu ký tự"),
    (Bound::Entries, "tệp con"),
    (Bound::EntryBytes, "một phần khi giải nén"),
    (Bound::InflatedBytes, "khi giải nén lên tới"),
    (Bound::Ratio, "lần khi giải nén"),
    (Bound::Sheets, "trang tính"),
    (Bound::Cells, "ô có dữ liệu"),
    (Bound::Columns, "cột"),
    (Bound::Nesting, "lớp"),
    (Bound::StringChars, "một ô dài"),
    (Bound::Pages, "trang"),
];

const KINDS: [(FileKind, &str); 8] = [
    (FileKind::Archive, "giải nén"),
    (FileKind::LegacyWord, ".docx"),
    (FileKind::Image, "OCR"),
    (FileKind::Rtf, "RTF"),
    (FileKind::Odt, "OpenDocument"),
    (FileKind::Slides, "trình chiếu"),
    (FileKind::WebArchive, ".mht"),
    (FileKind::Unknown, "không phải là tệp văn bản"),
];

const FORMATS: [(Format, &str); 10] = [
    (Format::Text, "văn bản"),
    (Format::Csv, ".csv"),
    (Format::Docx, "Word"),
    (Format::Xlsx, ".xlsx"),
    (Format::Xls, ".xls)"),
    (Format::Xlsb, ".xlsb"),
    (Format::Ods, ".ods"),
    (Format::Pdf, "PDF"),
    (Format::Html, "trang web"),
    (Format::PortalJson, "JSON"),
];

/// Every error there is, with a piece of what its message must say.
fn cases() -> Vec<(ReadErrorCode, String)> {
    let unsure = vec![(Encoding::Tcvn3, String::new()), (Encoding::Vni, String::new())];
    let mut cases = vec![
        (ReadErrorCode::Empty, "không có nội dung".to_owned()),
        (ReadErrorCode::BadEncoding { byte: 5, line: 1204 }, "dòng 1.204".to_owned()),
        (ReadErrorCode::EncodingUnsure { candidates: unsure }, "TCVN3 (ABC), VNI".to_owned()),
        (ReadErrorCode::Scanned { pages: 12 }, "12 trang".to_owned()),
        (ReadErrorCode::SavedWork, "phiên làm việc".to_owned()),
        (
            ReadErrorCode::Damaged { format: Format::Docx, part: "word/document.xml".into() },
            "«word/document.xml»".into(),
        ),
        (ReadErrorCode::Damaged { format: Format::Csv, part: "7".into() }, "dòng 7".into()),
    ];
    for (bound, words) in BOUNDS {
        let (limit, found) = (bound.limit(), bound.limit() + (1 << 20));
        cases.push((ReadErrorCode::Limit { bound, found, limit }, words.to_owned()));
    }
    cases.extend(KINDS.map(|(kind, words)| (ReadErrorCode::NotText { kind }, words.to_owned())));
    for (format, words) in FORMATS {
        cases.push((ReadErrorCode::Encrypted { format }, format!("{words}|mật khẩu")));
        cases.push((ReadErrorCode::Damaged { format, part: String::new() }, format!("{words}|hỏng")));
        cases.push((ReadErrorCode::NeedsReader { format }, format!("{words}|bộ đọc")));
    }
    cases
}

#[test]
fn each_refusal_has_words_of_its_own() {
    let cases = cases();
    let mut all = BTreeSet::new();
    for (code, words) in &cases {
        let message = read_message(&ReadError { name: "thang8".to_owned(), code: code.clone() });
        assert!(message.starts_with("«thang8» "), "{message}");
        assert!(words.split('|').all(|w| message.contains(w)), "{code:?} lacks «{words}»: {message}");
        assert!(message.contains(". Hãy ") || message.contains("hãy "), "no remedy: {message}");
        all.insert(message);
    }
    assert_eq!(all.len(), cases.len(), "two reasons share a message");
}

#[test]
fn each_note_has_words_of_its_own() {
    let sheet = || "Biểu 1".to_owned();
    let notes = [
        ReadNote::Encoding(Encoding::Windows1258),
        ReadNote::LegacyFont(Encoding::Tcvn3),
        ReadNote::DoubleDecoded { lines: 3 },
        ReadNote::LookAlikes { letters: 1204 },
        ReadNote::HiddenSheet { sheet: sheet() },
        ReadNote::HiddenRows { sheet: sheet(), rows: 2 },
        ReadNote::HiddenRows { sheet: String::new(), rows: 2 },
        ReadNote::HiddenColumns { sheet: sheet(), columns: 2 },
        ReadNote::HiddenText { chars: 40 },
        ReadNote::Uncomputed { formulas: 3 },
        ReadNote::PagesWithoutText { pages: vec![1, 4] },
        ReadNote::Pictures { count: 5 },
    ];
    let words: BTreeSet<String> = notes.iter().map(note_message).collect();
    assert_eq!(words.len(), notes.len());
    assert!(words.iter().all(|w| w.ends_with('.')), "{words:?}");
    assert!(note_message(&notes[0]).contains("Windows-1258") && note_message(&notes[3]).contains("1.204"));
    assert!(note_message(&notes[10]).contains("Trang 1, 4"));
}
