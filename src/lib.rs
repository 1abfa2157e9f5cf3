#![doc = include_str!("architecture.md")]

pub mod app;
pub mod cli;
pub mod config;
pub mod corpus;
pub mod entity;
pub mod index;
pub mod job;
pub mod keys;
pub mod query;
pub mod run;
pub mod store;
pub mod term;
pub mod text;
pub mod ui;
pub mod worker;
