//! Files and workers as whoever counts sees them: nothing here knows a browser.

/// The browser, or the system, would not hand over the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

/// A file, or a part of one.
pub trait Source: Sized {
    /// Its size in bytes.
    fn bytes(&self) -> u64;
    /// Its first bytes, so many at most.
    ///
    /// # Errors
    /// [`Unreadable`].
    fn beginning(&mut self, most: usize) -> Result<Vec<u8>, Unreadable>;
    /// All of it.
    ///
    /// # Errors
    /// [`Unreadable`].
    fn whole(&mut self) -> Result<Vec<u8>, Unreadable>;
    /// The next block in place of what `block` holds, from the beginning on; `false` at the end.
    ///
    /// # Errors
    /// [`Unreadable`].
    fn next(&mut self, block: &mut Vec<u8>) -> impl Future<Output = Result<bool, Unreadable>>;
    /// The part from one byte up to another.
    ///
    /// # Errors
    /// [`Unreadable`].
    fn part(&self, from: u64, to: u64) -> Result<Self, Unreadable>;
}

/// Another worker that does a part of a job.
pub trait Second<S> {
    /// Hands it an order, as JSON, and what is to be read.
    fn begin(&mut self, order: &str, source: &S);
    /// Gives it bytes that go with the order.
    fn give(&mut self, bytes: &[u8]);
    /// Bytes and rows that it has done; `None` when nothing has been heard of it since it was asked.
    fn done(&self) -> Option<(u64, u64)>;
    /// Lets what it said be heard: whoever reads on and on hears nothing.
    fn listen(&mut self) -> impl Future<Output = ()>;
    /// Puts what it made in place of what `made` holds, if that is here: `true` then.
    fn made(&mut self, made: &mut Vec<u8>) -> bool;
    /// Waits for more of that, or for what it made, which is put in place of what `made` holds: `true` then. What is empty
    /// says that it could not be made. Ends as well when nothing was heard for long.
    fn next(&mut self, made: &mut Vec<u8>) -> impl Future<Output = bool>;
    /// Bytes of the smallest file, or part, that it is asked for.
    fn worth(&self) -> u64 {
        WORTH
    }
}

/// A smaller one is read before a second worker is at it: bytes.
const WORTH: u64 = 8 * 1024 * 1024;

/// The worker that a second one helps, as that one sees it: takes blocks.
pub trait Taker {
    /// Lets so many blocks be on their way at a time.
    fn bound(&mut self, _blocks: usize) {}
    /// Whether a block can be handed over at once.
    fn has_room(&mut self) -> impl Future<Output = bool>;
    /// What it gave, first come first taken; `None` when there is no more so far.
    fn given(&mut self) -> Option<Vec<u8>>;
    /// Bytes of a block, about.
    fn block(&self) -> usize {
        BLOCK
    }
    /// Hands a block over, once there is room for it.
    fn hand(&mut self, block: &[u8]) -> impl Future<Output = ()>;
}

/// As large as the memory that goes between two workers.
pub(super) const BLOCK: usize = 512 * 1024;

/// Where to report bytes and rows done.
pub type Report<'a> = &'a mut dyn FnMut(u64, u64);
