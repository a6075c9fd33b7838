use super::{is_sent_again, pieces_again};
use crate::{
    catalogue::{self, Step, Wanted},
    storage::ShopTx,
    trade::{Illegal, Line, Order, Undone},
};

/// What becomes of the SKUs that exchanges bring instead of what was bought: set aside with the shop's yes, they leave or are free again.
pub(super) struct Aside {
    pub(super) reserved: Vec<Wanted>,
    taken: Vec<Wanted>,
    pub(super) freed: Vec<Wanted>,
}

impl Aside {
    pub(super) fn of(before: &Order, after: &Order) -> Self {
        let mut aside = Self {
            reserved: Vec::new(),
            taken: Vec::new(),
            freed: Vec::new(),
        };
        for (was, is) in before.lines.iter().zip(&after.lines) {
            aside.follow_line(was, is);
        }
        aside
    }

    fn follow_line(&mut self, was: &Line, is: &Line) {
        // An accepted proposal may have made something else of an exchange, which nothing was set aside for yet.
        let Some(sku) = was.wanted_sku().or(is.wanted_sku()) else {
            return;
        };
        let (before, now) = (was.wanted_aside(), is.wanted_aside());
        let leaves = is.wanted_sku().is_some() && is_sent_again(was, is);
        let gone = if leaves { pieces_again(is) } else { 0 };
        let kept = now + gone - before;
        let more = [
            (&mut self.reserved, kept.max(0)),
            (&mut self.taken, gone),
            (&mut self.freed, (-kept).max(0)),
        ];
        for (wanted, quantity) in more {
            if quantity > 0 {
                wanted.push(Wanted { sku, quantity });
            }
        }
    }

    pub(super) fn is_anything(&self) -> bool {
        [&self.reserved, &self.taken, &self.freed]
            .iter()
            .any(|wanted| !wanted.is_empty())
    }

    pub(super) async fn follow(self, tx: &ShopTx) -> Result<(), Undone> {
        if catalogue::reserve(tx, &self.reserved).await?.is_some() {
            return Err(Illegal::OutOfStock.into());
        }
        catalogue::take_out(tx, &self.taken).await?;
        Ok(catalogue::release(tx, &self.freed).await?)
    }

    pub(super) fn steps(self) -> Vec<Step> {
        let reserved = self.reserved.into_iter().map(Step::Reserve);
        let taken = self.taken.into_iter().map(Step::TakeOut);
        let freed = self.freed.into_iter().map(Step::Release);
        reserved.chain(taken).chain(freed).collect()
    }
}
