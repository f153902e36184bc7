//! A table that can be sorted and searched; its total row stays last.

use super::cell::figure;
use super::{Depth, Opener, title};
use crate::present::{Cell, Column, Sheet};
use crate::text::{labels, ui as sentences, words};
use crate::ui::order::{self, Direction, Order};
use leptos::prelude::*;

/// Tables with more rows than this get a search box.
const SEARCH_ABOVE_ROWS: usize = 15;

/// A sheet as a table, with its title and caption.
#[component]
pub(super) fn Table(
    /// What it shows.
    sheet: Memo<Sheet>,
    /// How deep it stands.
    depth: Depth,
) -> impl IntoView {
    let order = RwSignal::new(None::<Order>);
    let search = RwSignal::new(String::new());
    let shown = Memo::new(move |_| sheet.with(|s| order::rows(s, order.get(), &search.read())));
    let opener = use_context::<Opener>();
    view! {
        <section class="table-block">
            <div class="table-head">
                {title(depth, move || sheet.with(|s| s.title.clone()))}
                <Show when=move || sheet.with(|s| s.rows.len() > SEARCH_ABOVE_ROWS)>
                    <SearchBox search shown sheet/>
                </Show>
            </div>
            <div class="table-frame" role="group" tabindex="0" aria-label=move || sheet.with(name)>
                <table>
                    <thead>
                        <tr>{move || sheet.with(|s| head(s, order))}</tr>
                    </thead>
                    <tbody>{move || sheet.with(|s| body(s, &shown.read(), opener))}</tbody>
                    {move || sheet.with(total)}
                </table>
            </div>
            <p class="table-caption">{move || sheet.with(|s| s.caption.clone())}</p>
        </section>
    }
}

#[component]
fn SearchBox(search: RwSignal<String>, shown: Memo<Vec<usize>>, sheet: Memo<Sheet>) -> impl IntoView {
    let left =
        move || (!search.read().is_empty()).then(|| sentences::rows_shown(shown.read().len(), sheet.read().rows.len()));
    view! {
        <div class="table-search">
            <span role="status">{left}</span>
            <input type="search" aria-label=words::FILTER placeholder=words::FILTER bind:value=search/>
        </div>
    }
}

fn name(sheet: &Sheet) -> String {
    if sheet.title.is_empty() { words::TABLE_LABEL.to_owned() } else { sheet.title.clone() }
}

fn head(sheet: &Sheet, order: RwSignal<Option<Order>>) -> impl IntoView + use<> {
    let headings = sheet.columns.iter().cloned().enumerate();
    headings.map(|(index, column)| heading(index, column, order)).collect_view()
}

fn heading(index: usize, column: Column, order: RwSignal<Option<Order>>) -> impl IntoView {
    let direction = move || order.get().filter(|o| o.column == index).map(|o| o.direction);
    let sorted = move || match direction() {
        None => "none",
        Some(Direction::Ascending) => "ascending",
        Some(Direction::Descending) => "descending",
    };
    let numeric = column.numeric;
    view! {
        <th scope="col" class:numeric=numeric aria-sort=sorted>
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

fn body(sheet: &Sheet, shown: &[usize], opener: Option<Opener>) -> AnyView {
    if shown.is_empty() {
        let span = sheet.columns.len().to_string();
        return view! { <tr><td colspan=span class="table-none">{words::FILTER_EMPTY}</td></tr> }.into_any();
    }
    let rows = shown.iter().filter_map(|at| Some((*at, sheet.rows.get(*at)?)));
    let opens = |at| opener.map(|opener| (opener, at));
    rows.map(|(at, cells)| view! { <tr>{row(&sheet.columns, cells, opens(at))}</tr> }).collect_view().into_any()
}

fn total(sheet: &Sheet) -> Option<impl IntoView + use<>> {
    sheet.total.as_ref().map(|cells| view! { <tfoot><tr>{row(&sheet.columns, cells, None)}</tr></tfoot> })
}

/// A row's cells; the first column of words names the row, and opens it where there is something to open.
fn row(columns: &[Column], cells: &[Cell], opens: Option<(Opener, usize)>) -> Vec<AnyView> {
    let name = columns.iter().position(|column| !column.numeric);
    let numeric = |index: usize| columns.get(index).is_some_and(|column| column.numeric);
    let cells = cells.iter().cloned().enumerate();
    cells
        .map(|(index, cell)| match Some(index) == name {
            true => view! { <th scope="row">{name_cell(cell, opens)}</th> }.into_any(),
            false => view! { <td class:numeric=numeric(index)>{figure(cell)}</td> }.into_any(),
        })
        .collect()
}

fn name_cell(cell: Cell, opens: Option<(Opener, usize)>) -> AnyView {
    let Some((opener, at)) = opens else { return figure(cell) };
    view! {
        <button type="button" class="row-open" title=labels::OPEN_UNIT on:click=move |_| opener.open(at)>{cell.text}</button>
    }
    .into_any()
}
