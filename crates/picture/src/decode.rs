use crate::{Format, Limits, PictureError, whole};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader};
use std::io::Cursor;

pub struct Decoded {
    pub pixels: DynamicImage,
    pub orientation: Orientation,
}

/// Completeness and size from the container, then pixels: a bomb is refused before a pixel of it exists.
pub fn upload(bytes: &[u8], format: Format, limits: &Limits) -> Result<Decoded, PictureError> {
    let bytes = whole::checked(bytes, format, limits)?;
    let mut decoder = open(&bytes, format, limits)?;
    check_size(&decoder, limits)?;
    // Camera data too odd to read is no reason to lose the picture.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok(Decoded {
        pixels: DynamicImage::from_decoder(decoder)?,
        orientation,
    })
}

fn open<'a>(
    bytes: &'a [u8],
    format: Format,
    limits: &Limits,
) -> Result<impl ImageDecoder + 'a, PictureError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format.into());
    let mut memory = image::Limits::no_limits();
    memory.max_alloc = Some(limits.decoded_bytes);
    reader.limits(memory);
    Ok(reader.into_decoder()?)
}

fn check_size(decoder: &impl ImageDecoder, limits: &Limits) -> Result<(), PictureError> {
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(PictureError::Damaged("it has no pixels".into()));
    }
    if width.max(height) > limits.side || u64::from(width) * u64::from(height) > limits.pixels {
        return Err(PictureError::TooManyPixels { width, height });
    }
    if decoder.total_bytes() > limits.decoded_bytes {
        return Err(PictureError::TooMuchMemory);
    }
    Ok(())
}
