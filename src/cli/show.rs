//! `dateline show`: one article, whole.

use super::{
    Context,
    arguments::{ArticleFormat, Show},
    open,
    output::{Output, complain},
};
use crate::{
    corpus::{Article, ArticleId, Corpus, Reader},
    index::record::{self, Found, Listed, markdown, show_object},
    query::Row,
    text::{count::counted, wrap::wrap},
};
use rayon::prelude::*;

/// Widest text: a longer line is hard to find the next one from.
const COLUMN_CAP: u16 = 80;

/// Longest id that others may have too, in bytes: a number within its file. What is longer is an address, a hash or a key
/// made to be the only one, and not worth reading every article.
const COUNTED: usize = 11;

pub(super) fn run(show: &Show, context: &Context, out: &mut Output) -> anyhow::Result<bool> {
    let corpus = open(&show.files, context)?;
    let Some((number, article)) = find(&corpus, &show.id) else {
        complain(&format!(
            "no article with the id `{}`\nhint: dateline list --format jsonl prints the ids",
            show.id
        ));
        return Ok(false);
    };
    let listed = Listed::from(Row::unscored(number));
    match show.format {
        ArticleFormat::Json => {
            let names = context.naming().names(&article);
            let object = show_object(&article, Found::new(&corpus, listed), &names);
            out.line(&record::line(&object))?;
        }
        ArticleFormat::Md => out.bytes(markdown::article(&article).as_bytes())?,
        ArticleFormat::Text => {
            let columns = show
                .width
                .unwrap_or_else(|| out.columns.unwrap_or(COLUMN_CAP).min(COLUMN_CAP));
            text(&article, Found::new(&corpus, listed), columns as usize, out)?;
        }
    }
    out.flush()?;
    if show.id.len() <= COUNTED {
        tell_namesakes(&corpus, number, &show.id);
    }
    Ok(true)
}

/// Says how many articles of other files have the same id, which one file does not give twice.
fn tell_namesakes(corpus: &Corpus, shown: ArticleId, id: &str) {
    let file = |number: ArticleId| corpus.entry(number).map(|entry| entry.place().file);
    let others = corpus.ids().filter(|number| file(*number) != file(shown));
    let ids: Vec<ArticleId> = others.collect();
    let same = ids
        .into_par_iter()
        .map_init(Reader::default, |reader, number| reader.id(corpus, number))
        .filter(|other| other.as_deref() == Ok(id));
    let count = same.count();
    if count > 0 {
        complain(&format!(
            "{} of other files with the id `{id}`: this is the first\nhint: name its file alone",
            counted(count, "article")
        ));
    }
}

/// The first article with this id. Ids are not kept in memory: that of every article is read until it is found.
fn find(corpus: &Corpus, id: &str) -> Option<(ArticleId, Article)> {
    let ids: Vec<ArticleId> = corpus.ids().collect();
    let has_id = |reader: &mut Reader, number| {
        let found = reader.id(corpus, number);
        (found.as_deref() == Ok(id)).then_some(number)
    };
    let found = ids.into_par_iter().map_init(Reader::default, has_id);
    let number = found.find_map_first(|number| number)?;
    Some((number, corpus.read(number).ok()?))
}

/// Headline, facts, text.
fn text(
    article: &Article,
    found: Found<'_>,
    columns: usize,
    out: &mut Output,
) -> anyhow::Result<()> {
    if !article.headline.is_empty() {
        paragraph(&article.headline, columns, out)?;
        out.line("")?;
    }
    for (name, fact) in facts(article, found) {
        out.line(&format!("{name:<10} {fact}"))?;
    }
    for text in markdown::paragraphs(&article.body) {
        out.line("")?;
        text.lines()
            .try_for_each(|line| paragraph(line, columns, out))?;
    }
    Ok(())
}

fn paragraph(text: &str, columns: usize, out: &mut Output) -> std::io::Result<()> {
    wrap(text, columns)
        .into_iter()
        .try_for_each(|span| out.line(span.of(text)))
}

/// What is known, one fact a line; what is unknown has no line.
fn facts(article: &Article, found: Found<'_>) -> Vec<(&'static str, String)> {
    let joined = |list: &[String]| (!list.is_empty()).then(|| list.join(", "));
    let hidden = article.removed_characters;
    let facts = [
        ("published", article.published.map(|when| when.to_string())),
        ("updated", article.updated.map(|when| when.to_string())),
        ("authors", joined(&article.authors)),
        ("outlet", article.outlet.clone()),
        ("section", article.section.clone()),
        ("tags", joined(&article.tags)),
        ("language", article.language.clone()),
        ("url", article.url.clone()),
        ("id", Some(article.id.clone())),
        ("file", Some(format!("{}:{}", found.file, found.line))),
        (
            "hidden",
            (hidden > 0).then(|| format!("{} removed", counted(hidden as usize, "character"))),
        ),
    ];
    facts
        .into_iter()
        .filter_map(|(name, fact)| Some((name, fact?)))
        .collect()
}
