//! Verdicts against a target, and rates that several bodies share.

use super::super::agency::BODY_WORDS;
use super::super::token::Kind;
use super::Reader;
use super::cursor::Cursor;
use super::skip::says;
use crate::domain::{Decimal, Fact, Scope, Value, fold_phrase};

/// Verdicts that stand alone behind a colon.
const VERDICTS: [&str; 4] = ["chưa đạt", "không đạt", "chưa hoàn thành", "đạt"];
/// Levels that a list of names shares: «các xã A, B và C».
const SHARED: [&str; 8] = ["xã", "phường", "huyện", "sở", "thị trấn", "thành phố", "đặc khu", "thị xã"];

impl Reader<'_> {
    /// «tỷ lệ hồ sơ trực tuyến (chỉ tiêu ≥ 90%): Đạt», «đánh giá: Chưa đạt».
    pub(super) fn verdict(&mut self, cursor: &mut Cursor<'_>, at: usize) -> Option<usize> {
        let told = VERDICTS.iter().find(|p| cursor.starts(at, p))?;
        let to = at + told.split(' ').count();
        let closed = cursor.tokens.get(to).is_none_or(|t| matches!(t.kind, Kind::Punct('.' | ';' | ',' | ')')));
        let colon = at > 0 && cursor.is_punct(at - 1, ':');
        let aim = ["chỉ tiêu", "đánh giá", "mục tiêu"].iter().any(|p| says(cursor.tokens, cursor.sentence, at, p));
        let rate =
            says(cursor.tokens, cursor.sentence, at, "tỷ lệ") || cursor.last.is_some_and(|l| l.to >= cursor.sentence);
        (closed && colon && aim && rate && self.head.relevant).then_some(())?;
        let period = self.period_of_count(false, cursor, at);
        let place = self.place(cursor.tokens[at].start, cursor.tokens[to - 1].end);
        let scope = cursor.subject.clone().unwrap_or_else(|| self.section_scope());
        let word = self.text(cursor, at, to);
        let unit = self.unit_of("target_verdict");
        let fact = self.fact("target_verdict", Decimal::ZERO, &unit, scope, period, place);
        self.facts.push(Fact { value: Value::Text(word), doubts: Vec::new(), ..fact });
        Some(to)
    }

    /// «Sở Y tế, Sở Nội vụ và Sở Tài chính đều đạt 100%»: a rate that several bodies share is each one's.
    pub(super) fn share_among(&mut self, cursor: &Cursor<'_>, from: usize) {
        let Some(fact) = self.facts.get(from).filter(|_| self.facts.len() == from + 1).cloned() else { return };
        let named = fact.scope.agency.as_deref().map(bodies).unwrap_or_default();
        let shared = || if fact.scope == self.section_scope() { self.plural(cursor) } else { Vec::new() };
        let names = if named.is_empty() { shared() } else { named };
        if names.len() < 2 || fact.indicator == "target" {
            return;
        }
        self.facts.truncate(from);
        self.facts.extend(names.into_iter().map(|name| Fact { scope: Scope::agency(name), ..fact.clone() }));
    }

    /// «Các xã Tân Lập, Hòa Bình và Minh Khai cùng đạt …»: the bodies that a part of a sentence begins with.
    fn plural(&self, cursor: &Cursor<'_>) -> Vec<String> {
        let tokens = cursor.tokens;
        let from = cursor.part;
        let Some(level) = SHARED.iter().find(|l| cursor.starts(from + 1, l)) else { return Vec::new() };
        if !["các", "những", "hai", "ba", "bốn", "cả"].iter().any(|w| cursor.is_word(from, w)) {
            return Vec::new();
        }
        let begin = from + 1 + level.split(' ').count();
        let part = |t: &super::Token| {
            (t.kind == Kind::Word && t.capital) || t.is_punct(',') || t.is(&crate::domain::fold("và"))
        };
        let end = tokens[begin..].iter().position(|t| !part(t)).map_or(begin, |n| begin + n);
        let mut names = Vec::new();
        let mut at = begin;
        while at < end {
            let to = (at..end).find(|i| !tokens[*i].capital).unwrap_or(end);
            if to > at {
                names.push(format!("{level} {}", self.text(cursor, at, to)));
            }
            at = to + 1;
        }
        names
    }
}

/// «Sở Y tế, Sở Nội vụ và Sở Tài chính» → each; nothing where a part is no name of a body of its own.
fn bodies(name: &str) -> Vec<String> {
    let parts: Vec<String> = name.split(", ").flat_map(|p| p.split(" và ")).map(|p| p.trim().to_owned()).collect();
    let body = |part: &String| {
        let words = fold_phrase(part);
        BODY_WORDS.iter().any(|b| words.len() > 1 && words.starts_with(&fold_phrase(b)))
    };
    if parts.len() > 1 && parts.iter().all(body) { parts } else { Vec::new() }
}
