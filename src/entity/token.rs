//! Words of a text as byte ranges, never copies.
//!
//! Splits hyphens and the possessive `'s` off, keeps the period of abbreviations and initials, and hashes each word in
//! small letters without accents and periods, so that every later stage compares numbers. One pass, linear on any
//! input: a token is never looked back into.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// What a token looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A word in small letters.
    Lower,
    /// A word with a capital first.
    Capital,
    /// Two or more letters, all capitals, as `NATO` and `U.S.`.
    Caps,
    /// One capital and a period, as `J.`.
    Initial,
    /// Digits, with points and commas between them.
    Number,
    /// The `'s` of a genitive.
    Possessive,
    /// Any other character.
    Mark,
}

/// A word, number or mark.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// First byte.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
    /// Hash of the folded word; equal words have equal keys.
    pub(crate) key: u64,
    /// What it looks like.
    pub(crate) shape: Shape,
    /// Blank space, or the start of the text, stands before it.
    pub(crate) is_spaced: bool,
    /// A period belongs to it.
    pub(crate) is_abbreviated: bool,
}

impl Token {
    /// The word itself, of the text it was found in.
    pub(crate) fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// Hashes a word as [`tokenise`] does: small letters, no accents, no periods.
pub(crate) fn key(word: &str) -> u64 {
    let mut hash = SEED;
    for character in word.chars() {
        hash = add(hash, character);
    }
    hash
}

/// Joins the key of a further word to that of a phrase.
pub(crate) const fn join(phrase: u64, word: u64) -> u64 {
    (phrase.rotate_left(23) ^ word).wrapping_mul(PRIME)
}

fn add(mut hash: u64, character: char) -> u64 {
    let mut byte = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
    match character {
        '.' => {}
        '\u{2019}' | '\u{2bc}' => byte(b'\''),
        _ if character.is_ascii() => byte(character.to_ascii_lowercase() as u8),
        _ => decompose_canonical(character, |part| {
            if !is_combining_mark(part) {
                for lower in part.to_lowercase() {
                    // The letter under an accent must hash as the plain letter does.
                    if lower.is_ascii() {
                        byte(lower as u8);
                    } else {
                        lower.encode_utf8(&mut [0; 4]).bytes().for_each(&mut byte);
                    }
                }
            }
        }),
    }
    hash
}

/// Splits a text into tokens.
pub(crate) fn tokenise(text: &str) -> Vec<Token> {
    let mut cursor = Cursor { text, at: 0 };
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut is_spaced = true;
    while let Some(first) = cursor.peek() {
        if first.is_whitespace() {
            cursor.bump(first);
            is_spaced = true;
            continue;
        }
        let mut token = if is_word(first) && !first.is_ascii_digit() {
            cursor.word()
        } else if first.is_ascii_digit() {
            cursor.number()
        } else {
            cursor.mark(first, is_spaced)
        };
        token.is_spaced = is_spaced;
        is_spaced = false;
        tokens.push(token);
    }
    tokens
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || is_combining_mark(character)
}

const fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '\u{2019}' | '\u{2bc}')
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

/// What was seen of the letters of a word.
#[derive(Default)]
struct Letters {
    count: usize,
    upper: usize,
    lower: usize,
    starts_upper: bool,
}

impl Letters {
    fn see(&mut self, character: char) {
        if self.count == 0 {
            self.starts_upper = character.is_uppercase();
        }
        self.count += 1;
        self.upper += usize::from(character.is_uppercase());
        self.lower += usize::from(character.is_lowercase());
    }

    /// The same for a letter or digit of ASCII, most of what is printed.
    fn see_ascii(&mut self, character: char) {
        if self.count == 0 {
            self.starts_upper = character.is_ascii_uppercase();
        }
        self.count += 1;
        self.upper += usize::from(character.is_ascii_uppercase());
        self.lower += usize::from(character.is_ascii_lowercase());
    }

    fn shape(&self, has_period: bool) -> Shape {
        match (self.upper, self.lower) {
            (1, 0) if self.count == 1 && has_period => Shape::Initial,
            (2.., 0) => Shape::Caps,
            (1, 0) if self.count > 1 => Shape::Caps,
            (0, _) => Shape::Lower,
            // `iPhone` and `eBay` are names too.
            _ if self.starts_upper || self.upper > 0 => Shape::Capital,
            _ => Shape::Lower,
        }
    }
}

impl Cursor<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn peek_second(&self) -> Option<char> {
        self.rest().chars().nth(1)
    }

    fn bump(&mut self, character: char) {
        self.at += character.len_utf8();
    }

    fn token(&self, start: usize, key: u64, shape: Shape) -> Token {
        Token {
            start: start as u32,
            end: self.at as u32,
            key,
            shape,
            is_spaced: false,
            is_abbreviated: false,
        }
    }

    fn word(&mut self) -> Token {
        let start = self.at;
        let mut hash = SEED;
        let mut letters = Letters::default();
        while let Some(character) = self.peek() {
            if character.is_ascii_alphanumeric() {
                letters.see_ascii(character);
                hash = (hash ^ u64::from(character.to_ascii_lowercase() as u8)).wrapping_mul(PRIME);
                self.at += 1;
                continue;
            }
            if is_word(character) {
                letters.see(character);
            } else if !(is_apostrophe(character) && self.apostrophe_continues(&letters)) {
                break;
            }
            hash = add(hash, character);
            self.bump(character);
        }
        let has_period = self.period(start, &mut letters, &mut hash);
        let mut token = self.token(start, hash, letters.shape(has_period));
        token.is_abbreviated = has_period;
        token
    }

    /// Whether the apostrophe at the cursor is inside a word, as in `O'Brien`, and not the start of a genitive.
    fn apostrophe_continues(&self, letters: &Letters) -> bool {
        let mut ahead = self.rest().chars().skip(1);
        let Some(next) = ahead.next().filter(|next| next.is_alphabetic()) else {
            return false;
        };
        let is_genitive = matches!(next, 's' | 'S') && !ahead.next().is_some_and(is_word);
        letters.count > 0 && !is_genitive
    }

    /// Takes the period of an abbreviation: `U.S.`, `J.`, `a.m.`, `Gen.`. Says whether there was one.
    fn period(&mut self, start: usize, letters: &mut Letters, hash: &mut u64) -> bool {
        if self.peek() != Some('.') {
            return false;
        }
        let word = self.text.get(start..self.at).unwrap_or_default();
        // The last letter of `AT&T` is no initial; of `S.&P.` it is.
        let before = self.text.get(..start).unwrap_or_default();
        let joined = before.strip_suffix('&').unwrap_or_default();
        if letters.count == 1 && joined.ends_with(char::is_alphanumeric) {
            return false;
        }
        if letters.count == 1 && word.chars().all(char::is_alphabetic) {
            if letters.upper == 0 && !self.peek_second().is_some_and(char::is_alphabetic) {
                return false;
            }
            self.bump('.');
            self.dotted(letters, hash);
            return true;
        }
        let is_abbreviation = is_abbreviation(word);
        if is_abbreviation {
            self.bump('.');
        }
        is_abbreviation
    }

    /// Takes the further letters of `U.S.S.R.`, `a.m.` and of initials without a space between them.
    fn dotted(&mut self, letters: &mut Letters, hash: &mut u64) {
        loop {
            let mut ahead = self.rest().chars();
            let (Some(letter), Some('.')) = (ahead.next(), ahead.next()) else {
                return;
            };
            if !letter.is_alphabetic() {
                return;
            }
            letters.see(letter);
            *hash = add(*hash, letter);
            self.bump(letter);
            self.bump('.');
        }
    }

    fn number(&mut self) -> Token {
        let start = self.at;
        let mut hash = SEED;
        while let Some(character) = self.peek() {
            let is_inner = matches!(character, '.' | ',')
                && self.peek_second().is_some_and(|next| next.is_ascii_digit());
            if !character.is_ascii_digit() && !is_inner {
                break;
            }
            hash = add(hash, character);
            self.bump(character);
        }
        self.token(start, hash, Shape::Number)
    }

    fn mark(&mut self, first: char, is_spaced: bool) -> Token {
        let start = self.at;
        self.bump(first);
        if is_apostrophe(first) && !is_spaced {
            let mut ahead = self.rest().chars();
            if let Some(letter @ ('s' | 'S')) = ahead.next()
                && !ahead.next().is_some_and(is_word)
            {
                self.bump(letter);
                return self.token(start, key("'s"), Shape::Possessive);
            }
        }
        self.token(start, add(SEED, first), Shape::Mark)
    }
}

/// Whether a period after this word belongs to it.
fn is_abbreviation(word: &str) -> bool {
    const LONGEST: usize = 6;
    const KNOWN: &[&str] = &[
        "adm", "approx", "apr", "assn", "aug", "ave", "bldg", "brig", "bros", "capt", "cmdr", "co",
        "col", "corp", "cpl", "dec", "dept", "det", "dr", "est", "feb", "fig", "fr", "ft", "gen",
        "gov", "hon", "inc", "insp", "jan", "jr", "jul", "jun", "lbs", "lt", "ltd", "maj", "mar",
        "messrs", "mlle", "mme", "mr", "mrs", "ms", "mt", "nov", "oct", "ph", "pres", "prof",
        "pvt", "rep", "reps", "rev", "sen", "sens", "sep", "sept", "sgt", "sr", "ss", "st", "supt",
        "vs",
    ];
    if word.len() > LONGEST || word.starts_with(|first: char| first.is_lowercase()) && word != "vs"
    {
        return false;
    }
    KNOWN
        .binary_search(&word.to_ascii_lowercase().as_str())
        .is_ok()
}

#[cfg(test)]
mod tests;
