//! What of a drawing can be hovered, focused and opened.

use serde::{Deserialize, Serialize};

/// A part of a drawing that stands for one number.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Spot {
    /// Left edge in pixels of the drawing.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// Width, at least 1.
    pub width: i32,
    /// Height, at least 1.
    pub height: i32,
    /// Row of the figure's sheet that holds the number.
    pub row: usize,
    /// Its column.
    pub column: usize,
    /// What the number is of: «Sở Y tế», «Sở Y tế – Tháng 9/2026».
    pub label: String,
    /// The number in words, or the word for what is missing.
    pub value: String,
    /// What else is to be known of it: why a line breaks here; mostly empty.
    pub note: String,
    /// Spots of one lane belong together: a row of cells, a line of points.
    pub lane: usize,
}

impl Spot {
    /// A row of names and figures as wide as its chart, which is easy to hit: its number stands in the sheet's second
    /// column.
    pub(super) fn across(width: i32, (top, bottom): (i32, i32), row: usize, (label, value): (&str, &str)) -> Spot {
        let (label, value) = (label.to_owned(), value.to_owned());
        Spot { x: 0, y: top, width, height: bottom - top, row, column: 1, label, value, note: String::new(), lane: row }
    }

    /// The middle, in pixels.
    pub fn middle(&self) -> (i32, i32) {
        (self.x + self.width / 2, self.y + self.height / 2)
    }
}

/// The spot at a place of the drawing: of those that hold it, the one whose middle is nearest.
pub fn spot_at(spots: &[Spot], (x, y): (i32, i32)) -> Option<usize> {
    let holds =
        |spot: &Spot| (spot.x..=spot.x + spot.width).contains(&x) && (spot.y..=spot.y + spot.height).contains(&y);
    let far = |spot: &Spot| (spot.middle().0 - x).pow(2) + (spot.middle().1 - y).pow(2);
    spots.iter().enumerate().filter(|(_, spot)| holds(spot)).min_by_key(|(_, spot)| far(spot)).map(|(i, _)| i)
}

/// A key that leads from one spot to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Home.
    First,
    /// End.
    Last,
}

/// Where a key leads from spot `from`; `from` itself at an edge, and 0 when there is no such spot.
///
/// Left and right stay in the lane, up and down change it. Where every lane is a single spot, or there is one lane
/// only, all arrows follow the order of the spots.
pub fn step(spots: &[Spot], from: usize, direction: Direction) -> usize {
    let Some(here) = spots.get(from) else { return 0 };
    let last = spots.len() - 1;
    let one_lane = spots.iter().all(|spot| spot.lane == here.lane);
    let alone = spots.windows(2).all(|pair| pair[0].lane != pair[1].lane);
    match direction {
        Direction::First => 0,
        Direction::Last => last,
        Direction::Left | Direction::Up if one_lane || alone => from.saturating_sub(1),
        Direction::Right | Direction::Down if one_lane || alone => (from + 1).min(last),
        Direction::Left | Direction::Right => along(spots, from, direction == Direction::Right),
        Direction::Up | Direction::Down => across(spots, from, direction == Direction::Down),
    }
}

/// The nearest spot of the same lane on one side.
fn along(spots: &[Spot], from: usize, right: bool) -> usize {
    let way = |spot: &Spot| (spot.middle().0 - spots[from].middle().0) * if right { 1 } else { -1 };
    let same = spots.iter().enumerate().filter(|(i, spot)| *i != from && spot.lane == spots[from].lane);
    same.filter(|(_, spot)| way(spot) > 0).min_by_key(|(_, spot)| way(spot)).map_or(from, |(i, _)| i)
}

/// The nearest spot of another lane above or below: the next row where lanes are rows, else what is nearest sideways.
fn across(spots: &[Spot], from: usize, down: bool) -> usize {
    let (x, y) = spots[from].middle();
    let way = |spot: &Spot| (spot.middle().1 - y) * if down { 1 } else { -1 };
    let aside = |spot: &Spot| (spot.middle().0 - x).abs();
    let rows = spots.iter().all(|spot| spot.lane != spots[from].lane || spot.middle().1 == y);
    let near = |spot: &Spot| if rows { (way(spot), aside(spot)) } else { (3 * aside(spot) + way(spot), 0) };
    let other = spots.iter().enumerate().filter(|(_, spot)| spot.lane != spots[from].lane && way(spot) > 0);
    other.min_by_key(|(_, spot)| near(spot)).map_or(from, |(i, _)| i)
}
