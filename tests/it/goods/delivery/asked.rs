use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::{members::member::Role, trade::request};

use super::sent_by;
use crate::{
    buying::{order_of, place},
    goods::at,
};

on_both_databases!(a_price_that_was_asked_for_is_over_with_another_way, |app| {
    let shop = app.shop("songxi").await;
    let sku = sent_by(&shop).await;
    let agent = shop.member(Role::Agent).await;
    let owner = shop.member(Role::Owner).await;
    let customer = shop.customer().await;
    let placed = place(&customer, &shop, &[(sku, 1)]).await;
    let id = placed["id"].as_str().unwrap();
    let ours = at(&shop, &format!("orders/{id}"));
    let wish = json!({
        "key": new_id(), "rev": placed["rev"], "freight_fen": placed["freight_fen"],
        "discount_fen": placed["goods_fen"].as_i64().unwrap() / 2, "words": "老客户，请批",
    });
    let asked = agent.post(&format!("{ours}/price-requests"), &wish).await;
    assert_eq!(asked.body["is_possible"], true, "{asked:?}");
    let far = json!({
        "key": new_id(), "rev": placed["rev"], "receiver": "林夏", "phone": "13800138000",
        "address": "乌鲁木齐市天山区解放路 1 号",
    });
    let path = at(&shop, &format!("mine/orders/{id}/address"));
    let dearer = customer.client.put(&path, &far).await;
    assert_eq!(dearer.status, 200, "{dearer:?}");
    let answer = json!({ "key": new_id(), "approve": true, "words": "" });
    let path = format!("{ours}/requests/1/answer");
    let over = owner.post(&path, &answer).await;
    assert_eq!(over.text("state"), "over", "{over:?}");
    let now = agent.get(&ours).await.body;
    assert_eq!(now["total_fen"], dearer.body["total_fen"]);
});

on_both_databases!(
    an_address_that_was_asked_for_goes_when_the_order_does,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = sent_by(&shop).await;
        let agent = shop.member(Role::Agent).await;
        let customer = shop.customer().await;
        let order = order_of(&[(sku, 1)]);
        let placed = customer.post(&at(&shop, "mine/orders"), &order).await.body;
        let id = placed["id"].as_str().unwrap();
        let body = json!({ "key": new_id(), "rev": placed["rev"] });
        let pay = at(&shop, &format!("mine/orders/{id}/payment"));
        assert_eq!(customer.post(&pay, &body).await.status, 200);
        let ours = at(&shop, &format!("orders/{id}"));
        let act = async |act: &str, mut more: Value| {
            more["key"] = json!(new_id());
            more["rev"] = agent.get(&ours).await.body["rev"].clone();
            let done = agent.post(&format!("{ours}/{act}"), &more).await;
            assert_eq!(done.status, 200, "{done:?}");
            done.body
        };
        let to = json!({
            "receiver": "林夏", "phone": "13800138000", "address": "乌鲁木齐市天山区解放路 1 号", "words": "搬家",
        });
        let made = act("address-requests", to).await;
        assert_eq!(made["state"], "open");
        let parcel = json!({ "carrier": "顺丰速运", "waybill": "SF1234567890123" });
        act("shipment", parcel).await;
        let db = app.app.store().shop(shop.id);
        let kept = db.rows::<request::Entity>().one().await.unwrap().unwrap();
        assert_eq!(kept.lines, None);
        let found = agent.get(&format!("{ours}/requests")).await.body;
        assert_eq!(found["requests"][0]["is_possible"], false, "{found}");
    }
);
