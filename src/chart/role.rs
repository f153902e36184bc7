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
}

/// The token of each role, in the order of the enum.
const TOKENS: [&str; 11] = [
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
