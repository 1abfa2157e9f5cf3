//! Values that lie on the same way from the top of a file, and what is known of that way: what the walk hands to the scales.

use super::{KeyRole, Layout, RecordForm};
use crate::corpus::step::Step;
use serde_json::{Map, Value};

/// What the objects around a list look like, by how much they speak against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Standing {
    /// No articles.
    #[default]
    Apart,
    /// Articles perhaps, but the key is one that lists articles: a feed has a title too.
    Listed,
    /// Articles perhaps, and the key says nothing.
    Part,
    /// Articles with headline and text: whatever they list is part of them.
    Inside,
}

/// Values that lie on the same way from the top.
#[derive(Clone, Default)]
pub(super) struct Group<'a> {
    pub(super) steps: Vec<Step>,
    pub(super) nodes: Vec<&'a Value>,
    /// Their keys, where they are the values of a map.
    pub(super) keys: Vec<&'a str>,
    /// How many there are in all.
    pub(super) count: usize,
    /// The objects on the way to the first of them, the nearest last.
    pub(super) around: Vec<&'a Map<String, Value>>,
    /// Lists of more than one on the way.
    pub(super) lists: u32,
    /// What the lists on the way cost.
    pub(super) cost: f32,
    /// What the objects around are.
    pub(super) standing: Standing,
    /// A key on the way names something that lies beside articles.
    pub(super) is_aside: bool,
    /// They are what is said of places on a map: titles and dates have all of them.
    pub(super) is_placed: bool,
}

impl Group<'_> {
    /// The layout of records that lie here.
    pub(super) fn layout(&self, form: RecordForm, key: Option<KeyRole>, is_typed: bool) -> Layout {
        Layout {
            key,
            is_typed,
            ..Layout::at(&self.steps, form)
        }
    }
}
