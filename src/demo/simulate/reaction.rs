use super::aim::{Aim, FollowUp};

/// Words by which an answer is understood; `any` is left for the rest.
const GROUPS: [(&str, &[&str]); 11] = [
    ("refund", &["退款", "退货", "退回", "退差", "补偿", "赔"]),
    ("sorry", &["抱歉", "对不起", "不好意思", "理解您", "让您"]),
    (
        "price",
        &["元", "¥", "￥", "优惠", "价", "券", "活动", "便宜"],
    ),
    (
        "size",
        &["厘米", "cm", "CM", "毫米", "尺寸", "米", "长", "宽"],
    ),
    ("stock", &["现货", "有货", "库存", "补货", "没货", "预售"]),
    (
        "delivery",
        &[
            "发货",
            "发出",
            "快递",
            "物流",
            "送",
            "小时内",
            "到货",
            "运费",
        ],
    ),
    ("care", &["擦", "保养", "清洁", "晒", "木蜡油", "打理"]),
    ("install", &["安装", "师傅", "组装", "螺丝"]),
    ("link", &["http", "链接", "点这", "这款"]),
    (
        "number",
        &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
    ),
    ("any", &[""]),
];

/// What the customer says to an answer, if they have something left to say.
pub fn follow_up<'a>(aim: &'a Aim, answer: &str, said: &[usize]) -> Option<(usize, &'a FollowUp)> {
    let open = || {
        aim.follow_ups
            .iter()
            .enumerate()
            .filter(|(at, _)| !said.contains(at))
    };
    let understood =
        open().find(|(_, follow)| follow.when != "any" && is_about(&follow.when, answer));
    understood.or_else(|| open().find(|(_, follow)| follow.when == "any"))
}

fn is_about(group: &str, answer: &str) -> bool {
    let words = GROUPS.iter().find(|(name, _)| *name == group);
    words.is_some_and(|(_, words)| words.iter().any(|word| answer.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_of_the_aims_is_known_and_an_answer_meets_its_own() {
        let aims: Vec<Aim> = crate::demo::content::read("qingmu/aims.json").unwrap();
        assert!(aims.len() >= 25);
        for follow in aims.iter().flat_map(|aim| &aim.follow_ups) {
            assert!(
                GROUPS.iter().any(|(name, _)| *name == follow.when),
                "{}",
                follow.when
            );
        }
        let aim = aims.iter().find(|aim| aim.id == "fits-small-room").unwrap();
        let (at, follow) = follow_up(aim, "这款长140厘米", &[]).unwrap();
        assert_eq!(follow.when, "size");
        assert!(follow_up(aim, "好的", &[at]).is_none());
        assert_eq!(
            follow_up(aim, "48小时内发货", &[at]).unwrap().1.when,
            "delivery"
        );
    }
}
