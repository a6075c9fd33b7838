use std::collections::HashMap;

use axum::{extract::State, http::StatusCode};
use serde_json::json;

use super::{
    basket,
    bought::bought,
    cart::no_such_sku,
    check_here,
    freight::loads,
    list::shown,
    view::MyOrder,
    wanted::{NewLine, NewOrder, Sound, no_such_service},
};
use crate::{
    app::App,
    catalogue::{
        self, Offer, Wanted,
        delivery::{Freight, freight, place_of, terms_in},
    },
    http::{InShop, Json, Problem},
    storage::{ShopDb, ShopTx, StorageError},
    trade::{Bought, Undone, key, placing, told, trade_rules},
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
    let customer = caller.customer()?;
    let now = app.clock().now();
    let placings = &app.trade().placings;
    placings.pass(customer, now).map_err(Problem::too_fast)?;
    let sound = new.sound()?;
    let seen = offers_for(&app.store().shop(caller.shop), &sound.lines).await?;
    let digest = key::digest_of(&json!({ "customer": customer, "placed": sound }));
    let tx = app.store().begin(caller.shop).await?;
    // A retry may come while the first is still at it, and must not take the last piece away from it.
    tx.lock(sound.key.as_u64_pair().1 as i64).await?;
    check_here(&app, &tx, customer).await?;
    if let Some(order) = key::done_with(&tx, sound.key, &digest).await? {
        drop(tx);
        return shown(&app, &caller, order).await;
    }
    if app.live().is_blocked(caller.shop, customer) {
        let title = "The shop takes no orders from you";
        let status = StatusCode::CONFLICT;
        return Err(Problem::new(status, "customer_blocked", title));
    }
    check_listed(&seen)?;
    if let Some(short) = set_aside(&tx, &sound).await? {
        return Err(out_of_stock(&seen, short));
    }
    // Prices and the rest may have changed since; from here on they do not.
    let offers = offers_in(&tx, &sound.lines).await?;
    check_listed(&offers)?;
    let freight = freight_of(&tx, &sound, &offers).await?;
    check_install_day(&sound, &freight, now)?;
    let (rules, _) = trade_rules::rules_in(&tx).await?;
    let products: Vec<_> = offers.iter().map(|offer| offer.product).collect();
    let ships = catalogue::ships_by_in(&tx, &products).await?;
    let goods = (offers.as_slice(), &ships, &freight);
    let bought = bought(customer, &sound, goods, &rules, now);
    let bought = bought.map_err(Undone::from)?;
    check_total(&sound, &bought)?;
    let id = bought.id;
    placing::enter(&tx, &bought, &rules).await?;
    key::keep(&tx, sound.key, id, digest, now).await?;
    let lines = sound.lines.iter().map(|line| (line.sku, line.quantity));
    basket::take_out(&tx, customer, lines).await?;
    placing::tell(&tx, &caller.actor, &bought).await?;
    tx.commit().await?;
    told(&app, caller.shop);
    // Stock comes and goes with every order; that nothing is left is news to who keeps the goods.
    if offers.iter().any(|offer| offer.left <= 0) {
        let live = app.live();
        live.tell_members(caller.shop, None, catalogue::NEWS, &json!({}));
    }
    shown(&app, &caller, id).await
}

/// What each line would buy, in their order.
pub async fn offers_for(db: &ShopDb, lines: &[NewLine]) -> Result<Vec<Offer>, Problem> {
    let offers = catalogue::offers(db, &skus_of(lines)).await?;
    in_order(offers, lines)
}

/// The same of what an order has just set aside.
async fn offers_in(tx: &ShopTx, lines: &[NewLine]) -> Result<Vec<Offer>, Problem> {
    let offers = catalogue::offers_in(tx, &skus_of(lines)).await?;
    in_order(offers, lines)
}

fn skus_of(lines: &[NewLine]) -> Vec<SkuId> {
    lines.iter().map(|line| line.sku).collect()
}

fn in_order(offers: Vec<Offer>, lines: &[NewLine]) -> Result<Vec<Offer>, Problem> {
    let mut offers: HashMap<_, _> = offers.into_iter().map(|offer| (offer.sku, offer)).collect();
    let mut found = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let offer = offers.remove(&line.sku);
        found.push(offer.ok_or_else(|| no_such_sku(&format!("lines.{place}.sku")))?);
    }
    Ok(found)
}

/// What lies in the store is nobody's to buy, even where it stood in the shop a moment ago.
fn check_listed(offers: &[Offer]) -> Result<(), Problem> {
    let Some(place) = offers.iter().position(|offer| !offer.is_listed) else {
        return Ok(());
    };
    let (field, title) = (format!("lines.{place}.sku"), "This is not sold now");
    Err(Problem::at_field("not_listed", field, title))
}

/// As it is now, whatever was asked before.
async fn freight_of(tx: &ShopTx, sound: &Sound, offers: &[Offer]) -> Result<Freight, Problem> {
    let templates = terms_in(tx, offers.iter().filter_map(|offer| offer.template)).await?;
    let loads = loads(offers, &sound.lines);
    let place = place_of(&sound.to.address);
    let freight = freight(&loads, &templates, place, &sound.services);
    if !freight.not_delivered.is_empty() {
        let title = "Some of it is not delivered there";
        return Err(Problem::at_field("not_delivered", "address", title));
    }
    let unknown = freight.unknown_services.first();
    let place = sound.services.iter().position(|code| Some(code) == unknown);
    match place {
        Some(place) => Err(no_such_service(&format!("services.{place}"))),
        None => Ok(freight),
    }
}

/// Nobody is promised a day on which no one can come.
fn check_install_day(sound: &Sound, freight: &Freight, now: Millis) -> Result<(), Problem> {
    let at_day = |code, title| Err(Problem::at_field(code, "install_on", title));
    match (freight.installation(), sound.install_on) {
        (None, Some(_)) => Err(no_such_service("install_on")),
        (Some(offered), Some(day)) if !offered.days(now).contains(&day) => {
            at_day("bad_install_day", "The shop cannot come on this day")
        }
        (Some(offered), None) if offered.needs_day => {
            at_day("install_day_missing", "An installation needs a day")
        }
        _ => Ok(()),
    }
}

/// Nobody pays more than they agreed to; less would surprise them too.
fn check_total(sound: &Sound, bought: &Bought) -> Result<(), Problem> {
    let total = bought.order.total_fen();
    if sound.expected_fen.is_none_or(|expected| expected == total) {
        return Ok(());
    }
    let title = "It costs something else by now";
    Err(Problem::new(StatusCode::CONFLICT, "total_changed", title))
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
