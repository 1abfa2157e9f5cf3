//! Whether the bytes of a record can hold a word, without making a text of them: most records of an archive cannot, and
//! looking costs a small part of reading. It may say yes for nothing, and never no where the text holds the word.
//!
//! Words of plain ASCII stand in a record as they are, in small letters or capitals. Where letters are written otherwise
//! (beyond ASCII, as codes), the word they are in is read as it will be; and where markup could stand within a word, or a
//! letter be the name of an entity, the record has to be read. All of these are looked for at once, 64 bytes together.

mod hideouts;

use crate::text::lanes::{self, BLOCK, Block};
use hideouts::Hideouts;
use memchr::memmem::Finder;

/// Letters and figures, the rarest in text and in the keys of records first.
const RARE: &[u8] = b"zqxjkvwbygfp0987654321mucdlhrsnioate";

/// Letters of which the text must hold all, side by side.
#[derive(Debug)]
pub(super) struct Screen {
    /// In small letters, without accents; none lets everything pass.
    core: Option<Finder<'static>>,
    pair: Pair,
}

/// The two rarest letters of a word: only where both stand as far apart as in it can it stand as ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pair {
    letters: [u8; 2],
    /// Letters of the word before the first of them.
    before: usize,
    /// From the first to the second; less than [`BLOCK`].
    apart: usize,
}

/// A block of a record and what lies behind it, which is needed to tell what begins there.
type Window = [u8; 2 * BLOCK];

impl Screen {
    pub(super) fn new(core: Option<&str>) -> Self {
        Self {
            pair: core.and_then(Pair::of).unwrap_or(Pair::NONE),
            core: core.map(|core| Finder::new(core).into_owned()),
        }
    }

    /// Whether a record may hold the letters.
    pub(super) fn passes(&self, record: &[u8]) -> bool {
        let Some(core) = &self.core else {
            return true;
        };
        let hideouts = Hideouts { record, core };
        // The letters are known not to begin before it.
        let mut known = 0;
        for start in (0..record.len()).step_by(BLOCK) {
            let mut places = self.pair.places(record, start) & from(known.max(start) - start);
            while places != 0 {
                let at = start + places.trailing_zeros() as usize;
                let Some(end) = self.past(at, &hideouts) else {
                    return true;
                };
                known = end;
                places &= from(known - start);
            }
        }
        false
    }

    /// Where to look on after a place where the letters may stand; none if they may.
    fn past(&self, at: usize, hideouts: &Hideouts<'_>) -> Option<usize> {
        if !hideouts
            .byte(at)
            .is_some_and(|byte| byte.is_ascii_alphanumeric())
        {
            return hideouts.past(at);
        }
        let core = hideouts.core.needle();
        let start = at.checked_sub(self.pair.before);
        let found = start.and_then(|start| hideouts.record.get(start..start + core.len()));
        let stands = found.is_some_and(|found| found.eq_ignore_ascii_case(core));
        (!stands).then_some(at + 1)
    }
}

impl Pair {
    /// Stands nowhere: no small letter is a NUL.
    const NONE: Self = Self {
        letters: [0; 2],
        before: 0,
        apart: 0,
    };

    /// That of a word; none where it is not all ASCII, and so never stands as it is.
    fn of(core: &str) -> Option<Self> {
        if !core.is_ascii() {
            return None;
        }
        let letters = core.as_bytes().get(..BLOCK).unwrap_or(core.as_bytes());
        let rank = |at: &usize| RARE.iter().position(|rare| letters.get(*at) == Some(rare));
        let mut rarest: Vec<usize> = (0..letters.len()).collect();
        rarest.sort_by_key(rank);
        let first = *rarest.first()?;
        let second = *rarest.get(1).unwrap_or(&first);
        let (before, last) = (first.min(second), first.max(second));
        Some(Self {
            letters: [*letters.get(before)?, *letters.get(last)?],
            before,
            apart: last - before,
        })
    }

    /// The places of a block where the pair stands, or something that may hide letters; a bit for each.
    fn places(self, record: &[u8], start: usize) -> u64 {
        let rest = record.get(start..).unwrap_or_default();
        match rest.first_chunk::<{ 2 * BLOCK }>() {
            Some(window) => self.places_in(window),
            None => self.places_in(&lanes::filled(rest)),
        }
    }

    #[inline]
    fn places_in(self, window: &Window) -> u64 {
        let blocks = [
            block(window, 0),
            block(window, 1),
            block(window, self.apart),
        ];
        lanes::bits_of_three(blocks, |here, next, apart| {
            let [first, second] = self.letters;
            let pair = here.small().are(first).and(apart.small().are(second));
            let code = here.are(b'\\').and(next.are(b'u').or(next.are(b'\\')));
            let markup = here.are(b'<').or(here.are(b'&'));
            pair.or(code).or(markup).or(here.are_beyond_ascii())
        })
    }
}

/// The block of a window that begins at a place of its first half.
#[inline]
fn block(window: &Window, at: usize) -> &Block {
    const NOTHING: Block = [b' '; BLOCK];
    let block = window.get(at..).and_then(|rest| rest.first_chunk());
    block.unwrap_or(&NOTHING)
}

/// The bits from that one on.
fn from(bit: usize) -> u64 {
    let bit = u32::try_from(bit).ok();
    bit.and_then(|bit| u64::MAX.checked_shl(bit)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::{Case, fold};
    use proptest::prelude::*;

    fn passes(core: &str, record: &str) -> bool {
        Screen::new(Some(core)).passes(record.as_bytes())
    }

    #[test]
    fn a_record_passes_by_its_letters() {
        let record = "{\"by\": \"Ana Gómez, \\u0141uk\", \"body\": \"<p>A <b>Treaty<\\/b> \u{2014} at AT&T\\nsaid \
            \u{201c}no\u{201d}\\u2026 &amp; &nbsp;left Łódź</p>\"}";
        for core in ["treaty", "nsaid", "gomez", "luk", "lodz"] {
            assert!(passes(core, record), "{core}");
        }
        for core in ["pact", "договор", "said2", "leftl"] {
            assert!(!passes(core, record), "{core}");
        }
        assert!(passes("договор", "{\"body\": \"Договоры\"}"));
    }

    #[test]
    fn a_record_that_may_hide_letters_passes() {
        for hiding in [
            r#"{"body": "p\u0061ct"}"#,
            r#"{"body": "p&aacute;ct"}"#,
            r#"{"body": "p&amp;aacute;ct"}"#,
            r#"{"body": "<b>p</b>act"}"#,
            r#"{"body": "p<!-- > -->act"}"#,
            r#"{"body": "p&lt;b&gt;act"}"#,
            r#"{"body": "p\\u0061ct"}"#,
            "{\"body\": \"p\u{e1}ct\"}",
            "{\"body\": \"p\u{ad}act\"}",
            "{\"body\": \"p\u{200b}act\"}",
            "{\"body\": \"p\\u200bact\"}",
            "{\"body\": \"pa\u{301}ct\"}",
        ] {
            assert!(passes("pact", hiding), "{hiding}");
        }
        assert!(passes("fin", "{\"body\": \"ﬁn\"}"));
        assert!(Screen::new(None).passes(b"anything"));
    }

    proptest! {
        #[test]
        fn plain_letters_are_found_where_they_stand_small_or_capital(
            core in "[aezq1k]{1,4}",
            record in "[aAeEzZqQ1 kK]{0,200}",
        ) {
            let stands = record.to_ascii_lowercase().contains(&core);
            prop_assert_eq!(passes(&core, &record), stands);
        }

        #[test]
        fn what_a_record_says_however_it_is_written_is_found_in_it(
            parts in prop::collection::vec(prop::sample::select(vec![
                "Treaty", "tre", "aty ", "é", "\\u00e9", "\\n", "\\\"", "\\\\", "\u{201c}", "\u{2019}t", "\\u2019", " ", "ß", "zq",
                "\\/", "\\ud83d\\ude00", "договор ", "QUARTZ", "u", "x",
            ]), 0..40),
            before in 0_usize..70,
            (from, length) in (0_usize..120, 1_usize..9),
        ) {
            let record = format!("\"{}{}\"", " ".repeat(before), parts.concat());
            let text = fold(&serde_json::from_str::<String>(&record).unwrap(), Case::Fold);
            let core: String = text.trim_start().chars().skip(from).take(length).collect();
            if !core.is_empty() && core.chars().all(char::is_alphanumeric) {
                prop_assert!(passes(&core, &record), "{core} in {record}");
            }
        }

        #[test]
        fn whatever_a_word_with_accents_becomes_is_found_in_it(
            word in "[a-eßéæĳþÅŉ]{1,6}",
            from in 0_usize..6,
            length in 1_usize..6,
        ) {
            let folded = fold(&word, Case::Fold);
            let core: String = folded.chars().skip(from).take(length).collect();
            if !core.is_empty() {
                let record = format!("{{\"body\": \"The {word} said\"}}");
                prop_assert!(passes(&core, &record), "{core} in {word}");
            }
        }
    }
}
