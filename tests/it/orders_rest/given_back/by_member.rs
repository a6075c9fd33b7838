use futures_util::future::join_all;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::{audit::record, members::member::Role};

use super::protection;
use crate::{
    buying::{place, put_up, written},
    orders_rest::{DAY_MS, PRICE_FEN, ask, at, id_of, paid, row},
    refund_limits::set,
};

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
        let path = |order: &Value| at(&shop, &format!("orders/{}/price-protection", id_of(order)));
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
        let small = at(&shop, &format!("orders/{}/compensation", id_of(&order)));
        let small = agent.get(&small).await.body;
        assert_eq!(small["given_fen"], json!(0), "it is no small compensation");

        app.advance(7 * DAY_MS + 1);
        assert_eq!(reasons(&late).await, ["window_over"]);
        let act = (&late, "price-protection");
        let over = ask(&app, &agent, &shop, act, json!({ "line": 0 })).await;
        assert_eq!((over.status, over.code()), (409, "window_over"));
    }
);
