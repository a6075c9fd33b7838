use serde_json::{Value, json};
use yingke_schema::members::member::Role;

use super::{DAY_MS, HOUR_MS, at, done, id_of, part, rest, seen};
use crate::{
    buying::{is_sound, people, place, put_up},
    harness::{TestApp, TestShop},
};

/// How often the shop was told so about shipping.
async fn told_of_shipping(app: &TestApp, shop: &TestShop<'_>, title: &str) -> Vec<String> {
    let notices = app.notices(shop.id).await.into_iter();
    let of_it = notices.filter(|notice| notice.zh.title == title);
    of_it.map(|notice| notice.zh.text).collect()
}

on_both_databases!(the_time_to_ship_is_that_of_when_it_was_placed, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let order = place(&customer, &shop, &[(skus[0], 1)]).await;
    let longer = r#"REPLACE(detail, '"ships_within_hours":24', '"ships_within_hours":240')"#;
    app.tamper(&format!("UPDATE product SET detail = {longer}"))
        .await;
    let paid = done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    assert_eq!(paid["ship_by"], app.now() + 24 * HOUR_MS);
    let later = place(&customer, &shop, &[(skus[0], 1)]).await;
    let paid = done(theirs, &shop, &later, ("mine/", "payment"), json!({})).await;
    assert_eq!(paid["ship_by"], app.now() + 240 * HOUR_MS);
});

on_both_databases!(the_time_to_ship_runs_on_for_the_rest, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(skus[0], 3)]).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    let paid = done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    let ship_by = app.now() + 24 * HOUR_MS;
    assert_eq!(paid["ship_by"], ship_by);
    app.advance(17 * HOUR_MS);
    let parcel = part("SF1234567890123", &[(0, 1)]);
    let first = done(ours, &shop, &order, ("", "shipment"), parcel).await;
    assert_eq!(first["ship_by"], ship_by, "it runs on");
    let path = at(&shop, &format!("mine/orders/{}", id_of(&order)));
    assert_eq!(customer.client.get(&path).await.body["ship_by"], ship_by);
    let (soon, late) = ("发货即将超时", "已超过发货时限");
    app.fire().await;
    assert!(told_of_shipping(&app, &shop, soon).await.is_empty());
    app.advance(HOUR_MS);
    app.fire().await;
    app.fire().await;
    let told = told_of_shipping(&app, &shop, soon).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("还有 2 件没有发出"), "{told:?}");
    // Another part tells nobody once more what they know.
    let parcel = part("SF1234567890124", &[(0, 1)]);
    done(ours, &shop, &order, ("", "shipment"), parcel).await;
    app.advance(6 * HOUR_MS);
    app.fire().await;
    app.advance(30 * DAY_MS);
    app.fire().await;
    assert_eq!(told_of_shipping(&app, &shop, soon).await.len(), 1);
    let told = told_of_shipping(&app, &shop, late).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("还有 1 件没有发出"), "{told:?}");
    // Nobody is signed in for so long.
    let agent = shop.member(Role::Agent).await;
    let waits = seen(&agent, &shop, &order).await;
    assert_eq!(
        (&waits["state"], &waits["confirm_by"], &waits["ship_by"]),
        (
            &json!("SELLER_CONSIGNED_PART"),
            &Value::Null,
            &json!(ship_by)
        )
    );
    let whole = rest("73100012345678");
    let ours = (&agent.client, &agent.client);
    let last = done(ours, &shop, &order, ("", "shipment"), whole).await;
    assert_eq!(
        (&last["confirm_by"], &last["ship_by"]),
        (&json!(app.now() + 10 * DAY_MS), &Value::Null)
    );
    app.advance(10 * DAY_MS);
    app.fire().await;
    let agent = shop.member(Role::Agent).await;
    let finished = seen(&agent, &shop, &order).await;
    assert_eq!(finished["state"], "TRADE_FINISHED");
    assert_eq!(told_of_shipping(&app, &shop, late).await.len(), 1);
    is_sound(&app, &shop).await;
});
