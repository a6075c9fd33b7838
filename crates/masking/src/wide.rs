use crate::STARS;

/// Stand between the digits of a phone, and also between prices, days and sizes: what they join is hidden only where it is a phone.
const MARKS: &[char] = &[
    ' ', '\u{a0}', '\u{2009}', '\u{3000}', '-', '\u{2010}', '\u{2011}', '‒', '–', '—', '―', '−',
    '－', '﹣', '_', '＿', '~', '～', '/', '／', '\\', '|', '｜', '·', '•', '・', '.', '．', '。',
    '…', ',', '，', '、', ';', '；', ':', '：', '(', ')', '（', '）', '[', ']', '【', '】',
];
/// These part prices of a list.
const LIST: &[char] = &['/', '／', '|', '｜', ',', '，', '、', ';', '；'];
/// As in ` / ` and `) -`.
const MOST_MARKS: usize = 3;
/// An area's code and eight digits, or a mobile number behind `0086`.
const MOST_DIGITS: usize = 15;

/// Digits that nothing parts but what cannot be seen.
struct Group {
    from: usize,
    to: usize,
    digits: String,
}

/// Free text without phones in groups: mobile numbers, and those with an area's code. Every group has three digits or more, or each has
/// one: `1/30 10:30-12:00` and `13,800,138,000` are no phones.
pub fn without_phones(text: &str) -> String {
    let groups = groups_of(text);
    let mut masked = String::with_capacity(text.len());
    let (mut at, mut from) = (0, 0);
    while let Some(group) = groups.get(at) {
        let Some(last) = end_of_phone(text, &groups[at..]) else {
            at += 1;
            continue;
        };
        masked.push_str(&text[from..group.from]);
        masked.push_str(STARS);
        from = groups[at + last].to;
        at += last + 1;
    }
    masked.push_str(&text[from..]);
    masked
}

/// What parts nothing to the eye: characters without width, marks of direction, and the frame of a digit that is an emoji.
pub const fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{20e3}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

fn groups_of(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut is_open = false;
    for (at, character) in text.char_indices() {
        if !character.is_numeric() {
            is_open &= is_unseen(character);
            continue;
        }
        if !is_open {
            let digits = String::new();
            groups.push(Group {
                from: at,
                to: at,
                digits,
            });
            is_open = true;
        }
        if let Some(group) = groups.last_mut() {
            group.digits.push(narrow(character));
            group.to = at + character.len_utf8();
        }
    }
    groups
}

/// `１` as `1`.
fn narrow(character: char) -> char {
    if !('０'..='９').contains(&character) {
        return character;
    }
    let digit = u32::from(character) - u32::from('０');
    char::from_digit(digit, 10).unwrap_or(character)
}

/// The last group of the longest phone that begins with the first.
fn end_of_phone(text: &str, groups: &[Group]) -> Option<usize> {
    let mut found = None;
    let mut digits = String::new();
    for (at, group) in groups.iter().enumerate() {
        if at > 0 && !is_gap(&text[groups[at - 1].to..group.from]) {
            break;
        }
        digits.push_str(&group.digits);
        if digits.chars().count() > MOST_DIGITS {
            break;
        }
        if is_phone(text, &groups[..=at], &digits) {
            found = Some(at);
        }
    }
    found
}

fn is_gap(between: &str) -> bool {
    let mut marks = between.chars().filter(|c| !is_unseen(*c));
    marks.clone().count() <= MOST_MARKS && marks.all(|mark| MARKS.contains(&mark))
}

fn is_phone(text: &str, groups: &[Group], digits: &str) -> bool {
    let mut lengths = groups.iter().map(|group| group.digits.chars().count());
    let is_spelt = lengths.clone().all(|length| length == 1) || lengths.all(|length| length >= 3);
    is_spelt && (is_mobile(digits) && !are_prices(text, groups) || has_area(groups, digits))
}

fn is_mobile(digits: &str) -> bool {
    let behind = digits
        .strip_prefix("0086")
        .or_else(|| digits.strip_prefix("86"));
    let digits = behind.unwrap_or(digits);
    let mut first = digits.chars();
    digits.chars().count() == 11
        && first.next() == Some('1')
        && first
            .next()
            .is_some_and(|second| ('3'..='9').contains(&second))
}

/// `1580、1380、980`: nobody parts a mobile number so.
fn are_prices(text: &str, groups: &[Group]) -> bool {
    let [first, second, _] = groups else {
        return false;
    };
    first.digits.chars().count() == 4 && text[first.to..second.from].contains(LIST)
}

/// `021·6234·5678`, `0571/8765/4321`.
fn has_area(groups: &[Group], digits: &str) -> bool {
    let area = groups
        .first()
        .map_or(0, |group| group.digits.chars().count());
    let rest = digits.chars().count() - area;
    let is_area = digits.starts_with('0') && !digits.starts_with("00");
    is_area && (3..=4).contains(&area) && (7..=8).contains(&rest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::text;

    #[test]
    fn a_phone_is_hidden_whatever_parts_it() {
        for phone in [
            "138\u{2011}0013\u{2011}8000",
            "138\u{2010}0013\u{2010}8000",
            "138–0013–8000",
            "138—0013—8000",
            "138−0013−8000",
            "１３８－００１３－８０００",
            "138/0013/8000",
            "138 / 0013 / 8000",
            "138·0013·8000",
            "138_0013_8000",
            "138,0013,8000",
            "138，0013，8000",
            "138、0013、8000",
            "138~0013~8000",
            "138:0013:8000",
            "138\u{3000}0013\u{3000}8000",
            "1/3/8/0/0/1/3/8/0/0/0",
            "13800/138000",
            "138/001/38000",
            "1380·0138·000",
            "86138/0013/8000",
            "138\u{200b}0013\u{200b}8000",
            "1\u{200d}3\u{2060}8\u{feff}0\u{ad}0138000",
            "138\u{200b}/\u{200b}0013/8000",
            "021·6234·5678",
            "0571、8765、4321",
        ] {
            assert_eq!(text(&format!("打{phone}约")), "打****约", "{phone}");
        }
        assert_eq!(text("+86/138/0013/8000"), "+86/****");
        assert_eq!(text("(138)0013(8000)"), "(****)");
        assert_eq!(text("1\u{fe0f}\u{20e3}3\u{fe0f}\u{20e3}80013800"), "****");
        assert_eq!(
            text("2 件，138/0013/8000、139·0013·9000"),
            "2 件，****、****"
        );
    }

    #[test]
    fn prices_days_times_and_sizes_are_no_phones() {
        for words in [
            "1580、1380、980",
            "1580/1380/980",
            "¥1,234,567.00",
            "13,800,138,000",
            "1280–1380 元",
            "1280~1380",
            "3680/3180/2980/2680",
            "2026/11/30",
            "30/11/2026",
            "2026年11月30日",
            "1/30 10:30-12:00",
            "09:30-18:00",
            "140*200*75",
            "1580*2000*450",
            "1580×2000×450",
            "36、37、38、39、40、41",
            "订单 42/43/44",
            "SF123456",
        ] {
            assert_eq!(text(words), words);
        }
    }

    proptest! {
        #[test]
        fn no_mobile_number_in_groups_shows(
            rest in "[3-9][0-9]", middle in "[0-9]{4}", last in "[0-9]{4}",
            mark in "[\u{2010}\u{2011}–—−－/·,，、_~:\u{200b}\u{2060}\u{feff} .-]{1,3}",
            before in "[客户打, ]{0,5}", after in "[约， ]{0,5}",
        ) {
            let masked = text(&format!("{before}1{rest}{mark}{middle}{mark}{last}{after}"));
            prop_assert!(!masked.contains(char::is_numeric), "{}", masked);
        }

        #[test]
        fn a_mobile_number_in_wide_digits_does_not_show(number in "１[３-９][０-９]{9}", mark in "[/·－\u{200b}]") {
            let digits: Vec<String> = number.chars().map(String::from).collect();
            let grouped = [digits[..3].concat(), digits[3..7].concat(), digits[7..].concat()];
            prop_assert_eq!(text(&grouped.join(mark.as_str())), "****");
        }

        #[test]
        fn days_stay(year in 1990_u32..2100, month in 1_u32..13, day in 1_u32..32) {
            for words in [
                format!("{year}/{month}/{day}"),
                format!("{year}/{month:02}/{day:02}"),
                format!("{day:02}/{month:02}/{year}"),
                format!("{year}年{month}月{day}日"),
            ] {
                prop_assert_eq!(text(&words), words);
            }
        }

        #[test]
        fn amounts_stay(head in "[1-9][0-9]{0,2}", rest in prop::collection::vec("[0-9]{3}", 0..4), cents in "[0-9]{2}") {
            let words = format!("¥{head},{}元", rest.join(","));
            prop_assert_eq!(text(&words), words);
            if rest.len() < 2 {
                let words = format!("¥{head}.{cents}");
                prop_assert_eq!(text(&words), words);
            }
        }

        #[test]
        fn nothing_but_numbers_goes(words in "[a-z客户，、/·() \u{200b}]{0,40}") {
            prop_assert_eq!(text(&words), words);
        }
    }
}
