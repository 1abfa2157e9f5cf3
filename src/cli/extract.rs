//! `dateline extract`: JSON Lines in, the same objects with `entities` out, in their order, in constant memory.
//!
//! An object is not written anew: the entities are set in before its closing brace, so that numbers, spacing and doubled
//! keys stay as they came. Only where it has `entities` already is it built again, with ours in that place; running the
//! command twice gives the same.

mod input;
mod line;
mod plain;

use super::{
    Context,
    arguments::Extract,
    output::{Output, complain},
};
use crate::entity::Extractor;
use anyhow::{Context as _, bail};
use input::Lines;
use line::Roles;
use rayon::prelude::*;
use std::path::Path;

pub(super) fn run(extract: &Extract, context: &Context, out: &mut Output) -> anyhow::Result<bool> {
    let Some(extractor) = &context.extractor else {
        bail!("`extract` with `--no-entities` has nothing to do");
    };
    let path = extract
        .file
        .as_deref()
        .filter(|path| *path != Path::new("-"));
    let name = path.map_or("-".to_owned(), |path| path.display().to_string());
    let unreadable = || format!("cannot read `{name}`");
    let input = input::open(path).with_context(unreadable)?;
    if extract.text {
        let text = input::all(input).with_context(unreadable)?;
        return plain::run(&text, extractor, out);
    }
    stream(Lines::new(input), &name, extractor, out)
}

/// Answers batch by batch. One good line is found; bad lines and no good one is an error.
fn stream(
    mut lines: Lines,
    name: &str,
    extractor: &Extractor,
    out: &mut Output,
) -> anyhow::Result<bool> {
    let mut roles = None;
    let (mut is_found, mut is_bad) = (false, false);
    loop {
        let batch = lines
            .batch()
            .with_context(|| format!("cannot read `{name}`"))?;
        if batch.is_empty() {
            break;
        }
        let roles = roles.get_or_insert_with(|| Roles::told_by(&batch));
        let answers: Vec<_> = batch
            .par_iter()
            .map(|line| line::with_entities(line, roles, extractor))
            .collect();
        for (line, answer) in batch.iter().zip(answers) {
            match answer {
                Ok(text) => {
                    is_found = true;
                    out.line(&text)?;
                }
                Err(reason) => {
                    is_bad = true;
                    complain(&format!("{name}:{}: {reason}", line.number));
                }
            }
        }
        // whoever reads the other end of a slow pipe gets each batch when it is ready
        out.flush()?;
    }
    if is_bad && !is_found {
        bail!(
            "no line of `{name}` is a JSON object\nhint: archives of other shapes: dateline entities PATH --format jsonl"
        );
    }
    Ok(is_found)
}
