use std::time::Instant;

use sea_orm::ColumnTrait;
use yingke::{
    reception::{Act, ClosedBy, Sender, SenderKind},
    vocabulary::Millis,
};
use yingke_schema::auto_replies::sent;

use super::{Day, PATIENCE, acting::words};

impl Day<'_> {
    pub(super) async fn says(&mut self, who: usize, now: Millis) -> bool {
        let customer = &mut self.customers[who];
        if customer.has_left {
            return false;
        }
        customer.lines -= 1;
        if customer.asked_at.is_none() {
            (customer.asked_at, customer.excused) = (Some(now), 0);
        }
        let sender = Sender {
            kind: SenderKind::Customer,
            id: customer.id.0,
            name: "访客".into(),
        };
        self.say(&self.customers[who], sender, words("请问有货吗"))
            .await;
        let is_there = |agent: &usize| self.agents[*agent].is_there;
        if let Some(agent) = self.customers[who].holder.filter(is_there) {
            self.turn(agent, who, now);
            return false;
        }
        // Whoever had them may be gone: a shop with consoles looks every other second.
        self.app.app.live().dispatch_soon(self.shop.id);
        if !self.agents.iter().any(|agent| agent.is_there) {
            self.hear_by_itself(who).await;
        }
        true
    }

    /// A message that is left is answered by itself, while it is fresh.
    async fn hear_by_itself(&self, who: usize) {
        let own = sent::Column::ConversationId.eq(self.customers[who].conversation);
        let began = Instant::now();
        loop {
            let db = self.app.app.store().shop(self.shop.id);
            let said = db.rows::<sent::Entity>().with(own.clone());
            if said
                .with(sent::Column::IsSaid.eq(true))
                .count()
                .await
                .unwrap()
                > 0
            {
                return;
            }
            let patience = began.elapsed() < PATIENCE;
            assert!(patience, "nothing is said to whoever leaves a message");
            crate::harness::glance().await;
        }
    }

    pub(super) async fn leaves(&mut self, who: usize) -> bool {
        let customer = &mut self.customers[who];
        if customer.asked_at.is_none() && customer.holder.is_none() {
            return false;
        }
        customer.has_left = true;
        (customer.asked_at, customer.holder) = (None, None);
        (customer.lines, customer.promised) = (0, None);
        let sender = Sender {
            kind: SenderKind::Customer,
            id: customer.id.0,
            name: "访客".into(),
        };
        let (by, over) = (ClosedBy::Customer, true);
        self.say(&self.customers[who], sender, Act::Close { by, over })
            .await;
        true
    }
}
