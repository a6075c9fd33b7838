use crate::{catalogue::delivery::province_of, vocabulary::ShopId};

/// Provinces, and where their parcels are sorted.
const HUBS: &[(&str, &str)] = &[
    ("北京", "北京"),
    ("天津", "天津"),
    ("上海", "上海"),
    ("重庆", "重庆"),
    ("河北", "石家庄"),
    ("山西", "太原"),
    ("内蒙古", "呼和浩特"),
    ("辽宁", "沈阳"),
    ("吉林", "长春"),
    ("黑龙江", "哈尔滨"),
    ("江苏", "南京"),
    ("浙江", "杭州"),
    ("安徽", "合肥"),
    ("福建", "福州"),
    ("江西", "南昌"),
    ("山东", "济南"),
    ("河南", "郑州"),
    ("湖北", "武汉"),
    ("湖南", "长沙"),
    ("广东", "广州"),
    ("广西", "南宁"),
    ("海南", "海口"),
    ("四川", "成都"),
    ("贵州", "贵阳"),
    ("云南", "昆明"),
    ("西藏", "拉萨"),
    ("陕西", "西安"),
    ("甘肃", "兰州"),
    ("青海", "西宁"),
    ("宁夏", "银川"),
    ("新疆", "乌鲁木齐"),
    ("香港", "香港"),
    ("澳门", "澳门"),
    ("台湾", "台北"),
];

/// Where simulated shops send from.
const ORIGINS: [&str; 4] = ["杭州", "广州", "成都", "济南"];
/// Through where parcels go on their way.
const MIDDLES: [&str; 4] = ["武汉", "郑州", "长沙", "西安"];
const SOMEWHERE: &str = "目的地";

/// The way of a parcel: from, through and to; the same for the same shop, dice and address.
pub fn way(shop: ShopId, die: u8, address: &str) -> [&'static str; 3] {
    let from = ORIGINS[usize::from(shop.0.as_bytes()[15] % 4)];
    let to = hub_of(address).unwrap_or(SOMEWHERE);
    let first = usize::from(die % 4);
    let middle = |turn: usize| MIDDLES[(first + turn) % MIDDLES.len()];
    let through = if middle(0) == to {
        middle(1)
    } else {
        middle(0)
    };
    [from, through, to]
}

/// Where parcels to an address are sorted; none where it says no province.
fn hub_of(address: &str) -> Option<&'static str> {
    let named = province_of(address)?;
    let hub = HUBS.iter().find(|(province, _)| *province == named);
    hub.map(|(_, city)| *city)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::catalogue::delivery::PROVINCES;

    #[test]
    fn every_province_has_one_hub() {
        let mut hubs: Vec<_> = HUBS.iter().map(|(province, _)| *province).collect();
        let mut provinces = PROVINCES.to_vec();
        hubs.sort_unstable();
        provinces.sort_unstable();
        assert_eq!(hubs, provinces);
    }

    #[test]
    fn an_address_leads_to_the_hub_of_its_province() {
        for (address, hub) in [
            ("浙江省杭州市西湖区文三路 1 号", Some("杭州")),
            (" 浙江杭州文三路", Some("杭州")),
            ("广州市天河区", Some("广州")),
            ("内蒙古自治区包头市", Some("呼和浩特")),
            ("上海市徐汇区某路 2 号", Some("上海")),
            ("中国香港九龙", Some("香港")),
            ("文三路 1 号", None),
            ("", None),
        ] {
            assert_eq!(hub_of(address), hub, "{address}");
        }
    }

    #[test]
    fn no_parcel_goes_through_where_it_goes_to() {
        for die in 0..=255 {
            for (province, city) in HUBS {
                let [_, through, to] = way(ShopId(Uuid::nil()), die, province);
                assert_eq!(to, *city);
                assert_ne!(through, to);
            }
        }
    }
}
