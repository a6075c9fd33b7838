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
