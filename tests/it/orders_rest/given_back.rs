use futures_util::future::join_all;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::{trade::forget_asked_prices, vocabulary::new_id};
use yingke_schema::{audit::record, members::member::Role, trade::asked_price};

use super::{DAY_MS, PRICE_FEN, ask, at, bought, id, paid, row};
use crate::{
    buying::{place, put_up, written},
    harness::TestShop,
    refund_limits::set,
};

/// Where a customer asks for what a price fell by.
fn protection(shop: &TestShop<'_>, order: &Value) -> String {
    at(shop, &format!("mine/orders/{}/price-protection", id(order)))
}

on_both_databases!(
    above_the_limit_two_give_a_compensation_and_never_the_asker_alone,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, one, two) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Supervisor).await,
            shop.member(Role::Owner).await,
        );
        let (customer, order) = bought(&app, &shop).await;
        let give =
            |amount_fen: i64| json!({ "line": 0, "amount_fen": amount_fen, "reason": "delay" });
        let act = (&order, "compensations");
        let given = ask(&app, &agent, &shop, act, give(3_000)).await;
        assert_eq!(
            (given.status, &given.body["refunded_fen"]),
            (200, &json!(3_000)),
            "{given:?}"
        );
        // In parts it is no less.
        for who in [&agent, &two] {
            let more = ask(&app, who, &shop, act, give(2_001)).await;
            assert_eq!((more.status, more.code()), (403, "above_your_limit"));
        }
        assert_eq!(row(&app, &shop, &order).await.refunded_fen, 3_000);
        let all = ask(&app, &agent, &shop, act, give(PRICE_FEN)).await;
        assert_eq!((all.status, all.code()), (409, "bad_amount"));
        let system = json!({ "line": 0, "amount_fen": 1, "reason": "price_protection" });
        assert_eq!(
            ask(&app, &agent, &shop, act, system).await.code(),
            "not_theirs"
        );

        let act = (&order, "compensation-requests");
        let mut wish = give(6_000);
        wish["words"] = json!("运输破损，已核实");
        let asked = ask(&app, &one, &shop, act, wish.clone()).await.body;
        let path = at(
            &shop,
            &format!("orders/{}/requests/{}/answer", id(&order), asked["no"]),
        );
        let yes = json!({ "key": new_id(), "approve": true });
        let alone = one.post(&path, &yes).await;
        assert_eq!((alone.status, alone.code()), (403, "same_person"));
        let answers = join_all((0..6).map(|_| two.post(&path, &yes))).await;
        assert!(
            answers
                .iter()
                .all(|answer| answer.text("state") == "approved"),
            "{answers:?}"
        );
        let now = row(&app, &shop, &order).await;
        assert_eq!((now.refunded_fen, now.paid_fen), (9_000, PRICE_FEN));
        let view = agent
            .get(&at(&shop, &format!("orders/{}/compensation", id(&order))))
            .await
            .body;
        assert_eq!(
            (&view["given_fen"], &view["alone_fen"]),
            (&json!(9_000), &json!(0))
        );
        let (actions, events) = written(&app, &shop, &order).await;
        assert_eq!(
            actions,
            [
                "placed",
                "paid",
                "compensated",
                "make_request",
                "compensated"
            ]
        );
        assert_eq!(
            events,
            [
                "placed",
                "paid",
                "compensated",
                "request_made",
                "compensated"
            ]
        );
        // What was given is not refunded once more.
        let mine = customer
            .get(&at(&shop, &format!("mine/orders/{}", id(&order))))
            .await
            .body;
        assert_eq!(
            mine["lines"][0]["most_refundable_fen"],
            json!(PRICE_FEN - 9_000)
        );
    }
);

on_both_databases!(a_price_that_fell_is_given_back_once_and_in_time, |app| {
    let shop = app.shop("songxi").await;
    let (customer, stranger) = (shop.customer().await, shop.customer().await);
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = paid(&customer, &shop, &[(sku, 2)]).await;
    let late = paid(&customer, &shop, &[(sku, 1)]).await;
    let path = |order: &Value| protection(&shop, order);
    let none = customer.get(&path(&order)).await.body;
    assert_eq!(none["lines"], json!([]));
    let wish = async |order: &Value| json!({ "key": new_id(), "rev": row(&app, &shop, order).await.rev, "line": 0 });
    let body = wish(&order).await;
    assert_eq!(
        customer.post(&path(&order), &body).await.code(),
        "no_difference"
    );
    app.tamper("UPDATE sku SET price_fen = 10000").await;
    let some = customer.get(&path(&order)).await.body;
    assert_eq!(
        some["lines"],
        json!([{ "line": 0, "fen": 2 * (PRICE_FEN - 10_000), "needs_shop": false }])
    );
    assert_eq!(stranger.get(&path(&order)).await.status, 404);
    let body = wish(&order).await;
    assert_eq!(stranger.post(&path(&order), &body).await.status, 404);
    let where_to = path(&order);
    let answers = join_all((0..6).map(|_| customer.post(&where_to, &body))).await;
    assert!(
        answers.iter().all(|answer| answer.status == 200),
        "{answers:?}"
    );
    assert_eq!(
        row(&app, &shop, &order).await.refunded_fen,
        2 * (PRICE_FEN - 10_000)
    );
    app.tamper("UPDATE sku SET price_fen = 9000").await;
    assert_eq!(customer.get(&path(&order)).await.body["lines"], json!([]));
    let body = wish(&order).await;
    assert_eq!(customer.post(&path(&order), &body).await.code(), "enough");
    app.advance(7 * DAY_MS + 1);
    let body = wish(&late).await;
    assert_eq!(
        customer.post(&path(&late), &body).await.code(),
        "window_over"
    );
    let (actions, _) = written(&app, &shop, &order).await;
    assert_eq!(actions, ["placed", "paid", "compensated"]);
});

on_both_databases!(a_slip_of_a_price_pays_nobody_by_itself, |app| {
    let shop = app.shop("songxi").await;
    let (agent, leader) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Supervisor).await,
    );
    let (customer, order) = bought(&app, &shop).await;
    // Just half is a price; less may be one digit too few.
    app.tamper("UPDATE sku SET price_fen = 6449").await;
    let mine = protection(&shop, &order);
    let some = customer.get(&mine).await.body;
    let fen = PRICE_FEN - 6_449;
    assert_eq!(
        some["lines"],
        json!([{ "line": 0, "fen": fen, "needs_shop": true }])
    );
    let wish = json!({ "key": new_id(), "rev": row(&app, &shop, &order).await.rev, "line": 0 });
    for _ in 0..2 {
        let asked = customer.post(&mine, &wish).await;
        assert_eq!(asked.status, 200, "{asked:?}");
    }
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, 0);
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<yingke_schema::outbox::event::Entity>();
    let told = rows.all().await.unwrap();
    let told = told
        .iter()
        .filter(|row| row.payload.contains("protection_asked/"));
    assert_eq!(told.count(), 1);
    let act = (&order, "price-protection");
    let slip = ask(&app, &agent, &shop, act, json!({ "line": 0 })).await;
    assert_eq!((slip.status, slip.code()), (409, "price_halved"));
    let given = ask(&app, &leader, &shop, act, json!({ "line": 0 })).await;
    assert_eq!(given.status, 200, "{given:?}");
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, fen);
});

on_both_databases!(what_was_asked_for_in_time_the_shop_gives_later, |app| {
    let shop = app.shop("songxi").await;
    let leader = shop.member(Role::Supervisor).await;
    let customer = shop.customer().await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = paid(&customer, &shop, &[(sku, 1)]).await;
    let silent = paid(&customer, &shop, &[(sku, 1)]).await;
    let mine = protection(&shop, &order);
    let wish = async || {
        let rev = row(&app, &shop, &order).await.rev;
        json!({ "key": new_id(), "rev": rev, "line": 0 })
    };
    // A slip that is put right, and then a sale: told of the one, the shop knows nothing of the other.
    for (price_fen, told) in [(1_290, 1), (6_000, 2), (6_000, 2)] {
        app.tamper(&format!("UPDATE sku SET price_fen = {price_fen}"))
            .await;
        let asked = customer.post(&mine, &wish().await).await;
        assert_eq!(asked.status, 200, "{asked:?}");
        let notices = app.notices(shop.id).await.into_iter();
        let keys = notices.map(|notice| notice.key);
        let keys = keys.filter(|key| key.starts_with("protection_asked/"));
        assert_eq!(keys.count(), told, "{price_fen}");
    }
    app.advance(7 * DAY_MS + 1);
    let late = customer.post(&mine, &wish().await).await;
    assert_eq!((late.status, late.code()), (409, "window_over"));
    let path = at(&shop, &format!("orders/{}/price-protection", id(&order)));
    let seen = leader.get(&path).await.body["lines"][0].clone();
    let fen = PRICE_FEN - 6_000;
    assert_eq!((&seen["fen"], &seen["reason"]), (&json!(fen), &Value::Null));
    let act = (&silent, "price-protection");
    let never = ask(&app, &leader, &shop, act, json!({ "line": 0 })).await;
    assert_eq!((never.status, never.code()), (409, "window_over"));
    let act = (&order, "price-protection");
    let given = ask(&app, &leader, &shop, act, json!({ "line": 0 })).await;
    assert_eq!(given.status, 200, "{given:?}");
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, fen);
});

on_both_databases!(a_sale_that_ends_before_the_shop_looks_still_counts, |app| {
    let shop = app.shop("songxi").await;
    let (agent, leader) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Supervisor).await,
    );
    let customer = shop.customer().await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let order = paid(&customer, &shop, &[(skus[0], 1), (skus[1], 1)]).await;
    let lower = set(&leader, &shop, "most_refund_fen", 5_000).await;
    assert_eq!(lower.status, 200, "{lower:?}");
    let mine = protection(&shop, &order);
    let costs = async |no: usize, price_fen: i64| {
        let sql = format!("UPDATE sku SET price_fen = {price_fen} WHERE code = 'T1-{no}'");
        app.tamper(&sql).await;
    };
    let asks = async |line: usize| {
        let rev = row(&app, &shop, &order).await.rev;
        let wish = json!({ "key": new_id(), "rev": rev, "line": line });
        customer.post(&mine, &wish).await
    };
    costs(0, 7_000).await;
    assert_eq!(asks(0).await.status, 200);
    // Less than half, and put right: nobody could tell a sale from a slip but who leads.
    costs(1, 6_000).await;
    assert_eq!(asks(1).await.status, 200);
    for no in [0, 1] {
        costs(no, PRICE_FEN).await;
    }
    let fen = PRICE_FEN - 7_000;
    let theirs = json!([{ "line": 0, "fen": fen, "needs_shop": true }]);
    assert_eq!(customer.get(&mine).await.body["lines"], theirs);
    // Neither a little less nor asking again takes anything from what was asked.
    costs(0, 12_000).await;
    assert_eq!(asks(0).await.status, 200);
    app.advance(7 * DAY_MS + 1);
    assert_eq!(asks(0).await.code(), "window_over");
    app.tamper("UPDATE product SET state = 'stored'").await;
    let path = at(&shop, &format!("orders/{}/price-protection", id(&order)));
    let seen = leader.get(&path).await.body["lines"].clone();
    for (line, fen) in [(0_usize, fen), (1, PRICE_FEN - 6_000)] {
        let told = (&seen[line]["fen"], &seen[line]["is_as_asked"]);
        assert_eq!(told, (&json!(fen), &json!(true)), "{seen}");
    }
    let act = (&order, "price-protection");
    let slip = ask(&app, &agent, &shop, act, json!({ "line": 1 })).await;
    assert_eq!((slip.status, slip.code()), (409, "price_halved"));
    for line in [0, 1] {
        let given = ask(&app, &leader, &shop, act, json!({ "line": line })).await;
        assert_eq!(given.status, 200, "{given:?}");
    }
    let both = 2 * PRICE_FEN - 7_000 - 6_000;
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, both);
});

on_both_databases!(what_was_asked_for_is_given_for_thirty_days, |app| {
    let shop = app.shop("songxi").await;
    let leader = shop.member(Role::Supervisor).await;
    let (customer, order) = bought(&app, &shop).await;
    app.tamper("UPDATE sku SET price_fen = 6000").await;
    let mine = protection(&shop, &order);
    let rev = row(&app, &shop, &order).await.rev;
    let wish = json!({ "key": new_id(), "rev": rev, "line": 0 });
    assert_eq!(customer.post(&mine, &wish).await.status, 200);
    app.advance(7 * DAY_MS + 1);
    // A slip, perhaps: nobody answered, and the shop may still.
    app.fire().await;
    let path = at(&shop, &format!("orders/{}/price-protection", id(&order)));
    let db = app.app.store().shop(shop.id);
    for (ms, reason, kept) in [
        (23 * DAY_MS - 1, Value::Null, 1),
        (1, json!("window_over"), 0),
    ] {
        app.tamper(&format!("UPDATE asked_price SET at = at - {ms}"))
            .await;
        let seen = leader.get(&path).await.body["lines"][0].clone();
        assert_eq!(seen["reason"], reason, "{seen}");
        let forgotten = forget_asked_prices(app.app.store(), app.now()).await;
        forgotten.unwrap();
        let rows = db.rows::<asked_price::Entity>();
        assert_eq!(rows.count().await.unwrap(), kept);
    }
});

on_both_databases!(a_large_difference_is_given_by_a_member_who_may, |app| {
    let shop = app.shop("songxi").await;
    let (agent, leader) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Supervisor).await,
    );
    let customer = shop.customer().await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let order = paid(&customer, &shop, &[(skus[0], 1), (skus[1], 1)]).await;
    let lower = set(&leader, &shop, "most_refund_fen", 5_000).await;
    assert_eq!(lower.status, 200, "{lower:?}");
    app.tamper("UPDATE sku SET price_fen = 10000").await;
    let mine = protection(&shop, &order);
    let needs = async || {
        let lines = customer.get(&mine).await.body["lines"].clone();
        let lines = lines.as_array().unwrap().iter();
        lines
            .map(|line| line["needs_shop"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(needs().await, [false, false]);
    let wish = json!({ "key": new_id(), "rev": row(&app, &shop, &order).await.rev, "line": 0 });
    assert_eq!(customer.post(&mine, &wish).await.status, 200);
    // Lines are no way around the limit.
    assert_eq!(needs().await, [true]);
    let act = (&order, "price-protection");
    let above = ask(&app, &agent, &shop, act, json!({ "line": 1 })).await;
    assert_eq!((above.status, above.code()), (403, "above_refund_limit"));
    let given = ask(&app, &leader, &shop, act, json!({ "line": 1 })).await;
    assert_eq!(given.status, 200, "{given:?}");
    let both = 2 * (PRICE_FEN - 10_000);
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, both);
});

on_both_databases!(
    the_shop_gives_a_difference_back_as_the_customer_would,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, trainee) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Trainee).await,
        );
        let customer = shop.customer().await;
        let skus = put_up(&app, &shop, &[9, 9]).await;
        let order = paid(&customer, &shop, &[(skus[0], 2), (skus[1], 1)]).await;
        let late = paid(&customer, &shop, &[(skus[0], 1)]).await;
        let unpaid = place(&customer, &shop, &[(skus[0], 1)]).await;
        let path = |order: &Value| at(&shop, &format!("orders/{}/price-protection", id(order)));
        let reasons = async |order: &Value| {
            let view = agent.get(&path(order)).await.body;
            let lines = view["lines"].as_array().unwrap().iter();
            lines.map(|line| line["reason"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(reasons(&order).await, ["no_difference", "no_difference"]);
        assert_eq!(agent.get(&path(&unpaid)).await.body["until"], Value::Null);
        let act = (&order, "price-protection");
        let dear = ask(&app, &agent, &shop, act, json!({ "line": 0 })).await;
        assert_eq!((dear.status, dear.code()), (409, "no_difference"));
        let behind = json!({ "key": new_id(), "rev": 0, "line": 0 });
        let behind = agent.post(&path(&order), &behind).await;
        assert_eq!((behind.status, behind.code()), (409, "changed_meanwhile"));

        app.tamper("UPDATE sku SET price_fen = 10000").await;
        let fen = PRICE_FEN - 10_000;
        let view = agent.get(&path(&order)).await.body;
        assert_eq!(
            view["lines"],
            json!([
                { "line": 0, "fen": 2 * fen, "is_as_asked": false, "given_fen": 0, "reason": null, "asked": null },
                { "line": 1, "fen": fen, "is_as_asked": false, "given_fen": 0, "reason": null, "asked": null },
            ])
        );
        assert!(view["until"].as_i64() > Some(app.now()));
        assert_eq!(trainee.get(&path(&order)).await.status, 403);
        let forbidden = ask(&app, &trainee, &shop, act, json!({ "line": 0 })).await;
        assert_eq!(forbidden.status, 403);
        let seen = json!({ "line": 0, "fen": fen });
        let other = ask(&app, &agent, &shop, act, seen).await;
        assert_eq!((other.status, other.code()), (409, "changed_meanwhile"));
        let rev = row(&app, &shop, &order).await.rev;
        let body = json!({ "key": new_id(), "rev": rev, "line": 0, "fen": 2 * fen });
        let where_to = path(&order);
        let answers = join_all((0..6).map(|_| agent.post(&where_to, &body))).await;
        assert!(
            answers.iter().all(|answer| answer.status == 200),
            "{answers:?}"
        );
        assert_eq!(row(&app, &shop, &order).await.refunded_fen, 2 * fen);
        let again = ask(&app, &agent, &shop, act, json!({ "line": 0 })).await;
        assert_eq!((again.status, again.code()), (409, "enough"));
        assert_eq!(reasons(&order).await, [json!("enough"), Value::Null]);
        let view = agent.get(&path(&order)).await.body;
        assert_eq!(view["lines"][0]["given_fen"], json!(2 * fen));

        // The customer finds the other line, and not what the shop has given.
        let theirs = protection(&shop, &order);
        let left = customer.get(&theirs).await.body;
        assert_eq!(
            left["lines"],
            json!([{ "line": 1, "fen": fen, "needs_shop": false }])
        );
        let (actions, _) = written(&app, &shop, &order).await;
        assert_eq!(actions, ["placed", "paid", "compensated"]);
        let db = app.app.store().shop(shop.id);
        let by = db.rows::<record::Entity>();
        let by = by.with(record::Column::Action.eq("compensated"));
        assert_eq!(by.one().await.unwrap().unwrap().actor_id, agent.id.0);
        let small = at(&shop, &format!("orders/{}/compensation", id(&order)));
        let small = agent.get(&small).await.body;
        assert_eq!(small["given_fen"], json!(0), "it is no small compensation");

        app.advance(7 * DAY_MS + 1);
        assert_eq!(reasons(&late).await, ["window_over"]);
        let act = (&late, "price-protection");
        let over = ask(&app, &agent, &shop, act, json!({ "line": 0 })).await;
        assert_eq!((over.status, over.code()), (409, "window_over"));
    }
);
