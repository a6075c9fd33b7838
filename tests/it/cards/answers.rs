use futures_util::future::join_all;
use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke_schema::{audit::record, cards::card, members::member::Role};

use super::{
    PRICE_FEN, answer, answered, at, bought, done, fact, heard, order_now, seen, send, sent,
    shipped,
};
use crate::buying::written;

on_both_databases!(
    a_reminder_pays_once_and_knows_what_was_paid_elsewhere,
    |app| {
        let (shop, agent, customer, order) = bought(&app).await;
        let remind = json!({ "kind": "pay_reminder", "order": order["id"] });
        let card = sent(&agent, &shop, &customer, remind.clone()).await;
        let other = sent(&agent, &shop, &customer, remind.clone()).await;
        assert_eq!(fact(&card, "total"), PRICE_FEN);
        let pay = || answer(&customer, &shop, &card, json!({ "act": "pay" }));
        for paid in join_all((0..4).map(|_| pay())).await {
            assert_eq!(
                (paid.status, &paid.body["state"]),
                (200, &json!("done")),
                "{paid:?}"
            );
        }
        assert_eq!(written(&app, &shop, &order).await.1, ["placed", "paid"]);
        let shown = seen(&customer, &shop, &other).await;
        assert_eq!(
            (&shown["state"], &shown["answered"]),
            (&json!("done"), &Value::Null)
        );
        assert_eq!(fact(&shown, "state"), "WAIT_SELLER_SEND_GOODS");
        let again = answer(&customer, &shop, &other, json!({ "act": "pay" })).await;
        assert_eq!((again.status, again.code()), (409, "over"));
        let late = send(&agent, &shop, &customer, remind).await;
        assert_eq!((late.status, late.code()), (409, "not_possible"));
    }
);

on_both_databases!(a_check_is_answered_once_by_whose_it_is, |app| {
    let (shop, agent, customer, order) = bought(&app).await;
    let check = json!({ "kind": "order_check", "order": order["id"] });
    let card = sent(&agent, &shop, &customer, check.clone()).await;
    let stranger = shop.customer().await;
    let path = at(&shop, &format!("cards/{}", card["id"].as_str().unwrap()));
    assert_eq!(stranger.client.get(&path).await.status, 404);
    let yes = json!({ "act": "confirm" });
    let foreign = answer(&stranger, &shop, &card, yes.clone()).await;
    assert_eq!(foreign.status, 404, "{foreign:?}");
    let member = answer(&agent, &shop, &card, yes.clone()).await;
    assert_eq!(
        member.status, 403,
        "nobody speaks for a customer: {member:?}"
    );
    let silent = answer(&customer, &shop, &card, json!({ "act": "refuse" })).await;
    assert_eq!(
        (silent.code(), silent.text("field")),
        ("bad_words", "words")
    );

    // Two windows that do not agree: one of them counts.
    let no = json!({ "act": "refuse", "words": "颜色错了" });
    let (one, other) = tokio::join!(
        answer(&customer, &shop, &card, yes.clone()),
        answer(&customer, &shop, &card, no.clone()),
    );
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{one:?} {other:?}");
    let (known, late) = if one.status == 200 {
        (yes, no)
    } else {
        (no, yes)
    };
    answered(&customer, &shop, &card, known).await;
    let late = answer(&customer, &shop, &card, late).await;
    assert_eq!((late.status, late.code()), (409, "answered"));
    let db = app.app.store().shop(shop.id);
    let object = format!("card/{}", card["id"].as_str().unwrap());
    let rows = db
        .rows::<record::Entity>()
        .with(record::Column::Object.eq(object));
    assert_eq!(rows.count().await.unwrap(), 2, "sent, and answered once");

    // Closed meanwhile: there is nothing left to check.
    let open = sent(&agent, &shop, &customer, check).await;
    let post = (Method::POST, "mine/", "cancellation");
    let closed = done((&customer, &customer), &shop, post, &order, json!({})).await;
    assert_eq!(closed.status, 200, "{closed:?}");
    let shown = seen(&customer, &shop, &open).await;
    assert_eq!(
        (&shown["state"], fact(&shown, "state")),
        (&json!("over"), &json!("TRADE_CLOSED"))
    );
    let late = answer(&customer, &shop, &open, json!({ "act": "confirm" })).await;
    assert_eq!((late.status, late.code()), (409, "over"));
});

on_both_databases!(
    a_paid_order_is_checked_by_itself_where_the_shop_says_so,
    |app| {
        let (shop, agent, customer, order) = bought(&app).await;
        let leader = shop.member(Role::Supervisor).await;
        let rules = at(&shop, "card-rules");
        let usual = json!({ "rules": { "order_check": false, "address_check": false }, "rev": 0 });
        assert_eq!(leader.client.get(&rules).await.body, usual);
        let new = json!({ "rules": { "order_check": true, "address_check": true }, "rev": 0 });
        assert_eq!(leader.put(&rules, &new).await.status, 200);
        assert_eq!(leader.put(&rules, &new).await.code(), "changed_meanwhile");
        assert_eq!(agent.put(&rules, &new).await.status, 403);
        let mut widget = app.customer_socket(&shop.slug, &customer).await;
        widget.resume(&customer.conversation).await;
        let pay = (Method::POST, "mine/", "payment");
        let paid = done((&customer, &customer), &shop, pay, &order, json!({})).await;
        assert_eq!(paid.status, 200, "{paid:?}");
        heard(&app).await;
        for kind in ["order_check", "address_check"] {
            let entry = widget.hear(|frame| frame["body"]["kind"] == kind).await;
            assert_eq!(entry["from"]["kind"], "system");
        }
        // Told again, as after a node that died.
        app.tamper("UPDATE outbox SET done_at = NULL, claimed_until = 0")
            .await;
        heard(&app).await;
        let db = app.app.store().shop(shop.id);
        let cards = db.rows::<card::Entity>().all().await.unwrap();
        assert_eq!(cards.len(), 2);
        let entries = format!("conversations/{}/entries", customer.conversation);
        let page = customer.client.get(&at(&shop, &entries)).await.body;
        assert_eq!(page.to_string().matches("\"kind\":\"card\"").count(), 2);
    }
);

on_both_databases!(a_longer_time_is_given_with_the_customers_yes, |app| {
    let (shop, agent, customer, order) = bought(&app).await;
    let longer =
        |days: i64| json!({ "kind": "receipt_extension", "order": order["id"], "days": days });
    let early = send(&agent, &shop, &customer, longer(3)).await;
    assert_eq!((early.status, early.code()), (409, "not_possible"));
    shipped((&agent, &customer), &shop, &order).await;
    let wrong = send(&agent, &shop, &customer, longer(31)).await;
    assert_eq!(wrong.code(), "not_possible");
    let before = order_now(&customer, &shop, &order).await["confirm_by"].clone();
    let card = sent(&agent, &shop, &customer, longer(5)).await;
    assert_eq!(fact(&card, "confirm_by"), &before);
    assert_eq!(
        order_now(&customer, &shop, &order).await["confirm_by"],
        before
    );
    answered(&customer, &shop, &card, json!({ "act": "confirm" })).await;
    let now = order_now(&customer, &shop, &order).await;
    let five_days = 5 * 24 * 60 * 60_000;
    assert_eq!(now["confirm_by"], before.as_i64().unwrap() + five_days);
    let no = sent(&agent, &shop, &customer, longer(5)).await;
    answered(&customer, &shop, &no, json!({ "act": "refuse" })).await;
    let same = order_now(&customer, &shop, &order).await;
    assert_eq!(same["confirm_by"], now["confirm_by"]);
});
