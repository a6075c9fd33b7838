//! What handlers may reach, and where the areas are put together.

use std::sync::Arc;

use axum::extract::FromRef;

use crate::{config::Config, storage::Store, vocabulary::Clock};

/// Cheap to clone; handed to every handler.
#[derive(Clone)]
pub struct App(Arc<Parts>);

struct Parts {
    config: Config,
    store: Store,
    clock: Clock,
}

impl App {
    pub fn new(config: Config, store: Store, clock: Clock) -> Self {
        Self(Arc::new(Parts {
            config,
            store,
            clock,
        }))
    }

    pub fn config(&self) -> &Config {
        &self.0.config
    }

    pub fn store(&self) -> &Store {
        &self.0.store
    }

    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }
}

impl FromRef<App> for Store {
    fn from_ref(app: &App) -> Self {
        app.store().clone()
    }
}

impl FromRef<App> for Clock {
    fn from_ref(app: &App) -> Self {
        app.clock().clone()
    }
}
