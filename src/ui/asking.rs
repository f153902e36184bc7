//! What the page knows from the engine: answers that follow signals, and the outline of the session.

use super::notices::{Action, Tone};
use super::session::Session;
use crate::engine::{self, Question};
use crate::platform::bridge::Held;
use crate::platform::bridge::session::{self as worker, Replied};
use crate::platform::files;
use crate::platform::focus::{Painted, painted};
use crate::text::words;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// The engine's answer to a question that follows signals: the last one there was, until a newer one is there.
pub(super) struct Asked<T: Send + Sync + 'static> {
    answer: RwSignal<Option<T>>,
    behind: Memo<bool>,
}

impl<T: Send + Sync + 'static> Clone for Asked<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Asked<T> {}

impl<T: Send + Sync + 'static> Asked<T> {
    /// Reads the answer; `None` before there is any, and while nothing is asked.
    pub(super) fn with<U>(self, read: impl FnOnce(Option<&T>) -> U) -> U {
        self.answer.with(|answer| read(answer.as_ref()))
    }

    /// The same without following it.
    pub(super) fn with_untracked<U>(self, read: impl FnOnce(Option<&T>) -> U) -> U {
        self.answer.with_untracked(|answer| read(answer.as_ref()))
    }

    /// A part of the answer; the default where there is none.
    pub(super) fn part<U>(self, read: impl Fn(&T) -> U + Send + Sync + 'static) -> Memo<U>
    where
        U: Default + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.with(|answer| answer.map(&read).unwrap_or_default()))
    }

    /// Whether another answer than the one there is is waited for; followed like a signal.
    pub(super) fn is_behind(self) -> bool {
        self.behind.get()
    }
}

/// Asks whenever the question or the session changes. One question is on its way at a time: of those that arise meanwhile
/// only the last is asked.
pub(super) fn follow<Q>(session: Session, question: impl Fn() -> Option<Q> + Send + Sync + 'static) -> Asked<Q::Answer>
where
    Q: Question,
    Q::Answer: Send + Sync,
{
    let answer = RwSignal::new(None);
    let take = move |bytes: Option<&[u8]>| drop(answer.try_set(bytes.and_then(engine::decode::<Q>)));
    let behind = follow_bytes(session, Arc::new(move || question().map(engine::encode)), Rc::new(take));
    Asked { answer, behind }
}

/// The same in bytes, so that it stands in the program once; tells whether another answer is waited for.
fn follow_bytes(session: Session, question: Asking, take: Taking) -> Memo<bool> {
    let wanted = Memo::new(move |_| (session.revision.get(), question()));
    // The question that the answer is to.
    let answered = RwSignal::new(None::<(u64, Option<Vec<u8>>)>);
    let asking = StoredValue::new(false);
    Effect::new(move |_| {
        wanted.track();
        if asking.get_value() {
            return;
        }
        asking.set_value(true);
        let take = Rc::clone(&take);
        files::spawn(async move {
            // Whatever asked may be gone with its page meanwhile.
            while let Some(now) = wanted.try_get_untracked() {
                if answered.try_with_untracked(|answered| answered.as_ref() == Some(&now)).unwrap_or(true) {
                    break;
                }
                // What changed the session meanwhile makes an answer the one to nothing; it is shown until the next is there.
                match &now.1 {
                    None => take(None),
                    Some(question) => {
                        // What the question came from is shown before what its answer brings: a page that opens, a choice.
                        let shown = painted();
                        let reply = session.ask_bytes(question, Vec::new(), Some(shown)).await;
                        // Without an engine the last answer stays.
                        if let Some(reply) = reply {
                            take(Some(&reply.bytes));
                        }
                    }
                }
                let _ = answered.try_set(Some(now));
            }
            let _ = asking.try_set_value(false);
        });
    });
    Memo::new(move |_| answered.with(|answered| wanted.with(|wanted| answered.as_ref() != Some(wanted))))
}

/// Takes an answer; `None` when there is none.
type Taking = Rc<dyn Fn(Option<&[u8]>)>;

/// Makes the question of now.
type Asking = Arc<dyn Fn() -> Option<Vec<u8>> + Send + Sync>;

impl Session {
    /// Asks the engine; `None` when it is gone, which the user has been told.
    pub(super) async fn ask<Q: Question>(self, question: Q) -> Option<Q::Answer> {
        self.ask_with(question, Vec::new()).await.map(|(answer, _)| answer)
    }

    /// Asks with something beside the question; gives what comes beside the answer as well.
    pub(super) async fn ask_with<Q: Question>(self, question: Q, beside: Vec<Held>) -> Option<(Q::Answer, Vec<Held>)> {
        let Replied { bytes, beside } = self.ask_bytes(&engine::encode(question), beside, None).await?;
        Some((engine::decode::<Q>(&bytes)?, beside))
    }

    /// The same for what nobody waits for.
    pub(super) async fn ask_quietly<Q: Question>(
        self,
        question: Q,
        beside: Vec<Held>,
    ) -> Option<(Q::Answer, Vec<Held>)> {
        let Replied { bytes, beside } = self.reply_to(&engine::encode(question), beside).await?;
        Some((engine::decode::<Q>(&bytes)?, beside))
    }

    /// Asks in bytes, while the page says that it waits; the reply is held back until `shown`.
    async fn ask_bytes(self, question: &[u8], beside: Vec<Held>, shown: Option<Painted>) -> Option<Replied> {
        self.asked.update(|asked| *asked += 1);
        let replied = self.reply_to(question, beside).await;
        if let Some(shown) = shown {
            shown.await;
        }
        self.asked.update(|asked| *asked = asked.saturating_sub(1));
        replied
    }

    /// The reply to a question; the outline, if there is a new one, is known before anything follows from the reply.
    async fn reply_to(self, question: &[u8], beside: Vec<Held>) -> Option<Replied> {
        let replied = worker::ask(question, beside).await.ok();
        let told = replied.and_then(|Replied { bytes, beside }| {
            let (outline, rest) = engine::news(&bytes)?;
            Some((outline, Replied { bytes: rest.to_vec(), beside }))
        });
        let Some((outline, replied)) = told else {
            let (title, hint, actions): (_, _, &'static [Action]) = match worker::is_broken() {
                true => (words::ENGINE_GONE, words::ENGINE_GONE_HINT, &[Action::Reload]),
                false => (words::UNANSWERED, words::UNANSWERED_HINT, &[]),
            };
            self.settle(title);
            self.tell_with(Tone::Problem, title.to_owned(), hint.to_owned(), actions);
            return None;
        };
        if let Some(outline) = outline {
            let revision = outline.revision;
            self.outline.set(outline);
            self.revision.set(revision);
        }
        Some(replied)
    }

    /// Asks without waiting, for what follows from it.
    pub(super) fn tell_engine<Q: Question + 'static>(self, question: Q) {
        files::spawn(async move { drop(self.ask(question).await) });
    }
}
