use sea_orm::{ColumnTrait, sea_query::Expr};
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::{catalogue::delivery_template, members::member::Role};

use super::sent_by;
use crate::{
    buying::{order_of, place},
    goods::{at, by_terms, first_sku, terms},
};

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
