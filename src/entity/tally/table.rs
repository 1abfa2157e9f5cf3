//! From keys to numbers, for the hundreds of thousands of names that are never taken out again.
//!
//! A hash table doubles: between a half and all of it is empty, and while it grows both copies are there. Here keys lie
//! sorted on a thousand shelves, each of which grows by an eighth; a look-up is ten comparisons.

/// Bits of a key that count. Of a million names, 48 bits take two for one in two corpora of a thousand.
const KEY_BITS: u32 = 48;

/// Bits that say which shelf.
const SHELF_BITS: u32 = 10;

/// Scatters keys over the shelves; odd, so that no two become one.
const SCATTER: u64 = 0x9e37_79b9_7f4a_7c15;

/// Room on a shelf that has something, at first.
const FIRST_ROOM: usize = 4;

/// Numbers by key.
#[derive(Debug, Default)]
pub(super) struct Table {
    shelves: Vec<Vec<Slot>>,
}

/// A key as far as its shelf does not say it, and its number: nine bytes.
#[derive(Debug, Clone, Copy)]
struct Slot {
    key: [u8; 5],
    number: [u8; 4],
}

impl Slot {
    fn number(self) -> u32 {
        u32::from_be_bytes(self.number)
    }
}

/// The shelf of a key and what of it is written there.
fn place(key: u64) -> (usize, [u8; 5]) {
    let scattered = key.wrapping_mul(SCATTER) << (u64::BITS - KEY_BITS);
    let shelf = scattered >> (u64::BITS - SHELF_BITS);
    let [first, second, third, fourth, fifth, ..] = (scattered << SHELF_BITS).to_be_bytes();
    (shelf as usize, [first, second, third, fourth, fifth])
}

impl Table {
    /// The number of a key.
    pub(super) fn get(&self, key: u64) -> Option<u32> {
        let (at, key) = place(key);
        let slots = self.shelves.get(at)?;
        let at = slots.binary_search_by_key(&key, |slot| slot.key).ok()?;
        slots.get(at).copied().map(Slot::number)
    }

    /// The number of a key: `number`, unless it has one.
    pub(super) fn get_or_insert(&mut self, key: u64, number: u32) -> u32 {
        if self.shelves.is_empty() {
            self.shelves.resize_with(1 << SHELF_BITS, Vec::new);
        }
        let (at, key) = place(key);
        let Some(slots) = self.shelves.get_mut(at) else {
            return number;
        };
        match slots.binary_search_by_key(&key, |slot| slot.key) {
            Ok(at) => slots.get(at).copied().map_or(number, Slot::number),
            Err(at) => {
                if slots.len() == slots.capacity() {
                    slots.reserve_exact((slots.len() / 8).max(FIRST_ROOM));
                }
                let new = number.to_be_bytes();
                slots.insert(at, Slot { key, number: new });
                number
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Table;
    use proptest::prelude::*;
    use std::collections::HashMap;

    proptest! {
        #[test]
        fn a_table_is_a_map_of_the_lower_bits_in_which_the_first_number_stays(
            keys in prop::collection::vec(prop_oneof![any::<u64>(), 0..40_u64, (0..40_u64).prop_map(|key| key << 40)], 0..200),
            absent in any::<u64>(),
        ) {
            let lower = |key: u64| key & 0xffff_ffff_ffff;
            let (mut table, mut map) = (Table::default(), HashMap::new());
            for (number, key) in (0..).zip(keys) {
                let first = *map.entry(lower(key)).or_insert(number);
                prop_assert_eq!(table.get_or_insert(key, number), first);
            }
            for (key, number) in &map {
                prop_assert_eq!(table.get(*key), Some(*number));
            }
            prop_assert_eq!(table.get(absent), map.get(&lower(absent)).copied());
        }
    }

    #[test]
    fn a_shelf_that_grows_keeps_what_is_on_it() {
        let mut table = Table::default();
        for number in 0..50_000 {
            table.get_or_insert(u64::from(number), number);
        }
        assert!((0..50_000).all(|number| table.get(u64::from(number)) == Some(number)));
        assert_eq!(table.get(50_000), None);
    }
}
