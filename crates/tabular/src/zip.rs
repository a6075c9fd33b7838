//! Files in a zip of any size, read where it lies: the directory first, then one file at a time.

use std::io::{self, BufReader, Read, Seek, SeekFrom};

use encoding_rs::GBK;
use flate2::{Crc, read::DeflateDecoder};

use crate::archive::{DEFLATED, END, ENTRY, LOCAL};

const END_BYTES: u64 = 22;
const MOST_COMMENT: u64 = 0xffff;
const STORED: u16 = 0;
const ENCRYPTED: u16 = 1;
const UTF_8: u16 = 1 << 11;
/// What a file that is larger than ZIP can say stands as.
const ELSEWHERE: u32 = u32::MAX;

#[derive(Debug, thiserror::Error)]
pub enum ZipFault {
    #[error("this is no zip file that can be read")]
    NotAZip,
    #[error("the zip holds too many files")]
    TooManyFiles,
    #[error("the zip is encrypted")]
    Encrypted,
    #[error("the zip is packed in a way that is not read here")]
    OtherMethod,
    #[error("the file could not be read")]
    Io(#[from] io::Error),
}

impl ZipFault {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAZip => "not_a_zip",
            Self::TooManyFiles => "zip_too_many_files",
            Self::Encrypted => "zip_encrypted",
            Self::OtherMethod => "zip_other_method",
            Self::Io(_) => "unreadable",
        }
    }
}

/// A file in a zip. What the directory says of its size is not believed.
#[derive(Clone, Debug)]
pub struct Entry {
    /// With its folders, as UTF-8 or GBK.
    pub name: String,
    pub claimed_bytes: u64,
    method: u16,
    flags: u16,
    sum: u32,
    packed: u64,
    local: u64,
}

pub struct Zip<R> {
    from: R,
    entries: Vec<Entry>,
}

/// The bytes of a file in a zip, as they are unpacked. Whoever reads to its end is told where they differ from their checksum: they
/// would read as other values.
pub struct Part<'zip, R: Read> {
    from: Packed<'zip, R>,
    read: Crc,
    sum: u32,
}

enum Packed<'zip, R: Read> {
    Stored(io::Take<BufReader<&'zip mut R>>),
    Deflated(Box<DeflateDecoder<io::Take<BufReader<&'zip mut R>>>>),
}

impl<R: Read + Seek> Zip<R> {
    /// Reads the directory: at most `most` files, and for each half a kilobyte of names.
    pub fn open(mut from: R, most: usize) -> Result<Self, ZipFault> {
        let (count, at, bytes) = directory(&mut from)?;
        if count > most || bytes > (most as u64) << 9 {
            return Err(ZipFault::TooManyFiles);
        }
        from.seek(SeekFrom::Start(at))?;
        let mut directory = Vec::new();
        from.by_ref().take(bytes).read_to_end(&mut directory)?;
        let entries = entries(&directory, count).ok_or(ZipFault::NotAZip)?;
        Ok(Self { from, entries })
    }

    /// Without folders, in the order of the directory.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Begins to read the file at that place of [`Self::entries`].
    pub fn part(&mut self, at: usize) -> Result<Part<'_, R>, ZipFault> {
        let entry = self.entries.get(at).ok_or(ZipFault::NotAZip)?;
        if entry.flags & ENCRYPTED != 0 {
            return Err(ZipFault::Encrypted);
        }
        let (method, packed, sum) = (entry.method, entry.packed, entry.sum);
        self.from.seek(SeekFrom::Start(entry.local))?;
        let mut head = [0; 30];
        self.from.read_exact(&mut head).map_err(cut)?;
        if !head.starts_with(LOCAL) {
            return Err(ZipFault::NotAZip);
        }
        let behind = u64::from(two(&head, 26)) + u64::from(two(&head, 28));
        self.from.seek(SeekFrom::Start(entry.local + 30 + behind))?;
        let packed = BufReader::with_capacity(64 << 10, &mut self.from).take(packed);
        let from = match method {
            STORED => Packed::Stored(packed),
            DEFLATED => Packed::Deflated(Box::new(DeflateDecoder::new(packed))),
            _ => return Err(ZipFault::OtherMethod),
        };
        let read = Crc::new();
        Ok(Part { from, read, sum })
    }
}

impl<R: Read> Read for Part<'_, R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = match &mut self.from {
            Packed::Stored(from) => from.read(to),
            Packed::Deflated(from) => from.read(to),
        }?;
        self.read.update(&to[..read]);
        if read == 0 && !to.is_empty() && self.read.sum() != self.sum {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok(read)
    }
}

/// How many files, where their directory begins, and its bytes.
fn directory<R: Read + Seek>(from: &mut R) -> Result<(usize, u64, u64), ZipFault> {
    let length = from.seek(SeekFrom::End(0))?;
    let from_end = length.min(END_BYTES + MOST_COMMENT);
    from.seek(SeekFrom::Start(length - from_end))?;
    let mut tail = Vec::new();
    from.by_ref().take(from_end).read_to_end(&mut tail)?;
    let last = tail.len().checked_sub(END_BYTES as usize);
    let end = (0..=last.ok_or(ZipFault::NotAZip)?)
        .rev()
        .find(|at| tail[*at..].starts_with(END));
    let end = end.ok_or(ZipFault::NotAZip)?;
    let (bytes, at) = (four(&tail, end + 12), four(&tail, end + 16));
    if at == ELSEWHERE || u64::from(at) + u64::from(bytes) > length {
        return Err(ZipFault::NotAZip);
    }
    Ok((usize::from(two(&tail, end + 10)), at.into(), bytes.into()))
}

fn entries(directory: &[u8], count: usize) -> Option<Vec<Entry>> {
    let (mut entries, mut rest) = (Vec::new(), directory);
    for _ in 0..count {
        let head = rest.get(..46)?;
        head.starts_with(ENTRY).then_some(())?;
        let [name, extra, comment] = [28, 30, 32].map(|field| usize::from(two(head, field)));
        let flags = two(head, 8);
        let named = rest.get(46..46 + name)?;
        let entry = Entry {
            name: name_of(named, flags & UTF_8 != 0),
            claimed_bytes: four(head, 24).into(),
            method: two(head, 10),
            flags,
            sum: four(head, 16),
            packed: four(head, 20).into(),
            local: four(head, 42).into(),
        };
        if !entry.name.ends_with(['/', '\\']) {
            entries.push(entry);
        }
        rest = rest.get(46 + name + extra + comment..)?;
    }
    Some(entries)
}

/// Windows in Chinese writes names in GBK without saying so.
fn name_of(bytes: &[u8], is_utf_8: bool) -> String {
    match std::str::from_utf8(bytes) {
        Ok(name) => name.to_owned(),
        Err(_) if is_utf_8 => String::from_utf8_lossy(bytes).into_owned(),
        Err(_) => GBK.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

fn cut(error: io::Error) -> ZipFault {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => ZipFault::NotAZip,
        _ => error.into(),
    }
}

fn two(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn four(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}
