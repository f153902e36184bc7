//! Everything read in a report, as a list; choosing an entry shows its place in the text.

use super::document::{PAUSE, SETTLING, class};
use super::window::{part, parts};
use super::{Looked, Part, Pick, ReviewState, toolbar};
use crate::domain::{Change, Confidence, FactKey, SourceId};
use crate::platform::{files, focus};
use crate::present::{Cell, Confirmable, Filter, FilterCount, PassedNumber, Review, ReviewFigure};
use crate::text::{correcting as words, words as common};
use crate::ui::session::{Session, session};
use leptos::prelude::*;

/// The pane that scrolls.
const PANE: &str = ".review-list";

/// Entries drawn together.
const ENTRIES: usize = 30;

/// About the height of an entry before it is drawn: CSS pixels.
const ENTRY_HEIGHT: usize = 110;

/// The list with its filters.
#[component]
pub(super) fn List(review: Looked) -> impl IntoView {
    let session = session();
    let state = session.review;
    let entries = Memo::new(move |_| {
        let listed = review.with(|r| r.map(|r| (r.source, r.filtered(state.filter.get()))));
        listed.unwrap_or((SourceId(0), Vec::new()))
    });
    let wanted = Memo::new(move |_| {
        let chosen = state.chosen.get()?;
        let filter = state.filter.get();
        let index = review.with(|r| position(r?, &chosen, filter))?;
        entries.with(|(_, list)| list.iter().position(|i| *i == index))
    });
    Effect::new(move |_| {
        state.part.track();
        if let Some(at) = wanted.get() {
            focus::after_update(move || settle(state, wanted, at, SETTLING));
        }
    });
    let pieces = move || {
        let (source, count) = entries.with(|(source, list)| (*source, list.len()));
        let filter = state.filter.get();
        parts(count, ENTRIES).into_iter().map(move |range| (source, filter, range)).collect::<Vec<_>>()
    };
    view! {
        <Filters review/>
        <Together review/>
        <div class="review-list" tabindex="0" role="region" aria-label=words::LIST>
            <Show when=move || entries.with(|(_, list)| list.is_empty())>
                <p class="empty">{words::LIST_EMPTY}</p>
            </Show>
            <For each=pieces key=Clone::clone let:piece>
                {
                    let (_, filter, range) = piece;
                    let here = range.clone();
                    let is_wanted = move || wanted.get().is_some_and(|at| here.contains(&at));
                    let draw = move |_: RwSignal<bool>| {
                        let shown = entries.with(|(_, list)| list.get(range.clone()).map(<[usize]>::to_vec));
                        review.with(|r| draw(session, r, filter, &shown.unwrap_or_default()))
                    };
                    part(PANE, ENTRIES * ENTRY_HEIGHT, is_wanted, draw)
                }
            </For>
        </div>
    }
}

/// Brings the chosen entry to the middle, again and again while those above it are drawn and take their true height. Where it
/// was shown from another page, the keys go on from it.
fn settle(state: ReviewState, wanted: Memo<Option<usize>>, at: usize, times: u32) {
    if wanted.try_get_untracked().flatten() != Some(at) {
        return;
    }
    focus::bring_to_middle(PANE, ".entry[aria-current]");
    if state.arriving.get_value() && focus::is_within("h1") && focus::reach(".entry[aria-current] .entry-button") {
        state.arriving.set_value(false);
    }
    if times > 0 {
        focus::after(PAUSE, move || settle(state, wanted, at, times - 1));
    } else {
        // Whoever is elsewhere by now is not called back.
        state.arriving.set_value(false);
    }
}

/// Position of what is chosen among the figures, or among the numbers passed over.
fn position(review: &Review, chosen: &Pick, filter: Filter) -> Option<usize> {
    match (chosen, filter) {
        (Pick::Passed(start), Filter::Passed) => review.passed.iter().position(|p| p.range.start == *start),
        (
            Pick::Figure(key),
            Filter::All
            | Filter::Doubtful
            | Filter::Assumed
            | Filter::Corrected
            | Filter::WithFindings
            | Filter::Excluded,
        ) => review.position(key),
        _ => None,
    }
}

#[component]
fn Filters(review: Looked) -> impl IntoView {
    let filter = session().review.filter;
    let counts = Memo::new(move |_| review.with(|r| r.map(|r| r.filters.clone()).unwrap_or_default()));
    let button = move |FilterCount { filter: this, name, count }: FilterCount| {
        view! {
            <button
                type="button"
                class="filter"
                aria-pressed=move || if filter.get() == this { "true" } else { "false" }
                on:click=move |_| filter.set(this)
            >
                {name}
                <span class="filter-count">{count}</span>
            </button>
        }
    };
    view! {
        <div class="filters" role="group" aria-label=words::FILTERS>
            {move || counts.get().into_iter().map(button).collect_view()}
        </div>
    }
}

/// Confirms all figures in doubt that are shown, or those of a table or column, at once.
#[component]
fn Together(review: Looked) -> impl IntoView {
    let session = session();
    let filter = session.review.filter;
    let groups = Memo::new(move |_| match filter.get() {
        filter @ (Filter::Doubtful | Filter::Assumed) => {
            review.with(|r| r.map(|r| r.confirmable(filter)).unwrap_or_default())
        }
        _ => Vec::new(),
    });
    let chosen = RwSignal::new(0_usize);
    Effect::new(move |_| {
        groups.track();
        chosen.set(0);
    });
    let confirm = move |_| {
        let keys = groups.with_untracked(|g| g.get(chosen.get_untracked()).map(|group| group.keys.clone()));
        let Some(keys) = keys else { return };
        let number = keys.len();
        files::spawn(async move {
            if super::apply(session, vec![Change::Confirm { keys }]).await {
                session.tell(super::Tone::Done, words::confirmed(number), String::new());
            }
        });
    };
    let choose = move |event| chosen.set(event_target_value(&event).parse().unwrap_or(0));
    let option = move |(at, group): (usize, Confirmable)| {
        view! { <option value=at.to_string() selected=move || chosen.get() == at>{group.label}</option> }
    };
    view! {
        <Show when=move || !groups.with(Vec::is_empty)>
            <div class="review-together">
                <label>
                    <span>{words::CONFIRM_GROUP}</span>
                    <select on:change=choose>{move || groups.get().into_iter().enumerate().map(option).collect_view()}</select>
                </label>
                <button type="button" class="button" on:click=confirm>{words::CONFIRM}</button>
            </div>
        </Show>
    }
}

fn draw(session: Session, review: Option<&Review>, filter: Filter, shown: &[usize]) -> AnyView {
    let Some(review) = review else { return ().into_any() };
    let entry = |index: &usize| match filter {
        Filter::Passed => review.passed.get(*index).map(|number| passed(session, review, number)),
        _ => review.figures.get(*index).map(|figure| self::figure(session, *index, figure)),
    };
    view! { <ul class="entries">{shown.iter().filter_map(entry).collect_view()}</ul> }.into_any()
}

fn figure(session: Session, at: usize, figure: &ReviewFigure) -> AnyView {
    let key = figure.key.clone();
    let pick = Pick::Figure(key.clone());
    let place = figure.line.map_or_else(|| words::NOT_IN_REPORT.to_owned(), words::line);
    let about = [figure.scope.as_str(), figure.period.as_str(), place.as_str()].join(" · ");
    let value = figure.counted.as_ref().or(figure.stated.as_ref()).map(|cell| cell.text.clone()).unwrap_or_default();
    let edit_name = words::edit_figure(&figure.name, &value);
    let own_key = key.clone();
    let (excluded, changed) = (
        figure.excluded,
        figure.excluded || (figure.stated.is_some() && figure.counted.is_some()) || !figure.changes.is_empty(),
    );
    let act = move |change: fn(FactKey) -> Change| {
        let key = key.clone();
        move |_| super::make(session, vec![change(key.clone())])
    };
    let confirm_name = words::confirm_figure(&figure.name, &value);
    let confirm = (figure.confidence < Confidence::High).then(|| {
        view! {
            <button
                type="button"
                class="link-button"
                aria-label=confirm_name
                on:click=act(|key| Change::Confirm { keys: vec![key] })
            >
                {words::CONFIRM}
            </button>
        }
    });
    let exclude = (!excluded).then(|| {
        view! { <button type="button" class="link-button" on:click=act(|key| Change::Exclude { key })>{words::EXCLUDE}</button> }
    });
    let restore = changed.then(|| {
        view! { <button type="button" class="link-button" on:click=act(|key| Change::Restore { key })>{words::RESTORE}</button> }
    });
    let body = view! {
        <span class="entry-head">
            <span class="entry-name">{figure.name.clone()}</span>
            {values(figure)}
        </span>
        <span class="entry-about">{about}</span>
        <span class="entry-standing">{chips(figure)}</span>
    };
    let remarks = remarks(figure);
    let tone = class(figure.tone);
    let own = pick.clone();
    view! {
        <Entry id=format!("entry-{at}") pick tone>
            <EntryButton pick=own>{body}</EntryButton>
            {remarks}
            <div class="entry-tools">
                {confirm}
                <button
                    type="button"
                    class="link-button"
                    aria-label=edit_name
                    on:click=move |_| session.review.edit(session, own_key.clone())
                >
                    {words::EDIT}
                </button>
                {exclude}
                {restore}
            </div>
        </Entry>
    }
    .into_any()
}

/// The stated value, and beside it what counts instead.
fn values(figure: &ReviewFigure) -> impl IntoView + use<> {
    let text = |cell: &Option<Cell>| cell.as_ref().map(|cell| cell.text.clone());
    let stated = text(&figure.stated);
    let Some(counted) = text(&figure.counted) else {
        let struck = figure.excluded;
        return view! { <span class="entry-value" class:struck=struck>{stated}</span> }.into_any();
    };
    let stated = stated.unwrap_or_else(|| common::NOT_STATED.to_owned());
    view! {
        <span class="entry-values">
            <span class="entry-stated"><span class="entry-label">{words::STATED}</span>" "{stated}</span>
            <span class="entry-value"><span class="entry-label">{words::COUNTED}</span>" "{counted}</span>
        </span>
    }
    .into_any()
}

fn chips(figure: &ReviewFigure) -> impl IntoView + use<> {
    let sure = (figure.confidence < Confidence::High).then(|| figure.confidence_name.clone());
    let standing = (figure.standing != crate::text::review::STATE_AS_READ).then(|| figure.standing.clone());
    let chip = |name: std::borrow::Cow<'static, str>| view! { <span class="chip">{name}</span> };
    [sure.map(chip), standing.map(chip)].into_iter().flatten().collect_view()
}

fn remarks(figure: &ReviewFigure) -> impl IntoView + use<> {
    let mut lines: Vec<String> = figure.reasons.iter().map(|reason| reason.clone().into_owned()).collect();
    lines.extend(figure.changes.iter().cloned());
    lines.extend(figure.findings.iter().map(|finding| finding.title.clone()));
    lines.extend((!figure.note.is_empty()).then(|| words::noted(&figure.note)));
    lines.extend(Some(figure.author.clone()).filter(|author| !author.is_empty()));
    let line = |line: String| view! { <li>{line}</li> };
    (!lines.is_empty()).then(|| view! { <ul class="entry-remarks">{lines.into_iter().map(line).collect_view()}</ul> })
}

fn passed(session: Session, review: &Review, number: &PassedNumber) -> AnyView {
    let (source, range) = (review.source, (number.range.start, number.range.end));
    let body = view! {
        <span class="entry-head">
            <span class="entry-name">{number.reason_name.clone()}</span>
            <span class="entry-value">{number.text.clone()}</span>
        </span>
        <span class="entry-about">{words::line(number.line)}</span>
    };
    view! {
        <Entry pick=Pick::Passed(range.0) tone="passed">
            <EntryButton pick=Pick::Passed(range.0)>{body}</EntryButton>
            <div class="entry-tools">
                <button type="button" class="link-button" on:click=move |_| toolbar::add(session, source, Some(range))>
                    {words::ADD_FROM_NUMBER}
                </button>
            </div>
        </Entry>
    }
    .into_any()
}

#[component]
fn Entry(#[prop(optional)] id: Option<String>, pick: Pick, tone: &'static str, children: Children) -> impl IntoView {
    let chosen = session().review.chosen;
    let current = Memo::new(move |_| chosen.with(|c| c.as_ref() == Some(&pick)));
    view! {
        <li id=id class=format!("entry entry-{tone}") aria-current=move || current.get().then_some("true")>
            {children()}
        </li>
    }
}

#[component]
fn EntryButton(pick: Pick, children: Children) -> impl IntoView {
    let state = session().review;
    let choose = move |_| {
        state.chosen.set(Some(pick.clone()));
        state.part.set(Part::Document);
    };
    view! { <button type="button" class="entry-button" on:click=choose>{children()}</button> }
}
