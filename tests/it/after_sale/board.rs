use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::{HOUR_MS, answer, ask, at, board, done, is_sound, seen, sent, wish};
use crate::buying::{people, put_up, written};

on_both_databases!(what_is_over_is_listed_by_when_it_ended, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let (agent, customer) = people(&shop).await;
    let theirs = (&customer.client, &agent.client);
    let mut ended = Vec::new();
    for (kind, reason) in [
        ("exchange", "wrong"),
        ("repair", "damage"),
        ("exchange", "damage"),
    ] {
        let order = sent(&shop, sku, (&agent, &customer)).await;
        let mut asked = wish(kind, 0);
        asked["reason"] = json!(reason);
        let order = done(theirs, &shop, &order, "refunds/0", asked).await;
        assert!(board(&agent, &shop, "ended=true").await.len() == ended.len());
        app.advance(HOUR_MS);
        done(theirs, &shop, &order, "refunds/0/withdrawal", json!({})).await;
        ended.push(order["id"].clone());
    }
    let of = async |query: &str| {
        let rows = board(&agent, &shop, &format!("ended=true{query}")).await;
        rows.iter()
            .map(|row| row["order"].clone())
            .collect::<Vec<_>>()
    };
    assert!(board(&agent, &shop, "").await.is_empty());
    let newest = ended.iter().rev().cloned().collect::<Vec<_>>();
    assert_eq!(of("").await, newest);
    assert_eq!(of("&kind=repair").await, ended[1..2]);
    assert_eq!(of("&kind=exchange&reason=damage").await, ended[2..]);
    assert_eq!(of("&state=CLOSED&reason=wrong").await, ended[..1]);
    let row = &board(&agent, &shop, "ended=true").await[0];
    assert_eq!(
        (&row["next"], &row["ended_at"]),
        (&Value::Null, &json!(app.now()))
    );
    let mut paged = Vec::new();
    let mut cursor = String::new();
    loop {
        let path = format!("after-sales?ended=true&limit=1{cursor}");
        let page = agent.get(&at(&shop, &path)).await.body;
        let rows = page["cases"].as_array().unwrap();
        paged.extend(rows.iter().map(|row| row["order"].clone()));
        let Some(next) = page["next"].as_str() else {
            break;
        };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(paged, newest);
    is_sound(&app, &shop).await;
});

on_both_databases!(the_board_is_read_by_time_left_and_taken_once, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let (agent, customer) = people(&shop).await;
    let colleague = shop.member(Role::Agent).await;
    let theirs = (&customer.client, &agent.client);
    let mut orders = Vec::new();
    for _ in 0..3 {
        let order = sent(&shop, sku, (&agent, &customer)).await;
        orders.push(done(theirs, &shop, &order, "refunds/0", wish("money_only", 500)).await);
        app.advance(HOUR_MS);
    }
    let ids: Vec<_> = orders.iter().map(|order| order["id"].clone()).collect();
    let all = board(&agent, &shop, "").await;
    let found: Vec<_> = all.iter().map(|row| row["order"].clone()).collect();
    assert_eq!(found, ids);
    // One by one they are the same.
    let (mut walked, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = at(&shop, &format!("after-sales?limit=1&cursor={cursor}"));
        let page = agent.get(&path).await.body;
        walked.extend(page["cases"].as_array().unwrap().clone());
        let Some(next) = page["next"].as_str() else {
            break;
        };
        cursor = next.to_owned();
    }
    assert_eq!(walked, all);
    let owner = |order: &Value| {
        let id = order["id"].as_str().unwrap();
        at(&shop, &format!("after-sales/{id}/0/owner"))
    };
    let taken = json!({ "owner": agent.id, "was": null });
    assert_eq!(agent.put(&owner(&orders[1]), &taken).await.status, 204);
    assert_eq!(agent.put(&owner(&orders[1]), &taken).await.status, 204);
    let late = json!({ "owner": colleague.id, "was": null });
    let late = colleague.put(&owner(&orders[1]), &late).await;
    assert_eq!((late.status, late.code()), (409, "changed_meanwhile"));
    let nobody = json!({ "owner": new_id(), "was": agent.id });
    let nobody = agent.put(&owner(&orders[1]), &nobody).await;
    assert_eq!((nobody.status, nobody.code()), (422, "no_such_member"));
    assert_eq!(board(&agent, &shop, "owner=me").await.len(), 1);
    assert_eq!(board(&agent, &shop, "owner=none").await.len(), 2);
    for (who, many) in [(&agent, 1), (&colleague, 0)] {
        let theirs = format!("owner={}", who.id);
        assert_eq!(board(&colleague, &shop, &theirs).await.len(), many);
    }
    let nobody = at(&shop, &format!("after-sales?owner={}", new_id()));
    assert_eq!(agent.get(&nobody).await.status, 400);
    assert_eq!(board(&agent, &shop, "q=白瓷").await.len(), 3);
    assert_eq!(board(&agent, &shop, "q=%25").await.len(), 0);
    assert_eq!(
        board(&agent, &shop, "state=PLATFORM_INVOLVED").await.len(),
        0
    );
    for wrong in ["state=SO", "owner=you", "cursor=1"] {
        let path = at(&shop, &format!("after-sales?{wrong}"));
        assert_eq!(agent.get(&path).await.status, 400, "{wrong}");
    }
    app.advance(39 * HOUR_MS);
    let counts = agent.get(&at(&shop, "after-sales/counts")).await.body;
    assert_eq!(
        counts,
        json!({ "open": 3, "shop_turn": 3, "due_soon": 1, "mine": 1, "platform": 0 })
    );
    let audited = written(&app, &shop, &orders[1]).await.0;
    let owned = audited.iter().filter(|action| *action == "own_case");
    assert_eq!(owned.count(), 1);
});

on_both_databases!(the_board_is_narrowed_by_whose_turn_it_is, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let (agent, customer) = people(&shop).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let mut orders = Vec::new();
    for _ in 0..4 {
        let order = sent(&shop, sku, (&agent, &customer)).await;
        orders.push(done(theirs, &shop, &order, "refunds/0", wish("goods_back", 500)).await);
        app.advance(HOUR_MS);
    }
    let of = async |turn: &str| {
        let rows = board(&agent, &shop, &format!("turn={turn}")).await;
        let places = orders.iter().enumerate();
        let found = places.filter(|(_, order)| rows.iter().any(|row| row["order"] == order["id"]));
        assert!(
            rows.iter().all(|row| row["next"]["turn"] == turn),
            "{rows:?}"
        );
        found.map(|(at, _)| at).collect::<Vec<_>>()
    };
    assert_eq!(of("shop").await, [0, 1, 2, 3]);
    done(ours, &shop, &orders[1], "refunds/0", answer("agree")).await;
    for disputed in &orders[2..] {
        done(ours, &shop, disputed, "refunds/0", answer("refuse")).await;
    }
    assert_eq!(
        (of("shop").await, of("customer").await),
        (vec![0], vec![1, 2, 3])
    );
    let said = json!({ "words": "照片已经发过", "pictures": [] });
    for disputed in &orders[2..] {
        done(theirs, &shop, disputed, "refunds/0/platform", said.clone()).await;
    }
    let evidence = answer("give_evidence");
    done(ours, &shop, &orders[3], "refunds/0", evidence).await;
    assert_eq!(
        (of("shop").await, of("customer").await),
        (vec![0, 2], vec![1])
    );
    assert_eq!(of("platform").await, [3]);
    let counts = agent.get(&at(&shop, "after-sales/counts")).await.body;
    assert_eq!(
        (&counts["open"], &counts["shop_turn"]),
        (&json!(4), &json!(2))
    );
    let nobodys = at(&shop, "after-sales?turn=nobody");
    assert_eq!(agent.get(&nobodys).await.status, 400);
});

on_both_databases!(cases_of_others_are_not_there, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let stranger = shop.customer().await;
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let said = json!({ "words": "不是我的", "pictures": [] });
    let routes = [
        (Method::POST, "refunds/0", wish("exchange", 0)),
        (Method::PUT, "refunds/0", wish("exchange", 0)),
        (
            Method::POST,
            "refunds/0/proposal",
            json!({ "accept": true }),
        ),
        (Method::POST, "refunds/0/confirmation", json!({})),
        (Method::POST, "refunds/0/platform", said.clone()),
        (Method::POST, "refunds/0/evidence", said),
    ];
    for (method, act, more) in routes {
        let answer = ask(&stranger, &shop, (&order, method, act), more).await;
        assert_eq!((answer.status, answer.code()), (404, "not_found"), "{act}");
    }
    assert_eq!(seen(&agent, &shop, &order).await, order);
});

on_both_databases!(a_case_is_nobodys_when_its_owner_has_gone, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let theirs = (&customer.client, &agent.client);
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let order = done(theirs, &shop, &order, "refunds/0", wish("money_only", 500)).await;
    let id = order["id"].as_str().unwrap();
    let owner = at(&shop, &format!("after-sales/{id}/0/owner"));
    let taken = json!({ "owner": leader.id, "was": null });
    assert_eq!(leader.put(&owner, &taken).await.status, 204);
    assert!(board(&agent, &shop, "owner=none").await.is_empty());
    app.tamper("UPDATE member SET left_at = 1 WHERE role = 'supervisor'")
        .await;
    let free = board(&agent, &shop, "owner=none").await;
    assert_eq!((free.len(), &free[0]["owner"]), (1, &Value::Null));
    let taken = json!({ "owner": agent.id, "was": null });
    assert_eq!(agent.put(&owner, &taken).await.status, 204);
    // What begins anew is nobody's again.
    let order = done(theirs, &shop, &order, "refunds/0/withdrawal", json!({})).await;
    done(theirs, &shop, &order, "refunds/0", wish("money_only", 400)).await;
    let free = board(&agent, &shop, "owner=none").await;
    assert_eq!(
        (&free[0]["no"], &free[0]["owner"]),
        (&json!(2), &Value::Null)
    );
});
