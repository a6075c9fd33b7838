use std::cmp::Reverse;

use serde_json::json;
use yingke::{
    members,
    reception::{Act, Item, Key, Lane, Outcome, Sender, SenderKind},
    vocabulary::{ClientId, Millis, new_id},
};
use yingke_schema::members::presence::State;

use super::{Customer, Day, Event, HOUR};

impl Day<'_> {
    pub(super) fn dice(&mut self, from: Millis, to: Millis) -> Millis {
        self.seed = self
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        from + (self.seed >> 33) as Millis % (to - from)
    }

    pub(super) fn plan(&mut self, at: Millis, event: Event) {
        self.planned += 1;
        self.events.push(Reverse((at, self.planned, event)));
    }

    pub(super) async fn say(&self, who: &Customer, sender: Sender, act: Act) {
        let item = Item {
            key: Key {
                shop: self.shop.id,
                conversation: who.conversation,
            },
            client_id: ClientId(new_id()),
            sender,
            act,
            channel: "widget".into(),
            external_id: None,
        };
        let live = self.app.app.live();
        let reviewed = live.guard().admit(item, &[]).map_err(|_| ()).unwrap();
        let outcome = live.ledger().append_and_wait(reviewed).await;
        assert!(matches!(outcome, Outcome::Stored { .. }), "{outcome:?}");
    }

    pub(super) async fn set(&self, agent: usize, state: State) {
        let (store, now) = (self.app.app.store(), self.app.now());
        let until = now + 100 * HOUR;
        members::set_presence(
            store,
            self.shop.id,
            self.agents[agent].id,
            state,
            until,
            now,
        )
        .await
        .unwrap();
        self.app.app.live().dispatch_soon(self.shop.id);
    }

    pub(super) fn sender(&self, agent: usize) -> Sender {
        Sender {
            kind: SenderKind::Member,
            id: self.agents[agent].id.0,
            name: "客服小禾".into(),
        }
    }
}

pub(super) fn words(text: &str) -> Act {
    Act::Say {
        lane: Lane::Public,
        kind: "text",
        body: json!({ "text": text }).to_string(),
        is_automatic: false,
    }
}
