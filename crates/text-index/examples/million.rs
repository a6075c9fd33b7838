//! How long a history of a million messages takes to build, how large it is, and how fast it answers:
//! `cargo run --release -p yingke-text-index --example million -- 1000000`.

use std::{fs, path::Path, time::Instant};

use yingke_text_index::{Doc, Error, Filter, Index, Mark, Place, Wanted};

const CONVERSATION: u64 = 500;
const BATCH: u64 = 20_000;
const ASKED: usize = 400;
/// What is typed: words, pairs, single characters, pinyin, initials, slips, several pieces, beginnings.
const TYPED: [&str; 16] = [
    "沙发",
    "床垫甲醛",
    "的",
    "发货",
    "shafa",
    "yunfeixian",
    "sf",
    "htm",
    "梳装台",
    "电动升绛桌",
    "岩板 高温",
    "shuzuangtai",
    "QM100",
    "胡桃木 库存",
    "s",
    "运费显",
];

fn main() -> Result<(), Error> {
    let messages: u64 = std::env::args()
        .nth(1)
        .and_then(|n| n.parse().ok())
        .unwrap_or(20_000);
    let folder = std::env::temp_dir().join(format!("text-index-{}", std::process::id()));
    let index = Index::open(&folder)?;
    let began = Instant::now();
    build(&index, messages)?;
    let built = began.elapsed();
    let (mut times, began) = (Vec::new(), Instant::now());
    let _ = index.marks()?;
    let marks = began.elapsed();
    for at in 0..ASKED {
        let wanted = Wanted::parse(TYPED[at % TYPED.len()]);
        let began = Instant::now();
        index.find(&wanted, &Filter::tagged(&["message", "whisper"]), 6)?;
        times.push((began.elapsed(), TYPED[at % TYPED.len()]));
    }
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!(
        "messages {messages}, built in {built:.1?}, {} MB",
        size(&folder) / 1_000_000
    );
    println!(
        "p50 {:.1?}, p99 {:.1?}, worst {:?}, marks read in {marks:.1?}",
        at(0.5).0,
        at(0.99).0,
        at(1.0)
    );
    for line in fs::read_to_string("/proc/self/status")
        .unwrap_or_default()
        .lines()
    {
        if line.starts_with("Rss") || line.starts_with("VmRSS") || line.starts_with("VmHWM") {
            println!("{line}");
        }
    }
    fs::remove_dir_all(folder)?;
    Ok(())
}

fn build(index: &Index, messages: u64) -> Result<(), Error> {
    let mut writer = index.writer()?;
    let mut dice = Dice(7);
    for no in 0..messages {
        let of = u128::from(no / CONVERSATION + 1).to_be_bytes();
        let text = dice.message(no);
        writer.add(&Doc {
            place: Place {
                of,
                no: no % CONVERSATION,
            },
            tags: &["message"],
            by: Some(of),
            at: no.cast_signed() * 1_000,
            print: 0,
            texts: &[&text],
        })?;
        if no % CONVERSATION == CONVERSATION - 1 {
            writer.mark(Mark {
                of,
                one: CONVERSATION,
                other: 0,
            })?;
        }
        if no % BATCH == BATCH - 1 {
            writer.commit()?;
        }
    }
    writer.commit()?;
    writer.close()
}

fn size(folder: &Path) -> u64 {
    let inside = fs::read_dir(folder).into_iter().flatten().flatten();
    inside
        .map(|entry| match entry.metadata() {
            Ok(about) if about.is_dir() => size(&entry.path()),
            Ok(about) => about.len(),
            Err(_) => 0,
        })
        .sum()
}

/// Always throws the same.
struct Dice(u64);

/// Said in shops, frequent ones first.
const SAID: &str = "的了我是不有在这个好吗您可以发货什么时候到一下没看大小颜色沙发床垫桌子椅柜木头胡桃橡岩板尺寸米要能送上楼电梯安装师傅\
快递运费退换保价优惠券下单付款地址收亲稍等帮查询谢抱歉问题明天今天后天周末仓库现甲醛检测报告味道质量布艺皮革清洗坐感软硬客厅卧室书房\
孩子老人高度宽度承重螺丝缺件破损照片拍视频说明书开票公司抬头税号会员积分直播间满减赠品抱枕梳妆台镜灯带玻璃门推拉轨道铰链抽屉";

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below
    }

    /// 6 to 29 characters, the first of [`SAID`] more often, in pairs as words are.
    fn message(&mut self, no: u64) -> String {
        let said: Vec<char> = SAID.chars().collect();
        let mut text = String::new();
        for _ in 0..3 + self.next(12) {
            let spread = 1 + self.next(said.len() - 1);
            let at = self.next(spread);
            text.extend(&said[at..at + 2]);
        }
        if no.is_multiple_of(50) {
            text.push_str(" QM");
            text.push_str(&(100_000 + no).to_string());
        }
        text
    }
}
