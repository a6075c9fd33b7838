use crate::{
    calendar::LocalTime,
    trade::{
        money::yuan,
        parcel::masked_waybill,
        storage::{LineRow, OrderRow, discounts_of},
    },
    vocabulary::Millis,
};

/// What stands above the columns.
pub const HEADING: [&str; 23] = [
    "订单编号",
    "订单状态",
    "下单时间",
    "商品",
    "件数",
    "商品金额",
    "运费",
    "优惠",
    "各商品应付",
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
    "买家留言",
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
    let costs = lines.iter().zip(discounts_of(order, lines));
    let costs = costs.map(|(line, discount_fen)| yuan(line.total_fen - discount_fen));
    let costs: Vec<_> = costs.collect();
    vec![
        order.no.clone(),
        order.state.clone(),
        time(Some(order.created_at)),
        bought.join("；"),
        pieces.to_string(),
        yuan(order.goods_fen),
        yuan(order.freight_fen),
        yuan(order.discount_fen),
        costs.join("；"),
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
        yingke_masking::text(&order.buyer_message),
        yingke_masking::text(&order.note),
    ]
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
    let LocalTime { date, minute, .. } = LocalTime::of(at);
    let second = at.div_euclid(1_000).rem_euclid(60);
    format!("{date} {:02}:{:02}:{second:02}", minute / 60, minute % 60)
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
}
