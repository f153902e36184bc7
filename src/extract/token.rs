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
    let folded = match kind {
        Kind::Word => fold(&text),
        Kind::Number => text.split_whitespace().collect(),
        _ => text,
    };
    Token { kind, start, end, folded, capital: c.is_uppercase() }
}

/// Digits, with single points or commas that stand between digits, or blanks between groups of three.
fn number_end(chars: &[char], start: usize, to: usize) -> usize {
    let mut at = start;
    while at < to {
        let inner = matches!(chars[at], '.' | ',') && at + 1 < to && chars[at + 1].is_ascii_digit();
        if !chars[at].is_ascii_digit() && !inner {
            break;
        }
        at += 1;
    }
    grouped_end(chars, start, at, to).unwrap_or(at)
}

/// Words whose number stands alone: «tháng 3 120 hồ sơ» is no 3120.
const NUMBERED: [&str; 8] = ["tháng", "quý", "năm", "tuần", "ngày", "số", "độ", "khoản"];

/// «1 234 567»: the end of a number whose groups of three are parted by one blank each.
fn grouped_end(chars: &[char], start: usize, end: usize, to: usize) -> Option<usize> {
    let digits = |from: usize, n: usize| from + n <= to && chars[from..from + n].iter().all(char::is_ascii_digit);
    let edge = |at: usize| at >= to || !(chars[at].is_alphanumeric() || chars[at] == '/');
    let group = |at: usize| {
        let blank = at < to && matches!(chars[at], ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
        (blank && digits(at + 1, 3) && edge(at + 4)).then_some(at + 4)
    };
    let head = end - start <= 3 && chars[start..end].iter().all(char::is_ascii_digit) && chars[start] != '0';
    let last = std::iter::successors(group(end), |at| group(*at)).last().filter(|_| head)?;
    let before = chars[..start].iter().rev().skip_while(|c| c.is_whitespace()).take_while(|c| is_letter(**c));
    let word: String = before.collect::<Vec<_>>().into_iter().rev().collect();
    let next = chars[last..to].iter().find(|c| !c.is_whitespace());
    let free = !NUMBERED.iter().any(|w| fold(w) == fold(&word)) && !next.is_some_and(char::is_ascii_digit);
    free.then_some(last)
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

    #[test]
    fn blanks_part_groups_of_three() {
        let numbers = |text: &str| {
            let text: Vec<char> = text.chars().collect();
            let tokens = tokenize(&text, 0, text.len());
            tokens.into_iter().filter(Token::is_number).map(|t| t.folded).collect::<Vec<_>>()
        };
        assert_eq!(numbers("tiếp nhận 1 234 hồ sơ, giải quyết 1\u{a0}200\u{a0}345 hồ sơ"), ["1234", "1200345"]);
        assert_eq!(numbers("tháng 3 120 hồ sơ"), ["3", "120"]);
        assert_eq!(numbers("2025 120 hồ sơ; 5 12 hồ sơ; 4 150/200"), ["2025", "120", "5", "12", "4", "150", "200"]);
    }
}
