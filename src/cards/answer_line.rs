use serde_json::json;
use uuid::Uuid;

use super::{
    Act, CardChanged, CardKind, Given, say,
    storage::{self, Card},
    view::Reader,
};
use crate::{
    live::Live,
    outbox::{Happened, Listener},
    reception::{
        self, Item, Key, Lane, Outcome, Sender, SenderKind,
        log::{self, Facts},
    },
    storage::{Event, Store},
    vocabulary::client_id_for,
};

/// What a shop does with a card stands in the chat already.
const OF_SHOP: [&str; 2] = ["sent", "withdrawn"];
/// Whose name stands at a yes.
const NAME: &str = "卡片答复";

/// Says in the chat what a customer answered on a card, so that it waits for nobody to look at the card.
pub struct AnswerTeller {
    pub store: Store,
    pub live: Live,
}

#[async_trait::async_trait]
impl Listener for AnswerTeller {
    fn name(&self) -> &'static str {
        "card_answers"
    }

    async fn hear(&self, happened: &Happened) -> anyhow::Result<()> {
        if happened.kind != CardChanged::KIND {
            return Ok(());
        }
        match serde_json::from_str::<CardChanged>(&happened.payload) {
            Ok(changed) if OF_SHOP.contains(&changed.act.as_str()) => Ok(()),
            Ok(changed) => self.say(happened, &changed).await,
            // It would not get better by being told again.
            Err(error) => {
                tracing::error!(%error, id = %happened.id, "what became of a card cannot be read");
                Ok(())
            }
        }
    }
}

impl AnswerTeller {
    async fn say(&self, happened: &Happened, changed: &CardChanged) -> anyhow::Result<()> {
        let db = self.store.shop(happened.shop);
        let key = Key {
            shop: happened.shop,
            conversation: changed.conversation,
        };
        let card = storage::card(&db, changed.card).await?;
        let facts = log::facts(&self.store, key).await?;
        let Some((card, facts)) = card.zip(facts) else {
            return Ok(());
        };
        let Some(answered) = &card.answer else {
            return Ok(());
        };
        // Whom the shop does not listen to opens no reception by a card either.
        let is_blocked = self.live.is_blocked(facts.key.shop, facts.customer);
        let waits = waits(&answered.given) && !is_blocked;
        let item = line(facts, happened.id, (&card, &answered.given), waits);
        let Ok(reviewed) = self.live.guard().admit(item, &[]) else {
            return Ok(());
        };
        let outcome = say::said(&self.live, reviewed).await;
        anyhow::ensure!(outcome != Outcome::Unavailable, "the log cannot be written");
        Ok(())
    }
}

/// Heard twice, also by two nodes, is one line.
fn line(facts: Facts, heard: Uuid, (card, given): (&Card, &Given), waits: bool) -> Item {
    let sender = if waits {
        Sender {
            kind: SenderKind::Customer,
            id: facts.customer.0,
            name: "".into(),
        }
    } else {
        Sender {
            kind: SenderKind::System,
            id: Uuid::nil(),
            name: NAME.into(),
        }
    };
    Item {
        key: facts.key,
        client_id: client_id_for(&format!("card_answered/{heard}")),
        sender,
        act: reception::Act::Say {
            lane: Lane::Public,
            kind: "card_answer",
            body: body(card, given),
            is_automatic: !waits,
        },
        channel: facts.channel,
        external_id: None,
    }
}

/// A no and whatever was written wait for somebody, as any line of the customer; a plain yes has done what it says.
fn waits(given: &Given) -> bool {
    given.act.is_no() || !given.words.is_empty()
}

/// Its codes, for programs that say it in their reader's language; the words for all others. Both sides read one line: numbers in it
/// are masked as on the card.
fn body(card: &Card, given: &Given) -> String {
    let kind = card.content.kind();
    let words = Reader::Member.words(&given.words);
    let about = format!(
        "{}（{}）：{}",
        kind_zh(kind),
        card.title,
        did_zh(kind, given.act)
    );
    let text = if words.is_empty() {
        about
    } else {
        format!("{about}：{words}")
    };
    let mut body = json!({
        "card": card.id, "kind": kind, "title": card.title, "act": given.act, "text": text,
    });
    if !words.is_empty() {
        body["words"] = words.into();
    }
    body.to_string()
}

const fn kind_zh(kind: CardKind) -> &'static str {
    match kind {
        CardKind::SkuChoice => "选择规格",
        CardKind::OrderInvite => "邀请下单",
        CardKind::OrderCheck => "核对订单",
        CardKind::AddressCheck => "核对地址",
        CardKind::AddressChange => "修改地址",
        CardKind::PriceChange => "提高价格",
        CardKind::SkuChange => "换规格",
        CardKind::ReceiptExtension => "延长收货",
        CardKind::OrderClosing => "关闭交易",
        CardKind::PartShipment => "拆单发货",
        CardKind::InstallationDay => "改约安装",
        CardKind::PayReminder => "催付",
        CardKind::AfterSaleOffer => "售后方案",
        CardKind::ReviewInvite => "邀请评价",
        // Nobody answers these.
        CardKind::Product
        | CardKind::Products
        | CardKind::Coupon
        | CardKind::Order
        | CardKind::Parcel
        | CardKind::Refund => "卡片",
    }
}

const fn did_zh(kind: CardKind, act: Act) -> &'static str {
    match (kind, act) {
        (CardKind::OrderCheck | CardKind::AddressCheck, Act::Refuse) => "客户说信息有误",
        (_, Act::Refuse | Act::Decline) => "客户不同意",
        (_, Act::Confirm) => "客户已确认",
        (_, Act::Accept) => "客户已同意",
        (_, Act::Choose | Act::Add) => "客户已加入购物车",
        (_, Act::Pay) => "客户已付款",
        (_, Act::Rate) => "客户已评价",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(act: Act, words: &str) -> Given {
        Given {
            act,
            choice: None,
            words: words.to_owned(),
            stars: None,
        }
    }

    #[test]
    fn a_no_and_words_wait_for_somebody_and_a_yes_does_not() {
        for act in [Act::Refuse, Act::Decline] {
            assert!(waits(&given(act, "")));
        }
        for act in [Act::Confirm, Act::Accept, Act::Pay, Act::Choose, Act::Rate] {
            assert!(!waits(&given(act, "")));
        }
        assert!(waits(&given(Act::Rate, "腿有点晃")));
    }
}
