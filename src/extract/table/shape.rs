//! Where a table is cut, and what its rows are: agencies, groups of the index, or figures.

use super::TableContext;
use super::figures::Figures;
use super::head::{Head, head};
use super::heading::HeadingBook;
use super::index::{self, Part};
use super::layout::{Column, Layout, Making, Role, Target};
use super::model::{Cell, Line, Table, words};
use super::number::{Class, Said, read};
use super::period::When;
use super::shares;
use crate::catalog::{FormDef, INDEX_TOTAL};
use crate::domain::{Decimal, Doubt};
use std::sync::LazyLock;

/// So many columns that name figures need no word on what they count.
const TELLING: usize = 5;

/// The parts of a table: a new one begins where a line of words below figures names columns anew.
pub(super) fn cuts(table: &Table, names_columns: impl Fn(&Line) -> bool) -> Vec<(usize, usize)> {
    let mut cuts = Vec::new();
    let mut from = 0;
    let mut current = head(table);
    let mut seen_data = false;
    for (at, line) in table.lines.iter().enumerate() {
        seen_data |= line.is_data();
        let wordy = line.values() == 0 && line.filled().len() >= 3;
        let repeated = || current.as_ref().is_some_and(|h| h.repeats(line));
        if seen_data && wordy && !repeated() && names_columns(line) {
            let above = (from + 1..at).rev().take_while(|i| table.lines[*i].values() == 0).last().unwrap_or(at);
            cuts.push((from, above));
            from = above;
            seen_data = false;
            current = head(&table.slice(from, table.lines.len()));
        }
    }
    cuts.push((from, table.lines.len()));
    cuts
}

/// The layout a heading gives; `None` when it names nothing that is read here.
pub(super) fn layout<'a>(
    context: &TableContext<'a>,
    book: &HeadingBook<'a>,
    table: &Table,
    head: &Head,
    from: usize,
) -> Option<Layout<'a>> {
    let body = &table.lines[from..];
    let mut making = Making { book, catalog: context.catalog, span: context.span, index: true };
    let by_index = index_rows(book, body) >= 2 && !in_units(body);
    let columns = making.columns(head, body);
    let groups = columns.iter().filter_map(Column::target).filter(|t| t.fact.starts_with("index766_")).count();
    let mut found = Layout { columns, form: None, by_index: false, by_figure: false };
    if by_index {
        only_points(&mut found, body);
        found.by_index = true;
        let points = found.columns.iter().any(|c| c.role == Role::Index(Part::Points));
        return points.then(|| with_form(context, found));
    }
    if groups >= 3 || says_index(context) || (context.indexed && totals_points(&found)) {
        let plain = Making { index: false, ..making }.columns(head, body);
        index_columns(&mut found);
        beside_index(&mut found, &plain);
        codes_by_value(&mut found, body);
        let figures = found.columns.iter().filter(|c| c.target().is_some()).count();
        if figures >= 1 && found.columns.iter().filter_map(Column::target).any(is_of_index) {
            return Some(with_form(context, found));
        }
    }
    if book.is_foreign(&context.own) || (book.is_foreign(&context.title) && !book.is_subject(&context.own)) {
        return None;
    }
    making.index = false;
    let columns = making.columns(head, body);
    let mut found = Layout { columns, form: None, by_index: false, by_figure: false };
    shares::settle(&mut found, table, Some(head), from, context.catalog);
    let figures = found.columns.iter().filter(|c| c.target().is_some()).count();
    if figures < TELLING && !says_subject(context, book, body) {
        return None;
    }
    let agencies = found.with(&Role::Agency).chain(found.with(&Role::Field)).next().is_some();
    let rows = || Figures::new(context, &making, &found, body).map_or(0, |mut f| f.named_rows(body));
    if agencies && figures >= 1 && !unit_like(&found, body) || figures >= 2 && rows() < 2 {
        return Some(with_form(context, found));
    }
    if rows() >= 2 || (rows() == 1 && body.iter().filter(|l| l.values() > 0).count() == 1) {
        found.by_figure = true;
        return Some(with_form(context, found));
    }
    None
}

/// Whether the table, its row names or the text before it say that it is about dossiers.
fn says_subject(context: &TableContext<'_>, book: &HeadingBook<'_>, body: &[Line]) -> bool {
    let names = body.iter().take(60).filter_map(|l| l.cells.iter().find(|c| c.is_named()));
    let names: Vec<String> = names.flat_map(|c| words(&c.text)).collect();
    [&context.own, &context.title, &context.around, &names].into_iter().any(|text| book.is_subject(text))
}

/// Units of figures, as a column of them holds them, folded.
static UNITS: LazyLock<[Vec<String>; 5]> = LazyLock::new(|| ["hồ sơ", "%", "đồng", "lượt", "triệu đồng"].map(words));

/// Whether what seems an agency column is one of units («Đơn vị» over «hồ sơ», «%»).
fn unit_like(layout: &Layout<'_>, body: &[Line]) -> bool {
    let label = layout.with(&Role::Label).next().is_some();
    let Some(at) = layout.with(&Role::Agency).next() else { return false };
    let texts: Vec<&str> = body.iter().filter_map(|l| l.cells.get(at)).map(|c| c.text.as_str()).collect();
    let unit = |t: &&&str| UNITS.contains(&words(t));
    label && texts.iter().filter(unit).count() * 2 > texts.iter().filter(|t| !t.is_empty()).count()
}

/// How many rows name different groups or metrics of the index.
fn index_rows(book: &HeadingBook<'_>, body: &[Line]) -> usize {
    let mut seen = Vec::new();
    for line in body.iter().take(200).filter(|l| l.values() > 0) {
        let names = line.cells.iter().filter(|c| c.is_named()).take(4);
        let subject = names.filter_map(|c| book.index.subject(&c.text, None)).next();
        if let Some(subject) = subject.filter(|s| *s != index::Subject::Group(INDEX_TOTAL) && !seen.contains(s)) {
            seen.push(subject);
        }
    }
    seen.len()
}

/// What rows of a table that is not of the index are counted in, folded.
static COUNTED_IN: LazyLock<[Vec<String>; 6]> =
    LazyLock::new(|| ["hồ sơ", "%", "đồng", "triệu đồng", "lượt", "phiếu"].map(words));

/// A unit is short: bytes at most, spaces and signs around it included.
const UNIT_BYTES: usize = 40;

/// Whether most rows say in what they are counted, and it is no points: then none is of the index.
fn in_units(body: &[Line]) -> bool {
    let may_be = |text: &str| text.len() < UNIT_BYTES && text.contains(|c: char| c == '%' || c.is_alphabetic());
    let unit = |c: &Cell| may_be(&c.text) && COUNTED_IN.contains(&words(&c.text));
    let rows = body.iter().filter(|l| l.values() > 0);
    let (all, said) = rows.fold((0, 0), |(all, said), l| (all + 1, said + usize::from(l.cells.iter().any(unit))));
    said * 2 > all
}

fn says_index(context: &TableContext<'_>) -> bool {
    let says = |text: &[String], phrase: &str| super::heading::has(text, &words(phrase));
    let names = ["766", "bộ chỉ số", "chỉ số phục vụ", "totalscore"];
    names.iter().any(|n| says(&context.own, n) || says(&context.title, n))
}

fn is_of_index(target: &Target) -> bool {
    target.fact.starts_with("index766_") || target.of.as_deref().is_some_and(|of| of.starts_with("index766_"))
}

/// Where rows are groups, a column named by a period or not at all that holds numbers holds points; of two columns
/// of points for one period the first counts.
fn only_points(layout: &mut Layout<'_>, body: &[Line]) {
    let numeric = |at: usize| body.iter().filter_map(|l| l.cells.get(at)).any(super::number::is_value);
    let has = |l: &Layout<'_>| l.columns.iter().any(|c| c.role == Role::Index(Part::Points));
    let none = !has(layout);
    for at in 1..layout.columns.len() {
        let column = &mut layout.columns[at];
        let changes = ["tăng", "giảm", "chênh lệch", "so với"].iter().any(|w| column.path.says(w));
        if changes && !matches!(column.role, Role::Label | Role::Ordinal) {
            (column.role, column.class, column.when) = (Role::Index(Part::Change), Class::Points, When::Same);
            continue;
        }
        let open = column.role == Role::Unknown && (column.when != When::Same || none) && numeric(at);
        if open || (matches!(column.role, Role::Figure(_)) && none) {
            (column.role, column.class) = (Role::Index(Part::Points), Class::Points);
        }
    }
    let mut seen: Vec<(Part, When)> = Vec::new();
    for column in &mut layout.columns {
        let Role::Index(part) = column.role else { continue };
        if seen.contains(&(part, column.when)) {
            column.role = Role::Unknown;
        }
        seen.push((part, column.when));
    }
}

/// Where rows are agencies, points and the like without a group are those of the total.
fn index_columns(layout: &mut Layout<'_>) {
    let mut seen: Vec<(Target, When)> = Vec::new();
    let total = layout.columns.iter().any(|c| c.role == Role::Index(Part::Points) && c.path.says("tổng"));
    for column in &mut layout.columns {
        if let Role::Index(part) = column.role {
            let weaker = part == Part::Points && total && !column.path.says("tổng");
            column.role = part.target(INDEX_TOTAL).filter(|_| !weaker).map_or(Role::Unknown, Role::Figure);
        }
        if let Some(target) = column.target().cloned() {
            if seen.iter().any(|(t, w)| *t == target && *w == column.when) || !is_of_index(&target) {
                column.role = Role::Unknown;
            }
            seen.push((target, column.when));
        }
    }
}

/// A table of agencies with their total points.
fn totals_points(layout: &Layout<'_>) -> bool {
    let total = layout.columns.iter().any(|c| c.role == Role::Index(Part::Points) && c.path.says("tổng điểm"));
    let has = |part: Part| layout.columns.iter().any(|c| c.role == Role::Index(part));
    let ranked = has(Part::Rank) && has(Part::Points);
    (total || ranked) && layout.with(&Role::Agency).next().is_some()
}

/// Where dossiers are counted beside the points, the columns that are not of the index keep what they say.
fn beside_index(layout: &mut Layout<'_>, plain: &[Column]) {
    let counted = |c: &Column| {
        c.target()
            .and_then(Target::count)
            .is_some_and(|f| ["received_total", "resolved_total", "fee_procedures"].contains(&f))
    };
    if !plain.iter().any(counted) {
        return;
    }
    for (column, own) in layout.columns.iter_mut().zip(plain) {
        let groups = column.target().is_some_and(|t| t.fact.starts_with("index766_") || t.fact == "rank");
        if own.target().is_some() && !(groups && column.path.says("điểm")) && column.role != Role::Ordinal {
            column.clone_from(own);
        }
    }
}

/// The codes of two groups were seen both ways: points above ten can only be of the group of twelve.
fn codes_by_value(layout: &mut Layout<'_>, body: &[Line]) {
    let (service, payment) = ("index766_online_service", "index766_online_payment");
    let coded = |fact: &str| {
        let holds =
            |c: &Column| c.target().and_then(Target::count) == Some(fact) && c.doubts.contains(&Doubt::KindAssumed);
        layout.columns.iter().position(holds)
    };
    let (Some(s), Some(p)) = (coded(service), coded(payment)) else { return };
    let most = |at: usize| {
        let number = |l: &Line| match read(l.cells.get(at)?, Class::Points, super::number::Convention::default()) {
            Said::Number { value, .. } => Some(value),
            _ => None,
        };
        body.iter().filter_map(number).max()
    };
    let above = |at: usize| most(at).is_some_and(|m| m > Decimal::whole(10));
    if above(p) && !above(s) {
        layout.columns[s].role = Role::Figure(Target::plain(payment));
        layout.columns[p].role = Role::Figure(Target::plain(service));
    }
    if above(p) != above(s) {
        for at in [s, p] {
            layout.columns[at].doubts.retain(|d| *d != Doubt::KindAssumed);
        }
    }
}

/// Names the form: the one that requires most of those the table has everything for.
fn with_form<'a>(context: &TableContext<'a>, mut layout: Layout<'a>) -> Layout<'a> {
    let parts = layout.columns.iter().filter_map(|c| match c.role {
        Role::Index(Part::Points) => Some("points"),
        Role::Index(Part::Numerator) => Some("numerator"),
        Role::Index(Part::Denominator) => Some("denominator"),
        _ => None,
    });
    let has: Vec<&str> = layout.facts().into_iter().chain(parts).collect();
    let rows = match () {
        () if layout.by_index => "index",
        () if layout.by_figure => "figure",
        () => "agency",
    };
    let fits = |f: &&FormDef| f.rows == rows && f.requires.iter().all(|id| has.contains(&id.as_str()));
    let form = context.catalog.forms.iter().filter(fits).max_by_key(|f| f.requires.len());
    if let Some(form) = form {
        for column in &mut layout.columns {
            let required =
                column.target().and_then(Target::count).is_some_and(|f| form.requires.iter().any(|r| r == f));
            column.doubts.retain(|d| !(required && form.requires.len() > 3 && *d == Doubt::HeadingPartial));
        }
    }
    layout.form = form;
    layout
}
