//! What the shop does to an order only so often, by rules of its own.

use super::{Illegal, Order};
use crate::trade::{Event, TradeRules};

impl Order {
    /// No more often than the shop allows now. What has happened stands, however often.
    pub fn may_again(&self, event: &Event, rules: &TradeRules) -> Result<(), Illegal> {
        match event {
            Event::Extended { .. } if i64::from(self.extended_times) >= rules.most_extensions => {
                Err(Illegal::ExtendedEnough)
            }
            Event::ProposalMade { line, .. }
                if self.proposals(*line) >= rules.after_sale.most_proposals =>
            {
                Err(Illegal::Enough)
            }
            _ => Ok(()),
        }
    }

    fn proposals(&self, line: usize) -> i64 {
        let of = self.lines.get(line);
        of.map_or(0, |of| of.refund.counted.proposals.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{
        By, Refund, RefundKind, RefundState,
        after_sale::{Counted, Said},
        testing::{placed, then},
        trade_rules::AfterSaleRules,
    };

    #[test]
    fn a_shop_allows_as_often_as_it_set() {
        let with = |most| TradeRules {
            most_extensions: most,
            after_sale: AfterSaleRules {
                most_proposals: most,
                ..AfterSaleRules::default()
            },
            ..TradeRules::default()
        };
        let order = then(&placed(), Event::Paid, By::Customer);
        let shipped = Event::Shipped {
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
        };
        let order = then(&order, shipped, By::Shop);
        let longer = Event::Extended { days: 1 };
        let mut order = then(&order, longer.clone(), By::Shop);
        assert_eq!(
            order.may_again(&longer, &with(1)),
            Err(Illegal::ExtendedEnough)
        );
        assert_eq!(order.may_again(&longer, &with(2)), Ok(()));
        order.lines[0].refund = Refund {
            state: RefundState::WaitSellerAgree,
            counted: Counted {
                proposals: 2,
                ..Counted::NONE
            },
            ..Refund::NONE
        };
        let offered = Event::ProposalMade {
            line: 0,
            refund: RefundKind::MoneyOnly,
            amount_fen: 1,
            said: Said::default(),
        };
        assert_eq!(order.may_again(&offered, &with(2)), Err(Illegal::Enough));
        assert_eq!(order.may_again(&offered, &with(3)), Ok(()));
    }
}
