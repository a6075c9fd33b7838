use serde_json::{Value, json};
use yingke::timers;
use yingke_schema::members::member::Role;

use super::{HOUR_MS, at, done, rest};
use crate::{
    buying::{people, place, put_up},
    harness::{TestMember, TestShop},
};

/// By when those orders of the list have to leave that are so, page by page.
pub async fn due(agent: &TestMember, shop: &TestShop<'_>, so: &str) -> Vec<i64> {
    let (mut due, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = format!("orders?ship_due={so}&limit=1&cursor={cursor}");
        let page = agent.get(&at(shop, &path)).await.body;
        let rows = page["orders"].as_array().unwrap().iter();
        due.extend(rows.map(|row| row["ship_by"].as_i64().unwrap()));
        match page["next"].as_str() {
            Some(next) => next.clone_into(&mut cursor),
            None => return due,
        }
    }
}

on_both_databases!(what_is_late_to_ship_is_found_the_first_first, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9]).await;
    let (agent, customer) = people(&shop).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    let (mut orders, mut by) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        let order = place(&customer, &shop, &[(skus[0], 1)]).await;
        assert_eq!(due(&agent, &shop, "any").await, by, "it is not paid");
        done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
        by.push(app.now() + 24 * HOUR_MS);
        orders.push(order);
        app.advance(8 * HOUR_MS);
    }
    assert_eq!(due(&agent, &shop, "late").await, by[..1]);
    assert_eq!(due(&agent, &shop, "soon").await, by[..0]);
    assert_eq!(due(&agent, &shop, "any").await, by);
    app.advance(3 * HOUR_MS);
    assert_eq!(due(&agent, &shop, "soon").await, by[1..2]);
    // Whatever else is asked.
    for (more, wanted) in [
        ("flag=0", 3),
        ("state=TO_SHIP", 3),
        ("state=WAIT_SELLER_SEND_GOODS", 3),
        ("state=SELLER_CONSIGNED_PART", 0),
        ("flag=1", 0),
        ("source=here", 3),
    ] {
        let so = format!("any&{more}");
        assert_eq!(due(&agent, &shop, &so).await.len(), wanted, "{more}");
    }
    done(
        ours,
        &shop,
        &orders[0],
        ("", "shipment"),
        rest("73100012345678"),
    )
    .await;
    assert_eq!(due(&agent, &shop, "any").await, by[1..]);
    let wrong = agent.get(&at(&shop, "orders?ship_due=early")).await;
    assert_eq!((wrong.status, wrong.code()), (400, "bad_request"));
});

on_both_databases!(what_is_late_soon_is_the_shop_s_to_say, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Owner).await;
    let theirs = (&customer.client, &agent.client);
    let order = place(&customer, &shop, &[(skus[0], 1)]).await;
    done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    assert_eq!(due(&agent, &shop, "soon").await.len(), 0);
    let path = at(&shop, "trade-rules");
    let mut rules = leader.get(&path).await.body;
    rules["rules"]["after_sale"]["due_soon_h"] = json!(25);
    let kept = leader.put(&path, &rules).await;
    assert_eq!(kept.status, 200, "{kept:?}");
    assert_eq!(due(&agent, &shop, "soon").await.len(), 1);
});

on_both_databases!(orders_from_before_keep_what_the_pages_say_once, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let order = place(&customer, &shop, &[(skus[0], 1)]).await;
    done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    let by = [app.now() + 24 * HOUR_MS];
    for before in [
        "UPDATE order_line SET is_custom = NULL, ships_within_ms = NULL",
        "UPDATE trade_order SET ship_by = NULL",
    ] {
        app.tamper(before).await;
    }
    app.leave_timer("order_promises").await;
    assert_eq!(due(&agent, &shop, "any").await, by[..0]);
    app.fire().await;
    // Some with each look: the next goes on behind, until there is nothing.
    let db = app.app.store().shop(shop.id);
    let left = async || timers::payloads_of(&db, "order_promises").await.unwrap();
    let place: Value = serde_json::from_str(&left().await[0]).unwrap();
    assert_eq!(place["last"], order["id"]);
    app.fire().await;
    assert!(left().await.is_empty());
    let longer = r#"REPLACE(detail, '"ships_within_hours":24', '"ships_within_hours":72')"#;
    app.tamper(&format!("UPDATE product SET detail = {longer}"))
        .await;
    assert_eq!(due(&agent, &shop, "any").await, by);
});
