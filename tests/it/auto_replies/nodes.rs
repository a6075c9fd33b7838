use std::sync::Arc;

use serde_json::json;
use yingke::{
    app::App,
    auto_replies::Reader,
    reception::{
        Follower, Key, Lane, Row, Said,
        log::{self, Span},
    },
    vocabulary::ConversationId,
};
use yingke_schema::members::member::Role;

use super::there::is_assigned;
use super::{add, all_automatic, automatic, be, is_read, lines, on_duty, rule, says, session};
use crate::harness::{Client, On, TestApp, TestShop};

on_both_databases!(two_nodes_that_read_the_same_line_say_one_thing, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let minutes = json!({ "per": "minutes", "minutes": 5 });
    add(
        &leader,
        &shop,
        &rule(&says("contains", "票"), &minutes, "可以开票"),
    )
    .await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    widget.text(&customer.conversation, "public", "发票").await;
    automatic(&mut widget).await;
    app.advance(301_000);
    widget.text(&customer.conversation, "public", "开票").await;
    let key = Key {
        shop: shop.id,
        conversation: ConversationId(customer.conversation.parse().unwrap()),
    };
    let db = app.app.store().shop(shop.id);
    let page = log::page(&db, key, Lane::Public, Span::Newest, 50)
        .await
        .unwrap();
    let rows = Arc::new(page.rows);
    let readers = (0..8).map(|_| {
        let (reader, rows) = (Reader(app.app.replies().clone()), rows.clone());
        tokio::spawn(async move { reader.follow(key.shop, &[said(key, &rows)]).await })
    });
    for reader in readers.collect::<Vec<_>>() {
        reader.await.unwrap().unwrap();
    }
    automatic(&mut widget).await;
    let said = all_automatic(&mut widget, &customer.conversation).await;
    assert_eq!(said.len(), 2, "{said:?}");
});

/// Both nodes read both lines, at once and more than once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_nodes_answer_a_customer_with_one_line() {
    let app = TestApp::start(On::Postgres).await;
    let other = app.another_node().await;
    let nodes = [app.app.clone(), other];
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let minutes = json!({ "per": "minutes", "minutes": 5 });
    let word = rule(&says("contains", "票"), &minutes, "可以开票");
    add(&leader, &shop, &word).await;
    let mut customers = Vec::new();
    for _ in 0..12 {
        customers.push(shop.customer().await);
    }
    let talks = customers.iter().enumerate().map(|(at, customer)| {
        let (nodes, shop, app) = (&nodes, &shop, &app);
        async move {
            let key = customer.key(shop);
            let seq = customer.put(&nodes[at % 2], shop, "发票").await;
            tokio::join!(reads(&nodes[0], key), reads(&nodes[1], key));
            is_read(app, key, seq).await;
            assert_eq!(lines(app, key).await, 1);
            let seqs = tokio::join!(
                customer.put(&nodes[0], shop, "开票"),
                customer.put(&nodes[1], shop, "票呢"),
                reads(&nodes[at % 2], key),
            );
            is_read(app, key, seqs.0.max(seqs.1)).await;
            assert_eq!(lines(app, key).await, 1);
        }
    });
    futures_util::future::join_all(talks).await;
}

/// Two rules fit each line, and both nodes read it, at once and more than once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_nodes_answer_a_line_by_one_of_two_rules() {
    let app = TestApp::start(On::Postgres).await;
    let other = app.another_node().await;
    let nodes = [app.app.clone(), other];
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    two_about_invoices(&leader, &shop).await;
    let mut customers = Vec::new();
    for _ in 0..12 {
        customers.push(shop.customer().await);
    }
    let talks = customers.iter().enumerate().map(|(at, customer)| {
        let (nodes, shop, app) = (&nodes, &shop, &app);
        async move {
            let key = customer.key(shop);
            let seq = customer.put(&nodes[at % 2], shop, "发票").await;
            tokio::join!(reads(&nodes[0], key), reads(&nodes[1], key));
            is_read(app, key, seq).await;
            reads(&nodes[at % 2], key).await;
            assert_eq!(lines(app, key).await, 1);
        }
    });
    futures_util::future::join_all(talks).await;
}

/// Two rules that fit the same word.
async fn two_about_invoices(leader: &Client, shop: &TestShop<'_>) {
    for (word, text) in [("发票", "可以开票"), ("票", "票随货寄出")] {
        add(
            leader,
            shop,
            &rule(&says("contains", word), &session(), text),
        )
        .await;
    }
}

on_both_databases!(a_line_that_is_heard_again_gets_no_second_word, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    two_about_invoices(&leader, &shop).await;
    let customer = shop.customer().await;
    let key = customer.key(&shop);
    for said in 1..=2 {
        // Another word is another question, and the other rule has not had its say.
        let seq = customer.put(&app.app, &shop, "发票").await;
        is_read(&app, key, seq).await;
        assert_eq!(lines(&app, key).await, said);
        reads(&app.app, key).await;
        assert_eq!(lines(&app, key).await, said);
    }
});

on_both_databases!(
    a_line_that_is_heard_again_in_another_state_gets_no_second_word,
    |app| {
        let shop = app.shop("qingmu").await;
        let leader = shop.member(Role::Owner).await;
        let busy = json!({ "kind": "busy", "more_than": null });
        add(&leader, &shop, &rule(&busy, &session(), "正忙")).await;
        let suspended = json!({ "kind": "suspended" });
        add(&leader, &shop, &rule(&suspended, &session(), "挂起了")).await;
        let customer = shop.customer().await;
        let key = customer.key(&shop);
        let mut desk = on_duty(&app, &shop).await;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        widget.text(&customer.conversation, "public", "在吗").await;
        desk.hear(is_assigned).await;
        // Or being given away would be answered, once its member is busy.
        let given = rows_of(&app.app, key).await;
        let given = given.iter().rfind(|row| row.kind == "assign");
        is_read(&app, key, given.unwrap().seq).await;
        be(&mut desk, "busy").await;
        let asked = widget
            .text(&customer.conversation, "public", "在不在")
            .await;
        assert_eq!(automatic(&mut widget).await, "正忙");
        be(&mut desk, "suspended").await;
        let seq = asked["seq"].as_i64().unwrap();
        is_read(&app, key, seq).await;
        reads_one(&app.app, key, seq).await;
        assert_eq!(lines(&app, key).await, 1);
        reads_one(&app.app, key, customer.put(&app.app, &shop, "还在吗").await).await;
        assert_eq!(automatic(&mut widget).await, "挂起了");
    }
);

/// A node reads one line of a conversation.
async fn reads_one(node: &App, key: Key, seq: i64) {
    let mut rows = rows_of(node, key).await;
    rows.retain(|row| row.seq == seq);
    assert_eq!(rows.len(), 1);
    let reader = Reader(node.replies().clone());
    reader.follow(key.shop, &[said(key, &rows)]).await.unwrap();
}

async fn reads(node: &App, key: Key) {
    let rows = rows_of(node, key).await;
    let reader = Reader(node.replies().clone());
    reader.follow(key.shop, &[said(key, &rows)]).await.unwrap();
}

async fn rows_of(node: &App, key: Key) -> Vec<Row> {
    let db = node.store().shop(key.shop);
    let page = log::page(&db, key, Lane::Public, Span::Newest, 50).await;
    page.unwrap().rows
}

fn said(key: Key, rows: &[Row]) -> Said<'_> {
    let rows = rows.iter().collect();
    Said { key, rows }
}
