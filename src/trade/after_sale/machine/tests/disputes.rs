use super::{asked, platform, resent, sent, walk};
use crate::trade::{By, Event, RefundKind, RefundState as R, after_sale::Said};

#[test]
fn goods_that_came_otherwise_are_refused_and_the_platform_may_be_asked() {
    let said = Said::default();
    let steps = [
        (Event::RefundAgreed { line: 0 }, By::Shop),
        (sent(), By::Customer),
        (Event::ReturnRefused { line: 0, said }, By::Shop),
        (platform(), By::Customer),
    ];
    let case = walk(asked(RefundKind::GoodsBack), &steps).unwrap();
    assert_eq!(case.state, R::PlatformInvolved);
    let decided = |amount_fen| Event::DisputeDecided {
        line: 0,
        amount_fen,
        is_for_customer: amount_fen != 0,
    };
    assert_eq!(
        case.after(&decided(500), By::Shop, 3).unwrap().refunded_fen,
        500
    );
    let lost = case.after(&decided(0), By::Platform, 3).unwrap();
    assert_eq!(lost.state, R::Closed);
    assert!(!lost.may_be_asked_anew(), "what was decided stays so");
    // What was sent already is not sent for again.
    let agreed = Event::RefundAgreed { line: 0 };
    assert_eq!(case.after(&agreed, By::Platform, 3), None);
}

#[test]
fn a_piece_that_is_no_better_is_for_the_platform() {
    let agreed = (Event::RefundAgreed { line: 0 }, By::Shop);
    let steps = [agreed, (resent(), By::Shop)];
    let case = walk(asked(RefundKind::Reissue), &steps).unwrap();
    let disputed = case.after(&platform(), By::Customer, 3).unwrap();
    assert_eq!(disputed.state, R::PlatformInvolved);
    assert_eq!(case.after(&platform(), By::System, 3), None);
    assert_eq!(case.renewed_at, None);
    let fine = Event::ResentConfirmed { line: 0 };
    let done = case.after(&fine, By::Customer, 4).unwrap();
    assert_eq!(done.renewed_at, Some(4));
}

#[test]
fn a_customer_with_nothing_to_get_back_may_be_right() {
    let steps = [
        (Event::RefundAgreed { line: 0 }, By::Shop),
        (resent(), By::Shop),
        (platform(), By::Customer),
    ];
    let case = walk(asked(RefundKind::Reissue), &steps).unwrap();
    let decided = |is_for_customer| Event::DisputeDecided {
        line: 0,
        amount_fen: 0,
        is_for_customer,
    };
    let end = |event| case.after(&event, By::System, 3).unwrap().state;
    assert_eq!(end(decided(true)), R::Success);
    assert_eq!(end(decided(false)), R::Closed);
}

#[test]
fn only_evidence_of_the_shop_answers_the_platform() {
    let refused = Event::RefundRefused {
        line: 0,
        said: Said::default(),
    };
    let steps = [(refused, By::Shop), (platform(), By::Customer)];
    let case = walk(asked(RefundKind::MoneyOnly), &steps).unwrap();
    let evidence = Event::EvidenceGiven {
        line: 0,
        said: Said::default(),
    };
    let theirs = case.after(&evidence, By::Customer, 3).unwrap();
    assert!(!theirs.has_answered);
    let ours = theirs.after(&evidence, By::Shop, 3).unwrap();
    assert!(ours.has_answered);
    assert_eq!(ours.since, case.since, "words stop no clock");
}
