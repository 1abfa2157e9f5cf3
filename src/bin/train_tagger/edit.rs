//! Texts made of others: with other names, in capitals, with some of the paragraphs.

use super::text::Text;
use dateline::{entity::model::training::Class, text::Span};

impl Text {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn push_name(&mut self, name: &str, class: Class) {
        let start = self.text.len();
        self.text.push_str(name);
        self.names.push((Span::new(start, self.text.len()), class));
    }

    /// Goes through the text: what stands before each name, the name, and last what is left.
    fn pieces(&self) -> impl Iterator<Item = (&str, Option<(&str, Class)>)> {
        let mut at = 0;
        let names = self.names.iter().map(Some).chain([None]);
        names.map(move |name| {
            let end = name.map_or(self.text.len(), |(span, _)| span.start as usize);
            let before = self.text.get(at..end).unwrap_or_default();
            at = name.map_or(end, |(span, _)| span.end as usize);
            (
                before,
                name.map(|(span, class)| (span.of(&self.text), *class)),
            )
        })
    }

    /// The paragraphs in which `other` has another name for one of theirs; none where there are none.
    pub(crate) fn with(
        &self,
        mut other: impl FnMut(&[&str], Class) -> Option<Vec<String>>,
    ) -> Option<Self> {
        let mut all = Self::default();
        for paragraph in self.each_paragraph() {
            let mut copy = Self::default();
            let mut is_changed = false;
            for (before, name) in paragraph.pieces() {
                copy.push(before);
                if let Some((name, class)) = name {
                    let words: Vec<&str> = name.split(' ').collect();
                    let new = other(&words, class).map(|words| words.join(" "));
                    is_changed |= new.is_some();
                    copy.push_name(new.as_deref().unwrap_or(name), class);
                }
            }
            if is_changed {
                all.append(&copy);
            }
        }
        (!all.text.is_empty()).then_some(all)
    }

    /// Those of the paragraphs that are wanted; none where none is.
    pub(crate) fn paragraphs(&self, mut is_wanted: impl FnMut(&Self) -> bool) -> Option<Self> {
        let mut all = Self::default();
        for paragraph in self.each_paragraph().filter(|text| is_wanted(text)) {
            all.append(&paragraph);
        }
        (!all.text.is_empty()).then_some(all)
    }

    fn append(&mut self, paragraph: &Self) {
        if !self.text.is_empty() {
            self.push("\n\n");
        }
        for (before, name) in paragraph.pieces() {
            self.push(before);
            if let Some((name, class)) = name {
                self.push_name(name, class);
            }
        }
    }

    fn each_paragraph(&self) -> impl Iterator<Item = Self> {
        let mut start = 0;
        self.text.split("\n\n").map(move |text| {
            let end = start + text.len();
            let is_in = |span: &Span| span.start as usize >= start && span.end as usize <= end;
            let names = self.names.iter().filter(|(span, _)| is_in(span));
            let moved = names.map(|(span, class)| {
                let span = Span::new(span.start as usize - start, span.end as usize - start);
                (span, *class)
            });
            let paragraph = Self::marked(text, &moved.collect::<Vec<_>>());
            start = end + 2;
            paragraph
        })
    }

    /// The text in capitals.
    pub(crate) fn in_capitals(&self) -> Self {
        let mut capitals = Self::default();
        for (before, name) in self.pieces() {
            capitals.push(&before.to_uppercase());
            if let Some((name, class)) = name {
                capitals.push_name(&name.to_uppercase(), class);
            }
        }
        capitals
    }

    /// The text with `cut` bytes less at the front of its names.
    pub(crate) fn cut_names(&mut self, cut: impl Fn(&str, Class) -> usize) {
        for (span, class) in &mut self.names {
            span.start += cut(span.of(&self.text), *class) as u32;
        }
    }
}
