use super::{asked, resent, walk};
use crate::trade::{
    By, Event, Refund, RefundKind, RefundState as R,
    after_sale::{Claim, Said},
};

#[test]
fn what_the_shop_opens_waits_for_its_parcel_alone() {
    let event = |refund| Event::RefundAsked {
        line: 0,
        refund,
        amount_fen: 0,
        claim: Claim::default(),
    };
    let opened = Refund::NONE.after(&event(RefundKind::Reissue), By::Shop, 1);
    assert_eq!(opened.unwrap().state, R::WaitSellerResend);
    for kind in RefundKind::ALL {
        let may = event(kind).may_be_by(By::Shop);
        assert_eq!(may, kind == RefundKind::Reissue, "{kind:?}");
    }
}

#[test]
fn only_what_the_shop_opened_it_takes_back_and_only_before_it_leaves() {
    let withdrawn = || Event::ReissueWithdrawn {
        line: 0,
        said: Said::default(),
    };
    let opened = Event::RefundAsked {
        line: 0,
        refund: RefundKind::Reissue,
        amount_fen: 0,
        claim: Claim::default(),
    };
    let opened = Refund::NONE.after(&opened, By::Shop, 1).unwrap();
    let back = opened.after(&withdrawn(), By::Shop, 2).unwrap();
    assert_eq!(back.state, R::Closed);
    assert!(back.may_be_asked_anew());
    let sent = opened.after(&resent(), By::Shop, 2).unwrap();
    assert_eq!(sent.after(&withdrawn(), By::Shop, 3), None);
    let agreed = [(Event::RefundAgreed { line: 0 }, By::Shop)];
    let theirs = walk(asked(RefundKind::Reissue), &agreed).unwrap();
    assert_eq!(theirs.after(&withdrawn(), By::Shop, 3), None);
}
