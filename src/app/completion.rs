//! Tab in the filter: names of fields, then what a field can hold: outlets, sections, tags, names of what the list shows,
//! which a worker counts, and names of the article shown; behind an `@` the saved queries. Tab again offers the next one.

mod word;

use super::{
    App,
    prompt::{Prompt, PromptKind},
};
use crate::{
    entity::{Entity, Kind},
    query::{
        State,
        ast::{NameField, naming},
        facet::{Counts, Facet},
    },
    text::fold::{Case, fold},
};
use std::collections::BTreeSet;
use word::{fields, has_word, typed, values, word_start};

/// What Tab offers.
#[derive(Debug)]
pub(super) struct Completion {
    /// The text before the word, and after the cursor.
    around: (String, String),
    /// What can stand there.
    offers: Vec<Offer>,
    /// The one that does.
    at: usize,
}

/// Something that can stand in the place of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// As it is typed.
    pub text: String,
    /// Articles of the list that have it, where they were counted.
    pub count: Option<u32>,
}

/// A word that is completed once its values are counted.
#[derive(Debug)]
pub(super) struct Awaited {
    /// The line it stands in: once that is another, nobody waits.
    line: String,
    around: (String, String),
    /// The beginning of the value, folded.
    folded: String,
    /// What its values are.
    pub(super) facet: Facet,
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
        if let Some(completion) = offered {
            self.put_offer(completion);
        }
    }

    fn put_offer(&mut self, completion: Completion) {
        let (Some(prompt), Some(offer)) = (&mut self.prompt, completion.offers.get(completion.at))
        else {
            return;
        };
        let (before, after) = &completion.around;
        let word = &offer.text;
        prompt.text = format!("{before}{word}{after}");
        prompt.cursor = before.len() + word.len();
        self.memory.completion = Some(completion);
        self.typed();
    }

    /// What Tab has offered and which of it stands in the line; none unless there is a choice.
    pub fn offers(&self) -> Option<(&[Offer], usize)> {
        let completion = self.memory.completion.as_ref()?;
        (completion.offers.len() > 1).then_some((&*completion.offers, completion.at))
    }

    /// What can stand in the place of the word; none as well where that has to be counted first.
    fn offer(&mut self) -> Option<Completion> {
        let prompt = self.prompt.as_ref()?;
        if matches!(prompt.kind, PromptKind::Tag | PromptKind::Untag) {
            return self.offer_tag(prompt);
        }
        let prompt = Some(prompt).filter(|prompt| prompt.kind == PromptKind::Filter)?;
        let head = prompt.head();
        if let Some(name) = head.strip_prefix('@') {
            return self.offer_saved(name, prompt.text.get(prompt.cursor..)?);
        }
        let word = head.get(word_start(head)..)?;
        let (field, typed) = word
            .split_once(':')
            .map_or(("", word), |(field, typed)| (field, typed));
        let folded = fold(typed.trim_start_matches('"'), Case::Fold);
        let keeps = head.len() - typed.len();
        let around = (
            head.get(..keeps)?.to_owned(),
            prompt.text.get(prompt.cursor..)?.to_owned(),
        );
        if let Some(facet) = counted_by(field) {
            self.memory.awaited = Some(Awaited {
                line: prompt.text.clone(),
                around,
                folded,
                facet,
            });
            self.count_facet();
            return None;
        }
        let mut offers: Vec<String> = match field {
            "" => self.offer_word(&folded),
            "is" => values(State::ALL.into_iter().map(State::name), &folded),
            field => {
                let mut known = NameField::ALL.into_iter();
                let field = known.find(|known| known.name() == field)?;
                values(self.names(field.kinds()), &folded)
            }
        };
        let mut seen = BTreeSet::new();
        offers.retain(|offer| seen.insert(offer.clone()));
        Completion::of(around, offers.into_iter().map(|text| (text, None)))
    }

    /// Offers the tags that start so.
    fn offer_tag(&self, prompt: &Prompt) -> Option<Completion> {
        let folded = fold(prompt.head().trim_start(), Case::Fold);
        let mut tags = self.known_tags(prompt.kind);
        tags.retain(|tag| has_word(tag, &folded));
        let after = prompt.text.get(prompt.cursor..)?.to_owned();
        Completion::of(
            (String::new(), after),
            tags.into_iter().map(|tag| (tag, None)),
        )
    }

    /// Offers the values that were waited for, the commonest first.
    pub(super) fn offer_values(&mut self, counts: &Counts) {
        let is_whole = counts.done >= counts.total;
        let awaited = (self.memory.awaited).take_if(|other| other.facet == counts.facet);
        let line = self.prompt.as_ref().map(|prompt| &prompt.text);
        let Some(awaited) = awaited.filter(|awaited| line == Some(&awaited.line)) else {
            return;
        };
        let fits = counts.values.iter();
        let fits = fits.filter(|value| has_word(&value.name, &awaited.folded));
        let offers = fits.map(|value| (typed(&value.name), is_whole.then_some(value.count)));
        match Completion::of(awaited.around.clone(), offers) {
            Some(completion) => {
                self.stop_counting();
                self.put_offer(completion);
            }
            // More may come as more is read.
            None if !is_whole => self.memory.awaited = Some(awaited),
            None => self.offer_shown(awaited),
        }
    }

    /// Offers names of the article shown, which are known before those of the corpus.
    fn offer_shown(&mut self, awaited: Awaited) {
        let Facet::Name(kind) = awaited.facet else {
            return;
        };
        let offers = values(self.names(&[kind]), &awaited.folded).into_iter();
        if let Some(completion) = Completion::of(awaited.around, offers.map(|text| (text, None))) {
            self.put_offer(completion);
        }
    }

    /// The queries that were saved under such a name, in the place of it.
    fn offer_saved(&self, name: &str, after: &str) -> Option<Completion> {
        let folded = fold(name, Case::Fold);
        let fits = self
            .memory
            .shelved
            .all()
            .iter()
            .filter(|saved| has_word(&saved.name, &folded));
        let offers = fits.map(|saved| (saved.query.clone(), None));
        Completion::of((String::new(), after.to_owned()), offers)
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

    /// The names of the article shown, then of the one that was when typing began.
    fn entities(&self) -> impl Iterator<Item = &Entity> {
        let kept = self.memory.kept.as_ref();
        let kept = kept.and_then(|kept| kept.prepared.as_deref());
        let shown = self.reader.prepared.as_deref();
        let other = kept.filter(|kept| shown.is_none_or(|shown| shown.id != kept.id));
        let articles = shown.into_iter().chain(other);
        articles.flat_map(|prepared| &prepared.extraction.entities)
    }

    /// The names of some kinds, or of all where none is told.
    fn names(&self, kinds: &[Kind]) -> impl Iterator<Item = &str> {
        self.entities()
            .filter(|entity| kinds.is_empty() || kinds.contains(&entity.kind))
            .map(|entity| entity.name.as_str())
    }
}

impl Completion {
    fn of(
        around: (String, String),
        offers: impl Iterator<Item = (String, Option<u32>)>,
    ) -> Option<Self> {
        let offers: Vec<Offer> = offers.map(|(text, count)| Offer { text, count }).collect();
        (!offers.is_empty()).then_some(Self {
            around,
            offers,
            at: 0,
        })
    }
}

/// What the values of a field are counted by; none where they are not.
fn counted_by(field: &str) -> Option<Facet> {
    let name = NameField::ALL.into_iter().find(|name| name.name() == field);
    match field {
        "outlet" => Some(Facet::Outlet),
        "section" => Some(Facet::Section),
        "lang" => Some(Facet::Language),
        "tag" => Some(Facet::Tag),
        _ => name?.kinds().first().copied().map(Facet::Name),
    }
}
