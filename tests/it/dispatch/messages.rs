use serde_json::{Value, json};
use yingke::{
    dispatch::{Desk, forget_left},
    live::Dispatcher,
    reception::{Act, ClosedBy, Outcome, Sender},
    vocabulary::ConversationId,
};
use yingke_schema::{
    dispatch::{left, trace},
    members::member::Role,
};

use super::{give, is_with, on_duty, set, situation_of, traces};
use crate::harness::{TestApp, TestShop, put};

on_both_databases!(
    a_message_left_at_night_is_shared_out_behind_those_who_wait_now,
    |app| {
        let shop = app.shop("qingmu").await;
        let agent = shop.member(Role::Agent).await;
        app.tamper("UPDATE member SET capacity = 1").await;
        let (left, live) = (shop.customer().await, shop.customer().await);
        let mut asleep = app.customer_socket("qingmu", &left).await;
        asleep.text(&left.conversation, "public", "还有人吗").await;
        let told = asleep.hear_type("queue").await;
        assert_eq!(
            (&told["position"], &told["wait_ms"]),
            (&json!(0), &Value::Null)
        );
        let pooled = || async {
            let rows = app.app.store().shop(shop.id);
            let left = rows.rows::<yingke_schema::dispatch::left::Entity>();
            left.count().await.unwrap()
        };
        while pooled().await != 1 {
            crate::harness::glance().await;
        }
        let mut awake = app.customer_socket("qingmu", &live).await;
        let mut desk = on_duty(&app, &shop, &agent).await;
        desk.hear(is_with(&left.conversation, agent.id)).await;
        while pooled().await != 0 {
            crate::harness::glance().await;
        }
        awake.text(&live.conversation, "public", "在吗").await;
        let full = awake.hear_type("queue").await;
        assert_eq!(full["position"], 1);
        let waits = situation_of(&app, &shop, &live.conversation).await;
        assert!(waits.all_full && waits.position == 1 && !waits.nobody_there);
    }
);

on_both_databases!(
    whoever_was_served_and_asks_again_at_night_is_told_again,
    |app| {
        let shop = app.shop("qingmu").await;
        let agent = shop.member(Role::Agent).await;
        let customer = shop.customer().await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        let mut desk = app.member_socket("qingmu", &agent).await;
        widget.text(&customer.conversation, "public", "在吗").await;
        assert_eq!(widget.hear_type("queue").await["position"], 0);
        for order in ["take", "close"] {
            let order = json!({ "type": order, "conversation": customer.conversation });
            assert_eq!(desk.act(order).await["type"], "ack");
        }
        widget
            .hear(|frame| frame.to_string().contains("\"kind\":\"close\""))
            .await;
        widget
            .text(&customer.conversation, "public", "还在吗")
            .await;
        assert_eq!(widget.hear_type("queue").await["position"], 0);
    }
);

on_both_databases!(
    where_the_shop_says_so_messages_are_left_to_one_member,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        let keeper = shop.member(Role::Agent).await;
        set(&leader, &shop, |rules| rules.leave_to = Some(keeper.id)).await;
        let customer = shop.customer().await;
        let mut board = app.member_socket("qingmu", &leader).await;
        board.say(&json!({ "type": "desk" })).await;
        board.hear_type("desk").await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget.text(&customer.conversation, "public", "在吗").await;
        board.hear(is_with(&customer.conversation, keeper.id)).await;
    }
);

async fn left(app: &TestApp, shop: &TestShop<'_>) -> Vec<ConversationId> {
    let rows = app.app.store().shop(shop.id);
    let left = rows.rows::<left::Entity>().all().await.unwrap();
    left.into_iter().map(|row| row.conversation_id).collect()
}

on_both_databases!(after_a_start_what_was_said_is_no_news, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    customer.put(&app.app, &shop, "在吗").await;
    while traces(&app, &shop).await != 1 {
        crate::harness::glance().await;
    }
    app.advance(1_000);
    let started = Desk::new(app.app.store().clone());
    let decided = started.decide(shop.id, app.now()).await.unwrap();
    assert_eq!(decided.len(), 1);
    started.keep(shop.id, decided, app.now()).await.unwrap();
    assert_eq!(traces(&app, &shop).await, 1);
});

on_both_databases!(what_could_not_be_kept_is_kept_by_a_later_look, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    customer.put(&app.app, &shop, "在吗").await;
    while traces(&app, &shop).await != 1 {
        crate::harness::glance().await;
    }
    app.tamper("DELETE FROM dispatch_trace").await;
    let (then, desk) = (app.now(), Desk::new(app.app.store().clone()));
    let first = desk.decide(shop.id, then).await.unwrap();
    app.tamper("ALTER TABLE dispatch_trace RENAME TO dispatch_trace_elsewhere")
        .await;
    assert!(desk.keep(shop.id, first, then).await.is_err());
    // It is no news any more, and still owed.
    app.advance(1_000);
    let again = desk.decide(shop.id, app.now()).await.unwrap();
    assert!(desk.keep(shop.id, again, app.now()).await.is_err());
    app.tamper("ALTER TABLE dispatch_trace_elsewhere RENAME TO dispatch_trace")
        .await;
    desk.keep(shop.id, Vec::new(), app.now()).await.unwrap();
    let rows = app.app.store().shop(shop.id);
    let kept = rows.rows::<trace::Entity>().all().await.unwrap();
    let kept: Vec<_> = kept.iter().map(|trace| trace.at).collect();
    assert_eq!(kept, [then], "once, and of the time it came about");
});

on_both_databases!(messages_left_are_forgotten_when_they_are_over, |app| {
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let mut customers = Vec::new();
    for _ in 0..3 {
        let customer = shop.customer().await;
        customer.put(&app.app, &shop, "在吗").await;
        customers.push(customer);
    }
    while left(&app, &shop).await.len() != 3 {
        crate::harness::glance().await;
    }
    give(&app, &shop, &customers[0], agent.id).await;
    let close = Act::Close {
        by: ClosedBy::Customer,
        over: true,
    };
    let closed = put(&app.app, customers[1].key(&shop), Sender::system(), close).await;
    assert!(matches!(closed, Outcome::Stored { .. }));
    forget_left(app.app.store(), shop.id).await.unwrap();
    assert_eq!(
        left(&app, &shop).await,
        [customers[2].key(&shop).conversation]
    );
});
