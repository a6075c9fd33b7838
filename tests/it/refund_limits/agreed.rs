use reqwest::Method;
use serde_json::json;
use yingke_schema::{audit::record, members::member::Role};

use super::{PRICE_FEN, answered, asked, is_above, sent, tried};
use crate::{
    after_sale::{answer, ask, at, done, is_sound, seen, wish},
    buying::{people, put_up},
};

on_both_databases!(above_an_agent_s_limit_somebody_else_agrees, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let order = sent(&shop, &[(sku, 5)], (&agent, &customer)).await;
    let whole = 5 * PRICE_FEN;
    let theirs = (&customer.client, &agent.client);
    let order = done(
        theirs,
        &shop,
        &order,
        "refunds/0",
        wish("money_only", whole),
    )
    .await;
    let refused = tried(&agent, &shop, &order, "refunds/0", answer("agree")).await;
    is_above(&refused);
    assert!(refused.text("title").contains("50000"), "{refused:?}");
    let other = asked(whole - 1, "pay");
    let other = tried(&agent, &shop, &order, "refund-requests", other).await;
    assert_eq!((other.status, other.code()), (409, "bad_amount"));
    let wish = asked(whole, "pay");
    let made = tried(&agent, &shop, &order, "refund-requests", wish).await;
    assert_eq!(
        (&made.body["kind"], &made.body["is_possible"]),
        (&json!("refund"), &json!(true)),
        "{made:?}"
    );
    let own = answered(&agent, &shop, &order, &made.body["no"]).await;
    assert_eq!(own.status, 403, "{own:?}");
    assert_eq!(seen(&agent, &shop, &order).await["refunded_fen"], 0);
    let approved = answered(&leader, &shop, &order, &made.body["no"]).await;
    assert_eq!(approved.text("state"), "approved", "{approved:?}");
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["refunded_fen"], whole);
    is_sound(&app, &shop).await;
});

on_both_databases!(
    an_offer_within_the_limit_is_made_and_above_it_asked,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = put_up(&app, &shop, &[9]).await[0];
        let (agent, customer) = people(&shop).await;
        let leader = shop.member(Role::Supervisor).await;
        let order = sent(&shop, &[(sku, 5)], (&agent, &customer)).await;
        let whole = 5 * PRICE_FEN;
        let theirs = (&customer.client, &agent.client);
        done(
            theirs,
            &shop,
            &order,
            "refunds/0",
            wish("goods_back", whole),
        )
        .await;
        let small = asked(50_000, "offer_money");
        let small = tried(&agent, &shop, &order, "refund-requests", small).await;
        assert_eq!((small.status, small.code()), (409, "not_needed"));
        let mut silent = asked(whole, "agree");
        silent["said"] = json!("谁也读不到");
        let silent = tried(&agent, &shop, &order, "refund-requests", silent).await;
        assert_eq!((silent.status, silent.code()), (422, "bad_words"));
        let mut wish = asked(60_000, "offer_money");
        wish["said"] = json!(" 不用寄回 13800138000 ");
        let made = tried(&agent, &shop, &order, "refund-requests", wish).await;
        assert!(made.text("said").starts_with("不用寄回"), "{made:?}");
        assert!(!made.text("said").contains("13800138000"), "{made:?}");
        let approved = answered(&leader, &shop, &order, &made.body["no"]).await;
        assert_eq!(approved.text("state"), "approved", "{approved:?}");
        let now = seen(&agent, &shop, &order).await;
        let steps = now["lines"][0]["case"]["steps"].as_array().unwrap();
        let offered = steps.last().unwrap();
        assert_eq!(offered["kind"], "proposal_made", "{offered}");
        assert_eq!(offered["words"], made.body["said"]);
        let db = app.app.store().shop(shop.id);
        let audited = db.rows::<record::Entity>().all().await.unwrap();
        let tells = |row: &record::Model| row.detail.contains("不用寄回");
        assert!(!audited.iter().any(tells), "words stay with the request");
        let yes = json!({ "accept": true });
        let now = done(theirs, &shop, &order, "refunds/0/proposal", yes).await;
        assert_eq!(now["refunded_fen"], 60_000);
        is_sound(&app, &shop).await;
    }
);

on_both_databases!(what_was_asked_about_another_wish_is_over, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let order = sent(&shop, &[(sku, 5)], (&agent, &customer)).await;
    let theirs = (&customer.client, &agent.client);
    let whole = 5 * PRICE_FEN;
    done(
        theirs,
        &shop,
        &order,
        "refunds/0",
        wish("goods_back", whole),
    )
    .await;
    let made = asked(whole, "agree");
    let made = tried(&agent, &shop, &order, "refund-requests", made).await;
    assert_eq!(made.status, 200, "{made:?}");
    let path = at(
        &shop,
        &format!("orders/{}/requests", order["id"].as_str().unwrap()),
    );
    let is_possible = async || agent.get(&path).await.body["requests"][0]["is_possible"].clone();
    // More about the same wish leaves it as it was.
    let more = json!({ "words": "还有一处破损" });
    done(theirs, &shop, &order, "refunds/0/evidence", more).await;
    assert_eq!(is_possible().await, true);
    // Another one is another one, also of the same amount and within the same millisecond.
    let now = seen(&agent, &shop, &order).await;
    let changed = (&now, Method::PUT, "refunds/0");
    let mut other = wish("goods_back", whole);
    other["reason"] = json!("quality");
    let changed = ask(&customer, &shop, changed, other).await;
    assert_eq!(changed.status, 200, "{changed:?}");
    assert_eq!(is_possible().await, false);
    let over = answered(&leader, &shop, &order, &made.body["no"]).await;
    assert_eq!(over.text("state"), "over", "{over:?}");
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["lines"][0]["case"]["state"], "WAIT_SELLER_AGREE");
});
