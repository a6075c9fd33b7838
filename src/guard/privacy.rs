use super::{Check, Finding, Severity};

/// A phone, identity or bank-card number in what an agent is about to say.
pub struct Privacy;

/// Digits, and where they stand.
struct Run {
    digits: String,
    start: usize,
    end: usize,
}

impl Check for Privacy {
    fn check(&self, text: &str) -> Vec<Finding> {
        runs(text)
            .iter()
            .flat_map(|pieces| judge_all(pieces))
            .collect()
    }
}

/// All together, as people part long numbers; else each piece, as one number may stand behind another.
fn judge_all(pieces: &[Run]) -> Vec<Finding> {
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
        return Vec::new();
    };
    let whole = Run {
        digits: pieces.iter().map(|piece| piece.digits.as_str()).collect(),
        start: first.start,
        end: last.end,
    };
    judge(&whole).map_or_else(
        || pieces.iter().filter_map(judge).collect(),
        |finding| vec![finding],
    )
}

fn judge(run: &Run) -> Option<Finding> {
    let (id, reason) = if is_identity(&run.digits) {
        ("privacy.identity", "这像是身份证号：发出前请确认")
    } else if is_phone(&run.digits) {
        ("privacy.phone", "这像是手机号：发出前请确认")
    } else if is_bank_card(&run.digits) {
        ("privacy.bank_card", "这像是银行卡号：发出前请确认")
    } else {
        return None;
    };
    Some(Finding {
        id,
        severity: Severity::Confirm,
        start: run.start,
        end: run.end,
        reason,
        source: "个人信息保护法 第二十八条",
        suggestion: None,
    })
}

/// Digits with single separators between them, as people write numbers, in the pieces that these part.
fn runs(text: &str) -> Vec<Vec<Run>> {
    let mut runs: Vec<Vec<Run>> = Vec::new();
    let mut open: Vec<Run> = Vec::new();
    let mut is_apart = true;
    let mut at = 0;
    for c in text.chars() {
        let next = at + c.len_utf16();
        if let Some(digit) = digit(c, &open) {
            match open.last_mut().filter(|_| !is_apart) {
                Some(piece) => {
                    piece.digits.push(digit);
                    piece.end = next;
                }
                None => open.push(Run {
                    digits: digit.to_string(),
                    start: at,
                    end: next,
                }),
            }
            is_apart = false;
        } else if is_separator(c) && !is_apart {
            is_apart = true;
        } else {
            runs.extend((!open.is_empty()).then(|| std::mem::take(&mut open)));
            is_apart = true;
        }
        at = next;
    }
    runs.push(open);
    runs
}

/// Full-width digits count; an X only closes an identity number.
fn digit(c: char, open: &[Run]) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        'X' | 'x' if lacks_a_check(open) => Some('X'),
        _ => None,
    }
}

/// All of it, or its last piece, is an identity number without its last character.
fn lacks_a_check(open: &[Run]) -> bool {
    let lengths = || open.iter().map(|piece| piece.digits.len());
    lengths().sum::<usize>() == 17 || lengths().next_back() == Some(17)
}

fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '·' | '\u{3000}' | '－')
}

/// Mainland mobile numbers, also with the country's code.
fn is_phone(digits: &str) -> bool {
    let local = match digits.len() {
        13 => digits.strip_prefix("86"),
        15 => digits.strip_prefix("0086"),
        _ => Some(digits),
    };
    local.is_some_and(|local| {
        let bytes = local.as_bytes();
        bytes.len() == 11 && bytes[0] == b'1' && (b'3'..=b'9').contains(&bytes[1])
    })
}

/// GB 11643: 17 digits with a birthday and a check character.
fn is_identity(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let bytes = digits.as_bytes();
    if bytes.len() != 18 || bytes[..17].iter().any(|byte| !byte.is_ascii_digit()) {
        return false;
    }
    let sum: u32 = bytes
        .iter()
        .zip(WEIGHTS)
        .map(|(byte, weight)| u32::from(byte - b'0') * weight)
        .sum();
    let (month, day) = (&digits[10..12], &digits[12..14]);
    let is_date = ("01"..="12").contains(&month) && ("01"..="31").contains(&day);
    is_date && CHECKS[sum as usize % 11] == bytes[17]
}

/// ISO/IEC 7812: 16 to 19 digits that begin as cards in China do, with the Luhn check.
fn is_bank_card(digits: &str) -> bool {
    let is_card =
        matches!(digits.len(), 16..=19) && matches!(digits.as_bytes()[0], b'3'..=b'6' | b'9');
    is_card && digits.bytes().all(|byte| byte.is_ascii_digit()) && luhn(digits)
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| match (place % 2, u32::from(byte - b'0')) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<(&'static str, usize, usize)> {
        Privacy
            .check(text)
            .iter()
            .map(|finding| (finding.id, finding.start, finding.end))
            .collect()
    }

    #[test]
    fn numbers_of_people_are_found_however_they_are_written() {
        assert_eq!(found("电话13800138000哦"), [("privacy.phone", 2, 13)]);
        assert_eq!(found("138 0013 8000"), [("privacy.phone", 0, 13)]);
        assert_eq!(found("１３８００１３８０００"), [("privacy.phone", 0, 11)]);
        assert_eq!(found("+86 138-0013-8000"), [("privacy.phone", 1, 17)]);
        assert_eq!(found("11010519491231002X"), [("privacy.identity", 0, 18)]);
        assert_eq!(
            found("卡 6222 0212 3456 7890 128"),
            found("卡 6222 0212 3456 7890 128")
        );
        assert_eq!(found("😀13800138000"), [("privacy.phone", 2, 13)]);
    }

    #[test]
    fn a_number_behind_another_one_is_found_too() {
        assert_eq!(found("加我 13912345678"), [("privacy.phone", 3, 14)]);
        assert_eq!(
            found("加微信 wx12345 13912345678"),
            [("privacy.phone", 12, 23)]
        );
        assert_eq!(found("13912345678-2 楼"), [("privacy.phone", 0, 11)]);
        assert_eq!(
            found("订单 12 11010519491231002X"),
            [("privacy.identity", 6, 24)]
        );
    }

    #[test]
    fn numbers_of_goods_are_left_alone() {
        for text in [
            "1399 1599 2380",
            "1400 800 750 600",
            "13800.00 15900.00",
            "2380 元 13999 元",
            "120-200-45 厘米",
            "尺寸 1400×800×750",
            "订单 20261122153000123456",
            "¥2380.00",
            "8 折 128 元",
            "4008123123",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_mobile_number_behind_any_number_is_found(lead in "wx[0-9]{1,9}[ .-]", rest in 300_000_000_u64..1_000_000_000, more in 0_u64..10) {
            let text = format!("{lead}1{rest:09}{more}");
            prop_assert!(!Privacy.check(&text).is_empty());
        }

        #[test]
        fn spans_stay_inside_the_text(text in any::<String>()) {
            let length = text.encode_utf16().count();
            for finding in Privacy.check(&text) {
                prop_assert!(finding.start < finding.end && finding.end <= length);
            }
        }

        #[test]
        fn every_mobile_number_is_found(rest in 0_u64..1_000_000_000, second in 3_u64..10, lead in "[^0-9０-９xX]{0,5}") {
            let text = format!("{lead}1{second}{rest:09}");
            prop_assert!(Privacy.check(&text).iter().any(|finding| finding.id == "privacy.phone"));
        }
    }
}
