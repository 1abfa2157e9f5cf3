//! What is copied of an article, and how it is written. Putting it on a clipboard is the terminal's.

use super::{App, Effect, moving::line_at, popup::Popup, selecting::paragraph};
use crate::{
    corpus::{Article, EntryRef, Published},
    index::record::{self, Found, Listed, Object, Passage, show_object},
    job::Prepared,
    query::Tier,
    text::{Span, count::counted},
};
use std::sync::Arc;

impl App {
    /// The article under the cursor, ready; says so when it is not here. On a heading there is none, though the text of the
    /// last one is still shown.
    pub(super) fn article(&mut self) -> Option<Arc<Prepared>> {
        if self.list.selected().is_none() {
            self.say("no article");
            return None;
        }
        self.shown_article()
    }

    /// The article whose text is shown, ready; says so when it is not here.
    pub(super) fn shown_article(&mut self) -> Option<Arc<Prepared>> {
        let wanted = self.memory.asked.as_ref().map(|asked| asked.article);
        let shown = self.reader.prepared.clone();
        let shown = shown.filter(|shown| wanted.is_none_or(|wanted| wanted == shown.id));
        if shown.is_none() {
            let is_coming = wanted.is_some() && self.reader.problem.is_none();
            self.say(if is_coming {
                "the article is still being read"
            } else {
                "no article"
            });
        }
        shown
    }

    /// Sends a text to the clipboard; an empty one is said to be missing.
    fn copy(&mut self, text: Option<String>, what: &str) {
        match text.filter(|text| !text.is_empty()) {
            Some(text) => self.effect(Effect::Copy {
                text,
                what: what.to_owned(),
            }),
            None => self.say(&format!("no {what} to copy")),
        }
    }

    /// The selected passage, if there is one.
    pub(super) fn selected_text<'a>(&self, shown: &'a Prepared) -> Option<&'a str> {
        Some(self.reader.selection?.span.of(&shown.article.body))
    }

    /// The selected passage as it is written to a file, if there is one.
    pub(super) fn selected_passage(&self) -> Option<Passage> {
        let shown = self.reader.prepared.as_ref()?;
        let span = self.reader.selection?.span;
        let words = on_one_line(self.selected_text(shown)?);
        Some(Passage::of(
            &shown.article,
            span,
            quote(&words, &shown.article),
        ))
    }

    /// The selection, else the whole text.
    pub(super) fn copy_text(&mut self) {
        let Some(shown) = self.article() else {
            return;
        };
        match self.reader.selection {
            Some(selection) => {
                let text = selection.span.of(&shown.article.body).to_owned();
                self.copy(Some(text), &counted(selection.line_count(), "line"));
                self.drop_selection();
            }
            None => self.copy(Some(shown.article.body.clone()), "text"),
        }
    }

    /// The address.
    pub(super) fn copy_url(&mut self) {
        if let Some(Popup::Link { url, .. }) = &self.popup {
            return self.copy(Some(url.clone()), "url");
        }
        if let Some(shown) = self.article() {
            self.copy(shown.article.url.clone(), "url");
        }
    }

    /// The headline.
    pub(super) fn copy_headline(&mut self) {
        if let Some(shown) = self.article() {
            self.copy(Some(shown.article.headline.clone()), "headline");
        }
    }

    /// Outlet, date, headline and address.
    pub(super) fn copy_citation(&mut self) {
        if let Some(shown) = self.article() {
            self.copy(Some(citation(&shown.article)), "citation");
        }
    }

    /// The selection with where it stands; without one, the paragraph one is at.
    pub(super) fn copy_quote(&mut self) {
        let Some(shown) = self.article() else {
            return;
        };
        let selected = self.selected_text(&shown);
        let passage = selected.unwrap_or_else(|| {
            let (from, to) = self.paragraph_at(&shown);
            passage(&shown, from, to)
        });
        let words = on_one_line(passage);
        let text = (!words.is_empty()).then(|| quote(&words, &shown.article));
        self.copy(text, "quote");
        self.drop_selection();
    }

    /// The paragraph of the mention or hit one stands on, else the one at the top.
    fn paragraph_at(&self, shown: &Prepared) -> (usize, usize) {
        let hit = self
            .reader
            .hit
            .and_then(|at| shown.hits.get(at))
            .map(|hit| hit.start);
        let hit = hit.filter(|byte| self.is_byte_shown(*byte));
        let top = self.reader.top_line();
        let line = hit.map_or(top, |byte| line_at(shown, byte));
        let is_text = |line: &usize| {
            shown
                .lines
                .get(*line)
                .is_some_and(|line| !line.span.is_empty())
        };
        paragraph(
            shown,
            (line..shown.lines.len()).find(is_text).unwrap_or(line),
        )
    }

    /// The record as `show` writes it.
    pub(super) fn copy_json(&mut self) {
        if let Some(shown) = self.article() {
            let text = record::line(&self.record(&shown));
            self.copy(Some(text), "json");
        }
    }

    /// The object of `show` for the article shown.
    pub(super) fn record(&self, shown: &Prepared) -> Object {
        let row = self
            .list
            .view
            .rows
            .get(self.list.rows_above(self.list.cursor));
        let row = row.filter(|row| { row.article } == shown.id);
        let listed = Listed {
            article: shown.id,
            score: row.map_or(0, |row| row.score),
            tier: row.map_or(Tier::Exact, |row| row.tier).name(),
        };
        let found = Found::new(&self.corpus, listed);
        show_object(&shown.article, found, &shown.extraction)
    }

    /// Source file.
    pub(super) fn copy_path(&mut self) {
        let Some(article) = self.list.selected() else {
            return self.say("no article");
        };
        let place = self.corpus.entry(article).map(EntryRef::place);
        let file = place.and_then(|place| self.corpus.file(place.file));
        self.copy(file.map(|file| file.shown.clone()), "path");
    }
}

/// The text of some lines as it stands in the body.
fn passage(prepared: &Prepared, from: usize, to: usize) -> &str {
    let start = prepared.lines.get(from).map_or(0, |line| line.span.start);
    let end = prepared.lines.get(to).map_or(start, |line| line.span.end);
    Span {
        start,
        end: end.max(start),
    }
    .of(&prepared.article.body)
}

/// A passage without its line breaks.
fn on_one_line(passage: &str) -> String {
    passage.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An article in one line: `Jane Smith, “Headline”, Reuters, 2024-03-05, https://…`; what is unknown is left out.
fn citation(article: &Article) -> String {
    let headline = (!article.headline.is_empty()).then(|| format!("“{}”", article.headline));
    let day = article
        .published
        .map(|published| published_day(published).to_string());
    let byline = (!article.authors.is_empty()).then(|| article.authors.join(", "));
    let outlet = article.outlet.clone();
    let parts = [byline, headline, outlet, day, article.url.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// `“passage” — headline, outlet, date, url`.
fn quote(words: &str, article: &Article) -> String {
    let headline = (!article.headline.is_empty()).then(|| article.headline.clone());
    let day = article
        .published
        .map(|published| published_day(published).to_string());
    let parts = [headline, article.outlet.clone(), day, article.url.clone()];
    let place = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    format!("“{words}” — {place}")
        .trim_end_matches(" — ")
        .to_owned()
}

/// The day as printed where it was published: a citation follows the masthead, not UTC.
fn published_day(published: Published) -> jiff::civil::Date {
    match published {
        Published::Day(day) => day,
        Published::Local(time) | Published::Zoned(time, _) => time.date(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn article() -> Article {
        Article {
            headline: "Bank falls".to_owned(),
            authors: vec!["Jane Smith".to_owned(), "Li Wei".to_owned()],
            outlet: Some("Echo".to_owned()),
            published: Some(Published::Day(date(2024, 3, 5))),
            url: Some("https://echo.example/1".to_owned()),
            ..Article::default()
        }
    }

    #[test]
    fn a_citation_leaves_out_what_is_unknown() {
        assert_eq!(
            citation(&article()),
            "Jane Smith, Li Wei, “Bank falls”, Echo, 2024-03-05, https://echo.example/1"
        );
        assert_eq!(citation(&Article::default()), "");
    }

    #[test]
    fn a_quote_says_where_it_stands() {
        let expected = "“It fell.” — Bank falls, Echo, 2024-03-05, https://echo.example/1";
        assert_eq!(quote("It fell.", &article()), expected);
        assert_eq!(quote("It fell.", &Article::default()), "“It fell.”");
    }
}
