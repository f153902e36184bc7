//! Tables whose rows are figures: «chỉ tiêu | số liệu», with a column for each period or agency.

use super::TableContext;
use super::account::Book;
use super::head::Head;
use super::heading::Path;
use super::layout::{Column, Layout, Making, Role, Target, money_scale};
use super::model::{Line, Table, words};
use super::number::{Class, Convention};
use super::period::When;
use super::records::figure;
use super::scope::{clean, is_total};
use crate::domain::{Doubt, Fact, Period, Scope, SetAsideReason, fold_phrase};

/// Headings of a column that simply holds the numbers.
const PLAIN: [&str; 20] = [
    "số lượt",
    "lượt",
    "số phiếu",
    "phiếu",
    "sl",
    "kết quả",
    "số liệu",
    "số lượng",
    "giá trị",
    "thực hiện",
    "kết quả thực hiện",
    "số hồ sơ",
    "tổng số",
    "kỳ này",
    "kỳ báo cáo",
    "trong kỳ",
    "số lượng hồ sơ",
    "tháng này",
    "kết quả đạt được",
    "số liệu thực hiện",
];

/// Units a «đơn vị tính» cell may say.
const UNITS: [&str; 10] =
    ["hồ sơ", "%", "đồng", "lượt", "điểm", "phiếu", "triệu đồng", "nghìn đồng", "tthc", "thủ tục"];

/// What a column of numbers is for.
struct Slot {
    at: usize,
    scope: Scope,
    when: When,
    rate: bool,
}

/// A row's figure.
struct Row {
    target: Target,
    class: Class,
    doubts: Vec<Doubt>,
}

/// Reads the rows of a table one by one.
pub(super) struct Figures<'r, 'b, 'a> {
    pub(super) context: &'r TableContext<'a>,
    pub(super) making: &'r Making<'b, 'a>,
    label: usize,
    unit: Option<usize>,
    slots: Vec<Slot>,
    /// The rows this one is part of: depth and text.
    parents: Vec<(usize, String)>,
    last: Option<String>,
    scale: u8,
}

impl<'r, 'b, 'a> Figures<'r, 'b, 'a> {
    /// `None` when no column holds labels or none holds numbers.
    pub(super) fn new(
        context: &'r TableContext<'a>,
        making: &'r Making<'b, 'a>,
        layout: &Layout<'a>,
        body: &[Line],
    ) -> Option<Figures<'r, 'b, 'a>> {
        let texts = |i: usize| body.iter().filter_map(move |l| l.cells.get(i)).filter(|c| !c.is_blank());
        let is_unit = |i: usize| {
            let all = texts(i).count();
            let unit = |t: &str| UNITS.iter().any(|u| words(t) == words(u));
            all > 0 && texts(i).filter(|c| unit(&c.text)).count() * 2 > all
        };
        let width = layout.columns.len().max(body.iter().map(|l| l.cells.len()).max().unwrap_or(0));
        let unit = (0..width).find(|i| is_unit(*i));
        let lettered = |i: &usize| texts(*i).filter(|c| c.is_named()).count() * 2 > texts(*i).count().max(1);
        let label =
            layout.with(&Role::Label).next().or_else(|| (0..width).find(|i| Some(*i) != unit && lettered(i)))?;
        let mut slots: Vec<Slot> = Vec::new();
        for at in label + 1..width {
            let numeric = texts(at).filter(|c| super::number::is_value(c)).count();
            if Some(at) != unit
                && numeric > 0
                && let Some(slot) = slot(making, layout.columns.get(at), at, &slots)
            {
                slots.push(slot);
            }
        }
        let scale = money_scale(&context.own);
        let found = Figures { context, making, label, unit, slots, parents: Vec::new(), last: None, scale };
        (!found.slots.is_empty()).then_some(found)
    }

    /// How many of the first rows name a figure.
    pub(super) fn named_rows(&mut self, body: &[Line]) -> usize {
        let named = body.iter().take(60).filter(|l| l.values() > 0 && self.row(l).is_some()).count();
        (self.parents, self.last) = (Vec::new(), None);
        named
    }

    /// Reads the body.
    pub(super) fn read(&mut self, table: &Table, head: Option<&Head>, from: usize, book: &mut Book) -> Vec<Fact> {
        let convention = super::number::convention(table.lines[from..].iter().flat_map(|l| &l.cells));
        let mut facts = Vec::new();
        for line in &table.lines[from..] {
            if head.is_some_and(|h| h.repeats(line)) {
                book.set_aside(line, SetAsideReason::Heading);
                continue;
            }
            let row = self.row(line);
            let found =
                row.filter(|_| line.values() > 0).map(|row| self.cells(line, &row, convention)).unwrap_or_default();
            if found.is_empty() {
                book.set_aside_plain(line, SetAsideReason::UnknownFigure);
                continue;
            }
            let used: Vec<usize> = found.iter().filter_map(|f| f.place.cell).collect();
            let ordinals: Vec<usize> = (0..self.label).collect();
            book.read(line, &used, &ordinals);
            facts.extend(found);
        }
        paid_of_due(&mut facts);
        facts
    }

    fn cells(&self, line: &Line, row: &Row, convention: Convention) -> Vec<Fact> {
        let put = |slot: &Slot| {
            let whole = row.target.fact == "satisfaction_surveyed";
            if slot.rate && whole {
                return None;
            }
            let share = slot.rate && row.target.count().is_some();
            let target = if share { Target::share(row.target.fact.clone(), None) } else { row.target.clone() };
            let mut column = Column::numbers(if share { Class::Percent } else { row.class }, slot.when);
            column.doubts.clone_from(&row.doubts);
            figure(self.context, line, slot.at, &column, convention, &target, &slot.scope)
        };
        let rate_row = row.target.count().is_none();
        self.slots
            .iter()
            .filter(|s| !(s.rate && rate_row && self.slots.iter().any(|o| !o.rate)))
            .filter_map(put)
            .collect()
    }

    /// The figure a row names, by its label under those it is part of.
    fn row(&mut self, line: &Line) -> Option<Row> {
        let cell = line.cells.get(self.label).filter(|c| c.is_named())?;
        let depth = depth(line, self.label);
        self.parents.retain(|(above, _)| *above < depth);
        let unit = self.unit.and_then(|i| line.cells.get(i)).map(|c| words(&c.text)).unwrap_or_default();
        let percent = unit.iter().any(|w| w == "%");
        let own = format!("{}{}", clean(&cell.text), if percent { " %" } else { "" });
        let texts: Vec<&str> = self.parents.iter().map(|(_, t)| t.as_str()).chain([own.as_str()]).collect();
        let path = Path::of(texts);
        self.parents.push((depth, clean(&cell.text)));
        if is_total(&own) {
            return self.total();
        }
        let foreign = self.making.book.is_foreign(&path.joined());
        let (role, fit) = self.making.name(&path, self.last.as_deref(), None, false).filter(|_| !foreign)?;
        let Role::Figure(target) = role.clone() else { return None };
        self.unit_fits(&target, &unit).then_some(())?;
        self.last = target.count().map(str::to_owned).or_else(|| self.last.take());
        let class = match self.making.class(&role, &path) {
            Class::Amount(scale) => Class::Amount(scale.max(money_scale(&unit)).max(self.scale)),
            other => other,
        };
        let doubts = if fit.is_partial() { vec![Doubt::HeadingPartial] } else { Vec::new() };
        Some(Row { target, class, doubts })
    }

    /// A closing total: of ratings by level it is their number; of other rows it says nothing by itself.
    fn total(&self) -> Option<Row> {
        let ratings = self.last.as_deref().is_some_and(|last| last.starts_with("satisfaction_"));
        let target = Target::plain("satisfaction_surveyed");
        ratings.then(|| Row { target, class: Class::Count, doubts: Vec::new() })
    }

    /// Whether the unit beside a label, or over the whole table, is the figure's.
    fn unit_fits(&self, target: &Target, unit: &[String]) -> bool {
        let unit_of = self.making.catalog.fact(&target.fact).map(|d| d.unit.as_str()).unwrap_or_default();
        let money = |text: &[String]| super::heading::has(text, &words("đồng"));
        let of_table = super::heading::has(&self.context.own, &words("đvt"))
            || super::heading::has(&self.context.own, &words("đơn vị tính"));
        match unit_of {
            "đồng" => unit.is_empty() || money(unit),
            "%" => unit.is_empty() || unit.iter().any(|w| w == "%"),
            _ if unit.is_empty() => !(of_table && money(&self.context.own)),
            _ => !money(unit) && !unit.iter().any(|w| w == "%"),
        }
    }
}

/// The rate of payments is of the dossiers that had something to pay, where the same table counts these.
fn paid_of_due(facts: &mut [Fact]) {
    let due: Vec<(Scope, Period)> = facts
        .iter()
        .filter(|f| f.indicator == "online_payment_eligible")
        .map(|f| (f.scope.clone(), f.period))
        .collect();
    let paid = |f: &&mut Fact| f.of.as_deref() == Some("online_payment_dossiers") && f.base.is_none();
    for fact in facts.iter_mut().filter(paid) {
        if due.iter().any(|(scope, period)| *scope == fact.scope && *period == fact.period) {
            fact.base = Some("online_payment_eligible".to_owned());
        }
    }
}

impl Column {
    /// A column of numbers of some class and period.
    pub(super) fn numbers(class: Class, when: When) -> Column {
        Column { class, when, ..Column::default() }
    }
}

fn slot(making: &Making<'_, '_>, column: Option<&Column>, at: usize, before: &[Slot]) -> Option<Slot> {
    let empty = Path::default();
    let path = column.map_or(&empty, |c| &c.path);
    let text = path.text.trim();
    let leaf = path.leaf();
    let make = |scope: Scope, when: When| Some(Slot { at, scope, when, rate: path.is_rate() });
    let when = column.map_or(When::Same, |c| c.when);
    if making.book.is_never(path) {
        return None;
    }
    if when != When::Same {
        return make(Scope::whole(), when);
    }
    let own = super::period::span_in(text, making.span.year()) == Some(making.span);
    let plain = leaf.is_empty() || own || path.is_rate() || PLAIN.iter().any(|p| leaf == fold_phrase(p));
    if plain || matches!(column.map(|c| &c.role), Some(Role::Unit)) {
        let taken = before.iter().any(|s| s.scope.is_whole() && s.when == When::Same && s.rate == path.is_rate());
        return make(Scope::whole(), when).filter(|_| !taken);
    }
    if is_total(text) {
        return make(Scope::whole(), when);
    }
    making.catalog.knows_agency(text).then(|| make(Scope::agency(text), when)).flatten()
}

/// How deep a row stands: «1» above «1.1», a figure above its dashes.
fn depth(line: &Line, label: usize) -> usize {
    let text = line.cells[label].text.trim();
    let ordinal = line.cells[..label].iter().find(|c| !c.is_blank()).map(|c| c.text.clone());
    let own = text.split_whitespace().next().filter(|w| w.ends_with('.') || w.contains('.')).map(str::to_owned);
    let number = ordinal.or(own).unwrap_or_default();
    let parts = number.trim_end_matches(['.', ')']).split('.').filter(|p| !p.is_empty()).count();
    let letter = number.trim_matches(['.', ')', '(']);
    let roman = !letter.is_empty() && letter.chars().all(|c| "IVXABC".contains(c));
    let bullet = match text.chars().next() {
        Some('-' | '–' | '•') => 1,
        Some('+' | '*') => 2,
        _ => 0,
    };
    let within = words(text).starts_with(&fold_phrase("trong đó"));
    match () {
        () if roman => 1,
        () if parts > 0 => 1 + parts * 3 + bullet,
        () if letter.len() == 1 => 6,
        () => 5 + usize::from(within) + bullet * 2 + usize::from(bullet > 0) * 4,
    }
}
