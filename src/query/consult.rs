//! What an index of words knows of a pattern: which texts hold it, or only which may. Words are cut and folded as the scan
//! cuts and folds them, so a word, the beginning of one, or words with a blank between are answered by the index alone.
//! Where capitals count, or something else than a blank stands between words, it says which texts are to be looked at.
//! Of letters within a word and of regular expressions it knows nothing.

use super::ast::{Form, Pattern};
use crate::{
    index::{
        Concordance,
        bits::Bits,
        sought::{LONGEST, Sought, step},
    },
    text::{
        fold::{Case, fold},
        words::{Word, Words},
    },
};

/// What is known of the articles by an index.
pub(super) struct Known {
    /// Those that need not be looked at.
    pub(super) looked: Bits,
    /// Those of them that hold it.
    pub(super) held: Bits,
}

/// Asks an index; none where it knows nothing.
pub(super) fn consult(index: &Concordance, pattern: &Pattern) -> Option<Known> {
    let asked = Asked::of(pattern)?;
    let mut found: Option<Bits> = None;
    for sought in &asked.all {
        let holds = index.find(sought)?;
        match &mut found {
            Some(found) => found.keep(&holds),
            None => found = Some(holds),
        }
    }
    let found = found?;
    Some(if asked.is_exact {
        Known {
            looked: index.covered().clone(),
            held: found,
        }
    } else {
        Known {
            looked: index.covered().without(&found),
            held: Bits::default(),
        }
    })
}

/// What an index is asked.
#[derive(Debug, PartialEq)]
struct Asked {
    /// A text that holds the pattern holds all of this.
    all: Vec<Sought>,
    /// And none that holds all of this lacks the pattern.
    is_exact: bool,
}

/// Whether words may go on before the first letter of a pattern, and after its last.
#[derive(Clone, Copy)]
struct Open {
    before: bool,
    after: bool,
}

impl Asked {
    fn of(pattern: &Pattern) -> Option<Self> {
        let (before, after) = match pattern.form {
            Form::Regex => return None,
            Form::Fuzzy | Form::Phrase | Form::Near(_) | Form::Whole => (false, false),
            Form::Prefix | Form::Start => (false, true),
            Form::End => (true, false),
            Form::Part => (true, true),
        };
        let open = Open { before, after };
        let folded = fold(&pattern.text, Case::Fold);
        let folded = folded.trim();
        let has_capital = pattern.text.chars().any(char::is_uppercase);
        let mut asked = if let Form::Near(_) = pattern.form {
            let words = folded
                .split_whitespace()
                .filter_map(|word| Self::run(word, open));
            Self {
                all: words.flat_map(|word| word.all).collect(),
                is_exact: false,
            }
        } else {
            Self::run(folded, open)?
        };
        let is_word = matches!(pattern.form, Form::Fuzzy | Form::Phrase | Form::Prefix);
        asked.is_exact &= is_word && !has_capital;
        Some(asked)
    }

    /// Letters side by side.
    fn run(letters: &str, open: Open) -> Option<Self> {
        let words: Vec<_> = Words::of(letters).collect();
        let mut whole = words.as_slice();
        if open.before && words.first().is_some_and(|first| first.start == 0) {
            whole = whole.split_first()?.1;
        }
        let mut all = Vec::new();
        let is_cut = |last: &Word<'_>| last.start + last.text.len() == letters.len();
        if open.after
            && let Some((last, rest)) = whole.split_last()
            && is_cut(last)
        {
            all.push(Sought::Prefix(last.text.to_owned()));
            whole = rest;
        }
        all.extend(side_by_side(whole));
        let bare: Vec<_> = words.iter().map(|word| word.text).collect();
        // A blank is the one thing between words that the index tells from others; a long word is cut there.
        let is_plain =
            bare.join(" ") == letters && bare.iter().all(|word| word.len() + 4 <= LONGEST);
        (!all.is_empty()).then_some(Self {
            is_exact: is_plain && !open.before && all.len() == 1,
            all,
        })
    }
}

/// Whole words that follow each other.
fn side_by_side(words: &[Word<'_>]) -> Option<Sought> {
    match words {
        [] => None,
        [word] => Some(Sought::Word(word.text.to_owned())),
        [first, rest @ ..] => {
            let mut at = 0;
            let mut places = vec![(0, first.text.to_owned())];
            for word in rest {
                at += step(word.gap);
                places.push((at, word.text.to_owned()));
            }
            Some(Sought::Phrase(places))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::passage::Passage;
    use proptest::prelude::*;

    fn asked(text: &str, form: Form) -> Option<(Vec<Sought>, bool)> {
        let text = text.to_owned();
        Asked::of(&Pattern { text, form }).map(|asked| (asked.all, asked.is_exact))
    }

    fn word(text: &str) -> Sought {
        Sought::Word(text.to_owned())
    }

    fn start(text: &str) -> Sought {
        Sought::Prefix(text.to_owned())
    }

    fn phrase(words: &[(usize, &str)]) -> Sought {
        let words = words.iter().map(|(at, word)| (*at, (*word).to_owned()));
        Sought::Phrase(words.collect())
    }

    #[test]
    fn words_and_phrases_are_answered_and_the_rest_is_narrowed_down() {
        for (text, form, all, is_exact) in [
            ("café", Form::Fuzzy, vec![word("cafe")], true),
            ("Café", Form::Fuzzy, vec![word("cafe")], false),
            ("min", Form::Prefix, vec![start("min")], true),
            (
                "new york",
                Form::Phrase,
                vec![phrase(&[(0, "new"), (1, "york")])],
                true,
            ),
            (
                "don't",
                Form::Fuzzy,
                vec![phrase(&[(0, "don"), (2, "t")])],
                false,
            ),
            (
                "中国",
                Form::Fuzzy,
                vec![phrase(&[(0, "中"), (2, "国")])],
                false,
            ),
            (
                "new yo",
                Form::Prefix,
                vec![start("yo"), word("new")],
                false,
            ),
            (
                "u.s.",
                Form::Prefix,
                vec![phrase(&[(0, "u"), (2, "s")])],
                false,
            ),
            ("a b", Form::Near(3), vec![word("a"), word("b")], false),
            (
                "the end",
                Form::Start,
                vec![start("end"), word("the")],
                false,
            ),
            ("the end", Form::End, vec![word("end")], false),
            (
                "the end",
                Form::Whole,
                vec![phrase(&[(0, "the"), (1, "end")])],
                false,
            ),
            (
                "f the end o",
                Form::Part,
                vec![start("o"), phrase(&[(0, "the"), (1, "end")])],
                false,
            ),
            ("@desk", Form::Fuzzy, vec![word("desk")], false),
        ] {
            assert_eq!(asked(text, form), Some((all, is_exact)), "{text}");
        }
    }

    #[test]
    fn letters_within_a_word_and_regular_expressions_are_left_to_the_scan() {
        assert_eq!(asked("inist", Form::Part), None);
        assert_eq!(asked("a.*b", Form::Regex), None);
        assert_eq!(asked("—", Form::Fuzzy), None);
        let (_, is_exact) = asked(&"x".repeat(LONGEST), Form::Fuzzy).unwrap();
        assert!(!is_exact);
    }

    /// What stands in running text, and what is typed: few letters, so that they meet; every kind of edge.
    const LETTERS: [&str; 28] = [
        "a", "b", "A", "é", "ß", "İ", "1", "中", "国", "は", "ก", "ิ", "ｆ", "ﬁ", "Σ", "ж", "한",
        " ", " ", " ", "  ", "-", "'", "’", ".", "\u{a0}", "\n", "e\u{301}",
    ];

    fn text(length: std::ops::Range<usize>) -> impl Strategy<Value = String> {
        let letter = prop::sample::select(&LETTERS[..]);
        prop::collection::vec(letter, length).prop_map(|letters| letters.concat())
    }

    fn form(number: u8) -> Form {
        match number {
            0 => Form::Fuzzy,
            1 => Form::Prefix,
            2 => Form::Part,
            3 => Form::Phrase,
            4 => Form::Near(2),
            5 => Form::Start,
            6 => Form::End,
            7 => Form::Whole,
            _ => Form::Regex,
        }
    }

    proptest! {
        #[test]
        fn an_index_and_a_scan_find_the_same(
            texts in prop::collection::vec(text(0..14), 1..8),
            typed in prop::collection::vec((text(1..5), 0_u8..9, 0_usize..8, 0_usize..14), 1..20),
        ) {
            let index = Concordance::of_texts(texts.iter().map(String::as_str));
            for (text, number, from, at) in typed {
                // What is typed mostly stands somewhere.
                let there: String = texts.get(from).map_or(String::new(), |text| text.chars().skip(at).take(4).collect());
                for text in [text, there] {
                    let pattern = Pattern { text: text.trim().to_owned(), form: form(number) };
                    let (Some(passage), Some(known)) = (Passage::new(&pattern), consult(&index, &pattern)) else {
                        continue;
                    };
                    for (article, text) in (0..).zip(&texts) {
                        let holds = passage.is_in(text);
                        if known.looked.has(article) {
                            prop_assert_eq!(known.held.has(article), holds, "{:?} in {:?}", &pattern, text);
                        }
                    }
                }
            }
        }
    }
}
