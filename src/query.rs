//! What was typed into which rows, in which order, and why.

mod align;
pub mod ast;
mod candidate;
mod column;
mod consult;
pub mod days;
pub mod eval;
pub mod facet;
pub mod folding;
mod fuzzy;
mod gather;
pub mod grouping;
mod head;
mod hit;
mod joint;
mod letters;
mod lit;
pub mod marks;
mod named;
mod needle;
pub mod parse;
mod passage;
mod rank;
pub mod saved;
mod score;
mod screen;
mod sorted;
pub mod state;
mod sweep;
mod texts;
mod together;
pub mod view;

pub use ast::Query;
pub use parse::{ParseError, parse};
pub use state::State;
pub use view::{Key, Order, Row, Rows, Sort, Tier, View};
