//! The demo shops, read as anyone and as members.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;
use yingke::{
    demo::{self, PASSWORD, Seeded},
    outbox, shops, trade,
    vocabulary::{CustomerId, ShopId},
};
use yingke_schema::{
    audit::record,
    catalogue::{product, sku},
    customers::customer,
    members::member::{self, Role},
    outbox::event as happened,
    phrases::phrase,
    timers::timer,
    trade::{after_sale, collection, deed, event, line, note, order, payout},
};

use crate::harness::{Client, TestApp};

async fn seeded(app: &TestApp) -> ShopId {
    app.demo().await;
    shop_of(app, "qingmu").await
}

async fn shop_of(app: &TestApp, slug: &str) -> ShopId {
    shops::find(app.app.store(), &slug.into())
        .await
        .unwrap()
        .unwrap()
        .id
}

async fn signed_in(app: &TestApp, login: &str) -> Client {
    let body = json!({ "login": login, "password": PASSWORD });
    let answer = app.anyone().post("/api/sign-in?as=token", &body).await;
    app.anyone().with_token(answer.text("token"))
}

async fn orders_of_shop(app: &TestApp, shop: ShopId) -> Vec<order::Model> {
    app.app
        .store()
        .shop(shop)
        .rows::<order::Entity>()
        .ascending(order::Column::Id)
        .all()
        .await
        .unwrap()
}

async fn count<E: EntityTrait>(app: &TestApp) -> u64
where
    E::Model: Send + Sync,
{
    app.app
        .store()
        .across_shops()
        .rows::<E>()
        .count()
        .await
        .unwrap()
}

async fn counts(app: &TestApp) -> [u64; 8] {
    [
        count::<product::Entity>(app).await,
        count::<sku::Entity>(app).await,
        count::<phrase::Entity>(app).await,
        count::<member::Entity>(app).await,
        count::<customer::Entity>(app).await,
        count::<order::Entity>(app).await,
        count::<line::Entity>(app).await,
        count::<event::Entity>(app).await,
    ]
}

on_both_databases!(seeding_twice_is_seeding_once, |app| {
    assert_eq!(demo::seed(&app.app).await.unwrap(), Seeded::Now);
    let shop = shop_of(&app, "qingmu").await;
    let (ids, rows) = (orders_of_shop(&app, shop).await, counts(&app).await);
    app.advance(3_600_000);
    assert_eq!(demo::seed(&app.app).await.unwrap(), Seeded::Before);
    assert_eq!(
        (orders_of_shop(&app, shop).await, counts(&app).await),
        (ids, rows)
    );
    assert_eq!((rows[4], rows[5]), (220, 645));
});

on_both_databases!(the_copied_demo_is_the_seeded_one, |app| {
    seeded(&app).await;
    assert_eq!(demo::seed(&app.app).await.unwrap(), Seeded::Before);
    let rows = counts(&app).await;
    assert_eq!((rows[4], rows[5]), (220, 645));
});

on_both_databases!(every_seeded_order_follows_from_its_events, |app| {
    seeded(&app).await;
    for (slug, orders) in [("qingmu", 600), ("songxi", 45)] {
        let db = app.app.store().shop(shop_of(&app, slug).await);
        assert_eq!(trade::check(&db).await.unwrap(), (orders, Vec::new()));
    }
});

on_both_databases!(an_order_that_was_tampered_with_is_found, |app| {
    let shop = seeded(&app).await;
    app.tamper(
        "UPDATE trade_order SET paid_fen = 0, refunded_fen = 0 WHERE state = 'TRADE_FINISHED'",
    )
    .await;
    let (_, wrong) = trade::check(&app.app.store().shop(shop)).await.unwrap();
    assert!(wrong.len() > 200 && wrong.iter().all(|(_, why)| *why == trade::Wrong::Different));
});

on_both_databases!(a_seed_that_broke_off_goes_on, |app| {
    assert_eq!(demo::seed(&app.app).await.unwrap(), Seeded::Now);
    let shop = shop_of(&app, "qingmu").await;
    let whole = counts(&app).await;
    let last = orders_of_shop(&app, shop).await.split_off(100);
    let tx = app.app.store().begin(shop).await.unwrap();
    let ids = || last.iter().map(|order| order.id);
    tx.delete::<deed::Entity>(deed::Column::OrderId.is_in(ids()))
        .await
        .unwrap();
    tx.delete::<note::Entity>(note::Column::OrderId.is_in(ids()))
        .await
        .unwrap();
    tx.delete::<payout::Entity>(payout::Column::OrderId.is_in(ids()))
        .await
        .unwrap();
    tx.delete::<collection::Entity>(collection::Column::OrderId.is_in(ids()))
        .await
        .unwrap();
    tx.delete::<event::Entity>(event::Column::OrderId.is_in(ids()))
        .await
        .unwrap();
    tx.delete::<line::Entity>(line::Column::OrderId.is_in(ids()))
        .await
        .unwrap();
    tx.delete::<after_sale::Entity>(after_sale::Column::OrderId.is_in(ids()))
        .await
        .unwrap();
    tx.delete::<order::Entity>(order::Column::Id.is_in(ids()))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(demo::seed(&app.app).await.unwrap(), Seeded::Now);
    assert_eq!(counts(&app).await, whole);
    let (_, wrong) = trade::check(&app.app.store().shop(shop)).await.unwrap();
    assert_eq!(wrong, Vec::new());
});

on_both_databases!(the_storefront_shows_what_was_seeded, |app| {
    seeded(&app).await;
    let anyone = app.anyone();
    let front = anyone.get("/api/store/qingmu").await.body;
    assert_eq!(front["shop"]["name"], "青木家居");
    assert_eq!(front["categories"].as_array().unwrap().len(), 8);
    // Only a node that was started as a demo is one.
    assert_eq!(front["is_demo"], false);
    assert_eq!(anyone.get("/api/store/nowhere").await.status, 404);

    let tables = anyone
        .get("/api/store/qingmu/products?category=%E9%A4%90%E6%A1%8C")
        .await
        .body;
    let tables = tables["products"].as_array().unwrap();
    assert!(tables.len() >= 5 && tables.iter().all(|row| row["category"] == "餐桌"));
    let found = anyone
        .get("/api/store/qingmu/products?q=qm-cz-001")
        .await
        .body;
    assert_eq!(found["products"][0]["code"], "QM-CZ-001");
    let odd = anyone.get("/api/store/qingmu/products?q=100%25_%5C").await;
    assert_eq!(
        (odd.status, odd.body["products"].as_array().unwrap().len()),
        (200, 0)
    );

    let one = anyone
        .get("/api/store/qingmu/products/QM-CZ-001")
        .await
        .body;
    let id = one["id"].as_str().unwrap();
    assert_eq!(
        anyone
            .get(&format!("/api/store/qingmu/products/{id}"))
            .await
            .body,
        one
    );
    assert_eq!(one["goes_with"][0]["code"], "QM-CY-001");
    assert_eq!(
        anyone
            .get(&format!("/api/store/songxi/products/{id}"))
            .await
            .status,
        404
    );
    let sold_out = tables.iter().chain([&found["products"][0]]);
    assert!(sold_out.clone().all(|row| row["availability"].is_string()));
    draws(&anyone, one["pictures"][0].as_str().unwrap()).await;
});

async fn draws(anyone: &Client, picture: &str) {
    let drawing = anyone.get(picture).await;
    assert_eq!(
        (drawing.status, drawing.headers["content-type"].as_bytes()),
        (200, &b"image/svg+xml"[..])
    );
    assert!(
        drawing.headers["content-security-policy"]
            .to_str()
            .unwrap()
            .contains("sandbox")
    );
    let again = anyone.request(reqwest::Method::GET, picture);
    let again = again
        .header("if-none-match", &drawing.headers["etag"])
        .send()
        .await
        .unwrap();
    assert_eq!(again.status(), 304);
    for beside in ["..%2F..%2Fpeople.json.svg", "%2e%2e/x.svg", "qm-cz-001.png"] {
        let path = format!("/api/store/qingmu/pictures/{beside}");
        assert_eq!(anyone.get(&path).await.status, 404, "{beside}");
    }
}

on_both_databases!(members_read_products_phrases_and_masked_orders, |app| {
    let shop = seeded(&app).await;
    let (agent, elsewhere) = (
        signed_in(&app, "anran").await,
        signed_in(&app, "tangtang").await,
    );
    let base = format!("/api/shops/{shop}");
    let products = agent.get(&format!("{base}/products?limit=3")).await.body;
    assert_eq!(products["products"].as_array().unwrap().len(), 3);
    let phrases = agent.get(&format!("{base}/phrases")).await.body;
    assert_eq!(
        (&phrases["phrases"][0]["code"], &phrases["phrases"][0]["of"]),
        (&json!("hi"), &json!("team"))
    );

    let stored = orders_of_shop(&app, shop).await.remove(7);
    let path = format!("{base}/orders/{}", stored.id);
    let one = agent.get(&path).await;
    assert_eq!(one.body["events"][0]["kind"], "placed");
    let text = one.body.to_string();
    for secret in [&stored.receiver, &stored.phone, &stored.address] {
        assert!(!text.contains(secret.as_str()), "{secret} is shown");
    }
    assert_eq!(elsewhere.get(&path).await.status, 404);
    let all = agent
        .get(&format!("{base}/customers/{}/orders", stored.customer_id))
        .await
        .body;
    assert!(
        all["orders"]
            .as_array()
            .unwrap()
            .iter()
            .any(|order| order == &one.body)
    );

    shows(&agent, &path, &stored).await;
    let trainee = signed_in(&app, "xinyi").await;
    let asked = json!({ "field": "phone", "reason": "练习" });
    assert_eq!(
        trainee
            .post(&format!("{path}/showings"), &asked)
            .await
            .status,
        403
    );
});

/// One field at a time, for a reason, thirty times an hour.
async fn shows(agent: &Client, path: &str, stored: &order::Model) {
    let path = format!("{path}/showings");
    let ask = |field: &str, reason: &str| json!({ "field": field, "reason": reason });
    let shown = agent.post(&path, &ask("phone", "客户要改送货电话")).await;
    assert_eq!(shown.body, json!({ "value": stored.phone }));
    assert_eq!(agent.post(&path, &ask("phone", " ")).await.status, 400);
    assert_eq!(
        agent.post(&path, &ask("goods", "客户要改")).await.status,
        400
    );
    let mut last = Value::Null;
    for _ in 0..30 {
        last = agent.post(&path, &ask("receiver", "核对收货人")).await.body;
    }
    assert_eq!(last["code"], "too_fast");
}

on_both_databases!(an_order_card_is_its_customers_only, |app| {
    let shop = seeded(&app).await;
    let db = app.app.store().shop(shop);
    let stored = orders_of_shop(&app, shop).await.remove(3);
    let card = trade::card(&db, stored.id, stored.customer_id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (&card["no"], &card["total_fen"]),
        (&json!(stored.no), &json!(stored.total_fen))
    );
    let stranger = CustomerId(yingke::vocabulary::new_id());
    assert_eq!(trade::card(&db, stored.id, stranger).await.unwrap(), None);
});

on_both_databases!(a_living_shop_goes_on_telling_until_it_ends, |app| {
    let id = seeded(&app).await;
    let shop = app.known_shop("qingmu").await;
    // Whatever is told, is told to whoever leads.
    let owner = shop.member(Role::Owner).await;
    let mut desk = app.member_socket("qingmu", &owner).await;
    while outbox::tell(&app.app).await.unwrap() > 0 {}
    let told = async || {
        let notices = app.notices(id).await.into_iter();
        let living = notices.filter(|notice| notice.key.starts_with("demo/living/"));
        living.collect::<Vec<_>>()
    };
    assert!(told().await.is_empty());
    app.advance(1_000);
    let cancel = CancellationToken::new();
    let telling = demo::go_on_telling(app.app.clone(), 1..=2, cancel.clone());
    let telling = tokio::spawn(telling);
    while told().await.is_empty() {
        tokio::task::yield_now().await;
    }
    cancel.cancel();
    telling.await.unwrap().unwrap();
    let notices = told().await;
    let is_whole = |text: &str| !text.is_empty() && !text.contains('{');
    assert!(notices.iter().all(|notice| is_whole(&notice.zh.text)));
    while outbox::tell(&app.app).await.unwrap() > 0 {}
    // Those of one moment are one notice.
    let is_told = |frame: &Value| {
        let title = &frame["detail"]["notice"]["zh"]["title"];
        let mut titles = notices.iter().map(|notice| &notice.zh.title);
        frame["of"] == "notices" && titles.any(|told| *title == json!(told))
    };
    desk.hear(is_told).await;
    // It has ended: nothing comes after.
    assert_eq!(told().await.len(), notices.len());
});

on_both_databases!(
    stock_and_reservations_of_the_demo_agree_with_its_orders,
    |app| {
        seeded(&app).await;
        for slug in ["qingmu", "songxi"] {
            let db = app.app.store().shop(shop_of(&app, slug).await);
            let waiting = ["WAIT_BUYER_PAY", "WAIT_SELLER_SEND_GOODS"];
            let orders = db.rows::<order::Entity>();
            let orders = orders.with(order::Column::State.is_in(waiting));
            let open: Vec<_> = orders.all().await.unwrap();
            let ids = open.iter().map(|order| order.id);
            let lines = db.rows::<line::Entity>();
            let lines = lines.with(line::Column::OrderId.is_in(ids));
            let lines = lines.with(line::Column::RefundState.ne("SUCCESS"));
            let mut held = HashMap::<_, i64>::new();
            for line in lines.all().await.unwrap() {
                *held.entry(line.sku_id.unwrap()).or_default() += line.quantity;
            }
            // What was sent in for an exchange is replaced from what lies ready.
            let ready = line::Column::RefundState.eq("WAIT_SELLER_RESEND");
            let exchanged = db.rows::<line::Entity>().with(ready);
            for line in exchanged.all().await.unwrap() {
                *held.entry(line.sku_id.unwrap()).or_default() += line.quantity;
            }
            let skus = db.rows::<sku::Entity>().all().await.unwrap();
            let mut left = HashMap::<_, i64>::new();
            for sku in &skus {
                let wanted = held.get(&sku.id).copied().unwrap_or(0);
                assert_eq!(sku.reserved, wanted, "{slug} {}", sku.code);
                assert!(sku.stock >= sku.reserved, "{slug} {}", sku.code);
                *left.entry(sku.product_id).or_default() += sku.stock - sku.reserved;
            }
            for product in db.rows::<product::Entity>().all().await.unwrap() {
                assert_eq!(product.stock, left[&product.id], "{slug} {}", product.code);
            }
        }
    }
);

on_both_databases!(money_of_the_demo_adds_up, |app| {
    let shop = seeded(&app).await;
    let db = app.app.store().shop(shop);
    let orders = orders_of_shop(&app, shop).await;
    let lines = db.rows::<line::Entity>().all().await.unwrap();
    let mut goods = HashMap::<_, i64>::new();
    for line in &lines {
        *goods.entry(line.order_id).or_default() += line.price_fen * line.quantity;
    }
    let mut spent = HashMap::<_, i64>::new();
    for order in &orders {
        assert_eq!(order.goods_fen, goods[&order.id], "{}", order.no);
        let total = order.goods_fen + order.freight_fen - order.discount_fen;
        assert_eq!(order.total_fen, total, "{}", order.no);
        assert!([0, total].contains(&order.paid_fen), "{}", order.no);
        assert!(order.refunded_fen <= order.paid_fen, "{}", order.no);
        *spent.entry(order.customer_id).or_default() += order.paid_fen - order.refunded_fen;
    }
    for customer in db.rows::<customer::Entity>().all().await.unwrap() {
        let wanted = spent.get(&customer.id).copied().unwrap_or(0);
        assert_eq!(customer.value_fen, wanted, "{}", customer.name);
    }
});

on_both_databases!(every_step_of_the_demos_orders_has_its_audit_row, |app| {
    let shop = seeded(&app).await;
    let db = app.app.store().shop(shop);
    let events = db.rows::<event::Entity>().all().await.unwrap();
    let mut told = HashMap::<_, Vec<_>>::new();
    for row in db.rows::<record::Entity>().all().await.unwrap() {
        let step = (row.action, row.at);
        told.entry(row.object).or_default().push(step);
    }
    for event in &events {
        let steps = &told[&format!("order/{}", event.order_id)];
        let step = (event.kind.clone(), event.at);
        assert!(steps.contains(&step), "{step:?} of {}", event.order_id);
    }
    let of_orders = told
        .iter()
        .filter(|(object, _)| object.starts_with("order/"));
    let rows: usize = of_orders.map(|(_, steps)| steps.len()).sum();
    let notes = db.rows::<note::Entity>().count().await.unwrap();
    assert!(notes > 30, "{notes}");
    assert_eq!(rows, events.len() + notes as usize);
    yingke::audit::verify(app.app.store(), shop).await.unwrap();
});

on_both_databases!(nothing_of_the_demos_past_happens_once_more, |app| {
    let shop = seeded(&app).await;
    let wanted = counts(&app).await;
    // Cases that end within hours are warned of; nothing happens to an order.
    app.fire().await;
    assert_eq!(counts(&app).await, wanted);
    // What happened long ago is no news.
    let db = app.app.store().shop(shop);
    let changed = db.rows::<happened::Entity>();
    let changed = changed.with(happened::Column::Kind.eq("OrderChanged"));
    let changed = changed.with(happened::Column::DoneAt.is_null());
    assert_eq!(changed.count().await.unwrap(), 0);
});

on_both_databases!(an_order_of_the_demo_has_what_a_real_one_has, |app| {
    let shop = seeded(&app).await;
    let db = app.app.store().shop(shop);
    let orders = orders_of_shop(&app, shop).await;
    let events = db.rows::<event::Entity>().all().await.unwrap();
    let mut steps = HashMap::<_, i64>::new();
    for event in &events {
        *steps.entry(event.order_id).or_default() += 1;
        let is_named = !event.nick.is_empty();
        assert_eq!(
            is_named,
            event.by == "shop",
            "{} {}",
            event.kind,
            event.nick
        );
    }
    for order in &orders {
        assert_eq!(order.rev, steps[&order.id] + order.noted, "{}", order.no);
        let is_noted = !order.note.is_empty() || order.flag != 0;
        assert_eq!(order.noted, i64::from(is_noted), "{}", order.no);
    }
    // Each step but placing, which has none here, was done by a key of its own, and each was an event.
    let keys = db.rows::<deed::Entity>().count().await.unwrap();
    assert_eq!(keys as usize, events.len() - orders.len());
    let notes = db.rows::<note::Entity>().count().await.unwrap();
    let told = db.rows::<happened::Entity>();
    let told = told.with(happened::Column::Kind.eq("OrderChanged"));
    let told = told.count().await.unwrap() as usize;
    assert_eq!(told, events.len() + notes as usize);
    let lines = db.rows::<line::Entity>().all().await.unwrap();
    assert!(lines.iter().all(|line| line.ships_within_ms.is_some()));
});

on_both_databases!(money_of_the_demo_came_and_went_through_the_books, |app| {
    let shop = seeded(&app).await;
    let db = app.app.store().shop(shop);
    let collections = db.rows::<collection::Entity>().all().await.unwrap();
    let came: HashMap<_, _> = collections
        .iter()
        .map(|row| (row.order_id, (row.state.as_str(), row.amount_fen)))
        .collect();
    assert_eq!(came.len(), collections.len());
    let mut went = HashMap::<_, i64>::new();
    for row in db.rows::<payout::Entity>().all().await.unwrap() {
        assert_eq!(row.done_at, Some(row.since), "it is still due");
        *went.entry(row.order_id).or_default() += row.amount_fen;
    }
    for order in orders_of_shop(&app, shop).await {
        let paid = (order.paid_fen > 0).then_some(("kept", order.paid_fen));
        assert_eq!(came.get(&order.id).copied(), paid, "{}", order.no);
        let refunded = went.get(&order.id).copied().unwrap_or_default();
        assert_eq!(refunded, order.refunded_fen, "{}", order.no);
    }
    let later = timer::Column::Kind.is_in(["collection", "payout"]);
    let later = db.rows::<timer::Entity>().with(later);
    assert_eq!(later.count().await.unwrap(), 0);
});

async fn orders_in(app: &TestApp, shop: ShopId, state: &str) -> Vec<order::Model> {
    let orders = orders_of_shop(app, shop).await.into_iter();
    orders.filter(|order| order.state == state).collect()
}

on_both_databases!(
    open_orders_of_the_demo_have_clocks_and_end_by_them_once,
    |app| {
        const HOUR_MS: i64 = 3_600_000;
        let shop = seeded(&app).await;
        let db = app.app.store().shop(shop);
        let clocks = ["order_unpaid", "order_confirm"];
        let clocks = db
            .rows::<timer::Entity>()
            .with(timer::Column::Kind.is_in(clocks));
        let clocks = clocks.all().await.unwrap().into_iter();
        let due: HashMap<_, _> = clocks.map(|clock| (clock.key, clock.due_at)).collect();
        let soon = app.now() + 3 * HOUR_MS;
        assert!(due.values().all(|due| *due > soon), "{due:?}");
        let unpaid = orders_in(&app, shop, "WAIT_BUYER_PAY").await;
        assert!(unpaid.len() >= 15, "{}", unpaid.len());
        for order in &unpaid {
            let due = due[&format!("order_unpaid:{}", order.id)];
            assert_eq!(due, order.created_at + 24 * HOUR_MS, "{}", order.no);
        }
        let sent = orders_in(&app, shop, "WAIT_BUYER_CONFIRM_GOODS").await;
        let is_timed =
            |order: &&order::Model| due.contains_key(&format!("order_confirm:{}", order.id));
        assert!(sent.iter().filter(is_timed).count() >= 60);

        // Somebody opens it again a day later.
        app.advance(24 * HOUR_MS);
        // One look takes a hundred.
        for _ in 0..10 {
            app.fire().await;
        }
        assert!(orders_in(&app, shop, "WAIT_BUYER_PAY").await.is_empty());
        let closed = db
            .rows::<event::Entity>()
            .with(event::Column::OrderId.is_in(unpaid.iter().map(|order| order.id)))
            .with(event::Column::Kind.eq("closed"));
        let closed = closed.all().await.unwrap();
        assert_eq!(closed.len(), unpaid.len());
        assert!(closed.iter().all(|event| event.by == "system"));
        assert_eq!(trade::check(&db).await.unwrap(), (600, Vec::new()));
    }
);

on_both_databases!(every_case_of_the_demo_has_time_and_two_have_little, |app| {
    const HOUR_MS: i64 = 3_600_000;
    seeded(&app).await;
    for slug in ["qingmu", "songxi"] {
        let db = app.app.store().shop(shop_of(&app, slug).await);
        let cases = db.rows::<after_sale::Entity>().all().await.unwrap();
        let due = cases.into_iter().filter_map(|case| case.due_at);
        let left: Vec<_> = due.map(|due| due - app.now()).collect();
        assert!(left.iter().all(|left| *left > 30 * 60_000), "{left:?}");
        let soon = left.iter().filter(|left| **left <= HOUR_MS).count();
        assert_eq!(soon, 2, "{slug}: {left:?}");
    }
});

on_both_databases!(a_seed_that_was_cut_short_goes_on_where_it_was, |app| {
    let whole = {
        let node = app.app.clone();
        let seeding = tokio::spawn(async move { demo::seed(&node).await.map(drop) });
        while count::<order::Entity>(&app).await < 100 {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
            assert!(!seeding.is_finished(), "it was too fast to be cut short");
        }
        seeding.abort();
        let _ = seeding.await;
        count::<order::Entity>(&app).await
    };
    assert!((100..645).contains(&whole), "{whole}");
    assert_eq!(demo::seed(&app.app).await.unwrap(), Seeded::Now);
    let rows = counts(&app).await;
    assert_eq!((rows[4], rows[5]), (220, 645));
    let shop = shop_of(&app, "qingmu").await;
    let db = app.app.store().shop(shop);
    assert_eq!(trade::check(&db).await.unwrap(), (600, Vec::new()));
    let events = db.rows::<event::Entity>().count().await.unwrap();
    let steps = db.rows::<record::Entity>();
    let steps = steps.with(record::Column::Object.starts_with("order/"));
    let steps = steps.with(record::Column::Action.ne("note_order"));
    assert_eq!(steps.count().await.unwrap(), events);
});
