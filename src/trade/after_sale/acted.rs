use serde::{Deserialize, Serialize};

use crate::{
    storage::Event as Emitted,
    trade::{
        By, CompensationReason, Event, Line, Order, RefundKind, RefundState, money::yuan,
        storage::OrderRow,
    },
    vocabulary::CustomerId,
};

/// A case went on without either side: its time was over, or is nearly over for the customer, or the platform decided; or the shop
/// took back what it had promised unasked, or price protection that it was asked for is answered.
/// Both are to hear of it, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseActed {
    pub customer: CustomerId,
    /// In Chinese, for search and for whoever does not know the code.
    pub words: String,
    /// None: an older program wrote it down.
    #[serde(default)]
    pub said: Option<CaseSaid>,
    /// Whatever is said under this name is said once, however often it is told; none: by the event's own id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub once: Option<String>,
}

/// The same in no language: each reader's program says it in theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseSaid {
    /// What happened, for instance `refunded` or `platform_for_shop`.
    pub code: String,
    pub order_no: String,
    /// What the line was called when it was bought.
    pub goods: String,
    /// What went back, where the code says that something did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_fen: Option<i64>,
}

impl Emitted for CaseActed {
    const KIND: &'static str = "CaseActed";
}

/// What happened to a case: its code, its words in Chinese, and the money in it.
#[derive(Debug, PartialEq, Eq)]
pub struct What {
    code: &'static str,
    zh: String,
    amount_fen: Option<i64>,
}

impl What {
    pub fn plain(code: &'static str, zh: &str) -> Self {
        Self {
            code,
            zh: zh.to_owned(),
            amount_fen: None,
        }
    }

    fn paid(code: &'static str, zh: &str, fen: i64) -> Self {
        Self {
            code,
            zh: format!("{zh} {} 元", yuan(fen)),
            amount_fen: Some(fen),
        }
    }

    /// As both sides are told it of the line's case.
    pub fn told(self, row: &OrderRow, line: &Line) -> CaseActed {
        let Self {
            code,
            zh,
            amount_fen,
        } = self;
        let title = &line.item.title;
        CaseActed {
            customer: row.customer_id,
            words: format!("订单 {} 的售后（{title}）：{zh}", row.no),
            said: Some(CaseSaid {
                code: code.to_owned(),
                order_no: row.no.clone(),
                goods: title.clone(),
                amount_fen,
            }),
            once: None,
        }
    }
}

/// What both sides are told of `event`; nothing where one of them did it, and has told the other by doing so.
pub fn acted(
    row: &OrderRow,
    event: &Event,
    by: By,
    (before, after): (&Order, &Order),
) -> Option<CaseActed> {
    let no = event.line()?;
    let (was, line) = (before.lines.get(no)?, after.lines.get(no)?);
    let what = match by {
        _ if was.asked_protection.is_some_and(|of| of.answer.is_none()) && is_answer(event) => {
            protected(event, by)
        }
        By::System if is_sold_out(event, was) => sold_out(),
        By::System if is_void_after_refusal(event, line) => void_after_refusal(),
        By::System => by_clock(event, line.refund.kind)?,
        By::Platform => decided(event)?,
        By::Shop => taken_back(event)?,
        By::Customer | By::Carrier => return None,
    };
    Some(what.told(row, line))
}

/// To price protection that the shop was asked for.
const fn is_answer(event: &Event) -> bool {
    matches!(
        event,
        Event::ProtectionDeclined { .. }
            | Event::Compensated {
                reason: CompensationReason::PriceProtection,
                ..
            }
    )
}

fn protected(event: &Event, by: By) -> What {
    match (event, by) {
        (Event::Compensated { amount_fen, .. }, _) => {
            What::paid("protection_given", "价保申请已通过，退差价", *amount_fen)
        }
        (_, By::System) => {
            let zh = "店铺超时未答复价保申请，视为不同意，差价不退";
            What::plain("protection_unanswered", zh)
        }
        _ => What::plain("protection_declined", "店铺没有同意价保申请，差价不退"),
    }
}

/// Nobody answered what was offered after a refusal: it is the customer's turn again, and not the shop's.
fn is_void_after_refusal(event: &Event, after: &Line) -> bool {
    let is_declined = matches!(event, Event::ProposalDeclined { .. });
    is_declined && after.refund.state == RefundState::SellerRefuseBuyer
}

fn void_after_refusal() -> What {
    let zh = "方案到期没有答复，已作废，不接受店铺的拒绝可以申请平台介入";
    What::plain("void_refused", zh)
}

/// The platform looks at what was asked, because nothing can be sent; what was agreed to lies ready.
pub fn is_sold_out(event: &Event, before: &Line) -> bool {
    matches!(event, Event::PlatformAsked { .. }) && before.refund.asks_for_pieces()
}

fn sold_out() -> What {
    let zh = "店铺超时未处理，商品已缺货，平台已介入";
    What::plain("platform_sold_out", zh)
}

fn taken_back(event: &Event) -> Option<What> {
    let zh = "店铺撤回了误发起的补发，这次不会寄出，需要时可以再申请售后";
    let is_taken_back = matches!(event, Event::ReissueWithdrawn { .. });
    is_taken_back.then(|| What::plain("reissue_withdrawn", zh))
}

fn by_clock(event: &Event, kind: RefundKind) -> Option<What> {
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

fn turned_to_return(amount_fen: i64) -> What {
    let zh = "换货商品缺货，改为退货退款：请按时寄回商品，店铺收到后退款";
    What::paid("turned_to_return", zh, amount_fen)
}

fn decided(event: &Event) -> Option<What> {
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

fn judged(event: &Event, who: &str, (for_shop, for_customer, paid): Codes) -> Option<What> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{Refund, after_sale::Said, testing::placed};

    #[test]
    fn what_nobody_agreed_to_is_sold_out_and_what_lies_ready_is_late() {
        let mut line = placed().lines.remove(0);
        let said = Said::default();
        let asked = Event::PlatformAsked { line: 0, said };
        for kind in [RefundKind::Exchange, RefundKind::Reissue] {
            for (state, is_there) in [
                (RefundState::WaitSellerAgree, false),
                (RefundState::WaitSellerResend, true),
            ] {
                line.refund = Refund {
                    state,
                    kind,
                    is_sent: is_there,
                    ..Refund::NONE
                };
                assert_eq!(is_sold_out(&asked, &line), !is_there, "{kind:?}");
            }
        }
    }

    #[test]
    fn an_answer_to_price_protection_is_told_whoever_gave_it() {
        let line = 0;
        let reason = CompensationReason::PriceProtection;
        let given = Event::Compensated {
            line,
            amount_fen: 500,
            reason,
        };
        let declined = Event::ProtectionDeclined { line };
        let told = |event, by| {
            let what = protected(event, by);
            (what.code, what.amount_fen)
        };
        assert_eq!(told(&given, By::System), ("protection_given", Some(500)));
        assert_eq!(told(&declined, By::Shop), ("protection_declined", None));
        assert_eq!(told(&declined, By::System), ("protection_unanswered", None));
        assert!(is_answer(&given) && is_answer(&declined));
        assert!(!is_answer(&Event::Paid));
    }

    #[test]
    fn a_decision_says_for_whom_and_how_much() {
        let told = |amount_fen, is_for_customer| {
            let event = Event::DisputeDecided {
                line: 0,
                amount_fen,
                is_for_customer,
            };
            let What {
                code,
                zh,
                amount_fen,
            } = decided(&event).unwrap();
            (code, zh, amount_fen)
        };
        let shop = "平台裁决，支持店铺，售后关闭".to_owned();
        assert_eq!(told(0, false), ("platform_for_shop", shop, None));
        let customer = "平台裁决，支持买家".to_owned();
        assert_eq!(told(0, true), ("platform_for_customer", customer, None));
        let paid = "平台裁决，支持买家，退款 12.50 元".to_owned();
        assert_eq!(told(1_250, true), ("platform_paid", paid, Some(1_250)));
    }

    #[test]
    fn the_clock_says_what_it_did_in_codes_of_its_own() {
        let refunded = Event::Refunded {
            line: 0,
            amount_fen: 500,
        };
        let told = by_clock(&refunded, RefundKind::MoneyOnly).unwrap();
        assert_eq!((told.code, told.amount_fen), ("refunded", Some(500)));
        let lost = Event::DisputeDecided {
            line: 0,
            amount_fen: 0,
            is_for_customer: false,
        };
        let told = by_clock(&lost, RefundKind::MoneyOnly).unwrap();
        assert_eq!(told.code, "for_shop");
        assert_eq!(by_clock(&Event::Paid, RefundKind::MoneyOnly), None);
        let turned = Event::TurnedToReturn {
            line: 0,
            amount_fen: 500,
        };
        let told = by_clock(&turned, RefundKind::GoodsBack).unwrap();
        assert!(told.zh.starts_with("换货商品缺货，改为退货退款"));
    }

    #[test]
    fn what_comes_back_and_is_paid_at_once_is_said_once() {
        let received = Event::ReturnReceived { line: 0 };
        assert_eq!(by_clock(&received, RefundKind::GoodsBack), None);
        assert!(by_clock(&received, RefundKind::Exchange).is_some());
    }

    #[test]
    fn what_an_older_program_wrote_down_is_read() {
        let customer = CustomerId(uuid::Uuid::nil());
        let row = format!(r#"{{"customer":"{customer}","words":"售后已关闭"}}"#);
        let acted: CaseActed = serde_json::from_str(&row).unwrap();
        assert_eq!((acted.words.as_str(), acted.said), ("售后已关闭", None));
    }
}
