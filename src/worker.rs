//! Every thread but the terminal's.
