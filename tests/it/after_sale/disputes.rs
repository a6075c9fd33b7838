use std::io::Cursor;

use image::{ImageFormat, RgbImage};
use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::{
    DAY_MS, Opened, answer, ask, case, done, is_sound, opened, parcel, seen, sent, state, wish,
};
use crate::{
    buying::{people, put_up},
    files::send,
};

on_both_databases!(a_dispute_is_heard_and_decided_by_those_who_lead, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let order = done(theirs, &shop, &order, "refunds/0", wish("money_only", 900)).await;
    let silent = json!({ "answer": "refuse" });
    let silent = ask(&agent, &shop, (&order, Method::POST, "refunds/0"), silent).await;
    assert_eq!(
        (silent.code(), silent.text("field")),
        ("bad_words", "words")
    );
    let order = done(ours, &shop, &order, "refunds/0", answer("refuse")).await;
    assert_eq!(case(&order)["falls"], "closed");
    let said = json!({ "words": "照片已经发过", "pictures": [] });
    let order = done(theirs, &shop, &order, "refunds/0/platform", said.clone()).await;
    assert_eq!(
        (&case(&order)["turn"], &case(&order)["falls"]),
        (&json!("shop"), &json!("for_customer"))
    );
    let order = done(theirs, &shop, &order, "refunds/0/evidence", said).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("give_evidence")).await;
    assert_eq!(
        (&case(&order)["turn"], &case(&order)["falls"]),
        (&json!("platform"), &json!("for_shop"))
    );
    let decision = json!({ "favour": "customer", "amount_fen": 300 });
    let path = (&order, Method::POST, "refunds/0/decision");
    let refused = ask(&agent, &shop, path, decision.clone()).await;
    assert_eq!(refused.status, 403);
    let too_much = json!({ "favour": "customer", "amount_fen": 901 });
    let path = (&order, Method::POST, "refunds/0/decision");
    assert_eq!(
        ask(&leader, &shop, path, too_much).await.code(),
        "bad_amount"
    );
    let both_ways = json!({ "favour": "shop", "amount_fen": 300 });
    let path = (&order, Method::POST, "refunds/0/decision");
    let refused = ask(&leader, &shop, path, both_ways).await;
    assert_eq!((refused.status, refused.code()), (422, "bad_amount"));
    assert_eq!(refused.body["field"], "amount_fen", "{refused:?}");
    // Whoever is behind hears that first, whatever they decided.
    let mut behind = order.clone();
    behind["rev"] = json!(order["rev"].as_i64().unwrap() - 1);
    let nothing = json!({ "favour": "customer", "amount_fen": 0 });
    for (order, status, code) in [
        (&order, 422, "bad_amount"),
        (&behind, 409, "changed_meanwhile"),
    ] {
        let path = (order, Method::POST, "refunds/0/decision");
        let refused = ask(&leader, &shop, path, nothing.clone()).await;
        assert_eq!((refused.status, refused.code()), (status, code));
    }
    let leads = (&leader.client, &agent.client);
    let order = done(leads, &shop, &order, "refunds/0/decision", decision).await;
    assert_eq!(
        (state(&order), &order["refunded_fen"]),
        ("SUCCESS", &json!(300))
    );
    let last = order["events"].as_array().unwrap().last().unwrap();
    assert_eq!(last["by"], "platform");
    is_sound(&app, &shop).await;
});

on_both_databases!(a_shop_that_is_silent_before_the_platform_has_lost, |app| {
    let Opened {
        shop,
        agent,
        customer,
        order,
    } = opened(&app, wish("goods_back", 9_000)).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("refuse_return")).await;
    assert_eq!(state(&order), "SELLER_REFUSE_BUYER");
    let said = json!({ "words": "寄回的就是原来那只" });
    let order = done(theirs, &shop, &order, "refunds/0/platform", said).await;
    app.advance(2 * DAY_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(
        (state(&order), &order["refunded_fen"]),
        ("SUCCESS", &json!(9_000))
    );
    is_sound(&app, &shop).await;
});

fn small_picture() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = RgbImage::from_pixel(40, 30, image::Rgb([200, 120, 40]));
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

on_both_databases!(evidence_is_the_askers_own_and_both_sides_see_it, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let stranger = shop.customer().await;
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let own = send(&customer, &shop, "缺口.png", &small_picture()).await;
    let others = send(&stranger, &shop, "别的.png", &small_picture()).await;
    let path = || (&order, Method::POST, "refunds/0");
    let with = |pictures: Value| {
        let mut wish = wish("money_only", 500);
        wish["pictures"] = pictures;
        wish
    };
    for wrong in [
        json!([others.body["file"]["id"]]),
        json!([new_id()]),
        json!([own.body["file"]["id"], own.body["file"]["id"]]),
    ] {
        let refused = ask(&customer, &shop, path(), with(wrong)).await;
        assert_eq!((refused.status, refused.code()), (422, "bad_pictures"));
    }
    let asked = ask(
        &customer,
        &shop,
        path(),
        with(json!([own.body["file"]["id"]])),
    )
    .await;
    assert_eq!(asked.status, 200, "{asked:?}");
    let seen = seen(&agent, &shop, &order).await;
    for case in [&asked.body["lines"][0]["case"], case(&seen)] {
        let picture = &case["steps"][0]["pictures"][0];
        assert_eq!(picture["file"], own.body["file"]["id"]);
        for link in ["url", "thumb"] {
            let opened = app.anyone().get(picture[link].as_str().unwrap()).await;
            assert_eq!(opened.status, 200, "{link}");
        }
    }
});
