const FILL: u8 = 0xFF;
const END_OF_IMAGE: u8 = 0xD9;

/// Walks markers to the picture's own end mark (ITU T.81 B.1). Segments are stepped over by their length, so the end
/// mark of a thumbnail inside camera data does not count.
pub fn is_whole(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some(marker) = next_marker(bytes, at) {
        match bytes[marker] {
            END_OF_IMAGE => return true,
            // A stuffed byte of the scan, or a mark that stands alone (TEM, restarts, start).
            0x00 | 0x01 | 0xD0..=0xD8 => at = marker + 1,
            _ => match bytes.get(marker + 1..marker + 3) {
                Some(&[high, low]) => {
                    at = marker + 1 + usize::from(u16::from_be_bytes([high, low]));
                }
                _ => return false,
            },
        }
    }
    false
}

/// Where the byte stands that names the next marker.
fn next_marker(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let fill = rest.iter().position(|byte| *byte == FILL)?;
    let name = rest[fill..].iter().position(|byte| *byte != FILL)?;
    Some(from + fill + name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_mark_of_a_thumbnail_inside_does_not_count() {
        let with_thumbnail = *b"\xFF\xD8\xFF\xE1\x00\x06\xFF\xD8\xFF\xD9\xFF\xDA\x00\x02scan";
        assert!(!is_whole(&with_thumbnail));
        assert!(is_whole(
            &[&with_thumbnail[..], b"\xFF\x00\xFF\xD0\xFF\xFF\xD9"].concat()
        ));
    }
}
