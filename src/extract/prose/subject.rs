//! Whom a sentence is about by its first words: «Riêng Trung tâm …», «Ở cấp huyện, …», «khối xã, phường: …».

use super::super::token::Kind;
use super::Reader;
use super::cursor::Cursor;
use crate::domain::Scope;

/// Words that lead to a sentence's subject; several may follow each other.
const LEADS: [&str; 28] = [
    "trong đó",
    "trong số đó",
    "riêng",
    "riêng tại",
    "ở",
    "tại",
    "đối với",
    "với",
    "còn",
    "về phía",
    "cụ thể",
    "và",
    "của",
    "tương tự",
    "đáng lưu ý",
    "đáng chú ý",
    "đặc biệt",
    "nổi bật",
    "tính riêng từng cấp",
    "tính riêng",
    "nếu như ở",
    "nếu như",
    "hồ sơ thuộc thẩm quyền giải quyết của",
    "hồ sơ thuộc thẩm quyền giải quyết",
    "hồ sơ thuộc thẩm quyền của",
    "hồ sơ thuộc thẩm quyền",
    "số hồ sơ của",
    "hồ sơ của",
];
/// Words that say of a subject that it is a level or a class of bodies.
const LEVELS: [&str; 8] =
    ["cấp tỉnh", "cấp huyện", "cấp xã", "cấp sở", "cấp thành phố", "cấp phường", "cấp quận", "khối"];
/// Words of which the name of a class of bodies consists: «khối sở, ban, ngành», «khối UBND cấp xã».
const CLASS: [&str; 22] = [
    "khối",
    "sở",
    "ban",
    "ngành",
    "quận",
    "huyện",
    "thị",
    "xã",
    "phường",
    "thành",
    "phố",
    "trấn",
    "đặc",
    "khu",
    "cơ",
    "quan",
    "cấp",
    "tỉnh",
    "ubnd",
    "các",
    "đơn",
    "vị",
];
/// Words that mean the whole body that reports.
const ALL: [&str; 9] = [
    "toàn trung tâm",
    "toàn tỉnh",
    "toàn thành phố",
    "toàn huyện",
    "toàn xã",
    "toàn phường",
    "cả tỉnh",
    "toàn quận",
    "toàn thị xã",
];
/// First words of a paragraph that is no longer about the item above it.
const LEAVES: [&str; 12] = [
    "ngoài ra",
    "bên cạnh đó",
    "nhìn chung",
    "nguyên nhân",
    "tính chung",
    "cộng chung",
    "như vậy",
    "cũng trong",
    "lũy kế",
    "tổng hợp chung",
    "trên cơ sở",
    "đồng thời",
];
/// First words of a sentence that asks for something.
const REQUESTS: [&str; 10] = [
    "yêu cầu",
    "đề nghị",
    "giao các",
    "giao sở",
    "giao văn phòng",
    "giao ubnd",
    "giao trung tâm",
    "kiến nghị",
    "chỉ đạo",
    "đề xuất",
];
/// The most tokens that a subject's words may take.
const LONGEST: usize = 16;

impl Reader<'_> {
    /// Notes whom the part of a sentence that begins at a token is about, when its first words say so.
    pub(super) fn opening_subject(&self, cursor: &mut Cursor<'_>, at: usize) {
        if at == cursor.sentence && (REQUESTS.iter().any(|w| cursor.starts(at, w)) || self.asks(cursor, at)) {
            cursor.aim = Some(at);
        }
        let (from, led) = self.behind_leads(cursor, at);
        if ALL.iter().any(|p| cursor.starts(from, p)) {
            if at != cursor.sentence && self.of_level(cursor) {
                return;
            }
            cursor.subject = Some(Scope::whole());
            cursor.opening = Some(Scope::whole());
            cursor.paragraph = cursor.paragraph.take().filter(|_| at != cursor.sentence);
            if at == 0 || self.begins_line(cursor, at) {
                cursor.paragraph = Some(Scope::whole());
            }
            return;
        }
        let scope = self.level_subject(cursor, from).or_else(|| self.named_subject(cursor, from, led));
        let scope = scope.or_else(|| self.acting_subject(cursor, from));
        if let Some(scope) = scope {
            if at == cursor.sentence && (at == 0 || cursor.body == Some(at)) {
                cursor.paragraph = Some(scope.clone());
            }
            cursor.subject = Some(scope.clone());
            if !self.is_item(cursor, from) {
                cursor.opening = Some(scope);
            }
        }
    }

    /// «cấp tỉnh 45 hồ sơ» behind a colon: an item, not what the sentence goes on about.
    fn is_item(&self, cursor: &Cursor<'_>, from: usize) -> bool {
        let class = |i: &usize| CLASS.iter().any(|w| cursor.is_word(*i, w)) || cursor.is_punct(*i, ',');
        let next = (from..cursor.tokens.len()).find(|i| !class(i));
        from > 0 && cursor.is_punct(from - 1, ':') && next.is_some_and(|i| cursor.tokens[i].is_number())
    }

    /// «…, riêng khối …», «…, trong đó cấp xã …»: words behind a comma that lead to a subject.
    pub(super) fn leads_on(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        ["riêng", "trong đó", "với cấp", "ở cấp", "tại cấp", "đối với cấp", "đối với khối"]
            .iter()
            .chain(&ALL)
            .any(|w| cursor.starts(at, w))
    }

    /// «Sở Xây dựng (giải quyết quá hạn 12 hồ sơ; …)»: a bracket behind a name is about it.
    pub(super) fn bracket_subject(&self, cursor: &mut Cursor<'_>, at: usize) {
        if let Some(scope) = self.acting_subject(cursor, at + 1).filter(|_| cursor.outside.is_none()) {
            cursor.outside = Some((cursor.subject.clone(), cursor.opening.clone()));
            cursor.part = at + 1;
            cursor.subject = Some(scope);
            cursor.opening = None;
            return;
        }
        let clause = cursor.clauses_before(at).first().copied();
        let named = clause
            .and_then(|(from, to)| self.name_between(cursor, from, to).or_else(|| self.last_name(cursor, from, to)));
        let named = named.filter(|(_, to)| *to == at).map(|(from, to)| self.scope_named(cursor, from, to));
        let Some(scope) = named.or_else(|| self.item_before(cursor, at)).filter(|_| cursor.outside.is_none()) else {
            return;
        };
        let scope = Some(scope);
        let before = (cursor.subject.clone(), cursor.opening.clone());
        cursor.outside = Some(before);
        cursor.subject.clone_from(&scope);
        cursor.opening = scope;
    }

    /// «gồm: Sở Y tế 45 hồ sơ (quá hạn 2 hồ sơ), …»: the item of a list whose number stands before the bracket.
    fn item_before(&self, cursor: &Cursor<'_>, at: usize) -> Option<Scope> {
        let last = cursor.last.filter(|last| last.to == at && self.list.is_some())?;
        self.facts.get(last.fact).map(|fact| fact.scope.clone()).filter(|scope| scope.agency.is_some())
    }

    /// «… chủ yếu thuộc Sở Xây dựng»: the name that a clause ends with.
    fn last_name(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> Option<(usize, usize)> {
        let leads = ["thuộc", "tại", "ở", "của", "là"];
        let start = (from..to).rev().take(14).find(|i| leads.iter().any(|w| cursor.is_word(*i, w)))? + 1;
        self.name_between(cursor, start, to).filter(|(first, end)| *first == start && *end == to)
    }

    /// The first token behind words that lead to a subject, and whether «riêng» is one of them.
    fn behind_leads(&self, cursor: &Cursor<'_>, at: usize) -> (usize, bool) {
        let (mut from, mut alone) = (at, false);
        while cursor.is_punct(from, ',') || cursor.is_punct(from, '-') {
            from += 1;
        }
        while let Some(lead) = LEADS.iter().find(|lead| cursor.starts(from, lead)) {
            alone |= lead.starts_with("riêng");
            from += lead.split(' ').count();
            from += usize::from(cursor.is_punct(from, ','));
        }
        (from, alone)
    }

    /// «cấp xã …», «khối sở, ban, ngành …».
    fn level_subject(&self, cursor: &Cursor<'_>, from: usize) -> Option<Scope> {
        let many = cursor.starts(from, "các sở") || cursor.starts(from, "ubnd cấp");
        (many || LEVELS.iter().any(|level| cursor.starts(from, level))).then_some(())?;
        let class = |i: usize| CLASS.iter().any(|w| cursor.is_word(i, w));
        let plain = |i: &usize| class(*i) || (cursor.is_punct(*i, ',') && class(i + 1));
        let end = (from..cursor.tokens.len().min(from + LONGEST)).take_while(plain).last()? + 1;
        let verbs = ["chỉ", "có", "đã", "đạt", "tiếp", "giải", "trả", "chiếm", "nhận", "trong", "là", "còn", "hiện"];
        let next = cursor.tokens.get(end)?;
        let levelled = end > from + 3 && cursor.is_word(end - 2, "cấp");
        if many && !levelled && !["là", "đạt", "chiếm"].iter().any(|w| cursor.is_word(end, w)) {
            return None;
        }
        let follows = matches!(next.kind, Kind::Punct(',' | ':' | '(') | Kind::Number);
        (end > from + 1 && (follows || verbs.iter().any(|w| cursor.is_word(end, w))))
            .then(|| self.scope_named(cursor, from, end))
    }

    /// «Riêng Trung tâm Phục vụ hành chính công tỉnh trong năm đã tiếp nhận …».
    fn named_subject(&self, cursor: &Cursor<'_>, from: usize, led: bool) -> Option<Scope> {
        if let Some(scope) = self.place_subject(cursor, from) {
            return Some(scope);
        }
        let begins = cursor.tokens.get(from).is_some_and(|t| t.capital);
        (led && begins && cursor.mention_at(from).is_none()).then_some(())?;
        let stops = ["đã", "có", "trong", "tiếp", "giải", "được", "là", "đạt", "hiện", "còn", "nhận", "trả"];
        let reach = cursor.tokens.len().min(from + LONGEST);
        let stop = |i: &usize| {
            matches!(cursor.tokens[*i].kind, Kind::Punct(_) | Kind::Number)
                || cursor.mention_at(*i).is_some()
                || stops.iter().any(|w| cursor.is_word(*i, w))
        };
        let end = (from..reach).find(stop)?;
        let centre = cursor.starts(from, "trung tâm") && end > from + 2;
        let known = self.agencies.name_in(cursor.tokens, from, end, false).is_some();
        (centre || known).then(|| Scope::agency(self.text(cursor, from, end)))
    }

    /// «Tại xã Sìn Hồ, …»: a body between a word of place and a comma.
    fn place_subject(&self, cursor: &Cursor<'_>, from: usize) -> Option<Scope> {
        let led = from > 0 && ["tại", "ở", "với"].iter().any(|w| cursor.is_word(from - 1, w));
        let comma =
            (from..cursor.tokens.len().min(from + 10)).find(|i| matches!(cursor.tokens[*i].kind, Kind::Punct(_)))?;
        let (first, last) = self.name_between(cursor, from, comma).filter(|_| led && cursor.is_punct(comma, ','))?;
        (first == from && last == comma).then(|| self.scope_named(cursor, first, last))
    }

    /// Whether the part of a sentence before a token speaks of the whole body that reports.
    pub(super) fn says_all(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        let from = cursor.part.max(at.saturating_sub(40));
        !self.of_level(cursor) && ALL.iter().any(|p| super::skip::says(cursor.tokens, from, at, p))
    }

    /// «tỷ lệ hồ sơ trực tuyến của tỉnh đạt 46,3%»: the whole body that reports, between a label and its number.
    pub(super) fn of_all(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> bool {
        let of = ["của tỉnh", "của thành phố", "của toàn tỉnh", "trên địa bàn tỉnh", "trong toàn tỉnh"];
        let named = |i: usize| cursor.tokens.get(i).is_some_and(|t| t.capital);
        let own = |p: &&str| {
            let n = p.split(' ').count();
            (from..to).any(|i| cursor.starts(i, p) && i + n <= to && !named(i + n))
        };
        of.iter().any(&own) || ALL.iter().any(own)
    }

    /// Whether a paragraph's first words leave the item above it.
    pub(super) fn leaves_item(&self, cursor: &Cursor<'_>) -> bool {
        LEAVES.iter().chain(&ALL).any(|p| cursor.starts(0, p))
    }
}
