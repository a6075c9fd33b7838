use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::{at, bought_of_two, done};
use crate::buying::place;

on_both_databases!(many_are_reminded_to_pay_each_once_as_by_one_card, |app| {
    let (shop, agent, customer, first, skus) = bought_of_two(&app).await;
    let second = place(&customer, &shop, &[(skus[0], 1)]).await;
    let paid = place(&customer, &shop, &[(skus[0], 1)]).await;
    let pay = (Method::POST, "mine/", "payment");
    let theirs = (&customer.client, &customer.client);
    let step = done(theirs, &shop, pay, &paid, json!({})).await;
    assert_eq!(step.status, 200, "{step:?}");
    let path = at(&shop, "orders/batch/pay-reminders");
    let nobody = json!(new_id());
    let batch = |orders: &[&Value]| json!({ "key": new_id(), "orders": orders });
    let body = batch(&[&first["id"], &paid["id"], &nobody]);
    let codes = |report: &Value| {
        let results = report["results"].as_array().unwrap().iter();
        results.map(|one| one["code"].clone()).collect::<Vec<_>>()
    };
    let waiting = async |order: &Value| {
        let path = format!("orders/{}/cards", order["id"].as_str().unwrap());
        let cards = agent.client.get(&at(&shop, &path)).await.body["cards"].clone();
        cards.as_array().unwrap().len()
    };
    // By the same key once.
    for _ in 0..2 {
        let report = agent.post(&path, &body).await.body;
        let wanted = [Value::Null, json!("not_possible"), json!("not_found")];
        assert_eq!(codes(&report), wanted, "{report}");
        assert_eq!(report["results"][1]["order_no"], paid["no"]);
        assert_eq!(waiting(&first).await, 1);
    }
    // Who was asked and has not paid yet is not asked again by the dozen.
    let report = agent
        .post(&path, &batch(&[&first["id"], &second["id"]]))
        .await
        .body;
    assert_eq!(
        codes(&report),
        [json!("card_waits"), Value::Null],
        "{report}"
    );
    assert_eq!((waiting(&first).await, waiting(&second).await), (1, 1));
    let twice = batch(&[&second["id"], &second["id"]]);
    let refused = agent.post(&path, &twice).await;
    assert_eq!((refused.status, refused.code()), (422, "named_twice"));
    let packer = shop.member(Role::Warehouse).await;
    assert_eq!(packer.client.post(&path, &body).await.status, 403);
});
