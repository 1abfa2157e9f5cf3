//! What was found in a text, as bytes and back. Whatever the bytes are, what comes back fits the text, or nothing does.

use crate::{
    entity::{Entity, Extraction, Field, Kind, Mention, Quote, extract::Text},
    text::Span,
};

/// Writes what was found by the engine; none if it holds what only a record can say.
pub(super) fn encode(found: &Extraction) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(512);
    put(&mut out, found.entities.len() as u64);
    for entity in &found.entities {
        if entity.label != entity.kind.into() || entity.whose.is_some() {
            return None;
        }
        let kind = Kind::ALL.iter().position(|kind| *kind == entity.kind)?;
        put(&mut out, kind as u64);
        put_text(&mut out, &entity.name);
        put(&mut out, entity.aliases.len() as u64);
        for alias in &entity.aliases {
            put_text(&mut out, alias);
        }
        put_text(&mut out, entity.resolved.as_deref().unwrap_or_default());
    }
    put(&mut out, found.mentions.len() as u64);
    let mut before = 0;
    for mention in &found.mentions {
        let is_body = u64::from(mention.field == Field::Body);
        put(&mut out, u64::from(mention.entity) << 1 | is_body);
        put(&mut out, u64::from(mention.span.start.wrapping_sub(before)));
        put(&mut out, mention.span.len() as u64);
        before = mention.span.start;
    }
    put(&mut out, found.quotes.len() as u64);
    for quote in &found.quotes {
        put(
            &mut out,
            quote.entity.map_or(0, |entity| u64::from(entity) + 1),
        );
        put_text(&mut out, &quote.speaker);
        put(&mut out, u64::from(quote.span.start));
        put(&mut out, quote.span.len() as u64);
    }
    Some(out)
}

/// Reads what was found in `text`; none if these are not bytes about it.
pub(super) fn decode(bytes: &[u8], text: Text<'_>) -> Option<Extraction> {
    let mut bytes = Bytes(bytes);
    let entities = bytes.list(Bytes::entity)?;
    let known = entities.len() as u64;
    let mut before = 0;
    let mentions = bytes.list(|bytes| {
        let head = bytes.number()?;
        let (entity, field) = (head >> 1, head & 1);
        let (field, within) = match field {
            0 => (Field::Headline, text.headline),
            _ => (Field::Body, text.body),
        };
        let start = u32::try_from(bytes.number()?).ok()?.wrapping_add(before);
        before = start;
        let entity = u32::try_from(entity).ok();
        Some(Mention {
            field,
            span: bytes.span(start, within)?,
            entity: entity.filter(|entity| u64::from(*entity) < known)?,
        })
    })?;
    let quotes = bytes.list(|bytes| {
        let entity = bytes.number()?;
        let speaker = bytes.text()?;
        let start = u32::try_from(bytes.number()?).ok()?;
        Some(Quote {
            speaker,
            entity: match entity.checked_sub(1) {
                Some(entity) if entity >= known => return None,
                entity => entity.map(|entity| entity as u32),
            },
            span: bytes.span(start, text.body)?,
        })
    })?;
    bytes.0.is_empty().then_some(Extraction {
        entities,
        mentions,
        quotes,
    })
}

/// Seven bits a byte, the lowest first.
fn put(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

/// Bytes that are still to be read.
struct Bytes<'b>(&'b [u8]);

impl Bytes<'_> {
    fn number(&mut self) -> Option<u64> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f).checked_shl(shift)?;
            if *byte < 0x80 {
                return Some(number);
            }
            shift += 7;
        }
    }

    fn text(&mut self) -> Option<String> {
        let len = usize::try_from(self.number()?).ok()?;
        let (text, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        std::str::from_utf8(text).ok().map(str::to_owned)
    }

    /// A list whose length says no more than there are bytes for.
    fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let len = usize::try_from(self.number()?).ok()?;
        if len > self.0.len() {
            return None;
        }
        (0..len).map(|_| one(self)).collect()
    }

    fn entity(&mut self) -> Option<Entity> {
        let kind = usize::try_from(self.number()?).ok()?;
        let kind = *Kind::ALL.get(kind)?;
        let name = self.text()?;
        let aliases = self.list(Self::text)?;
        let resolved = Some(self.text()?).filter(|days| !days.is_empty());
        Some(Entity {
            kind,
            label: kind.into(),
            name,
            aliases,
            resolved,
            whose: None,
        })
    }

    /// A span that starts there and has its length here, if it fits the text.
    fn span(&mut self, start: u32, text: &str) -> Option<Span> {
        let len = u32::try_from(self.number()?).ok()?;
        let end = start.checked_add(len)?;
        let span = Span { start, end };
        text.get(span.range()).map(|_| span)
    }
}

#[cfg(test)]
mod tests {
    use super::{Text, decode, encode};
    use crate::entity::Extractor;
    use proptest::prelude::*;

    const BODY: &str = "KYIV, July 7 (Reuters) - Zoë Doe met Acme Bank on Monday. \"We agreed,\" Doe said. \
                        \"Not yet,\" a lawyer for the bank said in Zürich, for $3 million.";

    fn text(body: &str) -> Text<'_> {
        Text {
            headline: "Zoë Doe meets Acme Bank",
            body,
            published: Some(jiff::civil::date(2025, 7, 7)),
            ..Text::default()
        }
    }

    #[test]
    fn what_was_found_comes_back_as_it_was() {
        let found = Extractor::by_rules().extract(text(BODY));
        assert!(found.entities.len() > 4 && !found.quotes.is_empty());
        let bytes = encode(&found).unwrap();
        assert_eq!(decode(&bytes, text(BODY)), Some(found));
    }

    #[test]
    fn bytes_about_another_text_are_nothing() {
        let bytes = encode(&Extractor::by_rules().extract(text(BODY))).unwrap();
        assert_eq!(decode(&bytes, text("")), None);
        assert_eq!(decode(&bytes, text(&"é".repeat(BODY.len()))), None);
    }

    proptest! {
        #[test]
        fn damaged_bytes_never_give_what_does_not_fit(at in 0..400_usize, byte in any::<u8>(), cut in 0..400_usize) {
            let mut bytes = encode(&Extractor::by_rules().extract(text(BODY))).unwrap();
            let (at, cut) = (at % bytes.len(), cut % bytes.len());
            prop_assert!(decode(&bytes[..cut], text(BODY)).is_none());
            bytes[at] = byte;
            if let Some(found) = decode(&bytes, text(BODY)) {
                for mention in &found.mentions {
                    prop_assert!(found.entities.len() > mention.entity as usize);
                }
                for quote in &found.quotes {
                    prop_assert!(BODY.get(quote.span.range()).is_some());
                }
            }
        }

        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(&bytes, text(BODY));
        }
    }
}
