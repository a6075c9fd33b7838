use std::sync::Arc;

use super::{Simulator, Tracking};

/// What this area keeps in memory: whom it asks.
#[derive(Clone, Default)]
pub struct Keeping {
    tracking: Option<Arc<dyn Tracking>>,
}

impl Keeping {
    /// Asks the simulator, which lives so many times as fast as the world; nobody without it.
    pub fn simulated(times_as_fast: Option<u32>) -> Self {
        let simulator = |rate| Arc::new(Simulator::at_rate(rate)) as Arc<dyn Tracking>;
        Self {
            tracking: times_as_fast.map(simulator),
        }
    }

    /// Whoever knows where parcels are, if anybody does.
    pub fn tracking(&self) -> Option<&dyn Tracking> {
        self.tracking.as_deref()
    }
}
