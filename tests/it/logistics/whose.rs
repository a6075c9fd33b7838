use serde_json::{Value, json};
use yingke::{outbox, vocabulary::new_id};
use yingke_schema::members::member::Role;

use super::{SMOOTH, at, followed, id_of, paid, seen, shipped};
use crate::buying::{people, put_up};

with_parcels!(a_parcel_is_seen_by_its_customer_and_the_shop_alone, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = shipped(&shop, (&agent.client, &customer.client), sku, SMOOTH).await;
    outbox::tell(&app.app).await.unwrap();
    let other = shop.customer().await;
    let elsewhere = app.shop("elsewhere").await;
    let stranger = elsewhere.member(Role::Owner).await;
    let members = at(&shop, &format!("orders/{}/parcel", id_of(&order)));
    let mine = at(&shop, &format!("mine/orders/{}/parcel", id_of(&order)));
    let there = at(&elsewhere, &format!("orders/{}/parcel", id_of(&order)));
    for (who, path, status) in [
        (&other.client, &mine, 404),
        (&other.client, &members, 403),
        (&customer.client, &members, 403),
        (&agent.client, &mine, 403),
        (&stranger.client, &members, 404),
        (&stranger.client, &there, 404),
        (&app.anyone(), &mine, 401),
    ] {
        let answer = who.get(path).await;
        assert_eq!(answer.status, status, "{path}: {answer:?}");
        assert!(!answer.body.to_string().contains(SMOOTH));
    }
});

on_both_databases!(where_nobody_can_be_asked_that_is_said, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let unsent = paid(&shop, &customer, sku).await;
    let parcel = seen(&customer, &shop, "mine/", &unsent).await;
    assert_eq!(
        (&parcel["following"], &parcel["waybill"], &parcel["sent_at"]),
        (&json!("not_shipped"), &Value::Null, &Value::Null)
    );
    let sent = shipped(&shop, (&agent.client, &customer.client), sku, SMOOTH).await;
    outbox::tell(&app.app).await.unwrap();
    let parcel = seen(&agent, &shop, "", &sent).await;
    assert_eq!(
        (&parcel["following"], &parcel["waybill"], &parcel["steps"]),
        (&json!("not_followed"), &json!("****0123"), &json!([]))
    );
    assert_eq!(
        (&parcel["concern"], &parcel["is_over"]),
        (&Value::Null, &json!(false))
    );
    assert_eq!(followed(&app, &shop).await, (0, 0));
    let nothing = at(&shop, &format!("orders/{}/parcel", new_id()));
    assert_eq!(agent.get(&nothing).await.code(), "not_found");
});
