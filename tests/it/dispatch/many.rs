use sea_orm::ActiveValue::Set;
use serde_json::json;
use yingke::{
    members,
    vocabulary::{ConversationId, CustomerId, MemberId, new_id},
};
use yingke_schema::{
    customers::customer,
    dispatch::{left, trace},
    members::{member::Role, presence::State},
    reception::{conversation, head},
};

use super::{alone, at, set, situation_of, until_with};
use crate::harness::{TestApp, TestShop};

on_both_databases!(no_page_of_decisions_cuts_a_look_in_two, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let decided = |at: i64| trace::ActiveModel {
        shop_id: Set(shop.id),
        conversation_id: Set(ConversationId(new_id())),
        at: Set(at),
        session: Set(1),
        body: Set(json!({ "outcome": { "outcome": "pool" }, "steps": [] }).to_string()),
        situation: Set(None),
    };
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let (nine, before) = (app.now(), app.now() - 1_000);
    let rows = (0..120).map(|at| decided(if at < 110 { nine } else { before }));
    tx.insert_many(rows).await.unwrap();
    tx.commit().await.unwrap();
    let mut path = at(&shop, "dispatches");
    let mut pages = Vec::new();
    loop {
        let page = leader.get(&path).await.body;
        let page = page.as_array().unwrap();
        let Some(last) = page.last() else { break };
        path = at(&shop, &format!("dispatches?before={}", last["at"]));
        pages.push(page.len());
    }
    assert_eq!(pages, [110, 10]);
});

/// One more than a page takes, all there before anybody else came.
async fn five_hundred(app: &TestApp, shop: &TestShop<'_>) -> Vec<ConversationId> {
    let ids: Vec<_> = (0..501).map(|_| (new_id(), new_id())).collect();
    let at = app.now() - 1_000;
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let customers = ids.iter().map(|(customer, _)| customer::ActiveModel {
        id: Set(CustomerId(*customer)),
        name: Set("访客".into()),
        tags: Set("[]".into()),
        value_fen: Set(0),
        created_at: Set(at),
        seen_at: Set(at),
        ..Default::default()
    });
    tx.insert_many(customers).await.unwrap();
    let conversations = ids.iter().map(|(customer, id)| conversation::ActiveModel {
        id: Set(ConversationId(*id)),
        customer_id: Set(CustomerId(*customer)),
        channel: Set("widget".into()),
        created_at: Set(at),
        ..Default::default()
    });
    tx.insert_many(conversations).await.unwrap();
    let heads = ids.iter().map(|(_, id)| head::ActiveModel {
        conversation_id: Set(ConversationId(*id)),
        public_seq: Set(1),
        staff_seq: Set(0),
        status: Set(1),
        session: Set(1),
        opened_at: Set(at),
        waiting_since: Set(Some(at)),
        is_answered: Set(false),
        last_at: Set(at),
        ..Default::default()
    });
    tx.insert_many(heads).await.unwrap();
    tx.commit().await.unwrap();
    ids.into_iter().map(|(_, id)| ConversationId(id)).collect()
}

async fn leave_five_hundred(app: &TestApp, shop: &TestShop<'_>) {
    let ids = five_hundred(app, shop).await;
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let left = ids.into_iter().map(|id| left::ActiveModel {
        conversation_id: Set(id),
        session: Set(1),
        at: Set(app.now() - 1_000),
        ..Default::default()
    });
    tx.insert_many(left).await.unwrap();
    tx.commit().await.unwrap();
}

/// At the desk, without a socket.
async fn comes(app: &TestApp, shop: &TestShop<'_>, member: MemberId) {
    let (store, now) = (app.app.store(), app.now());
    let lease = now + 1_000_000_000;
    members::set_presence(store, shop.id, member, State::Online, lease, now)
        .await
        .unwrap();
    app.app.live().dispatch_soon(shop.id);
}

on_both_databases!(a_page_that_is_stuck_hides_nobody_behind_it, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let (away, free) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    set(&leader, &shop, |rules| alone(rules, &[away.id])).await;
    let customer = shop.customer().await;
    let path = at(&shop, &format!("customers/{}/dedicated", customer.id));
    let own = leader.put(&path, &json!({ "member": free.id })).await;
    assert_eq!(own.status, 204);
    // Somebody is there, whom the group does not ask: nobody leaves a message.
    comes(&app, &shop, free.id).await;
    five_hundred(&app, &shop).await;
    customer.put(&app.app, &shop, "在吗").await;
    until_with(&app, &shop, &customer, free.id).await;
});

on_both_databases!(a_full_page_hides_nobody_of_the_vip_lane, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let (keeper, late) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    app.tamper("UPDATE member SET capacity = 1").await;
    set(&leader, &shop, |rules| {
        alone(rules, &[late.id]);
        rules.vip_from_fen = Some(100);
    })
    .await;
    comes(&app, &shop, keeper.id).await;
    let customer = shop.customer().await;
    app.tamper("UPDATE customer SET value_fen = 100").await;
    five_hundred(&app, &shop).await;
    customer.put(&app.app, &shop, "在吗").await;
    comes(&app, &shop, late.id).await;
    until_with(&app, &shop, &customer, late.id).await;
});

on_both_databases!(a_holidays_messages_do_not_hide_who_waits_now, |app| {
    let shop = app.shop("qingmu").await;
    leave_five_hundred(&app, &shop).await;
    let customer = shop.customer().await;
    customer.put(&app.app, &shop, "在吗").await;
    let waits = situation_of(&app, &shop, &customer.conversation).await;
    assert!(
        waits.queued && waits.nobody_there && !waits.is_left,
        "{waits:?}"
    );
});
