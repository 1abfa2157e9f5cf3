//! Opens a corpus for a command: all of it before the first line is printed, because an order needs every article.
//! Says on standard error what was left out; what could not be opened at all is an error.

use super::{Context, arguments::Files, output::complain};
use crate::{
    config::Settings,
    corpus::{
        Corpus, Reason, Rejection,
        kept::Keeper,
        load::{Options, load},
        unused::{Unused, unused},
    },
    store::{self, names::Shelf},
    text::{count::counted, sanitize},
};
use anyhow::bail;
use foldhash::quality::FixedState;
use jiff::civil::Date;
use std::{
    hash::BuildHasher as _, io::ErrorKind, ops::ControlFlow, path::PathBuf, sync::atomic::Ordering,
};

/// The archive of a first run without a path.
const SAMPLE: &[u8] = include_bytes!("../../sample-data/dispatches.jsonl");

/// Sentences printed about files that gave nothing; the rest is counted.
const SENTENCE_CAP: usize = 10;

/// Loads the articles of some files, or of the built-in sample.
///
/// # Errors
/// Nothing could be loaded: why, file by file. Or a field was told that stands in no record.
pub(super) fn open(files: &Files, context: &Context) -> anyhow::Result<Corpus> {
    let options = options(files, context);
    if let (Some(finder), Some(shelf)) = (&context.finder, shelf(&context.settings, &options)) {
        finder.keep_in(shelf);
    }
    let corpus = load_all(&options);
    if corpus.is_empty() {
        bail!(nothing(&corpus, &files.paths));
    }
    let named = left_out_whole(&corpus, &files.paths);
    if named.iter().any(|one| one.reason.is_of_system()) {
        context.has_unopened.store(true, Ordering::Relaxed);
    }
    let told = named.iter().take(SENTENCE_CAP);
    let left_out = corpus.left_out() - told.len() as u64;
    told.for_each(|one| complain(&one.to_string()));
    if left_out > 0 {
        complain(&format!(
            "{} left out: {}",
            counted(left_out as usize, "record"),
            inspect_hint(&files.paths)
        ));
    }
    refuse_unused(unused(&options.told.roles, &corpus))?;
    Ok(corpus)
}

/// What the screen had open last; nothing, for the sample, where that is gone.
pub(super) fn last(settings: &Settings) -> Vec<PathBuf> {
    let paths = store::opened::last(settings.places.state.as_deref()).unwrap_or_default();
    match all_missing(&paths) {
        None => paths,
        Some(sentences) => {
            complain(&format!(
                "{sentences}\nopened last; here is the sample archive"
            ));
            Vec::new()
        }
    }
}

/// A sentence for each path, if none of them is there; a glob may be, and standard input is.
pub(super) fn all_missing(paths: &[PathBuf]) -> Option<String> {
    let is_there = |path: &&PathBuf| {
        path.as_os_str() == "-"
            || path.to_string_lossy().contains(['*', '?', '['])
            || path
                .symlink_metadata()
                .err()
                .is_none_or(|error| error.kind() == ErrorKind::PermissionDenied)
    };
    if paths.is_empty() || paths.iter().any(|path| is_there(&path)) {
        return None;
    }
    let sentence = |path: &PathBuf| format!("{}: {}", path.display(), Reason::Missing);
    Some(paths.iter().map(sentence).collect::<Vec<_>>().join("\n"))
}

/// The paths that were named and gave nothing; what lies in a folder was not named.
fn left_out_whole<'c>(corpus: &'c Corpus, paths: &[PathBuf]) -> Vec<&'c Rejection> {
    let shown: Vec<_> = paths
        .iter()
        .map(|path| sanitize::line(&path.to_string_lossy()).into_owned())
        .collect();
    let is_open = |name: &String| corpus.files().iter().any(|file| file.shown == *name);
    let is_named = |one: &Rejection| shown.contains(&one.file) && !is_open(&one.file);
    corpus
        .rejections()
        .iter()
        .filter(|one| is_named(one))
        .collect()
}

/// Where the names of a corpus are kept, if they are to be.
pub(super) fn shelf(settings: &Settings, options: &Options) -> Option<Shelf> {
    let cache = settings.places.cache.as_deref()?;
    Some(Shelf::new(cache, settings.engine_version(), &options.paths))
}

/// What is to be loaded: some files, or the archive that comes with the program.
/// A damaged map is said and is no reason to stop.
pub(super) fn options(files: &Files, context: &Context) -> Options {
    let keeper = context.keeper.clone();
    let (options, problem) = options_of(files, &context.settings, keeper, context.today);
    if let Some(problem) = problem {
        complain(&problem);
    }
    options
}

/// The same, and what is wrong with the maps that were kept.
pub(super) fn options_of(
    files: &Files,
    settings: &Settings,
    keeper: Option<Keeper>,
    today: Date,
) -> (Options, Option<String>) {
    let (told, problem) = files.reading.told(settings.places.state.as_deref());
    let options = Options {
        paths: files.paths.clone(),
        builtin: Some(SAMPLE),
        newest_year: super::newest_year(today),
        told,
        keeper,
        record_cap: settings.limits.record as usize,
        expansion_cap: (settings.limits.factor, settings.limits.expansion),
    };
    (options, problem)
}

/// Where what is read of long files is kept.
pub(super) fn keeper(settings: &Settings) -> Option<Keeper> {
    let program = FixedState::default().hash_one(settings.program);
    let folder = settings.places.cache.as_deref()?;
    Some(store::lists::keeper(folder, program))
}

/// Loads; for `inspect`, which itself prints what was left out.
pub(super) fn load_all(options: &Options) -> Corpus {
    let mut last = Corpus::default();
    load(options, &mut |progress| {
        last = progress.corpus;
        ControlFlow::Continue(())
    });
    last
}

/// Says which told fields stand in no record.
///
/// # Errors
/// None of those told for a role does.
pub(super) fn refuse_unused(unused: Vec<Unused>) -> anyhow::Result<()> {
    if let Some(slip) = unused.iter().find(|unused| unused.is_whole) {
        bail!(slip.to_string());
    }
    for slip in unused {
        complain(&slip.to_string());
    }
    Ok(())
}

/// Why nothing was loaded: a sentence for each file or record, the first of them at least.
pub(super) fn nothing(corpus: &Corpus, paths: &[PathBuf]) -> String {
    let mut sentences: Vec<_> = corpus
        .rejections()
        .iter()
        .take(SENTENCE_CAP)
        .map(ToString::to_string)
        .collect();
    let more = corpus.rejections().len().saturating_sub(SENTENCE_CAP);
    if more > 0 {
        sentences.push(format!("and {more} more: {}", inspect_hint(paths)));
    }
    if sentences.is_empty() {
        sentences.push(format!("no articles in `{}`", shown(paths)));
    }
    sentences.join("\n")
}

fn inspect_hint(paths: &[PathBuf]) -> String {
    let command = format!("dateline inspect {}", shown(paths));
    // What came through a pipe is gone.
    let is_piped = paths.iter().any(|path| path.as_os_str() == "-");
    let again = if is_piped { "pipe the same into " } else { "" };
    format!("{again}{}", command.trim_end())
}

/// The paths as one would type them again.
pub(super) fn shown(paths: &[PathBuf]) -> String {
    paths
        .iter()
        .map(|path| quoted(&path.to_string_lossy()))
        .collect::<Vec<_>>()
        .join(" ")
}

fn quoted(path: &str) -> String {
    if path.len() > 1 && path.starts_with('-') {
        // It would be taken for an option.
        return quoted(&format!("./{path}"));
    }
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+@%:,".contains(c);
    if !path.is_empty() && path.chars().all(is_plain) {
        path.to_owned()
    } else {
        format!("'{}'", path.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Options, inspect_hint, shown};
    use crate::config::Limits;

    #[test]
    fn the_usual_limits_are_those_of_loading() {
        let (usual, loading) = (Limits::default(), Options::default());
        assert_eq!(usual.record, loading.record_cap as u64);
        assert_eq!((usual.factor, usual.expansion), loading.expansion_cap);
    }

    #[test]
    fn paths_in_a_hint_can_be_pasted_into_a_shell() {
        assert_eq!(
            shown(&["a b.json".into(), "c.json".into()]),
            "'a b.json' c.json"
        );
        assert_eq!(shown(&["it's;rm".into()]), r"'it'\''s;rm'");
        assert_eq!(shown(&["-d.jsonl".into(), "-".into()]), "./-d.jsonl -");
    }

    #[test]
    fn a_hint_about_a_pipe_says_that_it_has_to_be_filled_again() {
        assert_eq!(inspect_hint(&["a.json".into()]), "dateline inspect a.json");
        assert_eq!(
            inspect_hint(&["-".into()]),
            "pipe the same into dateline inspect -"
        );
    }
}
