//! Dates in the notation of a program, written out by mistake or on purpose: `/Date(1234567890000+0100)/`,
//! `datetime.datetime(2020, 1, 2, 3, 4, tzinfo=…)`, `Timestamp('2020-01-02 03:04:05+0000', tz='UTC')`,
//! `ISODate("…")`, `new Date(2020, 0, 2)`, `time.struct_time(tm_year=2020, …)`.

use super::{Asked, Published, Reading, Unknown, Zone, civil, digits, time, zone};
use jiff::tz::Offset;

/// Reads such a text.
pub(super) fn read(asked: Asked<'_>) -> Reading {
    let Some((name, rest)) = asked.text.split_once('(') else {
        return Ok(None);
    };
    let Some((inside, _)) = rest.rsplit_once(')') else {
        return Ok(None);
    };
    let name = name.trim_start_matches('/').trim().to_ascii_lowercase();
    let name = name.strip_prefix("new ").unwrap_or(&name);
    let name = name.rsplit('.').next().unwrap_or(name);
    match name {
        "date" if asked.text.starts_with("date") || asked.text.starts_with("datetime.") => {
            parts(inside, 0)
        }
        "date" => of_script(asked, inside),
        "datetime" => parts(inside, 0),
        "struct_time" => parts(&named(inside), 0),
        "timestamp" | "isodate" | "datetime64" | "utcdatetime" | "numberlong" | "unixmillis" => {
            quoted(asked, inside)
        }
        _ => Ok(None),
    }
}

/// What stands in `Date(…)`: milliseconds with an offset to show them in, a text, or parts with months from 0.
fn of_script(asked: Asked<'_>, inside: &str) -> Reading {
    let inside = inside.trim();
    if inside.starts_with(['"', '\'']) {
        return quoted(asked, inside);
    }
    if inside.contains(',') {
        return parts(inside, 1);
    }
    let sign = inside
        .get(1..)
        .and_then(|rest| rest.find(['+', '-']))
        .map_or(inside.len(), |at| at + 1);
    let Some((number, offset)) = inside.split_at_checked(sign) else {
        return Ok(None);
    };
    let Some(Published::Zoned(time, utc)) = milliseconds(number) else {
        return Ok(None);
    };
    let Some((Zone::Fixed(offset), "")) = zone::zone(offset) else {
        return Ok(Some(Published::Zoned(time, utc)));
    };
    let instant = utc.to_timestamp(time).map_err(|_| Unknown::Future)?;
    Ok(Some(Published::Zoned(offset.to_datetime(instant), offset)))
}

fn milliseconds(number: &str) -> Option<Published> {
    let number: i64 = number.parse().ok().filter(|number| *number != 0)?;
    let instant = jiff::Timestamp::from_second(number.div_euclid(1000)).ok()?;
    Some(Published::Zoned(
        Offset::UTC.to_datetime(instant),
        Offset::UTC,
    ))
}

/// A text or a number between quotes or without, perhaps with more arguments after it.
fn quoted(asked: Asked<'_>, inside: &str) -> Reading {
    let inside = inside.trim();
    let quote = inside.chars().next().filter(|c| matches!(c, '"' | '\''));
    let text = match quote {
        Some(quote) => inside.get(1..).and_then(|rest| rest.split(quote).next()),
        None => inside.split(',').next(),
    };
    let text = text.unwrap_or_default().trim();
    if text.contains('(') {
        return Ok(None);
    }
    if quote.is_none() {
        return digits::from_number(asked.dates, text);
    }
    match asked.dates.in_any_form(text)?.0 {
        // `Timestamp('2020-01-02 00:00:00')` is a moment, and so is midnight in it.
        Published::Local(time) => {
            let place = inside
                .split_once("tz=")
                .map(|(_, name)| name.trim_matches(['\'', '"', ' ']));
            let zone = place.and_then(|name| Zone::new(name).ok());
            Ok(Some(
                zone.map_or(Published::Local(time), |zone| zone.at(time)),
            ))
        }
        other => Ok(Some(other)),
    }
}

/// `tm_year=2020, tm_mon=1, …` as bare numbers; weekday, day of the year and summer time say nothing new.
fn named(inside: &str) -> String {
    let values = inside
        .split(',')
        .map(|part| part.split('=').next_back().unwrap_or(part));
    values.take(6).collect::<Vec<_>>().join(",")
}

/// `2020, 1, 2, 3, 4, 5, 678, tzinfo=…`: year, month (counted from `zero`), day and time.
fn parts(inside: &str, zero: i32) -> Reading {
    let (inside, zone) = match inside.split_once("tzinfo=") {
        Some((inside, zone)) => (inside, zone_of(zone)),
        None => (inside, None),
    };
    let numbers: Vec<i32> = inside
        .split(',')
        .map_while(|part| part.trim().parse().ok())
        .collect();
    let [year, month, day, rest @ ..] = numbers.as_slice() else {
        return Ok(None);
    };
    let Some(date) = civil(*year, month + zero, *day) else {
        return Err(Unknown::NoSuchDay);
    };
    let [hour, rest @ ..] = rest else {
        return Ok(Some(Published::Day(date)));
    };
    let (minute, second) = (rest.first().unwrap_or(&0), rest.get(1).unwrap_or(&0));
    match time::of_numbers(*hour, *minute, *second) {
        Some(clock) => time::moment(date, clock, zone),
        None => Err(Unknown::NoSuchDay),
    }
}

/// The zone in the words of a program: `datetime.timezone.utc`, `<UTC>`, `tzutc()`, `tzoffset(None, 7200)`,
/// `datetime.timezone(datetime.timedelta(seconds=7200))`, `zoneinfo.ZoneInfo(key='Europe/Berlin')`.
fn zone_of(text: &str) -> Option<Zone> {
    let lower = text.to_ascii_lowercase();
    let seconds = lower
        .split_once("seconds=")
        .or_else(|| lower.split_once("tzoffset(none,"))
        .map(|(_, rest)| rest.trim_start());
    if let Some(seconds) = seconds {
        let end = seconds.find(|c: char| !(c.is_ascii_digit() || c == '-'));
        let seconds: i32 = seconds.get(..end.unwrap_or(seconds.len()))?.parse().ok()?;
        // `timedelta(days=-1, seconds=68400)` is five hours behind.
        let days = if lower.contains("days=-1") {
            -86_400
        } else {
            0
        };
        return Offset::from_seconds(seconds + days).ok().map(Zone::Fixed);
    }
    // `<DstTzInfo 'Europe/Berlin' CEST+2:00:00 DST>` was meant at that offset.
    let at = text.find(['+', '-']).filter(|_| text.contains("TzInfo"));
    if let Some((zone, _)) = at.and_then(|at| zone::zone(text.get(at..)?)) {
        return Some(zone);
    }
    let name = text.split(['\'', '"']).nth(1);
    match name {
        Some(name) => Zone::new(name).ok(),
        None => lower.contains("utc").then_some(Zone::Fixed(Offset::UTC)),
    }
}
