use std::io::{self, ErrorKind, Read};

const CHUNK: usize = 64 * 1024;

/// Bytes of a file, looked at before they are taken.
pub struct Source<R> {
    from: R,
    held: Vec<u8>,
    start: usize,
    end: usize,
    is_over: bool,
}

impl<R: Read> Source<R> {
    pub const fn new(from: R) -> Self {
        Self {
            from,
            held: Vec::new(),
            start: 0,
            end: 0,
            is_over: false,
        }
    }

    /// What comes next: at least so many bytes, unless the file ends before.
    pub fn ahead(&mut self, least: usize) -> io::Result<&[u8]> {
        while self.end - self.start < least && !self.is_over {
            self.fill()?;
        }
        Ok(&self.held[self.start..self.end])
    }

    pub const fn take(&mut self, count: usize) {
        self.start += count;
    }

    fn fill(&mut self) -> io::Result<()> {
        if self.start > 0 {
            self.held.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        if self.held.len() < self.end + CHUNK {
            self.held.resize(self.end + CHUNK, 0);
        }
        let read = loop {
            match self.from.read(&mut self.held[self.end..]) {
                Err(fault) if fault.kind() == ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        self.end += read;
        self.is_over = read == 0;
        Ok(())
    }
}
