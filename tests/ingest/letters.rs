//! Every letter of the legacy encodings, from `tests/cases/ingest/letters.tsv`.

use thuoc_do::ingest::{Encoding, convert_legacy, font_encoding};

/// A letter and how it is written elsewhere.
pub(crate) struct Letter {
    pub(crate) letter: char,
    pub(crate) tcvn3: Vec<u8>,
    pub(crate) vni: Vec<u8>,
    pub(crate) windows1258: Vec<u8>,
}

/// The table.
pub(crate) fn letters() -> Vec<Letter> {
    let latin1 = |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).expect("a byte")).collect();
    let hex =
        |text: &str| (0..text.len() / 2).map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).unwrap()).collect();
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [letter, tcvn3, vni, windows1258] = cells[..] else { panic!("{line}") };
        let letter = letter.chars().next().expect("a letter");
        Letter { letter, tcvn3: latin1(tcvn3), vni: latin1(vni), windows1258: hex(windows1258) }
    };
    include_str!("../cases/ingest/letters.tsv").lines().filter(|l| !l.starts_with('#')).map(row).collect()
}

#[test]
fn every_letter_is_decoded() {
    let letters = letters();
    assert_eq!(letters.len(), 134);
    for l in &letters {
        let expected = Ok(l.letter.to_string());
        assert_eq!(Encoding::Vni.decode(&l.vni), expected, "VNI {}", l.letter);
        assert_eq!(Encoding::Windows1258.decode(&l.windows1258), expected, "1258 {}", l.letter);
        if !l.tcvn3.is_empty() {
            assert_eq!(Encoding::Tcvn3.decode(&l.tcvn3), expected, "TCVN3 {}", l.letter);
        }
    }
    assert_eq!(letters.iter().filter(|l| l.tcvn3.is_empty()).count(), 60, "capitals with tones");
}

#[test]
fn every_letter_of_a_font_is_converted() {
    let show = |bytes: &[u8]| bytes.iter().map(|b| char::from(*b)).collect::<String>();
    let fonts = [".VnTime", ".VnTimeH", "VNI-Times"].map(|f| font_encoding(f).expect("an old font"));
    for l in letters() {
        assert_eq!(convert_legacy(&show(&l.vni), fonts[2]), l.letter.to_string());
        if !l.tcvn3.is_empty() {
            assert_eq!(convert_legacy(&show(&l.tcvn3), fonts[0]), l.letter.to_string());
            assert_eq!(convert_legacy(&show(&l.tcvn3), fonts[1]), l.letter.to_uppercase().to_string());
        }
    }
}
