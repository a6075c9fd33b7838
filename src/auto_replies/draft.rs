use super::situation::Situation;
use crate::{calendar::Calendar, vocabulary::CustomerId};

/// What a decision is made of, and whom it is about.
pub struct Draft {
    pub situation: Situation,
    pub calendar: Calendar,
    /// None for one who was made up.
    pub customer: Option<CustomerId>,
}
