//! The head of a report: title, number, date, province and the period its figures are about.

use super::agency::text_of;
use super::block::{Block, BlockKind};
use super::body;
use super::mention::{Mention, NO_YEAR, Role, is_word, mentions, with_year};
use super::prose::OTHER_INDICES;
use super::token::{Token, tokenize};
use crate::catalog::Catalog;
use crate::domain::{Map, Period, Report, SourceId, Span, fold, fold_phrase};
use chrono::{Datelike, NaiveDate};

/// Characters of the text in which title, number and date are looked for.
const HEAD: usize = 2_500;

/// What dossiers and texts are about that report no administrative procedures.
const OTHER_DOSSIERS: [&str; 25] = [
    "căn cước",
    "thường trú",
    "giải ngân",
    "kho bạc",
    "hưởng chế độ",
    "vốn đầu tư",
    "tài liệu lưu trữ",
    "lưu trữ lịch sử",
    "độc giả",
    "xét tuyển",
    "tuyển sinh",
    "dự tuyển",
    "dự thầu",
    "đấu thầu",
    "vay vốn",
    "bệnh nhân",
    "bệnh án",
    "thi tuyển",
    "khai thuế",
    "tòa án",
    "bệnh viện",
    "học sinh",
    "gói thầu",
    "hợp đồng",
    "thí sinh",
];

/// Reads the head of a document.
pub(super) fn read(name: &str, source: SourceId, chars: &[char], blocks: &[Block], catalog: &Catalog) -> Report {
    let head = tokenize(chars, 0, chars.len().min(HEAD));
    let dates = mentions(&head);
    let issued = issued(&head, &dates);
    let title = title(chars, blocks);
    let period = period(chars, &dates, title, issued);
    let title = title.map(|(from, to)| text_of(chars, from, to));
    Report {
        source,
        name: name.to_owned(),
        body: body::body(chars, blocks, title.as_deref(), catalog),
        title,
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
    let timed = |m: &Mention| m.from > 1 && head[m.from - 2].is_number();
    let dateline = dates.iter().find(|m| m.from > 0 && head[m.from - 1].is_punct(',') && !timed(m))?;
    match dateline.span {
        Span::Day(day) if day.year() != NO_YEAR => Some(day),
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
    let first = lines().find(|r| speaks(&line(r)))?;
    let (block, index) = near().find_map(|b| b.ranges.iter().position(|r| r == first).map(|i| (b, i)))?;
    let wrapped = block.ranges[index + 1..].iter().take(2);
    let last = wrapped.take_while(|r| chars[r.0].is_lowercase() || chars[r.0].is_ascii_digit()).last();
    Some((first.0, last.unwrap_or(first).1))
}

/// A title goes on in the next line unless a blank line and a capital, or words that begin the body, follow.
fn continues(chars: &[char], line: (usize, usize), next: (usize, usize)) -> bool {
    let blank = chars[line.1..next.0].iter().filter(|c| **c == '\n').count() > 1;
    let ruled = !chars[next.0..next.1].iter().any(|c| c.is_alphanumeric());
    !ruled
        && !is_dateline(chars, next)
        && !starts_body(chars, next)
        && !numbered(chars, next)
        && (!blank || !chars[next.0].is_uppercase())
}

/// «Gia Lai, ngày 17 tháng 11 năm 2025».
fn is_dateline(chars: &[char], line: (usize, usize)) -> bool {
    let tokens = tokenize(chars, line.0, line.1);
    let day = |m: &Mention| matches!(m.span, Span::Day(_)) && m.from > 1 && tokens[m.from - 1].is_punct(',');
    tokens.len() < 16 && mentions(&tokens).iter().any(day)
}

/// «I. KẾT QUẢ», «1. Tình hình», «Phần thứ nhất»: the first heading of the body.
fn numbered(chars: &[char], range: (usize, usize)) -> bool {
    let line = &chars[range.0..range.1];
    let mark = line.iter().take_while(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X' | 'A')).count();
    let part = fold_phrase(&line.iter().take(8).collect::<String>()).first().is_some_and(|w| *w == fold("phần"));
    part || (mark > 0 && line.get(mark).is_some_and(|c| matches!(c, '.' | ')' | '/')))
}

/// «Thực hiện …», «Kính gửi», «Căn cứ» begin the body.
fn starts_body(chars: &[char], range: (usize, usize)) -> bool {
    let words = fold_phrase(&chars[range.0..range.1].iter().take(40).collect::<String>());
    ["thực hiện", "kính gửi", "căn cứ", "trong tháng", "trong tuần"].iter().any(|p| words.starts_with(&fold_phrase(p)))
}

/// The period said plainly in the title; else in the lines under it (news, reports without a head); a week gets the
/// month first named; else the day of issue.
fn period(chars: &[char], dates: &[Mention], title: Option<(usize, usize)>, issued: Option<NaiveDate>) -> Period {
    let year = year_of(chars, issued);
    let dated = |m: &Mention| with_year(m.span, year);
    let past = |s: &Span| issued.is_none_or(|day| !is_ahead(*s, day));
    let in_title = title.and_then(|(from, to)| best_period(&mentions(&tokenize(chars, from, to)), year));
    let planned = in_title.is_some_and(|s| !past(&s));
    let titled = in_title.filter(past).or_else(|| labelled(chars, dates).map(dated));
    let is_period = |s: &Span| !matches!(s, Span::Unknown | Span::Day(_) | Span::YearToDate { .. } | Span::Year { .. });
    let plain = || dates.iter().filter(|m| m.role == Role::Plain);
    let year_said = || plain().map(dated).find(|s| matches!(s, Span::Year { .. }));
    let first = || plain().map(dated).find(|s| is_period(s) && past(s)).or_else(year_said);
    let range = || plain().map(dated).find(|s| matches!(s, Span::Range { .. }));
    let announced = || dates.iter().find(|m| m.role == Role::Plain && is_announced(chars, m)).map(dated);
    let announced = || announced().filter(|s| is_period(s) && past(s));
    let as_of = || dates.iter().find(|m| m.role == Role::Plain && is_as_of(chars, m)).map(dated);
    let span = match titled {
        Some(Span::Week { month: None }) => range().or(titled),
        Some(Span::HalfYear { .. } | Span::NineMonths { .. } | Span::Quarter { .. } | Span::Month { .. }) => {
            declared_range(chars, dates, year).or(titled)
        }
        Some(_) => titled,
        None => declared_range(chars, dates, year)
            .or_else(announced)
            .or_else(|| (issued.is_none() || planned).then(first).flatten())
            .or_else(|| issued.is_none().then(as_of).flatten()),
    };
    let span = match span {
        Some(Span::Week { month: None }) => Span::Week { month: first_month(chars, year) },
        Some(span) => span,
        None => issued.map_or(Span::Unknown, Span::Day),
    };
    Period::over(span)
}

/// «… thông báo kết quả thanh toán trực tuyến tháng 4/2024 như sau:»: the period of a lead-in that announces results.
fn is_announced(chars: &[char], mention: &Mention) -> bool {
    let head = tokenize(chars, 0, chars.len().min(HEAD));
    let reach = head.len().min(mention.to + 14);
    let ends = (mention.to..reach).find(|i| head[*i].is_punct('.') || head[*i].is_punct(':'));
    let least = mention.from.saturating_sub(30);
    let told = (least..mention.from).rev().take_while(|i| !head[*i].is_punct('.'));
    let results = told.into_iter().any(|i| is_word(&head, i, "kết") && is_word(&head, i + 1, "quả"));
    results && ends.is_some_and(|i| head[i].is_punct(':') && is_word(&head, i - 1, "sau"))
}

/// «Tính đến ngày 29/8»: the day up to which a text without any other period counts.
fn is_as_of(chars: &[char], mention: &Mention) -> bool {
    let head = tokenize(chars, 0, chars.len().min(HEAD));
    let mut near = mention.from.saturating_sub(6)..mention.from;
    let until = near.any(|i| is_word(&head, i, "tính") && is_word(&head, i + 1, "đến"));
    matches!(mention.span, Span::Day(_)) && until
}

/// Whether a span is planned, not reported, on the day of issue: it begins later, or it is longer than a month and less
/// than a third of it has passed.
fn is_ahead(span: Span, issued: NaiveDate) -> bool {
    let Some((from, to)) = span.days() else { return false };
    let (length, passed) = ((to - from).num_days(), (issued - from).num_days());
    passed < 0 || (length > 31 && passed * 3 < length)
}

/// «Kỳ báo cáo: Quý I/2026», or a line of its own «(Tháng 4 năm 2026)»: the period under a form's title.
fn labelled<'d>(chars: &[char], dates: &'d [Mention]) -> Option<&'d Mention> {
    let head = tokenize(chars, 0, chars.len().min(HEAD));
    let label = |m: &Mention| {
        let before = &head[m.from.saturating_sub(4)..m.from];
        let colon = before.last().is_some_and(|t| t.is_punct(':'));
        colon && before.iter().any(|t| t.is(&fold("kỳ")))
    };
    let breaks = |from: usize, to: usize| chars[from..to].contains(&'\n');
    let alone = |m: &Mention| {
        let (first, last) = (m.from.saturating_sub(1), m.to.min(head.len() - 1));
        let opens = breaks(head[first].end.min(head[m.from].start), head[m.from].start);
        opens && breaks(head[m.to - 1].end, head[last].start.max(head[m.to - 1].end))
    };
    let period = |m: &Mention| !matches!(m.span, Span::Day(_) | Span::Unknown);
    dates.iter().find(|m| m.role == Role::Plain && period(m) && (label(m) || alone(m)))
}

/// What the title calls the period, when the report declares days of its own for it.
pub(super) fn nominal(report: &Report) -> Option<Span> {
    let declared = matches!(report.period.span, Span::Range { .. });
    let title: Vec<char> = report.title.as_deref().filter(|_| declared)?.chars().collect();
    let said = mentions(&tokenize(&title, 0, title.len()));
    let spans = said.iter().filter(|m| m.role == Role::Plain).map(|m| with_year(m.span, report.period.span.year()));
    let nominal = |s: &Span| {
        matches!(s, Span::Month { .. } | Span::Quarter { .. } | Span::HalfYear { .. } | Span::NineMonths { .. })
    };
    spans.into_iter().find(nominal)
}

/// The narrowest way of saying the period: a range of days, else the last period that is no mere year, else the year.
fn best_period(said: &[Mention], year: Option<i32>) -> Option<Span> {
    let plain = || said.iter().filter(|m| m.role == Role::Plain).map(|m| with_year(m.span, year));
    let range = plain().find(|s| matches!(s, Span::Range { .. }));
    let other = plain().find(|s| !matches!(s, Span::Unknown | Span::Day(_) | Span::Year { .. }));
    let year = || plain().find(|s| matches!(s, Span::Year { .. }));
    range.or(other).or_else(year).or_else(|| plain().find(|s| matches!(s, Span::Day(_))))
}

/// «(Số liệu tính từ ngày 15/12/2022 đến ngày 14/6/2023)»: the report's own calendar, said in brackets or after «số liệu».
fn declared_range(chars: &[char], dates: &[Mention], year: Option<i32>) -> Option<Span> {
    let head = tokenize(chars, 0, chars.len().min(HEAD));
    let declares = |m: &&Mention| {
        let before = (m.from.saturating_sub(5)..m.from).any(|i| is_word(&head, i, "liệu") || head[i].is_punct('('));
        matches!(m.span, Span::Range { .. }) && before
    };
    dates.iter().find(declares).map(|m| with_year(m.span, year))
}

/// The year of periods in the text that leave it out.
pub(super) fn year(chars: &[char], report: &Report) -> Option<i32> {
    report.period.span.year().or_else(|| year_of(chars, report.issued))
}

/// The year for periods that leave it out: that of issue, else the first one said.
fn year_of(chars: &[char], issued: Option<NaiveDate>) -> Option<i32> {
    let plain = |m: &Mention| matches!(m.role, Role::Plain | Role::Compared | Role::Deadline);
    let year = |m: Mention| m.span.year().filter(|y| plain(&m) && *y != NO_YEAR);
    issued.map(|day| day.year()).or_else(|| first_said(chars, year))
}

fn first_month(chars: &[char], year: Option<i32>) -> Option<(i32, u32)> {
    first_said(chars, |m| match with_year(m.span, year) {
        Span::Month { year, month } if m.role != Role::Document => Some((year, month)),
        _ => None,
    })
}

/// Characters at the beginning of a text in which what is sought is mostly said.
const BEGINNING: usize = 4_000;

/// So many tokens before the end of the beginning nothing depends on what follows it.
const MARGIN: usize = 60;

/// What the first mention gives that gives anything; a long text is gone through only as far as needed.
fn first_said<T>(chars: &[char], what: impl Fn(Mention) -> Option<T>) -> Option<T> {
    let in_first = |length: usize, margin: usize| {
        let tokens = tokenize(chars, 0, length);
        let sure = tokens.len().saturating_sub(margin);
        mentions(&tokens).into_iter().take_while(|m| m.to <= sure).find_map(&what)
    };
    let early = || in_first(BEGINNING, MARGIN);
    (chars.len() > BEGINNING).then(early).flatten().or_else(|| in_first(chars.len(), 0))
}

/// The names of the issuing body, as words: the lines above the title.
pub(super) fn issuer(chars: &[char], blocks: &[Block]) -> Vec<Vec<String>> {
    let near = blocks.iter().filter(|b| b.kind != BlockKind::Table).take(6).filter(|b| b.ranges[0].0 < HEAD / 2);
    let lines = near.flat_map(|b| b.ranges.iter()).take(8);
    let upper = |t: &&str| {
        t.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && t.chars().any(char::is_alphabetic)
    };
    let texts: Vec<String> = lines.map(|(from, to)| chars[*from..*to].iter().collect()).collect();
    texts.iter().map(String::as_str).filter(upper).map(fold_phrase).collect()
}

/// Whether the document sets aims instead of reporting: a plan, a programme.
pub(super) fn is_plan(report: &Report, chars: &[char], blocks: &[Block]) -> bool {
    let lines = blocks.iter().take(15).flat_map(|b| b.ranges.iter()).filter(|r| r.0 < HEAD);
    let own = |r: &(usize, usize)| fold_phrase(&chars[r.0..r.1].iter().collect::<String>());
    let number = report.number.as_deref().is_some_and(|n| n.contains("/KH-") || n.contains("/CTr-"));
    number || lines.map(own).any(|line| line == fold_phrase("kế hoạch") || line == fold_phrase("chương trình"))
}

/// What a document speaks of, told by words anywhere in it.
pub(super) struct Topic {
    /// Whether it is about administrative dossiers at all: it names them, or speaks of dossiers of no other sort.
    pub(super) relevant: bool,
    /// Whether it speaks of an index of service.
    pub(super) indexed: bool,
}

/// Whether a report's title says that it counts dossiers, and nothing else.
pub(super) fn counts_dossiers(report: &Report) -> bool {
    let words = fold_phrase(report.title.as_deref().unwrap_or_default());
    let says =
        |phrases: &[&str]| phrases.iter().map(|p| fold_phrase(p)).any(|p| words.windows(p.len()).any(|w| w == p));
    let dossiers = says(&["hồ sơ", "tthc", "thủ tục hành chính"]);
    dossiers && !says(&["phản ánh", "kiến nghị", "đơn thư", "khiếu nại"])
}

/// Reads what a document speaks of.
pub(super) fn topic(chars: &[char]) -> Topic {
    let words: Vec<String> = tokenize(chars, 0, chars.len()).into_iter().map(|t| t.folded).collect();
    let says = |phrases: &[&str]| {
        phrases.iter().any(|phrase| {
            let phrase = fold_phrase(phrase);
            words.windows(phrase.len()).any(|w| w == phrase)
        })
    };
    let own = says(&[
        "thủ tục hành chính",
        "tthc",
        "một cửa",
        "hành chính công",
        "hồ sơ hành chính",
        "cải cách hành chính",
        "bộ chỉ số",
        "766",
        "ttpvhcc",
        "pvhcc",
        "hcc",
    ]);
    let named = says(&["hồ sơ", "lượt đánh giá", "dịch vụ công"]) && !says(&OTHER_DOSSIERS);
    let ours = says(&["766", "phục vụ người dân", "cổng dịch vụ công quốc gia"]);
    let indexed = ours || (says(&["chỉ số", "xếp hạng", "tổng điểm"]) && !says(&OTHER_INDICES));
    Topic { relevant: own || named, indexed }
}

/// As many provinces named equally often are what a table lists, not whose report it is.
const LISTED: usize = 3;

/// The province named most often after «tỉnh» or «thành phố», or in the dateline; `None` where several share that.
fn province(chars: &[char], catalog: &Catalog) -> Option<String> {
    let tokens = tokenize(chars, 0, chars.len());
    let mut capitals: Map<&str, Vec<usize>> = Map::default();
    for at in (1..tokens.len()).filter(|at| tokens[*at].capital) {
        capitals.entry(tokens[at].folded.as_str()).or_default().push(at);
    }
    let provinces = catalog.agencies.iter().filter(|a| a.level == "province");
    let counted = provinces.map(|province| {
        let bare = province.vi.trim_start_matches("Tỉnh ").trim_start_matches("Thành phố ");
        let name = fold_phrase(bare);
        let begins = name.first().and_then(|first| capitals.get(first.as_str()));
        (begins.into_iter().flatten().filter(|at| named_at(&tokens, **at, &name)).count(), bare)
    });
    let named: Vec<(usize, &str)> = counted.filter(|(count, _)| *count > 0).collect();
    let most = named.iter().map(|(count, _)| *count).max()?;
    let mut often = named.iter().filter(|(count, _)| *count == most);
    let first = often.next()?;
    (often.count() + 1 < LISTED).then(|| first.1.to_owned())
}

/// Whether a name that begins with the capital at a token is led by what it is, or leads a date.
fn named_at(tokens: &[Token], at: usize, name: &[String]) -> bool {
    if !name.iter().enumerate().all(|(i, w)| tokens.get(at + i).is_some_and(|t| t.is(w))) {
        return false;
    }
    let before = &tokens[at - 1];
    let dateline =
        tokens.get(at + name.len()).is_some_and(|t| t.is_punct(',')) && is_word(tokens, at + name.len() + 1, "ngày");
    before.is(&fold("tỉnh")) || before.is(&fold("phố")) || dateline
}
