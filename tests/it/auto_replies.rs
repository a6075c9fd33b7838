//! What a shop says by itself, through HTTP, sockets and timers.

mod nodes;
mod rules;
mod there;
mod tried;
mod waiting;
mod words;

use serde_json::{Value, json};
use yingke::reception::{Key, SenderKind};
use yingke_schema::{
    members::member::Role,
    reception::{entry, follow_mark},
    timers::timer,
};

use crate::harness::{Client, Socket, TestApp, TestCustomer, TestShop};

fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/auto-replies{path}", shop.id)
}

fn rule(occasion: &Value, once: &Value, text: &str) -> Value {
    json!({
        "name": occasion["kind"], "is_on": true, "occasion": occasion, "once": once, "priority": 50, "text": text,
        "when": { "spans": [], "weekdays": [], "days": "any" },
    })
}

fn session() -> Value {
    json!({ "per": "session" })
}

async fn add(leader: &Client, shop: &TestShop<'_>, rule: &Value) -> Value {
    let added = leader.post(&at(shop, ""), rule).await;
    assert_eq!(added.status, 200, "{added:?}");
    added.body
}

fn says(how: &str, word: &str) -> Value {
    json!({ "kind": "keyword", "how": how, "words": [word], "products": [] })
}

fn is_automatic(frame: &Value) -> bool {
    frame["type"] == "entry" && frame["kind"] == "text" && frame["from"]["kind"] == "system"
}

async fn automatic(widget: &mut Socket) -> String {
    let heard = widget.hear(is_automatic).await;
    assert_eq!(heard["from"]["name"], "自动回复", "{heard}");
    heard["body"]["text"].as_str().unwrap().to_owned()
}

/// The texts of the system in a conversation.
async fn all_automatic(widget: &mut Socket, conversation: &str) -> Vec<String> {
    let (entries, _) = widget.resume(conversation).await;
    let said = entries
        .iter()
        .filter(|entry| entry["from"]["kind"] == "system");
    let texts = said.filter_map(|entry| entry["body"]["text"].as_str());
    texts.map(str::to_owned).collect()
}

async fn be(desk: &mut Socket, state: &str) {
    desk.say(&json!({ "type": "presence", "state": state }))
        .await;
    let is_so = |frame: &Value| {
        let mut members = frame["members"].as_array().into_iter().flatten();
        frame["type"] == "presence" && members.any(|member| member["state"] == state)
    };
    desk.hear(is_so).await;
}

async fn on_duty(app: &TestApp, shop: &TestShop<'_>) -> Socket {
    let agent = shop.member(Role::Agent).await;
    let mut desk = app.member_socket(&shop.slug, &agent).await;
    desk.say(&json!({ "type": "desk" })).await;
    be(&mut desk, "online").await;
    desk
}

/// A customer who wrote while somebody is on duty.
struct Talk {
    customer: TestCustomer,
    desk: Socket,
    widget: Socket,
}

impl Talk {
    async fn begin(app: &TestApp, shop: &TestShop<'_>) -> Self {
        let customer = shop.customer().await;
        let desk = on_duty(app, shop).await;
        let widget = app.customer_socket(&shop.slug, &customer).await;
        let mut talk = Self {
            customer,
            desk,
            widget,
        };
        talk.asks("在吗").await;
        talk
    }

    /// One that was answered: from now on the customer may fall silent.
    async fn answered(app: &TestApp, shop: &TestShop<'_>) -> Self {
        let mut talk = Self::begin(app, shop).await;
        talk.desk.resume(&talk.customer.conversation).await;
        talk.answers("在的").await;
        timer_is_set(app, "auto_idle").await;
        talk
    }

    async fn asks(&mut self, text: &str) {
        let conversation = &self.customer.conversation;
        self.widget.text(conversation, "public", text).await;
    }

    async fn answers(&mut self, text: &str) {
        let conversation = &self.customer.conversation;
        self.desk.text(conversation, "public", text).await;
    }

    async fn all_automatic(&mut self) -> Vec<String> {
        all_automatic(&mut self.widget, &self.customer.conversation).await
    }
}

/// Waits until a node has read a line, and kept that it has.
async fn is_read(app: &TestApp, key: Key, seq: i64) {
    let taken = |mark: &follow_mark::Model| {
        mark.conversation_id == key.conversation
            && mark.follower == "auto_replies"
            && mark.seq >= seq
    };
    loop {
        let db = app.app.store().shop(key.shop);
        let marks = db.rows::<follow_mark::Entity>().all().await.unwrap();
        if marks.iter().any(taken) {
            return;
        }
        crate::harness::glance().await;
    }
}

/// How many automatic lines there are in a conversation.
async fn lines(app: &TestApp, key: Key) -> usize {
    let db = app.app.store().shop(key.shop);
    let rows = db.rows::<entry::Entity>().all().await.unwrap();
    let of_system = |row: &&entry::Model| {
        row.conversation_id == key.conversation
            && row.kind == "text"
            && row.sender_kind == SenderKind::System.code()
    };
    rows.iter().filter(of_system).count()
}

async fn change(leader: &Client, shop: &TestShop<'_>, kept: &mut Value, rule: &Value) {
    let path = at(shop, &format!("/{}", kept["id"].as_str().unwrap()));
    let body = json!({ "rule": rule, "rev": kept["rev"] });
    let changed = leader.put(&path, &body).await;
    assert_eq!(changed.status, 200, "{changed:?}");
    *kept = changed.body;
}

async fn timer_is_set(app: &TestApp, kind: &str) {
    loop {
        let rows = app.app.store().across_shops().rows::<timer::Entity>();
        if rows.all().await.unwrap().iter().any(|row| row.kind == kind) {
            return;
        }
        crate::harness::glance().await;
    }
}
