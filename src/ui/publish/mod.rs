//! Xuất bản: a draft on paper, what must be looked at before it is signed, and the files that can be made.

mod beside;
mod carry;
mod editing;
mod files;
mod paper;
mod portal;

use super::compared::controls::Picker;
use super::session::{Session, session};
use crate::export::desk::{self, Choice, Frame, Kept, given};
use crate::export::draft::{Draft, Edits, Letterhead, draft};
use crate::present::{Named, publish_keys as keys};
use crate::text::handover as words;
use crate::workspace::Carried;
use beside::Beside;
use carry::Carry;
use files::{DraftFiles, Files};
use leptos::prelude::*;
use paper::Paper;
use portal::Portal;

/// What is typed into the head of the document and what is made at the moment; it outlives the page being left.
#[derive(Clone, Copy)]
pub(super) struct PublishState {
    letterhead: RwSignal<Letterhead>,
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
            edits: self.edits.get(),
            least: self.least.get(),
            only_span: self.only_span.get(),
        }
    }

    /// Takes up what was kept with a session.
    pub(super) fn take_up(self, kept: Kept) {
        self.letterhead.set(kept.letterhead);
        self.edits.set(kept.edits);
        self.least.set(kept.least);
        self.only_span.set(kept.only_span);
    }
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Desk {
    session: Session,
    frame: Memo<Option<Frame>>,
    /// As written from the figures.
    written: Memo<Option<Draft>>,
    /// With what the user changed in it.
    draft: Memo<Option<Draft>>,
}

impl Desk {
    fn new(session: Session) -> Desk {
        let frame = Memo::new(move |_| {
            let choice = session.own.with(Choice::read);
            let shown = session.view.with(|view| view.span);
            session.workspace.with(|w| desk::frame(&w.subject(), &choice, shown))
        });
        let written = Memo::new(move |_| {
            let order =
                frame.with(|frame| session.publish.letterhead.with(|head| Some(frame.as_ref()?.order(head))))?;
            session.workspace.with(|w| draft(&w.subject(), &order))
        });
        let draft = Memo::new(move |_| {
            written.with(|draft| session.publish.edits.with(|edits| Some(edits.applied(draft.as_ref()?))))
        });
        Desk { session, frame, written, draft }
    }
}

/// The page below its heading.
#[component]
pub(super) fn PublishPage() -> impl IntoView {
    let desk = Desk::new(session());
    let there = Memo::new(move |_| desk.frame.with(Option::is_some));
    let nothing = || view! { <super::blocks::Empty words=words::NOTHING/> };
    view! {
        <Show when=move || there.get() fallback=nothing>
            <Toolbar desk/>
            <DraftFiles desk/>
            <div class="desk">
                <Paper desk/>
                <Beside desk/>
            </div>
            <Files desk/>
            <Portal desk/>
            <Carry desk/>
        </Show>
    }
}

/// Kind, period and the head of the document.
#[component]
fn Toolbar(desk: Desk) -> impl IntoView {
    let Desk { session, frame, .. } = desk;
    let list = move |part: fn(&Frame) -> Vec<Named>| {
        Signal::derive(move || frame.with(|f| f.as_ref().map(part).unwrap_or_default()))
    };
    let code = move |part: fn(&Frame) -> String| {
        Signal::derive(move || frame.with(|f| f.as_ref().map(part).unwrap_or_default()))
    };
    let choose =
        move |key: &'static str| move |value: String| session.own.update(|own| drop(own.insert(key.to_owned(), value)));
    let unfit = move || frame.with(|f| f.as_ref().is_some_and(|f| !f.fits)).then_some(words::NOT_OF_KIND);
    view! {
        <div class="pickers">
            <Picker label=words::KIND choices=list(|f| f.kinds.clone()) chosen=code(|f| f.kind.clone()) choose=choose(keys::KIND)/>
            <Picker label=words::SPAN choices=list(|f| f.spans.clone()) chosen=code(|f| f.span.code()) choose=choose(keys::SPAN)/>
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
    let shown = Memo::new(move |_| desk.written.with(|draft| draft.as_ref().map(now).unwrap_or_default()));
    let write = move |typed: String| desk.session.publish.letterhead.update(|head| then(head, given(&typed)));
    view! {
        <label class="picker">
            <span class="picker-label">{label}</span>
            <input type="text" autocomplete="off" prop:value=shown on:change:target=move |event| write(event.target().value())/>
        </label>
    }
}
