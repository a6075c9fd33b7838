use crate::craft;
use yingke_picture::{Limits, process};

fn refusal(bytes: &[u8], limits: &Limits) -> &'static str {
    process(bytes, limits).map_or_else(|error| error.code(), |_| "taken")
}

#[test]
fn a_bomb_is_refused_by_its_header() {
    let limits = Limits::default();
    for (width, height) in [
        (50_000, 50_000),
        (30_000, 30_000),
        (12_001, 1),
        (8000, 5001),
    ] {
        let code = refusal(&craft::png_bomb(width, height), &limits);
        assert_eq!(code, "too_many_pixels", "{width} x {height}");
    }
    // Within the limits, but with nothing behind its header.
    assert_eq!(refusal(&craft::png_bomb(800, 500), &limits), "damaged");
    assert_eq!(refusal(&craft::png_bomb(0, 0), &limits), "damaged");
}

#[test]
fn a_frame_larger_than_its_canvas_counts_in_full() {
    let mut upload = craft::gif(10, 10, 1, b"");
    let frame = upload.iter().rposition(|byte| *byte == b',').unwrap();
    upload[frame + 5..frame + 9].fill(0xFF);
    assert_eq!(refusal(&upload, &Limits::default()), "too_many_pixels");
}

#[test]
fn a_heavy_file_is_refused_unread() {
    let limits = Limits {
        bytes: 100,
        ..Limits::default()
    };
    assert_eq!(
        refusal(&craft::png(&craft::photo(40, 40)), &limits),
        "too_large"
    );
}

#[test]
fn deep_pixels_count_as_the_memory_they_take() {
    let deep = image::DynamicImage::new_rgba16(100, 100);
    let limits = Limits {
        decoded_bytes: 79_999,
        ..Limits::default()
    };
    assert_eq!(refusal(&craft::png(&deep), &limits), "too_much_memory");
}

#[test]
fn half_a_picture_is_no_picture() {
    let photo = craft::photo(64, 48);
    let wholes = [
        craft::png(&photo),
        craft::jpeg(&photo),
        craft::photo_with_exif(64, 48),
        craft::webp(&photo),
        craft::gif(64, 48, 3, b"note"),
    ];
    for whole in wholes {
        assert_eq!(refusal(&whole, &Limits::default()), "taken");
        for cut in (12..whole.len() - 1).step_by(7).chain([whole.len() - 1]) {
            assert_eq!(
                refusal(&whole[..cut], &Limits::default()),
                "truncated",
                "{cut}"
            );
        }
    }
}

#[test]
fn what_is_no_picture_is_called_so() {
    for upload in [
        b"".as_slice(),
        b"MZ\x90\0",
        b"<svg/>",
        b"BM\0\0",
        b"\xFF\xD8",
    ] {
        assert_eq!(refusal(upload, &Limits::default()), "not_a_picture");
    }
}
