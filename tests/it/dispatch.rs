//! Who gets a customer, through HTTP and the socket, and what is kept of why.

mod handed;
mod many;
mod messages;
mod owners;
mod rules;
mod ways;

use std::time::Duration;

use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use yingke::{
    dispatch::{Group, Rules, situation},
    reception::{Act, AssignedBy, Outcome, Over, Sender},
    vocabulary::{ConversationId, MemberId, new_id},
};
use yingke_schema::{dispatch::trace, reception::head};

use crate::harness::{Client, Socket, TestApp, TestCustomer, TestMember, TestShop, at, put};

/// A member at the desk who hears what happens there, from the first frame on.
pub async fn on_duty(app: &TestApp, shop: &TestShop<'_>, member: &TestMember) -> Socket {
    let mut desk = app.member_socket(&shop.slug, member).await;
    desk.say(&json!({ "type": "desk" })).await;
    desk.say(&json!({ "type": "presence", "state": "online" }))
        .await;
    let id = json!(member.id);
    loop {
        let members = member.get(&at(shop, "members")).await.body;
        let mut members = members.as_array().unwrap().iter();
        if members.any(|one| one["id"] == id && one["state"] == "online") {
            return desk;
        }
        crate::harness::glance().await;
    }
}

pub fn is_with(conversation: &str, member: MemberId) -> impl Fn(&Value) -> bool {
    let (conversation, member) = (conversation.to_owned(), json!(member));
    move |frame| {
        let rows = frame["rows"].as_array().into_iter().flatten();
        let mut rows = rows.clone();
        frame["type"] == "desk"
            && rows.any(|row| row["conversation"] == conversation && row["assignee"] == member)
    }
}

fn hand(conversation: &str, more: &Value) -> Value {
    let mut frame =
        json!({ "type": "transfer", "client_id": new_id(), "conversation": conversation });
    frame
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    frame
}

async fn set(leader: &Client, shop: &TestShop<'_>, change: impl Fn(&mut Rules)) {
    let now = leader.get(&at(shop, "dispatch")).await;
    let mut rules: Rules = serde_json::from_value(now.body["rules"].clone()).unwrap();
    change(&mut rules);
    let body = json!({ "rules": rules, "rev": now.body["rev"] });
    let kept = leader.put(&at(shop, "dispatch"), &body).await;
    assert_eq!(kept.status, 200, "{kept:?}");
}

fn is_assigned(conversation: &str) -> impl Fn(&Value) -> bool {
    let conversation = conversation.to_owned();
    move |frame| {
        let rows = frame["rows"].as_array().into_iter().flatten();
        frame["type"] == "desk"
            && rows
                .clone()
                .any(|row| row["conversation"] == conversation && row["status"] == "assigned")
    }
}

fn after_sale(members: &[MemberId]) -> Group {
    Group {
        name: "售后".into(),
        pages: vec!["/nowhere".into()],
        categories: vec![],
        products: vec![],
        order_states: vec![],
        members: members.to_vec(),
    }
}

async fn situation_of(
    app: &TestApp,
    shop: &TestShop<'_>,
    conversation: &str,
) -> yingke::dispatch::Standing {
    let conversation = ConversationId(conversation.parse().unwrap());
    situation(app.app.store(), shop.id, conversation, app.now())
        .await
        .unwrap()
}

async fn traces(app: &TestApp, shop: &TestShop<'_>) -> usize {
    let rows = app.app.store().shop(shop.id);
    rows.rows::<trace::Entity>().count().await.unwrap() as usize
}

/// Groups that do not help out; this one is everybody's.
fn alone(rules: &mut Rules, members: &[MemberId]) {
    rules.beyond_group = false;
    rules.groups = vec![Group {
        pages: vec![],
        ..after_sale(members)
    }];
}

async fn until_with(app: &TestApp, shop: &TestShop<'_>, of: &TestCustomer, member: MemberId) {
    let own = head::Column::ConversationId.eq(of.key(shop).conversation);
    let given = async {
        let db = app.app.store().shop(shop.id);
        loop {
            let head = db.rows::<head::Entity>().with(own.clone());
            if head.one().await.unwrap().unwrap().assignee == Some(member) {
                return;
            }
            crate::harness::glance().await;
        }
    };
    tokio::time::timeout(Duration::from_mins(1), given)
        .await
        .expect("the customer is given to the member");
}

async fn give(app: &TestApp, shop: &TestShop<'_>, customer: &TestCustomer, to: MemberId) {
    let act = Act::Assign {
        to,
        name: "客服小禾".into(),
        by: AssignedBy::Take,
        over: Over::Nobody,
        capacity: None,
    };
    let given = put(&app.app, customer.key(shop), Sender::system(), act).await;
    assert!(matches!(given, Outcome::Stored { .. }), "{given:?}");
}
