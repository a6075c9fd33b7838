use futures_util::future::join_all;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::protection;
use crate::{
    buying::{put_up, written},
    orders_rest::{DAY_MS, PRICE_FEN, ask, at, bought, id_of, paid, row},
    refund_limits::set,
};

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
    let path = at(&shop, &format!("orders/{}/price-protection", id_of(&order)));
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
