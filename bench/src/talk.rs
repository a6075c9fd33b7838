//! Things said in shops, always the same: a long log in which no two messages need be alike.

use crate::dice::Dice;

/// Frequent characters first.
const SAID: &str = "的了我是不有在这个好吗您可以发货什么时候到一下没看大小颜色沙发床垫桌子椅柜木头胡桃橡岩板尺寸米要能送上楼电梯安装师傅\
快递运费退换保价优惠券下单付款地址收亲稍等帮查询谢抱歉问题明天今天后天周末仓库现甲醛检测报告味道质量布艺皮革清洗坐感软硬客厅卧室书房\
孩子老人高度宽度承重螺丝缺件破损照片拍视频说明书开票公司抬头税号会员积分直播间满减赠品抱枕梳妆台镜灯带玻璃门推拉轨道铰链抽屉";
/// Longer words, one in a quarter of all messages.
const WORDS: [&str; 8] = [
    "梳妆台",
    "电动升降桌",
    "岩板餐桌耐高温",
    "胡桃木书架",
    "床垫甲醛",
    "运费险",
    "说明书",
    "质量问题",
];
const NUMBERED: u64 = 50;

pub struct Talk {
    dice: Dice,
    said: Vec<char>,
    no: u64,
}

impl Talk {
    pub fn new() -> Self {
        Self {
            dice: Dice::new(7),
            said: SAID.chars().collect(),
            no: 0,
        }
    }

    fn below(&mut self, end: usize) -> usize {
        self.dice.below(end)
    }

    /// 6 to 35 characters, mostly in pairs, and now and then the number of an order.
    pub fn message(&mut self) -> String {
        self.no += 1;
        let mut text = String::new();
        for _ in 0..3 + self.below(12) {
            let spread = 1 + self.below(self.said.len() - 1);
            let at = self.below(spread);
            text.extend(&self.said[at..at + 2]);
        }
        if self.below(4) == 0 {
            text.push_str(WORDS[self.below(WORDS.len())]);
        }
        if self.no.is_multiple_of(NUMBERED) {
            text.push_str(" QM");
            text.push_str(&(100_000 + self.no).to_string());
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_varies_and_is_always_the_same() {
        let said = || {
            let mut talk = Talk::new();
            (0..100).map(move |_| talk.message())
        };
        let all: std::collections::HashSet<_> = said().collect();
        assert_eq!(all.len(), 100);
        assert!(said().eq(said()));
    }
}
