//! The fields of a record that the list needs, and no others: what is passed over is checked but not kept. Reads only what
//! `serde_json` reads without a repair, and gives up on the rest: then the record is read whole, so that a draft never
//! depends on which way it was come by.

mod brief;
mod cursor;
mod plain;
mod sheet;

use super::fields::{Choice, FieldMap, Path, Role};
use cursor::Cursor;
use serde_json::{Map, Value};
pub(crate) use sheet::Sheet;
use std::sync::Arc;

/// Fields by key: whole, or some of what is in them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wanted {
    fields: Vec<(Box<str>, Part)>,
    /// A way leads to fields whatever their keys.
    is_everything: bool,
}

#[derive(Debug, Clone)]
enum Part {
    Whole,
    /// Whole, unless it is a long text: of that as much as [`Cursor::brief_into`] keeps.
    Text,
    Some(Wanted),
}

impl Wanted {
    /// The fields of some roles and what tells articles from other records, in records that lie under `envelope`.
    pub(crate) fn new(map: &FieldMap, roles: &[Role], envelope: &[Box<str>]) -> Self {
        let mut record = Self::default();
        let choices = roles.iter().flat_map(|role| map.choices(*role));
        let paths = choices.map(|choice| &choice.path);
        for path in paths.chain(map.discriminator.iter().map(|other| &other.path)) {
            record.add(path.trunk());
            record.is_everything |= path.trunk().is_empty();
        }
        if envelope.is_empty() {
            record.shorten(map, roles);
        }
        // What stands plainly beside an envelope counts as if it were inside.
        envelope.iter().rev().fold(record.clone(), |inner, key| {
            let mut outer = record.clone();
            outer.fields.retain(|(other, _)| other != key);
            outer.fields.push((key.clone(), Part::Some(inner)));
            outer
        })
    }

    fn add(&mut self, keys: &[Box<str>]) {
        let Some((key, rest)) = keys.split_first() else {
            return;
        };
        let known = self.field(key).map(|(place, _)| place);
        let at = known.unwrap_or_else(|| {
            let nothing = Part::Some(Self::default());
            self.fields.push((key.clone(), nothing));
            self.fields.len() - 1
        });
        match self.fields.get_mut(at) {
            Some((_, part)) if rest.is_empty() => *part = Part::Whole,
            Some((_, Part::Some(inner))) => inner.add(rest),
            _ => {}
        }
    }

    /// Marks the fields of which long texts are not needed to the end: those that are the body and nothing else.
    fn shorten(&mut self, map: &FieldMap, roles: &[Role]) {
        let others = roles.iter().filter(|role| **role != Role::Body);
        let others = others.flat_map(|role| map.choices(*role)).map(path);
        let others = others.chain(map.discriminator.iter().map(|other| &other.path));
        let (plain, forked): (Vec<&Path>, Vec<&Path>) = map
            .choices(Role::Body)
            .iter()
            .map(path)
            .partition(|path| path.is_of_keys() && path.trunk().len() == 1);
        let others = others.chain(forked).filter_map(|path| path.trunk().first());
        let others: Vec<&Box<str>> = others.collect();
        for (key, part) in &mut self.fields {
            let is_body = plain.iter().any(|path| path.trunk().first() == Some(key));
            if is_body && !others.contains(&&*key) {
                *part = Part::Text;
            }
        }
    }

    /// Reads the wanted fields of a record onto a sheet, long texts only if `is_whole`; none where the record has to be
    /// read whole.
    pub(crate) fn skim(
        self: &Arc<Self>,
        record: &[u8],
        is_whole: bool,
        sheet: &mut Sheet,
    ) -> Option<()> {
        if self.is_everything {
            return None;
        }
        sheet.turn(self, is_whole);
        let mut cursor = Cursor::new(record)?;
        cursor.blanks();
        cursor.object(|cursor, key| {
            let place = sheet.place(key);
            match place.and_then(|place| self.fields.get(place).zip(Some(place))) {
                None => cursor.value().map(|_| ()),
                Some(((_, part), place)) => sheet.read(place, part, cursor),
            }
        })?;
        sheet.clear_rest();
        cursor.is_at_end().then_some(())
    }

    /// The place of a field among the wanted ones, and how much of it is.
    fn field(&self, key: &str) -> Option<(usize, &Part)> {
        let mut fields = self.fields.iter().enumerate();
        fields.find_map(|(place, (wanted, part))| (**wanted == *key).then_some((place, part)))
    }
}

fn path(choice: &Choice) -> &Path {
    &choice.path
}

impl Part {
    fn read(&self, cursor: &mut Cursor<'_>) -> Option<Value> {
        match self {
            Self::Whole | Self::Text if cursor.peek()? == b'"' => {
                let mut text = String::new();
                cursor.string_into(&mut text)?;
                Some(Value::String(text))
            }
            Self::Whole | Self::Text => serde_json::from_str(cursor.value()?).ok(),
            // An object or null; where anything else stands, the record is another than was thought.
            Self::Some(_) if cursor.peek()? == b'n' => cursor.value().map(|_| Value::Null),
            Self::Some(wanted) => {
                let mut fields = Map::new();
                cursor.object(|cursor, key| match wanted.field(key) {
                    None => cursor.value().map(|_| ()),
                    Some((_, part)) => {
                        fields.insert(key.to_owned(), part.read(cursor)?);
                        Some(())
                    }
                })?;
                Some(Value::Object(fields))
            }
        }
    }
}
