//! What the worker of a stage finds: names, lines and hits, by the simplest rules.

use super::*;

/// The other names the worker knows, those with the same initial likely.
pub(super) fn suggest(job: &SuggestJob) -> Vec<Candidate> {
    let is_other = |(name, _): &&(&str, Kind)| *name != job.about.name;
    let is_typed = |(name, _): &&(&str, Kind)| name.to_lowercase().contains(&job.typed);
    let offer = |(name, kind): &(&str, Kind)| Candidate {
        named: Named {
            kind: *kind,
            name: (*name).to_owned(),
        },
        articles: 1,
        is_likely: name.chars().next() == job.about.name.chars().next(),
    };
    NAMES
        .iter()
        .filter(is_other)
        .filter(is_typed)
        .map(offer)
        .collect()
}

pub(super) fn extract(body: &str) -> Extraction {
    let mut extraction = Extraction::default();
    for (name, kind) in NAMES {
        let spans = hits(&[name.to_lowercase()], body);
        if spans.is_empty() {
            continue;
        }
        let entity = extraction.entities.len() as u32;
        let mention = |span| Mention {
            field: Field::Body,
            span,
            entity,
        };
        extraction.mentions.extend(spans.into_iter().map(mention));
        extraction.entities.push(Entity {
            kind,
            label: kind.into(),
            name: name.into(),
            aliases: Vec::new(),
            resolved: None,
            whose: None,
        });
    }
    extraction.mentions.sort_by_key(|mention| mention.span);
    extraction
}

pub(super) fn names(extraction: &Extraction) -> Arc<[NameRow]> {
    let here = |entity: u32| {
        extraction
            .mentions
            .iter()
            .filter(|m| m.entity == entity)
            .count()
    };
    let rows = (0..extraction.entities.len() as u32).map(|entity| NameRow {
        entity,
        here: here(entity) as u32,
        articles: 1,
        ..NameRow::default()
    });
    let mut rows: Vec<NameRow> = rows.collect();
    rows.sort_by_key(|row| extraction.entities[row.entity as usize].kind);
    rows.into()
}

pub(super) fn lines(body: &str, columns: u16) -> Vec<TextLine> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in body.split('\n') {
        if start > 0 {
            let span = Span::new(start - 1, start - 1);
            lines.push(TextLine {
                span,
                kind: LineKind::Blank,
            });
        }
        for (at, span) in wrap(paragraph, usize::from(columns))
            .into_iter()
            .enumerate()
        {
            let span = Span::new(start + span.start as usize, start + span.end as usize);
            let kind = if at == 0 {
                LineKind::Opening
            } else {
                LineKind::Text
            };
            lines.push(TextLine { span, kind });
        }
        start += paragraph.len() + 1;
    }
    lines
}

pub(super) fn hits(words: &[String], body: &str) -> Vec<Span> {
    let body = body.to_lowercase();
    let all = words
        .iter()
        .filter(|word| !word.is_empty())
        .flat_map(|word| body.match_indices(word));
    let mut spans: Vec<Span> = all
        .map(|(at, word)| Span::new(at, at + word.len()))
        .collect();
    spans.sort_unstable();
    spans
}

/// Every place in the bodies where what is sought stands.
pub(super) fn found(sought: &Sought, text: &str, rows: &[Row], written: &[Written]) -> FoundHits {
    let sought = match sought {
        Sought::Words(_) => words(text),
        Sought::Pattern(pattern) => vec![pattern.to_lowercase()],
        Sought::Names(names) => names.iter().map(|(_, name)| name.to_lowercase()).collect(),
    };
    let of = |row: &Row| {
        let article = row.article;
        let body = &written[article.0 as usize].1;
        let line = move |span: Span| HitLine {
            article,
            start: Some(span.start),
            around: Around::new(body, span),
        };
        hits(&sought, body).into_iter().map(line)
    };
    FoundHits {
        lines: rows.iter().flat_map(of).collect(),
        looked: rows.len(),
        with_hits: rows.len(),
        is_whole: true,
    }
}

/// The names that stand in a body with this one.
pub(super) fn company(name: &str, written: &[Written]) -> Company {
    let bodies = written.iter().map(|(_, body)| body);
    let bodies: Vec<_> = bodies.filter(|body| body.contains(name)).collect();
    let others = NAMES.iter().filter(|(other, _)| *other != name);
    let companion = |(other, kind): &(&str, Kind)| Companion {
        kind: *kind,
        label: (*kind).into(),
        name: (*other).to_owned(),
        articles: bodies.iter().filter(|body| body.contains(other)).count() as u32,
        sentences: 0,
    };
    Company {
        articles: bodies.len(),
        companions: others.map(companion).collect(),
        more: 0,
        looked: bodies.len(),
        is_whole: true,
    }
}
