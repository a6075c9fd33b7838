use std::collections::BTreeMap;

use crate::{
    catalogue::Wanted,
    trade::{Line, Order, RefundState},
};

/// What becomes of the pieces that cases send to the customer: set aside with the shop's yes, they leave or are free again.
pub(super) struct Aside {
    pub(super) reserved: Vec<Wanted>,
    pub(super) taken: Vec<Wanted>,
    pub(super) freed: Vec<Wanted>,
}

impl Aside {
    pub(super) fn of(before: &Order, after: &Order) -> Self {
        let mut aside = Self {
            reserved: Vec::new(),
            taken: Vec::new(),
            freed: Vec::new(),
        };
        // What was placed elsewhere lies elsewhere.
        if after.source.is_none() {
            for (was, is) in before.lines.iter().zip(&after.lines) {
                aside.follow_line(was, is);
            }
        }
        aside
    }

    /// Where nothing lay ready, what leaves is set aside in the same moment. An accepted proposal may send something else than what did.
    fn follow_line(&mut self, was: &Line, is: &Line) {
        let gone = sent_again(was, is);
        let mut kept = BTreeMap::new();
        for wanted in is.aside().into_iter().chain(gone) {
            *kept.entry(wanted.sku).or_insert(0) += wanted.quantity;
        }
        if let Some(wanted) = was.aside() {
            *kept.entry(wanted.sku).or_insert(0) -= wanted.quantity;
        }
        for (sku, more) in kept {
            let (moved, quantity) = if more > 0 {
                (&mut self.reserved, more)
            } else {
                (&mut self.freed, -more)
            };
            if quantity > 0 {
                moved.push(Wanted { sku, quantity });
            }
        }
        self.taken.extend(gone);
    }
}

/// What has just been sent in place of something else.
fn sent_again(was: &Line, is: &Line) -> Option<Wanted> {
    let is_sent = |line: &Line| line.refund.state == RefundState::WaitBuyerConfirmResent;
    let sku = is.sku_to_send()?;
    let quantity = is.refund.resent.unwrap_or(is.case_pieces());
    (!is_sent(was) && is_sent(is)).then_some(Wanted { sku, quantity })
}
