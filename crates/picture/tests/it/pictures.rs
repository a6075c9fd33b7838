use crate::craft;
use image::{DynamicImage, GenericImageView};
use yingke_picture::{Encoded, Limits, Processed, process};

fn processed(bytes: &[u8]) -> Processed {
    process(bytes, &Limits::default()).unwrap()
}

fn shown(encoded: &Encoded) -> DynamicImage {
    let pixels = image::load_from_memory(&encoded.bytes).unwrap();
    assert_eq!(
        (pixels.width(), pixels.height()),
        (encoded.width, encoded.height)
    );
    pixels
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|part| part == needle)
}

#[test]
fn a_photo_stands_upright_and_forgets_its_place() {
    let upload = craft::photo_with_exif(80, 40);
    assert!(holds(&upload, craft::PLACE) && holds(&upload, b"Exif"));
    let Processed { original, thumb } = processed(&upload);
    for picture in [&original, &thumb] {
        assert!(!holds(&picture.bytes, craft::PLACE) && !holds(&picture.bytes, b"Exif"));
        let pixels = shown(picture);
        assert_eq!(pixels.dimensions(), (40, 80));
        let [red, green, ..] = pixels.get_pixel(35, 5).0;
        assert!(
            red > 200 && green < 60,
            "the red corner turned to the top right"
        );
    }
}

#[test]
fn photos_become_jpeg_and_the_rest_png() {
    let many = craft::photo(600, 500);
    for upload in [craft::jpeg(&many), craft::png(&many), craft::webp(&many)] {
        let Processed { original, thumb } = processed(&upload);
        assert_eq!(original.content_type, "image/jpeg");
        assert_eq!((original.width, original.height), (600, 500));
        assert_eq!(
            (thumb.content_type, thumb.width, thumb.height),
            ("image/jpeg", 480, 400)
        );
        shown(&original);
        shown(&thumb);
    }
    let drawing = craft::png(&DynamicImage::new_luma8(50, 50));
    assert_eq!(processed(&drawing).original.content_type, "image/png");
}

#[test]
fn see_through_pixels_stay_see_through() {
    let sticker = craft::sticker(600, 300);
    for upload in [craft::png(&sticker), craft::webp(&sticker)] {
        let Processed { original, thumb } = processed(&upload);
        assert_eq!(
            (original.content_type, thumb.content_type),
            ("image/png", "image/png")
        );
        assert_eq!(shown(&original).as_bytes(), sticker.as_bytes());
        assert_eq!(shown(&thumb).get_pixel(0, 0)[3], 0);
    }
}

#[test]
fn an_opaque_alpha_channel_and_sixteen_bits_are_no_reason_for_png() {
    let opaque = DynamicImage::from(craft::photo(300, 200).into_rgba8());
    let deep = DynamicImage::from(craft::photo(300, 200).into_rgb16());
    for picture in [opaque, deep] {
        assert_eq!(
            processed(&craft::png(&picture)).original.content_type,
            "image/jpeg"
        );
    }
}

#[test]
fn a_long_picture_is_shrunk() {
    let Processed { original, thumb } = processed(&craft::jpeg(&craft::photo(8192, 64)));
    assert_eq!((original.width, original.height), (4096, 32));
    assert_eq!((thumb.width, thumb.height), (480, 4));
}

#[test]
fn a_moving_gif_still_moves_and_drops_what_is_not_picture() {
    let script = b"<script>alert(1)</script>";
    let mut upload = craft::gif(30, 20, 5, script);
    upload.extend(script);
    let Processed { original, thumb } = processed(&upload);
    assert_eq!(
        (original.content_type, thumb.content_type),
        ("image/gif", "image/jpeg")
    );
    assert!(!holds(&original.bytes, b"script") && !holds(&thumb.bytes, b"script"));
    let mut moving = gif::Decoder::new(&original.bytes[..]).unwrap();
    let mut frames = Vec::new();
    while let Some(frame) = moving.read_next_frame().unwrap() {
        frames.push((frame.delay, frame.buffer[0]));
    }
    assert_eq!(frames, [(12, 0), (12, 1), (12, 0), (12, 1), (12, 0)]);
    assert_eq!(moving.repeat(), gif::Repeat::Finite(7));
}

#[test]
fn a_gif_that_moves_too_long_becomes_its_first_frame() {
    let few = Limits {
        frames: 4,
        ..Limits::default()
    };
    let small = Limits {
        animation_pixels: 2999,
        ..Limits::default()
    };
    for limits in [few, small] {
        let still = process(&craft::gif(30, 20, 5, b""), &limits)
            .unwrap()
            .original;
        assert_eq!(
            (still.content_type, still.width, still.height),
            ("image/png", 30, 20)
        );
    }
}

#[test]
fn a_still_gif_with_a_page_behind_it_loses_the_page() {
    let page = b"<html><script>alert(1)</script>";
    let upload = [craft::gif(9, 9, 1, b"/*"), page.to_vec()].concat();
    let Processed { original, thumb } = processed(&upload);
    assert_eq!(original.content_type, "image/png");
    assert!(!holds(&original.bytes, b"script") && !holds(&thumb.bytes, b"script"));
}
