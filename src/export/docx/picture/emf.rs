//! Shapes → an enhanced metafile ([MS-EMF], «Enhanced Metafile Format»): records of whole numbers, drawn by the reader.

use super::letters::advance;
use super::shapes::{Anchor, Colour, Look, Point, Shape, Stroke};

/// Units of the drawing for one CSS pixel, so that letters stand where they should.
const FINE: i32 = 20;
/// A screen of 96 dots an inch: pixels and millimetres.
const SCREEN: [[u32; 2]; 2] = [[1920, 1080], [508, 286]];
/// Hundredths of a millimetre for a hundred pixels.
const HUNDREDTHS: u32 = 2646;

const SIGNATURE: u32 = 0x464d_4520;
const VERSION: u32 = 0x0001_0000;

// Numbers of the records used.
const HEADER: u32 = 1;
const POLYLINE: u32 = 4;
const SET_WINDOW_EXTENT: u32 = 9;
const SET_WINDOW_ORIGIN: u32 = 10;
const SET_VIEWPORT_EXTENT: u32 = 11;
const SET_VIEWPORT_ORIGIN: u32 = 12;
const END: u32 = 14;
const SET_MAP_MODE: u32 = 17;
const SET_BACKGROUND_MODE: u32 = 18;
const SET_TEXT_ALIGN: u32 = 22;
const SET_TEXT_COLOUR: u32 = 24;
const SELECT: u32 = 37;
const CREATE_BRUSH: u32 = 39;
const DELETE: u32 = 40;
const ELLIPSE: u32 = 42;
const RECTANGLE: u32 = 43;
const ROUND_RECTANGLE: u32 = 44;
const CREATE_FONT: u32 = 82;
const TEXT: u32 = 84;
const CREATE_PEN: u32 = 95;

// Places of the objects that are made, and those that are always there.
const PEN: u32 = 1;
const BRUSH: u32 = 2;
const FONT: u32 = 3;
const OBJECTS: u32 = 4;
const NO_BRUSH: u32 = 0x8000_0005;
const NO_PEN: u32 = 0x8000_0008;
const SYSTEM_FONT: u32 = 0x8000_000d;

const ANISOTROPIC: u32 = 8;
const TRANSPARENT: u32 = 1;
/// From the left, on the base line.
const ON_BASE_LINE: u32 = 24;
/// Geometric, with dashes and flat ends.
const DASHED: u32 = 0x0001_0201;
/// Geometric, whole, with flat ends.
const WHOLE: u32 = 0x0001_0200;
const REGULAR: u32 = 400;
const BOLD: u32 = 700;
/// Letters of any language, in the last byte of the word on slant and lines.
const ANY_LETTERS: u32 = 1 << 24;
const FACE: &str = "Arial";
/// Characters of a face's name in a font record, and bytes that follow it.
const FACE_ROOM: usize = 32;
const FONT_REST: usize = 228;

/// The bytes of a picture of this size in CSS pixels.
pub(super) fn emf(shapes: &[Shape], size: (u32, u32)) -> Vec<u8> {
    let mut records = Records::default();
    records.begin(size);
    for shape in shapes {
        records.shape(shape);
    }
    records.write(END, &[0, 16, 20]);
    let header = header(size, &records);
    [header, records.bytes].concat()
}

fn header((width, height): (u32, u32), records: &Records) -> Vec<u8> {
    const SIZE: u32 = 108;
    let all = SIZE + number(records.bytes.len());
    let hundredths = |pixels: u32| pixels * HUNDREDTHS / 100;
    let [pixels, millimetres] = SCREEN;
    let words = [
        &[HEADER, SIZE, 0, 0, width.saturating_sub(1), height.saturating_sub(1)][..],
        &[0, 0, hundredths(width), hundredths(height)],
        &[SIGNATURE, VERSION, all, records.count + 1, OBJECTS, 0, 0, 0],
        &pixels,
        &millimetres,
        &[0, 0, 0],
        &millimetres.map(|length| length * 1000),
    ];
    words.concat().into_iter().flat_map(u32::to_le_bytes).collect()
}

/// Records after the header.
#[derive(Default)]
struct Records {
    bytes: Vec<u8>,
    count: u32,
}

impl Records {
    /// A record of words of 32 bits.
    fn write(&mut self, kind: u32, words: &[u32]) {
        self.write_with(kind, words, &[]);
    }

    /// The same with bytes after them.
    fn write_with(&mut self, kind: u32, words: &[u32], more: &[u8]) {
        let size = 8 + words.len() * 4 + padded(more.len());
        for word in [kind, number(size)].iter().chain(words) {
            self.bytes.extend(word.to_le_bytes());
        }
        self.bytes.extend(more);
        self.bytes.extend(std::iter::repeat_n(0, padded(more.len()) - more.len()));
        self.count += 1;
    }

    fn begin(&mut self, (width, height): (u32, u32)) {
        let fine = FINE.unsigned_abs();
        self.write(SET_MAP_MODE, &[ANISOTROPIC]);
        self.write(SET_WINDOW_ORIGIN, &[0, 0]);
        self.write(SET_WINDOW_EXTENT, &[width * fine, height * fine]);
        self.write(SET_VIEWPORT_ORIGIN, &[0, 0]);
        self.write(SET_VIEWPORT_EXTENT, &[width, height]);
        self.write(SET_BACKGROUND_MODE, &[TRANSPARENT]);
        self.write(SET_TEXT_ALIGN, &[ON_BASE_LINE]);
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Block(corners, radius, look) => self.painted(*look, |r| r.block(*corners, *radius)),
            Shape::Dot((x, y), radius, look) => {
                let corners = square([(x - radius, y - radius), (x + radius, y + radius)]);
                self.painted(*look, |r| r.write(ELLIPSE, &corners));
            }
            Shape::Line(points, stroke) => {
                let look = Look { fill: None, stroke: Some(*stroke) };
                self.painted(look, |r| r.line(points));
            }
            Shape::Words { at, text, size, bold, anchor, colour } => {
                self.words(*at, text, (*size, *bold), *anchor, *colour)
            }
        }
    }

    /// Draws with a pen and a brush made for it.
    fn painted(&mut self, look: Look, draw: impl FnOnce(&mut Records)) {
        match look.stroke {
            Some(stroke) => self.pen(stroke),
            None => self.write(SELECT, &[NO_PEN]),
        }
        match look.fill {
            Some(fill) => {
                self.write(CREATE_BRUSH, &[BRUSH, 0, colour_word(fill), 0]);
                self.write(SELECT, &[BRUSH]);
            }
            None => self.write(SELECT, &[NO_BRUSH]),
        }
        draw(self);
        self.drop_object(look.stroke.is_some(), NO_PEN, PEN);
        self.drop_object(look.fill.is_some(), NO_BRUSH, BRUSH);
    }

    fn drop_object(&mut self, made: bool, instead: u32, object: u32) {
        if made {
            self.write(SELECT, &[instead]);
            self.write(DELETE, &[object]);
        }
    }

    fn pen(&mut self, stroke: Stroke) {
        let style = if stroke.dashed { DASHED } else { WHOLE };
        let width = stroke.width * FINE.unsigned_abs();
        self.write(CREATE_PEN, &[PEN, 0, 0, 0, 0, style, width, 0, colour_word(stroke.colour), 0, 0]);
        self.write(SELECT, &[PEN]);
    }

    fn block(&mut self, corners: [Point; 2], radius: i32) {
        let corners = square(corners);
        if radius == 0 {
            return self.write(RECTANGLE, &corners);
        }
        let round = unit(radius * 2);
        self.write(ROUND_RECTANGLE, &[&corners[..], &[round, round]].concat());
    }

    fn line(&mut self, points: &[Point]) {
        let bounds = square([corner(points, i32::min), corner(points, i32::max)]);
        let places = points.iter().flat_map(|(x, y)| [unit(*x), unit(*y)]);
        let words: Vec<u32> = bounds.into_iter().chain([number(points.len())]).chain(places).collect();
        self.write(POLYLINE, &words);
    }

    fn words(&mut self, (x, y): Point, text: &str, (size, bold): (i32, bool), anchor: Anchor, colour: Colour) {
        let steps = steps(text, size, bold);
        let width: u32 = steps.iter().sum();
        let width = i32::try_from(width).unwrap_or_default();
        let left = x * FINE - width * part_before(anchor) / 2;
        self.font(size, bold);
        self.write(SET_TEXT_COLOUR, &[colour_word(colour)]);
        self.text((left, y * FINE), text, &steps);
        self.write(SELECT, &[SYSTEM_FONT]);
        self.write(DELETE, &[FONT]);
    }

    fn font(&mut self, size: i32, bold: bool) {
        let weight = if bold { BOLD } else { REGULAR };
        let height = (size * FINE).wrapping_neg().cast_unsigned();
        let name: Vec<u8> = wide(FACE).chain(std::iter::repeat(0)).take(FACE_ROOM * 2 + FONT_REST).collect();
        self.write_with(CREATE_FONT, &[FONT, height, 0, 0, 0, weight, ANY_LETTERS, 0], &name);
        self.write(SELECT, &[FONT]);
    }

    fn text(&mut self, (x, y): (i32, i32), text: &str, steps: &[u32]) {
        const BEFORE: usize = 76;
        let letters: Vec<u8> = wide(text).collect();
        let steps_at = number(BEFORE + padded(letters.len()));
        // Bounds and scales may be left to the reader: it uses neither.
        let head = [0, 0, 0, 0, 2, 0, 0, x.cast_unsigned(), y.cast_unsigned()];
        let rest = [number(steps.len()), number(BEFORE), 0, 0, 0, 0, 0, steps_at];
        let mut more = letters;
        more.resize(padded(more.len()), 0);
        more.extend(steps.iter().flat_map(|step| step.to_le_bytes()));
        self.write_with(TEXT, &[&head[..], &rest[..]].concat(), &more);
    }
}

/// How far each letter, or half of one beyond the basic plane, reaches.
fn steps(text: &str, size: i32, bold: bool) -> Vec<u32> {
    let em = size.unsigned_abs() * FINE.unsigned_abs();
    let step = |letter: char| {
        let width = advance(letter, bold) * em / 1000;
        std::iter::once(width).chain(std::iter::repeat_n(0, letter.len_utf16() - 1))
    };
    text.chars().flat_map(step).collect()
}

/// Halves of the words that stand before their place.
const fn part_before(anchor: Anchor) -> i32 {
    match anchor {
        Anchor::Start => 0,
        Anchor::Middle => 1,
        Anchor::End => 2,
    }
}

fn corner(points: &[Point], pick: fn(i32, i32) -> i32) -> Point {
    let all = points.iter().copied().reduce(|a, b| (pick(a.0, b.0), pick(a.1, b.1)));
    all.unwrap_or_default()
}

fn square([(left, top), (right, bottom)]: [Point; 2]) -> [u32; 4] {
    [left, top, right, bottom].map(unit)
}

/// Pixels in units of the drawing; numbers below zero keep their bits.
const fn unit(pixels: i32) -> u32 {
    (pixels * FINE).cast_unsigned()
}

const fn colour_word([red, green, blue]: Colour) -> u32 {
    u32::from_le_bytes([red, green, blue, 0])
}

fn wide(text: &str) -> impl Iterator<Item = u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>().into_iter()
}

const fn padded(length: usize) -> usize {
    length.div_ceil(4) * 4
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers of the records, from the first to the last, with their sizes checked.
    fn kinds(bytes: &[u8]) -> Vec<u32> {
        let word = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        let (mut at, mut kinds) = (0, Vec::new());
        while at < bytes.len() {
            let size = word(at + 4) as usize;
            assert!(size >= 8 && size.is_multiple_of(4), "record {} has {size} bytes", kinds.len());
            kinds.push(word(at));
            at += size;
        }
        assert_eq!((at, word(48) as usize, word(52) as usize), (bytes.len(), bytes.len(), kinds.len()));
        kinds
    }

    #[test]
    fn records_follow_each_other_to_the_end() {
        let stroke = Stroke { colour: [1, 2, 3], width: 2, dashed: true };
        let look = Look { fill: Some([9, 9, 9]), stroke: None };
        let words = |anchor| Shape::Words {
            at: (5, 6),
            text: "Tỷ lệ 5%".into(),
            size: 13,
            bold: true,
            anchor,
            colour: [0, 0, 0],
        };
        let shapes = [
            Shape::Block([(0, 0), (9, 9)], 3, look),
            Shape::Block([(0, 0), (9, 9)], 0, look),
            Shape::Dot((4, 4), 2, Look { fill: None, stroke: Some(stroke) }),
            Shape::Line(vec![(0, 0), (3, 0), (3, 3)], stroke),
            words(Anchor::Start),
            words(Anchor::End),
        ];
        let kinds = kinds(&emf(&shapes, (640, 300)));
        let count = |kind: u32| kinds.iter().filter(|k| **k == kind).count();
        assert_eq!((kinds.first(), kinds.last()), (Some(&HEADER), Some(&END)));
        assert_eq!([ROUND_RECTANGLE, RECTANGLE, ELLIPSE, POLYLINE, TEXT].map(count), [1, 1, 1, 1, 2]);
        assert_eq!(count(CREATE_BRUSH) + count(CREATE_PEN) + count(CREATE_FONT), count(DELETE));
    }

    #[test]
    fn words_end_where_they_are_told_to() {
        let steps = steps("5%", 10, false);
        assert_eq!(steps, [556 * 200 / 1000, 889 * 200 / 1000]);
    }
}
