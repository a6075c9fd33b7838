//! Ways to a member that are a rule of the shop: waiting for whom one knows, weights, the VIP lane, a desk that is suspended.

use std::{collections::HashMap, time::Duration};

use sea_orm::ColumnTrait;
use serde_json::json;
use yingke::{
    dispatch::{MemberRule, Rules, ShareBy},
    members,
    reception::{Act, ClosedBy, Outcome, Sender},
    vocabulary::MemberId,
};
use yingke_schema::{
    dispatch::trace,
    members::{member::Role, presence::State},
    reception::head,
};

use super::{alone, at, give, set, situation_of, until_with};
use crate::harness::{TestApp, TestCustomer, TestShop, put};

async fn comes_as(app: &TestApp, shop: &TestShop<'_>, member: MemberId, state: State) {
    let (store, now) = (app.app.store(), app.now());
    let lease = now + 1_000_000_000;
    members::set_presence(store, shop.id, member, state, lease, now)
        .await
        .unwrap();
    app.app.live().dispatch_soon(shop.id);
}

async fn ends(app: &TestApp, shop: &TestShop<'_>, customer: &TestCustomer) {
    let close = Act::Close {
        by: ClosedBy::Customer,
        over: true,
    };
    let closed = put(&app.app, customer.key(shop), Sender::system(), close).await;
    assert!(matches!(closed, Outcome::Stored { .. }), "{closed:?}");
}

async fn in_time<T>(what: &str, asked: impl Future<Output = T>) -> T {
    let answer = tokio::time::timeout(Duration::from_mins(1), asked).await;
    answer.unwrap_or_else(|_| panic!("{what} in time"))
}

/// Waits until it is written down that this came of it.
async fn is_decided(app: &TestApp, shop: &TestShop<'_>, of: &TestCustomer, outcome: &str) {
    let own = trace::Column::ConversationId.eq(of.key(shop).conversation);
    let said = format!("\"outcome\":\"{outcome}\"");
    let decided = async {
        let db = app.app.store().shop(shop.id);
        loop {
            let traces = db.rows::<trace::Entity>().with(own.clone());
            let traces = traces.all().await.unwrap();
            if traces.iter().any(|trace| trace.body.contains(&said)) {
                return;
            }
            crate::harness::glance().await;
        }
    };
    in_time("it is decided", decided).await;
}

/// How many each member has, once so many customers are given.
async fn shares(app: &TestApp, shop: &TestShop<'_>, given: usize) -> HashMap<MemberId, usize> {
    let shared = async {
        let db = app.app.store().shop(shop.id);
        loop {
            let mut shares = HashMap::new();
            for head in db.rows::<head::Entity>().all().await.unwrap() {
                if let Some(member) = head.assignee {
                    *shares.entry(member).or_default() += 1;
                }
            }
            if shares.values().sum::<usize>() == given {
                return shares;
            }
            crate::harness::glance().await;
        }
    };
    in_time("all are given", shared).await
}

on_both_databases!(one_waits_for_whom_one_knows_as_long_as_set, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let (known, other) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    app.tamper("UPDATE member SET capacity = 1").await;
    set(&leader, &shop, |rules| rules.wait_for_known_s = 30).await;
    let (back, before) = (shop.customer().await, shop.customer().await);
    back.put(&app.app, &shop, "在吗").await;
    give(&app, &shop, &back, known.id).await;
    ends(&app, &shop, &back).await;
    before.put(&app.app, &shop, "在吗").await;
    give(&app, &shop, &before, known.id).await;
    comes_as(&app, &shop, known.id, State::Online).await;
    comes_as(&app, &shop, other.id, State::Online).await;
    back.put(&app.app, &shop, "还在吗").await;
    is_decided(&app, &shop, &back, "wait").await;
    let waits = situation_of(&app, &shop, &back.conversation).await;
    assert!(waits.queued && waits.position == 1, "{waits:?}");
    assert_eq!(shares(&app, &shop, 1).await[&known.id], 1);
    app.advance(29_999);
    let waits = situation_of(&app, &shop, &back.conversation).await;
    assert_eq!(waits.position, 1, "one millisecond too early");
    app.advance(1);
    app.app.live().dispatch_soon(shop.id);
    until_with(&app, &shop, &back, other.id).await;
});

on_both_databases!(who_has_three_times_the_weight_gets_three_of_four, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let (light, heavy) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    app.tamper("UPDATE member SET capacity = 100").await;
    set(&leader, &shop, |rules| {
        rules.share_by = ShareBy::Weight;
        let weights = [(light.id, 100), (heavy.id, 300)];
        rules.members = weights
            .map(|(member, weight)| MemberRule {
                member,
                weight,
                is_draining: false,
            })
            .to_vec();
    })
    .await;
    for member in [light.id, heavy.id] {
        comes_as(&app, &shop, member, State::Online).await;
    }
    for _ in 0..40 {
        let customer = shop.customer().await;
        customer.put(&app.app, &shop, "在吗").await;
    }
    let shares = shares(&app, &shop, 40).await;
    assert_eq!((shares[&light.id], shares[&heavy.id]), (10, 30));
});

on_both_databases!(who_has_paid_most_is_next_however_long_others_wait, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let agent = shop.member(Role::Agent).await;
    app.tamper("UPDATE member SET capacity = 1").await;
    set(&leader, &shop, |rules| rules.vip_from_fen = Some(100)).await;
    let rich = shop.customer().await;
    app.tamper("UPDATE customer SET value_fen = 100").await;
    let (first, long) = (shop.customer().await, shop.customer().await);
    comes_as(&app, &shop, agent.id, State::Online).await;
    first.put(&app.app, &shop, "在吗").await;
    until_with(&app, &shop, &first, agent.id).await;
    long.put(&app.app, &shop, "在吗").await;
    app.advance(60_000);
    rich.put(&app.app, &shop, "在吗").await;
    let position = async |of: &TestCustomer| {
        let waits = situation_of(&app, &shop, &of.conversation).await;
        waits.position
    };
    assert_eq!((position(&rich).await, position(&long).await), (1, 2));
    ends(&app, &shop, &first).await;
    until_with(&app, &shop, &rich, agent.id).await;
    assert_eq!(position(&long).await, 1);
    ends(&app, &shop, &rich).await;
    until_with(&app, &shop, &long, agent.id).await;
});

on_both_databases!(where_all_are_suspended_they_share_evenly, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let (one, other) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    // Only one of them is of the group, which nobody helps.
    set(&leader, &shop, |rules| alone(rules, &[one.id])).await;
    for member in [one.id, other.id] {
        comes_as(&app, &shop, member, State::Suspended).await;
    }
    for _ in 0..6 {
        let customer = shop.customer().await;
        customer.put(&app.app, &shop, "在吗").await;
    }
    let shares = shares(&app, &shop, 6).await;
    assert_eq!((shares[&one.id], shares[&other.id]), (3, 3));
});

on_both_databases!(more_days_back_to_the_last_agent_are_tried, |app| {
    let shop = app.shop("qingmu").await;
    let (known, other) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    let back = shop.customer().await;
    back.put(&app.app, &shop, "在吗").await;
    give(&app, &shop, &back, known.id).await;
    ends(&app, &shop, &back).await;
    app.advance((5 * 24 + 12) * 60 * 60 * 1_000);
    let leader = shop.member(Role::Owner).await;
    for member in [other.id, known.id] {
        comes_as(&app, &shop, member, State::Online).await;
        app.advance(1_000);
    }
    // Once each was given one, no look that began before them is still at work; and the other is the longer idle again.
    for member in [other.id, known.id] {
        let between = shop.customer().await;
        between.put(&app.app, &shop, "在吗").await;
        until_with(&app, &shop, &between, member).await;
        ends(&app, &shop, &between).await;
        app.advance(1_000);
    }
    back.put(&app.app, &shop, "还在吗").await;
    until_with(&app, &shop, &back, other.id).await;
    is_decided(&app, &shop, &back, "given").await;
    let tried = async |recent_days| {
        let rules = Rules {
            recent_days,
            ..Rules::default()
        };
        let body = json!({ "rules": rules });
        let trial = leader.post(&at(&shop, "dispatch/trials"), &body).await;
        assert_eq!(trial.body["not_tried"], json!([]), "{trial:?}");
        trial.body["changed"].clone()
    };
    assert_eq!((tried(4).await, tried(5).await), (json!(0), json!(0)));
    assert_eq!(tried(6).await, json!(1));
});
