//! Another address, which nobody keeps longer than it is needed.

use serde::{Deserialize, Serialize};

use super::Content;
use crate::trade::KnownOrder;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAddress {
    pub receiver: String,
    pub phone: String,
    pub address: String,
}

impl NewAddress {
    pub fn of(order: &KnownOrder) -> Self {
        Self {
            receiver: order.to.receiver.clone(),
            phone: order.to.phone.clone(),
            address: order.to.address.clone(),
        }
    }

    #[must_use]
    pub fn masked(&self) -> Self {
        Self {
            receiver: yingke_masking::name(&self.receiver),
            phone: yingke_masking::phone(&self.phone),
            address: yingke_masking::address(&self.address),
        }
    }
}

impl Content {
    /// What is kept of it once it was answered: no address that somebody wrote down.
    #[must_use]
    pub fn answered(self) -> Self {
        match self {
            Self::AddressChange {
                order,
                freight,
                agreed,
                ..
            } => Self::AddressChange {
                order,
                to: None,
                freight,
                agreed,
            },
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::vocabulary::OrderId;

    #[test]
    fn an_answered_card_keeps_no_address() {
        let order = OrderId(Uuid::nil());
        let to = NewAddress {
            receiver: "林夏".to_owned(),
            phone: "13800138000".to_owned(),
            address: "杭州市文三路 1 号".to_owned(),
        };
        let change = |to| Content::AddressChange {
            order,
            to,
            freight: None,
            agreed: None,
        };
        let (open, done) = (change(Some(to)), change(None));
        assert_eq!(open.answered(), done);
    }
}
