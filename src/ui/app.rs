//! The whole page: header, menu, the page shown, and what floats above them.

use super::dossiers::{CountingProgress, DrillDialog, ImportDialog};
use super::drawer::SourceDrawer;
use super::encoding::EncodingDialog;
use super::found::Found;
use super::glossary::TermsDialog;
use super::header::Header;
use super::help::HelpDialog;
use super::later::Later;
use super::nav::Nav;
use super::notices::{Banner, Notices};
use super::page::CurrentPage;
use super::paste::PasteDialog;
use super::print::PrintHead;
use super::progress::ReadingProgress;
use super::review::ReviewPage;
use super::session::Session;
use super::shortcuts::{self, KeysDialog};
use super::tools::{ReadingBar, ToTop};
use super::tour::Tour;
use super::welcome::Welcome;
use super::work::{ClearDialog, RemoveDialog, ReplaceDialog};
use super::{intake, review, route};
use crate::platform::{focus, page as document, place};
use crate::present::PageId;
use crate::text::words;
use leptos::prelude::*;

const CONTENT: &str = "content";

/// The application.
#[component]
pub(super) fn App(
    /// What was kept of an earlier session.
    found: Found,
) -> impl IntoView {
    let at = route::follow_address();
    let page = at.page;
    let session = Session::new(at);
    provide_context(session);
    route::write_address(session);
    session.keep.begin(session, found);
    review::listen(session);
    shortcuts::listen(session);
    intake::accept_everywhere(session);
    place::keep(route::HEADING);
    let empty = Memo::new(move |_| session.is_empty());
    // The page can be used once what was kept is there.
    Effect::new(move |ready: Option<bool>| {
        let now = !session.opening.get();
        if now && ready != Some(true) {
            document::mark_ready();
        }
        now || ready == Some(true)
    });
    route::name_window(move || (!empty.get()).then(|| page.get()));
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        focus::focus(CONTENT);
    };
    view! {
        <a class="skip-link" href="#content" on:click=skip>{words::SKIP_TO_CONTENT}</a>
        <Header empty/>
        <Banner/>
        <div class="frame" class:frame-with-nav=move || !empty.get()>
            <Show when=move || !empty.get()>
                <Later><Nav/></Later>
            </Show>
            <main id=CONTENT tabindex="-1">
                <PrintHead/>
                <Show when=move || empty.get() fallback=move || view! { <Later><Shown page/></Later> }>
                    <Show when=move || !session.opening.get() fallback=opening>
                        <Welcome/>
                    </Show>
                </Show>
            </main>
        </div>
        <Notices/>
        <SourceDrawer/>
        <PasteDialog/>
        <EncodingDialog/>
        <ImportDialog/>
        <DrillDialog/>
        <ReplaceDialog/>
        <ClearDialog/>
        <RemoveDialog/>
        <ReadingProgress/>
        <CountingProgress/>
        <HelpDialog/>
        <KeysDialog/>
        <TermsDialog/>
        <Tour/>
        <ReadingBar/>
        <ToTop/>
        <DropVeil/>
    }
}

/// A session is on its way: as the page looks before the program runs.
fn opening() -> impl IntoView {
    view! { <div class="boot"><p>{words::OPENING}</p></div> }
}

/// The page that the address names: the review is one of its own, all others are made of blocks.
#[component]
fn Shown(page: RwSignal<PageId>) -> impl IntoView {
    let reviewing = Memo::new(move |_| page.get() == PageId::Review);
    view! {
        <Show when=move || reviewing.get() fallback=CurrentPage>
            <ReviewPage/>
        </Show>
    }
}

/// Covers the page while something is dragged over it: dropping anywhere is right.
#[component]
fn DropVeil() -> impl IntoView {
    let session = super::session::session();
    view! {
        <div class="drop-veil" class:drop-veil-shown=move || session.hovering.get() aria-hidden="true">
            <p>{words::DROP_ACTIVE}</p>
        </div>
    }
}
