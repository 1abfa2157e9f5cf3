//! The facts of the account: how many, from when to when, by whom, and what is wrong, with examples.

use super::{About, Line, Look};
use crate::{
    corpus::{ArticleId, Corpus},
    index::census::{Census, Sightings},
    text::count::counted,
};

/// Names listed of outlets and languages; the rest is counted.
const NAME_CAP: usize = 12;

/// Adds the facts of a census.
pub(super) fn push(lines: &mut Vec<Line>, census: &Census) {
    let mut facts = Facts {
        lines,
        corpus: &census.corpus,
    };
    let days = census.days.map_or(String::new(), |(first, last)| {
        format!(", published {first} to {last}")
    });
    facts.fact("articles", &format!("{}{days}", census.corpus.len()));
    facts.fact("languages", &languages(census));
    facts.fact("outlets", &names(&census.outlets));
    facts.sighted("undated", &census.undated, "");
    facts.sighted("future", &census.future, "dated after today");
    facts.sighted(
        "stubs",
        &census.stubs,
        "only a summary, cut off, or no text",
    );
    let versions = match census.versions {
        0 => String::new(),
        versions => format!("{versions} of them another version"),
    };
    facts.sighted("duplicates", &census.duplicates, &versions);
    let (indexed, all) = (census.indexed, census.corpus.len());
    let indexed = indexed.map_or(String::new(), |some| match all.saturating_sub(some) {
        0 => "the words of all texts".to_owned(),
        rest => format!(
            "the words of {}; {rest} are read when asked for",
            counted(some, "text")
        ),
    });
    facts.fact("index", &indexed);
    facts.texts(census);
}

/// Languages and how they are known, and in how many articles that leaves no names to be looked for.
fn languages(census: &Census) -> String {
    let languages = census.texts.languages();
    let mut parts = vec![names(&languages)];
    let detected = census.texts.languages_detected;
    if detected > 0 {
        parts.push(format!("{detected} told by the words"));
    }
    let left_alone = census.texts.left_alone;
    if left_alone > 0 {
        parts.push(format!(
            "names are looked for in English only: not in {}",
            counted(left_alone, "article")
        ));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("; ")
}

struct Facts<'a> {
    lines: &'a mut Vec<Line>,
    corpus: &'a Corpus,
}

impl Facts<'_> {
    fn fact(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.lines.push(Line::new(Look::Fact, name, value));
        }
    }

    /// How many articles something is true of, and the first few.
    fn sighted(&mut self, name: &str, sightings: &Sightings, what: &str) {
        if sightings.count == 0 {
            return;
        }
        let what = if what.is_empty() {
            String::new()
        } else {
            format!(", {what}")
        };
        let text = format!("{}{what}", sightings.count);
        self.lines.push(Line::new(Look::Warning, name, text));
        for article in &sightings.examples {
            self.example(*article);
        }
    }

    fn example(&mut self, article: ArticleId) {
        let Some(entry) = self.corpus.entry(article) else {
            return;
        };
        let place = entry.place();
        let file = self.corpus.file(place.file);
        let place = file.map(|file| format!("{}:{}: ", file.shown, { place.line }));
        let text = place.unwrap_or_default() + entry.headline();
        let line = Line::new(Look::Detail, "", text);
        self.lines.push(line.about(About::Article(article)));
    }

    /// What only the texts tell.
    fn texts(&mut self, census: &Census) {
        let texts = &census.texts;
        self.sighted("no text", &texts.empty, "");
        for (wall, sightings) in &texts.walls {
            self.sighted(
                "notices",
                sightings,
                &format!("{wall}, where the text should be"),
            );
        }
        for repeated in &census.repeated {
            let text = format!("{} articles have one text", repeated.count);
            self.lines.push(Line::new(Look::Warning, "same text", text));
            if !repeated.opening.is_empty() {
                let line = Line::new(Look::Detail, "", format!("`{}`", repeated.opening));
                self.lines
                    .push(line.about(About::Article(repeated.example)));
            }
        }
        let from = counted(texts.cleaned.count, "article");
        let characters = counted(texts.removed as usize, "character");
        self.sighted(
            "hidden",
            &texts.cleaned,
            &format!("{characters} taken out of {from}"),
        );
        if texts.read < self.corpus.len() && texts.read > 0 {
            let read = format!("{} of {} texts so far", texts.read, self.corpus.len());
            self.fact("read", &read);
        }
    }
}

fn names<T: AsRef<str>>(ranked: &[(T, usize)]) -> String {
    let mut names: Vec<_> = ranked
        .iter()
        .take(NAME_CAP)
        .map(|(name, count)| format!("{} {count}", name.as_ref()))
        .collect();
    if ranked.len() > NAME_CAP {
        names.push(format!("and {} more", ranked.len() - NAME_CAP));
    }
    names.join(", ")
}
