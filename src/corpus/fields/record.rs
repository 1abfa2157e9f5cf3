//! The fields of a record, whichever way it was read: all of them, or those that were wanted. What is asked of a record is
//! asked here, so that both ways give the same answers.

use serde_json::{Map, Value};

/// Fields by key.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Fields<'r> {
    /// A record that was read whole.
    Whole(&'r Map<String, Value>),
    /// Some fields of one: their keys, what stands there (null where nothing does), and for a text of which only the
    /// beginning stands there a number for all of it.
    Some(&'r [Box<str>], &'r [Value], &'r [Option<u32>]),
}

impl<'r> Fields<'r> {
    /// What stands under a key.
    pub(crate) fn get(self, key: &str) -> Option<&'r Value> {
        match self {
            Self::Whole(map) => map.get(key),
            // A few short keys: looked through before one of them is hashed.
            Self::Some(keys, values, _) => {
                let place = keys.iter().position(|known| **known == *key)?;
                values.get(place)
            }
        }
    }

    /// Hands over all that stands in it.
    pub(crate) fn each(self, take: impl FnMut(&'r Value)) {
        match self {
            Self::Whole(map) => map.values().for_each(take),
            Self::Some(_, values, _) => values.iter().for_each(take),
        }
    }

    /// The number of a text of the record, where only its beginning stands there.
    pub(crate) fn number_of(self, text: &Value) -> Option<u32> {
        let Self::Some(_, values, numbers) = self else {
            return None;
        };
        let mut numbered = values.iter().zip(numbers);
        numbered.find_map(|(value, number)| number.filter(|_| std::ptr::eq(value, text)))
    }
}

impl<'r> From<&'r Map<String, Value>> for Fields<'r> {
    fn from(map: &'r Map<String, Value>) -> Self {
        Self::Whole(map)
    }
}
