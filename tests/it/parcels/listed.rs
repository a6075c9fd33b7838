use serde_json::{Value, json};

use super::{DAY_MS, HOUR_MS, PRICE_FEN, at, done, late::due, part, rest, seen, wish};
use crate::{
    buying::{people, place, put_up},
    harness::{TestMember, TestShop},
};

on_both_databases!(a_row_says_what_is_in_its_order_and_whose_it_is, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let (agent, customer) = people(&shop).await;
    place(&customer, &shop, &[(skus[0], 2), (skus[1], 1)]).await;
    let list = agent.get(&at(&shop, "orders")).await.body;
    let row = &list["orders"][0];
    let page = seen(&agent, &shop, row).await;
    assert_eq!((&row["lines"], &row["pieces"]), (&json!(2), &json!(3)));
    assert!(row["sku"].is_string(), "{row}");
    assert_eq!(row["sku"], page["lines"][0]["sku"]);
    let first = customer.name.chars().next().unwrap();
    assert_eq!(row["buyer_masked"], format!("{first}**"));
    assert!(!list.to_string().contains(&customer.name), "{list}");
});

/// Each row of the list says the times of its order's own page.
async fn told_in_rows(agent: &TestMember, shop: &TestShop<'_>) -> Vec<[Value; 3]> {
    let times = |of: &Value| ["pay_by", "ship_by", "confirm_by"].map(|name| of[name].clone());
    let list = agent.get(&at(shop, "orders")).await.body;
    let mut told = Vec::new();
    for row in list["orders"].as_array().unwrap() {
        let page = seen(agent, shop, row).await;
        assert_eq!(times(row), times(&page), "{row}");
        told.push(times(row));
    }
    let by = |times: &[Value; 3]| times[1].as_i64();
    let mut wanted: Vec<_> = told.iter().filter_map(by).collect();
    wanted.sort_unstable();
    assert_eq!(due(agent, shop, "any").await, wanted);
    told
}

on_both_databases!(a_row_says_by_when_and_home_by_when_the_first, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let (agent, customer) = people(&shop).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    let pay = ("mine/", "payment");
    let none = Value::Null;
    // What was paid first may leave last.
    let hours = |from: i64, to: i64| {
        let name = r#""ships_within_hours":"#;
        format!("UPDATE product SET detail = REPLACE(detail, '{name}{from}', '{name}{to}')")
    };
    app.tamper(&hours(24, 240)).await;
    let long = place(&customer, &shop, &[(skus[0], 1)]).await;
    done(theirs, &shop, &long, pay, json!({})).await;
    let long_by = app.now() + 240 * HOUR_MS;
    app.tamper(&hours(240, 24)).await;
    app.advance(HOUR_MS);
    let order = place(&customer, &shop, &[(skus[0], 2), (skus[1], 1)]).await;
    let unpaid = told_in_rows(&agent, &shop).await;
    assert!(unpaid[0][0].is_i64(), "{unpaid:?}");
    done(theirs, &shop, &order, pay, json!({})).await;
    let short_by = app.now() + 24 * HOUR_MS;
    let both =
        |short: Value| [short, json!(long_by)].map(|ship_by| [Value::Null, ship_by, Value::Null]);
    assert_eq!(told_in_rows(&agent, &shop).await, both(json!(short_by)));
    let first_by =
        async || agent.get(&at(&shop, "home")).await.body["orders"]["to_ship_by"].clone();
    assert_eq!(first_by().await, json!(short_by));
    // The rest of it still waits, until it is asked back.
    let parcel = part("SF1234567890123", &[(0, 2)]);
    done(ours, &shop, &order, ("", "shipment"), parcel).await;
    assert_eq!(told_in_rows(&agent, &shop).await, both(json!(short_by)));
    let wish = wish("money_only", PRICE_FEN);
    done(theirs, &shop, &order, ("mine/", "refunds/1"), wish).await;
    assert_eq!(told_in_rows(&agent, &shop).await, both(none.clone()));
    app.advance(1_000);
    assert_eq!(first_by().await, json!(long_by));
    done(ours, &shop, &long, ("", "shipment"), rest("73100012345678")).await;
    let sent = told_in_rows(&agent, &shop).await;
    assert_eq!(
        sent[1],
        [none.clone(), none, json!(app.now() + 10 * DAY_MS)]
    );
    app.advance(1_000);
    assert_eq!(first_by().await, Value::Null);
});

on_both_databases!(a_row_follows_the_page_where_no_promise_was_kept, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let order = place(&customer, &shop, &[(skus[0], 1)]).await;
    done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    app.tamper("UPDATE order_line SET is_custom = NULL, ships_within_ms = NULL")
        .await;
    let longer = r#"REPLACE(detail, '"ships_within_hours":24', '"ships_within_hours":72')"#;
    app.tamper(&format!("UPDATE product SET detail = {longer}"))
        .await;
    let told = told_in_rows(&agent, &shop).await;
    assert_eq!(told[0][1], json!(app.now() + 72 * HOUR_MS));
});
