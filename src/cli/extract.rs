//! `dateline extract`: JSON Lines in, the same objects with `entities` out, in their order, in constant memory.
//!
//! An object is not written anew: the entities are set in before its closing brace, so that numbers, spacing and doubled
//! keys stay as they came. Only where it has `entities` already is it built again, with ours in that place; running the
//! command twice gives the same.

mod answer;
mod input;
mod origin;

use super::{
    Context,
    arguments::Extract,
    open::refuse_unused,
    output::{Output, complain},
};
use crate::{
    corpus::{
        mapping::Told,
        stream::{self, Stream},
    },
    entity::Whose,
    index::record::Naming,
    text::system,
};
use anyhow::{anyhow, bail};
use input::Lines;
use rayon::prelude::*;
use std::{io, path::Path};

pub(super) fn run(extract: &Extract, context: &Context, out: &mut Output) -> anyhow::Result<bool> {
    if context.finder.is_none() {
        bail!("`extract` with `--no-entities` has nothing to do");
    }
    // to find names is what the command is for; those given stay where that was asked
    let naming = Naming {
        whose: context.settings.whose.unwrap_or(Whose::Ours),
        ..context.naming()
    };
    if let Some(records) = extract
        .reading
        .records
        .as_ref()
        .filter(|way| way.is_through_lists())
    {
        bail!(
            "`--records {records}` goes through a list, and `extract` reads one record a line\nhint: lists are read by: dateline entities PATH --format jsonl"
        );
    }
    let path = extract
        .file
        .as_deref()
        .filter(|path| *path != Path::new("-"));
    let name = path.map_or("-".to_owned(), |path| path.display().to_string());
    let unreadable = |error| unreadable(&name, &error);
    let input = input::open(path).map_err(unreadable)?;
    if extract.text {
        let text = input::all(input).map_err(unreadable)?;
        return plain(&text, naming, out);
    }
    let lines = Lines::new(input, context.settings.limits.record);
    let (told, problem) = extract
        .reading
        .told(context.settings.places.state.as_deref());
    if let Some(problem) = problem {
        complain(&problem);
    }
    let reading = Known {
        naming,
        told: &told,
        newest_year: super::newest_year(context.today),
    };
    answer_all(lines, &name, &reading, out)
}

/// What lines are read with.
struct Known<'a> {
    naming: Naming<'a>,
    told: &'a Told,
    newest_year: i16,
}

fn unreadable(name: &str, error: &io::Error) -> anyhow::Error {
    anyhow!("cannot read `{name}`: {}", system::reason(error))
}

/// Plain text: one object for each article.
fn plain(text: &str, naming: Naming<'_>, out: &mut Output) -> anyhow::Result<bool> {
    let articles = stream::texts(text);
    for article in &articles {
        out.line(&answer::plain(article, naming))?;
    }
    Ok(!articles.is_empty())
}

/// Answers batch by batch. One good line is found; bad lines and no good one is an error.
fn answer_all(
    mut lines: Lines,
    name: &str,
    reading: &Known<'_>,
    out: &mut Output,
) -> anyhow::Result<bool> {
    let mut stream: Option<Stream> = None;
    let (mut is_found, mut is_bad) = (false, false);
    loop {
        let batch = lines.batch().map_err(|error| unreadable(name, &error))?;
        if batch.is_empty() {
            break;
        }
        let known = batch.iter().filter_map(|line| line.bytes.as_deref().ok());
        let stream = stream
            .get_or_insert_with(|| Stream::learnt_from(known, reading.told, reading.newest_year));
        let answers: Vec<_> = batch
            .par_iter()
            .map(|line| answer::line(line, stream, reading.naming))
            .collect();
        for (line, answer) in batch.iter().zip(answers) {
            is_found |= answer.is_ok();
            is_bad |= answer.is_err();
            match answer {
                Ok(text) => out.line(&text)?,
                Err(reason) => complain(&format!("{name}:{}: {reason}", line.number)),
            }
        }
        // Whoever reads the other end of a slow pipe gets each batch when it is ready
        out.flush()?;
    }
    if is_bad && !is_found {
        bail!(
            "no line of `{name}` is a JSON object\nhint: other shapes are read by: dateline entities PATH --format jsonl"
        );
    }
    stream.map_or(Ok(()), |stream| refuse_unused(stream.unused()))?;
    Ok(is_found)
}
