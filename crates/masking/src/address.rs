use crate::STARS;

/// Longest names of the kind: 新疆维吾尔自治区 and 黔西南布依族苗族自治州. What is longer is no name of a region.
const MOST_CHARS: usize = 11;
const PROVINCES: &[&str] = &["特别行政区", "自治区", "省"];
const MUNICIPALITIES: &[&str] = &["北京", "上海", "天津", "重庆"];
const CITIES: &[&str] = &["自治州", "地区", "盟", "市"];

/// Leaves province and city; an address that does not begin with them loses everything.
///
/// `浙江省杭州市西湖区文三路 1 号` becomes `浙江省杭州市****`.
pub fn address(address: &str) -> String {
    let address = address.trim();
    let province = region(address, PROVINCES).unwrap_or_default();
    let city = region(&address[province.len()..], CITIES).unwrap_or_default();
    let is_whole = !province.is_empty() || !city.is_empty();
    if is_whole {
        return format!("{province}{city}{STARS}");
    }
    let municipality = MUNICIPALITIES
        .iter()
        .find(|name| address.starts_with(**name));
    municipality.map_or_else(|| STARS.to_owned(), |name| format!("{name}{STARS}"))
}

/// What names of streets and houses have and names of regions have not.
const CLOSER: &[char] = &[
    '路', '街', '巷', '道', '号', '楼', '村', '镇', '乡', '县', '超',
];

/// The name at the beginning of `text` that ends with one of `endings`: Chinese characters only.
fn region<'a>(text: &'a str, endings: &[&str]) -> Option<&'a str> {
    let han = text
        .char_indices()
        .take_while(|(_, character)| is_han(*character));
    let ends = han
        .take(MOST_CHARS)
        .map(|(at, character)| at + character.len_utf8());
    let names = ends.map(|end| &text[..end]);
    let is_wide = |name: &&str| name.chars().count() > 2 && !name.contains(CLOSER);
    names
        .filter(is_wide)
        .find(|name| endings.iter().any(|ending| name.ends_with(ending)))
}

fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::address;

    #[test]
    fn province_and_city_stay() {
        for (given, masked) in [
            ("浙江省杭州市西湖区文三路 1 号", "浙江省杭州市****"),
            ("上海市浦东新区世纪大道 100 号", "上海市****"),
            ("北京朝阳区建国路 9 号院", "北京****"),
            ("广西壮族自治区南宁市青秀区", "广西壮族自治区南宁市****"),
            (
                "内蒙古自治区锡林郭勒盟锡林浩特市",
                "内蒙古自治区锡林郭勒盟****",
            ),
            (
                "新疆维吾尔自治区伊犁哈萨克自治州伊宁市",
                "新疆维吾尔自治区伊犁哈萨克自治州****",
            ),
        ] {
            assert_eq!(address(given), masked);
        }
    }

    #[test]
    fn what_names_no_region_is_masked_whole() {
        for given in [
            "",
            "文三路 1 号",
            "12 Main Street",
            "3幢502 杭州市",
            "文三路口超市",
        ] {
            assert_eq!(address(given), "****");
        }
    }

    proptest! {
        #[test]
        fn street_and_house_never_show(street in "[甲乙丙丁戊]{2,6}路", house in "[0-9]{1,4}") {
            let masked = address(&format!("浙江省杭州市西湖区{street}{house}号"));
            prop_assert_eq!(masked, "浙江省杭州市****");
        }

        #[test]
        fn at_most_two_names_stay_and_never_a_digit(given in "[省市区县0-9a-z路号浙江]{0,40}") {
            let masked = address(&given);
            prop_assert!(masked.ends_with("****"));
            prop_assert!(masked.chars().count() <= 2 * super::MOST_CHARS + 4);
            prop_assert!(!masked.chars().any(|character| character.is_ascii_alphanumeric()));
        }
    }
}
