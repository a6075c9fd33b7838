use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::sent_by;
use crate::{
    buying::order_of,
    goods::{at, by_terms, first_sku, seen, terms},
};

on_both_databases!(
    freight_is_told_before_and_asked_again_when_the_order_is_placed,
    |app| {
        let shop = app.shop("songxi").await;
        let (keeper, customer) = (shop.member(Role::Operations).await, shop.customer().await);
        let (template, goods) = by_terms(&keeper, &shop, &terms("快递")).await;
        let sku = first_sku(&goods);
        let ask = async |address: &str, quantity: i64, services: Value| {
            let lines = json!([{ "sku": sku, "quantity": quantity }]);
            let body = json!({ "lines": lines, "address": address, "services": services });
            customer.post(&at(&shop, "mine/freight"), &body).await
        };
        let quote = ask("浙江省杭州市", 2, json!(["upstairs"])).await.body;
        let figures = ["goods_fen", "freight_fen", "services_fen", "total_fen"]
            .map(|name| quote[name].as_i64().unwrap());
        assert_eq!(figures, [25_800, 700, 6_000, 32_500], "{quote}");
        assert_eq!(quote["parts"][0]["more_fen"], 24_200);
        assert_eq!(ask("", 1, json!([])).await.body["freight_fen"], 1_000);
        assert_eq!(ask("新疆", 4, json!([])).await.body["freight_fen"], 1_500);
        assert_eq!(
            ask("台湾省", 1, json!([])).await.body["not_delivered"],
            json!([sku])
        );
        assert_eq!(
            ask("", 1, json!(["installation"])).await.code(),
            "no_such_service"
        );
        assert_eq!(ask("", 0, json!([])).await.code(), "bad_quantity");

        let mut order = order_of(&[(sku, 2)]);
        order["services"] = json!(["upstairs"]);
        order["expected_fen"] = json!(25_800);
        let path = at(&shop, "mine/orders");
        let other = customer.post(&path, &order).await;
        assert_eq!((other.status, other.code()), (409, "total_changed"));
        order["expected_fen"] = json!(32_500);
        let placed = customer.post(&path, &order).await;
        assert_eq!(placed.status, 200, "{placed:?}");
        assert_eq!(placed.body["total_fen"], 32_500);
        let again = customer.post(&path, &order).await;
        assert_eq!(again.body["id"], placed.body["id"]);
        let mut far = order_of(&[(sku, 1)]);
        far["address"] = json!("台湾省台北市信义区 1 号");
        assert_eq!(customer.post(&path, &far).await.code(), "not_delivered");
        let left = seen(&keeper, &shop, &goods).await["skus"][0]["reserved"].clone();
        assert_eq!(left, 2, "what was refused holds nothing");
        let id = template["id"].as_str().unwrap();
        let template = at(&shop, &format!("delivery-templates/{id}"));
        assert_eq!(keeper.delete(&template).await.code(), "template_in_use");
        let agent = shop.member(Role::Agent).await;
        assert_eq!(
            agent
                .post(&at(&shop, "delivery-templates"), &terms("快递"))
                .await
                .status,
            403
        );
    }
);

on_both_databases!(what_is_done_for_each_piece_goes_back_with_it, |app| {
    let shop = app.shop("songxi").await;
    let sku = sent_by(&shop).await;
    let customer = shop.customer().await;
    let mut order = order_of(&[(sku, 2)]);
    order["services"] = json!(["upstairs"]);
    let placed = customer.post(&at(&shop, "mine/orders"), &order).await.body;
    let mine = format!("mine/orders/{}", placed["id"].as_str().unwrap());
    let does = async |what: &str, order: &Value, mut body: Value| {
        body["key"] = json!(new_id());
        body["rev"] = order["rev"].clone();
        let path = at(&shop, &format!("{mine}/{what}"));
        customer.post(&path, &body).await
    };
    let paid = does("payment", &placed, json!({})).await.body;
    assert_eq!(paid["services"], json!(["送货上楼"]));
    // Whoever ships knows it, whatever the note says by now.
    let agent = shop.member(Role::Agent).await;
    let path = at(&shop, &format!("orders/{}", paid["id"].as_str().unwrap()));
    let known = agent.get(&path).await.body;
    let note = json!({ "key": new_id(), "rev": known["rev"], "note": "加急", "flag": 1 });
    let noted = agent.put(&format!("{path}/note"), &note).await;
    assert_eq!(noted.text("note"), "加急", "{noted:?}");
    assert_eq!(noted.body["services"], json!(["送货上楼"]));
    let list = agent.get(&at(&shop, "orders")).await.body;
    assert_eq!(list["orders"][0]["services"], json!(["送货上楼"]));
    let leader = shop.member(Role::Owner).await;
    let wanted = json!({ "format": "csv", "reason": "对账" });
    let asked = leader.request(Method::POST, &at(&shop, "orders/export"));
    let file = asked.json(&wanted).send().await.unwrap();
    let file = file.text().await.unwrap();
    assert!(file.contains("送货上楼"), "{file}");
    let line = &paid["lines"][0];
    assert_eq!(
        (&line["services_fen"], &line["most_refundable_fen"]),
        (&json!(6_000), &json!(32_500))
    );
    let one = |fen: i64| json!({ "kind": "money_only", "amount_fen": fen, "quantity": 1 });
    let bare = does("refunds/0", &paid, one(12_900)).await;
    assert_eq!(bare.code(), "not_whole", "{bare:?}");
    let asked = does("refunds/0", &paid, one(15_900)).await;
    assert_eq!(asked.status, 200, "{asked:?}");
});

on_both_databases!(freight_is_asked_at_a_pace, |app| {
    let shop = app.shop("songxi").await;
    let sku = sent_by(&shop).await;
    let customer = shop.customer().await;
    let lines = json!([{ "sku": sku, "quantity": 1 }]);
    let body = json!({ "lines": lines, "address": "", "services": [] });
    let path = at(&shop, "mine/freight");
    for _ in 0..60 {
        assert_eq!(customer.post(&path, &body).await.status, 200);
    }
    assert_eq!(customer.post(&path, &body).await.code(), "too_fast");
    app.advance(1_000);
    assert_eq!(customer.post(&path, &body).await.status, 200);
});
