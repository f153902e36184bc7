//! Unicode text that is not what it seems: UTF-8 read as Latin letters once too often, and letters that only an old
//! font would show as Vietnamese. What is changed is counted, to be told.

use super::plausible::Score;
use super::{Encoding, is_vietnamese_only, latin};
use crate::ingest::ReadNote;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Letters looked at before the encoding of a text is settled.
const SAMPLE: usize = 64 * 1024;

/// What is to be mended in a text, and what has been.
#[derive(Debug, Clone, Default)]
pub struct Mend {
    /// Old encoding of the lines that are not Vietnamese as they stand.
    legacy: Option<Encoding>,
    /// Lines read from it.
    legacy_lines: usize,
    /// Lines decoded once more.
    doubled_lines: usize,
}

impl Mend {
    /// Looks through the lines (or cells) of a whole text first: one line alone says too little.
    pub fn learn<'a>(lines: impl IntoIterator<Item = &'a str>) -> Mend {
        let mut sample = String::new();
        for line in lines.into_iter().filter(|l| is_suspect(l) && undoubled(l).is_none()) {
            if sample.len() > SAMPLE {
                break;
            }
            sample.push_str(line);
            sample.push('\n');
        }
        Mend { legacy: legacy_of(&sample), ..Mend::default() }
    }

    /// A line (or cell), mended where it must be.
    pub fn line<'a>(&mut self, line: &'a str) -> Cow<'a, str> {
        if !is_suspect(line) {
            return Cow::Borrowed(line);
        }
        if let Some(text) = undoubled(line) {
            self.doubled_lines += 1;
            return Cow::Owned(text);
        }
        let Some(text) = self.legacy.map(|encoding| encoding.vietnamese(line)) else { return Cow::Borrowed(line) };
        if Score::of(&text).share() < Score::of(line).share() {
            return Cow::Borrowed(line);
        }
        self.legacy_lines += 1;
        Cow::Owned(text)
    }

    /// What the user should know of it.
    pub fn notes(&self) -> Vec<ReadNote> {
        let legacy = self.legacy.filter(|_| self.legacy_lines > 0).map(ReadNote::LegacyFont);
        let doubled = (self.doubled_lines > 0).then_some(ReadNote::DoubleDecoded { lines: self.doubled_lines });
        legacy.into_iter().chain(doubled).collect()
    }
}

/// A line of Latin letters beyond the plain ones, and none that only Vietnamese has.
fn is_suspect(line: &str) -> bool {
    let marked = || line.chars().any(|c| ('\u{300}'..='\u{36f}').contains(&c));
    let vietnamese = line.chars().any(is_vietnamese_only) || (marked() && line.nfc().any(is_vietnamese_only));
    !line.is_ascii() && !vietnamese
}

/// UTF-8 that was read as Windows-1252: its letters as bytes are UTF-8 again, and Vietnamese.
fn undoubled(line: &str) -> Option<String> {
    let text = String::from_utf8(latin::encode(line)?).ok()?;
    let score = Score::of(&text);
    (score.judged > 0 && score.share() >= 500 && score.share() > Score::of(line).share()).then_some(text)
}

/// The old encoding in which a text is Vietnamese that is not Vietnamese as it stands.
fn legacy_of(sample: &str) -> Option<Encoding> {
    let plain = Score::of(sample);
    let best = [Encoding::Tcvn3, Encoding::Vni, Encoding::Windows1258]
        .into_iter()
        .map(|encoding| (Score::of(&encoding.vietnamese(sample)), encoding))
        .max_by_key(|(score, _)| score.share())?;
    (best.0.judged >= 2 && best.0.share() >= 800 && best.0.share() >= plain.share() + 250).then_some(best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> (String, Vec<ReadNote>) {
        let mut mend = Mend::learn(text.split('\n'));
        let lines: Vec<String> = text.split('\n').map(|l| mend.line(l).into_owned()).collect();
        (lines.join("\n"), mend.notes())
    }

    #[test]
    fn twice_decoded_lines_are_read_once_more_and_told() {
        let (text, notes) = mended("ThÃ´ng bÃ¡o 12 há»“ sÆ¡\nTiếp nhận hồ sơ\nông bà");
        assert_eq!(text, "Thông báo 12 hồ sơ\nTiếp nhận hồ sơ\nông bà");
        assert_eq!(notes, [ReadNote::DoubleDecoded { lines: 1 }]);
    }

    #[test]
    fn pasted_letters_of_an_old_font_are_converted_and_told() {
        let (text, notes) = mended("TiÕp nhËn 12 hå s¬\nTiếp nhận hồ sơ\nEurope");
        assert_eq!(text, "Tiếp nhận 12 hồ sơ\nTiếp nhận hồ sơ\nEurope");
        assert_eq!(notes, [ReadNote::LegacyFont(Encoding::Tcvn3)]);
        assert_eq!(mended("Tieáp nhaän hoà sô").0, "Tiếp nhận hồ sơ");
    }

    #[test]
    fn other_languages_and_signs_stay() {
        for text in
            ["Tiê\u{301}p nhâ\u{323}n hô\u{300} so\u{31b}", "résumé été", "5 m² × 3 – “a”", "Công an, bác sĩ", "ông bà"]
        {
            assert_eq!(mended(text), (text.to_owned(), Vec::new()), "{text}");
        }
    }
}
