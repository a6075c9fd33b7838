use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke_schema::{audit::record, members::member::Role};

use super::{HOUR, at};
use crate::{
    buying::{people, place, put_up},
    harness::{Client, TestApp, TestShop},
};

async fn placed(app: &TestApp, shop: &TestShop<'_>, customer: &Client) -> String {
    let sku = put_up(app, shop, &[5]).await[0];
    let order = place(customer, shop, &[(sku, 1)]).await;
    let id = order["id"].as_str().unwrap();
    at(shop, &format!("orders/{id}/address-match"))
}

/// What the audit log says of what was compared.
async fn compared(app: &TestApp, shop: &TestShop<'_>) -> Vec<Value> {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<record::Entity>();
    let rows = rows.with(record::Column::Action.eq("match_order_data"));
    let rows = rows.all().await.unwrap().into_iter();
    rows.map(|row| serde_json::from_str(&row.detail).unwrap())
        .collect()
}

on_both_databases!(
    what_a_customer_typed_is_compared_and_nothing_is_shown,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, customer) = people(&shop).await;
        let path = placed(&app, &shop, &customer).await;
        let typed = json!({
            "receiver": "林夏", "phone": "+86 138 0013 8000", "address": "杭州西湖，文三路１号 3 单元",
        });
        let same = agent.post(&path, &typed).await;
        assert_eq!(
            same.body,
            json!({ "receiver": "same", "phone": "same", "address": "other" }),
            "{same:?}"
        );
        for (address, likeness) in [
            ("浙江杭州西湖，文三路１号", "same"),
            ("西湖区文三路 1 号", "part"),
            ("上海市徐汇区某路 2 号", "other"),
        ] {
            let told = agent.post(&path, &json!({ "address": address })).await;
            let expected = json!({ "receiver": null, "phone": null, "address": likeness });
            assert_eq!(told.body, expected, "{address}: {told:?}");
        }
        let audited = compared(&app, &shop).await;
        let fields = json!({ "fields": ["receiver", "phone", "address"] });
        assert!(audited.contains(&fields), "{audited:?}");
        assert_eq!(audited.len(), 4, "one row each: {audited:?}");
    }
);

on_both_databases!(whoever_may_not_see_data_learns_nothing_by_trying, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let path = placed(&app, &shop, &customer).await;
    let guess = json!({ "phone": "13800138000" });
    for role in [Role::Trainee, Role::Operations] {
        let refused = shop.member(role).await.post(&path, &guess).await;
        assert_eq!(refused.status, 403, "{role:?}: {refused:?}");
    }
    for (wrong, code) in [
        (json!({}), "nothing_to_do"),
        (json!({ "address": " " }), "nothing_to_do"),
        (json!({ "phone": "1".repeat(31) }), "bad_phone"),
        (json!({ "address": "路".repeat(201) }), "bad_address"),
    ] {
        let refused = agent.post(&path, &wrong).await;
        assert_eq!((refused.status, refused.code()), (422, code));
    }
    for _ in 0..60 {
        assert_eq!(agent.post(&path, &guess).await.status, 200);
    }
    let late = agent.post(&path, &guess).await;
    assert_eq!((late.status, late.code()), (429, "too_fast"));
    assert_eq!(compared(&app, &shop).await.len(), 60);
    app.advance(HOUR);
    assert_eq!(agent.post(&path, &guess).await.status, 200);
});
