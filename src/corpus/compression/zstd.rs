//! A zstd file: frames one after the other, those to be skipped skipped, each checked against its checksum. The crate
//! decodes one frame at a time, so the file around them is ours to follow.

use super::WINDOW;
use ruzstd::decoding::{
    BlockDecodingStrategy, FrameDecoder,
    errors::{FrameDecoderError, ReadFrameHeaderError},
};
use std::{
    error::Error,
    io::{self, BufRead, Read},
};

/// The frames of a file, as one stream.
pub(super) struct Frames<R> {
    packed: R,
    decoder: FrameDecoder,
    is_inside: bool,
    /// What went wrong in this frame, told once the bytes before it are handed out.
    failure: Option<io::Error>,
}

/// A last block that holds nothing, and room for a checksum. The decoder keeps what later blocks may look back to, a
/// megabyte or many; only after a last block does it hand out all of it.
const END: &[u8] = b"\x01\0\0\0\0\0\0";

impl<R: BufRead> Frames<R> {
    pub(super) fn new(packed: R) -> Self {
        let mut decoder = FrameDecoder::new();
        decoder.set_max_window_size(WINDOW);
        Self {
            packed,
            decoder,
            is_inside: false,
            failure: None,
        }
    }

    /// Begins the next frame; false at the end of the file.
    fn begin(&mut self) -> io::Result<bool> {
        while !self.packed.fill_buf()?.is_empty() {
            match self.decoder.reset(&mut self.packed) {
                Ok(()) => {
                    self.is_inside = true;
                    return Ok(true);
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let mut skipped = self.packed.by_ref().take(u64::from(length));
                    if io::copy(&mut skipped, &mut io::sink())? < u64::from(length) {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                }
                Err(error) => return Err(damage(&error)),
            }
        }
        Ok(false)
    }

    /// Decodes until something can be handed out or the frame ends, be it in damage.
    fn decode(&mut self) {
        while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
            let one = || BlockDecodingStrategy::UptoBlocks(1);
            let decoded = self.decoder.decode_blocks(&mut self.packed, one());
            if let Err(error) = decoded {
                self.failure = Some(damage(&error));
                if self.decoder.decode_blocks(END, one()).is_err() {
                    return;
                }
            }
        }
    }

    fn end(&mut self) -> io::Result<()> {
        self.is_inside = false;
        if let Some(failure) = self.failure.take() {
            return Err(failure);
        }
        let written = self.decoder.get_checksum_from_data();
        if written.is_some() && written != self.decoder.get_calculated_checksum() {
            let words = "the checksum of a zstd frame differs";
            return Err(io::Error::new(io::ErrorKind::InvalidData, words));
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !buffer.is_empty() && (self.is_inside || self.begin()?) {
            self.decode();
            let count = self.decoder.read(buffer)?;
            if count > 0 {
                return Ok(count);
            }
            self.end()?;
        }
        Ok(0)
    }
}

/// The crate's words are those of its own insides: three kinds of damage are told apart, the rest is one.
fn damage(error: &FrameDecoderError) -> io::Error {
    match error {
        FrameDecoderError::WindowSizeTooBig { .. } => io::ErrorKind::OutOfMemory.into(),
        FrameDecoderError::DictNotProvided { .. } => io::Error::new(
            io::ErrorKind::InvalidData,
            "zstd that needs a dictionary of its own",
        ),
        other if is_cut_off(other) => io::ErrorKind::UnexpectedEof.into(),
        _ => io::Error::new(io::ErrorKind::InvalidData, "not valid zstd"),
    }
}

fn is_cut_off(error: &(dyn Error + 'static)) -> bool {
    let own = error
        .downcast_ref::<io::Error>()
        .is_some_and(|error| error.kind() == io::ErrorKind::UnexpectedEof);
    own || error.source().is_some_and(is_cut_off)
}
