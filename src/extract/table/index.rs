//! Groups and metrics of the index, as columns and as rows.

use super::heading::Path;
use super::layout::Target;
use super::model::words;
use crate::catalog::{Catalog, INDEX_MAX, INDEX_TOTAL};
use crate::domain::{Decimal, fold, fold_phrase};

/// What a table of the index gives for a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Points,
    Max,
    Rate,
    Rank,
    Numerator,
    Denominator,
    /// What it rose or fell by.
    Change,
}

impl Part {
    pub(super) fn named(name: &str) -> Option<Part> {
        Some(match name {
            "points" | "total" => Part::Points,
            "max" => Part::Max,
            "rate" => Part::Rate,
            "rank" => Part::Rank,
            "numerator" => Part::Numerator,
            "denominator" => Part::Denominator,
            _ => return None,
        })
    }

    /// The figure it is of a group (or of the total).
    pub(super) fn target(self, group: &str) -> Option<Target> {
        let about = |fact: &str| Target { of: Some(group.to_owned()), ..Target::plain(fact) };
        Some(match self {
            Part::Points => Target::plain(group),
            Part::Max => about(INDEX_MAX),
            Part::Rate => Target::share(group, Some(INDEX_MAX)),
            Part::Rank => about("rank"),
            Part::Change => about("change"),
            Part::Numerator | Part::Denominator => return None,
        })
    }

    /// The figure it is of a metric.
    pub(super) fn of_metric(self, code: &str) -> Option<Target> {
        let about = |fact: &str| Target { of: Some(code.to_owned()), ..Target::plain(fact) };
        Some(match self {
            Part::Points => about("index766_metric_points"),
            Part::Numerator => about("index766_metric_numerator"),
            Part::Denominator => about("index766_metric_denominator"),
            Part::Max => about(INDEX_MAX),
            Part::Rate => Target::share(code, None),
            Part::Rank | Part::Change => return None,
        })
    }
}

/// Codes of the groups on the national portal. Which of CLGQ and TTTT is payment was seen both ways.
const CODES: [(&str, &str); 6] = [
    ("ckmb", "index766_transparency"),
    ("tdgq", "index766_progress"),
    ("clgq", "index766_online_service"),
    ("tttt", "index766_online_payment"),
    ("mdsh", "index766_digitisation"),
    ("mdhl", "index766_satisfaction"),
];

/// The names of groups and metrics, folded once.
pub(in crate::extract) struct IndexNames<'a> {
    groups: Vec<(Vec<String>, Decimal, &'a str)>,
    metrics: Vec<(Vec<String>, &'a str)>,
    before: Vec<String>,
    behind: Vec<String>,
    rate: Vec<String>,
}

impl<'a> IndexNames<'a> {
    pub(super) fn new(catalog: &'a Catalog) -> IndexNames<'a> {
        let rate = words("tỷ lệ");
        let mut names = IndexNames {
            groups: Vec::new(),
            metrics: Vec::new(),
            before: ["nhóm", "chỉ", "số", "điểm", "tiêu", "chí", "về"].map(fold).to_vec(),
            behind: ["điểm", "tối", "đa", "%"].map(fold).to_vec(),
            rate,
        };
        for group in catalog.index_sets.iter().flat_map(|s| &s.groups) {
            let called = std::iter::once(&group.vi).chain(&group.aliases);
            names.groups.extend(called.map(|name| (words(name), group.max, group.fact.as_str())));
        }
        for metric in &catalog.metrics {
            let called = std::iter::once(&metric.vi).chain(&metric.aliases).chain([&metric.code]);
            let folded: Vec<Vec<String>> = called.map(|name| words(name)).collect();
            let plain = folded.iter().map(|name| (names.plain(name).to_vec(), metric.code.as_str()));
            let plain: Vec<(Vec<String>, &str)> = plain.collect();
            names.metrics.extend(plain);
        }
        names
    }

    /// What a column of the index holds by a group in its path: points, maximum, rate or rank of that group.
    pub(super) fn target(&self, path: &Path) -> Option<Target> {
        let (at, group) = path.levels.iter().enumerate().find_map(|(i, l)| Some((i, self.group(l, None)?)))?;
        let leaf = path.leaf();
        let says = |phrase: &str| super::heading::has(leaf, &fold_phrase(phrase));
        let below = at + 1 < path.levels.len();
        let part = match () {
            () if below && (says("tối đa") || says("điểm chuẩn")) => Part::Max,
            () if path.is_rate() => Part::Rate,
            () if below && says("hạng") => Part::Rank,
            () if !below || says("điểm") || says("kết quả") => Part::Points,
            () => return None,
        };
        part.target(group)
    }

    /// The group that words stand for: its name, an alias or a code, with nothing but numbering and «điểm» around it;
    /// the maximum decides between sets.
    pub(super) fn group(&self, level: &[String], max: Option<Decimal>) -> Option<&'a str> {
        let bare = self.bare(level);
        if let [code] = bare
            && let Some((_, fact)) = CODES.iter().find(|(c, _)| c == code)
        {
            return Some(fact);
        }
        let named = self.groups.iter().filter(|(name, ..)| name.as_slice() == bare);
        named.min_by_key(|(_, own, _)| Some(*own) != max).map(|(.., fact)| *fact)
    }

    fn metric(&self, level: &[String]) -> Option<&'a str> {
        let bare = self.plain(self.bare(level));
        self.metrics.iter().find(|(name, _)| !bare.is_empty() && name.as_slice() == bare).map(|(_, code)| *code)
    }

    /// What a row's name is about.
    pub(super) fn subject(&self, name: &str, max: Option<Decimal>) -> Option<Subject<'a>> {
        if super::scope::is_total(name) {
            return Some(Subject::Group(INDEX_TOTAL));
        }
        let level = words(name);
        let group = self.group(&level, max).map(Subject::Group);
        group.or_else(|| self.metric(&level).map(Subject::Metric))
    }

    /// Words without «tỷ lệ» in front.
    fn plain<'w>(&self, level: &'w [String]) -> &'w [String] {
        level.strip_prefix(self.rate.as_slice()).unwrap_or(level)
    }

    /// Words without numbering in front, without «nhóm (chỉ số)» there, and without a maximum behind.
    fn bare<'w>(&self, level: &'w [String]) -> &'w [String] {
        let roman = |w: &String| matches!(w.as_str(), "i" | "ii" | "iii" | "iv" | "v" | "vi");
        let number = |w: &String| roman(w) || w.chars().all(|c| c.is_ascii_digit());
        let from = level.iter().position(|w| !number(w) && !self.before.contains(w)).unwrap_or(level.len());
        // «Số hóa hồ sơ» begins with a word that may stand before a name.
        let digital = from > 0 && level.get(from).is_some_and(|w| *w == fold("hóa"));
        let from = if digital { from - 1 } else { from };
        let to = level.iter().rposition(|w| !number(w) && !self.behind.contains(w)).map_or(from, |i| i + 1);
        &level[from.min(to)..to]
    }
}

/// Whether a path names its group by the portal's code alone.
pub(super) fn is_by_code(path: &Path) -> bool {
    path.levels.iter().any(|level| level.len() == 1 && matches!(level[0].as_str(), "clgq" | "tttt"))
}

/// What a row of the index is about: a group, the total or a metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject<'a> {
    Group(&'a str),
    Metric(&'a str),
}

impl Subject<'_> {
    pub(super) fn target(self, part: Part) -> Option<Target> {
        match self {
            Subject::Group(group) => part.target(group),
            Subject::Metric(code) => part.of_metric(code),
        }
    }
}
