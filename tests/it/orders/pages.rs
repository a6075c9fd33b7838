use std::collections::BTreeSet;

use serde_json::json;
use yingke::vocabulary::{CustomerId, new_id};
use yingke_schema::members::member::Role;

use super::{HOUR, at, bought, goods, keep, numbers, page};
use crate::harness::Client;

on_both_databases!(a_customer_s_orders_come_page_by_page, |app| {
    let shop = app.shop("songxi").await;
    let agent = shop.member(Role::Agent).await;
    let (one, two) = (shop.customer().await, shop.customer().await);
    let pot = goods(&app, &shop, "T1", "白瓷茶壶").await;
    let t = app.now() - HOUR;
    // Five at a time are placed in one moment: then the id decides.
    let new = |customer: CustomerId, n: i64| {
        let no = format!("{n:018}");
        bought(customer, &pot, (&no, 100, t + n / 5), Vec::new())
    };
    let mut theirs: Vec<_> = (0..51).map(|n| new(one.id, n)).collect();
    let others: Vec<_> = (100..151).map(|n| new(two.id, n)).collect();
    keep(&app, &shop, &theirs).await;
    keep(&app, &shop, &others).await;
    theirs.sort_by_key(|order| std::cmp::Reverse((order.order.created_at, order.id)));
    let wanted: Vec<_> = theirs.into_iter().map(|order| order.no).collect();
    let ask = async |who: &Client, path: &str, cursor: &str| {
        let answer = who
            .get(&at(&shop, &format!("{path}?cursor={cursor}")))
            .await;
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.body
    };
    let pane = |customer: CustomerId| format!("customers/{customer}/orders");
    for (who, path) in [
        (&one.client, "mine/orders".to_owned()),
        (&agent.client, pane(one.id)),
    ] {
        let first = ask(who, &path, "").await;
        let rest = ask(who, &path, first["next"].as_str().unwrap()).await;
        assert_eq!((numbers(&first).len(), numbers(&rest).len()), (50, 1));
        assert_eq!([numbers(&first), numbers(&rest)].concat(), wanted);
        assert_eq!(rest["next"], json!(null));
        let refused = who.get(&at(&shop, &format!("{path}?cursor=1.2"))).await;
        assert_eq!((refused.status, refused.code()), (400, "bad_request"));
    }
    // Where a page of somebody else's ended there is nothing.
    let other = ask(&two.client, "mine/orders", "").await;
    let cursor = other["next"].as_str().unwrap();
    let nothing = json!({ "orders": [], "next": null });
    assert_eq!(ask(&one.client, "mine/orders", cursor).await, nothing);
    assert_eq!(ask(&agent.client, &pane(one.id), cursor).await, nothing);
    let unknown = format!("{}.{}", app.now(), new_id());
    assert_eq!(ask(&one.client, "mine/orders", &unknown).await, nothing);
});

on_both_databases!(a_list_is_asked_for_in_words_that_exist, |app| {
    let shop = app.shop("songxi").await;
    let agent = shop.member(Role::Agent).await;
    for wrong in [
        "state=PAID",
        "flag=6",
        "flag=red",
        "cursor=1.2",
        "limit=-1",
        "product=T1",
        "time=came",
        "refund_state=LOST",
        "refund_state=NO_REFUND",
        "colour=1",
        "q=%00",
    ] {
        let refused = agent.get(&at(&shop, &format!("orders?{wrong}"))).await;
        assert_eq!(
            (refused.status, refused.code()),
            (400, "bad_request"),
            "{wrong}"
        );
    }
    let long = format!("orders?q={}", "长".repeat(101));
    assert_eq!(agent.get(&at(&shop, &long)).await.status, 400);
    let customer = shop.customer().await;
    assert_eq!(customer.client.get(&at(&shop, "orders")).await.status, 403);
});

on_both_databases!(pages_have_no_gap_and_no_double_while_orders_change, |app| {
    let shop = app.shop("songxi").await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer().await.id;
    let pot = goods(&app, &shop, "T1", "白瓷茶壶").await;
    let t = app.now() - HOUR;
    // Five at a time are placed in one moment: then the id decides.
    let new = |n: i64| {
        bought(
            customer,
            &pot,
            (&format!("{n:018}"), 100, t + n / 5),
            Vec::new(),
        )
    };
    let orders: Vec<_> = (0..25).map(new).collect();
    keep(&app, &shop, &orders).await;
    let queries = ["limit=10", "limit=10&q=茶壶"];
    for (round, query) in queries.into_iter().enumerate() {
        let first = page(&agent, &shop, query).await;
        let mut found = numbers(&first);
        assert_eq!(found.len(), 10);
        let no = format!("9{round:017}");
        let later = bought(customer, &pot, (&no, 100, app.now()), Vec::new());
        keep(&app, &shop, &[later]).await;
        let newest = &first["orders"][0];
        let path = format!("orders/{}/note", newest["id"].as_str().unwrap());
        let note = json!({ "key": new_id(), "rev": newest["rev"], "note": "改了", "flag": 2 });
        assert_eq!(agent.put(&at(&shop, &path), &note).await.status, 200);
        let mut next = first["next"].clone();
        while let Some(cursor) = next.as_str() {
            let more = page(&agent, &shop, &format!("{query}&cursor={cursor}")).await;
            found.extend(numbers(&more));
            next = more["next"].clone();
        }
        let different: BTreeSet<_> = found.iter().collect();
        assert_eq!(different.len(), found.len(), "{query}: {found:?}");
        let known = orders.iter().filter(|order| found.contains(&order.no));
        assert_eq!(known.count(), 25, "{query}: {found:?}");
    }
});
