use serde::{Deserialize, Serialize};

use super::{
    By, Destination, Fare, Illegal, Order, destination_freight::going_for, price::off_fen,
};

/// Another address 改地址 where delivery costs more, for the freight that the order has: the shop waives the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressOffer {
    pub to: Destination,
    pub fare: Fare,
}

impl AddressOffer {
    /// The order, once the customer has said yes.
    pub fn done_to(&self, order: &Order) -> Result<Order, Illegal> {
        order.would_be(going_for(Some(self.fare)), By::Customer)
    }

    /// How much more is off the order then.
    pub fn waived_fen(&self, order: &Order) -> i64 {
        let after = self.done_to(order);
        after.map_or(0, |after| off_fen(&after) - off_fen(order))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{
        Event,
        testing::{placed, then},
    };

    #[test]
    fn what_the_way_costs_more_is_waived() {
        let paid = then(&placed(), Event::Paid, By::Customer);
        let to = Destination {
            receiver: "林夏".to_owned(),
            phone: "13800138000".to_owned(),
            address: "乌鲁木齐市天山区解放路 1 号".to_owned(),
        };
        let fare = |due_fen| Fare {
            due_fen,
            freight_fen: paid.freight_fen,
        };
        let waived_fen = |due_fen| {
            let (to, fare) = (to.clone(), fare(due_fen));
            AddressOffer { to, fare }.waived_fen(&paid)
        };
        assert_eq!([waived_fen(1_500), waived_fen(-500)], [1_500, 0]);
    }
}
