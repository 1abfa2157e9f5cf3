//! What comes out of `extract` for one line or one text.

use super::{input::Line, origin::Origin};
use crate::{
    corpus::{
        Article, Reason,
        stream::{Record, Stream},
    },
    entity::{Extraction, Field},
    index::record::{self, Naming, Object},
    text::{Span, sanitize},
};
use serde_json::{Value, json};

/// The line with `entities` and `quotes` set in; or why it is no article. Instructions between records come out as they went in.
pub(super) fn line(line: &Line, stream: &Stream, naming: Naming<'_>) -> Result<String, Reason> {
    let bytes = match &line.bytes {
        Ok(bytes) => bytes,
        Err(cap) => return Err(Reason::TooLarge(cap + 1, *cap)),
    };
    let record = stream.read(bytes)?;
    let found = record.article.as_ref().map(|article| {
        let written = (record.headline.as_deref(), record.body.as_deref());
        found(article, written, naming)
    });
    let Record { object, repair, .. } = record;
    let answer = match (std::str::from_utf8(bytes), repair, found) {
        (Ok(text), None, Some(found)) => set_in(text, object, found),
        (_, Some(_), Some(found)) | (Err(_), _, Some(found)) => anew(object, found),
        (Ok(text), None, None) => text.to_owned(),
        (_, _, None) => anew(object, Object::new()),
    };
    Ok(safe(&answer))
}

/// An article of a plain text: `headline published authors outlet body entities quotes`.
pub(super) fn plain(article: &Article, naming: Naming<'_>) -> String {
    let all = record::list_object(article, record::Found::default());
    let mut object: Object = ["headline", "published", "authors", "outlet"]
        .into_iter()
        .filter_map(|key| Some((key.to_owned(), all.get(key)?.clone())))
        .collect();
    object.insert("body".to_owned(), json!(article.body));
    object.extend(found(article, (None, None), naming));
    record::line(&object)
}

/// Who and what is named, after all that the user has said. Offsets are those of the fields as `written` in the record, where
/// every mention can be found there; else of the text as read.
fn found(article: &Article, written: (Option<&str>, Option<&str>), naming: Naming<'_>) -> Object {
    let Article { headline, body, .. } = article;
    let mut names = naming.names(article);
    let headline = back(&mut names, Field::Headline, headline, written.0);
    let body = back(&mut names, Field::Body, body, written.1);
    record::object([
        ("entities", record::entities(headline, body, &names)),
        ("quotes", record::quotes(body, &names)),
    ])
}

/// Takes the spans of a field back to the field as written, all or none; returns the text they are in then.
fn back<'a>(
    names: &mut Extraction,
    field: Field,
    clean: &'a str,
    written: Option<&'a str>,
) -> &'a str {
    let Some(raw) = written.filter(|raw| *raw != clean) else {
        return clean;
    };
    let origin = Origin::new(raw, clean);
    let spans: Option<Vec<_>> = spans_in(names, field)
        .map(|span| origin.of(*span, clean))
        .collect();
    let Some(spans) = spans else {
        return clean;
    };
    for (span, written) in spans_in(names, field).zip(spans) {
        *span = written;
    }
    raw
}

/// The spans of names and quotes in a field.
fn spans_in(names: &mut Extraction, field: Field) -> impl Iterator<Item = &mut Span> {
    let mentions = names.mentions.iter_mut();
    let mentions = mentions.filter(move |mention| mention.field == field);
    let quotes = names.quotes.iter_mut();
    let quotes = quotes.filter(move |_| field == Field::Body);
    mentions
        .map(|mention| &mut mention.span)
        .chain(quotes.map(|quote| &mut quote.span))
}

/// The object with what was found at its end, otherwise to the letter; or in place of what it had.
fn set_in(text: &str, object: Object, found: Object) -> String {
    let open = text.strip_suffix('}').unwrap_or_default().trim_end();
    if open.is_empty() || found.keys().any(|key| object.contains_key(key)) {
        return anew(object, found);
    }
    let comma = if object.is_empty() { "" } else { "," };
    let found = Value::Object(found).to_string();
    format!("{open}{comma}{}", found.trim_start_matches('{'))
}

fn anew(mut object: Object, found: Object) -> String {
    object.extend(found);
    Value::Object(object).to_string()
}

/// The same JSON, unable to act on a terminal. Between tokens a carriage return may stand as a blank.
fn safe(line: &str) -> String {
    let line = sanitize::json(line);
    if line.contains('\r') {
        line.replace('\r', " ")
    } else {
        line.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::set_in;
    use serde_json::{Value, json};

    fn set(text: &str) -> String {
        let found = super::record::object([("entities", json!([1]))]);
        set_in(text, serde_json::from_str(text).unwrap(), found)
    }

    #[test]
    fn what_came_in_stays_to_the_letter() {
        let text = r#"{ "id": 12345678901234567890123, "price": 1.50, "a":1,"a":2 }"#;
        let wanted =
            r#"{ "id": 12345678901234567890123, "price": 1.50, "a":1,"a":2,"entities":[1]}"#;
        assert_eq!(set(text), wanted);
        assert_eq!(set("{}"), r#"{"entities":[1]}"#);
    }

    #[test]
    fn entities_already_there_are_replaced_in_their_place() {
        assert_eq!(
            set(r#"{"entities":null,"b":1}"#),
            r#"{"entities":[1],"b":1}"#
        );
        let again: Value = serde_json::from_str(&set(&set(r#"{"b":1}"#))).unwrap();
        assert_eq!(again, json!({"b": 1, "entities": [1]}));
    }
}
