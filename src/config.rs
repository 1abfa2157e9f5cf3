//! Raw settings (flags, environment, file) into resolved ones: once, at the edge, so that nothing below asks the environment.

pub mod resolved;
pub mod theme;

pub use resolved::{Colours, Settings};
pub use theme::Theme;
