//! What uploads hold while they are worked on, counted by the allocator. The counter sees the whole process, so the
//! tests take turns.

use image::ImageFormat::{Png, WebP};
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageEncoder, ImageFormat};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use peak_alloc::PeakAlloc;
use std::io::Cursor;
use std::sync::Mutex;
use yingke_picture::{Limits, process};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;
static TURN: Mutex<()> = Mutex::new(());

const MIB: usize = 1 << 20;

/// At the default limits, 40 megapixels, this is 381 MiB.
const MOST_BYTES_A_PIXEL: usize = 10;

#[test]
fn a_bomb_takes_next_to_nothing() {
    let _turn = TURN.lock();
    let nothing = DynamicImage::new_luma8(12_000, 12_000);
    let (code, peak) = cost(&saved(&nothing, Png), &Limits::default());
    assert_eq!(code, "too_many_pixels");
    assert!(peak < 4 * MIB, "{peak}");
    let (code, peak) = cost(&png_with_profile(), &Limits::default());
    assert_eq!(code, "taken");
    assert!(peak < 4 * MIB, "{peak}");
}

#[test]
fn a_sixteenth_of_the_largest_picture_takes_its_share() {
    let _turn = TURN.lock();
    let limits = Limits {
        kept_side: 1024,
        thumb_side: 120,
        ..Limits::default()
    };
    a_picture_takes_its_share(2000, 1250, &limits);
}

#[test]
#[ignore = "a minute or more without --release; the one above shows the same in small"]
fn the_largest_picture_takes_its_share() {
    let _turn = TURN.lock();
    a_picture_takes_its_share(8000, 5000, &Limits::default());
}

fn a_picture_takes_its_share(width: u16, height: u16, limits: &Limits) {
    let (w, h) = (u32::from(width), u32::from(height));
    let clear = DynamicImage::new_rgba8(w, h);
    let deep = DynamicImage::new_rgb16(w * 4 / 5, h);
    let uploads = [
        ("see-through PNG", saved(&clear, Png)),
        ("see-through WebP", saved(&clear, WebP)),
        ("four fifths as large, 16 bit", saved(&deep, Png)),
        ("JPEG", jpeg(width, height, false)),
        ("progressive JPEG", jpeg(width, height, true)),
    ];
    for (name, upload) in uploads {
        let (code, peak) = cost(&upload, limits);
        println!("{name}: peak {} MiB", peak / MIB);
        assert_eq!(code, "taken", "{name}");
        let pixels = usize::from(width) * usize::from(height);
        assert!(peak <= pixels * MOST_BYTES_A_PIXEL, "{name}: {peak}");
    }
}

fn cost(upload: &[u8], limits: &Limits) -> (&'static str, usize) {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let code = process(upload, limits).map_or_else(|error| error.code(), |_| "taken");
    (code, MEMORY.peak_usage() - before)
}

fn saved(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Eight by eight pixels, and a colour profile that unpacks to 256 MiB.
fn png_with_profile() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(vec![0; 256 * MIB]).unwrap();
    let picture = DynamicImage::new_rgb8(8, 8);
    picture.write_with_encoder(encoder).unwrap();
    bytes
}

fn jpeg(width: u16, height: u16, progressive: bool) -> Vec<u8> {
    let pixels = vec![128; usize::from(width) * usize::from(height) * 3];
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 80);
    encoder.set_progressive(progressive);
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    encoder
        .encode(&pixels, width, height, ColorType::Rgb)
        .unwrap();
    bytes
}
