//! Entities a record brought along, in the form the extractor gives its own.

use super::{
    extract::{Entity, Extraction, Field, Mention},
    key,
    label::{Kind, Label},
};
use crate::text::Span;
use std::collections::HashMap;

/// Builds an extraction from `(label, name, mentions)`, all in the body. The label keeps its spelling, the same name
/// under the same label is one entity; where mentions overlap the longest stays.
pub fn from_given<'a>(items: impl Iterator<Item = (&'a str, &'a str, &'a [Span])>) -> Extraction {
    let mut entities: Vec<Entity> = Vec::new();
    let mut numbers: HashMap<(&str, u64), u32> = HashMap::new();
    let mut places: Vec<(Span, u32)> = Vec::new();
    for (label, name, mentions) in items.filter(|(_, name, _)| !name.trim().is_empty()) {
        let name = name.trim();
        let number = *numbers.entry((label, key::plain(name))).or_insert_with(|| {
            entities.push(entity(label, name));
            entities.len() as u32 - 1
        });
        if let Some(entity) = entities.get_mut(number as usize)
            && entity.name != name
            && !entity.aliases.iter().any(|alias| alias == name)
        {
            entity.aliases.push(name.to_owned());
        }
        places.extend(
            mentions
                .iter()
                .filter(|span| !span.is_empty())
                .map(|span| (*span, number)),
        );
    }
    renumber(entities, &without_overlaps(places))
}

fn entity(label: &str, name: &str) -> Entity {
    Entity {
        kind: kind(label),
        label: Label::given(label.to_owned()),
        name: name.to_owned(),
        aliases: Vec::new(),
        resolved: None,
        whose: None,
    }
}

/// Longest first, then leftmost; sorted by start again.
fn without_overlaps(mut places: Vec<(Span, u32)>) -> Vec<(Span, u32)> {
    places.sort_by_key(|(span, _)| (std::cmp::Reverse(span.len()), span.start));
    let mut kept: std::collections::BTreeMap<u32, (Span, u32)> = std::collections::BTreeMap::new();
    for (span, number) in places {
        let before = kept.range(..span.end).next_back();
        if before.is_none_or(|(_, (other, _))| !other.overlaps(span)) {
            kept.insert(span.start, (span, number));
        }
    }
    kept.into_values().collect()
}

/// Entities in the order of their first mention; those without one after them, as given.
fn renumber(entities: Vec<Entity>, places: &[(Span, u32)]) -> Extraction {
    let mut order: Vec<u32> = Vec::with_capacity(entities.len());
    let mut new_numbers: Vec<Option<u32>> = vec![None; entities.len()];
    for number in places
        .iter()
        .map(|(_, number)| *number)
        .chain(0..entities.len() as u32)
    {
        if let Some(new) = new_numbers
            .get_mut(number as usize)
            .filter(|new| new.is_none())
        {
            *new = Some(order.len() as u32);
            order.push(number);
        }
    }
    let mention = |(span, number): &(Span, u32)| {
        let entity = new_numbers.get(*number as usize).copied().flatten()?;
        Some(Mention {
            field: Field::Body,
            span: *span,
            entity,
        })
    };
    let mentions = places.iter().filter_map(mention).collect();
    let mut old: Vec<Option<Entity>> = entities.into_iter().map(Some).collect();
    let entities = order
        .into_iter()
        .filter_map(|number| old.get_mut(number as usize)?.take())
        .collect();
    Extraction {
        entities,
        mentions,
        ..Extraction::default()
    }
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
            let extraction = from_given([(label, "X", [].as_slice())].into_iter());
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
        let extraction = from_given(items.into_iter());
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
