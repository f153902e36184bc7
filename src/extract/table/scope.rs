//! Whom a row is about: an agency or field, a subtotal, the whole; and the sections that rows stand in.

use super::layout::{Layout, Role};
use super::model::{Line, words};
use crate::catalog::{Catalog, is_class};
use crate::domain::{Doubt, Map, Scope, fold, fold_phrase};
use std::sync::LazyLock;

/// Words with which the lines under a table begin.
const BELOW: [&str; 12] = [
    "người lập",
    "nơi nhận",
    "ghi chú",
    "tm",
    "kt",
    "tl",
    "tuq",
    "chủ tịch",
    "giám đốc",
    "thủ trưởng",
    "lập biểu",
    "người tổng hợp",
];

/// Where the reader of rows stands.
#[derive(Debug, Default)]
pub(super) struct Sections {
    /// The class of agencies or the agency under whose heading the rows stand, and its ordinal.
    open: Option<(String, String)>,
    /// Whether the open one is a single agency.
    single: bool,
    /// The agency named in the nearest row above with a cell of its own.
    above: Option<String>,
    /// The section in which each field was first named, to keep fields of several sections apart.
    fields: Map<String, Option<String>>,
}

/// A row's name and whom it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) scope: Scope,
    pub(super) name: String,
    pub(super) doubts: Vec<Doubt>,
    /// Column of the name, where one is written in the row itself.
    pub(super) at: Option<usize>,
}

/// Words of sums, folded.
static SUMS: LazyLock<[String; 4]> = LazyLock::new(|| ["tổng", "cộng", "số", "chung"].map(fold));

/// [`WHOLES`], folded.
static WHOLE_WORDS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| WHOLES.iter().map(|w| fold_phrase(w)).collect());

/// Words of averages, and what may follow them, folded.
static AVERAGES: LazyLock<[Vec<String>; 2]> = LazyLock::new(|| ["bình quân", "trung bình"].map(fold_phrase));
static AVERAGED: LazyLock<[Vec<String>; 4]> = LazyLock::new(|| ["", "chung", "toàn tỉnh", "cả tỉnh"].map(fold_phrase));

/// What may follow «tổng», «cộng» in a name that announces the sum over all rows.
const WHOLES: [&str; 16] = [
    "",
    "toàn tỉnh",
    "cả tỉnh",
    "toàn thành phố",
    "toàn ngành",
    "toàn huyện",
    "toàn xã",
    "toàn sở",
    "điểm",
    "điểm đạt được",
    "điểm đạt",
    "tuần",
    "tháng",
    "quý",
    "năm",
    "cả tuần",
];

/// Whether a name announces the sum over all rows.
pub(in crate::extract) fn is_total(name: &str) -> bool {
    let words: Vec<String> = words(name).into_iter().filter(|w| !w.chars().all(|c| c.is_ascii_digit())).collect();
    let sum = |w: &String| SUMS.contains(w);
    let rest = words.iter().position(|w| !sum(w)).map_or(&[][..], |from| &words[from..]);
    let sections = rest.len() >= 2 && rest.iter().all(|w| w.chars().all(|c| "ivxabc".contains(c)));
    let alone = words.len() == 1 && rest.is_empty() && words[0] == SUMS[2];
    !words.is_empty() && !alone && (sections || WHOLE_WORDS.iter().any(|whole| rest == whole))
}

/// Whether a row holds averages: its rates and scores are the whole's, its counts are nobody's.
pub(super) fn is_average(name: &str) -> bool {
    let text = words(name);
    let rest_of = |average: &Vec<String>| text.strip_prefix(average.as_slice());
    AVERAGES.iter().filter_map(rest_of).any(|rest| AVERAGED.iter().any(|words| rest == words))
}

/// «Cộng I», «Cộng cấp xã», «Tổng khối sở»: what is added up.
fn subtotal(name: &str) -> Option<String> {
    let text = words(name);
    let sum = |w: &String| SUMS[..3].contains(w);
    let from = text.iter().position(|w| !sum(w)).filter(|i| *i > 0)?;
    let parts: Vec<&str> = name.split_whitespace().collect();
    (from < parts.len()).then(|| parts[from..].join(" ").trim_matches(['(', ')', ':', '.']).to_owned())
}

/// A name without the number, dash or letter in front.
pub(super) fn clean(name: &str) -> String {
    let mut rest = name.trim();
    if let Some((head, tail)) = rest.split_once(char::is_whitespace) {
        let label = head.trim_end_matches(['.', ')', ':']);
        let marked = head != label;
        let number = label.chars().all(|c| c.is_ascii_digit() || c == '.');
        let roman = label.chars().all(|c| "IVX".contains(c))
            || (label.len() == 1 && label.chars().all(|c| c.is_ascii_alphabetic()));
        if matches!(head, "-" | "–" | "+" | "*" | "•")
            || (marked && (number || roman))
            || (number && label.contains('.'))
        {
            rest = tail;
        }
    }
    rest.trim_start_matches(['-', '–', '+', '*', '•']).trim().trim_end_matches([':', '*']).trim().to_owned()
}

impl Sections {
    /// Takes note of a row without figures; a section's name holds for the rows below it.
    pub(super) fn heading(&mut self, line: &Line, catalog: &Catalog) {
        let filled = line.filled();
        let Some(at) = filled.iter().rfind(|i| line.cells[**i].is_named()) else { return };
        let name = clean(&line.cells[*at].text);
        let text = words(&name);
        let below = BELOW.iter().any(|b| text.starts_with(&fold_phrase(b)));
        if filled.len() > 2 || below || text.len() > 14 {
            self.open = None;
            return;
        }
        self.single = !is_class(&name) && catalog.knows_agency(&name);
        self.open = Some((name, ordinal(line)));
        self.above = None;
    }

    /// Names a row of figures; `None` when nothing in it says whom it is about.
    pub(super) fn name(
        &mut self,
        line: &Line,
        layout: &Layout<'_>,
        columns: &[usize],
        catalog: &Catalog,
        more_totals: bool,
    ) -> Option<Named> {
        let cell = |role: Role| {
            let at = layout.with(&role).find(|i| columns.contains(i))?;
            line.cells.get(at).filter(|c| c.is_named()).map(|c| (at, clean(&c.text)))
        };
        let (agency, field) = (cell(Role::Agency), cell(Role::Field));
        let own = agency
            .clone()
            .or_else(|| field.clone())
            .or_else(|| cell(Role::Label))
            .or_else(|| first(line, layout, columns));
        let both = layout.with(&Role::Agency).any(|i| columns.contains(&i))
            && layout.with(&Role::Field).any(|i| columns.contains(&i));
        let (at, name) = own?;
        if is_average(&name) {
            return Some(Named { scope: Scope::whole(), name, doubts: Vec::new(), at: Some(at) });
        }
        if is_total(&name) {
            let section = self.open.clone().filter(|_| more_totals && words(&name).len() == 1);
            let scope = section.map_or_else(Scope::whole, |(section, _)| Scope::agency(section));
            return Some(Named { scope, name, doubts: Vec::new(), at: Some(at) });
        }
        if let Some(part) = subtotal(&name) {
            let scope = self.part(&part);
            return Some(Named { scope, name, doubts: Vec::new(), at: Some(at) });
        }
        if both {
            return Some(self.pair(agency.map(|(_, n)| n), field.map(|(_, n)| n), catalog, (at, name)));
        }
        let by_field = layout.with(&Role::Field).any(|i| columns.contains(&i));
        Some(self.single_name(line, name, at, by_field, catalog))
    }

    /// A sum that names its part: the section of that number, or the words themselves.
    fn part(&self, part: &str) -> Scope {
        let numbered = self.open.as_ref().filter(|(_, ordinal)| ordinal == part).map(|(name, _)| name.clone());
        Scope::agency(numbered.unwrap_or_else(|| part.to_owned()))
    }

    /// An agency column and a field column: a blank agency is the one above.
    fn pair(
        &mut self,
        agency: Option<String>,
        field: Option<String>,
        catalog: &Catalog,
        own: (usize, String),
    ) -> Named {
        if agency.is_some() {
            self.above.clone_from(&agency);
        }
        let agency = agency.or_else(|| self.above.clone());
        let doubts = agency.as_deref().map(|a| unknown(a, catalog)).unwrap_or_default();
        Named { scope: Scope { agency, field, level: None }, name: own.1, doubts, at: Some(own.0) }
    }

    fn single_name(&mut self, line: &Line, name: String, at: usize, by_field: bool, catalog: &Catalog) -> Named {
        let ordinal = ordinal(line);
        let heads = is_upper_ordinal(&ordinal);
        let known = catalog.knows_agency(&name);
        if is_class(&name) || (heads && (known || !by_field)) {
            self.single = known && !is_class(&name);
            self.open = Some((name.clone(), ordinal));
            let doubts = if is_class(&name) { Vec::new() } else { unknown(&name, catalog) };
            return Named { scope: Scope::agency(name.clone()), name, doubts, at: Some(at) };
        }
        let under_agency = self.single && !known && self.open.is_some();
        if !by_field && !under_agency {
            let doubts = unknown(&name, catalog);
            return Named { scope: Scope::agency(name.clone()), name, doubts, at: Some(at) };
        }
        if by_field && known && !under_agency && is_department(&name) {
            return Named { scope: Scope::agency(name.clone()), name, doubts: Vec::new(), at: Some(at) };
        }
        let section = self.open.as_ref().map(|(section, _)| section.clone());
        let seen = *self.fields.entry(name.clone()).or_insert_with(|| section.clone()) != section;
        let agency = section.filter(|_| self.single || seen);
        Named {
            scope: Scope { agency, field: Some(name.clone()), level: None },
            name,
            doubts: Vec::new(),
            at: Some(at),
        }
    }
}

/// «Sở …»: a field is never called so.
fn is_department(name: &str) -> bool {
    words(name).first().is_some_and(|w| *w == fold("sở") || w == "ubnd")
}

fn unknown(name: &str, catalog: &Catalog) -> Vec<Doubt> {
    if catalog.knows_agency(name) { Vec::new() } else { vec![Doubt::AgencyUnknown] }
}

/// The first cell with letters before the figures.
fn first(line: &Line, layout: &Layout<'_>, columns: &[usize]) -> Option<(usize, String)> {
    let figures = columns.iter().find(|i| matches!(layout.columns[**i].role, Role::Figure(_) | Role::Index(_)));
    let to = figures.copied().unwrap_or(usize::MAX).min(line.cells.len());
    let from = columns.first().copied().unwrap_or(0);
    (from..to).find(|i| line.cells[*i].is_named()).map(|i| (i, clean(&line.cells[i].text)))
}

/// What stands before the name: a number or a letter of the first cell.
fn ordinal(line: &Line) -> String {
    let text = line.cells.iter().find(|c| !c.is_blank()).map_or("", |c| c.text.as_str());
    let head = text.split_whitespace().next().unwrap_or_default();
    head.trim_matches(['(', ')', '.', ':']).to_owned()
}

/// «I», «A»: sections, not rows.
fn is_upper_ordinal(ordinal: &str) -> bool {
    let roman = !ordinal.is_empty() && ordinal.chars().all(|c| "IVX".contains(c));
    roman || (ordinal.len() == 1 && ordinal.chars().all(|c| c.is_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_and_what_they_add_up() {
        for name in ["Tổng cộng", "TỔNG", "Cộng", "Tổng số", "Toàn tỉnh", "TỔNG CỘNG (I+II)", "Tổng (I + II)", "Chung"]
        {
            assert!(is_total(name), "{name}");
        }
        for name in ["Cộng cấp xã", "Tổng công ty Điện lực", "Cộng I", "Tổng cục Thuế tỉnh", "Sở Y tế"]
        {
            assert!(!is_total(name), "{name}");
        }
        assert_eq!(subtotal("Cộng cấp xã").as_deref(), Some("cấp xã"));
        assert_eq!(subtotal("Cộng I").as_deref(), Some("I"));
        assert_eq!(subtotal("Sở Y tế"), None);
    }

    #[test]
    fn names_lose_their_numbering() {
        for (text, name) in [
            ("1. Sở Y tế", "Sở Y tế"),
            ("- Trực tuyến", "Trực tuyến"),
            ("II. Cấp xã", "Cấp xã"),
            ("1.1. Trước hạn", "Trước hạn"),
            ("Xã A", "Xã A"),
            ("BQL KCN", "BQL KCN"),
        ] {
            assert_eq!(clean(text), name);
        }
    }
}
