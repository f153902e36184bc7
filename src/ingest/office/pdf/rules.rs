//! The lines drawn on a page: what the tables are ruled with.

#![allow(clippy::float_arithmetic, reason = "places on a page, not figures")]

use super::geometry::{Direction, Matrix, Rule, Unit, after, under};
use pdf_extract::content::{Content, Operation};
use pdf_extract::{Document, Object};

/// Lines may be this thick, in hundredths of a point.
const THICK: Unit = 350;
/// Shorter ones are dots and dashes of letters.
const SHORT: Unit = 400;
/// A page of more lines is a drawing: no tables are looked for.
const MOST: usize = 6_000;

/// The lines of a page's own content, as seen by text of a direction.
pub(super) fn rules(document: &Document, page: (u32, u16), direction: Direction) -> Vec<Rule> {
    let content = document.get_page_content(page).ok().and_then(|bytes| Content::decode(&bytes).ok());
    let Some(content) = content else { return Vec::new() };
    let mut pen = Pen { direction, matrix: IDENTITY, saved: Vec::new(), path: Vec::new(), at: None, rules: Vec::new() };
    for operation in &content.operations {
        pen.follow(operation);
        if pen.rules.len() > MOST || pen.path.len() > MOST {
            return Vec::new();
        }
    }
    pen.rules
}

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// Follows the drawing on a page.
struct Pen {
    direction: Direction,
    matrix: Matrix,
    saved: Vec<Matrix>,
    path: Vec<Shape>,
    at: Option<(f64, f64)>,
    rules: Vec<Rule>,
}

/// A part of a path: two opposite corners.
struct Shape {
    corners: Rule,
    /// A rectangle, not a line.
    area: bool,
}

impl Pen {
    fn follow(&mut self, operation: &Operation) {
        let numbers: Vec<f64> = operation.operands.iter().filter_map(number).collect();
        match (operation.operator.as_str(), numbers.as_slice()) {
            ("q", _) if self.saved.len() < 256 => self.saved.push(self.matrix),
            ("Q", _) => self.matrix = self.saved.pop().unwrap_or(self.matrix),
            ("cm", &[a, b, c, d, e, f]) => self.matrix = after([a, b, c, d, e, f], self.matrix),
            ("m", &[x, y]) => self.at = Some((x, y)),
            ("l", &[x, y]) => {
                if let Some(from) = self.at {
                    self.path.push(Shape { corners: self.seen(from, (x, y)), area: false });
                }
                self.at = Some((x, y));
            }
            ("re", &[x, y, width, height]) => {
                self.path.push(Shape { corners: self.seen((x, y), (x + width, y + height)), area: true });
            }
            ("S" | "s" | "B" | "B*" | "b" | "b*", _) => self.draw(true),
            ("f" | "F" | "f*", _) => self.draw(false),
            ("n", _) => self.path.clear(),
            _ => {}
        }
    }

    fn seen(&self, from: (f64, f64), to: (f64, f64)) -> Rule {
        let (x0, y0) = self.direction.place(under(self.matrix, from));
        let (x1, y1) = self.direction.place(under(self.matrix, to));
        Rule { left: x0.min(x1), top: y0.min(y1), right: x0.max(x1), bottom: y0.max(y1) }
    }

    /// A thin shape is a line; the edges of a rectangle are lines when they are drawn; of a filled polygon the thin
    /// extent of all its sides counts.
    fn draw(&mut self, edges: bool) {
        let path = std::mem::take(&mut self.path);
        self.at = None;
        if !edges && path.iter().all(|s| !s.area) {
            self.rules.extend(extent(&path).filter(is_thin));
            return;
        }
        for Shape { corners, area } in path {
            match is_thin(&corners) {
                true => self.rules.push(corners),
                false if area && edges => self.rules.extend(sides(corners)),
                false => {}
            }
        }
        self.rules.retain(|r| (r.right - r.left).max(r.bottom - r.top) >= SHORT);
    }
}

fn number(object: &Object) -> Option<f64> {
    object.as_float().ok().map(f64::from)
}

fn is_thin(rule: &Rule) -> bool {
    (rule.right - rule.left).min(rule.bottom - rule.top) <= THICK
}

fn extent(path: &[Shape]) -> Option<Rule> {
    path.iter().map(|s| s.corners).reduce(|a, b| Rule {
        left: a.left.min(b.left),
        top: a.top.min(b.top),
        right: a.right.max(b.right),
        bottom: a.bottom.max(b.bottom),
    })
}

fn sides(rule: Rule) -> [Rule; 4] {
    [
        Rule { bottom: rule.top, ..rule },
        Rule { top: rule.bottom, ..rule },
        Rule { right: rule.left, ..rule },
        Rule { left: rule.right, ..rule },
    ]
}
