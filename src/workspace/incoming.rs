//! Saved sessions that come in with other files: which is opened, and which is left alone.

/// What becomes of the first saved session of a drop; there is only one session, so others are left in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SavedWork {
    /// It is opened; reports that came with it are added to it.
    Open,
    /// The user is asked whether it may take the place of the session under way.
    Ask,
    /// It is left: the reports that came with it belong to the session under way.
    Leave,
}

impl SavedWork {
    /// By whether the session under way is empty, and whether reports came in together with it.
    pub const fn of(empty: bool, with_reports: bool) -> SavedWork {
        match (empty, with_reports) {
            (true, _) => SavedWork::Open,
            (false, false) => SavedWork::Ask,
            (false, true) => SavedWork::Leave,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_under_way_is_never_replaced_unasked() {
        let cases = [
            ((true, false), SavedWork::Open),
            ((true, true), SavedWork::Open),
            ((false, false), SavedWork::Ask),
            ((false, true), SavedWork::Leave),
        ];
        for ((empty, with_reports), expected) in cases {
            assert_eq!(SavedWork::of(empty, with_reports), expected);
        }
    }
}
