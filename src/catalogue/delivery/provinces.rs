use super::cities::{Place, city_in, is_city, is_street, place_of_city};

/// Provinces, municipalities and regions, by the short names that templates use.
pub const PROVINCES: [&str; 34] = [
    "北京",
    "天津",
    "上海",
    "重庆",
    "河北",
    "山西",
    "辽宁",
    "吉林",
    "黑龙江",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "海南",
    "四川",
    "贵州",
    "云南",
    "陕西",
    "甘肃",
    "青海",
    "台湾",
    "内蒙古",
    "广西",
    "西藏",
    "宁夏",
    "新疆",
    "香港",
    "澳门",
];

/// A country before the province says nothing new.
const BEFORE: [&str; 2] = ["中国", "中华人民共和国"];

/// What a province is, in full; the longer ones first.
const KINDS: [&str; 7] = [
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "特别行政区",
    "自治区",
    "省",
    "市",
];

/// The province and city that an address begins with, with or without 省, 市 or 自治区; none where it begins otherwise. No
/// province's name begins with another's.
pub fn place_of(address: &str) -> Option<Place> {
    let plain: String = address
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(40)
        .collect();
    let mut rest = plain.as_str();
    for country in BEFORE {
        rest = rest.strip_prefix(country).unwrap_or(rest);
    }
    named(rest).or_else(|| place_of_city(rest))
}

/// The province of that place.
pub fn province_of(address: &str) -> Option<&'static str> {
    place_of(address).map(|place| place.province)
}

fn named(address: &str) -> Option<Place> {
    let province = PROVINCES
        .into_iter()
        .find(|name| address.starts_with(name))?;
    // 海南藏族自治州 and 河南蒙古族自治县 lie in 青海; 上海路 lies anywhere.
    let behind = &address[province.len()..];
    let is_elsewhere = ["藏族自治州", "蒙古族自治县", "州", "县"];
    let is_elsewhere = is_elsewhere.iter().any(|part| behind.starts_with(part));
    let city = city_behind(province, behind);
    (!is_elsewhere && !is_street(behind)).then_some(Place { province, city })
}

fn city_behind(province: &'static str, behind: &str) -> Option<&'static str> {
    // 吉林市 is a city of 吉林省, and says both at once.
    if behind.starts_with('市') && is_city(province, province) {
        return Some(province);
    }
    let mut kinds = KINDS.iter();
    let rest = kinds.find_map(|kind| behind.strip_prefix(kind));
    city_in(province, rest.unwrap_or(behind))
}

/// As rules name one: a province, `浙江`, or a city of it, `浙江/杭州`.
pub fn is_place(name: &str) -> bool {
    match name.split_once('/') {
        Some((province, city)) => is_city(province, city),
        None => PROVINCES.contains(&name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_province_is_known_however_it_is_written() {
        for (address, province) in [
            ("浙江省杭州市西湖区文三路 1 号", Some("浙江")),
            ("浙江杭州西湖区", Some("浙江")),
            (" 浙 江 省 杭州", Some("浙江")),
            ("上海市徐汇区", Some("上海")),
            ("上海徐汇", Some("上海")),
            ("内蒙古自治区呼和浩特市", Some("内蒙古")),
            ("新疆维吾尔自治区乌鲁木齐市", Some("新疆")),
            ("广西壮族自治区南宁市", Some("广西")),
            ("香港特别行政区中西区", Some("香港")),
            ("中国黑龙江省哈尔滨市", Some("黑龙江")),
            ("新疆", Some("新疆")),
            ("杭州市西湖区", Some("浙江")),
            ("绍兴市越城区", Some("浙江")),
            ("海南藏族自治州共和县", Some("青海")),
            ("乌鲁木齐市天山区解放路 1 号", Some("新疆")),
            ("拉萨市城关区", Some("西藏")),
            ("呼伦贝尔海拉尔区", Some("内蒙古")),
            ("上海路 5 号", None),
            ("北京东路 5 号", None),
            ("北京市东城区东直门内大街", Some("北京")),
            ("拉萨路 5 号", None),
            ("", None),
            ("Zhejiang", None),
        ] {
            assert_eq!(province_of(address), province, "{address}");
        }
    }

    #[test]
    fn no_name_begins_with_another() {
        for name in PROVINCES {
            let begins = PROVINCES.iter().filter(|other| other.starts_with(name));
            assert_eq!(begins.count(), 1, "{name}");
            assert_eq!(province_of(name), Some(name));
        }
    }
}
