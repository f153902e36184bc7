//! The head of a report: title, number, date, province and the period its figures are about.

use super::agency::text_of;
use super::block::{Block, BlockKind};
use super::mention::{Mention, Role, is_word, mentions};
use super::token::{Token, tokenize};
use crate::catalog::Catalog;
use crate::domain::{Period, Report, SourceId, Span};
use crate::domain::{fold, fold_phrase};
use chrono::NaiveDate;

/// Characters of the text in which title, number and date are looked for.
const HEAD: usize = 2_500;

/// Reads the head of a document.
pub(super) fn read(name: &str, source: SourceId, chars: &[char], blocks: &[Block], catalog: &Catalog) -> Report {
    let head = tokenize(chars, 0, chars.len().min(HEAD));
    let dates = mentions(&head);
    let issued = issued(&head, &dates);
    let title = title(chars, blocks);
    let period = period(chars, &dates, title, issued);
    Report {
        source,
        name: name.to_owned(),
        title: title.map(|(from, to)| text_of(chars, from, to)),
        number: number(chars, &head),
        issued,
        province: province(chars, catalog),
        period,
    }
}

/// «Số: 112/UBND-TH».
fn number(chars: &[char], head: &[Token]) -> Option<String> {
    let at = (0..head.len()).find(|i| {
        is_word(head, *i, "số")
            && head.get(i + 1).is_some_and(|t| t.is_punct(':'))
            && head.get(i + 2).is_some_and(Token::is_number)
    })?;
    let start = head[at + 2].start;
    let end = (start..chars.len()).find(|i| chars[*i].is_whitespace()).unwrap_or(chars.len());
    Some(chars[start..end].iter().collect())
}

/// «An Giang, ngày 24 tháng 01 năm 2025»: the date after a comma, before the body.
fn issued(head: &[Token], dates: &[Mention]) -> Option<NaiveDate> {
    let dateline = dates.iter().find(|m| m.from > 0 && head[m.from - 1].is_punct(','))?;
    match dateline.span {
        Span::Day(day) => Some(day),
        _ => None,
    }
}

/// The subject line, the lines under «BÁO CÁO», or the first line that speaks of results.
fn title(chars: &[char], blocks: &[Block]) -> Option<(usize, usize)> {
    let near = || blocks.iter().filter(|b| b.kind != BlockKind::Table).take(15).filter(|b| b.ranges[0].0 < HEAD);
    let line = |range: &(usize, usize)| fold_phrase(&chars[range.0..range.1].iter().collect::<String>());
    let lines = || near().flat_map(|b| b.ranges.iter());
    let whole = |at: &(usize, usize)| {
        let (block, index) = near().find_map(|b| b.ranges.iter().position(|r| r == at).map(|i| (b, i)))?;
        let pairs = block.ranges[index..].windows(2).take(3);
        let goes_on = pairs.take_while(|pair| continues(chars, pair[0], pair[1])).last();
        Some((at.0, goes_on.map_or(at.1, |pair| pair[1].1)))
    };
    let subject = lines().find(|r| line(r).starts_with(&fold_phrase("V v")));
    if let Some(range) = subject {
        return whole(range);
    }
    let report = fold_phrase("báo cáo");
    if let Some(at) = lines().position(|r| line(r) == report) {
        return lines().nth(at + 1).and_then(whole);
    }
    let speaks = |words: &[String]| {
        ["kết quả", "giải quyết", "báo cáo"].iter().any(|p| words.windows(2).any(|w| w == fold_phrase(p)))
    };
    lines().find(|r| speaks(&line(r))).copied()
}

/// A title goes on in the next line unless a blank line and a capital, or words that begin the body, follow.
fn continues(chars: &[char], line: (usize, usize), next: (usize, usize)) -> bool {
    let blank = chars[line.1..next.0].iter().filter(|c| **c == '\n').count() > 1;
    !starts_body(chars, next) && (!blank || !chars[next.0].is_uppercase())
}

/// «Thực hiện …», «Kính gửi», «Căn cứ» begin the body.
fn starts_body(chars: &[char], range: (usize, usize)) -> bool {
    let words = fold_phrase(&chars[range.0..range.1].iter().take(40).collect::<String>());
    ["thực hiện", "kính gửi", "căn cứ", "trong tháng", "trong tuần"].iter().any(|p| words.starts_with(&fold_phrase(p)))
}

/// The first period said plainly in the head: in the title if it has one; a week gets the month first named; else the
/// day of issue.
fn period(chars: &[char], dates: &[Mention], title: Option<(usize, usize)>, issued: Option<NaiveDate>) -> Period {
    let is_period =
        |s: &Span| !matches!(s, Span::Day(_) | Span::YearToDate { .. } | Span::Year { .. } | Span::Range { .. });
    let titled = title.and_then(|(from, to)| {
        let tokens = tokenize(chars, from, to);
        mentions(&tokens).into_iter().find(|m| m.role == Role::Plain && is_period(&m.span)).map(|m| m.span)
    });
    let first = || dates.iter().find(|m| m.role == Role::Plain && is_period(&m.span)).map(|m| m.span);
    let span = match titled.or_else(|| issued.is_none().then(first).flatten()) {
        Some(Span::Week { month: None }) => Span::Week { month: first_month(chars) },
        Some(span) => span,
        None => issued.map_or(Span::Unknown, Span::Day),
    };
    Period::over(span)
}

fn first_month(chars: &[char]) -> Option<(i32, u32)> {
    let tokens = tokenize(chars, 0, chars.len());
    mentions(&tokens).into_iter().find_map(|m| match m.span {
        Span::Month { year, month } if m.role != Role::Document => Some((year, month)),
        _ => None,
    })
}

/// The province named most often after «tỉnh» or «thành phố», or in the dateline.
fn province(chars: &[char], catalog: &Catalog) -> Option<String> {
    let tokens = tokenize(chars, 0, chars.len());
    let provinces = catalog.agencies.iter().filter(|a| a.level == "province");
    let mut best: Option<(usize, &str)> = None;
    for province in provinces {
        let bare = province.vi.trim_start_matches("Tỉnh ").trim_start_matches("Thành phố ");
        let name = fold_phrase(bare);
        let count = (1..tokens.len()).filter(|i| named_at(&tokens, *i, &name)).count();
        if count > 0 && best.is_none_or(|(most, _)| count > most) {
            best = Some((count, bare));
        }
    }
    best.map(|(_, name)| name.to_owned())
}

fn named_at(tokens: &[Token], at: usize, name: &[String]) -> bool {
    let first = |t: &Token| t.capital && t.folded == name[0];
    if name.is_empty()
        || !first(&tokens[at])
        || !name.iter().enumerate().all(|(i, w)| tokens.get(at + i).is_some_and(|t| t.is(w)))
    {
        return false;
    }
    let before = &tokens[at - 1];
    let dateline =
        tokens.get(at + name.len()).is_some_and(|t| t.is_punct(',')) && is_word(tokens, at + name.len() + 1, "ngày");
    before.is(&fold("tỉnh")) || before.is(&fold("phố")) || dateline
}
