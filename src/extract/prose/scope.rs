//! Whom a figure is about: the name that opens its block, stands before its label, or is an item of a list.

use super::super::agency::{BODY_WORDS, text_of};
use super::super::token::Kind;
use super::super::unit::unit_at;
use super::Reader;
use super::cursor::Cursor;
use super::label::Label;
use super::skip::says;
use crate::domain::{Doubt, Fact, Scope, fold_phrase};

/// First words that, beside those of an agency's name, mark what opens a block («… :», or a heading) as a body or a level
/// of bodies.
const OPENING: [&str; 10] =
    ["khối", "ban quản lý", "trung tâm", "cấp", "bộ phận", "tại", "thuế", "các sở", "các xã", "các huyện"];
/// First words of a body that running text writes small before a proper name.
const SMALL: [&str; 7] = ["phường", "xã", "thị trấn", "huyện", "thị xã", "thành phố", "đặc khu"];
/// Words of a place in running text that mean the whole reporting body.
const WHOLE: [&str; 7] = [
    "toàn tỉnh",
    "toàn thành phố",
    "trung tâm",
    "tỉnh",
    "toàn huyện",
    "bộ phận một cửa",
    "bộ phận tiếp nhận và trả kết quả",
];
/// Words that no field's name has.
const NO_FIELD: [&str; 30] = [
    "tại", "qua", "về", "đó", "này", "nay", "dưới", "trên", "hết", "đã", "sẽ", "mới", "chỉ", "những", "mỗi", "hôm",
    "đến", "ngoài", "hiện", "vẫn", "cũng", "đều", "bị", "vì", "để", "được", "chưa", "riêng", "tuần", "tháng",
];
/// The most words of a field's name in a list.
const FIELD_WORDS: usize = 6;

/// Characters of the first lines, which name the one body that a local report is of.
const FIRST_LINES: usize = 600;

/// The level of the local body that the first lines of a text name: «phường Phù Liễn» → «phường».
pub(super) fn local_level(chars: &[char]) -> Option<String> {
    let tokens = super::tokenize(chars, 0, chars.len().min(FIRST_LINES));
    let levels = ["phường", "xã", "huyện", "quận"].map(crate::domain::fold);
    let named = |i: &usize| tokens[*i + 1].capital && levels.iter().any(|l| tokens[*i].is(l));
    (0..tokens.len().saturating_sub(1)).find(named).map(|i| tokens[i].folded.clone())
}

/// The one local body that a text is of, as comparable words: its first line names it, and no line names another of
/// its level.
pub(super) fn local_body(chars: &[char]) -> Option<Vec<String>> {
    let tokens = super::tokenize(chars, 0, chars.len());
    let line = chars.iter().position(|c| *c == '\n').unwrap_or(chars.len());
    let levels = ["phường", "xã", "huyện", "quận"].map(crate::domain::fold);
    let name = |i: usize, level: &str| {
        let proper = tokens[i + 1..].iter().take(3).take_while(|t| t.capital && t.kind == Kind::Word);
        let words: Vec<String> = proper.map(|t| t.folded.clone()).collect();
        (tokens[i].is(level) && !words.is_empty()).then_some(words)
    };
    let names: Vec<(usize, Vec<String>)> = (0..tokens.len())
        .filter_map(|i| {
            let level = levels.iter().find(|level| tokens[i].is(level))?;
            let own = std::iter::once(level.clone()).chain(name(i, level)?);
            Some((tokens[i].start, own.collect()))
        })
        .collect();
    let (at, own) = names.first()?;
    let alone = *at < line && names.iter().all(|(_, other)| other == own);
    alone.then(|| own.clone())
}

impl Reader<'_> {
    /// Whom a block is about by the name that opens it: «1. Sở Tư pháp: …», «a) Cấp tỉnh», «+ UBND cấp xã: …».
    pub(super) fn opening_scope(&self, cursor: &Cursor<'_>, title: usize) -> Option<Scope> {
        let reach = cursor.tokens.len().min(24);
        let reach = if title > 0 { reach.min(title + 1) } else { reach };
        let colon = (0..reach).find(|i| cursor.is_punct(*i, ':'));
        let mut end = colon.or((title > 0).then_some(title.min(reach)))?;
        if self.broken_line(cursor, end) {
            return None;
        }
        if let Some(bracket) = (0..end).find(|i| cursor.is_punct(*i, '(')) {
            if let Some(level) = self.bracket_level(cursor, bracket, end) {
                return Some(level);
            }
            end = bracket;
        }
        let from = usize::from(cursor.is_word(0, "tại") || cursor.is_word(0, "của")).min(end);
        let from = self.behind_counter(cursor, from, end);
        let from = if title > 0 { self.behind_results(cursor, from, end) } else { from };
        let told = self.book.axis("process") | self.book.axis("time");
        let telling = cursor.terms_in(from, end).iter().any(|t| t.bit & told != 0);
        let short = end > from && end - from <= 14 && !(telling && title == 0);
        let numbers = cursor.tokens[..end].iter().any(|t| t.is_number());
        if !short || numbers {
            return None;
        }
        self.names_body(cursor, from, end).then(|| self.scope_of_section(cursor, from, end))
    }

    /// «Tại 15 xã, thị trấn (cấp xã)», «Tại Bộ phận … huyện (cấp huyện)»: the level in brackets is whom it is about.
    fn bracket_level(&self, cursor: &Cursor<'_>, open: usize, end: usize) -> Option<Scope> {
        let levels = ["cấp tỉnh", "cấp huyện", "cấp xã", "cấp thành phố", "cấp sở"];
        let level = levels.iter().any(|p| cursor.starts(open + 1, p));
        let close = (open + 3..=open + 4).find(|i| cursor.is_punct(*i, ')'))?;
        (level && close < end).then(|| Scope::agency(self.text(cursor, open + 1, close)))
    }

    /// A section's body: the issuing body itself only under its whole name, since its parts may stand beside it.
    fn scope_of_section(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> Scope {
        let words = fold_phrase(&self.text(cursor, from, to));
        let parts = self.head.issuer.iter().all(|i| *i != words) && words.len() <= 2 && words.len() > 1;
        if parts { Scope::agency(self.text(cursor, from, to)) } else { self.scope_named(cursor, from, to) }
    }

    /// «Bộ phận Tiếp nhận và Trả kết quả của UBND huyện» is that body's counter.
    fn behind_counter(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> usize {
        let counter = cursor.starts(from, "bộ phận");
        let of = (from..to).find(|i| ["của", "thuộc"].iter().any(|w| cursor.is_word(*i, w)));
        of.filter(|i| counter && i + 1 < to).map_or(from, |i| i + 1)
    }

    /// «Kết quả tại Trung tâm …» in a heading of a report that another body issued.
    fn behind_results(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> usize {
        let at = (from..to).find(|i| cursor.is_word(*i, "tại"));
        let results = cursor.starts(from, "kết quả") && !self.head.issuer.is_empty();
        let body = |i: &usize| results && i + 3 < to && self.names_body(cursor, i + 1, to);
        at.filter(body).map_or(from, |i| i + 1)
    }

    /// Whether a line break stands in the opening words: then they are lines of a head, not a name.
    fn broken_line(&self, cursor: &Cursor<'_>, to: usize) -> bool {
        let (Some(first), Some(last)) = (cursor.tokens.first(), to.checked_sub(1).and_then(|i| cursor.tokens.get(i)))
        else {
            return true;
        };
        let line = &self.chars[first.start..last.end];
        line.contains(&'\n') && line.iter().all(|c| !c.is_lowercase()) || cursor.is_word(to - 1, "số")
    }

    fn names_body(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> bool {
        let words: Vec<&str> = cursor.tokens[from..to].iter().map(|t| t.folded.as_str()).collect();
        let first = |p: &str| {
            let phrase = fold_phrase(p);
            words.len() > phrase.len() && phrase.iter().zip(&words).all(|(a, b)| a == b)
        };
        BODY_WORDS.iter().chain(&OPENING).any(|p| first(p))
            && !words.iter().any(|w| matches!(*w, "," | ";" | ".") && words.len() > 8)
    }

    /// The scope that a run of tokens names; the reporting body itself is the whole.
    pub(super) fn scope_named(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> Scope {
        let name = text_of(self.chars, cursor.tokens[from].start, cursor.tokens[to - 1].end);
        let words = fold_phrase(&name);
        let own = |issuer: &Vec<String>| {
            let bare = |w: &[String]| w.iter().filter(|x| !matches!(x.as_str(), "tỉnh")).cloned().collect::<Vec<_>>();
            bare(issuer) == bare(&words) || (issuer.starts_with(&words) && words.len() > 1)
        };
        let province = ["ubnd tỉnh", "ủy ban nhân dân tỉnh", "tỉnh"].iter().any(|p| words.starts_with(&fold_phrase(p)));
        let local = self.own_body.as_ref().is_some_and(|own| {
            let bare = words.strip_prefix(fold_phrase("ubnd").as_slice()).unwrap_or(&words);
            bare == own.as_slice()
        });
        let whole =
            local || province || WHOLE.iter().any(|w| fold_phrase(w) == words) || self.head.issuer.iter().any(own);
        if whole { Scope::whole() } else { Scope::agency(name) }
    }

    /// The section's body, or the whole report's.
    pub(super) fn section_scope(&self) -> Scope {
        self.sections.scope().unwrap_or_default()
    }

    /// Whom a labelled figure is about: the name directly before its label, else the section's body.
    pub(super) fn labelled_scope(&self, cursor: &Cursor<'_>, label: &Label, after: bool, at: usize) -> (Scope, usize) {
        let end = if after && label.from >= at { at } else { label.from };
        let start =
            cursor.gap.max(if after && label.from >= at { self.clause_start(cursor, at) } else { label.clause });
        let named = self.name_between(cursor, start, end).or_else(|| self.subject_name(cursor, start, end));
        match named {
            Some((from, to)) if self.own_counter(&self.text(cursor, from, to)) => {
                (cursor.subject.clone().unwrap_or_else(|| self.section_scope()), from)
            }
            Some((from, to)) => (self.scope_named(cursor, from, to), from),
            None => {
                let from = self.widened(cursor, label, label.from.min(at));
                if let Some(owner) = self.owner_behind(cursor, label, after, at) {
                    return (owner, from);
                }
                let behind = !after && label.to < at && self.of_all(cursor, label.to, at);
                let all = (behind || self.says_all(cursor, label.from.min(at))).then(Scope::whole);
                (all.or_else(|| cursor.subject.clone()).unwrap_or_else(|| self.section_scope()), from)
            }
        }
    }

    /// «tỷ lệ hồ sơ trực tuyến của huyện Ba Vì đạt 78,5%»: the body between a label and its number.
    fn owner_behind(&self, cursor: &Cursor<'_>, label: &Label, after: bool, at: usize) -> Option<Scope> {
        (!after && label.to < at).then_some(())?;
        if let Some(level) = self.level_behind(cursor, label.to, at) {
            return Some(level);
        }
        let of = |i: &usize| ["của", "tại", "ở"].iter().any(|w| cursor.is_word(*i, w));
        let lead = (label.to..at).find(of)?;
        let verb = |i: &usize| ["tăng", "giảm", "đạt", "là", "còn", "chiếm"].iter().any(|w| cursor.is_word(*i, w));
        let end = (lead + 1..at).find(verb).unwrap_or(at);
        let (first, last) = self.name_between(cursor, lead + 1, end)?;
        let proper = (first + 1..last).any(|i| cursor.tokens[i].capital);
        (first == lead + 1 && proper).then(|| self.scope_named(cursor, first, last))
    }

    /// «Thanh toán trực tuyến cấp tỉnh đạt 91,3%»: a level with nothing but a verb between it and its number.
    fn level_behind(&self, cursor: &Cursor<'_>, from: usize, at: usize) -> Option<Scope> {
        let levels = ["cấp tỉnh", "cấp huyện", "cấp xã"];
        let start = (from..at).find(|i| levels.iter().any(|p| cursor.starts(*i, p)))?;
        let verb = |i: usize| ["đạt", "là", "chiếm"].iter().any(|w| cursor.is_word(i, w));
        let before = (from..start).all(|i| ["hồ", "sơ", "của", "tại", "ở"].iter().any(|w| cursor.is_word(i, w)));
        let stated = start + 3 == at && verb(at - 1);
        (before && stated).then(|| Scope::agency(self.text(cursor, start, start + 2)))
    }

    /// The start of a label with the small words before it: «số hồ sơ đang giải quyết».
    fn widened(&self, cursor: &Cursor<'_>, label: &Label, from: usize) -> usize {
        let least = label.clause.max(cursor.gap).min(from);
        let small = |i: &usize| self.words.filler(&cursor.tokens[*i].folded) && cursor.mention_over(*i).is_none();
        (least..from).rev().take_while(small).last().unwrap_or(from)
    }

    fn clause_start(&self, cursor: &Cursor<'_>, at: usize) -> usize {
        cursor.clauses_before(at).first().map_or(at, |c| c.0)
    }

    /// «…, Sở Tư pháp đã tiếp nhận 20 hồ sơ»: the name that begins the clause before the label.
    fn subject_name(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> Option<(usize, usize)> {
        let verbs = ["đã", "có", "được", "còn", "phát"];
        let verb = (from..to).find(|i| verbs.iter().any(|v| cursor.is_word(*i, v)))?;
        self.name_between(cursor, from, verb)
    }

    /// The agency that a run of tokens consists of: known, or with a telling first word and a proper name.
    pub(super) fn name_between(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> Option<(usize, usize)> {
        (to > from && to - from <= 20).then_some(())?;
        if let Some(name) =
            self.agencies.name_in(cursor.tokens, from, to, false).filter(|n| self.proper(cursor, n.from, n.to))
        {
            return Some((name.from, self.proper_end(cursor, name.from, name.to)));
        }
        if let Some(level) = self.level_between(cursor, from, to) {
            return Some(level);
        }
        let inner = (from + 1..to).filter(|i| cursor.tokens[*i].capital && !cursor.tokens[i - 1].capital);
        let led = |i: usize| {
            (from..i).all(|j| cursor.tokens[j].kind == Kind::Word && (j == from || !cursor.tokens[j].capital))
        };
        let name = inner.take(2).find_map(|i| {
            self.agencies.name_in(cursor.tokens, i, to, false).filter(|n| n.from >= i && i - from <= 6 && led(i))
        });
        if let Some(name) = name.filter(|n| self.proper(cursor, n.from, n.to) && !self.verbs(cursor, from, n.from)) {
            return Some((name.from, name.to));
        }
        let starts = |i: usize| SMALL.iter().any(|p| cursor.starts(i, p)) && !cursor.is_word(i, "cấp");
        let first = (from..to).find(|i| starts(*i))?;
        let proper = (first + 1..to).take_while(|i| cursor.tokens[*i].kind != Kind::Punct(',')).last()? + 1;
        let proper = (first..proper).rev().find(|i| cursor.tokens[*i].capital || cursor.tokens[*i].is_number())? + 1;
        let lead = (from..first).all(|i| self.words.filler(&cursor.tokens[i].folded) || !cursor.tokens[i].capital);
        let rest = (proper..to)
            .all(|i| matches!(cursor.tokens[i].kind, Kind::Punct(_)) || self.words.filler(&cursor.tokens[i].folded));
        let named = cursor.tokens.get(first + 1).is_some_and(|t| t.capital)
            || cursor.tokens.get(first + 2).is_some_and(|t| t.capital);
        (lead && rest && named && proper > first + 1).then_some((first, proper))
    }

    /// «cấp xã», «các trung tâm phục vụ hành chính công cấp xã»: a level of bodies as a subject.
    fn level_between(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> Option<(usize, usize)> {
        let levels = ["cấp tỉnh", "cấp huyện", "cấp xã", "cấp thành phố", "cấp sở"];
        let joined = from > 2 && (cursor.is_punct(from - 1, ',') || cursor.is_word(from - 1, "và"));
        let several = joined && (cursor.is_word(from - 3, "cấp") || cursor.is_word(from - 2, "huyện"));
        let level = cursor.is_word(from, "cấp") && to - from <= 5 && !several;
        let many = ["các", "khối"].iter().any(|w| cursor.is_word(from, w)) && to - from <= 14;
        let named = level || (many && levels.iter().any(|l| says(cursor.tokens, from, to, l)));
        let plain = |i: usize| cursor.tokens[i].kind == Kind::Word || (many && cursor.is_punct(i, ','));
        (named && (from..to).all(plain) && cursor.terms_in(from, to).is_empty()).then_some(())?;
        let end = (from..to).rev().find(|i| !self.words.filler(&cursor.tokens[*i].folded)).map_or(to, |i| i + 1);
        (end > from + 1).then_some((from, end))
    }

    /// Whether a name has a proper part: «Phường» alone before a verb is no name.
    fn proper(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> bool {
        let small = SMALL.iter().any(|p| cursor.starts(from, p));
        !small || (from + 1..to).any(|i| cursor.tokens[i].capital)
    }

    /// The end of a name whose proper part has capitals: «Phường Lê Chân dẫn đầu» ends with «Chân».
    fn proper_end(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> usize {
        let adverb = |i: usize| ["chỉ", "mới", "cũng", "hiện", "đều", "vẫn"].iter().any(|w| cursor.is_word(i, w));
        let to = (from + 1..to).rev().find(|i| !adverb(*i)).map_or(to, |i| i + 1);
        let small = SMALL.iter().any(|p| cursor.starts(from, p));
        let last = (from..to).rev().find(|i| cursor.tokens[*i].capital || cursor.tokens[*i].is_number());
        last.filter(|i| small && *i > from).map_or(to, |i| i + 1)
    }

    /// Whether the words before a name make it something else than a subject: «phối hợp Sở X», «theo Sở X».
    fn verbs(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> bool {
        (from..to).any(|i| ["theo", "hợp", "với", "của", "gửi", "từ", "về"].iter().any(|w| cursor.is_word(i, w)))
    }

    /// A name in a list: an agency, or any capitalised run.
    pub(super) fn listed_name(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> Option<(usize, usize)> {
        self.name_between(cursor, from, to)
            .or_else(|| self.agencies.name_in(cursor.tokens, from, to, true).map(|n| (n.from, n.to)))
    }

    /// A field in a list: some words and nothing else between the last boundary and the number.
    pub(super) fn listed_field(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> Option<(usize, usize)> {
        let from = (from..to).find(|i| cursor.tokens[*i].kind == Kind::Word).unwrap_or(to);
        let from = if cursor.starts(from, "và") { from + 1 } else { from };
        let from = if cursor.starts(from, "lĩnh vực") && to > from + 2 && !cursor.is_word(from + 2, "khác") {
            from + 2
        } else {
            from
        };
        let to = (from..to)
            .rev()
            .find(|i| !matches!(cursor.tokens[*i].kind, Kind::Punct(':' | '-' | '(')))
            .map_or(from, |i| i + 1);
        let to =
            if to > from && ["là", "có", "với"].iter().any(|w| cursor.is_word(to - 1, w)) { to - 1 } else { to };
        let plain = |i: usize| cursor.tokens[i].kind == Kind::Word || cursor.is_punct(i, ',');
        let ok =
            to > from && to - from <= FIELD_WORDS + 2 && (from..to).all(plain) && cursor.terms_in(from, to).is_empty();
        let generic = (from..to)
            .all(|i| self.words.filler(&cursor.tokens[i].folded) || self.words.link(&cursor.tokens[i].folded));
        let counted = unit_at(cursor.tokens, from).is_some();
        let cause = ["do", "vì", "bởi"].iter().any(|w| cursor.is_word(from, w));
        let loose = cause || (from..to).any(|i| NO_FIELD.iter().any(|w| cursor.is_word(i, w)));
        (ok && !generic && !counted && !loose).then_some((from, to))
    }

    /// Notes what a name that is in no list leaves open.
    pub(super) fn doubt_name(&self, fact: &mut Fact) {
        let unknown = fact.scope.agency.as_deref().is_some_and(|name| {
            let words = fold_phrase(name);
            let local = SMALL.iter().chain(&["ubnd", "cấp", "các", "khối"]).any(|p| words.starts_with(&fold_phrase(p)));
            self.catalog.agency(name).is_none() && !local
        });
        if unknown {
            fact.doubts.push(Doubt::AgencyUnknown);
        }
    }
}
