use std::sync::Arc;

use parking_lot::RwLock;

use super::{Payment, Simulated};
use crate::{http::Limiter, vocabulary::CustomerId};

/// What this area keeps in memory.
pub struct Keeping {
    payment: RwLock<Arc<dyn Payment>>,
    /// Whoever places one order after another holds stock that nobody pays for.
    pub(super) placings: Limiter<CustomerId>,
    /// Each quote reads several tables.
    pub(super) quotes: Limiter<CustomerId>,
}

impl Keeping {
    /// From now on money goes this way.
    pub fn pay_by(&self, payment: Arc<dyn Payment>) {
        *self.payment.write() = payment;
    }

    pub(super) fn payment(&self) -> Arc<dyn Payment> {
        self.payment.read().clone()
    }
}

impl Default for Keeping {
    fn default() -> Self {
        Self {
            payment: RwLock::new(Arc::new(Simulated)),
            placings: Limiter::new(10, 10_000),
            quotes: Limiter::new(60, 500),
        }
    }
}
