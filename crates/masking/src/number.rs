use crate::{
    STARS,
    wide::{is_unseen, without_phones},
};

/// A number as long as this in free text may be somebody's phone, card or identity.
const TELLING_DIGITS: usize = 7;

/// Leaves the first three and last four digits of a mobile number, the last two of any other.
///
/// `13800138000` becomes `138****8000`.
pub fn phone(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let digits = digits
        .strip_prefix("86")
        .filter(|rest| rest.len() == 11)
        .unwrap_or(&digits);
    match digits.len() {
        11 if digits.starts_with('1') => format!("{}{STARS}{}", &digits[..3], &digits[7..]),
        7.. => format!("{STARS}{}", &digits[digits.len() - 2..]),
        _ => STARS.to_owned(),
    }
}

/// Leaves the first three and last two characters of an 18-character identity number, and nothing of anything else.
pub fn identity(number: &str) -> String {
    let is_one = number.len() == 18
        && number.bytes().take(17).all(|byte| byte.is_ascii_digit())
        && number.ends_with(|last: char| last.is_ascii_digit() || matches!(last, 'x' | 'X'));
    if is_one {
        return format!("{}*************{}", &number[..3], &number[16..]);
    }
    STARS.to_owned()
}

/// Free text without its long numbers: seven digits or more in a row, spaces, hyphens and what is not seen between them not counting;
/// and without phones in groups, whatever parts them.
pub fn text(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut run = String::new();
    for character in text.chars() {
        if character.is_numeric() || (!run.is_empty() && is_joint(character)) {
            run.push(character);
            continue;
        }
        close(&mut masked, &mut run);
        masked.push(character);
    }
    close(&mut masked, &mut run);
    without_phones(&masked)
}

const fn is_joint(character: char) -> bool {
    matches!(character, ' ' | '-' | '.' | '\u{2010}' | '\u{2011}') || is_unseen(character)
}

fn close(masked: &mut String, run: &mut String) {
    if run
        .chars()
        .filter(|character| character.is_numeric())
        .count()
        >= TELLING_DIGITS
    {
        masked.push_str(STARS);
    } else {
        masked.push_str(run);
    }
    run.clear();
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_mobile_number_keeps_its_ends() {
        assert_eq!(phone("13800138000"), "138****8000");
        assert_eq!(phone("+86 138-0013-8000"), "138****8000");
        assert_eq!(phone("021-62345678"), "****78");
        assert_eq!(phone("110"), "****");
        assert_eq!(phone(""), "****");
    }

    #[test]
    fn an_identity_number_keeps_its_ends() {
        assert_eq!(identity("11010519491231002X"), "110*************2X");
        assert_eq!(identity("身份证110105194912"), "****");
        assert_eq!(identity("1101051949123100"), "****");
        assert_eq!(identity("身份证号码在"), "****");
    }

    #[test]
    fn text_loses_its_long_numbers() {
        assert_eq!(text("核对 138 0013 8000 的地址"), "核对 ****的地址");
        assert_eq!(text("订单 42 的尾款"), "订单 42 的尾款");
    }

    fn digits(text: &str) -> usize {
        text.chars()
            .filter(|character| character.is_numeric())
            .count()
    }

    proptest! {
        #[test]
        fn a_phone_leaves_at_most_seven_digits_and_nothing_else(number in ".{0,40}") {
            let masked = phone(&number);
            prop_assert!(digits(&masked) <= 7);
            prop_assert!(masked.chars().all(|character| character.is_ascii_digit() || character == '*'));
        }

        #[test]
        fn a_mobile_number_never_shows_its_middle(middle in "[0-9]{4}") {
            let masked = phone(&format!("139{middle}0000"));
            prop_assert_eq!(masked, "139****0000");
        }

        #[test]
        fn an_identity_leaves_at_most_five_characters(number in ".{0,40}|[0-9]{17}[0-9Xx]") {
            let left = identity(&number).chars().filter(|character| *character != '*').count();
            prop_assert!(left <= 5);
        }

        #[test]
        fn no_long_number_survives_in_text(before in "[a-z客户 ]{0,9}", number in "[0-9]{7,19}") {
            let masked = text(&format!("{before}{number}"));
            prop_assert!(!masked.contains(&number));
        }
    }
}
