//! Keys in, state and effects out, through `App::update`, with a worker that answers at once.

mod account;
mod articles;
mod aside;
mod asking;
mod company;
mod filtering;
mod finding;
mod folding;
mod following;
mod grouping;
mod growing;
mod hand;
mod hits;
mod marking;
mod moving;
mod panes;
mod piping;
mod pivoting;
mod prompts;
mod random;
mod stage;
mod timeline;
