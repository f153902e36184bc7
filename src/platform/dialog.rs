//! Modal dialogs: the browser keeps the focus inside, closes on Esc and gives the focus back.

use web_sys::{Event, HtmlDialogElement};

/// Opens a dialog above the page; does nothing when it is open.
pub fn open(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        // Only an element outside the document refuses.
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog; its `close` event follows.
pub fn close(dialog: &HtmlDialogElement) {
    if dialog.open() {
        dialog.close();
    }
}

/// Whether a click fell on the dialog's backdrop: the backdrop belongs to the dialog element itself, its content does not.
pub fn on_backdrop(event: &Event) -> bool {
    event.target().is_some() && event.target() == event.current_target()
}
