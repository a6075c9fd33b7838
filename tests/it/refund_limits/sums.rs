use serde_json::json;
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::{PRICE_FEN, is_above, sent, tried};
use crate::{
    after_sale::{answer, at, done, is_sound, parcel, seen, wish},
    buying::{people, put_up},
};

const HOUR_MS: i64 = 60 * 60_000;

on_both_databases!(a_yes_to_all_is_judged_by_the_sum, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let lines = [(skus[0], 3), (skus[1], 3)];
    let order = sent(&shop, &lines, (&agent, &customer)).await;
    let theirs = (&customer.client, &agent.client);
    let all = json!({ "kind": "goods_back", "reason": "damage" });
    let order = done(theirs, &shop, &order, "refunds", all).await;
    assert_eq!(order["waiting_fen"], 6 * PRICE_FEN);
    let mut acts = order["acts"].as_array().unwrap().iter();
    let act = acts.find(|act| act["act"] == "agree_all").unwrap();
    assert_eq!(act["is_allowed"], true, "{act}");
    let refused = tried(&agent, &shop, &order, "agreement", json!({})).await;
    is_above(&refused);
    assert_eq!(refused.text("field"), "lines.1");
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["rev"], order["rev"], "not even the first");
    let id = order["id"].as_str().unwrap();
    let path = at(&shop, &format!("orders/{id}/agreement"));
    let yes = json!({ "key": new_id(), "rev": order["rev"] });
    for _ in 0..2 {
        let agreed = leader.post(&path, &yes).await;
        assert_eq!(agreed.status, 200, "{agreed:?}");
        for line in agreed.body["lines"].as_array().unwrap() {
            assert_eq!(line["refund_state"], "WAIT_BUYER_RETURN_GOODS");
        }
    }
    let nothing = tried(&leader, &shop, &order, "agreement", json!({})).await;
    assert_eq!(
        (nothing.code(), nothing.text("field")),
        ("wrong_refund_state", "lines.0")
    );
    is_sound(&app, &shop).await;
});

on_both_databases!(parts_of_a_large_sum_are_no_small_ones, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let (agent, customer) = people(&shop).await;
    let order = sent(&shop, &[(skus[0], 3), (skus[1], 3)], (&agent, &customer)).await;
    let half = 3 * PRICE_FEN;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    for line in ["refunds/0", "refunds/1"] {
        done(theirs, &shop, &order, line, wish("goods_back", half)).await;
    }
    done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    is_above(&tried(&agent, &shop, &order, "refunds/1", answer("agree")).await);
    let offer = |fen: i64| json!({ "answer": "propose", "kind": "money_only", "amount_fen": fen });
    let more = offer(50_000 - half + 1);
    is_above(&tried(&agent, &shop, &order, "refunds/1", more).await);
    // What the clock agrees to is the law's, and who carries it out decides nothing.
    app.advance(48 * HOUR_MS);
    app.fire().await;
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["lines"][1]["case"]["state"], "WAIT_BUYER_RETURN_GOODS");
    for line in ["refunds/0", "refunds/1"] {
        done(theirs, &shop, &order, &format!("{line}/parcel"), parcel()).await;
        done(ours, &shop, &order, line, answer("received")).await;
        done(ours, &shop, &order, line, answer("pay")).await;
    }
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["refunded_fen"], 2 * half);
    is_sound(&app, &shop).await;
});
