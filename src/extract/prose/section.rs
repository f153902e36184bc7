//! Where a block stands: the headings and bullets it lies under, with their period, their agency and their mood.

use super::super::block::{Block, BlockKind};
use super::super::mention::Role;
use super::super::token::Kind;
use super::cursor::Cursor;
use super::skip::says;
use super::{Reader, contains};
use crate::domain::{Scope, Span, fold_phrase};

/// Headings with one of these words, and none of [`RESULT_WORDS`], open a section of plans: nothing in it is a result.
const PLAN_WORDS: [&str; 9] = [
    "phương hướng",
    "nhiệm vụ",
    "giải pháp",
    "kiến nghị",
    "đề xuất",
    "mục tiêu",
    "kế hoạch",
    "tổ chức thực hiện",
    "chỉ tiêu",
];
const RESULT_WORDS: [&str; 4] = ["kết quả", "tình hình", "đã đạt", "thực hiện chỉ tiêu"];
/// Words of a lead-in behind which tasks are given.
const TASK_WORDS: [&str; 4] = ["yêu cầu", "đề nghị", "chỉ đạo", "giao"];
/// Words of a lead-in behind which each item begins with a body.
const BODIES_FOLLOW: [&str; 10] =
    ["cơ quan", "đơn vị", "bộ phận", "sở", "phòng", "địa phương", "xã", "huyện", "quầy", "ngành"];
/// Words of a heading under which bodies are listed: «Các đơn vị có hồ sơ quá hạn».
const OF_BODIES: [&str; 6] = ["các đơn vị", "các cơ quan", "các xã", "các địa phương", "một số đơn vị", "đơn vị có"];
/// Words of a heading under which a count is divided.
const BY: [&str; 9] = [
    "theo đơn vị",
    "theo lĩnh vực",
    "theo cơ quan",
    "theo chi nhánh",
    "theo địa phương",
    "theo cấp",
    "theo xã",
    "theo sở",
    "theo từng",
];
/// The level of a paragraph among headings (below) and bullets (above).
const PARAGRAPH: u8 = 9;

/// One heading, paragraph or bullet that blocks lie under.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    level: u8,
    /// The period said in a heading, or last in a running block.
    span: Option<Span>,
    scope: Option<Scope>,
    plan: bool,
    /// Whether a heading says that its section counts other things than dossiers.
    foreign: bool,
    /// Whether its title speaks of the index.
    indexed: bool,
    /// Whether its text goes on in the line of its title.
    inline: bool,
}

/// The headings and bullets in force.
pub(super) struct Sections {
    frames: Vec<Frame>,
    /// The period said in the current block.
    said: Option<Span>,
    /// Whether tasks are being given.
    tasks: bool,
    /// Whether a lead-in has said that bodies follow: «kết quả của một số cơ quan:».
    bodies: bool,
    /// Whether the whole document is a plan.
    plan: bool,
    /// Whether a line in capitals has opened a part of plans.
    part_plan: bool,
}

impl Sections {
    pub(super) fn new(plan: bool) -> Sections {
        Sections { frames: Vec::new(), said: None, tasks: false, bodies: false, plan, part_plan: false }
    }

    /// Notes a period said in running text.
    pub(super) fn say(&mut self, span: Span) {
        if span != Span::Unknown {
            self.said = Some(span);
        }
    }

    /// Goes back to the period said before an aside.
    pub(super) fn back(&mut self, span: Option<Span>) {
        self.said = span;
    }

    /// The period said before in the same block.
    pub(super) fn said(&self) -> Option<Span> {
        self.said
    }

    /// The period of the nearest heading or lead-in that says one.
    pub(super) fn span(&self) -> Option<Span> {
        self.frames.iter().rev().find_map(|f| f.span)
    }

    /// Whom the nearest heading or bullet that names anybody is about.
    pub(super) fn scope(&self) -> Option<Scope> {
        self.frames.iter().rev().find_map(|f| f.scope.clone())
    }

    /// Whether the current block opens with the name of a body.
    pub(super) fn opens(&self) -> bool {
        self.frames.last().is_some_and(|f| f.scope.is_some())
    }

    /// Whether a title above speaks of the index.
    pub(super) fn indexed(&self) -> bool {
        self.frames.iter().any(|f| f.indexed)
    }

    /// Whether the section counts other things than dossiers.
    pub(super) fn foreign(&self) -> bool {
        self.frames.iter().any(|f| f.foreign)
    }

    /// Whether tasks are given here, outside of any plan.
    pub(super) fn tasks_only(&self) -> bool {
        self.tasks && !self.plan && !self.part_plan && !self.frames.iter().any(|f| f.plan)
    }

    /// Whether the document, or a part of it under a line in capitals, is one of plans.
    pub(super) fn plans(&self) -> bool {
        self.plan || self.part_plan
    }

    /// Whether nothing here is a result: a section of plans or of tasks.
    pub(super) fn aims(&self) -> bool {
        self.plan || self.part_plan || self.tasks || self.frames.iter().any(|f| f.plan)
    }
}

impl Reader<'_> {
    /// Enters a block; the end of its title (0 when it has none) and the period said there.
    pub(super) fn open(&mut self, block: &Block, cursor: &Cursor<'_>) -> (usize, Option<Span>) {
        let level = match block.kind {
            BlockKind::Heading(level) => level,
            BlockKind::Bullet(depth) => PARAGRAPH + depth,
            BlockKind::Paragraph | BlockKind::Table => PARAGRAPH,
        };
        let plans = self.capital_titles(block);
        if level == PARAGRAPH && self.list.as_ref().is_some_and(|l| !l.led) {
            self.list = None;
        }
        self.sections.frames.retain(|f| f.level < level);
        self.sections.said = None;
        if level == PARAGRAPH && self.leaves_item(cursor) {
            self.sections.frames.iter_mut().filter(|f| f.inline).for_each(|f| f.scope = None);
        }
        let heading = matches!(block.kind, BlockKind::Heading(_));
        let title = if heading { self.title_end(block, cursor) } else { 0 };
        let mut frame = self.frame(level, title, cursor);
        let headline = !heading && self.facts.is_empty() && block.ranges.first().is_some_and(|(from, _)| *from == 0);
        frame.scope = frame.scope.filter(|_| !headline);
        if plans {
            frame.span = cursor.mentions.last().map(|m| self.dated(m.span)).filter(|s| *s != Span::Unknown);
        }
        let span = frame.span;
        self.known.note(span.unwrap_or(Span::Unknown));
        self.sections.frames.push(frame);
        if level == 1 {
            self.list = None;
            self.seen.clear();
            self.process = 0;
            self.sections.tasks = false;
        }
        if heading {
            if level <= 2 && self.opening_scope(cursor, title).is_none() {
                self.section_rate = None;
            }
            self.heading(cursor, title);
            self.section_first = None;
        }
        if says(cursor.tokens, 0, cursor.tokens.len().min(2), "phụ lục") {
            self.sections.tasks = false;
        }
        (title, span)
    }

    /// A line in capitals opens a part of its own: of plans or of results. Whether it opened one of plans.
    fn capital_titles(&mut self, block: &Block) -> bool {
        let mut opened = false;
        if !matches!(block.kind, BlockKind::Paragraph) {
            return opened;
        }
        for (from, to) in &block.ranges {
            let text: String = self.chars[*from..*to].iter().collect();
            let words = fold_phrase(&text);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let has = |list: &[&str]| list.iter().any(|p| contains(&words, &fold_phrase(p)));
            if words.len() < 2 || text.chars().any(char::is_lowercase) {
                continue;
            }
            let (results, plans) = (has(&RESULT_WORDS), has(&PLAN_WORDS) && !self.facts.is_empty());
            if results || plans {
                opened = plans && !results;
                self.sections.part_plan = opened;
                self.sections.frames.clear();
            }
        }
        opened
    }

    fn frame(&self, level: u8, title: usize, cursor: &Cursor<'_>) -> Frame {
        let words: Vec<&str> =
            cursor.tokens[..title].iter().filter(|t| t.kind == Kind::Word).map(|t| t.folded.as_str()).collect();
        let has = |list: &[&str]| list.iter().any(|p| contains(&words, &fold_phrase(p)));
        let plain = |s: &Span| !matches!(s, Span::Day(_));
        let plan = has(&PLAN_WORDS) && !has(&RESULT_WORDS);
        let tells = |role: Role| role == Role::Plain || (plan && matches!(role, Role::Plan | Role::Deadline));
        let titled = cursor.mentions.iter().filter(|m| m.to <= title && tells(m.role));
        let span = titled.map(|m| self.dated(m.span)).rfind(plain);
        let named = title;
        let colon = (0..cursor.tokens.len().min(12)).find(|i| cursor.is_punct(*i, ':'));
        let title = if title == 0 { colon.unwrap_or(0) } else { title };
        let foreign = cursor.terms_in(0, title).iter().any(|t| t.bit == self.book.set(&["foreign"]));
        let dossiers = ["hồ sơ", "tthc", "thủ tục hành chính"].iter().any(|w| says(cursor.tokens, 0, title, w));
        Frame {
            level,
            span,
            scope: self.opening_scope(cursor, named).or_else(|| self.item_scope(cursor, level > PARAGRAPH)),
            plan,
            foreign: foreign && !dossiers,
            indexed: says(cursor.tokens, 0, named, "bộ chỉ số") || cursor.tokens[..named].iter().any(|t| t.is("766")),
            inline: named > 0 && named + 1 < cursor.tokens.len(),
        }
    }

    /// «+ Tư pháp: nhận mới 64, trả 61»: an item's first words, where a lead-in has said that bodies follow.
    fn item_scope(&self, cursor: &Cursor<'_>, item: bool) -> Option<Scope> {
        let colon = (1..cursor.tokens.len().min(10)).find(|i| cursor.is_punct(*i, ':'))?;
        let plain = |i: usize| match cursor.tokens[i].kind {
            Kind::Word => true,
            Kind::Punct(c) => matches!(c, '-' | ',' | '&'),
            Kind::Number | Kind::Mark => false,
        };
        let name = cursor.tokens[0].capital && (0..colon).all(plain) && cursor.terms_in(0, colon).is_empty();
        let told = ["cụ thể", "kết quả", "trong đó", "tổng", "ghi chú"].iter().any(|w| cursor.starts(0, w));
        (item && self.sections.bodies && name && !told).then(|| self.scope_named(cursor, 0, colon))
    }

    /// A heading ends the list before it and says of which process its section speaks.
    fn heading(&mut self, cursor: &Cursor<'_>, title: usize) {
        let goes_on = self.list.as_ref().is_some_and(|l| l.led) || self.opening_scope(cursor, title).is_some();
        if !goes_on {
            self.list = None;
        }
        let terms = cursor.terms_in(0, title).iter().fold(0, |all, t| all | t.bit);
        let bodies = OF_BODIES.iter().any(|w| says(cursor.tokens, 0, title, w));
        let telling = terms & (self.book.axis("time") | self.book.axis("payment") | self.book.axis("channel")) != 0;
        if terms & self.book.set(&["rate"]) != 0 {
            let rated = |u: super::super::unit::Unit| !matches!(u, super::super::unit::Unit::Agency);
            self.section_rate = self.meant(cursor, terms, rated).map(|(fact, ..)| fact.id.clone());
        } else if BY.iter().any(|w| says(cursor.tokens, 0, title, w)) || (bodies && telling) {
            self.list_by(cursor, terms);
        }
        let process = terms & self.book.axis("process");
        if process & self.book.set(&["received"]) == 0 {
            self.process_of(process);
        }
    }

    /// Where the text under a title of its own line begins: a new sentence.
    pub(super) fn body_after(&self, block: &Block, cursor: &Cursor<'_>, title: usize) -> Option<usize> {
        let line_end = block.ranges.first().filter(|_| block.ranges.len() > 1).map(|(_, to)| *to)?;
        let own_line =
            title > 0 && title <= 14 && cursor.tokens.get(title).is_some_and(|t| t.start >= line_end && t.capital);
        let counted = cursor.tokens[..title].iter().any(|t| t.is_number());
        (own_line && !counted).then_some(title).or_else(|| self.body_after_name(block, cursor))
    }

    /// «Kết quả giải quyết TTHC tháng 5/2025» as a line above the text: what the report is called is no part of its first
    /// sentence.
    fn body_after_name(&self, block: &Block, cursor: &Cursor<'_>) -> Option<usize> {
        let named =
            |at: usize| ["kết quả", "tình hình", "về kết quả", "về tình hình"].iter().any(|p| cursor.starts(at, p));
        let at = |char: usize| cursor.tokens.iter().position(|t| t.start >= char);
        let lines: Vec<usize> = block.ranges.iter().take(6).filter_map(|(from, _)| at(*from)).collect();
        let number = |i: usize| cursor.tokens[i].is_number() && cursor.mention_over(i).is_none();
        let first = *lines.iter().find(|from| named(**from)).filter(|_| self.facts.is_empty())?;
        let to = *lines.iter().find(|to| **to > first && cursor.tokens[**to].capital)?;
        let words = matches!(cursor.tokens[to - 1].kind, Kind::Word | Kind::Number);
        (words && !(first..to).any(number)).then_some(to)
    }

    /// The token behind a heading's title: the end of its line, of lines that go on in lower case, or its colon.
    fn title_end(&self, block: &Block, cursor: &Cursor<'_>) -> usize {
        let mut end = block.ranges.first().map_or(0, |(_, to)| *to);
        for (from, to) in block.ranges.iter().skip(1) {
            let goes_on = self.chars.get(*from).is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
            if !goes_on {
                break;
            }
            end = *to;
        }
        let line = cursor.tokens.iter().take_while(|t| t.start < end).count();
        let colon = cursor.tokens[..line].iter().position(|t| t.is_punct(':'));
        let stop = (0..line).find(|i| super::cursor::ends_sentence(cursor.tokens, *i));
        colon.or(stop).unwrap_or(line).min(line)
    }

    /// Leaves a block: the period of a lead-in or a bullet holds for what lies under it, that of a title for its section.
    pub(super) fn close(&mut self, block: &Block, cursor: &Cursor<'_>, title: usize, span: Option<Span>) {
        let leads = cursor.tokens.last().is_some_and(|t| t.is_punct(':'));
        let bullet = matches!(block.kind, BlockKind::Bullet(_));
        let kept = if title > 0 && !leads { span } else { span.or(self.sections.said.filter(|_| leads || bullet)) };
        if let Some(frame) = self.sections.frames.last_mut() {
            frame.span = kept;
        }
        self.sections.said = None;
        if !bullet {
            self.sections.bodies =
                leads && BODIES_FOLLOW.iter().any(|w| says(cursor.tokens, cursor.sentence, cursor.tokens.len(), w));
        }
        if leads && self.gives_tasks(cursor) {
            self.sections.tasks = true;
        }
    }

    /// «… yêu cầu các sở:», «… đề nghị thực hiện một số nội dung sau:».
    fn gives_tasks(&self, cursor: &Cursor<'_>) -> bool {
        let (from, to) = (cursor.sentence, cursor.tokens.len());
        let named = |at: usize| cursor.starts(at, "chỉ đạo điều hành") || cursor.starts(at.saturating_sub(2), "chỉ số");
        let asked = (from..to).any(|i| TASK_WORDS.iter().any(|w| cursor.starts(i, w)) && !named(i));
        asked
            && !says(cursor.tokens, from, to, "thông báo kết quả")
            && !says(cursor.tokens, from, to, "kết quả như sau")
            && !says(cursor.tokens, from, to, "chỉ tiêu được giao")
    }
}
