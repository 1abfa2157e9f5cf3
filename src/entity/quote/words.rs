//! The small words around a verb of saying, and what they tell of who speaks.
//!
//! Lists and not rules: there are few of them, and English does not tell them by their form.

/// Between a subject and its verb.
const BETWEEN: &[&str] = &[
    "again",
    "also",
    "already",
    "always",
    "earlier",
    "first",
    "had",
    "has",
    "have",
    "himself",
    "herself",
    "however",
    "itself",
    "just",
    "later",
    "little",
    "often",
    "once",
    "only",
    "previously",
    "publicly",
    "recently",
    "repeatedly",
    "simply",
    "still",
    "then",
    "thus",
    "today",
    "tonight",
    "yesterday",
    "angrily",
    "bluntly",
    "calmly",
    "famously",
    "finally",
    "flatly",
    "quietly",
    "reportedly",
    "softly",
];

/// Before a verb of saying these mean that the subject did not speak.
const AGAINST: &[&str] = &[
    "be", "been", "being", "is", "are", "was", "were", "not", "never", "to", "did", "get", "got",
    "so",
];

const PREPOSITIONS: &[&str] = &[
    "about", "against", "among", "around", "at", "behind", "beside", "between", "by", "for",
    "from", "in", "inside", "into", "like", "near", "of", "off", "on", "outside", "over", "to",
    "toward", "towards", "under", "with", "without",
];

/// Words at which a role ends: `the spokesman | who called`.
const STOPS: &[&str] = &[
    "after",
    "and",
    "as",
    "because",
    "before",
    "but",
    "during",
    "if",
    "once",
    "or",
    "since",
    "that",
    "though",
    "through",
    "until",
    "upon",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whose",
    "whom",
    "during",
    "later",
    "yesterday",
    "today",
    "again",
    "recently",
    "earlier",
    "also",
    "last",
    "he",
    "she",
    "it",
    "they",
    "we",
    "then",
    "outside",
];

/// What is named in quotation marks and not said.
const NAMING: &[&str] = &[
    "album",
    "banner",
    "banners",
    "book",
    "chant",
    "entitled",
    "film",
    "headline",
    "headlined",
    "known",
    "labelled",
    "labeled",
    "marked",
    "movie",
    "named",
    "nickname",
    "nicknamed",
    "novel",
    "phrase",
    "play",
    "played",
    "poem",
    "read",
    "reading",
    "record",
    "sang",
    "sign",
    "signs",
    "singing",
    "single",
    "slogan",
    "slogans",
    "song",
    "songs",
    "term",
    "terms",
    "title",
    "titled",
    "tune",
    "so-called",
    "word",
    "words",
];

/// What says something on paper only: its words have an author, and this is not who.
const PAPERS: &[&str] = &[
    "act",
    "agreement",
    "amendment",
    "article",
    "bill",
    "book",
    "charter",
    "communique",
    "complaint",
    "constitution",
    "contract",
    "document",
    "draft",
    "e-mail",
    "email",
    "indictment",
    "inscription",
    "law",
    "lawsuit",
    "letter",
    "manifesto",
    "memo",
    "message",
    "motion",
    "note",
    "paper",
    "placard",
    "plaque",
    "poster",
    "report",
    "resolution",
    "ruling",
    "sign",
    "statement",
    "story",
    "study",
    "telegram",
    "text",
    "title",
    "treaty",
    "tweet",
    "verdict",
];

/// Whether a list has a word, whatever its capitals.
pub(super) fn is_in(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// May stand between a subject and its verb.
pub(super) fn is_between(word: &str) -> bool {
    is_in(BETWEEN, word)
}

/// Turns a verb of saying into something that was not said by its subject.
pub(super) fn is_against(word: &str) -> bool {
    is_in(AGAINST, word) || word.ends_with("n't") || word.ends_with("n\u{2019}t")
}

pub(super) fn is_preposition(word: &str) -> bool {
    is_in(PREPOSITIONS, word)
}

/// A word at which a role ends.
pub(super) fn is_stop(word: &str) -> bool {
    is_in(STOPS, word)
}

/// A word before a title, a slogan, a word that is spoken of.
pub(super) fn is_naming(word: &str) -> bool {
    is_in(NAMING, word)
}

/// A thing that is written, and so speaks for somebody else.
pub(super) fn is_paper(word: &str) -> bool {
    is_in(PAPERS, word)
}

/// `he` and `she`: a person. `they`, `it` and `we` are too many things.
pub(super) fn is_pronoun(word: &str) -> bool {
    is_in(&["he", "she"], word)
}

/// Pronouns that tell nobody in particular.
pub(super) fn is_other_pronoun(word: &str) -> bool {
    is_in(
        &[
            "i",
            "it",
            "that",
            "there",
            "they",
            "this",
            "we",
            "what",
            "which",
            "who",
            "whom",
            "you",
            "everybody",
            "everyone",
            "nobody",
            "somebody",
            "someone",
        ],
        word,
    )
}

/// Determiners of somebody who is not named and will not be: `a spokesman`, `his lawyer`.
pub(super) fn is_indefinite(word: &str) -> bool {
    const LIST: &[&str] = &[
        "a", "an", "another", "any", "both", "each", "every", "few", "her", "his", "its", "many",
        "most", "my", "no", "one", "other", "our", "several", "some", "their", "these", "those",
        "two", "three",
    ];
    is_in(LIST, word)
}

/// Whether a title before a name, or a role, tells that `pronoun` is not meant.
pub(super) fn contradicts(pronoun: &str, title: &str) -> bool {
    const SHE: &[&str] = &[
        "mrs.",
        "mrs",
        "ms.",
        "ms",
        "miss",
        "queen",
        "princess",
        "lady",
        "dame",
        "sister",
        "chairwoman",
        "spokeswoman",
        "congresswoman",
        "actress",
        "mother",
        "daughter",
        "wife",
        "widow",
    ];
    const HE: &[&str] = &[
        "mr.",
        "mr",
        "sir",
        "king",
        "prince",
        "lord",
        "brother",
        "father",
        "son",
        "husband",
        "actor",
        "spokesman",
        "congressman",
        "pope",
    ];
    is_in(
        if pronoun.eq_ignore_ascii_case("he") {
            SHE
        } else {
            HE
        },
        title,
    )
}
