//! How a report is read elsewhere: a request and an answer as JSON, between the page and its worker.

use super::{AddError, Reading, read_report};
pub use crate::ingest::Encoding;

use crate::ingest::{Options, ReadErrorCode};
use serde::{Deserialize, Serialize};

/// What is to be read, and how; the bytes go beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// File name.
    pub name: String,
    /// The encoding the user chose; `None` finds it out.
    pub encoding: Option<Encoding>,
}

/// What became of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// A report; its source number is preliminary.
    Read(Box<Reading>),
    /// Several encodings fit, the likeliest first; each with the beginning of the text as it would read.
    Unsure(Vec<(Encoding, String)>),
    /// A saved session: to be opened, not read.
    SavedWork,
    /// Not read; the reason in words.
    Refused(String),
}

impl Request {
    /// As JSON.
    pub fn to_json(&self) -> String {
        // Names and encodings always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads the file; `progress` gets thousandths done.
    pub fn read(&self, bytes: &[u8], progress: &mut dyn FnMut(u16)) -> Answer {
        let mut options = Options { encoding: self.encoding, progress: Some(progress) };
        match read_report(&self.name, bytes, &mut options) {
            Ok(reading) => Answer::Read(Box::new(reading)),
            Err(error) => refused(error),
        }
    }
}

impl Answer {
    /// What a worker sent; `None` when it is no answer.
    pub fn from_json(text: &str) -> Option<Answer> {
        crate::domain::from_json(text).ok()
    }
}

fn refused(error: AddError) -> Answer {
    let AddError::Read(read) = &error else { return Answer::Refused(error.message()) };
    match &read.code {
        ReadErrorCode::EncodingUnsure { candidates } => Answer::Unsure(candidates.clone()),
        ReadErrorCode::SavedWork => Answer::SavedWork,
        _ => Answer::Refused(error.message()),
    }
}

/// The worker's whole work: a request as JSON and a file's bytes, to an [`Answer`] as JSON.
pub fn answer(request: &str, bytes: &[u8], progress: &mut dyn FnMut(u16)) -> String {
    let answer = crate::domain::from_json::<Request>(request).map(|request| request.read(bytes, progress));
    // An empty answer is none, which the page takes for a failure of the worker.
    answer.ok().and_then(|answer| serde_json::to_string(&answer).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there_and_back(request: &Request, bytes: &[u8]) -> Option<Answer> {
        Answer::from_json(&answer(&request.to_json(), bytes, &mut |_| {}))
    }

    #[test]
    fn every_answer_survives_the_way_from_the_worker() {
        let request = Request { name: "a.txt".into(), encoding: None };
        let report = "Tổng số hồ sơ đã xử lý là 1.000 hồ sơ.".as_bytes();
        for bytes in [report, b"", b"\x89PNG"] {
            assert_eq!(there_and_back(&request, bytes), Some(request.read(bytes, &mut |_| {})));
        }
        assert!(matches!(there_and_back(&request, report), Some(Answer::Read(_))));
        assert_eq!(Answer::from_json(&answer("", report, &mut |_| {})), None);
    }
}
