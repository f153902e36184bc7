//! A table that can be sorted, searched, saved and copied; its total row stays last.

use super::cell::figure;
use super::pager::{self, Pager};
use super::table_tools::TableTools;
use super::{Depth, Opener, title};
use crate::platform::measure;
use crate::present::{Cell, Column, Sheet, Sort};
use crate::text::{labels, words};
use crate::ui::order::{self, Direction, Order};
use leptos::html::Div;
use leptos::prelude::*;

/// So many rows stand on the page as they are; more scroll within their table.
const WHOLE: usize = 40;

/// A sheet as a table, with its title and caption.
#[component]
pub(super) fn Table(
    /// What it shows.
    sheet: Memo<Sheet>,
    /// How deep it stands.
    depth: Depth,
    /// The row that a chart points at.
    #[prop(optional)]
    marked: Option<Memo<Option<usize>>>,
    /// Rows shown at a time; all without it.
    #[prop(optional)]
    page: Option<usize>,
    /// Whether its file holds what is shown, numbers as words.
    #[prop(optional)]
    as_shown: bool,
) -> impl IntoView {
    let rows = Rows::new(sheet, marked, page);
    let count = Memo::new(move |_| rows.shown.read().len());
    let pager = page.map(|size| view! { <Pager count size page=rows.at/> });
    let tall = Memo::new(move |_| rows.shown.read().len() > WHOLE);
    let frame = NodeRef::<Div>::new();
    let hidden = sides_of(frame);
    view! {
        <section class="table-block">
            <div class="table-head">
                {title(depth, move || sheet.with(|s| s.title.clone()))}
                <TableTools sheet search=rows.search shown=rows.shown as_shown/>
            </div>
            <div class="table-edges" class:more-left=move || hidden.get().0 class:more-right=move || hidden.get().1>
                <div
                    class="table-frame"
                    class:table-tall=move || tall.get()
                    role="group"
                    tabindex="0"
                    node_ref=frame
                    aria-label=move || sheet.with(name)
                >
                    <table>
                        <thead>
                            <tr>{move || sheet.with(|s| head(s, rows.order))}</tr>
                        </thead>
                        <tbody>
                            <For each=move || rows.keys() key=|key| *key children=move |(_, index)| rows.row(index)/>
                            {move || rows.shown.read().is_empty().then(|| none(sheet))}
                        </tbody>
                        {move || sheet.with(|s| total(s, rows.opener))}
                    </table>
                </div>
            </div>
            {pager}
            <p class="table-caption">{move || sheet.with(|s| s.caption.clone())}</p>
        </section>
    }
}

/// The rows of a sheet on the page: each is built once; sorting moves them, searching hides them.
#[derive(Clone, Copy)]
struct Rows {
    sheet: Memo<Sheet>,
    order: RwSignal<Option<Order>>,
    search: RwSignal<String>,
    /// Counts the sheets shown so far, so that rows of the one before are not taken for rows of this one.
    generation: Memo<u32>,
    sorted: Memo<Vec<usize>>,
    /// For each row whether the search leaves it; `None` without a search.
    found: Memo<Option<Vec<bool>>>,
    /// The rows to be seen, in order.
    shown: Memo<Vec<usize>>,
    marked: Option<Memo<Option<usize>>>,
    /// What choosing a row opens.
    opener: Option<Opener>,
    /// Rows shown at a time.
    size: Option<usize>,
    /// The part shown.
    at: RwSignal<usize>,
}

impl Rows {
    fn new(sheet: Memo<Sheet>, marked: Option<Memo<Option<usize>>>, size: Option<usize>) -> Self {
        let order = RwSignal::new(None);
        let search = RwSignal::new(String::new());
        let generation = Memo::new(move |last: Option<&u32>| {
            sheet.track();
            last.map_or(0, |last| last.wrapping_add(1))
        });
        let sorted = Memo::new(move |_| sheet.with(|s| order::sorted(s, order.get())));
        let folded = Memo::new(move |_| sheet.with(order::folded));
        let found = Memo::new(move |_| {
            let wanted = search.read();
            (!wanted.trim().is_empty()).then(|| order::found(&folded.read(), &wanted))
        });
        let shown = Memo::new(move |_| {
            let (sorted, found) = (sorted.read(), found.read());
            let left = |row: &usize| found.as_ref().is_none_or(|found| found.get(*row).copied().unwrap_or(false));
            sorted.iter().copied().filter(left).collect()
        });
        let opener = use_context::<Opener>();
        Self { sheet, order, search, generation, sorted, found, shown, marked, opener, size, at: RwSignal::new(0) }
    }

    fn keys(self) -> Vec<(u32, usize)> {
        let generation = self.generation.get();
        if self.size.is_none() {
            return self.sorted.read().iter().map(|row| (generation, *row)).collect();
        }
        let shown = self.shown.read();
        let part = pager::part(shown.len(), self.size, self.at.get());
        shown.get(part).unwrap_or_default().iter().map(|row| (generation, *row)).collect()
    }

    fn row(self, index: usize) -> impl IntoView {
        let hidden =
            move || self.found.with(|found| found.as_ref().is_some_and(|f| !f.get(index).copied().unwrap_or(false)));
        let marked = move || self.marked.is_some_and(|marked| marked.get() == Some(index));
        let opens = self.opener.map(|opener| (opener, index));
        let cells = self.sheet.with_untracked(|s| s.rows.get(index).map(|cells| row(&s.columns, cells, opens)));
        view! { <tr hidden=hidden class:marked=marked>{cells}</tr> }
    }
}

/// Whether columns are out of sight on the left and on the right.
fn sides_of(frame: NodeRef<Div>) -> RwSignal<(bool, bool)> {
    let hidden = RwSignal::new((false, false));
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        if let Some(element) = frame.get() {
            let changed = move |sides| {
                if hidden.get_untracked() != sides {
                    hidden.set(sides);
                }
            };
            watch.set_value(Some(measure::watch_sides(&element, changed)));
        }
    });
    hidden
}

fn name(sheet: &Sheet) -> String {
    if sheet.title.is_empty() { words::TABLE_LABEL.to_owned() } else { sheet.title.clone() }
}

/// The column that names the rows: the first one of words.
fn naming(columns: &[Column]) -> Option<usize> {
    columns.iter().position(|column| !column.numeric)
}

fn head(sheet: &Sheet, order: RwSignal<Option<Order>>) -> impl IntoView + use<> {
    let naming = naming(&sheet.columns);
    let headings = sheet.columns.iter().cloned().enumerate();
    headings.map(|(index, column)| heading(index, column, order, Some(index) == naming)).collect_view()
}

fn heading(index: usize, column: Column, order: RwSignal<Option<Order>>, naming: bool) -> impl IntoView {
    let direction = move || order.get().filter(|o| o.column == index).map(|o| o.direction);
    let sorted = move || match direction() {
        None => "none",
        Some(Direction::Ascending) => "ascending",
        Some(Direction::Descending) => "descending",
    };
    let numeric = column.numeric;
    view! {
        <th scope="col" class:numeric=numeric class:naming=naming aria-sort=sorted>
            <button type="button" class="sort" on:click=move |_| order.update(|o| *o = Order::next(*o, index, numeric))>
                <span>{column.label}</span>
                <svg class="sort-mark" viewBox="0 0 10 14" aria-hidden="true">
                    <path class="sort-up" d="M5 1l4 5H1z"></path>
                    <path class="sort-down" d="M5 13l4-5H1z"></path>
                </svg>
            </button>
        </th>
    }
}

fn none(sheet: Memo<Sheet>) -> impl IntoView {
    let span = sheet.with(|s| s.columns.len().to_string());
    view! { <tr><td colspan=span class="table-none">{words::FILTER_EMPTY}</td></tr> }
}

/// The row of all, which opens as the row after the last would.
fn total(sheet: &Sheet, opener: Option<Opener>) -> Option<impl IntoView + use<>> {
    let opens = opener.map(|opener| (opener, sheet.rows.len()));
    sheet.total.as_ref().map(|cells| view! { <tfoot><tr>{row(&sheet.columns, cells, opens)}</tr></tfoot> })
}

/// A row's cells; the first column of words names the row, and opens it where there is something to open, as counts do
/// whose column says so.
fn row(columns: &[Column], cells: &[Cell], opens: Option<(Opener, usize)>) -> Vec<AnyView> {
    let naming = naming(columns);
    let numeric = |index: usize| columns.get(index).is_some_and(|column| column.numeric);
    let cells = cells.iter().cloned().enumerate();
    let listed = |index: usize, cell: &Cell| {
        matches!(cell.sort, Sort::Number(_)) && columns.get(index).is_some_and(|column| column.opens)
    };
    cells
        .map(|(index, cell)| match Some(index) == naming {
            true => {
                view! { <th scope="row" class="naming">{opening(cell, opens, (0, labels::OPEN_UNIT))}</th> }.into_any()
            }
            false => {
                let opens = opens.filter(|_| listed(index, &cell));
                let shown = opening(cell, opens, (index, labels::OPEN_LIST));
                view! { <td class:numeric=numeric(index)>{shown}</td> }.into_any()
            }
        })
        .collect()
}

fn opening(cell: Cell, opens: Option<(Opener, usize)>, (column, title): (usize, &'static str)) -> AnyView {
    let Some((opener, row)) = opens else { return figure(cell) };
    let open = move |_| opener.open_cell((row, column));
    view! { <button type="button" class="row-open" title=title on:click=open>{cell.text}</button> }.into_any()
}
