use sea_orm::{ActiveModelTrait, IntoActiveModel};
use serde_json::{Value, json};
use yingke::vocabulary::{OrderId, ShopId, new_id};
use yingke_reply_metrics::shipped;
use yingke_schema::{members::member::Role, trade::order};

use super::{DAY_MS, TODAY, at, day, round, sum};
use crate::harness::TestCustomer;

on_both_databases!(
    what_customers_say_of_receptions_stands_among_the_figures,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Supervisor).await;
        let agent = shop.member(Role::Agent).await;
        let mut desk = app.member_socket("qingmu", &agent).await;
        let (pleased, silent) = (shop.customer().await, shop.customer().await);
        for customer in [&pleased, &silent] {
            round(&app, &mut desk, customer, 8_000).await;
            let close = json!({ "type": "close", "conversation": customer.conversation });
            assert_eq!(desk.act(close).await["type"], "ack");
        }
        let rating = format!(
            "/api/shops/{}/conversations/{}/rating",
            shop.id, pleased.conversation
        );
        let said = json!({ "session": 1, "score": 4 });
        assert_eq!(pleased.client.put(&rating, &said).await.status, 204);

        let seen = day(&leader.client, &shop, "weixin").await;
        let took_part = sum(&seen["shop"], "participation_rate");
        assert_eq!(
            (&took_part["met"], &took_part["of"], &took_part["value"]),
            (&json!(1), &json!(2), &json!(500))
        );
        assert_eq!(sum(&seen["shop"], "satisfied_rate")["value"], json!(1_000));
        assert_eq!(seen["members"][0]["member"], json!(agent.id));
        let own = &seen["members"][0]["figures"];
        assert_eq!(sum(own, "satisfied_rate")["of"], json!(1));
        let path = at(
            &shop,
            &format!("days/{TODAY}/rounds?profile=weixin&measure=satisfied_rate"),
        );
        assert_eq!(leader.get(&path).await.body, json!([]));

        // The same day by Taobao's own interface: customers, whoever answered them.
        let seen = day(&leader.client, &shop, "wangwang").await;
        assert_eq!(sum(&seen["shop"], "received_cnt")["value"], json!(2));
        assert_eq!(sum(&seen["shop"], "mean_wait")["value"], json!(8_000));
        assert_eq!(sum(&seen["shop"], "rated_cnt")["value"], json!(1));
    }
);

/// An order of a customer, placed then.
fn placed(customer: &TestCustomer, created_at: i64, paid_at: Option<i64>) -> order::Model {
    let id = OrderId(new_id());
    order::Model {
        shop_id: ShopId(new_id()),
        id,
        no: id.to_string(),
        customer_id: customer.id,
        state: "WAIT_BUYER_PAY".into(),
        goods_fen: 100,
        freight_fen: 0,
        discount_fen: 0,
        total_fen: 100,
        paid_fen: 0,
        refunded_fen: 0,
        receiver: String::new(),
        phone: String::new(),
        address: String::new(),
        carrier: None,
        waybill: None,
        buyer_message: String::new(),
        note: String::new(),
        flag: 0,
        created_at,
        paid_at,
        shipped_at: None,
        finished_at: None,
        closed_at: None,
        rev: 1,
        noted: 0,
        extended_days: 0,
        source: String::new(),
        came_at: created_at,
        to_reply: 0,
        reviewed: 0,
        freight_back_fen: 0,
        to_invoice: false,
        ship_by: None,
        parcel_concerns: 0,
    }
}

on_both_databases!(inquiries_lead_to_orders_of_the_day_and_payments, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Supervisor).await;
    let agent = shop.member(Role::Agent).await;
    let mut desk = app.member_socket("qingmu", &agent).await;
    let (paying, ordering, had, late) = (
        shop.customer().await,
        shop.customer().await,
        shop.customer().await,
        shop.customer().await,
    );
    let before = app.now() - 1;
    for customer in [&paying, &ordering, &had, &late] {
        round(&app, &mut desk, customer, 8_000).await;
    }
    let now = app.now();
    let tx = app.app.store().begin(shop.id).await.unwrap();
    for order in [
        placed(&paying, now, Some(now)),
        placed(&ordering, now, None),
        placed(&had, before, Some(before)),
        placed(&late, now, Some(now + 4 * DAY_MS)),
    ] {
        tx.insert(order.into_active_model().reset_all())
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    app.advance(5 * DAY_MS);
    let seen = day(&leader.client, &shop, "inquiry").await;
    let told = |seen: &Value, measure: &str| {
        let sum = sum(&seen["shop"], measure);
        (sum["met"].clone(), sum["of"].clone())
    };
    assert_eq!(told(&seen, "ordered_share"), (json!(3), json!(4)));
    assert_eq!(told(&seen, "paid_share"), (json!(1), json!(4)));
    assert_eq!(seen["is_over"], json!(true));
    // Whoever gives customers a week counts a later payment, and the day is not over before.
    let mut week = shipped().into_iter().find(|one| one.id == "inquiry");
    week.as_mut().unwrap().paid_within_days = 7;
    let change = json!({ "profile": week, "rev": 0 });
    let kept = leader.put(&at(&shop, "profiles/inquiry"), &change).await;
    assert_eq!(kept.status, 200, "{kept:?}");
    let seen = day(&leader.client, &shop, "inquiry").await;
    assert_eq!(told(&seen, "paid_share"), (json!(2), json!(4)));
    assert_eq!(seen["is_over"], json!(false));
});
