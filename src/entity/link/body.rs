//! Everything that is not a person: by key, by acronym, by country.

use super::{
    super::{
        acronym,
        key::{KeyMap, Keys},
        label::Kind,
        token::{self, Shape, Token},
    },
    Surface, Told,
    draft::Drafts,
};

/// Links places, organisations, groups, works, dates and amounts.
pub(super) struct Bodies<'g> {
    keys: &'g Keys,
    by_key: KeyMap<(Kind, u64), usize>,
    by_acronym: KeyMap<u64, usize>,
    /// Words of longer names of organisations; none when two share it.
    by_part: KeyMap<(Part, u64), Option<usize>>,
}

/// Which word of a longer name may be its short form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    /// The first: `Acme` of `Acme Holdings`.
    First,
    /// The first of a company, whatever else it is called: `Toyota` of `Toyota Motor Corp.`
    Company,
    /// The noun before `of`: `House` of `House of Representatives`.
    BeforeOf,
    /// The noun at the end: `Commission` of `European Commission`.
    Last,
}

impl Part {
    /// Those that a word may be.
    const fn of(told: Told) -> &'static [Self] {
        match told {
            Told::Nothing => &[Self::First],
            Told::Name => &[Self::Company],
            Told::Head => &[Self::BeforeOf, Self::Last],
            Told::Word => &[Self::BeforeOf],
        }
    }
}

impl<'g> Bodies<'g> {
    pub(super) fn new(keys: &'g Keys) -> Self {
        Self {
            keys,
            by_key: KeyMap::default(),
            by_acronym: KeyMap::default(),
            by_part: KeyMap::default(),
        }
    }

    pub(super) fn link(
        mut self,
        surfaces: &[Surface<'_>],
        drafts: &mut Drafts,
        owners: &mut [Option<usize>],
    ) {
        let mut short = Vec::new();
        for at in 0..surfaces.len() {
            let Some(surface) = surfaces
                .get(at)
                .filter(|surface| surface.kind != Kind::Person)
            else {
                continue;
            };
            let before = at
                .checked_sub(1)
                .and_then(|before| owners.get(before).copied().flatten());
            let full = at.checked_sub(1).and_then(|before| surfaces.get(before));
            let is_gloss = surface.is_gloss && full.is_some_and(|full| stands_for(surface, full));
            if let Some(owner) = before.filter(|_| is_gloss) {
                self.by_acronym.insert(token::key(surface.text), owner);
                owners[at] = Some(owner);
            } else if is_short(surface) {
                short.push(at);
            } else {
                owners[at] = Some(self.owner(surface, drafts));
            }
        }
        for at in short {
            if let Some(surface) = surfaces.get(at) {
                owners[at] = Some(self.short(surface, drafts));
            }
        }
    }

    fn owner(&mut self, surface: &Surface<'_>, drafts: &mut Drafts) -> usize {
        let key = self.key(surface);
        if let Some(owner) = self.by_key.get(&(surface.kind, key)) {
            return *owner;
        }
        let owner = match self.of_country(surface) {
            Some((people, body)) => drafts.begin_named(surface.kind, format!("{people} {body}")),
            None => drafts.begin(surface.kind),
        };
        self.by_key.insert((surface.kind, key), owner);
        self.register(surface, owner);
        owner
    }

    /// The people and the body of a ministry: `Russian` and `Defence Ministry`, however it is put.
    fn of_country<'t>(&self, surface: &Surface<'t>) -> Option<(&'t str, &'t str)>
    where
        'g: 't,
    {
        if surface.kind != Kind::Org {
            return None;
        }
        if let Some((body, country)) = surface.text.rsplit_once(" of ")
            && let Some(people) = self.keys.people(country)
        {
            return super::is_every_countrys(body).then_some((people, body));
        }
        let first = surface.text.split(' ').next().unwrap_or_default();
        let has_own = self.keys.people(first).is_some();
        let country = surface.country?;
        let people = self.keys.people(country).unwrap_or(country);
        (super::is_every_countrys(surface.text) && !has_own).then_some((people, surface.text))
    }

    fn key(&self, surface: &Surface<'_>) -> u64 {
        if let Some(resolved) = &surface.resolved {
            return token::key(resolved);
        }
        // Amounts differ by their symbols too, which the key of a name leaves out.
        if matches!(
            surface.kind,
            Kind::Money | Kind::Percent | Kind::Quantity | Kind::Time | Kind::Date
        ) {
            return token::key(surface.text);
        }
        let mut key = self.keys.of(surface.text);
        if surface.kind == Kind::Norp {
            key = self
                .keys
                .of(surface.text.strip_suffix('s').unwrap_or(surface.text));
        }
        match self.of_country(surface) {
            Some((people, body)) => token::join(self.keys.of(body), self.keys.of(people)),
            None => key,
        }
    }

    /// Remembers by which short forms a longer name may be called later.
    fn register(&mut self, surface: &Surface<'_>, owner: usize) {
        let tokens = token::tokenise(surface.text);
        if surface.kind != Kind::Org || tokens.len() < 2 {
            return;
        }
        let capitals = tokens
            .iter()
            .filter(|token| matches!(token.shape, Shape::Capital | Shape::Caps));
        let initials: String = capitals
            .filter_map(|token| surface.text.get(token.start as usize..)?.chars().next())
            .collect();
        if initials.chars().count() > 1 {
            self.by_acronym
                .entry(token::key(&initials))
                .or_insert(owner);
        }
        self.register_parts(&tokens, owner);
    }

    fn register_parts(&mut self, tokens: &[Token], owner: usize) {
        let words = self.keys.without_form(tokens);
        let of = ["of", "for"].map(token::key);
        let noun = words.iter().position(|token| of.contains(&token.key));
        let noun = noun.and_then(|of| of.checked_sub(1));
        let first = words.first().filter(|_| words.len() < tokens.len());
        let parts = [
            (Part::First, words.first()),
            (Part::Company, first),
            (Part::BeforeOf, noun.and_then(|noun| words.get(noun))),
            (Part::Last, words.last().filter(|_| noun.is_none())),
        ];
        for (part, word) in parts {
            let Some(word) = word else { continue };
            let known = self.by_part.entry((part, word.key)).or_insert(Some(owner));
            if *known != Some(owner) {
                *known = None;
            }
        }
    }

    /// The owner of one word: what an acronym stands for, what a first word begins.
    fn short(&mut self, surface: &Surface<'_>, drafts: &mut Drafts) -> usize {
        let key = self.key(surface);
        if let Some(owner) = self.by_key.get(&(surface.kind, key)) {
            return *owner;
        }
        let word = token::key(surface.text);
        let is_acronym = acronym::is_acronym(surface.text);
        let by_acronym = self.by_acronym.get(&word).copied().filter(|_| is_acronym);
        let by_part = || {
            let mut parts = Part::of(surface.told).iter();
            parts.find_map(|part| *self.by_part.get(&(*part, word))?)
        };
        let owner = by_acronym
            .or_else(by_part)
            .unwrap_or_else(|| drafts.begin(surface.kind));
        self.by_key.insert((surface.kind, key), owner);
        owner
    }
}

/// Whether an acronym in brackets can stand for the name before it. `TOKYO (AFP)` names an agency.
fn stands_for(acronym: &Surface<'_>, full: &Surface<'_>) -> bool {
    let is_long = full.text.contains([' ', '-']);
    let is_same_head = full.text.chars().next() == acronym.text.chars().next();
    match full.kind {
        Kind::Org | Kind::Law | Kind::Event => is_long,
        Kind::Loc => is_long && is_same_head && acronym.text.len() == full.text.split(' ').count(),
        _ => false,
    }
}

/// One word of the kinds that have acronyms and short forms.
fn is_short(surface: &Surface<'_>) -> bool {
    surface.kind == Kind::Org && !surface.text.contains([' ', '-'])
}
