//! A zip written a piece at a time, of any size: whoever packs ten thousand pictures holds one of them.

use std::io::Write;

use flate2::{Compression, Crc, write::DeflateEncoder};

use crate::archive::{DEFLATED, END, ENTRY, LOCAL, NO_DATE};

const STORED: u16 = 0;
/// Sizes and checksum stand behind the data, which nobody knew before it; the name is UTF-8.
const FLAGS: u16 = 1 << 3 | 1 << 11;
const SIZES: &[u8] = b"PK\x07\x08";
const FAR_END: &[u8] = b"PK\x06\x06";
const FAR_LOCATOR: &[u8] = b"PK\x06\x07";
/// Version 4.5 knows offsets of eight bytes.
const FAR: u16 = 45;
const NEAR: u16 = 20;

/// A zip that is written as it comes. Files of 4 GiB and more have no place in it; the zip itself may be larger.
#[derive(Default)]
pub struct ZipStream {
    out: Vec<u8>,
    /// Given away so far.
    written: u64,
    entries: Vec<u8>,
    count: u64,
    open: Option<Open>,
}

struct Open {
    name: String,
    method: u16,
    local: u64,
    packed_from: u64,
    crc: Crc,
    /// None: stored as it comes.
    packer: Option<DeflateEncoder<Vec<u8>>>,
}

impl ZipStream {
    /// Begins a file; the one before is ended. Pictures are packed already.
    pub fn begin(&mut self, name: &str, is_packed: bool) {
        self.end_file();
        let method = if is_packed { STORED } else { DEFLATED };
        let local = self.at();
        self.out.extend_from_slice(LOCAL);
        self.out.extend_from_slice(&NEAR.to_le_bytes());
        self.out
            .extend_from_slice(&shared(method, [0; 3], name.len()));
        self.out.extend_from_slice(name.as_bytes());
        self.open = Some(Open {
            name: name.to_owned(),
            method,
            local,
            packed_from: self.at(),
            crc: Crc::new(),
            packer: (!is_packed).then(|| DeflateEncoder::new(Vec::new(), Compression::fast())),
        });
    }

    /// More bytes of the file that was begun last.
    pub fn push(&mut self, bytes: &[u8]) {
        let Some(open) = &mut self.open else { return };
        open.crc.update(bytes);
        match &mut open.packer {
            Some(packer) => {
                packer.write_all(bytes).expect("memory does not fail");
                self.out.append(packer.get_mut());
            }
            None => self.out.extend_from_slice(bytes),
        }
    }

    /// What there is to send.
    pub fn take(&mut self) -> Vec<u8> {
        self.written += self.out.len() as u64;
        std::mem::take(&mut self.out)
    }

    /// The rest of the zip.
    pub fn end(mut self) -> Vec<u8> {
        self.end_file();
        let (from, bytes) = (self.at(), self.entries.len() as u64);
        self.out.append(&mut self.entries);
        let is_far = self.count >= 0xffff || from >= u64::from(u32::MAX);
        if is_far {
            self.far_end(from, bytes);
        }
        let count = if is_far { 0xffff } else { self.count as u16 };
        let from = if is_far { u32::MAX } else { from as u32 };
        self.out.extend_from_slice(END);
        self.out.extend_from_slice(&[0; 4]);
        self.out.extend_from_slice(&count.to_le_bytes());
        self.out.extend_from_slice(&count.to_le_bytes());
        self.out.extend_from_slice(&(bytes as u32).to_le_bytes());
        self.out.extend_from_slice(&from.to_le_bytes());
        self.out.extend_from_slice(&[0; 2]);
        self.out
    }

    fn at(&self) -> u64 {
        self.written + self.out.len() as u64
    }

    fn end_file(&mut self) {
        let Some(open) = self.open.take() else { return };
        if let Some(packer) = open.packer {
            let rest = packer.finish().expect("memory does not fail");
            self.out.extend_from_slice(&rest);
        }
        let packed = (self.at() - open.packed_from) as u32;
        let numbers = [open.crc.sum(), packed, open.crc.amount()];
        self.out.extend_from_slice(SIZES);
        for number in numbers {
            self.out.extend_from_slice(&number.to_le_bytes());
        }
        self.entry(open.method, numbers, open.local, &open.name);
    }

    fn entry(&mut self, method: u16, numbers: [u32; 3], local: u64, name: &str) {
        let near = u32::try_from(local).ok().filter(|near| *near < u32::MAX);
        let version = if near.is_some() { NEAR } else { FAR };
        let head = shared(method, numbers, name.len());
        let entries = &mut self.entries;
        entries.extend_from_slice(ENTRY);
        entries.extend_from_slice(&version.to_le_bytes());
        entries.extend_from_slice(&version.to_le_bytes());
        // Without the length of the extra field, which stands last of what both headers share.
        entries.extend_from_slice(&head[..head.len() - 2]);
        let extra: u16 = if near.is_some() { 0 } else { 12 };
        entries.extend_from_slice(&extra.to_le_bytes());
        // Comment, volume and attributes: none.
        entries.extend_from_slice(&[0; 10]);
        entries.extend_from_slice(&near.unwrap_or(u32::MAX).to_le_bytes());
        entries.extend_from_slice(name.as_bytes());
        if near.is_none() {
            entries.extend_from_slice(&1_u16.to_le_bytes());
            entries.extend_from_slice(&8_u16.to_le_bytes());
            entries.extend_from_slice(&local.to_le_bytes());
        }
        self.count += 1;
    }

    /// Where the directory of a zip that is large begins, and how long it is.
    fn far_end(&mut self, from: u64, bytes: u64) {
        let at = self.at();
        let out = &mut self.out;
        out.extend_from_slice(FAR_END);
        out.extend_from_slice(&44_u64.to_le_bytes());
        out.extend_from_slice(&FAR.to_le_bytes());
        out.extend_from_slice(&FAR.to_le_bytes());
        out.extend_from_slice(&[0; 8]);
        for number in [self.count, self.count, bytes, from] {
            out.extend_from_slice(&number.to_le_bytes());
        }
        out.extend_from_slice(FAR_LOCATOR);
        out.extend_from_slice(&[0; 4]);
        out.extend_from_slice(&at.to_le_bytes());
        out.extend_from_slice(&1_u32.to_le_bytes());
    }
}

/// What a local header and an entry share behind their versions.
fn shared(method: u16, numbers: [u32; 3], name: usize) -> Vec<u8> {
    let mut head = Vec::with_capacity(24);
    head.extend_from_slice(&FLAGS.to_le_bytes());
    head.extend_from_slice(&method.to_le_bytes());
    head.extend_from_slice(&NO_DATE.to_le_bytes());
    for number in numbers {
        head.extend_from_slice(&number.to_le_bytes());
    }
    // No extra field.
    head.extend_from_slice(&(name as u32).to_le_bytes());
    head
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;
    use crate::{Zip, ZipFault};

    fn packed(files: &[(&str, &[u8], bool)]) -> Vec<u8> {
        let (mut zip, mut bytes) = (ZipStream::default(), Vec::new());
        for (name, content, is_packed) in files {
            zip.begin(name, *is_packed);
            for some in content.chunks(7) {
                zip.push(some);
                bytes.extend(zip.take());
            }
        }
        bytes.extend(zip.end());
        bytes
    }

    #[test]
    fn a_zip_is_read_as_it_was_written() {
        let long = "白橡木椅".repeat(40_000);
        let files: [(&str, &[u8], bool); 3] = [
            ("椅子.csv", long.as_bytes(), false),
            ("椅子/a.tbi", b"\x89PNG", true),
            ("空", b"", false),
        ];
        let bytes = packed(&files);
        assert!(bytes.len() < 20_000);
        let mut zip = Zip::open(Cursor::new(bytes), 10).unwrap();
        let names: Vec<_> = zip
            .entries()
            .iter()
            .map(|entry| entry.name.clone())
            .collect();
        assert_eq!(names, ["椅子.csv", "椅子/a.tbi", "空"]);
        for (at, (_, content, _)) in files.iter().enumerate() {
            let mut read = Vec::new();
            zip.part(at).unwrap().read_to_end(&mut read).unwrap();
            assert_eq!(read, *content);
        }
    }

    #[test]
    fn what_was_changed_on_its_way_is_not_read_as_other_values() {
        let mut bytes = packed(&[("a.csv", b"T1,129.00\n", true)]);
        let at = bytes.windows(3).position(|some| some == b"129").unwrap();
        bytes[at] = b'9';
        let mut zip = Zip::open(Cursor::new(bytes), 1).unwrap();
        let read = zip.part(0).unwrap().read_to_end(&mut Vec::new());
        assert_eq!(read.unwrap_err().kind(), std::io::ErrorKind::InvalidData);
    }

    #[test]
    fn what_is_no_zip_or_holds_too_much_is_refused() {
        let open = |bytes: &[u8], most| Zip::open(Cursor::new(bytes.to_vec()), most).err();
        assert!(matches!(open(b"PK", 10), Some(ZipFault::NotAZip)));
        assert!(matches!(open(&[0; 100], 10), Some(ZipFault::NotAZip)));
        let bytes = packed(&[("a", b"1", false), ("b", b"2", false)]);
        assert!(matches!(open(&bytes, 1), Some(ZipFault::TooManyFiles)));
        assert!(open(&bytes, 2).is_none());
        let mut cut = bytes.clone();
        cut.drain(..10);
        let mut zip = Zip::open(Cursor::new(cut), 2);
        assert!(zip.as_mut().map_or(true, |zip| zip.part(0).is_err()));
    }
}
