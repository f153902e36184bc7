//! Where things stand on a page, in hundredths of a point, to the right and downwards as the text is read.

#![allow(clippy::float_arithmetic, reason = "places on a page, not figures; floats end here")]

/// Hundredths of a point.
pub(super) type Unit = i32;

/// A character on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) left: Unit,
    pub(super) right: Unit,
    /// Its baseline.
    pub(super) base: Unit,
    /// Size of its font.
    pub(super) size: Unit,
    pub(super) text: String,
}

/// A straight line along the page's edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) left: Unit,
    pub(super) top: Unit,
    pub(super) right: Unit,
    pub(super) bottom: Unit,
}

/// Which way text runs on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Direction {
    /// To the right.
    #[default]
    Right,
    /// Upwards: the page is turned to the right to be read.
    Up,
    /// To the left.
    Left,
    /// Downwards.
    Down,
}

/// A matrix of PDF: `a b c d e f`.
pub(super) type Matrix = [f64; 6];

/// First one matrix, then another.
pub(super) fn after(first: Matrix, then: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [p, q, r, s, t, u] = then;
    [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u]
}

/// A point under a matrix.
pub(super) fn under(matrix: Matrix, (x, y): (f64, f64)) -> (f64, f64) {
    let [a, b, c, d, e, f] = matrix;
    (x * a + y * c + e, x * b + y * d + f)
}

impl Direction {
    /// Of text set with a matrix.
    pub(super) fn of(matrix: Matrix) -> Direction {
        let [a, b, ..] = matrix;
        match (a.abs() >= b.abs(), a > 0.0, b > 0.0) {
            (true, true, _) => Direction::Right,
            (true, false, _) => Direction::Left,
            (false, _, true) => Direction::Up,
            (false, _, false) => Direction::Down,
        }
    }

    /// A point of the page as text of this direction sees it.
    pub(super) fn place(self, (x, y): (f64, f64)) -> (Unit, Unit) {
        let (right, down) = match self {
            Direction::Right => (x, -y),
            Direction::Up => (y, x),
            Direction::Left => (-x, y),
            Direction::Down => (-y, -x),
        };
        (unit(right), unit(down))
    }
}

/// A length in hundredths of a point; what is no number is none.
pub(super) fn unit(points: f64) -> Unit {
    const FARTHEST: f64 = 10_000_000.0;
    (points * 100.0).clamp(-FARTHEST, FARTHEST).round() as Unit
}

/// Length of the vector `(x, y)` times `factor`.
pub(super) fn length(x: f64, y: f64, factor: f64) -> f64 {
    x.hypot(y) * factor.abs()
}
