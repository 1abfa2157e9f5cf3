//! Precision and recall on passages in the manner of the world's papers that were marked before the engine read them.

use super::*;

/// A passage, and who says what in it.
type Passage = (String, Vec<(&'static str, &'static str)>);

fn passages() -> Vec<Passage> {
    let passages = include_str!("world.txt").split("\n# ").skip(1);
    let of_each = passages.map(|passage| {
        let (_, rest) = passage.split_once('\n').unwrap();
        let said = rest.lines().filter_map(|line| line.strip_prefix("= "));
        let text = rest.lines().filter(|line| !line.starts_with("= "));
        let text: Vec<&str> = text.collect();
        let said = said.map(|line| line.split_once('\t').unwrap());
        (text.join("\n").trim().to_owned(), said.collect())
    });
    of_each.collect()
}

#[test]
fn nine_of_ten_quotes_in_the_manner_of_the_worlds_papers_are_right_and_most_are_found() {
    let (mut right, mut found, mut marked) = (0, 0, 0);
    let mut slips = Vec::new();
    for (text, mut wanted) in passages() {
        marked += wanted.len();
        for Quote { speaker, span, .. } in extraction(&text).quotes {
            found += 1;
            let words = span.of(&text);
            let place = wanted
                .iter()
                .position(|(who, what)| *what == words && speaker.contains(who));
            match place {
                Some(at) => {
                    right += 1;
                    wanted.remove(at);
                }
                None => slips.push(format!("wrong: {speaker}: {words}")),
            }
        }
        slips.extend(
            wanted
                .iter()
                .map(|(who, what)| format!("missed: {who}: {what}")),
        );
    }
    let figures = format!("right {right}, found {found}, marked {marked}\n{slips:#?}");
    assert!(right * 10 >= found * 9, "{figures}");
    assert!(right * 10 >= marked * 8, "{figures}");
}
