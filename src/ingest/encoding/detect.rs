//! Bytes → text, finding out the encoding.

use super::plausible::Score;
use super::{Encoding, latin};
use crate::ingest::{FileKind, ReadErrorCode};

/// Bytes looked at before a single-byte encoding is settled.
const SAMPLE: usize = 64 * 1024;

/// Characters of a preview.
const PREVIEW: usize = 200;

/// Thousandths of syllables that settle an encoding.
const SURE: usize = 800;

/// By how many thousandths it must lead.
const LEAD: usize = 250;

/// Text and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// The text as it stands in the file, without byte-order mark.
    pub(crate) text: String,
    /// How it was encoded.
    pub(crate) encoding: Encoding,
}

/// Decodes a text, in the encoding the user chose or in the one found out.
///
/// # Errors
/// [`ReadErrorCode::BadEncoding`], [`ReadErrorCode::EncodingUnsure`], or [`ReadErrorCode::NotText`].
pub(crate) fn decode_text(bytes: &[u8], chosen: Option<Encoding>) -> Result<Decoded, ReadErrorCode> {
    let (marked, rest) = byte_order_mark(bytes);
    if let Some(encoding) = chosen.or(marked).or_else(|| unmarked_utf16(bytes)) {
        return decode_as(rest, encoding);
    }
    match std::str::from_utf8(rest) {
        Ok(_) if has_control(rest) => Err(ReadErrorCode::NotText { kind: FileKind::Unknown }),
        Ok(text) => Ok(Decoded { text: text.to_owned(), encoding: Encoding::Utf8 }),
        Err(error) if is_damaged_utf8(rest) => Err(bad(rest, error.valid_up_to())),
        Err(_) if has_control(rest) => Err(ReadErrorCode::NotText { kind: FileKind::Unknown }),
        Err(_) => decode_as(rest, single_byte(rest)?),
    }
}

fn decode_as(bytes: &[u8], encoding: Encoding) -> Result<Decoded, ReadErrorCode> {
    let text = encoding.decode(bytes).map_err(|byte| bad(bytes, byte))?;
    Ok(Decoded { text, encoding })
}

fn bad(bytes: &[u8], byte: usize) -> ReadErrorCode {
    let line = 1 + bytes[..byte].iter().filter(|b| **b == b'\n').count();
    ReadErrorCode::BadEncoding { byte, line }
}

/// The encoding a byte-order mark names, and the bytes after it.
fn byte_order_mark(bytes: &[u8]) -> (Option<Encoding>, &[u8]) {
    const MARKS: [(&[u8], Encoding); 3] =
        [(b"\xEF\xBB\xBF", Encoding::Utf8), (b"\xFF\xFE", Encoding::Utf16Le), (b"\xFE\xFF", Encoding::Utf16Be)];
    let found = MARKS.iter().find_map(|(mark, encoding)| Some((Some(*encoding), bytes.strip_prefix(*mark)?)));
    found.unwrap_or((None, bytes))
}

/// UTF-16 without a mark: nearly every other byte is one of the few that Vietnamese letters begin with.
fn unmarked_utf16(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let pairs = sample.len() / 2;
    let high =
        |offset: usize| sample.iter().skip(offset).step_by(2).filter(|b| matches!(b, 0 | 1 | 3 | 0x1E | 0x20)).count();
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (le, be) = (zeros(1), zeros(0));
    let (encoding, offset) = if le >= be { (Encoding::Utf16Le, 1) } else { (Encoding::Utf16Be, 0) };
    let fits = pairs >= 2 && le.max(be) * 2 > pairs && le.min(be) * 50 <= pairs && high(offset) * 20 >= pairs * 19;
    let decoded = fits.then(|| encoding.decode(bytes).ok()).flatten()?;
    (!has_control(decoded.as_bytes())).then_some(encoding)
}

/// Control characters that no text has.
fn has_control(bytes: &[u8]) -> bool {
    bytes.iter().any(|b| matches!(b, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F))
}

/// Not valid, and yet most of what is beyond plain letters is UTF-8: damaged, not another encoding.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound >= broken * 2
}

/// The single-byte encoding in which a text is Vietnamese.
fn single_byte(bytes: &[u8]) -> Result<Encoding, ReadErrorCode> {
    let candidates = candidates(&sample(bytes));
    match candidates.as_slice() {
        [only] => Ok(only.encoding),
        [best, next, ..] if best.share >= SURE && best.share >= next.share + LEAD => Ok(best.encoding),
        _ => {
            let candidates = candidates.into_iter().map(|c| (c.encoding, c.text.chars().take(PREVIEW).collect()));
            Err(ReadErrorCode::EncodingUnsure { candidates: candidates.collect() })
        }
    }
}

/// An encoding and the sample as it would read.
struct Candidate {
    encoding: Encoding,
    text: String,
    share: usize,
}

/// Ways to read a sample that differ, the likeliest first.
fn candidates(sample: &str) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for encoding in [Encoding::Windows1258, Encoding::Windows1252, Encoding::Tcvn3, Encoding::Vni] {
        let text = encoding.vietnamese(sample);
        let score = Score::of(&text);
        match found.iter_mut().find(|other| other.text == text) {
            // The same letters: Western unless some of them are Vietnamese.
            Some(other) if encoding == Encoding::Windows1252 && score.legal == 0 => other.encoding = encoding,
            Some(_) => {}
            None => found.push(Candidate { encoding, text, share: score.share() }),
        }
    }
    found.sort_by_key(|c| std::cmp::Reverse(c.share));
    found
}

/// The lines that have other than plain letters, as Windows-1252 shows them.
fn sample(bytes: &[u8]) -> String {
    let mut sample = Vec::new();
    for line in bytes.split_inclusive(|b| *b == b'\n').filter(|line| !line.is_ascii()) {
        sample.extend_from_slice(&line[..line.len().min(SAMPLE)]);
        if sample.len() >= SAMPLE {
            break;
        }
    }
    latin::decode(&sample)
}
