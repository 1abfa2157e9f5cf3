//! The fields of the query language: what is searched, named or told.

use crate::{corpus::EntryRef, entity::Kind};

/// A short field of an article, which can be searched and lit up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShortField {
    /// The headline.
    Headline,
    /// The outlet.
    Outlet,
    /// The byline.
    Byline,
    /// The section.
    Section,
}

/// A field that looks among the entities of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum NameField {
    Person,
    Org,
    Place,
    Law,
    Event,
    /// Any kind.
    Entity,
    /// Any kind, together with what else is asked for.
    With,
}

/// A fact of an article that is read from its record, and that only narrows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FactField {
    /// The language, by code or name.
    Language,
    /// A tag, whole.
    Tag,
    /// The path of the file it is in, or a part of it.
    File,
    /// Its id.
    Id,
}

impl ShortField {
    /// Every short field.
    pub const ALL: [Self; 4] = [Self::Headline, Self::Outlet, Self::Byline, Self::Section];

    /// Its name in a query.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Outlet => "outlet",
            Self::Byline => "byline",
            Self::Section => "section",
        }
    }
}

impl ShortField {
    /// Its text in an article; empty when there is none.
    pub(in crate::query) fn of(self, entry: EntryRef<'_>) -> &str {
        match self {
            Self::Headline => entry.headline(),
            Self::Byline => entry.byline(),
            Self::Outlet => entry.outlet().unwrap_or_default(),
            Self::Section => entry.section().unwrap_or_default(),
        }
    }
}

impl NameField {
    /// Every such field.
    pub const ALL: [Self; 7] = [
        Self::Person,
        Self::Org,
        Self::Place,
        Self::Law,
        Self::Event,
        Self::Entity,
        Self::With,
    ];

    /// Its name in a query.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Org => "org",
            Self::Place => "place",
            Self::Law => "law",
            Self::Event => "event",
            Self::Entity => "entity",
            Self::With => "with",
        }
    }

    /// The kinds it looks among; empty means all.
    pub const fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Person => &[Kind::Person],
            Self::Org => &[Kind::Org],
            Self::Place => &[Kind::Loc],
            Self::Law => &[Kind::Law],
            Self::Event => &[Kind::Event],
            Self::Entity | Self::With => &[],
        }
    }

    /// The field for entities of a kind; `entity:` where the kind has none of its own.
    pub fn of(kind: Kind) -> Self {
        let has_kind = |field: &Self| field.kinds() == [kind];
        Self::ALL.into_iter().find(has_kind).unwrap_or(Self::Entity)
    }
}

impl FactField {
    /// Whether the list knows it without reading the record.
    pub(in crate::query) fn is_known(self) -> bool {
        self == Self::File
    }

    /// Every such field.
    pub const ALL: [Self; 4] = [Self::Language, Self::Tag, Self::File, Self::Id];

    /// Its name in a query.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Language => "lang",
            Self::Tag => "tag",
            Self::File => "file",
            Self::Id => "id",
        }
    }
}
