use serde_json::{Value, json};
use yingke::outbox;
use yingke_schema::members::member::Role;

use super::{HOUR_MS, at, followed, id_of, seen, shipped, signed, told, travel};
use crate::buying::{people, put_up};

const LOST: &str = "SF1234567890144";
const STUCK: &str = "SF1234567890155";
const REFUSED: &str = "SF1234567890166";

with_parcels!(what_goes_wrong_on_the_way_is_told_once, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let both = (&agent.client, &customer.client);
    let stuck = shipped(&shop, both, sku, STUCK).await;
    let refused = shipped(&shop, both, sku, REFUSED).await;
    outbox::tell(&app.app).await.unwrap();
    travel(&app, 90, 6).await;
    let silent = seen(&agent, &shop, "", &stuck).await;
    assert_eq!(silent["concern"], "stuck", "{silent}");
    travel(&app, 120, 6).await;
    let mut keys = told(&app, &shop).await;
    keys.sort();
    let mut wanted = [
        format!("parcel/{}/stuck", id_of(&stuck)),
        format!("parcel/{}/refused", id_of(&refused)),
    ];
    wanted.sort();
    assert_eq!(keys, wanted);
    // Late, and there all the same.
    let late = seen(&agent, &shop, "", &stuck).await;
    assert_eq!(
        (&late["stage"], &late["concern"]),
        (&json!("signed"), &Value::Null)
    );
    let back = seen(&agent, &shop, "", &refused).await;
    assert_eq!(
        (&back["stage"], &back["is_over"]),
        (&json!("sent_back"), &json!(true))
    );
    assert_eq!(signed(&app, &shop, &stuck).await, (1, 1));
    assert_eq!(signed(&app, &shop, &refused).await, (0, 0));
    assert_eq!(followed(&app, &shop).await, (2, 0));
});

with_parcels!(a_shop_says_when_a_parcel_is_stuck_and_when_lost, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let path = at(&shop, "trade-rules");
    let set = async |hours: i64, days: i64| {
        let mut rules = leader.get(&path).await.body;
        rules["rules"]["parcels"] = json!({ "stuck_after_h": hours, "lost_after_days": days });
        leader.put(&path, &rules).await
    };
    let wrong = set(48, 2).await;
    assert_eq!((wrong.status, wrong.code()), (422, "bad_lost_after"));
    assert_eq!(wrong.text("field"), "rules.parcels.lost_after_days");
    assert_eq!(set(24, 3).await.status, 200);
    let order = shipped(&shop, (&agent.client, &customer.client), sku, LOST).await;
    outbox::tell(&app.app).await.unwrap();
    let now = async || seen(&agent, &shop, "", &order).await;
    let silent_h = |of: &Value| (app.now() - of["changed_at"].as_i64().unwrap()) / HOUR_MS;
    let mut parcel = now().await;
    while silent_h(&parcel) < 24 {
        assert_eq!(parcel["concern"], Value::Null, "{parcel}");
        travel(&app, 6, 6).await;
        parcel = now().await;
    }
    assert_eq!(parcel["concern"], "stuck", "{parcel}");
    assert_eq!(set(40, 30).await.status, 200);
    assert_eq!(now().await["concern"], Value::Null, "more patient");
    // A console of before says nothing of it, and changes nothing.
    let mut rules = leader.get(&path).await.body;
    rules["rules"].as_object_mut().unwrap().remove("parcels");
    let kept = leader.put(&path, &rules).await.body;
    assert_eq!(kept["rules"]["parcels"]["stuck_after_h"], 40);
    assert_eq!(set(24, 3).await.status, 200);
    while silent_h(&parcel) < 72 {
        travel(&app, 6, 6).await;
        parcel = now().await;
    }
    assert_eq!(parcel["concern"], "lost", "{parcel}");
    let keys = ["stuck", "lost"].map(|word| format!("parcel/{}/{word}", id_of(&order)));
    assert_eq!(told(&app, &shop).await, keys);
});

with_parcels!(a_lost_parcel_is_asked_about_for_sixty_days, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = shipped(&shop, (&agent.client, &customer.client), sku, LOST).await;
    outbox::tell(&app.app).await.unwrap();
    travel(&app, 59 * 24, 24).await;
    assert_eq!(followed(&app, &shop).await, (1, 1));
    travel(&app, 3 * 24, 24).await;
    assert_eq!(followed(&app, &shop).await, (1, 0));
    let keys = ["stuck", "lost"].map(|word| format!("parcel/{}/{word}", id_of(&order)));
    assert_eq!(told(&app, &shop).await, keys);
    // Members' sign-ins have run out by now.
    let lost = seen(&customer, &shop, "mine/", &order).await;
    assert_eq!(
        (&lost["stage"], &lost["concern"], &lost["is_over"]),
        (&json!("in_transit"), &json!("lost"), &json!(true))
    );
    // It confirmed itself long before.
    assert_eq!(signed(&app, &shop, &order).await, (0, 0));
});
