//! Who said what: quoted stretches with a speaker, by rule.
//!
//! `quote/marks` finds what stands in quotation marks, `quote/prose` reads the paragraph around it, `quote/attribution`
//! finds the verb of saying, `quote/subject` its subject, `quote/verbs` and `quote/words` list the words all of them go by. Here the
//! paragraphs are put together: pronouns find whom they mean, quotes over several paragraphs find their one speaker.
//!
//! Precision before recall: what has no speaker that is sure is no quote. Works on names found elsewhere, so it does
//! not matter whether they are ours or those a record brought along. Only the body is read; a headline in quotation
//! marks quotes nobody in particular. Every look around a quote is bounded, so the cost is linear.

mod attribution;
mod marks;
mod pronoun;
mod prose;
mod subject;
mod verbs;
mod words;

use super::extraction::{Extraction, Field, Mention, Quote};
use crate::text::Span;
use attribution::Attribution;
use prose::Prose;
use subject::Subject;

/// A quoted stretch and who spoke, as the names tell it.
#[derive(Debug, Clone, Copy)]
struct Spoken {
    speaker: Option<Subject>,
    span: Span,
    /// It has no closing mark and goes on in the next paragraph.
    is_open: bool,
}

/// Finds the quotes of a body in which these names were found, in the order of the text.
fn find(body: &str, names: &Extraction) -> Vec<Quote> {
    if !marks::has_marks(body) {
        return Vec::new();
    }
    let paragraphs = read(body, names);
    let mut spoken: Vec<Vec<Spoken>> = (0..paragraphs.len())
        .map(|number| speak(&paragraphs, number, names))
        .collect();
    join(&paragraphs, &mut spoken);
    let all = spoken.into_iter().flatten();
    all.filter_map(|spoken| quote(body, names, &spoken))
        .collect()
}

/// The same names with the quotes of the body they were found in.
pub fn with_quotes(body: &str, mut names: Extraction) -> Extraction {
    names.quotes = find(body, &names);
    names
}

/// Reads the paragraphs that quote, and those before them, in which pronouns find whom they mean.
fn read<'t>(body: &'t str, names: &Extraction) -> Vec<Prose<'t>> {
    let first = names
        .mentions
        .partition_point(|mention| mention.field == Field::Headline);
    let mentions = names.mentions.get(first..).unwrap_or_default();
    let spans = marks::paragraphs(body);
    let mut quoted: Vec<_> = spans.iter().map(|span| marks::find(body, *span)).collect();
    let is_read: Vec<bool> = (0..spans.len())
        .map(|at| {
            quoted
                .get(at..)
                .unwrap_or_default()
                .iter()
                .take(2)
                .any(|quotes| !quotes.is_empty())
        })
        .collect();
    let each = spans.iter().zip(&mut quoted).zip(is_read);
    each.map(|((span, quotes), is_read)| {
        if !is_read {
            return Prose::unread(body, *span);
        }
        let from = mentions.partition_point(|mention| mention.span.end <= span.start);
        let to = mentions.partition_point(|mention| mention.span.start < span.end);
        let within: &[Mention] = mentions.get(from..to).unwrap_or_default();
        Prose::new(
            body,
            *span,
            std::mem::take(quotes),
            names,
            within,
            first + from,
        )
    })
    .collect()
}

/// Who speaks in a paragraph.
fn speak(paragraphs: &[Prose<'_>], number: usize, names: &Extraction) -> Vec<Spoken> {
    let Some(prose) = paragraphs.get(number) else {
        return Vec::new();
    };
    let mut speaker = None;
    let each = prose.quotes.iter().zip(prose.attributions());
    each.map(|(quoted, attribution)| {
        speaker = match attribution {
            Attribution::After(subject) | Attribution::Before(subject) => {
                pronoun::resolve(subject, paragraphs, number, names)
            }
            Attribution::Continues => speaker,
            Attribution::Nobody => None,
        };
        Spoken {
            speaker,
            span: quoted.inner,
            is_open: quoted.is_open,
        }
    })
    .collect()
}

/// Gives the paragraphs of one quote the speaker one of them has, and takes out what was opened and never went on.
fn join(paragraphs: &[Prose<'_>], spoken: &mut [Vec<Spoken>]) {
    let mut run: Vec<usize> = Vec::new();
    let mut speaker = None;
    for number in 0..spoken.len() {
        let goes_on = paragraphs.get(number + 1).is_some_and(Prose::begins_quoted);
        let Some(quotes) = spoken.get_mut(number) else {
            continue;
        };
        let is_within = !run.is_empty();
        if let Some(first) = quotes.first().filter(|_| is_within) {
            speaker = speaker.or(first.speaker);
        }
        let is_open = quotes.last().is_some_and(|last| last.is_open);
        if is_open && !goes_on {
            quotes.pop();
        }
        let is_one = quotes.len() == 1;
        if is_within {
            run.push(number);
        }
        let continues = is_open && goes_on;
        if !(continues && is_within && is_one) {
            give(spoken, &run, speaker);
            (run, speaker) = (Vec::new(), None);
            if continues {
                speaker = spoken.get(number).and_then(|quotes| quotes.last()?.speaker);
                run.push(number);
            }
        }
    }
    give(spoken, &run, speaker);
}

/// The first of a run speaks at its end, the others at their start.
fn give(spoken: &mut [Vec<Spoken>], run: &[usize], speaker: Option<Subject>) {
    for (at, number) in run.iter().enumerate() {
        let quotes = spoken.get_mut(*number);
        let quote = quotes.and_then(|quotes| {
            if at == 0 {
                quotes.last_mut()
            } else {
                quotes.first_mut()
            }
        });
        if let Some(quote) = quote.filter(|quote| quote.speaker.is_none()) {
            quote.speaker = speaker;
        }
    }
}

/// A quote with the name of its speaker; none where nobody is sure to speak.
fn quote(body: &str, names: &Extraction, spoken: &Spoken) -> Option<Quote> {
    let (speaker, entity) = match spoken.speaker? {
        Subject::Name(mention) => {
            let number = names.mentions.get(mention)?.entity;
            (
                names.entities.get(number as usize)?.name.clone(),
                Some(number),
            )
        }
        Subject::Words(span) => (one_line(span.of(body)), None),
        Subject::Pronoun(_) => return None,
    };
    Some(Quote {
        speaker,
        entity,
        span: spoken.span,
    })
}

/// A role that was broken over two lines, on one; without the capital of a sentence's first word.
fn one_line(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.strip_prefix("The ") {
        Some(rest) => format!("the {rest}"),
        None => line,
    }
}

#[cfg(test)]
mod tests;
