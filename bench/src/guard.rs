use std::{hint::black_box, time::Instant};

use serde::Serialize;
use yingke::guard::{Guard, Privacy};

/// What the guard's opinion of one text costs.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Guarded {
    pub texts: usize,
    pub with_findings: usize,
    pub mean_us: f64,
    pub slowest_us: f64,
}

const ROUNDS: u32 = 2_000;
const SHAPES: [&str; 8] = [
    "您好，订单已经安排了，预计{n}小时内发出，请您留意短信",
    "尺寸是 1400×800×750，桌面厚 {n} 毫米，岩板耐温 300 度",
    "师傅电话138{n:08}，到货前一天会联系您确认时间",
    "券后 {n}.00 元，满 3000 减 200，明天零点结束",
    "订单号 2026112215300{n:07}，您核对一下收货地址",
    "可以的亲，七天无理由退换，运费我们来承担，您放心下单就好",
    "退款会原路退回尾号 {n:04} 的卡，一般一到三个工作日到账",
    "您身份证 11010519491231002X 这种信息请不要发在这里哦（{n}）",
];

fn texts() -> Vec<String> {
    let text = |n: usize| {
        let shape = SHAPES[n % SHAPES.len()];
        shape
            .replace("{n:08}", &format!("{n:08}"))
            .replace("{n:07}", &format!("{n:07}"))
            .replace("{n:04}", &format!("{n:04}"))
            .replace("{n}", &n.to_string())
    };
    (0..200).map(text).collect()
}

pub fn run() -> Guarded {
    let guard = Guard::new(vec![Box::new(Privacy)]);
    let texts = texts();
    let each = |text: &String| {
        let began = Instant::now();
        for _ in 0..ROUNDS {
            black_box(guard.review(black_box(text)));
        }
        began.elapsed().as_secs_f64() * 1e6 / f64::from(ROUNDS)
    };
    let micros: Vec<f64> = texts.iter().map(each).collect();
    Guarded {
        texts: texts.len(),
        with_findings: texts
            .iter()
            .filter(|text| !guard.review(text).is_empty())
            .count(),
        mean_us: micros.iter().sum::<f64>() / micros.len() as f64,
        slowest_us: micros.into_iter().fold(0.0, f64::max),
    }
}
