//! What a key comes to: counts, chords, contexts, and the user's own bindings over those of a preset.
//!
//! One sorted map of (context, keys typed) serves as the trie: keys with a common start lie side by side, so "is this
//! the beginning of something" is one look at the next entry. There is no timeout: a chord waits until the next key,
//! because over a slow link no time is the right one.

mod bind;

pub use bind::BindError;

use super::{Action, Code, Context, Key, Preset, defaults};
use std::collections::BTreeMap;

/// Keys of a chord or digits of a count typed so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pending {
    /// The count before the action, if one was typed (1 to 999,999).
    pub count: Option<u32>,
    /// Keys of an unfinished chord.
    pub keys: Vec<Key>,
}

/// More than any list anyone scrolls by hand; further digits are dropped.
const LARGEST_COUNT: u32 = 999_999;

impl Pending {
    /// Is anything typed that waits for more?
    pub fn is_empty(&self) -> bool {
        self.count.is_none() && self.keys.is_empty()
    }

    /// What is typed, for the status row: `12 y`; empty when nothing is.
    pub fn printed(&self) -> String {
        let keys = Key::print_chord(&self.keys);
        match self.count {
            Some(count) if keys.is_empty() => count.to_string(),
            Some(count) => format!("{count} {keys}"),
            None => keys,
        }
    }

    fn add_digit(&mut self, digit: u32) {
        let longer = self.count.unwrap_or(0) * 10 + digit;
        if longer <= LARGEST_COUNT {
            self.count = Some(longer);
        }
    }
}

/// What a key came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pressed {
    /// An action, with the count typed before it and the last key (digits for `ToggleKind`).
    Action(Action, Option<u32>, Key),
    /// More keys are wanted: a count or an unfinished chord.
    Waiting,
    /// Means nothing here.
    Unbound,
}

/// Which keys mean which action, in which context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    bindings: BTreeMap<(Context, Vec<Key>), Bound>,
}

/// What keys mean, and how early they are named among those of the same length: the user's own first, then as in
/// `defaults.rs`, where the key one should learn stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bound {
    action: Action,
    rank: usize,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new(Preset::Default)
    }
}

impl Keymap {
    /// The keys of a preset.
    pub fn new(preset: Preset) -> Self {
        let mut keymap = Self {
            bindings: BTreeMap::new(),
        };
        let rows = defaults::layers(preset).iter().copied().flatten();
        for (row, rank) in rows.zip(1..) {
            keymap.lay(row, rank);
        }
        keymap
    }

    /// Lays a row of a preset over what is there. That every key of the presets can be read is held by a test.
    fn lay(&mut self, row: &defaults::Row, rank: usize) {
        let live = row.action.map_or(&[][..], Action::contexts);
        for context in row.contexts.unwrap_or(live) {
            for keys in row
                .keys
                .iter()
                .filter_map(|keys| Key::parse_chord(keys).ok())
            {
                let place = (*context, keys);
                match row.action {
                    Some(action) => self.bindings.insert(place, Bound { action, rank }),
                    None => self.bindings.remove(&place),
                };
            }
        }
    }

    /// Takes one key; `pending` is kept by the caller between keys and emptied when an action or nothing comes of it.
    ///
    /// Esc or Ctrl-c with something pending drops that and does nothing else; Ctrl-z is never a part of anything.
    pub fn press(&self, context: Context, pending: &mut Pending, key: Key) -> Pressed {
        let key = key.canonical();
        if key == Key::ctrl('z') {
            *pending = Pending::default();
            return Pressed::Action(Action::Suspend, None, key);
        }
        if drops(key) && !pending.is_empty() {
            *pending = Pending::default();
            return Pressed::Unbound;
        }
        if let Some(digit) = self.count_digit(context, pending, key) {
            pending.add_digit(digit);
            return Pressed::Waiting;
        }
        pending.keys.push(key);
        let place = (context, std::mem::take(&mut pending.keys));
        if let Some(bound) = self.bindings.get(&place) {
            return Pressed::Action(bound.action, pending.count.take(), key);
        }
        if self.longer_than(context, &place.1).next().is_some() {
            pending.keys = place.1;
            return Pressed::Waiting;
        }
        pending.count = None;
        Pressed::Unbound
    }

    /// The digit `key` adds to the count, where it is one: not within a chord, not where the digit has a meaning of
    /// its own, and no zero to begin with.
    fn count_digit(&self, context: Context, pending: &Pending, key: Key) -> Option<u32> {
        let digit = key.digit()?;
        let is_count = pending.keys.is_empty()
            && (digit > 0 || pending.count.is_some())
            && !self.bindings.contains_key(&(context, vec![key]));
        is_count.then_some(digit)
    }

    /// Bindings in `context` that begin with `keys` and go on.
    fn longer_than<'a>(
        &'a self,
        context: Context,
        keys: &'a [Key],
    ) -> impl Iterator<Item = (&'a [Key], Action)> {
        self.bindings
            .range((context, keys.to_vec())..)
            .map(|((of, keys), bound)| (*of, keys.as_slice(), bound.action))
            .take_while(move |(of, bound, _)| *of == context && bound.starts_with(keys))
            .filter(|(_, bound, _)| bound.len() > keys.len())
            .map(|(_, bound, action)| (bound, action))
    }

    /// What may follow the keys of an unfinished chord: the keys that are left, and what they come to.
    pub fn continuations(&self, context: Context, pending: &Pending) -> Vec<(String, Action)> {
        if pending.keys.is_empty() {
            return Vec::new();
        }
        self.longer_than(context, &pending.keys)
            .filter_map(|(bound, action)| Some((bound.strip_prefix(&pending.keys[..])?, action)))
            .map(|(rest, action)| (Key::print_chord(rest), action))
            .collect()
    }

    /// The keys that mean `action` in `context`, the shortest first, as printed (`Ctrl-d`, `y u`).
    pub fn keys_of(&self, context: Context, action: Action) -> Vec<String> {
        let mut keys: Vec<_> = self
            .bindings
            .iter()
            .filter(|((of, _), bound)| *of == context && bound.action == action)
            .map(|((_, keys), bound)| (keys.len(), Key::print_chord(keys), bound.rank))
            .collect();
        keys.sort_by_key(|(length, printed, rank)| (*length, printed.chars().count(), *rank));
        keys.into_iter().map(|(_, printed, _)| printed).collect()
    }
}

/// Keys that take back what is half typed.
fn drops(key: Key) -> bool {
    key == Key::plain(Code::Esc) || key == Key::ctrl('c')
}

#[cfg(test)]
mod tests;
