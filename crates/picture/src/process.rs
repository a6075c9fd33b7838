use crate::{
    Encoded, Format, Limits, PictureError, animation, decode, encode, kind, shrink, whole,
};
use image::DynamicImage;

/// A clean copy of a picture and a small one for lists. A moving GIF's thumbnail is its first frame.
#[derive(Debug, Clone)]
pub struct Processed {
    pub original: Encoded,
    pub thumb: Encoded,
}

/// Decodes the upload within `limits` and writes it anew: upright, without metadata, at most `limits.kept_side` long.
///
/// Photos become JPEG; pictures with see-through pixels or few colours become PNG; a GIF that moves stays GIF while
/// it is within the limits for animations.
pub fn process(bytes: &[u8], limits: &Limits) -> Result<Processed, PictureError> {
    if bytes.len() as u64 > limits.bytes {
        return Err(PictureError::TooLarge {
            bytes: bytes.len() as u64,
            limit: limits.bytes,
        });
    }
    let format = kind::picture_format(bytes).ok_or(PictureError::NotAPicture)?;
    let decoded = decode::upload(bytes, format, limits)?;
    let sharp = format != Format::Jpeg && encode::has_few_colours(&decoded.pixels);
    let kept = shrink::to_side(encode::eight_bit(decoded.pixels), limits.kept_side)?;
    let kept = upright(kept, decoded.orientation);
    let original = match moving_gif(bytes, format, limits)? {
        Some(gif) => gif,
        None => encode::kept(&kept, sharp)?,
    };
    let thumb = encode::thumb(&shrink::to_side(kept, limits.thumb_side)?)?;
    Ok(Processed { original, thumb })
}

/// Turned after shrinking: a quarter turn needs a second copy of the pixels.
fn upright(mut pixels: DynamicImage, orientation: image::metadata::Orientation) -> DynamicImage {
    pixels.apply_orientation(orientation);
    pixels
}

/// `None` where the first frame has to do. A rewritten animation that outgrows the limit for uploads does not move either.
fn moving_gif(
    bytes: &[u8],
    format: Format,
    limits: &Limits,
) -> Result<Option<Encoded>, PictureError> {
    if format != Format::Gif || !whole::gif::walk(bytes)?.may_move(limits) {
        return Ok(None);
    }
    let gif = animation::rewrite(bytes)?;
    Ok(Some(gif).filter(|gif| gif.bytes.len() as u64 <= limits.bytes))
}
