//! The long lists of names out of the data.

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
    Ok(training::lists(lines))
}
