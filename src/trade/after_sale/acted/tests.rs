use super::{
    CaseActed,
    clock::{by_clock, is_sold_out},
    judged::decided,
    protected::{is_answer, protected},
    what::What,
};
use crate::{
    trade::{
        By, CompensationReason, Event, Refund, RefundKind, RefundState, after_sale::Said,
        testing::placed,
    },
    vocabulary::CustomerId,
};

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
