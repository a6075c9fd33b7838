use serde_json::json;

use super::{
    CardKind, Content, card_rules,
    hindrance::hindrance,
    keep::keep,
    say::{self, CHANNEL},
    storage::{self, Card},
    tell::{told, told_of},
    withdraw::withdraw_by_itself,
};
use crate::{
    access::Actor,
    live::Live,
    outbox::{Happened, Listener},
    reception::{
        Outcome,
        log::{self, Facts},
    },
    storage::{Event, StorageError, Store},
    trade::{self, OrderChanged},
    vocabulary::{CardId, Clock, OrderId, ShopId, client_id_for, new_id},
};

/// Changes that customers see nothing of.
const OF_STAFF: [&str; 5] = [
    "noted",
    "request_made",
    "request_answered",
    "request_fell",
    "case_owned",
];

/// Hears that an order changed: its customer looks again, its cards show something else now, those that its customer cannot answer any
/// more are taken back, and a paid one may be checked.
pub struct Follower {
    pub store: Store,
    pub clock: Clock,
    pub live: Live,
}

#[async_trait::async_trait]
impl Listener for Follower {
    fn name(&self) -> &'static str {
        "cards"
    }

    async fn hear(&self, happened: &Happened) -> anyhow::Result<()> {
        if happened.kind != OrderChanged::KIND {
            return Ok(());
        }
        let changed = match serde_json::from_str::<OrderChanged>(&happened.payload) {
            Ok(changed) => changed,
            // It would not get better by being told again.
            Err(error) => {
                tracing::error!(%error, id = %happened.id, "an order's change cannot be read");
                return Ok(());
            }
        };
        self.tell_customer(happened.shop, &changed).await?;
        if changed.kind == "handed_over" {
            self.withdraw(happened.shop, &changed).await?;
        }
        self.tell_again(happened.shop, changed.order).await?;
        if changed.kind == "paid" {
            self.check(happened.shop, &changed).await?;
        }
        Ok(())
    }
}

impl Follower {
    /// The customer's page looks at once, where a chat is open beside it.
    async fn tell_customer(
        &self,
        shop: ShopId,
        changed: &OrderChanged,
    ) -> Result<(), StorageError> {
        if OF_STAFF.contains(&changed.kind.as_str()) {
            return Ok(());
        }
        let db = self.store.shop(shop);
        if let Some(facts) = log::conversation_of(&db, changed.customer, CHANNEL).await? {
            self.live.tell_order(facts.key, changed.order);
        }
        Ok(())
    }

    /// Whose order it is now answers in a conversation of their own, and is asked there once more.
    async fn withdraw(&self, shop: ShopId, changed: &OrderChanged) -> Result<(), StorageError> {
        let db = self.store.shop(shop);
        let own = log::conversations_of(&db, changed.customer).await?;
        for card in storage::unanswered_elsewhere(&db, changed.order, &own).await? {
            withdraw_by_itself(&self.store, shop, card.id, self.clock.now()).await?;
        }
        Ok(())
    }

    async fn tell_again(&self, shop: ShopId, order: OrderId) -> Result<(), StorageError> {
        self.forget_addresses(shop, order).await?;
        let cards = storage::marks_of(&self.store.shop(shop), order).await?;
        for card in cards {
            told(&self.live, shop, card);
        }
        Ok(())
    }

    /// An address that nobody can confirm any more is nobody's to keep.
    async fn forget_addresses(&self, shop: ShopId, order: OrderId) -> Result<(), StorageError> {
        let db = self.store.shop(shop);
        let open = storage::open_addresses(&db, order).await?;
        if open.is_empty() {
            return Ok(());
        }
        let Some(known) = trade::known(&db, order).await? else {
            return Ok(());
        };
        let tx = self.store.begin(shop).await?;
        for card in open {
            if hindrance(&card.content, &known, self.clock.now()).is_some() {
                storage::forget_address(&tx, &card).await?;
            }
        }
        tx.commit().await
    }

    /// What the shop has checked of every order that is paid.
    async fn check(&self, shop: ShopId, changed: &OrderChanged) -> anyhow::Result<()> {
        let db = self.store.shop(shop);
        let (rules, _) = card_rules::rules_of(&db).await?;
        let order = changed.order;
        let order_check = rules.order_check.then_some(Content::order_check(order));
        let address_check = Content::address_check(order);
        let address_check = rules.address_check.then_some(address_check);
        let wanted: Vec<_> = [order_check, address_check].into_iter().flatten().collect();
        if wanted.is_empty() {
            return Ok(());
        }
        // Whoever never wrote is not written to.
        let facts = log::conversation_of(&db, changed.customer, CHANNEL).await?;
        let known = trade::known(&db, order).await?;
        let Some((facts, known)) = facts.zip(known) else {
            return Ok(());
        };
        let first = known.lines.first().map(|line| line.title.clone());
        for content in wanted {
            let title = first.clone().unwrap_or_default();
            self.send(&facts, content, title).await?;
        }
        Ok(())
    }

    /// Heard twice is sent once.
    async fn send(&self, facts: &Facts, content: Content, title: String) -> anyhow::Result<()> {
        let shop = facts.key.shop;
        let (kind, order) = (content.kind(), content.order());
        let card = Card {
            id: CardId(new_id()),
            conversation: facts.key.conversation,
            title,
            words: String::new(),
            by: None,
            at: self.clock.now(),
            answer: None,
            withdrawn_at: None,
            rev: 1,
            key: client_id_for(&reason(kind, order)).0,
            digest: String::new(),
            content,
        };
        let tx = self.store.begin(shop).await?;
        let card = match keep(&tx, &Actor::Anyone, &card).await {
            Ok(()) => {
                tx.commit().await?;
                card
            }
            Err(error) if error.is_double() => {
                drop(tx);
                let first = storage::card_by_key(&self.store.shop(shop), card.key).await?;
                first.unwrap_or(card)
            }
            Err(error) => return Err(error.into()),
        };
        let line = say::line(facts, &card);
        let Ok(reviewed) = say::reviewed(&self.live, line, &[]) else {
            return Ok(());
        };
        let said = say::said(&self.live, reviewed).await;
        anyhow::ensure!(
            !matches!(said, Outcome::Unavailable),
            "the log cannot be written"
        );
        told_of(&self.live, shop, &card);
        Ok(())
    }
}

fn reason(kind: CardKind, order: Option<OrderId>) -> String {
    json!({ "sent_by_itself": kind, "order": order }).to_string()
}
