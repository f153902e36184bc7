//! Kịch bản: what is being tried out, what each component could be moved to, and the plan in sentences.

mod draft;
mod frame;
mod levers;
mod told;

pub use draft::{Goal, PlanDraft};
pub use frame::{PlanChoice, PlanFrame, keys, plan_frame};
pub use levers::{Counted, Lever, levers, weight_taken};
pub use told::{plan_sentences, rating, scenario_text, shortfall};
