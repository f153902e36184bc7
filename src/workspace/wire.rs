//! How a report is read elsewhere: a request and an answer as JSON, between the page and its worker.
//!
//! An answer is lines: the first is the answer without what there may be much of, each of the others a row of a table or a
//! figure. So the page takes a large one in step by step, and no tree of all of it is ever made.

use super::{AddError, Reading, read_report};
pub use crate::ingest::Encoding;

use crate::domain::{Fact, from_json};
use crate::ingest::{Options, ReadErrorCode, Row};
use serde::{Deserialize, Serialize};
use std::mem::take;
use std::sync::Arc;

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

/// What stands in a line of its own.
#[derive(Serialize, Deserialize)]
enum Item {
    /// A row of the table of that number.
    Row(usize, Row),
    /// A figure.
    Fact(Arc<Fact>),
}

impl Answer {
    /// As lines.
    fn into_lines(mut self) -> Result<String, serde_json::Error> {
        let items = match &mut self {
            Answer::Read(reading) => items(reading),
            _ => Vec::new(),
        };
        let mut text = serde_json::to_string(&self)?;
        for item in items {
            text.push('\n');
            text.push_str(&serde_json::to_string(&item)?);
        }
        Ok(text)
    }

    /// What a worker sent; `None` when it is no answer.
    pub fn from_lines(text: String) -> Option<Answer> {
        let mut incoming = Incoming::new(text);
        while incoming.take_in(usize::MAX) {}
        incoming.finish()
    }
}

/// Rows and figures, taken out of a reading.
fn items(reading: &mut Reading) -> Vec<Item> {
    let rows = reading.document.grids.iter_mut().enumerate();
    let rows = rows.flat_map(|(at, grid)| take(&mut grid.rows).into_iter().map(move |row| Item::Row(at, row)));
    let facts = take(&mut reading.extraction.facts.facts).into_iter().map(Item::Fact);
    rows.chain(facts).collect()
}

/// An answer that is being taken in.
#[derive(Debug)]
pub struct Incoming {
    text: String,
    /// Where the next line begins.
    at: usize,
    /// What there is so far; `None` when a line was none of an answer.
    answer: Option<Answer>,
}

impl Incoming {
    /// An answer of which the first line is taken in.
    pub fn new(text: String) -> Incoming {
        let mut incoming = Incoming { text, at: 0, answer: None };
        incoming.answer = incoming.line().and_then(|line| from_json(line).ok());
        incoming
    }

    /// Takes in so many more lines; `false` when there are no more.
    pub fn take_in(&mut self, lines: usize) -> bool {
        let mut reading = match self.answer.take() {
            Some(Answer::Read(reading)) => reading,
            other => {
                self.answer = other;
                return false;
            }
        };
        let mut more = true;
        for _ in 0..lines {
            let Some(line) = self.line() else {
                more = false;
                break;
            };
            // A line that cannot be read leaves no answer.
            if from_json(line).ok().and_then(|item| put(&mut reading, item)).is_none() {
                return false;
            }
        }
        self.answer = Some(Answer::Read(reading));
        more
    }

    /// The answer; `None` when it was none.
    pub fn finish(self) -> Option<Answer> {
        self.answer
    }

    fn line(&mut self) -> Option<&str> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let line = rest.split('\n').next()?;
        self.at += line.len() + 1;
        Some(line)
    }
}

/// Puts a row or figure where it belongs; `None` when there is no such place.
fn put(reading: &mut Reading, item: Item) -> Option<()> {
    match item {
        Item::Row(at, row) => reading.document.grids.get_mut(at)?.rows.push(row),
        Item::Fact(fact) => reading.extraction.facts.facts.push(fact),
    }
    Some(())
}

fn refused(error: AddError) -> Answer {
    let AddError::Read(read) = &error else { return Answer::Refused(error.message()) };
    match &read.code {
        ReadErrorCode::EncodingUnsure { candidates } => Answer::Unsure(candidates.clone()),
        ReadErrorCode::SavedWork => Answer::SavedWork,
        _ => Answer::Refused(error.message()),
    }
}

/// The worker's whole work: a request as JSON and a file's bytes, to an [`Answer`] as lines.
pub fn answer(request: &str, bytes: &[u8], progress: &mut dyn FnMut(u16)) -> String {
    let answer = from_json::<Request>(request).and_then(|request| request.read(bytes, progress).into_lines());
    // An empty answer is none, which the page takes for a failure of the worker.
    answer.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there_and_back(request: &Request, bytes: &[u8]) -> Option<Answer> {
        Answer::from_lines(answer(&request.to_json(), bytes, &mut |_| {}))
    }

    #[test]
    fn every_answer_survives_the_way_from_the_worker() {
        let request = Request { name: "a.txt".into(), encoding: None };
        let report = "Tổng số hồ sơ đã xử lý là 1.000 hồ sơ.".as_bytes();
        for bytes in [report, b"", b"\x89PNG"] {
            assert_eq!(there_and_back(&request, bytes), Some(request.read(bytes, &mut |_| {})));
        }
        assert!(matches!(there_and_back(&request, report), Some(Answer::Read(_))));
        assert_eq!(Answer::from_lines(answer("", report, &mut |_| {})), None);
    }

    #[test]
    fn an_answer_comes_in_step_by_step_or_not_at_all() {
        let request = Request { name: "a.html".into(), encoding: None };
        let table = "<p>Tháng 4/2026.<table><tr><th>Đơn vị<th>Tổng số hồ sơ tiếp nhận<th>Tổng số hồ sơ đã giải quyết<tr><td>Sở Y tế<td>12<td>10<tr><td>Sở Tư pháp<td>7<td>7</table>";
        let whole = request.read(table.as_bytes(), &mut |_| {});
        let lines = answer(&request.to_json(), table.as_bytes(), &mut |_| {});
        let count = lines.lines().count();
        assert!(count > 4, "rows and figures have lines of their own: {lines}");
        let mut incoming = Incoming::new(lines.clone());
        let steps = std::iter::from_fn(|| incoming.take_in(1).then_some(())).count();
        assert_eq!((steps, incoming.finish()), (count - 1, Some(whole)));
        for broken in
            [lines.replace("\"Fact\"", "\"Figure\""), lines.replace("\"Row\":[0", "\"Row\":[9"), "{}".to_owned()]
        {
            assert_eq!(Answer::from_lines(broken), None);
        }
    }
}
