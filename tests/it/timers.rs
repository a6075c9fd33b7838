//! Timers: on one node each, after a start those that were missed, and where some cannot fire the others do.

use std::{sync::Arc, time::Duration};

use parking_lot::Mutex;
use tokio::sync::{Barrier, Notify};
use yingke::{
    storage::{StorageError, Store},
    timers::{self, Effect, Timer, fire_due, set},
    vocabulary::{Millis, ShopId},
};
use yingke_schema::timers::timer;

use crate::harness::{On, TestApp, TestShop};

struct Fires {
    fired: Mutex<Vec<String>>,
}

#[async_trait::async_trait]
impl Effect for Fires {
    fn kind(&self) -> &'static str {
        "known"
    }

    async fn fire(&self, _: ShopId, key: &str, _: &str) -> Result<Option<Millis>, StorageError> {
        if key.starts_with("broken") {
            return Err(StorageError::BadRow);
        }
        self.fired.lock().push(key.to_owned());
        Ok(None)
    }
}

async fn due(app: &TestApp, shop: &TestShop<'_>, kind: &str, key: String) {
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let (due_at, payload) = (app.now() - 1, "{}".to_owned());
    let timer = Timer {
        key,
        kind,
        due_at,
        payload,
    };
    set(&tx, timer).await.unwrap();
    tx.commit().await.unwrap();
}

on_both_databases!(
    what_cannot_fire_holds_up_nothing_else_and_comes_again,
    |app| {
        let shop = app.shop("qingmu").await;
        for no in 0..101 {
            due(&app, &shop, "gone", format!("gone/{no}")).await;
        }
        due(&app, &shop, "known", "broken".into()).await;
        due(&app, &shop, "known", "sound".into()).await;
        let effect = Arc::new(Fires {
            fired: Mutex::default(),
        });
        let effects: Vec<Arc<dyn Effect>> = vec![effect.clone()];
        let fired = fire_due(app.app.store(), app.now(), &effects).await;
        assert_eq!(fired.unwrap(), 1);
        assert_eq!(*effect.fired.lock(), ["sound"]);
        let db = app.app.store().shop(shop.id);
        let claimed_until = async || {
            let rows = db.rows::<timer::Entity>().all().await.unwrap();
            let mut rows = rows.into_iter();
            rows.find(|row| row.key == "broken").unwrap().claimed_until
        };
        let first = claimed_until().await;
        assert!(first > app.now());
        app.advance(60_000);
        fire_due(app.app.store(), app.now(), &effects)
            .await
            .unwrap();
        assert!(claimed_until().await > first);
    }
);

/// Keeps both nodes busy at once: one with `a`, the other with `b` until `c` fires anywhere.
struct Meets {
    both: Barrier,
    goes_on: Notify,
    fired: Mutex<Vec<String>>,
}

#[async_trait::async_trait]
impl Effect for Meets {
    fn kind(&self) -> &'static str {
        "meets"
    }

    async fn fire(&self, _: ShopId, key: &str, _: &str) -> Result<Option<Millis>, StorageError> {
        let is_again = {
            let mut fired = self.fired.lock();
            fired.push(key.to_owned());
            fired.iter().filter(|one| *one == key).count() > 1
        };
        match key {
            _ if is_again => self.goes_on.notify_one(),
            "a" => {
                self.both.wait().await;
            }
            "b" => {
                self.both.wait().await;
                self.goes_on.notified().await;
            }
            _ => self.goes_on.notify_one(),
        }
        Ok(None)
    }
}

async fn fire_on_both(app: &TestApp, one: &Store, other: &Store) {
    let shop = app.shop("qingmu").await;
    for key in ["a", "b", "c"] {
        due(app, &shop, "meets", key.into()).await;
        // Due one after another, so that both nodes take them in this order.
        app.advance(1);
    }
    let effect = Arc::new(Meets {
        both: Barrier::new(2),
        goes_on: Notify::new(),
        fired: Mutex::default(),
    });
    let effects: Vec<Arc<dyn Effect>> = vec![effect.clone()];
    let now = app.now();
    let (here, there) = tokio::join!(fire_due(one, now, &effects), fire_due(other, now, &effects));
    assert_eq!(here.unwrap() + there.unwrap(), 3);
    let mut fired = effect.fired.lock().clone();
    fired.sort();
    assert_eq!(fired, ["a", "b", "c"]);
    let db = app.app.store().shop(shop.id);
    assert_eq!(db.rows::<timer::Entity>().count().await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_timer_fires_on_one_of_two_nodes() {
    let app = TestApp::start(On::Postgres).await;
    let other = app.another_node().await;
    fire_on_both(&app, app.app.store(), other.store()).await;
}

/// A SQLite file has one node, but one look may begin before the last has ended.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_timer_fires_in_one_of_two_looks() {
    let app = TestApp::start(On::Sqlite).await;
    fire_on_both(&app, app.app.store(), app.app.store()).await;
}

/// Says when it fires.
struct Rings(Notify);

#[async_trait::async_trait]
impl Effect for Rings {
    fn kind(&self) -> &'static str {
        "rings"
    }

    async fn fire(&self, _: ShopId, _: &str, _: &str) -> Result<Option<Millis>, StorageError> {
        self.0.notify_one();
        Ok(None)
    }
}

on_both_databases!(
    what_was_missed_while_no_node_ran_fires_after_the_start,
    |app| {
        let shop = app.shop("qingmu").await;
        due(&app, &shop, "rings", "missed".into()).await;
        // Nobody looks for two days, and then a node starts.
        app.advance(2 * 24 * 60 * 60 * 1_000);
        let effect = Arc::new(Rings(Notify::new()));
        let effects: Vec<Arc<dyn Effect>> = vec![effect.clone()];
        let (store, clock) = (app.app.store().clone(), app.app.clock().clone());
        let node = tokio::spawn(timers::run(store, clock, effects));
        let rang = tokio::time::timeout(Duration::from_secs(10), effect.0.notified()).await;
        node.abort();
        rang.expect("what was missed fires");
    }
);

/// Nobody answers it.
struct Waits;

#[async_trait::async_trait]
impl Effect for Waits {
    fn kind(&self) -> &'static str {
        "waits"
    }

    fn asks_outside(&self) -> bool {
        true
    }

    async fn fire(&self, _: ShopId, _: &str, _: &str) -> Result<Option<Millis>, StorageError> {
        std::future::pending().await
    }
}

on_both_databases!(who_does_not_answer_holds_up_no_deadline, |app| {
    let shop = app.shop("qingmu").await;
    due(&app, &shop, "waits", "outside".into()).await;
    let rings = Arc::new(Rings(Notify::new()));
    let effects: Vec<Arc<dyn Effect>> = vec![Arc::new(Waits), rings.clone()];
    let (store, clock) = (app.app.store().clone(), app.app.clock().clone());
    let node = tokio::spawn(timers::run(store, clock, effects));
    tokio::time::sleep(Duration::from_secs(1)).await;
    due(&app, &shop, "rings", "deadline".into()).await;
    let rang = tokio::time::timeout(Duration::from_secs(10), rings.0.notified()).await;
    node.abort();
    rang.expect("it fires beside the other");
});

/// While it fires, somebody sets the same timer.
struct SetMeanwhile {
    store: Store,
    due_at: Millis,
    later: Option<Millis>,
}

#[async_trait::async_trait]
impl Effect for SetMeanwhile {
    fn kind(&self) -> &'static str {
        "meanwhile"
    }

    async fn fire(&self, shop: ShopId, key: &str, _: &str) -> Result<Option<Millis>, StorageError> {
        let tx = self.store.begin(shop).await?;
        let timer = Timer {
            key: key.to_owned(),
            kind: "meanwhile",
            due_at: self.due_at,
            payload: "{}".to_owned(),
        };
        set(&tx, timer).await?;
        tx.commit().await?;
        Ok(self.later)
    }
}

on_both_databases!(what_is_set_while_it_fires_stays_as_it_was_set, |app| {
    let shop = app.shop("qingmu").await;
    let due_at = app.now() + 7_000;
    for later in [None, Some(app.now() + 60_000)] {
        due(&app, &shop, "meanwhile", "moved".into()).await;
        let effect = SetMeanwhile {
            store: app.app.store().clone(),
            due_at,
            later,
        };
        let effects: Vec<Arc<dyn Effect>> = vec![Arc::new(effect)];
        let fired = fire_due(app.app.store(), app.now(), &effects).await;
        assert_eq!(fired.unwrap(), 1);
        let db = app.app.store().shop(shop.id);
        let rows = db.rows::<timer::Entity>().all().await.unwrap();
        let stands: Vec<_> = rows
            .iter()
            .map(|row| (row.due_at, row.claimed_until))
            .collect();
        assert_eq!(stands, [(due_at, 0)], "{later:?}");
    }
});

/// What fires first has the second be about something else.
struct Changes {
    store: Store,
    due_at: Millis,
    fired: Mutex<Vec<String>>,
}

#[async_trait::async_trait]
impl Effect for Changes {
    fn kind(&self) -> &'static str {
        "changes"
    }

    async fn fire(
        &self,
        shop: ShopId,
        key: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        self.fired.lock().push(format!("{key} {payload}"));
        if key == "first" {
            let tx = self.store.begin(shop).await?;
            let timer = Timer {
                key: "second".to_owned(),
                kind: "changes",
                due_at: self.due_at,
                payload: "[]".to_owned(),
            };
            set(&tx, timer).await?;
            tx.commit().await?;
        }
        Ok(None)
    }
}

on_both_databases!(what_it_is_about_since_it_was_read_fires_alone, |app| {
    let shop = app.shop("qingmu").await;
    due(&app, &shop, "changes", "first".into()).await;
    app.advance(1);
    due(&app, &shop, "changes", "second".into()).await;
    let effect = Arc::new(Changes {
        store: app.app.store().clone(),
        due_at: app.now() - 1,
        fired: Mutex::default(),
    });
    let effects: Vec<Arc<dyn Effect>> = vec![effect.clone()];
    for fired in [&["first {}"][..], &["first {}", "second []"]] {
        let one = fire_due(app.app.store(), app.now(), &effects).await;
        assert_eq!(one.unwrap(), 1);
        assert_eq!(*effect.fired.lock(), fired);
    }
    let db = app.app.store().shop(shop.id);
    assert_eq!(db.rows::<timer::Entity>().count().await.unwrap(), 0);
});
