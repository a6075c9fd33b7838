//! An order leaves in several parcels: each takes its own pieces, and the receipt waits for the last.

use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::{
    outbox, timers,
    vocabulary::{SkuId, new_id},
};
use yingke_schema::{catalogue::sku, members::member::Role};

use crate::{
    buying::{is_sound, people, place, put_up, written},
    harness::{Answer, Client, TestApp, TestCustomer, TestMember, TestShop, told},
};

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;
/// Of what `buying` puts up.
const PRICE_FEN: i64 = 12_900;

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/{path}", shop.id)
}

fn id_of(order: &Value) -> &str {
    order["id"].as_str().unwrap()
}

async fn seen(member: &Client, shop: &TestShop<'_>, order: &Value) -> Value {
    let path = at(shop, &format!("orders/{}", id_of(order)));
    let answer = member.get(&path).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

/// Tried on the order as it is now, by its customer where `mine/`.
async fn tried(
    (who, member): (&Client, &Client),
    shop: &TestShop<'_>,
    order: &Value,
    (whose, act): (&str, &str),
    mut more: Value,
) -> Answer {
    more["key"] = json!(new_id());
    more["rev"] = seen(member, shop, order).await["rev"].clone();
    let path = at(shop, &format!("{whose}orders/{}/{act}", id_of(order)));
    told(who.request(Method::POST, &path).json(&more)).await
}

async fn done(
    who: (&Client, &Client),
    shop: &TestShop<'_>,
    order: &Value,
    act: (&str, &str),
    more: Value,
) -> Value {
    let answer = tried(who, shop, order, act, more).await;
    assert_eq!(answer.status, 200, "{act:?}: {answer:?}");
    seen(who.1, shop, order).await
}

/// Some pieces, line by line.
fn part(waybill: &str, pieces: &[(usize, i64)]) -> Value {
    let pieces = pieces
        .iter()
        .map(|(line, quantity)| json!({ "line": line, "quantity": quantity }));
    json!({ "carrier": "顺丰速运", "waybill": waybill, "pieces": pieces.collect::<Vec<_>>() })
}

fn rest(waybill: &str) -> Value {
    json!({ "carrier": "中通快递", "waybill": waybill })
}

fn wish(kind: &str, amount_fen: i64) -> Value {
    json!({ "kind": kind, "amount_fen": amount_fen, "reason": "damage", "words": "杯口有缺口" })
}

/// Stock and what of it is set aside.
async fn kept(app: &TestApp, shop: &TestShop<'_>, sku: SkuId) -> (i64, i64) {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<sku::Entity>().with(sku::Column::Id.eq(sku));
    let row = rows.one().await.unwrap().unwrap();
    (row.stock, row.reserved)
}

on_both_databases!(each_parcel_takes_its_pieces_and_the_receipt_waits, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5, 5]).await;
    let (agent, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(skus[0], 3), (skus[1], 1)]).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    let wrong: [(&[(usize, i64)], &str); 5] = [
        (&[], "nothing_named"),
        (&[(0, 4)], "bad_quantity"),
        (&[(0, 0)], "bad_quantity"),
        (&[(0, 1), (0, 1)], "bad_quantity"),
        (&[(7, 1)], "no_such_line"),
    ];
    for (pieces, code) in wrong {
        let parcel = part("SF1234567890123", pieces);
        let refused = tried(ours, &shop, &order, ("", "shipment"), parcel).await;
        assert_eq!((refused.status, refused.code()), (409, code), "{pieces:?}");
    }
    let parcel = part("SF1234567890123", &[(0, 2)]);
    let first = done(ours, &shop, &order, ("", "shipment"), parcel).await;
    assert_eq!(
        (&first["state"], &first["shipped_at"], &first["confirm_by"]),
        (&json!("SELLER_CONSIGNED_PART"), &Value::Null, &Value::Null)
    );
    let line = &first["lines"][0];
    assert_eq!((&line["shipped"], &line["left"]), (&json!(2), &json!(1)));
    assert_eq!(kept(&app, &shop, skus[0]).await, (3, 1));
    assert_eq!(kept(&app, &shop, skus[1]).await, (5, 1));
    let early = tried(theirs, &shop, &order, ("mine/", "confirmation"), json!({})).await;
    assert_eq!((early.status, early.code()), (409, "wrong_state"));
    let path = at(&shop, "orders?state=SELLER_CONSIGNED_PART");
    let listed = agent.get(&path).await.body;
    assert_eq!(listed["orders"].as_array().unwrap().len(), 1, "{listed}");

    app.advance(3 * DAY_MS);
    let last = done(
        ours,
        &shop,
        &order,
        ("", "shipment"),
        rest("73100012345678"),
    )
    .await;
    assert_eq!(
        (&last["state"], &last["shipped_at"]),
        (&json!("WAIT_BUYER_CONFIRM_GOODS"), &json!(app.now()))
    );
    assert_eq!(last["confirm_by"], app.now() + 10 * DAY_MS);
    let parcels = last["parcels"].as_array().unwrap();
    assert_eq!(parcels.len(), 2);
    assert_eq!(
        parcels[1]["pieces"],
        json!([{ "line": 0, "quantity": 1 }, { "line": 1, "quantity": 1 }])
    );
    assert!(!last.to_string().contains("SF1234567890123"), "masked");
    let packed = |no: usize| &last["events"][no]["about"]["parcel"]["pieces"];
    let part = json!([{ "line": 0, "quantity": 2 }]);
    assert_eq!((packed(2), packed(3)), (&part, &json!([])));
    assert_eq!(kept(&app, &shop, skus[0]).await, (2, 0));
    assert_eq!(kept(&app, &shop, skus[1]).await, (4, 0));
    let kinds = ["placed", "paid", "part_shipped", "shipped"].map(str::to_owned);
    assert_eq!(written(&app, &shop, &order).await.0, kinds);
    is_sound(&app, &shop).await;
});

on_both_databases!(what_is_partly_shipped_is_still_to_ship, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9]).await;
    let (agent, customer) = people(&shop).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    let first_paid_at = app.now();
    let mut orders = Vec::new();
    for _ in 0..3 {
        let order = place(&customer, &shop, &[(skus[0], 2)]).await;
        done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
        orders.push(order);
        app.advance(HOUR_MS);
    }
    let parcel = part("SF1234567890123", &[(0, 1)]);
    done(ours, &shop, &orders[0], ("", "shipment"), parcel).await;
    let whole = rest("73100012345678");
    done(ours, &shop, &orders[2], ("", "shipment"), whole).await;
    let home = agent.get(&at(&shop, "home")).await.body["orders"].clone();
    assert_eq!(
        home,
        json!({ "to_pay": 0, "to_ship": 2, "to_ship_rest": 1, "to_ship_by": first_paid_at + 24 * HOUR_MS, "to_reply": 0, "to_invoice": 0, "refund_stuck": 0 })
    );
    // Found by the walk, and among the few that the amount leaves.
    for query in ["state=TO_SHIP", "state=TO_SHIP&min_fen=1"] {
        let found = agent.get(&at(&shop, &format!("orders?{query}"))).await.body;
        let found = found["orders"].as_array().unwrap().clone();
        let ids: Vec<_> = found.iter().map(id_of).collect();
        assert_eq!(ids, [id_of(&orders[1]), id_of(&orders[0])], "{query}");
    }
});

/// How often the shop was told so about shipping.
async fn told_of_shipping(app: &TestApp, shop: &TestShop<'_>, title: &str) -> Vec<String> {
    let notices = app.notices(shop.id).await.into_iter();
    let of_it = notices.filter(|notice| notice.zh.title == title);
    of_it.map(|notice| notice.zh.text).collect()
}

on_both_databases!(the_time_to_ship_is_that_of_when_it_was_placed, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let order = place(&customer, &shop, &[(skus[0], 1)]).await;
    let longer = r#"REPLACE(detail, '"ships_within_hours":24', '"ships_within_hours":240')"#;
    app.tamper(&format!("UPDATE product SET detail = {longer}"))
        .await;
    let paid = done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    assert_eq!(paid["ship_by"], app.now() + 24 * HOUR_MS);
    let later = place(&customer, &shop, &[(skus[0], 1)]).await;
    let paid = done(theirs, &shop, &later, ("mine/", "payment"), json!({})).await;
    assert_eq!(paid["ship_by"], app.now() + 240 * HOUR_MS);
});

on_both_databases!(a_row_says_what_is_in_its_order_and_whose_it_is, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let (agent, customer) = people(&shop).await;
    place(&customer, &shop, &[(skus[0], 2), (skus[1], 1)]).await;
    let list = agent.get(&at(&shop, "orders")).await.body;
    let row = &list["orders"][0];
    let page = seen(&agent, &shop, row).await;
    assert_eq!((&row["lines"], &row["pieces"]), (&json!(2), &json!(3)));
    assert!(row["sku"].is_string(), "{row}");
    assert_eq!(row["sku"], page["lines"][0]["sku"]);
    let first = customer.name.chars().next().unwrap();
    assert_eq!(row["buyer_masked"], format!("{first}**"));
    assert!(!list.to_string().contains(&customer.name), "{list}");
});

/// Each row of the list says the times of its order's own page.
async fn told_in_rows(agent: &TestMember, shop: &TestShop<'_>) -> Vec<[Value; 3]> {
    let times = |of: &Value| ["pay_by", "ship_by", "confirm_by"].map(|name| of[name].clone());
    let list = agent.get(&at(shop, "orders")).await.body;
    let mut told = Vec::new();
    for row in list["orders"].as_array().unwrap() {
        let page = seen(agent, shop, row).await;
        assert_eq!(times(row), times(&page), "{row}");
        told.push(times(row));
    }
    let by = |times: &[Value; 3]| times[1].as_i64();
    let mut wanted: Vec<_> = told.iter().filter_map(by).collect();
    wanted.sort_unstable();
    assert_eq!(due(agent, shop, "any").await, wanted);
    told
}

/// By when those orders of the list have to leave that are so, page by page.
async fn due(agent: &TestMember, shop: &TestShop<'_>, so: &str) -> Vec<i64> {
    let (mut due, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = format!("orders?ship_due={so}&limit=1&cursor={cursor}");
        let page = agent.get(&at(shop, &path)).await.body;
        let rows = page["orders"].as_array().unwrap().iter();
        due.extend(rows.map(|row| row["ship_by"].as_i64().unwrap()));
        match page["next"].as_str() {
            Some(next) => next.clone_into(&mut cursor),
            None => return due,
        }
    }
}

on_both_databases!(what_is_late_to_ship_is_found_the_first_first, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9]).await;
    let (agent, customer) = people(&shop).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    let (mut orders, mut by) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        let order = place(&customer, &shop, &[(skus[0], 1)]).await;
        assert_eq!(due(&agent, &shop, "any").await, by, "it is not paid");
        done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
        by.push(app.now() + 24 * HOUR_MS);
        orders.push(order);
        app.advance(8 * HOUR_MS);
    }
    assert_eq!(due(&agent, &shop, "late").await, by[..1]);
    assert_eq!(due(&agent, &shop, "soon").await, by[..0]);
    assert_eq!(due(&agent, &shop, "any").await, by);
    app.advance(3 * HOUR_MS);
    assert_eq!(due(&agent, &shop, "soon").await, by[1..2]);
    // Whatever else is asked.
    for (more, wanted) in [
        ("flag=0", 3),
        ("state=TO_SHIP", 3),
        ("state=WAIT_SELLER_SEND_GOODS", 3),
        ("state=SELLER_CONSIGNED_PART", 0),
        ("flag=1", 0),
        ("source=here", 3),
    ] {
        let so = format!("any&{more}");
        assert_eq!(due(&agent, &shop, &so).await.len(), wanted, "{more}");
    }
    done(
        ours,
        &shop,
        &orders[0],
        ("", "shipment"),
        rest("73100012345678"),
    )
    .await;
    assert_eq!(due(&agent, &shop, "any").await, by[1..]);
    let wrong = agent.get(&at(&shop, "orders?ship_due=early")).await;
    assert_eq!((wrong.status, wrong.code()), (400, "bad_request"));
});

on_both_databases!(what_is_late_soon_is_the_shop_s_to_say, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Owner).await;
    let theirs = (&customer.client, &agent.client);
    let order = place(&customer, &shop, &[(skus[0], 1)]).await;
    done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    assert_eq!(due(&agent, &shop, "soon").await.len(), 0);
    let path = at(&shop, "trade-rules");
    let mut rules = leader.get(&path).await.body;
    rules["rules"]["after_sale"]["due_soon_h"] = json!(25);
    let kept = leader.put(&path, &rules).await;
    assert_eq!(kept.status, 200, "{kept:?}");
    assert_eq!(due(&agent, &shop, "soon").await.len(), 1);
});

on_both_databases!(orders_from_before_keep_what_the_pages_say_once, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let order = place(&customer, &shop, &[(skus[0], 1)]).await;
    done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    let by = [app.now() + 24 * HOUR_MS];
    for before in [
        "UPDATE order_line SET is_custom = NULL, ships_within_ms = NULL",
        "UPDATE trade_order SET ship_by = NULL",
    ] {
        app.tamper(before).await;
    }
    app.leave_timer("order_promises").await;
    assert_eq!(due(&agent, &shop, "any").await, by[..0]);
    app.fire().await;
    // Some with each look: the next goes on behind, until there is nothing.
    let db = app.app.store().shop(shop.id);
    let left = async || timers::payloads_of(&db, "order_promises").await.unwrap();
    let place: Value = serde_json::from_str(&left().await[0]).unwrap();
    assert_eq!(place["last"], order["id"]);
    app.fire().await;
    assert!(left().await.is_empty());
    let longer = r#"REPLACE(detail, '"ships_within_hours":24', '"ships_within_hours":72')"#;
    app.tamper(&format!("UPDATE product SET detail = {longer}"))
        .await;
    assert_eq!(due(&agent, &shop, "any").await, by);
});

on_both_databases!(a_row_says_by_when_and_home_by_when_the_first, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let (agent, customer) = people(&shop).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    let pay = ("mine/", "payment");
    let none = Value::Null;
    // What was paid first may leave last.
    let hours = |from: i64, to: i64| {
        let name = r#""ships_within_hours":"#;
        format!("UPDATE product SET detail = REPLACE(detail, '{name}{from}', '{name}{to}')")
    };
    app.tamper(&hours(24, 240)).await;
    let long = place(&customer, &shop, &[(skus[0], 1)]).await;
    done(theirs, &shop, &long, pay, json!({})).await;
    let long_by = app.now() + 240 * HOUR_MS;
    app.tamper(&hours(240, 24)).await;
    app.advance(HOUR_MS);
    let order = place(&customer, &shop, &[(skus[0], 2), (skus[1], 1)]).await;
    let unpaid = told_in_rows(&agent, &shop).await;
    assert!(unpaid[0][0].is_i64(), "{unpaid:?}");
    done(theirs, &shop, &order, pay, json!({})).await;
    let short_by = app.now() + 24 * HOUR_MS;
    let both =
        |short: Value| [short, json!(long_by)].map(|ship_by| [Value::Null, ship_by, Value::Null]);
    assert_eq!(told_in_rows(&agent, &shop).await, both(json!(short_by)));
    let first_by =
        async || agent.get(&at(&shop, "home")).await.body["orders"]["to_ship_by"].clone();
    assert_eq!(first_by().await, json!(short_by));
    // The rest of it still waits, until it is asked back.
    let parcel = part("SF1234567890123", &[(0, 2)]);
    done(ours, &shop, &order, ("", "shipment"), parcel).await;
    assert_eq!(told_in_rows(&agent, &shop).await, both(json!(short_by)));
    let wish = wish("money_only", PRICE_FEN);
    done(theirs, &shop, &order, ("mine/", "refunds/1"), wish).await;
    assert_eq!(told_in_rows(&agent, &shop).await, both(none.clone()));
    app.advance(1_000);
    assert_eq!(first_by().await, json!(long_by));
    done(ours, &shop, &long, ("", "shipment"), rest("73100012345678")).await;
    let sent = told_in_rows(&agent, &shop).await;
    assert_eq!(
        sent[1],
        [none.clone(), none, json!(app.now() + 10 * DAY_MS)]
    );
    app.advance(1_000);
    assert_eq!(first_by().await, Value::Null);
});

on_both_databases!(a_row_follows_the_page_where_no_promise_was_kept, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let order = place(&customer, &shop, &[(skus[0], 1)]).await;
    done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    app.tamper("UPDATE order_line SET is_custom = NULL, ships_within_ms = NULL")
        .await;
    let longer = r#"REPLACE(detail, '"ships_within_hours":24', '"ships_within_hours":72')"#;
    app.tamper(&format!("UPDATE product SET detail = {longer}"))
        .await;
    let told = told_in_rows(&agent, &shop).await;
    assert_eq!(told[0][1], json!(app.now() + 72 * HOUR_MS));
});

on_both_databases!(the_time_to_ship_runs_on_for_the_rest, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(skus[0], 3)]).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    let paid = done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    let ship_by = app.now() + 24 * HOUR_MS;
    assert_eq!(paid["ship_by"], ship_by);
    app.advance(17 * HOUR_MS);
    let parcel = part("SF1234567890123", &[(0, 1)]);
    let first = done(ours, &shop, &order, ("", "shipment"), parcel).await;
    assert_eq!(first["ship_by"], ship_by, "it runs on");
    let path = at(&shop, &format!("mine/orders/{}", id_of(&order)));
    assert_eq!(customer.client.get(&path).await.body["ship_by"], ship_by);
    let (soon, late) = ("发货即将超时", "已超过发货时限");
    app.fire().await;
    assert!(told_of_shipping(&app, &shop, soon).await.is_empty());
    app.advance(HOUR_MS);
    app.fire().await;
    app.fire().await;
    let told = told_of_shipping(&app, &shop, soon).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("还有 2 件没有发出"), "{told:?}");
    // Another part tells nobody once more what they know.
    let parcel = part("SF1234567890124", &[(0, 1)]);
    done(ours, &shop, &order, ("", "shipment"), parcel).await;
    app.advance(6 * HOUR_MS);
    app.fire().await;
    app.advance(30 * DAY_MS);
    app.fire().await;
    assert_eq!(told_of_shipping(&app, &shop, soon).await.len(), 1);
    let told = told_of_shipping(&app, &shop, late).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("还有 1 件没有发出"), "{told:?}");
    // Nobody is signed in for so long.
    let agent = shop.member(Role::Agent).await;
    let waits = seen(&agent, &shop, &order).await;
    assert_eq!(
        (&waits["state"], &waits["confirm_by"], &waits["ship_by"]),
        (
            &json!("SELLER_CONSIGNED_PART"),
            &Value::Null,
            &json!(ship_by)
        )
    );
    let whole = rest("73100012345678");
    let ours = (&agent.client, &agent.client);
    let last = done(ours, &shop, &order, ("", "shipment"), whole).await;
    assert_eq!(
        (&last["confirm_by"], &last["ship_by"]),
        (&json!(app.now() + 10 * DAY_MS), &Value::Null)
    );
    app.advance(10 * DAY_MS);
    app.fire().await;
    let agent = shop.member(Role::Agent).await;
    let finished = seen(&agent, &shop, &order).await;
    assert_eq!(finished["state"], "TRADE_FINISHED");
    assert_eq!(told_of_shipping(&app, &shop, late).await.len(), 1);
    is_sound(&app, &shop).await;
});

/// A line that has left, and one that never does: its money goes back when nobody answers.
async fn left_in_part(
    app: &TestApp,
    shop: &TestShop<'_>,
    skus: &[SkuId],
    (agent, customer): (&TestMember, &TestCustomer),
    confirms: bool,
) -> Value {
    let order = place(customer, shop, &[(skus[0], 1), (skus[1], 2)]).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    done(theirs, shop, &order, ("mine/", "payment"), json!({})).await;
    let parcel = part("SF1234567890123", &[(0, 1)]);
    done(ours, shop, &order, ("", "shipment"), parcel).await;
    let act = ("mine/", "part-confirmation");
    if confirms {
        let order = done(theirs, shop, &order, act, json!({})).await;
        assert_eq!(order["state"], "SELLER_CONSIGNED_PART");
        let again = tried(theirs, shop, &order, act, json!({})).await;
        assert_eq!((again.status, again.code()), (409, "enough"));
    }
    let act = ("mine/", "refunds/1");
    let back = wish("money_only", 2 * PRICE_FEN);
    let asked = done(theirs, shop, &order, act, back).await;
    assert_eq!(asked["ship_by"], Value::Null, "nothing of it may leave");
    app.advance(48 * HOUR_MS);
    app.fire().await;
    seen(agent, shop, &order).await
}

on_both_databases!(
    where_nothing_remains_to_ship_the_order_goes_on_by_itself,
    |app| {
        let shop = app.shop("songxi").await;
        let skus = put_up(&app, &shop, &[5, 9]).await;
        let (agent, customer) = people(&shop).await;
        let who = (&agent, &customer);
        let shipped = left_in_part(&app, &shop, &skus, who, false).await;
        assert_eq!(
            (
                &shipped["state"],
                &shipped["shipped_at"],
                &shipped["confirm_by"]
            ),
            (
                &json!("WAIT_BUYER_CONFIRM_GOODS"),
                &json!(app.now()),
                &json!(app.now() + 10 * DAY_MS)
            )
        );
        // Who has confirmed what came is asked for nothing more.
        let done = left_in_part(&app, &shop, &skus, who, true).await;
        assert_eq!(
            (&done["state"], &done["refunded_fen"]),
            (&json!("TRADE_FINISHED"), &json!(2 * PRICE_FEN))
        );
        let kinds = [
            "placed",
            "paid",
            "part_shipped",
            "part_confirmed",
            "refund_asked",
            "refunded",
        ];
        let kinds = kinds.map(str::to_owned).to_vec();
        assert_eq!(written(&app, &shop, &done).await, (kinds.clone(), kinds));
        app.advance(8 * DAY_MS);
        app.fire().await;
        let finished = seen(&agent, &shop, &shipped).await;
        assert_eq!(finished["state"], "TRADE_FINISHED");
        is_sound(&app, &shop).await;
    }
);

on_both_databases!(the_same_parcel_sent_twice_leaves_once, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(skus[0], 4)]).await;
    let theirs = (&customer.client, &agent.client);
    let paid = done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    let mut parcel = part("SF1234567890123", &[(0, 2)]);
    parcel["key"] = json!(new_id());
    parcel["rev"] = paid["rev"].clone();
    let path = at(&shop, &format!("orders/{}/shipment", id_of(&order)));
    let (one, two) = tokio::join!(agent.post(&path, &parcel), agent.post(&path, &parcel));
    assert_eq!((one.status, two.status), (200, 200), "{one:?} {two:?}");
    assert_eq!(kept(&app, &shop, skus[0]).await, (3, 2));
    // Two colleagues who pack the last pieces at once: one is told that the other was faster.
    let now = seen(&agent, &shop, &order).await;
    let colleague = |waybill| {
        let mut parcel = part(waybill, &[(0, 2)]);
        parcel["key"] = json!(new_id());
        parcel["rev"] = now["rev"].clone();
        parcel
    };
    let (one, two) = (colleague("SF1234567890124"), colleague("SF1234567890125"));
    let (one, two) = tokio::join!(agent.post(&path, &one), agent.post(&path, &two));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{one:?} {two:?}");
    assert_eq!(kept(&app, &shop, skus[0]).await, (1, 0));
    is_sound(&app, &shop).await;
});

on_both_databases!(money_back_for_what_has_not_left_frees_its_pieces, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5, 5]).await;
    let (agent, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(skus[0], 1), (skus[1], 2)]).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    let parcel = part("SF1234567890123", &[(0, 1)]);
    done(ours, &shop, &order, ("", "shipment"), parcel).await;
    let act = ("mine/", "refunds/1");
    let early = tried(
        theirs,
        &shop,
        &order,
        act,
        wish("goods_back", 2 * PRICE_FEN),
    )
    .await;
    assert_eq!((early.status, early.code()), (409, "wrong_state"));
    let part_of = tried(theirs, &shop, &order, act, wish("money_only", 500)).await;
    assert_eq!((part_of.status, part_of.code()), (409, "not_whole"));
    done(
        theirs,
        &shop,
        &order,
        act,
        wish("money_only", 2 * PRICE_FEN),
    )
    .await;
    let stopped = tried(
        ours,
        &shop,
        &order,
        ("", "shipment"),
        rest("73100012345678"),
    )
    .await;
    assert_eq!((stopped.status, stopped.code()), (409, "refund_open"));
    let pay = json!({ "answer": "pay", "words": "" });
    let order = done(ours, &shop, &order, ("", "refunds/1"), pay).await;
    assert_eq!(
        (&order["state"], &order["refunded_fen"]),
        (&json!("WAIT_BUYER_CONFIRM_GOODS"), &json!(2 * PRICE_FEN))
    );
    assert_eq!(kept(&app, &shop, skus[1]).await, (5, 0));
    assert_eq!(kept(&app, &shop, skus[0]).await, (4, 0));
    is_sound(&app, &shop).await;
});

/// Five pieces are paid for, and three have left.
async fn three_of_five(
    shop: &TestShop<'_>,
    sku: SkuId,
    (agent, customer): (&TestMember, &TestCustomer),
) -> Value {
    let order = place(customer, shop, &[(sku, 5)]).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    done(theirs, shop, &order, ("mine/", "payment"), json!({})).await;
    let parcel = part("SF1234567890123", &[(0, 3)]);
    done(ours, shop, &order, ("", "shipment"), parcel).await
}

/// Of so many pieces.
fn wish_of(quantity: i64, kind: &str, amount_fen: i64) -> Value {
    let mut wish = wish(kind, amount_fen);
    wish["quantity"] = json!(quantity);
    wish
}

fn still_to_send(order: &Value) -> (&str, i64) {
    let left = order["lines"][0]["left"].as_i64().unwrap();
    (order["state"].as_str().unwrap(), left)
}

on_both_databases!(
    ten_yuan_of_five_chairs_leave_the_two_that_have_not_left_to_be_sent,
    |app| {
        let shop = app.shop("songxi").await;
        let skus = put_up(&app, &shop, &[9]).await;
        let (agent, customer) = people(&shop).await;
        let order = three_of_five(&shop, skus[0], (&agent, &customer)).await;
        let (ours, theirs) = (
            (&agent.client, &agent.client),
            (&customer.client, &agent.client),
        );
        let (ask, answer) = (("mine/", "refunds/0"), ("", "refunds/0"));
        let pay = || json!({ "answer": "pay", "words": "" });
        let asked = done(theirs, &shop, &order, ask, wish("money_only", 1_000)).await;
        assert_eq!(asked["lines"][0]["case"]["stays_here"], 0);
        let paid = done(ours, &shop, &order, answer, pay()).await;
        assert_eq!(still_to_send(&paid), ("SELLER_CONSIGNED_PART", 2));
        assert_eq!(kept(&app, &shop, skus[0]).await, (6, 2));
        let path = at(&shop, &format!("mine/orders/{}", id_of(&order)));
        let own = customer.client.get(&path).await.body;
        let line = &own["lines"][0];
        assert_eq!(
            (&line["given_pieces"], &line["most_refundable_fen"]),
            (&json!(0), &json!(5 * PRICE_FEN - 1_000))
        );
        // Two of them for their price are not wanted any more.
        let two = wish_of(2, "money_only", 2 * PRICE_FEN);
        let asked = done(theirs, &shop, &order, ask, two).await;
        assert_eq!(asked["lines"][0]["case"]["stays_here"], 2);
        let paid = done(ours, &shop, &order, answer, pay()).await;
        assert_eq!(still_to_send(&paid), ("WAIT_BUYER_CONFIRM_GOODS", 0));
        assert_eq!(paid["refunded_fen"], 2 * PRICE_FEN + 1_000);
        assert_eq!(kept(&app, &shop, skus[0]).await, (6, 0));
        assert_eq!(paid["lines"][0]["reissuable"], 3);
        // What is left of the money is all that the other three may have back.
        let most_fen = 3 * PRICE_FEN - 1_000;
        let more = wish("goods_back", most_fen + 1);
        let refused = tried(theirs, &shop, &order, ask, more).await;
        assert_eq!((refused.status, refused.code()), (409, "bad_amount"));
        done(theirs, &shop, &order, ask, wish("goods_back", most_fen)).await;
        is_sound(&app, &shop).await;
    }
);

on_both_databases!(a_clock_that_pays_a_little_keeps_nothing_here, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9]).await;
    let (agent, customer) = people(&shop).await;
    let order = three_of_five(&shop, skus[0], (&agent, &customer)).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    let ask = ("mine/", "refunds/0");
    // One that came has a scratch; then nobody says a word about all five.
    for (quantity, given_fen) in [(1, 1_000), (5, 2_000)] {
        let scratch = wish_of(quantity, "money_only", 1_000);
        done(theirs, &shop, &order, ask, scratch).await;
        app.advance(48 * HOUR_MS);
        app.fire().await;
        let paid = seen(&agent, &shop, &order).await;
        assert_eq!(still_to_send(&paid), ("SELLER_CONSIGNED_PART", 2));
        assert_eq!(paid["refunded_fen"], given_fen);
        assert_eq!(kept(&app, &shop, skus[0]).await, (6, 2));
    }
    let act = ("", "shipment");
    let sent = done(ours, &shop, &order, act, rest("73100012345678")).await;
    assert_eq!(still_to_send(&sent), ("WAIT_BUYER_CONFIRM_GOODS", 0));
    assert_eq!(kept(&app, &shop, skus[0]).await, (4, 0));
    let missing = wish_of(2, "reissue", 0);
    let asked = done(theirs, &shop, &order, ask, missing).await;
    assert_eq!(asked["lines"][0]["case"]["quantity"], 2);
    is_sound(&app, &shop).await;
});

on_both_databases!(parcels_are_seen_by_whose_they_are, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    let stranger = shop.customer().await;
    let order = place(&customer, &shop, &[(skus[0], 2)]).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    for waybill in ["SF1234567890123", "SF1234567890124"] {
        let parcel = part(waybill, &[(0, 1)]);
        done(ours, &shop, &order, ("", "shipment"), parcel).await;
    }
    let path = |whose: &str| at(&shop, &format!("{whose}orders/{}/parcels", id_of(&order)));
    let shown = agent.get(&path("")).await.body;
    let parcels = shown["parcels"].as_array().unwrap();
    assert_eq!(parcels.len(), 2, "{shown}");
    assert_eq!(
        (&parcels[1]["way"], &parcels[1]["waybill"]),
        (&json!("sent"), &json!("****0124"))
    );
    assert_eq!(parcels[1]["pieces"][0]["quantity"], 1);
    let own = customer.client.get(&path("mine/")).await.body;
    assert_eq!(own["parcels"][1]["waybill"], "SF1234567890124");
    assert_eq!(stranger.client.get(&path("mine/")).await.status, 404);
    // A colleague says why, and reads the second one whole.
    let showing = at(&shop, &format!("orders/{}/showings", id_of(&order)));
    let asked = json!({ "field": "waybill", "parcel": parcels[1]["no"], "reason": "核对物流" });
    let whole = agent.post(&showing, &asked).await;
    assert_eq!(whole.body["value"], "SF1234567890124", "{whole:?}");
});

on_both_databases!(what_a_clock_does_with_a_case_is_said_once_to_both, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(skus[0], 1)]).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    let act = ("", "shipment");
    done(ours, &shop, &order, act, rest("73100012345678")).await;
    let act = ("mine/", "refunds/0");
    done(theirs, &shop, &order, act, wish("money_only", 500)).await;
    app.advance(48 * HOUR_MS);
    app.fire().await;
    while outbox::tell(&app.app).await.unwrap() > 0 {}
    let said = |page: &Value| {
        let entries = page["entries"].as_array().unwrap().iter();
        let told = entries.filter(|entry| entry["kind"] == "case");
        let bodies: Vec<_> = told.map(|entry| &entry["body"]).collect();
        for body in &bodies {
            let words = body["text"].as_str().unwrap();
            assert!(words.contains("系统已自动退款 5.00 元"), "{body}");
            let (code, no) = (&body["code"], &body["order_no"]);
            assert_eq!((code, no), (&json!("refunded"), &order["no"]));
            let (goods, fen) = (&body["goods"], &body["amount_fen"]);
            assert_eq!((goods, fen), (&json!("白瓷茶壶"), &json!(500)));
        }
        bodies.len()
    };
    let path = at(
        &shop,
        &format!("conversations/{}/entries", customer.conversation),
    );
    for who in [&agent.client, &customer.client] {
        let page = who.get(&path).await;
        assert_eq!(page.status, 200, "{page:?}");
        assert_eq!(said(&page.body), 1, "{:?}", page.body);
    }
    // Told again, by this node or another, nothing is said twice.
    let db = app.app.store().shop(shop.id);
    let events = db.rows::<yingke_schema::outbox::event::Entity>();
    for event in events.all().await.unwrap() {
        let happened = outbox::Happened {
            shop: shop.id,
            id: event.id,
            kind: event.kind,
            payload: event.payload,
            at: event.at,
        };
        for listener in app.app.listeners() {
            listener.hear(&happened).await.unwrap();
        }
    }
    let page = agent.get(&path).await;
    assert_eq!(said(&page.body), 1, "{:?}", page.body);
});

on_both_databases!(who_never_wrote_is_told_what_a_clock_did_too, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    for table in ["conversation_head", "conversation"] {
        app.tamper(&format!("DELETE FROM {table}")).await;
    }
    let order = place(&customer, &shop, &[(skus[0], 1)]).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    let act = ("", "shipment");
    done(ours, &shop, &order, act, rest("73100012345678")).await;
    let act = ("mine/", "refunds/0");
    done(theirs, &shop, &order, act, wish("money_only", 500)).await;
    app.advance(48 * HOUR_MS);
    app.fire().await;
    while outbox::tell(&app.app).await.unwrap() > 0 {}
    let path = at(&shop, &format!("customers/{}/conversation", customer.id));
    let opened = agent.post(&path, &json!({})).await;
    let id = opened.text("conversation");
    let path = at(&shop, &format!("conversations/{id}/entries"));
    let page = agent.get(&path).await.body;
    let entries = page["entries"].as_array().unwrap();
    let kinds: Vec<_> = entries.iter().map(|entry| &entry["kind"]).collect();
    assert_eq!(kinds, [&json!("case")], "{page}");
});

on_both_databases!(what_is_insured_when_it_is_placed_stays_insured, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let insure = async |is_on: bool| {
        let path = at(&shop, "trade-rules");
        let mut rules = leader.get(&path).await.body;
        rules["rules"]["freight_insurance"] = json!(is_on);
        let kept = leader.put(&path, &rules).await;
        assert_eq!(kept.status, 200, "{kept:?}");
    };
    let plain = place(&customer, &shop, &[(skus[0], 1)]).await;
    insure(true).await;
    let insured = place(&customer, &shop, &[(skus[0], 1)]).await;
    insure(false).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    for (order, is_insured, freight) in [(plain, false, "customer"), (insured, true, "insurance")] {
        assert_eq!(order["is_insured"], is_insured, "{order}");
        done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
        let act = ("", "shipment");
        done(ours, &shop, &order, act, rest("73100012345678")).await;
        let mut asked = wish("goods_back", PRICE_FEN);
        asked["reason"] = json!("seven_days");
        let order = done(theirs, &shop, &order, ("mine/", "refunds/0"), asked).await;
        assert_eq!(order["is_insured"], is_insured);
        assert_eq!(order["lines"][0]["case"]["freight"], freight);
    }
    is_sound(&app, &shop).await;
});
