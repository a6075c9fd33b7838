use futures_util::future::join_all;
use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::{
    trade,
    vocabulary::{SkuId, new_id},
};
use yingke_schema::members::member::Role;

use super::{
    PRICE_FEN, answer, answered, at, bought_of_two, done, fact, order_now, product, seen, send,
    sent,
};
use crate::{
    buying::{is_sound, people, place, put_up, written},
    harness::{Client, TestApp, TestShop},
};

on_both_databases!(goods_go_from_a_card_into_the_cart, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5, 1]).await;
    let cup = product(&app, &shop, "C1").await;
    let (agent, customer) = people(&shop).await;
    let page = format!("/api/store/{}/products/T1", shop.slug);
    let pot = app.anyone().get(&page).await.body["id"].clone();
    let both = json!({ "kind": "products", "products": [cup, pot] });
    let both = sent(&agent, &shop, &customer, both).await;
    let titles: Vec<_> = both["items"].as_array().unwrap().iter().collect();
    assert_eq!(
        (&titles[0]["title"], &titles[1]["title"]),
        (&json!("茶杯 C1"), &json!("白瓷茶壶"))
    );

    let choice = json!({ "kind": "sku_choice", "product": pot });
    let choice = sent(&agent, &shop, &customer, choice).await;
    let none = json!({ "act": "choose", "choice": new_id() });
    let refused = answer(&customer, &shop, &choice, none).await;
    assert_eq!(refused.code(), "bad_choice");
    let chosen = json!({ "act": "choose", "choice": skus[1] });
    let chosen = answered(&customer, &shop, &choice, chosen).await;
    assert_eq!(
        (&chosen["state"], &chosen["answered"]["choice"]),
        (&json!("done"), &json!(skus[1]))
    );
    let for_agent = seen(&agent, &shop, &choice).await;
    assert_eq!(for_agent["answered"]["choice"], json!(skus[1]));

    let items = json!([{ "sku": skus[0], "quantity": 3 }, { "sku": skus[1], "quantity": 1 }]);
    let invite = json!({ "kind": "order_invite", "items": items });
    let invite = sent(&agent, &shop, &customer, invite).await;
    assert_eq!(fact(&invite, "goods"), 4 * PRICE_FEN);
    answered(&customer, &shop, &invite, json!({ "act": "add" })).await;
    let cart = customer.client.get(&at(&shop, "mine/cart")).await.body;
    assert_eq!(cart["goods_fen"], 4 * PRICE_FEN);

    let many = json!([{ "sku": skus[0], "quantity": 3 }, { "sku": skus[1], "quantity": 2 }]);
    let many = json!({ "kind": "order_invite", "items": many });
    let refused = send(&agent, &shop, &customer, many).await;
    assert_eq!((refused.status, refused.code()), (422, "out_of_stock"));
    assert_eq!(refused.body["field"], "items.1.quantity");
    // Somebody buys the last piece: the card says so.
    let late = sent(
        &agent,
        &shop,
        &customer,
        json!({ "kind": "order_invite", "items": items }),
    )
    .await;
    let other = shop.customer().await;
    place(&other, &shop, &[(skus[1], 1)]).await;
    let shown = seen(&customer, &shop, &late).await;
    assert_eq!(
        (&shown["state"], &shown["acts"][0]["reason"]),
        (&json!("over"), &json!("out_of_stock"))
    );
    let refused = answer(&customer, &shop, &late, json!({ "act": "add" })).await;
    assert_eq!((refused.status, refused.code()), (409, "out_of_stock"));
    // What the shop takes off keeps its name, and can be added no more.
    app.tamper("UPDATE sku SET gone_at = 1 WHERE code = 'T1-0'")
        .await;
    let shown = seen(&customer, &shop, &late).await;
    assert_eq!(shown["items"][0]["title"], "白瓷茶壶 第0色", "{shown}");
    assert_eq!(shown["items"][0]["is_on_sale"], false);
    assert_eq!(shown["state"], "over");
});

/// A line's SKU and price, as they are stored.
async fn line_of(member: &Client, shop: &TestShop<'_>, order: &Value) -> (Value, Value) {
    let path = format!("orders/{}", order["id"].as_str().unwrap());
    let line = member.get(&at(shop, &path)).await.body["lines"][0].clone();
    (line["sku_id"].clone(), line["price_fen"].clone())
}

async fn kept(app: &TestApp, shop: &TestShop<'_>, sku: SkuId) -> (i64, i64) {
    use yingke_schema::catalogue::sku;
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<sku::Entity>().with(sku::Column::Id.eq(sku));
    let row = rows.one().await.unwrap().unwrap();
    (row.stock, row.reserved)
}

/// Those who pack an order know that its SKU is another one.
async fn is_told(app: &TestApp, shop: &TestShop<'_>) -> bool {
    let notices = app.notices(shop.id).await;
    let mut titles = notices.iter().map(|notice| &notice.zh.title);
    titles.any(|title| title.contains("规格已换"))
}

on_both_databases!(another_sku_is_the_customers_to_agree_to, |app| {
    let (shop, agent, customer, order, skus) = bought_of_two(&app).await;
    let change =
        |sku: SkuId| json!({ "kind": "sku_change", "order": order["id"], "line": 0, "sku": sku });
    for (sku, code) in [(skus[0], "no_such_sku"), (SkuId(new_id()), "no_such_sku")] {
        let refused = send(&agent, &shop, &customer, change(sku)).await;
        assert_eq!((refused.status, refused.code()), (422, code));
    }
    app.tamper("UPDATE sku SET price_fen = 15000 WHERE code = 'T1-1'")
        .await;
    let card = sent(&agent, &shop, &customer, change(skus[1])).await;
    assert_eq!(fact(&card, "was_total"), PRICE_FEN);
    assert_eq!(fact(&card, "total"), 15_000);
    let yes = json!({ "act": "confirm" });
    // Two windows: the pieces move once.
    let both = [
        answer(&customer, &shop, &card, yes.clone()),
        answer(&customer, &shop, &card, yes.clone()),
    ];
    let both = join_all(both).await;
    assert!(both.iter().all(|one| one.status == 200), "{both:?}");
    let (sku, price) = line_of(&agent, &shop, &order).await;
    assert_eq!((sku, price), (json!(skus[1]), json!(15_000)));
    assert_eq!(kept(&app, &shop, skus[0]).await, (5, 0));
    assert_eq!(kept(&app, &shop, skus[1]).await, (1, 1));
    let now = order_now(&customer, &shop, &order).await;
    assert_eq!(now["total_fen"], 15_000);
    assert!(!is_told(&app, &shop).await, "nobody packs what is not paid");
    is_sound(&app, &shop).await;
});

on_both_databases!(orders_that_swap_their_skus_wait_in_no_circle, |app| {
    let (shop, agent, customer, order, skus) = bought_of_two(&app).await;
    app.tamper("UPDATE sku SET stock = 5 WHERE code = 'T1-1'")
        .await;
    let other = place(&customer, &shop, &[(skus[1], 1)]).await;
    let mut cards = Vec::new();
    for (order, sku) in [(&order, skus[1]), (&other, skus[0])] {
        let change = json!({ "kind": "sku_change", "order": order["id"], "line": 0, "sku": sku });
        cards.push(sent(&agent, &shop, &customer, change).await);
    }
    let yes = json!({ "act": "confirm" });
    let both = cards
        .iter()
        .map(|card| answer(&customer, &shop, card, yes.clone()));
    let both = join_all(both).await;
    assert!(both.iter().all(|one| one.status == 200), "{both:?}");
    for (order, sku) in [(&order, skus[1]), (&other, skus[0])] {
        assert_eq!(line_of(&agent, &shop, order).await.0, json!(sku));
        assert_eq!(kept(&app, &shop, sku).await, (5, 1));
    }
    is_sound(&app, &shop).await;
});

on_both_databases!(a_paid_order_takes_none_that_costs_more, |app| {
    let (shop, agent, customer, order, skus) = bought_of_two(&app).await;
    let theirs = (&*customer, &*customer);
    let pay = (Method::POST, "mine/", "payment");
    let paid = done(theirs, &shop, pay, &order, json!({})).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    let change = json!({ "kind": "sku_change", "order": order["id"], "line": 0, "sku": skus[1] });
    app.tamper("UPDATE sku SET price_fen = 15000 WHERE code = 'T1-1'")
        .await;
    let dearer = send(&agent, &shop, &customer, change.clone()).await;
    assert_eq!((dearer.status, dearer.code()), (409, "not_possible"));
    assert!(
        dearer.text("title").contains("dearer_than_paid"),
        "{dearer:?}"
    );
    app.tamper("UPDATE sku SET price_fen = 10000 WHERE code = 'T1-1'")
        .await;
    let card = sent(&agent, &shop, &customer, change.clone()).await;
    assert_eq!(fact(&card, "back"), PRICE_FEN - 10_000);
    // It costs something else by the time of the answer: nothing of it happens.
    app.tamper("UPDATE sku SET price_fen = 9000 WHERE code = 'T1-1'")
        .await;
    let yes = json!({ "act": "confirm" });
    let late = answer(&customer, &shop, &card, yes.clone()).await;
    assert_eq!((late.status, late.code()), (409, "changed_meanwhile"));
    assert_eq!(kept(&app, &shop, skus[1]).await, (1, 0));
    let card = sent(&agent, &shop, &customer, change).await;
    answered(&customer, &shop, &card, yes).await;
    let now = order_now(&customer, &shop, &order).await;
    assert_eq!(
        (&now["paid_fen"], &now["refunded_fen"]),
        (&json!(PRICE_FEN), &json!(PRICE_FEN - 9_000))
    );
    let (sku, price) = line_of(&agent, &shop, &order).await;
    assert_eq!((sku, price), (json!(skus[1]), json!(PRICE_FEN)));
    let (_, heard) = written(&app, &shop, &order).await;
    assert_eq!(heard, ["placed", "paid", "sku_changed", "compensated"]);
    assert!(is_told(&app, &shop).await);
    let db = app.app.store().shop(shop.id);
    let sales = trade::sales_between(&db, 0, i64::MAX).await.unwrap();
    assert_eq!(
        (sales.paid_fen, sales.refunded_fen),
        (PRICE_FEN, PRICE_FEN - 9_000)
    );
    is_sound(&app, &shop).await;
});

on_both_databases!(another_sku_gives_back_for_the_pieces_still_to_come, |app| {
    let (shop, agent, customer, _, skus) = bought_of_two(&app).await;
    app.tamper("UPDATE sku SET price_fen = 10000, stock = 2 WHERE code = 'T1-1'")
        .await;
    let order = place(&customer, &shop, &[(skus[0], 3)]).await;
    let (theirs, ours) = ((&*customer, &*customer), (&*agent, &*customer));
    let ask = json!({
        "kind": "money_only", "amount_fen": PRICE_FEN, "quantity": 1, "reason": "other",
    });
    for (who, whose, act, more) in [
        (theirs, "mine/", "payment", json!({})),
        (theirs, "mine/", "refunds/0", ask),
        (ours, "", "refunds/0", json!({ "answer": "agree" })),
    ] {
        let step = (Method::POST, whose, act);
        let step = done(who, &shop, step, &order, more).await;
        assert_eq!(step.status, 200, "{step:?}");
    }
    let change = json!({ "kind": "sku_change", "order": order["id"], "line": 0, "sku": skus[1] });
    let card = sent(&agent, &shop, &customer, change).await;
    assert_eq!(fact(&card, "back"), 2 * (PRICE_FEN - 10_000));
    answered(&customer, &shop, &card, json!({ "act": "confirm" })).await;
    let now = order_now(&customer, &shop, &order).await;
    assert_eq!(
        now["refunded_fen"],
        PRICE_FEN + 2 * (PRICE_FEN - 10_000),
        "{now}"
    );
    assert_eq!(kept(&app, &shop, skus[1]).await, (2, 2));
    is_sound(&app, &shop).await;
});

on_both_databases!(what_another_sku_gives_back_is_within_the_limit, |app| {
    let (shop, agent, customer, order, skus) = bought_of_two(&app).await;
    let leader = shop.member(Role::Supervisor).await;
    app.tamper("UPDATE sku SET price_fen = 70000 WHERE code = 'T1-0'")
        .await;
    app.tamper("UPDATE sku SET price_fen = 10000, stock = 5 WHERE code = 'T1-1'")
        .await;
    let dear = place(&customer, &shop, &[(skus[0], 1)]).await;
    let change = |order: &Value| json!({ "kind": "sku_change", "order": order["id"], "line": 0, "sku": skus[1] });
    // Offered while it was not paid: nobody asked what goes back of it.
    let early = sent(&agent, &shop, &customer, change(&dear)).await;
    let theirs = (&*customer, &*customer);
    for order in [&dear, &order] {
        let pay = (Method::POST, "mine/", "payment");
        let paid = done(theirs, &shop, pay, order, json!({})).await;
        assert_eq!(paid.status, 200, "{paid:?}");
    }
    let yes = json!({ "act": "confirm" });
    let late = answer(&customer, &shop, &early, yes.clone()).await;
    assert_eq!((late.status, late.code()), (409, "changed_meanwhile"));
    let refused = send(&agent, &shop, &customer, change(&dear)).await;
    assert_eq!(
        (refused.status, refused.code()),
        (403, "above_refund_limit")
    );
    for (who, order) in [(&leader, &dear), (&agent, &order)] {
        let card = sent(who, &shop, &customer, change(order)).await;
        answered(&customer, &shop, &card, yes.clone()).await;
    }
    let now = order_now(&customer, &shop, &dear).await;
    assert_eq!(now["refunded_fen"], 60_000);
    is_sound(&app, &shop).await;
});

on_both_databases!(another_sku_above_the_limit_is_sent_once_agreed_to, |app| {
    let (shop, agent, customer, _, skus) = bought_of_two(&app).await;
    let leader = shop.member(Role::Supervisor).await;
    app.tamper("UPDATE sku SET price_fen = 70000 WHERE code = 'T1-0'")
        .await;
    app.tamper("UPDATE sku SET price_fen = 10000, stock = 5 WHERE code = 'T1-1'")
        .await;
    let order = place(&customer, &shop, &[(skus[0], 1)]).await;
    let id = order["id"].as_str().unwrap();
    let pay = (Method::POST, "mine/", "payment");
    let paid = done((&*customer, &*customer), &shop, pay, &order, json!({})).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    let ours = at(&shop, &format!("orders/{id}"));
    let ask = async |line: i64, sku: &SkuId| {
        let rev = agent.get(&ours).await.body["rev"].clone();
        let body =
            json!({ "key": new_id(), "rev": rev, "line": line, "sku": sku, "words": "发错色" });
        agent.post(&format!("{ours}/sku-requests"), &body).await
    };
    assert_eq!(ask(0, &skus[0]).await.code(), "no_such_sku");
    let allowed = async || {
        let made = ask(0, &skus[1]).await;
        assert_eq!(made.status, 200, "{made:?}");
        let answer = json!({ "key": new_id(), "approve": true });
        let path = format!("{ours}/requests/{}/answer", made.body["no"]);
        let approved = leader.post(&path, &answer).await;
        assert_eq!(approved.text("state"), "approved", "{approved:?}");
        made.body
    };
    let first = allowed().await;
    assert_eq!(
        (&first["kind"], &first["amount_fen"], &first["sku"]),
        (&json!("sku"), &json!(60_000), &json!("第1色"))
    );
    let agreed = |no: &Value| json!({ "kind": "agreed", "order": id, "request": no });
    // At another price it is not what was agreed to.
    app.tamper("UPDATE sku SET price_fen = 9000 WHERE code = 'T1-1'")
        .await;
    let other = send(&agent, &shop, &customer, agreed(&first["no"])).await;
    assert_eq!((other.status, other.code()), (409, "changed_meanwhile"));
    let found = agent.get(&format!("{ours}/requests")).await.body;
    let told = &found["requests"][0];
    assert_eq!(
        (&told["state"], &told["is_possible"]),
        (&json!("over"), &json!(false))
    );
    let change = json!({ "kind": "sku_change", "order": id, "line": 0, "sku": skus[1] });
    let other = send(&agent, &shop, &customer, change).await;
    assert_eq!((other.status, other.code()), (403, "above_refund_limit"));
    let second = allowed().await;
    let card = sent(&agent, &shop, &customer, agreed(&second["no"])).await;
    let twice = send(&agent, &shop, &customer, agreed(&second["no"])).await;
    assert_eq!((twice.status, twice.code()), (409, "changed_meanwhile"));
    answered(&customer, &shop, &card, json!({ "act": "confirm" })).await;
    let now = order_now(&customer, &shop, &order).await;
    assert_eq!(now["refunded_fen"], 61_000);
    is_sound(&app, &shop).await;
});
