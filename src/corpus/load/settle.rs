//! Field maps for files side by side: a list is understood by itself, files of one article each are understood together
//! with the files of the same shape, and the map of a shape is made once. In the order of the files, so that the result
//! does not depend on threads; and shared, so that a hundred thousand files do not keep a hundred thousand maps.

use super::{
    Options,
    head::{Headed, Kind},
};
use crate::corpus::{
    account::Account,
    joins::{Files, Joins},
    layout::{Layout, RecordForm},
    plan::Plan,
};
use serde_json::{Map, Value};
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

/// Shapes remembered.
const SHAPES: usize = 4096;

/// How a file is read, and what to say of it so far.
#[derive(Debug, Clone)]
pub(crate) struct Settled {
    pub(crate) plan: Arc<Plan>,
    pub(crate) account: Account,
    /// The shape, of a file of one article.
    pub(crate) shape: Option<u64>,
}

/// The shapes met so far.
#[derive(Debug, Default)]
pub(crate) struct Shapes {
    known: HashMap<u64, Settled>,
    /// Files that may be tables of the others.
    pub(super) files: Files,
}

impl Shapes {
    /// Settles how each of some files is read.
    pub(crate) fn settle(&mut self, heads: &[&Headed], options: &Options) -> Vec<Settled> {
        let singles: Vec<Option<(u64, Single<'_>)>> =
            heads.iter().map(|head| single(head, &self.files)).collect();
        let mut together: HashMap<u64, Vec<&Map<String, Value>>> = HashMap::new();
        for (shape, single) in singles.iter().flatten() {
            together.entry(*shape).or_default().push(&single.record);
        }
        let settled = heads
            .iter()
            .zip(&singles)
            .map(|(head, single)| match single {
                Some((shape, single)) => {
                    let joins = &single.joins;
                    let records = together.get(shape).map(Vec::as_slice).unwrap_or_default();
                    self.of_shape(*shape, (single.layout, joins), records, options)
                }
                None => alone(head, options, &self.files),
            });
        let mut settled: Vec<Settled> = settled.collect();
        for ((settled, head), single) in settled.iter_mut().zip(heads).zip(&singles) {
            settled.shape = single.as_ref().map(|(shape, _)| *shape);
            settled.note(head);
        }
        settled
    }

    /// Whether the map of a shape would be the same, made from these files.
    pub(crate) fn agrees(&self, shape: u64, heads: &[Headed], options: &Options) -> bool {
        let singles: Vec<Single<'_>> = heads
            .iter()
            .filter_map(|head| single(head, &self.files))
            .filter(|(other, _)| *other == shape)
            .map(|(_, single)| single)
            .collect();
        let records: Vec<&Map<String, Value>> = singles.iter().map(|one| &one.record).collect();
        match (self.known.get(&shape), singles.first()) {
            (Some(known), Some(first)) if singles.len() == heads.len() => {
                let reading = options.reading();
                let (plan, _) = Plan::of_article(first.layout, &first.joins, &records, &reading);
                plan.reads_as(&known.plan)
            }
            _ => false,
        }
    }

    fn of_shape(
        &mut self,
        shape: u64,
        (layout, joins): (&Layout, &Joins),
        records: &[&Map<String, Value>],
        options: &Options,
    ) -> Settled {
        if let Some(known) = self.known.get(&shape) {
            return known.clone();
        }
        let settled = Settled::from(Plan::of_article(layout, joins, records, &options.reading()));
        if self.known.len() < SHAPES {
            self.known.insert(shape, settled.clone());
        }
        settled
    }
}

impl Settled {
    fn note(&mut self, head: &Headed) {
        let of_sample = match &head.kind {
            Kind::Text => None,
            Kind::Json(sample, _) => sample.note,
        };
        let notes = head.intake.notes.iter().cloned();
        self.account
            .notes
            .extend(notes.chain(of_sample.map(str::to_owned)));
    }
}

impl From<(Plan, Account)> for Settled {
    fn from((plan, account): (Plan, Account)) -> Self {
        Self {
            plan: Arc::new(plan),
            account,
            shape: None,
        }
    }
}

/// A file of one article.
struct Single<'a> {
    layout: &'a Layout,
    joins: Joins,
    record: Map<String, Value>,
}

fn alone(head: &Headed, options: &Options, files: &Files) -> Settled {
    match &head.kind {
        Kind::Text => Plan::text(),
        Kind::Json(sample, layout) => {
            let file = (head.intake.source.clone(), head.start);
            let is_partial = sample.is_partial;
            let joins = Joins::of(&sample.values, layout, Some(&file), is_partial, files);
            Plan::json(sample, layout, joins, &options.reading())
        }
    }
    .into()
}

/// The one record of a file, and a number for its shape: its way and the names of its fields.
fn single<'a>(head: &'a Headed, files: &Files) -> Option<(u64, Single<'a>)> {
    let Kind::Json(sample, layout) = &head.kind else {
        return None;
    };
    let [value] = sample.values.as_slice() else {
        return None;
    };
    let is_table = layout.form == RecordForm::Columns;
    if is_table || !layout.steps.is_empty() || sample.is_partial {
        return None;
    }
    let values = std::slice::from_ref(value);
    let joins = Joins::of(values, layout, None, false, files);
    let record = joins.sample(layout, values).pop()?;
    let mut hasher = DefaultHasher::new();
    layout.hash(&mut hasher);
    hash_names(&record, 3, &mut hasher);
    let single = Single {
        layout,
        joins,
        record,
    };
    Some((hasher.finish(), single))
}

fn hash_names(record: &Map<String, Value>, depth: usize, hasher: &mut DefaultHasher) {
    let mut keys: Vec<(&String, &Value)> = record.iter().collect();
    // The order of keys says nothing.
    keys.sort_by_key(|(key, _)| *key);
    for (key, value) in keys {
        key.hash(hasher);
        match value {
            Value::Object(inner) if depth > 1 => hash_names(inner, depth - 1, hasher),
            _ => depth.hash(hasher),
        }
    }
}
