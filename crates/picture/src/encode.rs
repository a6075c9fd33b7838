use crate::PictureError;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, GenericImageView};
use std::collections::HashSet;

const JPEG_QUALITY: u8 = 85;
const FEW_COLOURS: usize = 256;

/// A picture as it is stored and served.
#[derive(Debug, Clone)]
pub struct Encoded {
    pub bytes: Vec<u8>,
    /// `image/jpeg`, `image/png` or `image/gif`.
    pub content_type: &'static str,
    pub width: u32,
    pub height: u32,
}

/// Drawings and codes stay sharp as PNG, as do see-through pictures; the rest is a photo.
pub fn kept(picture: &DynamicImage, sharp: bool) -> Result<Encoded, PictureError> {
    if sharp || picture.color().has_alpha() {
        png(picture)
    } else {
        jpeg(picture)
    }
}

pub fn thumb(picture: &DynamicImage) -> Result<Encoded, PictureError> {
    kept(picture, false)
}

/// Eight bits a channel, and no alpha channel unless some pixel is see-through.
pub fn eight_bit(picture: DynamicImage) -> DynamicImage {
    let clear = is_see_through(&picture);
    match (clear, picture.color().has_color()) {
        (true, _) => picture.into_rgba8().into(),
        (false, true) => picture.into_rgb8().into(),
        (false, false) => picture.into_luma8().into(),
    }
}

fn is_see_through(picture: &DynamicImage) -> bool {
    match picture {
        DynamicImage::ImageLumaA8(p) => p.pixels().any(|p| p[1] < u8::MAX),
        DynamicImage::ImageRgba8(p) => p.pixels().any(|p| p[3] < u8::MAX),
        DynamicImage::ImageLumaA16(p) => p.pixels().any(|p| p[1] < u16::MAX),
        DynamicImage::ImageRgba16(p) => p.pixels().any(|p| p[3] < u16::MAX),
        _ => false,
    }
}

pub fn has_few_colours(picture: &DynamicImage) -> bool {
    let mut seen = HashSet::new();
    let mut last = None;
    for (_, _, pixel) in picture.pixels() {
        if last.replace(pixel) != Some(pixel) && seen.insert(pixel) && seen.len() > FEW_COLOURS {
            return false;
        }
    }
    true
}

fn png(picture: &DynamicImage) -> Result<Encoded, PictureError> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(PngEncoder::new(&mut bytes))?;
    Ok(encoded(picture, bytes, "image/png"))
}

fn jpeg(picture: &DynamicImage) -> Result<Encoded, PictureError> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY))?;
    Ok(encoded(picture, bytes, "image/jpeg"))
}

fn encoded(picture: &DynamicImage, bytes: Vec<u8>, content_type: &'static str) -> Encoded {
    Encoded {
        bytes,
        content_type,
        width: picture.width(),
        height: picture.height(),
    }
}
