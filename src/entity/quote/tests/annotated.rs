//! Precision and recall on articles of our own whose quotes were marked before the engine read them.

use super::*;

/// The bodies by id: the sample archive and the trainer's articles, marks of names taken off.
fn bodies() -> HashMap<String, String> {
    let mut bodies = HashMap::new();
    for line in include_str!("../../../../sample-data/dispatches.jsonl").lines() {
        let article: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| article[key].as_str().unwrap().to_owned();
        bodies.insert(text("id"), text("body"));
    }
    let articles = include_str!("../../../bin/train_tagger/annotation/articles.txt");
    for article in articles.split("\n# ").skip(1) {
        let (id, rest) = article.split_once('\n').unwrap();
        let (_, body) = rest.split_once("\n\n").unwrap();
        bodies.insert(id.to_owned(), without_marks(body.trim()));
    }
    bodies
}

/// `[Kyiv|LOC]` as `Kyiv`.
fn without_marks(marked: &str) -> String {
    let mut text = String::new();
    for (at, piece) in marked.split('[').enumerate() {
        match piece.split_once(']').filter(|_| at > 0) {
            Some((name, rest)) => {
                text.push_str(name.split('|').next().unwrap());
                text.push_str(rest);
            }
            None => text.push_str(piece),
        }
    }
    text
}

#[test]
fn nine_of_ten_quotes_in_our_own_articles_are_right_and_most_are_found() {
    let bodies = bodies();
    let (mut right, mut found, mut marked) = (0, 0, 0);
    let mut slips: Vec<String> = Vec::new();
    for article in include_str!("../annotated.txt").split("\n# ").skip(1) {
        let mut lines = article.lines();
        let id = lines.next().unwrap();
        let body = &bodies[id];
        let mut wanted: Vec<(&str, &str)> =
            lines.filter_map(|line| line.split_once('\t')).collect();
        marked += wanted.len();
        for Quote { speaker, span, .. } in extraction(body).quotes {
            found += 1;
            let text = span.of(body);
            match wanted
                .iter()
                .position(|(who, what)| *what == text && speaker.contains(who))
            {
                Some(at) => {
                    right += 1;
                    wanted.remove(at);
                }
                None => slips.push(format!("{id}: wrong: {speaker}: {text}")),
            }
        }
        for (who, what) in wanted {
            slips.push(format!("{id}: missed: {who}: {what}"));
        }
    }
    assert!(
        right * 10 >= found * 9,
        "right {right}, found {found}\n{slips:#?}"
    );
    assert!(
        right * 10 >= marked * 8,
        "right {right}, marked {marked}\n{slips:#?}"
    );
}
