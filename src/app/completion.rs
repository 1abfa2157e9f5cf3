//! Tab in the filter: names of fields, then what a field can hold: outlets of the corpus, names of the article shown.
//! Tab again offers the next one.

use super::{App, prompt::PromptKind};
use crate::{
    corpus::ArticleId,
    entity::Entity,
    query::{
        State,
        ast::{FactField, NameField, ShortField, naming, quote},
    },
    text::fold::{Case, fold},
};
use std::collections::BTreeSet;

/// Articles looked at for outlets: enough to have met them all, few enough for one key.
const ARTICLE_CAP: usize = 20_000;

/// What Tab offers.
#[derive(Debug)]
pub(super) struct Completion {
    /// The text before the word, and after the cursor.
    around: (String, String),
    /// What can stand there.
    offers: Vec<String>,
    /// The one that does.
    at: usize,
}

impl App {
    /// Completes the word before the cursor, or puts the next offer in its place.
    pub(super) fn complete(&mut self, offered: Option<Completion>) {
        let offered = match offered {
            Some(offered) => Some(Completion {
                at: (offered.at + 1) % offered.offers.len(),
                ..offered
            }),
            None => self.offer(),
        };
        let (Some(completion), Some(prompt)) = (offered, &mut self.prompt) else {
            return;
        };
        let (before, after) = &completion.around;
        let word = completion
            .offers
            .get(completion.at)
            .map_or("", String::as_str);
        prompt.text = format!("{before}{word}{after}");
        prompt.cursor = before.len() + word.len();
        self.memory.completion = Some(completion);
        self.typed();
    }

    /// What Tab has offered and which of it stands in the line; none unless there is a choice.
    pub fn offers(&self) -> Option<(&[String], usize)> {
        let completion = self.memory.completion.as_ref()?;
        (completion.offers.len() > 1).then_some((&*completion.offers, completion.at))
    }

    fn offer(&self) -> Option<Completion> {
        let prompt = self
            .prompt
            .as_ref()
            .filter(|prompt| prompt.kind == PromptKind::Filter)?;
        let head = prompt.head();
        let word = head.get(word_start(head)..)?;
        let (field, typed) = word
            .split_once(':')
            .map_or(("", word), |(field, typed)| (field, typed));
        let folded = fold(typed.trim_start_matches('"'), Case::Fold);
        let mut offers: Vec<String> = match field {
            "" => self.offer_word(&folded),
            "is" => values(State::ALL.into_iter().map(State::name), &folded),
            "outlet" => values(self.outlets().iter().map(AsRef::as_ref), &folded),
            field => values(self.names(field)?, &folded),
        };
        let mut seen = BTreeSet::new();
        offers.retain(|offer| seen.insert(offer.clone()));
        let keeps = head.len() - typed.len();
        let around = (
            head.get(..keeps)?.to_owned(),
            prompt.text.get(prompt.cursor..)?.to_owned(),
        );
        (!offers.is_empty()).then_some(Completion {
            around,
            offers,
            at: 0,
        })
    }

    /// Fields that start so; else terms for the names that do.
    fn offer_word(&self, folded: &str) -> Vec<String> {
        let offers: Vec<String> = fields().filter(|field| field.starts_with(folded)).collect();
        if !offers.is_empty() {
            return offers;
        }
        let fits = self
            .entities()
            .filter(|entity| has_word(&entity.name, folded));
        fits.map(|entity| naming(entity.kind, &entity.name))
            .collect()
    }

    fn outlets(&self) -> BTreeSet<Box<str>> {
        let articles = (0..self.corpus.len().min(ARTICLE_CAP) as u32).map(ArticleId);
        let outlets =
            articles.filter_map(|id| self.corpus.entry(id)?.outlet().map(|outlet| &**outlet));
        let mut found: BTreeSet<Box<str>> = BTreeSet::new();
        for outlet in outlets {
            if !found.contains(outlet) {
                found.insert(outlet.into());
            }
        }
        found
    }

    /// The names of the article shown, then of the one that was when typing began.
    fn entities(&self) -> impl Iterator<Item = &Entity> {
        let kept = self.memory.kept.as_ref();
        let kept = kept.and_then(|kept| kept.prepared.as_deref());
        let shown = self.reader.prepared.as_deref();
        let other = kept.filter(|kept| shown.is_none_or(|shown| shown.id != kept.id));
        let articles = shown.into_iter().chain(other);
        articles.flat_map(|prepared| &prepared.extraction.entities)
    }

    /// Names that a field can hold; none when it holds no names.
    fn names(&self, field: &str) -> Option<impl Iterator<Item = &str>> {
        let field = NameField::ALL
            .into_iter()
            .find(|known| known.name() == field)?;
        let kinds = field.kinds();
        let fits = |entity: &&Entity| kinds.is_empty() || kinds.contains(&entity.kind);
        Some(
            self.entities()
                .filter(fits)
                .map(|entity| entity.name.as_str()),
        )
    }
}

/// Whether a name, or a later word of it, starts so: one types the surname.
fn has_word(name: &str, folded: &str) -> bool {
    let name = fold(name, Case::Fold);
    let starts = name.char_indices().filter(|(at, _)| {
        let before = name.get(..*at).unwrap_or_default().chars().next_back();
        before.is_none_or(|before| !before.is_alphanumeric())
    });
    let mut rests = starts.filter_map(|(at, _)| name.get(at..));
    folded.is_empty() || rests.any(|rest| rest.starts_with(folded))
}

/// Where the word at the end of `head` starts: after a blank that is not in quotes, past the sign for not.
fn word_start(head: &str) -> usize {
    let (mut start, mut is_quoted, mut before) = (0, false, ' ');
    for (at, character) in head.char_indices() {
        let opens = before.is_whitespace() || matches!(before, ':' | '!' | '-' | '(' | '|');
        is_quoted = match character {
            '"' if is_quoted => before == '\\',
            '"' => opens,
            _ => is_quoted,
        };
        if (character.is_whitespace() || matches!(character, '(' | '|')) && !is_quoted {
            start = at + character.len_utf8();
        }
        before = character;
    }
    let word = head.get(start..).unwrap_or_default();
    start + usize::from(word.starts_with(['!', '-']))
}

/// The fields of the query language.
fn fields() -> impl Iterator<Item = String> {
    let short = ShortField::ALL.into_iter().map(ShortField::name);
    let names = NameField::ALL.into_iter().map(NameField::name);
    let all = short
        .chain(names)
        .chain(FactField::ALL.into_iter().map(FactField::name))
        .chain(["body", "near", "date", "after", "before", "mentions"])
        .chain(["is", "sort"]);
    all.map(|field| format!("{field}:"))
}

/// The values that start so, in quotes where they hold a blank.
fn values<'a>(all: impl Iterator<Item = &'a str>, folded: &str) -> Vec<String> {
    let fits = all.filter(|value| has_word(value, folded));
    let has_blank = |value: &str| value.contains(|c: char| c.is_whitespace() || c == '"');
    let quoted = |value: &str| {
        if has_blank(value) {
            quote(value)
        } else {
            value.to_owned()
        }
    };
    fits.map(quoted).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_before_the_cursor_may_be_quoted_or_negated() {
        let cases = [
            ("acme per", 5),
            ("!out", 1),
            ("person:\"Jane D", 0),
            ("5\" a", 3),
            ("", 0),
            ("a ", 2),
            ("a (b | per", 7),
            ("a (per", 3),
        ];
        for (head, start) in cases {
            assert_eq!(word_start(head), start, "{head}");
        }
    }
}
