//! Every thread but the terminal's: one for each kind of job, each with a slot that holds the newest request only.
//!
//! A worker keeps caches and nothing else: jobs carry the snapshot they are about, so an answer depends on its job alone.
//! A panic costs one job: it is caught here, told to the user by the panic hook (`term`), and the worker goes on.

mod account;
mod asked;
pub mod binding;
mod catalogues;
mod company;
mod count;
mod desk;
mod extract;
mod filter;
mod hits;
mod index;
mod judge;
mod keep;
mod load;
mod mark;
mod marked;
mod marking;
mod names;
mod prepare;
mod queries;
mod save;
mod slot;
mod slots;
mod snippet;
mod spawn;
mod step;
mod suggest;
mod survey;
mod walk;
mod watch;
mod write;

pub use crate::store::names::Shelf;
pub use binding::Bindery;
pub use prepare::lay_out;
pub use save::LeftOver;
pub use spawn::{Orders, Workers};
