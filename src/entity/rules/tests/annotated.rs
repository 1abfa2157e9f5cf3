//! F1 of days and amounts on sentences of our own that were marked before the rules read them.

use super::*;
use std::collections::BTreeSet;

/// A sentence without its marks, and what they say: `[N2.3 billion|MONEY]`.
fn unmarked(line: &str) -> (String, BTreeSet<(String, bool)>) {
    let (mut text, mut marked) = (String::new(), BTreeSet::new());
    for (at, piece) in line.split('[').enumerate() {
        match piece.split_once(']').filter(|_| at > 0) {
            Some((mark, rest)) => {
                let (surface, label) = mark.split_once('|').unwrap();
                text.push_str(surface);
                text.push_str(rest);
                marked.insert((surface.to_owned(), label == "MONEY"));
            }
            None => text.push_str(piece),
        }
    }
    (text, marked)
}

#[test]
fn days_and_amounts_of_the_worlds_papers_are_found() {
    let (mut right, mut counted) = ([0, 0], [0, 0]);
    let mut slips = Vec::new();
    let lines = include_str!("annotated.txt").lines();
    for line in lines.filter(|line| !line.starts_with("## ")) {
        let (text, marked) = unmarked(line);
        let surface = |found: String| found.split(" = ").next().unwrap().to_owned();
        let dates = found(&text, Kind::Date).into_iter();
        let money = found(&text, Kind::Money).into_iter();
        let all: BTreeSet<(String, bool)> = dates
            .map(|date| (surface(date), false))
            .chain(money.map(|money| (surface(money), true)))
            .collect();
        for (_, is_money) in all.iter().chain(&marked) {
            counted[usize::from(*is_money)] += 1;
        }
        for (_, is_money) in all.intersection(&marked) {
            right[usize::from(*is_money)] += 2;
        }
        let wrong: Vec<_> = all.symmetric_difference(&marked).cloned().collect();
        if !wrong.is_empty() {
            slips.push((wrong, text));
        }
    }
    let is_most = |at: usize| right[at] * 100 >= counted[at] * 94;
    assert!(
        is_most(0) && is_most(1),
        "{right:?} of {counted:?}\n{slips:#?}"
    );
}
