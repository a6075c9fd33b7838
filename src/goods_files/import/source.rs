use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    sync::Arc,
};

use bytes::Bytes;
use parking_lot::Mutex;
use tokio::runtime::Handle;

use crate::files::{PIECE_BYTES, Staged};

/// A file that was sent in pieces, or one that lay packed in it, read from end to end or anywhere, on a thread that may wait. Holds one
/// piece.
#[derive(Clone)]
pub struct Source {
    lies: Lies,
    bytes: u64,
    at: u64,
    held: Option<(u64, Bytes)>,
}

#[derive(Clone)]
enum Lies {
    InPieces(Staged, Handle),
    /// Without a name: it is gone with the last who reads it.
    OnDisk(Arc<Mutex<File>>),
}

impl Source {
    /// Inside a runtime; it is read outside of its threads.
    pub fn new(staged: Staged, bytes: u64) -> Self {
        Self::of(Lies::InPieces(staged, Handle::current()), bytes)
    }

    /// A file of a zip, unpacked, as only so any part of it can be read. None: it has more than `most` bytes.
    pub fn unpacked(part: impl Read, most: u64) -> io::Result<Option<Self>> {
        let mut file = tempfile::tempfile()?;
        let bytes = io::copy(&mut part.take(most + 1), &mut file)?;
        let lies = Lies::OnDisk(Arc::new(Mutex::new(file)));
        Ok((bytes <= most).then(|| Self::of(lies, bytes)))
    }

    fn of(lies: Lies, bytes: u64) -> Self {
        Self {
            lies,
            bytes,
            at: 0,
            held: None,
        }
    }

    fn piece(&mut self, no: u64) -> io::Result<&Bytes> {
        if self.held.as_ref().is_none_or(|(held, _)| *held != no) {
            self.held = None;
            let piece = match &self.lies {
                Lies::InPieces(staged, runtime) => {
                    let piece = runtime.block_on(staged.piece(no));
                    piece.map_err(io::Error::other)?
                }
                Lies::OnDisk(file) => {
                    let piece = read_piece(&mut file.lock(), no);
                    Some(piece.map_err(io::Error::other)?)
                }
            };
            let gone = || io::Error::other("a piece of the file is gone");
            self.held = Some((no, piece.ok_or_else(gone)?));
        }
        let (_, piece) = self.held.as_ref().expect("it was just put there");
        Ok(piece)
    }
}

impl Read for Source {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.bytes || to.is_empty() {
            return Ok(0);
        }
        let (no, from) = (self.at / PIECE_BYTES, (self.at % PIECE_BYTES) as usize);
        let piece = self.piece(no)?;
        let rest = piece.get(from..).unwrap_or_default();
        let some = rest.len().min(to.len());
        if some == 0 {
            return Err(io::Error::other("a piece of the file is too short"));
        }
        to[..some].copy_from_slice(&rest[..some]);
        self.at += some as u64;
        Ok(some)
    }
}

impl Seek for Source {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.bytes.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

fn read_piece(file: &mut File, no: u64) -> io::Result<Bytes> {
    let mut piece = Vec::new();
    file.seek(SeekFrom::Start(no * PIECE_BYTES))?;
    file.take(PIECE_BYTES).read_to_end(&mut piece)?;
    Ok(piece.into())
}
