//! `dateline inspect`: what was made of the files.

use super::{arguments::Inspect, open::load_all, output::Output};

pub(super) fn run(inspect: &Inspect, out: &mut Output) -> anyhow::Result<bool> {
    let corpus = load_all(&inspect.paths);
    let _ = inspect.format;
    out.line(&format!("{} articles", corpus.len()))?;
    Ok(!corpus.is_empty())
}
