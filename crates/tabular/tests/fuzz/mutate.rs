//! Files changed at random, from a seed that is printed: `YINGKE_FUZZ_SEED` gives the same ones again, `YINGKE_FUZZ_FILES` more of them.
//! The tests of the product files of Taobao use it too.

use std::{
    env,
    hash::{BuildHasher, Hasher, RandomState},
    thread,
    time::{Duration, Instant},
};

/// Of each test; all of them together take some ten seconds unoptimised.
const EVERYDAY: u64 = 1_500;
/// For one file of some kilobytes, on a machine that has other things to do.
const SLOWEST: Duration = Duration::from_secs(20);

/// What readers stumble over.
const PIECES: &[&[u8]] = &[
    b"\"",
    b"\"\"",
    b"\"\0",
    b"\0",
    b"\0\0",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\x00\xd8",
    b"\xdc\x00",
    b"\x81",
    b"\xff\xff\xff\xff",
    b"\r",
    b"\n",
    b"\r\n\r\n",
    b"\t",
    b"\t\0",
    b"\n\0",
    b",",
    b";",
    b":",
    b"-1",
    b"1e999",
    b"99999999999999999999",
    b"18446744073709551615",
    b"=cmd|' /C calc'!A0",
    b"'=",
    b"&lol;",
    b"&#0;",
    b"&#xD800;",
    b"<![CDATA[",
    b"<!--",
    b"<!DOCTYPE a [<!ENTITY lol \"lol\">]>",
    b"</c>",
    b"<c r=\"AAAAAAA1\" t=\"s\"><v>7</v></c>",
    b"<row r=\"18446744073709551615\">",
    b"<row/>",
    b"PK\x01\x02",
    b"PK\x05\x06",
];

/// Xorshift, as Marsaglia and Vigna describe it: the same files from the same seed.
pub struct Random(u64);

impl Random {
    pub const fn of(seed: u64) -> Self {
        let mixed = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self((mixed ^ (mixed >> 31)) | 1)
    }

    pub const fn draw(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 8
    }

    /// A number below this one, or zero.
    pub const fn below(&mut self, most: usize) -> usize {
        let most = if most == 0 { 1 } else { most };
        (self.draw() % most as u64) as usize
    }

    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// Says which seed gives the file again at which something failed.
struct Turn(u64);

impl Drop for Turn {
    fn drop(&mut self) {
        if thread::panicking() {
            let seed = self.0;
            eprintln!("again by YINGKE_FUZZ_SEED={seed} YINGKE_FUZZ_FILES=1");
        }
    }
}

/// Runs the deed again and again, each time with a seed of its own.
pub fn again_and_again(name: &str, mut deed: impl FnMut(&mut Random)) {
    let many = told("YINGKE_FUZZ_FILES").unwrap_or(EVERYDAY);
    let seed =
        told("YINGKE_FUZZ_SEED").unwrap_or_else(|| RandomState::new().build_hasher().finish());
    println!("{name}: {many} files from YINGKE_FUZZ_SEED={seed}");
    for turn in 0..many {
        let turn = Turn(seed.wrapping_add(turn));
        let began = Instant::now();
        deed(&mut Random::of(turn.0));
        let took = began.elapsed();
        assert!(took < SLOWEST, "{took:?} for one file");
    }
}

fn told(name: &str) -> Option<u64> {
    env::var(name).ok()?.parse().ok()
}

/// One to six changes; some pieces come from another file.
pub fn mutated(file: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut file = file.to_vec();
    for _ in 0..=random.below(6) {
        change(&mut file, other, random);
    }
    file
}

fn change(file: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let at = random.below(file.len() + 1);
    let to = (at + 1 + random.below(40)).min(file.len());
    let bits = random.draw();
    match random.below(9) {
        0 => flip(file, at, bits),
        1 => drop(file.drain(at..to)),
        2 => insert(file, at, &bits.to_le_bytes()[..=random.below(8)]),
        3 => {
            let piece = file[at..to].to_vec();
            insert(file, at, &piece);
        }
        4 => {
            let from = random.below(other.len() + 1);
            let until = (from + random.below(200)).min(other.len());
            insert(file, at, &other[from..until]);
        }
        5 => file.truncate(at),
        6 => {
            let number = *random.pick(&[0, 1, 0x7fff_ffff, 0x8000_0000, u32::MAX]);
            overwrite(file, at, &number.to_le_bytes());
        }
        _ => insert(file, at, random.pick::<&[u8]>(PIECES)),
    }
}

fn flip(file: &mut [u8], at: usize, bits: u64) {
    if let Some(byte) = file.get_mut(at) {
        *byte ^= 1 << (bits % 8);
    }
}

fn overwrite(file: &mut [u8], at: usize, with: &[u8]) {
    for (byte, new) in file[at..].iter_mut().zip(with) {
        *byte = *new;
    }
}

fn insert(file: &mut Vec<u8>, at: usize, piece: &[u8]) {
    let rest = file.split_off(at);
    file.extend_from_slice(piece);
    file.extend_from_slice(&rest);
}
