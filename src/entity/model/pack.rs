//! Numbers as few bytes, for the file of the model.

/// Appends a number, seven bits a byte, the lowest first (LEB128).
pub(super) fn number(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Takes a number off the front of `input`.
pub(super) fn read_number(input: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    for shift in (0..35).step_by(7) {
        let byte = *input.split_off_first()?;
        number |= u32::from(byte & 0x7f).checked_shl(shift)?;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

/// Appends ascending numbers: how many, then the step to each.
pub(super) fn ascending(numbers: &[u32], out: &mut Vec<u8>) {
    number(numbers.len() as u32, out);
    let mut before = 0;
    for next in numbers {
        number(next - before, out);
        before = *next;
    }
}

/// Takes ascending numbers off the front of `input`.
pub(super) fn read_ascending(input: &mut &[u8]) -> Option<Vec<u32>> {
    let count = read_number(input)? as usize;
    // A damaged count must not reserve what the file cannot hold.
    let mut numbers = Vec::with_capacity(count.min(input.len()));
    let mut sum = 0_u32;
    for _ in 0..count {
        sum = sum.checked_add(read_number(input)?)?;
        numbers.push(sum);
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::{ascending, read_ascending};

    #[test]
    fn numbers_come_back_and_a_cut_is_noticed() {
        let numbers = [0, 1, 127, 128, 300, 70_000, u32::MAX];
        let mut bytes = Vec::new();
        ascending(&numbers, &mut bytes);
        assert_eq!(
            read_ascending(&mut bytes.as_slice()),
            Some(numbers.to_vec())
        );
        for end in 0..bytes.len() {
            assert_eq!(read_ascending(&mut &bytes[..end]), None, "cut at {end}");
        }
    }
}
