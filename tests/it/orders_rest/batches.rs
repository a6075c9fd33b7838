use futures_util::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::{at, paid, row};
use crate::{
    buying::{place, put_up, written},
    harness::told,
};

on_both_databases!(many_orders_are_noted_each_for_itself_and_once, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = (shop.member(Role::Agent).await, shop.customer().await);
    let sku = put_up(&app, &shop, &[9]).await[0];
    let first = place(&customer, &shop, &[(sku, 1)]).await;
    let second = place(&customer, &shop, &[(sku, 1)]).await;
    let path = at(&shop, "orders/batch/note");
    let seen = |order: &Value, rev: &Value| json!({ "id": order["id"], "rev": rev });
    let nobody = new_id();
    let body = json!({
        "key": new_id(), "flag": 1, "note": { "text": "加急", "how": "append" },
        "orders": [seen(&first, &first["rev"]), seen(&second, &json!(99)), { "id": nobody, "rev": 1 }],
    });
    let report = agent.post(&path, &body).await.body;
    assert_eq!(
        (&report["done"], &report["refused"]),
        (&json!(1), &json!(2)),
        "{report}"
    );
    let codes: Vec<_> = report["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["code"])
        .collect();
    assert_eq!(
        codes,
        [
            &Value::Null,
            &json!("changed_meanwhile"),
            &json!("not_found")
        ]
    );
    let noted = row(&app, &shop, &first).await;
    assert_eq!((noted.note.as_str(), noted.flag), ("加急", 1));
    // Again, by the same key: done is done, and what could not be may be tried.
    let again = agent.post(&path, &body).await.body;
    assert_eq!(again["results"][0]["is_done"], json!(true));
    let still = row(&app, &shop, &first).await;
    assert_eq!((still.note.as_str(), still.rev), ("加急", noted.rev));
    let more = json!({
        "key": new_id(), "note": { "text": "改约", "how": "append" },
        "orders": [seen(&first, &json!(noted.rev))],
    });
    assert_eq!(agent.post(&path, &more).await.body["done"], json!(1));
    let grown = row(&app, &shop, &first).await;
    assert_eq!((grown.note.as_str(), grown.flag), ("加急\n改约", 1));
    let long = json!({
        "key": new_id(), "note": { "text": "长".repeat(330), "how": "append" },
        "orders": [seen(&first, &json!(grown.rev))],
    });
    let refused = agent.post(&path, &long).await.body;
    assert_eq!(refused["results"][0]["code"], json!("note_too_long"));
    for (wrong, code) in [
        (
            json!({ "key": new_id(), "orders": [], "flag": 1 }),
            "too_many",
        ),
        (
            json!({ "key": new_id(), "orders": [seen(&first, &json!(1))] }),
            "nothing_to_do",
        ),
        (
            json!({ "key": new_id(), "orders": [seen(&first, &json!(1))], "flag": 6 }),
            "bad_flag",
        ),
        (
            json!({ "key": new_id(), "orders": [seen(&first, &json!(1)), seen(&first, &json!(1))], "flag": 1 }),
            "named_twice",
        ),
    ] {
        let refused = agent.post(&path, &wrong).await;
        assert_eq!((refused.status, refused.code()), (422, code));
    }
    let (actions, events) = written(&app, &shop, &first).await;
    assert_eq!(actions, ["placed", "note_order", "note_order"]);
    assert_eq!(events, ["placed", "noted", "noted"]);
});

on_both_databases!(parcels_of_a_file_leave_all_or_those_that_can, |app| {
    let shop = app.shop("songxi").await;
    let (packer, customer) = (shop.member(Role::Warehouse).await, shop.customer().await);
    let sku = put_up(&app, &shop, &[9]).await[0];
    let one = paid(&customer, &shop, &[(sku, 1)]).await;
    let two = paid(&customer, &shop, &[(sku, 1)]).await;
    let unpaid = place(&customer, &shop, &[(sku, 1)]).await;
    let no = |order: &Value| order["no"].as_str().unwrap().to_owned();
    let file = format!(
        "订单编号,物流公司,运单号\n=\"{}\",,SF1234567890123\n{},,JT1234567890123\n{},,SF1234567890124\n9,,SF1234567890125\n",
        no(&one),
        no(&two),
        no(&unpaid),
    );
    let path = at(&shop, "orders/batch/shipments/check");
    let request = packer.request(Method::POST, &path);
    let request = request.header("content-type", "application/octet-stream");
    let checked = told(request.body(file)).await;
    assert_eq!(checked.status, 200, "{checked:?}");
    let checked = checked.body;
    assert_eq!(checked["rows"].as_array().unwrap().len(), 2, "{checked}");
    let told_of = |row: &Value| (row["carrier"].clone(), row["is_ambiguous"].clone());
    assert_eq!(
        told_of(&checked["rows"][0]),
        (json!("顺丰速运"), json!(false))
    );
    assert_eq!(
        told_of(&checked["rows"][1]),
        (json!("极兔速递"), json!(true))
    );
    let faults = json!([
        { "line": 4, "column": null, "code": "wrong_state" },
        { "line": 5, "column": "order_no", "code": "no_such_order" },
    ]);
    assert_eq!(
        (&checked["faults"], &checked["faults_count"]),
        (&faults, &json!(2))
    );

    let path = at(&shop, "orders/batch/shipments");
    let parcel = |order: &Value, rev: i64, waybill: &str| json!({ "order": order["id"], "rev": rev, "carrier": "顺丰速运", "waybill": waybill });
    let revs = [
        row(&app, &shop, &one).await.rev,
        row(&app, &shop, &two).await.rev,
    ];
    let rows = |bad: &str| {
        json!([
            parcel(&one, revs[0], "SF1234567890123"),
            parcel(&two, revs[1], bad)
        ])
    };
    let body = json!({ "key": new_id(), "mode": "all", "rows": rows("SF1") });
    let nothing = packer.post(&path, &body).await.body;
    assert_eq!(
        (&nothing["applied"], &nothing["done"]),
        (&json!(false), &json!(0))
    );
    assert_eq!(nothing["results"][1]["code"], json!("bad_waybill"));
    assert_eq!(row(&app, &shop, &one).await.state, "WAIT_SELLER_SEND_GOODS");
    let body = json!({ "key": new_id(), "mode": "good", "rows": rows("SF1") });
    let some = packer.post(&path, &body).await.body;
    assert_eq!(
        (&some["applied"], &some["done"]),
        (&json!(true), &json!(1)),
        "{some}"
    );
    assert_eq!(
        row(&app, &shop, &one).await.state,
        "WAIT_BUYER_CONFIRM_GOODS"
    );
    // Ten at once with one key ship nothing twice.
    let body = json!({
        "key": new_id(), "mode": "all", "rows": [parcel(&two, revs[1], "SF1234567890126")],
    });
    let answers = join_all((0..10).map(|_| packer.post(&path, &body))).await;
    assert!(
        answers.iter().all(|answer| answer.body["done"] == json!(1)),
        "{answers:?}"
    );
    let (actions, _) = written(&app, &shop, &two).await;
    assert_eq!(actions, ["placed", "paid", "shipped"]);
});
