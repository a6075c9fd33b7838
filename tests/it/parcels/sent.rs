use serde_json::json;
use yingke::vocabulary::new_id;

use super::{at, done, id_of, kept, part, seen};
use crate::buying::{is_sound, people, place, put_up};

on_both_databases!(the_same_parcel_sent_twice_leaves_once, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(skus[0], 4)]).await;
    let theirs = (&customer.client, &agent.client);
    let paid = done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    let mut parcel = part("SF1234567890123", &[(0, 2)]);
    parcel["key"] = json!(new_id());
    parcel["rev"] = paid["rev"].clone();
    let path = at(&shop, &format!("orders/{}/shipment", id_of(&order)));
    let (one, two) = tokio::join!(agent.post(&path, &parcel), agent.post(&path, &parcel));
    assert_eq!((one.status, two.status), (200, 200), "{one:?} {two:?}");
    assert_eq!(kept(&app, &shop, skus[0]).await, (3, 2));
    // Two colleagues who pack the last pieces at once: one is told that the other was faster.
    let now = seen(&agent, &shop, &order).await;
    let colleague = |waybill| {
        let mut parcel = part(waybill, &[(0, 2)]);
        parcel["key"] = json!(new_id());
        parcel["rev"] = now["rev"].clone();
        parcel
    };
    let (one, two) = (colleague("SF1234567890124"), colleague("SF1234567890125"));
    let (one, two) = tokio::join!(agent.post(&path, &one), agent.post(&path, &two));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{one:?} {two:?}");
    assert_eq!(kept(&app, &shop, skus[0]).await, (1, 0));
    is_sound(&app, &shop).await;
});

on_both_databases!(parcels_are_seen_by_whose_they_are, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5]).await;
    let (agent, customer) = people(&shop).await;
    let stranger = shop.customer().await;
    let order = place(&customer, &shop, &[(skus[0], 2)]).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    for waybill in ["SF1234567890123", "SF1234567890124"] {
        let parcel = part(waybill, &[(0, 1)]);
        done(ours, &shop, &order, ("", "shipment"), parcel).await;
    }
    let path = |whose: &str| at(&shop, &format!("{whose}orders/{}/parcels", id_of(&order)));
    let shown = agent.get(&path("")).await.body;
    let parcels = shown["parcels"].as_array().unwrap();
    assert_eq!(parcels.len(), 2, "{shown}");
    assert_eq!(
        (&parcels[1]["way"], &parcels[1]["waybill"]),
        (&json!("sent"), &json!("****0124"))
    );
    assert_eq!(parcels[1]["pieces"][0]["quantity"], 1);
    let own = customer.client.get(&path("mine/")).await.body;
    assert_eq!(own["parcels"][1]["waybill"], "SF1234567890124");
    assert_eq!(stranger.client.get(&path("mine/")).await.status, 404);
    // A colleague says why, and reads the second one whole.
    let showing = at(&shop, &format!("orders/{}/showings", id_of(&order)));
    let asked = json!({ "field": "waybill", "parcel": parcels[1]["no"], "reason": "核对物流" });
    let whole = agent.post(&showing, &asked).await;
    assert_eq!(whole.body["value"], "SF1234567890124", "{whole:?}");
});
