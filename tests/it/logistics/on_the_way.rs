use serde_json::{Value, json};
use yingke::outbox;

use super::{SMOOTH, followed, seen, shipped, signed, stages, told, travel};
use crate::{
    buying::{people, put_up},
    cards::send,
};

with_parcels!(
    a_parcel_is_followed_from_the_shop_to_the_door_and_signs_its_order_once,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, customer) = people(&shop).await;
        let sku = put_up(&app, &shop, &[9]).await[0];
        let order = shipped(&shop, (&agent.client, &customer.client), sku, SMOOTH).await;
        outbox::tell(&app.app).await.unwrap();
        assert_eq!(followed(&app, &shop).await, (1, 1));
        let waiting = seen(&agent, &shop, "", &order).await;
        assert_eq!(
            (&waiting["following"], &waiting["stage"], &waiting["steps"]),
            (&json!("followed"), &json!("waiting"), &json!([]))
        );

        travel(&app, 12, 6).await;
        let moving = seen(&agent, &shop, "", &order).await;
        assert_eq!(stages(&moving).last(), Some(&"picked_up"), "{moving}");
        assert_eq!(moving["is_over"], false);
        assert_eq!(signed(&app, &shop, &order).await, (0, 0));

        travel(&app, 72, 6).await;
        let there = seen(&agent, &shop, "", &order).await;
        assert_eq!(
            stages(&there),
            [
                "signed",
                "delivering",
                "in_transit",
                "in_transit",
                "in_transit",
                "picked_up"
            ]
        );
        assert_eq!(
            (&there["waybill"], &there["carrier"], &there["is_over"]),
            (&json!("****0123"), &json!("顺丰速运"), &json!(true))
        );
        assert_eq!(there["concern"], Value::Null);
        assert_eq!(followed(&app, &shop).await, (1, 0));
        assert_eq!(signed(&app, &shop, &order).await, (1, 1));
        assert!(told(&app, &shop).await.is_empty());

        let mine = seen(&customer, &shop, "mine/", &order).await;
        assert_eq!(mine["waybill"], SMOOTH);
        assert_eq!(mine["steps"], there["steps"]);
    }
);

with_parcels!(a_card_that_shows_a_parcel_follows_it, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = shipped(&shop, (&agent.client, &customer.client), sku, SMOOTH).await;
    let card = json!({ "kind": "parcel", "order": order["id"] });
    let card = send(&agent, &shop, &customer, card).await;
    assert_eq!(card.status, 201, "{card:?}");
    // Nothing of the order is left to be told but where its parcel is.
    while outbox::tell(&app.app).await.unwrap() > 0 {}
    let mut widget = app.customer_socket(&shop.slug, &customer).await;
    widget.resume(&customer.conversation).await;
    let mut desk = app.member_socket(&shop.slug, &agent).await;
    travel(&app, 12, 6).await;
    assert_eq!(signed(&app, &shop, &order).await, (0, 0));
    while outbox::tell(&app.app).await.unwrap() > 0 {}
    assert_eq!(widget.hear_type("card").await["card"], card.body["id"]);
    let news = desk.hear(|frame| frame["of"] == "cards").await;
    assert_eq!(news["detail"]["card"], card.body["id"]);
});

with_parcels!(
    an_order_that_nobody_heard_of_is_followed_once_somebody_looks,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, customer) = people(&shop).await;
        let sku = put_up(&app, &shop, &[9]).await[0];
        let order = shipped(&shop, (&agent.client, &customer.client), sku, SMOOTH).await;
        assert_eq!(followed(&app, &shop).await, (0, 0));
        let (one, two) = tokio::join!(
            seen(&agent, &shop, "", &order),
            seen(&customer, &shop, "mine/", &order)
        );
        assert_eq!(
            (&one["following"], &two["following"]),
            (&json!("followed"), &json!("followed"))
        );
        assert_eq!(followed(&app, &shop).await, (1, 1));
        travel(&app, 12, 6).await;
        let moving = seen(&agent, &shop, "", &order).await;
        assert_eq!(stages(&moving).last(), Some(&"picked_up"));
    }
);
