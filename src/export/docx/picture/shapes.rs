//! Our own SVG → what it is made of. It reads what our backend writes and nothing else.

/// Red, green, blue.
pub(super) type Colour = [u8; 3];
/// Across and down, in CSS pixels from the upper left corner.
pub(super) type Point = (i32, i32);

/// A line's colour, width in pixels, and whether it is broken into dashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stroke {
    pub(super) colour: Colour,
    pub(super) width: u32,
    pub(super) dashed: bool,
}

/// How a closed shape is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) fill: Option<Colour>,
    pub(super) stroke: Option<Stroke>,
}

/// From which part of the words their place is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A piece of a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    /// Two corners, and the radius of its corners.
    Block([Point; 2], i32, Look),
    /// Through points.
    Line(Vec<Point>, Stroke),
    /// Centre and radius.
    Dot(Point, i32, Look),
    /// On a base line.
    Words { at: Point, text: String, size: i32, bold: bool, anchor: Anchor, colour: Colour },
}

/// The shapes of a drawing, the lowest first.
pub(super) fn shapes(svg: &str) -> Vec<Shape> {
    let mut origins: Vec<Point> = Vec::new();
    let mut shapes = Vec::new();
    for piece in svg.split('<').skip(1) {
        let (tag, after) = piece.split_once('>').unwrap_or((piece, ""));
        let at = origins.last().copied().unwrap_or_default();
        match tag.split(' ').next().unwrap_or_default() {
            "svg" => origins.push((at.0 + number(tag, "x"), at.1 + number(tag, "y"))),
            "/svg" => drop(origins.pop()),
            name => shapes.extend(shape(name, tag, after, at)),
        }
    }
    shapes
}

fn shape(name: &str, tag: &str, after: &str, origin: Point) -> Option<Shape> {
    let point = |x: &str, y: &str| moved((number(tag, x), number(tag, y)), origin);
    Some(match name {
        "rect" => {
            let first = point("x", "y");
            let size = (number(tag, "width"), number(tag, "height"));
            Shape::Block([first, moved(size, first)], number(tag, "rx"), look(tag))
        }
        "circle" => Shape::Dot(point("cx", "cy"), number(tag, "r"), look(tag)),
        "polyline" => {
            let points = attribute(tag, "points")?.split(' ').filter_map(|p| p.split_once(','));
            let points = points.filter_map(|(x, y)| Some(moved((x.parse().ok()?, y.parse().ok()?), origin)));
            Shape::Line(points.collect(), stroke(tag)?)
        }
        "text" => Shape::Words {
            at: point("x", "y"),
            text: unescaped(after),
            size: number(tag, "font-size"),
            bold: attribute(tag, "font-weight").is_some(),
            anchor: anchor(tag),
            colour: colour(tag, "fill").unwrap_or_default(),
        },
        _ => return None,
    })
}

const fn moved(point: Point, by: Point) -> Point {
    (point.0 + by.0, point.1 + by.1)
}

fn look(tag: &str) -> Look {
    Look { fill: colour(tag, "fill"), stroke: stroke(tag) }
}

fn stroke(tag: &str) -> Option<Stroke> {
    let width = number(tag, "stroke-width").unsigned_abs().max(1);
    let dashed = attribute(tag, "stroke-dasharray").is_some();
    colour(tag, "stroke").map(|colour| Stroke { colour, width, dashed })
}

fn anchor(tag: &str) -> Anchor {
    match attribute(tag, "text-anchor") {
        Some("middle") => Anchor::Middle,
        Some("end") => Anchor::End,
        _ => Anchor::Start,
    }
}

/// The value of an attribute; `None` when it is not there.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(r#" {name}=""#))? + name.len() + 3;
    tag.get(start..)?.split('"').next()
}

/// A whole number; what is not there is 0.
fn number(tag: &str, name: &str) -> i32 {
    attribute(tag, name).and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// A colour as it looks on white: metafiles know no opacity.
fn colour(tag: &str, name: &str) -> Option<Colour> {
    let hex = attribute(tag, name)?.strip_prefix('#')?;
    let part = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    let hundredths = attribute(tag, &format!("{name}-opacity")).and_then(|text| text.strip_prefix('.')?.parse().ok());
    let seen = |part: u8| faded(part, hundredths.unwrap_or(100));
    Some([seen(part(0)?), seen(part(2)?), seen(part(4)?)])
}

fn faded(part: u8, hundredths: u32) -> u8 {
    let mixed = (u32::from(part) * hundredths + 255 * 100_u32.saturating_sub(hundredths)) / 100;
    u8::try_from(mixed).unwrap_or(u8::MAX)
}

fn unescaped(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (name, letter)| text.replace(name, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_shape_is_read_where_it_lies() {
        let svg = r##"<svg viewBox="0 0 9 9"><title>x</title><rect x="1" y="2" width="3" height="4" rx="3" fill="#ff0000" fill-opacity=".50"/><svg x="10" y="20"><polyline points="1,1 5,1" fill="none" stroke="#00ff00" stroke-width="2" stroke-dasharray="5 4"/><circle cx="2" cy="3" r="4" fill="#0000ff"/></svg><text x="1" y="9" font-size="13" text-anchor="end" font-weight="600" fill="#000000">A &amp; &lt;B&gt;</text></svg>"##;
        let solid = |fill| Look { fill: Some(fill), stroke: None };
        let expected = vec![
            Shape::Block([(1, 2), (4, 6)], 3, solid([255, 127, 127])),
            Shape::Line(vec![(11, 21), (15, 21)], Stroke { colour: [0, 255, 0], width: 2, dashed: true }),
            Shape::Dot((12, 23), 4, solid([0, 0, 255])),
            Shape::Words {
                at: (1, 9),
                text: "A & <B>".into(),
                size: 13,
                bold: true,
                anchor: Anchor::End,
                colour: [0, 0, 0],
            },
        ];
        assert_eq!(shapes(svg), expected);
    }
}
