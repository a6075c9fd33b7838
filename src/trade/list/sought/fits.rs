//! Whether an order is what is sought.

use super::{Sought, lines::is_under_way};
use crate::{
    trade::{
        RefundState,
        invoice::is_to_invoice,
        list::Outline,
        storage::{LineRow, OrderRow},
    },
    vocabulary::ProductId,
};

impl Sought {
    /// Whether all of it is true that an outline tells.
    pub fn may_fit(&self, order: &Outline) -> bool {
        let at = self.time.of(order);
        self.standing.is_none_or(|standing| standing.fits(order))
            && self.is_due(order)
            && self.flag.is_none_or(|flag| order.flag == flag)
            && self.from.is_none_or(|from| at.is_some_and(|at| at >= from))
            && self.to.is_none_or(|to| at.is_some_and(|at| at < to))
            && self.min_fen.is_none_or(|fen| order.total_fen >= fen)
            && self.max_fen.is_none_or(|fen| order.total_fen <= fen)
            && self.origin.is_none_or(|origin| origin.fits(order))
            && (!self.is_to_reply || order.to_reply > 0)
            && self
                .concern
                .is_none_or(|concern| concern.fits(order.parcel_concerns))
    }

    fn is_due(&self, order: &Outline) -> bool {
        let due = self.due.as_ref();
        due.is_none_or(|due| order.ship_by.is_some_and(|at| due.contains(&at)))
    }

    /// Whether the rest is true of an order that [`Self::may_fit`]; `lines` where [`Self::asks_lines`]. Of money that did not go back an
    /// order says nothing: those that have some are asked for first.
    pub fn fits(&self, row: &OrderRow, lines: &[LineRow]) -> bool {
        let bought = |product: ProductId| lines.iter().any(|line| line.product_id == Some(product));
        let stands = |state: RefundState| {
            let code = state.code();
            lines.iter().any(|line| line.refund_state == code)
        };
        self.product.is_none_or(bought)
            && (!self.is_to_invoice || is_to_invoice(row))
            && (!self.is_refunding || lines.iter().any(is_under_way))
            && self.refund_state.is_none_or(stands)
            && self
                .words
                .as_ref()
                .is_none_or(|words| words.fit(row, lines))
    }
}
