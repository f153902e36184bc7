//! The nouns every other layer speaks in: exact numbers, periods, places, facts and findings.

mod decimal;
mod edit;
mod fact;
mod finding;
mod fold;
mod json;
mod known;
mod ledger;
mod letters;
mod map;
mod period;
mod place;
mod ratio;
mod reading;
mod reason;
mod report;
mod span_code;
mod unit_level;

pub use decimal::Decimal;
pub use edit::{Author, Change, Edit, Entered, FactKey, Naming, Reviewed};
pub use fact::{AgencyLevel, Confidence, Direction, Doubt, Fact, FactKind, FactSet, Hedge, Origin, Scope, Value};
pub use finding::{Figure, Finding, FindingCode, FindingNote, Severity};
pub use fold::{fold, fold_phrase};
pub use json::from_json;
pub use known::{Known, NonZero};
pub use ledger::{Account, Entry, Ledger, Statement};
pub use letters::{composed, decomposed};
pub use map::{Map, Set};
pub use period::{Period, Span};
pub use place::{Place, SourceId};
pub use ratio::Ratio;
pub use reading::{PassReason, Passed, SetAside, SetAsideReason, TableReading};
pub use reason::{Assumption, Barrier, Caution, NoStep, NotComputed, Refusal};
pub use report::Report;
pub use unit_level::UnitLevel;
