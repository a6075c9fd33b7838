use futures_util::future::join_all;
use serde_json::json;
use yingke::{trade, vocabulary::new_id};
use yingke_schema::{members::member::Role, trade::deed};

use super::{DAY_MS, ask, other_sent, placed, price, seen};
use crate::buying::{is_sound, people, written};

on_both_databases!(a_command_that_comes_again_is_done_once, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    let mut body = price(0, 800);
    body["key"] = json!(new_id());
    let answers = join_all((0..4).map(|_| ask(&agent, &shop, &order, "price", body.clone()))).await;
    for answer in &answers {
        assert_eq!(answer.status, 200, "{answers:#?}");
        assert_eq!(
            (&answer.body["rev"], &answer.body["discount_fen"]),
            (&json!(2), &json!(800))
        );
    }
    let again = ask(&agent, &shop, &order, "price", body.clone()).await;
    assert_eq!((again.status, &again.body["rev"]), (200, &json!(2)));
    let once = ["placed", "price_changed"].map(str::to_owned).to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
    // With something else in it the key is refused, for the same act, another act, and another order.
    let mut other = price(0, 900);
    other["key"] = body["key"].clone();
    let refused = ask(&agent, &shop, &order, "price", other).await;
    assert_eq!((refused.status, refused.code()), (409, "key_reused"));
    let closing = json!({ "key": body["key"], "reason": "other" });
    let refused = ask(&agent, &shop, &order, "closing", closing).await;
    assert_eq!(refused.code(), "key_reused");
    let sent = other_sent(&app, &shop, &agent, &customer).await;
    assert_eq!(
        ask(&agent, &shop, &sent, "price", body).await.code(),
        "key_reused"
    );
    let db = app.app.store().shop(shop.id);
    // Placed, repriced; placed, paid, shipped.
    assert_eq!(db.rows::<deed::Entity>().count().await.unwrap(), 5);
    assert_eq!(seen(&agent, &shop, &order).await["discount_fen"], 800);
});

on_both_databases!(keys_are_forgotten_when_nobody_tries_again, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    placed(&app, &shop, &agent, &customer).await;
    let kept = async || {
        trade::forget_keys(app.app.store(), app.now())
            .await
            .unwrap();
        let db = app.app.store().shop(shop.id);
        db.rows::<deed::Entity>().count().await.unwrap()
    };
    app.advance(30 * DAY_MS);
    assert_eq!(kept().await, 1);
    app.advance(1);
    assert_eq!(kept().await, 0);
});

on_both_databases!(of_two_at_once_one_looks_again, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let colleague = shop.member(Role::Supervisor).await;
    let (order, _) = placed(&app, &shop, &agent, &customer).await;
    let (one, other, third) = tokio::join!(
        ask(&agent, &shop, &order, "price", price(0, 100)),
        ask(
            &colleague,
            &shop,
            &order,
            "closing",
            json!({ "reason": "other" })
        ),
        ask(&customer, &shop, &order, "payment", json!({})),
    );
    let (mut ok, mut late) = (0, 0);
    for answer in [&one, &other, &third] {
        if answer.status == 200 {
            ok += 1;
        } else {
            assert_eq!((answer.status, answer.code()), (409, "changed_meanwhile"));
            late += 1;
        }
    }
    assert_eq!((ok, late), (1, 2), "{one:?} {other:?} {third:?}");
    let (audited, told) = written(&app, &shop, &order).await;
    assert_eq!((audited.len(), told.len()), (2, 2));
    assert_eq!(seen(&agent, &shop, &order).await["rev"], 2);
    is_sound(&app, &shop).await;
});
