//! Where the socket side's questions meet the areas that can answer them.

use async_trait::async_trait;
use serde_json::Value;
use yingke_schema::members::presence::State;

use crate::{
    access::{Actor, Denied, Refusal},
    audit, catalogue, customers, live, members,
    reception::{
        Key,
        cards::{Asked, Fill},
    },
    shifts,
    shops::{self, Shop, ShopRef},
    storage::{StorageError, Store},
    trade,
    vocabulary::{Clock, CustomerId, MemberId, Millis, OrderId, ProductId, ShopId},
};

/// Answers for every area; cheap to clone.
#[derive(Clone)]
pub struct Areas {
    pub store: Store,
    pub clock: Clock,
}

impl Areas {
    async fn shop(&self, shop: &str) -> Result<Shop, Refusal> {
        let found = shops::find(&self.store, &ShopRef::from(shop)).await;
        Ok(found?.ok_or(Denied::NotFound)?)
    }
}

fn welcome(shop: Shop) -> live::ShopWelcome {
    live::ShopWelcome {
        id: shop.id,
        slug: shop.slug,
        name: shop.name,
        first_limit_ms: shop.first_limit_ms,
        later_limit_ms: shop.later_limit_ms,
    }
}

#[async_trait]
impl live::Gatekeeper for Areas {
    async fn member(
        &self,
        shop: &str,
        token: Option<&str>,
        cookie: Option<&str>,
    ) -> Result<live::Welcomed, Refusal> {
        let token = token.or(cookie).ok_or(Denied::NotSignedIn)?;
        let shop = ShopRef::from(shop);
        let member = members::member_of(&self.store, &self.clock, token, &shop).await;
        let member = member?;
        let found = shops::find(&self.store, &member.shop.into()).await;
        let shop = found?.ok_or(Denied::NotFound)?;
        let name = member.nick.clone();
        Ok(live::Welcomed {
            actor: Actor::Member(member),
            name,
            shop: welcome(shop),
        })
    }

    async fn customer(&self, shop: &str, token: &str) -> Result<live::Welcomed, Refusal> {
        let shop = self.shop(shop).await?;
        let actor = customers::customer_of(&self.store, token, &shop.id.into()).await;
        let actor = actor?;
        let Actor::Customer { customer, .. } = actor else {
            return Err(Denied::NotSignedIn.into());
        };
        let mut briefs = customers::briefs_of(&self.store.shop(shop.id), &[customer]).await?;
        let name = briefs.remove(&customer).map(|brief| brief.name);
        let name = name.unwrap_or_default();
        Ok(live::Welcomed {
            actor,
            name,
            shop: welcome(shop),
        })
    }
}

#[async_trait]
impl live::Presences for Areas {
    async fn at_desk(&self, shop: ShopId, now: Millis) -> Result<Vec<live::AtDesk>, StorageError> {
        let present = members::present(&self.store.shop(shop), now).await?;
        let at_desk = present.into_iter().map(|(place, presence)| live::AtDesk {
            id: place.id,
            serves: members::serves(place.role),
            nick: place.nick,
            state: presence.map_or(State::Offline, |presence| presence.state),
        });
        Ok(at_desk.collect())
    }

    async fn set_state(
        &self,
        shop: ShopId,
        member: MemberId,
        state: State,
        lease: Millis,
        now: Millis,
    ) -> Result<(), StorageError> {
        members::set_presence(&self.store, shop, member, state, lease, now).await?;
        shifts::presence_changed(&self.store, shop, member, state, now).await
    }

    async fn renew(
        &self,
        shop: ShopId,
        members: &[MemberId],
        lease: Millis,
    ) -> Result<(), StorageError> {
        members::renew_presence(&self.store, shop, members, lease).await
    }

    async fn keep_looking(&self, shop: ShopId, looked: &live::Looked) -> Result<(), StorageError> {
        customers::keep_looking(&self.store, shop, looked).await
    }

    async fn looking(
        &self,
        shop: ShopId,
        customer: CustomerId,
    ) -> Result<Option<live::Looked>, StorageError> {
        customers::looking(&self.store.shop(shop), customer).await
    }
}

#[async_trait]
impl live::Witness for Areas {
    async fn stepped_in(&self, actor: &Actor, key: Key, detail: Value) -> Result<(), StorageError> {
        let tx = self.store.begin(key.shop).await?;
        let entry = audit::Entry {
            action: "step_in",
            object: format!("conversation/{}", key.conversation),
            detail,
        };
        audit::record(&tx, actor, self.clock.now(), entry).await?;
        tx.commit().await
    }
}

/// Product cards, filled in from the catalogue.
pub struct ProductCards(pub Store);

#[async_trait]
impl Fill for ProductCards {
    async fn fill(&self, asked: &Asked) -> Result<Option<Value>, StorageError> {
        catalogue::card(&self.0.shop(asked.key.shop), ProductId(asked.id)).await
    }
}

/// Order cards, only of the customer the conversation is with.
pub struct OrderCards(pub Store);

#[async_trait]
impl Fill for OrderCards {
    async fn fill(&self, asked: &Asked) -> Result<Option<Value>, StorageError> {
        trade::card(
            &self.0.shop(asked.key.shop),
            OrderId(asked.id),
            asked.customer,
        )
        .await
    }
}
