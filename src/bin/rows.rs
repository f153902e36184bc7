//! The program of the worker that counts lists of dossiers: hands the files of a job to what counts them, nothing more.

use thuoc_do::platform::peer::{Handing, Peer};
use thuoc_do::platform::rows_worker::{File, Report, Unreadable, serve};
use thuoc_do::workspace::dossiers::{self, Request, Second, Source, Taker};

fn main() {
    serve(job, assist);
}

async fn job(
    header: String,
    files: Vec<File>,
    second: Option<Peer>,
    mut report: Report,
) -> Result<Option<(String, String)>, Unreadable> {
    let Some(request) = Request::from_json(&header) else { return Err(Unreadable) };
    let mut files: Vec<Picked> = files.into_iter().map(Picked).collect();
    let mut second = second.map(Beside);
    let done = dossiers::work(request, &mut files, &mut second, &mut |bytes, rows| report.tell(bytes, rows)).await;
    done.map_err(|_| Unreadable).map(|done| done.map(|(answer, cube)| (answer.to_json(), cube)))
}

async fn assist(order: String, file: File, handing: Handing, mut report: Report) -> Result<Vec<u8>, Unreadable> {
    let mut tell = |bytes, rows| report.tell(bytes, rows);
    dossiers::assist(&order, &mut Picked(file), &mut Blocks(handing), &mut tell).await.map_err(|_| Unreadable)
}

/// A second worker.
struct Beside(Peer);

impl Second<Picked> for Beside {
    fn begin(&mut self, order: &str, source: &Picked) {
        self.0.begin(order, &source.0);
    }

    fn give(&mut self, bytes: &[u8]) {
        self.0.give(bytes);
    }

    fn done(&self) -> Option<(u64, u64)> {
        self.0.done()
    }

    async fn listen(&mut self) {
        self.0.listen().await;
    }

    fn made(&mut self, made: &mut Vec<u8>) -> bool {
        self.0.made(made)
    }

    async fn next(&mut self, made: &mut Vec<u8>) -> bool {
        self.0.next(made).await
    }
}

/// The way to the worker that is helped.
struct Blocks(Handing);

impl Taker for Blocks {
    fn bound(&mut self, blocks: usize) {
        self.0.bound(blocks);
    }

    async fn has_room(&mut self) -> bool {
        self.0.has_room().await
    }

    fn given(&mut self) -> Option<Vec<u8>> {
        self.0.given()
    }

    async fn hand(&mut self, block: &[u8]) {
        self.0.hand(block).await;
    }
}

/// A file of the user's.
struct Picked(File);

impl Source for Picked {
    fn bytes(&self) -> u64 {
        self.0.bytes()
    }

    fn beginning(&mut self, most: usize) -> Result<Vec<u8>, dossiers::Unreadable> {
        self.0.beginning(most).map_err(|_| dossiers::Unreadable)
    }

    fn whole(&mut self) -> Result<Vec<u8>, dossiers::Unreadable> {
        self.0.whole().map_err(|_| dossiers::Unreadable)
    }

    async fn next(&mut self, block: &mut Vec<u8>) -> Result<bool, dossiers::Unreadable> {
        self.0.next(block).await.map_err(|_| dossiers::Unreadable)
    }

    fn part(&self, from: u64, to: u64) -> Result<Picked, dossiers::Unreadable> {
        self.0.part(from, to).map(Picked).map_err(|_| dossiers::Unreadable)
    }
}
