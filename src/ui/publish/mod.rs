//! Xuất bản: a draft on paper, what must be looked at before it is signed, and the files that can be made.

mod beside;
mod carry;
mod editing;
mod files;
mod paper;
mod portal;

use super::asking::{Asked, follow};
use super::compared::controls::OwnPicker;
use super::field::Steady;
use super::session::{Session, session};
use crate::engine::{DeskOrder, DeskShown, ShowDesk};
use crate::export::desk::{Frame, Kept, given};
use crate::export::draft::{Draft, Edits, Letterhead};
use crate::present::{Named, publish_keys as keys};
use crate::text::handover as words;
use crate::workspace::Carried;
use beside::Beside;
use carry::Carry;
use files::{DraftFiles, Files};
use leptos::prelude::*;
use paper::Paper;
use portal::Portal;
use std::collections::BTreeMap;

/// What is typed into the head of the document and what is made at the moment; it outlives the page being left.
#[derive(Clone, Copy)]
pub(super) struct PublishState {
    letterhead: RwSignal<Letterhead>,
    letterheads: RwSignal<BTreeMap<String, Letterhead>>,
    edits: RwSignal<Edits>,
    /// Counts from 1 to below this are not published.
    least: RwSignal<u32>,
    /// Whether only the figures of the period drafted are published.
    only_span: RwSignal<bool>,
    /// What goes into a copy of the page.
    carried: RwSignal<Carried>,
}

impl PublishState {
    /// Nothing typed.
    pub(super) fn new() -> PublishState {
        PublishState {
            letterhead: RwSignal::new(Letterhead::default()),
            letterheads: RwSignal::new(BTreeMap::new()),
            edits: RwSignal::new(Edits::default()),
            least: RwSignal::new(0),
            only_span: RwSignal::new(false),
            carried: RwSignal::new(Carried::default()),
        }
    }

    /// What is kept with the session; followed like a signal.
    pub(super) fn kept(self) -> Kept {
        Kept {
            letterhead: self.letterhead.get(),
            letterheads: self.letterheads.get(),
            edits: self.edits.get(),
            least: self.least.get(),
            only_span: self.only_span.get(),
        }
    }

    /// Takes up what was kept with a session.
    pub(super) fn take_up(self, kept: Kept) {
        self.letterhead.set(kept.letterhead);
        self.letterheads.set(kept.letterheads);
        self.edits.set(kept.edits);
        self.least.set(kept.least);
        self.only_span.set(kept.only_span);
    }
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Desk {
    session: Session,
    /// What is chosen, and the draft as written from the figures.
    shown: Asked<Option<DeskShown>>,
    /// With what the user changed in it.
    draft: Memo<Option<Draft>>,
    /// Whether another one is chosen by now.
    passed: Memo<bool>,
}

impl Desk {
    fn new(session: Session) -> Desk {
        let state = session.publish;
        // What else is typed does not change what is written.
        let shown = follow(session, move || {
            let (letterhead, letterheads) = (state.letterhead.get(), state.letterheads.get());
            let kept = Kept { letterhead, letterheads, ..Kept::default() };
            Some(ShowDesk { order: order(session, kept) })
        });
        let draft =
            Memo::new(move |_| written_in(shown, |written| state.edits.with(|edits| Some(edits.applied(written?)))));
        // What was chosen for the draft shown, and whether that is no longer so.
        let drafted = Memo::new(move |last: Option<&(DeskOrder, bool)>| {
            let now = order(session, Kept::default());
            match last {
                Some((then, _)) if shown.is_behind() => (then.clone(), *then != now),
                _ => (now, false),
            }
        });
        Desk { session, shown, draft, passed: Memo::new(move |_| drafted.with(|(_, passed)| *passed)) }
    }

    /// Reads what is chosen; the default where nothing is.
    fn of_frame<T: Default>(self, read: impl FnOnce(&Frame) -> T) -> T {
        self.shown.with(|shown| shown.and_then(Option::as_ref).map(|shown| read(&shown.frame)).unwrap_or_default())
    }

    /// Reads the draft as written from the figures.
    fn with_written<T>(self, read: impl FnOnce(Option<&Draft>) -> T) -> T {
        written_in(self.shown, read)
    }
}

fn written_in<T>(shown: Asked<Option<DeskShown>>, read: impl FnOnce(Option<&Draft>) -> T) -> T {
    shown.with(|shown| read(shown.and_then(Option::as_ref).and_then(|shown| shown.written.as_ref())))
}

/// What is drafted; followed like a signal.
fn order(session: Session, kept: Kept) -> DeskOrder {
    DeskOrder { own: session.own.get(), view: session.applied_anywhere(), kept }
}

/// The page below its heading.
#[component]
pub(super) fn PublishPage() -> impl IntoView {
    let desk = Desk::new(session());
    // Nothing is said before it is known.
    let there = Memo::new(move |_| desk.shown.with(|shown| shown.map(Option::is_some)));
    move || match there.get() {
        None => ().into_any(),
        Some(false) => view! { <super::blocks::Empty words=words::NOTHING/> }.into_any(),
        Some(true) => view! {
            <Toolbar desk/>
            <div class="desk-made">
                <DraftFiles desk/>
                <Files desk/>
                <Portal desk/>
                <Carry desk/>
            </div>
            <div class="desk" inert=move || desk.passed.get()>
                <Paper desk/>
                <Beside desk/>
            </div>
        }
        .into_any(),
    }
}

/// Kind, period and the head of the document.
#[component]
fn Toolbar(desk: Desk) -> impl IntoView {
    let list = move |part: fn(&Frame) -> Vec<Named>| Signal::derive(move || desk.of_frame(part));
    let code = move |part: fn(&Frame) -> String| Signal::derive(move || desk.of_frame(part));
    let several = move |part: fn(&Frame) -> &Vec<Named>| {
        let several = Memo::new(move |_| desk.of_frame(|frame| part(frame).len() > 1));
        move || several.get()
    };
    let unfit = move || desk.of_frame(|f| f.unfit.clone());
    view! {
        <div class="pickers">
            <OwnPicker label=words::KIND choices=list(|f| f.kinds.clone()) chosen=code(|f| f.kind.clone()) key=keys::KIND/>
            <OwnPicker label=words::SPAN choices=list(|f| f.spans.clone()) chosen=code(|f| f.span.code()) key=keys::SPAN/>
            <Show when=several(|f| &f.bodies)>
                <OwnPicker label=words::BODY choices=list(|f| f.bodies.clone()) chosen=code(|f| f.body.clone()) key=keys::BODY/>
            </Show>
            <Show when=several(|f| &f.plans)>
                <OwnPicker label=words::PLAN choices=list(|f| f.plans.clone()) chosen=code(|f| f.plan.clone()) key=keys::PLAN/>
            </Show>
            <Field desk label=words::SUPERIOR now=|d| d.head.superior.clone() then=|head, typed| head.superior = typed/>
            <Field desk label=words::ISSUER now=|d| d.head.issuer.clone() then=|head, typed| head.issuer = typed/>
            <Field desk label=words::PLACE now=|d| d.head.place.clone() then=|head, typed| head.place = typed/>
            <p class="desk-unfit" role="status">{unfit}</p>
        </div>
    }
}

/// A word of the head; what is left empty is taken from the catalogue again.
#[component]
fn Field(
    desk: Desk,
    label: &'static str,
    now: fn(&Draft) -> String,
    then: fn(&mut Letterhead, Option<String>),
) -> impl IntoView {
    let written = move || desk.with_written(|draft| draft.map(now).unwrap_or_default());
    let shown = Steady::new(move || (!desk.shown.is_behind()).then(written));
    let write = move |typed: String| {
        let state = desk.session.publish;
        let body = untrack(|| desk.of_frame(|frame| frame.body.clone()));
        let before = state.letterhead.get_untracked();
        state.letterheads.update(|all| then(all.entry(body).or_insert(before), given(&typed)));
    };
    view! {
        <label class="picker">
            <span class="picker-label">{label}</span>
            <input
                type="text"
                size="36"
                autocomplete="off"
                prop:value=shown.value
                on:focus=move |_| shown.look()
                on:blur=move |_| shown.look()
                on:change:target=move |event| write(event.target().value())
            />
        </label>
    }
}
