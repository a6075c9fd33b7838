//! A running Yingke per test: a real listener on a free port, a database of its own, a clock in the test's hand.
//!
//! ```ignore
//! on_both_databases!(a_member_sees_colleagues, |app| {
//!     let shop = app.shop("qingmu").await;
//!     let agent = shop.member(Role::Agent).await;
//!     let answer = agent.get(&format!("/api/shops/{}/members", shop.id)).await;
//!     assert_eq!(answer.status, 200);
//! });
//! ```

mod client;
mod copy;
mod database;
mod demo;
mod ledger;
mod nodes;
mod payment;
mod people;
mod socket;

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use clap::Parser;
use yingke::{
    app::App,
    config::Config,
    members::PasswordCost,
    message_centre::Notice,
    outbox::Listener,
    router,
    storage::Store,
    vocabulary::{Clock, ShopId},
};
use yingke_schema::outbox::event;

use self::database::Database;
pub use self::{
    client::{Answer, Client, told},
    database::On,
    ledger::put,
    payment::{Mood, TestPayment},
    people::{PASSWORD, TestCustomer, TestMember, TestShop, at, id_of},
    socket::Socket,
};

const START: i64 = 1_763_800_000_000;

/// Between two looks at whether something has come about: looking all the time takes cores and connections from whoever is at it.
pub async fn glance() {
    tokio::time::sleep(Duration::from_millis(2)).await;
}

/// Makes `name::sqlite` and `name::postgres` of one body.
macro_rules! on_both_databases {
    ($name:ident, |$app:ident| $body:block) => {
        mod $name {
            #[allow(unused_imports, reason = "not every test needs all of its file")]
            use super::*;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                let $app = crate::harness::TestApp::start(crate::harness::On::Sqlite).await;
                $body
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                let $app = crate::harness::TestApp::start(crate::harness::On::Postgres).await;
                $body
            }
        }
    };
}

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    config: Config,
}

pub struct TestApp {
    pub app: App,
    pub address: SocketAddr,
    /// One for everyone, with the connections it has.
    anyone: Client,
    now: Arc<AtomicI64>,
    server: tokio::task::JoinHandle<()>,
    // Dropped last: it drops the database.
    database: Database,
}

/// What a test wants otherwise.
#[derive(Default)]
pub struct Wishes {
    pub listeners: Vec<Arc<dyn Listener>>,
    pub arguments: Vec<String>,
    /// Without it a silent socket lives on: a test's clock jumps further than any socket could answer.
    pub silent_seconds: Option<u32>,
}

impl TestApp {
    pub async fn start(on: On) -> Self {
        Self::start_with(on, Wishes::default()).await
    }

    pub async fn start_with(on: On, wishes: Wishes) -> Self {
        // Fails only where one is installed already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let database = Database::create(on).await;
        let arguments = std::iter::once("it".to_owned()).chain(wishes.arguments);
        let mut config = Line::parse_from(arguments).config;
        config.data = database.folder().join("data");
        config.files = database.folder().join("files").display().to_string();
        config.silent_seconds = wishes.silent_seconds.unwrap_or(u32::MAX);
        config.passwords = PasswordCost {
            memory_kib: 8,
            passes: 1,
        };
        let now = Arc::new(AtomicI64::new(START));
        let hand = now.clone();
        let clock = Clock::from_fn(move || hand.load(Ordering::SeqCst));
        let store = Store::open(&database.address)
            .await
            .expect("the database opens");
        let app = App::with_listeners(config, store, clock, wishes.listeners);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a free port");
        let address = listener.local_addr().expect("it listens");
        let service = router::router(app.clone());
        let service = service.into_make_service_with_connect_info::<SocketAddr>();
        let server = tokio::spawn(async move {
            axum::serve(listener, service)
                .await
                .expect("serves until aborted");
        });
        Self {
            app,
            address,
            anyone: Client::new(address),
            now,
            server,
            database,
        }
    }

    /// One more node on the same database, with the same clock. It hears of the other only through what is stored.
    pub async fn another_node(&self) -> App {
        let hand = self.now.clone();
        let clock = Clock::from_fn(move || hand.load(Ordering::SeqCst));
        let store = Store::open(&self.database.address)
            .await
            .expect("the database opens again");
        let config = self.app.config().clone();
        App::with_listeners(config, store, clock, Vec::new())
    }

    pub fn now(&self) -> i64 {
        self.now.load(Ordering::SeqCst)
    }

    pub fn advance(&self, ms: i64) {
        self.now.fetch_add(ms, Ordering::SeqCst);
    }

    /// Fires the timers that are due; how many there were.
    pub async fn fire(&self) -> usize {
        let effects = self.app.effects();
        yingke::timers::fire_due(self.app.store(), self.now(), &effects)
            .await
            .unwrap()
    }

    /// Does the jobs that wait, one after the other; how many ended.
    pub async fn work(&self) -> usize {
        yingke::jobs::run_due(&self.app, &self.app.works())
            .await
            .unwrap()
    }

    /// What a shop's members were told so far, in order.
    pub async fn notices(&self, shop: ShopId) -> Vec<Notice> {
        let db = self.app.store().shop(shop);
        let events = db.rows::<event::Entity>().ascending(event::Column::At);
        let events = events.all().await.unwrap();
        let notices = events.into_iter().filter(|event| event.kind == "Notice");
        notices
            .map(|event| serde_json::from_str(&event.payload).unwrap())
            .collect()
    }

    /// Nobody in particular.
    pub fn anyone(&self) -> Client {
        self.anyone.clone()
    }

    /// Runs a statement past all rules, as an intruder in the database would.
    pub async fn tamper(&self, sql: &str) {
        self.database.execute(sql).await;
    }

    /// A timer of each shop as migrations leave it: it fires with the next look.
    pub async fn leave_timer(&self, kind: &str) {
        self.tamper(&format!(
            "INSERT INTO timer (shop_id, key, kind, due_at, payload, claimed_until) \
             SELECT id, '{kind}', '{kind}', 0, 'null', 0 FROM shop"
        ))
        .await;
    }

    /// Runs the migrations that have not, beside the node: SQLite knows no second one.
    pub async fn migrate(&self) {
        self.database.migrate().await;
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.server.abort();
    }
}
