//! The characters of a page with their places, as the PDF reader hands them over.

use super::geometry::{Direction, Glyph, Matrix, length, unit};
use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// Collects the characters of a page.
pub(super) struct Collector {
    glyphs: Vec<Placed>,
    /// How many more characters there may be.
    room: usize,
}

/// A character as it is set.
struct Placed {
    matrix: Matrix,
    width: f64,
    size: f64,
    text: String,
}

impl Collector {
    /// Collects fewer than so many characters, and stops the reading there.
    pub(super) const fn new(room: usize) -> Collector {
        Collector { glyphs: Vec::new(), room }
    }

    /// Whether there were too many characters.
    pub(super) const fn is_full(&self) -> bool {
        self.room == 0
    }

    /// The characters as read along the direction of most of them, with that direction.
    pub(super) fn finish(self) -> (Vec<Glyph>, Direction) {
        let count = |d: Direction| self.glyphs.iter().filter(|g| Direction::of(g.matrix) == d).count();
        let all = [Direction::Right, Direction::Up, Direction::Left, Direction::Down];
        // The first of equals: pages of no text are read to the right.
        let main = all.into_iter().rev().max_by_key(|d| count(*d)).unwrap_or_default();
        (self.glyphs.into_iter().map(|g| g.seen(main)).collect(), main)
    }
}

impl Placed {
    fn seen(self, direction: Direction) -> Glyph {
        let [a, b, c, d, e, f] = self.matrix;
        let (left, base) = direction.place((e, f));
        let width = unit(length(a, b, self.width));
        Glyph {
            left,
            right: left.saturating_add(width),
            base,
            size: unit(length(c, d, self.size)).max(1),
            text: self.text,
        }
    }
}

impl OutputDev for Collector {
    fn begin_page(
        &mut self,
        _page: u32,
        _media: &MediaBox,
        _art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    #[allow(clippy::float_arithmetic, reason = "width of a character on the page")]
    fn output_character(
        &mut self,
        trm: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        if self.is_full() {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        self.room -= 1;
        let matrix = [trm.m11, trm.m12, trm.m21, trm.m22, trm.m31, trm.m32];
        self.glyphs.push(Placed { matrix, width: width * font_size, size: font_size, text: text.to_owned() });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
