//! The only code that names `web_sys` and `js_sys`: files, clock, location, storage.
