//! Lists of ascending numbers, kept as the bytes of their differences: which articles name an entity, which entities
//! have a word in their names.
//!
//! Most names are met once and cost eight bytes here; the others about a byte and a half a number, where plain numbers
//! with room to grow would cost six.

use super::{column::Column, marks::Marks};
use std::collections::HashSet;

/// No bytes beyond the first number.
const NONE: u32 = u32::MAX;

/// Bytes of the longest difference.
const LONGEST_STEP: usize = 5;

/// Lists of numbers, themselves numbered.
#[derive(Debug, Default)]
pub(super) struct Postings {
    heads: Column<Head>,
    /// What follows the first number of the lists that have more.
    rests: Column<Rest>,
    /// Lists to which numbers did not come in order. Their differences wrap round, and they are sorted when read.
    unsorted: HashSet<u32>,
}

/// The first number of a list and where the others are.
#[derive(Debug, Clone, Copy)]
struct Head {
    first: u32,
    rest: u32,
}

/// What follows the first number of a list.
#[derive(Debug)]
struct Rest {
    last: u32,
    /// Numbers, the first one not counted.
    count: u32,
    /// Differences, seven bits a byte, low ones first.
    steps: Vec<u8>,
}

impl Postings {
    /// Lengthens a list, unless it ends with `number`; the next list is started by it.
    pub(super) fn add(&mut self, list: u32, number: u32) {
        let Some(head) = self.heads.get_mut(list) else {
            return self.heads.push(Head {
                first: number,
                rest: NONE,
            });
        };
        if head.rest == NONE {
            if number == head.first {
                return;
            }
            head.rest = self.rests.len() as u32;
            self.rests.push(Rest::after(head.first));
        }
        if let Some(rest) = self
            .rests
            .get_mut(head.rest)
            .filter(|rest| rest.last != number)
        {
            if number < rest.last {
                self.unsorted.insert(list);
            }
            rest.push(number);
        }
    }

    /// What follows the first number of a list; none where nothing does.
    fn rest(&self, list: u32) -> Option<&Rest> {
        let head = self.heads.get(list)?;
        self.rests.get(head.rest).filter(|_| head.rest != NONE)
    }

    /// How many numbers a list has.
    pub(super) fn count(&self, list: u32) -> usize {
        let rest = self.rest(list).map_or(0, |rest| rest.count as usize);
        usize::from(self.heads.get(list).is_some()) + rest
    }

    /// The numbers of a list, ascending.
    pub(super) fn of(&self, list: u32) -> impl Iterator<Item = u32> {
        let mut sorted = Vec::new();
        if !self.unsorted.is_empty() && self.unsorted.contains(&list) {
            sorted.extend(self.as_added(list));
            sorted.sort_unstable();
        }
        let in_order = sorted.is_empty().then(|| self.as_added(list));
        sorted.into_iter().chain(in_order.into_iter().flatten())
    }

    /// Marks the numbers of a list: what [`Postings::of`] gives, in whatever order and sooner.
    pub(super) fn mark(&self, list: u32, marks: &mut Marks) {
        let Some(head) = self.heads.get(list) else {
            return;
        };
        marks.mark(head.first);
        let mut bytes = self.steps(list).iter();
        let mut number = head.first;
        while let Some(step) = pull(&mut bytes) {
            number = number.wrapping_add(step);
            marks.mark(number);
        }
    }

    fn steps(&self, list: u32) -> &[u8] {
        self.rest(list).map_or(&[], |rest| &rest.steps)
    }

    fn as_added(&self, list: u32) -> impl Iterator<Item = u32> {
        let mut bytes = self.steps(list).iter();
        let mut next = self.heads.get(list).map(|head| head.first);
        std::iter::from_fn(move || {
            let number = next?;
            next = pull(&mut bytes).map(|step| number.wrapping_add(step));
            Some(number)
        })
    }
}

impl Rest {
    fn after(first: u32) -> Self {
        Self {
            last: first,
            count: 0,
            steps: Vec::new(),
        }
    }

    fn push(&mut self, number: u32) {
        let mut step = number.wrapping_sub(self.last);
        (self.last, self.count) = (number, self.count + 1);
        if self.steps.capacity() - self.steps.len() < LONGEST_STEP {
            // By a quarter, not double: there are a hundred thousand of these. The first 24 bytes are what the allocator gives for one.
            self.steps.reserve_exact((self.steps.len() / 4).max(24));
        }
        while step >= 0x80 {
            self.steps.push(step as u8 | 0x80);
            step >>= 7;
        }
        self.steps.push(step as u8);
    }
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
    use super::{Marks, Postings};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_put_in_comes_out_ascending(
            lists in prop::collection::vec(prop::collection::btree_set(any::<u32>(), 1..40), 1..4),
            turns in prop::collection::vec(0..40_usize, 4),
        ) {
            let mut postings = Postings::default();
            for ((list, numbers), turn) in (0..).zip(&lists).zip(turns) {
                let mut numbers: Vec<u32> = numbers.iter().copied().collect();
                let len = numbers.len();
                numbers.rotate_left(turn % len);
                // A number twice in a row is one.
                for number in numbers.iter().flat_map(|&number| [number; 2]) {
                    postings.add(list, number);
                }
            }
            for (list, numbers) in (0..).zip(&lists) {
                prop_assert!(postings.of(list).eq(numbers.iter().copied()));
                prop_assert_eq!(postings.count(list), numbers.len());
            }
        }

        #[test]
        fn marks_are_what_is_in_the_list(numbers in prop::collection::vec(0..3_000_u32, 1..40)) {
            let mut postings = Postings::default();
            for number in numbers {
                postings.add(0, number);
            }
            let mut marks = Marks::default();
            postings.mark(0, &mut marks);
            let mut plain: Vec<u32> = postings.of(0).collect();
            plain.dedup();
            prop_assert!(marks.iter().eq(plain));
        }
    }

    #[test]
    fn a_list_that_was_never_started_is_empty() {
        let postings = Postings::default();
        assert_eq!((postings.of(3).count(), postings.count(3)), (0, 0));
    }
}
