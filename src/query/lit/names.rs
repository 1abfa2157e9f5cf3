//! Where an article names what a word fits that does not stand in its text: why it is found by `mrkl`.

use super::super::{
    Query,
    ast::{Form, Pattern},
    named::{LEAST_LETTERS, holds_phrase},
};
use crate::{
    entity::{Entity, Extraction, Field},
    text::{
        Span,
        fold::{Case, fold},
        scattered::holds_scattered,
    },
};

/// Where the words of `query` stand in a body, as [`super::hits`] has it; for a word that stands nowhere in it, where the
/// names are that it fits. Ordered, not overlapping.
pub fn sights(query: &Query, body: &str, extraction: &Extraction) -> Vec<Span> {
    super::hits_or(query, body, |pattern| {
        if pattern.form.is_for_names() {
            named(pattern, extraction)
        } else {
            Vec::new()
        }
    })
}

/// The mentions of the names that hold a phrase or that a word begins a word of; else of those in which its letters are
/// scattered.
fn named(pattern: &Pattern, extraction: &Extraction) -> Vec<Span> {
    let has_capital = pattern.text.chars().any(char::is_uppercase);
    let case = if has_capital { Case::Keep } else { Case::Fold };
    let sought = fold(&pattern.text, case);
    if pattern.form == Form::Phrase {
        return mentions(extraction, |entity| {
            surfaces(entity).any(|name| holds_phrase(&fold(name, case), &sought))
        });
    }
    let begins = |word: &str| word.starts_with(&sought);
    let may_scatter = matches!(pattern.form, Form::Fuzzy | Form::Prefix)
        && sought.chars().count() >= LEAST_LETTERS;
    let scatters = |word: &str| may_scatter && holds_scattered(word, &sought);
    let found = mentions(extraction, |entity| fits(entity, case, begins));
    if found.is_empty() {
        mentions(extraction, |entity| fits(entity, case, scatters))
    } else {
        found
    }
}

/// Whether a word of the name or of an alias is such.
fn fits(entity: &Entity, case: Case, is_such: impl Fn(&str) -> bool) -> bool {
    surfaces(entity).any(|name| {
        let name = fold(name, case);
        let mut words = name.split(|letter: char| !letter.is_alphanumeric());
        words.any(&is_such)
    })
}

fn surfaces(entity: &Entity) -> impl Iterator<Item = &String> {
    std::iter::once(&entity.name).chain(&entity.aliases)
}

fn mentions(extraction: &Extraction, is_such: impl Fn(&Entity) -> bool) -> Vec<Span> {
    let are_such: Vec<bool> = extraction.entities.iter().map(is_such).collect();
    let mentions = extraction.mentions.iter();
    let mentions = mentions.filter(|mention| mention.field == Field::Body);
    let such = mentions.filter(|mention| are_such.get(mention.entity as usize) == Some(&true));
    such.map(|mention| mention.span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        entity::{Kind, Mention},
        query::parse,
    };
    use jiff::civil::date;

    const BODY: &str = "Angela Merkel met Marc Kell. Merkel left.";

    fn extraction() -> Extraction {
        let entity = |name: &str, aliases: &[&str]| Entity {
            kind: Kind::Person,
            label: Kind::Person.into(),
            name: name.to_owned(),
            aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
            resolved: None,
            whose: None,
        };
        let mention = |entity, start, end| Mention {
            field: Field::Body,
            span: Span::new(start, end),
            entity,
        };
        Extraction {
            entities: vec![
                entity("Angela Merkel", &["Merkel"]),
                entity("Marc Kell", &[]),
            ],
            mentions: vec![mention(0, 0, 13), mention(1, 18, 27), mention(0, 29, 35)],
            quotes: Vec::new(),
        }
    }

    fn lit(typed: &str) -> Vec<&'static str> {
        let query = parse(typed, date(2024, 3, 15)).expect(typed);
        let spans = sights(&query, BODY, &extraction());
        spans.iter().map(|span| span.of(BODY)).collect()
    }

    #[test]
    fn a_name_is_lit_that_a_word_begins_or_is_scattered_in() {
        assert_eq!(lit("mrkl"), ["Angela Merkel", "Merkel"]);
        assert_eq!(lit("kel"), ["Marc Kell"]);
        assert_eq!(lit("Mrkl"), ["Angela Merkel", "Merkel"]);
        assert_eq!(lit("mRkl"), [""; 0]);
    }

    #[test]
    fn what_stands_in_the_text_is_lit_there_alone() {
        assert_eq!(lit("left"), ["left"]);
        assert_eq!(lit("merkel"), ["Merkel", "Merkel"]);
        assert_eq!(lit("left mrkl"), ["Angela Merkel", "Merkel", "left"]);
    }

    #[test]
    fn nothing_is_lit_for_what_is_not_wanted_or_looked_for_elsewhere() {
        for typed in ["-mrkl", "headline:mrkl", "mr", "^merk", "\"kell marc\""] {
            assert_eq!(lit(typed), [""; 0], "{typed}");
        }
    }
}
