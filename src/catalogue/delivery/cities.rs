//! Cities and prefectures by the province they lie in, for addresses that begin with one.

/// All of the provinces that shops often do not deliver to, or for more; of the others the capitals. As an address begins: `伊犁`
/// stands for 伊犁哈萨克自治州 too.
const CITIES: [(&str, &[&str]); 29] = [
    (
        "新疆",
        &[
            "乌鲁木齐",
            "克拉玛依",
            "吐鲁番",
            "哈密",
            "昌吉",
            "博尔塔拉",
            "巴音郭楞",
            "阿克苏",
            "克孜勒苏",
            "喀什",
            "和田",
            "伊犁",
            "伊宁",
            "塔城",
            "阿勒泰",
            "石河子",
            "阿拉尔",
            "图木舒克",
            "五家渠",
            "库尔勒",
        ],
    ),
    (
        "西藏",
        &["拉萨", "日喀则", "昌都", "林芝", "山南", "那曲", "阿里"],
    ),
    (
        "内蒙古",
        &[
            "呼和浩特",
            "包头",
            "乌海",
            "赤峰",
            "通辽",
            "鄂尔多斯",
            "呼伦贝尔",
            "巴彦淖尔",
            "乌兰察布",
            "兴安盟",
            "锡林郭勒",
            "阿拉善",
        ],
    ),
    (
        "青海",
        &[
            "西宁",
            "海东",
            "海北",
            "黄南",
            "海南藏族",
            "海南州",
            "果洛",
            "玉树",
            "海西",
            "格尔木",
            "河南蒙古族",
        ],
    ),
    ("宁夏", &["银川", "石嘴山", "吴忠", "固原", "中卫"]),
    (
        "甘肃",
        &[
            "兰州",
            "嘉峪关",
            "金昌",
            "白银",
            "天水",
            "武威",
            "张掖",
            "平凉",
            "酒泉",
            "庆阳",
            "定西",
            "陇南",
            "临夏",
            "甘南",
        ],
    ),
    (
        "海南",
        &[
            "海口",
            "三亚",
            "三沙",
            "儋州",
            "五指山",
            "琼海",
            "文昌",
            "万宁",
            "东方市",
            "定安",
            "屯昌",
            "澄迈",
            "临高",
            "白沙黎族",
            "昌江",
            "乐东",
            "陵水",
            "保亭",
            "琼中",
        ],
    ),
    ("河北", &["石家庄"]),
    ("山西", &["太原"]),
    ("辽宁", &["沈阳"]),
    ("吉林", &["长春"]),
    ("黑龙江", &["哈尔滨"]),
    ("江苏", &["南京"]),
    ("浙江", &["杭州"]),
    ("安徽", &["合肥"]),
    ("福建", &["福州"]),
    ("江西", &["南昌"]),
    ("山东", &["济南"]),
    ("河南", &["郑州"]),
    ("湖北", &["武汉"]),
    ("湖南", &["长沙"]),
    ("广东", &["广州"]),
    ("四川", &["成都"]),
    ("贵州", &["贵阳"]),
    ("云南", &["昆明"]),
    ("陕西", &["西安"]),
    ("台湾", &["台北", "新北市", "高雄", "台中市", "台南"]),
    ("广西", &["南宁"]),
    ("香港", &["九龙", "新界"]),
];

/// Where the name ends and a street begins: 拉萨路 lies anywhere.
const STREETS: [&str; 6] = ["路", "街", "大街", "大道", "道", "巷"];

/// The province of the city that this begins with.
pub fn province_of_city(address: &str) -> Option<&'static str> {
    let begins = |city: &&str| {
        let behind = address.strip_prefix(*city);
        behind.is_some_and(|behind| !is_street(behind))
    };
    let found = CITIES.iter().find(|(_, cities)| cities.iter().any(begins));
    found.map(|(province, _)| *province)
}

/// What stands behind a name makes a street of it.
pub fn is_street(behind: &str) -> bool {
    // Even where a direction or a number of a part comes first: 上海东路, 上海一街.
    let behind = behind.trim_start_matches(['东', '西', '南', '北', '中', '一', '二', '三', '四']);
    STREETS.iter().any(|street| behind.starts_with(street))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::delivery::PROVINCES;

    #[test]
    fn every_city_lies_in_a_province_that_is_known_and_in_one() {
        let mut seen = std::collections::HashSet::new();
        for (province, cities) in CITIES {
            assert!(PROVINCES.contains(&province), "{province}");
            for city in cities {
                assert!(seen.insert(*city), "{city}");
                assert_eq!(province_of_city(city), Some(province), "{city}");
            }
        }
    }
}
