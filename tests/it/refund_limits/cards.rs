use serde_json::json;
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::{is_above, sent, set};
use crate::{
    after_sale::{at, is_sound, seen},
    buying::{people, place, put_up},
    cards::send,
};

on_both_databases!(several_cards_are_no_way_around_the_limit, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let lower = set(&leader, &shop, "most_refund_fen", 5_000).await;
    assert_eq!(lower.status, 200, "{lower:?}");
    let order = sent(&shop, &[(skus[0], 1), (skus[1], 1)], (&agent, &customer)).await;
    let offer = |line: i64, fen: i64| {
        json!({
            "kind": "after_sale_offer", "order": order["id"], "line": line,
            "opens": { "kind": "money_only", "amount_fen": fen, "reason": "damage" },
        })
    };
    is_above(&send(&agent, &shop, &customer, offer(0, 5_001)).await);
    let mut answers = Vec::new();
    for line in [0, 1] {
        let card = send(&agent, &shop, &customer, offer(line, 3_000)).await;
        assert_eq!(card.status, 201, "{card:?}");
        let path = format!("mine/cards/{}/answer", card.text("id"));
        let yes = json!({ "key": new_id(), "act": "accept" });
        answers.push((at(&shop, &path), yes));
    }
    let first = customer.client.post(&answers[0].0, &answers[0].1).await;
    assert_eq!(first.status, 200, "{first:?}");
    let second = customer.client.post(&answers[1].0, &answers[1].1).await;
    assert_eq!((second.status, second.code()), (409, "changed_meanwhile"));
    // After what went back already no number is too large to be refused.
    is_above(&send(&agent, &shop, &customer, offer(0, i64::MAX)).await);
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["refunded_fen"], 3_000);
    is_sound(&app, &shop).await;
});

on_both_databases!(a_lower_limit_takes_no_card_back, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    app.tamper("UPDATE sku SET price_fen = 12000 WHERE code = 'T1-1'")
        .await;
    let order = sent(&shop, &[(skus[0], 1)], (&agent, &customer)).await;
    let offer = json!({
        "kind": "after_sale_offer", "order": order["id"], "line": 0,
        "opens": { "kind": "money_only", "amount_fen": 3_000, "reason": "damage" },
    });
    let unpaid = place(&customer, &shop, &[(skus[0], 1)]).await;
    let id = unpaid["id"].as_str().unwrap();
    let less = json!({
        "key": new_id(), "rev": unpaid["rev"], "freight_fen": unpaid["freight_fen"],
        "discount_fen": 1_000,
    });
    let path = at(&shop, &format!("orders/{id}/price"));
    let repriced = agent.put(&path, &less).await;
    assert_eq!(repriced.status, 200, "{repriced:?}");
    let change = json!({ "kind": "sku_change", "order": id, "line": 0, "sku": skus[1] });
    let mut cards = Vec::new();
    for (card, act) in [(offer, "accept"), (change, "confirm")] {
        let card = send(&agent, &shop, &customer, card).await;
        assert_eq!(card.status, 201, "{card:?}");
        cards.push((card.text("id").to_owned(), act));
    }
    for (field, most) in [("most_refund_fen", 2_999), ("most_discount_bp", 500)] {
        let lower = set(&leader, &shop, field, most).await;
        assert_eq!(lower.status, 200, "{lower:?}");
    }
    for (card, act) in cards {
        let path = at(&shop, &format!("mine/cards/{card}/answer"));
        let yes = json!({ "key": new_id(), "act": act });
        let done = customer.client.post(&path, &yes).await;
        assert_eq!(done.status, 200, "{done:?}");
    }
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["refunded_fen"], 3_000);
    is_sound(&app, &shop).await;
});
