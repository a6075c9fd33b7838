use reqwest::Method;
use sea_orm::{ColumnTrait, sea_query::Expr};
use serde_json::json;
use yingke::vocabulary::new_id;
use yingke_schema::members::member::{self, Role};

use super::{numbers, texts};
use crate::harness::told;

on_both_databases!(a_retry_is_stored_once_and_other_content_is_refused, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    let mut send = json!({
        "type": "send", "client_id": new_id(), "conversation": customer.conversation, "kind": "text", "body": { "text": "在吗" },
    });
    let first = widget.act(send.clone()).await;
    let again = widget.act(send.clone()).await;
    assert_eq!(first, again);
    send["body"]["text"] = json!("在不在");
    assert_eq!(widget.act(send).await["code"], "conflict");
    let (entries, _) = widget.resume(&customer.conversation).await;
    assert_eq!(texts(&entries), ["在吗"]);
    assert_eq!(numbers(&entries), [1, 2]);
});

on_both_databases!(
    a_retry_is_answered_though_its_sender_may_not_say_it_now,
    |app| {
        let shop = app.shop("qingmu").await;
        let (owner, agent) = (
            shop.member(Role::Owner).await,
            shop.member(Role::Agent).await,
        );
        let customer = shop.customer().await;
        let mut desk = app.member_socket("qingmu", &agent).await;
        let commands = [
            json!({ "type": "send", "kind": "text", "body": { "text": "您好，能坐四到六人" } }),
            json!({ "type": "send", "kind": "text", "body": { "text": "发错了" } }),
            json!({ "type": "recall", "seq": 4 }),
            json!({ "type": "close" }),
        ]
        .map(|mut command| {
            command["client_id"] = json!(new_id());
            command["conversation"] = json!(customer.conversation);
            command
        });
        let mut first = Vec::new();
        for command in &commands {
            first.push(desk.act(command.clone()).await);
        }
        assert!(
            first.iter().all(|answer| answer["type"] == "ack"),
            "{first:?}"
        );
        let place = format!("/api/shops/{}/staff/{}", shop.id, agent.id);
        let change = owner
            .request(Method::PATCH, &place)
            .json(&json!({ "role": "warehouse" }));
        assert_eq!(told(change).await.status, 204);
        desk.closed().await;
        let mut desk = app.member_socket("qingmu", &agent).await;
        for (command, first) in commands.iter().zip(&first) {
            assert_eq!(&desk.act(command.clone()).await, first);
        }
        let mut other = commands[0].clone();
        other["body"]["text"] = json!("能坐八人");
        assert_eq!(desk.act(other.clone()).await["code"], "conflict");
        other["client_id"] = json!(new_id());
        assert_eq!(desk.act(other).await["code"], "forbidden");
    }
);

on_both_databases!(a_retry_is_answered_though_the_colleague_has_left, |app| {
    let shop = app.shop("qingmu").await;
    let (first, second) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    let customer = shop.customer().await;
    let mut desk = app.member_socket("qingmu", &first).await;
    desk.resume(&customer.conversation).await;
    desk.text(&customer.conversation, "public", "您好").await;
    let transfer = |id| {
        json!({
            "type": "transfer", "client_id": id, "conversation": customer.conversation, "to": second.id,
        })
    };
    let id = new_id();
    let stored = desk.act(transfer(id)).await;
    assert_eq!(stored["type"], "ack");
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let gone = member::Column::Id.eq(second.id);
    tx.update::<member::Entity>(gone, |row| {
        row.col_expr(member::Column::LeftAt, Expr::value(1_i64))
    })
    .await
    .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(desk.act(transfer(id)).await, stored);
    assert_eq!(desk.act(transfer(new_id())).await["code"], "not_found");
});

on_both_databases!(
    a_retry_is_answered_as_at_first_though_the_rules_would_refuse_it_now,
    |app| {
        let shop = app.shop("qingmu").await;
        let (first, second) = (
            shop.member(Role::Agent).await,
            shop.member(Role::Agent).await,
        );
        let customer = shop.customer().await;
        let conversation = &customer.conversation;
        let mut widget = app.customer_socket("qingmu", &customer).await;
        let mut desk = app.member_socket("qingmu", &first).await;
        let mut other = app.member_socket("qingmu", &second).await;
        let asked = widget.text(conversation, "public", "在吗").await;
        let command =
            |kind| json!({ "type": kind, "client_id": new_id(), "conversation": conversation });
        let (take, no_reply, close) = (command("take"), command("no_reply"), command("close"));
        let mut transfer = command("transfer");
        transfer["to"] = json!(second.id);
        let mut recall = command("recall");
        recall["seq"] = asked["seq"].clone();
        let mut acks = vec![widget.act(recall.clone()).await];
        for sent in [&take, &no_reply, &transfer] {
            acks.push(desk.act(sent.clone()).await);
        }
        acks.push(other.act(close.clone()).await);
        assert!(acks.iter().all(|ack| ack["type"] == "ack"), "{acks:?}");
        let mut again = vec![widget.act(recall).await];
        for sent in [take, no_reply, transfer] {
            again.push(desk.act(sent).await);
        }
        again.push(other.act(close).await);
        assert_eq!(acks, again);
    }
);
