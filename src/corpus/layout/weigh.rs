//! The scales: how much a group of values looks like articles, against where it lies.

use super::{
    KeyRole, Place, RecordForm,
    explore::{Explorer, Group, is_placed},
    rows,
};
use crate::corpus::likeness;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// What is left of a score that rests on the shape of the values alone.
const GUESSED: f32 = 0.8;

impl Explorer {
    /// Weighs a group of values as records of a form.
    pub(super) fn weigh(&mut self, group: &Group<'_>, form: RecordForm, key: Option<KeyRole>) {
        let layout = group.layout(form, key, self.is_typed);
        let is_plain = layout.form == RecordForm::Object && key.is_none() && !self.is_typed;
        let records: Vec<Cow<'_, Map<String, Value>>> = match (&layout.form, group.nodes.as_slice())
        {
            (RecordForm::Columns, [Value::Object(table)]) => {
                rows::of_columns(table).map(Cow::Owned).collect()
            }
            _ if is_plain => group
                .nodes
                .iter()
                .filter_map(|node| node.as_object())
                .map(Cow::Borrowed)
                .collect(),
            _ => {
                let keys = group
                    .keys
                    .iter()
                    .map(|key| Some(*key))
                    .chain(std::iter::repeat(None));
                let pairs = group.nodes.iter().zip(keys);
                pairs
                    .filter_map(|(node, key)| layout.reshape((*node).clone(), key).ok())
                    .map(Cow::Owned)
                    .collect()
            }
        };
        let fit: Vec<_> = records
            .iter()
            .filter(|record| likeness::is_enough(record))
            .filter(|record| {
                !(group.is_placed || is_placed(record)) || likeness::is_described(record)
            })
            .collect();
        let is_said = records.iter().any(|record| likeness::says_article(record));
        // A list where few are articles may still be one: service messages, boosts, the parts of a page.
        if fit.is_empty() || (fit.len() * 4 < records.len() && !is_said) {
            return;
        }
        let share = fit.len() as f32 / records.len() as f32;
        let total: f32 = fit.iter().map(|record| likeness::of(record)).sum();
        let mean = total / fit.len() as f32 * (0.5 + 0.5 * share);
        let is_table = layout.form == RecordForm::Columns;
        let count = if is_table { records.len() } else { group.count }.max(1) as f32;
        let is_guess = matches!(&layout.form, RecordForm::Text) || rows::is_guess(&layout.form);
        let score = mean * if is_guess { GUESSED } else { 1.0 } * (1.0 + 0.06 * count.log2())
            - 0.02 * group.steps.len() as f32
            - group.cost
            - if group.is_aside { 0.25 } else { 0.0 };
        if self.best.as_ref().is_none_or(|best| score > best.score) {
            self.best = Some(Place {
                layout,
                count: records.len(),
                score,
            });
        }
    }
}
