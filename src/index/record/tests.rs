//! The contract of product.md 4: keys, their order, offsets.

use super::{
    Found, Listed, Passage, entities_object, line, list_object, show_object, text_of, write_passage,
};
use crate::{
    corpus::{Article, ArticleId, Corpus, Published},
    entity::{Entity, Extraction, Extractor, Field, Kind, Mention},
    text::Span,
};
use serde_json::{Value, json};

const FOUND: Found<'_> = Found {
    file: "news.jsonl",
    line: 3,
    score: 0,
    tier: "exact",
};

fn named(name: &str, kind: Kind, resolved: Option<&str>) -> Entity {
    Entity {
        kind,
        label: kind.into(),
        name: name.to_owned(),
        aliases: Vec::new(),
        resolved: resolved.map(str::to_owned),
        whose: None,
    }
}

fn mention(text: &str, of: &str, field: Field, entity: u32) -> Mention {
    let start = text.find(of).unwrap();
    Mention {
        field,
        span: Span::new(start, start + of.len()),
        entity,
    }
}

fn entity_of(entity: Entity) -> Value {
    let names = Extraction {
        entities: vec![entity],
        mentions: Vec::new(),
        ..Extraction::default()
    };
    entities_object(&Article::default(), &names)["entities"][0].clone()
}

#[test]
fn the_keys_of_a_list_line_are_those_of_the_contract_in_its_order() {
    let keys: Vec<_> = list_object(&Article::default(), FOUND)
        .keys()
        .cloned()
        .collect();
    assert_eq!(
        keys.join(" "),
        "id headline published authors outlet url language section tags file line score tier"
    );
}

#[test]
fn a_shown_article_has_the_keys_of_the_list_and_seven_more() {
    let shown = show_object(&Article::default(), FOUND, &Extraction::default());
    let keys: Vec<_> = shown.keys().skip(13).cloned().collect();
    assert_eq!(
        keys.join(" "),
        "updated summary body image extra entities quotes"
    );
}

#[test]
fn what_is_unknown_is_null_and_nobody_is_an_empty_list() {
    let object = list_object(&Article::default(), FOUND);
    assert_eq!(object["published"], Value::Null);
    assert_eq!(object["outlet"], Value::Null);
    assert_eq!(object["headline"], Value::Null);
    assert_eq!(object["authors"], json!([]));
}

#[test]
fn a_day_stays_a_day() {
    let day = Published::Day(jiff::civil::date(2024, 3, 5));
    let article = Article {
        published: Some(day),
        ..Article::default()
    };
    assert_eq!(list_object(&article, FOUND)["published"], "2024-03-05");
}

#[test]
fn offsets_are_code_points_of_the_body() {
    let body = "🗞️ Zoë Müller met Ann.".to_owned();
    let names = Extraction {
        entities: vec![
            named("Zoë Müller", Kind::Person, None),
            named("Ann", Kind::Person, None),
        ],
        mentions: vec![
            mention(&body, "Zoë Müller", Field::Body, 0),
            mention(&body, "Ann", Field::Body, 1),
        ],
        ..Extraction::default()
    };
    let article = Article {
        body,
        ..Article::default()
    };
    let object = entities_object(&article, &names);
    let characters: Vec<char> = article.body.chars().collect();
    for entity in object["entities"].as_array().unwrap() {
        let mention = &entity["mentions"][0];
        let at = |key: &str| usize::try_from(mention[key].as_u64().unwrap()).unwrap();
        let slice: String = characters[at("start")..at("end")].iter().collect();
        assert_eq!(Value::from(slice), mention["text"]);
        assert!(mention.get("in").is_none());
    }
}

#[test]
fn a_mention_in_the_headline_says_so() {
    let headline = "Ann wins".to_owned();
    let names = Extraction {
        entities: vec![named("Ann", Kind::Person, None)],
        mentions: vec![mention(&headline, "Ann", Field::Headline, 0)],
        ..Extraction::default()
    };
    let article = Article {
        headline,
        ..Article::default()
    };
    assert_eq!(
        entities_object(&article, &names)["entities"][0]["mentions"],
        json!([{"start": 0, "end": 3, "text": "Ann", "in": "headline"}])
    );
}

#[test]
fn a_resolved_date_is_a_day_or_a_range() {
    let day = entity_of(named("Tuesday", Kind::Date, Some("2024-03-12")));
    assert_eq!(day["date"], "2024-03-12");
    let month = entity_of(named("March", Kind::Date, Some("2024-03-01/2024-03-31")));
    assert_eq!(month["range"], json!(["2024-03-01", "2024-03-31"]));
    let unknown = entity_of(named("Monday", Kind::Date, None));
    assert!(unknown.get("date").is_none() && unknown.get("range").is_none());
}

#[test]
fn a_line_of_json_is_one_line() {
    let article = Article {
        body: "a\nb".to_owned(),
        ..Article::default()
    };
    let text = line(&show_object(&article, FOUND, &Extraction::default()));
    assert!(!text.contains('\n'));
    assert_eq!(
        serde_json::from_str::<Value>(&text).unwrap()["body"],
        "a\nb"
    );
}

#[test]
fn a_number_of_another_corpus_is_found_nowhere() {
    let listed = Listed {
        article: ArticleId(7),
        score: 0,
        tier: "exact",
    };
    let corpus = Corpus::default();
    assert_eq!(
        Found::new(&corpus, listed),
        Found {
            file: "",
            line: 0,
            ..FOUND
        }
    );
}

#[test]
fn a_passage_is_written_with_the_place_it_stands_at() {
    let folder = tempfile::tempdir().unwrap();
    let article = Article {
        id: "a-1".to_owned(),
        headline: "Bank falls".to_owned(),
        body: "\u{201c}Nein.\u{201d} It fell, fast.".to_owned(),
        ..Article::default()
    };
    let start = article.body.find("It").unwrap();
    let passage = Passage::of(
        &article,
        Span::new(start, start + 7),
        "\u{201c}It fell\u{201d}".to_owned(),
    );
    let written = |name: &str| {
        let path = folder.path().join(name);
        write_passage(&Corpus::default(), &passage, &path).unwrap();
        std::fs::read_to_string(path).unwrap()
    };
    let object =
        r#"{"id":"a-1","headline":"Bank falls","url":null,"text":"It fell","start":8,"end":15}"#;
    assert_eq!(written("p.jsonl"), format!("{object}\n"));
    assert_eq!(written("p.json"), format!("[\n{object}\n]\n"));
    assert_eq!(written("p.md"), "\u{201c}It fell\u{201d}\n");
    assert_eq!(
        written("p.csv"),
        "id,headline,url,text,start,end\na-1,Bank falls,,It fell,8,15\n"
    );
    let path = folder.path().join("p.pdf");
    assert!(write_passage(&Corpus::default(), &passage, &path).is_err());
}

#[test]
fn yesterday_is_the_day_before_the_day_where_an_article_was_published() {
    let offset = |hours| jiff::tz::Offset::constant(hours);
    for (published, expected) in [
        (Published::Zoned(datetime(13, 21), offset(-5)), "2024-03-12"),
        (Published::Zoned(datetime(13, 2), offset(5)), "2024-03-12"),
        (Published::Zoned(datetime(13, 21), offset(0)), "2024-03-12"),
        (Published::Local(datetime(13, 21)), "2024-03-12"),
    ] {
        let article = Article {
            body: "The vote was held yesterday in Washington.".to_owned(),
            published: Some(published),
            ..Article::default()
        };
        let found = Extractor::by_rules().extract(text_of(&article));
        let days: Vec<&str> = found
            .entities
            .iter()
            .filter_map(|entity| entity.resolved.as_deref())
            .collect();
        assert_eq!(days, [expected], "{published}");
    }
}

fn datetime(day: i8, hour: i8) -> jiff::civil::DateTime {
    jiff::civil::date(2024, 3, day).at(hour, 0, 0, 0)
}
