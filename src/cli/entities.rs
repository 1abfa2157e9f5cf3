//! `dateline entities`: who and what is named, for each article or across the corpus.

use super::{
    Context,
    arguments::{By, Entities, TableFormat},
    missing::Missing,
    open,
    output::Output,
    select::{select, tally},
};
use crate::{
    corpus::{Article, Corpus},
    entity::{Entity, Extraction, Kind, Whose, tally::Known},
    index::record::{self, Listed, csv_row, entities_object, known_object},
};

/// The columns of a table; the last only where names of two sources are compared.
const ARTICLE_COLUMNS: [&str; 7] = [
    "id", "headline", "label", "name", "aliases", "mentions", "source",
];
const CORPUS_COLUMNS: [&str; 8] = [
    "label", "name", "aliases", "articles", "mentions", "first", "last", "source",
];
const TEXT_COLUMNS: [&str; 7] = [
    "articles", "mentions", "label", "first", "last", "name", "source",
];

pub(super) fn run(asked: &Entities, context: &Context, out: &mut Output) -> anyhow::Result<bool> {
    let corpus = open(&asked.selection.files, context)?;
    let rows = select(&corpus, &asked.selection, None, None, context)?;
    refuse_unknown(&asked.label, &corpus, &rows)?;
    match asked.by {
        By::Article => by_article(asked, context, &corpus, &rows, out),
        By::Corpus => by_corpus(asked, context, &corpus, &rows, out),
    }
}

/// Labels that neither we write nor a record of these gives are slips of the pen.
fn refuse_unknown(labels: &[String], corpus: &Corpus, rows: &[Listed]) -> anyhow::Result<()> {
    let is_ours = |label: &&String| {
        Kind::ALL
            .iter()
            .any(|kind| kind.label().eq_ignore_ascii_case(label))
    };
    let mut unknown: Vec<&String> = labels.iter().filter(|label| !is_ours(label)).collect();
    if unknown.is_empty() {
        return Ok(());
    }
    let labels_of = |_, article: Article| -> Vec<String> {
        let given = article.given.into_iter();
        given.map(|given| given.label).collect()
    };
    record::in_order(corpus, rows, labels_of, |found| {
        for label in found.unwrap_or_default() {
            unknown.retain(|unknown| !unknown.eq_ignore_ascii_case(&label));
        }
        Ok::<_, std::convert::Infallible>(())
    })?;
    let Some(unknown) = unknown.first() else {
        return Ok(());
    };
    let known: Vec<&str> = Kind::ALL.iter().map(|kind| kind.label()).collect();
    anyhow::bail!(
        "no label `{unknown}`\nhint: {}, or one that the records give",
        known.join(", ")
    )
}

fn by_article(
    asked: &Entities,
    context: &Context,
    corpus: &Corpus,
    rows: &[Listed],
    out: &mut Output,
) -> anyhow::Result<bool> {
    if asked.format == TableFormat::Csv {
        out.bytes(&csv_row::line(columns(&ARTICLE_COLUMNS, context))?)?;
    }
    let make = |_, article: Article| {
        let names = only(context.naming().names(&article), &asked.label);
        (article, names)
    };
    let mut missing = Missing::default();
    let mut is_found = false;
    record::in_order(corpus, rows, make, |made| {
        match made {
            Ok((article, names)) => {
                is_found |= !names.entities.is_empty();
                print_article(&article, &names, asked.format, out)?;
            }
            Err(gone) => missing.add(&gone),
        }
        Ok::<_, std::io::Error>(())
    })?;
    missing.tell();
    Ok(is_found)
}

fn print_article(
    article: &Article,
    names: &Extraction,
    format: TableFormat,
    out: &mut Output,
) -> std::io::Result<()> {
    if format == TableFormat::Jsonl {
        return out.line(&record::line(&entities_object(article, names)));
    }
    if format == TableFormat::Text && out.columns.is_some() && !names.entities.is_empty() {
        out.line(&article.headline)?;
    }
    for (entity, count) in names.entities.iter().zip(names.mention_counts()) {
        print_mentioned(article, entity, count, format, out)?;
    }
    Ok(())
}

fn print_mentioned(
    article: &Article,
    entity: &Entity,
    count: u32,
    format: TableFormat,
    out: &mut Output,
) -> std::io::Result<()> {
    let (id, headline, label) = (&*article.id, &*article.headline, entity.label.as_str());
    let (name, count) = (&*entity.name, count.to_string());
    let aliases = entity.aliases.join("; ");
    let mut cells = match (format, out.columns) {
        (TableFormat::Csv, _) => vec![id, headline, label, name, &*aliases, &*count],
        (_, Some(_)) => vec!["", label, &*count, name],
        (_, None) => vec![id, label, name, &*count],
    };
    cells.extend(entity.whose.map(Whose::name));
    match format {
        TableFormat::Csv => out.bytes(&csv_row::line(&cells)?),
        _ => out.row(&cells, &[Some(0), Some(11), Some(4), None, Some(5)]),
    }
}

/// The columns of a table, without the last where nothing is compared.
fn columns<'c>(all: &'c [&'c str], context: &Context) -> &'c [&'c str] {
    let is_compared = context.naming().is_compared();
    all.split_last()
        .filter(|_| !is_compared)
        .map_or(all, |(_, before)| before)
}

fn by_corpus(
    asked: &Entities,
    context: &Context,
    corpus: &Corpus,
    rows: &[Listed],
    out: &mut Output,
) -> anyhow::Result<bool> {
    let tally = tally(corpus, rows, context.naming());
    if asked.format == TableFormat::Csv {
        out.bytes(&csv_row::line(columns(&CORPUS_COLUMNS, context))?)?;
    }
    let mut is_found = false;
    for known in tally
        .ranked()
        .filter(|known| is_wanted(&known.entity(), &asked.label))
    {
        is_found = true;
        print_known(&known, asked.format, context, out)?;
    }
    Ok(is_found)
}

fn print_known(
    known: &Known<'_>,
    format: TableFormat,
    context: &Context,
    out: &mut Output,
) -> anyhow::Result<()> {
    let object = known_object(known);
    match format {
        TableFormat::Jsonl => out.line(&record::line(&object))?,
        TableFormat::Csv => {
            let columns = columns(&CORPUS_COLUMNS, context);
            out.bytes(&csv_row::line(&csv_row::cells(&object, columns))?)?;
        }
        TableFormat::Text => {
            let cells = csv_row::cells(&object, columns(&TEXT_COLUMNS, context));
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            out.row(
                &cells,
                &[
                    Some(6),
                    Some(6),
                    Some(11),
                    Some(10),
                    Some(10),
                    None,
                    Some(5),
                ],
            )?;
        }
    }
    Ok(())
}

/// Whether an entity carries one of the labels asked for: its own or that of its kind, in any case.
fn is_wanted(entity: &Entity, labels: &[String]) -> bool {
    let is = |label: &String| {
        label.eq_ignore_ascii_case(entity.label.as_str())
            || label.eq_ignore_ascii_case(entity.kind.label())
    };
    labels.is_empty() || labels.iter().any(is)
}

/// The entities asked for, their mentions and what they say, numbered anew.
fn only(names: Extraction, labels: &[String]) -> Extraction {
    if labels.is_empty() {
        return names;
    }
    let mut kept = Extraction::default();
    let mut renumbered = vec![None; names.entities.len()];
    for (entity, number) in names.entities.into_iter().zip(&mut renumbered) {
        if is_wanted(&entity, labels) {
            *number = Some(kept.entities.len() as u32);
            kept.entities.push(entity);
        }
    }
    for mut mention in names.mentions {
        if let Some(Some(number)) = renumbered.get(mention.entity as usize) {
            mention.entity = *number;
            kept.mentions.push(mention);
        }
    }
    for mut quote in names.quotes {
        let speaker = quote
            .entity
            .and_then(|entity| renumbered.get(entity as usize));
        if let Some(Some(number)) = speaker {
            quote.entity = Some(*number);
            kept.quotes.push(quote);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::only;
    use crate::{
        entity::{Entity, Extraction, Field, Kind, Label, Mention},
        text::Span,
    };

    fn named(name: &str, kind: Kind, label: &'static str) -> Entity {
        let (label, name) = (Label::given(label), name.to_owned());
        Entity {
            kind,
            label,
            name,
            aliases: Vec::new(),
            resolved: None,
            whose: None,
        }
    }

    #[test]
    fn a_label_keeps_its_entities_and_their_mentions_only() {
        let mention = |entity| Mention {
            field: Field::Body,
            span: Span::new(0, 1),
            entity,
        };
        let names = Extraction {
            entities: vec![
                named("Ann", Kind::Person, "PERSON"),
                named("Bern", Kind::Loc, "GPE"),
            ],
            mentions: vec![mention(0), mention(1), mention(1)],
            ..Extraction::default()
        };
        for label in ["gpe", "LOC"] {
            let kept = only(names.clone(), &[label.to_owned()]);
            assert_eq!(kept.entities.len(), 1);
            assert_eq!(kept.mentions, [mention(0), mention(0)]);
        }
        assert_eq!(only(names.clone(), &[]), names);
    }
}
