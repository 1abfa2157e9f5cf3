//! Mends the ends of the names a tagger has found, by what names are made of: no title, article, number or word in small
//! letters at their ends, and no two names in one.

use super::{
    document::Document,
    gazetteer::{Bits, Gazetteer},
    key::KeySet,
    label::Kind,
    tagger::Tagged,
    token::Shape,
};

/// Small words that a name may begin with.
const PARTICLES: &[&str] = &[
    "al", "el", "de", "van", "von", "der", "den", "du", "da", "di", "bin", "ul", "ibn", "la", "le",
];

/// The first of the letters of East Asia: a name they stand in has run on into another language.
const EAST_ASIAN: char = '\u{2e80}';

/// Mends the names of a text; `guessed` is what the rules say of it.
pub(crate) fn mend(
    document: &Document<'_>,
    gazetteer: &Gazetteer,
    found: Vec<Tagged>,
    guessed: &[Tagged],
) -> Vec<Tagged> {
    let mut mended = Vec::with_capacity(found.len());
    let is_read = |name: &Tagged| {
        let name = document.span(name.start, name.end).of(document.text);
        name.is_ascii() || name.chars().all(|letter| letter < EAST_ASIAN)
    };
    for name in heed(found, guessed).into_iter().filter(is_read) {
        let mut rest = Some(name);
        let mut is_part = false;
        while let Some(name) = rest {
            let cut = seam(document, gazetteer, name, guessed);
            rest = cut.map(|(_, start)| Tagged { start, ..name });
            let end = cut.map_or(name.end, |(end, _)| end);
            let part = trim(document, Tagged { end, ..name });
            let floor = mended.last().map_or(0, |last: &Tagged| last.end);
            let part = widen(document, gazetteer, part, floor);
            is_part |= cut.is_some();
            if part.start < part.end {
                let part = if is_part { named(part, guessed) } else { part };
                mended.push(Tagged {
                    kind: told(document, part),
                    ..part
                });
            }
        }
    }
    without_owners(document, mended)
}

/// The names less the titles that own something, as in `Sheriff's deputies`; `Major` stays where John Major is named in full.
fn without_owners(document: &Document<'_>, mut names: Vec<Tagged>) -> Vec<Tagged> {
    let is_person = |name: &&Tagged| name.kind == Kind::Person;
    let people = names.iter().filter(is_person);
    let full = people.filter(|name| name.end > name.start + 1);
    let surnames: KeySet = full.map(|name| document.key(name.end - 1)).collect();
    names.retain(|name| {
        let bits = document.bits(name.start);
        let is_title = bits.has(Bits::TITLE) && !bits.has(Bits::FIRST | Bits::SURNAME);
        let is_alone = name.end == name.start + 1 && name.kind == Kind::Person;
        let is_owner = document.shape(name.end) == Shape::Possessive;
        !(is_alone && is_title && is_owner) || surnames.contains(&document.key(name.start))
    });
    names
}

/// Half of a name is what the rules say it is.
fn named(part: Tagged, guessed: &[Tagged]) -> Tagged {
    let at = guessed.partition_point(|guess| guess.start < part.start);
    let guess = guessed.get(at).filter(|guess| guess.start == part.start);
    guess
        .filter(|guess| guess.end == part.end)
        .copied()
        .unwrap_or(part)
}

/// What the words around or at the end of a name say it is, and else what it was taken for: `Ghana Premier League`, and the
/// seat of the member `(Kanye North)`.
fn told(document: &Document<'_>, name: Tagged) -> Kind {
    const PARTS: &[&str] = &["North", "South", "East", "West", "Central"];
    const LEAGUES: &[&str] = &["Premier", "Champions", "Super", "Europa"];
    if name.end < name.start + 2 {
        return name.kind;
    }
    let (last, before) = (document.word(name.end - 1), document.word(name.end - 2));
    let is_enclosed =
        name.start > 0 && document.word(name.start - 1) == "(" && document.word(name.end) == ")";
    match name.kind {
        Kind::Org | Kind::Product if last == "League" && LEAGUES.contains(&before) => Kind::Event,
        Kind::Org | Kind::Person if is_enclosed && PARTS.contains(&last) => Kind::Loc,
        kind => kind,
    }
}

/// Where a body's name has run on into where it is: `House of Representatives in Tobruk`.
fn seat(document: &Document<'_>, name: Tagged, guessed: &[Tagged]) -> Option<(usize, usize)> {
    let at = (name.start + 2..name.end).find(|at| document.word(*at) == "in")?;
    let is_place = guessed
        .iter()
        .any(|guess| guess.start == at + 1 && guess.end == name.end && guess.kind == Kind::Loc);
    let is_group = document.is_any(name.start, &["al", "Islamic"]);
    (name.kind == Kind::Org && is_place && !is_group).then_some((at, at + 1))
}

/// Lets the rules have their word where the words themselves say what a name is: the laws, events and products they find
/// stay, and what the tagger has found inside them goes.
fn heed(found: Vec<Tagged>, guessed: &[Tagged]) -> Vec<Tagged> {
    let is_told = |guess: &&Tagged| matches!(guess.kind, Kind::Law | Kind::Event | Kind::Product);
    let mut all = found;
    for guess in guessed.iter().filter(is_told) {
        let first = all.partition_point(|name| name.end <= guess.start);
        let past = all.partition_point(|name| name.start < guess.end);
        let covered = all.get(first..past).unwrap_or_default();
        let is_inside = |name: &Tagged| guess.start <= name.start && name.end <= guess.end;
        if covered.iter().all(is_inside) {
            all.splice(first..past, [*guess]);
        }
    }
    all
}

/// Where the rules see two names: `Bank of Utopia and Acme Corp.`, `Ukrainian Defence Ministry`.
fn between(document: &Document<'_>, name: Tagged, guessed: &[Tagged]) -> Option<(usize, usize)> {
    let at = guessed.partition_point(|guess| guess.start < name.start);
    let [first, second, ..] = guessed.get(at..)? else {
        return None;
    };
    let is_whole = first.start == name.start && second.end <= name.end && second.kind == Kind::Org;
    let are_joined = document.is(first.end, "and") && second.start == first.end + 1;
    let are_bodies = first.kind == Kind::Org && first.end > first.start + 1 && are_joined;
    let is_of_people = first.kind == Kind::Norp
        && first.end == second.start
        && second.end == name.end
        && second.end > second.start + 1
        && document.bits(second.end - 1).has(Bits::GOV_HEAD);
    (name.kind == Kind::Org && is_whole && (are_bodies || is_of_people))
        .then_some((first.end, second.start))
}

/// Where two names were taken for one: the end of the first and the start of the second.
fn seam(
    document: &Document<'_>,
    gazetteer: &Gazetteer,
    name: Tagged,
    guessed: &[Tagged],
) -> Option<(usize, usize)> {
    if let Some(seam) = between(document, name, guessed).or_else(|| seat(document, name, guessed)) {
        return Some(seam);
    }
    let is_listed = || {
        let tokens = document.tokens.get(name.start..).unwrap_or_default();
        let phrase = gazetteer.phrase(tokens);
        phrase.is_some_and(|(length, _)| length == name.end - name.start)
    };
    let is_pair = |at: usize| {
        matches!(name.kind, Kind::Person | Kind::Loc | Kind::Norp) && document.is(at, "and")
    };
    let is_word = |at: usize| {
        matches!(name.kind, Kind::Person | Kind::Loc | Kind::Norp | Kind::Org)
            && document.shape(at) == Shape::Lower
            && document.word(at).len() > 3
            && !document.is_glued(at)
            && !document.bits(at).has(Bits::STOP)
            && !document.is_any(at, PARTICLES)
    };
    let at = (name.start + 1..name.end).find(|at| is_pair(*at) || is_word(*at))?;
    (!is_listed()).then_some((at, at + 1))
}

fn trim(document: &Document<'_>, mut name: Tagged) -> Tagged {
    while name.start < name.end && !may_begin(document, name) {
        name.start += 1;
    }
    while name.start < name.end && !may_end(document, name) {
        name.end -= 1;
    }
    name
}

/// A person's name with what was taken for a title or a word beside it: `Lady Gaga`, `Don Bacon`, `Moon Jae-in`.
fn widen(document: &Document<'_>, gazetteer: &Gazetteer, name: Tagged, floor: usize) -> Tagged {
    if name.kind != Kind::Person || name.start >= name.end {
        return name;
    }
    let starts = name.start.saturating_sub(2).max(floor)..name.start;
    let listed = starts.into_iter().find_map(|start| {
        let tokens = document.tokens.get(start..)?;
        let is_first = document.bits(start).has(Bits::STARTS_PHRASE);
        let (length, bits) = gazetteer.phrase(tokens).filter(|_| is_first)?;
        let is_name = bits.has(Bits::FIRST) && start + length >= name.end;
        is_name.then_some((start, start + length))
    });
    let (mut start, mut end) = listed.unwrap_or((name.start, name.end));
    let is_surname = end == start + 1 && start > floor;
    if is_surname && is_given_name(document, start - 1) {
        start -= 1;
    }
    let is_syllable = end > start + 1
        && document.word(end) == "-"
        && document.is_glued(end)
        && document.is_glued(end + 1)
        && document.shape(end + 1) == Shape::Lower
        && !(document.word(end + 2) == "-" && document.is_glued(end + 2))
        && is_syllable(
            document,
            Tagged {
                end: end + 2,
                ..name
            },
        );
    if is_syllable {
        end += 2;
    }
    Tagged { start, end, ..name }
}

/// Whether a title before a surname is rather a given name: `Earl Warren`, but `the Earl Spencer`.
fn is_given_name(document: &Document<'_>, at: usize) -> bool {
    let is_part = at > 0 && document.is_any(at - 1, &["the", "Grand"]);
    document.is_any(at, &["Don", "Earl"])
        && document.shape(at) == Shape::Capital
        && document.sentence(at) == document.sentence(at + 1)
        && !is_part
}

fn may_begin(document: &Document<'_>, name: Tagged) -> bool {
    let at = name.start;
    let is_longer = name.end > at + 1;
    match document.shape(at) {
        Shape::Mark | Shape::Possessive => false,
        Shape::Lower => document.is_any(at, PARTICLES) && is_longer,
        _ if name.kind == Kind::Person && is_longer => {
            // `Rear Admiral`, `Paramount Chief`: the first word is no title alone.
            let is_modifier = name.end > at + 2
                && document.bits(at).has(Bits::TITLE_MODIFIER)
                && document.bits(at + 1).has(Bits::TITLE);
            let is_title = document.bits(at).has(Bits::TITLE) || is_modifier;
            !is_title || document.shape(at + 1) == Shape::Lower
        }
        _ => {
            !(document.is(at, "the") && is_longer)
                || name.kind == Kind::WorkOfArt
                || document.is(at + 1, "hague")
        }
    }
}

fn may_end(document: &Document<'_>, name: Tagged) -> bool {
    let at = name.end - 1;
    match document.shape(at) {
        Shape::Mark => matches!(document.word(at), "!" | "?" | "+") && name.kind != Kind::Person,
        Shape::Possessive => false,
        Shape::Number => !matches!(name.kind, Kind::Person | Kind::Loc | Kind::Norp),
        // `Mao Tse-tung` and `US-backed`.
        Shape::Lower => {
            name.kind == Kind::WorkOfArt || document.is_glued(at) && is_syllable(document, name)
        }
        _ => true,
    }
}

/// Whether small letters after a hyphen may belong to a name.
fn is_syllable(document: &Document<'_>, name: Tagged) -> bool {
    let word = document.word(name.end - 1);
    matches!(name.kind, Kind::Person | Kind::Org)
        && word.len() < 6
        && !word.ends_with("ed")
        && !document.is_any(
            name.end - 1,
            &[
                "led", "run", "held", "era", "style", "like", "made", "born", "free", "wide",
                "only", "esque",
            ],
        )
}
