//! The last words of a program that has to stop.

use super::page;

/// From now on a panic writes `message` over the page (and its cause to the console) instead of freezing silently.
pub fn show_on_panic(message: &'static str) {
    std::panic::set_hook(Box::new(move |info| {
        console_error_panic_hook::hook(info);
        let Some(document) = page::document() else { return };
        let (Some(body), Ok(notice)) = (document.body(), document.create_element("p")) else { return };
        notice.set_class_name("crash");
        notice.set_text_content(Some(message));
        // A page that cannot even take a paragraph has nothing left to say.
        let _ = notice.set_attribute("role", "alert");
        let _ = body.prepend_with_node_1(&notice);
    }));
}
