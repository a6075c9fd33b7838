use std::io::{ErrorKind, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding};

use crate::{Broken, text::guessed};

/// Bytes that are looked at to tell the encoding.
const LOOKED_AT: usize = 256 * 1024;
const CHUNK: usize = 64 * 1024;

/// Text out of bytes as they come. Bytes that are no text end it.
pub struct Decoded<R> {
    from: R,
    encoding: &'static Encoding,
    decoder: Decoder,
    raw: Vec<u8>,
    taken: usize,
    is_over: bool,
    /// What comes next is no text.
    is_broken: bool,
    text: Vec<u8>,
    at: usize,
}

impl<R: Read> Decoded<R> {
    pub fn new(mut from: R) -> Result<Self, Broken> {
        let mut raw = Vec::new();
        from.by_ref().take(LOOKED_AT as u64).read_to_end(&mut raw)?;
        let (encoding, mark) = match Encoding::for_bom(&raw) {
            Some(marked) => marked,
            None => (guessed(&raw, raw.len() < LOOKED_AT), 0),
        };
        Ok(Self {
            from,
            encoding,
            decoder: encoding.new_decoder_without_bom_handling(),
            raw,
            taken: mark,
            is_over: false,
            is_broken: false,
            text: Vec::new(),
            at: 0,
        })
    }

    pub const fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    /// What comes next, without taking it; empty: that was all.
    pub fn ahead(&mut self) -> Result<&[u8], Broken> {
        while self.at == self.text.len() && !self.is_over {
            if self.is_broken {
                return Err(Broken::NotText);
            }
            self.fill()?;
        }
        Ok(&self.text[self.at..])
    }

    pub const fn take(&mut self, count: usize) {
        self.at += count;
    }

    fn fill(&mut self) -> Result<(), Broken> {
        if self.taken == self.raw.len() {
            self.read()?;
        }
        let is_last = self.raw.is_empty();
        let bytes = &self.raw[self.taken..];
        // A unit of UTF-16 and a byte of UTF-8 alike make at most three bytes, and there may be one held back.
        self.text.resize(bytes.len() * 3 + 16, 0);
        self.at = 0;
        let decoded =
            self.decoder
                .decode_to_utf8_without_replacement(bytes, &mut self.text, is_last);
        let (result, read, written) = decoded;
        self.text.truncate(written);
        self.taken += read;
        match result {
            // What stands before it is still read, so that its line is known.
            DecoderResult::Malformed(..) => self.is_broken = true,
            DecoderResult::InputEmpty => self.is_over = is_last,
            DecoderResult::OutputFull => {}
        }
        Ok(())
    }

    fn read(&mut self) -> Result<(), Broken> {
        self.raw.resize(CHUNK, 0);
        let read = loop {
            match self.from.read(&mut self.raw) {
                Err(fault) if fault.kind() == ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        self.raw.truncate(read);
        self.taken = 0;
        Ok(())
    }
}
