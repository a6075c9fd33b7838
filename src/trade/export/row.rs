use crate::{
    trade::{
        storage::{LineRow, OrderRow},
        view::masked_waybill,
    },
    vocabulary::Millis,
};

/// China has one time and no summer time.
const AHEAD_S: i64 = 8 * 60 * 60;
const DAY_S: i64 = 24 * 60 * 60;

/// What stands above the columns.
pub const HEADING: [&str; 21] = [
    "订单编号",
    "订单状态",
    "下单时间",
    "商品",
    "件数",
    "商品金额",
    "运费",
    "优惠",
    "应付",
    "实付",
    "已退",
    "付款时间",
    "发货时间",
    "成交时间",
    "收货人",
    "电话",
    "收货地址",
    "物流公司",
    "运单号",
    "旗帜",
    "备注",
];

/// An order as a row, in the order of [`HEADING`].
pub fn row(order: &OrderRow, lines: &[LineRow]) -> Vec<String> {
    let pieces: i64 = lines.iter().map(|line| line.quantity).sum();
    let bought = |line: &LineRow| match line.sku.as_str() {
        "" => format!("{} ×{}", line.title, line.quantity),
        sku => format!("{}（{sku}）×{}", line.title, line.quantity),
    };
    let bought: Vec<_> = lines.iter().map(bought).collect();
    vec![
        order.no.clone(),
        order.state.clone(),
        time(Some(order.created_at)),
        bought.join("；"),
        pieces.to_string(),
        yuan(order.goods_fen),
        yuan(order.freight_fen),
        yuan(order.discount_fen),
        yuan(order.total_fen),
        yuan(order.paid_fen),
        yuan(order.refunded_fen),
        time(order.paid_at),
        time(order.shipped_at),
        time(order.finished_at),
        yingke_masking::name(&order.receiver),
        yingke_masking::phone(&order.phone),
        yingke_masking::address(&order.address),
        order.carrier.clone().unwrap_or_default(),
        order
            .waybill
            .as_deref()
            .map(masked_waybill)
            .unwrap_or_default(),
        flag(order.flag).to_owned(),
        yingke_masking::text(&order.note),
    ]
}

fn yuan(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    let fen = fen.unsigned_abs();
    format!("{sign}{}.{:02}", fen / 100, fen % 100)
}

const fn flag(flag: i16) -> &'static str {
    match flag {
        1 => "红",
        2 => "黄",
        3 => "绿",
        4 => "蓝",
        5 => "紫",
        _ => "灰",
    }
}

/// `2026-10-01 09:30:00` as the shop's clock showed it; empty: it never was.
fn time(at: Option<Millis>) -> String {
    let Some(at) = at else {
        return String::new();
    };
    let local = at.div_euclid(1_000) + AHEAD_S;
    let (year, month, day) = date(local.div_euclid(DAY_S));
    let second = local.rem_euclid(DAY_S);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
}

/// Year, month and day of a day counted from 1970, by eras of 400 years that begin in March.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = year + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_the_shop_s_own() {
        for (at, told) in [
            (0, "1970-01-01 08:00:00"),
            (951_782_399_000, "2000-02-29 07:59:59"),
            (951_782_400_000, "2000-02-29 08:00:00"),
            (1_767_196_800_000, "2026-01-01 00:00:00"),
            (1_763_800_000_000, "2025-11-22 16:26:40"),
        ] {
            assert_eq!(time(Some(at)), told);
        }
        assert_eq!(time(None), "");
    }

    #[test]
    fn fen_are_yuan() {
        for (fen, told) in [
            (0, "0.00"),
            (5, "0.05"),
            (12_345, "123.45"),
            (-250, "-2.50"),
        ] {
            assert_eq!(yuan(fen), told);
        }
    }
}
