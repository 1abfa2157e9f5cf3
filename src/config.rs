//! Raw settings (flags, environment, file) into resolved ones: once, at the edge, so that nothing below asks the environment.
//!
//! What is said nearer wins: a flag over the file, the file over the environment, the environment over the default. The
//! file stands over the environment because the environment mostly describes the terminal, and `NO_COLOR` asks for it.

pub mod colours;
pub mod environment;
pub mod file;
pub mod limits;
pub mod paths;
pub mod resolved;
pub mod theme;

pub use colours::Colours;
pub use environment::Environment;
pub use file::{ConfigError, Problem};
pub use limits::Limits;
pub use paths::Places;
pub use resolved::{Flags, Multiplexer, Settings};
pub use theme::{Theme, ThemeName};
