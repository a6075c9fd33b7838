//! Numbers as people write them: `48`, `四十八`, `两`, `半`, `两三` (the greater is meant).

/// What a number in a pattern may look like.
pub const NUMBER: &str = r"(?:\d{1,4}|[零一二两三四五六七八九十百]{1,6})";

/// A number below ten thousand.
pub fn parse(text: &str) -> Option<u32> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok().filter(|number| *number < 10_000);
    }
    chinese(text)
}

fn chinese(text: &str) -> Option<u32> {
    let (mut sum, mut digit, mut has_unit) = (0, None, false);
    for c in text.chars() {
        match (unit(c), value(c)) {
            (Some(unit), _) => {
                sum += digit.take().unwrap_or(1) * unit;
                has_unit = true;
            }
            // 两三天: the later digit is the greater.
            (None, Some(value)) => digit = Some(value),
            (None, None) => return None,
        }
    }
    (has_unit || digit.is_some()).then(|| sum + digit.unwrap_or(0))
}

const fn unit(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        _ => None,
    }
}

fn value(c: char) -> Option<u32> {
    let digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    if c == '两' {
        return Some(2);
    }
    digits
        .iter()
        .position(|digit| *digit == c)
        .map(|at| at as u32)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn numbers_are_read_in_digits_and_in_chinese() {
        let read = [
            "48",
            "四十八",
            "两",
            "十",
            "十五",
            "二十",
            "一百二十",
            "两三",
            "三五",
        ];
        let read: Vec<_> = read.into_iter().filter_map(parse).collect();
        assert_eq!(read, [48, 48, 2, 10, 15, 20, 120, 3, 5]);
        assert_eq!(parse("桌"), None);
        assert_eq!(parse(""), None);
    }
}
