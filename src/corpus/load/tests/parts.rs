//! Articles whose parts lie apart: what is said of them in one object, their text in another, their headline in its first
//! block, their outlet in the feed around them.

use super::*;
use serde_json::{Value, json};

const HEADLINE: &str = "Harbour reopens after the storm";
const TEXT: &str = "The northern channel reopened on Monday after four days, the harbour office in Port Ellen said.";

fn only(value: &Value) -> Article {
    let (_folder, corpus) = written("one.json", value.to_string().as_bytes());
    let mut articles = articles(&corpus);
    assert_eq!(articles.len(), 1, "{value}");
    articles.remove(0)
}

fn blocks(kind: &str, text: &str) -> Value {
    json!({"type": kind, "model": {"blocks": [{"type": "paragraph", "model": {"text": text}}]}})
}

#[test]
fn headline_text_and_date_may_lie_in_objects_side_by_side() {
    let article = only(&json!({
        "metadata": {"firstPublished": "2025-07-01T08:00:00Z", "locators": {"canonicalUrl": "https://tide.example/1"}},
        "promo": {"summary": "Boats leave again."},
        "content": {"model": {"blocks": [blocks("headline", HEADLINE), blocks("text", TEXT)]}},
    }));
    assert_eq!(article.headline, HEADLINE);
    assert_eq!(article.body, TEXT);
    assert_eq!(article.url.as_deref(), Some("https://tide.example/1"));
    assert_eq!(article.published.unwrap().day().to_string(), "2025-07-01");
    let article = only(&json!({"newsItem": [{
        "itemMeta": {"versionCreated": "2025-08-01T00:00:00Z"},
        "contentMeta": {"headline": HEADLINE, "by": "Anna Bell", "contentCreated": "2025-07-01T08:00:00Z"},
        "contentSet": {"inlineXML": {"html": {"head": {"title": HEADLINE}, "body": {"p": [TEXT]}}}},
    }]}));
    assert_eq!((&*article.headline, &*article.body), (HEADLINE, TEXT));
    assert_eq!(article.authors, ["Anna Bell"]);
    assert_eq!(article.published.unwrap().day().to_string(), "2025-07-01");
}

#[test]
fn a_first_passage_that_is_a_title_is_the_headline_and_no_text() {
    let passage = |kind: &str, text: &str| json!({"infons": {"type": kind}, "text": text});
    let document = json!({"source": "Tide", "documents": [
        {"id": "7", "passages": [passage("title", HEADLINE), passage("abstract", TEXT)]}]});
    let article = only(&document);
    assert_eq!((&*article.headline, &*article.body), (HEADLINE, TEXT));
    let untitled = json!({"source": "Tide", "documents": [
        {"id": "7", "passages": [passage("front", TEXT), passage("abstract", TEXT)]}]});
    assert_eq!(only(&untitled).headline, "");
}

#[test]
fn a_feed_of_a_single_item_is_its_outlet() {
    let item = json!({"title": HEADLINE, "link": "https://tide.example/1", "description": TEXT});
    let feed = json!({"rss": {"channel": {"title": "The Tide", "link": "https://tide.example", "item": item}}});
    assert_eq!(only(&feed).outlet.as_deref(), Some("The Tide"));
    let nameless = json!({"rss": {"channel": {"title": ["x"], "item": item}}});
    assert_eq!(only(&nameless).outlet.as_deref(), Some("tide.example"));
}

#[test]
fn the_date_readers_are_shown_wins_over_the_first() {
    let article = only(&json!({"headline": HEADLINE, "text": TEXT,
        "first_publish_date": "2025-01-01T00:00:00Z", "display_date": "2025-07-01T08:00:00Z"}));
    assert_eq!(article.published.unwrap().day().to_string(), "2025-07-01");
}

#[test]
fn a_headline_in_a_list_of_one_is_read() {
    let article = only(
        &json!({"results": [{"title": [{"type": "heading1", "text": HEADLINE, "spans": []}],
        "content": [{"type": "paragraph", "text": TEXT}]}]}),
    );
    assert_eq!((&*article.headline, &*article.body), (HEADLINE, TEXT));
}
