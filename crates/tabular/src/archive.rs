//! As much of ZIP as a workbook needs: stored and deflated parts, without ZIP64, encryption or several volumes.

use std::io::{Read, Write};

use flate2::{Compression, Crc, read::DeflateDecoder, write::DeflateEncoder};

use crate::Unreadable;

pub const END: &[u8] = b"PK\x05\x06";
pub const ENTRY: &[u8] = b"PK\x01\x02";
pub const LOCAL: &[u8] = b"PK\x03\x04";
const END_BYTES: usize = 22;
const MOST_COMMENT: usize = 0xffff;
const STORED: u16 = 0;
pub const DEFLATED: u16 = 8;
/// 1 January 1980: the same content makes the same file.
pub const NO_DATE: u32 = 0x0021_0000;

/// A file being read, with what is left of its allowance. What it says of its sizes is not believed.
pub struct Archive<'a> {
    bytes: &'a [u8],
    parts: Vec<Part>,
    left: u64,
}

struct Part {
    name: String,
    method: u16,
    sum: u32,
    packed: usize,
    local: usize,
}

impl<'a> Archive<'a> {
    pub fn open(bytes: &'a [u8], most: u64, most_parts: usize) -> Result<Self, Unreadable> {
        let (count, at) = table(bytes).ok_or(Unreadable::NoTable)?;
        if count > most_parts {
            return Err(Unreadable::TooLarge);
        }
        let parts = parts(bytes, count, at).ok_or(Unreadable::NoTable)?;
        let left = most;
        Ok(Self { bytes, parts, left })
    }

    /// A part unpacked; none where there is no such part. One that differs from its checksum is refused: it would read as other values.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let named = |part: &&Part| part.name.eq_ignore_ascii_case(name);
        let Some(part) = self.parts.iter().find(named) else {
            return Ok(None);
        };
        let packed = packed(self.bytes, part).ok_or(Unreadable::NoTable)?;
        let (mut unpacked, room) = (Vec::new(), self.left.saturating_add(1));
        let read = match part.method {
            STORED => packed.take(room).read_to_end(&mut unpacked),
            DEFLATED => {
                let inflated = DeflateDecoder::new(packed);
                inflated.take(room).read_to_end(&mut unpacked)
            }
            _ => return Err(Unreadable::NoTable),
        };
        read.map_err(|_| Unreadable::NoTable)?;
        let used = unpacked.len() as u64;
        self.left = self.left.checked_sub(used).ok_or(Unreadable::TooLarge)?;
        let mut crc = Crc::new();
        crc.update(&unpacked);
        if crc.sum() != part.sum {
            return Err(Unreadable::NoTable);
        }
        Ok(Some(unpacked))
    }
}

/// How many parts the table at the end of a file names, and where it begins.
fn table(bytes: &[u8]) -> Option<(usize, usize)> {
    let first = bytes.len().checked_sub(END_BYTES)?;
    let last = first.saturating_sub(MOST_COMMENT);
    let end = (last..=first)
        .rev()
        .find(|at| bytes[*at..].starts_with(END))?;
    let count = usize::from(two(bytes, end + 10)?);
    Some((count, four(bytes, end + 16)? as usize))
}

fn parts(bytes: &[u8], count: usize, mut at: usize) -> Option<Vec<Part>> {
    let mut parts = Vec::with_capacity(count);
    for _ in 0..count {
        bytes.get(at..)?.starts_with(ENTRY).then_some(())?;
        let lengths = [28, 30, 32].map(|field| two(bytes, at + field).map(usize::from));
        let [name, extra, comment] = [lengths[0]?, lengths[1]?, lengths[2]?];
        let named = bytes.get(at + 46..at + 46 + name)?;
        parts.push(Part {
            name: String::from_utf8_lossy(named).into_owned(),
            method: two(bytes, at + 10)?,
            sum: four(bytes, at + 16)?,
            packed: four(bytes, at + 20)? as usize,
            local: four(bytes, at + 42)? as usize,
        });
        at += 46 + name + extra + comment;
    }
    Some(parts)
}

fn packed<'a>(bytes: &'a [u8], part: &Part) -> Option<&'a [u8]> {
    let at = part.local;
    bytes.get(at..)?.starts_with(LOCAL).then_some(())?;
    let (name, extra) = (two(bytes, at + 26)?, two(bytes, at + 28)?);
    let from = at + 30 + usize::from(name) + usize::from(extra);
    bytes.get(from..from.checked_add(part.packed)?)
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    let found = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes(found.try_into().ok()?))
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    let found = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes(found.try_into().ok()?))
}

/// Packs parts into one file.
pub fn packed_up(parts: &[(&str, String)]) -> Vec<u8> {
    let (mut file, mut entries) = (Vec::new(), Vec::new());
    for (name, text) in parts {
        let local = file.len() as u32;
        let (header, data) = deflated(name, text.as_bytes());
        file.extend_from_slice(LOCAL);
        file.extend_from_slice(&header);
        file.extend_from_slice(name.as_bytes());
        file.extend_from_slice(&data);
        entries.extend_from_slice(ENTRY);
        entries.extend_from_slice(&20_u16.to_le_bytes());
        entries.extend_from_slice(&header);
        // Comment, volume and attributes: none.
        entries.extend_from_slice(&[0; 10]);
        entries.extend_from_slice(&local.to_le_bytes());
        entries.extend_from_slice(name.as_bytes());
    }
    let (from, count) = (file.len() as u32, parts.len() as u16);
    file.extend_from_slice(&entries);
    file.extend_from_slice(END);
    file.extend_from_slice(&[0; 4]);
    file.extend_from_slice(&count.to_le_bytes());
    file.extend_from_slice(&count.to_le_bytes());
    file.extend_from_slice(&(entries.len() as u32).to_le_bytes());
    file.extend_from_slice(&from.to_le_bytes());
    file.extend_from_slice(&[0; 2]);
    file
}

/// What the local header and the entry share, and the packed bytes.
pub fn deflated(name: &str, bytes: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let mut crc = Crc::new();
    crc.update(bytes);
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory does not fail");
    let data = encoder.finish().expect("memory does not fail");
    let mut header = Vec::with_capacity(26);
    // Needs version 2.0, no flags.
    header.extend_from_slice(&20_u32.to_le_bytes());
    header.extend_from_slice(&DEFLATED.to_le_bytes());
    header.extend_from_slice(&NO_DATE.to_le_bytes());
    for number in [crc.sum(), data.len() as u32, bytes.len() as u32] {
        header.extend_from_slice(&number.to_le_bytes());
    }
    // No extra field.
    header.extend_from_slice(&(name.len() as u32).to_le_bytes());
    (header, data)
}
