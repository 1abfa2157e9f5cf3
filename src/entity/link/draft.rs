//! Entities in the making: which surfaces they have, and what they will be called.

use super::{
    super::{extraction::Entity, key::KeyMap, label::Kind},
    Surface,
};
use crate::text::fold::{Case, fold};

/// An entity in the making.
#[derive(Debug, Clone, Default)]
struct Draft {
    kind: Option<Kind>,
    /// What to call it, when that is no surface of it.
    name: Option<String>,
}

/// The entities of an article in the making.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    drafts: Vec<Draft>,
}

impl Drafts {
    pub(super) fn len(&self) -> usize {
        self.drafts.len()
    }

    /// Begins a new entity.
    pub(super) fn begin(&mut self, kind: Kind) -> usize {
        self.drafts.push(Draft {
            kind: Some(kind),
            name: None,
        });
        self.drafts.len() - 1
    }

    /// Begins one with a name of its own.
    pub(super) fn begin_named(&mut self, kind: Kind, name: String) -> usize {
        self.drafts.push(Draft {
            kind: Some(kind),
            name: Some(name),
        });
        self.drafts.len() - 1
    }

    /// Names the entities by their surfaces.
    pub(super) fn finish(self, surfaces: &[Surface<'_>], owners: &[Option<usize>]) -> Vec<Entity> {
        let mut wordings: Vec<Wordings> = self.drafts.iter().map(|_| Wordings::default()).collect();
        let mut resolved: Vec<Option<String>> = vec![None; self.drafts.len()];
        for (surface, owner) in surfaces.iter().zip(owners) {
            let Some(owner) = *owner else { continue };
            if let Some(wordings) = wordings.get_mut(owner) {
                wordings.add(surface);
            }
            if let Some(resolved) = resolved
                .get_mut(owner)
                .filter(|resolved| resolved.is_none())
            {
                resolved.clone_from(&surface.resolved);
            }
        }
        let parts = self.drafts.into_iter().zip(wordings).zip(resolved);
        parts
            .map(|((draft, wordings), resolved)| wordings.entity(draft, resolved))
            .collect()
    }
}

/// One way an entity is written.
#[derive(Debug)]
struct Wording {
    text: String,
    count: usize,
    /// Only seen in capitals so far.
    is_loud: bool,
}

/// The different wordings of one entity, in order of first use, capitals folded.
#[derive(Debug, Default)]
struct Wordings {
    list: Vec<Wording>,
    by_folded: KeyMap<String, usize>,
}

impl Wordings {
    fn add(&mut self, surface: &Surface<'_>) {
        let mut text = one_line(surface.text);
        if surface.is_loud {
            text = title_case(&text, surface.kind);
        }
        let folded = fold(&text, Case::Fold);
        if let Some(known) = self
            .by_folded
            .get(&folded)
            .and_then(|at| self.list.get_mut(*at))
        {
            known.count += 1;
            // As written in running text, where there is such a place.
            if known.is_loud && !surface.is_loud {
                known.text = text;
                known.is_loud = false;
            }
            return;
        }
        self.by_folded.insert(folded, self.list.len());
        self.list.push(Wording {
            text,
            count: 1,
            is_loud: surface.is_loud,
        });
    }

    fn entity(self, draft: Draft, resolved: Option<String>) -> Entity {
        let kind = draft.kind.unwrap_or(Kind::Other);
        let best = self.best(kind);
        let name = draft.name.unwrap_or_else(|| {
            self.list
                .get(best)
                .map(|wording| wording.text.clone())
                .unwrap_or_default()
        });
        let aliases = self
            .list
            .into_iter()
            .map(|wording| wording.text)
            .filter(|text| *text != name)
            .collect();
        Entity {
            kind,
            label: kind.into(),
            name,
            aliases,
            resolved,
            whose: None,
        }
    }

    /// The wording that names it: the fullest, for groups the commonest.
    fn best(&self, kind: Kind) -> usize {
        let fullness = |wording: &Wording| {
            let words = wording.text.split(' ').count();
            match kind {
                Kind::Norp => (wording.count, 0),
                _ => (words, wording.text.len()),
            }
        };
        let mut best = 0;
        for (at, wording) in self.list.iter().enumerate() {
            if self
                .list
                .get(best)
                .is_none_or(|known| fullness(wording) > fullness(known))
            {
                best = at;
            }
        }
        best
    }
}

/// A name that was broken over two lines, on one.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// `NEW YORK` as `New York`; what is short, or one word of an organisation, may be an acronym and stays.
fn title_case(text: &str, kind: Kind) -> String {
    const SMALL: [&str; 12] = [
        "de", "del", "la", "le", "of", "the", "en", "sur", "and", "for", "van", "von",
    ];
    let may_be_acronym = match kind {
        Kind::Person => false,
        Kind::Org => !text.contains(' '),
        _ => text.len() < 4,
    };
    if may_be_acronym || text.contains('.') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive([' ', '-']) {
        let lower = piece.to_lowercase();
        let is_small = !out.is_empty() && SMALL.contains(&lower.trim_end_matches([' ', '-']));
        let mut letters = lower.chars();
        match letters.next() {
            Some(first) if !is_small => {
                out.extend(first.to_uppercase());
                out.push_str(letters.as_str());
            }
            _ => out.push_str(&lower),
        }
    }
    out
}
