use std::{any::Any, sync::Arc};

/// The place a connection takes in the node's counts. It comes with every request; who outlives the request, as a socket does, keeps it.
#[derive(Clone)]
pub struct Held(
    #[expect(dead_code, reason = "it matters when it is dropped")] Arc<dyn Any + Send + Sync>,
);

impl Held {
    pub fn new(place: impl Any + Send + Sync) -> Self {
        Self(Arc::new(place))
    }
}
