use serde_json::{Value, json};
use yingke::{outbox, vocabulary::new_id};

use super::{SMOOTH, at, id_of, shipped, travel};
use crate::{
    buying::{people, put_up},
    harness::{Client, TestApp, TestShop},
};

const LOST: &str = "SF1234567890144";
const STUCK: &str = "SF1234567890155";
const REFUSED: &str = "SF1234567890166";

/// Numbers of the orders in the list whose parcels are in such trouble, and what each row says of it.
async fn listed(who: &Client, shop: &TestShop<'_>, kind: &str) -> Vec<(Value, Value)> {
    let mut found = Vec::new();
    for more in ["", "&state=WAIT_BUYER_CONFIRM_GOODS&q=茶壶"] {
        let path = format!("orders?parcel_concern={kind}{more}");
        let page = who.get(&at(shop, &path)).await;
        assert_eq!(page.status, 200, "{page:?}");
        let rows = page.body["orders"].as_array().unwrap().iter();
        let row = |row: &Value| (row["no"].clone(), row["parcel_concerns"].clone());
        found.push(rows.map(row).collect::<Vec<_>>());
    }
    assert_eq!(found[0], found[1]);
    found.swap_remove(0)
}

/// As home counts them, anew after a second.
async fn counted(app: &TestApp, who: &Client, shop: &TestShop<'_>) -> Value {
    app.advance(1_000);
    let home = who.get(&at(shop, "home")).await.body;
    home["orders"]["parcel_concerns"].clone()
}

async fn confirm(customer: &Client, shop: &TestShop<'_>, order: &Value) {
    let path = at(shop, &format!("mine/orders/{}", id_of(order)));
    let rev = customer.get(&path).await.body["rev"].clone();
    let wish = json!({ "key": new_id(), "rev": rev });
    let done = customer.post(&format!("{path}/confirmation"), &wish).await;
    assert_eq!(done.status, 200, "{done:?}");
}

with_parcels!(parcels_in_trouble_wait_in_the_list, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let mut orders = Vec::new();
    for waybill in [STUCK, LOST, REFUSED, SMOOTH] {
        app.advance(1_000);
        orders.push(shipped(&shop, (&agent.client, &customer.client), sku, waybill).await);
    }
    outbox::tell(&app.app).await.unwrap();
    let row = |of: usize, concern: &str| (orders[of]["no"].clone(), json!([concern]));
    assert!(listed(&agent, &shop, "any").await.is_empty());
    travel(&app, 90, 6).await;
    let silent = [row(1, "stuck"), row(0, "stuck")];
    assert_eq!(listed(&agent, &shop, "stuck").await, silent);
    assert_eq!(listed(&agent, &shop, "refused").await, [row(2, "refused")]);
    assert!(listed(&agent, &shop, "lost").await.is_empty());
    assert_eq!(counted(&app, &agent, &shop).await, 3);
    // What was stuck is there by now, and what was silent longer is lost.
    travel(&app, 120, 6).await;
    let both = [row(2, "refused"), row(1, "lost")];
    assert_eq!(listed(&agent, &shop, "any").await, both);
    assert!(listed(&agent, &shop, "stuck").await.is_empty());
    assert_eq!(listed(&agent, &shop, "lost").await, both[1..]);
    assert_eq!(counted(&app, &agent, &shop).await, 2);
    // Nobody waits any more for what its customer confirmed.
    for (order, left) in [(2, &both[1..]), (1, &both[2..])] {
        confirm(&customer, &shop, &orders[order]).await;
        outbox::tell(&app.app).await.unwrap();
        assert_eq!(listed(&agent, &shop, "any").await, left);
    }
    assert_eq!(counted(&app, &agent, &shop).await, 0);
    let wrong = at(&shop, "orders?parcel_concern=late");
    assert_eq!(agent.get(&wrong).await.status, 400);
});
