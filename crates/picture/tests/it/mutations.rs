use crate::craft;
use proptest::prelude::*;
use std::sync::LazyLock;
use yingke_picture::{Limits, PictureError, kind, process};

static WHOLES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let (photo, sticker) = (craft::photo(24, 16), craft::sticker(24, 16));
    vec![
        craft::png(&sticker),
        craft::jpeg(&photo),
        craft::photo_with_exif(24, 16),
        craft::webp(&sticker),
        craft::gif(24, 16, 3, b"note"),
    ]
});

/// Small enough that a mutated size is cheap.
fn small() -> Limits {
    Limits {
        pixels: 200_000,
        ..Limits::default()
    }
}

fn is_sound(upload: &[u8]) -> Result<(), TestCaseError> {
    let result = process(upload, &small());
    if let Ok(taken) = &result {
        let again = process(&taken.original.bytes, &small());
        prop_assert!(
            again.is_ok(),
            "our own picture is refused: {:?}",
            again.err()
        );
    }
    let is_picture = !matches!(result, Err(PictureError::NotAPicture));
    prop_assert_eq!(
        is_picture,
        matches!(kind::sniff(upload, "a"), kind::Kind::Picture(_))
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_mutated_picture_is_taken_or_refused(
        which in 0..5usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut upload = WHOLES[which].clone();
        for (at, byte) in changes {
            let at = at.index(upload.len());
            upload[at] = byte;
        }
        upload.truncate(cut.map_or(usize::MAX, |cut| cut.index(upload.len())));
        is_sound(&upload)?;
    }

    #[test]
    fn noise_behind_a_known_beginning_is_taken_or_refused(
        which in 0..5usize,
        head in 0..64usize,
        noise in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let whole = &WHOLES[which];
        is_sound(&[&whole[..head.min(whole.len())], &noise].concat())?;
    }
}
