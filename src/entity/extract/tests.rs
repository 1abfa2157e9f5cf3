//! Names out of whole articles: the annotated ones, and any text at all.

use super::*;
use crate::{
    entity::{Entity, Mention},
    text::Span,
};
use proptest::prelude::*;
use std::{collections::BTreeMap, sync::LazyLock};

/// Preparing the lists for every case would be most of the time of these tests.
static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

mod annotated;
mod whose;
mod wire;
use annotated::annotated;

fn extract(body: &str) -> Extraction {
    let published = Date::constant(2025, 7, 7);
    EXTRACTOR.extract(Text {
        headline: "",
        body,
        published: Some(published),
        ..Text::default()
    })
}

/// `PERSON Jane Doe` and so on, in reading order.
fn named(body: &str) -> Vec<String> {
    let extraction = extract(body);
    let of = |mention: &Mention| {
        let kind = extraction.entities[mention.entity as usize].kind;
        format!("{} {}", kind.label(), mention.span.of(body))
    };
    extraction.mentions.iter().map(of).collect()
}

#[test]
fn the_annotated_articles_come_out_as_a_reporter_would_mark_them() {
    let mut counts: BTreeMap<char, (u32, u32, u32)> = BTreeMap::new();
    let mut wrong: Vec<String> = Vec::new();
    for article in annotated() {
        let text = Text {
            headline: &article.headline,
            body: &article.body,
            published: Some(article.published),
            ..Text::default()
        };
        let extraction = EXTRACTOR.extract(text);
        let found: Vec<(Field, Span, char)> = extraction
            .mentions
            .iter()
            .map(|mention| {
                (
                    mention.field,
                    mention.span,
                    extraction.entities[mention.entity as usize].kind.letter(),
                )
            })
            .map(|(field, span, letter)| (field, span, if letter == '%' { '%' } else { letter }))
            .collect();
        let words = |(field, span, _): &(Field, Span, char)| {
            span.of(if *field == Field::Headline {
                &article.headline
            } else {
                &article.body
            })
            .to_owned()
        };
        for mark in &article.spans {
            let count = counts.entry(mark.2).or_default();
            if found.contains(mark) {
                count.0 += 1;
            } else {
                count.1 += 1;
                wrong.push(format!("missed {} {}", mark.2, words(mark)));
            }
        }
        for mark in found.iter().filter(|mark| !article.spans.contains(mark)) {
            counts.entry(mark.2).or_default().2 += 1;
            wrong.push(format!("wrong  {} {}", mark.2, words(mark)));
        }
    }
    let (hit, missed, wrong_count) = counts
        .values()
        .fold((0, 0, 0), |sum, c| (sum.0 + c.0, sum.1 + c.1, sum.2 + c.2));
    let f1 = 200.0 * f64::from(hit) / f64::from(2 * hit + missed + wrong_count);
    assert!(f1 >= 96.0, "F1 {f1:.1}\n{counts:?}\n{wrong:#?}");
}

/// The entities as `KIND name (alias, alias)`.
fn entities(headline: &str, body: &str) -> Vec<String> {
    let published = Some(Date::constant(2025, 7, 7));
    let extraction = EXTRACTOR.extract(Text {
        headline,
        body,
        published,
        ..Text::default()
    });
    let of = |entity: &Entity| {
        let aliases = entity.aliases.join(", ");
        let aliases = if aliases.is_empty() {
            aliases
        } else {
            format!(" ({aliases})")
        };
        format!("{} {}{aliases}", entity.kind.label(), entity.name)
    };
    extraction.entities.iter().map(of).collect()
}

#[test]
fn names_are_typed_by_their_shape_and_company() {
    for (text, expected) in [
        (
            "They met Prime Minister Ana Ruiz there.",
            vec!["PERSON Ana Ruiz"],
        ),
        (
            "He thanked Gen. Tobar and Mrs. Oduya.",
            vec!["PERSON Tobar", "PERSON Oduya"],
        ),
        (
            "The Soviet Foreign Minister Vyacheslav Molotov spoke.",
            vec!["NORP Soviet", "PERSON Vyacheslav Molotov"],
        ),
        ("He met Ms. van der Berg.", vec!["PERSON van der Berg"]),
        (
            "Police in Kovaldorf, Germany, said so.",
            vec!["LOC Kovaldorf", "LOC Germany"],
        ),
        (
            "The Bank of Utopia and Acme Corp. agreed.",
            vec!["ORG Bank of Utopia", "ORG Acme Corp."],
        ),
        (
            "The Treaty of Rapallo and the Geneva Convention hold.",
            vec!["LAW Treaty of Rapallo", "LAW Geneva Convention"],
        ),
        (
            "Article 5 of the North Atlantic Treaty says so.",
            vec!["LAW North Atlantic Treaty"],
        ),
        (
            "It broke Security Council Resolution 1973 twice.",
            vec!["LAW Security Council Resolution 1973"],
        ),
    ] {
        assert_eq!(named(text), expected, "{text}");
    }
}

#[test]
fn seats_leagues_and_titles_of_the_worlds_papers_are_told() {
    for (text, expected) in [
        (
            "The Ghana Premier League has begun.",
            vec!["EVENT Ghana Premier League"],
        ),
        (
            "Jane Wanjiru (Kanye North) asked the minister why.",
            vec!["PERSON Jane Wanjiru", "LOC Kanye North"],
        ),
        (
            "The House of Representatives in Tobruk refused.",
            vec!["ORG House of Representatives", "LOC Tobruk"],
        ),
        (
            "They thanked Rear Admiral Kofi Boateng and Alhaji Musa Danladi for the ship.",
            vec!["PERSON Kofi Boateng", "PERSON Musa Danladi"],
        ),
    ] {
        assert_eq!(named(text), expected, "{text}");
    }
}

#[test]
fn words_with_a_capital_are_not_all_names() {
    for (text, expected) in [
        (
            "The Second World War and the Tokyo Olympics passed.",
            vec!["EVENT Second World War", "EVENT Tokyo Olympics"],
        ),
        ("The Minister said the Government would not go.", vec![]),
        ("Officials said talks would begin. Troops left.", vec![]),
        ("\"Nobody knows,\" he said. \"Everything burned.\"", vec![]),
        (
            "The Polish and the Americans left.",
            vec!["NORP Polish", "NORP Americans"],
        ),
        (
            "He gave Mao Tse-tung and Charles de Gaulle a book.",
            vec!["PERSON Mao Tse-tung", "PERSON Charles de Gaulle"],
        ),
        ("They fired an SS-20 missile.", vec!["PRODUCT SS-20"]),
        (
            "The US-backed forces and the London-based bank left.",
            vec!["LOC US", "LOC London"],
        ),
        ("It tells us who they are and why.", vec![]),
        (
            "They fled Hurricane Katrina.",
            vec!["EVENT Hurricane Katrina"],
        ),
    ] {
        assert_eq!(named(text), expected, "{text}");
    }
}

#[test]
fn surnames_and_acronyms_go_to_their_full_names() {
    for (text, expected) in [
        (
            "Jane Doe met John Roe. Doe said Roe agreed. Doe's aide left.",
            vec!["PERSON Jane Doe (Doe)", "PERSON John Roe (Roe)"],
        ),
        (
            "Bill Adler spoke first. Adler said no. Hilda Adler spoke next. Adler said yes.",
            vec!["PERSON Bill Adler (Adler)", "PERSON Hilda Adler (Adler)"],
        ),
        (
            "J. Doe wrote to Jane Doe.",
            vec!["PERSON Jane Doe (J. Doe)"],
        ),
        (
            "The World Health Organization (WHO) met. The WHO said so.",
            vec!["ORG World Health Organization (WHO)"],
        ),
        (
            "The United States left. The U.S. said so. America won.",
            vec!["LOC United States (U.S., America)"],
        ),
        (
            "Acme Holdings fell. Shares in Acme rose.",
            vec!["ORG Acme Holdings (Acme)"],
        ),
        (
            "Zelenskyy flew out. Volodymyr Zelensky came back.",
            vec!["PERSON Volodymyr Zelensky (Zelenskyy)"],
        ),
    ] {
        assert_eq!(entities("", text), expected, "{text}");
    }
}

#[test]
fn two_defence_ministries_stay_two() {
    let text = "Russia's Defence Ministry said so. The Ukrainian Defence Ministry denied it. \
                The Defence Ministry of Russia said so again.";
    let found = entities("", text);
    let ministries: Vec<&String> = found
        .iter()
        .filter(|name| name.starts_with("ORG"))
        .collect();
    assert_eq!(
        ministries,
        [
            "ORG Russian Defence Ministry (Defence Ministry, Defence Ministry of Russia)",
            "ORG Ukrainian Defence Ministry (Defence Ministry)"
        ]
    );
}

#[test]
fn a_headline_in_title_case_is_no_long_name() {
    let body = "KYIV, July 7 (Reuters) - President Ana Ruiz met the head of Acme Corp. in Geneva, an official said.";
    let expected = [
        "PERSON Ana Ruiz (Ruiz)",
        "ORG Acme Corp. (Acme)",
        "LOC Geneva",
        "LOC Kyiv",
        "DATE July 7",
        "ORG Reuters",
    ];
    for headline in [
        "Ruiz Meets Acme Chief For Talks In Geneva",
        "RUIZ MEETS ACME CHIEF FOR TALKS IN GENEVA",
    ] {
        let found = entities(headline, body);
        let folded: Vec<String> = found
            .iter()
            .map(|name| name.replace("ACME", "Acme"))
            .collect();
        assert_eq!(folded, expected, "{headline}");
    }
    assert_eq!(
        entities("Stocks Fall As Oil Prices Rise Again", ""),
        Vec::<String>::new()
    );
    assert_eq!(
        entities("Donald Trump Says He Will Visit Germany Soon", ""),
        ["PERSON Donald Trump", "LOC Germany"]
    );
}

#[test]
fn crossheads_in_capitals_name_only_what_is_known() {
    let body =
        "Jane Doe left for Kyiv, they said.\n\nDOE IN KYIV\n\nTHE LONG WAY HOME\n\nShe came back.";
    assert_eq!(entities("", body), ["PERSON Jane Doe (Doe)", "LOC Kyiv"]);
}

#[test]
fn datelines_and_bylines_are_read_first() {
    let body = "By Jane Doe and John Roe\nNEW YORK, July 6 (AFP) - Nothing happened here.";
    let expected = [
        "PERSON Jane Doe",
        "PERSON John Roe",
        "LOC New York",
        "DATE July 6",
        "ORG AFP",
    ];
    assert_eq!(entities("", body), expected);
}

#[test]
fn a_text_in_another_language_gives_only_what_numbers_say() {
    let body = "Der Minister sagte am Montag in Berlin, dass Angela Merkel am 2024-03-12 rund 40 % der Stimmen und 12 Millionen \
                Euro erhalten habe, wie Olaf Scholz schon im Bundestag erklärt hatte und wie es auch in Hamburg hieß.";
    let found = entities("", body);
    assert_eq!(found, ["DATE 2024-03-12", "PERCENT 40 %"]);
}

#[test]
fn nothing_gives_nothing() {
    assert_eq!(extract(""), Extraction::default());
    assert_eq!(extract(" \n\n "), Extraction::default());
}

#[test]
fn long_texts_of_one_kind_are_read_in_linear_time() {
    // Each is a hundred times what a quadratic reading would finish in a minute; the test is that it ends.
    for unit in [
        "ABC ",
        "Jane Doe of the ",
        "Bank of the ",
        "\"A ",
        "(WHO) the ",
        "twenty-",
        "1 to ",
        "A-",
        "'s",
        "A\n",
        "last of ",
    ] {
        let text = unit.repeat(400_000 / unit.len());
        let extraction = extract(&text);
        assert!(extraction.mentions.len() <= text.len());
    }
    assert!(extract(&"A".repeat(5_000_000)).mentions.is_empty());
}

proptest! {
    #[test]
    fn any_text_gives_ordered_spans_on_character_boundaries(headline in ".{0,60}", body in "(\\PC|[A-Z][a-z]+ |[A-Z]+ |\\$|[0-9]+ ?|[ .,\n\"()'-]|May |Mr. |U.S. |of |the |said ){0,120}") {
        let published = Some(Date::constant(2024, 2, 29));
        let extraction = EXTRACTOR.extract(Text { headline: &headline, body: &body, published, ..Text::default() });
        let mut before = (Field::Headline, 0);
        for mention in &extraction.mentions {
            let text = if mention.field == Field::Headline { &headline } else { &body };
            prop_assert!(text.get(mention.span.range()).is_some());
            prop_assert!(!mention.span.is_empty());
            prop_assert!((mention.field, mention.span.start) >= before, "sorted, no overlap");
            before = (mention.field, mention.span.end);
            prop_assert!((mention.entity as usize) < extraction.entities.len());
        }
        for (at, entity) in extraction.entities.iter().enumerate() {
            prop_assert!(extraction.mentions.iter().any(|mention| mention.entity as usize == at));
            prop_assert!(!entity.name.trim().is_empty());
            prop_assert!(!entity.aliases.contains(&entity.name));
        }
    }
}

#[test]
fn every_character_of_unicode_is_read_without_a_panic() {
    let all: Vec<char> = ('\u{0}'..=char::MAX).collect();
    for chunk in all.chunks(20_000) {
        let text: String = chunk.iter().collect();
        let spaced: String = chunk
            .iter()
            .flat_map(|letter| [*letter, ' ', 'A', '.', ' ', '5'])
            .collect();
        assert!(extract(&text).mentions.len() <= text.len());
        assert!(extract(&spaced).mentions.len() <= spaced.len());
    }
}
