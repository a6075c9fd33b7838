use std::{any::Any, sync::Arc};

use super::Arrivals;

/// The place a connection takes in the node's counts. It comes with every request; who outlives the request, as a socket does, keeps it.
#[derive(Clone)]
pub struct Held {
    _place: Arc<dyn Any + Send + Sync>,
    arrivals: Arrivals,
}

impl Held {
    pub fn new(place: impl Any + Send + Sync, arrivals: Arrivals) -> Self {
        Self {
            _place: Arc::new(place),
            arrivals,
        }
    }

    pub fn arrivals(&self) -> Arrivals {
        self.arrivals.clone()
    }
}
