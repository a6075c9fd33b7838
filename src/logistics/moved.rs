use serde::{Deserialize, Serialize};

use crate::{storage::Event, vocabulary::OrderId};

/// A carrier said something new of a parcel of this order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParcelMoved {
    pub order: OrderId,
}

impl Event for ParcelMoved {
    const KIND: &'static str = "ParcelMoved";
}
