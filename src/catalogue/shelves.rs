use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    NEWS,
    goods::{alone, fault},
};
use crate::{
    app::App,
    audit,
    http::{InShop, Problem},
    storage::{Event, ShopTx, StorageError},
    vocabulary::MemberId,
};

/// What goods stand in was changed: a category or a delivery template.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShelvesChanged {
    pub by: MemberId,
    /// `category/…`, `categories` or `delivery_template/…`.
    pub object: String,
}

impl Event for ShelvesChanged {
    const KIND: &'static str = "ShelvesChanged";
}

/// Waits until nobody else changes goods of this shop.
pub async fn begin(app: &App, caller: &InShop) -> Result<ShopTx, StorageError> {
    let tx = app.store().begin(caller.shop).await?;
    alone(&tx).await?;
    Ok(tx)
}

/// What a double name is answered with.
pub fn taken(error: StorageError, title: &'static str) -> Problem {
    if error.is_double() {
        fault("name_taken", "name", title).into()
    } else {
        error.into()
    }
}

/// Ends a change with its event, audit row and news.
pub async fn commit(
    tx: ShopTx,
    app: &App,
    caller: &InShop,
    entry: audit::Entry<'_>,
) -> Result<(), Problem> {
    let (by, now) = (caller.actor.member()?.id, app.clock().now());
    let changed = ShelvesChanged {
        by,
        object: entry.object.clone(),
    };
    tx.emit(&changed, now).await?;
    audit::record(&tx, &caller.actor, now, entry).await?;
    tx.commit().await?;
    app.live().tell_members(caller.shop, None, NEWS, &json!({}));
    Ok(())
}
