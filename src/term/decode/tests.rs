//! Bytes in, keys out: split, late, unfinished and hostile ones.

use super::*;
use proptest::prelude::*;

fn decode(bytes: &[u8]) -> Vec<Input> {
    let (mut decoder, mut out) = (Decoder::new(false), Vec::new());
    decoder.feed(bytes, &mut out);
    out
}

fn key(code: Code) -> Input {
    Input::Key(Key::plain(code))
}

fn text(typed: &str) -> Vec<Input> {
    typed.chars().map(|c| key(Code::Char(c))).collect()
}

#[test]
fn keys_are_understood() {
    let alt = |code| {
        Input::Key(Key {
            code,
            ctrl: false,
            alt: true,
        })
    };
    for (bytes, expected) in [
        (&b"j"[..], key(Code::Char('j'))),
        (b"\xC3\xA9", key(Code::Char('é'))),
        (b"\xF0\x9F\x98\x80", key(Code::Char('😀'))),
        (b"\r", key(Code::Enter)),
        (b"\n", Input::Key(Key::ctrl('j'))),
        (b"\x08", key(Code::Backspace)),
        (b"\x7f", key(Code::Backspace)),
        (b"\t", key(Code::Tab)),
        (b"\x03", Input::Key(Key::ctrl('c'))),
        (b"\0", Input::Key(Key::ctrl(' '))),
        (b"\x1d", Input::Key(Key::ctrl(']'))),
        (b"\x1b[A", key(Code::Up)),
        (b"\x1bOB", key(Code::Down)),
        (
            b"\x1b[1;5C",
            Input::Key(Key {
                code: Code::Right,
                ctrl: true,
                alt: false,
            }),
        ),
        (b"\x1b[H", key(Code::Home)),
        (b"\x1b[4~", key(Code::End)),
        (b"\x1b[5~", key(Code::PageUp)),
        (b"\x1b[6;2~", key(Code::PageDown)),
        (b"\x1b[3~", key(Code::Delete)),
        (b"\x1b[Z", key(Code::BackTab)),
        (b"\x1bOP", key(Code::F(1))),
        (b"\x1b[[B", key(Code::F(2))),
        (b"\x1bOR", key(Code::F(3))),
        (b"\x1b[15~", key(Code::F(5))),
        (b"\x1b[24~", key(Code::F(12))),
        (b"\x1bf", alt(Code::Char('f'))),
        (b"\x1b\x7f", alt(Code::Backspace)),
        (b"\x1b[97;5u", Input::Key(Key::ctrl('a'))),
        (b"\x1b[27;5;106~", Input::Key(Key::ctrl('j'))),
        (b"\x1b[<0;10;5M", Input::Click(9, 4)),
        (b"\x1b[<65;1;1M", Input::Wheel(1, 0, 0)),
        (b"\x1b[M`!!", Input::Wheel(-1, 0, 0)),
    ] {
        assert_eq!(
            decode(bytes),
            [expected],
            "{:?}",
            String::from_utf8_lossy(bytes)
        );
    }
}

#[test]
fn late_answers_and_reports_are_no_keys() {
    for answer in [
        &b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\"[..],
        b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07",
        b"\x1b[?62;22c",
        b"\x1b[>41;354;0c",
        b"\x1b[?2026;2$y",
        b"\x1bP>|xterm(388)\x1b\\",
        b"\x1b[?1u",
        b"\x1b[24;80R",
        b"\x1b[0;0R",
        b"\x1b[I",
        b"\x1b[O",
        b"\x1b[<35;10;10M",
        b"\x1b[<0;10;10m",
        b"\x1b[?997;1n",
        b"\x1b[48;24;80;480;800t",
        b"\x1b[97;1:3u",
        b"\x11\x13",
        b"\xff\xfe\x80",
        b"\xe2\x80\xae",
    ] {
        let shown = String::from_utf8_lossy(answer);
        assert_eq!(decode(answer), [], "{shown:?}");
        assert_eq!(
            decode(&[answer, b"j"].concat()),
            text("j"),
            "the key after {shown:?}"
        );
    }
}

#[test]
fn escape_is_held_and_then_a_key() {
    let (mut decoder, mut out) = (Decoder::new(false), Vec::new());
    decoder.feed(b"\x1b", &mut out);
    assert_eq!(out, []);
    assert_eq!(decoder.hold(), Some(Duration::from_millis(50)));
    decoder.expire(&mut out);
    assert_eq!(out, [key(Code::Esc)]);
    assert_eq!(decoder.hold(), None);
    assert_eq!(decode(b"\x1bj"), [key(Code::Esc), key(Code::Char('j'))]);
    assert_eq!(decode(b"\x1b\x1b[A"), [key(Code::Esc), key(Code::Up)]);
}

#[test]
fn half_a_sequence_is_dropped_after_a_while() {
    for half in [
        &b"\x1b["[..],
        b"\x1b[1;",
        b"\x1bO",
        b"\x1b]11;rgb",
        b"\xe4\xb8",
        b"\x1b[M!",
    ] {
        let (mut decoder, mut out) = (Decoder::new(false), Vec::new());
        decoder.feed(half, &mut out);
        assert!(decoder.hold().is_some());
        decoder.expire(&mut out);
        decoder.feed(b"j", &mut out);
        assert_eq!(out, text("j"), "{half:?}");
    }
}

#[test]
fn control_c_works_in_the_middle_of_anything() {
    for half in [
        &b"\x1b["[..],
        b"\x1b[1;",
        b"\x1bO",
        b"\x1b]11;rgb",
        b"\xe4\xb8",
        b"\x1bP",
    ] {
        assert_eq!(
            decode(&[half, b"\x03"].concat()),
            [Input::Key(Key::ctrl('c'))],
            "{half:?}"
        );
    }
}

#[test]
fn pastes_lose_their_controls_and_have_an_end() {
    assert_eq!(
        decode(b"\x1b[200~a\x1b]0;t\x07\nb\x1b[20\x1b[201~j"),
        [Input::Paste("a]0;t b[20".into()), key(Code::Char('j'))]
    );
    let flood = [b"\x1b[200~", "é".repeat(600_000).as_bytes(), b"\x1b[201~"].concat();
    let pasted = decode(&flood);
    assert!(matches!(pasted.as_slice(), [Input::Paste(text)] if text.len() <= PASTE + 3));
    let (mut decoder, mut out) = (Decoder::new(false), Vec::new());
    decoder.feed(b"\x1b[200~half", &mut out);
    decoder.expire(&mut out);
    assert_eq!(out, [Input::Paste("half".into())]);
}

#[test]
fn endless_sequences_end() {
    assert_eq!(
        decode(&[b"\x1b]", "x".repeat(LONGEST + 1).as_bytes(), b"j"].concat()),
        text("j")
    );
    let flood = [b"\x1b[", "1;".repeat(LONGEST).as_bytes(), b"\x03"].concat();
    assert_eq!(decode(&flood).last(), Some(&Input::Key(Key::ctrl('c'))));
}

proptest! {
    #[test]
    fn any_bytes_are_survived_and_splitting_changes_nothing(bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(0x1B), Just(b'['), Just(b';'), 0x30..0x7F_u8], 0..80), at in 0_usize..80) {
        let whole = decode(&bytes);
        let (mut decoder, mut out) = (Decoder::new(true), Vec::new());
        let (head, tail) = bytes.split_at(at.min(bytes.len()));
        decoder.feed(head, &mut out);
        decoder.feed(tail, &mut out);
        prop_assert_eq!(&out, &whole);
        decoder.expire(&mut out);
        prop_assert_eq!(decoder.hold(), None);
        for input in out {
            if let Input::Key(Key { code: Code::Char(c), .. }) = input {
                prop_assert!(!sanitize::is_forbidden(c));
            }
        }
    }
}
