//! Bytes into Unicode code points, the offsets that spaCy, Prodigy and doccano use.

/// Counts code points up to a byte of one text. Cheap for places asked in ascending order: the text is walked once.
#[derive(Debug, Clone)]
pub struct CodePoints<'a> {
    text: &'a str,
    byte: usize,
    count: usize,
}

impl<'a> CodePoints<'a> {
    /// Starts at the beginning of `text`.
    pub const fn new(text: &'a str) -> Self {
        Self {
            text,
            byte: 0,
            count: 0,
        }
    }

    /// How many code points stand before `byte`. A byte inside a character counts as its start, one past the end as the end.
    pub fn at(&mut self, byte: usize) -> usize {
        let byte = (0..=byte.min(self.text.len()))
            .rev()
            .find(|&byte| self.text.is_char_boundary(byte))
            .unwrap_or_default();
        if byte < self.byte {
            (self.byte, self.count) = (0, 0);
        }
        let between = self.text.get(self.byte..byte).unwrap_or_default();
        self.count += between.chars().count();
        self.byte = byte;
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::CodePoints;
    use proptest::prelude::*;

    #[test]
    fn characters_outside_the_basic_plane_count_as_one() {
        let mut places = CodePoints::new("🗞️ Kyjív");
        assert_eq!(places.at("🗞️ ".len()), 3);
        assert_eq!(places.at("🗞️ Kyjív".len()), 8);
    }

    #[test]
    fn a_place_inside_a_character_is_its_start() {
        let mut places = CodePoints::new("aé");
        assert_eq!(places.at(2), 1);
        assert_eq!(places.at(99), 2);
    }

    proptest! {
        #[test]
        fn every_place_agrees_with_counting_from_the_start(text in ".{0,40}", asked in prop::collection::vec(0..60_usize, 0..8)) {
            let mut places = CodePoints::new(&text);
            for byte in asked {
                let naive = text.char_indices().filter(|(at, c)| at + c.len_utf8() <= byte).count();
                prop_assert_eq!(places.at(byte), naive);
            }
        }
    }
}
