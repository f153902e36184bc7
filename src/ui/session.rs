//! What every component can reach: the workspace, the page shown, messages, and the figure whose source is open.

use super::intake::Incoming;
use super::notices::{Notice, Tone};
use crate::domain::SourceId;
use crate::present::{Cell, PageId, Thresholds};
use crate::text::{ui as sentences, words};
use crate::workspace::Workspace;
use leptos::prelude::*;

/// The state of the page; copies share it.
#[derive(Clone, Copy)]
pub(super) struct Session {
    /// Loaded reports and everything computed from them.
    pub(super) workspace: RwSignal<Workspace>,
    /// The page shown while anything is loaded.
    pub(super) route: RwSignal<PageId>,
    /// Messages not dismissed yet, oldest first.
    pub(super) notices: RwSignal<Vec<Notice>>,
    /// The figure whose source is open.
    pub(super) opened: RwSignal<Option<Cell>>,
    /// Whether something is being dragged over the window.
    pub(super) hovering: RwSignal<bool>,
    /// Whether files are being read.
    pub(super) reading: RwSignal<bool>,
    /// Whether the paste dialog is open.
    pub(super) pasting: RwSignal<bool>,
    /// Whether the help is open.
    pub(super) helping: RwSignal<bool>,
}

impl Session {
    /// An empty session that follows the address.
    pub(super) fn new(route: RwSignal<PageId>) -> Session {
        Session {
            workspace: RwSignal::new(Workspace::new()),
            route,
            notices: RwSignal::new(Vec::new()),
            opened: RwSignal::new(None),
            hovering: RwSignal::new(false),
            reading: RwSignal::new(false),
            pasting: RwSignal::new(false),
            helping: RwSignal::new(false),
        }
    }

    /// Whether no report is loaded.
    pub(super) fn is_empty(self) -> bool {
        self.workspace.with(Workspace::is_empty)
    }

    /// Adds what was read, all at once; what fails leaves the rest alone and says why.
    pub(super) fn add(self, incoming: Vec<Incoming>) {
        let (mut loaded, mut failed) = (Vec::new(), Vec::new());
        self.workspace.update(|workspace| {
            for item in incoming {
                match item.into_workspace(workspace) {
                    Ok(name) => loaded.push(name),
                    Err(reason) => failed.push(reason),
                }
            }
        });
        for reason in failed {
            self.tell(Tone::Problem, words::LOAD_FAILED.to_owned(), self.with_reassurance(reason));
        }
        if !loaded.is_empty() {
            self.tell(Tone::Done, sentences::loaded(&loaded), String::new());
        }
    }

    /// Removes one report.
    pub(super) fn remove(self, source: SourceId, name: &str) {
        if self.workspace.try_update(|workspace| workspace.remove(source)) == Some(true) {
            self.tell(Tone::Done, sentences::removed(name), String::new());
        }
    }

    /// Removes every report.
    pub(super) fn clear(self) {
        self.workspace.update(Workspace::clear);
        self.notices.update(Vec::clear);
    }

    /// Sets the thresholds; everything that depends on them follows.
    pub(super) fn set_thresholds(self, thresholds: Thresholds) {
        self.workspace.update(|workspace| workspace.set_thresholds(thresholds));
    }

    /// Shows a message.
    pub(super) fn tell(self, tone: Tone, title: String, detail: String) {
        self.notices.update(|notices| Notice::push(notices, tone, title, detail));
    }

    fn with_reassurance(self, reason: String) -> String {
        match self.workspace.with_untracked(Workspace::is_empty) {
            true => reason,
            false => format!("{reason} {}", words::REPORTS_UNTOUCHED),
        }
    }
}

/// The session of the page around the caller.
pub(super) fn session() -> Session {
    expect_context::<Session>()
}
