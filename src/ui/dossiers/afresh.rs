//! Counts of a source made afresh, over another period or with words taught. What the user changed of its figures goes
//! with them, so that is asked first.

use super::{Failure, ask, count_again, cube_of, reason, taken_in};
use crate::domain::{SourceId, Span};
use crate::engine::{CountedIn, ShowCounted, TakeCounted};
use crate::platform::bridge::Stop;
use crate::platform::files;
use crate::text::importing as words;
use crate::ui::dialog::Confirm;
use crate::ui::notices::Tone;
use crate::ui::session::{Session, session};
use crate::workspace::dossiers::{Task, Taught};
use leptos::prelude::*;

/// How counts are made afresh.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) enum Afresh {
    /// Over another period.
    Over(Span),
    /// With words given a meaning.
    With(Vec<Taught>),
}

impl Afresh {
    const fn span(&self) -> Option<Span> {
        match self {
            Afresh::Over(span) => Some(*span),
            Afresh::With(_) => None,
        }
    }
}

/// Counts that wait for the user's consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct Consent {
    source: SourceId,
    afresh: Afresh,
    /// How many of the user's changes would go.
    changes: usize,
}

/// Periods that are being changed; copies share it.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Periods {
    /// The period asked for of a source, until it is in force or refused.
    asked: RwSignal<Vec<(SourceId, Span)>>,
    stops: StoredValue<Vec<(SourceId, Stop)>, LocalStorage>,
}

impl Periods {
    /// None is being changed.
    pub(super) fn new() -> Periods {
        Periods { asked: RwSignal::new(Vec::new()), stops: StoredValue::new_local(Vec::new()) }
    }

    /// The period asked for of a source; followed like a signal.
    pub(super) fn asked(self, source: SourceId) -> Option<Span> {
        self.asked.with(|asked| asked.iter().find(|(own, _)| *own == source).map(|(_, span)| *span))
    }

    /// Takes down the period that is asked for; the change asked for before is stopped.
    fn begin(self, source: SourceId, span: Option<Span>) -> Stop {
        self.drop_asked(source);
        let stop = Stop::default();
        self.stops.update_value(|stops| stops.push((source, stop.clone())));
        if let Some(span) = span {
            self.asked.update(|asked| asked.push((source, span)));
        }
        stop
    }

    /// Stops the change of a source's period; the period in force is shown again.
    pub(super) fn drop_asked(self, source: SourceId) {
        self.stops.update_value(|stops| {
            stops.retain(|(own, stop)| {
                if *own == source {
                    stop.now();
                }
                *own != source
            });
        });
        self.settle(source);
    }

    /// Shows the period in force.
    pub(super) fn settle(self, source: SourceId) {
        if self.asked.with_untracked(|asked| asked.iter().any(|(own, _)| *own == source)) {
            self.asked.update(|asked| asked.retain(|(own, _)| *own != source));
        }
    }

    /// Stops all changes.
    pub(super) fn forget(self) {
        let stops = self.stops.try_update_value(std::mem::take).unwrap_or_default();
        stops.iter().for_each(|(_, stop)| stop.now());
        self.asked.set(Vec::new());
    }
}

/// Makes the counts of a source afresh; asks first when changes of the user would go.
pub(super) fn make_afresh(session: Session, source: SourceId, afresh: Afresh) {
    let state = session.dossiers;
    let stop = state.periods.begin(source, afresh.span());
    files::spawn(async move {
        let shown = session.ask(ShowCounted { source }).await.flatten();
        // Something else was asked of the source meanwhile.
        if stop.is_asked() {
            return;
        }
        match shown {
            // It is in force: the change to another one was stopped in time.
            Some(shown) if afresh.span() == Some(shown.counted.span) => state.periods.drop_asked(source),
            Some(shown) if shown.changes == 0 => make(session, source, afresh, stop).await,
            Some(shown) => state.consent.set(Some(Consent { source, afresh, changes: shown.changes })),
            None => state.periods.drop_asked(source),
        }
    });
}

async fn make(session: Session, source: SourceId, afresh: Afresh, stop: Stop) {
    match afresh {
        Afresh::Over(span) => count_over(session, source, span, &stop).await,
        Afresh::With(taught) => count_again(session, source, taught).await,
    }
}

/// Shows the counts of a source over another period; the account of its files goes on as it was.
async fn count_over(session: Session, source: SourceId, span: Span, stop: &Stop) {
    let cube = cube_of(session, source).await;
    let answered = match cube.and_then(|(name, cube)| Some((name, cube.content()?))) {
        Some((name, content)) => {
            let task = Task::Open { span: Some(span) };
            Some(ask(session, task, vec![name], &[content], stop, |_| {}).await)
        }
        None => None,
    };
    // Another period was asked for meanwhile, or the session is gone.
    if stop.is_asked() {
        return;
    }
    let refused = match answered {
        Some(Ok(answered)) => {
            let question = TakeCounted { instead: Some(source), same_files: true };
            match taken_in(session, question, answered).await {
                // The list shows the period that was asked for until it is in force.
                Some(CountedIn::Done { .. }) => return,
                Some(CountedIn::Refused(reason) | CountedIn::Known(reason)) => Some(reason),
                Some(CountedIn::Broken) => Some(words::CRASHED.to_owned()),
                None => None,
            }
        }
        Some(Err(Failure::Cancelled)) | None => None,
        Some(Err(failure)) => Some(reason(failure).to_owned()),
    };
    if !stop.is_asked() {
        session.dossiers.periods.drop_asked(source);
    }
    if let Some(reason) = refused {
        session.tell(Tone::Problem, words::NOT_COUNTED.to_owned(), reason);
    }
}

/// Asks before changes of the user go with the counts they were made to.
#[component]
pub(super) fn AfreshDialog() -> impl IntoView {
    let session = session();
    let state = session.dossiers;
    let consent = state.consent;
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(consent.read().is_some()));
    Effect::new(move |_| {
        let refused = if open.get() { None } else { consent.get_untracked() };
        if let Some(refused) = refused {
            consent.set(None);
            state.periods.drop_asked(refused.source);
        }
    });
    let told = move || {
        consent.with(|consent| {
            let consent = consent.as_ref()?;
            let name = session.outline.with(|o| o.source(consent.source).map(|s| s.name.clone()))?;
            Some(match consent.afresh {
                Afresh::Over(_) => words::period_drops(&name, consent.changes),
                Afresh::With(_) => words::count_again_drops(&name, consent.changes),
            })
        })
    };
    let act = move |()| {
        if let Some(Consent { source, afresh, .. }) = consent.get_untracked() {
            consent.set(None);
            let stop = state.periods.begin(source, afresh.span());
            files::spawn(make(session, source, afresh, stop));
        }
    };
    view! {
        <Confirm
            open
            title=words::AFRESH_TITLE
            told=Signal::derive(move || told().unwrap_or_default())
            label=words::AFRESH_DO
            act
        />
    }
}
