use serde_json::json;
use yingke_schema::members::member::Role;

use super::{after_sale, at, give, hand, is_with, on_duty, set, situation_of};

on_both_databases!(
    handed_to_a_group_it_goes_to_somebody_there_with_the_reason,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        let (one, other) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
        );
        set(&leader, &shop, |rules| {
            rules.groups = vec![after_sale(&[other.id])];
            rules.needs_reason = true;
        })
        .await;
        let customer = shop.customer().await;
        let mut first = on_duty(&app, &shop, &one).await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget
            .text(&customer.conversation, "public", "要退货")
            .await;
        first.hear(is_with(&customer.conversation, one.id)).await;
        let mut second = on_duty(&app, &shop, &other).await;
        for (more, code) in [
            (json!({ "group": "售中", "reason": "售后问题" }), "no_group"),
            (json!({ "group": "售后" }), "needs_reason"),
            (json!({ "group": "售后", "to": other.id }), "bad_frame"),
        ] {
            first.say(&hand(&customer.conversation, &more)).await;
            let refused = first.hear_type("error").await;
            assert_eq!(refused["code"], code);
        }
        let hands = one.get(&at(&shop, "dispatch/hands")).await.body;
        assert_eq!(
            hands["groups"],
            json!([{ "name": "售后", "members": 1, "free": 1 }])
        );
        let order = hand(
            &customer.conversation,
            &json!({ "group": "售后", "reason": "售后问题", "note": "已核对订单" }),
        );
        first.say(&order).await;
        first.hear_type("ack").await;
        second.hear(is_with(&customer.conversation, other.id)).await;
        let (_, staff) = second.resume(&customer.conversation).await;
        let told = &staff[0]["body"];
        assert_eq!(
            (
                &told["group"],
                &told["reason"],
                &told["note"],
                &told["from"]
            ),
            (
                &json!("售后"),
                &json!("售后问题"),
                &json!("已核对订单"),
                &json!(one.id)
            )
        );
        let decisions = loop {
            let decisions = leader.get(&at(&shop, "dispatches")).await.body;
            if decisions[0]["decision"]["outcome"]["member"] == json!(other.id) {
                break decisions;
            }
            crate::harness::glance().await;
        };
        assert_eq!(decisions[0]["customer"], json!(customer.name));
        let steps = decisions[0]["decision"]["steps"].as_array().unwrap();
        let handed = steps.iter().find(|step| step["step"] == "handed").unwrap();
        assert_eq!(handed["group"], "售后");
    }
);

on_both_databases!(
    back_in_the_queue_it_never_returns_to_whoever_handed_it_back,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Supervisor).await;
        let (one, other) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
        );
        let customer = shop.customer().await;
        let mut first = on_duty(&app, &shop, &one).await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget.text(&customer.conversation, "public", "在吗").await;
        first.hear(is_with(&customer.conversation, one.id)).await;
        let mut board = app.member_socket("qingmu", &leader).await;
        board
            .say(&hand(
                &customer.conversation,
                &json!({ "reason": "需要主管决定" }),
            ))
            .await;
        board.hear_type("ack").await;
        let waits = situation_of(&app, &shop, &customer.conversation).await;
        assert!(
            waits.queued && waits.nobody_there && !waits.all_full,
            "{waits:?}"
        );
        let mut second = on_duty(&app, &shop, &other).await;
        second.hear(is_with(&customer.conversation, other.id)).await;
        let rows = app.app.store().shop(shop.id);
        let audited = rows.rows::<yingke_schema::audit::record::Entity>();
        let audited = audited.all().await.unwrap();
        let stepped: Vec<_> = audited
            .iter()
            .filter(|row| row.action == "step_in")
            .collect();
        assert_eq!((stepped.len(), stepped[0].actor_id), (1, leader.id.0));
        assert!(stepped[0].detail.contains(&one.id.to_string()));
    }
);

on_both_databases!(
    stepping_in_is_written_down_where_it_happens_and_once,
    |app| {
        let shop = app.shop("qingmu").await;
        let (leader, agent, other) = (
            shop.member(Role::Supervisor).await,
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
        );
        let customer = shop.customer().await;
        customer.put(&app.app, &shop, "在吗").await;
        give(&app, &shop, &customer, agent.id).await;
        let stepped = async || {
            let rows = app.app.store().shop(shop.id);
            let rows = rows.rows::<yingke_schema::audit::record::Entity>();
            let rows = rows.all().await.unwrap();
            rows.iter().filter(|row| row.action == "step_in").count()
        };
        // A colleague who may not is refused: nobody stepped in.
        let mut desk = app.member_socket("qingmu", &other).await;
        let take = json!({ "type": "take", "conversation": customer.conversation });
        assert_eq!(desk.act(take).await["reason"], "taken");
        assert_eq!(stepped().await, 0);
        let mut board = app.member_socket("qingmu", &leader).await;
        let to_other = hand(&customer.conversation, &json!({ "to": other.id }));
        for _ in 0..2 {
            let handed = board.act(to_other.clone()).await;
            assert_eq!(handed["type"], "ack", "{handed}");
        }
        assert_eq!(stepped().await, 1);
    }
);
