//! What each column of a table holds.

use super::head::Head;
use super::heading::{Fit, HeadingBook, Path, Rule};
use super::index::{self, Part};
use super::model::{Line, words};
use super::number::Class;
use super::period::{When, of_heading, span_in};
use crate::catalog::{Catalog, FormDef, Said};
use crate::domain::{Doubt, Span};
use std::sync::LazyLock;

/// Lowest headings that only say that the group above is counted.
static MEASURES: LazyLock<[Vec<String>; 12]> = LazyLock::new(|| {
    [
        "số lượng",
        "sl",
        "số phiếu",
        "số lượt",
        "lượt",
        "phiếu",
        "kỳ này",
        "kỳ báo cáo",
        "tuần này",
        "tháng này",
        "quý này",
        "năm nay",
    ]
    .map(words)
});
/// The same, where the group's own words may need them.
static DOSSIERS: LazyLock<[Vec<String>; 4]> =
    LazyLock::new(|| ["hồ sơ", "số hồ sơ", "số lượng hồ sơ", "hs"].map(words));

/// What a figure is: the fact, and for shares and the like what they are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) fact: String,
    pub(super) of: Option<String>,
    pub(super) base: Option<String>,
}

/// What a column is for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Role {
    Ordinal,
    Agency,
    Field,
    Label,
    Code,
    Unit,
    Note,
    Figure(Target),
    /// A part of the index, of the group that its row names.
    Index(Part),
    #[default]
    Unknown,
}

/// A column.
#[derive(Debug, Clone, Default)]
pub(super) struct Column {
    pub(super) role: Role,
    pub(super) class: Class,
    /// Its period where it is not the table's.
    pub(super) when: When,
    pub(super) doubts: Vec<Doubt>,
    pub(super) path: Path,
    /// Whether a rate is given as a part of one.
    pub(super) hundredfold: bool,
    /// Words of the path that named it.
    pub(super) strength: usize,
}

/// The columns of a table and the form they make.
#[derive(Debug, Clone)]
pub(in crate::extract) struct Layout<'a> {
    pub(super) columns: Vec<Column>,
    pub(super) form: Option<&'a FormDef>,
    /// Whether rows are groups or metrics of the index.
    pub(super) by_index: bool,
    /// Whether rows are figures.
    pub(super) by_figure: bool,
}

/// What is needed to make out columns.
pub(super) struct Making<'b, 'a> {
    pub(super) book: &'b HeadingBook<'a>,
    pub(super) catalog: &'a Catalog,
    pub(super) span: Span,
    /// Whether the table is one of the index.
    pub(super) index: bool,
}

impl Target {
    pub(super) fn plain(fact: impl Into<String>) -> Target {
        Target { fact: fact.into(), of: None, base: None }
    }

    pub(super) fn share(of: impl Into<String>, base: Option<&str>) -> Target {
        Target { fact: "share".to_owned(), of: Some(of.into()), base: base.map(str::to_owned) }
    }

    /// The plain fact it is, when it is one.
    pub(super) fn count(&self) -> Option<&str> {
        self.of.is_none().then_some(self.fact.as_str())
    }
}

impl Column {
    fn unknown(path: Path) -> Column {
        Column { path, ..Column::default() }
    }

    pub(super) fn target(&self) -> Option<&Target> {
        match &self.role {
            Role::Figure(target) => Some(target),
            _ => None,
        }
    }
}

impl<'a> Layout<'a> {
    /// The columns with a role.
    pub(super) fn with(&self, role: &Role) -> impl Iterator<Item = usize> + '_ {
        let role = role.clone();
        (0..self.columns.len()).filter(move |i| self.columns[*i].role == role)
    }

    /// The plain facts that columns hold.
    pub(super) fn facts(&self) -> Vec<&str> {
        self.columns.iter().filter_map(Column::target).filter_map(Target::count).collect()
    }

    /// The column that holds a plain fact, near another one.
    pub(super) fn column_of(&self, fact: &str, near: usize) -> Option<usize> {
        let holds = |i: &usize| self.columns[*i].target().and_then(Target::count) == Some(fact);
        (0..self.columns.len()).filter(holds).min_by_key(|i| i.abs_diff(near))
    }
}

impl<'b, 'a> Making<'b, 'a> {
    /// Makes out every column from its headings, left to right, and once more for those that depend on others.
    pub(super) fn columns(&self, head: &Head, body: &[Line]) -> Vec<Column> {
        let mut columns: Vec<Column> = head.paths.iter().cloned().map(Column::unknown).collect();
        for at in 0..columns.len() {
            let column = self.column(&columns, at, body, false);
            columns[at] = column;
        }
        self.one_each(&mut columns);
        for at in 0..columns.len() {
            if columns[at].role == Role::Unknown {
                let column = self.column(&columns, at, body, true);
                columns[at] = column;
            }
        }
        self.one_each(&mut columns);
        received_alone(&mut columns);
        columns
    }

    fn column(&self, columns: &[Column], at: usize, body: &[Line], again: bool) -> Column {
        let path = columns[at].path.clone();
        let mut column = Column::unknown(path.clone());
        column.when = of_heading(&path.text, path.leaf(), self.span);
        if self.index
            && let Some(target) = self.book.index.target(&path)
        {
            column.class = if target.fact == "share" { Class::Percent } else { Class::Points };
            if index::is_by_code(&path) {
                column.doubts.push(Doubt::KindAssumed);
            }
            (column.role, column.strength) = (Role::Figure(target), 9);
            return column;
        }
        let left = columns[..at].iter().rev().filter_map(Column::target).filter_map(Target::count).next();
        let beside: Vec<&str> = columns.iter().filter_map(Column::target).filter_map(Target::count).collect();
        let verdicts = holds_verdicts(body, at);
        let beside = again.then_some(&beside[..]);
        let named = |path: &Path| self.name(path, left, beside, verdicts);
        let inner = self.without_measure(&path);
        let found = match &inner {
            Some((inner, true)) => named(inner).or_else(|| named(&path)),
            Some((inner, false)) => named(&path).or_else(|| named(inner)),
            None => named(&path),
        };
        if let Some((role, fit)) = found {
            column.class = self.class(&role, &path);
            let certain = verdicts && column.class == Class::Words;
            if fit.is_partial() && matches!(role, Role::Figure(_)) && !certain {
                column.doubts.push(Doubt::HeadingPartial);
            }
            (column.role, column.strength) = (role, fit.words);
        }
        column
    }

    /// The path above a lowest heading that only says when, or in what the group is counted; and whether the group
    /// should be asked first.
    fn without_measure(&self, path: &Path) -> Option<(Path, bool)> {
        let inner = path.above()?;
        let leaf = path.leaf();
        let when = span_in(path.lowest(), self.span.year()).is_some()
            || of_heading(path.lowest(), leaf, self.span) != When::Same;
        match () {
            () if when || MEASURES.iter().any(|m| leaf == m) => Some((inner, true)),
            () if DOSSIERS.iter().any(|m| leaf == m) => Some((inner, false)),
            () => None,
        }
    }

    /// The best rule for a path: the most words, then the fewest left unexplained.
    pub(super) fn name(
        &self,
        path: &Path,
        left: Option<&str>,
        beside: Option<&[&str]>,
        verdicts: bool,
    ) -> Option<(Role, Fit)> {
        let rate = path.is_rate() && !verdicts;
        let bare = path.without_rate();
        let never = self.book.is_never(path);
        let usable = |rule: &&Rule<'_>| {
            let def = rule.def;
            let figure = !is_structural(&def.fact) && !def.index;
            (def.after.is_empty() || left.is_some_and(|l| def.after.iter().any(|a| a == l)))
                && (def.beside.is_empty() || beside.is_some_and(|b| def.beside.iter().all(|d| b.contains(&d.as_str()))))
                && (!def.index || self.index)
                && def.verdict == (verdicts && figure)
                && (!def.percent || rate)
                && !(figure && never && !def.verdict)
        };
        let fits = self.book.rules.iter().filter(usable).filter_map(|rule| {
            let counted = rate && !rule.def.percent && !rule.def.index && !is_structural(&rule.def.fact);
            let fit = self.book.fit(rule, if counted { &bare } else { path })?;
            Some((role(rule, counted), fit, rule.def.percent))
        });
        let fits = fits.filter(|(role, fit, _)| !(fit.is_chance() && matches!(role, Role::Figure(_))));
        let best = fits.max_by_key(|(_, fit, percent)| (*percent, fit.words, std::cmp::Reverse(fit.strange)));
        best.map(|(role, fit, _)| (role, fit))
    }

    /// What sort of number a role's cells are.
    pub(super) fn class(&self, role: &Role, path: &Path) -> Class {
        match role {
            Role::Figure(target) => match self.catalog.fact(&target.fact).map(|d| d.unit.as_str()) {
                Some("%") => Class::Percent,
                Some("điểm" | "hạng") => Class::Points,
                Some("text") => Class::Words,
                Some("đồng") => Class::Amount(money_scale(&path.joined())),
                _ => Class::Count,
            },
            Role::Index(Part::Rate) => Class::Percent,
            Role::Index(Part::Numerator | Part::Denominator) => Class::Count,
            Role::Index(_) => Class::Points,
            _ => Class::Count,
        }
    }

    /// Of several columns that seem to hold one figure of one period the best named keeps it.
    fn one_each(&self, columns: &mut [Column]) {
        for at in 0..columns.len() {
            let Some(target) = columns[at].target().cloned() else { continue };
            let record = record_of(columns, at);
            let rival = (0..columns.len()).filter(|i| *i != at && record_of(columns, *i) == record).find(|i| {
                columns[*i].target() == Some(&target)
                    && columns[*i].when == columns[at].when
                    && (columns[*i].strength, std::cmp::Reverse(*i)) > (columns[at].strength, std::cmp::Reverse(at))
            });
            if rival.is_some() {
                columns[at] = Column { when: columns[at].when, ..Column::unknown(columns[at].path.clone()) };
            }
        }
    }
}

/// «Tiếp nhận trong kỳ» of a table that carries nothing over is all there was to receive.
fn received_alone(columns: &mut [Column]) {
    let holds = |fact: &str| columns.iter().any(|c| c.target().and_then(Target::count) == Some(fact));
    if holds("received_total") || holds("carried_over") {
        return;
    }
    let new = |c: &&mut Column| c.target().and_then(Target::count) == Some("received_new") && !c.path.says("mới");
    for column in columns.iter_mut().filter(new) {
        column.role = Role::Figure(Target::plain("received_total"));
    }
}

/// Which of several tables side by side a column belongs to: a new one begins with a second ordinal.
pub(super) fn record_of(columns: &[Column], at: usize) -> usize {
    let ordinals = columns[..=at].iter().filter(|c| c.role == Role::Ordinal).count();
    ordinals.saturating_sub(1)
}

fn role(rule: &Rule<'_>, rate: bool) -> Role {
    let def = rule.def;
    match def.fact.as_str() {
        "ordinal" => Role::Ordinal,
        "agency" => Role::Agency,
        "field" => Role::Field,
        "label" => Role::Label,
        "code" => Role::Code,
        "unit" => Role::Unit,
        "note" => Role::Note,
        part if def.index => Part::named(part).map_or(Role::Unknown, Role::Index),
        fact if rate => Role::Figure(Target::share(fact, None)),
        fact => Role::Figure(Target { fact: fact.to_owned(), of: def.of.clone(), base: def.base.clone() }),
    }
}

fn is_structural(fact: &str) -> bool {
    matches!(fact, "ordinal" | "agency" | "field" | "label" | "code" | "unit" | "note")
}

/// The power of ten that a heading or a line on units gives amounts of money.
pub(super) fn money_scale(text: &[String]) -> u8 {
    let says = |phrase: &str| super::heading::has(text, &words(phrase));
    match () {
        () if says("tỷ đồng") => 9,
        () if says("triệu đồng") || says("triệu") => 6,
        () if says("nghìn đồng") || says("ngàn đồng") || says("1000 đồng") => 3,
        () => 0,
    }
}

/// Whether most of a column's words are verdicts.
fn holds_verdicts(body: &[Line], at: usize) -> bool {
    let cells: Vec<&str> =
        body.iter().filter_map(|l| l.cells.get(at)).filter(|c| c.is_named()).map(|c| c.text.as_str()).collect();
    cells.iter().filter(|t| Said::read(t).is_some()).count() * 2 > cells.len()
}
