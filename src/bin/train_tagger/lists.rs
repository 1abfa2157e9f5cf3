//! The long lists of names: out of the data, and those written for this project.

use anyhow::Context as _;
use dateline::entity::model::{
    lists::Lists,
    training::{self, listed},
};
use flate2::read::MultiGzDecoder;
use std::{fs::File, io::Read as _, path::Path};

/// The files and what stands in them.
const FILES: [(&str, u8); 5] = [
    ("cities", listed::CITY),
    ("orgs_open", listed::ORG),
    ("first", listed::FIRST),
    ("sur", listed::SURNAME),
    ("sur_top", listed::COMMON_SURNAME),
];

/// Written for this project: names divided by commas or lines; a line that begins with `#` says what follows.
const KNOWN: [(&str, u8); 5] = [
    (include_str!("known/organisations.txt"), listed::BODY),
    (include_str!("known/things.txt"), listed::THING),
    (include_str!("known/places.txt"), listed::CITY),
    (GIVEN_NAMES, listed::FIRST),
    (SURNAMES, listed::SURNAME | listed::COMMON_SURNAME),
];

/// Given names of ours.
pub(crate) const GIVEN_NAMES: &str = include_str!("known/given_names.txt");
/// Family names of ours.
pub(crate) const SURNAMES: &str = include_str!("known/surnames.txt");

/// The names of a list of ours.
pub(crate) fn known(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split(", ")).map(str::trim)
}

/// One list, a name a line.
///
/// # Errors
/// The file is not there or cannot be read.
pub(crate) fn list(dir: &Path, name: &str) -> anyhow::Result<String> {
    let path = dir.join(format!("gazetteers/{name}.txt.gz"));
    let file = File::open(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let mut text = String::new();
    MultiGzDecoder::new(file).read_to_string(&mut text)?;
    Ok(text)
}

/// All of them.
pub(crate) fn read(dir: &Path) -> anyhow::Result<Lists> {
    let mut names = Vec::new();
    for (file, bits) in FILES {
        names.push((list(dir, file)?, bits));
    }
    let lines = names
        .iter()
        .flat_map(|(text, bits)| text.lines().map(|line| (line, *bits)));
    let ours = KNOWN
        .iter()
        .flat_map(|(text, bits)| known(text).map(|name| (name, *bits)));
    Ok(training::lists(lines.chain(ours)))
}
