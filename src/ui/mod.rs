//! Leptos components: they draw pages and pass events on, and decide nothing.
