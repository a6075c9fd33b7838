//! Before the time of a case is over: whose turn it is hears of it, and whoever sees to the case.

use serde_json::{Value, json};
use yingke::{members, message_centre::To, outbox, vocabulary::MemberId};
use yingke_schema::members::{member::Role, presence::State};

use crate::{
    after_sale::{Opened, answer, at, codes_told, done, opened, parcel, wish},
    harness::{Client, TestApp, TestMember, TestShop},
};

const HOUR_MS: i64 = 60 * 60_000;
const DAY_MS: i64 = 24 * HOUR_MS;

/// To whom notices of that title went.
pub async fn warned(app: &TestApp, shop: &TestShop<'_>, title: &str) -> Vec<To> {
    let notices = app.notices(shop.id).await.into_iter();
    let warned = notices.filter(|notice| notice.zh.title == title);
    warned.map(|notice| notice.to).collect()
}

/// As they say it at their desk, connected for an hour.
pub async fn comes_as(app: &TestApp, shop: &TestShop<'_>, member: MemberId, state: State) {
    let (store, now) = (app.app.store(), app.now());
    let lease = now + HOUR_MS;
    let said = members::set_presence(store, shop.id, member, state, lease, now);
    said.await.unwrap();
}

/// A case that a leader sees to.
pub async fn taken(app: &TestApp, wish: Value) -> (Opened<'_>, TestMember) {
    let of = opened(app, wish).await;
    let leader = of.shop.member(Role::Supervisor).await;
    let id = of.order["id"].as_str().unwrap();
    let owner = at(&of.shop, &format!("after-sales/{id}/0/owner"));
    let taken = json!({ "owner": leader.id, "was": null });
    assert_eq!(leader.put(&owner, &taken).await.status, 204);
    (of, leader)
}

/// The lines about a case in a conversation.
async fn lines(who: &Client, path: &str) -> Vec<Value> {
    let page = who.get(path).await;
    assert_eq!(page.status, 200, "{page:?}");
    let entries = page.body["entries"].as_array().unwrap().iter();
    let told = entries.filter(|entry| entry["kind"] == "case");
    told.map(|entry| entry["body"].clone()).collect()
}

/// As a node that died between the effect and the end of its row: another does it again.
async fn warn_again(app: &TestApp, shop: &TestShop<'_>, order: &Value) {
    let key = format!("order_case_warning:{}:0", order["id"].as_str().unwrap());
    let payload = json!({ "order": order["id"], "line": 0 }).to_string();
    let effects = app.app.effects();
    let mut clocks = effects.iter();
    let clock = clocks.find(|effect| effect.kind() == "order_case_warning");
    let clock = clock.expect("it is handed to the timers");
    clock.fire(shop.id, &key, &payload).await.unwrap();
}

on_both_databases!(who_acts_next_is_warned_and_the_customer_once, |app| {
    let (of, leader) = taken(&app, wish("goods_back", 9_000)).await;
    let Opened {
        shop,
        agent,
        customer,
        order,
    } = of;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    app.advance(7 * DAY_MS - 6 * HOUR_MS);
    comes_as(&app, &shop, leader.id, State::Busy).await;
    app.fire().await;
    let to_owner = To::Members(vec![leader.id]);
    let to_members = warned(&app, &shop, "买家的售后即将超时").await;
    assert_eq!(to_members, std::slice::from_ref(&to_owner));
    assert_eq!(codes_told(&app, &shop).await, ["soon_closed_unsent"]);
    warn_again(&app, &shop, &order).await;
    while outbox::tell(&app.app).await.unwrap() > 0 {}
    let path = at(
        &shop,
        &format!("conversations/{}/entries", customer.conversation),
    );
    for who in [&agent.client, &customer.client] {
        let lines = lines(who, &path).await;
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert_eq!(lines[0]["code"], "soon_closed_unsent");
        let words = lines[0]["text"].as_str().unwrap();
        assert!(words.contains("退货时间快到了"), "{words}");
        // Whoever reads English has it from the code.
        assert!(!words.contains("After-sale"), "{words}");
    }
    let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
    app.advance(10 * DAY_MS - 6 * HOUR_MS);
    comes_as(&app, &shop, leader.id, State::Online).await;
    app.fire().await;
    let packing = To::Roles(vec![Role::Warehouse]);
    let of_shop = warned(&app, &shop, "售后即将超时").await;
    assert!(of_shop.contains(&to_owner), "{of_shop:?}");
    assert!(of_shop.contains(&packing), "{of_shop:?}");
    assert_eq!(of_shop.len(), 2, "{of_shop:?}");
    while outbox::tell(&app.app).await.unwrap() > 0 {}
    let told = lines(&agent, &path).await;
    assert_eq!(told.len(), 1, "it is the shop's turn: {order}");
});

on_both_databases!(a_case_of_nobody_is_for_all_who_serve, |app| {
    let Opened {
        shop, agent, order, ..
    } = opened(&app, wish("money_only", 500)).await;
    let ours = (&agent.client, &agent.client);
    done(ours, &shop, &order, "refunds/0", answer("refuse")).await;
    app.advance(7 * DAY_MS - 6 * HOUR_MS);
    app.fire().await;
    let serving = To::Roles(vec![Role::Owner, Role::Supervisor, Role::Agent]);
    assert_eq!(warned(&app, &shop, "买家的售后即将超时").await, [serving]);
    assert_eq!(codes_told(&app, &shop).await, ["soon_closed_refused"]);
});

on_both_databases!(a_case_whose_owner_is_away_is_for_all_who_serve, |app| {
    let (of, leader) = taken(&app, wish("money_only", 500)).await;
    let Opened {
        shop,
        agent,
        customer,
        order,
    } = of;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = done(ours, &shop, &order, "refunds/0", answer("refuse")).await;
    app.advance(7 * DAY_MS - 6 * HOUR_MS);
    comes_as(&app, &shop, leader.id, State::Offline).await;
    app.fire().await;
    let serving = || To::Roles(vec![Role::Owner, Role::Supervisor, Role::Agent]);
    let of_customer = warned(&app, &shop, "买家的售后即将超时").await;
    assert_eq!(of_customer, [serving()], "signed off");
    let said = json!({ "words": "照片已经发过", "pictures": [] });
    done(theirs, &shop, &order, "refunds/0/platform", said).await;
    comes_as(&app, &shop, leader.id, State::Online).await;
    app.advance(42 * HOUR_MS);
    app.fire().await;
    let of_shop = warned(&app, &shop, "售后即将超时").await;
    assert_eq!(of_shop, [serving()], "cut off since");
});
