use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use parking_lot::Mutex;
use serde_json::json;
use uuid::Uuid;
use yingke::outbox::{Happened, Listener, forget, tell};
use yingke_schema::{members::member::Role, outbox::event};

use crate::harness::{On, TestApp, Wishes};

/// Remembers what it heard, and refuses while told to.
#[derive(Default)]
struct Ear {
    heard: Mutex<Vec<Uuid>>,
    is_deaf: AtomicBool,
}

#[async_trait::async_trait]
impl Listener for Ear {
    fn name(&self) -> &'static str {
        "ear"
    }

    async fn hear(&self, happened: &Happened) -> anyhow::Result<()> {
        assert_eq!(happened.kind, "CustomerShown");
        anyhow::ensure!(!self.is_deaf.load(Ordering::SeqCst), "deaf");
        self.heard.lock().push(happened.id);
        Ok(())
    }
}

async fn with_events(on: On, events: usize) -> (TestApp, Arc<Ear>) {
    let ear = Arc::new(Ear::default());
    let wishes = Wishes {
        listeners: vec![ear.clone()],
        ..Wishes::default()
    };
    let app = TestApp::start_with(on, wishes).await;
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer_on_file().await;
    let path = format!("/api/shops/{}/customers/{}/showings", shop.id, customer.id);
    for _ in 0..events {
        let wish = json!({ "field": "phone", "reason": "回电" });
        assert_eq!(agent.post(&path, &wish).await.status, 200);
    }
    drop(shop);
    (app, ear)
}

async fn each_event_is_told_once(on: On) {
    let (app, ear) = with_events(on, 5).await;
    let nodes = (0..4).map(|_| tell(&app.app));
    let told = futures_util::future::join_all(nodes).await;
    assert_eq!(told.into_iter().map(Result::unwrap).sum::<usize>(), 5);
    assert_eq!(tell(&app.app).await.unwrap(), 0);
    let mut heard = ear.heard.lock().clone();
    heard.sort_unstable();
    heard.dedup();
    assert_eq!((heard.len(), ear.heard.lock().len()), (5, 5));
}

async fn what_was_not_taken_comes_again(on: On) {
    let (app, ear) = with_events(on, 2).await;
    ear.is_deaf.store(true, Ordering::SeqCst);
    assert_eq!(tell(&app.app).await.unwrap(), 0);
    ear.is_deaf.store(false, Ordering::SeqCst);
    assert_eq!(tell(&app.app).await.unwrap(), 0, "claimed for a minute");
    app.advance(60_000);
    assert_eq!(tell(&app.app).await.unwrap(), 2);
    app.advance(60_000);
    assert_eq!(tell(&app.app).await.unwrap(), 0);
}

async fn what_was_told_is_forgotten_a_week_later(on: On) {
    let (app, _ear) = with_events(on, 2).await;
    assert_eq!(tell(&app.app).await.unwrap(), 2);
    let kept = async || {
        app.app
            .store()
            .across_shops()
            .rows::<event::Entity>()
            .all()
            .await
            .unwrap()
            .len()
    };
    forget(&app.app).await.unwrap();
    assert_eq!(kept().await, 2);
    app.advance(8 * 24 * 3_600_000);
    forget(&app.app).await.unwrap();
    assert_eq!(kept().await, 0);
}

macro_rules! on_both {
    ($($name:ident),+) => {$(
        mod $name {
            use super::*;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                super::$name(On::Sqlite).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                super::$name(On::Postgres).await;
            }
        }
    )+};
}

on_both!(
    each_event_is_told_once,
    what_was_not_taken_comes_again,
    what_was_told_is_forgotten_a_week_later
);
