//! XML of any length, and what is wrong with it.

use std::{
    io::{self, BufReader, Read},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use quick_xml::{Reader, events::Event};

use crate::{Broken, ZipFault, workbook::MOST_DEEP};

/// XML as it is unpacked, one event at a time and none longer than a row may be.
pub(super) struct Events<R: Read> {
    reader: Reader<BufReader<Metered<R>>>,
    since: Arc<AtomicU64>,
    buffer: Vec<u8>,
    /// Elements that are open.
    depth: usize,
}

impl<R: Read> Events<R> {
    pub(super) fn of(from: R, most: u64, most_at_once: usize) -> Self {
        let since = Arc::new(AtomicU64::new(0));
        let metered = Metered {
            from: from.take(most + 1),
            since: since.clone(),
            most_at_once: most_at_once as u64,
        };
        Self {
            reader: Reader::from_reader(BufReader::with_capacity(64 << 10, metered)),
            since,
            buffer: Vec::new(),
            depth: 0,
        }
    }

    /// None: it is over.
    pub(super) fn next(&mut self) -> Result<Option<Event<'_>>, Broken> {
        self.since.store(0, Ordering::Relaxed);
        self.buffer.clear();
        match self.reader.read_event_into(&mut self.buffer) {
            // One that never closes is half a table.
            Ok(Event::Eof) if self.depth > 0 => Err(Broken::NoTable),
            Ok(Event::Eof) => Ok(None),
            Ok(Event::Start(_)) if self.depth == MOST_DEEP => Err(Broken::NoTable),
            Ok(event) => {
                match &event {
                    Event::Start(_) => self.depth += 1,
                    Event::End(_) => self.depth = self.depth.saturating_sub(1),
                    _ => {}
                }
                Ok(Some(event))
            }
            Err(quick_xml::Error::Io(error)) => {
                Err(unpacked(io::Error::new(error.kind(), error.to_string())))
            }
            Err(_) => Err(Broken::NoTable),
        }
    }
}

struct Metered<R> {
    from: io::Take<R>,
    since: Arc<AtomicU64>,
    most_at_once: u64,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let since = self.since.load(Ordering::Relaxed);
        if since > self.most_at_once || self.from.limit() == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let read = self.from.read(to)?;
        self.since.store(since + read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

pub(super) fn unpacked(error: io::Error) -> Broken {
    match error.kind() {
        io::ErrorKind::FileTooLarge => Broken::TooLarge,
        // What the packer did not write.
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
            Broken::NoTable
        }
        _ => error.into(),
    }
}

impl From<ZipFault> for Broken {
    fn from(fault: ZipFault) -> Self {
        match fault {
            ZipFault::Io(error) => unpacked(error),
            ZipFault::TooManyFiles => Self::TooLarge,
            ZipFault::NotAZip | ZipFault::Encrypted | ZipFault::OtherMethod => Self::NoTable,
        }
    }
}
