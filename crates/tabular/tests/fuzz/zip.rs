//! Archives as nobody should pack them.

use std::io::{Read, Write};

use flate2::{Compression, Crc, write::DeflateEncoder};

/// A part, packed, with what its headers say of it.
pub struct Part {
    pub name: String,
    pub packed: Vec<u8>,
    pub sum: u32,
    pub said_packed: u32,
    pub said_unpacked: u32,
}

impl Part {
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        Self::streamed(name, bytes)
    }

    /// Of whatever length, a piece at a time.
    pub fn streamed(name: &str, mut from: impl Read) -> Self {
        let (mut crc, mut piece) = (Crc::new(), vec![0_u8; 1 << 16]);
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        loop {
            let count = from.read(&mut piece).unwrap();
            if count == 0 {
                break;
            }
            crc.update(&piece[..count]);
            encoder.write_all(&piece[..count]).unwrap();
        }
        let packed = encoder.finish().unwrap();
        Self {
            name: name.to_owned(),
            sum: crc.sum(),
            said_packed: packed.len() as u32,
            said_unpacked: crc.amount(),
            packed,
        }
    }

    fn header(&self) -> Vec<u8> {
        let mut header: Vec<u8> = vec![20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0];
        for number in [self.sum, self.said_packed, self.said_unpacked] {
            header.extend(number.to_le_bytes());
        }
        header.extend((self.name.len() as u32).to_le_bytes());
        header
    }
}

pub fn zip(parts: &[Part]) -> Vec<u8> {
    let (mut file, mut table) = (Vec::<u8>::new(), Vec::<u8>::new());
    for part in parts {
        let local = file.len() as u32;
        file.extend(b"PK\x03\x04");
        file.extend(part.header());
        file.extend(part.name.as_bytes());
        file.extend(&part.packed);
        table.extend(b"PK\x01\x02\x14\0");
        table.extend(part.header());
        table.extend([0_u8; 10]);
        table.extend(local.to_le_bytes());
        table.extend(part.name.as_bytes());
    }
    let (from, count) = (file.len() as u32, parts.len() as u16);
    file.extend(&table);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    file.extend((table.len() as u32).to_le_bytes());
    file.extend(from.to_le_bytes());
    file.extend([0_u8; 2]);
    file
}
