//! Ranks by the index, in figures and in words.

use super::super::figure::{Amount, FigureAt};
use super::super::unit::Unit;
use super::Reader;
use super::cursor::Cursor;
use super::skip::says;
use super::zero::COUNTS;
use crate::domain::{Decimal, Fact, Period, Scope};

/// Words before a rank.
const RANKED: [&str; 15] = [
    "xếp hạng thứ",
    "xếp thứ",
    "đứng thứ",
    "hạng thứ",
    "vị trí thứ",
    "xếp hạng",
    "thứ hạng",
    "xếp vị trí",
    "đứng vị trí",
    "vị trí",
    "đứng hạng",
    "hạng",
    "xếp",
    "đứng",
    "thứ",
];
/// Ranks in words that are no counts.
const ORDINALS: [(&str, i64); 3] = [("nhất", 1), ("nhì", 2), ("tư", 4)];

impl Reader<'_> {
    /// «xếp hạng thứ 01/63», «đứng vị trí thứ 4/63», «xếp thứ 5», «xếp 17/34 tỉnh, thành».
    pub(super) fn rank(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        let ends = |p: &str| {
            let n = p.split(' ').count();
            figure.from >= n && figure.from - n >= cursor.gap && cursor.starts(figure.from - n, p)
        };
        let phrase = RANKED.iter().find(|p| ends(p))?;
        let among = self.among(cursor, figure.to);
        let (rank, of) = match figure.amount {
            Amount::One(rank) if among.is_some() => (rank, among.map(|(of, _)| of)),
            Amount::Pair(rank, of) => (rank, Some(of)),
            Amount::One(_) if figure.unit.is_some() => return None,
            Amount::One(rank) if !matches!(*phrase, "xếp" | "đứng" | "thứ" | "vị trí") => (rank, None),
            _ => return None,
        };
        let shared = says(cursor.tokens, cursor.sentence, figure.from, "tỷ lệ");
        let index =
            ["điểm", "chỉ số", "766"].iter().any(|w| says(cursor.tokens, cursor.far(figure.from), figure.from, w));
        (!shared || index).then_some(())?;
        let plain = matches!(figure.unit, None | Some(Unit::Province | Unit::Agency));
        let whole = rank.as_whole().is_some_and(|r| r > 0) && of.is_none_or(|of| of >= rank);
        (plain && whole && self.head.indexed && !self.other_index(cursor)).then_some(())?;
        let start = figure.from - phrase.split(' ').count();
        let facts = self.facts.len();
        let end = self.ranked_at(cursor, (start, among.map_or(figure.to, |(_, to)| to)), rank, of);
        if figure.unit == Some(Unit::Agency) {
            // «12/102 xã, phường»: what was ranked is what is named.
            self.facts[facts..]
                .iter_mut()
                .filter(|f| f.indicator == "rank_of")
                .for_each(|f| f.unit = "cơ quan, đơn vị".into());
        }
        end
    }

    /// «thứ 12 trong 63 địa phương», «hạng 9 trên 34 tỉnh»: how many were ranked, and one past its last token.
    fn among(&self, cursor: &Cursor<'_>, at: usize) -> Option<(Decimal, usize)> {
        let lead =
            ["trong tổng số", "trên tổng số", "trong số", "trong", "trên"].iter().find(|p| cursor.starts(at, p))?;
        let figure = super::super::figure::figure_at(cursor.tokens, at + lead.split(' ').count())?;
        let bodies = matches!(figure.unit, Some(Unit::Province | Unit::Agency)) || cursor.is_word(figure.to, "tỉnh");
        match figure.amount {
            Amount::One(of) if bodies => Some((of, figure.to)),
            _ => None,
        }
    }

    /// Whether a number is a rank by some other index.
    pub(super) fn ranks_otherwise(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> bool {
        let ends = |p: &str| {
            let n = p.split(' ').count();
            figure.from >= n && figure.from - n >= cursor.gap && cursor.starts(figure.from - n, p)
        };
        let ranked = RANKED.iter().filter(|p| !matches!(**p, "thứ" | "xếp" | "đứng")).any(|p| ends(p));
        ranked && self.other_index(cursor)
    }

    /// «xếp thứ nhất», «xếp thứ ba»; «đứng đầu / dẫn đầu cả nước».
    pub(super) fn rank_in_words(&mut self, cursor: &mut Cursor<'_>, at: usize) -> Option<usize> {
        let ordinal = ["xếp thứ", "đứng thứ", "vị trí thứ"].iter().find(|p| cursor.starts(at, p));
        let leads = ["đứng đầu", "dẫn đầu"].iter().find(|p| cursor.starts(at, p));
        let (rank, to) = match (ordinal, leads) {
            (Some(p), _) => {
                let next = at + p.split(' ').count();
                let (word, rank) = ORDINALS.iter().chain(&COUNTS).find(|(w, _)| cursor.starts(next, w))?;
                (*rank, next + word.split(' ').count())
            }
            (None, Some(_)) if ["cả nước", "toàn quốc", "toàn tỉnh"].iter().any(|p| cursor.starts(at + 2, p)) => {
                (1, at + 4)
            }
            _ => return None,
        };
        let told =
            self.facts.iter().rev().take(3).any(|f| f.indicator.starts_with("index766") || f.indicator == "rank");
        (told && self.head.relevant && !self.sections.aims() && cursor.aim.is_none() && !self.other_index(cursor))
            .then_some(())?;
        let end = self.ranked_at(cursor, (at, to), Decimal::whole(rank), None)?;
        cursor.gap = end;
        Some(end)
    }

    fn ranked_at(
        &mut self,
        cursor: &mut Cursor<'_>,
        (from, to): (usize, usize),
        rank: Decimal,
        of: Option<Decimal>,
    ) -> Option<usize> {
        let place = self.place(cursor.tokens[from].start, cursor.tokens[to - 1].end);
        let period = Period::over(self.period_of(false, cursor, from).span);
        let beside = cursor
            .last
            .filter(|l| l.to >= cursor.part && l.unit == Unit::Points)
            .filter(|l| !self.others.contains(&l.fact) || !(l.to..from).any(|i| cursor.is_punct(i, ')')))
            .and_then(|l| self.facts.get(l.fact));
        let (scope, period) = match beside {
            Some(points) if cursor.bracket.is_some() => (points.scope.clone(), period),
            Some(points) => (points.scope.clone(), points.period),
            None => {
                let behind = self.named_behind(cursor, to);
                if behind.is_some() {
                    cursor.subject.clone_from(&behind);
                }
                (behind.unwrap_or_else(|| self.named_scope(cursor, from)), period)
            }
        };
        for (id, value) in [("rank", Some(rank)), ("rank_of", of)].into_iter().filter_map(|(id, v)| Some((id, v?))) {
            let unit = self.unit_of(id);
            let fact = self.fact(id, value, &unit, scope.clone(), period, place.clone());
            self.facts.push(Fact { of: Some("index766_total".to_owned()), ..fact });
        }
        Some(to)
    }

    /// «Đứng thứ 2 là Quảng Trị»: the body that a rank names behind it.
    fn named_behind(&self, cursor: &Cursor<'_>, at: usize) -> Option<Scope> {
        let from = at + 1;
        let reach = cursor.tokens.len().min(from + 12);
        let to = (from..reach).find(|i| !matches!(cursor.tokens[*i].kind, super::Kind::Word)).unwrap_or(reach);
        (cursor.is_word(at, "là") && to > from).then_some(())?;
        let province = self.other_province(cursor, from, to).map(Scope::agency);
        province.or_else(|| self.name_between(cursor, from, to).map(|(from, to)| self.scope_named(cursor, from, to)))
    }
}
