//! Walks through all orders of a shop: one that fails holds up no other, is tried again, and is told of in the end.

use std::sync::Arc;

use async_trait::async_trait;
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};
use serde_json::{Value, json};
use yingke::{
    access::LEADING,
    message_centre::{Link, Notice, To},
    storage::{ShopDb, ShopTx, StorageError},
    timers::{Effect, fire_due, payloads_of},
    trade::{ByParts, Walk},
    vocabulary::{Millis, OrderId},
};
use yingke_schema::trade::order::{Column as C, Entity};

use crate::{
    buying::{place, put_up},
    harness::{TestApp, TestShop},
};

const MINUTE_MS: Millis = 60_000;

/// Notes that it was there, which fails where `broken` is noted.
struct Notes;

#[async_trait]
impl Walk for Notes {
    const KIND: &'static str = "notes";

    fn which(_: &ShopDb) -> Condition {
        Condition::all()
    }

    async fn see_to(
        tx: &ShopTx,
        order: OrderId,
        now: Millis,
    ) -> Result<Option<Millis>, StorageError> {
        let this = C::Id.eq(order);
        let row = tx.rows::<Entity>().with(this.clone()).one().await?;
        let note = row.map(|row| row.note).unwrap_or_default();
        tx.update::<Entity>(this, |row| row.col_expr(C::Note, Expr::value("seen")))
            .await?;
        match &*note {
            "broken" => Err(StorageError::BadRow),
            "later" => Ok(Some(now + MINUTE_MS)),
            _ => Ok(None),
        }
    }
}

/// Two orders, of which the first has this note, and a walk that begins.
async fn begun<'a>(app: &'a TestApp, note: &str) -> (TestShop<'a>, [OrderId; 2]) {
    let shop = app.shop("songxi").await;
    let customer = shop.customer().await;
    let sku = put_up(app, &shop, &[9]).await[0];
    for _ in 0..2 {
        app.advance(1);
        place(&customer, &shop, &[(sku, 1)]).await;
    }
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<Entity>().ascending(C::Id).all().await.unwrap();
    let (first, second) = (&rows[0], &rows[1]);
    let no = &first.no;
    app.tamper(&format!(
        "UPDATE trade_order SET note = '{note}' WHERE no = '{no}'"
    ))
    .await;
    app.leave_timer(Notes::KIND).await;
    let orders = [first.id, second.id];
    (shop, orders)
}

async fn fire(app: &TestApp) {
    let effects: [Arc<dyn Effect>; 1] = [Arc::new(ByParts::<Notes>::of(&app.app, 1))];
    let fired = fire_due(app.app.store(), app.now(), &effects).await;
    fired.unwrap();
}

async fn notes(app: &TestApp, shop: &TestShop<'_>) -> Vec<String> {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<Entity>().ascending(C::Id).all().await.unwrap();
    rows.into_iter().map(|row| row.note).collect()
}

async fn left(app: &TestApp, shop: &TestShop<'_>) -> Vec<Value> {
    let db = app.app.store().shop(shop.id);
    let payloads = payloads_of(&db, Notes::KIND).await.unwrap().into_iter();
    let read = payloads.map(|payload| serde_json::from_str(&payload).unwrap());
    read.collect()
}

/// That it could not be seen to.
async fn told(app: &TestApp, shop: &TestShop<'_>) -> Vec<Notice> {
    let notices = app.notices(shop.id).await.into_iter();
    let of_walks = notices.filter(|notice| notice.key.starts_with("order_left/"));
    of_walks.collect()
}

/// The same once no more come.
async fn told_after_rest(app: &TestApp, shop: &TestShop<'_>) -> Vec<Notice> {
    assert!(told(app, shop).await.is_empty(), "more may come");
    app.advance(5 * MINUTE_MS);
    app.fire().await;
    told(app, shop).await
}

on_both_databases!(an_order_that_fails_holds_up_no_other, |app| {
    let (shop, [first, _]) = begun(&app, "broken").await;
    for _ in 0..3 {
        fire(&app).await;
    }
    assert_eq!(notes(&app, &shop).await, ["broken", "seen"]);
    let again = json!({ "order": first, "failures": 1 });
    assert_eq!(left(&app, &shop).await, [again]);
    app.advance(MINUTE_MS - 1);
    app.tamper("UPDATE trade_order SET note = ''").await;
    fire(&app).await;
    assert_eq!(notes(&app, &shop).await, ["", ""]);
    app.advance(1);
    fire(&app).await;
    assert_eq!(notes(&app, &shop).await, ["seen", ""]);
    assert!(left(&app, &shop).await.is_empty());
    assert!(told(&app, &shop).await.is_empty());
});

on_both_databases!(what_fails_each_time_is_told_and_ends, |app| {
    let (shop, [first, _]) = begun(&app, "broken").await;
    fire(&app).await;
    // The pauses between eight tries, each twice the last.
    for minutes in [1, 2, 4, 8, 16, 32, 64] {
        assert!(told(&app, &shop).await.is_empty());
        app.advance(minutes * MINUTE_MS);
        fire(&app).await;
    }
    assert!(left(&app, &shop).await.is_empty());
    let told = told_after_rest(&app, &shop).await;
    let [notice] = &told[..] else {
        panic!("once: {told:?}");
    };
    assert_eq!(notice.to, To::Roles(LEADING.to_vec()));
    assert_eq!(notice.link, Some(Link::Order { order: first }));
    assert_eq!(notes(&app, &shop).await, ["broken", "seen"]);
});

on_both_databases!(what_fails_by_one_fault_is_told_of_together, |app| {
    let (shop, [first, second]) = begun(&app, "broken").await;
    app.tamper("UPDATE trade_order SET note = 'broken'").await;
    for _ in 0..3 {
        fire(&app).await;
    }
    for minutes in [1, 2, 4, 8, 16, 32, 64] {
        app.advance(minutes * MINUTE_MS);
        fire(&app).await;
    }
    assert!(left(&app, &shop).await.is_empty());
    let told = told_after_rest(&app, &shop).await;
    let [notice] = &told[..] else {
        panic!("together: {told:?}");
    };
    assert!(notice.zh.text.starts_with("2 张订单"), "{notice:?}");
    let Some(Link::Order { order }) = notice.link else {
        panic!("it leads to one of them: {notice:?}");
    };
    assert!([first, second].contains(&order));
});

on_both_databases!(what_is_for_later_is_seen_to_again, |app| {
    let (shop, [first, _]) = begun(&app, "later").await;
    for _ in 0..3 {
        fire(&app).await;
    }
    let again = json!({ "order": first, "failures": 0 });
    assert_eq!(left(&app, &shop).await, [again]);
    app.tamper("UPDATE trade_order SET note = ''").await;
    app.advance(MINUTE_MS);
    fire(&app).await;
    assert_eq!(notes(&app, &shop).await, ["seen", ""]);
    assert!(left(&app, &shop).await.is_empty());
});
