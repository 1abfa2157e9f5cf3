//! The scales: how much a group of values looks like articles, against where it lies.

use super::{KeyRole, Layout, Place, RecordForm, explore::Explorer, group::Group, rows};
use crate::corpus::likeness::Looks;
use serde_json::{Map, Value};

/// What is left of a score that rests on the shape of the values alone.
const GUESSED: f32 = 0.8;

impl Explorer {
    /// Weighs a group of values as records of a form.
    pub(super) fn weigh(&mut self, group: &Group<'_>, form: RecordForm, key: Option<KeyRole>) {
        let layout = group.layout(form, key, self.is_typed);
        let records: Vec<Map<String, Value>> = match group.nodes.as_slice() {
            [Value::Object(table)] if layout.form == RecordForm::Columns => {
                rows::of_columns(table).collect()
            }
            nodes => {
                let keys = group.keys.iter().map(|key| Some(*key));
                let pairs = nodes.iter().zip(keys.chain(std::iter::repeat(None)));
                pairs
                    .filter_map(|(node, key)| layout.reshape((*node).clone(), key).ok())
                    .collect()
            }
        };
        let looks: Vec<Looks<'_>> = records.iter().map(Looks::of).collect();
        self.rate(group, layout, &looks);
    }

    /// Weighs objects that are records as they stand.
    pub(super) fn weigh_plain(&mut self, group: &Group<'_>, objects: &[Looks<'_>]) {
        let layout = group.layout(RecordForm::Object, None, false);
        self.rate(group, layout, objects);
    }

    fn rate(&mut self, group: &Group<'_>, layout: Layout, records: &[Looks<'_>]) {
        let fit: Vec<_> = records
            .iter()
            .filter(|looks| looks.is_enough())
            .filter(|looks| !(group.is_placed || looks.is_placed()) || looks.is_described())
            .collect();
        let is_said = records.iter().any(Looks::says_article);
        // A list where few are articles may still be one: service messages, boosts, the parts of a page.
        if fit.is_empty() || (fit.len() * 4 < records.len() && !is_said) {
            return;
        }
        let share = fit.len() as f32 / records.len() as f32;
        let total: f32 = fit.iter().map(|looks| looks.likeness()).sum();
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
