use super::{asked, resent, sent, walk};
use crate::trade::{
    By, Event, Refund, RefundKind, RefundState as R,
    after_sale::{Counted, Said, Takes},
};

#[test]
fn an_exchange_ends_with_a_parcel_and_no_money() {
    let steps = [
        (Event::RefundAgreed { line: 0 }, By::Shop),
        (sent(), By::Customer),
        (Event::ReturnReceived { line: 0 }, By::Shop),
        (resent(), By::Shop),
        (Event::ResentConfirmed { line: 0 }, By::Customer),
    ];
    let case = walk(asked(RefundKind::Exchange), &steps).unwrap();
    assert_eq!((case.state, case.refunded_fen), (R::Success, 0));
    // The new piece may break too.
    assert!(case.may_be_asked_anew());
}

#[test]
fn a_missing_piece_is_sent_without_anything_coming_back() {
    let agreed = [(Event::RefundAgreed { line: 0 }, By::Shop)];
    let case = walk(asked(RefundKind::Reissue), &agreed).unwrap();
    assert_eq!(case.state, R::WaitSellerResend);
}

#[test]
fn an_exchange_for_what_is_sold_out_comes_back_for_its_money() {
    let turned = Event::TurnedToReturn {
        line: 0,
        amount_fen: 500,
    };
    let turns = |case: Refund| case.after(&turned, By::System, 2).map(|case| case.state);
    let same = asked(RefundKind::Exchange);
    assert_eq!(turns(same), Some(R::WaitBuyerReturnGoods));
    let same = Refund {
        takes: Takes::Sent,
        ..same
    };
    assert_eq!(same.after(&turned, By::System, 2), None);
    let other = Refund {
        wanted: Some(crate::vocabulary::SkuId(uuid::Uuid::nil())),
        ..same
    };
    let case = other.after(&turned, By::System, 2).unwrap();
    assert_eq!(case.state, R::WaitBuyerReturnGoods);
    let now = (case.kind, case.asked_fen, case.wanted);
    assert_eq!(now, (RefundKind::GoodsBack, 500, None));
    let agreed = other.after(&Event::RefundAgreed { line: 0 }, By::Shop, 2);
    assert_eq!(agreed.unwrap().after(&turned, By::System, 3), None);
}

#[test]
fn freight_is_taken_on_where_something_comes_back() {
    let takes = Event::FreightTaken { line: 0 };
    let taken = |kind| asked(kind).after(&takes, By::Shop, 3).is_some();
    assert!(taken(RefundKind::GoodsBack));
    assert!(!taken(RefundKind::MoneyOnly) && !taken(RefundKind::Reissue));
}

#[test]
fn what_could_be_done_for_ever_has_an_end() {
    let evidence = Event::EvidenceGiven {
        line: 0,
        said: Said::default(),
    };
    let mut case = asked(RefundKind::MoneyOnly);
    while !case.has_enough_of(&evidence, By::Customer) {
        case = case.after(&evidence, By::Customer, 2).unwrap();
    }
    assert_eq!(case.counted.by_customer, 10);
    assert!(!case.has_enough_of(&evidence, By::Shop));
    assert_eq!(
        case.counted,
        Counted {
            by_customer: 10,
            ..Counted::NONE
        }
    );
}
