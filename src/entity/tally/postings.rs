//! For each entity the articles that name it: ascending numbers, kept as the bytes of their differences.
//!
//! Most names are met once and cost 16 bytes here; the others about a byte and a half an article, where plain numbers
//! with room to grow would cost six.

/// No bytes beyond the first article.
const NONE: u32 = u32::MAX;

/// Lists of articles by entity number.
#[derive(Debug, Default)]
pub(super) struct Postings {
    heads: Vec<Head>,
    /// What follows the first article, for the entities that have more: differences, seven bits a byte, low ones first.
    rests: Vec<Vec<u8>>,
}

/// What is needed of a list to lengthen it.
#[derive(Debug, Clone, Copy)]
struct Head {
    first: u32,
    last: u32,
    count: u32,
    rest: u32,
}

impl Postings {
    /// Notes that `article` names entity `number`; the next new number starts a list.
    pub(super) fn add(&mut self, number: u32, article: u32) {
        let Some(head) = self.heads.get_mut(number as usize) else {
            return self.heads.push(Head {
                first: article,
                last: article,
                count: 1,
                rest: NONE,
            });
        };
        if article == head.last {
            return;
        }
        if article < head.last {
            return self.insert(number, article);
        }
        if head.rest == NONE {
            head.rest = self.rests.len() as u32;
            self.rests.push(Vec::new());
        }
        if let Some(rest) = self.rests.get_mut(head.rest as usize) {
            push(rest, article - head.last);
            (head.last, head.count) = (article, head.count + 1);
        }
    }

    /// Articles come in order but for those read again; the promise is kept either way, by writing the list anew.
    fn insert(&mut self, number: u32, article: u32) {
        let mut articles: Vec<u32> = self.of(number).collect();
        let Err(at) = articles.binary_search(&article) else {
            return;
        };
        articles.insert(at, article);
        let Some(head) = self.heads.get_mut(number as usize) else {
            return;
        };
        if head.rest == NONE {
            head.rest = self.rests.len() as u32;
            self.rests.push(Vec::new());
        }
        head.first = articles.first().copied().unwrap_or(article);
        head.count = articles.len() as u32;
        if let Some(rest) = self.rests.get_mut(head.rest as usize) {
            rest.clear();
            for pair in articles.windows(2) {
                if let [before, next] = pair {
                    push(rest, next - before);
                }
            }
        }
    }

    /// How many articles name an entity.
    pub(super) fn count(&self, number: u32) -> usize {
        self.heads
            .get(number as usize)
            .map_or(0, |head| head.count as usize)
    }

    /// The largest number in a list.
    pub(super) fn last(&self, number: u32) -> Option<u32> {
        self.heads.get(number as usize).map(|head| head.last)
    }

    /// The articles that name an entity, ascending.
    pub(super) fn of(&self, number: u32) -> impl Iterator<Item = u32> {
        let head = self.heads.get(number as usize);
        let rest = head.and_then(|head| self.rests.get(head.rest as usize));
        let mut bytes = rest.map_or(&[][..], Vec::as_slice).iter();
        let mut next = head.map(|head| head.first);
        std::iter::from_fn(move || {
            let article = next?;
            next = pull(&mut bytes).map(|step| article + step);
            Some(article)
        })
    }
}

fn push(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn pull<'b>(bytes: &mut impl Iterator<Item = &'b u8>) -> Option<u32> {
    let (mut number, mut shift) = (0, 0);
    for byte in bytes {
        number |= u32::from(byte & 0x7f) << shift;
        if *byte < 0x80 {
            return Some(number);
        }
        shift += 7;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Postings;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn what_was_put_in_comes_out_ascending_and_once(
            lists in prop::collection::vec(prop::collection::vec(any::<u16>().prop_map(|n| u32::from(n).pow(2)), 1..40), 1..4),
        ) {
            let mut postings = Postings::default();
            for (number, list) in (0..).zip(&lists) {
                list.iter().for_each(|&article| postings.add(number, article));
            }
            for (number, list) in (0..).zip(&lists) {
                let plain: BTreeSet<u32> = list.iter().copied().collect();
                prop_assert!(postings.of(number).eq(plain.iter().copied()));
                prop_assert_eq!(postings.count(number), plain.len());
                prop_assert_eq!(postings.last(number), plain.last().copied());
            }
        }
    }

    #[test]
    fn a_number_that_was_never_added_is_in_no_article() {
        let postings = Postings::default();
        assert_eq!(
            (postings.of(3).count(), postings.count(3), postings.last(3)),
            (0, 0, None)
        );
    }
}
