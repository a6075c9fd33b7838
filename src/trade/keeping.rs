use std::sync::Arc;

use super::{Payment, Simulated};
use crate::{http::Limiter, vocabulary::CustomerId};

/// What this area keeps in memory.
pub struct Keeping {
    pub(super) payment: Arc<dyn Payment>,
    /// Whoever places one order after another holds stock that nobody pays for.
    pub(super) placings: Limiter<CustomerId>,
    /// Each quote reads several tables.
    pub(super) quotes: Limiter<CustomerId>,
}

impl Default for Keeping {
    fn default() -> Self {
        Self {
            payment: Arc::new(Simulated),
            placings: Limiter::new(10, 10_000),
            quotes: Limiter::new(60, 500),
        }
    }
}
