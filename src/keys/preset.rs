//! The sets of default keys, by name.

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

impl Preset {
    /// Every preset.
    pub const ALL: [Self; 3] = [Self::Default, Self::Newsboat, Self::Less];

    /// What it is called after `--keys`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Newsboat => "newsboat",
            Self::Less => "less",
        }
    }

    /// The preset called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.name() == name)
    }
}
