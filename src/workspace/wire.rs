//! How a report is read elsewhere: a request, and what the page is told, packed; a report as JSON, between workers.
//!
//! A report is lines: the first is the answer without what there may be much of, each of the others a row of a table or a
//! figure, so that no tree of all of it is ever made.

use super::{AddError, Reading, read_report};
pub use crate::ingest::Encoding;

use crate::domain::{Fact, from_json, from_packed, to_packed};
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
    /// As text.
    pub fn pack(&self) -> String {
        to_packed(self)
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
    pub fn from_lines(text: &str) -> Option<Answer> {
        let mut lines = text.split('\n');
        let mut answer: Answer = from_json(lines.next()?).ok()?;
        if let Answer::Read(reading) = &mut answer {
            for line in lines {
                put(reading, from_json(line).ok()?)?;
            }
        }
        Some(answer)
    }
}

/// Rows and figures, taken out of a reading.
fn items(reading: &mut Reading) -> Vec<Item> {
    let rows = reading.document.grids.iter_mut().enumerate();
    let rows = rows.flat_map(|(at, grid)| take(&mut grid.rows).into_iter().map(move |row| Item::Row(at, row)));
    let facts = take(&mut reading.extraction.facts.facts).into_iter().map(Item::Fact);
    rows.chain(facts).collect()
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

/// What a worker says in the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A report, as the lines of an [`Answer`]; for the session's worker.
    Read(String),
    /// Anything else, as [`Told`]; for the page.
    Words(String),
}

/// What the page is told of a file that gave no report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// Several encodings fit, the likeliest first; each with the beginning of the text as it would read.
    Unsure(Vec<(Encoding, String)>),
    /// A saved session: to be opened, not read.
    SavedWork,
    /// Not read; the reason in words.
    Refused(String),
}

impl Told {
    /// What a worker said; `None` when it is none.
    pub fn unpack(text: &str) -> Option<Told> {
        from_packed(text)
    }
}

/// The worker's whole work: a packed request and a file's bytes, to what it says.
pub fn answer(request: &str, bytes: &[u8], progress: &mut dyn FnMut(u16)) -> Said {
    let answer = from_packed::<Request>(request).map(|request| request.read(bytes, progress));
    let told = match answer {
        Some(answer @ Answer::Read(_)) => return Said::Read(answer.into_lines().unwrap_or_default()),
        Some(Answer::Unsure(candidates)) => Some(Told::Unsure(candidates)),
        Some(Answer::SavedWork) => Some(Told::SavedWork),
        Some(Answer::Refused(reason)) => Some(Told::Refused(reason)),
        None => None,
    };
    // An empty answer is none, which the page takes for a failure of the worker.
    Said::Words(told.map(|told| to_packed(&told)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &[u8] = "Tổng số hồ sơ đã xử lý là 1.000 hồ sơ.".as_bytes();

    fn request(name: &str) -> Request {
        Request { name: name.into(), encoding: None }
    }

    fn said(request: &Request, bytes: &[u8]) -> Said {
        answer(&request.pack(), bytes, &mut |_| {})
    }

    #[test]
    fn every_answer_survives_the_way_from_the_worker() {
        let request = request("a.txt");
        let Said::Read(lines) = said(&request, REPORT) else { panic!("a report") };
        assert_eq!(Answer::from_lines(&lines), Some(request.read(REPORT, &mut |_| {})));
        for bytes in [&b""[..], b"\x89PNG"] {
            let Said::Words(text) = said(&request, bytes) else { panic!("no report") };
            let Answer::Refused(reason) = request.read(bytes, &mut |_| {}) else { panic!("refused") };
            assert_eq!(Told::unpack(&text), Some(Told::Refused(reason)));
        }
        assert_eq!(answer("", REPORT, &mut |_| {}), Said::Words(String::new()));
        assert_eq!(Told::unpack(""), None);
    }

    #[test]
    fn an_answer_comes_in_whole_or_not_at_all() {
        let request = request("a.html");
        let table = "<p>Tháng 4/2026.<table><tr><th>Đơn vị<th>Tổng số hồ sơ tiếp nhận<th>Tổng số hồ sơ đã giải quyết<tr><td>Sở Y tế<td>12<td>10<tr><td>Sở Tư pháp<td>7<td>7</table>";
        let whole = request.read(table.as_bytes(), &mut |_| {});
        let Said::Read(lines) = said(&request, table.as_bytes()) else { panic!("a report") };
        assert!(lines.lines().count() > 4, "rows and figures have lines of their own: {lines}");
        for broken in
            [lines.replace("\"Fact\"", "\"Figure\""), lines.replace("\"Row\":[0", "\"Row\":[9"), "{}".to_owned()]
        {
            assert_eq!(Answer::from_lines(&broken), None);
        }
        assert_eq!(Answer::from_lines(&lines), Some(whole));
    }
}
