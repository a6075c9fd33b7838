use serde_json::{Value, json};

use super::{DAY_MS, HOUR_MS, at, done, id_of, kept, part, rest, tried};
use crate::buying::{is_sound, people, place, put_up, written};

on_both_databases!(each_parcel_takes_its_pieces_and_the_receipt_waits, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5, 5]).await;
    let (agent, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(skus[0], 3), (skus[1], 1)]).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    let wrong: [(&[(usize, i64)], &str); 5] = [
        (&[], "nothing_named"),
        (&[(0, 4)], "bad_quantity"),
        (&[(0, 0)], "bad_quantity"),
        (&[(0, 1), (0, 1)], "bad_quantity"),
        (&[(7, 1)], "no_such_line"),
    ];
    for (pieces, code) in wrong {
        let parcel = part("SF1234567890123", pieces);
        let refused = tried(ours, &shop, &order, ("", "shipment"), parcel).await;
        assert_eq!((refused.status, refused.code()), (409, code), "{pieces:?}");
    }
    let parcel = part("SF1234567890123", &[(0, 2)]);
    let first = done(ours, &shop, &order, ("", "shipment"), parcel).await;
    assert_eq!(
        (&first["state"], &first["shipped_at"], &first["confirm_by"]),
        (&json!("SELLER_CONSIGNED_PART"), &Value::Null, &Value::Null)
    );
    let line = &first["lines"][0];
    assert_eq!((&line["shipped"], &line["left"]), (&json!(2), &json!(1)));
    assert_eq!(kept(&app, &shop, skus[0]).await, (3, 1));
    assert_eq!(kept(&app, &shop, skus[1]).await, (5, 1));
    let early = tried(theirs, &shop, &order, ("mine/", "confirmation"), json!({})).await;
    assert_eq!((early.status, early.code()), (409, "wrong_state"));
    let path = at(&shop, "orders?state=SELLER_CONSIGNED_PART");
    let listed = agent.get(&path).await.body;
    assert_eq!(listed["orders"].as_array().unwrap().len(), 1, "{listed}");

    app.advance(3 * DAY_MS);
    let last = done(
        ours,
        &shop,
        &order,
        ("", "shipment"),
        rest("73100012345678"),
    )
    .await;
    assert_eq!(
        (&last["state"], &last["shipped_at"]),
        (&json!("WAIT_BUYER_CONFIRM_GOODS"), &json!(app.now()))
    );
    assert_eq!(last["confirm_by"], app.now() + 10 * DAY_MS);
    let parcels = last["parcels"].as_array().unwrap();
    assert_eq!(parcels.len(), 2);
    assert_eq!(
        parcels[1]["pieces"],
        json!([{ "line": 0, "quantity": 1 }, { "line": 1, "quantity": 1 }])
    );
    assert!(!last.to_string().contains("SF1234567890123"), "masked");
    let packed = |no: usize| &last["events"][no]["about"]["parcel"]["pieces"];
    let part = json!([{ "line": 0, "quantity": 2 }]);
    assert_eq!((packed(2), packed(3)), (&part, &json!([])));
    assert_eq!(kept(&app, &shop, skus[0]).await, (2, 0));
    assert_eq!(kept(&app, &shop, skus[1]).await, (4, 0));
    let kinds = ["placed", "paid", "part_shipped", "shipped"].map(str::to_owned);
    assert_eq!(written(&app, &shop, &order).await.0, kinds);
    is_sound(&app, &shop).await;
});

on_both_databases!(what_is_partly_shipped_is_still_to_ship, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9]).await;
    let (agent, customer) = people(&shop).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    let first_paid_at = app.now();
    let mut orders = Vec::new();
    for _ in 0..3 {
        let order = place(&customer, &shop, &[(skus[0], 2)]).await;
        done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
        orders.push(order);
        app.advance(HOUR_MS);
    }
    let parcel = part("SF1234567890123", &[(0, 1)]);
    done(ours, &shop, &orders[0], ("", "shipment"), parcel).await;
    let whole = rest("73100012345678");
    done(ours, &shop, &orders[2], ("", "shipment"), whole).await;
    let home = agent.get(&at(&shop, "home")).await.body["orders"].clone();
    assert_eq!(
        home,
        json!({ "to_pay": 0, "to_ship": 2, "to_ship_rest": 1, "to_ship_by": first_paid_at + 24 * HOUR_MS, "to_reply": 0, "to_invoice": 0, "refund_stuck": 0, "parcel_concerns": 0 })
    );
    // Found by the walk, and among the few that the amount leaves.
    for query in ["state=TO_SHIP", "state=TO_SHIP&min_fen=1"] {
        let found = agent.get(&at(&shop, &format!("orders?{query}"))).await.body;
        let found = found["orders"].as_array().unwrap().clone();
        let ids: Vec<_> = found.iter().map(id_of).collect();
        assert_eq!(ids, [id_of(&orders[1]), id_of(&orders[0])], "{query}");
    }
});
