//! Two nodes decide about one shop at once: nobody is given more than they can carry, and nobody waits while a place is free.

use std::collections::HashMap;

use yingke::{
    app::App,
    members,
    reception::{Act, ClosedBy, Key, Outcome, Sender},
    vocabulary::{ConversationId, MemberId},
};
use yingke_schema::{
    members::{member::Role, presence::State},
    reception::{entry, head},
};

use crate::harness::{On, TestApp, TestShop, put};

const MEMBERS: usize = 4;
const CAPACITY: usize = 3;
const CUSTOMERS: usize = 36;

async fn heads(app: &TestApp, shop: &TestShop<'_>) -> Vec<head::Model> {
    let db = app.app.store().shop(shop.id);
    db.rows::<head::Entity>().all().await.unwrap()
}

/// Waits until as many are served as there are places, or as there are customers; nobody has ever more than they can carry.
async fn settle(app: &TestApp, shop: &TestShop<'_>, open: usize) -> Vec<head::Model> {
    let wanted = open.min(MEMBERS * CAPACITY);
    for _ in 0..20_000 {
        let heads = heads(app, shop).await;
        let mut carried: HashMap<MemberId, usize> = HashMap::new();
        for member in heads.iter().filter_map(|head| head.assignee) {
            *carried.entry(member).or_default() += 1;
        }
        assert!(
            carried.values().all(|open| *open <= CAPACITY),
            "{carried:?}"
        );
        if carried.values().sum::<usize>() == wanted {
            return heads;
        }
        crate::harness::glance().await;
    }
    panic!("somebody waits while a place is free");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_nodes_never_fill_a_place_twice() {
    let app = TestApp::start(On::Postgres).await;
    let other = app.another_node().await;
    let nodes = [app.app.clone(), other];
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    // Whoever is worth more goes first, so that two nodes that saw different customers would choose differently.
    let rules = yingke::dispatch::Rules {
        vip_from_fen: Some(1),
        ..yingke::dispatch::Rules::default()
    };
    let path = format!("/api/shops/{}/dispatch", shop.id);
    let body = serde_json::json!({ "rules": rules, "rev": 0 });
    assert_eq!(leader.put(&path, &body).await.status, 200);
    let mut customers = Vec::new();
    for _ in 0..CUSTOMERS {
        customers.push(shop.customer().await);
    }
    app.tamper(
        "UPDATE customer SET value_fen = 100 WHERE ctid IN (SELECT ctid FROM customer LIMIT 18)",
    )
    .await;
    for _ in 0..MEMBERS {
        let member = shop.member(Role::Agent).await;
        let lease = app.now() + 1_000_000_000;
        let store = app.app.store();
        members::set_presence(store, shop.id, member.id, State::Online, lease, app.now())
            .await
            .unwrap();
    }
    app.tamper("UPDATE member SET capacity = 3").await;

    let asking = customers.iter().enumerate().map(|(at, customer)| {
        let (node, shop) = (&nodes[at % 2], &shop);
        async move {
            customer.put(node, shop, "在吗").await;
            nodes_look(&[node], shop);
        }
    });
    futures_util::future::join_all(asking).await;
    nodes_look(&nodes.iter().collect::<Vec<_>>(), &shop);
    let mut open = CUSTOMERS;
    loop {
        let heads = settle(&app, &shop, open).await;
        if open == 0 {
            break;
        }
        let closing = heads.iter().filter(|head| head.assignee.is_some()).take(8);
        let closing = closing.enumerate().map(|(at, head)| {
            let key = Key {
                shop: shop.id,
                conversation: head.conversation_id,
            };
            let act = Act::Close {
                by: ClosedBy::Customer,
                over: true,
            };
            let node = &nodes[at % 2];
            async move {
                let outcome = put(node, key, Sender::system(), act).await;
                node.live().dispatch_soon(key.shop);
                assert!(matches!(outcome, Outcome::Stored { .. }));
            }
        });
        open -= futures_util::future::join_all(closing).await.len();
        nodes_look(&nodes.iter().collect::<Vec<_>>(), &shop);
    }
    assert_eq!(assigned(&app, &shop).await, vec![1; CUSTOMERS]);
}

fn nodes_look(nodes: &[&App], shop: &TestShop<'_>) {
    for node in nodes {
        node.live().dispatch_soon(shop.id);
    }
}

/// How often each conversation was given to somebody.
async fn assigned(app: &TestApp, shop: &TestShop<'_>) -> Vec<usize> {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<entry::Entity>().all().await.unwrap();
    let mut often: HashMap<ConversationId, usize> = HashMap::new();
    for row in rows.iter().filter(|row| row.kind == "assign") {
        *often.entry(row.conversation_id).or_default() += 1;
    }
    often.into_values().collect()
}
