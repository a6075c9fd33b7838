//! What a furniture shop calls its goods and says of them: by a number, and always the same.

use std::fmt::Write as _;

use crate::dice::Dice;

const WOODS: [&str; 12] = [
    "北美白蜡木",
    "黑胡桃木",
    "红橡木",
    "樱桃木",
    "榉木",
    "松木",
    "岩板",
    "橡胶木",
    "柚木",
    "榆木",
    "竹木",
    "科技布",
];
const STYLES: [&str; 10] = [
    "北欧简约",
    "日式原木",
    "新中式",
    "轻奢",
    "现代",
    "法式复古",
    "工业风",
    "奶油风",
    "侘寂风",
    "美式",
];
const MANNERS: [&str; 8] = [
    "可伸缩",
    "小户型",
    "家用",
    "多功能",
    "带抽屉",
    "加厚",
    "可折叠",
    "儿童",
];
/// The first ones have the most goods.
pub const CATEGORIES: [&str; 10] = [
    "餐桌", "餐椅", "沙发", "床", "书桌", "衣柜", "茶几", "灯具", "地毯", "收纳",
];
pub const COLOURS: [&str; 5] = ["原木色", "胡桃色", "米白", "深灰", "墨绿"];
const SAID: [&str; 12] = [
    "精选进口木料，纹理清晰自然，每一块板材都经过四十八小时恒温烘干，含水率控制在百分之八到十二之间。",
    "表面使用水性木蜡油，三遍打磨三遍上油，手感温润细腻，甲醛释放量远低于国家标准限值。",
    "桌腿与横梁以榫卯相接，再以隐藏螺栓加固，承重一百五十公斤不晃动，老人小孩都可以放心使用。",
    "圆角处理，四边倒圆打磨，磕碰不伤人；底部有防滑脚垫，不刮地板，也可以微调高低。",
    "尺寸为手工测量，可能有一到三厘米的误差，下单之前请先量好家里的门宽、电梯和楼道转角。",
    "天然木材有色差、木结和矿物线属于正常现象，不影响使用，也不作为退换货的理由，介意者慎拍。",
    "江浙沪皖三到五天送达，其他地区五到十天，偏远地区请先咨询客服，送货上楼需要另外预约。",
    "整装发货，师傅上门免费安装，安装完成请当面验收签字，有任何划痕或者缺件当场联系客服补发。",
    "日常清洁用微湿的软布顺着木纹擦拭，再用干布擦干，不要用酒精、漂白水以及含有研磨颗粒的清洁剂。",
    "避免阳光直射与空调直吹，冬季供暖期请保持室内湿度在百分之四十以上，每半年上一次木蜡油保养。",
    "支持七天无理由退货，运费险由商家赠送；定制尺寸与颜色的商品不支持无理由退货，请确认后下单。",
    "五年质保，终身维护，质保期内非人为损坏免费更换配件，我们保留所有五金件的备货十年以上。",
];

pub fn category(n: i64) -> &'static str {
    CATEGORIES[Dice::new(n as u64).low(CATEGORIES.len())]
}

/// No more than 21 characters: with a few behind it is still no longer than Taobao takes.
pub fn title(n: i64) -> String {
    let at = |shift: i64, of: usize| (n * 7 + n / shift) as usize % of;
    let (wood, style) = (WOODS[at(3, WOODS.len())], STYLES[at(11, STYLES.len())]);
    let manner = MANNERS[at(37, MANNERS.len())];
    format!("{wood}{style}{manner}{} {n}", category(n))
}

pub fn code(n: i64) -> String {
    format!("YK{n:07}")
}

/// HTML of so many paragraphs with a picture behind each, and a table: 170 characters a paragraph.
pub fn description(n: i64, paragraphs: i64) -> String {
    let mut html = String::from("<div style=\"width:750px;margin:0 auto;\"><table>");
    for (name, value) in [("材质", WOODS[n as usize % WOODS.len()]), ("产地", "浙江")] {
        let _ = write!(html, "<tr><td>{name}</td><td>{value}</td></tr>");
    }
    html.push_str("</table>");
    for place in 0..paragraphs {
        let said = SAID[(n + place * 5) as usize % SAID.len()];
        let picture = n * 31 + place;
        let _ = write!(
            html,
            "<p>{said}</p><img src=\"https://img.alicdn.com/imgextra/i{}/2616970884/O1CN01{picture:012}_!!2616970884.jpg\" align=\"absmiddle\">",
            place % 4 + 1
        );
    }
    html.push_str("</div>");
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_differ_and_have_room_for_more() {
        let all: std::collections::HashSet<_> = (0..2_000).map(title).collect();
        assert_eq!(all.len(), 2_000);
        let wide = |title: &String| title.chars().map(|c| 1 + usize::from(!c.is_ascii())).sum();
        let most: Option<usize> = all.iter().map(wide).max();
        assert!(most.is_some_and(|most| most <= 46), "{most:?}");
    }
}
