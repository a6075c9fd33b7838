//! How a node is put together.

use std::sync::{Arc, OnceLock};

use tokio::sync::broadcast;
use yingke_bus::{Alone, Bus};

use super::{App, Parts};
use crate::{
    auto_replies::{self, Replies},
    calendar, cards, catalogue,
    config::Config,
    contacts, customers, dispatch, files, goods_files,
    guard::{Guard, Privacy},
    home, jobs,
    live::{Live, Ports},
    logistics,
    members::{self, Revoked},
    message_centre, metrics, order_files,
    outbox::Listener,
    phrases,
    ports::{Areas, OrderCards, ProductCards},
    promises, rating,
    reception::cards::Cards,
    search::{Search, Source},
    shifts, shops,
    storage::Store,
    trade,
    vocabulary::Clock,
};

/// Revocations a slow listener may fall behind by. Sweeps of the database find what it missed.
const REVOCATIONS: usize = 256;

impl App {
    /// A node that is alone.
    pub fn new(config: Config, store: Store, clock: Clock) -> Self {
        Self::with_listeners(config, store, clock, Vec::new())
    }

    /// With areas that hear what happens in others.
    pub fn with_listeners(
        config: Config,
        store: Store,
        clock: Clock,
        listeners: Vec<Arc<dyn Listener>>,
    ) -> Self {
        Self::start(config, store, clock, Arc::new(Alone), listeners)
    }

    /// Starts everything live; inside a runtime.
    pub fn start(
        config: Config,
        store: Store,
        clock: Clock,
        bus: Arc<dyn Bus>,
        mut listeners: Vec<Arc<dyn Listener>>,
    ) -> Self {
        let areas = Areas {
            store: store.clone(),
            clock: clock.clone(),
        };
        let ports = Ports {
            guard: Arc::new(Guard::new(vec![Box::new(Privacy)])),
            cards: Cards::default()
                .with("product", ProductCards(store.clone()))
                .with("order", OrderCards(store.clone()))
                .with("image", files::Cards::Image(store.clone()))
                .with("file", files::Cards::File(store.clone())),
            briefs: Box::new(customers::Directory(store.clone())),
            dispatcher: Box::new(dispatch::Desk::new(store.clone())),
            presences: Box::new(areas.clone()),
            witness: Box::new(areas.clone()),
            gate: Box::new(areas),
            blocks: Box::new(customers::BlockDirectory(store.clone())),
            bus,
        };
        let revocations = broadcast::Sender::new(REVOCATIONS);
        let live = Live::start(&store, &clock, config.limits(), ports);
        let shifts = shifts::Keeping::default();
        let calendars = calendar::Keeping::default();
        let replies = Replies::new(
            store.clone(),
            clock.clone(),
            live.ledger().clone(),
            live.guard().clone(),
            shifts.clone(),
            calendars.clone(),
        );
        listeners.push(Arc::new(message_centre::Teller {
            store: store.clone(),
            clock: clock.clone(),
            live: live.clone(),
        }));
        live.read_along(vec![
            Arc::new(auto_replies::Reader(replies.clone())),
            Arc::new(promises::Reader {
                store: store.clone(),
                teller: live.teller(),
            }),
        ]);
        listeners.push(Arc::new(rating::RatingTeller { live: live.clone() }));
        tokio::spawn(close_revoked(live.clone(), revocations.subscribe()));
        let logistics = logistics::Keeping::simulated(config.simulated_parcels);
        listeners.push(Arc::new(logistics::Follower {
            store: store.clone(),
            clock: clock.clone(),
            keeping: logistics.clone(),
            teller: live.teller(),
        }));
        listeners.push(Arc::new(cards::Follower {
            store: store.clone(),
            clock: clock.clone(),
            live: live.clone(),
        }));
        listeners.push(Arc::new(cards::CaseTeller {
            store: store.clone(),
            live: live.clone(),
        }));
        listeners.push(Arc::new(cards::AnswerTeller {
            store: store.clone(),
            live: live.clone(),
        }));
        listeners.push(Arc::new(cards::ParcelFollower {
            store: store.clone(),
            live: live.clone(),
        }));
        let search = search(&config, &store, &clock, &live);
        let members = members::Keeping::new(config.passwords);
        let customers = customers::Keeping::default();
        let files = files::Keeping::new(&config.files);
        Self(Arc::new(Parts {
            config,
            store,
            clock,
            members,
            customers,
            files,
            goods_files: goods_files::Keeping::default(),
            order_files: order_files::Keeping::default(),
            metrics: metrics::Keeping::default(),
            home: home::Keeping::default(),
            jobs: jobs::Keeping::default(),
            trade: trade::Keeping::default(),
            logistics,
            shifts,
            calendars,
            sites: shops::Sites::default(),
            revocations,
            live,
            search,
            replies,
            listeners,
            outbound: OnceLock::new(),
        }))
    }
}

/// Every area that offers something to search; one line each.
fn search(config: &Config, store: &Store, clock: &Clock, live: &Live) -> Search {
    let sources: Vec<Arc<dyn Source>> = vec![
        Arc::new(customers::Searched(store.clone())),
        Arc::new(contacts::Searched),
        Arc::new(phrases::Searched),
        Arc::new(catalogue::Searched),
        Arc::new(message_centre::Searched),
        Arc::new(trade::Searched),
    ];
    let folder = config.data.join("search");
    Search::new(folder, (store, clock, live.ledger()), sources)
}

/// Who signs out here is gone here at once; the comparison with the database would take 2 s.
async fn close_revoked(live: Live, mut revoked: broadcast::Receiver<Revoked>) {
    loop {
        match revoked.recv().await {
            Ok(revoked) => live.revoke(&revoked.sign_ins),
            Err(broadcast::error::RecvError::Lagged(_)) => {}
            Err(broadcast::error::RecvError::Closed) => return,
        }
    }
}
