use crate::PictureError;

/// What pixels and their orientation need. A colour profile or a text may unpack to hundreds of megabytes.
const KEPT: &[&[u8; 4]] = &[b"IHDR", b"PLTE", b"tRNS", b"eXIf", b"IDAT", b"IEND"];

/// The file with nothing but the chunks its pixels need (W3C PNG 5.3), up to its end mark.
pub fn bare(bytes: &[u8]) -> Result<Vec<u8>, PictureError> {
    let (signature, mut rest) = bytes.split_at_checked(8).ok_or(PictureError::Truncated)?;
    let mut bare = signature.to_vec();
    loop {
        let (kind, chunk, next) = first_chunk(rest).ok_or(PictureError::Truncated)?;
        if KEPT.contains(&kind) {
            bare.extend_from_slice(chunk);
        }
        if kind == b"IEND" {
            return Ok(bare);
        }
        rest = next;
    }
}

/// Length, type, data, checksum: the type, the whole chunk, and what follows it.
fn first_chunk(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let (length, typed) = bytes.split_first_chunk()?;
    let data = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (chunk, next) = bytes.split_at_checked(data.checked_add(12)?)?;
    Some((typed.first_chunk()?, chunk, next))
}
