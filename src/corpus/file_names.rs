//! What the name of a file promises: whether it may hold articles, and its ending. For files in folders and entries of
//! archives alike; a name decides nothing of how a file is read.

use std::path::Path;

/// Whether a file of this name may hold articles: JSON by its ending, wire text, or no ending at all.
pub(crate) fn is_plausible(path: &Path) -> bool {
    match ending(path).as_deref() {
        None => true,
        Some(ending) => matches!(
            ending,
            "json"
                | "jsonl"
                | "ndjson"
                | "jl"
                | "jsonlines"
                | "ldjson"
                | "geojson"
                | "jsonld"
                | "js"
                | "txt"
                | "zip"
                // Refused, and not passed over: they may be full of articles
                | "tar"
                | "tgz"
        ),
    }
}

/// The ending of a name in small letters, less those of compressions.
pub(crate) fn ending(path: &Path) -> Option<String> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let name = ["gz", "zst", "bz2", "xz"]
        .iter()
        .find_map(|ending| name.strip_suffix(ending)?.strip_suffix('.'))
        .map_or(name.as_str(), |stem| stem);
    name.rsplit_once('.').map(|(_, ending)| ending.to_owned())
}
