//! Every word of the interface, and numbers, dates and sorting in their vi-VN form.
//!
//! Nothing outside this layer holds a Vietnamese sentence (catalogue entries hold names and formulas).

pub mod pages;
pub mod words;
