use uuid::Uuid;

use crate::{Millis, Opinion, Round};

/// What figures are made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub rounds: Vec<Round>,
    pub opinions: Vec<Opinion>,
    pub purchases: Vec<Purchase>,
}

/// An order, as far as it matters to whoever asks what inquiries lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purchase {
    pub customer: Uuid,
    pub placed_at: Millis,
    /// None while it is not paid.
    pub paid_at: Option<Millis>,
}
