//! The kinds of entity and the labels they are written with.

use std::{borrow::Cow, fmt};

/// How an entity is shown: grouped, lettered, switched on and off with `1`-`9`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Kind {
    Person,
    Org,
    Loc,
    Norp,
    Event,
    Law,
    WorkOfArt,
    Product,
    Date,
    Time,
    Money,
    Percent,
    Quantity,
    /// A given label of no kind we know.
    Other,
}

/// A label as it is printed: one of ours, or the one the record gave.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(Cow<'static, str>);

impl Kind {
    /// Every kind, in the order of the pane.
    pub const ALL: [Self; 14] = [
        Self::Person,
        Self::Org,
        Self::Loc,
        Self::Norp,
        Self::Event,
        Self::Law,
        Self::WorkOfArt,
        Self::Product,
        Self::Date,
        Self::Time,
        Self::Money,
        Self::Percent,
        Self::Quantity,
        Self::Other,
    ];

    /// Our own label for this kind, as in JSON.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
            Self::Org => "ORG",
            Self::Loc => "LOC",
            Self::Norp => "NORP",
            Self::Event => "EVENT",
            Self::Law => "LAW",
            Self::WorkOfArt => "WORK_OF_ART",
            Self::Product => "PRODUCT",
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Money => "MONEY",
            Self::Percent => "PERCENT",
            Self::Quantity => "QUANTITY",
            Self::Other => "OTHER",
        }
    }

    /// Whether it is called by a name, where dates and figures are read off.
    pub const fn is_named(self) -> bool {
        !matches!(
            self,
            Self::Date | Self::Time | Self::Money | Self::Percent | Self::Quantity
        )
    }

    /// The heading of its group in the pane.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Person => "PEOPLE",
            Self::Org => "ORGANISATIONS",
            Self::Loc => "PLACES",
            Self::Norp => "GROUPS",
            Self::Event => "EVENTS",
            Self::Law => "LAWS",
            Self::WorkOfArt => "WORKS",
            Self::Product => "PRODUCTS",
            Self::Date => "DATES",
            Self::Time => "TIMES",
            Self::Money => "MONEY",
            Self::Percent => "PER CENT",
            Self::Quantity => "QUANTITIES",
            Self::Other => "OTHER",
        }
    }

    /// One letter, so that no kind is told by colour alone.
    pub const fn letter(self) -> char {
        match self {
            Self::Person => 'P',
            Self::Org => 'O',
            Self::Loc => 'L',
            Self::Norp => 'N',
            Self::Event => 'E',
            Self::Law => 'W',
            Self::WorkOfArt => 'A',
            Self::Product => 'R',
            Self::Date => 'D',
            Self::Time => 'T',
            Self::Money => 'M',
            Self::Percent => '%',
            Self::Quantity => 'Q',
            Self::Other => '?',
        }
    }
}

impl Label {
    /// A label in the words of a record (`GPE`, `persons`), already sanitised.
    pub fn given(name: impl Into<Cow<'static, str>>) -> Self {
        Self(name.into())
    }

    /// The label as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Kind> for Label {
    fn from(kind: Kind) -> Self {
        Self(Cow::Borrowed(kind.label()))
    }
}

impl fmt::Display for Label {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
