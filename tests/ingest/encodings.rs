//! The real reports in every encoding give the same figures.

use crate::common::{SEEDS, seeds};
use crate::letters::letters;
use std::collections::BTreeMap;
use std::fs;
use thuoc_do::catalog::catalog;
use thuoc_do::domain::SourceId;
use thuoc_do::extract::extract;
use thuoc_do::ingest::{Encoding, Options, ReadErrorCode, ReadNote, read, read_with};
use unicode_normalization::UnicodeNormalization;

/// The figures of a file, one line each, with the words they stand in.
fn facts(name: &str, bytes: &[u8]) -> Vec<String> {
    let document = read(name, bytes).unwrap_or_else(|e| panic!("{name}: {e}"));
    let facts = extract(&document, SourceId(0), catalog()).facts.facts;
    facts.iter().map(|f| format!("{} {:?} {:?} {:?}", f.indicator, f.value, f.scope, f.period)).collect()
}

/// The table of letters turned round.
fn encoder(bytes_of: impl Fn(&crate::letters::Letter) -> Vec<u8>) -> BTreeMap<char, Vec<u8>> {
    letters().iter().map(|l| (l.letter, bytes_of(l))).filter(|(_, bytes)| !bytes.is_empty()).collect()
}

/// Bytes of a text in an encoding, and how many of its characters the encoding lacks: those become `?`.
fn encoded(text: &str, letters: &BTreeMap<char, Vec<u8>>) -> (Vec<u8>, usize) {
    let (mut bytes, mut lacking) = (Vec::new(), 0);
    for c in text.chars() {
        match (letters.get(&c), c) {
            (Some(letter), _) => bytes.extend(letter),
            (None, '–') => bytes.push(0x96),
            (None, '“') => bytes.push(0x93),
            (None, '”') => bytes.push(0x94),
            (None, '…') => bytes.push(0x85),
            (None, c) if c.is_ascii() => bytes.push(c as u8),
            _ => {
                bytes.push(b'?');
                lacking += 1;
            }
        }
    }
    (bytes, lacking)
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2], mark: &[u8]) -> Vec<u8> {
    mark.iter().copied().chain(text.encode_utf16().flat_map(unit)).collect()
}

#[test]
fn the_reports_read_alike_in_every_encoding() {
    let Some(folder) = seeds() else { return };
    let tcvn3 = encoder(|l| l.tcvn3.clone());
    let vni = encoder(|l| l.vni.clone());
    let windows1258 = encoder(|l| l.windows1258.clone());
    for (number, file) in SEEDS {
        let text: String = fs::read_to_string(folder.join(file)).expect("a report").nfc().collect();
        let expected = facts(number, text.as_bytes());
        assert!(!expected.is_empty(), "{number}");
        let unicode = [
            ("UTF-16LE", utf16(&text, u16::to_le_bytes, b"")),
            ("UTF-16BE", utf16(&text, u16::to_be_bytes, b"")),
            ("UTF-16LE with mark", utf16(&text, u16::to_le_bytes, b"\xFF\xFE")),
            ("UTF-16BE with mark", utf16(&text, u16::to_be_bytes, b"\xFE\xFF")),
            ("UTF-8 with mark", [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
            ("NFD", text.nfd().collect::<String>().into_bytes()),
        ];
        for (what, bytes) in unicode {
            assert_eq!(facts(number, &bytes), expected, "{number} in {what}");
        }
        for (what, table, encoding) in [
            ("Windows-1258", &windows1258, Encoding::Windows1258),
            ("VNI", &vni, Encoding::Vni),
            ("TCVN3", &tcvn3, Encoding::Tcvn3),
        ] {
            // TCVN3 has no capitals with tones: they are compared in a text that has none.
            let lacks =
                |c: &char| encoding == Encoding::Tcvn3 && c.is_uppercase() && !c.is_ascii() && !table.contains_key(c);
            let plain: String =
                text.chars().map(|c| if lacks(&c) { c.to_lowercase().next().unwrap() } else { c }).collect();
            let (bytes, lacking) = encoded(&plain, table);
            let readable: String =
                plain.chars().map(|c| if encoded(&c.to_string(), table).1 > 0 { '?' } else { c }).collect();
            let notes = read(number, &bytes).expect("a document").notes;
            assert_eq!(notes, [ReadNote::Encoding(encoding)], "{number} in {what}");
            assert_eq!(facts(number, &bytes), facts(number, readable.as_bytes()), "{number} in {what}");
            println!(
                "{number} in {what}: {lacking} characters lacking, {} lowered",
                text.chars().filter(lacks).count()
            );
        }
    }
}

#[test]
fn what_is_unsure_is_asked_and_the_answer_is_taken() {
    let bytes = b"r\xE9sum\xE9 \xE9t\xE9 gar\xE7on\n";
    let Err(ReadErrorCode::EncodingUnsure { candidates }) = read("a.txt", bytes).map_err(|e| e.code) else {
        panic!("not asked");
    };
    assert!(
        candidates.len() >= 2 && candidates.iter().all(|(_, preview)| preview.chars().count() <= 200),
        "{candidates:?}"
    );
    for (encoding, preview) in candidates {
        let mut options = Options { encoding: Some(encoding), progress: None };
        let document = read_with("a.txt", bytes, &mut options).expect("a document");
        assert_eq!(document.text, preview);
        assert_eq!(document.notes[0], ReadNote::Encoding(encoding));
    }
}
