use image::ImageError;
use std::io::ErrorKind;

/// Why a picture was not taken. [`code`](Self::code) is what clients and translations hold on to; it never changes.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    #[error("the file has {bytes} bytes; at most {limit} are taken")]
    TooLarge { bytes: u64, limit: u64 },
    #[error("{width} x {height} is more than the pixels taken")]
    TooManyPixels { width: u32, height: u32 },
    #[error("decoding needs more memory than one picture gets")]
    TooMuchMemory,
    #[error("the file ends before the picture does")]
    Truncated,
    #[error("the picture is damaged: {0}")]
    Damaged(String),
    #[error("this is not a picture")]
    NotAPicture,
    #[error("this variety of picture cannot be read: {0}")]
    Unsupported(String),
}

impl PictureError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too_large",
            Self::TooManyPixels { .. } => "too_many_pixels",
            Self::TooMuchMemory => "too_much_memory",
            Self::Truncated => "truncated",
            Self::Damaged(_) => "damaged",
            Self::NotAPicture => "not_a_picture",
            Self::Unsupported(_) => "unsupported",
        }
    }
}

impl From<ImageError> for PictureError {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::IoError(io) if io.kind() == ErrorKind::UnexpectedEof => Self::Truncated,
            ImageError::Limits(_) => Self::TooMuchMemory,
            ImageError::Unsupported(what) => Self::Unsupported(what.to_string()),
            other => Self::Damaged(other.to_string()),
        }
    }
}

impl From<gif::DecodingError> for PictureError {
    fn from(error: gif::DecodingError) -> Self {
        match error {
            gif::DecodingError::Io(io) if io.kind() == ErrorKind::UnexpectedEof => Self::Truncated,
            other => Self::Damaged(other.to_string()),
        }
    }
}

impl From<gif::EncodingError> for PictureError {
    fn from(error: gif::EncodingError) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl From<fast_image_resize::ResizeError> for PictureError {
    fn from(error: fast_image_resize::ResizeError) -> Self {
        Self::Unsupported(error.to_string())
    }
}
