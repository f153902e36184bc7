//! What the first words of a sentence make of it: who acts, who is asked, whether causes are told.

use super::super::token::Kind;
use super::super::unit::Unit;
use super::Reader;
use super::cursor::Cursor;
use super::skip::says;
use crate::domain::{Scope, fold_phrase};

/// First words of those who ask others for something.
const ASKING: [&str; 10] = [
    "ubnd",
    "ủy ban nhân dân",
    "chủ tịch",
    "văn phòng",
    "trung tâm",
    "sở",
    "thường trực",
    "ban chỉ đạo",
    "lãnh đạo",
    "nhận được",
];
/// How they ask.
const ASK: [&str; 4] = ["yêu cầu", "đề nghị", "giao", "kiến nghị"];
/// Who is asked.
const ASKED: [&str; 18] = [
    "giám đốc",
    "các",
    "chủ tịch",
    "thủ trưởng",
    "sở",
    "ubnd",
    "văn phòng",
    "trung tâm",
    "những",
    "từng",
    "đơn vị",
    "cơ quan",
    "người đứng đầu",
    "công an",
    "ban quản lý",
    "phòng",
    "địa phương",
    "bộ phận",
];
/// The most tokens before the word that asks.
const SOON: usize = 14;
/// Small words between a name and what it does.
const ADVERBS: [&str; 8] = ["lần đầu tiên", "tiếp tục", "cũng", "hiện", "vẫn", "mới", "chỉ", "lại"];
/// What a body does or has whose figures follow.
const ACTS: [&str; 14] = [
    "dẫn đầu",
    "vươn lên",
    "đứng",
    "xếp",
    "giảm",
    "tăng",
    "đạt",
    "có tỷ lệ",
    "là đơn vị",
    "là địa phương",
    "tiếp nhận",
    "giải quyết",
    "đã tiếp nhận",
    "đã giải quyết",
];

impl Reader<'_> {
    /// «UBND tỉnh yêu cầu các sở …», «Trung tâm đề nghị UBND các huyện …»: nothing in such a sentence is a result.
    pub(super) fn asks(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        if !ASKING.iter().any(|p| cursor.starts(at, p)) {
            return false;
        }
        let number = |i: &usize| cursor.tokens[*i].is_number() && cursor.mention_over(*i).is_none();
        let reach = cursor.tokens.len().min(at + SOON);
        let reach = (at..reach).find(number).unwrap_or(reach);
        let asked = |to: usize| ASKED.iter().any(|p| cursor.starts(to, p));
        (at + 1..reach).any(|i| ASK.iter().any(|p| cursor.starts(i, p) && asked(i + p.split(' ').count())))
    }

    /// «Huyện Lập Thạch lần đầu tiên vươn lên …», «huyện Sông Lô giảm từ …»: a body with a name of its own that does
    /// something by the first words of a part of a sentence.
    pub(super) fn acting_subject(&self, cursor: &Cursor<'_>, from: usize) -> Option<Scope> {
        let reach = cursor.tokens.len().min(from + SOON);
        let small = |i: &usize| {
            !cursor.tokens[*i].capital
                && (self.adverb(cursor, *i).is_some() || ACTS.iter().any(|p| cursor.starts(*i, p)))
        };
        let end = (from + 1..reach).find(small)?;
        let verb = std::iter::successors(Some(end), |i| self.adverb(cursor, *i)).last()?;
        let acts = ACTS.iter().any(|p| cursor.starts(verb, p)) || cursor.starts(verb, "có tỷ lệ");
        let plain = (from..end).all(|i| cursor.tokens[i].kind == Kind::Word && cursor.mention_over(i).is_none());
        (acts && plain && !self.capital_line(cursor, from, end)).then_some(())?;
        if let Some(place) = self.counter_of(cursor, from, end) {
            return Some(self.scope_named(cursor, place, end));
        }
        let (first, last) = self.name_between(cursor, from, end)?;
        let proper = (first + 1..last).any(|i| cursor.tokens[i].capital);
        (first == from && last == end && proper).then(|| self.scope_named(cursor, first, last))
    }

    /// «SỞ Y TẾ ⏎ Kết quả giải quyết …»: a line in capitals and the next one are no one name.
    fn capital_line(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> bool {
        let upper = |i: usize| {
            let text = self.text(cursor, i, i + 1);
            text.chars().all(char::is_uppercase)
        };
        to > from + 1 && upper(from) && upper(from + 1) && !upper(to - 1)
    }

    fn adverb(&self, cursor: &Cursor<'_>, at: usize) -> Option<usize> {
        ADVERBS.iter().find(|p| cursor.starts(at, p)).map(|p| at + p.split(' ').count())
    }

    /// «Trung tâm Phục vụ hành chính công phường Phù Liễn»: the counter is that body's; where the body's name begins.
    fn counter_of(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> Option<usize> {
        let counter =
            ["trung tâm phục vụ hành chính công", "bộ phận một cửa"].iter().find(|p| cursor.starts(from, p))?;
        let at = from + counter.split(' ').count();
        let at = if cursor.is_word(at, "của") { at + 1 } else { at };
        let at = if cursor.is_word(at, "ubnd") { at + 1 } else { at };
        let local = ["phường", "xã", "thị trấn", "đặc khu", "huyện", "quận"].iter().any(|w| cursor.is_word(at, w));
        (local && at + 1 < to && cursor.tokens[at + 1].capital).then_some(at)
    }

    /// Whether the sentence is about a level of bodies by its first words: «Với cấp xã, toàn tỉnh …» is of that level.
    pub(super) fn of_level(&self, cursor: &Cursor<'_>) -> bool {
        let name = cursor.opening.as_ref().and_then(|s| s.agency.as_deref());
        name.is_some_and(|n| ["cấp", "khối"].iter().any(|p| fold_phrase(n).starts_with(&fold_phrase(p))))
    }

    /// Whether a token is the first of its line.
    pub(super) fn begins_line(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| cursor.tokens.get(i)).map_or(0, |t| t.end);
        cursor.tokens.get(at).is_some_and(|t| self.chars[before.min(t.start)..t.start].contains(&'\n'))
    }

    /// «Nguyên nhân trễ hạn là do …»: the sentence tells causes, and what it counts is divided by them.
    pub(super) fn tells_causes(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        let opens = ["nguyên nhân", "lý do"]
            .iter()
            .any(|p| says(cursor.tokens, cursor.sentence, at.min(cursor.sentence + 5), p));
        opens
            || says(cursor.tokens, cursor.sentence, at, "nguyên nhân là")
            || says(cursor.tokens, cursor.sentence, at, "là do")
    }

    /// Where the words that may name the next figure begin: behind the cause that follows a count at once.
    pub(super) fn behind_cause(&self, cursor: &Cursor<'_>, at: usize) -> usize {
        let reach = cursor.tokens.len().min(at + SOON);
        let over = |i: &usize| cursor.tokens[*i].is_number() || matches!(cursor.tokens[*i].kind, Kind::Punct(_));
        if self.caused(cursor, at) { (at..reach).find(over).unwrap_or(at) } else { at }
    }

    /// «02 hồ sơ do lỗi hệ thống»: a count with its cause behind it.
    pub(super) fn caused(&self, cursor: &Cursor<'_>, to: usize) -> bool {
        ["do", "vì", "bởi", "nguyên nhân", "là do"].iter().any(|p| cursor.starts(to, p))
    }

    /// «Các chi nhánh có tỷ lệ giải quyết đúng hạn dưới 95%:»: what the rates of the bodies behind a colon are given of.
    pub(super) fn rates_follow(&self, cursor: &Cursor<'_>, at: usize) -> Option<String> {
        let from = cursor.sentence;
        let rate = self.book.set(&["rate"]);
        let many = ["các", "một số", "những", "đơn vị", "địa phương", "cao nhất", "thấp nhất"];
        let bodies = many.iter().any(|p| says(cursor.tokens, from, at, p));
        let terms = cursor.terms_in(from, at).iter().fold(0, |all, t| all | t.bit);
        (bodies && terms & rate != 0).then_some(())?;
        let rated = |u: Unit| matches!(u, Unit::Dossier | Unit::Rating | Unit::Percent);
        let (fact, ..) = self.meant(cursor, terms & !self.book.axis("target"), rated)?;
        Some(if fact.id == "resolved_on_time" { "resolved_early_or_on_time".to_owned() } else { fact.id.clone() })
    }

    /// «UBND phường» where the report is of one ward, which its first lines name: the body that reports.
    pub(super) fn own_counter(&self, name: &str) -> bool {
        let words = fold_phrase(name);
        let Some(level) = &self.own_level else { return false };
        let heads = ["ubnd", "ủy ban nhân dân", "trung tâm phục vụ hành chính công"].map(fold_phrase);
        words.split_last().is_some_and(|(last, head)| last == level && heads.iter().any(|h| h == head))
    }
}
