//! The only module that speaks to a terminal.
