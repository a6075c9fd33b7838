/// What one picture may cost. Bytes and pixels of the upload are checked before anything is decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the upload.
    pub bytes: u64,
    /// Width times height of the upload.
    pub pixels: u64,
    /// The longer side of the upload, in pixels.
    pub side: u32,
    /// Bytes of the decoded pixels; 16-bit pictures meet this before they meet `pixels`.
    pub decoded_bytes: u64,
    /// Frames an animation may have and still move; one with more becomes its first frame.
    pub frames: u32,
    /// Pixels of all frames of an animation together, likewise.
    pub animation_pixels: u64,
    /// The longer side of the copy that is kept.
    pub kept_side: u32,
    /// The longer side of the thumbnail.
    pub thumb_side: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 20 << 20,
            pixels: 40_000_000,
            side: 12_000,
            decoded_bytes: 192 << 20,
            frames: 200,
            animation_pixels: 100_000_000,
            kept_side: 4096,
            thumb_side: 480,
        }
    }
}
