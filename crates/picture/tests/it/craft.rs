//! Files made by hand and by encoder.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use std::io::Cursor;

pub const PLACE: &[u8] = b"31.2304N121.4737E";

/// Many colours, none see-through; the top left corner is red.
pub fn photo(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, y| {
        if x < width / 2 && y < height / 2 {
            Rgb([250, 10, 10])
        } else {
            Rgb([(x * 3) as u8, (y * 5) as u8, 200])
        }
    })
    .into()
}

pub fn sticker(width: u32, height: u32) -> DynamicImage {
    RgbaImage::from_fn(width, height, |x, y| Rgba([x as u8, y as u8, 9, x as u8])).into()
}

pub fn png(picture: &DynamicImage) -> Vec<u8> {
    encoded(picture, ImageFormat::Png)
}

pub fn jpeg(picture: &DynamicImage) -> Vec<u8> {
    encoded(picture, ImageFormat::Jpeg)
}

pub fn webp(picture: &DynamicImage) -> Vec<u8> {
    encoded(picture, ImageFormat::WebP)
}

/// Of one colour a frame; `comment` stands before the first frame.
pub fn gif(width: u16, height: u16, frames: u8, comment: &[u8]) -> Vec<u8> {
    let mut encoder = gif::Encoder::new(Vec::new(), width, height, &[0, 0, 0, 9, 99, 200]).unwrap();
    encoder.set_repeat(gif::Repeat::Finite(7)).unwrap();
    encoder
        .write_raw_extension(gif::AnyExtension(0xFE), &[comment])
        .unwrap();
    for number in 0..frames {
        let indexes = vec![number % 2; usize::from(width) * usize::from(height)];
        let mut frame = gif::Frame::from_indexed_pixels(width, height, indexes, None);
        frame.delay = 12;
        encoder.write_frame(&frame).unwrap();
    }
    encoder.into_inner().unwrap()
}

/// A photo lying on its side, with the place where it was taken.
pub fn photo_with_exif(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
    encoder.set_exif_metadata(turned_exif()).unwrap();
    let pixels = photo(width, height).into_rgb8();
    encoder.encode_image(&pixels).unwrap();
    bytes
}

/// TIFF 6.0, little-endian: orientation 6 (turn right), and a pointer to the GPS directory.
fn turned_exif() -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
    exif.extend(b"\x25\x88\x04\0\x01\0\0\0\x26\0\0\0\0\0\0\0");
    exif.extend(b"\x01\0\x1B\0\x07\0\x11\0\0\0\x38\0\0\0\0\0\0\0");
    exif.extend(PLACE);
    exif
}

/// A header that promises far more pixels than the few bytes behind it hold.
pub fn png_bomb(width: u32, height: u32) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let mut bytes = b"\x89PNG\r\n\x1A\n".to_vec();
    bytes.extend(chunk(*b"IHDR", &[&size[..], &[8, 6, 0, 0, 0]].concat()));
    bytes.extend(chunk(*b"IDAT", b"\x78\x9C\x03\0\0\0\0\x01"));
    bytes.extend(chunk(*b"IEND", b""));
    bytes
}

pub fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [&kind[..], data].concat();
    let length = (data.len() as u32).to_be_bytes();
    [&length[..], &body, &crc32(&body).to_be_bytes()].concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
    let fold = |crc, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc));
    !bytes.iter().fold(!0, fold)
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}
