//! A column as it is kept for the next start: as the bytes of its numbers, so that a million rows are back in a few
//! milliseconds. Read one by one by serde, numbers take many times as long.

use serde::{Deserializer, Serializer, de};
use std::{fmt, marker::PhantomData};

/// What is written as `N` numbers.
pub(super) trait Numbers<const N: usize>: Copy {
    /// The numbers.
    fn to_numbers(self) -> [u32; N];
    /// What has these.
    fn from_numbers(numbers: [u32; N]) -> Self;
}

impl Numbers<1> for u32 {
    fn to_numbers(self) -> [u32; 1] {
        [self]
    }

    fn from_numbers([number]: [u32; 1]) -> Self {
        number
    }
}

impl Numbers<2> for u64 {
    fn to_numbers(self) -> [u32; 2] {
        [self as u32, (self >> 32) as u32]
    }

    fn from_numbers([low, high]: [u32; 2]) -> Self {
        Self::from(high) << 32 | Self::from(low)
    }
}

impl Numbers<2> for [u16; 3] {
    fn to_numbers(self) -> [u32; 2] {
        let [first, second, third] = self.map(u32::from);
        [first | second << 16, third]
    }

    fn from_numbers([pair, third]: [u32; 2]) -> Self {
        [pair as u16, (pair >> 16) as u16, third as u16]
    }
}

/// Writes a column.
pub(super) fn serialize<T: Numbers<N>, const N: usize, S: Serializer>(
    column: &[T],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let rows = column.iter().map(|row| row.to_numbers());
    let rows: Vec<_> = rows.map(|row| row.map(u32::to_le_bytes)).collect();
    serializer.serialize_bytes(rows.as_flattened().as_flattened())
}

/// Reads a column.
pub(super) fn deserialize<'de, T: Numbers<N>, const N: usize, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    deserializer.deserialize_bytes(Column::<T, N>(PhantomData))
}

struct Column<T, const N: usize>(PhantomData<T>);

impl<T: Numbers<N>, const N: usize> de::Visitor<'_> for Column<T, N> {
    type Value = Vec<T>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "rows of {N} numbers")
    }

    fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Vec<T>, E> {
        let (numbers, cut_number) = bytes.as_chunks::<4>();
        let (rows, cut_row) = numbers.as_chunks::<N>();
        if !cut_number.is_empty() || !cut_row.is_empty() {
            return Err(E::invalid_length(bytes.len(), &self));
        }
        let row = |row: &[[u8; 4]; N]| {
            let mut numbers = [0; N];
            for (number, bytes) in numbers.iter_mut().zip(row) {
                *number = u32::from_le_bytes(*bytes);
            }
            T::from_numbers(numbers)
        };
        Ok(rows.iter().map(row).collect())
    }
}
