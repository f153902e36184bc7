//! Counts that follow from what was said before: amounts of what was paid, procedures on offer, the same figure again.

use super::super::figure::FigureAt;
use super::super::token::Kind;
use super::super::unit::Unit;
use super::Reader;
use super::count::{Counted, accepts};
use super::cursor::Cursor;
use crate::domain::{Doubt, Fact, Span};

impl Reader<'_> {
    /// An amount of money belongs to the paid dossiers spoken of in the sentence or just before.
    pub(super) fn amount(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        (figure.unit == Some(Unit::Money)).then_some(())?;
        let paid = self.book.set(&["paid"]);
        let spoken = cursor.terms_in(cursor.sentence, figure.from).iter().any(|t| t.bit & paid != 0);
        let about =
            |f: &Fact| f.indicator == "online_payment_dossiers" || f.of.as_deref() == Some("online_payment_dossiers");
        let recent = self.facts.iter().rev().take(4).any(|f| about(f) || f.indicator == "online_payment_agencies");
        let label = self.label_before(cursor, figure.from);
        let sum = label.is_some_and(|l| l.terms & self.book.set(&["amount"]) != 0);
        let link = self.only_links(cursor, cursor.gap, figure.from);
        (spoken || (recent && (sum || link) && !cursor.foreign)).then_some(())?;
        let from = label.map_or(figure.from, |l| l.from);
        let beside = cursor.last.filter(|l| l.to >= cursor.part).and_then(|l| self.facts.get(l.fact));
        let scope = beside.filter(|f| about(f)).map(|f| f.scope.clone());
        let counted = Counted {
            fact: "online_payment_amount".into(),
            scope: scope.or_else(|| cursor.subject.clone()).unwrap_or_else(|| self.section_scope()),
            from,
            to: figure.to,
            terms: 0,
            doubts: Vec::new(),
        };
        let list = self.list.take();
        let end = self.counted(cursor, figure, counted);
        self.list = list.or(self.list.take());
        end
    }

    /// «số tiền 3,62 tỷ đồng với 18.954 hồ sơ»: the dossiers that an amount was paid for.
    fn paid_for(&self, cursor: &Cursor<'_>, figure: &FigureAt, before: &Fact) -> bool {
        let last = cursor.last.map_or(figure.from, |l| l.to);
        let of = ["với", "của", "từ", "cho"].iter().any(|w| cursor.is_word(last, w));
        before.indicator == "online_payment_amount"
            && of
            && figure.unit == Some(Unit::Dossier)
            && last + 1 == figure.from
    }

    /// «Trả kết quả qua bưu điện: 1.246 lượt»: results counted in turns.
    pub(super) fn by_post(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        (figure.unit == Some(Unit::Rating)).then_some(())?;
        let label = self.label_before(cursor, figure.from).filter(|l| l.depth <= 1)?;
        let (fact, ..) = self.meant(cursor, label.terms, |u| u == Unit::Dossier)?;
        (fact.id == "returned_by_post").then_some(())?;
        let (scope, from) = self.labelled_scope(cursor, &label, false, figure.from);
        let counted =
            Counted { fact: fact.id.clone(), scope, from, to: figure.to, terms: label.terms, doubts: Vec::new() };
        self.counted(cursor, figure, counted)
    }

    /// «là: 408 lượt, trong đó: rất hài lòng 405 lượt»: what the levels of satisfaction divide are the ratings given.
    pub(super) fn rated(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        let inner = (figure.to..figure.to + 2).find(|i| cursor.starts(*i, "trong đó"))? + 2;
        let levels = self.book.set(&["very", "satisfied"]);
        let level = cursor.terms_in(inner, inner + 8).iter().any(|t| t.bit & levels != 0);
        (figure.unit == Some(Unit::Rating) && level).then_some(())?;
        let counted = Counted {
            fact: "satisfaction_surveyed".into(),
            scope: self.section_scope(),
            from: figure.from,
            to: figure.to,
            terms: 0,
            doubts: vec![Doubt::KindAssumed],
        };
        self.counted(cursor, figure, counted)
    }

    /// «… của người dân qua 840 lượt đánh giá lần lượt là …»: the ratings that the levels listed before it divide.
    pub(super) fn ratings_through(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        let through =
            ["qua", "trong", "từ", "trên"].iter().any(|w| figure.from > 0 && cursor.is_word(figure.from - 1, w));
        let label = self.label_after(cursor, figure.to).filter(|l| l.from == figure.to)?;
        let given = label.terms == self.book.set(&["surveyed"]) && figure.unit == Some(Unit::Rating);
        let listed = cursor.terms_in(cursor.gap, figure.from).iter().any(|t| t.bit & self.book.axis("rating") != 0);
        (through && given && listed).then_some(())?;
        let counted = Counted {
            fact: "satisfaction_surveyed".into(),
            scope: cursor.subject.clone().unwrap_or_else(|| self.section_scope()),
            from: figure.from,
            to: label.to,
            terms: 0,
            doubts: Vec::new(),
        };
        self.counted(cursor, figure, counted)
    }

    /// «Tổng số hồ sơ: 58.311 hồ sơ», «Tổng: 1.185» with nothing said of what happened to them: the intake, when it
    /// opens its block or stands beside the intake's parts.
    pub(super) fn total_alone(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        let total = self.book.set(&["total"]);
        let clauses = cursor.clauses_before(figure.from);
        let (from, to) = clauses.into_iter().find(|(from, to)| to > from)?;
        let [term] = cursor.terms_in(from, to) else { return None };
        let dossiers = figure.unit == Some(Unit::Dossier) || (figure.unit.is_none() && cursor.is_punct(to, ':'));
        let parts = self.facts.last().is_some_and(|f| matches!(f.indicator.as_str(), "carried_over" | "received_new"));
        let opens = cursor.first.is_none() && super::skip::says(cursor.tokens, from, to, "hồ sơ");
        let named = self.label_after(cursor, figure.to).is_some();
        (term.bit == total && dossiers && !named && (parts || opens)).then_some(())?;
        let scope = cursor.subject.clone().unwrap_or_else(|| self.section_scope());
        let counted = Counted {
            fact: "received_total".into(),
            scope,
            from: term.from,
            to: figure.to,
            terms: 0,
            doubts: vec![Doubt::KindAssumed],
        };
        self.counted(cursor, figure, counted)
    }

    /// «thực hiện 382 thủ tục hành chính»: procedures on offer, where nothing is said to be done to them.
    pub(super) fn procedures(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        let verbs = [
            "thực hiện",
            "cung cấp",
            "tiếp nhận",
            "quản lý",
            "hiện có",
            "tỉnh có",
            "phố có",
            "xã có",
            "phường có",
            "sở có",
        ];
        let offered = verbs.iter().any(|v| figure.from >= 2 && cursor.starts(figure.from - 2, v))
            || (figure.from >= 2 && self.number_of_procedures(cursor, figure));
        (figure.unit == Some(Unit::Procedure) && offered).then_some(())?;
        let kind = ["liên thông", "theo ngành dọc", "ngành dọc", "thiết yếu", "đặc thù", "nội bộ", "phi địa giới"];
        let online = ["dịch vụ công trực tuyến", "dvctt"].iter().any(|p| cursor.starts(figure.digits_to, p));
        if online || kind.iter().any(|k| cursor.starts(figure.to, k)) {
            return None;
        }
        let foreign = self.book.set(&["foreign"]);
        let done =
            cursor.terms_in(cursor.sentence, cursor.sentence_end(figure.to)).iter().any(|t| t.bit & foreign != 0);
        let counted = Counted {
            fact: "procedures_total".into(),
            scope: self.section_scope(),
            from: figure.from - 2,
            to: figure.to,
            terms: 0,
            doubts: vec![Doubt::KindAssumed],
        };
        (!done).then(|| self.counted(cursor, figure, counted)).flatten()
    }

    /// «Số TTHC … là 1.764 TTHC», «Tổng số thủ tục hành chính …: 402 thủ tục».
    fn number_of_procedures(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> bool {
        let said =
            ["số tthc", "số thủ tục"].iter().any(|p| super::skip::says(cursor.tokens, cursor.gap, figure.from, p));
        let stated = cursor.is_word(figure.from - 1, "là") || cursor.is_punct(figure.from - 1, ':');
        let level = self.book.set(&["full", "partial"]);
        said && stated && cursor.terms_in(cursor.gap, figure.from).iter().all(|t| t.bit & level == 0)
    }

    /// A figure of another unit than the one before it, or the count behind its share, goes on from that one.
    pub(super) fn goes_on(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        let last = cursor.last.filter(|l| l.to >= cursor.sentence && l.to == cursor.gap)?;
        let link = self.only_links(cursor, last.to, figure.from);
        let before = self.facts.get(last.fact)?;
        if last.unit == Unit::Percent && link && figure.unit.is_some() {
            let id = before.of.clone()?;
            let (scope, from) = (before.scope.clone(), figure.from);
            let counted = Counted { fact: id, scope, from, to: figure.to, terms: 0, doubts: Vec::new() };
            return self.counted(cursor, figure, counted);
        }
        if self.paid_for(cursor, figure, before) {
            let (scope, from) = (before.scope.clone(), figure.from);
            let fact = "online_payment_dossiers".to_owned();
            return self.counted(
                cursor,
                figure,
                Counted { fact, scope, from, to: figure.to, terms: 0, doubts: Vec::new() },
            );
        }
        (figure.unit? != last.unit && last.unit == Unit::Agency).then_some(())?;
        let unit = figure.unit;
        let terms = cursor.terms_in(cursor.sentence, figure.from).iter().fold(0, |all, t| all | t.bit);
        let (fact, ..) = self.meant(cursor, terms, move |u| accepts(unit, u))?;
        let counted = Counted {
            fact: fact.id.clone(),
            scope: self.section_scope(),
            from: figure.from,
            to: figure.to,
            terms: 0,
            doubts: vec![Doubt::LabelDistant],
        };
        self.counted(cursor, figure, counted)
    }

    /// The figure before once more, or its sum.
    pub(super) fn again(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        let last = cursor.last.filter(|l| l.to >= cursor.sentence)?;
        let before = self.facts.get(last.fact)?;
        let fact = self.carries_on(cursor, figure, before)?;
        let scope = before.scope.clone();
        let from = self.first_word(cursor, cursor.gap, figure.from);
        self.counted(cursor, figure, Counted { fact, scope, from, to: figure.to, terms: 0, doubts: Vec::new() })
    }

    /// «…, lũy kế từ đầu năm 500 hồ sơ»: nothing but such a period stands between two figures.
    fn cumulates(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> bool {
        let mut words = cursor.gap..figure.from;
        let over = |i: usize| cursor.mention_over(i).filter(|m| matches!(m.span, Span::YearToDate { .. }));
        let small =
            |i: usize| !matches!(cursor.tokens[i].kind, Kind::Word) || self.words.link(&cursor.tokens[i].folded);
        words.clone().any(|i| over(i).is_some()) && words.all(|i| over(i).is_some() || small(i))
    }

    /// «giảm còn 655 hồ sơ», «riêng quý III là 301.266 hồ sơ»: the same figure again; «… 48 hồ sơ tháng trước chuyển sang
    /// là 262 hồ sơ»: their sum.
    fn carries_on(&self, cursor: &Cursor<'_>, figure: &FigureAt, before: &Fact) -> Option<String> {
        figure.unit?;
        let words = cursor.gap..figure.from;
        let says = |w: &str| words.clone().any(|i| cursor.starts(i, w));
        let dated = words.clone().any(|i| cursor.mention_over(i).is_some());
        let same = ["giảm còn", "giảm xuống", "tăng lên", "xuống còn", "lên thành"].iter().any(|w| says(w))
            || (dated && says("riêng"))
            || self.cumulates(cursor, figure);
        let sum = before.indicator == "carried_over"
            && figure.from > 0
            && ["là", "thành", "bằng"].iter().any(|w| cursor.is_word(figure.from - 1, w));
        let exact = before.hedge.is_some() && cursor.is_punct(figure.from - 1, '(') && cursor.gap + 1 >= figure.from;
        let same = same || exact;
        let plain = Unit::of(&before.unit) == figure.unit? && before.indicator != "change";
        match (same && plain, sum) {
            (true, _) => Some(before.indicator.clone()),
            (_, true) => Some("received_total".into()),
            _ => None,
        }
    }
}
