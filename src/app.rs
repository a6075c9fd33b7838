//! What handlers may reach, and where the areas are put together.

use std::sync::{Arc, OnceLock};

use axum::extract::FromRef;
use tokio::sync::broadcast;
use yingke_bus::{Alone, Bus};
use yingke_outbound::Outbound;

use crate::{
    access::{Actor, Member, Refusal},
    assistant,
    auto_replies::{self, IdleRules, NobodyAnswered, QuietCustomer, Replies},
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
    reception::{cards::Cards, idle::IdleClose},
    search::{Search, Source},
    shifts, shops,
    storage::{ShopTx, StorageError, Store},
    timers::Effect,
    trade,
    vocabulary::{Clock, CustomerId, PersonId, ShopId, SignInId},
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

    /// What fires later, for [`crate::timers::run`].
    pub fn effects(&self) -> Vec<Arc<dyn Effect>> {
        let replies = self.replies();
        vec![
            Arc::new(IdleClose {
                store: self.store().clone(),
                clock: self.clock().clone(),
                ledger: self.live().ledger().clone(),
                guard: self.live().guard().clone(),
                after: Arc::new(IdleRules(replies.clone())),
            }),
            Arc::new(NobodyAnswered(replies.clone())),
            Arc::new(QuietCustomer(replies.clone())),
            Arc::new(customers::CloseBlocked::of(self)),
            Arc::new(promises::Reminder {
                store: self.store().clone(),
                clock: self.clock().clone(),
            }),
            Arc::new(shifts::ShiftEnds {
                store: self.store().clone(),
                clock: self.clock().clone(),
            }),
            Arc::new(shifts::RestEnds {
                store: self.store().clone(),
                clock: self.clock().clone(),
            }),
            Arc::new(trade::Falls::unpaid(self)),
            Arc::new(trade::Falls::unconfirmed(self)),
            Arc::new(trade::Unshipped::of(self)),
            Arc::new(trade::CaseClock::falls(self)),
            Arc::new(trade::CaseClock::warns(self)),
            Arc::new(trade::CaseRules::of(self)),
            Arc::new(trade::Payouts::of(self)),
            Arc::new(trade::CallOffs::of(self)),
            Arc::new(logistics::Looks::of(self)),
            Arc::new(catalogue::Listings::of(self)),
            Arc::new(catalogue::Renames::of(self)),
            Arc::new(goods_files::ImportEnds::of(self)),
            Arc::new(goods_files::ExportEnds::of(self)),
            Arc::new(order_files::FilesEnd::of(self)),
        ]
    }

    /// What is done at length, for [`crate::jobs::run`].
    pub fn works(&self) -> Vec<Arc<dyn jobs::Work>> {
        let mut works: Vec<Arc<dyn jobs::Work>> = vec![
            Arc::new(assistant::Preview(self.clone())),
            Arc::new(assistant::Apply(self.clone())),
            Arc::new(assistant::Undo(self.clone())),
            Arc::new(goods_files::Importing::checks(self)),
            Arc::new(goods_files::Importing::runs(self)),
            Arc::new(goods_files::Naming::of(self)),
        ];
        works.extend(order_files::works(self));
        works
    }

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

    /// Who holds a sign-in token.
    pub async fn person_of(
        &self,
        token: &str,
    ) -> Result<Option<(PersonId, SignInId)>, StorageError> {
        members::person_of(self.store(), self.clock(), token).await
    }

    /// What the holder of a sign-in token is in a shop.
    pub async fn member_of(&self, token: &str, shop: ShopId) -> Result<Member, Refusal> {
        members::member_of(self.store(), self.clock(), token, &shop.into()).await
    }

    /// Customers of a shop with these words in their name, at most so many, last seen first.
    pub async fn customers_named(
        &self,
        shop: ShopId,
        words: &str,
        most: u64,
    ) -> Result<Vec<CustomerId>, StorageError> {
        customers::ids_named_like(&self.store().shop(shop), words, most).await
    }

    /// Customers of a shop whose own phone number this is, at most so many, last seen first.
    pub async fn customers_with_phone(
        &self,
        shop: ShopId,
        phone: &str,
        most: u64,
    ) -> Result<Vec<CustomerId>, StorageError> {
        customers::with_phone(&self.store().shop(shop), phone, most).await
    }

    /// Whether an anonymous customer turned out, on their only device, to be somebody whom the shop knows.
    pub async fn has_gone_along(
        &self,
        tx: &ShopTx,
        customer: CustomerId,
    ) -> Result<bool, StorageError> {
        customers::has_gone_along(tx, customer).await
    }

    /// Which customer of a shop a device token speaks for.
    pub async fn customer_of(&self, token: &str, shop: ShopId) -> Result<Actor, Refusal> {
        customers::customer_of(self.store(), token, &shop.into()).await
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
