use sea_orm::{ColumnTrait, sea_query::Expr};
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::{cards::card, members::member::Role};

use super::sent_by;
use crate::{
    buying::{order_of, place},
    cards::send,
    goods::at,
};

on_both_databases!(a_card_with_a_dearer_address_never_fails_later, |app| {
    let shop = app.shop("songxi").await;
    let sku = sent_by(&shop).await;
    let agent = shop.member(Role::Agent).await;
    let owner = shop.member(Role::Owner).await;
    let customer = shop.customer().await;
    let placed = place(&customer, &shop, &[(sku, 1)]).await;
    let id = placed["id"].as_str().unwrap();
    let mine = at(&shop, &format!("mine/orders/{id}"));
    let now = async || customer.get(&mine).await.body;
    let to = |address: &str, waives: bool| {
        json!({
            "kind": "address_change", "order": id, "receiver": "林夏", "phone": "13800138000", "address": address,
            "waive_freight": waives,
        })
    };
    let yes = async |card: &Value| {
        let path = format!("mine/cards/{}/answer", card["id"].as_str().unwrap());
        let body = json!({ "key": new_id(), "act": "confirm" });
        customer.post(&at(&shop, &path), &body).await
    };
    let (far, island) = ("乌鲁木齐市天山区解放路 1 号", "台湾省台北市信义区 1 号");
    let refused = send(&agent, &shop, &customer, to(island, false)).await;
    assert_eq!((refused.status, refused.code()), (409, "not_delivered"));
    let dearer = send(&agent, &shop, &customer, to(far, false)).await;
    assert_eq!(dearer.status, 201, "{dearer:?}");
    let facts = dearer.body["facts"].as_array().unwrap();
    let total = facts.iter().find(|fact| fact["key"] == "total").unwrap();
    assert_eq!(yes(&dearer.body).await.status, 200);
    assert_eq!(now().await["total_fen"], total["fen"]);
    assert!(total["fen"].as_i64() > placed["total_fen"].as_i64());

    let near = "浙江省杭州市西湖区 1 号";
    let cheaper = send(&agent, &shop, &customer, to(near, false)).await;
    assert_eq!(yes(&cheaper.body).await.status, 200);
    let before = now().await;
    assert_eq!(before["total_fen"], placed["total_fen"]);
    let body = json!({ "key": new_id(), "rev": before["rev"] });
    let paid = customer.post(&format!("{mine}/payment"), &body).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    let refused = send(&agent, &shop, &customer, to(far, false)).await;
    assert_eq!((refused.status, refused.code()), (409, "freight_rises"));
    // What is missing is more than a tenth of these goods.
    let refused = send(&agent, &shop, &customer, to(far, true)).await;
    assert_eq!((refused.status, refused.code()), (403, "above_your_limit"));
    let waived = send(&owner, &shop, &customer, to(far, true)).await;
    assert_eq!(waived.status, 201, "{waived:?}");
    assert_eq!(yes(&waived.body).await.status, 200);
    let after = now().await;
    assert_eq!(after["address"], far);
    let seen = agent.get(&at(&shop, &format!("orders/{id}"))).await.body;
    let moved = seen["events"].as_array().unwrap().iter();
    let moved: Vec<_> = moved
        .filter(|event| event["kind"] == "address_changed")
        .collect();
    assert_eq!(moved.len(), 3, "{seen}");
    assert_eq!(moved[0]["change"]["to"]["total_fen"], total["fen"]);
    assert_eq!(after["total_fen"], placed["total_fen"]);
});

on_both_databases!(
    a_card_from_before_that_said_no_freight_raises_no_total,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = sent_by(&shop).await;
        let agent = shop.member(Role::Agent).await;
        let customer = shop.customer().await;
        let order = order_of(&[(sku, 1)]);
        let placed = customer.post(&at(&shop, "mine/orders"), &order).await.body;
        let id = placed["id"].as_str().unwrap();
        let far = json!({
            "kind": "address_change", "order": id, "receiver": "林夏", "phone": "13800138000", "address": "新疆喀什市人民路 1 号",
        });
        let asked = send(&agent, &shop, &customer, far).await;
        assert_eq!(asked.status, 201, "{asked:?}");
        let db = app.app.store().shop(shop.id);
        let row = db.rows::<card::Entity>().one().await.unwrap().unwrap();
        let mut content: Value = serde_json::from_str(&row.content).unwrap();
        content.as_object_mut().unwrap().remove("freight").unwrap();
        let tx = app.app.store().begin(shop.id).await.unwrap();
        tx.update::<card::Entity>(card::Column::Id.eq(row.id), |rows| {
            rows.col_expr(card::Column::Content, Expr::value(content.to_string()))
        })
        .await
        .unwrap();
        tx.commit().await.unwrap();
        let path = format!("mine/cards/{}/answer", asked.body["id"].as_str().unwrap());
        let yes = json!({ "key": new_id(), "act": "confirm" });
        let refused = customer.post(&at(&shop, &path), &yes).await;
        assert_eq!((refused.status, refused.code()), (409, "freight_rises"));
        let now = customer
            .get(&at(&shop, &format!("mine/orders/{id}")))
            .await
            .body;
        for kept in ["total_fen", "address"] {
            assert_eq!(now[kept], placed[kept], "{now}");
        }
    }
);

on_both_databases!(
    a_card_with_an_address_is_for_the_way_it_was_asked_for,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = sent_by(&shop).await;
        let agent = shop.member(Role::Agent).await;
        let customer = shop.customer().await;
        let mut order = order_of(&[(sku, 1)]);
        order["address"] = json!("乌鲁木齐市天山区解放路 1 号");
        let placed = customer.post(&at(&shop, "mine/orders"), &order).await.body;
        let id = placed["id"].as_str().unwrap();
        let mine = at(&shop, &format!("mine/orders/{id}"));
        let body = json!({ "key": new_id(), "rev": placed["rev"] });
        let paid = customer.post(&format!("{mine}/payment"), &body).await.body;
        let far = json!({
            "kind": "address_change", "order": id, "receiver": "林夏", "phone": "13800138000", "address": "新疆喀什市人民路 1 号",
        });
        let card = send(&agent, &shop, &customer, far).await;
        assert_eq!(card.status, 201, "as dear as now: {card:?}");
        let near = json!({
            "key": new_id(), "rev": paid["rev"], "receiver": "林夏", "phone": "13800138000", "address": "浙江省杭州市西湖区 1 号",
        });
        let near = customer.client.put(&format!("{mine}/address"), &near).await;
        assert_eq!(near.status, 200, "{near:?}");
        assert_eq!(near.body["freight_fen"], paid["freight_fen"], "it is paid");
        let path = format!("mine/cards/{}/answer", card.body["id"].as_str().unwrap());
        let body = json!({ "key": new_id(), "act": "confirm" });
        let late = customer.post(&at(&shop, &path), &body).await;
        assert_eq!((late.status, late.code()), (409, "over"), "{late:?}");
    }
);
