use reqwest::Method;
use serde_json::{Value, json};

use super::{at, bought, done, send};

/// Cards about an order with one line, with all they need.
fn cards_about(order: &Value) -> Vec<Value> {
    let plain = [
        "order",
        "pay_reminder",
        "order_check",
        "address_check",
        "parcel",
        "review_invite",
    ];
    let plain = plain.map(|kind| json!({ "kind": kind, "order": order["id"] }));
    let freight_fen = order["freight_fen"].as_i64().unwrap() + 500;
    // Before anything has left, money is all there is to offer.
    let opens = if order["state"] == "WAIT_SELLER_SEND_GOODS" {
        json!({ "kind": "money_only", "amount_fen": order["total_fen"], "reason": "other" })
    } else {
        json!({ "kind": "reissue", "reason": "missing", "quantity": 1 })
    };
    let more = [
        json!({ "kind": "price_change", "freight_fen": freight_fen, "discount_fen": order["discount_fen"] }),
        json!({ "kind": "address_change", "receiver": "周禾", "phone": "13900139000", "address": "上海市静安区南京西路 1 号" }),
        json!({ "kind": "receipt_extension", "days": 3 }),
        json!({ "kind": "refund", "line": 0 }),
        json!({ "kind": "after_sale_offer", "line": 0, "opens": opens }),
    ];
    let more = more.map(|mut card| {
        card["order"] = order["id"].clone();
        card
    });
    plain.into_iter().chain(more).collect()
}

/// What the order says of an act: none where it is possible.
fn why_not(order: &Value, act: &str) -> Option<String> {
    let mut acts = order["acts"].as_array().unwrap().iter();
    let act = acts.find(|one| one["act"] == act).unwrap();
    assert_eq!(act["is_allowed"], act["reason"].is_null());
    act["reason"].as_str().map(str::to_owned)
}

on_both_databases!(
    an_order_offers_the_cards_that_may_be_sent_and_says_why_not_the_others,
    |app| {
        let (shop, agent, customer, order) = bought(&app).await;
        let path = at(&shop, &format!("orders/{}", order["id"].as_str().unwrap()));
        let paid = (Method::POST, "mine/", "payment");
        let shipped = (Method::POST, "", "shipment");
        let confirmed = (Method::POST, "mine/", "confirmation");
        let parcel = json!({ "carrier": "顺丰速运", "waybill": "SF1234567890123" });
        let mut possible = Vec::new();
        for step in [None, Some(paid), Some(shipped), Some(confirmed)] {
            if let Some(step) = step {
                let is_theirs = step.1 == "mine/";
                let who = if is_theirs { &*customer } else { &*agent };
                let more = if is_theirs { json!({}) } else { parcel.clone() };
                let done = done((who, &customer), &shop, step, &order, more).await;
                assert_eq!(done.status, 200, "{done:?}");
            }
            let now = agent.get(&path).await.body;
            for card in cards_about(&now) {
                let kind = card["kind"].as_str().unwrap().to_owned();
                let why = why_not(&now, &format!("card:{kind}"));
                let sent = send(&agent, &shop, &customer, card).await;
                assert_eq!(
                    why.is_none(),
                    sent.status == 201,
                    "{kind}: {why:?} {sent:?}"
                );
                if why.is_none() {
                    possible.push(kind);
                }
            }
        }
        possible.sort_unstable();
        possible.dedup();
        assert_eq!(possible.len(), 10, "all but the case that nobody opened");
        let now = agent.get(&path).await.body;
        for act in ["reissue:0", "compensate", "track"] {
            assert_eq!(why_not(&now, act), None, "{act}");
        }
        assert_eq!(
            (why_not(&now, "invoice"), why_not(&now, "reply_reviews")),
            (
                Some("no_invoice_asked".to_owned()),
                Some("nothing_to_reply".to_owned())
            )
        );
        let id = order["id"].as_str().unwrap();
        let review = at(&shop, &format!("mine/orders/{id}/reviews/0"));
        let said = customer.post(&review, &json!({ "stars": 5 })).await;
        assert_eq!(said.status, 200, "{said:?}");
        let now = agent.get(&path).await.body;
        let why = why_not(&now, "card:review_invite");
        assert_eq!(why.as_deref(), Some("nothing_to_review"));
        let card = json!({ "kind": "review_invite", "order": id });
        let sent = send(&agent, &shop, &customer, card).await;
        assert_eq!((sent.status, sent.code()), (409, "nothing_to_review"));
        app.advance(15 * 24 * 60 * 60_000 + 1);
        let late = agent.get(&path).await.body;
        assert_eq!(why_not(&late, "reissue:0").as_deref(), Some("window_over"));
        assert_eq!(late["lines"][0]["reissuable"], 0);
    }
);
