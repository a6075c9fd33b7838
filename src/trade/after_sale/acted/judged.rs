//! What the platform decides of a case, or time decides for it.

use super::what::What;
use crate::trade::Event;

pub(super) fn turned_to_return(amount_fen: i64) -> What {
    let zh = "换货商品缺货，改为退货退款：请按时寄回商品，店铺收到后退款";
    What::paid("turned_to_return", zh, amount_fen)
}

pub(super) fn decided(event: &Event) -> Option<What> {
    if let Event::TurnedToReturn { amount_fen, .. } = event {
        return Some(turned_to_return(*amount_fen));
    }
    if let Event::RefundAgreed { .. } = event {
        let zh = "平台裁决支持买家，请买家先寄回商品，再由店铺处理";
        return Some(What::plain("platform_goods_back", zh));
    }
    let codes = (
        "platform_for_shop",
        "platform_for_customer",
        "platform_paid",
    );
    judged(event, "平台裁决", codes)
}

type Codes = (&'static str, &'static str, &'static str);

pub(super) fn judged(
    event: &Event,
    who: &str,
    (for_shop, for_customer, paid): Codes,
) -> Option<What> {
    match event {
        Event::DisputeDecided {
            amount_fen: 0,
            is_for_customer: false,
            ..
        } => Some(What::plain(for_shop, &format!("{who}，支持店铺，售后关闭"))),
        Event::DisputeDecided { amount_fen: 0, .. } => {
            Some(What::plain(for_customer, &format!("{who}，支持买家")))
        }
        Event::DisputeDecided { amount_fen, .. } => {
            let zh = format!("{who}，支持买家，退款");
            Some(What::paid(paid, &zh, *amount_fen))
        }
        _ => None,
    }
}
