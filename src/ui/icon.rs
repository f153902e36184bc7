//! Line icons, 24 × 24, drawn in the colour of the text around them. They only accompany words.

use crate::present::PageId;
use leptos::prelude::*;

/// Which icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// A sheet of paper.
    File,
    /// A clipboard.
    Paste,
    /// An arrow into a tray.
    Drop,
    /// A cross.
    Close,
    /// A sun.
    Light,
    /// A moon.
    Dark,
    /// A question mark.
    Help,
    /// A padlock.
    Lock,
    /// A bin.
    Remove,
    /// An arrow down to a line.
    Save,
    /// An open folder.
    Open,
    /// An arrow back.
    Undo,
    /// An arrow forward.
    Redo,
    /// A funnel.
    Filter,
    /// A loudspeaker.
    Speak,
    /// A printer.
    Print,
    /// Three points in a row.
    Tools,
    /// An arrow up to a line.
    Top,
    /// The page's own.
    Page(PageId),
}

const fn path(name: Name) -> &'static str {
    match name {
        Name::File => "M14 3H6v18h12V7zM14 3v4h4M9 12h6M9 16h6",
        Name::Paste => "M9 4h6v3H9zM15 5h4v16H5V5h4M9 12h6M9 16h4",
        Name::Drop => "M12 3v11M8 10l4 4 4-4M4 15v5h16v-5",
        Name::Close => "M6 6l12 12M18 6L6 18",
        Name::Light => {
            "M12 8a4 4 0 100 8 4 4 0 000-8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2"
        }
        Name::Dark => "M20 14.500A8.500 8.500 0 019.500 4 8.500 8.500 0 1020 14.500z",
        Name::Help => "M12 3a9 9 0 100 18 9 9 0 000-18zM9.500 9.500a2.500 2.500 0 115 0c0 2-2.500 2-2.500 4M12 17v.5",
        Name::Lock => "M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 017 0v3",
        Name::Remove => "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
        Name::Save => "M12 4v11M8 11l4 4 4-4M5 20h14",
        Name::Open => "M3 19V5h6l2 3h8v3M3 19l3-8h16l-3 8z",
        Name::Undo => "M8 5L4 9l4 4M4 9h10a5.500 5.500 0 010 11h-4",
        Name::Redo => "M16 5l4 4-4 4M20 9H10a5.500 5.500 0 000 11h4",
        Name::Filter => "M4 5h16l-6 8v5l-4 2v-7z",
        Name::Speak => "M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 010 6M18.500 6.500a8 8 0 010 11",
        Name::Print => "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",
        Name::Tools => "M5 12h.5M12 12h.5M19 12h.5",
        Name::Top => "M12 20V8M7 12l5-5 5 5M5 4h14",
        Name::Page(page) => page_path(page),
    }
}

const fn page_path(page: PageId) -> &'static str {
    match page {
        PageId::Overview => "M4 4h7v7H4zM13 4h7v4h-7zM13 11h7v9h-7zM4 14h7v6H4z",
        PageId::Index => "M4 20h16M6 20v-7h3v7M11 20V5h3v15M16 20v-10h3v10",
        PageId::Processing => "M4 7h13l-3-3M20 17H7l3 3",
        PageId::FullOnline => "M12 3a9 9 0 100 18 9 9 0 000-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
        PageId::Payment => "M3 6h18v12H3zM3 10h18M7 14h4",
        PageId::Satisfaction => "M12 3a9 9 0 100 18 9 9 0 000-18zM8.500 14c1.500 3 5.500 3 7 0M9 9v1M15 9v1",
        PageId::Units => "M3 21V9h6v12M9 21V4h7v17M16 21v-9h5v9M2 21h20M11 8h3M11 12h3M11 16h3",
        PageId::Periods => "M4 5h16v15H4zM4 9h16M8 3v4M16 3v4M8 16l3-3 2 2 4-4",
        PageId::Scenario => "M4 6h9M17 6h3M15 4v4M4 12h3M11 12h9M9 10v4M4 18h11M19 18h1M17 16v4",
        PageId::Findings => "M12 4l9 16H3zM12 10v5M12 17v.5",
        PageId::Review => "M4 4h12v16H4zM7 8h6M7 12h4M14 15l6-6 2 2-6 6h-2z",
        PageId::Sources => "M8 3h8l4 4v10H8zM8 7H4v14h12v-4",
        PageId::Publish => "M12 3H5v18h14v-8M8 9h5M8 13h6M8 17h8M15 8l5-5M16 3h4v4",
    }
}

/// An icon.
#[component]
pub(super) fn Icon(name: Name) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=path(name)></path>
        </svg>
    }
}
