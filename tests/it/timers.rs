//! Timers of which some cannot fire: the others do.

use std::sync::Arc;

use parking_lot::Mutex;
use yingke::{
    storage::StorageError,
    timers::{Effect, Timer, fire_due, set},
    vocabulary::{Millis, ShopId},
};
use yingke_schema::timers::timer;

use crate::harness::{TestApp, TestShop};

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
