use serde_json::json;
use yingke::{
    reception::{Act, AssignedBy, ClosedBy, Outcome, Over, Refusal, Sender},
    vocabulary::MemberId,
};
use yingke_schema::members::member::Role;

use super::{at, give, is_assigned, is_with, on_duty, set};
use crate::harness::{Socket, TestApp, TestCustomer, TestMember, TestShop, put};

async fn two_agents(shop: &TestShop<'_>) -> (TestMember, TestMember) {
    (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    )
}

/// A customer who is with one of two agents: ten seconds after that one is gone it is the other's turn.
struct Held {
    leader: TestMember,
    one: TestMember,
    other: TestMember,
    customer: TestCustomer,
    desk: Socket,
    _widget: Socket,
}

async fn held(app: &TestApp, shop: &TestShop<'_>) -> Held {
    let leader = shop.member(Role::Owner).await;
    set(&leader, shop, |rules| rules.return_after_s = Some(10)).await;
    let (one, other) = two_agents(shop).await;
    let customer = shop.customer().await;
    let mut desk = on_duty(app, shop, &one).await;
    let mut widget = app.customer_socket(&shop.slug, &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    desk.hear(is_assigned(&customer.conversation)).await;
    Held {
        leader,
        one,
        other,
        customer,
        desk,
        _widget: widget,
    }
}

on_both_databases!(a_customer_who_belongs_to_someone_goes_to_them, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let (one, other) = two_agents(&shop).await;
    let customer = shop.customer().await;
    let path = at(&shop, &format!("customers/{}/dedicated", customer.id));
    assert_eq!(
        leader
            .put(&path, &json!({ "member": other.id }))
            .await
            .status,
        204
    );
    assert_eq!(one.get(&path).await.body["member"], json!(other.id));
    let warehouse = shop.member(Role::Warehouse).await;
    let refused = leader.put(&path, &json!({ "member": warehouse.id })).await;
    assert_eq!(refused.code(), "bad_member");
    let mut first = on_duty(&app, &shop, &one).await;
    let _second = on_duty(&app, &shop, &other).await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget
        .text(&customer.conversation, "public", "我的桌子到哪了")
        .await;
    first.hear(is_assigned(&customer.conversation)).await;
    let row = leader
        .get(&at(
            &shop,
            &format!("conversations/{}", customer.conversation),
        ))
        .await;
    assert_eq!(row.body["row"]["assignee"], json!(other.id));
});

on_both_databases!(
    whoever_waits_is_told_their_place_and_comes_to_another_when_theirs_is_gone,
    |app| {
        let shop = app.shop("qingmu").await;
        let mut held = held(&app, &shop).await;
        let offline = json!({ "type": "presence", "state": "offline" });
        held.desk.say(&offline).await;
        held.desk.hear_type("presence").await;
        app.advance(10_001);
        let mut second = on_duty(&app, &shop, &held.other).await;
        second
            .hear(is_with(&held.customer.conversation, held.other.id))
            .await;
    }
);

on_both_databases!(
    who_waits_for_someone_whose_line_died_comes_to_another,
    |app| {
        let shop = app.shop("qingmu").await;
        let held = held(&app, &shop).await;
        drop(held.desk);
        // Only the customer's is left: nobody renews the lease of 5 seconds any more.
        while app.app.live().sockets() > 1 {
            crate::harness::glance().await;
        }
        app.advance(14_000);
        let mut second = on_duty(&app, &shop, &held.other).await;
        let holder = async || {
            let path = format!("conversations/{}", held.customer.conversation);
            let row = held.leader.get(&at(&shop, &path)).await;
            row.body["row"]["assignee"].clone()
        };
        let (one, other) = (json!(held.one.id), json!(held.other.id));
        assert_eq!(holder().await, one, "she may be back in time");
        app.advance(1_001);
        second
            .hear(is_with(&held.customer.conversation, held.other.id))
            .await;
        assert_eq!(holder().await, other);
    }
);

on_both_databases!(whoever_finishes_up_gets_nothing_new, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Supervisor).await;
    let (one, other) = two_agents(&shop).await;
    let path = at(&shop, &format!("dispatch/members/{}/drain", one.id));
    assert_eq!(
        leader
            .put(&path, &json!({ "is_draining": true }))
            .await
            .status,
        204
    );
    let mut first = on_duty(&app, &shop, &one).await;
    let _second = on_duty(&app, &shop, &other).await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "在吗").await;
    first.hear(is_with(&customer.conversation, other.id)).await;
    let warehouse = shop.member(Role::Warehouse).await;
    let path = at(&shop, &format!("dispatch/members/{}/drain", warehouse.id));
    let refused = leader.put(&path, &json!({ "is_draining": true })).await;
    assert_eq!(refused.code(), "bad_member");
});

/// As dispatch gives to somebody who may have one conversation.
fn only_one(to: MemberId) -> Act {
    Act::Assign {
        to,
        name: "客服小禾".into(),
        by: AssignedBy::Dispatch,
        over: Over::Nobody,
        capacity: Some(1),
    }
}

on_both_databases!(
    who_took_one_by_hand_meanwhile_is_given_none_beyond_their_capacity,
    |app| {
        let shop = app.shop("qingmu").await;
        let agent = shop.member(Role::Agent).await;
        let (taken, waits) = (shop.customer().await, shop.customer().await);
        for customer in [&taken, &waits] {
            customer.put(&app.app, &shop, "在吗").await;
        }
        give(&app, &shop, &taken, agent.id).await;
        let given = async || {
            let act = only_one(agent.id);
            put(&app.app, waits.key(&shop), Sender::system(), act).await
        };
        assert_eq!(given().await, Outcome::Refused(Refusal::Full));
        // A place that becomes free in the same breath is free.
        let close = Act::Close {
            by: ClosedBy::Customer,
            over: true,
        };
        let closes = put(&app.app, taken.key(&shop), Sender::system(), close);
        let (closed, given) = tokio::join!(closes, given());
        assert!(matches!(closed, Outcome::Stored { .. }), "{closed:?}");
        assert!(matches!(given, Outcome::Stored { .. }), "{given:?}");
    }
);
