//! What handlers may reach, and where the areas are put together.

mod asked;
mod later;
mod start;

use std::sync::{Arc, OnceLock};

use axum::extract::FromRef;
use tokio::sync::broadcast;
use yingke_outbound::Outbound;

use crate::{
    auto_replies::Replies,
    calendar,
    config::Config,
    customers, files, goods_files, home, jobs,
    live::Live,
    logistics,
    members::{self, Revoked},
    metrics, order_files,
    outbox::Listener,
    search::Search,
    shifts, shops,
    storage::Store,
    trade,
    vocabulary::Clock,
};

/// Cheap to clone; handed to every handler.
#[derive(Clone)]
pub struct App(Arc<Parts>);

struct Parts {
    config: Config,
    store: Store,
    clock: Clock,
    members: members::Keeping,
    customers: customers::Keeping,
    files: files::Keeping,
    goods_files: goods_files::Keeping,
    order_files: order_files::Keeping,
    metrics: metrics::Keeping,
    home: home::Keeping,
    jobs: jobs::Keeping,
    trade: trade::Keeping,
    logistics: logistics::Keeping,
    shifts: shifts::Keeping,
    calendars: calendar::Keeping,
    sites: shops::Sites,
    revocations: broadcast::Sender<Revoked>,
    live: Live,
    search: Search,
    replies: Replies,
    listeners: Vec<Arc<dyn Listener>>,
    outbound: OnceLock<Outbound>,
}

impl App {
    /// The one way out of the house.
    pub fn outbound(&self) -> &Outbound {
        let bounds = || Outbound::new(self.config().outbound());
        self.0.outbound.get_or_init(bounds)
    }

    pub fn live(&self) -> &Live {
        &self.0.live
    }

    pub fn search(&self) -> &Search {
        &self.0.search
    }

    pub fn replies(&self) -> &Replies {
        &self.0.replies
    }

    pub fn members(&self) -> &members::Keeping {
        &self.0.members
    }

    pub fn customers(&self) -> &customers::Keeping {
        &self.0.customers
    }

    pub fn files(&self) -> &files::Keeping {
        &self.0.files
    }

    pub fn goods_files(&self) -> &goods_files::Keeping {
        &self.0.goods_files
    }

    pub fn order_files(&self) -> &order_files::Keeping {
        &self.0.order_files
    }

    pub fn metrics(&self) -> &metrics::Keeping {
        &self.0.metrics
    }

    pub fn trade(&self) -> &trade::Keeping {
        &self.0.trade
    }

    pub fn home(&self) -> &home::Keeping {
        &self.0.home
    }

    pub fn jobs(&self) -> &jobs::Keeping {
        &self.0.jobs
    }

    pub fn logistics(&self) -> &logistics::Keeping {
        &self.0.logistics
    }

    pub fn shifts(&self) -> &shifts::Keeping {
        &self.0.shifts
    }

    pub fn calendars(&self) -> &calendar::Keeping {
        &self.0.calendars
    }

    /// Whose widget may stand where.
    pub fn sites(&self) -> &shops::Sites {
        &self.0.sites
    }

    /// Told whenever sign-ins end on this node.
    pub fn revocations(&self) -> &broadcast::Sender<Revoked> {
        &self.0.revocations
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

    pub fn listeners(&self) -> &[Arc<dyn Listener>] {
        &self.0.listeners
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
