//! Colours by meaning: plotters carries them as reserved RGB values, the backend writes them as style tokens.

use plotters::style::Color;
use plotters_backend::BackendColor;

use super::spec::Tone;

/// What a colour is for; each is one custom property of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Primary,
    Secondary,
    Tertiary,
    Good,
    Fair,
    Bad,
    Muted,
    /// Text.
    Ink,
    /// Secondary text and the threshold's words.
    InkSoft,
    /// Axes and grid lines.
    Grid,
    /// Text on a filled area.
    OnFill,
    /// What lies behind the chart.
    Surface,
    /// The shades of a heat map, palest first.
    Shade1,
    Shade2,
    Shade3,
    Shade4,
    Shade5,
}

/// The token of each role, in the order of the enum.
const TOKENS: [&str; 17] = [
    "--chart-primary",
    "--chart-secondary",
    "--chart-tertiary",
    "--chart-good",
    "--chart-fair",
    "--chart-bad",
    "--chart-muted",
    "--chart-ink",
    "--chart-ink-soft",
    "--chart-grid",
    "--chart-on-fill",
    "--chart-surface",
    "--chart-shade-1",
    "--chart-shade-2",
    "--chart-shade-3",
    "--chart-shade-4",
    "--chart-shade-5",
];

/// The token for a colour that came back from plotters; a colour that is not one of ours is drawn as ink.
pub(super) fn token(color: BackendColor) -> &'static str {
    TOKENS.get(usize::from(color.rgb.2)).copied().unwrap_or("--chart-ink")
}

impl Color for Role {
    fn to_backend_color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: (0, 0, *self as u8) }
    }
}

/// A role whose lines are broken into dashes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dashed(pub(super) Role);

impl Color for Dashed {
    fn to_backend_color(&self) -> BackendColor {
        BackendColor { rgb: (0, 1, self.0 as u8), alpha: 1.0 }
    }
}

/// Whether a line of this colour is to be broken into dashes.
pub(super) fn is_dashed(color: BackendColor) -> bool {
    color.rgb.1 == 1
}

impl From<Tone> for Role {
    fn from(tone: Tone) -> Self {
        match tone {
            Tone::Primary => Self::Primary,
            Tone::Secondary => Self::Secondary,
            Tone::Tertiary => Self::Tertiary,
            Tone::Good => Self::Good,
            Tone::Fair => Self::Fair,
            Tone::Bad => Self::Bad,
            Tone::Muted => Self::Muted,
        }
    }
}
