use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::{calendar::LocalTime, vocabulary::new_id};
use yingke_schema::{audit::record, members::member::Role};

use super::{at, by_terms, first_sku, listed, terms};
use crate::{
    after_sale::{answer, done, is_sound, wish},
    buying::{order_of, people},
    cards::send,
};

on_both_databases!(
    an_installation_has_a_day_and_moves_with_the_customers_yes,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let mut bulky = terms("大件");
        bulky["services"] = json!([{
            "code": "installation", "name": "预约安装", "fee_fen": 0, "lead_days": 2, "needs_day": true,
        }]);
        let path = at(&shop, "delivery-templates");
        let mut wrong = bulky.clone();
        wrong["services"][0]["lead_days"] = json!(91);
        assert_eq!(keeper.post(&path, &wrong).await.code(), "bad_lead_days");
        let (_, goods) = by_terms(&keeper, &shop, &bulky).await;
        let sku = first_sku(&goods);
        let customer = shop.customer().await;
        let day = |after: i64| LocalTime::of(app.now()).date.plus(after).to_string();
        let asked = json!({
            "lines": [{ "sku": sku, "quantity": 1 }], "address": "", "services": ["installation"],
        });
        let quote = customer.post(&at(&shop, "mine/freight"), &asked).await.body;
        let offered = &quote["services"][0];
        assert_eq!(
            (
                &offered["from_day"],
                &offered["to_day"],
                &offered["needs_day"]
            ),
            (&json!(day(3)), &json!(day(93)), &json!(true))
        );
        let buy = async |services: Value, day: Option<String>| {
            let mut order = order_of(&[(sku, 1)]);
            order["services"] = services;
            order["install_on"] = json!(day);
            customer.post(&at(&shop, "mine/orders"), &order).await
        };
        let installed = json!(["installation"]);
        for (services, on, code) in [
            (installed.clone(), None, "install_day_missing"),
            (installed.clone(), Some(day(2)), "bad_install_day"),
            (installed.clone(), Some(day(94)), "bad_install_day"),
            (json!([]), Some(day(3)), "no_such_service"),
        ] {
            let refused = buy(services, on).await;
            assert_eq!((refused.status, refused.code()), (422, code));
        }
        let plain = buy(json!([]), None).await.body;
        assert_eq!(plain["installation"], Value::Null);
        let placed = buy(installed, Some(day(3))).await;
        assert_eq!(placed.status, 200, "{placed:?}");
        assert_eq!(placed.body["installation"], json!({ "day": day(3) }));

        let agent = shop.member(Role::Agent).await;
        let path = |order: &Value| at(&shop, &format!("orders/{}", order["id"].as_str().unwrap()));
        let move_to = async |order: &Value, day: String, is_agreed: bool| {
            let body = json!({
                "key": new_id(), "rev": order["rev"], "day": day, "is_agreed": is_agreed,
            });
            agent.put(&(path(order) + "/installation"), &body).await
        };
        let placed = placed.body;
        for (order, on, is_agreed, code) in [
            (&placed, day(5), false, "not_agreed"),
            (&placed, day(-1), true, "bad_install_day"),
            (&plain, day(5), true, "no_installation"),
        ] {
            assert_eq!(move_to(order, on, is_agreed).await.code(), code);
        }
        let moved = move_to(&placed, day(5), true).await;
        assert_eq!(moved.status, 200, "{moved:?}");
        assert_eq!(moved.body["installation"], json!({ "day": day(5) }));
        let events = moved.body["events"].as_array().unwrap();
        let booked = events
            .iter()
            .filter(|event| event["kind"] == "installation_booked");
        let booked: Vec<_> = booked
            .map(|event| (event["by"].clone(), event["install_on"].clone()))
            .collect();
        assert_eq!(
            booked,
            [
                (json!("customer"), json!(day(3))),
                (json!("shop"), json!(day(5)))
            ]
        );
        let mine = at(
            &shop,
            &format!("mine/orders/{}", placed["id"].as_str().unwrap()),
        );
        let mine = customer.get(&mine).await.body;
        assert_eq!(mine["installation"], json!({ "day": day(5) }));
        let rows = app.app.store().shop(shop.id);
        let rows = rows.rows::<record::Entity>();
        let rows = rows.with(record::Column::Action.eq("installation_booked"));
        let audited = rows.all().await.unwrap();
        assert_eq!(audited.len(), 1);
        assert!(audited[0].detail.contains("customer_agreed"));
    }
);

on_both_databases!(
    where_the_shop_asks_first_a_card_moves_an_installation,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let mut bulky = terms("大件");
        bulky["services"] = json!([{ "code": "installation", "name": "预约安装", "fee_fen": 0 }]);
        let (_, goods) = by_terms(&keeper, &shop, &bulky).await;
        let (agent, customer) = people(&shop).await;
        let mut order = order_of(&[(first_sku(&goods), 1)]);
        let plain = customer.post(&at(&shop, "mine/orders"), &order).await.body;
        order["key"] = json!(new_id());
        order["services"] = json!(["installation"]);
        let order = customer.post(&at(&shop, "mine/orders"), &order).await.body;
        let leader = shop.member(Role::Supervisor).await;
        let mut rules = leader.get(&at(&shop, "trade-rules")).await.body;
        rules["rules"]["needs_customer"]["installation"] = json!(true);
        let set = leader.put(&at(&shop, "trade-rules"), &rules).await;
        assert_eq!(set.status, 200, "{set:?}");

        let day = |after: i64| LocalTime::of(app.now()).date.plus(after).to_string();
        let id = order["id"].as_str().unwrap();
        let path = at(&shop, &format!("orders/{id}/installation"));
        let by_hand =
            json!({ "key": new_id(), "rev": order["rev"], "day": day(5), "is_agreed": true });
        let refused = agent.put(&path, &by_hand).await;
        assert_eq!((refused.status, refused.code()), (409, "needs_customer"));
        let card = |of: &Value, day: String| json!({ "kind": "installation_day", "order": of["id"], "day": day });
        for (of, on, status, code) in [
            (&order, day(-1), 422, "bad_install_day"),
            (&plain, day(5), 409, "not_possible"),
        ] {
            let refused = send(&agent, &shop, &customer, card(of, on)).await;
            assert_eq!((refused.status, refused.code()), (status, code));
        }
        let booked = async || {
            let mine = at(&shop, &format!("mine/orders/{id}"));
            customer.get(&mine).await.body["installation"]["day"].clone()
        };
        for (act, state, then) in [
            ("decline", "refused", Value::Null),
            ("accept", "done", json!(day(5))),
        ] {
            let asked = send(&agent, &shop, &customer, card(&order, day(5))).await;
            assert_eq!(asked.status, 201, "{asked:?}");
            assert!(asked.text("title").starts_with("改约安装"), "{asked:?}");
            let path = at(&shop, &format!("mine/cards/{}/answer", asked.text("id")));
            let given = json!({ "key": new_id(), "act": act });
            for _ in 0..2 {
                let told = customer.post(&path, &given).await;
                assert_eq!((told.status, told.text("state")), (200, state));
            }
            assert_eq!(booked().await, then);
        }
        let late = send(&agent, &shop, &customer, card(&order, day(0))).await;
        app.advance(24 * 60 * 60 * 1_000);
        let late = at(&shop, &format!("cards/{}", late.text("id")));
        let late = customer.get(&late).await.body;
        assert_eq!(
            (&late["state"], &late["acts"][0]["reason"]),
            (&json!("over"), &json!("too_late"))
        );
    }
);

on_both_databases!(what_never_leaves_is_neither_brought_nor_paid_for, |app| {
    let shop = app.shop("songxi").await;
    let keeper = shop.member(Role::Operations).await;
    let mut bulky = terms("大件");
    bulky["services"] = json!([
        { "code": "installation", "name": "预约安装", "fee_fen": 5_000 },
        { "code": "upstairs", "name": "送货上楼", "fee_fen": 3_000, "per_piece": true },
    ]);
    let (_, bed) = by_terms(&keeper, &shop, &bulky).await;
    let pillow = listed(&keeper, &shop, "T8", 50).await;
    let (agent, customer) = people(&shop).await;
    let mut order = order_of(&[(first_sku(&bed), 1), (first_sku(&pillow), 1)]);
    order["services"] = json!(["installation", "upstairs"]);
    let placed = customer.post(&at(&shop, "mine/orders"), &order).await;
    assert_eq!(placed.body["total_fen"], 34_400, "{placed:?}");
    let order = placed.body;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    done(theirs, &shop, &order, "payment", json!({})).await;
    let in_list = async || {
        let list = agent.get(&at(&shop, "orders")).await.body;
        list["orders"][0]["installation"].clone()
    };
    assert_eq!(in_list().await, json!({ "day": null }));
    for (line, fen, refunded) in [("refunds/0", 21_500, 21_500), ("refunds/1", 12_900, 34_400)] {
        done(theirs, &shop, &order, line, wish("money_only", fen)).await;
        let now = done(ours, &shop, &order, line, answer("agree")).await;
        assert_eq!(
            (&now["refunded_fen"], &now["installation"]),
            (&json!(refunded), &Value::Null)
        );
        assert_eq!(in_list().await, Value::Null);
    }
    is_sound(&app, &shop).await;
});
