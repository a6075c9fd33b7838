//! News of a batch, which is written in parts, or of what is listed at one time: gathered until nothing more comes, and told once of
//! all of them.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    app::App,
    catalogue::goods::{
        notice::{Told, gathered},
        storage::alone,
    },
    storage::{ShopTx, StorageError, Store},
    timers::{self, Effect, Timer},
    vocabulary::{BatchId, Clock, Millis, ShopId},
};

const KIND: &str = "goods_news";
/// Parts of a batch that goes on follow one another sooner.
const REST_MS: Millis = 30_000;

/// What a batch has to tell so far.
#[derive(Serialize, Deserialize)]
struct News {
    batch: BatchId,
    since: Millis,
    told: Vec<Told>,
}

/// Adds what a part of it tells, in the part's transaction.
pub async fn gather(
    tx: &ShopTx,
    batch: BatchId,
    told: Vec<Told>,
    at: Millis,
) -> Result<(), StorageError> {
    if told.is_empty() {
        return Ok(());
    }
    let key = format!("{KIND}/{batch}");
    let mut news = known(tx, &key).await?.unwrap_or_else(|| News {
        batch,
        since: at,
        told: Vec::new(),
    });
    for one in told {
        match news.told.iter_mut().find(|known| known.news == one.news) {
            Some(known) => known.join(&one),
            None => news.told.push(one),
        }
    }
    let timer = Timer {
        key,
        kind: KIND,
        due_at: at + REST_MS,
        payload: json!(news).to_string(),
    };
    timers::set(tx, timer).await
}

async fn known(tx: &ShopTx, key: &str) -> Result<Option<News>, StorageError> {
    let payload = timers::payload_in(tx, key).await?;
    Ok(payload.and_then(|payload| serde_json::from_str(&payload).ok()))
}

/// Tells what batches have gathered.
pub struct BatchNews {
    store: Store,
    clock: Clock,
}

impl BatchNews {
    pub fn of(app: &App) -> Self {
        Self {
            store: app.store().clone(),
            clock: app.clock().clone(),
        }
    }
}

#[async_trait]
impl Effect for BatchNews {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn fire(&self, shop: ShopId, key: &str, _: &str) -> Result<Option<Millis>, StorageError> {
        let now = self.clock.now();
        let tx = self.store.begin(shop).await?;
        // A part that is written in this moment is told of by itself, or with the others: never twice.
        alone(&tx).await?;
        if let Some(News { batch, since, told }) = known(&tx, key).await? {
            for one in &told {
                let notice = gathered(one, &format!("goods_batch/{batch}/{since}"));
                tx.emit(&notice, now).await?;
            }
            timers::unset(&tx, &[key.to_owned()]).await?;
        }
        tx.commit().await?;
        Ok(None)
    }
}
