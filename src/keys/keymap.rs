//! Placeholder bodies; the keys helper replaces them.

use super::{Action, Context, Key};

/// A set of default keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Preset {
    /// dateline's own.
    #[default]
    Default,
    /// As newsboat has them.
    Newsboat,
    /// As less has them.
    Less,
}

/// Keys of a chord or digits of a count typed so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pending {
    /// The count before the action, if one was typed (1 to 999,999).
    pub count: Option<u32>,
    /// Keys of an unfinished chord.
    pub keys: Vec<Key>,
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
#[derive(Debug, Clone, Default)]
pub struct Keymap {}

impl Keymap {
    /// The keys of a preset.
    pub fn new(preset: Preset) -> Self {
        let _ = preset;
        Self::default()
    }

    /// Takes one key; `pending` is kept by the caller between keys and emptied when an action or nothing comes of it.
    pub fn press(&self, context: Context, pending: &mut Pending, key: Key) -> Pressed {
        let _ = (context, pending, key);
        Pressed::Unbound
    }

    /// The keys that mean `action` in `context`, the shortest first, as printed (`Ctrl-d`, `y u`).
    pub fn keys_of(&self, context: Context, action: Action) -> Vec<String> {
        let _ = (context, action);
        Vec::new()
    }
}
