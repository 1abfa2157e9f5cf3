//! Whether the text of a record is one string of it. In a list of runs a word may begin in one string and end in the next, so
//! that its letters stand nowhere side by side.

use crate::corpus::fields::{FieldMap, Path, Role};
use memchr::memmem::Finder;

/// The keys at which texts stand.
#[derive(Debug, Clone, Default)]
pub(super) struct OneString {
    /// None where a text stands at no key of its own.
    keys: Option<Vec<Finder<'static>>>,
}

impl OneString {
    pub(super) fn of(map: &FieldMap) -> Self {
        let key = |path: &Path| {
            let key = path.trunk().last().filter(|_| path.is_of_keys())?;
            serde_json::to_vec(key).ok()
        };
        let keys = map.choices(Role::Body).iter().map(|one| key(&one.path));
        let keys: Option<Vec<Vec<u8>>> = keys.collect();
        Self {
            keys: keys.map(|mut keys| {
                keys.sort();
                keys.dedup();
                let finder = |key: &Vec<u8>| Finder::new(key).into_owned();
                keys.iter().map(finder).collect()
            }),
        }
    }

    /// Whether a string stands at each of the keys, wherever in the record.
    pub(super) fn is_in(&self, record: &[u8]) -> bool {
        let is_string = |finder: &Finder<'_>| {
            finder.find_iter(record).all(|at| {
                let rest = record.get(at + finder.needle().len()..).unwrap_or_default();
                match rest.trim_ascii_start().strip_prefix(b":") {
                    // A text that stands there by chance.
                    None => true,
                    Some(value) => is_plain_string(value.trim_ascii_start()),
                }
            })
        };
        let keys = self.keys.as_deref();
        keys.is_some_and(|keys| keys.iter().all(is_string))
    }
}

/// Whether a value is nothing, or a string that is no JSON itself.
fn is_plain_string(value: &[u8]) -> bool {
    match value.split_first() {
        Some((b'"', text)) => !matches!(text.trim_ascii_start().first(), Some(b'{' | b'[')),
        Some((b'n', _)) => true,
        _ => false,
    }
}
