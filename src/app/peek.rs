//! All there is to know: of the record under the cursor, or of the entity; and its address, opened or shown.

use super::{
    App, Effect, Pane, links,
    popup::{Peek, Popup},
};
use crate::{
    corpus::EntryRef,
    entity::{Entity, Field, Mention, Named, Whose},
    job::{NameRow, Prepared},
    text::{sanitize, width},
};
use serde_json::Value;

/// Characters of text shown on each side of a mention.
const AROUND: usize = 40;

/// Characters of a value shown: a field may hold all sorts of things.
const VALUE_CAP: usize = 100_000;

impl App {
    /// `p`: opens the window with all of it.
    pub(super) fn peek(&mut self) {
        let in_pane = self.moving_pane() == Pane::Entities;
        let of_entity =
            in_pane || self.moving_pane() == Pane::Reader && self.entity_stood_on().is_some();
        let shown = if of_entity {
            self.shown_article()
        } else {
            self.article()
        };
        let Some(shown) = shown else {
            return;
        };
        let popup = if of_entity {
            let quote = in_pane.then(|| self.peek_quote(&shown)).flatten();
            quote.or_else(|| self.peek_entity(&shown))
        } else {
            Some(self.peek_record(&shown))
        };
        match popup {
            Some((title, lines)) => {
                self.popup = Some(Popup::Peek(Peek::of(title, lines)));
            }
            None => self.say("no entity under the cursor"),
        }
    }

    fn peek_record(&self, shown: &Prepared) -> (String, Vec<(String, String)>) {
        let article = &shown.article;
        let mut lines = Vec::new();
        for (key, value) in self.record(shown) {
            match (key.as_str(), value) {
                // Said better below, or by the list and the pane beside.
                ("file" | "line" | "score" | "tier" | "entities", _) => {}
                ("body", _) => {
                    let size = format!("{} words, {} bytes", shown.word_count, article.body.len());
                    lines.push((key, size));
                }
                ("extra", Value::Object(extra)) => {
                    let extra = extra.into_iter();
                    lines.extend(extra.map(|(key, value)| (one_line(&key), words(&value))));
                }
                (_, value) => lines.push((key, words(&value))),
            }
        }
        lines.retain(|(_, value)| !value.is_empty());
        lines.extend(self.mark_lines(shown.id));
        lines.extend(self.source_lines(shown));
        lines.extend(self.twin_lines(shown.id));
        ("Record".to_owned(), lines)
    }

    /// Where the record came from and what was done to it.
    fn source_lines(&self, shown: &Prepared) -> Vec<(String, String)> {
        let mut lines = Vec::new();
        if let Some(place) = self.corpus.entry(shown.id).map(EntryRef::place) {
            let file = self
                .corpus
                .file(place.file)
                .map_or("-", |file| file.shown.as_str());
            lines.push(("file".to_owned(), format!("{file}:{}", place.line)));
        }
        let removed = shown.article.removed_characters;
        if removed > 0 {
            let plural = if removed == 1 { "" } else { "s" };
            lines.push((
                "note".to_owned(),
                format!("{removed} hidden character{plural} removed"),
            ));
        }
        lines
    }

    fn peek_entity(&self, shown: &Prepared) -> Option<(String, Vec<(String, String)>)> {
        let index = self.entity_stood_on()?;
        let entity = shown.extraction.entities.get(index as usize)?;
        let label = |label: &str, text: String| (label.to_owned(), text);
        let mut lines = vec![label("label", entity.label.to_string())];
        lines.push(label("why", self.why(shown, entity)));
        lines.extend(
            entity
                .aliases
                .iter()
                .map(|alias| label("also", alias.clone())),
        );
        lines.extend(entity.resolved.clone().map(|day| label("date", day)));
        let rows = self.entities.counted.as_deref().unwrap_or(&shown.names);
        if let Some(row) = rows.iter().find(|row| row.entity == index) {
            lines.extend(counts(row));
        }
        lines.extend(self.said_of(&Named::of(entity)));
        let mentions = shown
            .extraction
            .mentions
            .iter()
            .filter(|mention| mention.entity == index);
        lines.extend(mentions.map(|mention| label("mention", around(shown, *mention))));
        Some((entity.name.clone(), lines))
    }

    /// How a name came to be one.
    fn why(&self, shown: &Prepared, entity: &Entity) -> String {
        let given = "given in the record";
        let found = if self.settings.is_by_rules || !entity.kind.is_named() {
            "read from the text by rule"
        } else {
            "read from the text by the tagger"
        };
        let is_given = self.settings.whose() != Whose::Ours && !shown.article.given.is_empty();
        match entity.whose {
            Some(Whose::Both) => format!("{given}, and {found}"),
            Some(Whose::Ours) => format!("{found}, not {given}"),
            Some(Whose::Given) => format!("{given}, not found in the text by us"),
            None if is_given => given.to_owned(),
            None => found.to_owned(),
        }
    }

    /// What the user has said that led to a name, the newest first.
    fn said_of(&self, named: &Named) -> Vec<(String, String)> {
        let mut known = vec![named.clone()];
        let mut lines = Vec::new();
        for verdict in self.said.iter().rev() {
            if known.iter().any(|named| verdict.touches(named)) {
                known.push(verdict.about.clone());
                lines.push(("you said".to_owned(), verdict.to_string()));
            }
        }
        lines
    }

    /// `o`: opens the address; shows it where the browser is far away, and asks again when something about it is odd.
    pub(super) fn open_url(&mut self) {
        let Some(shown) = self.article() else {
            return;
        };
        let Some(url) = shown.article.url.as_deref() else {
            return self.say("this article has no address");
        };
        match links::check(url) {
            Ok(link) if self.settings.is_remote => self.show_link(link),
            Ok(links::Link {
                warning: Some(warning),
                ..
            }) if self.memory.warned_of != Some(shown.id) => {
                self.memory.warned_of = Some(shown.id);
                self.complain(&format!("{warning}; again to open it"));
            }
            Ok(link) => self.effect(Effect::OpenUrl(link.url)),
            Err(refusal) => self.complain(&refusal.to_string()),
        }
    }

    /// No program here opens addresses: what is done where there is none to be seen.
    pub(super) fn unopened(&mut self, url: &str, why: &str) {
        match links::check(url) {
            Ok(link) => self.show_link(links::Link {
                warning: Some(
                    link.warning
                        .map_or_else(|| why.to_owned(), |odd| format!("{odd}; {why}")),
                ),
                ..link
            }),
            Err(_) => self.complain(why),
        }
    }

    fn show_link(&mut self, link: links::Link) {
        let (text, what) = (link.url.clone(), "url".to_owned());
        self.effect(Effect::Copy { text, what });
        self.popup = Some(Popup::Link {
            url: link.url,
            warning: link.warning,
        });
    }
}

/// How often a name is met, and when.
fn counts(row: &NameRow) -> Vec<(String, String)> {
    let mut lines = vec![
        ("here", row.here.to_string()),
        ("articles", row.articles.to_string()),
    ];
    // Not known before the corpus has been read.
    if row.mentions > 0 {
        lines.push(("mentions", row.mentions.to_string()));
    }
    if let Some((first, last)) = row.seen {
        lines.extend([
            ("first seen", first.to_string()),
            ("last seen", last.to_string()),
        ]);
    }
    let lines = lines.into_iter();
    lines
        .map(|(label, text)| (label.to_owned(), text))
        .collect()
}

fn one_line(text: &str) -> String {
    let end = text.char_indices().nth(VALUE_CAP).map(|(end, _)| end);
    match end.and_then(|end| text.get(..end)) {
        Some(cut) => format!("{}..", sanitize::line(cut)),
        None => sanitize::line(text).into_owned(),
    }
}

/// A value in words: text as it is, a list of texts joined, anything else as JSON.
fn words(value: &Value) -> String {
    let is_text = |value: &Value| value.is_string();
    match value {
        Value::Null => String::new(),
        Value::String(text) => one_line(text),
        Value::Array(list) if list.iter().all(is_text) => {
            let texts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            one_line(&texts.join(", "))
        }
        other => one_line(&sanitize::json(&other.to_string())),
    }
}

/// A mention with some text on both sides.
fn around(shown: &Prepared, mention: Mention) -> String {
    let text = match mention.field {
        Field::Headline => &shown.article.headline,
        Field::Body => &shown.article.body,
    };
    let range = mention.span.range();
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let from = before
        .char_indices()
        .rev()
        .nth(AROUND - 1)
        .map_or(0, |(at, _)| at);
    let (before, after) = (
        before.get(from..).unwrap_or_default(),
        width::fit(after, AROUND).0,
    );
    // No half words at the ends, where the text has blanks to cut at.
    let before = match before.split_once(char::is_whitespace) {
        Some((_, whole)) if from > 0 => format!("..{whole}"),
        _ => before.to_owned(),
    };
    let is_cut = range.end + after.len() < text.len();
    let after = match after.rsplit_once(char::is_whitespace) {
        Some((whole, _)) if is_cut => format!("{whole}.."),
        _ => after.to_owned(),
    };
    one_line(&format!("{before}{}{after}", mention.span.of(text)))
}
