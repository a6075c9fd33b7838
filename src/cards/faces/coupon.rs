use super::Face;
use crate::{
    cards::{Content, view::CardFact},
    vocabulary::Millis,
};

/// A coupon as its sender wrote it.
pub fn face(content: &Content, now: Millis) -> Face {
    let Content::Coupon {
        amount_fen,
        min_fen,
        until,
        code,
        ..
    } = content
    else {
        return Face::default();
    };
    let facts = [
        amount_fen.map(|fen| CardFact::fen("amount", fen)),
        min_fen.map(|fen| CardFact::fen("min", fen)),
        until.map(|at| CardFact::at("until", at)),
        code.clone().map(|code| CardFact::text("code", code)),
    ];
    let is_late = until.is_some_and(|until| until <= now);
    Face {
        facts: facts.into_iter().flatten().collect(),
        hindrance: is_late.then(|| "too_late".to_owned()),
        ..Face::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coupon_runs_out() {
        let coupon = Content::Coupon {
            title: "新人券".to_owned(),
            amount_fen: Some(1_000),
            min_fen: None,
            until: Some(10),
            code: None,
        };
        assert!(face(&coupon, 9).hindrance.is_none());
        assert!(face(&coupon, 10).hindrance.is_some());
        assert_eq!(face(&coupon, 9).facts.len(), 2);
    }
}
