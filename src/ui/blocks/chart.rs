//! A chart: drawn again at every width, hovered, walked by keys, opened, with the same numbers as a table under it.

use super::chart_menu::ChartMenu;
use super::table::Table;
use super::{Depth, Opener, title};
use crate::chart::{self, Direction, Drawing, Spot};
use crate::engine::Draw;
use crate::platform::{focus, measure};
use crate::present::{Cell, Figure};
use crate::text::{exporting, words};
use crate::ui::asking::{Asked, follow};
use crate::ui::session::session;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;

/// A chart and its table.
#[component]
pub(super) fn Chart(
    /// What it shows.
    figure: Memo<Figure>,
    /// How deep it stands.
    depth: Depth,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let width = width_of(place);
    let drawn = follow(session(), move || {
        let width = width.get();
        (width > 0).then(|| Draw { spec: figure.with(|f| f.spec.clone()), width, alone: None })
    });
    let drawing = Memo::new(move |_| drawn.with(|drawn| drawn.cloned().unwrap_or_default()));
    let walk = Walk::new(figure, drawing, drawn);
    Effect::new(move |_| {
        if !drawn.is_behind() {
            untrack(|| walk.catch_up());
        }
    });
    let sheet = Memo::new(move |_| figure.with(|f| f.sheet.clone()));
    let open = RwSignal::new(false);
    let label = move || if open.get() { words::HIDE_TABLE } else { words::SHOW_TABLE };
    let keys = move || figure.with(|f| format!("{}-keys", f.spec.id));
    view! {
        <figure class="chart-block">
            <figcaption>
                {title(depth, move || figure.with(|f| f.spec.title.clone()))}
                <p>{move || figure.with(|f| f.caption.clone())}</p>
            </figcaption>
            <div
                class="chart-frame"
                role="application"
                tabindex="0"
                aria-roledescription=exporting::CHART_ROLE
                aria-label=move || figure.with(|f| f.spec.title.clone())
                aria-describedby=keys
                on:keydown=move |event| walk.key(&event)
                on:focus=move |_| walk.enter()
                on:blur=move |_| walk.leave()
                on:pointermove=move |event| walk.hover(&event)
                on:pointerdown=move |event| walk.press(&event)
                on:pointerleave=move |_| walk.part()
                on:click=move |_| walk.click()
            >
                <div class="chart-place" node_ref=place inner_html=move || drawing.with(|d| d.svg.clone())></div>
                {move || walk.spot().map(|spot| pointed(&spot, drawing, walk.opens()))}
            </div>
            <p id=keys class="chart-keys">{exporting::CHART_KEYS}</p>
            <p class="visually-hidden" role="status" aria-live="polite">{move || walk.spoken()}</p>
            <div class="chart-foot">
                <button type="button" class="link-button" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|o| *o = !*o)>
                    {label}
                </button>
                <ChartMenu figure/>
            </div>
            <Show when=move || open.get()>
                <Table sheet depth marked=walk.row/>
            </Show>
        </figure>
    }
}

/// Which part of the chart is looked at, and by what.
#[derive(Clone, Copy)]
struct Walk {
    figure: Memo<Figure>,
    drawing: Memo<Drawing>,
    /// Where the drawing comes from: while another is waited for, its spots are of the figure before.
    drawn: Asked<Drawing>,
    /// The spot looked at.
    at: RwSignal<Option<usize>>,
    /// The spot the keys came to last, to go on from.
    last: RwSignal<usize>,
    /// Whether the keys are at work: only then it is spoken.
    keyed: RwSignal<bool>,
    /// What a finger had touched before the present touch; a mouse opens at once.
    touched: RwSignal<Option<Option<usize>>>,
    /// The spot that was to be opened while another drawing was waited for: it is opened there.
    wished: RwSignal<Option<Spot>>,
    /// The row of the table that holds the number looked at.
    row: Memo<Option<usize>>,
    opened: RwSignal<Option<Cell>>,
    /// What a mark opens in place of its source.
    opener: Option<Opener>,
}

impl Walk {
    fn new(figure: Memo<Figure>, drawing: Memo<Drawing>, drawn: Asked<Drawing>) -> Self {
        let at = RwSignal::new(None);
        let row = Memo::new(move |_| at.get().and_then(|at: usize| drawing.with(|d| d.spots.get(at).map(|s| s.row))));
        Self {
            figure,
            drawing,
            drawn,
            at,
            last: RwSignal::new(0),
            keyed: RwSignal::new(false),
            touched: RwSignal::new(None),
            wished: RwSignal::new(None),
            row,
            opened: session().opened,
            opener: use_context::<Opener>(),
        }
    }

    fn spot(self) -> Option<Spot> {
        let at = self.at.get()?;
        self.drawing.with(|d| d.spots.get(at).cloned())
    }

    /// The cell of the table that a spot stands for.
    fn cell(self, spot: &Spot) -> Option<Cell> {
        self.figure.with(|f| f.sheet.rows.get(spot.row)?.get(spot.column).cloned())
    }

    fn opens(self) -> bool {
        self.opener.is_none() && self.spot().and_then(|spot| self.cell(&spot)).is_some_and(|cell| cell.opens())
    }

    fn look(self, at: Option<usize>) {
        // A chart that goes while it has the focus loses it when nothing is left of it.
        if self.at.try_get_untracked().is_some_and(|now| now != at) {
            self.at.set(at);
        }
    }

    fn enter(self) {
        if self.at.get_untracked().is_none() && self.drawing.with_untracked(|d| !d.spots.is_empty()) {
            self.keyed.set(true);
            self.look(Some(self.last.get_untracked()));
        }
    }

    fn leave(self) {
        let _ = self.keyed.try_set(false);
        let _ = self.wished.try_set(None);
        self.look(None);
    }

    /// The pointer goes away; what the keys look at stays.
    fn part(self) {
        if !self.keyed.get_untracked() {
            self.look(None);
        }
    }

    fn hover(self, event: &PointerEvent) {
        if let Some(at) = self.under(event) {
            self.keyed.set(false);
            self.look(Some(at));
        } else {
            self.part();
        }
    }

    fn press(self, event: &PointerEvent) {
        let touch = event.pointer_type() == "touch";
        self.touched.set(touch.then(|| self.at.get_untracked()));
        self.keyed.set(false);
        self.look(self.under(event));
    }

    /// A mouse opens what it points at; a finger first looks, then opens.
    fn click(self) {
        let at = self.at.get_untracked();
        match self.touched.get_untracked() {
            Some(before) if before != at => {}
            _ => self.open(),
        }
    }

    fn under(self, event: &PointerEvent) -> Option<usize> {
        let place = measure::pointer(event)?;
        self.drawing.with_untracked(|d| chart::spot_at(&d.spots, place))
    }

    fn open(self) {
        let spot = untrack(|| self.spot());
        if untrack(|| self.drawn.is_behind()) {
            return self.wished.set(spot);
        }
        if let Some((opener, spot)) = self.opener.zip(spot.as_ref()) {
            return opener.open(spot.row);
        }
        let cell = spot.and_then(|spot| untrack(|| self.cell(&spot))).filter(Cell::opens);
        if let Some(cell) = cell {
            self.opened.set(Some(cell));
        }
    }

    /// Opens what was to be opened in the drawing before, if this one has it.
    fn catch_up(self) {
        let Some(wished) = self.wished.try_update(Option::take).flatten() else { return };
        let same = |spot: &Spot| (&spot.label, spot.column) == (&wished.label, wished.column);
        if let Some(at) = self.drawing.with_untracked(|d| d.spots.iter().position(same)) {
            self.look(Some(at));
            self.open();
        }
    }

    fn key(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        match event.key().as_str() {
            "Enter" | " " => self.open(),
            "Escape" if self.at.get_untracked().is_some() => self.leave(),
            key => match direction(key) {
                Some(direction) => self.step(direction),
                None => return,
            },
        }
        event.prevent_default();
    }

    fn step(self, direction: Direction) {
        let from = self.at.get_untracked();
        let to = self.drawing.with_untracked(|d| match from {
            Some(from) => chart::step(&d.spots, from, direction),
            None => self.last.get_untracked().min(d.spots.len().saturating_sub(1)),
        });
        self.keyed.set(true);
        self.last.set(to);
        self.look(Some(to));
        focus::after_update(|| focus::bring_near(".chart-ring"));
    }

    /// What a screen reader says of the spot that the keys came to.
    fn spoken(self) -> String {
        let (Some(at), Some(spot), true) = (self.at.get(), self.spot(), self.keyed.get()) else { return String::new() };
        let all = self.drawing.with(|d| d.spots.len());
        exporting::spoken(&spot.label, &spot.value, &spot.note, (at + 1, all))
    }
}

fn direction(key: &str) -> Option<Direction> {
    match key {
        "ArrowLeft" => Some(Direction::Left),
        "ArrowRight" => Some(Direction::Right),
        "ArrowUp" => Some(Direction::Up),
        "ArrowDown" => Some(Direction::Down),
        "Home" => Some(Direction::First),
        "End" => Some(Direction::Last),
        _ => None,
    }
}

/// A frame around the spot looked at, and what it says beside it.
fn pointed(spot: &Spot, drawing: Memo<Drawing>, opens: bool) -> impl IntoView + use<> {
    let (width, height) = drawing.with(|d| (d.width, d.height));
    let frame = spot.frame();
    let tip = spot.tip(width);
    let note = (!spot.note.is_empty()).then(|| view! { <span class="chart-tip-note">{spot.note.clone()}</span> });
    let hint = opens.then(|| view! { <span class="chart-tip-hint">{exporting::OPENS_SOURCE}</span> });
    view! {
        <svg class="chart-over" aria-hidden="true" width=width.to_string() height=height.to_string()>
            <rect
                class="chart-ring"
                x=frame.0.to_string()
                y=frame.1.to_string()
                width=frame.2.to_string()
                height=frame.3.to_string()
                rx="3"
            ></rect>
        </svg>
        <div
            class=format!("chart-tip {}", tip.class)
            aria-hidden="true"
            style:left=format!("{}px", tip.x)
            style:top=format!("{}px", tip.y)
        >
            <strong>{spot.value.clone()}</strong>
            <span>{spot.label.clone()}</span>
            {note}
            {hint}
        </div>
    }
}

/// The width of an element in CSS pixels; zero until it is on the page.
fn width_of(place: NodeRef<Div>) -> Memo<u32> {
    let measured = RwSignal::new(0);
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        if let Some(element) = place.get() {
            watch.set_value(measure::watch_width(&element, move |width| measured.set(width)));
        }
    });
    Memo::new(move |_| measured.get())
}
