//! Entities a record brought along, in the form the extractor gives its own.

use super::{
    compare::in_order,
    extraction::{Entity, Extraction, Field, Mention},
    key,
    label::{Kind, Label},
};
use crate::text::Span;
use std::collections::{BTreeMap, HashMap};

/// An entity as a record has it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Given<'a> {
    /// Its label, as spelt there.
    pub label: &'a str,
    /// Its name.
    pub name: &'a str,
    /// What else it is called.
    pub aliases: &'a [String],
    /// For dates: the day or range it means.
    pub resolved: Option<&'a str>,
    /// Where it stands in the headline.
    pub in_headline: &'a [Span],
    /// Where it stands in the body.
    pub in_body: &'a [Span],
}

/// Builds an extraction from what a record has. The label keeps its spelling, the same name under the same label is one
/// entity; where mentions overlap the longest stays.
pub fn from_given<'a>(items: impl Iterator<Item = Given<'a>>) -> Extraction {
    let mut entities: Vec<Entity> = Vec::new();
    let mut numbers: HashMap<(&str, u64, Option<&str>), u32> = HashMap::new();
    let mut places: Vec<Mention> = Vec::new();
    for item in items.filter(|item| !item.name.trim().is_empty()) {
        let name = item.name.trim();
        let known = (item.label, key::plain(name), item.resolved);
        let number = *numbers.entry(known).or_insert_with(|| {
            entities.push(entity(&item, name));
            entities.len() as u32 - 1
        });
        if let Some(entity) = entities.get_mut(number as usize) {
            let names = std::iter::once(name).chain(item.aliases.iter().map(String::as_str));
            for alias in names {
                if entity.name != alias && !entity.aliases.iter().any(|known| known == alias) {
                    entity.aliases.push(alias.to_owned());
                }
            }
        }
        let fields = [
            (Field::Headline, item.in_headline),
            (Field::Body, item.in_body),
        ];
        for (field, spans) in fields {
            let spans = spans.iter().filter(|span| !span.is_empty());
            places.extend(spans.map(|span| Mention {
                field,
                span: *span,
                entity: number,
            }));
        }
    }
    in_order(Extraction {
        entities,
        mentions: without_overlaps(places),
        ..Extraction::default()
    })
}

fn entity(item: &Given<'_>, name: &str) -> Entity {
    Entity {
        kind: kind(item.label),
        label: Label::given(item.label.to_owned()),
        name: name.to_owned(),
        aliases: Vec::new(),
        resolved: item.resolved.map(str::to_owned),
        whose: None,
    }
}

/// Adds the days a text speaks of to the names its record gives, if it gives no days itself. What it gives keeps its place.
#[must_use]
pub fn with_days(mut given: Extraction, days: impl FnOnce() -> Extraction) -> Extraction {
    if given
        .entities
        .iter()
        .any(|entity| entity.kind == Kind::Date)
    {
        return given;
    }
    let days = days();
    let first = given.entities.len() as u32;
    let is_free = |mention: &Mention| {
        let at = given.mentions.partition_point(|other| {
            (other.field, other.span.end) <= (mention.field, mention.span.start)
        });
        let other = given.mentions.get(at);
        other.is_none_or(|other| other.field != mention.field || !other.span.overlaps(mention.span))
    };
    let mentions: Vec<Mention> = days.mentions.into_iter().filter(is_free).collect();
    given.entities.extend(days.entities);
    given
        .mentions
        .extend(mentions.into_iter().map(|mention| Mention {
            entity: first + mention.entity,
            ..mention
        }));
    given
        .mentions
        .sort_by_key(|mention| (mention.field, mention.span.start));
    in_order(given)
}

/// Longest first, then leftmost; sorted by field and start again.
fn without_overlaps(mut places: Vec<Mention>) -> Vec<Mention> {
    places.sort_by_key(|place| {
        (
            std::cmp::Reverse(place.span.len()),
            place.field,
            place.span.start,
        )
    });
    let mut kept: BTreeMap<(Field, u32), Mention> = BTreeMap::new();
    for place in places {
        let before = kept.range(..(place.field, place.span.end)).next_back();
        let is_free = before.is_none_or(|(_, other)| {
            other.field != place.field || !other.span.overlaps(place.span)
        });
        if is_free {
            kept.insert((place.field, place.span.start), place);
        }
    }
    kept.into_values().collect()
}

/// The kind a label of some other tool is shown as.
fn kind(label: &str) -> Kind {
    let plain: String = label
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect::<String>()
        .to_uppercase();
    // BIO and BILOU prefixes of taggers.
    let plain = ["B", "I", "L", "U", "S", "E"]
        .iter()
        .filter(|prefix| {
            label
                .get(..2)
                .is_some_and(|head| head.ends_with('-') && head.starts_with(**prefix))
        })
        .find_map(|prefix| plain.strip_prefix(prefix))
        .unwrap_or(&plain);
    match plain {
        "PERSON" | "PER" | "PERS" | "PEOPLE" | "PERSONS" | "PERSONNAME" | "HUMAN" => Kind::Person,
        "ORG" | "ORGS" | "ORGANIZATION" | "ORGANIZATIONS" | "ORGANISATION" | "ORGANISATIONS"
        | "COMPANY" | "COMPANIES" | "CORPORATION" | "INSTITUTION" | "AGENCY" => Kind::Org,
        "LOC" | "LOCS" | "GPE" | "FAC" | "FACILITY" | "LOCATION" | "LOCATIONS" | "PLACE"
        | "PLACES" | "GLOCATIONS" | "GEO" | "COUNTRY" | "COUNTRIES" | "CITY" | "CITIES"
        | "STATE" | "REGION" | "ADDRESS" => Kind::Loc,
        "NORP" | "NATIONALITY" | "RELIGION" | "IDEOLOGY" | "GROUP" | "GROUPS" => Kind::Norp,
        "EVENT" | "EVENTS" | "EVE" => Kind::Event,
        "LAW" | "LAWS" | "TREATY" => Kind::Law,
        "WORKOFART" | "WORK" | "ART" | "CREATIVEWORK" | "CREATIVEWORKS" | "WORKS" | "TITLE"
        | "BOOK" | "FILM" => Kind::WorkOfArt,
        "PRODUCT" | "PRODUCTS" | "PRO" | "PROD" | "VEHICLE" | "WEAPON" => Kind::Product,
        "DATE" | "DATES" => Kind::Date,
        "TIME" | "TIM" | "TIMES" => Kind::Time,
        "MONEY" | "CURRENCY" => Kind::Money,
        "PERCENT" | "PERCENTAGE" => Kind::Percent,
        "QUANTITY" | "QUANTITIES" | "MEASURE" => Kind::Quantity,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_other_tools_are_shown_as_ours_and_keep_their_spelling() {
        for (label, expected) in [
            ("GPE", Kind::Loc),
            ("FAC", Kind::Loc),
            ("persons", Kind::Person),
            ("organizations", Kind::Org),
            ("glocations", Kind::Loc),
            ("B-PER", Kind::Person),
            ("work_of_art", Kind::WorkOfArt),
            ("subject", Kind::Other),
        ] {
            let given = Given {
                label,
                name: "X",
                ..Given::default()
            };
            let extraction = from_given([given].into_iter());
            assert_eq!(extraction.entities[0].kind, expected, "{label}");
            assert_eq!(extraction.entities[0].label.as_str(), label);
        }
    }

    #[test]
    fn the_same_name_and_label_is_one_and_overlaps_go() {
        let spans = [(10, 14), (0, 8), (20, 24), (22, 30), (40, 44)];
        let spans = spans.map(|(start, end)| Span::new(start, end));
        let items = [
            ("ORG", "Acme", &spans[..1]),
            ("PER", "Jane Doe", &spans[1..2]),
            ("ORG", "ACME", &spans[2..4]),
            ("ORG", "", &spans[4..]),
        ];
        let items = items.into_iter().map(|(label, name, in_body)| Given {
            label,
            name,
            in_body,
            ..Given::default()
        });
        let extraction = from_given(items);
        let names: Vec<&str> = extraction
            .entities
            .iter()
            .map(|entity| entity.name.as_str())
            .collect();
        assert_eq!(names, ["Jane Doe", "Acme"]);
        assert_eq!(extraction.entities[1].aliases, ["ACME"]);
        let spans: Vec<(u32, u32, u32)> = extraction
            .mentions
            .iter()
            .map(|m| (m.span.start, m.span.end, m.entity))
            .collect();
        assert_eq!(spans, [(0, 8, 0), (10, 14, 1), (22, 30, 1)]);
    }
}
