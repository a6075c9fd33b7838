//! The way back that a shop has taken upon itself (寄回运费): its own money, beside refunds, and also when all is over.

use std::sync::Arc;

use reqwest::Method;
use sea_orm::{ColumnTrait, sea_query::Expr};
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::{
    members::member::Role,
    trade::{order, payout},
};

use crate::{
    after_sale::{Opened, answer, ask, at, case, done, is_sound, opened, parcel, seen, wish},
    buying::PRICE_FEN,
    harness::{Answer, Client, Mood, TestApp, TestPayment, TestShop},
};

fn freight(amount_fen: i64) -> Value {
    json!({ "line": 0, "amount_fen": amount_fen, "reason": "return_freight" })
}

/// As the shop sees the order now.
async fn give(who: &Client, shop: &TestShop<'_>, order: &Value, amount_fen: i64) -> Answer {
    let now = seen(who, shop, order).await;
    let act = (&now, Method::POST, "compensations");
    ask(who, shop, act, freight(amount_fen)).await
}

fn why_not(order: &Value) -> &Value {
    let acts = order["acts"].as_array().unwrap().iter();
    let mut named = acts.filter(|act| act["act"] == "return_freight");
    &named.next().unwrap()["reason"]
}

/// Paid, refunded and for the way back, as the row has it.
async fn sums(app: &TestApp, shop: &TestShop<'_>) -> (i64, i64, i64) {
    let db = app.app.store().shop(shop.id);
    let row = db.rows::<order::Entity>().one().await.unwrap().unwrap();
    (row.paid_fen, row.refunded_fen, row.freight_back_fen)
}

/// A case whose goods are on their way back.
async fn sent_back<'a>(app: &'a TestApp, reason: &'static str) -> Opened<'a> {
    let mut asked = wish("goods_back", PRICE_FEN);
    asked["reason"] = json!(reason);
    let mut of = opened(app, asked).await;
    let ours = (&of.agent.client, &of.agent.client);
    let theirs = (&of.customer.client, &of.agent.client);
    let order = done(ours, &of.shop, &of.order, "refunds/0", answer("agree")).await;
    assert_eq!(why_not(&order), "no_freight_back");
    let early = give(&of.agent, &of.shop, &order, 1_200).await;
    assert_eq!((early.status, early.code()), (409, "no_freight_back"));
    let order = done(theirs, &of.shop, &order, "refunds/0/parcel", parcel()).await;
    of.order = order;
    of
}

on_both_databases!(the_way_back_is_paid_when_all_is_refunded_and_over, |app| {
    let payment = Arc::new(TestPayment::new(Mood::Fine));
    app.app.trade().pay_by(payment.clone());
    let of = sent_back(&app, "damage").await;
    let (shop, agent) = (&of.shop, &of.agent.client);
    let ours = (agent, agent);
    let order = done(ours, shop, &of.order, "refunds/0", answer("received")).await;
    let order = done(ours, shop, &order, "refunds/0", answer("pay")).await;
    assert_eq!(order["state"], "TRADE_CLOSED");
    assert_eq!(why_not(&order), &Value::Null);
    // What was paid is all back: this is none of it.
    let goods = json!({ "line": 0, "amount_fen": 1, "reason": "delay" });
    let refused = ask(agent, shop, (&order, Method::POST, "compensations"), goods).await;
    assert_eq!((refused.status, refused.code()), (409, "wrong_state"));
    let given = give(agent, shop, &order, 1_200).await;
    assert_eq!(given.status, 200, "{given:?}");
    assert_eq!(sums(&app, shop).await, (PRICE_FEN, PRICE_FEN, 1_200));
    let id = order["id"].as_str().unwrap();
    let mine = at(shop, &format!("mine/orders/{id}"));
    let theirs = of.customer.get(&mine).await.body;
    for seen in [&given.body, &theirs] {
        assert_eq!(seen["refunded_fen"], PRICE_FEN);
        assert_eq!(seen["freight_back_fen"], 1_200);
        assert_eq!(case(seen)["freight_back_fen"], 1_200);
        let last = case(seen)["steps"].as_array().unwrap().last().unwrap();
        assert_eq!(last["kind"], "compensated");
        assert_eq!(last["amount_fen"], 1_200);
    }
    assert_eq!(theirs["payouts_due_fen"], PRICE_FEN + 1_200);
    assert_eq!(case(&theirs)["payouts_due_fen"], PRICE_FEN + 1_200);
    assert_eq!(case(&theirs)["freight_due_fen"], 1_200);
    app.fire().await;
    assert_eq!(payment.given_fen(), PRICE_FEN + 1_200);
    let theirs = of.customer.get(&mine).await.body;
    assert_eq!(theirs["payouts_due_fen"], 0);
    // A little more of it comes when the refund is there long since.
    let late = give(agent, shop, &theirs, 300).await;
    assert_eq!(late.status, 200, "{late:?}");
    let theirs = of.customer.get(&mine).await.body;
    for seen in [&late.body, &theirs] {
        let due = (
            &case(seen)["payouts_due_fen"],
            &case(seen)["freight_due_fen"],
        );
        assert_eq!(due, (&json!(300), &json!(300)));
    }
    is_sound(&app, shop).await;
});

on_both_databases!(
    above_the_limit_of_compensations_two_pay_the_way_back,
    |app| {
        let of = sent_back(&app, "damage").await;
        let (shop, agent) = (&of.shop, &of.agent.client);
        let leader = shop.member(Role::Supervisor).await;
        let given = give(agent, shop, &of.order, 4_000).await;
        assert_eq!(given.status, 200, "{given:?}");
        let more = give(agent, shop, &of.order, 1_001).await;
        assert_eq!((more.status, more.code()), (403, "above_your_limit"));
        let now = seen(agent, shop, &of.order).await;
        let mut wished = freight(6_000);
        wished["words"] = json!("大件自提返厂");
        let act = (&now, Method::POST, "compensation-requests");
        let asked = ask(agent, shop, act, wished).await;
        assert_eq!(asked.status, 200, "{asked:?}");
        let id = of.order["id"].as_str().unwrap();
        let path = at(shop, &format!("orders/{id}/requests/1/answer"));
        let yes = json!({ "key": new_id(), "approve": true });
        let answered = leader.post(&path, &yes).await;
        assert_eq!(answered.text("state"), "approved", "{answered:?}");
        assert_eq!(sums(&app, shop).await, (PRICE_FEN, 0, 10_000));
        // Nothing of the goods is given, and they are still there to be refunded whole.
        let db = app.app.store().shop(shop.id);
        let due = db.rows::<payout::Entity>().all().await.unwrap();
        let due_fen: i64 = due.iter().map(|row| row.amount_fen).sum();
        assert_eq!(due_fen, 10_000);
        let view = at(shop, &format!("orders/{id}/compensation"));
        let view = agent.get(&view).await.body;
        assert_eq!(view["lines"][0]["most_freight_fen"], PRICE_FEN - 10_000);
        assert_eq!(view["lines"][0]["freight_reason"], Value::Null);
        let too_much = give(agent, shop, &of.order, PRICE_FEN).await;
        assert_eq!((too_much.status, too_much.code()), (409, "bad_amount"));
        // Whatever the program thinks.
        let tx = app.app.store().begin(shop.id).await.unwrap();
        let column = order::Column::FreightBackFen;
        let written = tx.update::<order::Entity>(column.gt(0), |row| {
            row.col_expr(column, Expr::value(PRICE_FEN + 1))
        });
        assert!(written.await.is_err());
        drop(tx);
        is_sound(&app, shop).await;
    }
);

on_both_databases!(
    what_the_customer_pays_is_not_paid_unless_the_shop_takes_it,
    |app| {
        let of = sent_back(&app, "seven_days").await;
        let (shop, agent) = (&of.shop, &of.agent.client);
        let refused = give(agent, shop, &of.order, 1_200).await;
        assert_eq!((refused.status, refused.code()), (409, "no_freight_back"));
        let ours = (agent, agent);
        let order = done(ours, shop, &of.order, "refunds/0", answer("take_freight")).await;
        let given = give(agent, shop, &order, 1_200).await;
        assert_eq!(given.status, 200, "{given:?}");
        assert_eq!(sums(&app, shop).await, (PRICE_FEN, 0, 1_200));
    }
);

on_both_databases!(a_later_case_does_not_say_what_an_earlier_one_gave, |app| {
    let of = sent_back(&app, "damage").await;
    let (shop, agent) = (&of.shop, &of.agent.client);
    let (ours, theirs) = ((agent, agent), (&of.customer.client, agent));
    assert_eq!(give(agent, shop, &of.order, 1_200).await.status, 200);
    let refused = answer("refuse_return");
    let order = done(ours, shop, &of.order, "refunds/0", refused).await;
    assert_eq!(case(&order)["freight_back_fen"], 1_200);
    let wished = wish("money_only", 500);
    let order = done(theirs, shop, &order, "refunds/0", wished).await;
    let later = case(&order);
    let expected = (&json!(2), &json!(0));
    assert_eq!((&later["no"], &later["freight_back_fen"]), expected);
    assert_eq!(order["freight_back_fen"], 1_200, "of the order it is");
    is_sound(&app, shop).await;
});

on_both_databases!(
    an_earlier_way_back_that_is_due_is_no_refund_on_its_way,
    |app| {
        let payment = Arc::new(TestPayment::new(Mood::Fine));
        app.app.trade().pay_by(payment.clone());
        let of = sent_back(&app, "damage").await;
        let (shop, agent) = (&of.shop, &of.agent.client);
        let (ours, theirs) = ((agent, agent), (&of.customer.client, agent));
        assert_eq!(give(agent, shop, &of.order, 1_200).await.status, 200);
        payment.becomes(Mood::Declines);
        app.fire().await;
        payment.becomes(Mood::Fine);
        let refused = answer("refuse_return");
        let order = done(ours, shop, &of.order, "refunds/0", refused).await;
        let wished = wish("money_only", PRICE_FEN);
        let order = done(theirs, shop, &order, "refunds/0", wished).await;
        let order = done(ours, shop, &order, "refunds/0", answer("pay")).await;
        assert_eq!(order["state"], "TRADE_CLOSED");
        let id = order["id"].as_str().unwrap();
        let mine = at(shop, &format!("mine/orders/{id}"));
        let due = async || {
            let seen = of.customer.get(&mine).await.body;
            let sums = |of: &Value, names: [&str; 2]| names.map(|name| of[name].clone());
            let of_order = sums(&seen, ["payouts_due_fen", "refund_due_fen"]);
            let of_case = sums(case(&seen), ["payouts_due_fen", "freight_due_fen"]);
            (of_order, of_case)
        };
        let fen = |sums: [i64; 2]| sums.map(|sum| json!(sum));
        let all = (fen([PRICE_FEN + 1_200, PRICE_FEN]), fen([PRICE_FEN, 0]));
        assert_eq!(due().await, all);
        app.fire().await;
        assert_eq!(payment.given_fen(), PRICE_FEN);
        assert_eq!(due().await, (fen([1_200, 0]), fen([0, 0])));
        let ours = seen(agent, shop, &order).await;
        let left = ours["payouts"].as_array().unwrap();
        assert_eq!(left.len(), 1, "{left:?}");
        let told = (&left[0]["amount_fen"], &left[0]["is_freight"]);
        assert_eq!(told, (&json!(1_200), &json!(true)));
        is_sound(&app, shop).await;
    }
);
