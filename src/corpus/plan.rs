//! How one file is read: its form, where its records are and what their fields mean. Made once from the head of the file,
//! then used for every record of it, while loading and whenever an article is read again.

use super::{
    Article, account,
    account::Account,
    fields::{By, FieldMap, Inherited, Role},
    infer,
    instead::kind,
    joins::Joins,
    layout::{Layout, RecordForm, Unfit},
    make::{self, Draft},
    mapping::Told,
    member,
    reject::Reason,
    repair,
    sample::Sample,
    skim::Wanted,
    step::Step,
    typed, wire,
};
use serde_json::{Map, Value};
use std::sync::Arc;

mod drafts;
mod places;
mod usual;

use places::Places;
use usual::Usual;

/// Keys of lines that tell an index what to do with the next line.
const ACTIONS: [&str; 4] = ["index", "create", "update", "delete"];

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A record a line.
    Lines,
    /// JSON of any other shape.
    Values,
    /// Wire text.
    Text,
}

/// How a file is read.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) form: Form,
    pub(crate) layout: Layout,
    pub(crate) map: FieldMap,
    /// The fields a draft is made of.
    wanted: Arc<Wanted>,
    /// The plans of records that inherit something else.
    places: Places,
    usual: Arc<Usual>,
    /// What is found by id elsewhere in the file.
    joins: Arc<Joins>,
}

/// What is known of a file before it is looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading<'a> {
    /// What the user says of it.
    pub(crate) told: &'a Told,
    /// Dates in later years are taken for mistakes.
    pub(crate) newest_year: i16,
}

type Record = Map<String, Value>;

/// A record, and what was repaired.
type Read = Result<(Record, Option<&'static str>), Reason>;

/// What became of a stretch of the file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Outcome {
    /// An article; with it what was repaired.
    Draft(Draft, Option<&'static str>),
    /// Left out.
    Rejected(Reason),
    /// An instruction between records.
    Action,
}

impl Outcome {
    /// Whether it is an article.
    pub(crate) fn is_article(&self) -> bool {
        matches!(self, Self::Draft(..))
    }
}

impl Plan {
    /// Whether nothing of a record is found elsewhere in its file.
    pub(crate) fn has_own_records(&self) -> bool {
        self.joins.is_empty()
    }

    /// Whether a record is read by itself, and by nothing that stands elsewhere.
    pub(crate) fn is_alone(&self) -> bool {
        self.has_own_records() && matches!(self.form, Form::Lines | Form::Values)
    }

    /// The plan for wire text.
    pub(crate) fn text() -> (Self, Account) {
        let plan = Self {
            form: Form::Text,
            layout: Layout::default(),
            map: FieldMap::default(),
            wanted: Arc::default(),
            places: Places::default(),
            usual: Arc::default(),
            joins: Arc::default(),
        };
        let account = Account {
            shape: "wire text".to_owned(),
            confidence: account::Confidence::High,
            ..Account::default()
        };
        (plan, account)
    }

    /// The plan for a file of many records, or of one that is like no other.
    pub(crate) fn json(
        sample: &Sample,
        layout: &Layout,
        joins: Joins,
        reading: &Reading<'_>,
    ) -> (Self, Account) {
        let records = joins.sample(layout, &sample.values);
        let records: Vec<&Map<String, Value>> = records.iter().collect();
        let enclosing = layout.enclosing(&sample.values);
        let is_lines = sample.is_lines && layout.steps.is_empty();
        let shape = account::shape(layout, is_lines, sample.values.len());
        let form = if is_lines { Form::Lines } else { Form::Values };
        let rules = reading.told.rules(&layout.path(), &records);
        let mut map = infer::infer(&records, enclosing, &rules);
        map.inherited = enclosing.map(Inherited::of).unwrap_or_default();
        let (mut plan, account) = Self::inferred(form, layout, joins, map, shape, reading);
        plan.map.inherited = plan.allowed(plan.map.inherited.clone());
        // Where the user says what the records are, all of them are.
        if reading.told.records.is_none() {
            plan.usual = Arc::new(Usual::of(&records));
        }
        (plan, account)
    }

    /// The plan for files of one article each, of one shape.
    pub(crate) fn of_article(
        layout: &Layout,
        joins: &Joins,
        records: &[&Map<String, Value>],
        reading: &Reading<'_>,
    ) -> (Self, Account) {
        let shape = account::shape(layout, false, 1);
        Self::inferred(
            Form::Values,
            layout,
            joins.clone(),
            infer::infer(records, None, &reading.told.rules(&layout.path(), records)),
            shape,
            reading,
        )
    }

    fn inferred(
        form: Form,
        layout: &Layout,
        joins: Joins,
        mut map: FieldMap,
        shape: String,
        reading: &Reading<'_>,
    ) -> (Self, Account) {
        map.dates.newest_year = reading.newest_year;
        map.dates.rules = Arc::clone(&reading.told.dates);
        let mut account = Account::of(shape, layout, &map, &joins);
        account.notes.extend(told_by(&map));
        (
            Self {
                form,
                layout: layout.clone(),
                wanted: Arc::new(Wanted::new(&map, &make::DRAFT_ROLES, &layout.inner)),
                map,
                places: Places::default(),
                usual: Arc::default(),
                joins: Arc::new(joins),
            },
            account,
        )
    }

    /// Whether both read every record alike.
    pub(crate) fn reads_as(&self, other: &Self) -> bool {
        (self.form, &self.layout, &self.joins) == (other.form, &other.layout, &other.joins)
            && self.map.reads_as(&other.map)
    }

    /// Makes the article of a record; what no role took is shown as it was found.
    fn made(&self, record: Map<String, Value>) -> Article {
        if !typed::is_typed(&record) {
            return make::article(record, &self.map);
        }
        let mut plain = record.clone();
        typed::unwrap_map(&mut plain);
        let mut article = make::article(plain, &self.map);
        for (key, value) in &mut article.extra {
            if let Some(found) = record.get(key) {
                value.clone_from(found);
            }
        }
        article
    }

    /// Reads the whole article of a stretch.
    pub(crate) fn article(&self, bytes: &[u8]) -> Result<Article, Reason> {
        if self.form == Form::Text {
            return Ok(wire::article(&repair::decode(bytes).0));
        }
        let (record, _) = self.record(bytes)?;
        let mut article = self.made(record);
        let inherited = &self.map.inherited;
        article.section = article.section.or_else(|| inherited.section.clone());
        article.published = article.published.or(inherited.published);
        Ok(article)
    }

    /// The record in a stretch, out of its envelope.
    pub(crate) fn record(&self, bytes: &[u8]) -> Read {
        let (key, bytes) = if self.layout.steps.last().is_some_and(Step::is_keyed) {
            member::split(bytes)
        } else {
            (None, bytes)
        };
        let (value, repair) = repair::parse(bytes)?;
        self.out_of_envelope(value, key.as_deref(), repair)
    }

    fn out_of_envelope(
        &self,
        value: Value,
        key: Option<&str>,
        repair: Option<&'static str>,
    ) -> Read {
        // An action line has no envelope.
        let is_bare = |record: &Record| {
            let envelope = self.layout.inner.first();
            envelope.is_some_and(|key| !record.contains_key(&**key)) && is_action(record)
        };
        let value = match value {
            Value::Object(record) if is_bare(&record) => return Ok((record, repair)),
            value => value,
        };
        // Links may stand in the envelope.
        let root = (!self.joins.is_empty()).then(|| value.clone());
        let record = self.layout.record(value, key, |_| true);
        let record = record.map(|mut record| {
            if let Some(root) = &root {
                Joins::lay(self.joins.found(root, &record), &mut record);
            }
            record
        });
        let record = record.map_err(|unfit| match unfit {
            Unfit::Nothing => Reason::Empty,
            Unfit::Header => Reason::Header,
            Unfit::Other(value) if matches!(self.layout.form, RecordForm::Row(_)) => {
                Reason::NotARow(kind(&value))
            }
            Unfit::Other(value) => Reason::NotAnObject(kind(&value)),
        })?;
        Ok((record, repair))
    }
}

/// Who else than the program said which field is what.
fn told_by(map: &FieldMap) -> Option<String> {
    let is_by = |by: By| Role::ALL.iter().any(|role| map.by(*role) == by);
    let words = match (is_by(By::Option), is_by(By::Kept)) {
        (true, true) => "fields by --map, map kept by you",
        (true, false) => "fields by --map",
        (false, true) => "map kept by you",
        (false, false) => return None,
    };
    Some(words.to_owned())
}

/// Whether a record is an instruction for an index about the next line.
pub(crate) fn is_action(record: &Map<String, Value>) -> bool {
    let mut entries = record.iter();
    match (entries.next(), entries.next()) {
        (Some((key, Value::Object(_))), None) => ACTIONS.contains(&key.as_str()),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
