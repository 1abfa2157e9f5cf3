//! Records of other trades that have a title, a text and a date too: goods for sale, lines of a log, packages of software,
//! descriptions of data. They are told by the company their fields keep: two keys of one trade, or one that no other has.

use crate::corpus::{
    fields::{Role, names},
    text_of::is_blank,
};
use foldhash::fast::FixedState;
use serde_json::{Map, Value};
use std::{collections::HashMap, sync::LazyLock};

/// A trade: its name, as it is told to the user, and its keys in small letters and without separators.
type Trade = (&'static str, &'static str);

/// Trades of which one key is enough: nothing inside such a document is an article either.
const DOCUMENTS: [Trade; 5] = [
    ("a notebook of code", "nbformat celltype outputtype"),
    (
        "the description of an API",
        "openapi swagger asyncapi operationid",
    ),
    ("a list of feeds", "opml"),
    ("a recording of requests", "starteddatetime pagetimings"),
    (
        "a schema of data",
        "additionalproperties patternproperties allof anyof oneof",
    ),
];
/// Trades of which two keys are.
const TRADES: [Trade; 11] = [
    (
        "goods for sale",
        "price prices sku currency stock inventory vendor variants producttype productid barcode compareatprice saleprice \
         regularprice discountpercentage discount rating brand offers shipping quantity availability seller bedrooms bathrooms",
    ),
    (
        "lines of a log",
        "level loglevel levelname logger loggername pid hostname statuscode severity threadname threadid requestid traceid \
         spanid stacktrace lineno linenumber column funcname filepath ruleid errorcode exitcode syslogidentifier \
         shortmessage ingestiontime eventid logstreamname loggroup logname insertid involvedobject apiversion",
    ),
    (
        "packages of software",
        "version versions dependencies devdependencies peerdependencies engines scripts lockfileversion packagemanager \
         repository maintainers bundleid minimumosversion stargazerscount forkscount defaultbranch clonenurl",
    ),
    (
        "films, music or books",
        "voteaverage votecount runtime imdbid imdbrating boxoffice isrc bpm tracknumber album albumid artists isbn isbn13 \
         pagecount ratingscount averagerating",
    ),
    (
        "vacancies",
        "salary salarymin salarymax salaryrange employmenttype jobtype joblocation hiringorganization validthrough \
         jobid companyname applyurl",
    ),
    (
        "events in a calendar",
        "venue startdate enddate starttime endtime attendees allday rrule recurrence tickets ticketurl ical icaluid \
         doortime",
    ),
    (
        "recipes",
        "ingredients recipeingredient recipeinstructions servings recipeyield preptime cooktime totaltime calories nutrition",
    ),
    (
        "data sets",
        "distribution accesslevel spatial temporal bureaucode programcode numresources licenseid licensetitle conformsto \
         downloadurl datadictionary",
    ),
    (
        "charts, checks or settings",
        "gridpos datasource targets panels schemaversion dashboard scoredisplaymode displayvalue numericvalue defaultvalue dtype fieldtype",
    ),
    (
        "places",
        "lat latitude population elevation postcode postalcode zipcode countrycode openinghours",
    ),
    (
        "people",
        "email password phone birthday birthdate grade grades gpa",
    ),
];
/// What a log calls the weight of a line.
const LEVELS: [&str; 5] = ["level", "severity", "levelname", "loglevel", "lvl"];
/// And the weights.
const WEIGHTS: &str =
    "trace debug info notice warn warning error err fatal critical crit alert emergency panic";
/// Longer is no weight and no speaker, in bytes.
const LONGEST: usize = 32;
/// Types of which schemas say that a value is one.
const TYPES: [&str; 6] = ["string", "number", "integer", "boolean", "array", "object"];
/// Envelopes in which the fields of a record may lie.
const ENVELOPES: [&str; 6] = [
    "attributes",
    "fields",
    "properties",
    "data",
    "node",
    "_source",
];
/// Who speaks in the talks that language models are trained on.
const SPEAKERS: [&str; 5] = ["user", "assistant", "system", "human", "gpt"];

/// Which of some trades have a key, by their places: made once for a look-up a key, because this is asked of every file.
type Index = HashMap<&'static str, Vec<usize>, FixedState>;

static DOCUMENT_KEYS: LazyLock<Index> = LazyLock::new(|| index(&DOCUMENTS));
static TRADE_KEYS: LazyLock<Index> = LazyLock::new(|| index(&TRADES));

fn index(trades: &[Trade]) -> Index {
    let mut index = Index::default();
    for (place, (_, words)) in trades.iter().enumerate() {
        for word in words.split_whitespace() {
            index.entry(word).or_default().push(place);
        }
    }
    index
}

/// The trade of a document nothing inside of which is an article.
pub(super) fn document(record: &Map<String, Value>) -> Option<&'static str> {
    let is_type = |kind: &str| TYPES.contains(&kind);
    let is_schema = record
        .get("type")
        .and_then(Value::as_str)
        .is_some_and(is_type)
        && ["properties", "items", "description", "title", "format"]
            .iter()
            .any(|key| record.contains_key(*key));
    if is_schema || (record.contains_key("$schema") && record.contains_key("properties")) {
        return DOCUMENTS.last().map(|(name, _)| *name);
    }
    named(&DOCUMENTS, &DOCUMENT_KEYS, record, 1)
}

/// The trade of a record, where it is another than news.
pub(super) fn of(record: &Map<String, Value>) -> Option<&'static str> {
    let logged = record.get("log").and_then(Value::as_object);
    let is_logged = [Some(record), logged].into_iter().flatten();
    let mut is_logged = is_logged.flat_map(|record| says(record, &LEVELS));
    let mut speakers = says(record, &["role", "from"]);
    document(record)
        .or_else(|| {
            is_logged
                .any(|level| WEIGHTS.split(' ').any(|word| word == level))
                .then_some("lines of a log")
        })
        .or_else(|| {
            speakers
                .any(|who| SPEAKERS.contains(&who.as_str()))
                .then_some("talks with a machine")
        })
        .or_else(|| {
            let inner = ENVELOPES
                .iter()
                .filter_map(|key| record.get(*key)?.as_object());
            std::iter::once(record)
                .chain(inner)
                .find_map(|record| named(&TRADES, &TRADE_KEYS, record, 2))
        })
}

/// What a record says shortly and in small letters under the last part of some keys: `log.level` is a level.
fn says(record: &Map<String, Value>, keys: &'static [&str]) -> impl Iterator<Item = String> {
    record.iter().filter_map(|(key, value)| {
        let text = value.as_str().filter(|text| text.len() <= LONGEST)?;
        let last = key.rsplit('.').next().unwrap_or(key);
        let is_one = keys.contains(&plain(last).as_str());
        is_one.then(|| text.to_lowercase())
    })
}

/// Whether a record has what only articles have all together, whatever else is kept of it: a writer beside the rest.
pub(super) fn is_signed(record: &Map<String, Value>) -> bool {
    record.iter().any(|(key, value)| {
        let fit = names::fit(Role::Byline, &[key]);
        !is_blank(value) && fit.is_some_and(|(fit, _)| !fit.is_weak)
    })
}

/// The first of some trades of which a record has so many keys that are not empty.
fn named(
    trades: &[Trade],
    index: &Index,
    record: &Map<String, Value>,
    least: usize,
) -> Option<&'static str> {
    let mut counts = [0; TRADES.len()];
    for (key, value) in record {
        for place in index.get(plain(key).as_str()).into_iter().flatten() {
            if let Some(count) = counts.get_mut(*place) {
                *count += usize::from(!is_blank(value));
            }
        }
    }
    let place = counts.iter().position(|count| *count >= least)?;
    trades.get(place).map(|(name, _)| *name)
}

pub(super) fn plain(key: &str) -> String {
    let letters = key.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_company_of_a_field_tells_its_trade() {
        let cases = [
            (
                json!({"title": "Blue mug", "price": "7.50", "sku": "M"}),
                Some("goods for sale"),
            ),
            (
                json!({"attributes": {"title": "Blue mug", "price": 7, "sku": "M"}}),
                Some("goods for sale"),
            ),
            (
                json!({"log.level": "INFO", "message": "Served"}),
                Some("lines of a log"),
            ),
            (
                json!({"level": 30, "pid": 7, "hostname": "a", "msg": "Served"}),
                Some("lines of a log"),
            ),
            (
                json!({"cell_type": "code", "source": ["a = 1"]}),
                Some("a notebook of code"),
            ),
            (
                json!({"type": "string", "description": "The name"}),
                Some("a schema of data"),
            ),
            (
                json!({"role": "assistant", "content": "Yes."}),
                Some("talks with a machine"),
            ),
        ];
        for (record, expected) in cases {
            assert_eq!(of(record.as_object().unwrap()), expected, "{record}");
        }
    }

    #[test]
    fn one_field_of_another_trade_says_nothing() {
        for record in [
            json!({"title": "The price of fish", "price": 2, "body": "It rose."}),
            json!({"title": "Quake", "lat": 1.0, "lon": 2.0}),
            json!({"type": "text", "version": "1", "headline": "Harbour reopens"}),
            json!({"level": "County", "title": "Harbour reopens"}),
            json!({"role": "editor", "email": "", "phone": null, "text": "It did."}),
        ] {
            assert_eq!(of(record.as_object().unwrap()), None, "{record}");
        }
    }
}
