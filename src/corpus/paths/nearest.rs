//! The path that was most likely meant by one that leads nowhere: the same key elsewhere, or nearly the same letters.

/// Least likeness of a path that is worth a hint, from 0 to 1.
const LEAST: f64 = 0.75;

/// The most similar of some paths, if any is similar.
pub(crate) fn nearest(wanted: &str, known: &[String]) -> Option<String> {
    let score = |path: &str| {
        let (wanted, path) = (wanted.to_lowercase(), path.to_lowercase());
        let whole = strsim::jaro_winkler(&wanted, &path);
        // `text` for `content.text`, `content.txt` for `content.text`: the last key says most.
        let last = strsim::jaro_winkler(last(&wanted), last(&path));
        whole.max(0.5 * whole + 0.5 * last).max(0.9 * last)
    };
    known
        .iter()
        .map(|path| (score(path), path))
        .filter(|(score, _)| *score >= LEAST)
        .max_by(|(a, x), (b, y)| a.total_cmp(b).then(y.len().cmp(&x.len())))
        .map(|(_, path)| path.clone())
}

fn last(path: &str) -> &str {
    path.rsplit(['.', ']']).next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_hand_finds_what_was_meant() {
        let known: Vec<String> = ["title", "content.text", "content.html", "author", "date"]
            .map(str::to_owned)
            .into();
        let table = [
            ("titel", Some("title")),
            ("content.txt", Some("content.text")),
            ("text", Some("content.text")),
            ("Author", Some("author")),
            ("zzzz", None),
        ];
        for (wanted, meant) in table {
            assert_eq!(nearest(wanted, &known).as_deref(), meant, "{wanted}");
        }
        assert_eq!(nearest("title", &[]), None);
    }
}
