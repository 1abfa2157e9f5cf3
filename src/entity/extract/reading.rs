//! One text on its way through the stages. Each stage takes its tokens away, so that none is in two mentions.

use super::Field;
use crate::entity::{
    Kind, acronym, agreement, dateline,
    document::{Case, Document},
    gazetteer::{Bits, Gazetteer},
    genitive, kinds,
    link::{Sex, Surface, Told},
    lookup::{self, Seen},
    model::{Found, Model},
    repair,
    rules::{self, Ruled},
    states,
    tagger::{self, Tagged},
    token::Shape,
    works,
};
use jiff::civil::Date;

/// One text on its way through the stages.
pub(super) struct Reading<'t> {
    document: Document<'t>,
    /// Tokens that belong to a mention already, or never will to a name.
    taken: Vec<bool>,
    ruled: Vec<Ruled>,
    tagged: Vec<Tagged>,
    /// The place of the dateline, which is written in capitals by custom.
    home: Option<Tagged>,
}

impl<'t> Reading<'t> {
    /// Reads a text as far as its numbers and days.
    pub(super) fn new(text: &'t str, gazetteer: &Gazetteer, published: Option<Date>) -> Self {
        let document = Document::new(text, gazetteer);
        let reserved = reserved(&document, gazetteer);
        let mut ruled = rules::find(&document, published);
        ruled.retain(|rule| {
            !reserved
                .get(rule.start..rule.end)
                .unwrap_or_default()
                .contains(&true)
        });
        let mut reading = Self {
            taken: vec![false; document.len()],
            document,
            ruled: Vec::new(),
            tagged: Vec::new(),
            home: None,
        };
        for rule in &ruled {
            reading.take(rule.start, rule.end);
        }
        reading.ruled = ruled;
        reading
    }

    fn take(&mut self, start: usize, end: usize) {
        if let Some(taken) = self.taken.get_mut(start..end) {
            taken.fill(true);
        }
    }

    fn is_free(&self, start: usize, end: usize) -> bool {
        self.taken
            .get(start..end)
            .is_some_and(|taken| !taken.contains(&true))
    }

    /// Takes names in, passing over those that would overlap.
    fn keep(&mut self, names: Vec<Tagged>) {
        for name in names {
            if name.start < name.end && self.is_free(name.start, name.end) {
                self.take(name.start, name.end);
                self.tagged.push(name);
            }
        }
    }

    /// Takes byline, dateline and sign-off out, full names before acronyms, works, names, and at last the lines whose
    /// capitals say nothing; returns the names found.
    pub(super) fn read_body(&mut self, gazetteer: &Gazetteer, model: Option<&Model>) -> Seen {
        let start = self.byline();
        self.dateline(start);
        self.keep(dateline::sign_off(&self.document).into_iter().collect());
        self.keep(acronym::find(&self.document, &self.taken));
        self.keep(works::find(&self.document, &self.taken));
        self.tag(gazetteer, model);
        let mut seen = Seen::default();
        seen.learn(&self.document, &self.tagged);
        self.keep(lookup::find(&self.document, gazetteer, &seen, &self.taken));
        seen
    }

    fn byline(&mut self) -> usize {
        let Some((names, end)) = dateline::byline(self.document.text, &self.document.tokens) else {
            return 0;
        };
        let people = names.into_iter().map(|(start, end)| Tagged {
            start,
            end,
            kind: Kind::Person,
        });
        self.keep(people.collect());
        self.take(0, end);
        end
    }

    fn dateline(&mut self, start: usize) {
        let tokens = self.document.tokens.get(start..).unwrap_or_default();
        let Some(found) = dateline::find(self.document.text, tokens) else {
            return;
        };
        let place = Tagged {
            start: start + found.place.0,
            end: start + found.place.1,
            kind: Kind::Loc,
        };
        let mut names = vec![place];
        if let Some((first, last)) = found.agency {
            names.push(Tagged {
                start: start + first,
                end: start + last,
                kind: Kind::Org,
            });
        }
        self.keep(names);
        self.home = Some(place);
    }

    /// Takes out the names the body has, and others where the capitals of the headline can be trusted.
    pub(super) fn read_headline(
        &mut self,
        gazetteer: &Gazetteer,
        model: Option<&Model>,
        seen: &Seen,
    ) {
        let is_title_case = is_title_case(&self.document);
        let known =
            lookup::find_anywhere(&self.document, gazetteer, seen, &self.taken, is_title_case);
        self.keep(known);
        if !is_title_case {
            self.tag(gazetteer, model);
        }
    }

    /// Finds names by rule, and where there is a model asks it with those for a hint.
    fn tag(&mut self, gazetteer: &Gazetteer, model: Option<&Model>) {
        self.keep(states::find(&self.document));
        for (start, end) in states::parties(&self.document) {
            self.take(start, end);
        }
        let guessed = tagger::tag(&self.document, gazetteer, &self.taken);
        let mut names = match model {
            None => self.at_home(guessed),
            Some(model) => {
                let found = model.tag(&self.document, gazetteer, &guessed, &self.taken);
                let kind = |found: &Found| kinds::of(&self.document, found, &guessed);
                let found = found.iter().map(|found| Tagged {
                    start: found.start,
                    end: found.end,
                    kind: kind(found),
                });
                let mended = repair::mend(&self.document, gazetteer, found.collect(), &guessed);
                let mended = self.at_home(mended);
                agreement::agree(&self.document, mended, &guessed, &self.taken)
            }
        };
        genitive::keep(&self.document, &mut names);
        self.keep(names);
    }

    /// The place of the dateline is that place wherever it is named, unless somebody of that surname is named in full.
    fn at_home(&self, mut names: Vec<Tagged>) -> Vec<Tagged> {
        let document = &self.document;
        let Some(home) = self.home else {
            return names;
        };
        let key = document.name_key(home.start, home.end);
        let is_namesake = |name: &Tagged| {
            let is_full = name.kind == Kind::Person && name.end > name.start + 1;
            is_full && document.key(name.end - 1) == key
        };
        if names.iter().any(is_namesake) {
            return names;
        }
        for name in &mut names {
            let is_titled = name.start > 0 && document.bits(name.start - 1).has(Bits::TITLE);
            if document.name_key(name.start, name.end) == key && !is_titled {
                name.kind = Kind::Loc;
            }
        }
        names
    }

    /// All that was found, ready to be linked.
    pub(super) fn surfaces(self, field: Field) -> Vec<Surface<'t>> {
        let mut surfaces = Vec::with_capacity(self.ruled.len() + self.tagged.len());
        let people = self.tagged.iter().filter(|name| name.kind == Kind::Person);
        let mut people: Vec<usize> = people.map(|name| name.start).collect();
        people.sort_unstable();
        for name in &self.tagged {
            let next = people.partition_point(|start| *start < name.end);
            let next = people.get(next).copied().unwrap_or(usize::MAX);
            surfaces.push(self.surface(field, name, next));
        }
        for rule in &self.ruled {
            let span = self.document.span(rule.start, rule.end);
            surfaces.push(Surface {
                field,
                span,
                text: span.of(self.document.text),
                kind: rule.kind,
                resolved: rule.resolved.clone(),
                country: None,
                is_gloss: false,
                told: Told::Nothing,
                is_loud: false,
                sex: None,
            });
        }
        surfaces
    }

    /// A name; the next person is named at token `next`.
    fn surface(&self, field: Field, name: &Tagged, next: usize) -> Surface<'t> {
        let document = &self.document;
        let span = document.span(name.start, name.end);
        let is_bracketed = name.start > 1
            && document.word(name.start - 1) == "("
            && document.word(name.end) == ")";
        let is_acronym =
            name.end == name.start + 1 && acronym::is_acronym(document.word(name.start));
        let follows = is_bracketed && is_acronym && self.ends_name(name.start - 1);
        let loud_end = self.home.map_or(0, |home| home.end);
        let is_loud = name.start < loud_end || document.case(name.start) == Case::Uniform;
        Surface {
            field,
            span,
            text: span.of(document.text),
            kind: name.kind,
            resolved: None,
            country: (name.kind == Kind::Org)
                .then(|| self.country(name))
                .flatten(),
            is_gloss: follows
                && matches!(name.kind, Kind::Org | Kind::Law | Kind::Event | Kind::Loc),
            told: told(document.bits(name.start)),
            is_loud: is_loud && document.shape(name.start) == Shape::Caps,
            sex: (name.kind == Kind::Person)
                .then(|| sex(document, name, next))
                .flatten(),
        }
    }

    /// Whether a name ends right before token `at`.
    fn ends_name(&self, at: usize) -> bool {
        at > 0 && self.taken.get(at - 1) == Some(&true)
    }

    /// The country nearest before a name in its sentence, or right after it (`Defence Ministry of Ukraine`).
    fn country(&self, name: &Tagged) -> Option<&'t str> {
        const REACH: usize = 30;
        let document = &self.document;
        let is_country = |at: usize| {
            document.bits(at).has(Bits::COUNTRY | Bits::NORP)
                && !document.bits(at).has(Bits::COMMON)
        };
        let near = (name.start.saturating_sub(REACH)..name.start).rev();
        let before = near
            .take_while(|at| document.sentence(*at) == document.sentence(name.start))
            .find(|at| is_country(*at));
        let after = document
            .is(name.end, "of")
            .then_some(name.end + 1)
            .filter(|at| is_country(*at));
        after.or(before).map(|at| {
            // `South Korea`, `North Vietnam`: the word before belongs to it.
            let is_half = at > 0
                && document.is_any(at - 1, &["North", "South", "East", "West", "New", "Saudi"]);
            document
                .span(at - usize::from(is_half), at + 1)
                .of(document.text)
        })
    }
}

/// What the title before a person says, or the first `he` or `she` before another is named, in this sentence or the next.
fn sex(document: &Document<'_>, name: &Tagged, next: usize) -> Option<Sex> {
    const REACH: usize = 30;
    let title = name.start.checked_sub(1);
    let is_called = |titles: &[&str]| title.is_some_and(|title| document.is_any(title, titles));
    if is_called(&["Mr.", "Mr", "Sir"]) {
        return Some(Sex::Man);
    }
    if is_called(&["Mrs.", "Mrs", "Ms.", "Ms", "Miss", "Dame"]) {
        return Some(Sex::Woman);
    }
    let last = document.sentence(name.end - 1).saturating_add(1);
    (name.end..next.min(name.end + REACH))
        .take_while(|at| document.sentence(*at) <= last)
        .find_map(|at| match document.word(at) {
            "he" | "He" => Some(Sex::Man),
            "she" | "She" => Some(Sex::Woman),
            _ => None,
        })
}

/// What lists say of a word that may be the short form of a name.
const fn told(bits: Bits) -> Told {
    if bits.has(Bits::ORG) {
        Told::Name
    } else if bits.has(Bits::ORG_HEAD) {
        Told::Head
    } else if bits.has(Bits::HEAD.and(Bits::TITLE_MODIFIER).and(Bits::COMMON)) {
        Told::Word
    } else {
        Told::Nothing
    }
}

/// Tokens of listed names with a number or a day in them, as `Bloody Sunday`: not for the rules.
fn reserved(document: &Document<'_>, gazetteer: &Gazetteer) -> Vec<bool> {
    let mut reserved = vec![false; document.len()];
    for at in 0..document.len() {
        if !document.bits(at).has(Bits::STARTS_PHRASE) || document.shape(at) == Shape::Lower {
            continue;
        }
        let tokens = document.tokens.get(at..).unwrap_or_default();
        let Some((length, _)) = gazetteer
            .phrase(tokens)
            .filter(|(_, bits)| bits.has(Bits::LISTED))
        else {
            continue;
        };
        let is_name = document.shape(at + length - 1) != Shape::Lower;
        if let Some(tokens) = reserved.get_mut(at..at + length).filter(|_| is_name) {
            tokens.fill(true);
        }
    }
    reserved
}

/// Whether a headline is in title case or capitals: most of its longer words have a capital.
fn is_title_case(document: &Document<'_>) -> bool {
    let (mut capital, mut small) = (0, 0);
    for at in 1..document.len() {
        match document.shape(at) {
            Shape::Lower if document.word(at).len() > 3 => small += 1,
            Shape::Capital | Shape::Caps => capital += 1,
            _ => {}
        }
    }
    capital > small * 2
}
