//! The chart tokens of the light theme, for pictures that leave the page; a test compares them with `style/tokens.css`.

/// Token and colour.
pub const LIGHT: [(&str, &str); 17] = [
    ("--chart-primary", "#1b6a92"),
    ("--chart-secondary", "#b06a12"),
    ("--chart-tertiary", "#6b5aa3"),
    ("--chart-good", "#0d7a61"),
    ("--chart-fair", "#936600"),
    ("--chart-bad", "#bb4520"),
    ("--chart-muted", "#8a96a0"),
    ("--chart-ink", "#17232c"),
    ("--chart-ink-soft", "#4b5a65"),
    ("--chart-grid", "#d5dde3"),
    ("--chart-on-fill", "#ffffff"),
    ("--chart-surface", "#ffffff"),
    ("--chart-shade-1", "#e4eff5"),
    ("--chart-shade-2", "#b9d8e7"),
    ("--chart-shade-3", "#83b8d2"),
    ("--chart-shade-4", "#2a789f"),
    ("--chart-shade-5", "#0e4a69"),
];
