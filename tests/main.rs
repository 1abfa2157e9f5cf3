//! One binary for all integration tests: it links once.

mod account;
mod architecture;
mod asking;
mod cli;
mod fields;
mod follow;
mod hand;
mod hostile;
mod indexing;
mod marking;
mod places;
mod pty;
mod quotes;
mod stage;
mod twins;
mod ui;
mod windows;
