//! `|`: the passage or the whole article to a command. What it gets is settled when one is asked for the command: articles
//! that come in meanwhile must not put another one into its place. Running it is the terminal's.

use super::{App, Effect, prompt::PromptKind};
use crate::{
    corpus::{Article, ArticleId, EntryRef},
    job::Prepared,
    text::sanitize,
};

/// Longest fact, in characters: the system takes 128 kB for each.
const FACT_CAP: usize = 30_000;

/// What a command is to get.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Piped {
    /// For its standard input.
    pub text: String,
    /// For its environment.
    pub facts: Vec<(&'static str, String)>,
}

/// The article about whose command one is asked, and what the command is to get, if that was there already.
#[derive(Debug)]
pub(super) struct Piping {
    article: ArticleId,
    piped: Option<Piped>,
}

impl App {
    /// Asks for the command. While the article is on its way too: what is typed must not be taken for keys.
    pub(super) fn open_pipe(&mut self) {
        let selected = self.list.selected();
        let Some(article) = selected.filter(|_| self.reader.problem.is_none()) else {
            return self.say("no article");
        };
        let piped = self.piped(article);
        self.memory.piping = Some(Piping { article, piped });
        self.open_prompt(PromptKind::Pipe, String::new());
    }

    /// Enter in the prompt for it.
    pub(super) fn accept_pipe(&mut self) {
        let typed = self.prompt.as_ref().map(|prompt| prompt.text.clone());
        let Some(command) = typed.filter(|typed| !typed.trim().is_empty()) else {
            return self.say("type a command: the text is on its standard input");
        };
        let piping = self.memory.piping.take();
        let piped = piping.as_ref().and_then(|piping| {
            let now = || self.piped(piping.article);
            piping.piped.clone().or_else(now)
        });
        let Some(piped) = piped else {
            self.memory.piping = piping;
            return self.say("the article is still being read");
        };
        self.finish();
        self.drop_selection();
        self.effect(Effect::Pipe { command, piped });
    }

    /// What a command gets of an article, once that is here.
    fn piped(&self, article: ArticleId) -> Option<Piped> {
        let shown = self.reader.prepared.as_ref();
        let shown = shown.filter(|shown| shown.id == article)?;
        let text = match self.selected_text(shown) {
            Some(passage) => format!("{passage}\n"),
            None => whole(&shown.article),
        };
        Some(Piped {
            text: sanitize::body(&text).text.into_owned(),
            facts: self.facts(shown),
        })
    }

    /// What is known of the article; what is unknown is empty, so that a script finds nothing older there.
    fn facts(&self, shown: &Prepared) -> Vec<(&'static str, String)> {
        let article = &shown.article;
        let place = self.corpus.entry(shown.id).map(EntryRef::place);
        let file = place.and_then(|place| self.corpus.file(place.file));
        let published = article.published.map(|when| when.to_string());
        let facts = [
            ("DATELINE_ID", Some(article.id.clone())),
            ("DATELINE_HEADLINE", Some(article.headline.clone())),
            ("DATELINE_URL", article.url.clone()),
            ("DATELINE_FILE", file.map(|file| file.shown.clone())),
            ("DATELINE_LINE", place.map(|place| place.line.to_string())),
            ("DATELINE_PUBLISHED", published),
            ("DATELINE_OUTLET", article.outlet.clone()),
        ];
        let clean = |fact: Option<String>| {
            sanitize::line_capped(&fact.unwrap_or_default(), FACT_CAP).into_owned()
        };
        facts.map(|(name, fact)| (name, clean(fact))).to_vec()
    }
}

/// Headline, byline, a blank line, text; what there is not has no line.
fn whole(article: &Article) -> String {
    let heading = [article.headline.clone(), article.authors.join(", ")];
    let heading: Vec<String> = heading
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect();
    let parts = [heading.join("\n"), article.body.clone()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}\n", parts.join("\n\n").trim_end_matches('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_piped_with_what_there_is_of_it() {
        let article = |headline: &str, authors: &[&str], body: &str| Article {
            headline: headline.to_owned(),
            authors: authors.iter().map(|author| (*author).to_owned()).collect(),
            body: body.to_owned(),
            ..Article::default()
        };
        for (given, piped) in [
            (
                article(
                    "Bank falls",
                    &["Jane Smith", "Li Wei"],
                    "It fell.\n\nThen rose.",
                ),
                "Bank falls\nJane Smith, Li Wei\n\nIt fell.\n\nThen rose.\n",
            ),
            (article("", &[], "It fell."), "It fell.\n"),
            (article("Bank falls", &[], ""), "Bank falls\n"),
        ] {
            assert_eq!(whole(&given), piped);
        }
    }
}
