//! Home: what there is to do, told to whom it concerns, and as fresh as it claims to be.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use yingke::{
    message_centre::{Category, To},
    promises::{self, Promise, State},
    vocabulary::{ConversationId, MemberId, new_id},
};
use yingke_schema::members::member::Role;

use crate::{
    buying::{PRICE_FEN, people, place, put_up},
    harness::{Client, TestApp, TestCustomer, TestShop, at},
    notices::{emit, notice},
    rights::ROLES,
};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

async fn asked(who: &Client, shop: &TestShop<'_>) -> Value {
    let answer = who.get(&at(shop, "home")).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

/// A second later, when everything is counted anew.
async fn later(app: &TestApp, who: &Client, shop: &TestShop<'_>) -> Value {
    app.advance(1_000);
    asked(who, shop).await
}

/// The customer does something about an order of theirs.
async fn mine(
    customer: &Client,
    shop: &TestShop<'_>,
    order: &Value,
    act: &str,
    mut more: Value,
) -> Value {
    more["key"] = json!(new_id());
    more["rev"] = order["rev"].clone();
    let id = order["id"].as_str().unwrap();
    let path = at(shop, &format!("mine/orders/{id}/{act}"));
    let answer = customer.post(&path, &more).await;
    assert_eq!(answer.status, 200, "{act}: {answer:?}");
    answer.body
}

async fn pay(customer: &Client, shop: &TestShop<'_>, order: &Value) -> Value {
    mine(customer, shop, order, "payment", json!({})).await
}

async fn ask_back(customer: &Client, shop: &TestShop<'_>, order: &Value) -> Value {
    let amount = &order["lines"][0]["most_refundable_fen"];
    let wish = json!({ "kind": "money_only", "amount_fen": amount });
    mine(customer, shop, order, "refunds/0", wish).await
}

fn promise(
    shop: &TestShop<'_>,
    customer: &TestCustomer,
    (owner, seq): (MemberId, i64),
    due_at: i64,
) -> Promise {
    Promise {
        shop_id: shop.id,
        id: promises::next_id(),
        conversation_id: ConversationId(customer.conversation.parse().unwrap()),
        seq,
        n: 0,
        kind: "ship".into(),
        words: "今天给您发货".into(),
        span_from: 0,
        span_to: 6,
        amount_fen: None,
        said_by: owner,
        said_at: due_at - HOUR,
        owner_id: owner,
        due_at,
        is_due_said: true,
        state: State::Open,
        note: String::new(),
        decided_by: None,
        decided_at: None,
        closed_by: None,
        closed_at: None,
        rev: 0,
    }
}

on_both_databases!(what_there_is_to_do_is_counted, |app| {
    let shop = app.shop("songxi").await;
    let leader = shop.member(Role::Supervisor).await;
    let (agent, customer) = people(&shop).await;
    let nothing = asked(&leader, &shop).await;
    assert_eq!(
        nothing["orders"],
        json!({ "to_pay": 0, "to_ship": 0, "to_ship_rest": 0, "to_ship_by": null, "to_reply": 0, "to_invoice": 0, "refund_stuck": 0, "parcel_concerns": 0 })
    );
    assert_eq!(
        nothing["receptions"],
        json!({ "waiting": 0, "queued": 0, "longest_since": null })
    );
    assert_eq!(nothing["stock"], json!({ "low": 0, "sold_out": 0 }));
    assert_eq!(
        nothing["team"],
        json!({ "members": 2, "there": 0, "on_duty": 0, "colleagues": [] })
    );
    let skus = put_up(&app, &shop, &[4]).await;
    place(&customer, &shop, &[(skus[0], 1)]).await;
    let first = place(&customer, &shop, &[(skus[0], 1)]).await;
    pay(&customer, &shop, &first).await;
    let paid_at = app.now();
    app.advance(MINUTE);
    let second = place(&customer, &shop, &[(skus[0], 1)]).await;
    pay(&customer, &shop, &second).await;
    let some = later(&app, &leader, &shop).await;
    assert_eq!(
        some["orders"],
        json!({ "to_pay": 1, "to_ship": 2, "to_ship_rest": 0, "to_ship_by": paid_at + 24 * HOUR, "to_reply": 0, "to_invoice": 0, "refund_stuck": 0, "parcel_concerns": 0 })
    );
    assert_eq!(some["stock"], json!({ "low": 1, "sold_out": 0 }));
    place(&customer, &shop, &[(skus[0], 1)]).await;
    let none_left = later(&app, &leader, &shop).await;
    assert_eq!(none_left["stock"], json!({ "low": 0, "sold_out": 1 }));

    let mut widget = app.customer_socket("songxi", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    let waits = later(&app, &leader, &shop).await;
    let receptions = &waits["receptions"];
    assert_eq!(
        (&receptions["waiting"], &receptions["queued"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(receptions["longest_since"], json!(app.now() - 1_000));
    let mut desk = app.member_socket("songxi", &agent).await;
    desk.act(json!({ "type": "take", "conversation": customer.conversation }))
        .await;
    let taken = later(&app, &leader, &shop).await;
    let receptions = &taken["receptions"];
    assert_eq!(
        (&receptions["waiting"], &receptions["queued"]),
        (&json!(1), &json!(0))
    );
    desk.text(&customer.conversation, "public", "在的").await;
    let answered = later(&app, &leader, &shop).await;
    assert_eq!(
        answered["receptions"],
        json!({ "waiting": 0, "queued": 0, "longest_since": null })
    );
});

on_both_databases!(who_is_there_is_told, |app| {
    let shop = app.shop("songxi").await;
    let leader = shop.member(Role::Supervisor).await;
    let agent = shop.member(Role::Agent).await;
    // Serves nobody: not one of those who are counted.
    let warehouse = shop.member(Role::Warehouse).await;
    // Whoever hangs up is gone.
    let mut desks = Vec::new();
    let mut packer = app.member_socket("songxi", &warehouse).await;
    let online = json!({ "type": "presence", "state": "online" });
    packer.say(&online).await;
    desks.push(packer);
    for (member, state) in [(&agent, "online"), (&leader, "rest")] {
        let mut desk = app.member_socket("songxi", member).await;
        desk.say(&json!({ "type": "desk" })).await;
        desk.say(&json!({ "type": "presence", "state": state }))
            .await;
        desk.hear(|frame| {
            let members = frame["members"].as_array().into_iter().flatten();
            let mut members = members.clone();
            frame["type"] == "presence"
                && members.any(|one| one["id"] == json!(member.id) && one["state"] == state)
        })
        .await;
        desks.push(desk);
    }
    let team = later(&app, &warehouse, &shop).await["team"].clone();
    assert_eq!(
        (&team["members"], &team["there"], &team["on_duty"]),
        (&json!(2), &json!(2), &json!(1))
    );
    let first = &team["colleagues"][0];
    assert_eq!(
        (&first["id"], &first["state"], &first["is_on_duty"]),
        (&json!(agent.id), &json!("online"), &json!(true))
    );
    assert_eq!(team["colleagues"][1]["state"], "rest");
});

on_both_databases!(today_stands_beside_yesterday_at_the_same_time, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let skus = put_up(&app, &shop, &[9]).await;
    let one = place(&customer, &shop, &[(skus[0], 1)]).await;
    pay(&customer, &shop, &one).await;
    app.advance(2 * HOUR);
    let two = place(&customer, &shop, &[(skus[0], 2)]).await;
    let two = pay(&customer, &shop, &two).await;
    let two = ask_back(&customer, &shop, &two).await;
    let path = at(
        &shop,
        &format!("orders/{}/refunds/0", two["id"].as_str().unwrap()),
    );
    let paid_back = json!({ "key": new_id(), "rev": two["rev"], "answer": "pay" });
    let answer = agent.post(&path, &paid_back).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let nothing = json!({ "orders": 0, "paid_orders": 0, "paid_fen": 0, "refunded_fen": 0 });
    let all = json!({
        "orders": 2, "paid_orders": 2, "paid_fen": 3 * PRICE_FEN, "refunded_fen": 2 * PRICE_FEN,
    });
    let sales = later(&app, &agent, &shop).await["sales"].clone();
    assert_eq!(sales, json!({ "today": all, "yesterday": nothing }));
    // A day after the first order and an hour: the second was not there yet.
    app.advance(23 * HOUR);
    let sales = asked(&agent, &shop).await["sales"].clone();
    let first = json!({
        "orders": 1, "paid_orders": 1, "paid_fen": PRICE_FEN, "refunded_fen": 0,
    });
    assert_eq!(sales, json!({ "today": nothing, "yesterday": first }));
    app.advance(2 * HOUR);
    let sales = asked(&agent, &shop).await["sales"].clone();
    assert_eq!(sales, json!({ "today": nothing, "yesterday": all }));
});

on_both_databases!(an_open_case_is_counted_and_presses_before_it_falls, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let skus = put_up(&app, &shop, &[9]).await;
    let order = place(&customer, &shop, &[(skus[0], 1)]).await;
    let order = pay(&customer, &shop, &order).await;
    ask_back(&customer, &shop, &order).await;
    let cases = later(&app, &agent, &shop).await["after_sales"].clone();
    assert_eq!(
        cases,
        json!({ "open": 1, "shop_turn": 1, "due_soon": 0, "mine": 0, "platform": 0 })
    );
    // Two days to agree; six hours before the end it presses.
    app.advance(43 * HOUR);
    let cases = asked(&agent, &shop).await["after_sales"].clone();
    assert_eq!((&cases["open"], &cases["due_soon"]), (&json!(1), &json!(1)));
});

on_both_databases!(each_sees_what_is_theirs_and_what_their_role_may, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Owner).await;
    let colleague = shop.member(Role::Agent).await;
    // In the middle of a day: what is due in an hour is due today, and in a day it is not.
    let now = app.now();
    let kept = [
        promise(&shop, &customer, (agent.id, 1), now - HOUR),
        promise(&shop, &customer, (agent.id, 2), now + HOUR),
        promise(&shop, &customer, (leader.id, 3), now + HOUR),
        promise(&shop, &customer, (leader.id, 4), now + 24 * HOUR),
    ];
    let tx = app.app.store().begin(shop.id).await.unwrap();
    promises::keep(&tx, kept).await.unwrap();
    tx.commit().await.unwrap();
    for (who, overdue, due_today) in [(&leader, 1, 2), (&agent, 1, 1), (&colleague, 0, 0)] {
        let told = asked(who, &shop).await["promises"].clone();
        assert_eq!(told, json!({ "overdue": overdue, "due_today": due_today }));
    }

    let to = To::Members(vec![agent.id]);
    emit(&app, &shop, &[notice("own", Category::System, to)]).await;
    for (who, unread) in [(&leader, 0), (&agent, 1), (&colleague, 0)] {
        let told = asked(who, &shop).await["notices"].clone();
        assert_eq!(told, json!({ "unread": unread }));
    }

    let all = [
        "at",
        "after_sales",
        "notices",
        "orders",
        "receptions",
        "sales",
        "stock",
        "team",
    ];
    for role in ROLES {
        let member = shop.member(role).await;
        let home = asked(&member, &shop).await;
        let told: BTreeSet<_> = home
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let mut may: BTreeSet<_> = all.into_iter().collect();
        if [Role::Owner, Role::Supervisor, Role::Agent].contains(&role) {
            may.insert("promises");
        }
        if [Role::Owner, Role::Supervisor].contains(&role) {
            may.insert("requests");
        }
        assert_eq!(told, may, "{role:?}");
    }
    assert_eq!(customer.get(&at(&shop, "home")).await.status, 403);
    let elsewhere = app.shop("elsewhere").await;
    let stranger = elsewhere.member(Role::Owner).await;
    assert_eq!(stranger.get(&at(&shop, "home")).await.status, 404);
    let own = asked(&stranger, &elsewhere).await;
    assert_eq!(own["promises"], json!({ "overdue": 0, "due_today": 0 }));
});

on_both_databases!(figures_are_a_second_old_at_most, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let skus = put_up(&app, &shop, &[9]).await;
    let before = asked(&agent, &shop).await;
    place(&customer, &shop, &[(skus[0], 1)]).await;
    app.advance(999);
    let kept = asked(&agent, &shop).await;
    assert_eq!(
        (&kept["at"], &kept["orders"]),
        (&before["at"], &before["orders"])
    );
    app.advance(1);
    let anew = asked(&agent, &shop).await;
    assert_eq!(
        (&anew["at"], &anew["orders"]["to_pay"]),
        (&json!(app.now()), &json!(1))
    );
});
