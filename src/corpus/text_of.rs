//! Small readings of a JSON value: its text, whether it is a URL, a short form. Every text leaves here as found; callers
//! sanitise what they keep.

use serde_json::Value;

/// Keys under which an object keeps its text, likeliest first.
const INNER: [&str; 14] = [
    "main", "rendered", "original", "name", "title", "value", "text", "#text", "_text", "$t",
    "default", "label", "term", "content",
];

/// The text of a value: itself, its number, or that of its first element or of the usual key.
pub(crate) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => values.iter().find_map(text),
        Value::Object(map) => INNER.iter().filter_map(|key| map.get(*key)).find_map(text),
        _ => None,
    }
}

/// The headline among several that say which they are: `[{"role": "short", "value": …}, {"role": "main", "value": …}]`, or
/// the one in an object that holds nothing else (`{"text": …}`). Of several that are none the main one, the first.
pub(crate) fn title(value: &Value) -> Option<&str> {
    match value {
        Value::Array(values) => {
            let mut all = values.iter();
            if !all.all(|value| role(value).and(words(value)).is_some()) {
                return None;
            }
            let is_main = |value: &&Value| {
                let role = role(value).unwrap_or_default().to_lowercase();
                matches!(&*role, "main" | "primary" | "headline" | "default")
            };
            words(values.iter().find(is_main).or_else(|| values.first())?)
        }
        Value::Object(map) if map.len() == 1 => words(value),
        _ => None,
    }
}

fn role(value: &Value) -> Option<&str> {
    told(value, &["role", "type", "kind", "@type"])
}

fn words(value: &Value) -> Option<&str> {
    told(value, &["value", "text", "title", "headline"])
}

fn told<'v>(value: &'v Value, keys: &[&str]) -> Option<&'v str> {
    keys.iter().find_map(|key| value.get(*key)?.as_str())
}

/// The texts of a value that is a list, or one text with separators.
pub(crate) fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values
            .iter()
            .filter_map(text)
            .map(|text| text.trim().to_owned())
            .collect(),
        Value::String(joined) => {
            // Python and shells write a list so: `['Ferries', 'World']`.
            let list = joined.trim().strip_prefix('[');
            let list = list.and_then(|list| list.strip_suffix(']'));
            let signs = |sign: char| list.is_some() && matches!(sign, '\'' | '"');
            let list = list.unwrap_or(joined);
            let separator = [';', '|'].into_iter().find(|sign| list.contains(*sign));
            list.split(separator.unwrap_or(','))
                .map(|text| text.trim().trim_matches(signs).trim())
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
                .collect()
        }
        other => text(other).into_iter().collect(),
    }
}

/// The one thing in a list of one, as converters of XML write single elements; any other value is itself.
pub(crate) fn only(value: &Value) -> &Value {
    match value {
        Value::Array(values) => match values.as_slice() {
            [only @ (Value::String(_) | Value::Number(_))] => only,
            // `[{"value": …, "format": …}]`, `[{"type": …, "text": …}]`
            [Value::Object(map)] => ["value", "text", "plain_text"]
                .iter()
                .filter_map(|key| map.get(*key))
                .find(|value| value.is_string() || value.is_number())
                .unwrap_or(value),
            _ => value,
        },
        other => other,
    }
}

/// Whether nothing stands in a value: null, blanks, an empty list, or a spelled-out null.
pub(crate) fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => is_blank_text(text),
        Value::Array(values) => values.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn is_blank_text(text: &str) -> bool {
    matches!(
        text.trim(),
        "" | "None" | "null" | "NULL" | "nan" | "NaN" | "N/A" | "n/a" | "undefined" | "set()"
    )
}

/// Whether an address is that of a whole site or of a feed, and so of no article.
pub(crate) fn is_whole_site(url: &str) -> bool {
    let rest = url.trim().split_once("//").map_or("", |(_, rest)| rest);
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    let path = path.trim_end_matches('/').to_ascii_lowercase();
    let last = path.rsplit('/').next().unwrap_or_default();
    path.is_empty()
        || matches!(
            last,
            "rss"
                | "feed"
                | "atom"
                | "rss.xml"
                | "feed.xml"
                | "atom.xml"
                | "index.xml"
                | "feed.json"
        )
}

/// Whether a text is an address and nothing else.
pub(crate) fn is_url(text: &str) -> bool {
    let text = text.trim();
    (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("//"))
        && !text.contains(char::is_whitespace)
}

/// The host of an address, without `www.`.
pub(crate) fn host(url: &str) -> Option<&str> {
    let rest = url.trim().split_once("//")?.1;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let is_www = |start: &str| start.eq_ignore_ascii_case("www.");
    let bare = host.get(..4).filter(|start| is_www(start));
    let host = bare.and_then(|_| host.get(4..)).unwrap_or(host);
    (host.contains('.') && !host.contains(char::is_whitespace)).then_some(host)
}

/// Whether a text is one line of words with a blank between them, in which nothing can be HTML: most headlines are.
pub(crate) fn is_one_line(text: &str) -> bool {
    // Without an early exit, so that the compiler uses wide registers.
    let is_odd = |byte: u8| !matches!(byte, b' '..=b'~') || matches!(byte, b'<' | b'&');
    let has_odd = text.bytes().fold(false, |has, byte| has | is_odd(byte));
    let is_even = !has_odd || {
        let mut signs = text.chars();
        signs.all(|sign| !matches!(sign, '<' | '&') && (sign == ' ' || !sign.is_whitespace()))
    };
    is_even && !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ")
}

/// The first line, cut between words to at most `chars` characters, an ellipsis at the cut.
pub(crate) fn shorten(text: &str, chars: usize) -> String {
    let line = text
        .trim_start()
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end();
    let Some((cut, _)) = line.char_indices().nth(chars) else {
        return line.to_owned();
    };
    let head = line.get(..cut).unwrap_or_default();
    let end = head
        .rfind(char::is_whitespace)
        .filter(|end| *end * 2 > cut)
        .unwrap_or(cut);
    format!("{}…", head.get(..end).unwrap_or_default().trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_text_of_a_value_is_found_where_it_usually_is() {
        assert_eq!(text(&json!({"rendered": "A"})).as_deref(), Some("A"));
        let odd = json!({"name": null, "label": "", "term": "C"});
        assert_eq!(text(&odd).as_deref(), Some("C"));
        assert_eq!(
            text(&json!([null, "", {"name": "B"}])).as_deref(),
            Some("B")
        );
        assert_eq!(text(&json!(7)).as_deref(), Some("7"));
        assert_eq!(text(&json!({"other": "C"})), None);
    }

    #[test]
    fn of_several_headlines_the_main_one_counts() {
        let cases = [
            (
                json!([{"role": "short", "value": "Pier"}, {"role": "main", "value": "Pier opens"}]),
                Some("Pier opens"),
            ),
            (
                json!([{"type": "web", "text": "A"}, {"type": "print", "text": "B"}]),
                Some("A"),
            ),
            (json!({"text": "Pier opens"}), Some("Pier opens")),
            (json!({"text": "Pier opens", "by": "Anna Bell"}), None),
            (json!(["Pier opens", "Pier"]), None),
            (json!([]), None),
        ];
        for (value, expected) in cases {
            assert_eq!(title(&value), expected, "{value}");
        }
    }

    #[test]
    fn a_list_may_be_one_text_with_separators() {
        assert_eq!(texts(&json!("a; b, c ;")), ["a", "b, c"]);
        assert_eq!(texts(&json!("a, b")), ["a", "b"]);
        assert_eq!(texts(&json!([{"name": "x"}, "y"])), ["x", "y"]);
        assert_eq!(texts(&json!("a|b, c")), ["a", "b, c"]);
        assert_eq!(texts(&json!("['a b', 'c']")), ["a b", "c"]);
        assert_eq!(texts(&json!("[\"a\"]")), ["a"]);
        assert_eq!(texts(&json!("'a', b")), ["'a'", "b"]);
    }

    #[test]
    fn hosts_are_told_without_www_user_and_port() {
        assert_eq!(
            host("https://me@www.example.org:80/a?b"),
            Some("example.org")
        );
        assert_eq!(host("https://WWW.Example.org/a"), Some("Example.org"));
        assert_eq!(host("mailto:me@example.org"), None);
        assert_eq!(host("/2016/04/a-post/"), None);
    }

    #[test]
    fn one_line_has_no_blank_too_many_and_no_html() {
        for text in ["", "Pier opens", "Łódź: “no”", "1 > 0"] {
            assert!(is_one_line(text), "{text}");
        }
        for text in [
            " Pier",
            "Pier ",
            "Pier  opens",
            "Pier\nopens",
            "Pier\u{a0}opens",
            "a < b",
            "“A&B”",
        ] {
            assert!(!is_one_line(text), "{text}");
        }
    }

    #[test]
    fn a_long_line_is_cut_between_words() {
        assert_eq!(shorten("one two three", 9), "one two…");
        assert_eq!(shorten("onetwothree", 5), "onetw…");
        assert_eq!(shorten("\n one\ntwo", 9), "one");
    }
}
