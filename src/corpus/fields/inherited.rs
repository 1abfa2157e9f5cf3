//! What records have from the objects around them.

use crate::corpus::Published;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Values of the enclosing object that hold for every record: title, language and authors of a feed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Inherited {
    pub(crate) outlet: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) section: Option<String>,
    /// A day: what encloses records says no more.
    #[serde(serialize_with = "as_day", deserialize_with = "of_day")]
    pub(crate) published: Option<Published>,
}

#[expect(clippy::ref_option, reason = "serde hands it over so")]
fn as_day<S: Serializer>(published: &Option<Published>, out: S) -> Result<S::Ok, S::Error> {
    published.map(|date| date.day().to_string()).serialize(out)
}

fn of_day<'d, D: Deserializer<'d>>(from: D) -> Result<Option<Published>, D::Error> {
    let day = Option::<String>::deserialize(from)?;
    let day = day.map(|day| day.parse::<Date>()).transpose();
    day.map(|day| day.map(Published::Day))
        .map_err(serde::de::Error::custom)
}
