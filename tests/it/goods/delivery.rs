use reqwest::Method;
use sea_orm::{ColumnTrait, sea_query::Expr};
use serde_json::{Value, json};
use yingke::vocabulary::{SkuId, new_id};
use yingke_schema::{
    cards::card, catalogue::delivery_template, members::member::Role, trade::request,
};

use super::{at, by_terms, first_sku, seen, terms};
use crate::{
    buying::{order_of, place},
    cards::send,
    harness::TestShop,
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

/// A SKU that is sent by those terms.
async fn sent_by(shop: &TestShop<'_>) -> SkuId {
    let keeper = shop.member(Role::Operations).await;
    let (_, goods) = by_terms(&keeper, shop, &terms("快递")).await;
    first_sku(&goods)
}

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

on_both_databases!(an_order_goes_nowhere_dearer_than_was_paid, |app| {
    let shop = app.shop("songxi").await;
    let sku = sent_by(&shop).await;
    let customer = shop.customer().await;
    let placed = place(&customer, &shop, &[(sku, 1)]).await;
    let path = at(
        &shop,
        &format!("mine/orders/{}/address", placed["id"].as_str().unwrap()),
    );
    let send_to = async |address: &str, rev: &Value| {
        let body = json!({
            "key": new_id(), "rev": rev, "receiver": "林夏", "phone": "13800138000", "address": address,
        });
        customer.client.put(&path, &body).await
    };
    let (far, island) = ("乌鲁木齐市天山区解放路 1 号", "台湾省台北市信义区 1 号");
    let refused = send_to(island, &placed["rev"]).await;
    assert_eq!((refused.status, refused.code()), (409, "not_delivered"));
    let freight = |order: &Value| order["freight_fen"].as_i64().unwrap();
    let total = |order: &Value| order["total_fen"].as_i64().unwrap();
    let dearer = send_to(far, &placed["rev"]).await;
    assert_eq!(dearer.status, 200, "not paid yet: {dearer:?}");
    let rise_fen = freight(&dearer.body) - freight(&placed);
    assert!(rise_fen > 0, "{dearer:?}");
    assert_eq!(total(&dearer.body), total(&placed) + rise_fen);
    let near = send_to("浙江省宁波市海曙区 1 号", &dearer.body["rev"]).await;
    assert_eq!(total(&near.body), total(&placed), "{near:?}");
    let id = placed["id"].as_str().unwrap();
    let pay = at(&shop, &format!("mine/orders/{id}/payment"));
    let body = json!({ "key": new_id(), "rev": near.body["rev"] });
    let paid = customer.post(&pay, &body).await.body;
    for (address, code) in [(far, "freight_rises"), (island, "not_delivered")] {
        let refused = send_to(address, &paid["rev"]).await;
        assert_eq!((refused.status, refused.code()), (409, code), "{address}");
    }
    let home = send_to("浙江省杭州市西湖区 1 号", &paid["rev"]).await;
    assert_eq!(home.status, 200, "{home:?}");
});

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

on_both_databases!(a_waiver_above_the_limit_is_asked_for, |app| {
    let shop = app.shop("songxi").await;
    let sku = sent_by(&shop).await;
    let (agent, leader) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Supervisor).await,
    );
    let customer = shop.customer().await;
    let order = order_of(&[(sku, 1)]);
    let placed = customer.post(&at(&shop, "mine/orders"), &order).await.body;
    let id = placed["id"].as_str().unwrap();
    let (mine, ours) = (
        at(&shop, &format!("mine/orders/{id}")),
        at(&shop, &format!("orders/{id}")),
    );
    let body = json!({ "key": new_id(), "rev": placed["rev"] });
    let paid = customer.post(&format!("{mine}/payment"), &body).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    let rev = agent.get(&ours).await.body["rev"].clone();
    let (far, near) = ("乌鲁木齐市天山区解放路 1 号", "浙江省杭州市西湖区 1 号");
    let wish = |address: &str| {
        json!({
            "key": new_id(), "rev": rev, "receiver": "林夏", "phone": "13800138000", "address": address,
            "words": "老客户搬家",
        })
    };
    let path = format!("{ours}/address-requests");
    let ask = async |body: &Value| agent.post(&path, body).await;
    assert_eq!(ask(&wish(near)).await.code(), "not_needed");
    let island = ask(&wish("台湾省台北市信义区 1 号")).await;
    assert_eq!((island.status, island.code()), (409, "not_delivered"));
    let body = wish(far);
    let made = ask(&body).await;
    assert_eq!(
        (made.status, made.text("kind")),
        (200, "address"),
        "{made:?}"
    );
    assert_eq!(ask(&body).await.body, made.body, "said once more");
    assert!(made.body["amount_fen"].as_i64() > Some(0), "{made:?}");
    let shown = made.body.to_string();
    assert!(
        shown.contains("乌鲁木齐") && !shown.contains("解放路"),
        "{shown}"
    );
    assert!(
        !shown.contains("13800138000") && !shown.contains("林夏"),
        "{shown}"
    );
    let answer = json!({ "key": new_id(), "approve": true });
    let answered = format!("{ours}/requests/1/answer");
    assert_eq!(agent.post(&answered, &answer).await.status, 403);
    let approved = leader.post(&answered, &answer).await;
    assert_eq!(approved.text("state"), "approved", "{approved:?}");
    let told = async || {
        let found = agent.get(&format!("{ours}/requests")).await.body;
        found["requests"][0]["state"].clone()
    };
    assert_eq!(told().await, "approved");
    // Where the way costs something else by now, it is not what was agreed to.
    let (was, other) = (r#""due_fen":"#, r#""due_fen":9"#);
    for (from, to, state) in [(was, other, "over"), (other, was, "approved")] {
        app.tamper(&format!(
            "UPDATE trade_request SET lines = replace(lines, '{from}', '{to}')"
        ))
        .await;
        assert_eq!(told().await, state);
    }
    let agreed = json!({ "kind": "agreed", "order": id, "request": 1 });
    let others = send(&leader, &shop, &customer, agreed.clone()).await;
    assert_eq!(others.code(), "changed_meanwhile", "who asked sends it");
    let card = send(&agent, &shop, &customer, agreed).await;
    assert_eq!(card.status, 201, "{card:?}");
    let db = app.app.store().shop(shop.id);
    let kept = db.rows::<request::Entity>().one().await.unwrap().unwrap();
    assert_eq!((kept.state.as_str(), kept.lines), ("sent", None));
    let yes = json!({ "key": new_id(), "act": "confirm" });
    let path = format!("mine/cards/{}/answer", card.text("id"));
    let done = customer.post(&at(&shop, &path), &yes).await;
    assert_eq!(done.status, 200, "{done:?}");
    let now = customer.get(&mine).await.body;
    assert_eq!(
        (&now["address"], &now["total_fen"]),
        (&json!(far), &placed["total_fen"])
    );
});

on_both_databases!(a_discount_in_between_is_no_way_to_waive_more, |app| {
    let shop = app.shop("songxi").await;
    let sku = sent_by(&shop).await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer().await;
    // The freight that is waived is less than a tenth of these goods by 580 fen.
    for (discount_fen, status) in [(580, 200), (581, 409)] {
        let placed = place(&customer, &shop, &[(sku, 2)]).await;
        let id = placed["id"].as_str().unwrap();
        let far = json!({
            "kind": "address_change", "order": id, "receiver": "林夏", "phone": "13800138000",
            "address": "乌鲁木齐市天山区解放路 1 号", "waive_freight": true,
        });
        let card = send(&agent, &shop, &customer, far).await;
        assert_eq!(card.status, 201, "{card:?}");
        let ours = at(&shop, &format!("orders/{id}"));
        let price = json!({
            "key": new_id(), "rev": agent.get(&ours).await.body["rev"],
            "freight_fen": placed["freight_fen"], "discount_fen": discount_fen,
        });
        let less = agent.put(&format!("{ours}/price"), &price).await;
        assert_eq!(less.status, 200, "{less:?}");
        let path = format!("mine/cards/{}/answer", card.text("id"));
        let yes = json!({ "key": new_id(), "act": "confirm" });
        let answered = customer.post(&at(&shop, &path), &yes).await;
        assert_eq!(answered.status, status, "{answered:?}");
        let mine = at(&shop, &format!("mine/orders/{id}"));
        let total_fen = placed["total_fen"].as_i64().unwrap() - discount_fen;
        assert_eq!(customer.get(&mine).await.body["total_fen"], total_fen);
    }
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

on_both_databases!(a_city_has_terms_of_its_own_within_its_province, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let path = at(&shop, "delivery-templates");
    let mut of_cities = terms("同城");
    let rate = json!({ "first": 1, "first_fen": 100, "further": 1, "further_fen": 0 });
    let city = json!({ "provinces": ["浙江/宁波"], "rate": rate });
    of_cities["regional"].as_array_mut().unwrap().push(city);
    of_cities["not_delivered"] = json!(["台湾", "新疆", "浙江/舟山"]);
    let beyond = json!({ "provinces": ["新疆/乌鲁木齐"], "rate": rate });
    of_cities["regional"].as_array_mut().unwrap().push(beyond);
    let surcharge = json!({ "provinces": ["浙江/丽水"], "fen": 300 });
    of_cities["surcharges"]
        .as_array_mut()
        .unwrap()
        .push(surcharge);
    for wrong in ["江苏/宁波", "浙江/", "浙江/宁波市", "宁波"] {
        let mut other = of_cities.clone();
        other["not_delivered"] = json!([wrong]);
        assert_eq!(keeper.post(&path, &other).await.code(), "bad_provinces");
    }
    let (_, goods) = by_terms(&keeper, &shop, &of_cities).await;
    let sku = first_sku(&goods);
    let customer = shop.customer().await;
    let lines = json!([{ "sku": sku, "quantity": 1 }]);
    for (address, fen) in [
        ("浙江省宁波市海曙区 1 号", 100),
        ("宁波市海曙区 1 号", 100),
        ("浙江丽水莲都区 1 号", 900),
        ("浙江省绍兴市越城区 1 号", 600),
        ("江苏省苏州市姑苏区 1 号", 1_000),
    ] {
        let body = json!({ "lines": lines, "address": address, "services": [] });
        let quote = customer.post(&at(&shop, "mine/freight"), &body).await;
        assert_eq!(quote.body["freight_fen"], fen, "{address}");
    }
    let far = json!({ "lines": lines, "address": "新疆喀什", "services": [] });
    let quote = customer.post(&at(&shop, "mine/freight"), &far).await.body;
    assert_eq!(quote["not_delivered"], json!([sku]));
    assert_eq!(quote["delivered_cities"], json!(["乌鲁木齐"]));
    let page = goods["id"].as_str().unwrap();
    let page = format!("/api/store/{}/products/{page}", shop.slug);
    let shown = customer.get(&page).await.body;
    let except = &shown["delivery"]["delivered_cities"];
    assert_eq!(*except, json!(["新疆/乌鲁木齐"]), "{shown}");
    let mut near = order_of(&[(sku, 1)]);
    near["address"] = json!("浙江省宁波市海曙区 1 号");
    let placed = customer.post(&at(&shop, "mine/orders"), &near).await.body;
    let id = placed["id"].as_str().unwrap();
    let body = json!({ "key": new_id(), "rev": placed["rev"] });
    let pay = at(&shop, &format!("mine/orders/{id}/payment"));
    let paid = customer.post(&pay, &body).await.body;
    let path = at(&shop, &format!("mine/orders/{id}/address"));
    for (address, code) in [
        ("浙江省绍兴市越城区 1 号", "freight_rises"),
        ("浙江省舟山市定海区 1 号", "not_delivered"),
    ] {
        let body = json!({
            "key": new_id(), "rev": paid["rev"], "receiver": "林夏", "phone": "13800138000", "address": address,
        });
        let refused = customer.client.put(&path, &body).await;
        assert_eq!((refused.status, refused.code()), (409, code), "{address}");
    }
});

on_both_databases!(a_template_that_cannot_be_read_makes_nothing_free, |app| {
    let shop = app.shop("songxi").await;
    let sku = sent_by(&shop).await;
    let customer = shop.customer().await;
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let all = delivery_template::Column::Rev.gte(0_i64);
    tx.update::<delivery_template::Entity>(all, |row| {
        row.col_expr(delivery_template::Column::Terms, Expr::value("{}"))
    })
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let lines = json!([{ "sku": sku, "quantity": 1 }]);
    let body = json!({ "lines": lines, "address": "台湾省", "services": [] });
    let quote = customer.post(&at(&shop, "mine/freight"), &body).await;
    assert_eq!(quote.status, 503, "{quote:?}");
    let order = order_of(&[(sku, 1)]);
    let placed = customer.post(&at(&shop, "mine/orders"), &order).await;
    assert_eq!(placed.status, 503, "{placed:?}");
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
