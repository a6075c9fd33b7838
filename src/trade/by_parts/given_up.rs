//! Orders that a walk is done with for good: one fault may stop many, and people hear of them together.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::left::MOST_FAILURES;
use crate::{
    access::LEADING,
    app::App,
    message_centre::{Category, Link, Notice, Saying, To},
    storage::{ShopTx, StorageError, Store},
    timers::{self, Effect, Timer},
    vocabulary::{Clock, Millis, OrderId, ShopId},
};

const KIND: &str = "order_left";
/// Orders of one walk are given up as far apart as its parts were; nobody waits for this.
const REST_MS: Millis = 5 * 60_000;
/// Where a fault comes on and on, people hear of it all the same.
const LONGEST_MS: Millis = 60 * 60_000;
/// For the lock under which they are counted.
const COUNTING: u64 = 0x6f72_646c_6566;

/// What a walk has given up so far.
#[derive(Serialize, Deserialize)]
struct GivenUp {
    walk: String,
    since: Millis,
    first: OrderId,
    many: usize,
}

/// Adds an order to those of its walk that people are told of once no more come.
pub async fn give_up(
    tx: &ShopTx,
    walk: &str,
    order: OrderId,
    now: Millis,
) -> Result<(), StorageError> {
    alone(tx).await?;
    let key = format!("{KIND}/{walk}");
    let known = known(tx, &key).await?;
    if known.as_ref().is_some_and(|known| known.first == order) {
        // The walk began anew, and came to it once more.
        return Ok(());
    }
    let given_up = GivenUp {
        walk: walk.to_owned(),
        since: known.as_ref().map_or(now, |known| known.since),
        first: known.as_ref().map_or(order, |known| known.first),
        many: known.map_or(0, |known| known.many) + 1,
    };
    let timer = Timer {
        key,
        kind: KIND,
        due_at: (now + REST_MS).min(given_up.since + LONGEST_MS),
        payload: json!(given_up).to_string(),
    };
    timers::set(tx, timer).await
}

/// Two at once would count one.
async fn alone(tx: &ShopTx) -> Result<(), StorageError> {
    tx.lock((tx.shop().0.as_u64_pair().1 ^ COUNTING) as i64)
        .await
}

async fn known(tx: &ShopTx, key: &str) -> Result<Option<GivenUp>, StorageError> {
    let payload = timers::payload_in(tx, key).await?;
    Ok(payload.and_then(|payload| serde_json::from_str(&payload).ok()))
}

impl GivenUp {
    /// Without an order's number: its row may be what cannot be read.
    fn notice(&self) -> Notice {
        let Self {
            walk,
            since,
            first,
            many,
        } = self;
        let (zh, en) = if *many == 1 {
            (
                Saying::new(
                    "一张订单没有跟上更新",
                    format!(
                        "试了 {MOST_FAILURES} 次都没成功（{walk}），请核对订单，并请维护服务器的人查看日志"
                    ),
                ),
                Saying::new(
                    "An order did not follow an update",
                    format!(
                        "It failed {MOST_FAILURES} times ({walk}): check the order, and have whoever runs the server look at its log"
                    ),
                ),
            )
        } else {
            (
                Saying::new(
                    "有订单没有跟上更新",
                    format!(
                        "{many} 张订单试了 {MOST_FAILURES} 次都没成功（{walk}）。先核对第一张，并请维护服务器的人查看日志，其余的订单日志里都有"
                    ),
                ),
                Saying::new(
                    "Orders did not follow an update",
                    format!(
                        "{many} orders failed {MOST_FAILURES} times each ({walk}): check the first, and have whoever runs the server look at its log, which names the others"
                    ),
                ),
            )
        };
        Notice {
            key: format!("{KIND}/{walk}/{first}/{since}"),
            category: Category::System,
            to: To::Roles(LEADING.to_vec()),
            zh,
            en,
            link: Some(Link::Order { order: *first }),
        }
    }
}

/// Tells of what walks have given up.
pub struct OrdersLeft {
    store: Store,
    clock: Clock,
}

impl OrdersLeft {
    pub fn of(app: &App) -> Self {
        Self {
            store: app.store().clone(),
            clock: app.clock().clone(),
        }
    }
}

#[async_trait]
impl Effect for OrdersLeft {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn fire(&self, shop: ShopId, key: &str, _: &str) -> Result<Option<Millis>, StorageError> {
        let tx = self.store.begin(shop).await?;
        // One that is given up in this moment is told of by itself, or with the others: never twice.
        alone(&tx).await?;
        if let Some(given_up) = known(&tx, key).await? {
            tx.emit(&given_up.notice(), self.clock.now()).await?;
            timers::unset(&tx, &[key.to_owned()]).await?;
        }
        tx.commit().await?;
        Ok(None)
    }
}
