use serde_json::{Value, json};
use yingke::outbox;

use super::{followed, id_of, seen, shipped, signed, told, travel};
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
