//! Starts dateline.

fn main() {}
