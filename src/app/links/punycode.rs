//! Punycode (RFC 3492): how a host name in another script is spelled in ASCII. Forty lines, and only one way: a crate for
//! it brings tables of what may stand in a name, which is the registrars' business.

/// One label; none when it is longer than any name may be.
pub(super) fn encode(label: &str) -> Option<String> {
    let letters: Vec<u32> = label.chars().map(u32::from).collect();
    if letters.len() > 63 {
        return None;
    }
    let mut output: String = label.chars().filter(char::is_ascii).collect();
    let basic = output.len() as u32;
    if basic > 0 {
        output.push('-');
    }
    let (mut n, mut delta, mut bias, mut handled) = (128, 0_u32, 72, basic);
    while (handled as usize) < letters.len() {
        let next = letters
            .iter()
            .copied()
            .filter(|letter| *letter >= n)
            .min()?;
        delta = delta.checked_add((next - n).checked_mul(handled + 1)?)?;
        n = next;
        for letter in &letters {
            delta += u32::from(*letter < n);
            if *letter == n {
                push_number(&mut output, delta, bias);
                bias = adapt(delta, handled + 1, handled == basic);
                (delta, handled) = (0, handled + 1);
            }
        }
        (delta, n) = (delta + 1, n + 1);
    }
    (output.len() <= 59).then_some(output)
}

/// Writes one number in the changing base of RFC 3492.
fn push_number(output: &mut String, number: u32, bias: u32) {
    let digit = |value: u32| char::from_digit(value, 36).unwrap_or('0');
    // Digits 0..=25 are a..=z and 26..=35 are 0..=9, the other way round than in `char::from_digit`.
    let letter = |value: u32| {
        if value < 26 {
            digit(value + 10)
        } else {
            digit(value - 26)
        }
    };
    let (mut q, mut k) = (number, 36);
    loop {
        let t = k.clamp(bias + 1, bias + 26) - bias;
        if q < t {
            return output.push(letter(q));
        }
        output.push(letter(t + (q - t) % (36 - t)));
        q = (q - t) / (36 - t);
        k += 36;
    }
}

fn adapt(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut k = 0;
    while delta > 455 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn the_samples_of_the_standard_come_out_right() {
        let cases = [
            ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
            ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
            (
                "почемужеонинеговорятпорусски",
                "b1abfaaepdrnnbgefbadotcwatmq2g4l",
            ),
            (
                "maji\u{3067}koi\u{3059}\u{308b}5\u{79d2}\u{524d}",
                "majikoi5-783gue6qz075azm5e",
            ),
        ];
        for (label, expected) in cases {
            assert_eq!(encode(label).as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_label_longer_than_any_name_is_refused() {
        assert_eq!(encode(&"ü".repeat(64)), None);
    }
}
