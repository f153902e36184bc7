//! The report's text with everything read in it marked; lines are drawn only while they are in sight. For the keyboard it is
//! one stop: arrows lead from figure to figure.

use super::window::{part, parts};
use super::{Looked, Part, Pick};
use crate::domain::SourceId;
use crate::engine::{Piece, PieceMark, ShowLines, TextLine, figure_hint};
use crate::platform::{focus, keys, selection};
use crate::present::{Review, ReviewFigure, Tone};
use crate::text::correcting as words;
use crate::ui::asking::follow;
use crate::ui::session::{Session, session};
use leptos::prelude::*;
use std::ops::Range;

/// The pane that scrolls.
pub(super) const PANE: &str = ".document";

/// Lines drawn together.
const LINES: usize = 40;

/// About the height of a line before it is drawn: CSS pixels.
const LINE_HEIGHT: usize = 34;

/// How often a place is brought back to the middle while lines are being drawn, and how far apart: milliseconds.
pub(super) const SETTLING: u32 = 7;
pub(super) const PAUSE: u32 = 80;

/// Id of the line that says what the mark under the pointer or the focus is.
const HINT: &str = "mark-hint";

/// Id of the line that says which keys lead through the marks.
const KEYS: &str = "mark-keys";

/// What describes a mark.
const DESCRIBED: &str = "mark-hint mark-keys";

/// A mark.
const MARK: &str = ".document .mark";

/// How often it is looked for a mark that is still to be drawn: `PAUSE` apart.
const ARRIVING: u32 = 40;

/// Where something is marked: its first character and its line, or the first of the lines drawn together with it.
type At = (usize, usize);

/// What the text's marks need.
#[derive(Clone, Copy)]
struct Text {
    session: Session,
    review: Looked,
    hint: RwSignal<String>,
    /// How often the lines around what is wanted came to be drawn.
    came: RwSignal<usize>,
    /// What is chosen, else the first figure.
    wanted: Memo<Option<At>>,
    /// The mark that keys led to since.
    cursor: RwSignal<Option<At>>,
    /// The mark at which Tab enters: where keys led while something is read there, else what is wanted.
    stop: Memo<Option<At>>,
    /// The first of the lines that are drawn together.
    first: usize,
}

/// The text.
#[component]
pub(super) fn Document(review: Looked) -> impl IntoView {
    let session = session();
    let text = Text::new(session, review);
    let wanted = text.wanted;
    let lines = Memo::new(move |_| review.with(|r| r.map(|r| (r.source, r.line_count))));
    // Shown also when a narrow screen turns to the text; what was pressed in the text is in sight and stays there.
    Effect::new(move |_| {
        session.review.part.track();
        text.came.track();
        if let Some((start, _)) = wanted.get()
            && !session.review.in_text.get_value()
        {
            focus::after_update(move || {
                // What stands above the text is not scrolled away before anything is chosen.
                if session.review.chosen.with_untracked(Option::is_some) {
                    focus::bring_near(PANE);
                }
                text.settle(start, SETTLING);
            });
        }
    });
    Effect::new(move |_| {
        wanted.track();
        text.cursor.set(None);
    });
    Effect::new(move |last: Option<Option<SourceId>>| {
        let source = review.source.get();
        match text.told() {
            Some(told) => text.hint.set(told),
            // What was said of another report is not said of this one.
            None if last != Some(source) => text.hint.set(String::new()),
            None => {}
        }
        source
    });
    let parts_now = move || {
        lines.get().map(|(source, count)| parts(count, LINES).into_iter().map(move |r| (source, r)).collect::<Vec<_>>())
    };
    view! {
        <section class="review-text" aria-label=words::DOCUMENT>
            <div
                class="document"
                tabindex=move || if text.stop.read().is_some() { "-1" } else { "0" }
                role="region"
                aria-label=words::DOCUMENT_LABEL
                on:keydown=move |event| {
                    if focus::is_within(MARK) && keys::is_bare(&event) && text.go(&event.key()) {
                        event.prevent_default();
                    }
                }
            >
                <For each=move || parts_now().unwrap_or_default() key=Clone::clone let:piece>
                    {
                        let (source, range) = piece;
                        let here = range.clone();
                        let is_wanted = Memo::new(move |_| wanted.get().is_some_and(|(_, line)| here.contains(&line)));
                        let (around, draw) = (range.clone(), move |filled| text.draw(source, range.clone(), filled, is_wanted));
                        // The focus stays, however far the text is scrolled.
                        let is_stop = move || text.stop.with(|stop| stop.is_some_and(|(_, line)| around.contains(&line)));
                        part(PANE, LINES * LINE_HEIGHT, move || is_wanted.get() || is_stop(), draw)
                    }
                </For>
            </div>
            <p class="mark-keys" id=KEYS>{words::MARK_KEYS}</p>
            <p class="mark-hint" id=HINT>
                {move || { Some(text.hint.get()).filter(|h| !h.is_empty()).unwrap_or_else(|| words::DETAIL_HINT.to_owned()) }}
            </p>
            <Legend/>
        </section>
    }
}

/// What the ways of marking mean.
#[component]
fn Legend() -> impl IntoView {
    let marks = [
        ("certain", words::LEGEND_CERTAIN),
        ("uncertain", words::LEGEND_DOUBTFUL),
        ("disagrees", words::LEGEND_DISAGREES),
        ("changed", words::LEGEND_CHANGED),
        ("excluded", words::LEGEND_EXCLUDED),
        ("passed", words::LEGEND_PASSED),
    ];
    let entry =
        |(kind, name): (&str, &'static str)| view! { <li><span class=format!("mark mark-{kind}")>{name}</span></li> };
    view! { <ul class="legend" aria-label=words::LEGEND>{marks.map(entry).collect_view()}</ul> }
}

/// What is chosen, else the first figure, so that one is in sight from the start.
fn wanted(session: Session, review: Looked) -> Option<At> {
    let chosen = session.review.chosen.get();
    review.with(|review| {
        let review = review?;
        match &chosen {
            Some(Pick::Figure(key)) => place(&review.figures[review.position(key)?]),
            Some(Pick::Passed(start)) => {
                review.passed.iter().find(|p| p.range.start == *start).map(|p| (*start, p.line))
            }
            None => review.figures.iter().find_map(place),
        }
    })
}

/// The mark that begins with a character, as a selector.
fn mark_at(start: usize) -> String {
    format!("{MARK}[data-start='{start}']")
}

/// Where a figure stands in the text.
fn place(figure: &ReviewFigure) -> Option<At> {
    Some((figure.range.start, figure.line?))
}

impl Text {
    fn new(session: Session, review: Looked) -> Text {
        let wanted = Memo::new(move |_| wanted(session, review));
        let cursor = RwSignal::new(None::<At>);
        let stop = Memo::new(move |_| {
            let is_read = |(at, _): &At| {
                let mut ranges = |r: &Review| {
                    r.figures.iter().map(|f| &f.range).chain(r.passed.iter().map(|p| &p.range)).any(|r| r.contains(at))
                };
                review.with(|review| review.is_some_and(&mut ranges))
            };
            cursor.get().filter(is_read).or_else(|| wanted.get())
        });
        let (hint, came) = (RwSignal::new(String::new()), RwSignal::new(0));
        Text { session, review, hint, came, wanted, cursor, stop, first: 0 }
    }

    /// Brings a character to the middle, again and again while the lines around it are drawn and take their true height; keys
    /// may lead on meanwhile.
    fn settle(self, start: usize, times: u32) {
        let is_at = |at: Option<At>| at.is_some_and(|(now, _)| now == start);
        let cursor = self.cursor.try_get_untracked().flatten();
        if is_at(self.wanted.try_get_untracked().flatten()) && (cursor.is_none() || is_at(cursor)) {
            selection::reveal(PANE, start);
            if times > 0 {
                focus::after(PAUSE, move || self.settle(start, times - 1));
            }
        }
    }

    /// Goes to the figure that a key leads to; whether it leads anywhere.
    fn go(self, key: &str) -> bool {
        let Some((now, _)) = self.stop.get_untracked() else { return false };
        let to = untrack(|| {
            self.review.with(|review| {
                let figures = review.into_iter().flat_map(|review| &review.figures).filter_map(place);
                match key {
                    "ArrowRight" | "ArrowDown" => figures.filter(|(at, _)| *at > now).min(),
                    "ArrowLeft" | "ArrowUp" => figures.filter(|(at, _)| *at < now).max(),
                    "Home" => figures.min(),
                    "End" => figures.max(),
                    _ => None,
                }
            })
        });
        // At either end the arrows scroll no further either.
        let Some(to) = to else { return key.starts_with("Arrow") };
        if !focus::reach(&mark_at(to.0)) {
            // Its lines are not drawn yet; those around the focus may go.
            focus::focus_first(&[PANE]);
            self.cursor.set(Some(to));
            self.arrive(to, ARRIVING);
        }
        true
    }

    /// Moves the focus to a mark once it is drawn, unless it was called elsewhere meanwhile.
    fn arrive(self, to: At, times: u32) {
        focus::after(PAUSE, move || {
            let is_awaited = self.cursor.try_get_untracked().flatten() == Some(to) && focus::is_within(PANE);
            if is_awaited && !focus::reach(&mark_at(to.0)) && times > 0 {
                self.arrive(to, times - 1);
            }
        });
    }

    /// What is chosen, in one line.
    fn told(self) -> Option<String> {
        let chosen = self.session.review.chosen.get()?;
        self.review.with(|review| {
            let review = review?;
            match &chosen {
                Pick::Figure(key) => Some(figure_hint(&review.figures[review.position(key)?])),
                Pick::Passed(start) => {
                    let number = review.passed.iter().find(|p| p.range.start == *start)?;
                    Some(words::passed_hint(&number.text, &number.reason_name))
                }
            }
        })
    }

    /// Lines, those of a table together, once they are there.
    fn draw(self, source: SourceId, lines: Range<usize>, filled: RwSignal<bool>, wanted: Memo<bool>) -> AnyView {
        filled.set(false);
        let text = Text { first: lines.start, ..self };
        let asked = follow(self.session, move || Some(ShowLines { source, lines: lines.clone() }));
        // What did not change is left alone, with the focus in it.
        let there = asked.part(Clone::clone);
        Effect::new(move |_| {
            if !filled.get_untracked() && !there.read().is_empty() {
                filled.set(true);
                if wanted.get_untracked() {
                    self.came.update(|came| *came += 1);
                }
            }
        });
        let runs = move |lines: &Vec<TextLine>| {
            let runs = lines.chunk_by(|a, b| (a.cells.len() > 1) == (b.cells.len() > 1));
            runs.map(|run| if run[0].cells.len() > 1 { text.table(run) } else { text.prose(run) }).collect_view()
        };
        (move || there.with(runs)).into_any()
    }

    fn prose(self, lines: &[TextLine]) -> AnyView {
        let line = |line: &TextLine| view! { <p class="line">{self.segments(line.cells.first())}</p> };
        lines.iter().map(line).collect_view().into_any()
    }

    fn table(self, lines: &[TextLine]) -> AnyView {
        let row = |line: &TextLine| {
            let cells =
                line.cells.iter().map(|cell| view! { <span class="line-cell">{self.segments(Some(cell))}</span> });
            view! { <div class="line-row">{cells.collect_view()}</div> }
        };
        view! { <div class="line-table">{lines.iter().map(row).collect_view()}</div> }.into_any()
    }

    fn segments(self, pieces: Option<&Vec<Piece>>) -> AnyView {
        pieces.into_iter().flatten().map(|piece| self.piece(piece)).collect_view().into_any()
    }

    fn piece(self, piece: &Piece) -> AnyView {
        let chosen = self.session.review.chosen;
        match &piece.mark {
            PieceMark::Plain => {
                view! { <span data-start=piece.start.to_string()>{piece.text.clone()}</span> }.into_any()
            }
            PieceMark::Figures { keys, tone, hint } => {
                let (keys, mine) = (keys.clone(), keys.clone());
                let is_chosen = move |now: &Pick| matches!(now, Pick::Figure(key) if mine.contains(key));
                // Where several figures stand on one number, each press goes to the next.
                let pick = move || {
                    let next = chosen.with_untracked(|c| match c {
                        Some(Pick::Figure(key)) => {
                            keys.iter().position(|k| k == key).map_or(0, |i| (i + 1) % keys.len())
                        }
                        _ => 0,
                    });
                    keys.get(next).cloned().map(Pick::Figure)
                };
                self.mark(piece, format!("mark mark-{}", class(*tone)), hint, is_chosen, pick)
            }
            PieceMark::Passed { first, hint } => {
                let first = *first;
                let is_chosen = move |now: &Pick| *now == Pick::Passed(first);
                // The list leads to these as well: hundreds of them are no stops on the way through the text.
                self.mark(piece, "mark mark-passed".to_owned(), hint, is_chosen, move || Some(Pick::Passed(first)))
            }
        }
    }

    fn mark(
        self,
        piece: &Piece,
        class: String,
        hint: &str,
        is_chosen: impl Fn(&Pick) -> bool + Send + Sync + 'static,
        pick: impl Fn() -> Option<Pick> + Clone + Send + Sync + 'static,
    ) -> AnyView {
        let Text { session, stop, hint: shown, .. } = self;
        let at = (piece.start, self.first);
        let is_stop = move || stop.with(|stop| stop.is_some_and(|(start, _)| start == at.0));
        let chosen = Memo::new(move |_| session.review.chosen.with(|now| now.as_ref().is_some_and(&is_chosen)));
        let (hint, on_focus, on_hover) = (hint.to_owned(), hint.to_owned(), hint.to_owned());
        let act = move || {
            if let Some(picked) = pick() {
                session.review.open(picked);
            }
        };
        let act_on_key = act.clone();
        // Not a button element: one would not break over lines as the text around it does.
        view! {
            <span
                role="button"
                tabindex=move || if is_stop() { "0" } else { "-1" }
                class=class
                class:mark-chosen=move || chosen.get()
                aria-pressed=move || if chosen.get() { "true" } else { "false" }
                aria-describedby=DESCRIBED
                title=hint
                data-start=piece.start.to_string()
                on:focus=move |_| {
                    shown.set(on_focus.clone());
                    self.cursor.set(Some(at));
                }
                on:mouseenter=move |_| shown.set(on_hover.clone())
                on:click=move |_| act()
                on:keydown=move |event| {
                    if matches!(event.key().as_str(), "Enter" | " ") {
                        event.prevent_default();
                        act_on_key();
                    }
                }
            >
                {piece.text.clone()}
            </span>
        }
        .into_any()
    }
}

impl super::ReviewState {
    /// Chooses what was pressed in the text; the list follows, and the form that stands in its place closes.
    fn open(self, pick: Pick) {
        self.in_text.set_value(true);
        focus::after_update(move || self.in_text.set_value(false));
        if matches!(pick, Pick::Passed(_)) {
            self.filter.set(crate::present::Filter::Passed);
        } else if self.filter.get_untracked() != crate::present::Filter::All {
            self.filter.set(crate::present::Filter::All);
        }
        self.chosen.set(Some(pick));
        if self.draft.read_untracked().is_none() {
            self.part.set(Part::List);
        }
    }
}

/// How a tone is drawn.
pub(super) const fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Certain => "certain",
        Tone::Assumed | Tone::Uncertain => "uncertain",
        Tone::Disagrees => "disagrees",
        Tone::Changed => "changed",
        Tone::Excluded => "excluded",
    }
}
