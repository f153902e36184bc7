//! Questions and answers as bytes.

use super::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Something that is asked, with what is answered.
pub trait Question: Into<Any> {
    /// The answer.
    type Answer: Serialize + DeserializeOwned;
}

/// As bytes.
pub fn encode<Q: Question>(question: Q) -> Vec<u8> {
    // Numbers, texts and lists always have a form.
    postcard::to_stdvec(&question.into()).unwrap_or_default()
}

/// The outline, if it changed, and the bytes of the answer behind it; `None` when the bytes are none.
pub fn news(bytes: &[u8]) -> Option<(Option<Outline>, &[u8])> {
    postcard::take_from_bytes(bytes).ok()
}

/// The answer to a `Q`; `None` when the bytes are none.
pub fn decode<Q: Question>(bytes: &[u8]) -> Option<Q::Answer> {
    postcard::from_bytes(bytes).ok()
}

macro_rules! questions {
    ($($question:ident => $answer:ty,)*) => {
        /// Any question.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        pub enum Any {
            $(#[doc = concat!("[`", stringify!($question), "`].")] $question($question),)*
        }

        $(
            impl From<$question> for Any {
                fn from(question: $question) -> Any {
                    Any::$question(question)
                }
            }

            impl Question for $question {
                type Answer = $answer;
            }
        )*

        /// The reply to any question.
        pub(super) fn answered(engine: &mut Engine, question: Any, texts: Vec<String>) -> Reply {
            let mut beside = Vec::new();
            let bytes = match question {
                $(Any::$question(question) => {
                    let answer = question.answer(engine, texts, &mut beside);
                    bytes_of(engine, &answer)
                })*
            };
            Reply { bytes, beside }
        }
    };
}

fn bytes_of(engine: &mut Engine, answer: &impl Serialize) -> Vec<u8> {
    postcard::to_stdvec(&(engine.news(), answer)).unwrap_or_default()
}

questions! {
    // Pages.
    ShowPage => Shown,
    ReadAloud => Vec<String>,
    OnPaper => Paper,
    NextSteps => Vec<crate::present::NextStep>,
    Terms => Vec<crate::present::Term>,
    Sources => Sourced,
    Draw => crate::chart::Drawing,
    // Units, periods, scenarios.
    ShowUnits => UnitsShown,
    ShowUnit => Option<UnitShown>,
    ShowPeriods => PeriodsShown,
    UndatedFiles => Vec<crate::present::Undated>,
    ShowPlan => Option<PlanShown>,
    KeepScenario => bool,
    DropScenario => bool,
    // Review.
    ShowReview => Option<crate::present::Review>,
    ShowLines => Vec<TextLine>,
    SpansOf => Vec<(crate::domain::Span, String)>,
    ShowForm => Option<FormShown>,
    FormOf => Option<FigureForm>,
    FormOfNew => FigureForm,
    SaveForm => Result<Option<crate::domain::FactKey>, Refused>,
    Apply => Result<(), String>,
    Step => Option<String>,
    FigureAt => Option<crate::domain::FactKey>,
    OpenRival => Option<crate::domain::SourceId>,
    // What is handed over.
    ShowDesk => Option<DeskShown>,
    KeepDesk => (),
    Make => Option<Made>,
    // Lists of dossiers.
    ShowCounted => Option<CountedShown>,
    ShowGroups => crate::present::Sheet,
    TakeCounted => CountedIn,
    SayTo => String,
    Hear => Option<crate::workspace::dossiers::Told>,
    CubeOf => Option<String>,
    WishOf => Option<crate::workspace::dossiers::Wish>,
    // The session.
    TakeIn => TakenIn,
    OpenWork => Result<Opened, String>,
    SavePiece => bool,
    Clear => (),
    Remove => bool,
    SetThresholds => (),
    Warm => (),
}
