//! Numbers that are no figures, each with its reason, and the small words that the reading of clauses rests on.

use super::super::figure::FigureAt;
use super::super::mention::{document_number, is_word};
use super::super::number::{Reading, parse};
use super::super::token::{Kind, Token};
use super::super::unit::{Unit, scale_at, unit_at};
use super::Reader;
use super::cursor::Cursor;
use crate::domain::{PassReason, fold, fold_phrase};
use std::collections::HashSet;

/// Words before a number that make it a cited place or form.
const CITED: [&str; 12] =
    ["điều", "khoản", "mục", "chương", "phụ lục", "biểu", "mẫu", "mẫu số", "biểu số", "bảng", "phần", "phụ lục số"];
/// Words before a number that number a thing.
const NUMBERED: [&str; 22] = [
    "quầy",
    "lớp",
    "đợt",
    "nhóm",
    "nhánh",
    "cấp",
    "loại",
    "bước",
    "lần",
    "khóa",
    "tổ",
    "khu",
    "số",
    "quận",
    "vòng",
    "giai đoạn",
    "đường",
    "tầng",
    "thứ",
    "câu",
    "bài",
    "kỳ",
];
/// Words that announce a telephone number or an account.
const CONTACT: [&str; 12] = [
    "điện thoại",
    "đường dây nóng",
    "hotline",
    "liên hệ",
    "máy lẻ",
    "tổng đài",
    "fax",
    "zalo",
    "zoom",
    "số máy",
    "dây nóng",
    "đầu số",
];
/// Spans of time that a number counts.
const DURATIONS: [&str; 10] = ["giờ", "phút", "giây", "ngày", "tuần", "tháng", "quý", "năm", "h", "buổi"];
/// Words that set aims for the rest of a sentence, or foretell.
const AIMS: [&str; 11] = [
    "phấn đấu",
    "mục tiêu",
    "ước đạt",
    "ước tính",
    "dự kiến",
    "ước tiếp nhận",
    "ước thực hiện",
    "ước giải quyết",
    "ước khoảng",
    "dự báo",
    "ước",
];
/// Words before an aim that say it was reached.
const REACHED: [&str; 6] = ["vượt", "đạt", "hoàn thành", "so với", "bằng", "theo"];
/// Words near a number that make it an aim of its own.
const REQUIRED: [&str; 15] = [
    "chỉ tiêu",
    "tối thiểu",
    "ít nhất",
    "phải đạt",
    "yêu cầu",
    "duy trì",
    "không dưới",
    "không thấp hơn",
    "bảo đảm",
    "đảm bảo",
    "chỉ tiêu giao",
    "kế hoạch giao",
    "phấn đấu",
    "mục tiêu",
    "ngưỡng",
];
/// Words that end what follows a figure.
const TAIL_ENDS: [&str; 25] = [
    "và",
    "hoặc",
    "còn",
    "gồm",
    "chiếm",
    "đạt",
    "tăng",
    "giảm",
    "tương",
    "so",
    "trong đó",
    "với",
    "trên",
    "tại",
    "thuộc lĩnh vực",
    "cao",
    "thấp",
    "là",
    "nâng",
    "do",
    "riêng",
    "lần lượt",
    "nhưng",
    "song",
    "tỷ lệ",
];
/// Things that a sentence about dossiers counts in passing.
const ASIDES: [&str; 14] = [
    "mức",
    "quầy",
    "máy",
    "ngày",
    "kênh",
    "hình thức",
    "nhóm",
    "tiêu chí",
    "lĩnh vực",
    "bước",
    "cấp",
    "phòng",
    "điểm tiếp nhận",
    "bộ phận",
];
/// Words that say nothing about what is counted.
const FILLERS: [&str; 53] = [
    "hồ",
    "sơ",
    "số",
    "là",
    "có",
    "từ",
    "còn",
    "được",
    "gồm",
    "khoảng",
    "đã",
    "lượt",
    "phiếu",
    "của",
    "và",
    "các",
    "những",
    "hơn",
    "gần",
    "trên",
    "tổng",
    "trong",
    "đó",
    "cụ",
    "thể",
    "với",
    "về",
    "ở",
    "tỷ",
    "lệ",
    "đạt",
    "chiếm",
    "nâng",
    "lên",
    "cộng",
    "tất",
    "cả",
    "đều",
    "đang",
    "thì",
    "bao",
    "nay",
    "hiện",
    "tthc",
    "mức",
    "đánh",
    "giá",
    "cùng",
    "người",
    "dân",
    "trường",
    "hợp",
    "lại",
];
/// Words that may stand between a figure and the share it is given, or between a label and its number.
const LINKS: [&str; 27] = [
    "chiếm", "tỷ", "lệ", "là", "đạt", "khoảng", "hơn", "gần", "trên", "tương", "ứng", "đương", "với", "được", "có",
    "gồm", "bằng", "tới", "đều", "kết", "quả", "chỉ", "xấp", "xỉ", "mới", "tức", "giá",
];
/// Words that show that a number without a unit counts what was counted before: none of these is a noun.
const NO_NOUNS: [&str; 20] = [
    "và", "hoặc", "chiếm", "đạt", "là", "tăng", "giảm", "bằng", "tương", "so", "trong", "còn", "với", "thì", "gồm",
    "cao", "thấp", "nhưng", "tỷ", "do",
];

/// The lists of this module, folded once.
pub(super) struct WordLists {
    cited: Vec<Vec<String>>,
    numbered: Vec<Vec<String>>,
    contact: Vec<Vec<String>>,
    durations: Vec<Vec<String>>,
    aims: Vec<Vec<String>>,
    reached: Vec<Vec<String>>,
    required: Vec<Vec<String>>,
    tail_ends: Vec<Vec<String>>,
    asides: Vec<Vec<String>>,
    fillers: HashSet<String>,
    links: HashSet<String>,
    no_nouns: HashSet<String>,
}

impl WordLists {
    pub(super) fn new() -> WordLists {
        let phrases = |list: &[&str]| list.iter().map(|p| fold_phrase(p)).collect::<Vec<_>>();
        let words = |list: &[&str]| list.iter().map(|w| fold(w)).collect::<HashSet<_>>();
        WordLists {
            cited: phrases(&CITED),
            numbered: phrases(&NUMBERED),
            contact: phrases(&CONTACT),
            durations: phrases(&DURATIONS),
            aims: phrases(&AIMS),
            reached: phrases(&REACHED),
            required: phrases(&REQUIRED),
            tail_ends: phrases(&TAIL_ENDS),
            asides: phrases(&ASIDES),
            fillers: words(&FILLERS),
            links: words(&LINKS),
            no_nouns: words(&NO_NOUNS),
        }
    }

    pub(super) fn filler(&self, folded: &str) -> bool {
        self.fillers.contains(folded)
    }

    pub(super) fn link(&self, folded: &str) -> bool {
        self.links.contains(folded)
    }

    pub(super) fn aim_at(&self, tokens: &[Token], at: usize) -> bool {
        starts_one(&self.aims, tokens, at)
    }

    /// Whether the words before say that an aim was reached, not set: «vượt mục tiêu».
    pub(super) fn reached_before(&self, tokens: &[Token], at: usize) -> bool {
        ends_one(&self.reached, tokens, at)
    }

    pub(super) fn required_at(&self, tokens: &[Token], at: usize) -> bool {
        starts_one(&self.required, tokens, at)
    }

    /// Whether a number without a unit counts something that a sentence about dossiers says in passing: «5 mức».
    pub(super) fn aside(&self, tokens: &[Token], figure: &FigureAt) -> bool {
        figure.unit.is_none() && starts_one(&self.asides, tokens, figure.to)
    }

    pub(super) fn ends_tail(&self, tokens: &[Token], at: usize) -> bool {
        starts_one(&self.tail_ends, tokens, at)
    }
}

fn starts_one(list: &[Vec<String>], tokens: &[Token], at: usize) -> bool {
    list.iter().any(|p| p.iter().enumerate().all(|(i, w)| tokens.get(at + i).is_some_and(|t| t.is(w))))
}

/// Whether a run of tokens before `at` ends with one of the phrases.
fn ends_one(list: &[Vec<String>], tokens: &[Token], at: usize) -> bool {
    let ends = |p: &Vec<String>| at >= p.len() && p.iter().zip(&tokens[at - p.len()..at]).all(|(w, t)| t.is(w));
    list.iter().any(ends)
}

impl Reader<'_> {
    /// Why a number that can be no figure is none, and one past its last token.
    pub(super) fn skipped(&self, cursor: &Cursor<'_>, at: usize) -> Option<(PassReason, usize)> {
        let tokens = cursor.tokens;
        let next = tokens.get(at + 1);
        let term = cursor.term_over(at).filter(|t| t.from < at || tokens[t.from].is_number());
        if let Some(term) = term
            && term.bit & self.book.set(&["partial", "full", "online", "spot4"]) != 0
        {
            return Some((PassReason::Level, (at + 1).max(term.to.min(at + 1))));
        }
        if document_number(tokens, at) {
            let last = (at..tokens.len().min(at + 6)).take_while(|i| *i == at || glued(tokens, *i)).last();
            return Some((PassReason::DocumentNumber, last.map_or(at + 1, |i| i + 1)));
        }
        let termed = at > 0 && cursor.term_over(at - 1).is_some();
        if ends_one(&self.words.cited, tokens, at) && !termed && unit_at(tokens, at + 1).is_none() {
            return Some((PassReason::Citation, at + 1));
        }
        if self.contact(tokens, at) {
            return Some((PassReason::Contact, at + 1));
        }
        let counted = unit_at(tokens, at + 1).is_some() || scale_at(tokens, at + 1).is_some();
        let pair = next.is_some_and(|t| t.is_punct('/')) && tokens.get(at + 2).is_some_and(Token::is_number);
        if counted || pair {
            return None;
        }
        if starts_one(&self.words.durations, tokens, at + 1) {
            return Some((PassReason::Date, at + 1));
        }
        let lettered = next.is_some_and(|t| t.kind == Kind::Word && t.start == tokens[at].end);
        let bracketed = at > 0 && tokens[at - 1].is_punct('(') && next.is_some_and(|t| t.is_punct(')'));
        let numbered = ends_one(&self.words.numbered, tokens, at) && !self.totals_before(cursor, at);
        let item = at == 0 && next.is_some_and(|t| t.is_punct(')'));
        let short = tokens[at].folded.len() <= 3;
        if cursor.is_word(at + 1, "sao") {
            return Some((PassReason::Level, at + 1));
        }
        if lettered
            || item
            || (bracketed && short && self.serial(cursor, at))
            || (numbered && short && !self.ranked(cursor, at))
        {
            return Some((PassReason::Ordinal, at + 1));
        }
        let of_name =
            at > 1 && tokens[at - 1].capital && tokens[at - 2].capital && short && cursor.term_over(at - 1).is_none();
        let hyphened = at > 0 && tokens[at - 1].is_punct('-') && glued(tokens, at) && glued(tokens, at - 1);
        (of_name || hyphened).then_some((PassReason::Ordinal, at + 1))
    }

    /// «(1) … (2) …»: a number alone in brackets behind no word that names a count.
    fn serial(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        if self.list.is_some() && at > 1 && cursor.tokens[at - 2].capital {
            return false;
        }
        let label = self.label_before(cursor, at - 1);
        label.is_none_or(|l| l.depth > 0 || l.to + 1 != at)
    }

    /// «tổng số 5», «con số 5», «là số»: a count, not a number of a thing.
    fn totals_before(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        at > 1 && cursor.is_word(at - 1, "số") && ["tổng", "con", "là"].iter().any(|w| cursor.is_word(at - 2, w))
    }

    /// «xếp thứ 5», «đứng thứ 5», «vị trí thứ 5»: a rank, not a number of a thing.
    fn ranked(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        at > 1 && ["xếp", "đứng", "trí", "hạng"].iter().any(|w| cursor.is_word(at - 2, w))
    }

    /// A telephone number or an account: by its digits, or by the words shortly before.
    fn contact(&self, tokens: &[Token], at: usize) -> bool {
        let text = &tokens[at].folded;
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let dialled = digits >= 8 && (text.starts_with('0') || ["1900", "1800"].iter().any(|p| text.starts_with(p)));
        let unread = digits >= 7 && parse(text, Reading::Count).is_none();
        let announced = || (at.saturating_sub(5)..at).any(|i| starts_one(&self.words.contact, tokens, i));
        let counted = unit_at(tokens, at + 1).is_some();
        dialled || unread || (!counted && digits >= 3 && announced())
    }

    /// Why a number that could have been a figure became none.
    pub(super) fn why_passed(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> PassReason {
        let foreign = self.book.set(&["foreign"]);
        let before = self.label_before(cursor, figure.from).filter(|l| l.depth == 0);
        let after = self.label_after(cursor, figure.to);
        let about = before.map_or(0, |l| l.terms) | after.map_or(0, |l| l.terms);
        if self.aimed(cursor, figure) {
            return PassReason::Plan;
        }
        let noun = figure.unit.is_none() && self.noun_follows(cursor, figure.to);
        if self.ranks_otherwise(cursor, figure) {
            return PassReason::OtherSubject;
        }
        let unmeasured = matches!(figure.unit, Some(Unit::Other | Unit::Province | Unit::Step | Unit::Person));
        match figure.unit {
            _ if about & foreign != 0 || noun || cursor.foreign || unmeasured || !self.head.relevant => {
                PassReason::OtherSubject
            }
            None => PassReason::NoUnit,
            Some(_) => PassReason::Unnamed,
        }
    }

    /// Whether the word after a number is a noun that is no unit known here.
    pub(super) fn noun_follows(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        let Some(token) = cursor.tokens.get(at) else { return false };
        let near = at == 0 || !cursor.tokens[at - 1].is_punct('.');
        token.kind == Kind::Word
            && near
            && !token.capital
            && !self.words.no_nouns.contains(&token.folded)
            && cursor.term_over(at).is_none()
            && cursor.mention_over(at).is_none()
    }

    /// Whether nothing but link words, commas and brackets stands between two tokens.
    pub(super) fn only_links(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> bool {
        cursor.tokens[from.min(to)..to].iter().all(|t| match t.kind {
            Kind::Word => self.words.link(&t.folded),
            Kind::Punct(c) => matches!(c, '(' | ',' | ':' | ')' | '*' | '-' | '–' | '='),
            Kind::Number | Kind::Mark => false,
        })
    }
}

/// Whether nothing stands between a token and the one before it.
fn glued(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens.get(at).is_some_and(|t| t.start == tokens[at - 1].end)
}

/// Whether a phrase stands anywhere in a run of tokens.
pub(super) fn says(tokens: &[Token], from: usize, to: usize, phrase: &str) -> bool {
    let words: Vec<&str> = phrase.split(' ').collect();
    (from..to).any(|i| words.iter().enumerate().all(|(j, w)| i + j < to && is_word(tokens, i + j, w)))
}
