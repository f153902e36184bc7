//! A chart as a picture that stands for itself: its title, period and source inside, colours and font resolved.

use plotters::style::text_anchor::HPos;

use super::canvas::{Face, paint};
use super::palette::LIGHT;
use super::role::Role;
use super::spec::Spec;
use super::wrap::wrap;
use super::{Drawing, draw};

/// Space around the picture.
const MARGIN: i32 = 24;
/// The title.
const TITLE: Face = Face { px: 18, bold: true, role: Role::Ink };
/// Faces a reader is likely to have; a file has no page to ask.
const FONT: &str = "'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif";

/// Wider faces are set smaller, as on the page: the widths labels are placed by are those of Arial.
const FITTED: &str = "font-size-adjust:ch-width .556";

/// A picture `width` CSS pixels wide, held within 400..=4000, on white, in the colours of the light theme: it goes into
/// documents and on paper. It has no spots.
pub fn standalone(spec: &Spec, caption: &str, width: u32) -> Drawing {
    let width = width.clamp(400, 4000) as i32;
    let room = width - 2 * MARGIN;
    let title = wrap(&spec.title, room, TITLE);
    let caption = wrap(caption, room, Face::NOTE);
    let below = MARGIN + TITLE.line() * title.len() as i32 + 6;
    let top = below + Face::NOTE.line() * caption.len() as i32 + 16;
    let inner = draw(spec, room.unsigned_abs());
    let height = top + inner.height as i32 + MARGIN;
    let outer = paint(&Spec { id: format!("{}-picture", spec.id), ..spec.clone() }, width, height, &|canvas| {
        canvas.block([(0, 0), (width, height)], plotters::style::Color::mix(&Role::Surface, 1.0), 0)?;
        canvas.lines(&title, (MARGIN, MARGIN), HPos::Left, TITLE)?;
        canvas.lines(&caption, (MARGIN, below), HPos::Left, Face::NOTE)
    });
    let placed = inner.svg.replacen("<svg ", &format!("<svg x=\"{MARGIN}\" y=\"{top}\" "), 1);
    let outer = outer.replacen("<svg ", &format!("<svg font-family=\"{FONT}\" style=\"{FITTED}\" "), 1);
    let svg = resolved(&outer.replace("</svg>", &format!("{placed}</svg>")));
    Drawing { svg, width: width.unsigned_abs(), height: height.unsigned_abs(), spots: Vec::new() }
}

/// The same picture with its tokens replaced by the colours of the light theme.
fn resolved(svg: &str) -> String {
    LIGHT.iter().fold(svg.to_owned(), |svg, (token, colour)| svg.replace(&format!("var({token})"), colour))
}
