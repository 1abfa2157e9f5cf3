//! The user's own keys, laid over a preset. What cannot work is refused with a sentence that says why.

use super::{Bound, Keymap};
use crate::keys::{Action, Code, Context, Key, KeyError};
use thiserror::Error;

/// Why a key cannot be bound.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BindError {
    /// It is no key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// No such action.
    #[error("no action is called `{0}`; `dateline keys` lists them")]
    NoAction(String),
    /// The action is live, but not here.
    #[error("`{action}` does nothing in {}", place.place())]
    NotLive {
        /// The action.
        action: Action,
        /// Where it is not live.
        place: Context,
    },
    /// The key must stay what it is, or a user may be shut in.
    #[error("`{key}` always means `{action}`")]
    Kept {
        /// The key.
        key: String,
        /// What it means.
        action: Action,
    },
    /// The key cannot be told from something else.
    #[error("`{key}` cannot be bound: {reason}")]
    Reserved {
        /// The key.
        key: String,
        /// Why.
        reason: &'static str,
    },
    /// Longer keys begin with these.
    #[error("`{keys}` begins `{longer}`, which means `{action}`; unbind that first")]
    Begins {
        /// What was to be bound.
        keys: String,
        /// What begins with it.
        longer: String,
        /// What that means.
        action: Action,
    },
    /// These keys begin with shorter ones that are bound.
    #[error("`{keys}` can never be typed: `{shorter}` means `{action}`; unbind that first")]
    Behind {
        /// What was to be bound.
        keys: String,
        /// What it begins with.
        shorter: String,
        /// What that means.
        action: Action,
    },
    /// There is nothing to unbind.
    #[error("`{keys}` means nothing in {} as it is", place.place())]
    NothingThere {
        /// What was to be unbound.
        keys: String,
        /// Where.
        place: Context,
    },
}

/// Keys that always lead out.
const KEPT: [(Key, Action); 3] = [
    (Key::char('Q'), Action::Quit),
    (Key::ctrl('z'), Action::Suspend),
    (Key::ctrl('c'), Action::Cancel),
];

/// What terminals send for other keys, as it may be written.
const ANOTHER: [&str; 4] = ["Ctrl-i", "Ctrl-m", "Ctrl-h", "Ctrl-["];

impl Keymap {
    /// Binds `keys` in `context` to the action called `name`, in place of what they meant.
    ///
    /// # Errors
    /// When the key or the name is none, the action is not live there, or the keys could not be told from others.
    pub fn bind(&mut self, context: Context, keys: &str, name: &str) -> Result<(), BindError> {
        let action = Action::named(name).ok_or_else(|| BindError::NoAction(name.to_owned()))?;
        let keys = bindable(keys)?;
        if !action.is_live(context) {
            let place = context;
            return Err(BindError::NotLive { action, place });
        }
        self.refuse_overlap(context, &keys)?;
        self.bindings
            .insert((context, keys), Bound { action, rank: 0 });
        Ok(())
    }

    /// Makes `keys` mean nothing in `context`.
    ///
    /// # Errors
    /// When they are no keys, must stay what they are, or mean nothing already.
    pub fn unbind(&mut self, context: Context, keys: &str) -> Result<(), BindError> {
        let keys = bindable(keys)?;
        let place = (context, keys);
        if self.bindings.remove(&place).is_none() {
            return Err(BindError::NothingThere {
                keys: Key::print_chord(&place.1),
                place: context,
            });
        }
        Ok(())
    }

    pub(super) fn refuse_overlap(&self, context: Context, keys: &[Key]) -> Result<(), BindError> {
        if let Some((longer, action)) = self.longer_than(context, keys).next() {
            return Err(BindError::Begins {
                keys: Key::print_chord(keys),
                longer: Key::print_chord(longer),
                action,
            });
        }
        for length in 1..keys.len() {
            let shorter = keys.get(..length).unwrap_or_default().to_vec();
            let printed = Key::print_chord(&shorter);
            if let Some(bound) = self.bindings.get(&(context, shorter)) {
                return Err(BindError::Behind {
                    keys: Key::print_chord(keys),
                    shorter: printed,
                    action: bound.action,
                });
            }
        }
        Ok(())
    }
}

/// Reads keys that may be bound.
fn bindable(written: &str) -> Result<Vec<Key>, BindError> {
    let keys = Key::parse_chord(written)?;
    let is_another = |typed: &&str| ANOTHER.iter().any(|key| key.eq_ignore_ascii_case(typed));
    if let Some(typed) = written.split_ascii_whitespace().find(is_another) {
        return Err(BindError::Reserved {
            key: typed.to_owned(),
            reason: "it is what Tab, Enter, Backspace or Esc sends",
        });
    }
    for (place, key) in keys.iter().enumerate() {
        let kept = KEPT.iter().find(|(kept, _)| kept == key);
        // `y Q` is harmless: only a first Q leads out. The two with Control lead out of a chord, too.
        if let Some((_, action)) = kept.filter(|(kept, _)| place == 0 || kept.ctrl) {
            return Err(BindError::Kept {
                key: key.to_string(),
                action: *action,
            });
        }
        if let Some(reason) = reserved(*key, place) {
            return Err(BindError::Reserved {
                key: key.to_string(),
                reason,
            });
        }
    }
    Ok(keys)
}

/// Why a key cannot be bound, if it cannot.
fn reserved(key: Key, place: usize) -> Option<&'static str> {
    let is_letter_alone = |character| key == Key::char(character);
    if key == Key::ctrl('s') || key == Key::ctrl('q') {
        return Some("terminals use it to hold and release their output");
    }
    if is_letter_alone('[') || is_letter_alone('O') {
        return Some("an arrow key that a slow link has cut in two looks like it");
    }
    if key.code == Code::Esc && place > 0 {
        return Some("it drops keys that are half typed");
    }
    None
}
