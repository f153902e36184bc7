//! A working session as a plain struct: add, remove, recompute.
