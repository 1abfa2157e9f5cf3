//! What rows are ordered by: a key, what is equal by the next one.

/// What rows are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best match first.
    Score,
    /// Newest first.
    Date,
    /// Outlet, A to Z.
    Outlet,
    /// Section, A to Z.
    Section,
    /// Headline, A to Z.
    Headline,
    /// As stored.
    File,
}

impl Sort {
    /// Every key.
    pub const ALL: [Self; 6] = [
        Self::Score,
        Self::Date,
        Self::Outlet,
        Self::Section,
        Self::Headline,
        Self::File,
    ];

    /// Its name, as it is typed and shown.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::Date => "date",
            Self::Outlet => "outlet",
            Self::Section => "section",
            Self::Headline => "headline",
            Self::File => "file",
        }
    }
}

/// Something to sort by, and in which direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// What by.
    pub sort: Sort,
    /// Reversed from its natural direction.
    pub is_reversed: bool,
}

/// Keys of an order at most.
pub(super) const KEYS: usize = 4;

/// An order: by a key, what is equal by the next one. Ties keep the newest first, then file order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Order {
    /// The first key.
    pub first: Key,
    /// Those after it.
    then: [Option<Key>; KEYS - 1],
}

impl Order {
    /// By one key in its natural direction.
    pub const fn by(sort: Sort) -> Self {
        Self::of(Key {
            sort,
            is_reversed: false,
        })
    }

    /// By one key.
    pub const fn of(first: Key) -> Self {
        Self {
            first,
            then: [None; KEYS - 1],
        }
    }

    /// The same with one more key; none when there are too many.
    #[must_use]
    pub fn and(mut self, key: Key) -> Option<Self> {
        let slot = self.then.iter_mut().find(|slot| slot.is_none())?;
        *slot = Some(key);
        Some(self)
    }

    /// Its keys.
    pub fn keys(self) -> impl DoubleEndedIterator<Item = Key> {
        std::iter::once(self.first).chain(self.then.into_iter().flatten())
    }

    /// The same from its other end.
    #[must_use]
    pub fn reversed(self) -> Self {
        let turned = |key: Key| Key {
            is_reversed: !key.is_reversed,
            ..key
        };
        Self {
            first: turned(self.first),
            then: self.then.map(|key| key.map(turned)),
        }
    }
}
