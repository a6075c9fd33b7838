use serde_json::json;
use yingke_schema::members::member::Role;

use super::{
    DAY_MS, MINUTE_MS, PRICE_FEN, at, audited, is_not_sure, on_its_way, owing, paying, refunded,
    rows, seen,
};
use crate::{
    buying::{people, place, put_up},
    harness::Mood,
};

on_both_databases!(who_leads_says_that_money_went_another_way, |app| {
    let shop = app.shop("songxi").await;
    let sku_id = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let payment = paying(&app, Mood::Fine);
    let order = place(&customer, &shop, &[(sku_id, 2)]).await;
    let done = refunded((&agent, &customer), &shop, &order).await;
    payment.becomes(Mood::Declines);
    app.fire().await;
    let (id, no) = (order["id"].as_str().unwrap(), &done["payouts"][0]["no"]);
    let path = at(&shop, &format!("orders/{id}/payouts/{no}/settlement"));
    let said = json!({ "words": "  转账到 6222020200112230612 " });
    assert_eq!(agent.post(&path, &said).await.status, 403);
    for words in [" ".to_owned(), "字".repeat(201)] {
        let refused = leader.post(&path, &json!({ "words": words })).await;
        assert_eq!((refused.status, refused.text("code")), (422, "bad_words"));
    }
    // Whoever is just trying it may have given it.
    let until = app.now() + 30_000;
    app.tamper(&format!("UPDATE payout SET claimed_until = {until}"))
        .await;
    let refused = leader.post(&path, &said).await;
    assert_eq!((refused.status, refused.text("code")), (409, "being_tried"));
    // Whoever died while trying it may have given it too.
    app.advance(31_000);
    is_not_sure(&leader.post(&path, &said).await);
    assert_eq!(audited(&app, &shop, "settle_payouts").await.len(), 0);
    app.tamper("UPDATE payout SET claimed_until = 0").await;
    let settled = leader.post(&path, &said).await;
    assert_eq!(settled.status, 200, "{settled:?}");
    assert_eq!(settled.body["payouts"], json!([]));
    let row = rows(&app, &shop).await.remove(0);
    assert_eq!(row.done_at, Some(app.now()));
    assert_eq!(row.reason.as_deref(), Some("settled_by_hand"));
    assert_eq!(row.words, "转账到 6222020200112230612");
    let told = audited(&app, &shop, "settle_payouts")
        .await
        .remove(0)
        .detail;
    assert!(told.contains("转账到"), "{told}");
    assert!(!told.contains("6222020200112230612"), "{told}");
    let told = on_its_way(&customer, &shop, &order).await;
    assert_eq!(told, (json!(0), json!(0)));
    // It stays as it is, and no port is asked for it again.
    app.advance(90 * MINUTE_MS);
    payment.becomes(Mood::Fine);
    let again = leader.post(&path, &json!({ "words": "再说一次" })).await;
    assert_eq!(again.status, 200, "{again:?}");
    app.fire().await;
    assert_eq!(rows(&app, &shop).await, [row]);
    assert_eq!(payment.given_fen(), 0);
    assert_eq!(audited(&app, &shop, "settle_payouts").await.len(), 1);
    let nothing = at(&shop, &format!("orders/{id}/payouts/99/settlement"));
    assert_eq!(leader.post(&nothing, &said).await.status, 404);
});

on_both_databases!(what_may_have_gone_is_not_given_by_hand_as_well, |app| {
    let shop = app.shop("songxi").await;
    let sku_id = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let owner = shop.member(Role::Owner).await;
    let payment = paying(&app, Mood::Fine);
    let order = place(&customer, &shop, &[(sku_id, 2)]).await;
    let done = refunded((&agent, &customer), &shop, &order).await;
    let (id, no) = (order["id"].as_str().unwrap(), &done["payouts"][0]["no"]);
    let path = at(&shop, &format!("orders/{id}/payouts/{no}/settlement"));
    let said = json!({ "words": "银行转账，流水号 0612" });
    // Not tried yet, it goes by itself.
    is_not_sure(&owner.post(&path, &said).await);
    payment.becomes(Mood::LosesAnswers);
    app.fire().await;
    assert_eq!(payment.given_fen(), PRICE_FEN, "it went, and nobody knows");
    is_not_sure(&leader.post(&path, &said).await);
    is_not_sure(&owner.post(&path, &said).await);
    let due = seen(&agent, &shop, &order).await["payouts"][0].clone();
    let since = due["since"].as_i64().unwrap();
    assert_eq!(due["unsure_until"], json!(since + 7 * DAY_MS));
    // The service is gone for good.
    payment.becomes(Mood::IsAway);
    app.advance(since + 7 * DAY_MS - 1 - app.now());
    app.fire().await;
    is_not_sure(&owner.post(&path, &said).await);
    app.advance(1);
    is_not_sure(&leader.post(&path, &said).await);
    assert_eq!(audited(&app, &shop, "settle_payouts").await.len(), 0);
    let settled = owner.post(&path, &said).await;
    assert_eq!(settled.status, 200, "{settled:?}");
    assert_eq!(settled.body["payouts"], json!([]));
    assert_eq!(audited(&app, &shop, "settle_payouts").await.len(), 1);
});

on_both_databases!(a_refusal_says_that_it_had_not_gone, |app| {
    let shop = app.shop("songxi").await;
    let payment = owing(&app, &shop).await;
    let owner = shop.member(Role::Owner).await;
    let row = rows(&app, &shop).await.remove(0);
    let (id, no) = (row.order_id, row.event_no);
    let path = at(&shop, &format!("orders/{id}/payouts/{no}/settlement"));
    let said = json!({ "words": "银行转账，流水号 0612" });
    payment.becomes(Mood::Declines);
    app.advance(8 * DAY_MS);
    app.fire().await;
    // For a week from then on what is lost is not known again.
    payment.becomes(Mood::LosesAnswers);
    app.advance(2 * MINUTE_MS);
    app.fire().await;
    assert_eq!(payment.given_fen(), PRICE_FEN);
    is_not_sure(&owner.post(&path, &said).await);
    let since = rows(&app, &shop).await[0].since;
    assert_eq!(since, app.now() - 2 * MINUTE_MS);
});
