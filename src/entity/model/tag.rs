//! The tags of the trained tagger: outside, or the beginning, inside, last or only token of one of five classes (BILOU,
//! Ratinov and Roth 2009: it tells names that touch apart and scores better than plain begin and inside).

use crate::entity::label::Kind;

/// What the tagger tells apart. Finer kinds are for words and lists to find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Class {
    Person,
    Org,
    Loc,
    Norp,
    /// Named, and none of these: an event, a law, a work, a product.
    Misc,
}

impl Class {
    /// Every class, in the order of the tags.
    pub const ALL: [Self; 5] = [Self::Person, Self::Org, Self::Loc, Self::Norp, Self::Misc];

    /// The class a kind falls into; none for numbers and days.
    pub const fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Person => Some(Self::Person),
            Kind::Org => Some(Self::Org),
            Kind::Loc => Some(Self::Loc),
            Kind::Norp => Some(Self::Norp),
            Kind::Event | Kind::Law | Kind::WorkOfArt | Kind::Product | Kind::Other => {
                Some(Self::Misc)
            }
            Kind::Date | Kind::Time | Kind::Money | Kind::Percent | Kind::Quantity => None,
        }
    }
}

/// Where in a name a token stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Position {
    First,
    Inner,
    Last,
    Only,
}

/// The tag of one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Tag(u8);

impl Tag {
    /// How many tags there are.
    pub const COUNT: usize = 1 + 4 * Class::ALL.len();
    /// No part of a name.
    pub const OUTSIDE: Self = Self(0);

    /// Every tag, by number.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        (0..Self::COUNT as u8).map(Self)
    }

    /// The tag of a number below [`Tag::COUNT`].
    pub const fn from_number(number: usize) -> Self {
        Self(number as u8)
    }

    /// Its number, 0 for outside.
    pub const fn number(self) -> usize {
        self.0 as usize
    }

    /// The tags of a name of `length` tokens.
    pub fn of_name(class: Class, length: usize) -> impl Iterator<Item = Self> {
        (0..length).map(move |at| {
            let position = match (at, at + 1 == length) {
                (0, true) => Position::Only,
                (0, false) => Position::First,
                (_, true) => Position::Last,
                _ => Position::Inner,
            };
            Self(1 + class as u8 * 4 + position as u8)
        })
    }

    /// Its class; none for outside.
    pub fn class(self) -> Option<Class> {
        let inside = self.0.checked_sub(1)?;
        Class::ALL.get(usize::from(inside / 4)).copied()
    }

    const fn position(self) -> Position {
        match self.0 {
            0 => Position::Only,
            inside => match (inside - 1) % 4 {
                0 => Position::First,
                1 => Position::Inner,
                2 => Position::Last,
                _ => Position::Only,
            },
        }
    }

    /// Whether it may stand first, or after the end of a name.
    pub fn may_start(self) -> bool {
        matches!(self.position(), Position::First | Position::Only)
    }

    /// Whether it may stand last, or before the start of a name.
    pub fn may_end(self) -> bool {
        matches!(self.position(), Position::Last | Position::Only)
    }

    /// Whether `next` may follow it.
    pub fn may_precede(self, next: Self) -> bool {
        if self.may_end() {
            next.may_start()
        } else {
            self.class() == next.class() && !next.may_start()
        }
    }
}

/// The names that a row of tags spells: first token, one past the last, class. Tags that do not fit together end a name
/// where they stop fitting.
pub fn names(tags: &[Tag]) -> Vec<(usize, usize, Class)> {
    let mut names = Vec::new();
    let mut at = 0;
    while let Some(tag) = tags.get(at) {
        let start = at;
        at += 1;
        let Some(class) = tag.class() else { continue };
        let mut last = *tag;
        while !last.may_end()
            && let Some(next) = tags.get(at).filter(|next| last.may_precede(**next))
        {
            last = *next;
            at += 1;
        }
        names.push((start, at, class));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{Class, Tag, names};

    #[test]
    fn a_row_of_tags_gives_back_the_names_it_was_made_of() {
        let mut tags = vec![Tag::OUTSIDE; 8];
        let spans = [
            (0, 2, Class::Person),
            (2, 3, Class::Person),
            (4, 8, Class::Org),
        ];
        for (start, end, class) in spans {
            for (at, tag) in (start..end).zip(Tag::of_name(class, end - start)) {
                tags[at] = tag;
            }
        }
        assert_eq!(names(&tags), spans);
    }

    #[test]
    fn a_name_goes_on_in_its_own_class_only() {
        let person: Vec<Tag> = Tag::of_name(Class::Person, 3).collect();
        let org: Vec<Tag> = Tag::of_name(Class::Org, 3).collect();
        assert!(person[0].may_precede(person[1]) && person[1].may_precede(person[2]));
        assert!(!person[0].may_precede(org[1]) && !person[0].may_precede(Tag::OUTSIDE));
        assert!(person[2].may_precede(org[0]) && Tag::OUTSIDE.may_precede(org[0]));
        assert!(!Tag::OUTSIDE.may_precede(org[1]));
    }
}
