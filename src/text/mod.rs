//! Every word of the interface, and numbers, dates and sorting in their vi-VN form.
