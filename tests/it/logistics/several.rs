use serde_json::{Value, json};
use yingke::{outbox, vocabulary::new_id};

use super::{SMOOTH, at, followed, id_of, shipped, signed, travel};
use crate::{
    buying::{people, place, put_up},
    harness::{Client, TestShop},
};

/// All parcels of an order as the agent sees them.
async fn listed(who: &Client, shop: &TestShop<'_>, order: &Value) -> Vec<Value> {
    let path = at(shop, &format!("orders/{}/parcels", id_of(order)));
    let answer = who.get(&path).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body["parcels"].as_array().unwrap().clone()
}

with_parcels!(an_order_is_signed_once_its_last_parcel_is, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = place(&customer, &shop, &[(sku, 2)]).await;
    let path = at(&shop, &format!("mine/orders/{}/payment", id_of(&order)));
    let wish = json!({ "key": new_id(), "rev": order["rev"] });
    let mut order = customer.client.post(&path, &wish).await.body;
    for waybill in [SMOOTH, "SF1234567890124"] {
        let path = at(&shop, &format!("orders/{}/shipment", id_of(&order)));
        let parcel = json!({
            "key": new_id(), "rev": order["rev"], "carrier": "顺丰速运", "waybill": waybill,
            "pieces": [{ "line": 0, "quantity": 1 }],
        });
        let shipped = agent.client.post(&path, &parcel).await;
        assert_eq!(shipped.status, 200, "{shipped:?}");
        order = shipped.body;
        outbox::tell(&app.app).await.unwrap();
        travel(&app, 96, 6).await;
        let is_last = order["state"] == "WAIT_BUYER_CONFIRM_GOODS";
        let signed = signed(&app, &shop, &order).await;
        assert_eq!(signed, if is_last { (1, 1) } else { (0, 0) });
    }
    let parcels = listed(&agent, &shop, &order).await;
    let stages: Vec<_> = parcels.iter().map(|parcel| &parcel["stage"]).collect();
    assert_eq!(stages, ["signed", "signed"]);
    assert_eq!(followed(&app, &shop).await, (2, 0));
});

with_parcels!(what_comes_back_and_what_is_sent_again_is_followed, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = shipped(&shop, (&agent.client, &customer.client), sku, SMOOTH).await;
    let steps = [
        (
            "mine/",
            "refunds/0",
            json!({ "kind": "exchange", "amount_fen": 0, "reason": "damage", "words": "有缺口" }),
        ),
        ("", "refunds/0", json!({ "answer": "agree", "words": "" })),
        (
            "mine/",
            "refunds/0/parcel",
            json!({ "carrier": "中通快递", "waybill": "73100012345612" }),
        ),
        (
            "",
            "refunds/0",
            json!({ "answer": "received", "words": "" }),
        ),
        (
            "",
            "refunds/0",
            json!({ "answer": "resend", "carrier": "顺丰速运", "waybill": "SF1234567890124" }),
        ),
    ];
    for (whose, act, mut more) in steps {
        let path = at(&shop, &format!("orders/{}", id_of(&order)));
        let rev = agent.client.get(&path).await.body["rev"].clone();
        more["key"] = json!(new_id());
        more["rev"] = rev;
        let path = at(&shop, &format!("{whose}orders/{}/{act}", id_of(&order)));
        let who = if whose.is_empty() {
            &agent.client
        } else {
            &customer.client
        };
        let done = who.post(&path, &more).await;
        assert_eq!(done.status, 200, "{act}: {done:?}");
    }
    outbox::tell(&app.app).await.unwrap();
    assert_eq!(followed(&app, &shop).await, (3, 3));
    travel(&app, 96, 6).await;
    let parcels = listed(&agent, &shop, &order).await;
    let ways: Vec<_> = parcels.iter().map(|parcel| &parcel["way"]).collect();
    assert_eq!(ways, ["sent", "returned", "resent"]);
    for parcel in &parcels {
        assert_eq!(parcel["stage"], "signed", "{parcel}");
    }
    assert_eq!(signed(&app, &shop, &order).await, (1, 1));
});
