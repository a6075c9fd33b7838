//! Numbers as a person wrote them.

/// Beyond, fifteen digits are not all there are; nearer to nothing, nobody types them.
const PLAIN: std::ops::Range<f64> = 1e-9..1e15;

/// A number with at most fifteen digits, and none as a power of ten, as spreadsheets show what they have calculated: 11, and never
/// 11.000000000000002. Digits alone stay as they are: a code may be longer. What is too large to be sure of stays, too.
pub fn plain(text: String) -> String {
    let number = text.trim();
    let is_whole = number.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = |byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E');
    if is_whole || !number.bytes().all(is_number) {
        return text;
    }
    let Ok(value) = number.parse::<f64>() else {
        return text;
    };
    if value == 0.0 {
        return "0".to_owned();
    }
    let rounded = format!("{value:.14e}").parse::<f64>();
    rounded
        .ok()
        .filter(|_| PLAIN.contains(&value.abs()))
        .map_or(text, |rounded| rounded.to_string())
}
