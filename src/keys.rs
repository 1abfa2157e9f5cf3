//! The language of the keyboard: keys, what they mean where, and the one table every page about keys is made from.

pub mod action;
pub mod key;
pub mod keymap;

pub use action::{Action, Context};
pub use key::{Code, Key};
pub use keymap::{Keymap, Pending, Preset, Pressed};
