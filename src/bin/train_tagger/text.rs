//! Sentences of words back into running text, which the engine then reads as it would read an article; and the tags of
//! its own tokens out of the annotated words.

use super::{data::Article, stretch::Stretch};
use dateline::{
    entity::model::training::{Class, Eye, Tag, names},
    text::Span,
};
use rayon::prelude::*;

/// A text and where its names stand.
#[derive(Debug, Default, Clone)]
pub(crate) struct Text {
    pub(crate) text: String,
    pub(crate) names: Vec<(Span, Class)>,
}

/// Text of ours in which every name is marked.
#[derive(Debug, Clone)]
pub(crate) struct Marked {
    pub(crate) headline: Text,
    pub(crate) body: Text,
}

impl Text {
    /// A text as it is, with names marked in it.
    pub(crate) fn marked(text: &str, names: &[(Span, Class)]) -> Self {
        Self {
            text: text.to_owned(),
            names: names.to_vec(),
        }
    }

    /// A headline, an empty line and a body, taken apart.
    pub(crate) fn in_two(&self) -> Marked {
        let (headline, body) = self.text.split_once("\n\n").unwrap_or((&self.text, ""));
        let start = (self.text.len() - body.len()) as u32;
        let names = self.names.iter().copied();
        let (above, below): (Vec<_>, Vec<_>) = names.partition(|(span, _)| span.start < start);
        let moved = below.into_iter().map(|(span, class)| {
            let (first, last) = (span.start - start, span.end - start);
            (Span::new(first as usize, last as usize), class)
        });
        Marked {
            headline: Self::marked(headline, &above),
            body: Self::marked(body, &moved.collect::<Vec<_>>()),
        }
    }

    /// Writes the words of an article as a text, a paragraph a sentence.
    pub(crate) fn of(article: &Article) -> Self {
        let mut written = Self::default();
        for sentence in &article.sentences {
            if !written.text.is_empty() {
                written.text.push_str("\n\n");
            }
            let mut quotes = Quotes::default();
            let mut spans = Vec::new();
            let mut before = None;
            for word in &sentence.words {
                if quotes.is_spaced(before, word) {
                    written.text.push(' ');
                }
                let start = written.text.len();
                written.text.push_str(word);
                spans.push((start, written.text.len()));
                before = Some(word.as_str());
            }
            let names = sentence.names.iter().filter_map(|(first, past, class)| {
                Some((
                    Span::new(spans.get(*first)?.0, spans.get(past - 1)?.1),
                    *class,
                ))
            });
            written.names.extend(names);
        }
        written
    }
}

/// Which quotation marks are open.
#[derive(Default)]
struct Quotes {
    is_open: bool,
    follows_opening: bool,
}

impl Quotes {
    /// Whether a blank stands before `word`.
    fn is_spaced(&mut self, before: Option<&str>, word: &str) -> bool {
        let follows_opening = std::mem::take(&mut self.follows_opening);
        let Some(before) = before else {
            self.see(word);
            return false;
        };
        let is_closing = self.see(word);
        let sticks = matches!(
            word,
            "," | "."
                | ";"
                | ":"
                | "!"
                | "?"
                | ")"
                | "]"
                | "%"
                | "'s"
                | "’s"
                | "n't"
                | "..."
                | "’"
                | "”"
        ) || word.starts_with('\'') && word.len() > 1;
        !(sticks
            || is_closing
            || follows_opening
            || matches!(before, "(" | "[" | "$" | "£" | "€" | "“" | "‘" | "#" | "@"))
    }

    /// Takes note of a straight quotation mark; says whether it closes.
    fn see(&mut self, word: &str) -> bool {
        if word != "\"" && word != "''" && word != "``" {
            return false;
        }
        self.is_open = !self.is_open;
        self.follows_opening = self.is_open;
        !self.is_open
    }
}

/// What the tagger learns from: every stretch of open tokens, with its tags.
pub(crate) fn stretches(eye: &Eye, texts: &[Text]) -> Vec<Stretch> {
    let of_each: Vec<Vec<Stretch>> = texts.par_iter().map(|text| of_text(eye, text)).collect();
    of_each.into_iter().flatten().collect()
}

fn of_text(eye: &Eye, text: &Text) -> Vec<Stretch> {
    let seen = eye.read(&text.text);
    let tags = tags(&seen.spans, &text.names);
    let mut stretches = Vec::new();
    let is_open = |at: usize| seen.slots.get(at).is_some_and(|slots| !slots.is_empty());
    let mut at = 0;
    while at < tags.len() {
        if !is_open(at) {
            at += 1;
            continue;
        }
        let sentence = seen.sentences[at];
        let is_in = |at: &usize| is_open(*at) && seen.sentences[*at] == sentence;
        let end = (at..tags.len())
            .take_while(is_in)
            .last()
            .map_or(at + 1, |last| last + 1);
        let is_same =
            |at: Option<usize>| at.and_then(|at| seen.sentences.get(at)) == Some(&sentence);
        stretches.push(Stretch::new(
            &seen.slots[at..end],
            &whole(&tags[at..end]),
            (!is_same(at.checked_sub(1)), !is_same(Some(end))),
        ));
        at = end;
    }
    stretches
}

/// The tags of a stretch by itself: a name that goes on beyond it ends with it.
fn whole(tags: &[Tag]) -> Vec<Tag> {
    let mut whole = vec![Tag::OUTSIDE; tags.len()];
    for (start, end, class) in names(tags) {
        for (tag, new) in whole[start..end]
            .iter_mut()
            .zip(Tag::of_name(class, end - start))
        {
            *tag = new;
        }
    }
    whole
}

/// The tags of tokens: a token that touches a name is in it.
pub(crate) fn tags(tokens: &[Span], names: &[(Span, Class)]) -> Vec<Tag> {
    let mut tags = vec![Tag::OUTSIDE; tokens.len()];
    for (span, class) in names {
        let start = tokens.partition_point(|token| token.end <= span.start);
        let end = tokens.partition_point(|token| token.start < span.end);
        for (tag, new) in tags[start..end.max(start)]
            .iter_mut()
            .zip(Tag::of_name(*class, end.saturating_sub(start)))
        {
            *tag = new;
        }
    }
    tags
}
