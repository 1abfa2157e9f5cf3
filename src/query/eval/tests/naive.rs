//! The filter against a naive evaluator, whatever was typed before and however many threads there are.

use super::*;
use crate::corpus::{Article, EntryRef, test_print};
use crate::query::{
    State,
    ast::{Clause, Form, Pattern, Term},
    folding::{OpenFolds, fold},
    fuzzy::Matcher,
};
use crate::text::fold::{Case, fold as folded};
use proptest::prelude::*;
use std::cmp::Reverse;

fn to(text: &str, end: usize) -> &str {
    text.get(..end).expect("a boundary")
}

fn from(text: &str, start: usize) -> &str {
    text.get(start..).expect("a boundary")
}

/// How an article matches: its tier, and what it counts among exact and among fuzzy rows.
type Judged = (Tier, i32, i32);

fn score((tier, exact, fuzzy): Judged) -> i32 {
    if tier == Tier::Fuzzy { fuzzy } else { exact }
}

/// The rows by the letter of the design, one article and one clause at a time.
fn rows(corpus: &Corpus, query: &Query) -> Vec<(u32, Tier, i32)> {
    let mut rows = Vec::new();
    for (id, entry) in (0..).zip(corpus.entries()) {
        if let Some(judged) = all(entry, query.clauses(), false) {
            rows.push((id, judged.0, score(judged)));
        }
    }
    let is_ranked = query.has_text_term();
    rows.sort_by_key(|&(id, tier, score)| {
        let date = corpus.entry(ArticleId(id)).and_then(EntryRef::published);
        let best_first = Reverse(if is_ranked { score } else { 0 });
        (tier, best_first, Reverse(date.map(Published::seconds)), id)
    });
    rows
}

fn all(entry: EntryRef<'_>, clauses: &[Clause], is_exact: bool) -> Option<Judged> {
    let mut all = Judged::default();
    let mut seen: Vec<&Test> = Vec::new();
    for clause in clauses {
        let is_exact = is_exact || clause.is_negated();
        let found = match clause {
            Clause::Term(term) if seen.contains(&&term.test) && !term.is_negated => continue,
            Clause::Term(term) => one(entry, term, is_exact),
            Clause::Group(group) => any(entry, &group.any, is_exact),
        };
        match (found, clause.is_negated()) {
            (Some(_), true) | (None, false) => return None,
            (None, true) => {}
            (Some((tier, exact, fuzzy)), false) => {
                all = (all.0.max(tier), all.1 + exact, all.2 + fuzzy);
                if let Clause::Term(term) = clause {
                    seen.push(&term.test);
                }
            }
        }
    }
    Some(all)
}

fn any(entry: EntryRef<'_>, any: &[Vec<Clause>], is_exact: bool) -> Option<Judged> {
    let mut best: Option<Judged> = None;
    for clauses in any {
        let worth = |judged: Judged| (Reverse(judged.0), score(judged));
        if let Some(judged) = all(entry, clauses, is_exact)
            && best.is_none_or(|best| worth(judged) > worth(best))
        {
            best = Some(judged);
        }
    }
    best
}

fn one(entry: EntryRef<'_>, term: &Term, is_exact: bool) -> Option<Judged> {
    let there = |is_there: bool| is_there.then(Judged::default);
    match &term.test {
        Test::Text(field, pattern) => {
            let (tier, score) = best(entry, *field, pattern, is_exact)?;
            let letters = folded(&pattern.text, Case::Fold).chars().count().min(64) as i32;
            Some(match tier {
                Tier::Fuzzy => (tier, 0, score),
                _ => (tier, score, 11 + 20 * letters),
            })
        }
        Test::Is(State::Stub) => there(entry.is_stub()),
        Test::Is(State::Undated) => there(entry.published().is_none()),
        Test::Published(days) => there(entry.published().is_some_and(|published| {
            let day = published.day();
            days.from.is_none_or(|from| from <= day) && days.until.is_none_or(|until| day < until)
        })),
        // Nothing here has a name, an address or a text.
        _ => None,
    }
}

fn best(
    entry: EntryRef<'_>,
    field: Option<ShortField>,
    pattern: &Pattern,
    is_exact: bool,
) -> Option<(Tier, i32)> {
    let case = if pattern.text.chars().any(char::is_uppercase) {
        Case::Keep
    } else {
        Case::Fold
    };
    let sought = folded(&pattern.text, case);
    ShortField::ALL
        .into_iter()
        .filter(|of| field.is_none_or(|field| field == *of))
        .filter_map(|of| stands(&folded(of.of(entry), case), &sought, pattern.form, is_exact))
        .max_by_key(|&(tier, score)| (Reverse(tier), score))
}

fn stands(text: &str, sought: &str, form: Form, is_exact: bool) -> Option<(Tier, i32)> {
    let places = text.char_indices().map(|(at, _)| at).filter(|&at| {
        let rest = from(text, at);
        match form {
            Form::Start => at == 0 && rest.starts_with(sought),
            Form::End => rest == sought,
            Form::Whole => at == 0 && text == sought,
            _ => rest.starts_with(sought),
        }
    });
    let exact = places.map(|at| {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let edge = |at: usize| {
            !(is_letter(to(text, at).chars().next_back())
                && is_letter(from(text, at).chars().next()))
        };
        let class = match (edge(at), edge(at + sought.len())) {
            (true, true) => 2,
            (true, false) => 1,
            _ => 0,
        };
        class * 65_536 - at.min(255) as i32 * 256 - text.len().min(255) as i32
    });
    if let Some(score) = exact.max() {
        return Some((Tier::Exact, score));
    }
    if is_exact || !matches!(form, Form::Fuzzy | Form::Prefix) {
        return None;
    }
    Matcher::new()
        .letters(text, sought)
        .map(|(score, _)| (Tier::Fuzzy, score))
}

fn corpora() -> impl Strategy<Value = Vec<Vec<Entry>>> {
    let day = prop::option::of((1i8..4, 1i8..4).prop_map(|(month, day)| date(2024, month, day)));
    let entry = ("[abcAB é’.-]{0,14}", "[abc A]{0,5}", "(|ab|Bc|ca b)", day).prop_map(
        |(headline, byline, outlet, day)| {
            let article = Article {
                headline: headline.len().to_string(),
                url: Some(format!("https://tide.example/{}", headline.len())),
                body: "It went out.".to_owned(),
                ..Article::default()
            };
            Entry {
                is_stub: headline.len() % 3 == 0,
                is_one_string: false,
                print: test_print(&article),
                ..entry(&headline, &byline, &outlet, day)
            }
        },
    );
    prop::collection::vec(prop::collection::vec(entry, 0..12), 0..5)
}

fn queries() -> impl Strategy<Value = Vec<Query>> {
    let term = prop_oneof![
        6 => "[abcé]{1,4}",
        2 => "[abcABé]{1,3}",
        1 => "['^!-][abcA]{1,3}",
        1 => "[abc]{1,2}[$]",
        1 => "\"[abc][abc ]{0,3}\"",
        1 => "(outlet:)?\\^?\"[abcA][abc ]{0,3}\"[$]?",
        1 => "!?(headline|outlet|byline|section):'?[abcB]{1,2}",
        1 => "!?(date|before|after):2024-0[1-3]",
        1 => "!?is:(stub|undated|dup)",
        1 => "[abc]{1,2}[*]",
        1 => "[!-]?\\(",
        1 => "\\)",
        2 => "[|]|OR",
    ];
    let query = prop::collection::vec(term, 0..6).prop_map(|terms| terms.join(" "));
    let read = |typed: Vec<String>| {
        typed
            .iter()
            .filter_map(|typed| parse(typed, TODAY).ok())
            .collect::<Vec<_>>()
    };
    // As typed letter by letter and taken back, so that columns narrow and are met again.
    let letters = |typed: Vec<String>| {
        typed
            .iter()
            .flat_map(|typed| {
                let ends = typed.char_indices().map(|(at, _)| at).chain([typed.len()]);
                let there: Vec<_> = ends.map(|end| to(typed, end).to_owned()).collect();
                there
                    .clone()
                    .into_iter()
                    .chain(there.into_iter().rev().take(2))
                    .collect::<Vec<_>>()
            })
            .collect::<Vec<_>>()
    };
    prop::collection::vec(query, 1..4)
        .prop_map(letters)
        .prop_map(read)
}

proptest! {
    #[test]
    fn rows_are_those_of_the_naive_way_whatever_came_before(
        segments in corpora(),
        queries in queries(),
        threads in 1usize..4,
        has_twins in prop::bool::ANY,
    ) {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        let mut corpus = Corpus::default();
        let mut catalogue = Catalogue::default();
        let mut filter = Filter::default();
        let mut segments = segments.into_iter();
        for query in queries {
            // The corpus grows between two keystrokes.
            if let Some(segment) = segments.next() {
                corpus.push(segment);
            }
            catalogue.extend(&corpus);
            let view = pool.install(|| filter.run(&catalogue, &Tally::default(), &query, None, &|| false));
            let view = view.expect("nothing made it stale");
            let rows: Vec<_> = view.rows.iter().map(|row| (row.article.0, row.tier, row.score)).collect();
            prop_assert_eq!(&rows, &super::naive::rows(&corpus, &query), "{}", query);
            let exact = rows.iter().filter(|(_, tier, _)| *tier == Tier::Exact).count();
            prop_assert_eq!(view.seam, exact);
            // The first rows are those of all, with twins folded as the screen has them.
            let mut twinned = catalogue.clone();
            if has_twins {
                twinned.find_twins();
            }
            let names = Tally::default();
            let subject = Subject { catalogue: &twinned, names: &names };
            let head = pool.install(|| filter.head(subject, &query, None, &|| false));
            let view = filter.run(&twinned, &names, &query, None, &|| false);
            let view = view.expect("nothing made it stale");
            let folded = fold(view, twinned.twins(), &OpenFolds::default());
            let head = head.expect("a natural order");
            prop_assert_eq!(&*head.rows, &folded.rows[..folded.rows.len().min(HEAD)], "{}", query);
            prop_assert_eq!(head.row_counts(), folded.row_counts());
            prop_assert_eq!(head.match_counts(), folded.match_counts());
            let folds = |view: &View| -> Vec<_> { head.rows.iter().map(|row| view.fold_of(row.article)).collect() };
            prop_assert_eq!(folds(&head), folds(&folded));
        }
    }
}
