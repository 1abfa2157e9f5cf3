//! The articles of a stage, and what of a query stands in them.

use super::*;

/// So many articles: `headline 0`, ... each with a body of its own number and 30 paragraphs.
pub(in crate::app::tests) fn numbered(count: usize) -> Vec<Written> {
    let paragraph = |article: usize, at: usize| {
        format!(
            "Paragraph {at} of {article} has some words that fill a line and go on to the next one."
        )
    };
    let body = |article| {
        (0..30)
            .map(|at| paragraph(article, at))
            .collect::<Vec<_>>()
            .join("\n")
    };
    (0..count)
        .map(|number| (format!("headline {number}"), body(number)))
        .collect()
}

/// Three articles that share names.
pub(in crate::app::tests) fn news() -> Vec<Written> {
    let filler = "Nothing of note was said here by anyone at all on that day.\n".repeat(60);
    vec![
        (
            "Bank opens".into(),
            format!("Acme Bank opens. {filler}Jane Doe was there. So was Acme Bank."),
        ),
        (
            "Weather".into(),
            format!("Rain fell. {filler}More rain fell."),
        ),
        (
            "Minister talks".into(),
            format!("Jane Doe met John Roe. {filler}Jane Doe left rain."),
        ),
    ]
}

pub(super) fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let mut words = Vec::new();
    for (at, part) in text.split('"').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(
                part.split_whitespace()
                    .filter(|word| !word.ends_with(':'))
                    .map(Into::into),
            );
        }
    }
    words
}

/// An article whose address is its headline: those of one headline are the same, or versions of each other.
pub(in crate::app::tests) fn entry(headline: &str, body: &str) -> Entry {
    let article = Article {
        headline: headline.to_owned(),
        body: body.to_owned(),
        url: Some(format!("https://echo.example/{headline}")),
        ..Article::default()
    };
    Entry {
        outlet: Some("Echo".into()),
        print: test_print(&article),
        ..Entry::headed(headline)
    }
}
