//! Groups and metrics of the index, as columns and as rows.

use super::heading::Path;
use super::layout::Target;
use super::model::words;
use crate::catalog::{Catalog, INDEX_MAX, INDEX_TOTAL, IndexGroup, MetricDef};
use crate::domain::{Decimal, fold};

/// What a table of the index gives for a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Points,
    Max,
    Rate,
    Rank,
    Numerator,
    Denominator,
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
            Part::Rank => return None,
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

/// What a column of the index holds by a group in its path: points, maximum, rate or rank of that group.
pub(super) fn target(catalog: &Catalog, path: &Path) -> Option<Target> {
    let at = path.levels.iter().position(|level| group_of(catalog, level, None).is_some())?;
    let group = group_of(catalog, &path.levels[at], None)?;
    let leaf = path.leaf();
    let says = |phrase: &str| super::heading::has(leaf, &words(phrase));
    let below = at + 1 < path.levels.len();
    let part = match () {
        () if below && (says("tối đa") || says("điểm chuẩn")) => Part::Max,
        () if path.is_rate() => Part::Rate,
        () if below && (says("hạng") || says("xếp hạng")) => Part::Rank,
        () if !below || says("điểm") || says("kết quả") => Part::Points,
        () => return None,
    };
    part.target(group)
}

/// Whether a path names its group by the portal's code alone.
pub(super) fn is_by_code(path: &Path) -> bool {
    path.levels.iter().any(|level| level.len() == 1 && matches!(level[0].as_str(), "clgq" | "tttt"))
}

/// The group that words stand for: its name, an alias or a code, with nothing but numbering and «điểm» around it.
pub(super) fn group_of<'a>(catalog: &'a Catalog, level: &[String], max: Option<Decimal>) -> Option<&'a str> {
    let bare = bare_name(level);
    if let [code] = bare
        && let Some((_, fact)) = CODES.iter().find(|(c, _)| c == code)
    {
        return Some(fact);
    }
    group(catalog, bare, max)
}

/// The index group a name stands for, by exact name or alias; the maximum decides between sets.
fn group<'a>(catalog: &'a Catalog, name: &[String], max: Option<Decimal>) -> Option<&'a str> {
    let groups = catalog.index_sets.iter().flat_map(|s| &s.groups);
    let named = |g: &&IndexGroup| std::iter::once(&g.vi).chain(&g.aliases).any(|alias| words(alias) == name);
    let mut fits: Vec<&IndexGroup> = groups.filter(named).collect();
    fits.sort_by_key(|g| Some(g.max) != max);
    fits.first().map(|g| g.fact.as_str())
}

/// The component that words stand for.
pub(super) fn metric<'a>(catalog: &'a Catalog, level: &[String]) -> Option<&'a MetricDef> {
    let bare = bare_name(level);
    let code = |m: &MetricDef| words(&m.code) == bare || bare.len() == 1 && bare[0] == fold(&m.code);
    let short = bare.strip_prefix(words("tỷ lệ").as_slice()).unwrap_or(bare);
    let named = |m: &MetricDef| {
        let mut names = std::iter::once(&m.vi).chain(&m.aliases).map(|n| words(n));
        names.any(|n| n == bare || n.strip_prefix(words("tỷ lệ").as_slice()).unwrap_or(&n) == short)
    };
    catalog.metrics.iter().find(|m| code(m) || named(m))
}

/// Words without numbering in front, without «nhóm (chỉ số)» there, and without a maximum behind.
fn bare_name(level: &[String]) -> &[String] {
    let number = |w: &String| {
        w.chars().all(|c| c.is_ascii_digit()) || matches!(w.as_str(), "i" | "ii" | "iii" | "iv" | "v" | "vi")
    };
    let before =
        |w: &String| number(w) || ["nhóm", "chỉ", "số", "điểm", "tiêu", "chí", "về"].iter().any(|f| *w == fold(f));
    let behind = |w: &String| number(w) || ["điểm", "tối", "đa", "%"].iter().any(|f| *w == fold(f));
    let from = level.iter().position(|w| !before(w)).unwrap_or(level.len());
    let mut from = from;
    // «Số hóa hồ sơ» begins with a word that may stand before a name.
    if from > 0 && level[from - 1] == fold("số") && level.get(from).is_some_and(|w| *w == fold("hóa")) {
        from -= 1;
    }
    let to = level.iter().rposition(|w| !behind(w)).map_or(from, |i| i + 1);
    &level[from.min(to)..to]
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

/// Reads a row's name.
pub(super) fn subject<'a>(catalog: &'a Catalog, name: &str, max: Option<Decimal>) -> Option<Subject<'a>> {
    let level = words(name);
    if super::scope::is_total(name) {
        return Some(Subject::Group(INDEX_TOTAL));
    }
    let group = group_of(catalog, &level, max).map(Subject::Group);
    group.or_else(|| metric(catalog, &level).map(|m| Subject::Metric(&m.code)))
}
