//! Cities and prefectures by the province they lie in, for rules that name one and addresses that begin with one.

/// Those of the first level below a province, and what stands directly under one; as an address begins: `伊犁` stands for
/// 伊犁哈萨克自治州 too.
pub const CITIES: [(&str, &str); 28] = [
    (
        "河北",
        "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水",
    ),
    (
        "山西",
        "太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁",
    ),
    (
        "辽宁",
        "沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛",
    ),
    ("吉林", "长春 吉林 四平 辽源 通化 白山 松原 白城 延边"),
    (
        "黑龙江",
        "哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭",
    ),
    (
        "江苏",
        "南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁",
    ),
    (
        "浙江",
        "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水",
    ),
    (
        "安徽",
        "合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城",
    ),
    ("福建", "福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德"),
    (
        "江西",
        "南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶",
    ),
    (
        "山东",
        "济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽",
    ),
    (
        "河南",
        "郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源",
    ),
    (
        "湖北",
        "武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门 神农架",
    ),
    (
        "湖南",
        "长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西",
    ),
    (
        "广东",
        "广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮",
    ),
    (
        "海南",
        "海口 三亚 三沙 儋州 五指山 琼海 文昌 万宁 东方 定安 屯昌 澄迈 临高 白沙 昌江 乐东 陵水 保亭 琼中",
    ),
    (
        "四川",
        "成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山",
    ),
    ("贵州", "贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南"),
    (
        "云南",
        "昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆",
    ),
    ("陕西", "西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛"),
    (
        "甘肃",
        "兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南",
    ),
    ("青海", "西宁 海东 海北 黄南 海南州 果洛 玉树 海西"),
    ("台湾", "台北 新北 高雄 台中 台南"),
    (
        "内蒙古",
        "呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安盟 锡林郭勒 阿拉善",
    ),
    (
        "广西",
        "南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左",
    ),
    ("西藏", "拉萨 日喀则 昌都 林芝 山南 那曲 阿里"),
    ("宁夏", "银川 石嘴山 吴忠 固原 中卫"),
    (
        "新疆",
        "乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 和田 伊犁 塔城 阿勒泰 石河子 阿拉尔 图木舒克 五家渠",
    ),
];

/// Written otherwise, and what lies in a city but is known by itself; none: in no city that is listed.
const ALSO: [(&str, &str, Option<&str>); 7] = [
    ("伊宁", "新疆", Some("伊犁")),
    ("库尔勒", "新疆", Some("巴音郭楞")),
    ("海南藏族", "青海", Some("海南州")),
    ("格尔木", "青海", Some("海西")),
    ("河南蒙古族", "青海", Some("黄南")),
    ("九龙", "香港", None),
    ("新界", "香港", None),
];

/// What an address without a province must say more of: so many other places begin like these.
const IN_FULL: [&str; 5] = ["东方市", "白沙黎族", "天门市", "台中市", "新北市"];

/// Where the name ends and a street begins: 拉萨路 lies anywhere.
const STREETS: [&str; 6] = ["路", "街", "大街", "大道", "道", "巷"];

/// Of a street: 上海东路, 中山六路.
const PARTS: [char; 15] = [
    '东', '西', '南', '北', '中', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十',
];
/// Where no province is said, what else is named after a city: 朝阳区 lies in 北京, 广安门 too.
const NAMESAKES: [&str; 13] = [
    "区", "门", "公园", "花园", "小区", "新村", "广场", "大厦", "大学", "镇", "乡", "村", "社区",
];

/// Where an address lies, as far as freight cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub province: &'static str,
    /// None: in none that is listed.
    pub city: Option<&'static str>,
}

impl Place {
    /// Whether one of these names is the city's own: `浙江/杭州`.
    pub fn city_is_among(self, names: &[String]) -> bool {
        self.city.is_some_and(|city| {
            let own = Some((self.province, city));
            names.iter().any(|name| name.split_once('/') == own)
        })
    }

    pub fn province_is_among(self, names: &[String]) -> bool {
        names.iter().any(|name| name == self.province)
    }
}

/// Whether there is such a city in that province.
pub fn is_city(province: &str, city: &str) -> bool {
    cities_of(province).any(|name| name == city)
}

/// Of this province, by their short names.
pub fn cities_of(province: &str) -> impl Iterator<Item = &'static str> {
    let of = CITIES.iter().find(|(name, _)| *name == province);
    of.map_or("", |(_, cities)| *cities).split_whitespace()
}

/// The city that this begins with, what stands behind the province of an address.
pub fn city_in(province: &str, rest: &str) -> Option<&'static str> {
    let begins = |name: &str| behind(rest, name).is_some();
    let listed = cities_of(province).find(|name| begins(name));
    let mut also = ALSO.iter().filter(|(_, of, _)| *of == province);
    listed.or_else(|| also.find(|(name, _, _)| begins(name))?.2)
}

/// Where the city lies that an address begins with.
pub fn place_of_city(address: &str) -> Option<Place> {
    let begins = |name: &str| {
        let behind = behind(address, in_full(name));
        behind.is_some_and(|behind| !NAMESAKES.iter().any(|other| behind.starts_with(other)))
    };
    let listed = CITIES.iter().find_map(|(province, cities)| {
        let city = cities.split_whitespace().find(|name| begins(name))?;
        Some((*province, Some(city)))
    });
    let also = ALSO.iter().find(|(name, _, _)| begins(name));
    let also = also.map(|(_, province, city)| (*province, *city));
    let (province, city) = listed.or(also)?;
    Some(Place { province, city })
}

fn in_full(name: &str) -> &str {
    let full = IN_FULL.iter().find(|full| full.starts_with(name));
    full.copied().unwrap_or(name)
}

/// What stands behind a name, unless it makes a street of it.
fn behind<'a>(address: &'a str, name: &str) -> Option<&'a str> {
    let behind = address.strip_prefix(name)?;
    (!is_street(behind)).then_some(behind)
}

/// What stands behind a name makes a street of it.
pub fn is_street(behind: &str) -> bool {
    // Even where a direction or a number of a part comes first: 上海东路, 上海一街.
    let behind = behind.trim_start_matches(PARTS);
    STREETS.iter().any(|street| behind.starts_with(street))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::catalogue::delivery::{PROVINCES, place_of};

    const CONSOLE: &str = include_str!("../../../web/console/src/areas/goods/cities.ts");

    #[test]
    fn every_city_lies_in_a_province_that_is_known_and_in_one() {
        let mut seen = HashSet::new();
        for (province, cities) in CITIES {
            assert!(PROVINCES.contains(&province), "{province}");
            for city in cities.split_whitespace() {
                assert!(seen.insert(city), "{city}");
                let place = Place {
                    province,
                    city: Some(city),
                };
                for ending in ["", "省"] {
                    for kind in ["", "市", "地区", "自治州"] {
                        let address = format!("{province}{ending}{city}{kind}某县某街道 1 号");
                        assert_eq!(place_of(&address), Some(place), "{address}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_city_alone_is_known_but_not_what_is_named_after_it() {
        for (address, place) in [
            ("绍兴市越城区", Some(("浙江", Some("绍兴")))),
            ("延边朝鲜族自治州延吉市", Some(("吉林", Some("延边")))),
            ("吉林市船营区", Some(("吉林", Some("吉林")))),
            ("吉林省长春市", Some(("吉林", Some("长春")))),
            ("海南藏族自治州共和县", Some(("青海", Some("海南州")))),
            ("海南省海口市", Some(("海南", Some("海口")))),
            ("格尔木市", Some(("青海", Some("海西")))),
            ("中国新疆维吾尔自治区伊宁市", Some(("新疆", Some("伊犁")))),
            ("东方市八所镇", Some(("海南", Some("东方")))),
            ("香港九龙", Some(("香港", None))),
            ("江苏省昆山市", Some(("江苏", None))),
            ("浙江省杭州路 5 号", Some(("浙江", None))),
            ("朝阳区建国路 1 号", None),
            ("广安门内大街 5 号", None),
            ("中山北路 5 号", None),
            ("中山六路 238 号", None),
            ("大同镇 3 号", None),
            ("黄山村 5 组", None),
            ("东方明珠小区", None),
        ] {
            let found = place_of(address).map(|place| (place.province, place.city));
            assert_eq!(found, place, "{address}");
        }
    }

    #[test]
    fn the_console_offers_the_same_cities() {
        for (province, cities) in CITIES {
            assert!(CONSOLE.contains(&format!("{province}:")), "{province}");
            assert!(CONSOLE.contains(&format!("'{cities}'")), "{province}");
        }
    }
}
