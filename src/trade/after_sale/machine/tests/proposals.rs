use super::{asked, resent, sent, walk};
use crate::trade::{By, Event, RefundKind, RefundState as R, after_sale::Said};

#[test]
fn an_accepted_proposal_of_money_is_paid() {
    let made = Event::ProposalMade {
        line: 0,
        refund: RefundKind::MoneyOnly,
        amount_fen: 120,
        said: Said::default(),
    };
    let case = walk(asked(RefundKind::GoodsBack), &[(made.clone(), By::Shop)]).unwrap();
    assert_eq!(case.after(&made, By::Shop, 3), None, "one at a time");
    let accepted = Event::ProposalAccepted { line: 0 };
    let paid = case.after(&accepted, By::Customer, 3).unwrap();
    assert_eq!((paid.state, paid.refunded_fen), (R::Success, 120));
}

#[test]
fn what_was_agreed_to_or_refused_may_be_offered_otherwise() {
    let made = |refund, amount_fen| Event::ProposalMade {
        line: 0,
        refund,
        amount_fen,
        said: Said::default(),
    };
    let agreed = (Event::RefundAgreed { line: 0 }, By::Shop);
    let received = (Event::ReturnReceived { line: 0 }, By::Shop);
    let steps = [agreed.clone(), (sent(), By::Customer), received];
    let back = walk(asked(RefundKind::Exchange), &steps).unwrap();
    let accepted = (Event::ProposalAccepted { line: 0 }, By::Customer);
    let taken = |from, kind| {
        let offered = (made(kind, 0), By::Shop);
        walk(from, &[offered, accepted.clone()]).unwrap().state
    };
    assert_eq!(taken(back, RefundKind::GoodsBack), R::Success);
    assert_eq!(taken(back, RefundKind::Repair), R::WaitSellerResend);
    let missing = walk(asked(RefundKind::Reissue), &[agreed]).unwrap();
    assert_eq!(
        taken(missing, RefundKind::GoodsBack),
        R::WaitBuyerReturnGoods
    );
    let said = Said::default();
    let refused = (Event::RefundRefused { line: 0, said }, By::Shop);
    let refused = walk(asked(RefundKind::GoodsBack), &[refused]).unwrap();
    assert_eq!(taken(refused, RefundKind::MoneyOnly), R::Success);
    let offered = refused.after(&made(RefundKind::MoneyOnly, 1), By::Shop, 3);
    let declined = Event::ProposalDeclined { line: 0 };
    let declined = offered.unwrap().after(&declined, By::Customer, 4).unwrap();
    assert_eq!((declined.state, declined.since), (R::SellerRefuseBuyer, 4));
    let sends = walk(back, &[(resent(), By::Shop)]).unwrap();
    assert_eq!(
        sends.after(&made(RefundKind::Reissue, 0), By::Shop, 3),
        None
    );
}
