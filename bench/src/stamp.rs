use std::{sync::OnceLock, time::Instant};

/// When a text was written, inside the text. Letters only: the guard would take a run of digits for somebody's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub is_answer: bool,
    pub sent_ns: u64,
    /// When the question that began the exchange was written.
    pub asked_ns: u64,
}

const MARK: &str = "@@";
const WIDTH: usize = 16;

/// Nanoseconds since this process first asked.
pub fn now_ns() -> u64 {
    static FIRST: OnceLock<Instant> = OnceLock::new();
    FIRST.get_or_init(Instant::now).elapsed().as_nanos() as u64
}

/// About as long as what shoppers and agents write.
const QUESTIONS: [&str; 4] = [
    "这款岩板餐桌一米四的能坐六个人吗，家里偶尔有客人来",
    "请问送货上楼要另外收费吗？我家是六楼没有电梯的老小区",
    "沙发套可以拆下来机洗吗，家里有猫，怕勾丝也怕沾毛",
    "床架的承重大概是多少？两个大人加一个孩子睡有没有问题",
];
/// One of them promises something, about as often as agents do: 49 times in the 680 parts of the sample behind docs/promises.md.
const ANSWERS: [&str; 13] = [
    "可以的，一米四平时坐四到六位，拉开以后能坐八位，您放心",
    "您好，无电梯四楼以上每层加收少量搬运费，师傅会提前联系您",
    "沙发套是可以拆洗的，建议冷水轻柔档，面料做过防勾丝处理",
    "床架用的是加厚钢架，三位一起睡没有问题，五年质保请放心",
    "这款胡桃木和白蜡木是两种颜色，图片是实物拍的，色差很小",
    "梳妆台的灯带是三档调光，镜子可以左右转，插头在背面左侧",
    "您家客厅三米二的话，选两米四的沙发比较合适，走道也够宽",
    "床垫软硬适中，偏硬的一面朝上就可以，孩子和老人都能睡的",
    "岩板台面耐磨耐高温，热锅可以直接放，平时用湿布擦就可以",
    "抽屉是缓冲导轨的，轻轻一推就回去了，承重大约二十公斤的",
    "书架要固定在墙上，配件和图纸都在箱子里，两个人半小时装好",
    "亲，活动价到月底都是这个价，会员还可以再减五十元的优惠",
    "尺寸图在详情页第三张，靠墙的一边请留两厘米，方便开柜门",
];

impl Stamp {
    pub fn question(sent_ns: u64) -> Self {
        Self {
            is_answer: false,
            sent_ns,
            asked_ns: sent_ns,
        }
    }

    pub fn answered(self, sent_ns: u64) -> Self {
        Self {
            is_answer: true,
            sent_ns,
            ..self
        }
    }

    pub fn text(self) -> String {
        let (kind, words) = if self.is_answer {
            ('a', &ANSWERS[..])
        } else {
            ('q', &QUESTIONS[..])
        };
        let mut text = String::with_capacity(160);
        text.push_str(words[self.asked_ns as usize / 64 % words.len()]);
        text.push_str(MARK);
        text.push(kind);
        write_letters(&mut text, self.sent_ns);
        write_letters(&mut text, self.asked_ns);
        text
    }

    pub fn find(frame: &str) -> Option<Self> {
        let at = frame.find(MARK)? + MARK.len();
        let mark = frame.as_bytes().get(at..=at + 2 * WIDTH)?;
        Some(Self {
            is_answer: mark[0] == b'a',
            sent_ns: read_letters(&mark[1..=WIDTH]),
            asked_ns: read_letters(&mark[1 + WIDTH..]),
        })
    }
}

fn write_letters(out: &mut String, number: u64) {
    for place in (0..WIDTH).rev() {
        let digit = (number >> (4 * place)) as u8 & 15;
        out.push(char::from(b'a' + digit));
    }
}

fn read_letters(letters: &[u8]) -> u64 {
    letters.iter().fold(0, |number, letter| {
        number << 4 | u64::from(letter.wrapping_sub(b'a') & 15)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_comes_back_out_of_its_frame() {
        let stamp = Stamp::question(now_ns() + 0x1234_5678_9abc).answered(u64::MAX - 7);
        let frame = format!("{{\"body\":{{\"text\":\"{}\"}}}}", stamp.text());
        assert_eq!(Stamp::find(&frame), Some(stamp));
        assert_eq!(Stamp::find("{\"type\":\"ping\"}"), None);
    }

    #[test]
    fn the_guard_has_nothing_to_say_about_a_stamped_text() {
        use yingke::guard::{Guard, Privacy};
        let guard = Guard::new(vec![Box::new(Privacy)]);
        let text = Stamp::question(13_800_138_000)
            .answered(13_900_139_000)
            .text();
        assert_eq!(guard.review(&text), []);
    }
}
