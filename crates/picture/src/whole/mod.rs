//! Is the file all there? Decoders differ: some paint what is missing grey. So the container is walked to its end mark
//! first, which also shows what a GIF would cost. Nothing is decoded here.

pub mod gif;
mod jpeg;
mod png;

use crate::{Format, Limits, PictureError};
use std::borrow::Cow;

/// What the decoder may see of a complete file.
pub fn checked<'a>(
    bytes: &'a [u8],
    format: Format,
    limits: &Limits,
) -> Result<Cow<'a, [u8]>, PictureError> {
    match format {
        Format::Png => return png::bare(bytes).map(Cow::Owned),
        Format::Gif => gif::check(bytes, limits)?,
        Format::Jpeg if jpeg::is_whole(bytes) => {}
        Format::Webp if webp_is_whole(bytes) => {}
        Format::Jpeg | Format::Webp => return Err(PictureError::Truncated),
    }
    Ok(Cow::Borrowed(bytes))
}

/// RFC 9649 2.4: the RIFF header carries the size of what follows it.
fn webp_is_whole(bytes: &[u8]) -> bool {
    let Some(&[_, _, _, _, a, b, c, d]) = bytes.first_chunk::<8>() else {
        return false;
    };
    bytes.len() as u64 >= 8 + u64::from(u32::from_le_bytes([a, b, c, d]))
}
