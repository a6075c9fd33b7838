use futures_util::future::join_all;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::{outbox, vocabulary::client_id_for};
use yingke_schema::{catalogue::sku, members::member::Role, timers::timer};

use super::{
    DAY_MS, MINUTE_MS, answer, ask, asked, at, done, id_of, other_sent, parcel, placed, price,
    seen, set_rules,
};
use crate::{
    buying::{is_sound, people, place, put_up, written},
    harness::{Client, TestApp, TestShop},
};

/// Nothing happens to the order before its time, and then its clock does this.
async fn at_last(
    app: &TestApp,
    (shop, agent): (&TestShop<'_>, &Client),
    order: &Value,
    (in_ms, state): (i64, &str),
) {
    app.advance(in_ms - 1);
    app.fire().await;
    assert_eq!(seen(agent, shop, order).await, *order);
    app.advance(1);
    app.fire().await;
    assert_eq!(seen(agent, shop, order).await["state"], state);
}

on_both_databases!(an_order_that_is_not_paid_in_time_closes_itself, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Owner).await;
    set_rules(&leader, &shop, |rules| rules["pay_within_min"] = json!(30)).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    assert_eq!(order["pay_by"], app.now() + 30 * MINUTE_MS);
    let paid = other_sent(&app, &shop, &agent, &customer).await;
    app.advance(30 * MINUTE_MS - 1);
    app.fire().await;
    assert_eq!(seen(&agent, &shop, &order).await, order);
    let mut desk = app.member_socket(&shop.slug, &agent).await;
    app.advance(1);
    app.fire().await;
    desk.hear(|frame| frame["type"] == "news" && frame["of"] == "trade")
        .await;
    let closed = seen(&agent, &shop, &order).await;
    assert_eq!(
        (&closed["state"], &closed["rev"], &closed["pay_by"]),
        (&json!("TRADE_CLOSED"), &json!(2), &Value::Null)
    );
    let last = closed["events"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["kind"], &last["by"]),
        (&json!("closed"), &json!("system"))
    );
    assert_eq!(seen(&agent, &shop, &paid).await, paid, "it was paid");
    app.advance(DAY_MS);
    app.fire().await;
    let once = ["placed", "closed"].map(str::to_owned).to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
    is_sound(&app, &shop).await;
});

on_both_databases!(
    a_receipt_confirms_itself_but_not_while_a_refund_is_open,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, customer) = people(&shop).await;
        let leader = shop.member(Role::Owner).await;
        set_rules(&leader, &shop, |rules| {
            rules["confirm_after_days"] = json!(2);
            // The case itself is not to fall meanwhile.
            rules["after_sale"]["agree_within_h"] = json!(720);
        })
        .await;
        let (first, _) = placed(&app, &shop, &agent, &customer).await;
        let (theirs, ours) = (
            (&customer.client, &agent.client),
            (&agent.client, &agent.client),
        );
        let shipped_at = app.now();
        let order = done(theirs, &shop, &first, "payment", json!({})).await;
        let order = done(ours, &shop, &order, "shipment", parcel()).await;
        assert_eq!(order["confirm_by"], shipped_at + 2 * DAY_MS);
        app.advance(DAY_MS);
        let order = done(theirs, &shop, &order, "refunds/0", asked("money_only", 500)).await;
        assert_eq!(order["confirm_by"], Value::Null);
        app.advance(2 * DAY_MS);
        app.fire().await;
        assert_eq!(seen(&agent, &shop, &order).await, order, "it waits");
        let db = app.app.store().shop(shop.id);
        let timers = db.rows::<timer::Entity>();
        let timers = timers.with(timer::Column::Kind.eq("order_confirm"));
        assert_eq!(timers.count().await.unwrap(), 0);
        let order = done(ours, &shop, &order, "refunds/0", answer("refuse")).await;
        assert_eq!(order["confirm_by"], shipped_at + 4 * DAY_MS);
        let order = done(ours, &shop, &order, "extension", json!({ "days": 1 })).await;
        assert_eq!(order["confirm_by"], shipped_at + 5 * DAY_MS);
        let finished = (2 * DAY_MS, "TRADE_FINISHED");
        at_last(&app, (&shop, &agent), &order, finished).await;
        let (audited, told) = written(&app, &shop, &order).await;
        assert_eq!(audited, told);
        assert_eq!(
            audited
                .iter()
                .filter(|action| *action == "confirmed")
                .count(),
            1
        );
        is_sound(&app, &shop).await;
    }
);

on_both_databases!(a_shorter_time_to_pay_is_for_later_orders, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Owner).await;
    let (order, sku) = placed(&app, &shop, &agent, &customer).await;
    let pay_by = app.now() + DAY_MS;
    set_rules(&leader, &shop, |rules| rules["pay_within_min"] = json!(5)).await;
    let later = place(&customer, &shop, &[(sku, 1)]).await;
    assert_eq!(later["pay_by"], app.now() + 5 * MINUTE_MS);
    app.advance(60 * MINUTE_MS);
    app.fire().await;
    assert_eq!(seen(&agent, &shop, &later).await["state"], "TRADE_CLOSED");
    let ours = (&*agent, &*agent);
    assert_eq!(seen(&agent, &shop, &order).await["pay_by"], pay_by);
    let order = done(ours, &shop, &order, "price", price(0, 100)).await;
    assert_eq!(order["pay_by"], pay_by);
    let closed = (pay_by - app.now(), "TRADE_CLOSED");
    at_last(&app, (&shop, &agent), &order, closed).await;
    is_sound(&app, &shop).await;
});

on_both_databases!(a_price_that_is_changed_late_leaves_time_to_pay_it, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    let ours = (&*agent, &*agent);
    app.advance(DAY_MS - MINUTE_MS);
    let order = done(ours, &shop, &order, "price", price(0, 100)).await;
    assert_eq!(order["pay_by"], app.now() + 30 * MINUTE_MS);
    // It is over, and no clock has looked yet.
    app.advance(30 * MINUTE_MS);
    let order = done(ours, &shop, &order, "price", price(0, 200)).await;
    assert_eq!(order["pay_by"], app.now() + 30 * MINUTE_MS);
    app.fire().await;
    let closed = (30 * MINUTE_MS, "TRADE_CLOSED");
    at_last(&app, (&shop, &agent), &order, closed).await;
    is_sound(&app, &shop).await;
});

on_both_databases!(longer_to_confirm_adds_to_what_was_promised, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Owner).await;
    set_rules(&leader, &shop, |rules| {
        rules["confirm_after_days"] = json!(4);
    })
    .await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    let ours = (&*agent, &*agent);
    let order = done((&customer, &agent), &shop, &order, "payment", json!({})).await;
    let order = done(ours, &shop, &order, "shipment", parcel()).await;
    let shipped_at = app.now();
    set_rules(&leader, &shop, |rules| {
        rules["confirm_after_days"] = json!(1);
    })
    .await;
    app.advance(2 * DAY_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(order["confirm_by"], shipped_at + 4 * DAY_MS);
    let order = done(ours, &shop, &order, "extension", json!({ "days": 1 })).await;
    assert_eq!(order["confirm_by"], shipped_at + 5 * DAY_MS);
    let finished = (3 * DAY_MS, "TRADE_FINISHED");
    at_last(&app, (&shop, &agent), &order, finished).await;
    is_sound(&app, &shop).await;
});

on_both_databases!(its_customer_may_ask_as_long_as_was_promised, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Owner).await;
    let set_days = async |window: i64, protection: i64| {
        set_rules(&leader, &shop, |rules| {
            rules["after_sale"]["after_sale_days"] = json!(window);
            rules["price_protection_days"] = json!(protection);
        })
        .await;
    };
    let (theirs, ours) = ((&*customer, &*agent), (&*agent, &*agent));
    let sku = put_up(&app, &shop, &[5]).await[0];
    for ([window, protection], then) in [([10, 5], [0, 0]), ([3, 2], [90, 30])] {
        set_days(window, protection).await;
        let order = place(&customer, &shop, &[(sku, 1)]).await;
        let mine = at(&shop, &format!("mine/orders/{}", id_of(&order)));
        let paid_at = app.now();
        let order = done(theirs, &shop, &order, "payment", json!({})).await;
        let order = done(ours, &shop, &order, "shipment", parcel()).await;
        done(theirs, &shop, &order, "confirmation", json!({})).await;
        let finished_at = app.now();
        set_days(then[0], then[1]).await;
        let until = customer.get(&mine).await.body["after_sale_until"].clone();
        assert_eq!(until, finished_at + window * DAY_MS);
        let protected = format!("{mine}/price-protection");
        let until = customer.get(&protected).await.body["until"].clone();
        assert_eq!(until, paid_at + protection * DAY_MS);
    }
});

on_both_databases!(a_timer_that_comes_again_closes_nothing_twice, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let (order, sku) = placed(&app, &shop, &agent, &customer).await;
    app.advance(DAY_MS);
    let effects = app.app.effects();
    let closes = effects
        .iter()
        .find(|effect| effect.kind() == "order_unpaid");
    let closes = closes.expect("it is handed to the timers");
    let key = format!("order_unpaid:{}", id_of(&order));
    let payload = order["id"].to_string();
    // A node may die between the effect and the end of its row.
    let fired = join_all((0..3).map(|_| closes.fire(shop.id, &key, &payload))).await;
    assert!(fired.iter().all(Result::is_ok), "{fired:?}");
    closes.fire(shop.id, &key, &payload).await.unwrap();
    let once = ["placed", "closed"].map(str::to_owned).to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<sku::Entity>().with(sku::Column::Id.eq(sku));
    assert_eq!(rows.one().await.unwrap().unwrap().reserved, 0);
});

on_both_databases!(the_shop_is_told_what_waits_for_it, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let trainee = shop.member(Role::Trainee).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    ask(&customer, &shop, &order, "payment", json!({})).await;
    while outbox::tell(&app.app).await.unwrap() > 0 {}
    let notices = at(&shop, "notices");
    let told = agent.get(&notices).await;
    let told = &told.body["notices"];
    assert_eq!(told[0]["zh"]["title"], "新订单待发货", "{told}");
    assert_eq!(
        told[0]["link"],
        json!({ "kind": "order", "order": order["id"] })
    );
    let not_told = trainee.get(&notices).await;
    assert_eq!(not_told.body["notices"], json!([]));
});

on_both_databases!(nobody_can_use_up_the_clocks_turn, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    let guessed = client_id_for(&format!("order_unpaid:{}", id_of(&order)));
    let elsewhere = json!({
        "key": guessed, "receiver": "林夏", "phone": "13800138000", "address": "浙江省杭州市西湖区文三路 2 号",
    });
    let moved = ask(&customer, &shop, &order, "address", elsewhere).await;
    assert_eq!(moved.status, 200, "{moved:?}");
    app.advance(DAY_MS);
    app.fire().await;
    assert_eq!(seen(&agent, &shop, &order).await["state"], "TRADE_CLOSED");
});
