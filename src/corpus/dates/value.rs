//! Dates that are no text: numbers, lists of numbers, and the objects in which databases and languages keep them.

use super::{Dated, Dates, Published, Unknown, Zone, civil, digits, forms, time};
use serde_json::{Map, Value};

/// How deep a date may be wrapped.
pub(super) const DEPTH: usize = 4;

/// Keys under which the whole date stands.
const WHOLE: [&str; 22] = [
    "$date",
    "$numberLong",
    "$numberDouble",
    "$numberInt",
    "@value",
    "date",
    "datetime",
    "dateTime",
    "value",
    "#text",
    "_text",
    "$t",
    "_",
    "__text",
    "rendered",
    "iso",
    "iso8601",
    "utc",
    "timestamp",
    "epoch",
    "raw",
    "time",
];

/// Keys under which seconds since 1970 stand.
const SECONDS: [&str; 4] = ["_seconds", "seconds", "sec", "epochSecond"];

/// A date out of a value, or why there is none.
pub(super) fn examine(dates: &Dates, value: &Value, depth: usize) -> Result<Dated, Unknown> {
    let deeper = depth.checked_sub(1).ok_or(Unknown::NoDate)?;
    match value {
        Value::String(text) => dates.examine_text(text),
        Value::Number(number) => from_number(dates, &number.to_string()),
        Value::Array(parts) => match parts.as_slice() {
            [Value::Number(_), Value::Number(_), ..] => from_parts(dates, parts),
            [first, ..] => examine(dates, first, deeper),
            [] => Err(Unknown::NoDate),
        },
        Value::Object(map) => from_object(dates, map, deeper),
        _ => Err(Unknown::NoDate),
    }
}

/// Whether a text is a number as databases print large ones: `1.709740709E9`.
pub(super) fn is_exponent(text: &str) -> bool {
    let parts = text.split_once(['e', 'E']);
    parts.is_some_and(|(number, power)| {
        let is_number = |byte: u8| byte.is_ascii_digit() || byte == b'.';
        let power = power.trim_start_matches('+');
        number.contains('.')
            && number.bytes().all(is_number)
            && matches!(power, "9" | "09" | "12" | "15" | "18")
    })
}

pub(super) fn from_number(dates: &Dates, text: &str) -> Result<Dated, Unknown> {
    let given = dates
        .rules
        .formats
        .iter()
        .find_map(|format| format.read(text));
    if let Some(published) = given {
        return dates.checked(published, forms::GIVEN);
    }
    // `1.7e12` is written out.
    let plain = text
        .parse::<f64>()
        .ok()
        .filter(|_| text.contains(['e', 'E']));
    let text = plain.map_or_else(|| text.to_owned(), |number| format!("{number}"));
    let published = digits::from_number(dates, &text)?.ok_or(Unknown::NoDate)?;
    dates.checked(published, "number")
}

fn from_object(dates: &Dates, map: &Map<String, Value>, depth: usize) -> Result<Dated, Unknown> {
    let seconds = SECONDS.iter().find_map(|key| map.get(*key));
    if let Some(seconds) =
        seconds.filter(|_| !map.contains_key("year") && !map.contains_key("minutes"))
    {
        return examine(dates, seconds, depth);
    }
    let at_once = WHOLE
        .iter()
        .filter_map(|key| map.get(*key))
        .map(|value| examine(dates, value, depth))
        .reduce(Result::or);
    let whole = match at_once {
        Some(Ok(found)) => return Ok(in_zone_of(found, map)),
        Some(Err(reason)) => reason,
        None => Unknown::NoDate,
    };
    by_name(dates, map).map_err(|reason| {
        if reason == Unknown::NoDate {
            whole
        } else {
            reason
        }
    })
}

/// A time in the zone its object names: `{"date": "…", "timezone": "Europe/Berlin"}`.
fn in_zone_of(dated: Dated, map: &Map<String, Value>) -> Dated {
    let name = ["timezone", "timeZone", "tz", "zone"]
        .iter()
        .find_map(|key| map.get(*key)?.as_str());
    match (dated.published, name.and_then(|name| Zone::new(name).ok())) {
        (Published::Local(time), Some(zone)) => Dated {
            published: zone.at(time),
            ..dated
        },
        _ => dated,
    }
}

/// `{"year": 2025, "month": 7, "day": 7, "hour": 17}`.
fn by_name(dates: &Dates, map: &Map<String, Value>) -> Result<Dated, Unknown> {
    let part = |names: &[&str]| {
        let value = names.iter().find_map(|name| map.get(*name))?;
        match value {
            Value::String(text) => text
                .trim()
                .parse()
                .ok()
                .or_else(|| Some(super::months::month(text.trim())?.into())),
            other => other.as_i64(),
        }
    };
    let parts = [
        part(&["year", "Year", "y"]),
        part(&["monthValue", "month", "Month", "m"]),
        part(&["dayOfMonth", "day", "Day", "d"]),
        part(&["hour", "hours", "Hour"]),
        part(&["minute", "minutes", "Minute"]),
        part(&["second", "seconds", "Second"]),
    ];
    match parts {
        [Some(_), None, None, ..] => Err(Unknown::OnlyYear),
        [Some(_), Some(_), None, ..] => Err(Unknown::OnlyMonth),
        [None, ..] => Err(Unknown::NoDate),
        _ => build(dates, &parts),
    }
}

/// `[2012, 8, 31, 20, 34]`.
fn from_parts(dates: &Dates, parts: &[Value]) -> Result<Dated, Unknown> {
    let numbers: Vec<Option<i64>> = parts.iter().take(6).map(Value::as_i64).collect();
    match numbers.len() {
        2 => Err(Unknown::OnlyMonth),
        _ => build(dates, &numbers),
    }
}

/// Year, month, day, and hour, minute and second where they are known.
fn build(dates: &Dates, parts: &[Option<i64>]) -> Result<Dated, Unknown> {
    let part = |at: usize| {
        parts
            .get(at)
            .copied()
            .flatten()
            .and_then(|part| i32::try_from(part).ok())
    };
    let (Some(year), Some(month), Some(day)) = (part(0), part(1), part(2)) else {
        return Err(Unknown::NoDate);
    };
    let date = civil(year, month, day).ok_or(Unknown::NoSuchDay)?;
    let published = match part(3) {
        None => Published::Day(date),
        Some(hour) => {
            let (minute, second) = (part(4).unwrap_or(0), part(5).unwrap_or(0));
            let clock = time::of_numbers(hour, minute, second).ok_or(Unknown::NoSuchDay)?;
            time::moment(date, clock, None)?.ok_or(Unknown::NoDate)?
        }
    };
    dates.checked(published, forms::PARTS)
}
