use serde_json::{Value, json};
use yingke::{message_centre::To, trade::forget_asked_prices, vocabulary::new_id};
use yingke_schema::members::presence::State;

use super::{Asked, CHEAPER_FEN, FEN, HOUR_MS, asked, board, mine, shop_sku, theirs, titles};
use crate::{
    after_sale::done,
    case_warnings::comes_as,
    orders_rest::{DAY_MS, PRICE_FEN, at, id_of, paid, row},
};

on_both_databases!(what_is_asked_waits_on_the_board_with_its_time, |app| {
    let Asked {
        shop,
        leader,
        customer,
        order,
    } = asked(&app, CHEAPER_FEN).await;
    let due_at = row(&app, &shop, &order).await.paid_at.unwrap() + 48 * HOUR_MS;
    let seen = theirs(&customer, &shop, &order).await;
    let told = json!([{
        "line": 0, "fen": FEN, "asked_at": due_at - 48 * HOUR_MS, "answer": null, "due_at": due_at,
        "falls": "given", "falls_fen": FEN,
    }]);
    assert_eq!(seen, told);
    let stranger = shop.customer().await;
    assert_eq!(stranger.get(&mine(&shop, &order)).await.status, 404);
    let rows = board(&leader, &shop, "").await;
    let found = rows.first().expect("it waits for the shop");
    assert_eq!(rows.len(), 1);
    for (name, value) in [
        ("order", order["id"].clone()),
        ("asked_fen", json!(FEN)),
        ("due_at", json!(due_at)),
        ("falls", json!("given")),
        ("falls_fen", json!(FEN)),
        ("is_halved", json!(false)),
        ("owner", Value::Null),
    ] {
        assert_eq!(found[name], value, "{name}: {found}");
    }
    for nothing in ["ended=true", "kind=exchange", "owner=me", "q=nothing"] {
        assert_eq!(board(&leader, &shop, nothing).await, [] as [Value; 0]);
    }
    let number = format!("q={}", order["no"].as_str().unwrap());
    assert_eq!(board(&leader, &shop, &number).await.len(), 1);

    let owner = at(&shop, &format!("after-sales/{}/0/owner", id_of(&order)));
    let taken = json!({ "owner": leader.id, "was": null });
    assert_eq!(leader.put(&owner, &taken).await.status, 204);
    let late = leader
        .put(&owner, &json!({ "owner": null, "was": null }))
        .await;
    assert_eq!(late.code(), "changed_meanwhile");
    assert_eq!(board(&leader, &shop, "owner=me").await.len(), 1);
    assert_eq!(board(&leader, &shop, "owner=none").await.len(), 0);
    let home = leader.get(&at(&shop, "home")).await.body;
    assert_eq!(home["after_sales"]["open"], 1, "{home}");
    assert_eq!(home["after_sales"]["mine"], 1, "{home}");
    let page = leader.get(&at(&shop, "after-sales?limit=1")).await.body;
    assert_eq!(page["next"], Value::Null, "{page}");

    app.advance(42 * HOUR_MS);
    comes_as(&app, &shop, leader.id, State::Online).await;
    app.fire().await;
    app.fire().await;
    let soon = ("价保即将超时".to_owned(), To::Members(vec![leader.id]));
    let warned = titles(&app, &shop).await.into_iter();
    assert_eq!(warned.filter(|told| *told == soon).count(), 1);
});

on_both_databases!(after_a_long_case_it_stands_on_the_board_again, |app| {
    let Asked {
        shop,
        leader,
        customer,
        order,
    } = asked(&app, CHEAPER_FEN).await;
    let theirs = (&customer.client, &leader.client);
    let whole = json!({ "kind": "money_only", "amount_fen": PRICE_FEN });
    let order = done(theirs, &shop, &order, "refunds/0", whole).await;
    assert_eq!(board(&leader, &shop, "").await.len(), 0);
    // As where the case goes on so long.
    let later = app.now() + 91 * DAY_MS;
    forget_asked_prices(app.app.store(), later).await.unwrap();
    done(theirs, &shop, &order, "refunds/0/withdrawal", json!({})).await;
    assert_eq!(board(&leader, &shop, "").await[0]["falls_fen"], FEN);
});

on_both_databases!(cases_and_protection_share_the_pages_by_their_time, |app| {
    let Asked {
        shop,
        leader,
        customer,
        order,
    } = asked(&app, CHEAPER_FEN).await;
    app.advance(HOUR_MS);
    let sku = shop_sku(&app, &shop).await;
    let other = paid(&customer, &shop, &[(sku, 1)]).await;
    let wish = json!({
        "key": new_id(), "rev": other["rev"], "kind": "money_only",
        "amount_fen": other["lines"][0]["most_refundable_fen"], "reason": "other", "words": "",
    });
    let path = at(&shop, &format!("mine/orders/{}/refunds/0", id_of(&other)));
    let opened = customer.post(&path, &wish).await;
    assert_eq!(opened.status, 200, "{opened:?}");
    let first = leader.get(&at(&shop, "after-sales?limit=1")).await.body;
    assert_eq!(first["cases"], json!([]), "{first}");
    assert_eq!(first["protections"][0]["order"], order["id"], "{first}");
    let next = first["next"].as_str().expect("a case comes behind it");
    let rest = format!("after-sales?limit=1&cursor={next}");
    let rest = leader.get(&at(&shop, &rest)).await.body;
    assert_eq!(rest["cases"][0]["order"], other["id"], "{rest}");
    assert_eq!(
        (&rest["protections"], &rest["next"]),
        (&json!([]), &Value::Null)
    );
    // Both wait for the shop.
    assert_eq!(board(&leader, &shop, "turn=shop").await.len(), 1);
    assert!(board(&leader, &shop, "turn=customer").await.is_empty());
    let counts = leader.get(&at(&shop, "after-sales/counts")).await.body;
    assert_eq!(counts["shop_turn"], 2, "{counts}");
});
