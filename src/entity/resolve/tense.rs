//! Which way the sentence of a date looks: by the word that governs the date, the nearest one before it, else the nearest
//! one after it. `said on Friday it would cut jobs` looks back, `said it would cut jobs on Friday` ahead.
//!
//! The present tense looks ahead only with verbs of what stands in a calendar (`the trial starts Friday`): `a man dies
//! after crash Friday` is how headlines speak of the past.

use crate::entity::{document::Document, gazetteer::Bits, token::Shape};

/// Which way a sentence looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    /// What has happened.
    Past,
    /// Not said; most of news is past.
    Unknown,
    /// What is to come.
    Future,
}

/// Past forms that do not end in `ed`.
const PAST: &[&str] = &[
    "was", "were", "had", "has", "did", "said", "told", "spoke", "wrote", "began", "took", "came",
    "went", "held", "made", "left", "met", "got", "gave", "found", "kept", "sent", "sold", "paid",
    "bought", "brought", "built", "caught", "chose", "drew", "drove", "fell", "rose", "grew",
    "sank", "won", "lost", "led", "ran", "flew", "fled", "fought", "shot", "struck", "broke",
    "threw", "swept", "shook", "saw", "stood", "spent", "agreed",
];

/// Verbs of what is announced beforehand, in the forms that have a subject in the present tense.
const PLANNED: &[&str] = &[
    "begins", "starts", "opens", "reopens", "resumes", "convenes", "meets", "votes", "expires",
    "ends", "returns", "kicks", "begin", "resume", "reopen", "convene", "expire", "meet",
];

/// Which way the sentence of the date at `at` looks.
pub(crate) fn tense(document: &Document<'_>, at: usize) -> Tense {
    // A bounded look: a sentence may be as long as the text.
    const REACH: usize = 16;
    if let Some(tense) = beside(document, at) {
        return tense;
    }
    let is_same = |near: &usize| document.sentence(*near) == document.sentence(at);
    let mut before = (at.saturating_sub(REACH)..at).rev().take_while(is_same);
    let mut after = (at + 1..at + REACH).take_while(is_same);
    before
        .find_map(|near| sign(document, near))
        .or_else(|| after.find_map(|near| sign(document, near)))
        .unwrap_or(Tense::Unknown)
}

/// What the words right before a date say: `since Friday`, `by Friday`, `the vote is on Friday`, `a strike called for Friday`.
fn beside(document: &Document<'_>, at: usize) -> Option<Tense> {
    let last = at.checked_sub(1)?;
    let is_weekday = document.bits(at).has(Bits::WEEKDAY);
    let be = last - usize::from(document.is(last, "on") && last > 0);
    if document.is(last, "since") {
        return Some(Tense::Past);
    }
    if document.shape(last) != Shape::Lower {
        return None;
    }
    let until = |near: &usize| !document.is_any(*near, &["the", "end", "beginning", "of"]);
    let until = (0..=last).rev().take(4).find(until);
    let is_until = until.is_some_and(|near| document.is_any(near, &["until", "till"]));
    let is_limit = is_until || document.is(last, "by");
    let is_planned = is_weekday
        && (document.is(last, "for") && document.shape(at + 1) != Shape::Possessive
            || document.is_any(be, &["is", "are"]));
    (is_limit || is_planned).then_some(Tense::Future)
}

/// What the word at `at` says by itself.
fn sign(document: &Document<'_>, at: usize) -> Option<Tense> {
    let is_short_will = ["'ll", "\u{2019}ll"]
        .iter()
        .any(|end| document.word(at).ends_with(end));
    if is_short_will {
        return Some(Tense::Future);
    }
    if document.shape(at) != Shape::Lower {
        return None;
    }
    if is_ahead(document, at) {
        return Some(Tense::Future);
    }
    is_past(document, at).then_some(Tense::Past)
}

fn is_ahead(document: &Document<'_>, at: usize) -> bool {
    const BEFORE_TO: &[&str] = &[
        "is", "are", "was", "were", "set", "going", "about", "plans", "hopes",
    ];
    let before = |words: &[&str]| at > 0 && document.is_any(at - 1, words);
    match document.word(at) {
        "to" => document.is(at + 1, "be") || before(BEFORE_TO) || is_infinitive(document, at),
        // `closed due to snow`; `was due to appear`.
        "due" => !document.is(at + 1, "to") || before(BEFORE_TO),
        "expected" => !before(&["as", "than"]),
        "next" => !document.is(at + 1, "to"),
        "would" | "may" | "might" | "must" => !document.is(at + 1, "have"),
        _ => {
            document.bits(at).has(Bits::FUTURE) || is_planned(document, at) && is_verb(document, at)
        }
    }
}

/// Whether the `to` at `at` is that of a plan: `leaders to meet on Friday`, but not `failed to meet`.
fn is_infinitive(document: &Document<'_>, at: usize) -> bool {
    is_planned(document, at + 1)
        && !at
            .checked_sub(1)
            .is_some_and(|before| is_past(document, before))
}

fn is_planned(document: &Document<'_>, at: usize) -> bool {
    let is_vote =
        || document.is_any(at, &["go", "goes", "head", "heads"]) && document.is(at + 3, "polls");
    let takes =
        || document.is_any(at, &["take", "takes"]) && document.is_any(at + 1, &["place", "effect"]);
    document.is_any(at, PLANNED) || is_vote() || takes()
}

/// Whether a word that may be a noun, too, is a verb here: not in `after two votes`, `did not begin`.
fn is_verb(document: &Document<'_>, at: usize) -> bool {
    const BEFORE_NOUN: &[&str] = &[
        "the", "a", "an", "his", "her", "its", "their", "of", "for", "in", "by", "with", "after",
        "before", "no", "not", "to",
    ];
    at > 0
        && !document.is_any(at - 1, BEFORE_NOUN)
        && document.shape(at - 1) != Shape::Number
        && !document.bits(at - 1).has(Bits::NUMBER)
}

fn is_past(document: &Document<'_>, at: usize) -> bool {
    let is_adverb = at > 0 && document.word(at - 1).ends_with("ly");
    let before = at.checked_sub(1 + usize::from(is_adverb));
    // `will be opened` looks ahead, `has been opened` does not: the participle says nothing.
    let is_passive = before.is_some_and(|be| document.is_any(be, &["be", "is", "are"]));
    // `will meet allied leaders`: the verb is there already.
    let is_adjective = at.checked_sub(2).is_some_and(|modal| {
        let word = document.word(modal);
        matches!(word, "will" | "would" | "may" | "might" | "must" | "to")
    });
    let word = document.word(at);
    let is_regular = word.len() > 3 && word.ends_with("ed") && !word.ends_with("eed");
    let is_participle = is_regular && !is_adjective || document.is_any(at, PAST);
    is_participle && !is_passive
}
