//! The report's text with everything read in it marked; lines are drawn only while they are in sight.

use super::window::{part, parts};
use super::{Part, Pick};
use crate::platform::{focus, selection};
use crate::present::{Line, Mark, Review, ReviewFigure, Segment, Tone};
use crate::text::correcting as words;
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
const SETTLING: u32 = 5;
const PAUSE: u32 = 80;

/// Id of the line that says what the mark under the pointer or the focus is.
const HINT: &str = "mark-hint";

/// What the text's marks need.
#[derive(Clone, Copy)]
struct Text {
    session: Session,
    review: Memo<Option<Review>>,
    hint: RwSignal<String>,
}

/// The text.
#[component]
pub(super) fn Document(review: Memo<Option<Review>>) -> impl IntoView {
    let session = session();
    let text = Text { session, review, hint: RwSignal::new(String::new()) };
    let wanted = Memo::new(move |_| text.wanted());
    let lines = Memo::new(move |_| review.with(|r| r.as_ref().map(|r| (r.source, r.line_count()))));
    // Shown also when a narrow screen turns to the text; what was pressed in the text is in sight and stays there.
    Effect::new(move |_| {
        session.review.part.track();
        if let Some((start, _)) = wanted.get()
            && !session.review.in_text.get_value()
        {
            focus::after_update(move || {
                // What stands above the text is not scrolled away before anything is chosen.
                if session.review.chosen.with_untracked(Option::is_some) {
                    focus::bring_near(PANE);
                }
                settle(wanted, start, SETTLING);
            });
        }
    });
    Effect::new(move |_| {
        if let Some(told) = text.told() {
            text.hint.set(told);
        }
    });
    let parts_now = move || {
        lines.get().map(|(source, count)| parts(count, LINES).into_iter().map(move |r| (source, r)).collect::<Vec<_>>())
    };
    view! {
        <section class="review-text" aria-label=words::DOCUMENT>
            <div class="document" tabindex="0" role="region" aria-label=words::DOCUMENT_LABEL>
                <For each=move || parts_now().unwrap_or_default() key=Clone::clone let:piece>
                    {
                        let range = piece.1;
                        let here = range.clone();
                        let is_wanted = move || wanted.get().is_some_and(|(_, line)| here.contains(&line));
                        part(PANE, LINES * LINE_HEIGHT, is_wanted, move || text.draw(range.clone()))
                    }
                </For>
            </div>
            <p class="mark-hint" id=HINT>
                {move || { Some(text.hint.get()).filter(|h| !h.is_empty()).unwrap_or_else(|| words::DETAIL_HINT.to_owned()) }}
            </p>
            <Legend/>
        </section>
    }
}

/// Brings a character to the middle, again and again while the lines around it are drawn and take their true height.
fn settle(wanted: Memo<Option<(usize, usize)>>, start: usize, times: u32) {
    if wanted.try_get_untracked().flatten().is_some_and(|(now, _)| now == start) {
        selection::reveal(PANE, start);
        if times > 0 {
            focus::after(PAUSE, move || settle(wanted, start, times - 1));
        }
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

impl Text {
    /// First character and line of what is chosen, else of the first figure, so that one is in sight from the start.
    fn wanted(self) -> Option<(usize, usize)> {
        let chosen = self.session.review.chosen.get();
        self.review.with(|review| {
            let review = review.as_ref()?;
            let place = |figure: &ReviewFigure| Some((figure.range.start, figure.line?));
            match &chosen {
                Some(Pick::Figure(key)) => place(&review.figures[review.position(key)?]),
                Some(Pick::Passed(start)) => {
                    review.passed.iter().find(|p| p.range.start == *start).map(|p| (*start, p.line))
                }
                None => review.figures.iter().find_map(place),
            }
        })
    }

    /// What is chosen, in one line.
    fn told(self) -> Option<String> {
        let chosen = self.session.review.chosen.get()?;
        self.review.with(|review| {
            let review = review.as_ref()?;
            match &chosen {
                Pick::Figure(key) => Some(hint(&review.figures[review.position(key)?])),
                Pick::Passed(start) => {
                    let number = review.passed.iter().find(|p| p.range.start == *start)?;
                    Some(words::passed_hint(&number.text, number.reason_name))
                }
            }
        })
    }

    /// Lines, those of a table together.
    fn draw(self, range: Range<usize>) -> AnyView {
        let lines = self.review.with(|review| {
            let review = review.as_ref();
            review.map(|review| self.session.workspace.with_untracked(|w| w.review_lines(review, range)))
        });
        let lines = lines.unwrap_or_default();
        let runs = lines.chunk_by(|a, b| (a.cells.len() > 1) == (b.cells.len() > 1));
        runs.map(|run| if run[0].cells.len() > 1 { self.table(run) } else { self.prose(run) }).collect_view().into_any()
    }

    fn prose(self, lines: &[Line]) -> AnyView {
        let line = |line: &Line| view! { <p class="line">{self.segments(line.cells.first())}</p> };
        lines.iter().map(line).collect_view().into_any()
    }

    fn table(self, lines: &[Line]) -> AnyView {
        let row = |line: &Line| {
            let cells =
                line.cells.iter().map(|cell| view! { <span class="line-cell">{self.segments(Some(cell))}</span> });
            view! { <div class="line-row">{cells.collect_view()}</div> }
        };
        view! { <div class="line-table">{lines.iter().map(row).collect_view()}</div> }.into_any()
    }

    fn segments(self, segments: Option<&Vec<Segment>>) -> AnyView {
        segments.into_iter().flatten().map(|segment| self.segment(segment)).collect_view().into_any()
    }

    fn segment(self, segment: &Segment) -> AnyView {
        let start = segment.start.to_string();
        match &segment.mark {
            Mark::Plain => view! { <span data-start=start>{segment.text.clone()}</span> }.into_any(),
            Mark::Figures { figures, tone } => self.figures(segment, figures, *tone),
            Mark::Passed(index) => self.passed(segment, *index),
        }
    }

    fn figures(self, segment: &Segment, figures: &[usize], tone: Tone) -> AnyView {
        let found = self.review.with_untracked(|review| {
            let review = review.as_ref()?;
            let all: Vec<_> = figures.iter().filter_map(|i| review.figures.get(*i)).collect();
            let keys: Vec<_> = all.iter().map(|figure| figure.key.clone()).collect();
            let hints: Vec<String> = all.iter().map(|figure| hint(figure)).collect();
            Some((keys, hints.join(" · ")))
        });
        let Some((keys, hint)) = found else { return segment.text.clone().into_any() };
        let mine = keys.clone();
        let chosen = self.session.review.chosen;
        let is_chosen = Memo::new(move |_| chosen.with(|c| matches!(c, Some(Pick::Figure(key)) if mine.contains(key))));
        // Where several figures stand on one number, each press goes to the next.
        let pick = move || {
            let next = chosen.with_untracked(|c| match c {
                Some(Pick::Figure(key)) => keys.iter().position(|k| k == key).map_or(0, |i| (i + 1) % keys.len()),
                _ => 0,
            });
            keys.get(next).cloned().map(Pick::Figure)
        };
        self.mark(segment, format!("mark mark-{}", class(tone)), hint, is_chosen.into(), "0", pick)
    }

    fn passed(self, segment: &Segment, index: usize) -> AnyView {
        let found = self.review.with_untracked(|review| {
            let number = review.as_ref()?.passed.get(index)?;
            Some((number.range.start, words::passed_hint(&number.text, number.reason_name)))
        });
        let Some((first, hint)) = found else { return segment.text.clone().into_any() };
        let chosen = self.session.review.chosen;
        let is_chosen = Memo::new(move |_| chosen.get() == Some(Pick::Passed(first)));
        // The list leads to these as well: hundreds of them are no stops on the way through the page.
        let pick = move || Some(Pick::Passed(first));
        self.mark(segment, "mark mark-passed".to_owned(), hint, is_chosen.into(), "-1", pick)
    }

    fn mark(
        self,
        segment: &Segment,
        class: String,
        hint: String,
        chosen: Signal<bool>,
        stop: &'static str,
        pick: impl Fn() -> Option<Pick> + Clone + Send + Sync + 'static,
    ) -> AnyView {
        let (session, shown) = (self.session, self.hint);
        let (on_focus, on_hover) = (hint.clone(), hint.clone());
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
                tabindex=stop
                class=class
                class:mark-chosen=move || chosen.get()
                aria-pressed=move || if chosen.get() { "true" } else { "false" }
                aria-describedby=HINT
                title=hint
                data-start=segment.start.to_string()
                on:focus=move |_| shown.set(on_focus.clone())
                on:mouseenter=move |_| shown.set(on_hover.clone())
                on:click=move |_| act()
                on:keydown=move |event| {
                    if matches!(event.key().as_str(), "Enter" | " ") {
                        event.prevent_default();
                        act_on_key();
                    }
                }
            >
                {segment.text.clone()}
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

fn hint(figure: &crate::present::ReviewFigure) -> String {
    let value = figure.counted.as_ref().or(figure.stated.as_ref()).map(|cell| cell.text.clone()).unwrap_or_default();
    let sure = if figure.excluded { figure.standing } else { figure.confidence_name };
    let mut reasons = figure.reasons.clone();
    reasons.extend(figure.findings.iter().map(|finding| finding.title.as_str()));
    words::figure_hint(&figure.name, &value, sure, &reasons)
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
