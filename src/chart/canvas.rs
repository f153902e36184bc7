//! The few shapes our charts are made of, as plotters elements on plotters drawing areas.

use std::convert::Infallible;

use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBAColor, TextStyle};

use super::backend::{SvgBackend, escape};
use super::metrics::{bold_width, text_width};
use super::role::{Dashed, Role};
use super::spec::Spec;

/// The outcome of drawing; our backend never fails, plotters' types still speak of it.
pub(super) type Drawn = Result<(), DrawingAreaErrorKind<Infallible>>;

/// Values on both axes, translated to pixels by plotters.
pub(super) type Scale<'a> = DrawingArea<SvgBackend<'a>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// Size, weight and colour of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Face {
    pub(super) px: i32,
    pub(super) bold: bool,
    pub(super) role: Role,
}

impl Face {
    /// Names of bars and rows.
    pub(super) const LABEL: Self = Self { px: 14, bold: false, role: Role::Ink };
    /// Figures beside a mark.
    pub(super) const VALUE: Self = Self { px: 14, bold: true, role: Role::Ink };
    /// Figures on a filled slice.
    pub(super) const INSIDE: Self = Self { px: 13, bold: true, role: Role::OnFill };
    /// Legends, axis and threshold words.
    pub(super) const NOTE: Self = Self { px: 13, bold: false, role: Role::InkSoft };

    /// The width of a text, in whole pixels, rounded up.
    pub(super) fn width(self, text: &str) -> i32 {
        self.measure(text).ceil() as i32
    }

    /// The width of a text, in pixels.
    pub(super) fn measure(self, text: &str) -> f64 {
        if self.bold { bold_width(text, f64::from(self.px)) } else { text_width(text, f64::from(self.px)) }
    }

    /// The height of a line; generous, as Vietnamese letters carry marks above and below.
    pub(super) fn line(self) -> i32 {
        self.px * 10 / 7
    }

    fn style(self, h_pos: HPos) -> TextStyle<'static> {
        let cut = if self.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = FontDesc::new(FontFamily::SansSerif, f64::from(self.px), cut);
        TextStyle { font, color: self.role.to_backend_color(), pos: Pos::new(h_pos, VPos::Center) }
    }
}

/// A drawing area in pixels that knows our shapes.
pub(super) struct Canvas<'a>(DrawingArea<SvgBackend<'a>, Shift>);

impl<'a> Canvas<'a> {
    /// The part of the drawing where values `x` and `y` fall on these pixels.
    pub(super) fn scale(&self, values: [(f64, f64); 2], pixels: [(i32, i32); 2]) -> Scale<'a> {
        let [(x0, x1), (y0, y1)] = values;
        let [(left, right), (top, bottom)] = pixels;
        self.0.apply_coord_spec(Cartesian2d::new(x0..x1, y0..y1, (left..right, top..bottom)))
    }

    /// One line of text, centred on `y`.
    pub(super) fn text(&self, text: &str, (x, y): (i32, i32), h_pos: HPos, face: Face) -> Drawn {
        self.0.draw(&Text::new(text, (x, y), face.style(h_pos)))
    }

    /// Lines of text, the first beginning at `top`.
    pub(super) fn lines(&self, lines: &[String], (x, top): (i32, i32), h_pos: HPos, face: Face) -> Drawn {
        (0..)
            .zip(lines)
            .try_for_each(|(i, line)| self.text(line, (x, top + face.line() * i + face.line() / 2), h_pos, face))
    }

    /// A filled rectangle between two pixels.
    pub(super) fn block(&self, corners: [(i32, i32); 2], color: RGBAColor, radius: u32) -> Drawn {
        self.0.draw(&Rectangle::new(corners, color.filled().stroke_width(radius)))
    }

    /// A straight or broken line through pixels.
    pub(super) fn rule(&self, points: &[(i32, i32)], color: Role, width: u32) -> Drawn {
        self.0.draw(&PathElement::new(points, color.stroke_width(width)))
    }

    /// The same line broken into dashes.
    pub(super) fn dashes(&self, points: &[(i32, i32)], color: Role, width: u32) -> Drawn {
        self.0.draw(&PathElement::new(points, Dashed(color).stroke_width(width)))
    }

    /// A filled dot.
    pub(super) fn dot(&self, center: (i32, i32), radius: i32, color: Role) -> Drawn {
        self.0.draw(&Circle::new(center, radius, color.filled()))
    }
}

impl Canvas<'_> {
    /// A hollow dot.
    pub(super) fn ring(&self, center: (i32, i32), radius: i32, color: Role) -> Drawn {
        self.0.draw(&Circle::new(center, radius - 1, Role::Surface.filled()))?;
        self.0.draw(&Circle::new(center, radius, color.stroke_width(2)))
    }

    /// A filled square as large as a dot.
    pub(super) fn square(&self, (x, y): (i32, i32), radius: i32, color: Role) -> Drawn {
        self.block([(x - radius, y - radius), (x + radius, y + radius)], color.mix(1.0), 1)
    }
}

/// The whole SVG element: its accessible name and description, then what `draw` draws.
pub(super) fn paint(spec: &Spec, width: i32, height: i32, draw: &dyn Fn(&Canvas) -> Drawn) -> String {
    let height = height.max(1);
    let id: String = escape(&spec.id).split_whitespace().collect::<Vec<_>>().join("-");
    let (title, description) = (escape(&spec.title), escape(&spec.description));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" \
         viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\
         <title id=\"{id}-t\">{title}</title><desc id=\"{id}-d\">{description}</desc>"
    );
    let area = SvgBackend::new(&mut out, (width.unsigned_abs(), height.unsigned_abs())).into_drawing_area();
    let _ = draw(&Canvas(area)); // the backend cannot fail
    out.push_str("</svg>");
    out
}
