//! From the first byte of a JSON value to its last, in any number of pieces. Counts brackets and knows strings and
//! escapes, nothing else: a value that is balanced may still be no JSON.

use super::Window;
use crate::corpus::stops::Stops;

/// Where a walk over a window ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Walked {
    /// The value ends before this offset.
    End(u64),
    /// At this offset the value may have been broken off: a line break inside a string, or an object where none can be.
    Break(u64),
    /// The window ends first.
    More,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    #[default]
    Start,
    Plain,
    Text,
    Escape,
    Scalar,
}

/// The state of a walk.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Walker {
    state: State,
    depth: u32,
    /// One bit a level, the lowest for the innermost: set where it is an object. Exact to 128 levels, more than `serde_json` takes.
    objects: u128,
}

impl Walker {
    /// Goes on at `at`. `kept` is the start of the value when all of it is in the window: only then can an object in an
    /// impossible place be told.
    pub(crate) fn walk(&mut self, window: &Window, at: u64, kept: Option<u64>) -> Walked {
        let bytes = window.from(at);
        let offset = |place: usize| at + place as u64;
        let mut stops = Stops::new(bytes);
        let mut place = 0;
        while let Some(byte) = bytes.get(place).copied() {
            match self.state {
                State::Start => self.start(byte),
                State::Plain => {
                    if byte == b'{' && self.is_impossible(window, offset(place), kept) {
                        return Walked::Break(offset(place));
                    }
                    self.plain(byte);
                    if self.depth == 0 && self.state == State::Plain {
                        return Walked::End(offset(place + 1));
                    }
                }
                State::Text => {
                    let Some(stop) = stops.next(place) else {
                        return Walked::More;
                    };
                    place = stop;
                    match bytes.get(place) {
                        Some(b'"') if self.depth == 0 => return Walked::End(offset(place + 1)),
                        Some(b'"') => self.state = State::Plain,
                        Some(b'\\') if bytes.get(place + 1).is_some_and(|next| *next != b'\n') => {
                            place += 2;
                            continue;
                        }
                        Some(b'\\') => self.state = State::Escape,
                        // The caller looks at what follows, and steps over the break if it is harmless.
                        Some(b'\n') => return Walked::Break(offset(place)),
                        _ => {}
                    }
                }
                // A line break is a way out, whatever was cut off before it.
                State::Escape if byte == b'\n' => {
                    self.state = State::Text;
                    continue;
                }
                State::Escape => self.state = State::Text,
                State::Scalar => {
                    if matches!(
                        byte,
                        b',' | b']' | b'}' | b'{' | b'[' | b'"' | b' ' | b'\n' | b'\r' | b'\t'
                    ) {
                        return Walked::End(offset(place));
                    }
                }
            }
            place += 1;
        }
        Walked::More
    }

    /// Whether the end of the file ends this value properly.
    pub(crate) fn is_whole_scalar(&self) -> bool {
        self.state == State::Scalar
    }

    fn start(&mut self, byte: u8) {
        self.state = match byte {
            b'"' => State::Text,
            b'{' | b'[' => {
                self.open(byte);
                State::Plain
            }
            _ => State::Scalar,
        };
    }

    fn plain(&mut self, byte: u8) {
        match byte {
            b'"' => self.state = State::Text,
            b'{' | b'[' => self.open(byte),
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                self.objects >>= 1;
            }
            _ => {}
        }
    }

    fn open(&mut self, byte: u8) {
        self.depth += 1;
        self.objects = (self.objects << 1) | u128::from(byte == b'{');
    }

    // In an object a value follows a colon, in an array a bracket or a comma.
    fn is_impossible(&self, window: &Window, at: u64, kept: Option<u64>) -> bool {
        let Some(start) = kept.filter(|_| self.depth < 128) else {
            return false;
        };
        let before = window.before(start, at);
        let is_misplaced = if self.objects & 1 == 1 {
            before != Some(b':')
        } else {
            !matches!(before, Some(b'[' | b','))
        };
        is_misplaced && window.opens_record(at)
    }
}
