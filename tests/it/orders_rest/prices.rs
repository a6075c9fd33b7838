use std::collections::BTreeSet;

use futures_util::future::join_all;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;
use yingke_schema::members::member::Role;

use super::{FILE, PRICE_FEN, ask, at, audited, bytes, id_of, row};
use crate::buying::{place, put_up, written};

on_both_databases!(
    a_price_above_the_limit_is_agreed_to_by_somebody_else,
    |app| {
        let shop = app.shop("songxi").await;
        let (agent, leader) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Supervisor).await,
        );
        let customer = shop.customer().await;
        let sku = put_up(&app, &shop, &[9]).await[0];
        let order = place(&customer, &shop, &[(sku, 1)]).await;
        let wish = |discount_fen: i64| json!({ "freight_fen": 0, "discount_fen": discount_fen, "words": "老客户，请批" });
        let act = (&order, "price-requests");
        let small = ask(&app, &agent, &shop, act, wish(100)).await;
        assert_eq!((small.status, small.code()), (409, "not_needed"));
        let impossible = ask(&app, &agent, &shop, act, wish(PRICE_FEN)).await;
        assert_eq!(impossible.code(), "bad_price");
        let dearer = json!({ "freight_fen": 20_000, "discount_fen": 3_000, "words": "补运费" });
        let dearer = ask(&app, &agent, &shop, act, dearer).await;
        assert_eq!((dearer.status, dearer.code()), (409, "needs_customer"));
        let older = ask(&app, &agent, &shop, act, wish(3_000)).await;
        let asked = ask(&app, &agent, &shop, act, wish(4_000)).await.body;
        assert_eq!(
            (&asked["no"], &asked["is_possible"]),
            (&json!(2), &json!(true))
        );
        let requests = at(&shop, &format!("orders/{}/requests", id_of(&order)));
        let list = agent.get(&requests).await.body;
        assert_eq!(older.body["state"], "open");
        assert_eq!(
            list["requests"][0]["state"], "over",
            "a newer one took its place"
        );
        let open = leader.get(&at(&shop, "trade-requests")).await.body;
        assert_eq!(open["requests"].as_array().unwrap().len(), 1);

        let answer = |approve: bool| json!({ "key": new_id(), "approve": approve, "words": "" });
        let path = format!("{requests}/2/answer");
        assert_eq!(agent.post(&path, &answer(true)).await.status, 403);
        let both = join_all([0, 1].map(async |_| leader.post(&path, &answer(true)).await)).await;
        for approved in &both {
            assert_eq!(
                (approved.status, approved.text("state")),
                (200, "approved"),
                "{both:?}"
            );
        }
        assert_eq!(row(&app, &shop, &order).await.total_fen, PRICE_FEN - 4_000);
        assert_eq!(
            leader.post(&path, &answer(false)).await.code(),
            "already_answered"
        );
        let (actions, _) = written(&app, &shop, &order).await;
        assert_eq!(
            actions,
            ["placed", "make_request", "make_request", "price_changed"]
        );

        // The price went on in the meantime: the other one is not what was asked about.
        let late = ask(&app, &agent, &shop, act, wish(5_000)).await.body;
        let path = at(&shop, &format!("orders/{}/price", id_of(&order)));
        let rev = row(&app, &shop, &order).await.rev;
        let price = json!({ "key": new_id(), "rev": rev, "freight_fen": 0, "discount_fen": 6_000 });
        assert_eq!(leader.put(&path, &price).await.status, 200);
        let path = format!("{requests}/{}/answer", late["no"]);
        let over = leader.post(&path, &answer(true)).await;
        assert_eq!(over.text("state"), "over");
        assert_eq!(row(&app, &shop, &order).await.total_fen, PRICE_FEN - 6_000);

        // A request from before that was known may ask for a higher freight at the same total.
        let older = ask(&app, &agent, &shop, act, wish(7_000)).await.body;
        app.tamper(
            "UPDATE trade_request SET freight_fen = 1000, discount_fen = 7000 WHERE state = 'open'",
        )
        .await;
        let path = format!("{requests}/{}/answer", older["no"]);
        let refused = leader.post(&path, &answer(true)).await;
        assert_eq!((refused.status, refused.code()), (409, "needs_customer"));
        assert_eq!(row(&app, &shop, &order).await.freight_fen, 0);
        let told: BTreeSet<_> = app
            .notices(shop.id)
            .await
            .into_iter()
            .map(|notice| notice.zh.title)
            .collect();
        for title in [
            "有改价申请待审批",
            "申请已通过并已执行",
            "订单已变化，申请已失效",
        ] {
            assert!(told.contains(title), "{told:?}");
        }
    }
);

on_both_databases!(a_request_is_about_prices_and_not_about_their_sum, |app| {
    let shop = app.shop("songxi").await;
    let (agent, leader) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Owner).await,
    );
    let customer = shop.customer().await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let order = place(&customer, &shop, &[(skus[0], 1), (skus[1], 1)]).await;
    let wish = json!({ "freight_fen": 0, "discount_fen": 3_000, "words": "老客户，请批" });
    let asked = ask(&app, &agent, &shop, (&order, "price-requests"), wish).await;
    assert_eq!(asked.body["is_possible"], true, "{asked:?}");
    // Within the same millisecond.
    let rev = row(&app, &shop, &order).await.rev;
    let lines = json!([{ "line": 0, "discount_fen": 500 }, { "line": 1, "discount_fen": -500 }]);
    let same = json!({ "key": new_id(), "rev": rev, "freight_fen": 0, "lines": lines });
    let path = at(&shop, &format!("orders/{}/price", id_of(&order)));
    assert_eq!(leader.put(&path, &same).await.status, 200);
    assert_eq!(row(&app, &shop, &order).await.total_fen, 2 * PRICE_FEN);
    let requests = at(&shop, &format!("orders/{}/requests", id_of(&order)));
    let list = agent.get(&requests).await.body;
    assert_eq!(list["requests"][0]["is_possible"], false, "{list}");
    let answer = json!({ "key": new_id(), "approve": true, "words": "" });
    let over = leader.post(&format!("{requests}/1/answer"), &answer).await;
    assert_eq!(over.text("state"), "over");
    assert_eq!(row(&app, &shop, &order).await.total_fen, 2 * PRICE_FEN);
});

on_both_databases!(a_price_above_a_supervisor_s_limit_is_the_owner_s, |app| {
    let shop = app.shop("songxi").await;
    let (agent, one, two, owner) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Supervisor).await,
        shop.member(Role::Supervisor).await,
        shop.member(Role::Owner).await,
    );
    let customer = shop.customer().await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = place(&customer, &shop, &[(sku, 1)]).await;
    let rules = at(&shop, "trade-rules");
    let mut new = owner.get(&rules).await.body;
    new["rules"]["most_supervisor_discount_bp"] = json!(2_000);
    let refused = one.put(&rules, &new).await;
    assert_eq!((refused.status, refused.code()), (403, "owner_sets_it"));
    assert_eq!(owner.put(&rules, &new).await.status, 200);
    let most = PRICE_FEN / 5;
    let price = at(&shop, &format!("orders/{}/price", id_of(&order)));
    let body =
        json!({ "key": new_id(), "rev": order["rev"], "freight_fen": 0, "discount_fen": most + 1 });
    let refused = one.put(&price, &body).await;
    assert_eq!((refused.status, refused.code()), (403, "above_your_limit"));
    let wish = |discount_fen: i64| json!({ "freight_fen": 0, "discount_fen": discount_fen, "words": "老客户" });
    let act = (&order, "price-requests");
    let answer = || json!({ "key": new_id(), "approve": true, "words": "" });
    let path = |no: &Value| {
        at(
            &shop,
            &format!("orders/{}/requests/{no}/answer", id_of(&order)),
        )
    };
    // One rank after the other: what a supervisor asks for, and what an agent asks above both.
    let small = ask(&app, &one, &shop, act, wish(most)).await;
    assert_eq!(small.code(), "not_needed");
    let asked = ask(&app, &one, &shop, act, wish(most + 1)).await.body;
    let refused = two.post(&path(&asked["no"]), &answer()).await;
    assert_eq!((refused.status, refused.code()), (403, "above_your_limit"));
    let asked = ask(&app, &agent, &shop, act, wish(most + 100)).await.body;
    let refused = one.post(&path(&asked["no"]), &answer()).await;
    assert_eq!((refused.status, refused.code()), (403, "above_your_limit"));
    assert_eq!(row(&app, &shop, &order).await.total_fen, PRICE_FEN);
    let approved = owner.post(&path(&asked["no"]), &answer()).await;
    assert_eq!(approved.text("state"), "approved", "{approved:?}");
    assert_eq!(
        row(&app, &shop, &order).await.total_fen,
        PRICE_FEN - most - 100
    );
});

on_both_databases!(a_price_of_single_lines_is_asked_for_and_exported, |app| {
    let shop = app.shop("songxi").await;
    let (agent, leader) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Owner).await,
    );
    let customer = shop.customer().await;
    let skus = put_up(&app, &shop, &[9, 9]).await;
    let order = place(&customer, &shop, &[(skus[0], 1), (skus[1], 1)]).await;
    let lines =
        json!([{ "line": 0, "discount_fen": 3_000 }, { "line": 1, "discount_fen": -2_500 }]);
    let wish = json!({ "freight_fen": 0, "lines": lines, "words": "样品有划痕，另一件加急" });
    let asked = ask(&app, &agent, &shop, (&order, "price-requests"), wish).await;
    assert_eq!(asked.status, 200, "{asked:?}");
    assert_eq!(
        (&asked.body["discount_fen"], &asked.body["lines"]),
        (&json!(500), &lines)
    );
    let path = at(
        &shop,
        &format!("orders/{}/requests/1/answer", id_of(&order)),
    );
    let answer = json!({ "key": new_id(), "approve": true, "words": "" });
    let approved = leader.post(&path, &answer).await;
    assert_eq!(approved.text("state"), "approved", "{approved:?}");
    assert_eq!(
        row(&app, &shop, &order).await.total_fen,
        2 * PRICE_FEN - 500
    );
    let made = audited(&app, &shop, "make_request").await;
    assert!(made[0].contains("-2500"), "{made:?}");
    let path = at(&shop, "orders/export");
    let body = json!({ "format": "csv", "reason": "对账" });
    let rows = yingke_tabular::read(&bytes(&leader, &path, &body).await, &FILE).unwrap();
    let cells = [11, 12, 13].map(|at| rows[1].cells[at].as_str());
    assert_eq!(cells, ["5.00", "99.00；154.00", "253.00"]);
});
