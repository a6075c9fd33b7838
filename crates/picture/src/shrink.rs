use crate::PictureError;
use fast_image_resize::pixels::{U8, U8x3, U8x4};
use fast_image_resize::{
    IntoImageView, IntoImageViewMut, MulDiv, PixelTrait, ResizeError, ResizeOptions, Resizer,
};
use image::DynamicImage;

/// The picture with its longer side at most `side`; one that fits is handed back untouched.
///
/// Takes what [`crate::encode::eight_bit`] gives. Naming the three layouts saves compiling the resizer for fifteen.
pub fn to_side(picture: DynamicImage, side: u32) -> Result<DynamicImage, PictureError> {
    let (width, height) = fitted(picture.width(), picture.height(), side);
    if (width, height) == (picture.width(), picture.height()) {
        return Ok(picture);
    }
    let mut small = DynamicImage::new(width, height, picture.color());
    match picture {
        DynamicImage::ImageLuma8(_) => resize::<U8>(&picture, &mut small)?,
        DynamicImage::ImageRgba8(_) => resize_see_through(picture, &mut small)?,
        _ => resize::<U8x3>(&picture, &mut small)?,
    }
    Ok(small)
}

/// Colour is weighted by opacity in place: the resizer's own way copies the whole source first.
fn resize_see_through(
    mut picture: DynamicImage,
    small: &mut DynamicImage,
) -> Result<(), ResizeError> {
    let weigh = MulDiv::new();
    if let Some(mut pixels) = picture.image_view_mut::<U8x4>() {
        weigh.multiply_alpha_inplace_typed(&mut pixels)?;
    }
    resize::<U8x4>(&picture, small)?;
    if let Some(mut pixels) = small.image_view_mut::<U8x4>() {
        weigh.divide_alpha_inplace_typed(&mut pixels)?;
    }
    Ok(())
}

fn resize<P: PixelTrait>(
    picture: &DynamicImage,
    small: &mut DynamicImage,
) -> Result<(), ResizeError> {
    let views = picture.image_view::<P>().zip(small.image_view_mut::<P>());
    let (from, mut to) = views.ok_or(ResizeError::PixelTypesAreDifferent)?;
    let options = ResizeOptions::new().use_alpha(false);
    Resizer::new().resize_typed(&from, &mut to, &options)
}

fn fitted(width: u32, height: u32, side: u32) -> (u32, u32) {
    let long = width.max(height);
    if long <= side {
        return (width, height);
    }
    let scaled = |edge: u32| {
        let exact = (u64::from(edge) * u64::from(side) + u64::from(long) / 2) / u64::from(long);
        (exact as u32).max(1)
    };
    (scaled(width), scaled(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_is_kept_and_never_vanishes() {
        assert_eq!(fitted(8000, 4000, 4096), (4096, 2048));
        assert_eq!(fitted(10, 12_000, 480), (1, 480));
        assert_eq!(fitted(300, 200, 480), (300, 200));
    }

    #[test]
    fn a_clear_edge_takes_no_colour_from_hidden_pixels() {
        let mut picture = image::RgbaImage::from_pixel(64, 64, image::Rgba([255, 0, 0, 0]));
        for (x, _, pixel) in picture.enumerate_pixels_mut() {
            if x < 32 {
                *pixel = image::Rgba([0, 0, 255, 255]);
            }
        }
        let small = to_side(picture.into(), 16).unwrap().into_rgba8();
        assert!(small.pixels().all(|p| p[3] < 8 || p[0] < 8), "{small:?}");
    }
}
