//! Verdicts as reports word them.

/// What a verdict against a target says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// The rate reaches the threshold.
    Met,
    /// It does not.
    Missed,
    /// The agency is not assessed.
    NotAssessed,
}

impl Said {
    /// Reads a verdict; `None` for anything else. Source: observed in the appendix of a provincial letter of 24/01/2025.
    pub fn read(word: &str) -> Option<Said> {
        let word = word.trim().to_lowercase();
        let starts = |any: &[&str]| any.iter().any(|start| word.starts_with(start));
        match () {
            () if starts(&["không đánh giá", "chưa đánh giá"]) => Some(Said::NotAssessed),
            () if starts(&["chưa đạt", "không đạt"]) => Some(Said::Missed),
            () if starts(&["đạt"]) => Some(Said::Met),
            () => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wordings_of_reports_are_read() {
        let cases = [
            ("Đạt", Some(Said::Met)),
            ("Chưa đạt", Some(Said::Missed)),
            ("KHÔNG ĐẠT", Some(Said::Missed)),
            ("Không đánh giá", Some(Said::NotAssessed)),
            ("70%", None),
        ];
        for (word, expected) in cases {
            assert_eq!(Said::read(word), expected, "{word}");
        }
    }
}
