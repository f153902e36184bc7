//! How much a text looks like Vietnamese.

use super::syllable::is_syllable;

/// Of the words that have other letters than plain ones: how many there are, and how many are syllables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Score {
    /// Words looked at.
    pub(crate) judged: usize,
    /// Of them, Vietnamese syllables.
    pub(crate) legal: usize,
}

impl Score {
    /// Looks at every word of a text.
    pub(crate) fn of(text: &str) -> Score {
        let mut score = Score::default();
        for word in text.split(|c| !in_word(c)).filter(|w| !w.is_ascii()) {
            score.judged += 1;
            score.legal += usize::from(is_syllable(word));
        }
        score
    }

    /// Share of syllables in thousandths; of no words it is all.
    pub(crate) const fn share(self) -> usize {
        match self.judged {
            0 => 1000,
            judged => self.legal * 1000 / judged,
        }
    }

    /// Whether every word is a syllable.
    pub(crate) const fn all_legal(self) -> bool {
        self.legal == self.judged
    }
}

/// Letters, and every sign that texts have no use for and that is therefore a letter read wrongly.
fn in_word(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && !c.is_whitespace() && !is_sign(c))
}

fn is_sign(c: char) -> bool {
    matches!(
        c,
        '–' | '—'
            | '‘'
            | '’'
            | '“'
            | '”'
            | '„'
            | '…'
            | '•'
            | '«'
            | '»'
            | '°'
            | '±'
            | '²'
            | '³'
            | '×'
            | '÷'
    ) || matches!(c, '₫' | '€' | '§' | '\u{2000}'..='\u{206F}' | '\u{2100}'..='\u{2BFF}' | '\u{E000}'..='\u{F8FF}')
}
