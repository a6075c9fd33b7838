use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::{FILE, at, audited, bytes, paid};
use crate::buying::{place, put_up};

on_both_databases!(filters_are_a_member_s_own, |app| {
    let shop = app.shop("songxi").await;
    let (one, two) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    let path = |id: uuid::Uuid| at(&shop, &format!("order-filters/{id}"));
    let query = json!({
        "state": "WAIT_SELLER_SEND_GOODS", "time": "paid", "days": 7, "refund_state": "WAIT_SELLER_AGREE",
    });
    let filter = |name: &str| json!({ "name": name, "query": query });
    let first = new_id();
    for _ in 0..2 {
        let kept = one.put(&path(first), &filter("待发货")).await;
        assert_eq!(
            kept.body["filters"].as_array().unwrap().len(),
            1,
            "{kept:?}"
        );
        for (field, value) in query.as_object().unwrap() {
            assert_eq!(kept.body["filters"][0]["query"][field], *value);
        }
    }
    assert_eq!(
        two.get(&at(&shop, "order-filters")).await.body,
        json!({ "filters": [] })
    );
    assert_eq!(two.delete(&path(first)).await.status, 204);
    let taken = one.put(&path(new_id()), &filter("待发货")).await;
    assert_eq!((taken.status, taken.code()), (422, "name_taken"));
    for (wrong, code) in [
        (filter(""), "bad_filter_name"),
        (filter(&"长".repeat(21)), "bad_filter_name"),
        (json!({ "name": "x", "query": { "flag": 9 } }), "bad_filter"),
        (
            json!({ "name": "x", "query": { "q": "138 0013 8000" } }),
            "phone_not_kept",
        ),
    ] {
        assert_eq!(one.put(&path(new_id()), &wrong).await.code(), code);
    }
    for no in 1..20 {
        assert_eq!(
            one.put(&path(new_id()), &filter(&format!("第{no}个")))
                .await
                .status,
            200
        );
    }
    let full = one.put(&path(new_id()), &filter("再来")).await;
    assert_eq!(full.code(), "too_many_filters");
    assert_eq!(
        one.put(&path(first), &filter("改名")).await.body["filters"][0]["name"],
        "改名"
    );
    assert_eq!(one.delete(&path(first)).await.status, 204);
});

on_both_databases!(a_file_of_orders_is_masked_guarded_and_written_down, |app| {
    let shop = app.shop("songxi").await;
    let (leader, agent) = (
        shop.member(Role::Owner).await,
        shop.member(Role::Agent).await,
    );
    let customer = shop.customer().await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = paid(&customer, &shop, &[(sku, 2)]).await;
    let other = place(&customer, &shop, &[(sku, 1)]).await;
    app.tamper("UPDATE trade_order SET note = '=1+1'").await;
    let path = at(&shop, "orders/export");
    let asked = |format: &str, more: Value| {
        let mut body = json!({ "format": format, "reason": "对账" });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        body
    };
    let csv = bytes(&leader, &path, &asked("csv", json!({}))).await;
    let text = String::from_utf8(csv.clone()).unwrap();
    assert!(
        text.starts_with("\u{feff}\"订单编号\"") && text.contains("\"'=1+1\""),
        "{text}"
    );
    for secret in ["13800138000", "林夏", "文三路"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    let number = format!("\"\t{}\"", order["no"].as_str().unwrap());
    assert!(text.contains(&number), "a spreadsheet keeps it: {text}");
    for code in ["WAIT_", "NO_REFUND"] {
        assert!(!text.contains(code), "{code}: {text}");
    }
    assert!(text.contains("待发货") && text.contains("本店"), "{text}");
    let english = asked("csv", json!({ "language": "en" }));
    let english = bytes(&agent, &path, &english).await;
    let english = String::from_utf8(english).unwrap();
    assert!(english.contains("\"To ship\"") && english.contains("\"This shop\""));
    let rows = yingke_tabular::read(&csv, &FILE).unwrap();
    let xlsx = bytes(&leader, &path, &asked("xlsx", json!({}))).await;
    let same = yingke_tabular::read(&xlsx, &FILE).unwrap();
    assert_eq!((rows.len(), same.len()), (3, 3));
    assert!(
        rows.iter()
            .zip(&same)
            .all(|(one, two)| one.cells[..20] == two.cells[..20])
    );
    assert_eq!(
        rows[2].cells[0],
        order["no"].as_str().unwrap(),
        "newest first"
    );
    assert_eq!(rows[2].cells[12], "258.00", "what each line costs");
    assert_eq!(rows[2].cells[14], "258.00");
    let chosen = asked("csv", json!({ "orders": [new_id(), other["id"]] }));
    let rows = yingke_tabular::read(&bytes(&leader, &path, &chosen).await, &FILE).unwrap();
    assert_eq!(
        rows[1..]
            .iter()
            .map(|row| row.cells[0].as_str())
            .collect::<Vec<_>>(),
        [other["no"].as_str().unwrap()]
    );
    let found = asked("csv", json!({ "filter": { "state": "TRADE_FINISHED" } }));
    let rows = yingke_tabular::read(&bytes(&leader, &path, &found).await, &FILE).unwrap();
    assert_eq!(rows.len(), 1, "the heading stands above nothing too");
    let found = asked("csv", json!({ "filter": { "time": "paid", "from": 0 } }));
    let rows = yingke_tabular::read(&bytes(&leader, &path, &found).await, &FILE).unwrap();
    assert_eq!(rows.len(), 2, "what was not paid is not among them");
    for (wrong, code) in [
        (json!({ "format": "csv", "reason": "x" }), "bad_reason"),
        (asked("csv", json!({ "orders": [] })), "too_many"),
        (
            asked("csv", json!({ "filter": { "days": 0 } })),
            "bad_filter",
        ),
    ] {
        let refused = leader.post(&path, &wrong).await;
        assert_eq!((refused.status, refused.code()), (422, code));
    }
    let lines = asked("csv", json!({ "rows": "lines" }));
    let rows = yingke_tabular::read(&bytes(&leader, &path, &lines).await, &FILE).unwrap();
    let number = order["no"].as_str().unwrap();
    let line = rows.iter().find(|row| row.cells[0] == number).unwrap();
    assert_eq!(
        line.cells[5..10],
        ["2", "129.00", "258.00", "0.00", "258.00"]
    );
    assert_eq!(audited(&app, &shop, "export_orders").await.len(), 7);
});

on_both_databases!(
    a_file_that_is_not_masked_is_for_few_and_written_down,
    |app| {
        let shop = app.shop("songxi").await;
        let (leader, other, agent) = (
            shop.member(Role::Supervisor).await,
            shop.member(Role::Owner).await,
            shop.member(Role::Agent).await,
        );
        let customer = shop.customer().await;
        let sku = put_up(&app, &shop, &[9]).await[0];
        paid(&customer, &shop, &[(sku, 1)]).await;
        let path = at(&shop, "orders/export/whole");
        let asked = json!({ "format": "csv", "reason": "补寄赠品" });
        assert_eq!(agent.post(&path, &asked).await.status, 403);
        let why = json!({ "format": "csv", "reason": " " });
        assert_eq!(leader.post(&path, &why).await.code(), "bad_reason");
        assert!(audited(&app, &shop, "export_order_data").await.is_empty());
        for _ in 0..5 {
            let text = String::from_utf8(bytes(&leader, &path, &asked).await).unwrap();
            for whole in ["13800138000", "林夏", "文三路"] {
                assert!(text.contains(whole), "{whole}: {text}");
            }
        }
        let more = leader.post(&path, &asked).await;
        assert_eq!((more.status, more.code()), (429, "too_fast"));
        bytes(&other, &path, &asked).await;
        let told = audited(&app, &shop, "export_order_data").await;
        assert_eq!(told.len(), 6);
        assert!(
            told[0].contains("\"count\":1") && told[0].contains("补寄赠品"),
            "{told:?}"
        );
        assert!(!told.join("").contains("林夏"));
    }
);
