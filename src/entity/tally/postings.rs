//! Lists of ascending numbers, kept as the bytes of their differences: which articles name an entity, which entities
//! have a word in their names.
//!
//! Most names are met once and cost four bytes here; the others about a byte and a half a number, where plain numbers
//! with room to grow would cost six. Numbers are below 2³¹: more articles would not fit into memory.

use super::{column::Column, marks::Marks, packed};
use std::{collections::HashSet, hint::black_box};

/// Tells the place of a longer list from a number.
const LONGER: u32 = 1 << 31;

/// Lists whose bytes are brought from memory together.
const AHEAD: usize = 64;

/// Lists of numbers, themselves numbered.
#[derive(Debug, Default)]
pub(super) struct Postings {
    heads: Column<Head>,
    /// The lists of more than one number.
    longer: Column<Longer>,
    /// Lists to which numbers did not come in order. Their differences wrap round, and they are sorted when read.
    unsorted: HashSet<u32>,
}

/// The only number of a list, or the place of a longer one.
#[derive(Debug, Clone, Copy)]
struct Head(u32);

/// A list of more than one number.
#[derive(Debug, Default)]
struct Longer {
    last: u32,
    /// Numbers.
    count: u32,
    /// The first number and the differences to each next, as [`packed`].
    steps: Vec<u8>,
}

impl Head {
    /// The place of a longer list.
    fn longer(self) -> Option<u32> {
        (self.0 & LONGER != 0).then_some(self.0 & !LONGER)
    }

    /// The only number of a list.
    fn only(self) -> Option<u32> {
        (self.0 & LONGER == 0).then_some(self.0)
    }
}

impl Postings {
    /// Lengthens a list, unless it ends with `number`; the next list is started by it.
    pub(super) fn add(&mut self, list: u32, number: u32) {
        let Some(head) = self.heads.get_mut(list) else {
            return self.heads.push(Head(number & !LONGER));
        };
        if let Some(only) = head.only() {
            if number == only {
                return;
            }
            *head = Head(LONGER | self.longer.len() as u32);
            let mut longer = Longer::default();
            longer.push(only);
            self.longer.push(longer);
        }
        let longer = head.longer().and_then(|place| self.longer.get_mut(place));
        if let Some(longer) = longer.filter(|longer| longer.last != number) {
            if number < longer.last {
                self.unsorted.insert(list);
            }
            longer.push(number);
        }
    }

    /// The place of a list among those of more than one number, which are counted from 0 as they come to be.
    pub(super) fn longer(&self, list: u32) -> Option<u32> {
        self.heads.get(list)?.longer()
    }

    /// The number that was put first into a list.
    pub(super) fn first(&self, list: u32) -> Option<u32> {
        self.as_added(list).next()
    }

    /// How many numbers a list has.
    pub(super) fn count(&self, list: u32) -> usize {
        let longer = self.longer(list).and_then(|place| self.longer.get(place));
        let one = usize::from(self.heads.get(list).is_some());
        longer.map_or(one, |longer| longer.count as usize)
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

    /// How many numbers of a list are marked: counted in [`Postings::of`], only sooner.
    pub(super) fn count_marked(&self, list: u32, marks: &Marks) -> usize {
        let Some(head) = self.heads.get(list) else {
            return 0;
        };
        if let Some(only) = head.only() {
            return usize::from(marks.has(only));
        }
        let longer = head.longer().and_then(|place| self.longer.get(place));
        let mut count = 0;
        if let Some(longer) = longer {
            longer.each(|number| count += usize::from(marks.has(number)));
        }
        count
    }

    /// Marks the numbers of a list: what [`Postings::of`] gives, in whatever order and sooner.
    pub(super) fn mark(&self, list: u32, marks: &mut Marks) {
        let Some(head) = self.heads.get(list) else {
            return;
        };
        if let Some(only) = head.only() {
            return marks.mark(only);
        }
        let longer = head.longer().and_then(|place| self.longer.get(place));
        if let Some(longer) = longer {
            longer.mark(marks);
        }
    }

    /// The same for many lists. Their bytes lie anywhere, and are brought from memory for some lists together: one by one,
    /// each would be waited for.
    pub(super) fn mark_all(&self, lists: &[u32], marks: &mut Marks) {
        let mut together = Vec::new();
        for lists in lists.chunks(AHEAD) {
            for head in lists.iter().filter_map(|list| self.heads.get(*list)) {
                match head.only() {
                    Some(only) => marks.mark(only),
                    None => together.extend(head.longer()),
                }
            }
            let longer = together.iter().filter_map(|place| self.longer.get(*place));
            let first = longer.clone().filter_map(|longer| longer.steps.first());
            black_box(first.fold(0, |all, byte| all ^ byte));
            for longer in longer {
                longer.mark(marks);
            }
            together.clear();
        }
    }

    fn as_added(&self, list: u32) -> impl Iterator<Item = u32> {
        let only = self.heads.get(list).and_then(|head| head.only());
        let longer = self.longer(list).and_then(|place| self.longer.get(place));
        let mut bytes = longer.map_or(&[][..], |longer| &longer.steps).iter();
        let mut number = 0u32;
        let steps = std::iter::from_fn(move || {
            number = number.wrapping_add(packed::pull(&mut bytes)?);
            Some(number)
        });
        only.into_iter().chain(steps)
    }
}

impl Longer {
    fn mark(&self, marks: &mut Marks) {
        self.each(|number| marks.mark(number));
    }

    fn each(&self, mut take: impl FnMut(u32)) {
        let mut number = 0_u32;
        packed::each(&self.steps, |step| {
            number = number.wrapping_add(step);
            take(number);
        });
    }

    fn push(&mut self, number: u32) {
        let step = number.wrapping_sub(self.last);
        (self.last, self.count) = (number, self.count + 1);
        if self.steps.capacity() - self.steps.len() < packed::LONGEST {
            // By an eighth, not double: there are a hundred thousand of these. The first 24 bytes are what the allocator gives
            // for one, and all lists go through the same sizes, so that what one leaves behind fits another.
            let room = self.steps.capacity();
            let room = room + (room / 8 / 16 * 16).max(24);
            self.steps.reserve_exact(room - self.steps.len());
        }
        packed::push(&mut self.steps, step);
    }
}

#[cfg(test)]
mod tests {
    use super::{Marks, Postings};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_put_in_comes_out_ascending(
            lists in prop::collection::vec(prop::collection::btree_set(0..u32::MAX / 2, 1..40), 1..4),
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
                prop_assert_eq!(postings.longer(list).is_some(), numbers.len() > 1);
            }
        }

        #[test]
        fn marks_are_what_is_in_the_list(numbers in prop::collection::vec(0..3_000_u32, 1..40)) {
            let mut postings = Postings::default();
            for number in numbers {
                postings.add(0, number);
            }
            postings.add(1, 7);
            let mut plain: Vec<u32> = postings.of(0).collect();
            plain.dedup();
            let mut marks = Marks::default();
            postings.mark(0, &mut marks);
            prop_assert!(marks.iter().eq(plain));
            let mut odd = Marks::default();
            (0..1_500).for_each(|number| odd.mark(2 * number + 1));
            let plain = postings.of(0).filter(|number| odd.has(*number)).count();
            prop_assert_eq!(postings.count_marked(0, &odd), plain);
            prop_assert_eq!((postings.count_marked(1, &odd), postings.count_marked(9, &odd)), (1, 0));
            let mut all = marks.clone();
            all.mark(7);
            postings.mark_all(&[0, 1, 2], &mut marks);
            prop_assert_eq!(marks, all);
        }
    }

    #[test]
    fn a_list_that_was_never_started_is_empty() {
        let postings = Postings::default();
        assert_eq!((postings.of(3).count(), postings.count(3)), (0, 0));
    }
}
