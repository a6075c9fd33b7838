use crate::{Limits, PictureError};

const EXTENSION: u8 = 0x21;
const FRAME: u8 = 0x2C;
const END: u8 = 0x3B;

/// What a GIF announces, read from its blocks (`GIF89a`, sections 18 to 27).
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Walk {
    pub frames: u32,
    pub pixels: u64,
    side: u16,
    largest: (u16, u16),
    leaves_canvas: bool,
}

impl Walk {
    pub fn may_move(&self, limits: &Limits) -> bool {
        (2..=limits.frames).contains(&self.frames)
            && self.pixels <= limits.animation_pixels
            && u32::from(self.side) <= limits.kept_side
            && !self.leaves_canvas
    }

    fn add(&mut self, canvas: (u16, u16), [left, top, width, height]: [u16; 4]) {
        let area = |(w, h): (u16, u16)| u64::from(w) * u64::from(h);
        self.frames += 1;
        self.pixels += area((width, height));
        self.side = canvas.0.max(canvas.1);
        if area((width, height)) > area(self.largest) {
            self.largest = (width, height);
        }
        self.leaves_canvas |= left.checked_add(width).is_none_or(|x| x > canvas.0)
            || top.checked_add(height).is_none_or(|y| y > canvas.1);
    }
}

/// A frame may be larger than the canvas that the header names; it counts against the same limit.
pub fn check(bytes: &[u8], limits: &Limits) -> Result<(), PictureError> {
    let (width, height) = walk(bytes)?.largest;
    let (width, height) = (u32::from(width), u32::from(height));
    if u64::from(width) * u64::from(height) > limits.pixels {
        return Err(PictureError::TooManyPixels { width, height });
    }
    Ok(())
}

pub fn walk(bytes: &[u8]) -> Result<Walk, PictureError> {
    let mut rest = bytes.get(6..).unwrap_or_default();
    let [canvas_width, canvas_height] = words(&mut rest)?;
    let [flags, _background, _aspect] = take(&mut rest)?;
    skip(&mut rest, palette_bytes(flags))?;
    let mut walk = Walk::default();
    loop {
        match take(&mut rest)? {
            [END] => return Ok(walk),
            [EXTENSION] => skip(&mut rest, 1)?,
            [FRAME] => {
                walk.add((canvas_width, canvas_height), words(&mut rest)?);
                let [flags] = take(&mut rest)?;
                skip(&mut rest, palette_bytes(flags) + 1)?;
            }
            [other] => return Err(PictureError::Damaged(format!("unknown block {other:#04x}"))),
        }
        skip_blocks(&mut rest)?;
    }
}

fn palette_bytes(flags: u8) -> usize {
    let has_palette = flags & 0x80 != 0;
    if has_palette {
        3 << ((flags & 7) + 1)
    } else {
        0
    }
}

fn skip_blocks(rest: &mut &[u8]) -> Result<(), PictureError> {
    loop {
        match take(rest)? {
            [0] => return Ok(()),
            [length] => skip(rest, usize::from(length))?,
        }
    }
}

fn skip(rest: &mut &[u8], bytes: usize) -> Result<(), PictureError> {
    *rest = rest.get(bytes..).ok_or(PictureError::Truncated)?;
    Ok(())
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], PictureError> {
    let (taken, left) = rest
        .split_first_chunk::<N>()
        .ok_or(PictureError::Truncated)?;
    *rest = left;
    Ok(*taken)
}

fn words<const N: usize>(rest: &mut &[u8]) -> Result<[u16; N], PictureError> {
    let mut words = [0; N];
    for word in &mut words {
        *word = u16::from_le_bytes(take(rest)?);
    }
    Ok(words)
}
