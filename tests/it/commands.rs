//! Every command of the socket, from everyone who may hold one, answers as the matrix says.

use serde_json::{Value, json};
use yingke::{
    access::Rule,
    live::Command,
    vocabulary::{MemberId, new_id},
};
use yingke_schema::members::member::Role;

use crate::harness::Socket;
use crate::rights::ROLES;

/// One of every command, and one of each lane.
fn all(conversation: &str, member: MemberId) -> Vec<Value> {
    let id = new_id;
    vec![
        json!({ "type": "resume", "conversation": conversation, "public": 0 }),
        json!({ "type": "fetch", "conversation": conversation, "lane": "public" }),
        json!({ "type": "fetch", "conversation": conversation, "lane": "staff" }),
        json!({ "type": "send", "client_id": id(), "conversation": conversation, "kind": "text", "body": { "text": "x" } }),
        json!({ "type": "send", "client_id": id(), "conversation": conversation, "lane": "staff", "kind": "text", "body": { "text": "x" } }),
        json!({ "type": "recall", "client_id": id(), "conversation": conversation, "seq": 1 }),
        json!({ "type": "mark", "conversation": conversation, "read": 1 }),
        json!({ "type": "typing", "conversation": conversation, "on": true }),
        json!({ "type": "review", "ref": "1", "conversation": conversation, "text": "x" }),
        json!({ "type": "take", "client_id": id(), "conversation": conversation }),
        json!({ "type": "transfer", "client_id": id(), "conversation": conversation, "to": member }),
        json!({ "type": "close", "client_id": id(), "conversation": conversation }),
        json!({ "type": "no_reply", "client_id": id(), "conversation": conversation }),
        json!({ "type": "leave", "conversation": conversation }),
        json!({ "type": "looking", "title": "商品", "path": "/p/1", "product": null }),
        json!({ "type": "desk" }),
        json!({ "type": "presence", "state": "rest" }),
        json!({ "type": "pong", "at": 1 }),
    ]
}

/// Of those, the ones that name a conversation.
pub fn about(conversation: &str, member: MemberId) -> Vec<Value> {
    let mut commands = all(conversation, member);
    commands.retain(|command| command.get("conversation").is_some());
    commands
}

#[test]
fn no_command_is_forgotten() {
    let commands = all(&new_id().to_string(), MemberId(new_id()));
    for name in Command::NAMES {
        assert!(
            commands.iter().any(|command| command["type"] == *name),
            "say in commands.rs what {name} looks like"
        );
    }
    let naming: Vec<_> = commands
        .iter()
        .map(Value::to_string)
        .filter(|text| Command::parse(text).unwrap().conversation().is_some())
        .collect();
    let about = about(&new_id().to_string(), MemberId(new_id()));
    assert_eq!(naming.len(), about.len(), "{naming:#?}");
}

on_both_databases!(every_command_answers_as_the_matrix_says, |app| {
    let shop = app.shop("qingmu").await;
    let colleague = shop.member(Role::Agent).await.id;
    for role in ROLES {
        let (member, customer) = (shop.member(role).await, shop.customer().await);
        let mut desk = app.member_socket("qingmu", &member).await;
        let may = |rule: Rule| rule.roles.contains(&role);
        let commands = all(&customer.conversation, colleague);
        check(&mut desk, &commands, may, &format!("{role:?}")).await;
    }
    let customer = shop.customer().await;
    let mut widget = app.customer_socket("qingmu", &customer).await;
    let commands = all(&customer.conversation, colleague);
    check(&mut widget, &commands, |rule| rule.customer, "a customer").await;
});

async fn check(socket: &mut Socket, commands: &[Value], may: impl Fn(Rule) -> bool, who: &str) {
    for command in commands {
        let text = command.to_string();
        let action = Command::parse(&text).unwrap().action();
        let is_allowed = action.is_none_or(|action| may(action.rule()));
        let is_refused = is_forbidden(socket, command).await;
        assert_eq!(is_refused, !is_allowed, "{command} of {who}");
    }
}

/// A command about nothing comes behind it: its answer ends the others, as refusals keep their turn. What the ledger says of an
/// earlier command may come between.
async fn is_forbidden(socket: &mut Socket, command: &Value) -> bool {
    let nothing = json!(new_id());
    socket.say(command).await;
    socket
        .say(&json!({ "type": "fetch", "conversation": nothing, "lane": "public" }))
        .await;
    let mut is_forbidden = false;
    loop {
        let error = socket.hear_type("error").await;
        if error["conversation"] == nothing {
            return is_forbidden;
        }
        is_forbidden |= error["code"] == "forbidden";
    }
}
