//! The plotters backend: SVG text whose colours are style tokens and whose text is measured with a table.

use std::convert::Infallible;
use std::fmt::Write;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::metrics::{bold_width, text_width};
use super::role::{is_dashed, token};

/// Writes shapes into a string as plotters draws them; it cannot fail.
///
/// One convention: a filled rectangle has no outline, so its stroke width is the radius of its corners.
pub(super) struct SvgBackend<'a> {
    out: &'a mut String,
    size: (u32, u32),
}

type Written = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> SvgBackend<'a> {
    pub(super) fn new(out: &'a mut String, size: (u32, u32)) -> Self {
        Self { out, size }
    }

    fn write(&mut self, shape: std::fmt::Arguments) -> Written {
        let _ = self.out.write_fmt(shape); // writing to a string cannot fail
        Ok(())
    }
}

/// ` fill="var(--chart-…)"`, with its opacity when it has one.
fn paint(attribute: &str, color: BackendColor) -> String {
    let mut paint = format!(r#" {attribute}="var({})""#, token(color));
    if color.alpha < 1.0 {
        let _ = write!(paint, r#" {attribute}-opacity=".{:02}""#, (color.alpha * 100.0) as u32);
    }
    paint
}

fn stroke<S: BackendStyle>(style: &S) -> String {
    let dashes = if is_dashed(style.color()) { r#" stroke-dasharray="5 4""# } else { "" };
    format!(r#"{} stroke-width="{}"{dashes}"#, paint("stroke", style.color()), style.stroke_width())
}

/// Text for content or a quoted attribute; characters that XML does not allow are dropped.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' | '\t' => safe.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    safe
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Written {
        Ok(())
    }

    fn present(&mut self) -> Written {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Written {
        self.write(format_args!(r#"<rect x="{x}" y="{y}" width="1" height="1"{}/>"#, paint("fill", color)))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Written {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Written {
        let (width, height) = (b.0 - a.0, b.1 - a.1);
        let look = if fill {
            format!(r#" rx="{}"{}"#, style.stroke_width(), paint("fill", style.color()))
        } else {
            format!(r#" fill="none"{}"#, stroke(style))
        };
        self.write(format_args!(r#"<rect x="{}" y="{}" width="{width}" height="{height}"{look}/>"#, a.0, a.1))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Written {
        let points: Vec<BackendCoord> = path.into_iter().collect();
        let words: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
        // Upright and level lines stay sharp on whole pixels; slanted ones are smoothed.
        let upright = points.windows(2).all(|pair| pair[0].0 == pair[1].0 || pair[0].1 == pair[1].1);
        let crisp = if upright { r#" shape-rendering="crispEdges""# } else { r#" stroke-linejoin="round""# };
        self.write(format_args!(r#"<polyline points="{}" fill="none"{}{crisp}/>"#, words.join(" "), stroke(style)))
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, r: u32, style: &S, fill: bool) -> Written {
        let look = if fill { paint("fill", style.color()) } else { format!(r#" fill="none"{}"#, stroke(style)) };
        self.write(format_args!(r#"<circle cx="{}" cy="{}" r="{r}"{look}/>"#, center.0, center.1))
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, (x, y): BackendCoord) -> Written {
        let size = style.size();
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => r#" text-anchor="middle""#,
            HPos::Right => r#" text-anchor="end""#,
        };
        let baseline = y + match style.anchor().v_pos {
            VPos::Top => size * 0.93,
            VPos::Center => size * 0.36,
            VPos::Bottom => -size * 0.21,
        }
        .round() as i32;
        let weight = if is_bold(style) { r#" font-weight="600""# } else { "" };
        let fill = paint("fill", style.color());
        let (size, text) = (size as u32, escape(text));
        self.write(format_args!(
            r#"<text x="{x}" y="{baseline}" font-size="{size}"{anchor}{weight}{fill}>{text}</text>"#
        ))
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let measure = if is_bold(style) { bold_width } else { text_width };
        Ok((measure(text, style.size()).ceil() as u32, (style.size() * 1.4).ceil() as u32))
    }
}

fn is_bold<T: BackendTextStyle>(style: &T) -> bool {
    matches!(style.style(), FontStyle::Bold)
}
