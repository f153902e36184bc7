//! Starts the page, nothing more.

fn main() {
    thuoc_do::ui::start();
}
