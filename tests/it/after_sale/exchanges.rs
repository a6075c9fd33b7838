use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::json;
use yingke::vocabulary::new_id;
use yingke_schema::{catalogue::sku, members::member::Role};

use super::{
    HOUR_MS, PRICE_FEN, answer, ask, at, board, case, done, is_sound, parcel, sent, state, wish,
};
use crate::buying::{people, place, put_up};

on_both_databases!(an_exchange_ends_with_another_piece, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let order = done(theirs, &shop, &order, "refunds/0", wish("exchange", 0)).await;
    let now = case(&order);
    assert_eq!(
        (&now["kind"], &now["reason"], &now["freight"]),
        (&json!("exchange"), &json!("damage"), &json!("shop"))
    );
    assert_eq!(
        (&now["due_at"], &now["falls"], &now["turn"]),
        (
            &json!(app.now() + 48 * HOUR_MS),
            &json!("agreed"),
            &json!("shop")
        )
    );
    let waiting = board(&agent, &shop, "").await;
    assert_eq!(
        (&waiting[0]["order"], &waiting[0]["due_at"]),
        (&order["id"], &now["due_at"])
    );
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
    // Goods arrive at the warehouse and leave from it; what is agreed to is for those who serve.
    let warehouse = shop.member(Role::Warehouse).await;
    let packing = (&warehouse.client, &agent.client);
    let what = (&order, Method::POST, "refunds/0");
    let refused = ask(&warehouse, &shop, what, answer("refuse_return")).await;
    assert_eq!(refused.status, 403, "{refused:?}");
    let order = done(packing, &shop, &order, "refunds/0", answer("received")).await;
    assert_eq!(state(&order), "WAIT_SELLER_RESEND");
    let mut resend = parcel();
    resend["answer"] = json!("resend");
    let order = done(packing, &shop, &order, "refunds/0", resend).await;
    assert_eq!(state(&order), "WAIT_BUYER_CONFIRM_RESENT");
    let db = app.app.store().shop(shop.id);
    let left = db.rows::<sku::Entity>().one().await.unwrap().unwrap();
    assert_eq!((left.stock, left.reserved), (3, 0), "two pieces have left");
    let order = done(theirs, &shop, &order, "refunds/0/confirmation", json!({})).await;
    assert_eq!(
        (state(&order), &order["refunded_fen"]),
        ("SUCCESS", &json!(0))
    );
    let steps = case(&order)["steps"].as_array().unwrap();
    assert_eq!(steps[0]["words"], "杯口有缺口");
    assert_eq!(steps[2]["waybill"], "****0123", "masked for members");
    assert!(board(&agent, &shop, "").await.is_empty());
    is_sound(&app, &shop).await;
});

on_both_databases!(some_pieces_go_back_and_the_others_later, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let ours = (&agent.client, &agent.client);
    let of = |kind: &str, amount_fen, quantity| {
        let mut wish = wish(kind, amount_fen);
        wish["quantity"] = json!(quantity);
        wish
    };
    let order = place(&customer, &shop, &[(sku, 2)]).await;
    let order = done(theirs, &shop, &order, "payment", json!({})).await;
    let order = done(ours, &shop, &order, "shipment", parcel()).await;
    for (wrong, code) in [
        (of("goods_back", PRICE_FEN, 3), "bad_quantity"),
        (of("goods_back", PRICE_FEN, 0), "bad_quantity"),
        (of("goods_back", PRICE_FEN + 1, 1), "bad_amount"),
    ] {
        let step = (&order, Method::POST, "refunds/0");
        let refused = ask(&customer.client, &shop, step, wrong).await;
        assert_eq!((refused.status, refused.code()), (409, code));
    }
    let one = of("goods_back", PRICE_FEN, 1);
    let order = done(theirs, &shop, &order, "refunds/0", one).await;
    assert_eq!(case(&order)["quantity"], 1);
    let waiting = board(&agent, &shop, "").await;
    let shown = (&waiting[0]["quantity"], &waiting[0]["line_quantity"]);
    assert_eq!(shown, (&json!(1), &json!(2)));
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("received")).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("pay")).await;
    assert_eq!(order["refunded_fen"], PRICE_FEN);
    assert_eq!(order["state"], "WAIT_BUYER_CONFIRM_GOODS");
    // The other piece was never in question.
    let two = (&order, Method::POST, "refunds/0");
    let two = ask(&customer.client, &shop, two, of("exchange", 0, 2)).await;
    assert_eq!((two.status, two.code()), (409, "bad_quantity"));
    let order = done(theirs, &shop, &order, "refunds/0", wish("exchange", 0)).await;
    let now = case(&order);
    assert_eq!((&now["no"], &now["quantity"]), (&json!(2), &json!(1)));
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("received")).await;
    let mut resend = parcel();
    resend["answer"] = json!("resend");
    done(ours, &shop, &order, "refunds/0", resend).await;
    let db = app.app.store().shop(shop.id);
    let left = db.rows::<sku::Entity>().one().await.unwrap().unwrap();
    assert_eq!(
        (left.stock, left.reserved),
        (2, 0),
        "one more piece has left"
    );
    is_sound(&app, &shop).await;
});

on_both_databases!(another_sku_is_set_aside_with_the_yes_and_sent, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5, 2]).await;
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let ours = (&agent.client, &agent.client);
    let order = sent(&shop, skus[0], (&agent, &customer)).await;
    let mut other = wish("exchange", 0);
    other["wanted"] = json!(skus[1]);
    let mut unknown = other.clone();
    unknown["wanted"] = json!(new_id());
    let step = (&order, Method::POST, "refunds/0");
    let refused = ask(&customer.client, &shop, step, unknown).await;
    assert_eq!((refused.status, refused.code()), (422, "no_such_sku"));
    let dearer = "UPDATE sku SET price_fen = price_fen + 1 WHERE code = 'T1-1'";
    app.tamper(dearer).await;
    let step = (&order, Method::POST, "refunds/0");
    let refused = ask(&customer.client, &shop, step, other.clone()).await;
    assert_eq!((refused.status, refused.code()), (409, "dearer_than_paid"));
    app.tamper("UPDATE sku SET price_fen = price_fen - 1 WHERE code = 'T1-1'")
        .await;
    // A stranger learns nothing of what stands in it.
    let stranger = shop.customer().await;
    for wanted in [skus[1].to_string(), new_id().to_string()] {
        let mut asked = other.clone();
        asked["wanted"] = json!(wanted);
        let step = (&order, Method::POST, "refunds/0");
        let refused = ask(&stranger.client, &shop, step, asked).await;
        assert_eq!(refused.status, 404, "{refused:?}");
    }
    let of = async || {
        let db = app.app.store().shop(shop.id);
        let row = db.rows::<sku::Entity>().with(sku::Column::Id.eq(skus[1]));
        let row = row.one().await.unwrap().unwrap();
        (row.stock, row.reserved)
    };
    let order = done(theirs, &shop, &order, "refunds/0", other.clone()).await;
    assert_eq!(of().await, (2, 0));
    assert!(case(&order)["wanted"].is_string());
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    assert_eq!(of().await, (2, 1), "nobody else gets it");
    let order = done(theirs, &shop, &order, "refunds/0/withdrawal", json!({})).await;
    assert_eq!(of().await, (2, 0), "it is free again");
    let order = done(theirs, &shop, &order, "refunds/0", other).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("received")).await;
    let mut resend = parcel();
    resend["answer"] = json!("resend");
    let order = done(ours, &shop, &order, "refunds/0", resend).await;
    assert_eq!(of().await, (1, 0));
    assert_eq!(order["lines"][0]["exchanged"], json!([]), "on its way");
    let order = done(theirs, &shop, &order, "refunds/0/confirmation", json!({})).await;
    let line = &order["lines"][0];
    let came = json!([{ "sku": "颜色:第1色", "quantity": 1 }]);
    assert_eq!(
        (&line["sku"], &line["exchanged"]),
        (&json!("颜色:第0色"), &came)
    );
    let rows = agent.get(&at(&shop, "orders")).await.body;
    assert_eq!(rows["orders"][0]["exchanged"], came);
    let mine = customer.get(&at(&shop, "mine/orders")).await.body;
    assert_eq!(mine["orders"][0]["lines"][0]["exchanged"], came);
    is_sound(&app, &shop).await;
    let back = wish("goods_back", PRICE_FEN);
    let order = done(theirs, &shop, &order, "refunds/0", back).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("received")).await;
    assert_eq!(order["lines"][0]["exchanged"], came, "not paid back yet");
    let order = done(ours, &shop, &order, "refunds/0", answer("pay")).await;
    assert_eq!(order["lines"][0]["exchanged"], json!([]), "it went back");
});

on_both_databases!(
    an_exchange_that_is_asked_for_again_with_one_key_is_one,
    |app| {
        let shop = app.shop("songxi").await;
        let skus = put_up(&app, &shop, &[5, 9, 9]).await;
        let (agent, customer) = people(&shop).await;
        let theirs = (&customer.client, &agent.client);
        let ours = (&agent.client, &agent.client);
        let order = place(&customer, &shop, &[(skus[0], 2)]).await;
        let order = done(theirs, &shop, &order, "payment", json!({})).await;
        let order = done(ours, &shop, &order, "shipment", parcel()).await;
        let path = format!("mine/orders/{}/refunds/0", order["id"].as_str().unwrap());
        let path = at(&shop, &path);
        let mut asked = wish("exchange", 0);
        asked["key"] = json!(new_id());
        asked["rev"] = order["rev"].clone();
        asked["wanted"] = json!(skus[1]);
        asked["quantity"] = json!(1);
        let first = customer.post(&path, &asked).await;
        assert_eq!(first.status, 200, "{first:?}");
        let goes_on = [
            "UPDATE sku SET price_fen = price_fen + 1 WHERE code = 'T1-1'",
            "UPDATE sku SET gone_at = 1 WHERE code = 'T1-1'",
        ];
        for meanwhile in goes_on {
            app.tamper(meanwhile).await;
            let again = customer.post(&path, &asked).await;
            assert_eq!(
                (again.status, &again.body["rev"]),
                (200, &first.body["rev"])
            );
            let line = &again.body["lines"][0]["case"];
            assert_eq!(line["steps"], first.body["lines"][0]["case"]["steps"]);
        }
        for (field, other) in [("wanted", json!(skus[2])), ("quantity", json!(2))] {
            let mut other_wish = asked.clone();
            other_wish[field] = other;
            let reused = customer.post(&path, &other_wish).await;
            assert_eq!(
                (reused.status, reused.code()),
                (409, "key_reused"),
                "{field}"
            );
        }
        asked["key"] = json!(new_id());
        let gone = customer.post(&path, &asked).await;
        assert_eq!((gone.status, gone.code()), (422, "no_such_sku"));
    }
);
