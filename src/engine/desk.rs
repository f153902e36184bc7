//! What is handed over: the draft, and the files it becomes.

use super::{Answered, Beside, Engine};
use crate::domain::Place;
use crate::export::desk::{self, Choice, Frame, Kept, Product};
use crate::export::docx::docx;
use crate::export::draft::{Draft, draft};
use crate::export::open_data::open_data;
use crate::export::open_table;
use crate::export::page::{self, Published, publish};
use crate::export::xlsx::{Located, workbook};
use crate::present::{Subject, View, narrow};
use crate::text::handover as words;
use crate::workspace::{Carried, Places, Workspace};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The page Xuất bản.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShowDesk {
    /// What is chosen.
    pub order: DeskOrder,
}

/// What is drafted, as it was chosen and typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DeskOrder {
    /// What is chosen, as it stands in the address.
    pub own: BTreeMap<String, String>,
    /// What the pages are narrowed to.
    pub view: View,
    /// What is typed.
    pub kept: Kept,
}

/// A draft, and what else could be drafted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeskShown {
    /// What is drafted, and what else could be.
    pub frame: Frame,
    /// The draft as written from the figures; what the user rewrote is laid over it where it is shown.
    pub written: Option<Draft>,
}

impl DeskOrder {
    fn frame(&self, session: &Workspace) -> Option<Frame> {
        desk::frame(&session.subject(), &Choice::read(&self.own), &self.view, &session.planned())
    }

    fn written(&self, session: &Workspace, frame: &Frame) -> Option<Draft> {
        draft(&session.subject(), &frame.order(self.kept.letterhead_of(&frame.body)), &session.planned())
    }
}

impl Answered for ShowDesk {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Option<DeskShown> {
        let session = &engine.workspace;
        let frame = self.order.frame(session)?;
        Some(DeskShown { written: self.order.written(session, &frame), frame })
    }
}

/// Keeps with the session what is typed on that page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeepDesk {
    /// What is typed.
    pub kept: Kept,
}

impl Answered for KeepDesk {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) {
        // No figure follows from it: the page need not hear of it.
        engine.workspace.set_desk(self.kept.to_value());
    }
}

/// Makes a file; its content goes beside the answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Make {
    /// Which.
    pub product: Product,
    /// What is drafted.
    pub order: DeskOrder,
    /// What goes into a copy of the page.
    pub carried: Carried,
    /// The time, as the shell knows it.
    pub now: String,
}

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// Its name.
    pub name: String,
    /// What is to be said of it; empty when there is nothing.
    pub remark: String,
}

/// Tells where a place is.
type Locate<'a> = &'a dyn Fn(&Place) -> Located;

impl Answered for Make {
    fn answer(self, engine: &mut Engine, _: Vec<String>, beside: &mut Vec<Beside>) -> Option<Made> {
        let Make { product, order, carried, now } = self;
        // A copy carries what stands on the page now.
        engine.workspace.set_desk(order.kept.to_value());
        let session = &engine.workspace;
        let frame = order.frame(session)?;
        let mut remark = String::new();
        let drafted = || order.written(session, &frame).map(|written| order.kept.edits.applied(&written));
        beside.push(match product {
            Product::Word => Beside::Bytes(docx(&drafted()?)),
            Product::Text => Beside::Text(drafted()?.text()),
            Product::Workbook => Beside::Bytes(of_all(session, workbook)),
            Product::Json => Beside::Text(of_all(session, open_data)),
            Product::Table => Beside::Text(of_all(session, open_table)),
            Product::Copy | Product::Data => Beside::Text(session.carry(carried, &now)),
            Product::Page => {
                let Published { html, hidden, charts_left_out } = published(session, &order.kept, &frame);
                remark = words::untold(hidden, charts_left_out);
                Beside::Text(html)
            }
        });
        Some(Made { name: frame.file_name(product), remark })
    }
}

/// A file of everything loaded.
fn of_all<T>(session: &Workspace, make: fn(&Subject<'_>, Locate<'_>) -> T) -> T {
    let places = Places::of(session);
    make(&session.subject(), &|place| located(&places, place))
}

fn located(places: &Places<'_>, place: &Place) -> Located {
    Located { file: places.file(place), place: places.spot(place), quote: places.quote(place) }
}

fn published(session: &Workspace, kept: &Kept, frame: &Frame) -> Published {
    let choice = page::Choice { least: kept.least, ..page::Choice::default() };
    let span = Some(frame.span).filter(|_| kept.only_span);
    let narrowed = narrow(&session.subject(), &View { span, ..View::default() });
    publish(&narrowed.subject(), &choice)
}
