//! Where the frame around a spot and the words beside it go.

use super::spot::Spot;

/// How far the words stand from their spot.
const AWAY: i32 = 8;
/// Space between a spot and its frame at the sides.
const AROUND: i32 = 4;
/// Room that words need above a spot.
const ROOM: i32 = 92;

/// Where the words beside a spot go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tip {
    /// Pixels from the left of the drawing.
    pub x: i32,
    /// Pixels from its top.
    pub y: i32,
    /// How the box hangs on that point, as a class of the page: its left end, middle or right end, above or below.
    pub class: &'static str,
}

impl Spot {
    /// Above the spot where there is room, below it otherwise; never out of a drawing `width` pixels wide.
    pub fn tip(&self, width: u32) -> Tip {
        let width = i32::try_from(width).unwrap_or(i32::MAX);
        let x = self.middle().0;
        let above = self.y > ROOM;
        let y = if above { self.y - AWAY } else { self.y + self.height + AWAY };
        let class = match (above, x * 3 < width, x * 3 > width * 2) {
            (true, true, _) => "tip-above tip-left",
            (true, _, true) => "tip-above tip-right",
            (true, ..) => "tip-above tip-middle",
            (false, true, _) => "tip-below tip-left",
            (false, _, true) => "tip-below tip-right",
            (false, ..) => "tip-below tip-middle",
        };
        Tip { x, y, class }
    }

    /// Left, top, width and height of a frame around the spot that does not cut its words; it may reach four pixels out
    /// of the drawing on either side.
    pub const fn frame(&self) -> (i32, i32, i32, i32) {
        (self.x - AROUND, self.y, self.width + 2 * AROUND, self.height)
    }
}
