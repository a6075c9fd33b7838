//! What happens to a case when its time is over.

use super::{
    judged::{judged, turned_to_return},
    what::What,
};
use crate::trade::{Event, Line, RefundKind, RefundState};

/// Nobody answered what was offered after a refusal: it is the customer's turn again, and not the shop's.
pub(super) fn is_void_after_refusal(event: &Event, after: &Line) -> bool {
    let is_declined = matches!(event, Event::ProposalDeclined { .. });
    is_declined && after.refund.state == RefundState::SellerRefuseBuyer
}

pub(super) fn void_after_refusal() -> What {
    let zh = "方案到期没有答复，已作废，不接受店铺的拒绝可以申请平台介入";
    What::plain("void_refused", zh)
}

/// The platform looks at what was asked, because nothing can be sent; what was agreed to lies ready.
pub fn is_sold_out(event: &Event, before: &Line) -> bool {
    matches!(event, Event::PlatformAsked { .. }) && before.refund.asks_for_pieces()
}

pub(super) fn sold_out() -> What {
    let zh = "店铺超时未处理，商品已缺货，平台已介入";
    What::plain("platform_sold_out", zh)
}

pub(super) fn by_clock(event: &Event, kind: RefundKind) -> Option<What> {
    let (code, zh) = match event {
        Event::RefundAgreed { .. } => (
            "agreed",
            "店铺超时未处理，系统已自动同意，请按时寄回商品或等待补寄",
        ),
        Event::Refunded { amount_fen, .. } => {
            let zh = "店铺超时未处理，系统已自动退款";
            return Some(What::paid("refunded", zh, *amount_fen));
        }
        Event::TurnedToReturn { amount_fen, .. } => return Some(turned_to_return(*amount_fen)),
        // Its money goes back in the same moment, which says it all.
        Event::ReturnReceived { .. } if kind.has_money() => return None,
        Event::ReturnReceived { .. } => (
            "received",
            "店铺超时未确认，视为已收到寄回的商品，接下来由店铺寄出",
        ),
        Event::PlatformAsked { .. } => ("platform", "店铺超时未寄出，平台已介入"),
        Event::ProposalDeclined { .. } => (
            "proposal_declined",
            "方案到期没有答复，已作废，由店铺重新处理",
        ),
        Event::ResentConfirmed { .. } => ("done", "到期没有确认，视为已收到补寄的商品，售后完成"),
        Event::CaseLapsed { .. } => ("lapsed", "买家超时未操作，售后已关闭"),
        _ => {
            let codes = ("for_shop", "for_customer", "paid");
            return judged(event, "到期自动裁决", codes);
        }
    };
    Some(What::plain(code, zh))
}
