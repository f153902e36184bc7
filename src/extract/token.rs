//! Characters → words, numbers and punctuation with their places.

use crate::domain::fold;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Digits with inner points or commas.
    Number,
    /// A digit glued to a word («TTHC3»): a footnote mark, never a figure.
    Mark,
    /// Anything else that is not white space.
    Punct(char),
}

/// A token and its range of characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Comparable form for words; digits for numbers; the character itself for punctuation.
    pub(super) folded: String,
    /// Whether the first letter is a capital.
    pub(super) capital: bool,
}

impl Token {
    pub(super) fn is(&self, folded: &str) -> bool {
        self.folded == folded
    }

    pub(super) fn is_punct(&self, c: char) -> bool {
        self.kind == Kind::Punct(c)
    }

    pub(super) fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }
}

/// Splits a range of characters into tokens. White space of every kind only separates.
pub(super) fn tokenize(chars: &[char], from: usize, to: usize) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = from;
    while at < to {
        let c = chars[at];
        let end = match c {
            _ if c.is_whitespace() => at + 1,
            _ if c.is_ascii_digit() => number_end(chars, at, to),
            _ if is_letter(c) => (at..to).find(|i| !is_letter(chars[*i])).unwrap_or(to),
            _ => at + 1,
        };
        if !c.is_whitespace() {
            push(&mut tokens, token(chars, at, end));
        }
        at = end;
    }
    tokens
}

/// Words that hasty writing shortens, as the words they stand for.
const SHORT: [(&str, &[&str]); 4] =
    [("hs", &["hồ", "sơ"]), ("ko", &["không"]), ("hsơ", &["hồ", "sơ"]), ("kq", &["kết", "quả"])];

/// Adds a token, or those that it is short for.
fn push(tokens: &mut Vec<Token>, token: Token) {
    let Some((_, words)) = SHORT.iter().find(|(short, _)| token.kind == Kind::Word && token.folded == *short) else {
        tokens.push(token);
        return;
    };
    for (i, word) in words.iter().enumerate() {
        let last = i + 1 == words.len();
        let (start, end) = (token.start + i, if last { token.end } else { token.start + i + 1 });
        let capital = token.capital && i == 0 && !last;
        tokens.push(Token { kind: Kind::Word, start, end, folded: fold(word), capital });
    }
}

fn token(chars: &[char], start: usize, end: usize) -> Token {
    let c = chars[start];
    let text: String = chars[start..end].iter().collect();
    let glued = start > 0 && is_letter(chars[start - 1]);
    let kind = match c {
        _ if c.is_ascii_digit() && glued => Kind::Mark,
        _ if c.is_ascii_digit() => Kind::Number,
        _ if is_letter(c) => Kind::Word,
        _ => Kind::Punct(c),
    };
    let folded = if kind == Kind::Word { fold(&text) } else { text };
    Token { kind, start, end, folded, capital: c.is_uppercase() }
}

/// Digits, with single points or commas that stand between digits.
fn number_end(chars: &[char], start: usize, to: usize) -> usize {
    let mut at = start;
    while at < to {
        let inner = matches!(chars[at], '.' | ',') && at + 1 < to && chars[at + 1].is_ascii_digit();
        if !chars[at].is_ascii_digit() && !inner {
            break;
        }
        at += 1;
    }
    at
}

pub(super) fn is_letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_separators_and_footnote_marks_are_no_numbers() {
        let text: Vec<char> = "đạt 99,9%. Có 2.919 hồ\n\nsơ TTHC3 toàn trình¹ (01/63).".chars().collect();
        let tokens = tokenize(&text, 0, text.len());
        let numbers: Vec<&str> = tokens.iter().filter(|t| t.is_number()).map(|t| t.folded.as_str()).collect();
        assert_eq!(numbers, ["99,9", "2.919", "01", "63"]);
        assert_eq!(tokens.iter().filter(|t| t.kind == Kind::Mark).count(), 1);
    }
}
