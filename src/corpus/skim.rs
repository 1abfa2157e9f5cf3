//! The fields of a record that the list needs, and no others: what is passed over is checked but not kept, which takes
//! half the time. Reads only what `serde_json` reads without a repair, and gives up on the rest: then the record is read
//! whole, so that a draft never depends on which way it was come by.

use super::fields::{FieldMap, Path, Role};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// Keys by which `serde_json` itself tells numbers: met in a record they mean something else there.
const PRIVATE: &str = "$serde_json::";

/// Fields by key: whole, or some of what is in them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wanted {
    fields: Vec<(Box<str>, Part)>,
}

#[derive(Debug, Clone)]
enum Part {
    Whole,
    Some(Wanted),
}

impl Wanted {
    /// The fields of some roles and what tells articles from other records, in records that lie under `envelope`.
    pub(crate) fn new(map: &FieldMap, roles: &[Role], envelope: &[Box<str>]) -> Self {
        let mut record = Self::default();
        let choices = roles.iter().flat_map(|role| map.choices(*role));
        let paths = choices.map(|choice| &choice.path);
        for Path(keys) in paths.chain(map.discriminator.iter().map(|other| &other.path)) {
            record.add(keys);
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
        let known = self.fields.iter().position(|(other, _)| other == key);
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

    /// The wanted fields of a record; none where it has to be read whole.
    pub(crate) fn skim(&self, record: &[u8]) -> Option<Map<String, Value>> {
        // Text that was passed over has to be text too.
        let text = std::str::from_utf8(record).ok()?;
        let mut parser = serde_json::Deserializer::from_str(text);
        let fields = parser.deserialize_map(Fields(self)).ok()?;
        parser.end().ok()?;
        Some(fields)
    }

    fn part(&self, key: &str) -> Option<&(Box<str>, Part)> {
        self.fields.iter().find(|(wanted, _)| **wanted == *key)
    }
}

/// Reads an object.
struct Fields<'w>(&'w Wanted);

impl<'de> Visitor<'de> for Fields<'_> {
    type Value = Map<String, Value>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let mut fields = Map::with_capacity(self.0.fields.len());
        while let Some(wanted) = object.next_key_seed(Key(self.0))? {
            match wanted {
                None => object.next_value_seed(Skipped)?,
                Some((key, Part::Whole)) => {
                    fields.insert(String::from(&**key), object.next_value()?);
                }
                Some((key, Part::Some(inner))) => {
                    let value = object.next_value_seed(Inner(inner))?;
                    fields.insert(String::from(&**key), value);
                }
            }
        }
        Ok(fields)
    }
}

/// Reads an object or null inside a record.
struct Inner<'w>(&'w Wanted);

impl<'de> DeserializeSeed<'de> for Inner<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<Value, D::Error> {
        value.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for Inner<'_> {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object or null")
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, value: D) -> Result<Value, D::Error> {
        value.deserialize_map(Fields(self.0)).map(Value::Object)
    }
}

/// Which wanted field a key is, if any.
struct Key<'w>(&'w Wanted);

impl<'de, 'w> DeserializeSeed<'de> for Key<'w> {
    type Value = Option<&'w (Box<str>, Part)>;

    fn deserialize<D: Deserializer<'de>>(self, key: D) -> Result<Self::Value, D::Error> {
        key.deserialize_str(self)
    }
}

impl<'w> Visitor<'_> for Key<'w> {
    type Value = Option<&'w (Box<str>, Part)>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        if key.starts_with(PRIVATE) {
            return Err(E::custom("to be read whole"));
        }
        Ok(self.0.part(key))
    }
}

/// Passes over a value as strictly as if it were read.
struct Skipped;

impl<'de> DeserializeSeed<'de> for Skipped {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
        value.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Skipped {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Skipped)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        while object.next_key_seed(Skipped)?.is_some() {
            object.next_value_seed(Skipped)?;
        }
        Ok(())
    }
}
