use std::collections::HashMap;

use axum::{extract::State, http::StatusCode};
use serde_json::json;

use super::{
    basket,
    bought::bought,
    cart::no_such_sku,
    customer_of,
    list::shown,
    view::MyOrder,
    wanted::{NewOrder, Sound},
};
use crate::{
    app::App,
    audit,
    catalogue::{self, Offer, Wanted},
    http::{InShop, Json, Problem},
    storage::{ShopDb, ShopTx, StorageError},
    trade::{Bought, By, OrderChanged, Undone, deadlines, key, storage, told, trade_rules},
    vocabulary::{Millis, SkuId},
};

/// Place an order at the prices of now. The same key again is answered with the order it made.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/orders", tag = "mine", params(("shop" = Uuid, Path)),
    request_body = NewOrder,
    responses((status = 200, body = MyOrder), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn place(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewOrder>,
) -> Result<Json<MyOrder>, Problem> {
    let customer = customer_of(&caller)?;
    let now = app.clock().now();
    let placings = &app.trade().placings;
    placings.pass(customer, now).map_err(Problem::too_fast)?;
    let sound = new.sound()?;
    let offers = offers_for(&app.store().shop(caller.shop), &sound).await?;
    let digest = key::digest_of(&json!({ "customer": customer, "placed": sound }));
    let tx = app.store().begin(caller.shop).await?;
    // A retry may come while the first is still at it, and must not take the last piece away from it.
    tx.lock(sound.key.as_u64_pair().1 as i64).await?;
    if let Some(order) = key::done_with(&tx, sound.key, &digest).await? {
        drop(tx);
        return shown(&app, &caller, order).await;
    }
    if app.live().is_blocked(caller.shop, customer) {
        let title = "The shop takes no orders from you";
        let status = StatusCode::CONFLICT;
        return Err(Problem::new(status, "customer_blocked", title));
    }
    if let Some(short) = set_aside(&tx, &sound).await? {
        return Err(out_of_stock(&offers, short));
    }
    let bought = bought(customer, &sound, &offers, now).map_err(Undone::from)?;
    let id = bought.id;
    storage::write(&tx, std::slice::from_ref(&bought)).await?;
    key::keep(&tx, sound.key, id, digest, now).await?;
    let lines = sound.lines.iter().map(|line| (line.sku, line.quantity));
    basket::take_out(&tx, customer, lines).await?;
    let (rules, _) = trade_rules::rules_in(&tx).await?;
    deadlines::settle(&tx, id, &bought.order, &rules).await?;
    tell(&tx, &caller, &bought, now).await?;
    tx.commit().await?;
    told(&app, caller.shop);
    shown(&app, &caller, id).await
}

/// What each line would buy, in their order.
async fn offers_for(db: &ShopDb, sound: &Sound) -> Result<Vec<Offer>, Problem> {
    let skus: Vec<_> = sound.lines.iter().map(|line| line.sku).collect();
    let offers = catalogue::offers(db, &skus).await?;
    let mut offers: HashMap<_, _> = offers.into_iter().map(|offer| (offer.sku, offer)).collect();
    let mut found = Vec::new();
    for (place, sku) in skus.iter().enumerate() {
        let offer = offers.remove(sku);
        found.push(offer.ok_or_else(|| no_such_sku(&format!("lines.{place}.sku")))?);
    }
    Ok(found)
}

async fn set_aside(tx: &ShopTx, sound: &Sound) -> Result<Option<SkuId>, StorageError> {
    let wanted = sound.lines.iter().map(|line| Wanted {
        sku: line.sku,
        quantity: line.quantity,
    });
    catalogue::reserve(tx, &wanted.collect::<Vec<_>>()).await
}

fn out_of_stock(offers: &[Offer], short: SkuId) -> Problem {
    let short = offers.iter().find(|offer| offer.sku == short);
    let name = short.map(|offer| format!("{} {}", offer.title, offer.sku_text));
    let title = format!("There is too little left of {}", name.unwrap_or_default());
    Problem::new(StatusCode::CONFLICT, "out_of_stock", title.trim_end())
}

/// The audit row comes last: whoever has its lock waits for nobody.
async fn tell(
    tx: &ShopTx,
    caller: &InShop,
    bought: &Bought,
    at: Millis,
) -> Result<(), StorageError> {
    let Bought { id, order, .. } = bought;
    let kind = bought
        .history
        .first()
        .map_or("placed", |placed| placed.event.kind());
    let changed = OrderChanged {
        order: *id,
        customer: bought.customer,
        kind: kind.to_owned(),
        state: order.state.code().to_owned(),
        by: By::Customer,
    };
    tx.emit(&changed, at).await?;
    let entry = audit::Entry {
        action: kind,
        object: format!("order/{id}"),
        detail: json!({ "lines": order.lines.len(), "total_fen": order.total_fen() }),
    };
    audit::record(tx, &caller.actor, at, entry).await
}
