//! What was typed into which rows, in which order, and why.

pub mod ast;
pub mod eval;
pub mod fuzzy;
pub mod parse;
pub mod view;

pub use ast::Query;
pub use parse::{ParseError, parse};
pub use view::{Order, Row, Sort, Tier, View};
