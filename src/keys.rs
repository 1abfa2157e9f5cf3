//! The language of the keyboard: keys, what they mean where, and the one table every page about keys is made from.
//!
//! Knows neither the app nor a terminal: an [`Action`] is a word, what comes of it is the app's business.

pub mod action;
pub mod context;
mod defaults;
mod hints;
pub mod key;
pub mod keymap;
pub mod preset;
pub mod table;

pub use action::{Action, Group};
pub use context::Context;
pub use key::{Code, Key, KeyError};
pub use keymap::{BindError, Keymap, Pending, Pressed};
pub use preset::Preset;
