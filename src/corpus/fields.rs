//! Which field of a record plays which part. Inferred once for a shape from a sample of its records, by names and by what
//! stands there; then resolved for each record, because real archives leave fields empty as they please.

mod inherited;
pub(crate) mod names;
mod path;
mod record;

use super::{
    dates::{DateOrder, Dates},
    text_of::is_blank,
};
pub(crate) use inherited::Inherited;
pub use path::Path;
pub(crate) use record::Fields;
use serde_json::Value;
use std::{borrow::Cow, sync::Arc};

/// A part of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Role {
    Headline,
    Body,
    Summary,
    Published,
    Updated,
    Byline,
    Outlet,
    Url,
    Language,
    Section,
    Tags,
    Image,
    Id,
}

impl Role {
    /// Every role, in the order of the report.
    pub const ALL: [Self; 13] = [
        Self::Headline,
        Self::Body,
        Self::Published,
        Self::Byline,
        Self::Outlet,
        Self::Url,
        Self::Section,
        Self::Language,
        Self::Summary,
        Self::Tags,
        Self::Updated,
        Self::Image,
        Self::Id,
    ];

    /// What it is called on the command line and in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Body => "body",
            Self::Summary => "summary",
            Self::Published => "published",
            Self::Updated => "updated",
            Self::Byline => "byline",
            Self::Outlet => "outlet",
            Self::Url => "url",
            Self::Language => "language",
            Self::Section => "section",
            Self::Tags => "tags",
            Self::Image => "image",
            Self::Id => "id",
        }
    }

    /// The role called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|role| role.name().eq_ignore_ascii_case(name))
    }
}

/// Who says which field plays a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// The program, from a sample.
    #[default]
    Detected,
    /// The user, on the command line.
    Option,
    /// The user, in the screen.
    Kept,
}

/// A field that may play a role.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Choice {
    pub(crate) path: Path,
    pub(crate) score: f32,
    /// Share of sampled records in which something stands there.
    pub(crate) coverage: f32,
    /// The name may mean something else.
    pub(crate) is_weak: bool,
    /// For the body: only a summary.
    pub(crate) is_stub: bool,
    /// For dates: the name says UTC.
    pub(crate) is_utc: bool,
    /// What stands there in one record, shortened.
    pub(crate) example: String,
}

/// A field whose values tell articles from other records.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Discriminator {
    pub(crate) path: Path,
    /// Values of records that are no articles.
    pub(crate) others: Vec<String>,
}

/// Which fields play which roles, best first.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct FieldMap {
    /// Shared by the maps that differ only in what is inherited.
    choices: Arc<[Vec<Choice>; Role::ALL.len()]>,
    /// Who says so, role by role.
    by: [By; Role::ALL.len()],
    pub(crate) dates: Dates,
    pub(crate) discriminator: Option<Discriminator>,
    pub(crate) inherited: Inherited,
}

impl FieldMap {
    /// The fields that may play a role, best first.
    pub(crate) fn choices(&self, role: Role) -> &[Choice] {
        self.choices.get(role as usize).map_or(&[], Vec::as_slice)
    }

    /// Who says which fields play a role.
    pub(crate) fn by(&self, role: Role) -> By {
        self.by.get(role as usize).copied().unwrap_or_default()
    }

    /// Whether the user wants nothing to play a role, not even what is derived.
    pub(crate) fn is_off(&self, role: Role) -> bool {
        self.by(role) != By::Detected && self.choices(role).is_empty()
    }

    /// Takes what the user says of a role; no field switches it off.
    pub(super) fn tell(&mut self, role: Role, choices: Vec<Choice>, by: By) {
        self.set(role, choices);
        if let Some(slot) = self.by.get_mut(role as usize) {
            *slot = by;
        }
    }

    /// Whether both read every record alike, whatever they were inferred from.
    pub(crate) fn reads_as(&self, other: &Self) -> bool {
        self.without_grounds() == other.without_grounds()
    }

    fn without_grounds(&self) -> Self {
        let mut bare = self.clone();
        for choice in Arc::make_mut(&mut bare.choices).iter_mut().flatten() {
            (choice.score, choice.coverage) = (0.0, 0.0);
            choice.example.clear();
        }
        bare
    }

    pub(super) fn set(&mut self, role: Role, choices: Vec<Choice>) {
        if let Some(slot) = Arc::make_mut(&mut self.choices).get_mut(role as usize) {
            *slot = choices;
        }
    }

    /// What `read` makes of the first field of a role where it makes anything.
    pub(crate) fn first<'a, T>(
        &'a self,
        role: Role,
        record: Fields<'_>,
        mut read: impl FnMut(&Value) -> Option<T>,
    ) -> Option<(T, &'a Choice)> {
        self.choices(role).iter().find_map(|choice| {
            let value = choice.path.found(record).filter(|value| !is_blank(value))?;
            Some((read(&value)?, choice))
        })
    }

    /// The first field of a role where something fit stands, itself.
    pub(crate) fn first_value<'a>(
        &'a self,
        role: Role,
        record: Fields<'a>,
        is_fit: impl Fn(&Value) -> bool,
    ) -> Option<(Cow<'a, Value>, &'a Choice)> {
        self.choices(role).iter().find_map(|choice| {
            let value = choice.path.found(record).filter(|value| !is_blank(value))?;
            is_fit(&value).then_some((value, choice))
        })
    }

    /// Sets the order of day and month that the records settle.
    pub(crate) fn set_order(&mut self, order: Option<DateOrder>) {
        self.dates.order = order;
    }
}
