use futures_util::future::join_all;
use serde_json::json;
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use crate::{
    buying::written,
    orders_rest::{PRICE_FEN, ask, at, bought, id_of, row},
};

on_both_databases!(
    above_the_limit_two_give_a_compensation_and_never_the_asker_alone,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, one, two) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Supervisor).await,
            shop.member(Role::Owner).await,
        );
        let (customer, order) = bought(&app, &shop).await;
        let give =
            |amount_fen: i64| json!({ "line": 0, "amount_fen": amount_fen, "reason": "delay" });
        let act = (&order, "compensations");
        let given = ask(&app, &agent, &shop, act, give(3_000)).await;
        assert_eq!(
            (given.status, &given.body["refunded_fen"]),
            (200, &json!(3_000)),
            "{given:?}"
        );
        // In parts it is no less.
        for who in [&agent, &two] {
            let more = ask(&app, who, &shop, act, give(2_001)).await;
            assert_eq!((more.status, more.code()), (403, "above_your_limit"));
        }
        assert_eq!(row(&app, &shop, &order).await.refunded_fen, 3_000);
        let all = ask(&app, &agent, &shop, act, give(PRICE_FEN)).await;
        assert_eq!((all.status, all.code()), (409, "bad_amount"));
        let system = json!({ "line": 0, "amount_fen": 1, "reason": "price_protection" });
        assert_eq!(
            ask(&app, &agent, &shop, act, system).await.code(),
            "not_theirs"
        );

        let act = (&order, "compensation-requests");
        let mut wish = give(6_000);
        wish["words"] = json!("运输破损，已核实");
        let asked = ask(&app, &one, &shop, act, wish.clone()).await.body;
        let path = at(
            &shop,
            &format!("orders/{}/requests/{}/answer", id_of(&order), asked["no"]),
        );
        let yes = json!({ "key": new_id(), "approve": true });
        let alone = one.post(&path, &yes).await;
        assert_eq!((alone.status, alone.code()), (403, "same_person"));
        let answers = join_all((0..6).map(|_| two.post(&path, &yes))).await;
        assert!(
            answers
                .iter()
                .all(|answer| answer.text("state") == "approved"),
            "{answers:?}"
        );
        let now = row(&app, &shop, &order).await;
        assert_eq!((now.refunded_fen, now.paid_fen), (9_000, PRICE_FEN));
        let view = agent
            .get(&at(
                &shop,
                &format!("orders/{}/compensation", id_of(&order)),
            ))
            .await
            .body;
        assert_eq!(
            (&view["given_fen"], &view["alone_fen"]),
            (&json!(9_000), &json!(0))
        );
        let (actions, events) = written(&app, &shop, &order).await;
        assert_eq!(
            actions,
            [
                "placed",
                "paid",
                "compensated",
                "make_request",
                "compensated"
            ]
        );
        assert_eq!(
            events,
            [
                "placed",
                "paid",
                "compensated",
                "request_made",
                "compensated"
            ]
        );
        // What was given is not refunded once more.
        let mine = customer
            .get(&at(&shop, &format!("mine/orders/{}", id_of(&order))))
            .await
            .body;
        assert_eq!(
            mine["lines"][0]["most_refundable_fen"],
            json!(PRICE_FEN - 9_000)
        );
    }
);
