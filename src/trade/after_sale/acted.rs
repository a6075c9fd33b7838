use serde::{Deserialize, Serialize};

use crate::{
    storage::Event as Emitted,
    trade::{By, Event, Order, RefundKind, money::yuan, storage::OrderRow},
    vocabulary::CustomerId,
};

/// A case went on without either side: its time was over, or the platform decided. Both are to hear of it, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseActed {
    pub customer: CustomerId,
    /// What both read.
    pub words: String,
}

impl Emitted for CaseActed {
    const KIND: &'static str = "CaseActed";
}

/// What both sides are told of `event`; nothing where one of them did it, and has told the other by doing so.
pub fn acted(row: &OrderRow, event: &Event, by: By, after: &Order) -> Option<CaseActed> {
    let line = after.lines.get(event.line()?)?;
    let what = match by {
        By::System => by_clock(event, line.refund.kind)?,
        By::Platform => decided(event)?,
        By::Customer | By::Shop | By::Carrier => return None,
    };
    let title = &line.item.title;
    Some(CaseActed {
        customer: row.customer_id,
        words: format!("订单 {} 的售后（{title}）：{what}", row.no),
    })
}

fn by_clock(event: &Event, kind: RefundKind) -> Option<String> {
    let what = match event {
        Event::RefundAgreed { .. } => "店铺超时未处理，系统已自动同意，请按时寄回商品或等待补寄",
        Event::Refunded { amount_fen, .. } => {
            let paid = yuan(*amount_fen);
            return Some(format!("店铺超时未处理，系统已自动退款 {paid} 元"));
        }
        // Its money goes back in the same moment, which says it all.
        Event::ReturnReceived { .. } if kind.has_money() => return None,
        Event::ReturnReceived { .. } => "店铺超时未确认，视为已收到寄回的商品，接下来由店铺寄出",
        Event::PlatformAsked { .. } => "店铺超时未寄出，平台已介入",
        Event::ProposalDeclined { .. } => "方案到期没有答复，已作废，由店铺重新处理",
        Event::ResentConfirmed { .. } => "到期没有确认，视为已收到补寄的商品，售后完成",
        Event::CaseLapsed { .. } => "买家超时未操作，售后已关闭",
        Event::DisputeDecided { .. } => return Some(format!("到期自动裁决，{}", judged(event)?)),
        _ => return None,
    };
    Some(what.to_owned())
}

fn decided(event: &Event) -> Option<String> {
    match event {
        Event::RefundAgreed { .. } => {
            Some("平台裁决支持买家，请买家先寄回商品，再由店铺处理".to_owned())
        }
        _ => Some(format!("平台裁决，{}", judged(event)?)),
    }
}

fn judged(event: &Event) -> Option<String> {
    match event {
        Event::DisputeDecided {
            amount_fen: 0,
            is_for_customer: false,
            ..
        } => Some("支持店铺，售后关闭".to_owned()),
        Event::DisputeDecided { amount_fen: 0, .. } => Some("支持买家".to_owned()),
        Event::DisputeDecided { amount_fen, .. } => {
            Some(format!("支持买家，退款 {} 元", yuan(*amount_fen)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_says_for_whom_and_how_much() {
        let judged = |amount_fen, is_for_customer| {
            let line = 0;
            decided(&Event::DisputeDecided {
                line,
                amount_fen,
                is_for_customer,
            })
        };
        let told = |words: &str| Some(words.to_owned());
        assert_eq!(judged(0, false), told("平台裁决，支持店铺，售后关闭"));
        assert_eq!(judged(0, true), told("平台裁决，支持买家"));
        assert_eq!(
            judged(1_250, true),
            told("平台裁决，支持买家，退款 12.50 元")
        );
    }

    #[test]
    fn what_comes_back_and_is_paid_at_once_is_said_once() {
        let received = Event::ReturnReceived { line: 0 };
        assert_eq!(by_clock(&received, RefundKind::GoodsBack), None);
        assert!(by_clock(&received, RefundKind::Exchange).is_some());
    }
}
