//! A list that grows by whole pieces and never moves: one long vector would double, and leave a hole as large as itself
//! in the memory of a program that has hundreds of thousands of names to keep.

/// Values in a piece.
const PIECE: usize = 4_096;

/// Values by number.
#[derive(Debug)]
pub(super) struct Column<T> {
    pieces: Vec<Vec<T>>,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self { pieces: Vec::new() }
    }
}

impl<T> Column<T> {
    pub(super) fn len(&self) -> usize {
        let last = self.pieces.last().map_or(0, Vec::len);
        self.pieces.len().saturating_sub(1) * PIECE + last
    }

    pub(super) fn push(&mut self, value: T) {
        match self.pieces.last_mut() {
            Some(piece) if piece.len() < PIECE => piece.push(value),
            // The first piece may stay small: most archives are.
            None => self.pieces.push(vec![value]),
            Some(_) => {
                let mut piece = Vec::with_capacity(PIECE);
                piece.push(value);
                self.pieces.push(piece);
            }
        }
    }

    pub(super) fn get(&self, number: u32) -> Option<&T> {
        let number = number as usize;
        self.pieces.get(number / PIECE)?.get(number % PIECE)
    }

    pub(super) fn get_mut(&mut self, number: u32) -> Option<&mut T> {
        let number = number as usize;
        self.pieces.get_mut(number / PIECE)?.get_mut(number % PIECE)
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, PIECE};

    #[test]
    fn a_value_is_found_under_its_number_whatever_piece_it_is_in() {
        let mut column = Column::default();
        assert_eq!((column.len(), column.get(0)), (0, None));
        for number in 0..=(PIECE as u32 * 2) {
            column.push(number);
            assert_eq!(column.len(), number as usize + 1);
        }
        for number in [0, 1, PIECE as u32 - 1, PIECE as u32, PIECE as u32 * 2] {
            assert_eq!(column.get(number), Some(&number));
            assert_eq!(column.get_mut(number).copied(), Some(number));
        }
        assert_eq!(column.get(PIECE as u32 * 2 + 1), None);
    }
}
